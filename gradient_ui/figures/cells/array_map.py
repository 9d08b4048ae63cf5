"""An array as cells with their numbers: where its axes go, and what a difference step read.

Cells are shaded by value; hues are left to the schemes, and one to the selected cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core import DifferenceStep
from gradient_ui.figures.cells.array_cells import Place, Plane, cell_numbers, cell_shades
from gradient_ui.figures.labels import among, value_of, weight
from gradient_ui.figures.layout import Figure, axis, base_layout
from gradient_ui.figures.traces import labelled, note, scatter, shape
from gradient_ui.theme import Palette, SchemeStyle


@dataclass(frozen=True)
class _Room:
    """Pixels: height of a row of cells; left of and above all of them."""

    row: int
    left: int
    top: int


_INPUT = _Room(row=56, left=64, top=62)  # with index, arrow and name of the axes
_OUTPUT = _Room(row=34, left=30, top=52)
# From the cells to the arrows, in pixels.
_ARROW_LEFT, _ARROW_TOP = 42, 38
_BOTTOM = 8
_HALF = 0.47
_HALF_SELECTED = 0.50  # outside the outline of the scheme
_EDGE = 0.54  # no outline is cut
_HEAD = 16
_LETTERS_OF_A_NAME = 7.0


def input_figure(
    array: Any,
    plane: Plane,
    names: Sequence[str],
    steps: Sequence[DifferenceStep],
    palette: Palette,
) -> Figure:
    """Draw the samples with an arrow along each axis; what the steps read is lit.

    Parameters
    ----------
    array : ndarray
    plane : Plane
    names : sequence of str
        What stands at the arrow of each axis of the array.
    steps : sequence of DifferenceStep
        Those of the selected cell; a step along an axis that is not drawn lights nothing.
    palette : Palette
    """
    drawn = [step for step in steps if step.axis in plane.axes]
    lit = [(plane.place(_full(term.index)), step) for step in drawn for term in step.terms]
    figure = _map(array, plane, {place for place, _ in lit}, _INPUT, palette)
    layout = figure["layout"]
    first = dict(reversed(lit))  # each place with the first step that reads it
    layout["shapes"] += [
        *(_tinted(place, palette.schemes[step.scheme]) for place, step in first.items()),
        *(_outline(place, palette.schemes[step.scheme].colour) for place, step in lit),
        _selected(plane, palette),
    ]
    figure["data"].append(_weights(plane, drawn, palette))
    _add_arrows(layout, plane, names, palette)
    return figure


def output_figure(
    output: Any, plane: Plane, title: str, step: DifferenceStep, palette: Palette
) -> Figure:
    """Draw one output: the cell that the step made, and where the samples stood that it read."""
    style = palette.schemes[step.scheme]
    made = plane.place(plane.index)
    figure = _map(output, plane, {made}, _OUTPUT, palette)
    layout = figure["layout"]
    read = [plane.place(_full(t.index)) for t in step.terms if step.axis in plane.axes]
    layout["shapes"] += [
        *(_outline(place, style.colour, 2, "dot") for place in read),
        _tinted(made, style),
        _selected(plane, palette),
    ]
    where = {"xanchor": "left", "xshift": -_OUTPUT.left, "yanchor": "bottom", "yshift": 24}
    way = {plane.columns: "→", plane.rows: "↓"}.get(step.axis, "across slices")
    named = f"<b>{title}</b> {way}"
    layout["annotations"].append(_paper_note(0, 1, named, palette.text, 14, **where))
    corner = np.array([made[0] - 0.36]), np.array([float(made[1])])
    figure["data"].append(scatter("scheme", *corner, **labelled([style.glyph], style.ink, 11)))
    return figure


def _full(index: int | tuple[int, ...]) -> tuple[int, ...]:
    return (index,) if isinstance(index, int) else index


def _map(array: Any, plane: Plane, lit: set[Place], room: _Room, palette: Palette) -> Figure:
    """Return shaded cells with their numbers and indices."""
    columns, rows = plane.shown_columns, plane.shown_rows
    values = plane.cells(array)
    across = (columns[0] - _EDGE, columns[-1] + _EDGE)
    down = (rows[-1] + _EDGE, rows[0] - _EDGE)
    named = list(rows) if plane.rows is not None else []
    bare: Figure = {"showgrid": False, "ticks": ""}
    layout = base_layout(
        palette,
        len(rows) * room.row + room.top + _BOTTOM,
        {"l": room.left, "r": 16, "t": room.top, "b": _BOTTOM},
        hoverdistance=80,  # a click anywhere in a cell finds it
        xaxis=axis(palette, "", range=across, side="top", tickvals=list(columns), **bare),
        yaxis=axis(palette, "", range=down, tickvals=named, **bare),
        shapes=[],
        annotations=_ellipses(plane, palette),
    )
    drawn = (values, plane, lit, palette)
    return {"data": [cell_shades(*drawn), cell_numbers(*drawn)], "layout": layout}


def _weights(plane: Plane, steps: Sequence[DifferenceStep], palette: Palette) -> Figure:
    """Return the weight in each cell that was read: below for columns, above for rows."""
    x, y, texts, inks = [], [], [], []
    for step in steps:
        style, shift = palette.schemes[step.scheme], 0.33 if step.axis == plane.columns else -0.33
        for term in step.terms:
            column, row = plane.place(_full(term.index))
            x.append(column)
            y.append(row + shift)
            texts.append(f"{style.glyph} <b>{weight(term.weight, term.exact_weight)}</b>")
            inks.append(style.ink)
    return scatter("weights", np.array(x), np.array(y), **labelled(texts, inks, 11))


def _around(place: Place, half: float, **look: Any) -> Figure:
    column, row = place
    return shape("rect", (column - half, column + half), (row - half, row + half), **look)


def _tinted(place: Place, style: SchemeStyle) -> Figure:
    look = {"fillcolor": style.tint, "line": {"width": 0}, "layer": "below"}
    return _around(place, _HALF, name="tint", **look)


def _outline(place: Place, colour: str, width: int = 3, dash: str = "solid") -> Figure:
    line = {"color": colour, "width": width, "dash": dash}
    return _around(place, _HALF, name="lit", line=line)


def _selected(plane: Plane, palette: Palette) -> Figure:
    line = {"color": palette.field.selected, "width": 3, "dash": "solid"}
    return _around(plane.place(plane.index), _HALF_SELECTED, name="selected", line=line)


def _paper_note(x: float, y: float, text: str, colour: str, size: int, **more: Any) -> Figure:
    """Return a text at a share of the figure's width and height."""
    return note(x, y, text, colour, size, xref="paper", yref="paper", **more)


def _ellipses(plane: Plane, palette: Palette) -> list[Figure]:
    """Say with dots beside the indices at which sides cells are left out."""
    columns, rows = plane.shown_columns, plane.shown_rows
    count = 1 if plane.rows is None else plane.shape[plane.rows]
    sides = (
        (columns[0] > 0, (0, 1), {"yshift": 14}),
        (columns[-1] < plane.shape[plane.columns] - 1, (1, 1), {"yshift": 14}),
        (rows[0] > 0, (0, 1), {"xshift": -16}),
        (rows[-1] < count - 1, (0, 0), {"xshift": -16}),
    )
    centred = {"xanchor": "center", "yanchor": "middle"}
    return [
        _paper_note(*corner, "…", palette.muted, 14) | centred | shift
        for is_cut, corner, shift in sides
        if is_cut
    ]


def _add_arrows(layout: Figure, plane: Plane, names: Sequence[str], palette: Palette) -> None:
    """Draw an arrow along each drawn axis, in the direction in which its index grows.

    Its line runs along all cells, so many pixels beside them.
    """
    line: Figure = {"line": {"color": palette.text, "width": 2}, "xref": "paper", "yref": "paper"}
    head: Figure = {"showarrow": True, "arrowhead": 2, "arrowwidth": 2, "arrowcolor": palette.text}
    behind, ink = {"bgcolor": palette.background}, palette.text
    pixels: Figure = {"ysizemode": "pixel", "yanchor": 1}
    on_top: Figure = {"yshift": _ARROW_TOP, "yanchor": "middle", "borderpad": 3}
    layout["shapes"].append(shape("line", (0, 1), (_ARROW_TOP, _ARROW_TOP), **line, **pixels))
    layout["annotations"] += [
        _paper_note(1, 1, "", ink, 13, yshift=_ARROW_TOP, ax=-_HEAD, ay=0, **head),
        _paper_note(0.5, 1, names[plane.columns], ink, 13, **behind, **on_top),
    ]
    if plane.rows is None:
        return
    name = _fitting_name(names[plane.rows], len(plane.shown_rows) * _INPUT.row - 2 * _HEAD)
    pixels = {"xsizemode": "pixel", "xanchor": 0}
    at_side: Figure = {"xshift": -_ARROW_LEFT, "xanchor": "center", "textangle": -90}
    layout["shapes"].append(shape("line", (-_ARROW_LEFT, -_ARROW_LEFT), (0, 1), **line, **pixels))
    layout["annotations"] += [
        _paper_note(0, 0, "", ink, 13, xshift=-_ARROW_LEFT, ax=0, ay=-_HEAD, **head),
        _paper_note(0, 0.5, name, ink, 13, **behind, **at_side),
    ]


def _fitting_name(name: str, room: int) -> str:
    """Return as many words of `name`, parted by commas, as stand in so many pixels."""
    words = name.split(", ")
    while len(words) > 1 and len(", ".join(words)) * _LETTERS_OF_A_NAME > room:
        words.pop()
    return ", ".join(words)


def input_alt(plane: Plane, steps: Sequence[DifferenceStep], samples: np.ndarray) -> str:
    """Return the takeaway of the samples in one sentence."""
    at = ", ".join(map(str, plane.index))
    reads = "; ".join(
        f"along axis {step.axis} a {step.scheme} difference reads "
        + " and ".join(f"f[{', '.join(map(str, _full(term.index)))}]" for term in step.terms)
        for step in steps
        if step.axis in plane.axes
    )
    value = among(samples[plane.index], plane.cells(samples).ravel())
    return f"The samples {plane.subscript}, selected f[{at}] = {value}" + (
        f": {reads}." if reads else "."
    )


def output_alt(title: str, plane: Plane, step: DifferenceStep) -> str:
    """Return the takeaway of one output in one sentence."""
    at = ", ".join(map(str, plane.index))
    return f"{title}: the selected cell [{at}] is {value_of(step)}, a {step.scheme} difference."
