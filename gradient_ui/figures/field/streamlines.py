"""Lines that follow the gradient uphill, over faint contours of f."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gradient_core.sampled import Field
from gradient_ui.figures.field.layout import (
    cell_ends,
    field_layout,
    height_contours,
    scale_notes,
    with_selected,
)
from gradient_ui.figures.field.nodes import Node
from gradient_ui.figures.labels import in_a_row
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.traces import scatter
from gradient_ui.theme import Palette


def streamline_figure(
    field: Field, paths: Sequence[np.ndarray], selected: Node, palette: Palette
) -> Figure:
    """Draw the lines `paths`, as `gradient_core.sampled.streamline_tracing` makes them."""
    layout = field_layout(field, palette, cell_ends(field), scale_notes(field))
    drawn = {"data": [*height_contours(field, palette), _arrows(paths, palette)], "layout": layout}
    return with_selected(drawn, field, selected, {"f": field.height}, palette)


def streamline_alt(field: Field) -> str:
    """Return the figure's takeaway in one sentence."""
    lowest, highest = in_a_row([np.min(field.height), np.max(field.height)])
    return (
        "Lines that follow the gradient uphill over contours of f, "
        f"whose samples range from {lowest} to {highest}."
    )


def _arrows(paths: Sequence[np.ndarray], palette: Palette) -> Figure:
    """Return all lines as one trace with gaps; an arrowhead in the middle of each."""
    gap = np.full((1, 2), np.nan)
    places = np.concatenate([part for path in paths for part in (path, gap)] or [gap])
    x, y = places.astype(np.float32).T
    sizes = [np.where(np.arange(len(path) + 1) == len(path) // 2, 9, 0) for path in paths]
    head = {
        "symbol": "arrow",
        "angleref": "previous",
        "color": palette.field.right,
        "line": {"width": 0},
        "size": np.concatenate(sizes or [np.zeros(1, int)]).astype(np.int8),
    }
    line = {"color": palette.field.right, "width": 1.5}
    return scatter("streamlines", x, y, line=line, marker=head, cliponaxis=False)
