"""What can be said about a typed second argument of `numpy.gradient`, and what is certain of it.

The text is nothing, a number, a list of coordinates, or dates. How NumPy reads it is a fact;
that somebody meant something else can only be suspected, so it is never claimed: the gaps
are named and drawn instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.arrays.notation import parse_array
from gradient_core.arrays.tokens import LONGEST_NUMBER
from gradient_core.calls.dates import DAY, DateCoordinates, looks_like_dates, read_dates
from gradient_core.differences.spacing import COORDINATES, DISTANCE, UNIT, SpacingReading
from gradient_core.errors import GradientCoreError
from gradient_core.text.numbers import plain_number
from gradient_core.trace.cautions import Caution
from gradient_core.trace.trace import GradientTrace

INCREASING, DESCENDING, UNSORTED = "increasing", "descending", "unsorted"
REPEATED, EQUAL, NOT_ORDERED = "repeated", "equal", "not ordered"

_MOST_GAPS = 8
_GAP_DIGITS = 6
# Two coordinates are each rounded by half an ulp, and two such errors make a gap: no two gaps of
# equally spaced coordinates differ by more than this many ulp of the largest coordinate.
_ROUNDING_ULPS = 4
_NEARLY = 1e-6
_MOST_ULPS = 1_000_000
_CALL_OR_LIST = re.compile(r"\[|[A-Za-z_.]\(")


@dataclass(frozen=True, eq=False)
class TypedSpacing:
    """What a typed second argument is.

    Attributes
    ----------
    kind : str
        ``"unit"`` (nothing was typed), ``"distance"`` or ``"coordinates"``.
    text : str
        As typed, without blanks around it.
    dates : DateCoordinates or None
        Coordinates that are dates.
    """

    kind: str
    text: str
    dates: DateCoordinates | None = None


def read_typed(text: str, unit: str = DAY) -> TypedSpacing:
    """Tell a distance from coordinates and dates, as they are typed.

    Parameters
    ----------
    text : str
        Nothing; one number; a list, ``linspace(...)`` or ``arange(...)``; or dates.
    unit : str
        What the differences of dates are counted in, a key of `spacing_dates.UNITS`.

    Raises
    ------
    ParseError
        A date among them that cannot be read. Other texts are read later, with the samples.

    Examples
    --------
    >>> [read_typed(text).kind for text in ("", "1/2", "[0.5]", "0, 1, 4", "linspace(0, 1, 9)")]
    ['unit', 'distance', 'coordinates', 'coordinates', 'coordinates']
    """
    text = text.strip()
    if not text:
        return TypedSpacing(UNIT, text)
    if looks_like_dates(text):
        return TypedSpacing(COORDINATES, text, read_dates(text, unit))
    return TypedSpacing(DISTANCE if _is_one_number(text) else COORDINATES, text)


def _is_one_number(text: str) -> bool:
    """Whether the text is one number and no list of one."""
    if len(text) > LONGEST_NUMBER or _CALL_OR_LIST.search(text):
        return False
    try:
        return parse_array(text).size == 1
    except GradientCoreError:
        return False


@dataclass(frozen=True, eq=False)
class SpacingReport:
    """How a second argument was read, with all that is certain about it.

    Attributes
    ----------
    reading : SpacingReading
    sentence : str
        How it was read, for people.
    uniformity : str
        The outcome of NumPy's bit test, with the two gaps that differ.
    order : str
        ``"increasing"``, ``"descending"``, ``"unsorted"``, ``"repeated"``, ``"equal"``, or
        ``"not ordered"`` for complex and non-finite coordinates.
    differing : tuple of int
        The first interval, and the first one whose gap has other bits; empty if uniform.
    ulps : int or None
        How many floats these two gaps are apart; None where that says nothing.
    nearly_uniform : bool
        Whether the gaps differ by no more than the rounding of the coordinates.
    poisoned : tuple of int
        Indices of the outputs that a gap of 0 makes nan or inf.
    remarks : tuple of Caution
        What the cautions of the trace leave out: descending, nearly uniform.
    """

    reading: SpacingReading
    sentence: str
    uniformity: str
    order: str
    differing: tuple[int, ...]
    ulps: int | None
    nearly_uniform: bool
    poisoned: tuple[int, ...]
    remarks: tuple[Caution, ...]


def report_on(trace: GradientTrace, typed: TypedSpacing) -> SpacingReport:
    """Return what is certain about the spacing of a 1-D trace.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> report = report_on(trace_gradient([0, 1, 16], [0, 1, 4]), read_typed("0, 1, 4"))
    >>> print(report.sentence, report.uniformity)
    Read as: coordinates of 3 samples, gaps 1, 3. Not uniform: gap 0 is 1, gap 1 is 3.
    """
    (reading,) = trace.spacing
    gaps = np.atleast_1d(reading.spacing[:] if not reading.uniform else reading.spacing)
    order = _order(gaps)
    differing = _differing(gaps)
    pair = [gaps[k] for k in differing]
    ulps = ulps_between(*pair) if pair else None
    nearly = bool(differing) and _differ_by_rounding(reading, gaps)
    has_zero_gap = order in (REPEATED, EQUAL)
    lost = np.flatnonzero(~np.isfinite(np.asarray(trace.outputs[0]))) if has_zero_gap else ()
    return SpacingReport(
        reading,
        _sentence(reading, typed, nearly),
        _uniformity(reading, differing, pair, ulps),
        order,
        differing,
        ulps,
        nearly,
        tuple(int(i) for i in lost),
        tuple(_remarks(reading, order, nearly)),
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


def _sentence(reading: SpacingReading, typed: TypedSpacing, nearly: bool) -> str:
    if reading.kind == UNIT:
        return "Read as: nothing given, so one distance of 1 for all intervals."
    if reading.kind == DISTANCE:
        return f"Read as: one distance for all intervals, {_gap(reading.spacing)}."
    counted = f" in {typed.dates.axis_title}" if typed.dates else ""
    samples = f"coordinates of {reading.length:,} samples{counted}"
    return f"Read as: {samples}, {_gap_list(reading, nearly)}."


def _gap_list(reading: SpacingReading, nearly: bool) -> str:
    count = reading.length - 1
    shown = [_gap(reading.gap(k)) for k in range(min(count, _MOST_GAPS))]
    if reading.uniform and count > 1:
        return f"all gaps {shown[0]}"
    if nearly:
        return f"{count:,} gaps of about {_gap(reading.spacing[:].mean())}"
    more = f", … ({count:,} gaps)" if count > _MOST_GAPS else ""
    return f"gap{'s' if count > 1 else ''} {', '.join(shown)}{more}"


def _gap(value: Any) -> str:
    return plain_number(value, _GAP_DIGITS).replace("-", "−")


def _uniformity(
    reading: SpacingReading, differing: Sequence[int], pair: Sequence[Any], ulps: int | None
) -> str:
    """Say what NumPy's test of all gaps against the first finds."""
    if reading.coordinates is None or reading.length == 2:
        return "Uniform: NumPy computes with one h."
    if not differing:
        return "Uniform: all gaps are equal bit for bit, so NumPy computes with one h."
    full = [plain_number(gap).replace("-", "−") for gap in pair]
    found = f"Not uniform: gap {differing[0]} is {full[0]}, gap {differing[1]} is {full[1]}"
    return (
        f"{found}, {ulps:,} ulp apart." if ulps is not None and ulps <= _MOST_ULPS else f"{found}."
    )


def _remarks(reading: SpacingReading, order: str, nearly: bool) -> list[Caution]:
    remarks = []
    if order == DESCENDING:
        remarks.append(
            Caution(
                "descending_coordinates",
                "Descending: every gap is negative, so NumPy divides by negative gaps. The slope "
                "is that along increasing x; only the order of the outputs is reversed.",
                reading.axis,
            )
        )
    if nearly:
        x = np.asarray(reading.coordinates)
        h = plain_number((x[-1] - x[0]) / (reading.length - 1)).replace("-", "−")
        remarks.append(
            Caution(
                "nearly_uniform",
                "Nearly uniform: these gaps differ by no more than the rounding of the "
                "coordinates, but they differ, so NumPy takes the statement for uneven gaps, "
                f"which reads the middle sample too. Give the distance {h} to get the other one.",
                reading.axis,
            )
        )
    return remarks
