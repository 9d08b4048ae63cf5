"""What each wrong rule gives: the slips on the numbers of an item.

Every one of them is a sum of quotients of two samples, and so has weights like the right rule: they
are drawn on the strip, and put into a formula with the numbers of the item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gradient_core.practice.data import GridData, Index, LineData, Weights
from gradient_core.practice.slips import (
    BACKWARD_INSIDE,
    BOTH_SWAPPED,
    FORWARD_INSIDE,
    MEAN,
    MULTIPLIED,
    NO_SPACING,
    NO_SPACING_END,
    ONE_GAP,
    OPPOSITE,
    ORDER_1,
    ORDER_2,
    OTHER_AXIS,
    OTHER_SPACING,
    SECANT,
    SECANT_AT_END,
    SECOND_GAP,
    TOO_FAR,
    TWO_GAPS_AT_END,
    UNDIVIDED,
    WRAPPED,
    ZERO_OUTSIDE,
    Slip,
)
from gradient_core.text import latex_number


@dataclass(frozen=True)
class Quotient:
    """One quotient of two samples, times a factor.

    Attributes
    ----------
    start, stop : index or None
        The samples: ``f[stop] - f[start]``; None for a 0 in the place of a sample.
    over : Fraction
        What the difference is divided by.
    by : str
        The same in letters, as NumPy's source writes it.
    factor : Fraction
    factor_by : str
        The same in letters, where it has a name.
    """

    start: Index | None
    stop: Index | None
    over: Fraction
    by: str = ""
    factor: Fraction = Fraction(1)
    factor_by: str = ""


@dataclass(frozen=True)
class WrongRule:
    r"""A slip on the numbers of an item.

    Attributes
    ----------
    slip : Slip
    quotients : tuple of Quotient
        They add up to what it gives.

    Examples
    --------
    >>> places = tuple(map(Fraction, (0, 1, 3, 4, 6)))
    >>> data = LineData((1, 2, 4, 8, 16), places, "coordinates", 2)
    >>> rule = wrong_rules(data)[0]
    >>> print(rule.slip.name, rule.value(data), rule.code, rule.latex(data))
    the secant across both gaps 2 (f[3] - f[1]) / (h1 + h2) \frac{8 - 2}{3}
    """

    slip: Slip
    quotients: tuple[Quotient, ...]

    @property
    def weights(self) -> Weights:
        """What it multiplies each sample by; samples of weight 0 are left out."""
        found: dict[Index, Fraction] = {}
        for each in self.quotients:
            for index, sign in ((each.start, -1), (each.stop, 1)):
                if index is not None:
                    found[index] = found.get(index, Fraction(0)) + sign * each.factor / each.over
        return {index: weight for index, weight in sorted(found.items()) if weight}

    def value(self, data: LineData | GridData) -> Fraction:
        """Return the number that it gives."""
        products = (weight * data.sample(index) for index, weight in self.weights.items())
        return sum(products, Fraction(0))

    @property
    def code(self) -> str:
        """The rule with indices, as NumPy's source would write it."""
        return " + ".join(_code(each) for each in self.quotients)

    def latex(self, data: LineData | GridData) -> str:
        """Return the rule as LaTeX, with the numbers of the item put in."""
        return " + ".join(_latex(each, data) for each in self.quotients)


def _code(each: Quotient) -> str:
    names = [f"f[{index}]" if index is not None else "0" for index in (each.stop, each.start)]
    factor = "" if each.factor == 1 else f"{each.factor_by or _decimal(each.factor)} * "
    return f"{factor}({' - '.join(names)}) / {each.by}"


def _decimal(factor: Fraction) -> str:
    return f"{float(factor):g}"


def _latex(each: Quotient, data: LineData | GridData) -> str:
    stop, start = (
        latex_number(0 if index is None else data.sample(index))
        for index in (each.stop, each.start)
    )
    start = f"({start})" if start.startswith("-") else start
    factor = "" if each.factor == 1 else rf"{_factor(each.factor)} \cdot "
    return rf"{factor}\frac{{{stop} - {start}}}{{{latex_number(each.over)}}}"


def _factor(factor: Fraction) -> str:
    text = latex_number(factor)
    return f"({text})" if text.startswith("-") else text


def _negative(quotients: Sequence[Quotient]) -> tuple[Quotient, ...]:
    return tuple(
        Quotient(each.stop, each.start, each.over, each.by, each.factor) for each in quotients
    )


def wrong_rules(data: LineData | GridData) -> tuple[WrongRule, ...]:
    """Return the slips that have a meaning for these numbers, each once.

    Parameters
    ----------
    data : LineData or GridData

    Returns
    -------
    tuple of WrongRule

    Examples
    --------
    >>> from gradient_core.differences import UNIT
    >>> data = LineData((1, 2, 4, 8), tuple(map(Fraction, range(4))), UNIT, 1)
    >>> [(rule.slip.name, str(rule.value(data))) for rule in wrong_rules(data)][:2]
    [('the forward difference', '2'), ('the backward difference', '1')]
    """
    if isinstance(data, GridData):
        return _on_grid(data)
    if data.is_inside:
        return _inside_even(data) if data.is_even else _inside_uneven(data)
    return _at_end_1(data) if data.edge_order == 1 else _at_end_2(data)


def _inside_even(data: LineData) -> tuple[WrongRule, ...]:
    """Return the rules between equal gaps, where secant and plain mean are right."""
    before, here, after = data.index - 1, data.index, data.index + 1
    right = Quotient(before, after, 2 * data.h, "(2. * h)")
    rules = [
        (FORWARD_INSIDE, Quotient(here, after, data.h, "h")),
        (BACKWARD_INSIDE, Quotient(before, here, data.h, "h")),
    ]
    if data.h == 1:  # divided by h or not at all is the same then
        rules.append((ONE_GAP, Quotient(before, after, data.h, "h")))
    else:
        rules += [
            (ONE_GAP, Quotient(before, after, data.h, "h")),
            (UNDIVIDED, Quotient(before, after, Fraction(1), "1")),
            (NO_SPACING, Quotient(before, after, Fraction(2), "2.")),
            (MULTIPLIED, Quotient(before, after, Fraction(2), "2.", data.h, "h")),
        ]
    return (
        *(WrongRule(slip, (each,)) for slip, each in rules),
        WrongRule(OPPOSITE, _negative((right,))),
    )


def _inside_uneven(data: LineData) -> tuple[WrongRule, ...]:
    before, here, after = data.index - 1, data.index, data.index + 1
    h1, h2 = data.x[here] - data.x[before], data.x[after] - data.x[here]
    half, both = Fraction(1, 2), h1 + h2
    one, two = Quotient(before, here, h1, "h1"), Quotient(here, after, h2, "h2")
    right = _weighted(one, two, h2 / both, h1 / both)
    return (
        WrongRule(SECANT, (Quotient(before, after, both, "(h1 + h2)"),)),
        WrongRule(MEAN, _weighted(one, two, half, half)),
        WrongRule(FORWARD_INSIDE, (two,)),
        WrongRule(BACKWARD_INSIDE, (one,)),
        WrongRule(NO_SPACING, (Quotient(before, after, Fraction(2), "2."),)),
        WrongRule(UNDIVIDED, (Quotient(before, after, Fraction(1), "1"),)),
        WrongRule(OPPOSITE, _negative(right)),
    )


def _weighted(
    one: Quotient, two: Quotient, of_one: Fraction, of_two: Fraction
) -> tuple[Quotient, ...]:
    return tuple(
        Quotient(each.start, each.stop, each.over, each.by, each.factor * factor)
        for each, factor in ((one, of_one), (two, of_two))
    )


def _intervals_at_end(data: LineData) -> tuple[Quotient, Quotient]:
    """Return the slope of the interval at the end, and of the one beside it."""
    last = len(data.samples) - 1
    pairs = [(0, 1), (1, 2)] if data.index == 0 else [(last - 1, last), (last - 2, last - 1)]
    by = "h" if data.is_even else "h1"
    first, second = (
        Quotient(a, b, data.x[b] - data.x[a], name)
        for (a, b), name in zip(pairs, (by, "h" if data.is_even else "h2"), strict=True)
    )
    return first, second


def _at_end_1(data: LineData) -> tuple[WrongRule, ...]:
    first, second = _intervals_at_end(data)
    start, stop = first.start, first.stop
    rules = [(SECOND_GAP, second)]
    if first.over != 1:
        times = Quotient(start, stop, Fraction(1), "1", first.over, first.by)
        rules += [
            (NO_SPACING_END, Quotient(start, stop, Fraction(1), "1")),
            (MULTIPLIED, times),
        ]
    if data.is_even:
        other, twice = len(data.samples) - 1 if data.index == 0 else 0, 2 * data.h
        at_left = data.index == 0
        wrapped = (other, stop) if at_left else (start, other)
        ends = (None, stop) if at_left else (start, None)
        rules += [
            (TWO_GAPS_AT_END, Quotient(start, stop, twice, "(2. * h)")),
            (WRAPPED, Quotient(wrapped[0], wrapped[1], twice, "(2. * h)")),
            (ZERO_OUTSIDE, Quotient(ends[0], ends[1], twice, "(2. * h)")),
        ]
    return (
        *(WrongRule(slip, (each,)) for slip, each in rules),
        WrongRule(ORDER_2, _parabola_at_end(first, second)),
        WrongRule(OPPOSITE, _negative((first,))),
    )


def _parabola_at_end(first: Quotient, second: Quotient) -> tuple[Quotient, ...]:
    """Return what edge_order=2 makes of the two slopes at an end.

    The slopes s1 of the interval at the end and s2 of the one beside it go on, from the middle of
    the interval to the end, as s1 + t (s1 - s2) with t = h1/(h1 + h2), which is 1/2 for equal gaps.
    """
    share = first.over / (first.over + second.over)
    return _weighted(first, second, 1 + share, -share)


def _at_end_2(data: LineData) -> tuple[WrongRule, ...]:
    first, second = _intervals_at_end(data)
    half = Fraction(1, 2)
    one, two = (Quotient(each.start, each.stop, Fraction(1), "1") for each in (first, second))
    even = _weighted(one, two, 1 + half, -half)
    rules = [
        WrongRule(ORDER_1, (first,)),
        WrongRule(SECOND_GAP, (second,)),
        WrongRule(SECANT_AT_END, _weighted(first, second, half, half)),
        WrongRule(TOO_FAR, _weighted(first, second, Fraction(2), Fraction(-1))),
        WrongRule(OPPOSITE, _negative(_parabola_at_end(first, second))),
    ]
    if not data.is_even or data.h != 1:
        rules.append(WrongRule(NO_SPACING, even))
    if data.is_even and data.h != 1:
        times = tuple(replace(each, factor=each.factor * data.h) for each in even)
        rules.append(WrongRule(MULTIPLIED, times))
    return tuple(rules)


def _on_grid(data: GridData) -> tuple[WrongRule, ...]:
    along_x = _quotient_on_grid(data, 1, data.dx, "dx")
    along_y = _quotient_on_grid(data, 0, data.dy, "dy")
    by_index = _quotient_on_grid(data, 1, Fraction(1), "1")
    times = replace(by_index, factor=data.dx, factor_by="dx")
    return (
        WrongRule(OTHER_AXIS, (along_y,)),
        WrongRule(OTHER_SPACING, (_quotient_on_grid(data, 1, data.dy, "dy"),)),
        WrongRule(BOTH_SWAPPED, (_quotient_on_grid(data, 0, data.dx, "dx"),)),
        WrongRule(NO_SPACING, (by_index,)),
        WrongRule(MULTIPLIED, (times,)),
        WrongRule(OPPOSITE, _negative((along_x,))),
    )


def _quotient_on_grid(data: GridData, axis: int, gap: Fraction, name: str) -> Quotient:
    """Return the difference quotient along an axis, with a gap that may be that of another."""
    length = len(data.rows) if axis == 0 else len(data.rows[0])
    place = data.index[axis]
    low, high = max(place - 1, 0), min(place + 1, length - 1)
    start, stop = ((at, data.index[1]) if axis == 0 else (data.index[0], at) for at in (low, high))
    by = name if high - low == 1 else f"(2. * {name})"
    return Quotient(start, stop, (high - low) * gap, by)
