"""What a program gives as it stands and mended, one above the other, each to its own scale."""

from __future__ import annotations

import numpy as np

from gradient_core.practice import Bug
from gradient_core.statements import CENTRAL
from gradient_ui.figures.labels import in_a_row
from gradient_ui.figures.layout import (
    CLEAR_LABELS,
    Figure,
    axis,
    base_layout,
    left_margin,
    padded_range,
    upright,
)
from gradient_ui.figures.traces import labelled, scatter, told
from gradient_ui.theme import Palette

HEIGHT = 300
_ABOVE, _BELOW = (0.56, 1.0), (0.0, 0.44)
_ROOM = 0.35  # above and below the values, for their labels


def before_after_figure(bug: Bug, palette: Palette) -> Figure:
    """Draw the slopes of a program as it stands, dashed, and below it mended."""
    (x, before), (x_mended, after) = bug.values
    style = palette.schemes[CENTRAL]
    reaches = [padded_range(_whole(values), _ROOM) for values in (before, after)]
    across = padded_range(np.concatenate([x, x_mended]), 0.08)
    layout = base_layout(
        palette,
        HEIGHT,
        {"l": left_margin(*reaches), "t": 8, "b": 46},
        xaxis=axis(palette, bug.x_name, range=across, anchor="y2", nticks=6),
        yaxis=upright(palette, "as it stands", reaches[0], domain=_ABOVE, nticks=3),
        yaxis2=upright(palette, "mended", reaches[1], domain=_BELOW, nticks=3),
        **CLEAR_LABELS,
    )
    dashed = _values("as it stands", x, before, palette.alarm, palette.alarm)
    dashed["line"]["dash"] = "dash"
    mended = _values("mended", x_mended, after, style.colour, style.ink) | {"yaxis": "y2"}
    return {"data": [dashed, mended], "layout": layout}


def _whole(values: np.ndarray) -> np.ndarray:
    return values.astype(np.float64)


def _values(role: str, x: np.ndarray, values: np.ndarray, colour: str, ink: str) -> Figure:
    return scatter(
        role,
        x,
        _whole(values),
        line={"color": colour, "width": 2.5},
        marker={"size": 9, "color": colour},
        **labelled(in_a_row(_whole(values), longest=7, digits=3), ink, textposition="top center"),
        cliponaxis=False,
        **told("slope", np.arange(len(values))),
    )


def before_after_alt(bug: Bug) -> str:
    """Return the takeaway in one sentence."""
    rows = [", ".join(in_a_row(_whole(values))) for _, values in bug.values]
    return f"As it stands the program gives {rows[0]}; mended it gives {rows[1]}."
