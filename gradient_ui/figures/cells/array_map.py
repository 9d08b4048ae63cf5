"""An array as cells with their numbers: where its axes go, and what a difference step read.

Cells are shaded by value; hues are left to the schemes, and one to the selected cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gradient_core import DifferenceStep
from gradient_ui.figures.cells.array_cells import Plane, numbers, shades
from gradient_ui.figures.labels import short, weight
from gradient_ui.figures.layout import Figure, base_layout
from gradient_ui.theme import Palette, SchemeStyle

INPUT_ROW = 56
OUTPUT_ROW = 34
_LEFT, _TOP = 64, 62  # room for index, arrow and name of the axes
_LEFT_OF_OUTPUT, _TOP_OF_OUTPUT = 30, 52
# From the cells to the arrows, in pixels.
_ARROW_LEFT, _ARROW_TOP = 42, 38
_BOTTOM = 8
_HALF = 0.47
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
    figure = _map(array, plane, {place for place, _ in lit}, INPUT_ROW, (_LEFT, _TOP), palette)
    layout = figure["layout"]
    layout["shapes"] += [
        _tinted(place, _style(step, palette), palette) for place, step in _once(lit)
    ]
    layout["shapes"] += [_outline(place, _style(step, palette).colour, 3) for place, step in lit]
    layout["shapes"].append(_selected(plane, palette))
    figure["data"].append(_weights(plane, drawn, palette))
    _add_arrows(layout, plane, names, palette)
    return figure


def output_figure(
    output: Any, plane: Plane, title: str, step: DifferenceStep, palette: Palette
) -> Figure:
    """Draw one output: the cell that the step made, and where the samples stood that it read."""
    style = _style(step, palette)
    made = plane.place(plane.index)
    figure = _map(output, plane, {made}, OUTPUT_ROW, (_LEFT_OF_OUTPUT, _TOP_OF_OUTPUT), palette)
    layout = figure["layout"]
    read = [plane.place(_full(t.index)) for t in step.terms if step.axis in plane.axes]
    layout["shapes"] += [_outline(place, style.colour, 2, dash="dot") for place in read]
    layout["shapes"] += [_tinted(made, style, palette), _selected(plane, palette)]
    layout["annotations"].append(
        {
            **_note(f"<b>{title}</b> {_way(plane, step.axis)}", palette.text, 14),
            "x": 0,
            "xanchor": "left",
            "xshift": -_LEFT_OF_OUTPUT,
            "y": 1,
            "yanchor": "bottom",
            "yshift": 24,
        }
    )
    figure["data"].append(_glyph(made, style))
    return figure


def _way(plane: Plane, axis: int) -> str:
    """Return where an axis goes in the figure: to the right, downwards, or out of it."""
    return {plane.columns: "→", plane.rows: "↓"}.get(axis, "across slices")


def _full(index: int | tuple[int, ...]) -> tuple[int, ...]:
    return (index,) if isinstance(index, int) else index


def _style(step: DifferenceStep, palette: Palette) -> SchemeStyle:
    return palette.schemes[step.scheme]


def _once(lit: list[tuple[tuple[int, int], Any]]) -> list[tuple[tuple[int, int], Any]]:
    """Return each place with the first step that reads it."""
    return list({place: (place, step) for place, step in reversed(lit)}.values())


def _map(
    array: Any,
    plane: Plane,
    lit: set[tuple[int, int]],
    height: int,
    margins: tuple[int, int],
    palette: Palette,
) -> Figure:
    """Return shaded cells with their numbers and indices."""
    columns, rows = plane.shown_columns, plane.shown_rows
    values = plane.cells(array)
    left, top = margins
    layout = base_layout(palette, len(rows) * height + top + _BOTTOM)
    layout["margin"] = {"l": left, "r": 16, "t": top, "b": _BOTTOM}
    layout["hoverdistance"] = 80  # a click anywhere in a cell finds it
    ticks = {"showgrid": False, "zeroline": False, "fixedrange": True, "ticks": ""}
    ticks["tickfont"] = {"size": 12, "color": palette.muted}
    layout["xaxis"] = {
        **ticks,
        "range": [columns[0] - _EDGE, columns[-1] + _EDGE],
        "side": "top",
        "tickvals": list(columns),
    }
    layout["yaxis"] = {
        **ticks,
        "range": [rows[-1] + _EDGE, rows[0] - _EDGE],
        "tickvals": list(rows) if plane.rows is not None else [],
    }
    layout["shapes"] = []
    layout["annotations"] = _ellipses(plane, palette)
    data = [shades(values, columns, rows, lit, palette), numbers(values, plane, lit, palette)]
    return {"data": data, "layout": layout}


def _weights(plane: Plane, steps: Sequence[DifferenceStep], palette: Palette) -> Figure:
    """Return the weight in each cell that was read: below for columns, above for rows."""
    labels = [
        (plane.place(_full(term.index)), step, weight(term.weight, term.exact_weight))
        for step in steps
        for term in step.terms
    ]
    shifts = [0.33 if step.axis == plane.columns else -0.33 for _, step, _ in labels]
    return {
        "type": "scatter",
        "mode": "text",
        "x": np.array([place[0] for place, _, _ in labels]),
        "y": np.array([place[1] for place, _, _ in labels]) + shifts,
        "text": [f"{_style(step, palette).glyph} <b>{text}</b>" for _, step, text in labels],
        "textfont": {"size": 11, "color": [_style(step, palette).ink for _, step, _ in labels]},
        "hoverinfo": "skip",
    }


def _glyph(place: tuple[int, int], style: SchemeStyle) -> Figure:
    """Return the shape of the scheme in the corner of the cell that was made."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": np.array([place[0] - 0.36]),
        "y": np.array([float(place[1])]),
        "text": [style.glyph],
        "textfont": {"size": 11, "color": style.ink},
        "hoverinfo": "skip",
    }


def _rectangle(place: tuple[int, int]) -> Figure:
    column, row = place
    return {
        "type": "rect",
        "x0": column - _HALF,
        "x1": column + _HALF,
        "y0": row - _HALF,
        "y1": row + _HALF,
    }


def _tinted(place: tuple[int, int], style: SchemeStyle, palette: Palette) -> Figure:
    return {**_rectangle(place), "fillcolor": style.tint, "line": {"width": 0}, "layer": "below"}


def _outline(place: tuple[int, int], colour: str, width: int, dash: str = "solid") -> Figure:
    return {**_rectangle(place), "line": {"color": colour, "width": width, "dash": dash}}


def _selected(plane: Plane, palette: Palette) -> Figure:
    colour = palette.field.selected
    column, row = plane.place(plane.index)
    edge = 0.03  # outside the outline of the scheme
    outline = _outline((column, row), colour, 3)
    return {
        **outline,
        "x0": outline["x0"] - edge,
        "x1": outline["x1"] + edge,
        "y0": outline["y0"] - edge,
        "y1": outline["y1"] + edge,
    }


def _note(text: str, colour: str, size: int) -> Figure:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"size": size, "color": colour},
    }


def _ellipses(plane: Plane, palette: Palette) -> list[Figure]:
    """Say with dots beside the indices at which sides cells are left out."""
    sides = []
    columns, rows = plane.shown_columns, plane.shown_rows
    count = 1 if plane.rows is None else plane.shape[plane.rows]
    if columns[0] > 0:
        sides.append({"x": 0, "y": 1, "yshift": 14})
    if columns[-1] < plane.shape[plane.columns] - 1:
        sides.append({"x": 1, "y": 1, "yshift": 14})
    if rows[0] > 0:
        sides.append({"x": 0, "y": 1, "xshift": -16})
    if rows[-1] < count - 1:
        sides.append({"x": 0, "y": 0, "xshift": -16})
    centred = {"xanchor": "center", "yanchor": "middle"}
    return [{**_note("…", palette.muted, 14), **centred, **side} for side in sides]


def _add_arrows(layout: Figure, plane: Plane, names: Sequence[str], palette: Palette) -> None:
    """Draw an arrow along each drawn axis, in the direction in which its index grows."""
    across = {"xref": "paper", "x0": 0, "x1": 1, "yref": "paper", "ysizemode": "pixel"}
    across |= {"yanchor": 1, "y0": _ARROW_TOP, "y1": _ARROW_TOP}
    line = {"type": "line", "line": {"color": palette.text, "width": 2}}
    layout["shapes"].append({**line, **across})
    head = {**_note("", palette.text, 13), "showarrow": True, "arrowhead": 2, "arrowwidth": 2}
    head |= {"arrowcolor": palette.text}
    right = {"x": 1, "y": 1, "yshift": _ARROW_TOP, "ax": -_HEAD, "ay": 0}
    name = {**_note(names[plane.columns], palette.text, 13), "bgcolor": palette.background}
    on_top = {"x": 0.5, "y": 1, "yshift": _ARROW_TOP, "yanchor": "middle", "borderpad": 3}
    layout["annotations"] += [{**head, **right}, {**name, **on_top}]
    if plane.rows is None:
        return
    down = {"yref": "paper", "y0": 0, "y1": 1, "xref": "paper", "xsizemode": "pixel"}
    down |= {"xanchor": 0, "x0": -_ARROW_LEFT, "x1": -_ARROW_LEFT}
    layout["shapes"].append({**line, **down})
    bottom = {"x": 0, "y": 0, "xshift": -_ARROW_LEFT, "ax": 0, "ay": -_HEAD}
    text = _fitting_name(names[plane.rows], len(plane.shown_rows) * INPUT_ROW - 2 * _HEAD)
    at_side = {"x": 0, "y": 0.5, "xshift": -_ARROW_LEFT, "xanchor": "center", "textangle": -90}
    layout["annotations"] += [{**head, **bottom}, {**name, **at_side, "text": text}]


def _fitting_name(name: str, room: int) -> str:
    """Return as many words of `name`, parted by commas, as stand in so many pixels."""
    words = name.split(", ")
    while len(words) > 1 and len(", ".join(words)) * _LETTERS_OF_A_NAME > room:
        words.pop()
    return ", ".join(words)


def input_alt(plane: Plane, steps: Sequence[DifferenceStep], value: Any) -> str:
    """Return the takeaway of the samples in one sentence."""
    at = ", ".join(map(str, plane.index))
    reads = "; ".join(
        f"along axis {step.axis} a {step.scheme} difference reads "
        + " and ".join(f"f[{', '.join(map(str, _full(term.index)))}]" for term in step.terms)
        for step in steps
        if step.axis in plane.axes
    )
    return f"The samples {plane.subscript}, selected f[{at}] = {short(value)}" + (
        f": {reads}." if reads else "."
    )


def output_alt(title: str, plane: Plane, step: DifferenceStep) -> str:
    """Return the takeaway of one output in one sentence."""
    at = ", ".join(map(str, plane.index))
    return f"{title}: the selected cell [{at}] is {short(step.value)}, a {step.scheme} difference."
