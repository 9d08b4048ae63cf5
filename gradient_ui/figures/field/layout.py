"""What figures of a field share: scales, axes, contours, nodes that take clicks, the cursor.

A field is drawn with rows = y and columns = x. Heights are neutral greys, so that every hue is
free for arrows; a value is never told by its colour alone, the hover has the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from gradient_core.sampled.field import Field, GridAxis, thinned
from gradient_ui.figures.layout import LEFT_MARGIN, Figure, axis, base_layout, scale_of
from gradient_ui.theme import FieldColours, Palette

HEIGHT = 420
# A click dims all that was not clicked until the new figure is there; marks are kept.
UNDIMMED = {"marker": {"opacity": 1}}
MOST_CONTOURED = 200
_MOST_CLICKED = 100
# With more numbers than these the hover has the place alone: a figure stays under 300 kB.
_MOST_TOLD = 10_000
# Equal scales only while neither side of the plot becomes a strip.
_WIDEST = 4.0
_DOT = 12
_LINE = 15


def colours(palette: Palette) -> FieldColours:
    """Return the colours of fields that go with `palette`."""
    return palette.field


def light(values: Any) -> np.ndarray:
    """Return `values` for drawing: infinities as gaps, and float32 where that loses nothing seen.

    Examples
    --------
    >>> light([1.0, 3.0, np.inf]), light([1e9, 1e9 + 1]).dtype
    (array([ 1.,  3., nan], dtype=float32), dtype('float64'))
    """
    array = np.array(values, dtype=np.float64)
    array[~np.isfinite(array)] = np.nan
    largest = float(np.nanmax(np.abs(array), initial=0.0))
    with np.errstate(over="ignore"):
        span = float(np.nanmax(array, initial=-largest) - np.nanmin(array, initial=largest))
    fits = 1e-30 < largest < 1e38 and (span == 0 or span > 1e-4 * largest)
    return array.astype(np.float32) if fits or largest == 0 else array


def has_equal_scales(field: Field) -> bool:
    """Whether x and y are drawn to the same scale, so that right angles look right."""
    width, height = (float(np.ptp(a.coordinates)) for a in (field.x, field.y))
    return width > 0 and height > 0 and 1 / _WIDEST <= width / height <= _WIDEST


def typical_gap(coordinates: np.ndarray) -> float:
    """Return the median distance of neighbouring places; 1 where all places are the same.

    Examples
    --------
    >>> typical_gap(np.array([0.0, 1.0, 2.0, 10.0])), typical_gap(np.array([3.0, 3.0]))
    (1.0, 1.0)
    """
    gaps = np.diff(np.unique(coordinates))
    return float(np.median(gaps)) if gaps.size else 1.0


def field_layout(
    field: Field,
    palette: Palette,
    x_ends: Sequence[float],
    y_ends: Sequence[float],
    notes: Sequence[str] = (),
) -> Figure:
    """Return the layout of a map of the field.

    Parameters
    ----------
    field : Field
    palette : Palette
    x_ends, y_ends : (float, float)
        From where to where the drawing reaches.
    notes : sequence of str
        Small text above the plot, one line each, as a phone is narrow.
    """
    layout = base_layout(palette, HEIGHT)
    layout["margin"] = {"l": LEFT_MARGIN, "r": 12, "t": 10 + _LINE * max(1, len(notes)), "b": 50}
    layout["xaxis"] = _axis_of(field, field.x, x_ends, palette)
    layout["yaxis"] = _axis_of(field, field.y, y_ends, palette)
    layout["annotations"] = [_above("<br>".join(notes), palette)] if notes else []
    if has_equal_scales(field):
        layout["xaxis"]["constrain"] = "domain"
        layout["yaxis"] |= {"constrain": "domain", "scaleanchor": "x", "scaleratio": 1}
    return layout


def _axis_of(field: Field, grid: GridAxis, ends: Sequence[float], palette: Palette) -> Figure:
    number = field.array_axis(grid.name)
    title = f"{grid.name} ({'columns' if number else 'rows'}, axis {number})"
    return axis(palette, title, range=list(ends), showgrid=False, nticks=7)


def _above(text: str, palette: Palette) -> Figure:
    return {
        "text": text,
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 4,  # clear of the topmost tick
        "align": "left",
        "showarrow": False,
        "font": {"size": 12, "color": palette.muted},
    }


def cell_ends(field: Field) -> tuple[list[float], list[float]]:
    """Return from where to where a map with one cell per node reaches, along x and along y."""
    ends = []
    for grid in (field.x, field.y):
        places = np.unique(grid.coordinates)
        gaps = np.diff(places) if len(places) > 1 else np.ones(1)
        ends.append([float(places[0] - gaps[0] / 2), float(places[-1] + gaps[-1] / 2)])
    return ends[0], ends[1]


def in_drawing_order(field: Field, values: np.ndarray, most: int) -> tuple[np.ndarray, ...]:
    """Return x, y and `values` with both axes ascending, without repeats, and thinned.

    Coordinates that go down, or back and forth, are legal for NumPy; maps need them sorted. Of
    nodes at the same place the first is drawn.
    """
    x, columns = np.unique(field.x.coordinates, return_index=True)
    y, rows = np.unique(field.y.coordinates, return_index=True)
    kept_x, kept_y = thinned(len(x), most), thinned(len(y), most)
    return x[kept_x], y[kept_y], values[np.ix_(rows[kept_y], columns[kept_x])]


def height_contours(field: Field, palette: Palette) -> list[Figure]:
    """Return filled contours of f, drawn from at most 200 x 200 of its samples.

    There are none where all samples are in one row or column, or where f is flat.
    """
    x, y, z = in_drawing_order(field, np.asarray(field.height, dtype=np.float64), MOST_CONTOURED)
    z = light(z)
    with np.errstate(all="ignore"):
        span = np.ptp(z[np.isfinite(z)]) if np.isfinite(z).any() else 0.0
    if min(z.shape) < 2 or not 0 < span < np.inf:
        return []
    return [
        {
            "type": "contour",
            "x": x,
            "y": y,
            "z": z,
            "colorscale": scale_of(colours(palette).heights),
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


def node_dots(field: Field, nodes: Sequence[np.ndarray], palette: Palette) -> Figure:
    """Return small dots on nodes: where an arrow starts, and all there is of one of length 0."""
    ix, iy = nodes
    return {
        "type": "scatter",
        "mode": "markers",
        "x": light(field.x.coordinates)[ix],
        "y": light(field.y.coordinates)[iy],
        "marker": {"size": 2.5, "color": palette.muted},
        "unselected": UNDIMMED,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def node_overlay(field: Field, told: Mapping[str, np.ndarray]) -> Figure:
    """Return invisible markers on the nodes, at most 100 x 100: they take clicks and hover.

    Parameters
    ----------
    field : Field
    told : mapping of str to ndarray, shape (ny, nx)
        What the hover tells beside index and place, by name. Left out where that would be more
        than 10,000 numbers.

    Returns
    -------
    dict
        ``customdata`` has one row per node: ``ix, iy``, then what is told.
    """
    rows, columns = (thinned(len(a.coordinates), _MOST_CLICKED) for a in (field.y, field.x))
    iy, ix = (part.ravel() for part in np.meshgrid(rows, columns, indexing="ij"))
    if iy.size * len(told) > _MOST_TOLD:
        told = {}
    data = np.stack([ix, iy, *(np.asarray(values)[iy, ix] for values in told.values())], axis=1)
    places = [0, 1] if field.index_of(1, 0) == (1, 0) else [1, 0]
    lines = [
        "<b>F[" + ", ".join(f"%{{customdata[{place}]}}" for place in places) + "]</b>",
        "x = %{x:.4~g}, y = %{y:.4~g}",
        *(f"{name} = %{{customdata[{k}]:.4~g}}" for k, name in enumerate(told, 2)),
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": light(field.x.coordinates)[ix],
        "y": light(field.y.coordinates)[iy],
        "customdata": _narrow(data) if told else data.astype(np.int16),
        "marker": {"size": 12, "opacity": 0},
        "hovertemplate": "<br>".join(lines) + "<extra></extra>",
    }


def clicked_node(field: Field, customdata: Any) -> tuple[int, int] | None:
    """Return column and row of a clicked node; None for what no click on the field can send.

    Parameters
    ----------
    field : Field
    customdata : object
        Of the clicked marker: a list, or where figures are sent as typed arrays a dict with the
        keys ``"0"``, ``"1"``, ... It comes from the browser, so it may be anything.

    Examples
    --------
    >>> from gradient_core.sampled.field import field_of_array
    >>> field = field_of_array(np.zeros((3, 4)))
    >>> clicked_node(field, [3, 2, 0.0]), clicked_node(field, {"0": 1, "1": 0})
    ((3, 2), (1, 0))
    >>> clicked_node(field, [4, 0]) is clicked_node(field, "34") is None
    True
    """
    if isinstance(customdata, dict):
        customdata = [customdata.get("0"), customdata.get("1")]
    if not isinstance(customdata, list | tuple) or len(customdata) < 2:
        return None
    found = []
    for value, grid in zip(customdata, (field.x, field.y), strict=False):
        is_index = isinstance(value, int | float) and value in range(len(grid.coordinates))
        if not is_index:
            return None
        found.append(int(value))
    return found[0], found[1]


def _narrow(values: np.ndarray) -> np.ndarray:
    """Return float32 where all values fit; the hover shows four digits."""
    finite = np.abs(values[np.isfinite(values) & (values != 0)])
    fits = not finite.size or (finite.max() < 1e38 and finite.min() > 1e-37)
    return values.astype(np.float32 if fits else np.float64)


def cursor(
    field: Field, selected: tuple[int, int], palette: Palette
) -> tuple[Figure, list[Figure]]:
    """Return the dot on the selected node, and the lines along its row and column."""
    ix, iy = selected
    x, y = float(field.x.coordinates[ix]), float(field.y.coordinates[iy])
    line = {"color": palette.text, "width": 1, "dash": "dot"}
    across = {"type": "line", "xref": "x domain", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": line}
    up = {"type": "line", "yref": "y domain", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line}
    dot = {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "customdata": [[ix, iy]],
        "cliponaxis": False,
        # The page's colour around it keeps the dot apart from any colour of a map.
        "marker": {
            "size": _DOT,
            "color": colours(palette).selected,
            "line": {"color": palette.background, "width": 2},
        },
        "unselected": UNDIMMED,
        "hoverinfo": "skip",
    }
    return dot, [across, up]
