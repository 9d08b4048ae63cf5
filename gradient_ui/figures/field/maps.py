"""One number per node as a coloured cell: length of the gradient, its error, second differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.sampled import Field
from gradient_ui.figures.field.layout import cell_ends, colour_bar, field_layout, with_selected
from gradient_ui.figures.field.nodes import Node, in_drawing_order, node_texts
from gradient_ui.figures.labels import in_a_row, short
from gradient_ui.figures.layout import Ends, Figure, scale_of
from gradient_ui.figures.traces import as_float32, scatter, shape
from gradient_ui.theme import Palette

# All cells are drawn: a single bad node is what such a map is looked at for.
_MOST_CELLS = 400
_MOST_CROSSES = 400
_MOST_POWERS = 5
_LENGTH = "|∇f|"


@dataclass(frozen=True, eq=False)
class OperatorMap:
    """What is drawn of divergence, curl or a Laplacian.

    Attributes
    ----------
    title : str
        Name of the values.
    values : ndarray, shape (ny, nx)
    damaged : ndarray of bool, shape (ny, nx)
        The nodes where differences at the border spoil the value.
    note : str
        What else there is to say; it stands above the map.
    """

    title: str
    values: np.ndarray
    damaged: np.ndarray
    note: str = ""


def curl_map(curl: np.ndarray) -> OperatorMap:
    """Return the curl of a gradient as it is: 0, and beside it what rounding has made of that.

    Differences along two axes can be taken in either order, so nothing else can be left.
    """
    finite = curl[np.isfinite(curl)]
    largest = float(np.abs(finite).max(initial=0.0))
    note = f"0, round-off up to {short(largest, 2)}" if largest else "0"
    flat = np.where(np.isfinite(curl), 0.0, np.nan)
    return OperatorMap("curl", flat, np.zeros(curl.shape, dtype=bool), note)


def magnitude_figure(field: Field, selected: Node, palette: Palette) -> Figure:
    """Draw the length of the gradient; nodes where it is NaN or infinite stay blank."""
    bar = colour_bar(_LENGTH, palette)
    cells = _cells(field, field.magnitude, palette.field.sequential, colorbar=bar)
    drawn = {"data": [cells], "layout": field_layout(field, palette, cell_ends(field))}
    return with_selected(drawn, field, selected, {_LENGTH: field.magnitude}, palette)


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
    bar = colour_bar("error", palette, tickvals=ticks, ticktext=texts)
    reach = {"zmin": low, "zmax": max(high, low + 0.1)}
    cells = _cells(field, logs, palette.field.sequential, colorbar=bar, **reach)
    drawn = {"data": [cells], "layout": field_layout(field, palette, cell_ends(field))}
    return with_selected(drawn, field, selected, {"error": error}, palette)


def _log_ends(error: np.ndarray) -> Ends:
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
        return powers, [f"10<sup>{short(int(power))}</sup>" for power in powers]
    ticks = np.linspace(low, high, 4 if high > low else 1)
    return ticks, [short(10.0**tick, 2) for tick in ticks]


def operator_figure(
    field: Field, operator: OperatorMap, selected: Node, palette: Palette
) -> Figure:
    """Draw divergence, curl or a Laplacian, white or black at 0, with its damaged border marked.

    A frame stands around the nodes that are not damaged; damaged ones carry crosses while there
    are at most 400.

    Parameters
    ----------
    field : Field
    operator : OperatorMap
    selected : (int, int)
        Column and row of the selected node.
    palette : Palette
    """
    values, damaged, title = operator.values, operator.damaged, operator.title
    reach = float(np.abs(values[np.isfinite(values)]).max(initial=0.0))
    look = {"zmin": -(reach or 1.0), "zmax": reach or 1.0, "colorbar": colour_bar(title, palette)}
    look["showscale"] = bool(reach)  # one colour needs no scale
    notes = [operator.note] if operator.note else _border_notes(damaged)
    cells = _cells(field, values, palette.field.diverging, **look)
    drawn = {
        "data": [cells, *_crosses(field, damaged, palette)],
        "layout": field_layout(field, palette, cell_ends(field), notes),
    }
    figure = with_selected(drawn, field, selected, {title: values}, palette)
    figure["layout"]["shapes"] += _frame(field, damaged, palette)
    return figure


def operator_alt(field: Field, operator: OperatorMap, selected: Node) -> str:
    """Return the takeaway of divergence, curl or a Laplacian in one sentence."""
    if operator.note:
        return f"{operator.title} at every node: {operator.note}."
    where = ", in the damaged border" if operator.damaged[selected[::-1]] else ""
    return _alt(operator.title, operator.values, field, selected, where)


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
    return [scatter("crosses", x, y, marker=marker, cliponaxis=False)]


def _frame(field: Field, damaged_mask: np.ndarray, palette: Palette) -> list[Figure]:
    """Return the outline of the undamaged inside, half way to its damaged neighbours."""
    inside = ~damaged_mask
    if not damaged_mask.any() or not inside.any():
        return []
    x = _outline(field.x.coordinates, np.flatnonzero(inside.any(axis=0)))
    y = _outline(field.y.coordinates, np.flatnonzero(inside.any(axis=1)))
    strokes = ((palette.background, 4), (palette.text, 2))
    look = {"name": "frame"}
    return [shape("rect", x, y, line={"color": c, "width": w}, **look) for c, w in strokes]


def _outline(coordinates: np.ndarray, kept: np.ndarray) -> Ends:
    """Return where cells begin and end, for coordinates that go up or down.

    Examples
    --------
    >>> _outline(np.array([0.0, 1.0, 2.0, 4.0]), np.array([1, 2]))
    (0.5, 3.0)
    """
    between = (coordinates[:-1] + coordinates[1:]) / 2
    borders = np.concatenate([coordinates[:1], between, coordinates[-1:]])
    return float(borders[kept[0]]), float(borders[kept[-1] + 1])


def _cells(field: Field, values: np.ndarray, shades: tuple[str, ...], **look: Any) -> Figure:
    x, y, z = in_drawing_order(field, values, _MOST_CELLS)
    return {
        "type": "heatmap",
        "meta": "cells",
        "x": x,
        "y": y,
        "z": as_float32(z),
        "colorscale": scale_of(shades),
        "hoverongaps": False,
        "hoverinfo": "skip",
        **look,
    }


def _alt(what: str, values: np.ndarray, field: Field, selected: Node, where: str = "") -> str:
    ix, iy = selected
    finite = values[np.isfinite(values)]
    if not finite.size:
        return f"{what}: no value is finite."
    low, high, here = in_a_row([finite.min(), finite.max(), values[iy, ix]])
    x, y, _ = node_texts(field, selected)
    return (
        f"{what} at every node, from {low} to {high}; "
        f"at the selected node x = {x}, y = {y} it is {here}{where}."
    )
