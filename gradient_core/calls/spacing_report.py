"""What is certain about the spacing of a 1-D call: how it was read, its bits, its order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.calls.dates import DateCoordinates
from gradient_core.calls.spacing_words import number, spacing_in_words
from gradient_core.differences import SpacingReading
from gradient_core.errors import Note
from gradient_core.trace import GradientTrace

INCREASING, DESCENDING, UNSORTED = "increasing", "descending", "unsorted"
REPEATED, EQUAL, NOT_ORDERED = "repeated", "equal", "not ordered"

# Two coordinates are each rounded by half an ulp, and two such errors make a gap: no two gaps of
# equally spaced coordinates differ by more than this many ulp of the largest coordinate.
_ROUNDING_ULPS = 4
_NEARLY = 1e-6
_MOST_ULPS = 1_000_000


@dataclass(frozen=True, eq=False)
class SpacingReport:
    """How a second argument was read, with all that is certain about it.

    Attributes
    ----------
    reading : SpacingReading
    dates : DateCoordinates or None
        What the coordinates were made of, if they were dates.
    how : str
        How it was read, for people.
    uniformity : str
        The outcome of NumPy's bit test, with the two gaps that differ.
    order : str
        ``"increasing"``, ``"descending"``, ``"unsorted"``, ``"repeated"``, ``"equal"``, or
        ``"not ordered"`` for complex and non-finite coordinates.
    not_finite : tuple of int
        Indices of the outputs that a gap of 0 makes nan or inf.
    notes : tuple of Note
        What the cautions of the trace leave out: descending, nearly uniform.
    """

    reading: SpacingReading
    dates: DateCoordinates | None
    how: str
    uniformity: str
    order: str
    not_finite: tuple[int, ...]
    notes: tuple[Note, ...]

    @property
    def coordinates(self) -> np.ndarray:
        """The coordinates as typed: dates stay dates."""
        return np.asarray(self.reading.coordinates) if self.dates is None else self.dates.dates


def report_on(trace: GradientTrace, dates: DateCoordinates | None = None) -> SpacingReport:
    """Return what is certain about the spacing of a 1-D trace.

    Parameters
    ----------
    trace : GradientTrace
    dates : DateCoordinates, optional
        What its coordinates were made of.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> report = report_on(trace_gradient([0, 1, 16], [0, 1, 4]))
    >>> print(report.how, report.uniformity, sep=". ")
    coordinates of 3 samples, gaps 1, 3. Not uniform: gap 0 is 1, gap 1 is 3.
    """
    (reading,) = trace.spacing
    gaps = np.atleast_1d(reading.spacing[:] if not reading.uniform else reading.spacing)
    order = _order(gaps)
    differing = _differing(gaps)
    nearly = bool(differing) and _differ_by_rounding(reading, gaps)
    has_zero_gap = order in (REPEATED, EQUAL)
    lost = np.flatnonzero(~np.isfinite(np.asarray(trace.outputs[0]))) if has_zero_gap else ()
    return SpacingReport(
        reading,
        dates,
        spacing_in_words(reading, dates.axis_title if dates else "", nearly=nearly),
        _uniformity(reading, gaps, differing),
        order,
        tuple(int(i) for i in lost),
        tuple(_notes(reading, order, nearly)),
    )


def _order(gaps: np.ndarray) -> str:
    """Return how coordinates with these gaps follow each other."""
    if gaps.dtype.kind not in "iuf" or not np.isfinite(gaps).all():
        return NOT_ORDERED
    if (gaps == 0).all():
        return EQUAL
    if (gaps == 0).any():
        return REPEATED
    if (gaps > 0).all():
        return INCREASING
    return DESCENDING if (gaps < 0).all() else UNSORTED


def _differing(gaps: np.ndarray) -> tuple[int, ...]:
    """Return the first interval and the first one of another gap: NumPy compares with the first."""
    others = np.flatnonzero(gaps != gaps[0])
    return (0, int(others[0])) if len(others) else ()


def ulps_between(one: Any, other: Any) -> int | None:
    """Return how many steps from float to next float lie between two numbers of one dtype.

    None for what has no such steps: non-finite or complex numbers, longdouble.

    Examples
    --------
    >>> gaps = np.diff(np.linspace(0, 1, 11))
    >>> ulps_between(gaps[0], gaps[2]), ulps_between(1.0, 1.0 + 2**-51)
    (2, 2)
    """
    pair = np.array([one, other])
    if pair.dtype.kind != "f" or pair.dtype.itemsize > 8 or not np.isfinite(pair).all():
        return None
    width = pair.dtype.itemsize
    bits = [int(value) for value in pair.view(f"i{width}")]
    # As signed integers negative floats run backwards: turned round, all floats are in order.
    first, second = (b if b >= 0 else -(1 << (8 * width - 1)) - b for b in bits)
    return abs(first - second)


def _differ_by_rounding(reading: SpacingReading, gaps: np.ndarray) -> bool:
    """Whether rounding the coordinates of equal gaps could have made these."""
    coordinates = np.asarray(reading.coordinates)
    if gaps.dtype.kind != "f" or not np.isfinite(gaps).all():
        return False
    spread = gaps.max() - gaps.min()
    largest = np.spacing(np.abs(coordinates.astype(gaps.dtype)).max())
    return bool(spread <= _ROUNDING_ULPS * largest and spread < _NEARLY * np.abs(gaps).min())


def _uniformity(reading: SpacingReading, gaps: np.ndarray, differing: tuple[int, ...]) -> str:
    """Say what NumPy's test of all gaps against the first finds."""
    if reading.coordinates is None or reading.length == 2:
        return "Uniform: NumPy computes with one h."
    if not differing:
        return "Uniform: all gaps are equal bit for bit, so NumPy computes with one h."
    first, other = (gaps[k] for k in differing)
    full = [f"gap {k} is {number(gaps[k], digits=None)}" for k in differing]
    ulps = ulps_between(first, other)
    apart = "" if ulps is None or ulps > _MOST_ULPS else f", {ulps:,} ulp apart"
    return f"Not uniform: {', '.join(full)}{apart}."


def _notes(reading: SpacingReading, order: str, nearly: bool) -> list[Note]:
    notes = []
    if order == DESCENDING:
        notes.append(
            Note(
                "descending_coordinates",
                "Descending: every gap is negative, so NumPy divides by negative gaps. The slope "
                "is that along increasing x; only the order of the outputs is reversed.",
                axis=reading.axis,
            )
        )
    if nearly:
        x = np.asarray(reading.coordinates)
        h = number((x[-1] - x[0]) / (reading.length - 1), digits=None)
        notes.append(
            Note(
                "nearly_uniform",
                "Nearly uniform: these gaps differ by no more than the rounding of the "
                "coordinates, but they differ, so NumPy takes the statement for uneven gaps, "
                "which reads the middle sample too.",
                f"Give the distance {h} to get the one for equal gaps.",
                axis=reading.axis,
            )
        )
    return notes
