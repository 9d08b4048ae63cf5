"""Traces and notes, the parts that every figure is made of, as plotly.js reads them.

Each trace says in ``meta`` what it is for: its role, such as ``"secant"``. Plotly ignores it, and
whoever reads a figure finds its parts by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gradient_ui.figures.layout import Figure


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


def note(x: Any, y: Any, text: str, colour: str, size: int = 14, **more: Any) -> Figure:
    """Return a text on the figure, without an arrow unless `more` asks for one."""
    font = {"size": size, "color": colour}
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": font, **more}
