"""The nodes of a field: which of many are drawn, and what takes a click and tells its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from gradient_core.sampled import Field
from gradient_ui.figures.labels import among
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.thinning import spread, strided
from gradient_ui.figures.traces import as_float32, scatter
from gradient_ui.theme import Palette

# Column and row of the drawing.
Node: TypeAlias = tuple[int, int]

MOST_ARROWS = 15
_MOST_CLICKED = 100
# With more numbers than these the hover has the place alone: a figure stays under 300 kB.
_MOST_TOLD = 10_000


def node_texts(field: Field, node: Node) -> tuple[str, str, str]:
    """Return x, y and f of a node as text: x and y told apart from its neighbours."""
    ix, iy = node
    x, y = field.x.coordinates, field.y.coordinates
    finite = field.height[np.isfinite(field.height)]
    return (
        among(x[ix], x[max(0, ix - 1) : ix + 2]),
        among(y[iy], y[max(0, iy - 1) : iy + 2]),
        among(field.height[iy, ix], [finite.min(), finite.max()] if finite.size else []),
    )


def arrow_lines(field: Field) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns and the rows in which there are arrows, at most 15 each."""
    columns, rows = (strided(len(a.coordinates), MOST_ARROWS) for a in (field.x, field.y))
    return columns, rows


def arrow_nodes(field: Field) -> tuple[np.ndarray, np.ndarray]:
    """Return columns and rows of the nodes that have arrows, shape (m,) each."""
    columns, rows = np.meshgrid(*arrow_lines(field))
    return columns.ravel(), rows.ravel()


def in_drawing_order(field: Field, values: np.ndarray, most: int) -> tuple[np.ndarray, ...]:
    """Return x, y and `values` with both axes ascending, without repeats, and thinned.

    Coordinates that go down, or back and forth, are legal for NumPy; maps need them sorted. Of
    nodes at the same place the first is drawn.
    """
    x, columns = np.unique(field.x.coordinates, return_index=True)
    y, rows = np.unique(field.y.coordinates, return_index=True)
    kept_x, kept_y = spread(len(x), most), spread(len(y), most)
    return x[kept_x], y[kept_y], values[np.ix_(rows[kept_y], columns[kept_x])]


def node_dots(field: Field, palette: Palette) -> Figure:
    """Return small dots where arrows start: all there is of an arrow of length 0."""
    ix, iy = arrow_nodes(field)
    x, y = as_float32(field.x.coordinates)[ix], as_float32(field.y.coordinates)[iy]
    dot = {"size": 2.5, "color": palette.muted}
    return scatter("nodes", x, y, marker=dot, cliponaxis=False)


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
    rows, columns = (spread(len(a.coordinates), _MOST_CLICKED) for a in (field.y, field.x))
    iy, ix = (part.ravel() for part in np.meshgrid(rows, columns, indexing="ij"))
    if iy.size * len(told) > _MOST_TOLD:
        told = {}
    x, y = as_float32(field.x.coordinates)[ix], as_float32(field.y.coordinates)[iy]
    unseen = {"size": 12, "opacity": 0}
    return scatter("overlay", x, y, marker=unseen, **told_of_nodes(field, (ix, iy), told))


def told_of_nodes(
    field: Field, nodes: tuple[np.ndarray, np.ndarray], told: Mapping[str, np.ndarray]
) -> Figure:
    """Return what of a trace takes clicks on some nodes, columns and rows, and tells of them."""
    ix, iy = nodes
    data = np.stack([ix, iy, *(np.asarray(values)[iy, ix] for values in told.values())], axis=-1)
    first, second = field.index_of(0, 1)  # as it is written in Python
    lines = [
        f"<b>F[%{{customdata[{first}]}}, %{{customdata[{second}]}}]</b>",
        "x = %{x:.4~g}, y = %{y:.4~g}",
        *(f"{name} = %{{customdata[{k}]:.4~g}}" for k, name in enumerate(told, 2)),
    ]
    return {
        "customdata": _narrow(data) if told else data.astype(np.int16),
        "hovertemplate": "<br>".join(lines) + "<extra></extra>",
    }


def _narrow(values: np.ndarray) -> np.ndarray:
    """Return float32 where all values fit; the hover shows four digits."""
    finite = np.abs(values[np.isfinite(values) & (values != 0)])
    fits = not finite.size or (finite.max() < 1e38 and finite.min() > 1e-37)
    return values.astype(np.float32 if fits else np.float64)


def clicked_node(field: Field, customdata: Any) -> Node | None:
    """Return column and row of a clicked node; None for what no click on the field can send.

    Parameters
    ----------
    field : Field
    customdata : object
        Of the clicked marker. It comes from the browser, so it may be anything.

    Examples
    --------
    >>> from gradient_core.sampled import field_of_array
    >>> field = field_of_array(np.zeros((3, 4)))
    >>> clicked_node(field, [3, 2, 0.0])
    (3, 2)
    >>> clicked_node(field, [4, 0]) is clicked_node(field, "34") is None
    True
    """
    if not isinstance(customdata, list | tuple) or len(customdata) < 2:
        return None
    sides = (len(field.x.coordinates), len(field.y.coordinates))
    for value, count in zip(customdata, sides, strict=False):
        if not isinstance(value, int | float) or value not in range(count):
            return None
    return int(customdata[0]), int(customdata[1])
