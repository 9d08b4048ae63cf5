"""Published answers that are wrong, rebuilt with their own numbers: what they say, and why not.

They are asked when something has been right: before that, a wrong example is as easily learned as a
right one. It is to be found where they go wrong, and only then it is told. None of their authors is
named; the rules are what matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gradient_core.differences import COORDINATES, UNIT
from gradient_core.practice.answers import OTHER, RIGHT, UNREADABLE, Verdict
from gradient_core.practice.data import LineData
from gradient_core.practice.rules import WrongRule, wrong_rules
from gradient_core.practice.slips import (
    FORWARD_INSIDE,
    MEAN,
    NO_SPACING,
    OPPOSITE,
    ORDER_2,
    SECANT,
    SECOND_GAP,
    Slip,
)
from gradient_core.text import plain_number

WHERE_WRONG = "Where does it go wrong?"
IT_IS_RIGHT = "It is right."


def _places(*values: int) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


@dataclass(frozen=True)
class Paper:
    """A published answer.

    Attributes
    ----------
    title : str
        What it claims.
    where : str
        Where it stands.
    printed : str
        Its number, and what that is the slope of.
    data : LineData
        The numbers around it.
    value : Fraction
        What is printed, without rounding.
    why : str
        What is wrong with it, and what is right.
    slips : tuple of (str, Slip)
        What to choose from when it is asked where it goes wrong, besides that it is right: each
        with a name.
    not_right : str
        What to say to who finds it right, where its number is one that NumPy returns, too.
    better_by : str
        What gives the better number.

    Examples
    --------
    >>> for paper in PAPERS:
    ...     print(paper.title, paper.value, paper.data.right, sep="; ")
    How fast the pH rises; 7/15; 11/15
    The slope of x squared; 5; 4
    edge_order=2 is better; -7/2; 1
    >>> for text, value in PAPERS[0].choices.items():
    ...     print(text, value, sep=": ")
    The plain mean of the two slopes: 3/5
    The secant across both gaps: 7/15
    The spacing forgotten: 7/10
    It is right.: 11/15
    """

    title: str
    where: str
    printed: str
    data: LineData
    value: Fraction
    why: str
    slips: tuple[tuple[str, Slip], ...]
    not_right: str = ""
    better_by: str = "NumPy"

    @property
    def choices(self) -> dict[str, Fraction]:
        """What can be chosen, and what would be printed if it were so."""
        values = {rule.slip: rule.value(self.data) for rule in wrong_rules(self.data)}
        found = {text: values[slip] for text, slip in self.slips}
        return {**found, IT_IS_RIGHT: self.data.right}

    @property
    def right(self) -> str:
        """The choice that is right: the rule that gives what is printed."""
        return next(text for text, value in self.choices.items() if value == self.value)

    @property
    def rule(self) -> WrongRule:
        """The rule that gives what is printed, on the numbers around it."""
        slip = dict(self.slips)[self.right]
        return next(rule for rule in wrong_rules(self.data) if rule.slip == slip)


def judge_paper(paper: Paper, chosen: str) -> Verdict:
    """Judge where a published answer is said to go wrong.

    Parameters
    ----------
    paper : Paper
    chosen : str
        One of its choices.

    Returns
    -------
    Verdict
        Of a wrong choice it says what would be printed then.

    Examples
    --------
    >>> print(judge_paper(PAPERS[0], "The plain mean of the two slopes").sentence)
    That rule would give 0.6; printed is 0.47.
    >>> judge_paper(PAPERS[0], "The secant across both gaps").is_right
    True
    """
    value = paper.choices.get(chosen)
    if value is None:
        return Verdict(UNREADABLE, "Choose one first.")
    printed = _short(paper.value)
    if chosen == paper.right:
        return Verdict(RIGHT, f"That is it: {printed} is what that rule gives.")
    if chosen == IT_IS_RIGHT and paper.not_right:
        return Verdict(OTHER, paper.not_right)
    if chosen == IT_IS_RIGHT:
        return Verdict(OTHER, f"NumPy returns {_short(value)} here; printed is {printed}.")
    return Verdict(OTHER, f"That rule would give {_short(value)}; printed is {printed}.")


def _short(value: Fraction) -> str:
    """Return a number as it would be printed there: to two digits."""
    return plain_number(float(value), 2, minus="−")


PAPERS = (
    Paper(
        "How fast the pH rises",
        "A hand-out on the titration of an acid: the pH is 3, 4 and 4.4 when the volume V that was "
        "added is 2, 3 and 5. How fast does it rise at V = 3?",
        "For each unit of V it rises by 1 before, and by 0.2 after. The gaps are 1 and 2, together "
        "3: 1/3 · 1 + 2/3 · 0.2 = 0.47.",
        LineData((3, 4, Fraction(22, 5)), _places(2, 3, 5), COORDINATES, 1),
        Fraction(7, 15),
        "Each rate is weighted by its own gap, 1 and 2, so that the rate of the longer gap counts "
        "more: the secant once again. The nearer neighbour tells more about the slope here, so "
        "each rate has the weight of the other gap: 2/3 · 1 + 1/3 · 0.2 = 11/15, about 0.73.",
        (
            ("The plain mean of the two slopes", MEAN),
            ("The secant across both gaps", SECANT),
            ("The spacing forgotten", NO_SPACING),
        ),
    ),
    Paper(
        "The slope of x squared",
        "A page about np.gradient for uneven samples. Take x squared at 1, 2 and 4: 1, 4, 16.",
        "At x = 2 the slope is (16 − 1) / (4 − 1) = 5.",
        LineData((1, 4, 16), _places(1, 2, 4), COORDINATES, 1),
        Fraction(5),
        "That is what NumPy never does between gaps that differ. The slope of x squared at 2 is 4, "
        "and NumPy finds it: the slopes 3 and 6 have the weights 2/3 and 1/3.",
        (
            ("The secant across both gaps", SECANT),
            ("The forward difference", FORWARD_INSIDE),
            ("The plain mean of the two slopes", MEAN),
        ),
    ),
    Paper(
        "edge_order=2 is better",
        "Advice that is often given. Take samples that only rise: 0, 10, 11.",
        "At the last one, with edge_order=2, the slope is −3.5: better than with edge_order=1.",
        LineData((0, 10, 11), _places(0, 1, 2), UNIT, 2),
        Fraction(-7, 2),
        "The slopes 10 and 1 fall by 9 from one interval to the next. The parabola goes on to "
        "fall, by half of that: 1 − 4.5 = −3.5, a falling slope on rising samples. With "
        "edge_order=1 it is 1. The second order is better where samples are smooth, and worse "
        "where they have a kink.",
        (
            ("The slope of the second interval", SECOND_GAP),
            ("The sign turned round", OPPOSITE),
            ("A parabola through samples with a kink", ORDER_2),
        ),
        "With edge_order=2 NumPy returns −3.5, too. Is it better, a falling slope at the end of "
        "samples that only rise?",
        "NumPy with edge_order=1",
    ),
)
