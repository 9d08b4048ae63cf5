"""Contours of f with the gradient as arrows, the selected one as the sum of its two components.

An arrow starts at its node and is drawn as (k*dx, k*dy) in the units of the axes, with one k for
all nodes, so that directions and ratios of lengths are true. Among many small arrows the selected
one is drawn again, a whole number of times as long; the figure says so.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gradient_core.sampled.field import Field, arrow_scale
from gradient_ui.figures.field.layout import (
    UNDIMMED,
    colours,
    cursor,
    field_layout,
    has_equal_scales,
    height_contours,
    light,
    node_dots,
    node_overlay,
    typical_gap,
)
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure
from gradient_ui.theme import Palette

# Along x and along y, shape (ny, nx) each.
Slopes = tuple[np.ndarray, np.ndarray]

MOST_ARROWS = 25
# plotly.js rounds u and v to whole pixels before it scales them: large ones lose nothing seen.
_FINENESS = 1000.0
_ARROWS_PER_TIME = 6
# Beyond the outermost dots and tips: of a gap between arrows, and of the width.
_ROOM, _LEAST_ROOM = 0.12, 0.02
_SLOPE_X, _SLOPE_Y = "∂f/∂x", "∂f/∂y"


def contour_figure(
    field: Field, selected: tuple[int, int], palette: Palette, *, with_exact: bool = False
) -> Figure:
    """Draw contours of f and at most 25 x 25 arrows of the gradient.

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
    nodes = kept_nodes(field)
    scale = arrow_scale(field.dx, field.dy, *arrow_gaps(field))
    times = enlargement(field)
    slopes = (field.dx, field.dy)
    exact = _exact(field) if with_exact else []
    dashed = [
        arrows(field, nodes, pair, scale, palette.text, width=1, dash="3px,2px") for pair in exact
    ]
    dot, lines = cursor(field, selected, palette)
    data = [
        *height_contours(field, palette),
        *dashed,
        arrows(field, nodes, slopes, scale, palette.muted),
        node_dots(field, nodes, palette),
        *_selected_arrow(field, selected, times * scale, palette),
        *_selected_exact(field, selected, exact, times * scale, palette),
        dot,
        node_overlay(field, {"f": field.height, _SLOPE_X: field.dx, _SLOPE_Y: field.dy}),
    ]
    ends = arrow_ends(field, nodes, [slopes, *exact], scale)
    layout = field_layout(field, palette, *ends, _notes(field, times, is_known=bool(exact)))
    layout["shapes"] = lines
    layout["annotations"] += _component_names(field, selected, times * scale, palette)
    return {"data": data, "layout": layout}


def _exact(field: Field) -> list[Slopes]:
    """Return the exact slopes, or nothing where the field does not know both."""
    if field.exact_dx is None or field.exact_dy is None:
        return []
    return [(field.exact_dx, field.exact_dy)]


def contour_alt(field: Field, selected: tuple[int, int]) -> str:
    """Return the figure's takeaway in one sentence."""
    ix, iy = selected
    x, y = short(field.x.coordinates[ix]), short(field.y.coordinates[iy])
    dx, dy = field.dx[iy, ix], field.dy[iy, ix]
    start = f"Contours of f with the gradient as arrows that point uphill; at x = {x}, y = {y} "
    if not (np.isfinite(dx) and np.isfinite(dy)):
        return f"{start}there is none: {_SLOPE_X} = {short(dx)}, {_SLOPE_Y} = {short(dy)}."
    if dx == 0 and dy == 0:
        return f"{start}both slopes are 0, so the arrow has no length."
    return (
        f"{start}the arrow is the sum of {_SLOPE_X} = {short(dx)} along x "
        f"and {_SLOPE_Y} = {short(dy)} along y."
    )


def kept_nodes(field: Field) -> tuple[np.ndarray, np.ndarray]:
    """Return columns and rows of the nodes that have arrows, evenly strided along each axis.

    Unevenly spread ones would look like gaps in the field.
    """
    columns, rows = np.meshgrid(*_kept(field))
    return columns.ravel(), rows.ravel()


def _kept(field: Field) -> list[np.ndarray]:
    """Return the columns and the rows in which there are arrows."""
    return [_strided(len(grid.coordinates), MOST_ARROWS) for grid in (field.x, field.y)]


def _strided(count: int, most: int) -> np.ndarray:
    """Return at most so many evenly strided indices, as much left out before as behind.

    Examples
    --------
    >>> _strided(5, 25), _strided(30, 10)
    (array([0, 1, 2, 3, 4]), array([ 1,  4,  7, 10, 13, 16, 19, 22, 25, 28]))
    """
    stride = -(-count // most)
    return np.arange((count - 1) % stride // 2, count, stride)


def arrow_gaps(field: Field) -> tuple[float, float]:
    """Return the typical distance between arrows along x and along y."""
    columns, rows = _kept(field)
    return typical_gap(field.x.coordinates[columns]), typical_gap(field.y.coordinates[rows])


def arrow_ends(
    field: Field,
    nodes: Sequence[np.ndarray],
    slopes: Sequence[Slopes],
    scale: float,
) -> tuple[list[float], list[float]]:
    """Return from where to where nodes and arrows reach along x and along y, with some room.

    Parameters
    ----------
    field, nodes, scale
        As for `arrows`.
    slopes : sequence of pairs of ndarray, shape (ny, nx)
        Components of all arrows that have to fit in.
    """
    ix, iy = nodes
    ends = []
    for k, (grid, at, gap) in enumerate(
        zip((field.x, field.y), (ix, iy), arrow_gaps(field), strict=True)
    ):
        with np.errstate(all="ignore"):
            tips = [grid.coordinates[at] + scale * np.asarray(pair[k])[iy, ix] for pair in slopes]
        reached = np.concatenate([grid.coordinates, *tips])
        reached = reached[np.isfinite(reached)]
        room = _ROOM * gap + _LEAST_ROOM * float(np.ptp(grid.coordinates))
        ends.append([float(reached.min()) - room, float(reached.max()) + room])
    return ends[0], ends[1]


def enlargement(field: Field) -> int:
    """Return how many times as long as its neighbours the selected arrow is drawn.

    The same for all nodes, so that a longer selected arrow still is a steeper one.
    """
    return max(1, round(min(map(len, _kept(field))) / _ARROWS_PER_TIME))


def arrows(
    field: Field,
    nodes: Sequence[np.ndarray],
    components: Slopes,
    scale: float,
    colour: str,
    *,
    width: float = 1.3,
    dash: str = "solid",
) -> Figure:
    """Return arrows from the nodes; none where a component is NaN or infinite.

    Parameters
    ----------
    field : Field
    nodes : pair of ndarray of int, shape (m,)
        Columns and rows.
    components : pair of ndarray, shape (ny, nx)
        Along x and along y.
    scale : float
        Length drawn, in the units of the axes, per length of the vector.
    colour, width, dash
        Of the lines, in Plotly's terms.
    """
    ix, iy = nodes
    with np.errstate(all="ignore"):
        u, v = (np.asarray(part)[iy, ix] * (scale * _FINENESS) for part in components)
    is_known = np.isfinite(u) & np.isfinite(v)
    return {
        "type": "quiver",
        "x": light(field.x.coordinates)[ix][is_known],
        "y": light(field.y.coordinates)[iy][is_known],
        "u": light(u[is_known]),
        "v": light(v[is_known]),
        "lengthmode": "raw",
        "lengthfactor": 1 / _FINENESS,
        "anchor": "tail",
        "unselected": {"marker": {"color": colour}},  # as `UNDIMMED`
        "marker": {"color": colour, "arrowsize": 0.8, "line": {"width": width, "dash": dash}},
        "hoverinfo": "skip",
    }


def _selected_arrow(
    field: Field, selected: tuple[int, int], scale: float, palette: Palette
) -> list[Figure]:
    """Return the step along x and then along y, and the arrow that is their sum."""
    corner = _corner(field, selected, (field.dx, field.dy), scale)
    if corner is None:
        return []
    x, y, u, v = corner
    shades = colours(palette)
    dashed = {"width": 3, "dash": "5px,2px"}
    return [
        _line([x, x + u], [y, y], {**dashed, "color": shades.along_x}),
        _line([x + u, x + u], [y, y + v], {**dashed, "color": shades.along_y}),
        _pointer(corner, {"width": 3.5, "color": shades.selected}, 15, palette),
    ]


def _selected_exact(
    field: Field, selected: tuple[int, int], exact: list[Slopes], scale: float, palette: Palette
) -> list[Figure]:
    """Return the exact arrow of the selected node, if there is one."""
    line = {"width": 1.5, "dash": "3px,2px", "color": palette.text}
    corners = [_corner(field, selected, slopes, scale) for slopes in exact]
    return [_pointer(corner, line, 9, palette) for corner in corners if corner is not None]


def _pointer(
    corner: tuple[float, float, float, float], line: Figure, size: int, palette: Palette
) -> Figure:
    """Return one arrow; unlike those of quiver it may leave the plot at its edge."""
    x, y, u, v = corner
    head = {
        "symbol": "arrow",
        "angleref": "previous",
        "size": [0, size if u or v else 0],
        "color": line["color"],
        "line": {"color": palette.background, "width": 1},
    }
    drawn = _line([x, x + u], [y, y + v], line)
    return {**drawn, "mode": "lines+markers", "marker": head, "unselected": UNDIMMED}


def _line(x: list[float], y: list[float], line: Figure) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": line,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _corner(
    field: Field, selected: tuple[int, int], slopes: Slopes, scale: float
) -> tuple[float, float, float, float] | None:
    """Return x, y of the node, and both components of its arrow as drawn; None without arrow."""
    ix, iy = selected
    with np.errstate(all="ignore"):
        u, v = (float(part[iy, ix]) * scale for part in slopes)
    if not (np.isfinite(u) and np.isfinite(v)):
        return None
    return float(field.x.coordinates[ix]), float(field.y.coordinates[iy]), u, v


def _component_names(
    field: Field, selected: tuple[int, int], scale: float, palette: Palette
) -> list[Figure]:
    """Name the components that are not 0, on the sides where the arrow is not."""
    corner = _corner(field, selected, (field.dx, field.dy), scale)
    if corner is None:
        return []
    x, y, u, v = corner
    shades = colours(palette)
    along_x = {
        "x": x + u / 2,
        "y": y,
        "yanchor": "top" if v >= 0 else "bottom",
        "yshift": -7 if v >= 0 else 7,
        "text": f"<b>{_SLOPE_X}</b>",
        "font": {"size": 13, "color": shades.along_x},
    }
    along_y = {
        "x": x + u,
        "y": y + v / 2,
        "xanchor": "right" if u < 0 else "left",
        "xshift": -7 if u < 0 else 7,
        "text": f"<b>{_SLOPE_Y}</b>",
        "font": {"size": 13, "color": shades.along_y},
    }
    shared = {"showarrow": False, "bgcolor": palette.background, "borderpad": 1, "opacity": 0.9}
    return [{**shared, **name} for name, part in ((along_x, u), (along_y, v)) if part]


def _notes(field: Field, times: int, *, is_known: bool) -> list[str]:
    """Say what is drawn longer, what is dashed, and that angles are not true where they are not."""
    texts = [f"selected arrow {times} × as long"] if times > 1 else []
    if is_known:
        texts.append("dashed: exact gradient, not known to NumPy")
    if not np.ptp(field.height):
        texts.append("no contours: f is the same at all nodes")
    return texts + scale_notes(field)


def scale_notes(field: Field) -> list[str]:
    """Say that right angles do not look right, where that is so."""
    return [] if has_equal_scales(field) else ["x and y have different scales"]
