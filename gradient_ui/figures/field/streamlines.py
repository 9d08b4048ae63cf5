"""Lines that follow the gradient uphill, over faint contours of f.

The lines are integrated in the unit square, all at once, by the midpoint rule with steps of one
length; then the longest are drawn first, each until it comes close to one that is there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gradient_core.sampled.field import Field, GridAxis
from gradient_ui.figures.field.arrows import scale_notes
from gradient_ui.figures.field.layout import (
    UNDIMMED,
    cell_ends,
    colours,
    cursor,
    field_layout,
    height_contours,
    node_overlay,
)
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure
from gradient_ui.theme import Palette


def streamline_figure(
    field: Field, paths: Sequence[np.ndarray], selected: tuple[int, int], palette: Palette
) -> Figure:
    """Draw the lines `paths` that follow the gradient, made by `streamlines`."""
    dot, lines = cursor(field, selected, palette)
    layout = field_layout(field, palette, *cell_ends(field), scale_notes(field))
    layout["shapes"] = lines
    told = {"f": field.height}
    data = [
        *height_contours(field, palette),
        _trace(paths, palette),
        dot,
        node_overlay(field, told),
    ]
    return {"data": data, "layout": layout}


def streamline_alt(field: Field) -> str:
    """Return the figure's takeaway in one sentence."""
    lowest, highest = short(np.min(field.height)), short(np.max(field.height))
    return (
        "Lines that follow the gradient uphill over contours of f, "
        f"whose samples range from {lowest} to {highest}."
    )


def _trace(paths: Sequence[np.ndarray], palette: Palette) -> Figure:
    """Return all lines as one trace with gaps; an arrowhead in the middle of each."""
    gap = np.full((1, 2), np.nan)
    places = np.concatenate([part for path in paths for part in (path, gap)] or [gap])
    sizes = [np.where(np.arange(len(path) + 1) == len(path) // 2, 9, 0) for path in paths]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": places[:, 0].astype(np.float32),
        "y": places[:, 1].astype(np.float32),
        "line": {"color": colours(palette).right, "width": 1.5},
        "marker": {
            "symbol": "arrow",
            "angleref": "previous",
            "color": colours(palette).right,
            "line": {"width": 0},
            "size": np.concatenate(sizes or [np.zeros(1, int)]).astype(np.int8),
        },
        "unselected": UNDIMMED,
        "hoverinfo": "skip",
    }
