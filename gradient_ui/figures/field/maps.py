"""One number per node as a coloured cell: length of the gradient, its error, second differences."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core.sampled.field import Field
from gradient_ui.figures.field.layout import Ends, cell_ends, colour_bar, cursor, field_layout
from gradient_ui.figures.field.nodes import Node, in_drawing_order, node_overlay
from gradient_ui.figures.field.traces import as_float32, trace
from gradient_ui.figures.labels import MINUS, short
from gradient_ui.figures.layout import Figure, scale_of
from gradient_ui.theme import Palette

# All cells are drawn: a single bad node is what such a map is looked at for.
_MOST_CELLS = 400
_MOST_CROSSES = 400
_MOST_POWERS = 5
_LENGTH = "|∇f|"


def magnitude_figure(field: Field, selected: Node, palette: Palette) -> Figure:
    """Draw the length of the gradient; nodes where it is NaN or infinite stay blank."""
    cells = _cells(field, field.magnitude)
    cells |= {
        "colorscale": scale_of(palette.field.sequential),
        "colorbar": colour_bar(_LENGTH, palette),
    }
    return _map(field, [cells], {_LENGTH: field.magnitude}, selected, palette)


def magnitude_alt(field: Field, selected: Node) -> str:
    """Return the takeaway of the length of the gradient in one sentence."""
    return _alt("The length of the gradient", field.magnitude, field, selected)


def error_figure(field: Field, error: np.ndarray, selected: Node, palette: Palette) -> Figure:
    """Draw the error of the gradient by its logarithm, over at most five powers of ten.

    Smaller errors have the lowest colour, and so has 0, which has no logarithm; the hover has
    the number.

    Parameters
    ----------
    field : Field
    error : ndarray, shape (ny, nx)
        As ``field.error``.
    selected : (int, int)
        Column and row of the selected node.
    palette : Palette
    """
    low, high = _log_ends(error)
    ticks, texts = _log_ticks(low, high)
    with np.errstate(divide="ignore"):
        logs = np.maximum(np.log10(error), low)  # NaN stays NaN
    if (error < 10.0**low).any():
        texts[0] = f"≤ {texts[0]}"
    cells = _cells(field, logs)
    cells |= {
        "zmin": low,
        "zmax": max(high, low + 0.1),
        "colorscale": scale_of(palette.field.sequential),
        "colorbar": colour_bar("error", palette, tickvals=ticks, ticktext=texts),
    }
    return _map(field, [cells], {"error": error}, selected, palette)


def _log_ends(error: np.ndarray) -> tuple[float, float]:
    """Return the ends of the colour scale as powers of ten, the lower one whole."""
    positive = error[np.isfinite(error) & (error > 0)]
    if not positive.size:
        return 0.0, 0.0
    low, high = np.log10(positive.min()), np.log10(positive.max())
    return float(max(np.floor(low), np.ceil(high - _MOST_POWERS))), float(high)


def error_alt(field: Field, error: np.ndarray, selected: Node) -> str:
    """Return the takeaway of the error in one sentence."""
    what = "The error of the gradient, its colour by powers of ten"
    return _alt(what, error, field, selected)


def _log_ticks(low: float, high: float) -> tuple[np.ndarray, list[str]]:
    """Return ticks at powers of ten, or at four numbers where there are not two of them.

    Examples
    --------
    >>> _log_ticks(-3.0, -0.5)
    (array([-3., -2., -1.]), ['10<sup>−3</sup>', '10<sup>−2</sup>', '10<sup>−1</sup>'])
    """
    powers = np.arange(np.ceil(low), np.floor(high) + 1)
    if len(powers) >= 2:
        return powers, [f"10<sup>{int(p)}</sup>".replace("-", MINUS) for p in powers]
    ticks = np.linspace(low, high, 4 if high > low else 1)
    return ticks, [short(10.0**tick, 2) for tick in ticks]


def operator_figure(
    field: Field,
    values: np.ndarray,
    title: str,
    damaged_mask: np.ndarray,
    selected: Node,
    palette: Palette,
) -> Figure:
    """Draw divergence, curl or a Laplacian, white or black at 0, with its damaged border marked.

    A frame stands around the nodes that are not damaged; damaged ones carry crosses while there
    are at most 400.

    Parameters
    ----------
    field : Field
    values : ndarray, shape (ny, nx)
    title : str
        Name of the values, for colour bar and hover.
    damaged_mask : ndarray of bool, shape (ny, nx)
        The nodes where differences at the border spoil the value.
    selected : (int, int)
        Column and row of the selected node.
    palette : Palette
    """
    finite = np.abs(values[np.isfinite(values)])
    reach = float(finite.max(initial=0.0)) or 1.0
    cells = _cells(field, values)
    cells |= {
        "zmin": -reach,
        "zmax": reach,
        "colorscale": scale_of(palette.field.diverging),
        "colorbar": colour_bar(title, palette),
    }
    crosses = _crosses(field, damaged_mask, palette)
    notes = _border_notes(damaged_mask)
    figure = _map(field, [cells, *crosses], {title: values}, selected, palette, notes)
    figure["layout"]["shapes"] += _frame(field, damaged_mask, palette)
    return figure


def operator_alt(
    field: Field,
    values: np.ndarray,
    title: str,
    damaged_mask: np.ndarray,
    selected: Node,
) -> str:
    """Return the takeaway of divergence, curl or a Laplacian in one sentence."""
    ix, iy = selected
    where = ", in the damaged border" if damaged_mask[iy, ix] else ""
    return _alt(title, values, field, selected).removesuffix(".") + f"{where}."


def _border_notes(damaged_mask: np.ndarray) -> list[str]:
    count = int(np.count_nonzero(damaged_mask))
    if count == 0:
        return []
    if count == damaged_mask.size:
        return ["all nodes are damaged by the border"]
    crosses = ", crosses" if count <= _MOST_CROSSES else ""
    return [f"outside the frame{crosses}: damaged by the border"]


def _crosses(field: Field, damaged_mask: np.ndarray, palette: Palette) -> list[Figure]:
    iy, ix = np.nonzero(damaged_mask)
    if not 0 < len(ix) <= _MOST_CROSSES:
        return []
    edge = {"color": palette.background, "width": 1}
    marker = {"symbol": "x", "size": 6, "color": palette.text, "line": edge}
    x, y = field.x.coordinates[ix], field.y.coordinates[iy]
    return [trace("crosses", "markers", x, y, marker=marker)]


def _frame(field: Field, damaged_mask: np.ndarray, palette: Palette) -> list[Figure]:
    """Return the outline of the undamaged inside, half way to its damaged neighbours."""
    inside = ~damaged_mask
    if not damaged_mask.any() or not inside.any():
        return []
    x0, x1 = _outline(field.x.coordinates, np.flatnonzero(inside.any(axis=0)))
    y0, y1 = _outline(field.y.coordinates, np.flatnonzero(inside.any(axis=1)))
    box = {"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1}
    return [
        {**box, "line": {"color": palette.background, "width": 4}},
        {**box, "line": {"color": palette.text, "width": 2}},
    ]


def _outline(coordinates: np.ndarray, kept: np.ndarray) -> Ends:
    """Return where cells begin and end, for coordinates that go up or down.

    Examples
    --------
    >>> _outline(np.array([0.0, 1.0, 2.0, 4.0]), np.array([1, 2]))
    (0.5, 3.0)
    """
    first, last = int(kept[0]), int(kept[-1])
    before, behind = max(first - 1, 0), min(last + 1, len(coordinates) - 1)
    start = (coordinates[first] + coordinates[before]) / 2
    stop = (coordinates[last] + coordinates[behind]) / 2
    return float(start), float(stop)


def _cells(field: Field, values: np.ndarray) -> Figure:
    x, y, z = in_drawing_order(field, values, _MOST_CELLS)
    return {
        "type": "heatmap",
        "meta": "cells",
        "x": x,
        "y": y,
        "z": as_float32(z),
        "hoverongaps": False,
        "hoverinfo": "skip",
    }


def _map(
    field: Field,
    data: list[Figure],
    told: dict[str, Any],
    selected: Node,
    palette: Palette,
    notes: list[str] | None = None,
) -> Figure:
    """Return a map with cursor and nodes."""
    dot, lines = cursor(field, selected, palette)
    layout = field_layout(field, palette, *cell_ends(field), notes or [])
    layout["shapes"] = lines
    return {"data": [*data, dot, node_overlay(field, told)], "layout": layout}


def _alt(what: str, values: np.ndarray, field: Field, selected: Node) -> str:
    ix, iy = selected
    finite = values[np.isfinite(values)]
    if not finite.size:
        return f"{what}: no value is finite."
    x, y = short(field.x.coordinates[ix]), short(field.y.coordinates[iy])
    here = short(values[iy, ix])
    return (
        f"{what} at every node, from {short(finite.min())} to {short(finite.max())}; "
        f"at the selected node x = {x}, y = {y} it is {here}."
    )
