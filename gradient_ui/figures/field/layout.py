"""What maps of a field share: scales, axes, notes, contours, colour bar, the selected node.

A field is drawn with rows = y and columns = x. Heights are neutral greys, so that every hue is
free for arrows; a value is never told by its colour alone, the hover has the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from gradient_core.sampled import Field, SampledAxis
from gradient_ui.figures.field.nodes import Node, in_drawing_order, node_overlay
from gradient_ui.figures.layout import Ends, Figure, axis, base_layout, scale_of
from gradient_ui.figures.traces import as_float32, note, scatter, shape
from gradient_ui.theme import Palette

HEIGHT = 420
MOST_CONTOURED = 200
# Equal scales only while neither side of the plot becomes a strip.
_WIDEST = 4.0
_DOT = 12
_LINE = 15


def has_equal_scales(field: Field) -> bool:
    """Whether x and y are drawn to the same scale, so that right angles look right."""
    width, height = (float(np.ptp(a.coordinates)) for a in (field.x, field.y))
    return width > 0 and height > 0 and 1 / _WIDEST <= width / height <= _WIDEST


def scale_notes(field: Field) -> list[str]:
    """Say that right angles do not look right, where that is so."""
    return [] if has_equal_scales(field) else ["x and y have different scales"]


def axis_title(field: Field, name: str) -> str:
    """Return which axis of the array x or y is."""
    number = field.array_axis(name)
    return f"{name} ({'columns' if number else 'rows'}, axis {number})"


def field_layout(
    field: Field, palette: Palette, ends: tuple[Ends, Ends], notes: Sequence[str] = ()
) -> Figure:
    """Return the layout of a map of the field.

    Parameters
    ----------
    field : Field
    palette : Palette
    ends : pair of (float, float)
        From where to where the drawing reaches, along x and along y.
    notes : sequence of str
        Small text above the plot, one line each, as a phone is narrow.
    """
    x, y = (
        axis(palette, axis_title(field, name), range=reach, showgrid=False, nticks=7)
        for name, reach in zip("xy", ends, strict=True)
    )
    if has_equal_scales(field):
        x |= {"constrain": "domain"}
        y |= {"constrain": "domain", "scaleanchor": "x", "scaleratio": 1}
    # Clear of the topmost tick.
    above = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 4}
    told = note(0, 1, "<br>".join(notes), palette.muted, 12, **above, align="left")
    margin = {"t": 10 + _LINE * max(1, len(notes)), "b": 50}
    written = [told] if notes else []
    return base_layout(palette, HEIGHT, margin, xaxis=x, yaxis=y, annotations=written)


def cell_ends(field: Field) -> tuple[Ends, Ends]:
    """Return from where to where a map with one cell per node reaches, along x and along y."""
    return _cell_ends(field.x), _cell_ends(field.y)


def _cell_ends(grid: SampledAxis) -> Ends:
    places = np.unique(grid.coordinates)
    gaps = np.diff(places) if len(places) > 1 else np.ones(1)
    return float(places[0] - gaps[0] / 2), float(places[-1] + gaps[-1] / 2)


def height_contours(field: Field, palette: Palette) -> list[Figure]:
    """Return filled contours of f, drawn from at most 200 x 200 of its samples.

    There are none where all samples are in one row or column, or where f is flat.
    """
    x, y, z = in_drawing_order(field, np.asarray(field.height, dtype=np.float64), MOST_CONTOURED)
    z = as_float32(z)
    with np.errstate(all="ignore"):
        span = np.ptp(z[np.isfinite(z)]) if np.isfinite(z).any() else 0.0
    if min(z.shape) < 2 or not 0 < span < np.inf:
        return []
    return [
        {
            "type": "contour",
            "meta": "heights",
            "x": x,
            "y": y,
            "z": z,
            "colorscale": scale_of(palette.field.heights),
            "line": {"color": palette.line, "width": 0.8},
            "connectgaps": False,
            "zorder": -1,  # plotly.js draws arrows under all other traces
            "ncontours": 12,
            "colorbar": colour_bar("f", palette),
            "hoverinfo": "skip",
        }
    ]


def colour_bar(title: str, palette: Palette, **options: Any) -> Figure:
    """Return a narrow colour bar, its title above it."""
    return {
        "title": {"text": title, "side": "top", "font": {"size": 13, "color": palette.text}},
        "thickness": 12,
        "xpad": 6,
        "ypad": 0,
        "len": 0.85,
        "outlinewidth": 0,
        "nticks": 6,
        "tickfont": {"size": 12, "color": palette.muted},
        **options,
    }


def with_selected(
    figure: Figure, field: Field, selected: Node, told: Mapping[str, np.ndarray], palette: Palette
) -> Figure:
    """Return a map with the selected node marked, and with all nodes taking hover and clicks.

    Parameters
    ----------
    figure : dict
    field : Field
    selected : (int, int)
        Column and row of the node.
    told : mapping of str to ndarray, shape (ny, nx)
        As for `gradient_ui.figures.field.nodes.node_overlay`.
    palette : Palette
    """
    ix, iy = selected
    x, y = float(field.x.coordinates[ix]), float(field.y.coordinates[iy])
    look = {"line": {"color": palette.text, "width": 1, "dash": "dot"}, "name": "cursor"}
    lines = [
        shape("line", (0, 1), (y, y), xref="x domain", **look),
        shape("line", (x, x), (0, 1), yref="y domain", **look),
    ]
    # The page's colour around it keeps the dot apart from any colour of a map.
    edge = {"color": palette.background, "width": 2}
    marker = {"size": _DOT, "color": palette.field.selected, "line": edge}
    dot = scatter(
        "cursor", [x], [y], marker=marker, customdata=[[ix, iy]], cliponaxis=False, hoverinfo="skip"
    )
    data = [*figure["data"], dot, node_overlay(field, told)]
    return {"data": data, "layout": figure["layout"] | {"shapes": lines}}
