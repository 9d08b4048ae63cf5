"""A lesson: its head, its steps in their order, and beside each what the teacher alone reads."""

from __future__ import annotations

from dataclasses import dataclass

PROMPT, PREDICTION, PICTURE, QUESTION, NOTE = (
    "prompt",
    "prediction",
    "picture",
    "question",
    "note",
)
KINDS = (PROMPT, PREDICTION, PICTURE, QUESTION, NOTE)
"""The words that a heading of the second level begins with."""


@dataclass(frozen=True)
class Aside:
    """What the teacher alone reads.

    Attributes
    ----------
    title : str
    text : str
        Markdown.
    """

    title: str
    text: str


@dataclass(frozen=True)
class Step:
    """One step of a lesson.

    Attributes
    ----------
    kind : {"prompt", "prediction", "picture", "question"}
    title : str
        Markdown on one line.
    line : int
        Where it begins in the file, counted from 1.
    text : str
        Markdown: what is said or asked; of a picture, what to look for.
    answers : tuple of str
        Of a prediction: two to four, Markdown on one line each.
    right : int
        Which of them is right, counted from 1; 0 where there are none.
    why : str
        Why it is right, in Markdown.
    link, label : str
        Of a picture: the address in this app, and the words that lead there.
    asides : tuple of Aside
        For the teacher, beside this step.

    Examples
    --------
    >>> step = Step("prediction", "The end", 9, "What is it?", ("1", "2"), 2, "It is one gap.")
    >>> step.answers[step.right - 1]
    '2'
    """

    kind: str
    title: str
    line: int
    text: str
    answers: tuple[str, ...] = ()
    right: int = 0
    why: str = ""
    link: str = ""
    label: str = ""
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """A lesson as it is read from its file.

    Attributes
    ----------
    title : str
    minutes : int
        How long it takes.
    level : str
        For whom it is.
    about : str
        What it is about, in Markdown; may be empty.
    steps : tuple of Step
        One at least.
    asides : tuple of Aside
        For the teacher, before the first step.

    Examples
    --------
    >>> from gradient_core.lessons.reader import read_lesson
    >>> lesson = read_lesson('''# The ends
    ...
    ... - minutes: 10
    ... - level: first course
    ...
    ... ## Prompt: Where are we?
    ...
    ... Draw four samples.
    ... ''')
    >>> lesson.title, lesson.minutes, [step.title for step in lesson.steps]
    ('The ends', 10, ['Where are we?'])
    """

    title: str
    minutes: int
    level: str
    about: str
    steps: tuple[Step, ...]
    asides: tuple[Aside, ...] = ()
