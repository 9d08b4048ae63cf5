"""The surface f over the plane, and under it the gradient as arrows: steep above, long below.

The arrows lie on a floor below the surface. Each starts at its node and is drawn as
``(k*df_dx, k*df_dy)`` in the units of the axes, with one ``k`` for all: it points where f grows
fastest, and twice the slope is twice the length. They are the arrows of the contour figure, so
the two can be compared. Where the ranges of x and y differ too much for one scale, the floor is
drawn as a square and the arrows are squeezed with it.

Heights are drawn from 0 to 1, since the graphics card knows seven digits: 1,000,000.001 beside
1,000,000.002 would be flat. The numbers on the axis, in the hover and in a click are those of f.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gradient_core.sampled import Field
from gradient_ui.figures.field.arrows import arrow_scale
from gradient_ui.figures.field.layout import axis_title, has_equal_scales, scale_notes
from gradient_ui.figures.field.nodes import (
    Node,
    arrow_nodes,
    in_drawing_order,
    node_texts,
    told_of_nodes,
)
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Ends, Figure, base_layout, padded_range, scale_of
from gradient_ui.figures.traces import as_float32, note, scatter
from gradient_ui.theme import Palette

HEIGHT = 520
MOST_DRAWN = 100  # samples of the surface along each axis

_TALL = 0.95  # surface and the room under it, as a share of the longer side
_FLOOR = -0.7  # where the surface reaches from 0 to 1
_LIFT = 0.035  # of a marker above the surface: half of it would sink in
_TOP = 1.12  # what is drawn beyond the axis is cut off: room for a marker at the highest sample
_HEAD = 0.36  # of the arrow's length, but no longer than
_LONGEST_HEAD = 0.04  # of the longer side
_HEAD_ANGLE = np.radians(25)
_MOST_DOTS = 150
_MOST_LEVELS = 12
_LARGEST = 1e300  # beyond it the ranges of the drawing overflow
_CAMERA = {
    "eye": {"x": -0.72, "y": -1.56, "z": 1.52},
    "center": {"x": 0, "y": 0, "z": -0.2},
    "up": {"x": 0, "y": 0, "z": 1},
}

Points = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class _Box:
    """Where the drawing is.

    Attributes
    ----------
    x, y, z : tuple of float
        Lowest and highest coordinate; lowest and highest sample.
    sides : tuple of float
        Drawn lengths of the ranges of x and y; the longer one is 1.
    scale : float
        From a slope to the length of its arrow, in the units of the axes.
    """

    x: Ends
    y: Ends
    z: Ends
    sides: tuple[float, float]
    scale: float

    @property
    def units(self) -> np.ndarray:
        """How much of x and of y a drawn length of 1 is."""
        return np.array([np.ptp(self.x), np.ptp(self.y)]) / self.sides

    def level(self, samples: np.ndarray) -> np.ndarray:
        """Return where samples are drawn, from 0 to 1; float32, for it is only looked at."""
        low, high = self.z
        return ((samples - low) / (high - low)).astype(np.float32)


def surface_figure(field: Field, selected: Node, palette: Palette) -> Figure:
    """Draw a field as a surface with its gradient below, one node marked in both.

    The surface is drawn from at most 100 x 100 samples, the arrows from at most 15 x 15. Nodes
    and surface can be clicked: ``customdata`` is ``ix, iy, f, df/dx, df/dy``.

    Parameters
    ----------
    field : Field
    selected : (int, int)
        Column and row of the selected node.
    palette : Palette
    """
    height = _drawable(field.height)
    box = _box_of(field, height)
    nodes = arrow_nodes(field)
    data = [
        _surface(field, box.level(height), palette),
        *_nodes(field, box.level(height), nodes, palette),
        _lines("arrows", _arrows(field, box, *nodes), palette.text, 2.5),
        _tails(field, nodes),
        *_cursor(field, box.level(height), box, selected, palette),
    ]
    return {"data": data, "layout": _layout(field, box, palette)}


def surface_alt(field: Field, selected: Node) -> str:
    """Return the figure's takeaway in one sentence."""
    ix, iy = selected
    x, y, f = node_texts(field, selected)
    index = ", ".join(map(str, field.index_of(ix, iy)))
    return (
        "The surface f over x and y, and below it the gradient as arrows that point uphill; "
        f"marked in both is F[{index}] = {f} at x = {x}, y = {y}, where "
        f"∂f/∂x = {short(field.df_dx[iy, ix])} and ∂f/∂y = {short(field.df_dy[iy, ix])}."
    )


# --- where it is drawn -------------------------------------------------------------------------


def _drawable(samples: np.ndarray) -> np.ndarray:
    """Return the samples with gaps where nothing can be drawn."""
    values = np.asarray(samples, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(values) < _LARGEST, values, np.nan)


def _box_of(field: Field, height: np.ndarray) -> _Box:
    x, y, z = map(_ends, (field.x.coordinates, field.y.coordinates, height))
    ratio = float(np.ptp(y) / np.ptp(x)) if has_equal_scales(field) else 1.0
    sides = (min(1.0, 1 / ratio), min(1.0, ratio))
    scale = arrow_scale(field, (field.df_dx, field.df_dy))
    return _Box(x, y, z, sides, scale)


def _ends(values: np.ndarray) -> Ends:
    """Return the lowest and the highest finite value, apart even where all are equal."""
    return padded_range(values, 0.0, single=0.5)


# --- surface -----------------------------------------------------------------------------------


def _surface(field: Field, level: np.ndarray, palette: Palette) -> Figure:
    flat = np.arange(level.size).reshape(level.shape)
    x, y, kept = in_drawing_order(field, flat, MOST_DRAWN)
    iy, ix = np.divmod(kept, level.shape[1])
    return {
        "type": "surface",
        "meta": "surface",
        "x": x,
        "y": y,
        "z": level[iy, ix],
        "colorscale": scale_of(palette.field.sequential),
        "showscale": False,
        "contours": {
            "x": {"highlight": False},
            "y": {"highlight": False},
            # No levels are given: the lines are where the axis has its numbers.
            "z": {"show": True, "color": palette.field.level, "width": 1, "highlight": False},
        },
        "lighting": {"ambient": 0.75, "diffuse": 0.45, "specular": 0.04, "roughness": 0.9},
        "lightposition": {"x": -1000, "y": -2000, "z": 3000},
        **_told(field, (ix.T, iy.T)),  # plotly.js wants [column][row] here, unlike z
    }


def _nodes(
    field: Field, level: np.ndarray, nodes: tuple[np.ndarray, np.ndarray], palette: Palette
) -> list[Figure]:
    """Return the samples as dots on the surface while they are few; many would be a veil."""
    ix, iy = nodes
    is_all = ix.size == level.size
    is_there = np.isfinite(level[iy, ix])
    ix, iy = ix[is_there], iy[is_there]
    if not is_all or not 0 < ix.size <= _MOST_DOTS:
        return []
    edge = {"color": palette.field.dot_edge, "width": 1}
    marker = {"size": 3.5, "color": palette.field.dot, "line": edge}
    return [_samples("samples", field, (ix, iy), level[iy, ix] + np.float32(_LIFT / 2), marker)]


def _tails(field: Field, nodes: tuple[np.ndarray, np.ndarray]) -> Figure:
    """Return unseen marks where the arrows start: a line takes no clicks."""
    z = np.full(len(nodes[0]), _FLOOR, dtype=np.float32)
    return _samples("tails", field, nodes, z, {"size": 9, "color": "rgba(0,0,0,0)"})


def _samples(
    role: str, field: Field, nodes: tuple[np.ndarray, np.ndarray], z: np.ndarray, marker: Figure
) -> Figure:
    """Return markers at some nodes, columns and rows, that take clicks and tell their numbers."""
    x, y = as_float32(field.x.coordinates[nodes[0]]), as_float32(field.y.coordinates[nodes[1]])
    return scatter(role, x, y, z=z, type="scatter3d", marker=marker, **_told(field, nodes))


def _told(field: Field, nodes: tuple[np.ndarray, np.ndarray]) -> Figure:
    slopes = {"∂f/∂x": _drawable(field.df_dx), "∂f/∂y": _drawable(field.df_dy)}
    return told_of_nodes(field, nodes, {"f": _drawable(field.height), **slopes})


# --- arrows ------------------------------------------------------------------------------------


def _arrows(field: Field, box: _Box, ix: np.ndarray, iy: np.ndarray) -> Points:
    """Return the lines of the arrows of some nodes, with NaN between them.

    Seven points an arrow: tail, tip, gap, one side of the head, tip, other side, gap. The head
    is made in drawn lengths, where an angle is what one sees. No arrow where there is no slope.
    """
    units = box.units
    tail = np.stack([field.x.coordinates[ix], field.y.coordinates[iy]], axis=-1)
    with np.errstate(over="ignore", invalid="ignore"):
        moved = box.scale * np.stack([field.df_dx[iy, ix], field.df_dy[iy, ix]], axis=-1)
    is_there = np.isfinite(moved).all(axis=-1) & moved.any(axis=-1)
    tail, moved = tail[is_there], moved[is_there]
    tip = tail + moved
    cos, sin = np.cos(_HEAD_ANGLE), np.sin(_HEAD_ANGLE)
    drawn = moved / units
    length = np.hypot(*drawn.T)[:, None]
    back = -drawn * np.minimum(_HEAD, _LONGEST_HEAD / length)
    left, right = (tip + units * (back @ [[cos, turn], [-turn, cos]]) for turn in (sin, -sin))
    gap = np.full_like(tail, np.nan)
    x, y = np.stack([tail, tip, gap, left, tip, right, gap], axis=1).reshape(-1, 2).T
    return x, y, np.where(np.isnan(x), np.nan, _FLOOR)


def _lines(role: str, points: Points, colour: str, width: float) -> Figure:
    x, y, z = map(as_float32, points)
    return scatter(role, x, y, z=z, type="scatter3d", line={"color": colour, "width": width})


# --- the selected node -------------------------------------------------------------------------


def _cursor(
    field: Field, level: np.ndarray, box: _Box, selected: Node, palette: Palette
) -> list[Figure]:
    """Return the marked arrow, a line up to the surface, and the marked sample on it."""
    ix, iy = (np.array([part]) for part in selected)
    x, y, z = field.x.coordinates[ix], field.y.coordinates[iy], level[iy, ix]
    stem = x.repeat(2), y.repeat(2), np.append(z, _FLOOR)
    colour = palette.field.selected
    edge = {"color": palette.background, "width": 2}
    marker = {"size": 9, "color": colour, "line": edge}
    return [
        _lines("selected arrow", _arrows(field, box, ix, iy), colour, 5.5),
        _lines("selected stem", stem, colour, 3),
        _samples("cursor", field, (ix, iy), z + np.float32(_LIFT), marker),
    ]


# --- axes --------------------------------------------------------------------------------------


def _layout(field: Field, box: _Box, palette: Palette) -> Figure:
    x = _reach(field.x.coordinates[None, :], field.df_dx, box.scale)
    y = _reach(field.y.coordinates[:, None], field.df_dy, box.scale)
    sides = np.array([np.ptp(x), np.ptp(y)]) / box.units
    sides /= sides.max()
    scene = {
        "xaxis": _axis(palette, axis_title(field, "x"), x, sides[0]),
        "yaxis": _axis(palette, axis_title(field, "y"), y, sides[1]),
        "zaxis": _height_axis(box, palette),
        "aspectmode": "manual",
        "aspectratio": {"x": float(sides[0]), "y": float(sides[1]), "z": _TALL},
        "camera": _CAMERA,
        "dragmode": "turntable",
        "bgcolor": "rgba(0,0,0,0)",
    }
    corner = {"xanchor": "right", "yanchor": "top"}
    notes = [note(1, 1, text, palette.muted, 12, **corner) for text in scale_notes(field)]
    font = {"color": palette.text, "size": 13}
    label = {"bgcolor": palette.background, "bordercolor": palette.line, "font": font}
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    return base_layout(palette, HEIGHT, margin, scene=scene, annotations=notes, hoverlabel=label)


def _reach(places: np.ndarray, slopes: np.ndarray, scale: float) -> Ends:
    """Return from where to where nodes and arrows reach; all, so that the floor keeps its size."""
    with np.errstate(over="ignore", invalid="ignore"):
        return _ends(np.append(places, places + scale * slopes))


def _axis(palette: Palette, title: str, shown: Ends, side: float) -> Figure:
    return {
        "title": {"text": title, "font": {"size": 13, "color": palette.text}},
        "tickfont": {"size": 12, "color": palette.muted},
        "range": shown,
        "nticks": max(2, round(6 * side)),
        "showgrid": False,
        "zeroline": False,
        "showbackground": False,
        "showspikes": False,
    }


def _height_axis(box: _Box, palette: Palette) -> Figure:
    """Return the axis of f, with numbers beside the surface and none in the room under it."""
    levels, names = _levels(*box.z)
    return {
        **_axis(palette, "f", (_FLOOR - 0.02, _TOP), 1.0),
        "tickmode": "array",
        "tickvals": box.level(np.array(levels)),
        "ticktext": names,
        "showbackground": True,
        "backgroundcolor": palette.grid,
    }


def _levels(low: float, high: float) -> tuple[list[float], list[str]]:
    """Return round numbers from low to high for the contour lines, and every other one as text.

    Examples
    --------
    >>> _levels(-3.9, 0.1)
    ([-3.5, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0], ['', '−3', '', '−2', '', '−1', '', '0'])
    """
    power = 10.0 ** np.floor(np.log10((high - low) / _MOST_LEVELS))
    steps = (k * power for k in (1, 2, 5, 10, 20))
    step = next(step for step in steps if (high - low) / step < _MOST_LEVELS)
    numbers = range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)
    digits = max(4, int(np.ceil(np.log10(max(-low, high) / step))) + 1)
    names = ["" if k % 2 else short(k * step, digits) for k in numbers]
    return [float(k * step) for k in numbers], names
