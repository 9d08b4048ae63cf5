"""One item of practice: a question, the numbers, what is right, and what each wrong rule gives.

An item is drawn from a seed, a level and a number: the same three make the same item on every
machine. The first levels show a worked solution and hide one of its steps; the last level mixes all
kinds of questions. Worked examples first, then with steps taken out one by one from the end, is
what studies of learning from examples recommend (Renkl, Atkinson and Grosse 2004, Instructional
Science 32); wrong answers that tell the rule behind them are the elaborated feedback of Van der
Kleij, Feskens and Eggen (2015, Review of Educational Research 85).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from gradient_core.errors import GradientValueError
from gradient_core.limits import MOST_ITEMS
from gradient_core.practice.bugs import Bug
from gradient_core.practice.chance import Chance, read_seed
from gradient_core.practice.choices import (
    Choice,
    gaps_to_choose,
    samples_to_choose,
    statements_to_choose,
)
from gradient_core.practice.data import GridData, LineData
from gradient_core.practice.dealing import (
    BUG,
    EDGE,
    HIDDEN_BY_LEVEL,
    LAST_LEVEL,
    OUTPUT,
    PULL,
    SAMPLES,
    SPACING,
    VALUE,
    WEIGHTS,
    WHICH_STATEMENT,
    WORKED,
    bug_of,
    kind_of,
)
from gradient_core.practice.making import (
    END_1,
    END_1_UNEVEN,
    END_2,
    END_2_UNEVEN,
    GRID,
    INSIDE_H,
    INSIDE_UNEVEN,
    INSIDE_UNIT,
    drawn,
    is_told_apart,
    line_of,
)
from gradient_core.practice.pulling import Pull, pulled, with_sample
from gradient_core.practice.rules import WrongRule, wrong_rules
from gradient_core.practice.slips import (
    ALL,
    BACKWARD_INSIDE,
    FORWARD_INSIDE,
    Slip,
)
from gradient_core.practice.working import (
    WorkedLine,
    gap_lines,
    lines_before,
    name,
    worked_lines,
)
from gradient_core.text import plain_number

UNKNOWN = "?"
"""In a call, for a sample that is to be found."""

_REGIMES = {
    VALUE: (INSIDE_UNEVEN, INSIDE_UNEVEN, INSIDE_H, INSIDE_UNIT, END_1, END_1_UNEVEN),
    SAMPLES: (INSIDE_UNEVEN, INSIDE_H, END_1, END_2),
    WEIGHTS: (INSIDE_UNEVEN, INSIDE_UNEVEN, INSIDE_H, END_2),
    WHICH_STATEMENT: (INSIDE_UNEVEN, INSIDE_H, END_1, END_2),
    EDGE: (END_2, END_2, END_2_UNEVEN),
    PULL: (INSIDE_UNEVEN, INSIDE_UNEVEN, INSIDE_H, INSIDE_UNIT, END_1, END_1_UNEVEN, END_2),
}
_MOST_TRIES = 1000


@dataclass(frozen=True)
class WrongAnswer:
    """What a slip gives.

    Attributes
    ----------
    slip : Slip
    answer : Fraction
    rule : WrongRule
        How it comes to that.
    """

    slip: Slip
    answer: Fraction
    rule: WrongRule


@dataclass(frozen=True)
class Item:
    """One question.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    hidden : str
        Which step of the solution is not shown: empty for a worked example, ``"all"`` for nothing
        shown at all.
    question : str
        Plain text.
    data : LineData, GridData or Bug
    right : Fraction or str
        A number to type, or the text of the right choice.
    wrong : tuple of WrongAnswer
        The slips and their numbers; empty where the answer is chosen.
    choices : tuple of Choice
        Empty where the answer is typed.
    effects : tuple of Choice
        What a bug does, to be chosen beside its line.
    asked : int or None
        The sample whose weight is asked for, or that may be pulled; in `data` it is where it is
        right then.
    start : Fraction or None
        Where a sample stands before anybody has pulled it.

    Examples
    --------
    >>> item = draw_item("class-7b", 4, 7)
    >>> print(item.kind, item.question, item.data.code, item.right, sep="; ")
    next value; What does NumPy return here?; np.gradient([9, 8, 11, 5, 15], 0.25)[2]; -6
    >>> [f"{wrong.slip.name}: {wrong.answer}" for wrong in item.wrong][:2]
    ['the forward difference: -24', 'the backward difference: 12']
    """

    kind: str
    hidden: str
    question: str
    data: LineData | GridData | Bug
    right: Fraction | str
    wrong: tuple[WrongAnswer, ...] = ()
    choices: tuple[Choice, ...] = ()
    effects: tuple[Choice, ...] = ()
    asked: int | None = None
    start: Fraction | None = None

    @property
    def code(self) -> str:
        """The call that is shown; a "?" stands for a sample that is to be found."""
        if isinstance(self.data, Bug):
            return ""
        if self.kind == SPACING:
            return self.data.call.code
        if self.kind != PULL:
            return self.data.code
        whole = self.with_sample(Fraction(0))  # a fraction would write all samples as floats
        samples = [str(sample) for sample in whole.samples]
        shown = [UNKNOWN if k == self.asked else text for k, text in enumerate(samples)]
        return whole.code.replace(f"[{', '.join(samples)}]", f"[{', '.join(shown)}]", 1)

    @property
    def on_paper(self) -> str:
        """The question where nothing can be pulled.

        Examples
        --------
        >>> item = draw_item("class-7b", 4, 6)
        >>> print(item.question, item.on_paper, item.code, item.right, sep="; ")
        Drag f[3] until gradient[4] is −3.; Which f[3] makes gradient[4] equal −3?;
        np.gradient([8, 11, 9, ?, 6, 1], 3)[4]; 19
        """
        if self.kind != PULL:
            return self.question
        data, moved = self._to_pull
        return f"Which {name(moved)} makes gradient[{data.index}] equal {_short(data.right)}?"

    @property
    def target(self) -> Fraction:
        """The slope that is asked for where a sample is pulled."""
        return self.solved.right

    @property
    def solved(self) -> LineData:
        """The numbers with the sample that is pulled where it is right."""
        return self._to_pull[0]

    def with_sample(self, value: Fraction) -> LineData:
        """Return the numbers with another sample in the place of the one that may be pulled."""
        data, moved = self._to_pull
        return with_sample(data, moved, value)

    @property
    def _to_pull(self) -> tuple[LineData, int]:
        if self.kind != PULL or not isinstance(self.data, LineData) or self.asked is None:
            raise ValueError("no sample of this item can be pulled")
        return self.data, self.asked

    @property
    def solution(self) -> tuple[WorkedLine, ...]:
        """The worked solution; none for a bug, which is mended."""
        if isinstance(self.data, LineData) and self.kind == SPACING:
            return gap_lines(self.data)
        return () if isinstance(self.data, Bug) else worked_lines(self.data)

    @property
    def shown(self) -> tuple[WorkedLine, ...]:
        """The part of the solution that is shown with the question."""
        return lines_before(self.solution, self.hidden)

    @property
    def is_typed(self) -> bool:
        """Whether the answer is a number that is typed."""
        return isinstance(self.right, Fraction)


def draw_item(seed: str, level: int, number: int, *, hide: str = "", again: bool = False) -> Item:
    """Return the item of a seed, a level and a number.

    Parameters
    ----------
    seed : str
        As `read_seed` takes it.
    level : int
        0 for a worked example, 1 to 3 with one step hidden, 4 for all kinds.
    number : int
        Which item, counted from 1.
    hide : {"", "weight", "indices", "statement"}
        Which step levels 1 to 3 hide: the one that was missed last; by default that of the level.
    again : bool
        The same question with other numbers, and a spacing that is given in the same way: so that
        the slip of the first try can be made, or avoided, again.

    Returns
    -------
    Item

    Raises
    ------
    ParseError
        A seed that `read_seed` refuses.
    GradientValueError
        No such level, number or step.

    Examples
    --------
    >>> one, two = draw_item("class-7b", 1, 1), draw_item("class-7b", 1, 1, again=True)
    >>> one == draw_item("Class-7b", 1, 1), one.kind == two.kind, one.data == two.data
    (True, True, False)
    """
    word = read_seed(seed)
    _check(level, number, hide)
    hidden = HIDDEN_BY_LEVEL[level]
    if hide and level not in (WORKED, LAST_LEVEL):
        hidden = hide
    kind = kind_of(word, level, number, hidden)
    regime = Chance(word, level, number, hidden, "regime").pick(_REGIMES.get(kind, ("",)))
    if level == WORKED:
        regime = INSIDE_UNEVEN
    chance = Chance(word, level, number, hidden, int(again))
    if kind == BUG:
        return _bug(chance, bug_of(word, number, again=again))
    if not again:
        return _made(chance, kind, hidden, regime)
    first = _made(Chance(word, level, number, hidden, 0), kind, hidden, regime)
    return _made_like(first, lambda: _made(chance, kind, hidden, regime))


def _made_like(first: Item, make: Callable[[], Item]) -> Item:
    for _ in range(_MOST_TRIES):
        item = make()
        is_other = not item.is_typed or item.right != first.right
        if is_other and _spacing_of(item) == _spacing_of(first):
            return item
    raise RuntimeError("no other numbers with a spacing that is given in the same way")


def _spacing_of(item: Item) -> str:
    return item.data.spacing if isinstance(item.data, LineData) else ""


def _check(level: int, number: int, hide: str) -> None:
    for name_of, value, low, high in (
        ("level", level, WORKED, LAST_LEVEL),
        ("number", number, 1, MOST_ITEMS),
    ):
        if not low <= value <= high:
            raise GradientValueError(
                f"`{name_of}` must be {low} to {high}; got {value}. Take the nearest one.",
                argument=name_of,
            )
    if hide not in HIDDEN_BY_LEVEL[:LAST_LEVEL]:
        raise GradientValueError(
            f"`hide` must be weight, indices or statement; got {hide!r}. Leave it empty for the "
            "step of the level.",
            argument="hide",
        )


def _made(chance: Chance, kind: str, hidden: str, regime: str) -> Item:
    if kind == OUTPUT:
        return _typed(kind, hidden, drawn(chance, GRID), _output_question)
    if kind == SPACING:
        data, choices = gaps_to_choose(chance)
        return _chosen(
            kind, hidden, data, choices, "Which gaps does NumPy take between the samples?"
        )
    if kind == WEIGHTS:
        return _weight(chance, hidden, regime)
    if kind == PULL:
        return _to_pull(pulled(chance, regime), hidden)
    data = line_of(chance, regime)
    if kind == SAMPLES:
        asked = f"Which samples does NumPy read for gradient[{data.index}]?"
        return _chosen(kind, hidden, data, samples_to_choose(chance, data), asked)
    if kind == WHICH_STATEMENT:
        asked = f"Which statement does NumPy execute for gradient[{data.index}]?"
        return _chosen(kind, hidden, data, statements_to_choose(chance, data), asked)
    question = "What does edge_order=2 say at this end?" if kind == EDGE else _VALUE_QUESTION
    return _typed(kind, hidden, data, lambda _data: question)


_VALUE_QUESTION = "What does NumPy return here?"


def _output_question(data: LineData | GridData) -> str:
    if not isinstance(data, GridData):
        raise ValueError("only a grid has several outputs")
    row, column = data.index
    return f"Rows are y and columns are x. What does the output for x hold at [{row}, {column}]?"


def _typed(kind: str, hidden: str, data: LineData | GridData, ask: object) -> Item:
    rules = wrong_rules(data)
    wrong = tuple(WrongAnswer(rule.slip, rule.value(data), rule) for rule in rules)
    question = ask(data) if callable(ask) else str(ask)
    return Item(kind, hidden, question, data, data.right, wrong)


def _chosen(
    kind: str, hidden: str, data: LineData, choices: tuple[Choice, ...], question: str
) -> Item:
    right = next(choice.text for choice in choices if choice.slip is None)
    return Item(kind, hidden, question, data, right, choices=choices)


def _weight(chance: Chance, hidden: str, regime: str) -> Item:
    """Draw a question for one weight: each slip gives the sample another one."""
    for _ in range(_MOST_TRIES):
        data = line_of(chance, regime)
        asked = chance.pick([index for index in data.weights if isinstance(index, int)])
        right = data.weights[asked]
        wrong = tuple(_wrong_weights(data, asked))
        if right and is_told_apart([right, *(each.answer for each in wrong)]):
            question = f"With which weight does NumPy multiply {name(asked)}?"
            return Item(WEIGHTS, hidden, question, data, right, wrong, asked=asked)
    raise RuntimeError("no weights without a wrong rule that is right by luck")


def _wrong_weights(data: LineData, asked: int) -> list[WrongAnswer]:
    """Return the weights that slips give a sample; of those that do not read it the first, with 0.

    Between equal gaps the one-sided rules have the weight of one that divides by one gap.
    """
    one_sided = (FORWARD_INSIDE, BACKWARD_INSIDE) if data.is_inside and data.is_even else ()
    rules = wrong_rules(data)
    reading = [r for r in rules if asked in r.weights and r.slip not in one_sided]
    blind = [r for r in rules if asked not in r.weights][:1]
    return [WrongAnswer(r.slip, r.weights.get(asked, Fraction(0)), r) for r in reading + blind]


def _to_pull(pull: Pull, hidden: str) -> Item:
    data = pull.data
    question = f"Drag {name(pull.moved)} until gradient[{data.index}] is {_short(data.right)}."
    wrong = tuple(WrongAnswer(rule.slip, place, rule) for rule, place in pull.wrong)
    return Item(PULL, hidden, question, data, pull.right, wrong, asked=pull.moved, start=pull.start)


def _short(value: Fraction) -> str:
    return plain_number(float(value), minus="−")


def _bug(chance: Chance, bug: Bug) -> Item:
    lines = tuple(
        Choice(line, None if k == bug.wrong_line else bug.slip, is_code=True)
        for k, line in enumerate(bug.lines)
    )
    effects = chance.shuffled(
        [Choice(bug.effect), *(Choice(text, bug.slip) for text in bug.other_effects)]
    )
    question = "One line is wrong. Which one, and what comes of it?"
    right = bug.lines[bug.wrong_line]
    return Item(BUG, ALL, question, bug, right, choices=lines, effects=tuple(effects))
