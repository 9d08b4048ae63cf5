"""Worksheets: the same for the same word, and true in every form they are written in."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from html import unescape
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from markdown_it import MarkdownIt

from gradient_core.errors import GradientValueError, ParseError
from gradient_core.limits import MOST_EXERCISES
from gradient_core.practice import KINDS, PULL, VALUE, Bug, LineData, told
from gradient_core.worksheets import (
    BOTH,
    KEY,
    LEVELS,
    PARTS,
    SHEET,
    Exercise,
    Worksheet,
    draw_worksheet,
    exercise_markdown,
    key_markdown,
    latex_of,
    markdown_of,
    moodle_of,
)
from gradient_core.worksheets.moodle import tolerance

SHEETS = [draw_worksheet(word, 8, level) for word in ("a", "class-7b") for level in LEVELS]
EACH = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.seed}-{sheet.level}")
WHOLE = draw_worksheet("all-kinds", MOST_EXERCISES)


def test_a_sheet_is_the_same_for_the_same_word() -> None:
    """In every form, whatever the capitals; another word makes another one."""
    for write in (moodle_of, lambda s: markdown_of(s, BOTH), lambda s: latex_of(s, BOTH)):
        assert write(draw_worksheet("Class-7B", 5)) == write(draw_worksheet("class-7b", 5))
        assert write(draw_worksheet("class-7b", 5)) != write(draw_worksheet("class-7c", 5))


def test_a_longer_sheet_begins_with_the_shorter_one() -> None:
    """And has every kind of question."""
    assert WHOLE.exercises[:5] == draw_worksheet("all-kinds", 5).exercises
    assert {each.item.kind for each in WHOLE.exercises} >= set(KINDS) - {"statement"}


@pytest.mark.parametrize(
    ("word", "count", "level", "error", "says"),
    [
        ("a b", 5, 4, ParseError, "`seed` must be"),
        ("a", 0, 4, GradientValueError, "`count` must be 1 to 30; got 0"),
        ("a", MOST_EXERCISES + 1, 4, GradientValueError, "got 31"),
        ("a", 5, 0, GradientValueError, "`level` must be one of 1, 2, 3, 4; got 0"),
    ],
)
def test_no_sheet_is_refused(
    word: str, count: int, level: int, error: type[Exception], says: str
) -> None:
    """With what is possible."""
    with pytest.raises(error, match=re.escape(says)):
        draw_worksheet(word, count, level)


def test_key_has_what_numpy_returns() -> None:
    """The number in the key is that of the call on the sheet, run here."""
    checked, pulled = 0, 0
    for exercise in WHOLE.exercises:
        if exercise.item.kind in (VALUE, PULL) and isinstance(exercise.item.data, LineData):
            (code,) = re.findall(r"```python\n(.*?)\n```", exercise_markdown(exercise), re.DOTALL)
            (shown,) = re.findall(r"^\*\*\d+\. (−?[\d/]+)", key_markdown(exercise))
            told_right = float(Fraction(shown.replace("−", "-")))
            if exercise.item.kind == PULL:
                slope = re.findall(r" equal (−?\d)\?", exercise.item.on_paper)[0]
                value = eval(code.replace("?", str(told_right)), {"np": np})
                assert float(slope.replace("−", "-")) == pytest.approx(value)
                pulled += 1
                continue
            assert told_right == pytest.approx(float(eval(code, {"np": np})))
            checked += 1
    assert checked >= 3
    assert pulled >= 3


@EACH
def test_letter_of_the_key_is_that_of_the_right_choice(sheet: Worksheet) -> None:
    """Also of a line and its effect."""
    for exercise in sheet.exercises:
        item, shown = exercise.item, exercise_markdown(exercise)
        if isinstance(item.data, Bug):
            found = re.fullmatch(r"line (\d), ([a-c])", exercise.answer)
            assert found is not None
            assert f"{found[1]}  {item.right}" in shown
            assert f"\n{found[2]}) {item.data.effect[:9]}" in shown
        elif isinstance(item.right, str):
            plain = shown.replace("\\", "")
            assert re.search(rf"^{exercise.answer}\) `?{re.escape(item.right)}`?$", plain, re.M)


@EACH
def test_key_has_every_step_of_the_solution(sheet: Worksheet) -> None:
    """And the sheet those steps alone that are shown, never the answer."""
    for exercise in sheet.exercises:
        item = exercise.item
        plain = key_markdown(exercise).replace("\\", "")
        assert all(line.text in plain for line in item.solution)
        shown = exercise_markdown(exercise).replace("\\", "")
        said = [line.text for line in item.shown]
        assert all((line.text in shown) == (line.text in said) for line in item.solution)
        if isinstance(item.right, Fraction) and item.right.denominator > 1:
            assert told(item.right) not in shown


# --- Markdown ------------------------------------------------------------------------------------


@EACH
def test_markdown_opens_nothing_but_what_is_meant(sheet: Worksheet) -> None:
    """Read by somebody else, the words of a question are these words, and code is code."""
    for exercise in sheet.exercises:
        tokens = MarkdownIt("commonmark").parse(exercise_markdown(exercise))
        words = "".join(text_of(tokens))
        assert exercise.item.on_paper in words
        kinds = {child.type for token in tokens for child in token.children or []}
        allowed = {"text", "text_special", "strong_open", "strong_close", "code_inline"}
        assert kinds <= allowed | {"softbreak", "hardbreak"}
        assert [token.tag for token in tokens if token.type == "heading_open"] == []


def text_of(tokens: list) -> Iterator[str]:
    """Yield the plain text of Markdown, as it is read."""
    for token in tokens:
        yield from (child.content for child in token.children or [])


def test_markdown_file_has_its_parts_alone() -> None:
    """A sheet for the class has no key."""
    sheet = draw_worksheet("a", 3)
    parts = {part: markdown_of(sheet, part) for part in PARTS}

    assert parts[BOTH] == parts[SHEET] + "\n" + parts[KEY]
    assert "key" not in parts[SHEET]
    assert "Name: ____" in parts[SHEET]
    assert "Name:" not in parts[KEY]


# --- LaTeX ---------------------------------------------------------------------------------------


@EACH
@pytest.mark.parametrize("part", PARTS)
def test_latex_is_balanced_and_plain(sheet: Worksheet, part: str) -> None:
    """Environments and braces close in their order, outside verbatim nothing special is bare."""
    text = latex_of(sheet, part)
    outside = re.sub(r"\\begin{verbatim}.*?\\end{verbatim}", "", text, flags=re.DOTALL)
    open_now: list[str] = []
    for begins, name in re.findall(r"\\(begin|end){(\w+)}", text):
        if begins == "begin":
            open_now.append(name)
        else:
            assert open_now.pop() == name
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", outside):
        depth += {"{": 1, "}": -1}[brace]
        assert depth >= 0

    assert (open_now, depth) == ([], 0)
    assert set(text) <= set(string.printable)
    body = outside.split(r"\begin{document}")[1]
    no_maths = re.sub(r"\\\[.*?\\\]|\$[^$]*\$", "", body, flags=re.DOTALL)
    assert not re.search(r"(?<!\\)[_^&#%$]", no_maths)
    assert (r"\newpage" in text) == (part == BOTH)


# --- Moodle --------------------------------------------------------------------------------------


def matching(question: ET.Element, value: float) -> list[ET.Element]:
    """Return the answers of a numerical question that take a number, in their order."""
    return [
        answer
        for answer in question.iter("answer")
        if abs(value - float(answer.findtext("text"))) <= float(answer.findtext("tolerance"))
    ]


def numbered(sheet: Worksheet) -> Iterator[tuple[Exercise, list[ET.Element]]]:
    """Yield each exercise and its questions in Moodle XML."""
    root = ET.fromstring(moodle_of(sheet))
    assert root.tag == "quiz"
    category, *questions = root
    assert category.findtext("category/text") == f"$course$/top/{sheet.title}"
    for exercise in sheet.exercises:
        name = f"{sheet.title}, {exercise.number:02d}"
        found = [each for each in questions if (each.findtext("name/text") or "")[:-2] == name]
        found += [each for each in questions if each.findtext("name/text") == name]
        yield exercise, found


@EACH
def test_moodle_takes_the_right_answer_alone(sheet: Worksheet) -> None:
    """Typed exactly or to two digits where it has no end; each slip is told by its name."""
    for exercise, found in numbered(sheet):
        item = exercise.item
        assert len(found) == (2 if isinstance(item.data, Bug) else 1)
        if not isinstance(item.right, Fraction):
            continue
        (question,) = found
        assert question.get("type") == "numerical"
        typed = float(item.right)
        for value in (typed, float(f"{typed:.3g}")):
            assert matching(question, value)[0].get("fraction") == "100"
        for wrong in item.wrong:
            first = matching(question, float(wrong.answer))[0]
            assert first.get("fraction") == "0"
            assert wrong.slip.name in (first.findtext("feedback/text") or "")


@EACH
def test_moodle_has_one_right_choice_and_says_why_others_are_not(sheet: Worksheet) -> None:
    """The letters are those of the sheet on paper."""
    for exercise, found in numbered(sheet):
        for question in found:
            if question.get("type") != "multichoice":
                continue
            answers = question.findall("answer")
            right = [k for k, each in enumerate(answers) if each.get("fraction") == "100"]
            assert len(right) == 1
            assert question.findtext("single") == "true"
            assert question.findtext("shuffleanswers") == "false"
            if not isinstance(exercise.item.data, Bug):
                assert string.ascii_lowercase[right[0]] == exercise.answer
            wrong = [each for each in answers if each.get("fraction") == "0"]
            assert all("That is" in (each.findtext("feedback/text") or "") for each in wrong)


def test_html_in_moodle_is_escaped_once() -> None:
    """A sign of comparison in a program is one on the screen, and opens nothing."""
    for exercise, found in numbered(WHOLE):
        for question in found:
            html = question.findtext("questiontext/text") or ""
            tags = set(re.findall(r"</?(\w+)", html))
            assert tags <= {"p", "pre", "code", "strong"}
            assert exercise.item.on_paper in unescape(html)
            assert "&amp;lt;" not in html


def test_tolerance_lets_no_slip_pass() -> None:
    """Short decimals are typed as they are; all else may be rounded to two digits."""
    assert tolerance(Fraction(0)) == pytest.approx(0.001)
    assert tolerance(Fraction(-5, 2)) == pytest.approx(0.0025)
    assert tolerance(Fraction(26, 3)) == pytest.approx(0.05, rel=0.01)
    assert abs(8.7 - 26 / 3) < tolerance(Fraction(26, 3)) < abs(8.6 - 26 / 3)


@pytest.mark.parametrize("level", [2, 3], ids=["words", "code"])
def test_signs_of_a_question_open_nothing_in_any_form(level: int) -> None:
    """A link, a formula, an element, a comment: they are written as they are read."""
    asked = "Is f[0](x) < f[1] & *why* $5% of <b> #1_2?"
    chosen = draw_worksheet("a", 1, level).exercises[0]
    options = tuple(replace(c, text=f"{c.text} <i>&{k}") for k, c in enumerate(chosen.item.choices))
    right = next(choice.text for choice in options if choice.slip is None)
    item = replace(chosen.item, question=asked, choices=options, right=right)
    sheet = replace(WHOLE, exercises=(replace(chosen, item=item),))

    tokens = MarkdownIt("commonmark").parse(markdown_of(sheet, SHEET))
    assert asked in "".join(text_of(tokens))
    assert r"Is f[0](x) $<$ f[1] \& *why* \$5\% of $<$b$>$ \#1\_2?" in latex_of(sheet, SHEET)
    (question,) = ET.fromstring(moodle_of(sheet)).findall("question[@type='multichoice']")
    html = question.findtext("questiontext/text") or ""
    assert "Is f[0](x) &lt; f[1] &amp; *why* $5% of &lt;b&gt; #1_2?" in html
    answers = [answer.findtext("text") or "" for answer in question.findall("answer")]
    assert all("&lt;i&gt;&amp;" in answer for answer in answers)
