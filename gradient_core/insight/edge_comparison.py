"""What `edge_order` changes: one end of an axis with 1 and with 2, and which of them to trust.

``edge_order=1`` keeps the slope of the last interval, ``edge_order=2`` takes the slope of the
parabola through the last three samples. Only certainties are told: that a fourth sample lies on
that parabola too, or that its slope has another sign than the samples it was made from.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from gradient_core.oracle import bits_agree
from gradient_core.statements.schemes import LEFT, RIGHT
from gradient_core.text.fractions import as_fraction
from gradient_core.text.numbers import plain_number
from gradient_core.trace.steps import DifferenceStep
from gradient_core.trace.trace import GradientTrace

ENDS = (LEFT, RIGHT)
_DIGITS = 6
_MOST_READ = 4


def samples_needed(edge_order: int) -> int:
    """Return how many samples an axis must have.

    Examples
    --------
    >>> samples_needed(1), samples_needed(2)
    (2, 3)
    """
    return edge_order + 1


def interior_agrees(with_1: GradientTrace, with_2: GradientTrace) -> bool:
    """Whether all outputs but the two ends agree in every bit.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> f = [1, 2, 4, 8, 16]
    >>> interior_agrees(trace_gradient(f), trace_gradient(f, edge_order=2))
    True
    """
    (one,), (two,) = with_1.outputs, with_2.outputs
    return bits_agree(one[1:-1], two[1:-1])


@dataclass(frozen=True)
class EndParabola:
    """The parabola through the three samples of an end, without rounding.

    Attributes
    ----------
    end, next_slope, end_slope, curvature : Fraction
        Coordinate of the end; slope of its interval's neighbour; slope of the parabola at the
        end; second divided difference, half the second derivative.
    interval_slope : Fraction
        Slope of the interval at the end.
    has_fourth : bool
        Whether a fourth sample lies on it.
    """

    end: Fraction
    interval_slope: Fraction
    next_slope: Fraction
    end_slope: Fraction
    curvature: Fraction
    has_fourth: bool

    @property
    def turns(self) -> bool:
        """Whether the slope at the end has another sign than both intervals."""
        same_trend = self.interval_slope * self.next_slope > 0
        return same_trend and self.end_slope * self.interval_slope < 0

    @property
    def vertex(self) -> Fraction:
        """Where a curved parabola turns."""
        return self.end - self.end_slope / (2 * self.curvature)


@dataclass(frozen=True, eq=False)
class EdgeComparison:
    """One end of a 1-D trace with ``edge_order`` 1 and 2.

    Attributes
    ----------
    with_1, with_2 : DifferenceStep
        The steps that made the value at this end.
    parabola : EndParabola or None
        What ``edge_order=2`` drew; None where samples or coordinates are not real and finite, or
        the coordinates are not sorted.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> f = [0, 10, 11]
    >>> right = compare_edge(trace_gradient(f), trace_gradient(f, edge_order=2), RIGHT)
    >>> print(right.with_1.value, right.with_2.value, right.difference, right.overshoots)
    1.0 -3.5 -4.5 True
    >>> print(right.sentence)
    edge_order=2 overshoots: the last three samples rise, 0, 10, 11, but its slope at the end is
    -3.5. The parabola through them turns at x = 1.61111, inside the last gap. edge_order=1 gives 1.
    """

    with_1: DifferenceStep
    with_2: DifferenceStep
    parabola: EndParabola | None

    @property
    def region(self) -> str:
        """Left boundary or right boundary."""
        return self.with_1.region

    @cached_property
    def difference(self) -> Any:
        """What ``edge_order=2`` adds to the value of 1, units [F]/[X]."""
        with np.errstate(all="ignore"):
            return self.with_2.value - self.with_1.value

    @property
    def is_exact(self) -> bool:
        """Whether the four samples at this end lie exactly on one parabola or line."""
        return self.parabola is not None and self.parabola.has_fourth

    @property
    def overshoots(self) -> bool:
        """Whether the samples rise (or fall) up to the end, but ``edge_order=2`` says otherwise.

        Not claimed where a fourth sample confirms the parabola.
        """
        if self.parabola is None or self.is_exact or not self.parabola.turns:
            return False
        return bool(np.sign(self.with_2.value) == np.sign(float(self.parabola.end_slope)))

    @property
    def noise_ratio(self) -> float:
        """How many times stronger ``edge_order=2`` passes on noise in the samples.

        The ratio of the root sums of squares of the weights, ``sqrt(6.5 / 2)`` for equal gaps.

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> one, two = (trace_gradient([1, 2, 4], edge_order=order) for order in (1, 2))
        >>> round(compare_edge(one, two, LEFT).noise_ratio, 3)
        1.803
        """
        norms = [math.hypot(*map(abs, step.weights)) for step in (self.with_1, self.with_2)]
        return norms[1] / norms[0] if norms[0] else math.nan

    @property
    def sentence(self) -> str:
        """What the two orders say at this end, and what is certain about it."""
        if not np.isfinite([self.with_1.value, self.with_2.value]).all():
            return self._not_finite()
        if self.is_exact:
            return self._exact()
        if self.overshoots:
            return self._overshoot()
        return self._different()

    @property
    def _place(self) -> str:
        return "first" if self.region == LEFT else "last"

    def _not_finite(self) -> str:
        values = [_text(step.value) for step in (self.with_1, self.with_2)]
        only_2 = [term for term in self.with_2.terms if abs(term.offset) == 2]
        lost = [term for term in only_2 if not np.isfinite(term.sample)]
        if lost and np.isfinite(self.with_1.value):
            return (
                f"edge_order=2 gives {values[1]}: it also reads f[{lost[0].index}] = "
                f"{_text(lost[0].sample)}, which edge_order=1 does not. That gives {values[0]}."
            )
        return f"edge_order=1 gives {values[0]}, edge_order=2 gives {values[1]}: no slope here."

    def _exact(self) -> str:
        if self.parabola is None or self.parabola.curvature == 0:
            return f"The {self._place} four samples lie on a straight line, so both are exact."
        one, two = _text(self.with_1.value), _text(self.with_2.value)
        text = (
            f"2 is exact here: the {self._place} four samples lie on one parabola, whose slope at "
            f"the end is {two}. Its slope half a gap further in is {one}."
        )
        if self.parabola.turns:
            text += f" It turns inside the {self._place} gap, hence the other sign."
        return text

    def _overshoot(self) -> str:
        if self.parabola is None:
            raise ValueError("only a parabola overshoots")
        terms = sorted(self.with_2.terms, key=lambda term: float(term.coordinate))
        samples = ", ".join(_text(term.sample) for term in terms)
        verb = "rise" if self.parabola.interval_slope > 0 else "fall"
        return (
            f"edge_order=2 overshoots: the {self._place} three samples {verb}, {samples}, but its "
            f"slope at the end is {_text(self.with_2.value)}. The parabola through them turns at "
            f"x = {_text(float(self.parabola.vertex))}, inside the {self._place} gap. "
            f"edge_order=1 gives {_text(self.with_1.value)}."
        )

    def _different(self) -> str:
        distance, value = _text(abs(self.difference)), _text(self.with_1.value)
        if self.difference == 0:
            return f"Both give {value}: the slope does not change here."
        if _text(self.with_2.value) == value:
            return f"Both give {value}, but for a difference of {distance}."
        if self.parabola is None:
            return f"They differ by {distance}."
        slopes = [self.parabola.interval_slope, self.parabola.next_slope]
        near, far = (_text(float(slope)) for slope in slopes)
        return (
            f"They differ by {distance}: edge_order=1 keeps the slope of the {self._place} "
            f"interval, {near}; edge_order=2 also sees the one beside it, {far}, and carries the "
            "change on to the end."
        )


def _text(value: Any) -> str:
    return plain_number(value, _DIGITS)


def compare_edge(with_1: GradientTrace, with_2: GradientTrace, region: str) -> EdgeComparison:
    """Compare the two orders at one end.

    Parameters
    ----------
    with_1, with_2 : GradientTrace
        Of the same 1-D samples and spacing, with ``edge_order`` 1 and 2.
    region : str
        `LEFT` or `RIGHT`, the left or the right boundary.

    Returns
    -------
    EdgeComparison

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> f = [0, 1, 4, 9, 16]
    >>> one, two = trace_gradient(f), trace_gradient(f, edge_order=2)
    >>> print(compare_edge(one, two, RIGHT).sentence)
    2 is exact here: the last four samples lie on one parabola, whose slope at the end is 8.
    Its slope half a gap further in is 7.
    """
    index = 0 if region == LEFT else -1
    return EdgeComparison(with_1.step(index), with_2.step(index), _parabola(with_2, region))


def _parabola(trace: GradientTrace, region: str) -> EndParabola | None:
    """Return the exact parabola of an end, from its divided differences inwards."""
    x, f = _end_samples(trace, region)
    if len(x) < samples_needed(2):
        return None
    first, second, third = (_divided(x, f, order) for order in (1, 2, 3))
    return EndParabola(
        end=x[0],
        interval_slope=first[0],
        next_slope=first[1],
        end_slope=first[0] + second[0] * (x[0] - x[1]),
        curvature=second[0],
        has_fourth=third == [0],
    )


def _end_samples(trace: GradientTrace, region: str) -> tuple[list[Fraction], list[Fraction]]:
    """Return up to four coordinates and samples from the end inwards, while these are sorted."""
    length = len(trace.samples)
    inwards = range(length) if region == LEFT else range(length - 1, -1, -1)
    x: list[Fraction] = []
    f: list[Fraction] = []
    for i in inwards[:_MOST_READ]:
        coordinate, sample = _exact_coordinate(trace, i), _exact_number(trace.samples[i])
        if coordinate is None or sample is None or not _is_sorted([*x, coordinate]):
            break
        x.append(coordinate)
        f.append(sample)
    return x, f


def _exact_number(value: Any) -> Fraction | None:
    """Return the fraction that was meant, else the float itself; None if not real and finite."""
    meant = as_fraction(value)
    if meant is not None or not isinstance(value, float | np.floating) or not np.isfinite(value):
        return meant
    return Fraction(*value.as_integer_ratio())


def _exact_coordinate(trace: GradientTrace, index: int) -> Fraction | None:
    (reading,) = trace.spacing
    if reading.coordinates is not None:
        return _exact_number(reading.coordinates[index])
    gap = _exact_number(reading.spacing)
    return None if gap is None else index * gap


def _is_sorted(x: list[Fraction]) -> bool:
    gaps = [after - before for before, after in pairwise(x)]
    return all(gap > 0 for gap in gaps) or all(gap < 0 for gap in gaps)


def _divided(x: list[Fraction], f: list[Fraction], order: int) -> list[Fraction]:
    """Return the divided differences of this order, ``f[x_i, ..., x_(i+order)]``."""
    table = f
    for k in range(1, order + 1):
        ends = zip(x[:-k], x[k:], strict=True)
        rises = [after - before for before, after in pairwise(table)]
        table = [rise / (b - a) for rise, (a, b) in zip(rises, ends, strict=True)]
    return table
