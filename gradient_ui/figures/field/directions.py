"""The arrows with the two outputs in the right order, and in the wrong one."""

from __future__ import annotations

import numpy as np

from gradient_core.sampled.directions import Directions
from gradient_core.sampled.field import Field, arrow_scale
from gradient_ui.figures.field.arrows import arrow_ends, arrow_gaps, arrows, kept_nodes, scale_notes
from gradient_ui.figures.field.layout import (
    colours,
    field_layout,
    has_equal_scales,
    height_contours,
    node_dots,
)
from gradient_ui.figures.layout import Figure
from gradient_ui.theme import Palette

RIGHT, WRONG = "right", "wrong"
# Pixels; so many arrows have room for the wider line.
_WIDE, _THIN, _FEW = 2.2, 1.5, 150


def directions_figures(
    field: Field, directions: Directions, palette: Palette, which: str
) -> Figure:
    """Draw contours of f with the arrows of one order; both orders have the same scales.

    Parameters
    ----------
    field : Field
    directions : Directions
        The arrows of this field in both orders.
    palette : Palette
    which : {"right", "wrong"}
    """
    orders = {
        RIGHT: (directions.right_u, directions.right_v),
        WRONG: (directions.wrong_u, directions.wrong_v),
    }
    nodes = kept_nodes(field)
    stacked = [np.stack(parts) for parts in zip(*orders.values(), strict=True)]
    scale = arrow_scale(stacked[0], stacked[1], *arrow_gaps(field))
    ends = arrow_ends(field, nodes, list(orders.values()), scale)
    few = len(nodes[0]) <= _FEW
    shades = colours(palette)
    colour = shades.right if which == RIGHT else shades.wrong
    data = [
        *height_contours(field, palette),
        arrows(field, nodes, orders[which], scale, colour, width=_WIDE if few else _THIN),
        node_dots(field, nodes, palette),
    ]
    return {"data": data, "layout": field_layout(field, palette, *ends, scale_notes(field))}


def directions_alt(field: Field, which: str) -> str:
    """Return the takeaway of one order in one sentence."""
    if which == WRONG:
        return (
            "Contours of f with arrows whose two components are exchanged: "
            "they need not point uphill."
        )
    angle = " at right angles to the contours," if has_equal_scales(field) else ""
    return f"Contours of f with the gradient as arrows: they point uphill,{angle} up to the error."
