"""The map of an array: what is drawn, lit and clicked, and where the arrows point."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import DifferenceStep, GradientTrace, trace_gradient
from gradient_ui.figures.cells.array_cells import (
    MOST_COLUMNS,
    MOST_ROWS,
    Plane,
    plane_through,
    with_room,
)
from gradient_ui.figures.cells.array_map import (
    input_alt,
    input_figure,
    output_alt,
    output_figure,
)
from gradient_ui.theme import LIGHT
from tests.roles import centre, shapes_of, trace_of

SLOPED = np.array([[0, 1, 2], [10, 11, 12], [20, 21, 22], [30, 31, 32]])
BLOCK = np.arange(60.0).reshape(3, 4, 5) ** 2
NAMES = ("axis 0", "axis 1", "axis 2", "axis 3")


def steps_at(trace: GradientTrace, index: tuple[int, ...]) -> list[DifferenceStep]:
    """Return the steps of one cell along every differentiated axis."""
    return [trace.step(index, axis) for axis in trace.axes]


def drawn(array: Any, index: tuple[int, ...], **options: Any) -> dict[str, Any]:
    """Draw the samples with one cell selected."""
    trace = trace_gradient(array, **options)
    plane = plane_through(index, np.shape(array), trace.axes)
    return input_figure(trace.samples, plane, NAMES, steps_at(trace, index), LIGHT)


def outlined(figure: dict[str, Any], name: str, colour: str) -> set[tuple[float, float]]:
    """Return column and row of the cells that are outlined in a colour."""
    shapes = shapes_of(figure, name)
    return {centre(shape) for shape in shapes if shape["line"].get("color") == colour}


@pytest.mark.parametrize(
    ("shape", "differentiated", "subscript"),
    [
        ((5,), (0,), "f"),
        ((2, 5), (1,), "f"),
        ((2, 3, 4), (0, 1, 2), "f[0, :, :]"),
        ((2, 3, 4), (1, 0), "f[:, :, 0]"),
        ((2, 3, 4), (0,), "f[:, 0, :]"),
        ((2, 3, 4), (), "f[0, :, :]"),
        ((2, 3, 4, 5), (3, 0), "f[:, 0, 0, :]"),
    ],
)
def test_plane_runs_along_the_differentiated_axes(
    shape: tuple[int, ...], differentiated: tuple[int, ...], subscript: str
) -> None:
    """The last two of them are drawn, and others only where there are fewer."""
    plane = plane_through((0,) * len(shape), shape, differentiated)

    assert plane.subscript == subscript
    assert plane.rows is None or plane.rows < plane.columns


def test_plane_has_the_cells_that_its_subscript_says() -> None:
    """What is drawn is the slice of the array."""
    plane = plane_through((2, 1, 3), BLOCK.shape, (0, 1))

    assert plane.subscript == "f[:, :, 3]"
    assert (plane.cells(BLOCK) == BLOCK[:, :, 3]).all()


def test_row_along_another_axis_goes_through_the_selected_cell() -> None:
    """One axis alone is a single row of cells."""
    plane = Plane(BLOCK.shape, (2, 1, 3), 0)

    assert plane.subscript == "f[:, 1, 3]"
    assert plane.cells(BLOCK).tolist() == [BLOCK[:, 1, 3].tolist()]


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("index", [(0, 0), (0, 2), (1, 1), (3, 0), (3, 2)])
def test_lit_cells_are_those_that_the_steps_read(index: tuple[int, int], edge_order: int) -> None:
    """Outlines in the colour of a scheme stand around the samples of its steps and no others."""
    trace = trace_gradient(SLOPED, edge_order=edge_order)
    figure = drawn(SLOPED, index, edge_order=edge_order)
    for scheme, style in LIGHT.schemes.items():
        read = {
            (term.index[1], term.index[0])  # type: ignore[index]
            for step in steps_at(trace, index)
            for term in step.terms
            if step.scheme == scheme
        }
        assert outlined(figure, "lit", style.colour) == read
    assert outlined(figure, "selected", LIGHT.field.selected) == {(index[1], index[0])}


def test_weights_stand_in_the_cells_they_multiply() -> None:
    """Rows above, columns below the number, each with the shape of its scheme."""
    figure = drawn(SLOPED, (0, 1))
    texts = trace_of(figure, "weights")
    shown = {
        (float(x), round(float(y), 2)): text
        for x, y, text in zip(texts["x"], texts["y"], texts["text"], strict=True)
    }

    assert shown == {
        (1.0, -0.33): "▶ <b>−1</b>",
        (1.0, 0.67): "▶ <b>+1</b>",
        (0.0, 0.33): "◆ <b>−½</b>",
        (2.0, 0.33): "◆ <b>+½</b>",
    }


def test_axis_that_is_not_drawn_lights_nothing_in_the_plane() -> None:
    """Its samples lie in other slices; a row of its own shows them."""
    trace = trace_gradient(BLOCK)
    (step, *_) = steps_at(trace, (1, 0, 0))
    plane = plane_through((1, 0, 0), BLOCK.shape, trace.axes)
    style = LIGHT.schemes[step.scheme]

    row = Plane(BLOCK.shape, (1, 0, 0), 0)
    for part, lit in ((plane, set()), (row, {(0, 0), (2, 0)})):
        figure = input_figure(BLOCK, part, NAMES, [step], LIGHT)
        assert outlined(figure, "lit", style.colour) == lit


def test_arrows_point_where_the_indices_grow() -> None:
    """To the right along the columns, downwards along the rows, on reversed y as in print."""
    layout = drawn(SLOPED, (1, 1))["layout"]
    right, down = (note for note in layout["annotations"] if note["showarrow"])
    low, high = layout["yaxis"]["range"]

    assert low > high
    assert (right["x"], right["ay"]) == (1, 0)
    assert right["ax"] < 0
    assert (down["y"], down["ax"]) == (0, 0)
    assert down["ay"] < 0
    names = [note["text"] for note in layout["annotations"] if note["text"]]
    assert names == ["axis 1", "axis 0"]


def test_output_marks_the_cell_that_was_made_and_names_itself() -> None:
    """The same cell is outlined as in the samples, with the colour and shape of its scheme."""
    trace = trace_gradient(SLOPED)
    plane = plane_through((0, 1), SLOPED.shape, trace.axes)
    for step, way in zip(steps_at(trace, (0, 1)), "↓→", strict=True):
        figure = output_figure(trace.outputs[step.axis], plane, "out[k]", step, LIGHT)
        style = LIGHT.schemes[step.scheme]
        (tint,) = shapes_of(figure, "tint")

        assert outlined(figure, "selected", LIGHT.field.selected) == {(1, 0)}
        assert (centre(tint), tint["fillcolor"]) == ((1, 0), style.tint)
        assert trace_of(figure, "scheme")["text"] == [style.glyph]
        assert f"<b>out[k]</b> {way}" in [n["text"] for n in figure["layout"]["annotations"]]


@pytest.mark.parametrize(
    ("index", "columns", "rows"),
    [
        ((0, 0), range(0, 7), range(0, 5)),
        ((20, 15), range(12, 19), range(18, 23)),
        ((39, 29), range(23, 30), range(35, 40)),
    ],
)
def test_large_array_shows_the_neighbourhood(
    index: tuple[int, int], columns: range, rows: range
) -> None:
    """The window follows the cell, with dots at the sides where cells are left out."""
    array = np.arange(1200.0).reshape(40, 30)
    plane = plane_through(index, array.shape, (0, 1))
    figure = drawn(array, index)
    dots = [note for note in figure["layout"]["annotations"] if note["text"] == "…"]

    assert (len(columns), len(rows)) == (MOST_COLUMNS, MOST_ROWS)
    assert (plane.shown_columns, plane.shown_rows) == (columns, rows)
    cut = [columns[0] > 0, columns[-1] < 29, rows[0] > 0, rows[-1] < 39]
    assert len(dots) == sum(cut)
    assert len(trace_of(figure, "numbers")["text"]) == 35


@pytest.mark.parametrize("index", [(1, 2, 3), (0, 0, 0)])
def test_click_on_a_cell_carries_its_full_index(index: tuple[int, int, int]) -> None:
    """Each cell says which element of the whole array it shows."""
    plane = plane_through(index, BLOCK.shape, (0, 1, 2))
    numbers = trace_of(drawn(BLOCK, index), "numbers")

    assert plane.subscript == f"f[{index[0]}, :, :]"
    for at, text in zip(numbers["customdata"].tolist(), numbers["hovertext"], strict=True):
        assert text.split(" = ")[1] == f"{BLOCK[tuple(at)]:.12g}"
        assert at[0] == index[0]


def test_click_fades_no_other_cell() -> None:
    """Plotly keeps no selection of its own: the page knows the selected cell."""
    assert drawn(SLOPED, (1, 1))["layout"]["clickmode"] == "event"


def test_lit_cells_are_blank_in_the_shades_so_that_their_tint_is_seen() -> None:
    """A scheme's tint lies under the cells; shaded ones would hide it."""
    shades = trace_of(drawn(SLOPED, (1, 1)), "shades")["z"]

    assert np.isnan(shades).tolist() == [
        [False, True, False],
        [True, False, True],
        [False, True, False],
        [False, False, False],
    ]


def test_alternative_texts_tell_what_is_read_and_made() -> None:
    """Each figure is one sentence with its numbers."""
    trace = trace_gradient(SLOPED)
    plane = plane_through((0, 1), SLOPED.shape, trace.axes)
    steps = steps_at(trace, (0, 1))

    assert input_alt(plane, steps, SLOPED) == (
        "The samples f, selected f[0, 1] = 1: along axis 0 a forward difference reads f[0, 1] and "
        "f[1, 1]; along axis 1 a central difference reads f[0, 0] and f[0, 2]."
    )
    assert output_alt("out[0] = d/d(axis 0)", plane, steps[0]) == (
        "out[0] = d/d(axis 0): the selected cell [0, 1] is 10, a forward difference."
    )


def test_cell_that_two_steps_read_has_the_tint_of_the_first() -> None:
    """In a corner both read the cell itself: it is tinted once, by the step along axis 0."""
    tints = shapes_of(drawn(SLOPED, (3, 0)), "tint")
    colours = {centre(shape): shape["fillcolor"] for shape in tints}
    backward, forward = (LIGHT.schemes[name].tint for name in ("backward", "forward"))

    assert len(tints) == len(colours)
    assert colours == {(0, 3): backward, (0, 2): backward, (1, 3): forward}


@pytest.mark.parametrize(
    ("number", "columns"), [(1.0, 7), (-0.5, 7), (1234567.0, 7), (101325.25, 4), (1.25, 7)]
)
def test_fewer_columns_are_drawn_where_their_numbers_are_long(number: float, columns: int) -> None:
    """So that they can be read on a phone, with all digits that tell them apart."""
    values = number + np.arange(20.0) / 8 * (number % 1 != 0)
    plane = plane_through((0, 3), (2, 10), (0, 1))

    drawn = with_room(plane, [values.reshape(2, 10)])
    assert len(drawn.shown_columns) == columns
