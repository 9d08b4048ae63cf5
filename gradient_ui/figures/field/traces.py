"""How a trace, a note and a colour scale of a field figure are written down."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_ui.figures.layout import Figure
from gradient_ui.theme import Palette


def trace(role: str, mode: str, x: Any, y: Any, **options: Any) -> Figure:
    """Return marks that take neither clicks nor hover and may reach over the edge of the plot.

    Parameters
    ----------
    role : str
        What the trace is in its figure, kept as ``meta``: to be found by what it means.
    mode : str
        As in Plotly: lines, markers, or both.
    x, y : array_like
    **options
        Further properties, or others in place of these.
    """
    return {
        "type": "scatter",
        "meta": role,
        "mode": mode,
        "x": x,
        "y": y,
        "cliponaxis": False,
        "hoverinfo": "skip",
        **options,
    }


def note(text: str, palette: Palette, **placed: Any) -> Figure:
    """Return small text in a figure."""
    font = {"size": 12, "color": palette.muted}
    return {"text": text, "showarrow": False, "font": font, **placed}


def as_float32(values: Any) -> np.ndarray:
    """Return `values` for drawing: infinities as gaps, and float32 where that loses nothing seen.

    Examples
    --------
    >>> as_float32([1.0, 3.0, np.inf]), as_float32([1e9, 1e9 + 1]).dtype
    (array([ 1.,  3., nan], dtype=float32), dtype('float64'))
    """
    array = np.array(values, dtype=np.float64)
    array[~np.isfinite(array)] = np.nan
    largest = float(np.nanmax(np.abs(array), initial=0.0))
    with np.errstate(over="ignore"):
        span = float(np.nanmax(array, initial=-largest) - np.nanmin(array, initial=largest))
    fits = 1e-30 < largest < 1e38 and (span == 0 or span > 1e-4 * largest)
    return array.astype(np.float32) if fits or largest == 0 else array
