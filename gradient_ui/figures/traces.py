"""Traces, notes and shapes: the parts that every figure is made of, as plotly.js reads them.

Each trace says in ``meta`` what it is for: its role, such as ``"secant"``. Plotly ignores it, and
whoever reads a figure finds its parts by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from gradient_ui.figures.layout import Ends, Figure


def scatter(
    role: str,
    x: Any,
    y: Any,
    *,
    line: Figure | None = None,
    marker: Figure | None = None,
    text: Iterable[str] | None = None,
    **more: Any,
) -> Figure:
    """Return a trace that draws whichever of line, markers and text it is given.

    Parameters
    ----------
    role : str
        What the trace is for.
    x, y : array-like, shape (n,)
    line, marker : dict, optional
        How they look.
    text : iterable of str, optional
        One label per place.
    **more
        Further properties. Without a hover text the mouse passes the trace by.

    Examples
    --------
    >>> scatter("secant", [0, 1], [2, 3], line={"width": 2})["mode"]
    'lines'
    >>> scatter("sample", [0], [2], marker={}, text=["f[0]"], hoverinfo="x")["mode"]
    'markers+text'
    """
    parts = {"lines": line, "markers": marker, "text": text}
    is_told = "hovertemplate" in more or "hoverinfo" in more
    trace = {
        "type": "scatter",
        "meta": role,
        "mode": "+".join(name for name, given in parts.items() if given is not None),
        "x": x,
        "y": y,
        **({"line": line} if line is not None else {}),
        **({"marker": marker} if marker is not None else {}),
        # Plotly.react never brings back a label that was empty once.
        **({"text": [label or " " for label in text]} if text is not None else {}),
        **({} if is_told else {"hoverinfo": "skip"}),
    }
    return trace | more


def labelled(text: Iterable[str], colour: Any, size: Any = 12, **more: Any) -> Figure:
    """Return what of a trace makes its labels: one for each place, or one look for all."""
    return {"text": text, "textfont": {"size": size, "color": colour}, **more}


def told(name: str, indices: Any, more: str = "") -> Figure:
    """Return what of a trace takes clicks and hover: the index of each place, and its value.

    Examples
    --------
    >>> told("f", [7, 8], ", read")["hovertemplate"]
    'f[%{customdata}] = %{y}, read<extra></extra>'
    """
    text = f"{name}[%{{customdata}}] = %{{y}}{more}<extra></extra>"
    return {"customdata": indices, "hovertemplate": text}


def note(x: Any, y: Any, text: str, colour: str, size: int = 14, **more: Any) -> Figure:
    """Return a text on the figure, without an arrow unless `more` asks for one."""
    font = {"size": size, "color": colour}
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": font, **more}


def shape(kind: str, x: Ends, y: Ends, **more: Any) -> Figure:
    """Return a line or a rectangle (``"rect"``) from one corner to the other; it is no trace."""
    return {"type": kind, "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], **more}


def cursor(x: float, colour: str, up: Ends = (0, 1), **line: Any) -> Figure:
    """Return the vertical line that marks the selected index, up a share of the chart."""
    look = {"color": colour, "width": 2, **line}
    return shape("line", (x, x), up, yref="paper", line=look, layer="between")


def stems(x: np.ndarray, low: Any, high: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return upright lines at `x`, as the coordinates of one line with gaps.

    Examples
    --------
    >>> stems(np.array([0.0, 1.0]), 0, np.array([5.0, 7.0]))
    (array([ 0.,  0., nan,  1.,  1., nan]), array([ 0.,  5., nan,  0.,  7., nan]))
    """
    gap = np.full(len(x), np.nan)
    y = np.stack(np.broadcast_arrays(low, high, gap), axis=1)
    return np.stack([x, x, gap], axis=1).ravel(), y.ravel()


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
