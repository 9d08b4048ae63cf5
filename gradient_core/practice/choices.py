"""Items whose answer is chosen: which samples are read, which statement, which gaps.

The wrong choices are those of the slips, so that what was chosen tells which one it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gradient_core.differences import COORDINATES, DISTANCE
from gradient_core.practice.chance import Chance
from gradient_core.practice.data import Index, LineData
from gradient_core.practice.making import gaps_of, uneven_places
from gradient_core.practice.rules import WrongRule, wrong_rules
from gradient_core.practice.slips import (
    ALL_EVEN,
    AS_GAPS,
    AS_POSITIONS,
    NO_SPACING,
    OPPOSITE,
    ORDER_2,
    OWN_SAMPLE,
    Slip,
)
from gradient_core.practice.working import name, short_statement
from gradient_core.text import plain_number

MOST_CHOICES = 4


@dataclass(frozen=True)
class Choice:
    """One thing to choose.

    Attributes
    ----------
    text : str
        Plain text; of code where `is_code`.
    slip : Slip or None
        None for the right one.
    is_code : bool
    rule : WrongRule or None
        The slip on the numbers, where it is one that gives a number.
    """

    text: str
    slip: Slip | None = None
    is_code: bool = False
    rule: WrongRule | None = None


def _mixed(chance: Chance, right: Choice, wrong: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return the right choice among wrong ones, those that read the same left out."""
    by_text: dict[str, Choice] = {right.text: right}
    for each in wrong:
        by_text.setdefault(each.text, each)
    others = chance.shuffled(list(by_text.values())[1:])[: MOST_CHOICES - 1]
    return tuple(chance.shuffled([right, *others]))


def samples_to_choose(chance: Chance, data: LineData) -> tuple[Choice, ...]:
    """Return sets of samples, of which one is read.

    Parameters
    ----------
    chance : Chance
    data : LineData

    Examples
    --------
    >>> data = LineData((1, 2, 4, 8), tuple(map(Fraction, range(4))), "unit", 1)
    >>> sorted((c.text, c.slip.name if c.slip else "") for c in samples_to_choose(Chance(1), data))
    [('f[0] and f[1]', 'the backward difference'), ('f[0] and f[2]', ''), ('f[0], f[1] and f[2]',
    'the sample itself read too'), ('f[1] and f[2]', 'the forward difference')]
    """
    right = Choice(_listed(data.weights))
    several = [rule for rule in wrong_rules(data) if len(rule.weights) > 1]
    wrong = [Choice(_listed(r.weights), r.slip, rule=r) for r in several]
    if data.is_inside and data.is_even:  # no rule reads all three: there is no number of it
        near = range(data.index - 1, data.index + 2)
        wrong.append(Choice(_listed(near), OWN_SAMPLE))
    return _mixed(chance, right, wrong)


def _listed(indices: Iterable[Index]) -> str:
    names = [name(index) for index in sorted(indices)]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def statements_to_choose(chance: Chance, data: LineData) -> tuple[Choice, ...]:
    """Return statements, of which NumPy executes one.

    Parameters
    ----------
    chance : Chance
    data : LineData

    Examples
    --------
    >>> data = LineData((1, 2, 4, 8), tuple(map(Fraction, range(4))), "unit", 1)
    >>> [c.text for c in statements_to_choose(Chance(1), data) if c.slip is None]
    ['(f[2] - f[0]) / (2. * h)']
    """
    right = Choice(short_statement(data.step), is_code=True)
    wrong = [
        Choice(rule.code, rule.slip, is_code=True, rule=rule)
        for rule in wrong_rules(data)
        if all(each.by != "1" and each.factor > 0 for each in rule.quotients)
        and (rule.slip is not OPPOSITE or len(rule.quotients) == 1)
    ]
    if not data.is_inside and data.edge_order == 1:
        near = (0, 1, 2) if data.index == 0 else tuple(data.index - k for k in (2, 1, 0))
        text = " + ".join(f"{letter} * {name(k)}" for letter, k in zip("abc", near, strict=True))
        wrong.append(Choice(text, ORDER_2, is_code=True))
    return _mixed(chance, right, wrong)


def gaps_to_choose(chance: Chance) -> tuple[LineData, tuple[Choice, ...]]:
    """Draw a second argument, and return lists of gaps, of which NumPy reads one.

    Parameters
    ----------
    chance : Chance

    Returns
    -------
    data : LineData
        Its spacing is a distance, positions, or the sizes of steps, which are positions to NumPy.
    choices : tuple of Choice

    Examples
    --------
    >>> data, choices = gaps_to_choose(Chance("class-7b"))
    >>> print(data.call.code)
    np.gradient([8, 9, 6, 11, 7], 4)
    >>> sorted(choice.text for choice in choices)
    ['0.25, 0.25, 0.25, 0.25', '1, 1, 1, 1', '4, 4, 4, 4']
    """
    count = 5
    samples = tuple(chance.between(0, 16) for _ in range(count))
    kind = chance.below(3)
    if kind == 0:
        h = chance.pick((Fraction(2), Fraction(3), Fraction(4), Fraction(1, 4), Fraction(1, 5)))
        places = tuple(k * h for k in range(count))
        data = LineData(samples, places, DISTANCE, 1)
        wrong = [
            Choice(_gaps([1 / h] * (count - 1)), AS_POSITIONS),
            Choice(_gaps([h / (count - 1)] * (count - 1)), AS_POSITIONS),
            Choice(_gaps([Fraction(1)] * (count - 1)), NO_SPACING),
        ]
        return data, _mixed(chance, Choice(_gaps(gaps_of(places))), wrong)
    places = uneven_places(chance, count) if kind == 1 else _sizes_of_steps(chance, count)
    data = LineData(samples, places, COORDINATES, 1)
    mean = (places[-1] - places[0]) / (count - 1)
    wrong = [
        Choice(_gaps(places), AS_GAPS),
        Choice(_gaps([mean] * (count - 1)), ALL_EVEN),
        Choice(_gaps([Fraction(1)] * (count - 1)), NO_SPACING),
    ]
    return data, _mixed(chance, Choice(_gaps(gaps_of(places))), wrong)


def _sizes_of_steps(chance: Chance, count: int) -> tuple[Fraction, ...]:
    """Return what people give who think of steps: small numbers that go up and down."""
    sizes = [Fraction(chance.between(1, 4))]
    while len(sizes) < count:
        sizes.append(Fraction(chance.pick([k for k in (1, 2, 3, 4, 5) if k != sizes[-1]])))
    return tuple(sizes)


def _gaps(gaps: Sequence[Fraction]) -> str:
    return ", ".join(_shown(gap) for gap in gaps)


def _shown(gap: Fraction) -> str:
    """Return a gap as a decimal where that is short, else as a fraction."""
    text = plain_number(float(gap), minus="−")
    return text if len(text) <= 5 else str(gap).replace("-", "−")
