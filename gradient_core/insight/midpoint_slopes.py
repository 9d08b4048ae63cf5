"""Midpoint slopes: one picture that explains every output of `numpy.gradient`.

Put the slopes of the intervals, ``np.diff(f)/np.diff(x)``, at the midpoints of the intervals and
join them with straight lines. `numpy.gradient` reads that line at the samples: inside it
interpolates, ``edge_order=1`` holds the line flat to the ends, ``edge_order=2`` extends it.

Why the midpoints: around the midpoint ``m`` of an interval of length ``h`` the even rows of the
Taylor series cancel, so that its slope has there, and only there, accuracy order 2,

    (f(m + h/2) - f(m - h/2))/h = f'(m) + h**2/24 f''' + ...

while at its ends, ``h/2`` away, it has accuracy order 1: that is ``edge_order=1``. Why the line:
joining ``f'`` at ``x - h1/2`` and ``x + h2/2`` by a line adds ``h1*h2/8 f'''`` at ``x``, and the
two slopes add ``h1*h2/24 f'''``, in all the leading term of the interior:

    (h2*s1 + h1*s2)/(h1 + h2) = f' + h1*h2/8 f''' + h1*h2/24 f''' + ... = f' + h1*h2/6 f''' + ...

Extended to the left end, ``h1/2`` before the first midpoint, the two parts are
``-h1*(2*h1 + h2)/8 f'''`` and ``h1*(2*h1 - h2)/24 f'''``, in all ``-h1*(h1 + h2)/6 f'''``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.errors import GradientValueError
from gradient_core.trace import DifferenceStep


@dataclass(frozen=True, eq=False)
class MidpointSlopes:
    """The slopes of the intervals, at their midpoints, and the line through them.

    Attributes
    ----------
    midpoints : ndarray, shape (n - 1,), units [X]
    slopes : ndarray, shape (n - 1,), units [F]/[X]
    line_x, line_y : ndarray, shape (n + 1,), units [X] and [F]/[X]
        The line that is read: the midpoints, and its two ends at the outermost samples.
    """

    midpoints: np.ndarray
    slopes: np.ndarray
    line_x: np.ndarray
    line_y: np.ndarray


def midpoint_slopes_of(f: Any, x: Any, edge_order: int = 1) -> MidpointSlopes:
    """Return the midpoint slopes of samples at increasing coordinates.

    Parameters
    ----------
    f : array_like, shape (n,), units [F]
        Real samples, at least ``edge_order + 1``.
    x : array_like, shape (n,), units [X]
        Strictly increasing coordinates.
    edge_order : {1, 2}
        Whether the line is held flat to the ends, or extended.

    Returns
    -------
    MidpointSlopes

    Raises
    ------
    GradientValueError
        Coordinates that do not increase: there is no line to read then.

    Notes
    -----
    In the interior, with gaps ``h1`` and ``h2`` and slopes ``s1`` and ``s2`` beside the sample,
    the line is ``(h2*s1 + h1*s2)/(h1 + h2)`` high: the nearer neighbour counts more.

    Examples
    --------
    >>> found = midpoint_slopes_of([0, 1, 9], [0, 1, 3], edge_order=2)
    >>> print(found.midpoints, found.slopes)
    [0.5 2. ] [1. 4.]
    >>> print(np.interp([0, 1, 3], found.line_x, found.line_y))
    [0. 2. 6.]
    >>> print(np.gradient([0, 1, 9], [0, 1, 3], edge_order=2))
    [0. 2. 6.]
    """
    samples = np.asarray(f, dtype=np.float64)
    coordinates = np.asarray(x, dtype=np.float64)
    gaps = np.diff(coordinates)
    if not (gaps > 0).all():
        raise GradientValueError(
            "`x` must increase for a midpoint ladder; got coordinates that repeat or turn back. "
            "Sort samples and coordinates together."
        )
    midpoints = coordinates[:-1] + gaps / 2
    with np.errstate(invalid="ignore", over="ignore"):
        slopes = np.diff(samples) / gaps
        ends = slopes[[0, -1]]
        if edge_order != 1:
            tilt = np.diff(slopes)[[0, -1]] / np.diff(midpoints)[[0, -1]]
            ends = ends + tilt * (coordinates[[0, -1]] - midpoints[[0, -1]])
    return MidpointSlopes(
        midpoints,
        slopes,
        np.concatenate([coordinates[:1], midpoints, coordinates[-1:]]),
        np.concatenate([ends[:1], slopes, ends[1:]]),
    )


@dataclass(frozen=True)
class SlopeShare:
    """The slope of one interval, and what it counts in an output.

    Attributes
    ----------
    interval : int
        Its samples along the axis are `interval` and `interval` + 1.
    share : scalar
        What multiplies the slope, without units.
    exact : Fraction or None
        The same without rounding, where the gaps are rational.
    """

    interval: int
    share: Any
    exact: Fraction | None


def slope_shares(step: DifferenceStep) -> tuple[SlopeShare, ...]:
    """Return what the slopes of the intervals count in the value of a difference step.

    Parameters
    ----------
    step : DifferenceStep
        Of any statement.

    Returns
    -------
    tuple of one or two SlopeShare
        In index order; the shares add up to 1.

    Notes
    -----
    Since ``a + b + c = 0``, the weighted sum is ``-a*h1*s1 + c*h2*s2``. Of the uniform interior,
    ``a`` and ``c`` are ``-1/(2*h)`` and ``1/(2*h)``; with ``edge_order=1`` the one slope counts 1.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> trace = trace_gradient([0, 1, 16], [0, 1, 4], edge_order=2)
    >>> for index in range(3):
    ...     print([(part.interval, str(part.exact)) for part in slope_shares(trace.step(index))])
    [(0, '5/4'), (1, '-1/4')]
    [(0, '3/4'), (1, '1/4')]
    [(0, '-3/4'), (1, '7/4')]
    """
    first, last = step.terms[0], step.terms[-1]
    exact_gaps = step.exact_gaps or (None,)
    counted = (
        (first.offset, first, -1, step.gaps[0], exact_gaps[0]),
        (last.offset - 1, last, 1, step.gaps[-1], exact_gaps[-1]),
    )
    shares = []
    for offset, term, sign, gap, exact_gap in counted:
        exact = None
        if term.exact_weight is not None and exact_gap is not None:
            exact = sign * term.exact_weight * exact_gap
        with np.errstate(all="ignore"):
            shares.append(SlopeShare(step.position + offset, sign * term.weight * gap, exact))
    # The two samples of edge_order=1 share their one interval.
    return tuple(shares[1:] if shares[0].interval == shares[1].interval else shares)


@dataclass(frozen=True, eq=False)
class RoundTrip:
    """What comes back when differences and gradients are summed up again.

    Attributes
    ----------
    samples : ndarray, shape (n,)
    from_diff : ndarray, shape (n,)
        ``f[0]`` and the running sum of ``np.diff(f)``: the samples again.
    from_gradient : ndarray, shape (n,)
        ``f[0]`` and the running sum of ``np.gradient(f)``, its last value left out: not the
        samples, for a gradient is no difference.
    """

    samples: np.ndarray
    from_diff: np.ndarray
    from_gradient: np.ndarray


def round_trip(f: Any, gradient_values: Any) -> RoundTrip:
    """Sum differences and gradients (spacing 1) of `f` up again.

    Parameters
    ----------
    f : array_like, shape (n,), units [F]
        Real samples.
    gradient_values : array_like, shape (n,), units [F]
        Their gradient.

    Returns
    -------
    RoundTrip

    Examples
    --------
    >>> trip = round_trip([0, 1, 4, 9, 16], [1, 2, 4, 6, 7])
    >>> print(trip.from_diff, trip.from_gradient)
    [ 0.  1.  4.  9. 16.] [ 0.  1.  3.  7. 13.]
    """
    samples = np.asarray(f, dtype=np.float64)
    values = np.asarray(gradient_values, dtype=np.float64)
    start = samples[:1]
    return RoundTrip(
        samples,
        np.concatenate([start, start + np.cumsum(np.diff(samples))]),
        np.concatenate([start, start + np.cumsum(values[:-1])]),
    )
