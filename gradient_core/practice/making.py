"""Draws the numbers of an item: small ones, on which every wrong rule gives a number of its own.

On equal gaps the secant and the plain mean are right, and with h = 1/2 so is a rule that forgets to
divide; on uneven gaps about one draw in four has a wrong rule that is right by luck, or two that
cannot be told apart. Such numbers are drawn again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise

from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_core.practice.chance import Chance
from gradient_core.practice.data import GridData, LineData
from gradient_core.practice.rules import wrong_rules

INSIDE_UNEVEN, INSIDE_H, INSIDE_UNIT = "inside, uneven", "inside, distance", "inside"
END_1, END_1_UNEVEN, END_2, END_2_UNEVEN = "end", "end, uneven", "end, 2", "end, 2, uneven"
GRID = "grid"

_DISTANCES = (Fraction(2), Fraction(3), Fraction(4), Fraction(5), Fraction(1, 4), Fraction(1, 5))
_GRID_DISTANCES = (Fraction(2), Fraction(4), Fraction(5), Fraction(1, 4), Fraction(1, 5))
_MOST_TRIES = 1000
# Of the right answer: what is written and computed without a sheet of paper.
_LARGEST, _LARGEST_DENOMINATOR = 40, 24
_FEWEST, _MOST = 5, 6
_TWO_DIGITS = Fraction(5, 100)


def is_told_apart(values: Sequence[Fraction]) -> bool:
    """Whether all numbers differ, and the first one from the others to two digits.

    Parameters
    ----------
    values : sequence of Fraction
        The right answer first.

    Examples
    --------
    >>> is_told_apart([Fraction(3), Fraction(2), Fraction(4)])
    True
    >>> is_told_apart([Fraction(3), Fraction(31, 10)]), is_told_apart([Fraction(3)] * 2)
    (False, False)
    """
    right, *wrong = values
    return len(set(values)) == len(values) and all(
        abs(value - right) > 2 * _TWO_DIGITS * max(abs(value), abs(right)) for value in wrong
    )


def is_readable(value: Fraction) -> bool:
    """Whether a number is small enough, and not 0, whose sign could not be told."""
    return 0 < abs(value) <= _LARGEST and value.denominator <= _LARGEST_DENOMINATOR


def drawn(chance: Chance, regime: str) -> LineData | GridData:
    """Draw numbers on which no wrong rule is right by luck.

    Parameters
    ----------
    chance : Chance
    regime : str
        Which statement they are for: one of the constants of this module.

    Examples
    --------
    >>> print(drawn(Chance("class-7b"), INSIDE_UNEVEN).code)
    np.gradient([4, 2, 14, 16, 2], [0, 3, 7, 8, 10])[3]
    """
    if regime == GRID:
        return _first_clear(lambda: _grid(chance))
    return _first_clear(lambda: random_line(chance, regime))


def _first_clear(draw: Callable[[], LineData | GridData]) -> LineData | GridData:
    for _ in range(_MOST_TRIES):
        data = draw()
        values = [data.right, *(rule.value(data) for rule in wrong_rules(data))]
        if is_readable(values[0]) and is_told_apart(values):
            return data
    raise RuntimeError("no numbers without a wrong rule that is right by luck")


def line_of(chance: Chance, regime: str) -> LineData:
    """Draw samples on a line, as `drawn` does."""
    data = drawn(chance, regime)
    if not isinstance(data, LineData):
        raise ValueError(f"{regime} is no line")
    return data


def random_line(chance: Chance, regime: str) -> LineData:
    """Draw samples on a line, whatever wrong rules give on them.

    Parameters
    ----------
    chance : Chance
    regime : str
        One of the constants of this module.

    Examples
    --------
    >>> print(random_line(Chance("class-7b"), END_2).code)
    np.gradient([9, 6, 11, 7, 1], edge_order=2)[4]
    """
    count = chance.between(_FEWEST, _MOST)
    samples = tuple(chance.between(0, 16) for _ in range(count))
    is_end = regime.startswith("end")
    index = chance.pick((0, count - 1)) if is_end else chance.between(1, count - 2)
    order = 2 if regime in (END_2, END_2_UNEVEN) else 1
    if regime in (INSIDE_UNEVEN, END_1_UNEVEN, END_2_UNEVEN):
        return LineData(samples, uneven_places(chance, count), COORDINATES, index, order)
    is_unit = regime == INSIDE_UNIT or (is_end and chance.below(3) == 0)
    h = Fraction(1) if is_unit else chance.pick(_DISTANCES)
    places = tuple(k * h for k in range(count))
    return LineData(samples, places, UNIT if is_unit else DISTANCE, index, order)


def uneven_places(chance: Chance, count: int) -> tuple[Fraction, ...]:
    """Return so many places whose neighbouring gaps all differ."""
    gaps = [chance.between(1, 4)]
    while len(gaps) < count - 1:
        gaps.append(chance.pick([gap for gap in (1, 2, 3, 4) if gap != gaps[-1]]))
    return tuple(Fraction(place) for place in accumulate(gaps, initial=0))


def _grid(chance: Chance) -> GridData:
    """Draw a table that is wider than high: a square one hides exchanged axes."""
    rows = tuple(tuple(chance.between(0, 20) for _ in range(4)) for _ in range(3))
    dy, dx = chance.shuffled(_GRID_DISTANCES)[:2]
    return GridData(rows, dy, dx, (1, chance.between(1, 2)))


def gaps_of(places: Sequence[Fraction]) -> list[Fraction]:
    """Return the differences of neighbouring places."""
    return [b - a for a, b in pairwise(places)]
