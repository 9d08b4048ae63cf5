"""The arrows with the two outputs as they are returned, and with the outputs exchanged."""

from __future__ import annotations

from gradient_core.sampled import Field
from gradient_ui.figures.field.arrows import arrow_ends, arrow_scale, arrows
from gradient_ui.figures.field.layout import (
    field_layout,
    has_equal_scales,
    height_contours,
    scale_notes,
)
from gradient_ui.figures.field.nodes import arrow_nodes, node_dots
from gradient_ui.figures.layout import Figure
from gradient_ui.theme import Palette

AS_RETURNED, EXCHANGED = "returned", "exchanged"
# Pixels; so many arrows have room for the wider line.
_WIDE, _THIN, _FEW = 2.2, 1.5, 150


def directions_figure(field: Field, palette: Palette, which: str) -> Figure:
    """Draw contours of f with the arrows of one order; both orders have the same scales.

    Parameters
    ----------
    field : Field
    palette : Palette
    which : {AS_RETURNED, EXCHANGED}
    """
    u, v = field.df_dx, field.df_dy
    scale = arrow_scale(field, (u, v), (v, u))
    ends = arrow_ends(field, [(u, v), (v, u)], scale)
    returned = which == AS_RETURNED
    line = {
        "color": palette.field.right if returned else palette.field.wrong,
        "width": _WIDE if len(arrow_nodes(field)[0]) <= _FEW else _THIN,
        "dash": "solid",
    }
    data = [
        *height_contours(field, palette),
        arrows("arrows", field, (u, v) if returned else (v, u), scale, line),
        node_dots(field, palette),
    ]
    return {"data": data, "layout": field_layout(field, palette, ends, scale_notes(field))}


def directions_alt(field: Field, which: str) -> str:
    """Return the takeaway of one order in one sentence."""
    if which == EXCHANGED:
        return (
            "Contours of f with arrows whose two components are exchanged: "
            "they need not point uphill."
        )
    angle = " at right angles to the contours," if has_equal_scales(field) else ""
    return f"Contours of f with the gradient as arrows: they point uphill,{angle} up to the error."
