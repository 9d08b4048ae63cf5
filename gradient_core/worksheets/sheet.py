"""A worksheet: questions drawn from a seed, and for each what it asks and what the key says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gradient_core.errors import GradientValueError
from gradient_core.limits import MOST_EXERCISES
from gradient_core.practice import (
    LAST_LEVEL,
    OUTPUT,
    Bug,
    Item,
    draw_item,
    read_seed,
    told,
)
from gradient_core.worksheets.blocks import Block, Code, Options, Space, Words, formula_of

SHEET, KEY, BOTH = "sheet", "key", "both"
PARTS: Final = (SHEET, KEY, BOTH)
"""What is written: the questions, the key, or one after the other."""

LEVELS: Final = {1: "a weight", 2: "the samples", 3: "the statement", LAST_LEVEL: "everything"}
"""What the questions of each level ask for."""

_LINES = 3


@dataclass(frozen=True)
class Exercise:
    """One question of a worksheet.

    Attributes
    ----------
    number : int
        From 1.
    item : Item
        As `gradient_core.practice` draws it.

    Examples
    --------
    >>> exercise = draw_worksheet("class-7b", 7).exercises[6]
    >>> exercise.answer
    '−6'
    >>> print(*(block for block in exercise.question if isinstance(block, Code)))
    Code(lines=('np.gradient([9, 8, 11, 5, 15], 0.25)[2]',), numbered=False)
    """

    number: int
    item: Item

    @property
    def question(self) -> tuple[Block, ...]:
        """What is asked."""
        item = self.item
        asked = Words(item.on_paper, strong=f"{self.number}.")
        if isinstance(item.data, Bug):
            return (
                asked,
                Words(item.data.about),
                self.program,
                Words("Wrong is line ____. What comes of it:"),
                self.effects,
            )
        shown = [Words(line.text, line.code) for line in item.shown]
        reply: Block = self.options if item.choices else Space(_LINES)
        return (asked, Code((item.code,)), *shown, reply)

    @property
    def program(self) -> Code:
        """The lines of a program with one wrong line."""
        return Code(tuple(choice.text for choice in self.item.choices), numbered=True)

    @property
    def options(self) -> Options:
        """What can be chosen."""
        choices = self.item.choices
        return Options(tuple(each.text for each in choices), any(each.is_code for each in choices))

    @property
    def effects(self) -> Options:
        """What can come of a wrong line."""
        return Options(tuple(each.text for each in self.item.effects))

    @property
    def answer(self) -> str:
        """What is right, in a few signs: a number, a letter, or line and letter."""
        item = self.item
        if isinstance(item.data, Bug):
            letter = self.effects.letter(item.data.effect)
            return f"line {item.data.wrong_line + 1}, {letter}"
        if isinstance(item.right, str):
            return self.options.letter(item.right)
        return told(item.right) + (", the second output" if item.kind == OUTPUT else "")

    @property
    def key(self) -> tuple[Block, ...]:
        """What is right, and how it is found, step by step."""
        item = self.item
        strong = f"{self.number}. {self.answer}"
        if isinstance(item.data, Bug):
            return (
                Words(item.data.why, strong=strong),
                Words("Mended:"),
                Code(item.data.mended_lines, numbered=True),
            )
        is_code = any(choice.is_code for choice in item.choices)
        right = item.right if isinstance(item.right, str) else ""
        first = Words("" if is_code else right, right if is_code else "", strong)
        return (first, *self.steps)

    @property
    def steps(self) -> tuple[Block, ...]:
        """How it is found."""
        found: list[Block] = []
        for line in self.item.solution:
            found.append(Words(line.text, "" if line.latex else line.code))
            if line.latex:
                found.append(formula_of(line.latex))
        if self.item.kind == OUTPUT:
            found.append(Words("x goes along the columns, axis 1: that is the second output."))
        return tuple(found)


@dataclass(frozen=True)
class Worksheet:
    """Questions on paper.

    Attributes
    ----------
    seed : str
    level : int
    exercises : tuple of Exercise

    Examples
    --------
    >>> sheet = draw_worksheet("Class-7b", 3)
    >>> sheet.title, len(sheet.exercises)
    ('np.gradient, worksheet class-7b', 3)
    >>> sheet == draw_worksheet("class-7b", 3), sheet == draw_worksheet("class-7c", 3)
    (True, False)
    """

    seed: str
    level: int
    exercises: tuple[Exercise, ...]

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"np.gradient, worksheet {self.seed}"

    @property
    def origin(self) -> str:
        """What makes the same sheet again."""
        count = len(self.exercises)
        questions = "1 question" if count == 1 else f"{count} questions"
        asked = LEVELS[self.level]
        return f"Word {self.seed}, {questions}, asked for: {asked}. They make this sheet again."


def draw_worksheet(seed: str, count: int, level: int = LAST_LEVEL) -> Worksheet:
    """Return the worksheet of a seed.

    Parameters
    ----------
    seed : str
        A word of letters, digits and hyphens. The questions are those of Practice with that word.
    count : int
        How many questions.
    level : int
        A key of `LEVELS`.

    Returns
    -------
    Worksheet

    Raises
    ------
    ParseError
        No such seed.
    GradientValueError
        No such level, or no such number of questions.

    Examples
    --------
    >>> draw_worksheet("class-7b", 0)
    Traceback (most recent call last):
        ...
    gradient_core.errors.GradientValueError: `count` must be 1 to 30; got 0. Take the nearest one.
    """
    word = read_seed(seed)
    if not 1 <= count <= MOST_EXERCISES:
        raise GradientValueError(
            f"`count` must be 1 to {MOST_EXERCISES}; got {count}. Take the nearest one.",
            argument="count",
        )
    if level not in LEVELS:
        levels = ", ".join(map(str, LEVELS))
        raise GradientValueError(
            f"`level` must be one of {levels}; got {level}. Take {LAST_LEVEL} for everything.",
            argument="level",
        )
    numbers = range(1, count + 1)
    return Worksheet(
        word, level, tuple(Exercise(number, draw_item(word, level, number)) for number in numbers)
    )
