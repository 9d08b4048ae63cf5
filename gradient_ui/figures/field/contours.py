"""Contours of f with the gradient as arrows, the selected one as the sum of its two components.

Among many small arrows the selected one is drawn again, a whole number of times as long; the
figure says so.
"""

from __future__ import annotations

import numpy as np

from gradient_core.sampled import Field
from gradient_ui.figures.field.arrows import Slopes, arrow_ends, arrow_scale, arrows, steepest
from gradient_ui.figures.field.layout import (
    field_layout,
    height_contours,
    scale_notes,
    with_selected,
)
from gradient_ui.figures.field.nodes import Node, arrow_lines, node_dots, node_texts
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.traces import note, scatter
from gradient_ui.theme import Palette

_ARROWS_PER_TIME = 6
_LEAST = 1e-9
_SLOPE_X, _SLOPE_Y = "∂f/∂x", "∂f/∂y"
# Where an arrow starts, and its components as drawn.
_Arrow = tuple[float, float, float, float]


def contour_figure(
    field: Field, selected: Node, palette: Palette, *, with_exact: bool = False
) -> Figure:
    """Draw contours of f and at most 15 x 15 arrows of the gradient.

    Contours are drawn from at most 200 x 200 samples; clicks reach at most 100 x 100 nodes, each
    with its `selected` as the first two numbers of ``customdata``.

    Parameters
    ----------
    field : Field
    selected : (int, int)
        Column and row of the selected node.
    palette : Palette
    with_exact : bool
        Add the exact gradient as dashed arrows, where the field knows it.
    """
    slopes = (field.df_dx, field.df_dy)
    exact = exact_slopes(field) if with_exact else []
    scale = arrow_scale(field, slopes)
    times = enlargement(field)
    solid = {"color": palette.muted, "width": 1.3, "dash": "solid"}
    dashed = {"color": palette.text, "width": 1, "dash": "3px,2px"}
    own = _arrow_at(field, selected, slopes, times * scale)
    known = [_arrow_at(field, selected, pair, times * scale) for pair in exact]
    data = [
        *height_contours(field, palette),
        *(arrows("exact arrows", field, pair, scale, dashed) for pair in exact),
        arrows("arrows", field, slopes, scale, solid),
        node_dots(field, palette),
        *_selected(own, palette),
        *(
            _pointer("selected exact", at, dashed | {"width": 1.5}, 9, palette)
            for at in known
            if at
        ),
    ]
    ends = arrow_ends(field, [slopes, *exact], scale)
    layout = field_layout(field, palette, ends, _notes(field, times, is_known=bool(exact)))
    layout["annotations"] += _component_names(own, field, palette)
    told = {"f": field.height, _SLOPE_X: field.df_dx, _SLOPE_Y: field.df_dy}
    return with_selected({"data": data, "layout": layout}, field, selected, told, palette)


def exact_slopes(field: Field) -> list[Slopes]:
    """Return the exact slopes, or nothing where the field does not know both."""
    if field.exact_df_dx is None or field.exact_df_dy is None:
        return []
    return [(field.exact_df_dx, field.exact_df_dy)]


def contour_alt(field: Field, selected: Node) -> str:
    """Return the figure's takeaway in one sentence."""
    x, y, _ = node_texts(field, selected)
    u, v = _slopes_at(field, selected, (field.df_dx, field.df_dy))
    start = f"Contours of f with the gradient as arrows that point uphill; at x = {x}, y = {y} "
    if not (np.isfinite(u) and np.isfinite(v)):
        return f"{start}there is none: {_SLOPE_X} = {short(u)}, {_SLOPE_Y} = {short(v)}."
    if u == 0 and v == 0:
        return f"{start}both slopes are 0, so the arrow has no length."
    return (
        f"{start}the arrow is the sum of {_SLOPE_X} = {short(u)} along x "
        f"and {_SLOPE_Y} = {short(v)} along y."
    )


def enlargement(field: Field) -> int:
    """Return how many times as long as its neighbours the selected arrow is drawn.

    The same for all nodes, so that a longer selected arrow still is a steeper one.
    """
    return max(1, round(min(map(len, arrow_lines(field))) / _ARROWS_PER_TIME))


def _arrow_at(field: Field, selected: Node, slopes: Slopes, scale: float) -> _Arrow | None:
    """Return the arrow of a node as drawn; None where a slope is not finite."""
    ix, iy = selected
    with np.errstate(all="ignore"):
        u, v = (slope * scale for slope in _slopes_at(field, selected, slopes))
    if not (np.isfinite(u) and np.isfinite(v)):
        return None
    return float(field.x.coordinates[ix]), float(field.y.coordinates[iy]), u, v


def _slopes_at(field: Field, node: Node, slopes: Slopes) -> list[float]:
    """Return both slopes at a node; 0 for what is nothing beside the steepest, but rounding."""
    ix, iy = node
    least = _LEAST * steepest(field)
    found = [float(part[iy, ix]) for part in slopes]
    return [0.0 if abs(slope) <= least else slope for slope in found]


def _selected(arrow: _Arrow | None, palette: Palette) -> list[Figure]:
    """Return the step along x and then along y, and the arrow that is their sum."""
    if arrow is None:
        return []
    x, y, u, v = arrow
    dashed = {"width": 3, "dash": "5px,2px"}
    across, up = ({**dashed, "color": c} for c in (palette.field.along_x, palette.field.along_y))
    return [
        scatter("along x", [x, x + u], [y, y], line=across, cliponaxis=False),
        scatter("along y", [x + u, x + u], [y, y + v], line=up, cliponaxis=False),
        _pointer("selected", arrow, {"width": 3.5, "color": palette.field.selected}, 15, palette),
    ]


def _pointer(role: str, arrow: _Arrow, line: Figure, size: int, palette: Palette) -> Figure:
    """Return one arrow; unlike those of quiver it may leave the plot at its edge."""
    x, y, u, v = arrow
    head = {
        "symbol": "arrow",
        "angleref": "previous",
        "size": [0, size if u or v else 0],
        "color": line["color"],
        "line": {"color": palette.background, "width": 1},
    }
    return scatter(role, [x, x + u], [y, y + v], line=line, marker=head, cliponaxis=False)


def _component_names(arrow: _Arrow | None, field: Field, palette: Palette) -> list[Figure]:
    """Name the components that are not 0, on the sides where the arrow is not.

    At the border the numbers of the axes are there: then on the other side.
    """
    if arrow is None:
        return []
    x, y, u, v = arrow
    is_under = v >= 0 and y > np.min(field.y.coordinates)
    is_left = u < 0 and x + u > np.min(field.x.coordinates)
    under = {"yanchor": "top", "yshift": -7} if is_under else {"yanchor": "bottom", "yshift": 7}
    beside = {"xanchor": "right", "xshift": -7} if is_left else {"xanchor": "left", "xshift": 7}
    shared = {"bgcolor": palette.background, "borderpad": 1, "opacity": 0.9}
    along_x = note(x + u / 2, y, f"<b>{_SLOPE_X}</b>", palette.field.along_x, 13) | under
    along_y = note(x + u, y + v / 2, f"<b>{_SLOPE_Y}</b>", palette.field.along_y, 13) | beside
    parts = ((_SLOPE_X, along_x, u), (_SLOPE_Y, along_y, v))
    return [label | shared | {"name": name} for name, label, part in parts if part]


def _notes(field: Field, times: int, *, is_known: bool) -> list[str]:
    """Say what is drawn longer, what is dashed, and that angles are not true where they are not."""
    texts = [f"selected arrow {times} × as long"] if times > 1 else []
    if is_known:
        texts.append("dashed: exact gradient, not known to NumPy")
    if not np.ptp(field.height):
        texts.append("no contours: f is the same at all nodes")
    return texts + scale_notes(field)
