"""How a spacing was read, in words: in a sentence for one axis, in a few words for a table.

How NumPy reads it is a fact; that somebody meant something else can only be suspected, so it is
never claimed: the gaps are named instead.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core.differences import DISTANCE, UNIT, SpacingReading
from gradient_core.text import plain_number

_MOST_GAPS = 8
_DIGITS = 6


def spacing_in_words(reading: SpacingReading, counted: str = "", *, nearly: bool = False) -> str:
    """Return how the spacing of an axis was read, with its gaps.

    Parameters
    ----------
    reading : SpacingReading
    counted : str
        What coordinates that are no plain numbers count: ``days since 2024-01-01``.
    nearly : bool
        Whether the gaps differ by rounding alone; then their mean says more.

    Returns
    -------
    str
        Without a full stop.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(spacing_in_words(trace_gradient([0, 1, 16], [0, 1, 4]).spacing[0]))
    coordinates of 3 samples, gaps 1, 3
    """
    if reading.kind == UNIT:
        return "nothing given, so one distance of 1 for all intervals"
    if reading.kind == DISTANCE:
        return f"one distance for all intervals, {number(reading.spacing)}"
    samples = f"coordinates of {reading.length:,} samples" + (f" in {counted}" if counted else "")
    count = reading.length - 1
    shown = [number(reading.gap(k)) for k in range(min(count, _MOST_GAPS))]
    if reading.uniform and count > 1:
        return f"{samples}, all gaps {shown[0]}"
    if nearly:
        return f"{samples}, {count:,} gaps of about {number(reading.spacing[:].mean())}"
    more = f", … ({count:,} gaps)" if count > _MOST_GAPS else ""
    return f"{samples}, gap{'s' if count > 1 else ''} {', '.join(shown)}{more}"


def spacing_in_brief(reading: SpacingReading) -> str:
    """Return the same in a few words.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> spacing_in_brief(trace_gradient([0, 1, 16], [0, 1, 4]).spacing[0])
    '3 coordinates, gaps from 1 to 3'
    """
    if reading.kind == UNIT:
        return "1, as none is given"
    if reading.kind == DISTANCE:
        return f"h = {number(reading.spacing)}"
    count = f"{reading.length} coordinates"
    if reading.uniform:
        return f"{count}, all gaps {number(reading.spacing)}"
    gaps = np.asarray(reading.spacing[:])
    if gaps.dtype.kind not in "iuf":
        return count
    return f"{count}, gaps from {number(gaps.min())} to {number(gaps.max())}"


def number(value: Any, digits: int | None = _DIGITS) -> str:
    """Return a number with a typeset minus sign, rounded for reading."""
    return plain_number(value, digits, minus="−")
