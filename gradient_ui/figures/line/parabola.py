"""The second way to the weights: the parabola through the samples, and its slope at the output."""

from __future__ import annotations

import numpy as np

from gradient_core.insight import NewtonRoute, PlacedStencil, parabola_through
from gradient_core.text import nearest_float
from gradient_ui.figures.labels import in_a_row, short
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
_POINTS = 61


def parabola_figure(
    placed: PlacedStencil, route: NewtonRoute, scheme: str, palette: Palette
) -> Figure:
    """Draw the samples of a stencil, the line or parabola through them, and its slope at x."""
    style = palette.schemes[scheme]
    x, f = (np.array([*map(nearest_float, exact)]) for exact in (placed.places, placed.samples))
    across = padded_range(np.append(x, 0.0), 0.15)
    wide = np.linspace(*across, _POINTS)
    ends = np.array(across)
    with np.errstate(all="ignore"):
        curve = parabola_through(list(x), list(f), wide) if len(x) == 3 else None
        tangent = nearest_float(route.height) + nearest_float(route.slope) * ends
    up = padded_range(np.concatenate([f, tangent, [] if curve is None else curve]), 0.12)
    layout = base_layout(
        palette,
        HEIGHT,
        {"l": left_margin(up) - 8, "t": 8, "b": 46},
        xaxis=axis(palette, "distance from x", range=across, nticks=5),
        yaxis=upright(palette, "f", up, nticks=5),
        **CLEAR_LABELS,
    )
    data = []
    if curve is not None:
        line = {"color": style.colour, "width": 2}
        data.append(scatter("parabola", wide, curve, line=line))
    dashed = {"color": palette.text, "width": 2.5, "dash": "dash"}
    data.append(scatter("tangent", ends, tangent, line=dashed))
    indices = np.array([placed.index + offset for offset in placed.offsets])
    marks = {"size": 12, "symbol": "circle", "color": style.colour}
    texts = [f"f[{i}] = {value}" for i, value in zip(indices, in_a_row(f), strict=True)]
    names = labelled(texts, palette.text, textposition="top center")
    data.append(scatter("samples", x, f, marker=marks, **names, **told("f", indices)))
    return {"data": data, "layout": layout}


def parabola_alt(placed: PlacedStencil, route: NewtonRoute) -> str:
    """Return the takeaway in one sentence."""
    name, count = {2: ("line", "two"), 3: ("parabola", "three")}[len(placed.places)]
    return (
        f"The {name} through the {count} samples, and the dashed line with its slope "
        f"at index {placed.index}, {short(nearest_float(route.slope))}."
    )
