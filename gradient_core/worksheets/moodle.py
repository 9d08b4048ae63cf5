"""A worksheet as Moodle XML: a bank of questions that say of a wrong answer which slip it is.

The elements are those of ``docs.moodle.org/en/Moodle_XML_format``: ``numerical`` for a number that
is typed, ``multichoice`` for what is chosen. The answers keep their order, and so their letters.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from html import escape
from xml.etree import ElementTree as ET

from gradient_core.practice import Bug, Choice, told
from gradient_core.worksheets.blocks import Block, Code, Formula, Options, Words
from gradient_core.worksheets.sheet import Exercise, Worksheet

_TO_A_THOUSANDTH = 0.001
_DIGITS = 4


@dataclass(frozen=True)
class _Answer:
    """One answer: its text, what it is worth in percent, and what is said to it."""

    text: str
    percent: int
    feedback: str
    tolerance: float | None = None


def moodle_of(sheet: Worksheet) -> str:
    """Return a worksheet as Moodle XML; a program with a mistake makes two questions.

    Parameters
    ----------
    sheet : Worksheet

    Examples
    --------
    >>> from gradient_core.worksheets.sheet import draw_worksheet
    >>> text = moodle_of(draw_worksheet("class-7b", 7))
    >>> text.splitlines()[0], text.count('type="numerical"'), text.count('type="multichoice"')
    ('<?xml version="1.0" encoding="UTF-8"?>', 5, 2)
    """
    quiz = ET.Element("quiz")
    category = ET.SubElement(quiz, "question", type="category")
    _text(ET.SubElement(category, "category"), f"$course$/top/{sheet.title}")
    for exercise in sheet.exercises:
        for question in _questions(exercise, f"{sheet.title}, {exercise.number:02d}"):
            quiz.append(question)
    ET.indent(quiz)
    written = ET.tostring(quiz, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _questions(exercise: Exercise, name: str) -> Iterable[ET.Element]:
    item = exercise.item
    if isinstance(item.data, Bug):
        words, about, *_ = exercise.question
        before = [words, about, exercise.program]
        numbers = [
            Choice(f"line {number}", each.slip) for number, each in enumerate(item.choices, 1)
        ]
        yield _choice(exercise, f"{name} a", [*before, Words("Which line is wrong?")], numbers)
        yield _choice(exercise, f"{name} b", [*before, Words("What comes of it?")], item.effects)
    elif isinstance(item.right, Fraction):
        yield _numerical(exercise, name, item.right)
    else:
        before = [each for each in exercise.question if not isinstance(each, Options)]
        yield _choice(exercise, name, before, item.choices)


def _numerical(exercise: Exercise, name: str, right: Fraction) -> ET.Element:
    question = _question("numerical", exercise, name, exercise.question)
    answers = [_Answer(_number(right), 100, f"{told(right)} is right.", tolerance(right))]
    answers += [
        _Answer(
            _number(wrong.answer),
            0,
            f"That is {wrong.slip.name}. {wrong.slip.sentence}",
            tolerance(wrong.answer),
        )
        for wrong in exercise.item.wrong
    ]
    for answer in answers:
        question.append(_answer(answer, "moodle_auto_format"))
    return question


def _choice(
    exercise: Exercise, name: str, asked: Sequence[Block], choices: Sequence[Choice]
) -> ET.Element:
    question = _question("multichoice", exercise, name, asked)
    for tag, value in (
        ("single", "true"),
        ("shuffleanswers", "false"),
        ("answernumbering", "abc"),
    ):
        ET.SubElement(question, tag).text = value
    for choice in choices:
        html = f"<code>{escape(choice.text)}</code>" if choice.is_code else escape(choice.text)
        said = "That is right."
        if choice.slip is not None:
            said = f"That is {choice.slip.name}. {choice.slip.sentence}"
        question.append(_answer(_Answer(html, 0 if choice.slip else 100, said), "html"))
    return question


def _question(kind: str, exercise: Exercise, name: str, asked: Iterable[Block]) -> ET.Element:
    question = ET.Element("question", type=kind)
    _text(ET.SubElement(question, "name"), name)
    for tag, blocks in (("questiontext", asked), ("generalfeedback", exercise.key)):
        html = _html(_without_number(blocks, exercise.number))
        _text(ET.SubElement(question, tag, format="html"), html)
    ET.SubElement(question, "defaultgrade").text = "1"
    ET.SubElement(question, "penalty").text = "0.3333333"
    ET.SubElement(question, "hidden").text = "0"
    return question


def _answer(answer: _Answer, form: str) -> ET.Element:
    element = ET.Element("answer", fraction=str(answer.percent), format=form)
    ET.SubElement(element, "text").text = answer.text
    if answer.tolerance is not None:
        ET.SubElement(element, "tolerance").text = repr(answer.tolerance)
    _text(ET.SubElement(element, "feedback", format="html"), f"<p>{escape(answer.feedback)}</p>")
    return element


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text


# --- numbers -------------------------------------------------------------------------------------


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


def tolerance(value: Fraction) -> float:
    """Return by how much an answer may be off: short decimals hardly, others when rounded.

    Parameters
    ----------
    value : Fraction

    Examples
    --------
    >>> tolerance(Fraction(5, 2)), round(tolerance(Fraction(1, 12)), 6)
    (0.0025, 0.0005)
    """
    size = abs(float(value))
    if size == 0 or float(f"{size:.{_DIGITS}g}") == size:
        return _TO_A_THOUSANDTH * (size or 1.0)
    # half of the second digit, and a little for the rounding of what is typed
    return 0.5 * 10.0 ** (math.floor(math.log10(size)) - 1) * (1 + _TO_A_THOUSANDTH)


# --- words ---------------------------------------------------------------------------------------


def _without_number(blocks: Iterable[Block], number: int) -> Iterator[Block]:
    """Yield what is said, without the number that Moodle gives it itself."""
    for block in blocks:
        if isinstance(block, Words) and block.strong:
            yield replace(block, strong=block.strong.removeprefix(f"{number}.").strip())
        else:
            yield block


def _html(blocks: Iterable[Block]) -> str:
    return "\n".join(filter(None, map(_written, blocks)))


def _written(block: Block) -> str:
    if isinstance(block, Code):
        return f"<pre>{escape(block.shown)}</pre>"
    if isinstance(block, Formula):
        return rf"<p>\[{escape(block.latex)}\]</p>"
    if isinstance(block, Words):
        return _paragraph(block)
    return ""  # Moodle draws the answers, and what they are typed into


def _paragraph(block: Words) -> str:
    strong = f"<strong>{escape(block.strong)}</strong>" if block.strong else ""
    code = f"<code>{escape(block.code)}</code>" if block.code else ""
    return f"<p>{' '.join(filter(None, (strong, escape(block.text), code)))}</p>"
