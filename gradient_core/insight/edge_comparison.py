"""What `edge_order` changes at one end of an axis, in numbers.

With ``h1``, ``s1`` the gap and the slope of the interval at the end, ``h2``, ``s2`` those of the
next one inwards, ``edge_order=1`` keeps ``s1``, and ``edge_order=2`` takes the slope of the
parabola through the three samples at the end:

    s1 + h1/(h1 + h2) * (s1 - s2)

- The slope of a parabola changes evenly, so ``s1`` is its slope half a gap inwards, and half a gap
  further out it has changed by ``h1/2 * (s1 - s2)/((h1 + h2)/2)``.
- It is exact where the samples lie on a parabola. Three samples always do; a fourth one on it
  says so with certainty.
- It has another sign than ``s1`` where ``s2/s1 > 2 + h2/h1``: three times as steep inside as at the
  end, for equal gaps. The parabola then turns inside the last gap, while the samples do not.
- Independent noise of one strength in every sample comes out with the root of the sum of squares
  of the weights. For equal gaps that is ``sqrt(1 + 1)/h`` with 1, and with 2
  ``sqrt(1.5**2 + 2**2 + 0.5**2)/h``, which is ``sqrt(6.5/2)``, about 1.8 times as much.

Only certainties are told: that a fourth sample lies on that parabola too, or that its slope has
another sign than the samples it was made from.

References
----------
.. [1] LeVeque, R. J. (2007). Finite Difference Methods for Ordinary and Partial Differential
   Equations. SIAM. Chapter 1: one-sided approximations.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from gradient_core.insight.divided_differences import divided_differences
from gradient_core.oracle import bits_agree
from gradient_core.statements import LEFT, RIGHT
from gradient_core.text import exact_fraction, nearest_float
from gradient_core.trace import DifferenceStep, GradientTrace

ENDS = (LEFT, RIGHT)
_MOST_READ = 4


def samples_needed(edge_order: int) -> int:
    """Return how many samples an axis must have.

    Parameters
    ----------
    edge_order : {1, 2}

    Returns
    -------
    int

    Examples
    --------
    >>> samples_needed(1), samples_needed(2)
    (2, 3)
    """
    return edge_order + 1


def interior_agrees(with_1: GradientTrace, with_2: GradientTrace) -> bool:
    """Whether all outputs but the two ends agree in every bit.

    Parameters
    ----------
    with_1, with_2 : GradientTrace
        Of 1-D samples.

    Returns
    -------
    bool

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
    end : Fraction, units [X]
        Coordinate of the end.
    interval_slope, next_slope : Fraction, units [F]/[X]
        ``s1`` and ``s2``, the slopes of the interval at the end and of its neighbour.
    end_slope : Fraction, units [F]/[X]
        Slope of the parabola at the end.
    curvature : Fraction, units [F]/[X]**2
        Second divided difference, half the second derivative.
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
        return bool(np.sign(self.with_2.value) == np.sign(nearest_float(self.parabola.end_slope)))

    @property
    def noise_ratio(self) -> float:
        """How many times stronger ``edge_order=2`` passes on noise in the samples.

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> one, two = (trace_gradient([1, 2, 4], edge_order=order) for order in (1, 2))
        >>> round(compare_edge(one, two, LEFT).noise_ratio, 3)
        1.803
        """
        one, two = self.noise_gains
        return two / one if one else math.nan

    @property
    def noise_gains(self) -> tuple[float, float]:
        """What noise of size 1 in every sample comes to with either order, units 1/[X].

        The root of the sum of the squared weights, for noise that is independent from sample to
        sample.

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> one, two = (trace_gradient([1, 2, 4], edge_order=order) for order in (1, 2))
        >>> [round(gain, 3) for gain in compare_edge(one, two, LEFT).noise_gains]
        [1.414, 2.55]
        """
        one, two = (math.hypot(*map(abs, step.weights)) for step in (self.with_1, self.with_2))
        return one, two


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
    >>> f = [0, 10, 11]
    >>> right = compare_edge(trace_gradient(f), trace_gradient(f, edge_order=2), RIGHT)
    >>> print(right.with_1.value, right.with_2.value, right.difference, right.overshoots)
    1.0 -3.5 -4.5 True
    >>> print(right.parabola.end_slope, right.parabola.vertex)
    -7/2 29/18
    """
    index = 0 if region == LEFT else -1
    return EdgeComparison(with_1.step(index), with_2.step(index), _parabola(with_2, region))


def _parabola(trace: GradientTrace, region: str) -> EndParabola | None:
    """Return the exact parabola of an end, from its divided differences inwards."""
    x, f = _end_samples(trace, region)
    if len(x) < samples_needed(2):
        return None
    _, slope, curvature, *third = divided_differences(x, f)
    return EndParabola(
        end=x[0],
        interval_slope=slope,
        next_slope=slope + curvature * (x[2] - x[0]),
        end_slope=slope + curvature * (x[0] - x[1]),
        curvature=curvature,
        has_fourth=third == [0],
    )


def _end_samples(trace: GradientTrace, region: str) -> tuple[list[Fraction], list[Fraction]]:
    """Return up to four coordinates and samples from the end inwards, while these are sorted."""
    length = len(trace.samples)
    inwards = range(length) if region == LEFT else range(length - 1, -1, -1)
    (reading,) = trace.spacing
    x: list[Fraction] = []
    f: list[Fraction] = []
    for i in inwards[:_MOST_READ]:
        coordinate, sample = reading.exact_coordinate(i), exact_fraction(trace.samples[i])
        if coordinate is None or sample is None or not _is_sorted([*x, coordinate]):
            break
        x.append(coordinate)
        f.append(sample)
    return x, f


def _is_sorted(x: list[Fraction]) -> bool:
    gaps = [after - before for before, after in pairwise(x)]
    return all(gap > 0 for gap in gaps) or all(gap < 0 for gap in gaps)
