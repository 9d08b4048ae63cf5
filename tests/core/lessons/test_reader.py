"""Lessons are read from Markdown, and each thing that is wrong is refused with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core.errors import GradientCoreError
from gradient_core.lessons import RULES, Aside, Lesson, LessonError, read_lesson
from gradient_core.limits import MOST_LESSON_CHARACTERS, MOST_LESSON_STEPS, MOST_STEP_CHARACTERS

DOCS = Path(__file__).resolve().parents[3] / "docs" / "lessons.md"
HEAD = "# The ends\n\n- minutes: 10\n- level: first course\n\n"  # the next line is the sixth
PROMPT = "## Prompt: One\n\nSay it.\n"
WHOLE = f"""{HEAD}About **both** ends.

## Note: Before

Bring chalk.

## Prompt: Invent a rule

For [the last place](https://numpy.org).

```
## no heading
- [ ] no answer
```

### A smaller heading

## prediction: The last value

What is it?

- [ ] `5.5`
- [X] 1

It is the *last* interval.
A second line.

## Note: Hands

Most say 5.5.

## Note: Time

Three minutes.

## Picture: At the end

[show **it**](/edge-order?f=0,+10,+11)

Look at the line.

## Question: When?

Say when.
"""


def prediction(answers: str, question: str = "What?", why: str = "So.") -> str:
    """Return a lesson with one prediction; its list begins in line 10."""
    return f"{HEAD}## Prediction: One\n\n{question}\n\n{answers}\n\n{why}\n"


def picture(words: str) -> str:
    """Return a lesson with one picture."""
    return f"{HEAD}## Picture: One\n\n{words}\n"


def test_a_lesson_has_its_head_steps_and_notes() -> None:
    """Each kind with its own parts; a note belongs to the step before it."""
    lesson = read_lesson(WHOLE)

    assert (lesson.title, lesson.minutes, lesson.level) == ("The ends", 10, "first course")
    assert lesson.about == "About **both** ends."
    assert lesson.asides == (Aside("Before", "Bring chalk."),)
    prompt, vote, shown, question = lesson.steps
    assert [step.kind for step in lesson.steps] == ["prompt", "prediction", "picture", "question"]
    assert prompt.text.endswith("- [ ] no answer\n```\n\n### A smaller heading")
    assert (vote.answers, vote.right) == (("`5.5`", "1"), 2)
    assert vote.text == "What is it?"
    assert vote.why == "It is the *last* interval.\nA second line."
    assert [aside.title for aside in vote.asides] == ["Hands", "Time"]
    assert (shown.link, shown.label) == ("/edge-order?f=0,+10,+11", "show it")
    assert shown.text == "Look at the line."
    assert (question.title, question.text) == ("When?", "Say when.")
    assert [WHOLE.split("\n")[step.line - 1][:8] for step in lesson.steps] == [
        "## Promp",
        "## predi",
        "## Pictu",
        "## Quest",
    ]


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("# The ends", "The ends\n========"),
        lambda text: text.replace("- minutes: 10", "* Minutes :  10"),
        lambda text: text.rstrip("\n"),
    ],
    ids=["mark", "Windows", "old Mac", "underlined", "star", "no last line"],
)
def test_one_lesson_in_other_spellings(changed: Callable[[str], str]) -> None:
    """What other editors write is the same lesson, but for where its steps begin."""
    written = changed(WHOLE).replace("* Minutes :  10\n-", "* Minutes :  10\n*")

    def without_lines(lesson: Lesson) -> str:
        return re.sub(r"line=\d+", "", repr(lesson))

    assert without_lines(read_lesson(written)) == without_lines(read_lesson(WHOLE))


CASES = [
    ("too-long", 1, "a" * 1_000_000),
    ("too-long", 1, "# " * (MOST_LESSON_CHARACTERS // 2 + 1)),
    ("control", 2, "# The ends\n\x00"),
    ("control", 1, "# \ufffd"),
    ("empty", 1, " \n\n"),
    ("title", 1, "Hello.\n\n# The ends\n"),
    ("title", 2, "\n## Prompt: One\n"),
    ("title", 1, "---\nminutes: 10\n---\n# The ends\n"),
    ("second-title", 10, HEAD + PROMPT + "\n# Two\n"),
    ("long-title", 1, "#\n\nHello.\n"),
    ("long-title", 6, f"{HEAD}## Prompt: {'a' * 81}\n\nSay it.\n"),
    ("long-title", 6, f"{HEAD}## Prompt:\n\nSay it.\n"),
    ("head", 1, f"# The ends\n\nAbout it.\n\n{PROMPT}"),
    ("head", 1, f"# The ends\n\n- minutes: 10\n\n{PROMPT}"),
    ("head-line", 3, f"# The ends\n\n- author: me\n- minutes: 10\n\n{PROMPT}"),
    ("head-line", 4, f"# The ends\n\n- minutes: 10\n-\n\n{PROMPT}"),
    ("minutes", 3, HEAD.replace("10", "ten") + PROMPT),
    ("minutes", 3, HEAD.replace("10", "0") + PROMPT),
    ("minutes", 3, HEAD.replace("10", "241") + PROMPT),
    ("minutes", 3, HEAD.replace("10", "٣") + PROMPT),
    ("level", 4, HEAD.replace("first course", "") + PROMPT),
    ("level", 4, HEAD.replace("first course", "a" * 81) + PROMPT),
    ("no-kind", 6, HEAD + "## One\n\nSay it.\n"),
    ("kind", 6, HEAD + "## Quiz: One\n\nSay it.\n"),
    ("no-steps", 9, HEAD + "## Note: One\n\nHi.\n"),
    ("many-steps", 6 + 4 * MOST_LESSON_STEPS, HEAD + (PROMPT + "\n") * (MOST_LESSON_STEPS + 1)),
    ("empty-step", 6, HEAD + "## Prompt: One\n\n" + PROMPT),
    ("empty-step", 6, HEAD + "## Note: One\n\n" + PROMPT),
    ("long-step", 6, f"{HEAD}## Prompt: One\n\n{'a' * (MOST_STEP_CHARACTERS + 1)}\n"),
    ("long-step", 1, f"{HEAD}{'a' * (MOST_STEP_CHARACTERS + 1)}\n\n{PROMPT}"),
    ("boxes", 8, f"{HEAD}## Prompt: One\n\n- [ ] a\n- [x] b\n\nSo.\n"),
    ("no-answers", 6, HEAD + "## Prediction: One\n\nWhat?\n\n1. a\n2. b\n"),
    ("no-answers", 6, HEAD + "## Prediction: One\n\nWhat?\n\n> - [ ] a\n> - [x] b\n"),
    ("answers", 10, prediction("- [x] a")),
    ("answers", 10, prediction("- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e")),
    ("box", 11, prediction("- [x] a\n- b")),
    ("box", 11, prediction("- [x] a\n- [] b")),
    ("box", 11, prediction("- [x] a\n- [ ]b")),
    ("long-answer", 11, prediction(f"- [x] a\n- [ ] {'b' * 121}")),
    ("long-answer", 11, prediction("- [x] a\n- [ ] b\n  and more")),
    ("long-answer", 11, prediction("- [x] a\n- [ ]")),
    ("long-answer", 11, prediction("- [x] a\n- [ ] b\n  - c")),
    ("right", 10, prediction("- [ ] a\n- [ ] b")),
    ("right", 10, prediction("- [x] a\n- [x] b")),
    ("no-question", 6, HEAD + "## Prediction: One\n\n- [ ] a\n- [x] b\n\nSo.\n"),
    ("why", 11, prediction("- [x] a\n- [ ] b", why="").rstrip()),
    ("no-link", 6, picture("Look.")),
    ("no-link", 6, picture("Go and [show it](/axes) now.\n\nLook.")),
    ("no-link", 6, picture("[a](/axes)\n\n[b](/axes)\n\nLook.")),
    ("no-link", 6, picture("[a](/axes) [b](/axes)\n\nLook.")),
    ("no-link", 6, picture("[a](https://numpy.org)\n\nLook.")),
    ("look-for", 8, picture("[show it](/axes)")),
    ("link", 8, picture("[show it](/nowhere)\n\nLook.")),
    ("link", 9, f"{HEAD}## Prompt: One\n\nSay it\nor [see](/nowhere).\n"),
    ("link", 6, f"{HEAD}## Prompt: [One](/nowhere)\n\nSay it.\n"),
    ("link", 6, f"{HEAD}See [this](/nowhere).\n\n{PROMPT}"),
    ("link", 8, prediction("- [x] a\n- [ ] b", "See [this](/nowhere).")),
    ("link", 11, prediction("- [x] a\n- [ ] [b](/nowhere)")),
    ("address", 8, f"{HEAD}## Prompt: One\n\n[a](//evil.example/x)\n"),
    ("address", 8, f"{HEAD}## Prompt: One\n\n[a](ftp://x)\n"),
    ("address", 8, f"{HEAD}## Prompt: One\n\n[a](axes)\n"),
    ("address", 8, f"{HEAD}## Prompt: One\n\n<mailto:a@b.c>\n"),
    ("image", 8, f"{HEAD}## Prompt: One\n\n![a](https://numpy.org/a.png)\n"),
    ("html", 8, f"{HEAD}## Prompt: One\n\n<div>a</div>\n"),
    ("html", 8, f"{HEAD}## Prompt: One\n\na <b>b</b>\n"),
    ("html", 6, f"{HEAD}<!-- hidden -->\n\n{PROMPT}"),
    ("reference", 10, f"{HEAD}## Prompt: One\n\n[a][1]\n\n[1]: /axes\n"),
]


def nowhere(link: str) -> str:
    """Tell that one address does not exist."""
    return "there is no such page" if link == "/nowhere" else ""


@pytest.mark.parametrize(("code", "line", "text"), CASES)
def test_what_is_wrong_is_told_with_its_line_and_a_fix(code: str, line: int, text: str) -> None:
    """The line is that of the slip, not of the step; the rule and its fix are whole sentences."""
    with pytest.raises(LessonError) as refused:
        read_lesson(text, nowhere)

    error = refused.value
    assert (error.code, error.line) == (code, line)
    assert error.message.startswith(f"Line {line}: ")
    assert "{" not in error.message
    assert error.message.endswith(".")
    assert isinstance(error, GradientCoreError)


def test_every_rule_has_a_case_and_a_line_in_the_guide() -> None:
    """Nothing is refused that the page on how to write a lesson does not name, and the reverse."""
    named = re.findall(r"^\| `([\w-]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(named) == sorted(RULES)
    assert {code for code, _, _ in CASES} == set(RULES)


def test_bounds_of_the_guide_are_those_of_the_reader() -> None:
    """Numbers that are told are those that count."""
    text = " ".join(DOCS.read_text(encoding="utf-8").split())

    assert (
        f"At most {MOST_LESSON_CHARACTERS:,} characters, {MOST_LESSON_STEPS} steps, and "
        f"{MOST_STEP_CHARACTERS:,} characters in each" in text
    )


def test_the_example_of_the_guide_is_a_lesson() -> None:
    """What is there to be copied is read as it is."""
    (example,) = re.findall(r"^```markdown\n(.*?)^```", DOCS.read_text("utf-8"), re.M | re.S)
    lesson = read_lesson(example)

    assert [step.kind for step in lesson.steps] == ["prompt", "prediction", "picture", "question"]
    assert lesson.steps[-1].asides


@pytest.mark.parametrize(
    ("word", "use"),
    [
        ("Quiz", "prediction"),
        ("Predicton", "prediction"),
        ("pictures", "picture"),
        ("Teacher", "note"),
        ("Homework", "prompt, prediction, picture, question or note"),
    ],
)
def test_kinds_that_are_not_known_are_told_the_one_that_is_meant(word: str, use: str) -> None:
    """By another word for it, by a slip of the pen, or all of them."""
    with pytest.raises(LessonError, match=f"of the kind `{word}` is not known. Use {use}\\.$"):
        read_lesson(f"{HEAD}## {word}: One\n\nSay it.\n")


def test_links_are_checked_as_they_stand() -> None:
    """Those into the app alone, each once, wherever they are."""
    asked: list[str] = []

    def note(link: str) -> str:
        asked.append(link)
        return ""

    read_lesson(WHOLE.replace("Say when.", "[When](/guide?see=Pitfalls)?"), note)

    assert asked == ["/edge-order?f=0,+10,+11", "/guide?see=Pitfalls"]


@given(st.text(st.sampled_from("#-[]x() \n`:ab/1>*|!<"), max_size=300))
def test_any_text_is_a_lesson_or_refused(text: str) -> None:
    """Nothing else is raised, whatever is written; a line that is named is one of the file."""
    for whole in (text, HEAD + text, f"{HEAD}## Prediction: One\n{text}"):
        lines = range(1, whole.count("\n") + 2)
        assert outcome(whole) in lines


def outcome(text: str) -> int:
    """Return the line of the refusal, or of the first step."""
    try:
        return read_lesson(text).steps[0].line
    except LessonError as error:
        return error.line
