"""The midpoint ladder: one picture that explains every output of `numpy.gradient`.

Put the plain slopes ``np.diff(f)/np.diff(x)`` at the midpoints of the intervals and join
them with straight lines. `numpy.gradient` reads that line at the samples: inside it
interpolates, ``edge_order=1`` holds the line flat to the ends, ``edge_order=2`` extends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.errors import GradientValueError


@dataclass(frozen=True, eq=False)
class Ladder:
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

    def read_at(self, x: Any) -> np.ndarray:
        """Return the line's height at `x`; equal to `numpy.gradient` up to round-off."""
        heights: np.ndarray = np.interp(x, self.line_x, self.line_y)
        return heights


def midpoint_ladder(f: Any, x: Any, edge_order: int = 1) -> Ladder:
    """Return the ladder of samples at increasing coordinates.

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
    Ladder

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
    >>> ladder = midpoint_ladder([0, 1, 9], [0, 1, 3], edge_order=2)
    >>> ladder.midpoints, ladder.slopes
    (array([0.5, 2. ]), array([1., 4.]))
    >>> ladder.read_at([0, 1, 3])
    array([0., 2., 6.])
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
        ends = _line_ends(midpoints, slopes, coordinates, edge_order)
    return Ladder(
        midpoints,
        slopes,
        np.concatenate([coordinates[:1], midpoints, coordinates[-1:]]),
        np.concatenate([ends[:1], slopes, ends[1:]]),
    )


def _line_ends(
    midpoints: np.ndarray, slopes: np.ndarray, coordinates: np.ndarray, edge_order: int
) -> np.ndarray:
    """Return the height of the line at the first and the last sample."""
    ends: np.ndarray = slopes[[0, -1]]
    if edge_order != 1:
        tilt = np.diff(slopes)[[0, -1]] / np.diff(midpoints)[[0, -1]]
        outwards = coordinates[[0, -1]] - midpoints[[0, -1]]
        ends = ends + tilt * outwards
    return ends


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
