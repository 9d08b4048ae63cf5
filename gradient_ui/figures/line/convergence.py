"""How the error of an end falls as the spacing is halved, with both orders, on logarithmic axes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gradient_core.statements import FORWARD
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure, axis, base_layout
from gradient_ui.figures.traces import labelled, note, scatter
from gradient_ui.theme import Palette

CONVERGENCE_HEIGHT = 330
_ORDERS = (1, 2)
_POWERS = {1: "h", 2: "h<sup>2</sup>"}
_BELOW = 0.45  # a line to compare with begins at this share of the first error: beside it
_DECADES = 0.4  # of room above and below
_ROOM_OF_NAMES = 112


def convergence_figure(
    h: Sequence[float], errors: Sequence[Sequence[float]], palette: Palette
) -> Figure:
    """Draw the errors of both orders over the spacing, beside lines of slope 1 and 2.

    Parameters
    ----------
    h : sequence of float
        The spacings, the largest first.
    errors : two sequences of float
        The sizes of the errors with ``edge_order`` 1 and 2; 0 is not drawn.
    palette : Palette
    """
    gaps = np.asarray(h, dtype=np.float64)
    drawn = [np.where(np.asarray(row) > 0, row, np.nan) for row in errors]
    lines = _lines_of_slope(gaps, drawn, palette)
    marks = [_errors(gaps, row, k, palette) for k, row in zip(_ORDERS, drawn, strict=True)]
    shown = np.concatenate([trace["y"] for trace in (*lines, *marks)])
    up, across = _decades(shown, _DECADES), _decades(gaps, 0.12)
    layout = base_layout(
        palette,
        CONVERGENCE_HEIGHT,
        {"l": 70, "r": _ROOM_OF_NAMES, "b": 48, "t": 10},
        # The way of a halving is from left to right.
        xaxis=_log_axis(palette, "spacing h, halved from left to right", across[::-1])
        | {"tickvals": gaps[::2], "ticktext": [short(gap, 2) for gap in gaps[::2]]},
        yaxis=_log_axis(palette, "size of the error", up),
        annotations=_names(gaps, drawn, palette),
    )
    return {"data": [*lines, *marks], "layout": layout}


def _log_axis(palette: Palette, title: str, reach: tuple[float, float]) -> Figure:
    return axis(palette, title, type="log", range=reach, dtick=1, exponentformat="power")


def _decades(values: np.ndarray, room: float) -> tuple[float, float]:
    """Return from which power of ten to which one the numbers reach; where none do, about 1."""
    finite = values[np.isfinite(values) & (values > 0)]
    low, high = (np.log10(finite.min()), np.log10(finite.max())) if finite.size else (0.0, 0.0)
    return float(low) - room, float(high) + room


def _lines_of_slope(h: np.ndarray, errors: Sequence[np.ndarray], palette: Palette) -> list[Figure]:
    """Return lines that fall as ``h`` and ``h**2`` do, each from below its errors; 2 below both."""
    firsts = [row[np.isfinite(row)][:1] for row in errors]
    starts = firsts[0], np.concatenate(firsts)
    style = {"color": palette.line, "width": 1.5, "dash": "dot"}
    lines = []
    for order, above in zip(_ORDERS, starts, strict=True):
        y = _BELOW * above.min(initial=np.inf if above.size else np.nan) * (h / h[0]) ** order
        names = [" "] * (len(h) - 1) + [f"∝ {_POWERS[order]}"]
        texts = labelled(names, palette.muted, 13, textposition="bottom left", cliponaxis=False)
        lines.append(scatter(f"slope {order}", h, y, line=style, **texts))
    return lines


def _errors(h: np.ndarray, errors: np.ndarray, order: int, palette: Palette) -> Figure:
    style = palette.schemes[FORWARD]
    fill = palette.background if order == 1 else style.colour
    return scatter(
        f"error, edge_order={order}",
        h,
        errors,
        line={"color": style.colour, "width": 2 + order / 2, "dash": "7px,5px"}
        if order == 1
        else {"color": style.colour, "width": 3},
        marker={
            "size": 12,
            "symbol": style.symbol,
            "color": fill,
            "line": {"color": style.colour, "width": 2},
        },
        hovertemplate="h = %{x:.4g}, error %{y:.3g}<extra></extra>",
        cliponaxis=False,
    )


def _names(h: np.ndarray, errors: Sequence[np.ndarray], palette: Palette) -> list[Figure]:
    """Name each order beside its last error."""
    named = []
    for order, row in zip(_ORDERS, errors, strict=True):
        places = np.flatnonzero(np.isfinite(row))
        if places.size:
            x, y = np.log10(h[places[-1]]), np.log10(row[places[-1]])
            text, ink = f"edge_order={order}", palette.schemes[FORWARD].ink
            named.append(note(x, y, text, ink, 13, xanchor="left", xshift=12))
    return named


def convergence_alt(h: Sequence[float], errors: Sequence[Sequence[float]]) -> str:
    """Return the takeaway of the figure in one sentence."""
    one, two = (f"from {short(row[0], 2)} to {short(row[-1], 2)}" for row in errors)
    return (
        f"As the spacing falls from {short(h[0], 3)} to {short(h[-1], 2)}, the error at the left "
        f"end falls {one} with edge_order=1 and {two} with 2; dotted lines fall as h and as h²."
    )
