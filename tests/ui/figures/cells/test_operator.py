"""The matrix of a call: what is written, coloured, outlined, and what a click tells."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core import trace_gradient
from gradient_core.insight import Operator, operator_of, second_difference, twice
from gradient_core.statements import CENTRAL
from gradient_ui.figures.cells.operator import (
    DAMAGED,
    NO_FORMULA,
    Picked,
    operator_alt,
    operator_figure,
    second_alt,
    second_figure,
)
from gradient_ui.stage.live_figure import json_ready
from gradient_ui.theme import DARK, LIGHT, Palette
from tests.roles import centre, roles_in, shapes_of, trace_of

# Width of a figure on a phone, in pixels, and of a letter as a share of its size.
PHONE, LETTER = 308, 0.52
UNEVEN = np.cumsum([0, 1, 2.37, 1.11, 3.3, 1.7, 2.9, 5, 1.3, 2.1, 1, 1.9])


def operator(n: int, *spacing: Any, edge_order: int = 1) -> Operator:
    """Return the matrix of n samples."""
    return operator_of(trace_gradient(np.arange(n), *spacing, edge_order=edge_order))


def texts(figure: dict[str, Any], role: str) -> dict[tuple[float, float], str]:
    """Return the texts of a trace, without marks of bold type, by row and column."""
    trace = trace_of(figure, role)
    bare = [text.removeprefix("<b>").removesuffix("</b>") for text in trace["text"]]
    rows, columns = (np.asarray(trace[axis]).tolist() for axis in "yx")
    return dict(zip(zip(rows, columns, strict=True), bare, strict=True))


def selected(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the outlines around what is selected."""
    return shapes_of(figure, "selected")


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("edge_order", [1, 2])
def test_weights_stand_in_the_cells_that_are_read_and_zeros_in_all_others(
    edge_order: int, palette: Palette
) -> None:
    """Each cell has one text; what is read has the tint and the ink of the scheme of its row."""
    shown = operator(6, edge_order=edge_order)
    figure = operator_figure(shown, Picked(row=0), palette)
    weights, zeros = texts(figure, "weights"), texts(figure, "zeros")
    read = {(i, j) for i in range(6) for j in range(6) if shown.reads[i][j]}

    assert set(weights) == read
    assert set(zeros) == {(i, j) for i in range(6) for j in range(6)} - read
    assert set(zeros.values()) == {"0"}
    inks = dict(zip(weights, trace_of(figure, "weights")["textfont"]["color"], strict=True))
    tints = {centre(each)[::-1]: each["fillcolor"] for each in shapes_of(figure, "tint")}
    for (i, j), ink in inks.items():
        style = palette.schemes[shown.schemes[i]]
        assert (ink, tints[i, j]) == (style.ink, style.tint)


def test_weights_of_equal_gaps_are_fractions_times_1_over_h() -> None:
    """Whatever h is; the heads of the rows have the shapes of their schemes."""
    for h in (1, 0.1, 3e-7, -2):
        figure = operator_figure(operator(5, h, edge_order=2), Picked(row=1), LIGHT)
        weights = texts(figure, "weights")
        assert [weights[0, j] for j in range(3)] == ["−3/2", "2", "−½"]
        assert [weights[2, j] for j in (1, 3)] == ["−½", "½"]
        assert "<b>1/h times</b> " in figure["layout"]["annotations"][0]["text"]
        heads = list(texts(figure, "row heads").values())
        assert heads == ["▶ 0", "◆ 1", "◆ 2", "◆ 3", "◀ 4"]


def test_own_sample_with_weight_0_is_marked_as_read() -> None:
    """Gaps that differ in the last bit: the diagonal is no pale 0."""
    figure = operator_figure(operator(7, np.linspace(0, 0.6, 7)), Picked(column=3), LIGHT)
    weights = texts(figure, "weights")

    assert (weights[3, 2], weights[3, 3], weights[3, 4]) == ("−5", "≈0", "5")
    assert (3, 3) not in texts(figure, "zeros")


def test_weights_of_small_gaps_have_a_power_of_ten_in_front() -> None:
    """No cell has to hold 1e+04; what is rounded is said to be."""
    figure = operator_figure(operator(4, [0, 0.001, 0.003, 0.007]), Picked(row=0), LIGHT)

    assert "<b>10³ times</b> ·" in figure["layout"]["annotations"][0]["text"]
    assert texts(figure, "weights")[0, 1] == "1"
    rounded = operator_figure(operator(12, UNEVEN), Picked(row=0), LIGHT)
    assert "weights</b>, rounded ·" in rounded["layout"]["annotations"][0]["text"]
    assert texts(rounded, "weights")[0, 1] == "1"
    assert texts(rounded, "weights")[1, 0] == "−.7"


@pytest.mark.parametrize("picked", [Picked(row=4), Picked(column=4)])
@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("spacing", [(), (UNEVEN,), (UNEVEN * 1e-9,), (UNEVEN**2,)])
def test_weights_of_twelve_samples_do_not_run_into_each_other_on_a_phone(
    spacing: tuple[Any, ...], edge_order: int, picked: Picked
) -> None:
    """Neighbouring texts are narrower than the cells, at a size that can be read."""
    figure = operator_figure(operator(12, *spacing, edge_order=edge_order), picked, LIGHT)
    low, high = figure["layout"]["xaxis"]["range"]
    room, size = PHONE / (high - low), trace_of(figure, "weights")["textfont"]["size"]
    weights = texts(figure, "weights")

    assert size >= 9
    for (i, j), text in weights.items():
        both = len(text) + len(weights.get((i, j + 1), text))
        assert LETTER * size * both / 2 <= room


def test_row_is_outlined_with_its_head() -> None:
    """One outline, around all cells of the row; no output is told to be hurt."""
    figure = operator_figure(operator(5), Picked(row=3), LIGHT)
    (outline,) = selected(figure)

    assert (outline["y0"], outline["y1"]) == (2.5, 3.5)
    assert outline["x0"] < -1 < 4 < outline["x1"]
    assert outline["line"]["color"] == LIGHT.field.selected
    assert "influence" not in roles_in(figure)


@pytest.mark.parametrize("spacing", [(), ([0, 1, 3, 4, 7],)])
def test_column_is_outlined_and_says_who_becomes_nan(spacing: tuple[Any, ...]) -> None:
    """Beside each output, in words and not by its colour alone."""
    shown = operator(5, *spacing)
    figure = operator_figure(shown, Picked(column=2), LIGHT)
    (outline,) = selected(figure)
    said = {int(row): text for (row, _), text in texts(figure, "influence").items()}

    assert (outline["x0"], outline["x1"]) == (1.5, 2.5)
    assert said.pop(-1) == "nan?"
    assert {i for i, text in said.items() if text == "yes"} == shown.influence(2)
    assert {i for i, text in said.items() if text == "no"} == set(range(5)) - shown.influence(2)
    _, *inks = trace_of(figure, "influence")["textfont"]["color"]
    assert {i for i, ink in enumerate(inks) if ink == LIGHT.alarm} == shown.influence(2)
    beside = trace_of(figure, "influence")["x"][0]
    right = figure["layout"]["xaxis"]["range"][1]
    assert right - beside == pytest.approx(beside - 4.5) == 0.75


@pytest.mark.parametrize("kind", ["once", "twice", "compact"])
def test_every_cell_and_every_head_takes_clicks(kind: str) -> None:
    """A click tells row and column, a head has -1 in place of the other."""
    figure = {
        "once": operator_figure(operator(5), Picked(row=3), LIGHT),
        "twice": second_figure(twice(operator(5)), 3, LIGHT),
        "compact": second_figure(second_difference(5), 3, LIGHT),
    }[kind]
    cells = trace_of(figure, "cells")
    places = [tuple(place) for place in cells["customdata"].tolist()]

    every = {(i, j) for i in range(-1, 5) for j in range(-1, 5)} - {(-1, -1)}
    assert len(places) == len(every)
    assert set(places) == every
    for (i, j), x, y in zip(places, cells["x"], cells["y"], strict=True):
        assert y == i
        assert x == (trace_of(figure, "row heads")["x"][0] if j < 0 else j)
    assert len(cells["hovertext"]) == len(places)


def test_cells_say_what_they_hold() -> None:
    """Under the mouse: which output, which sample, and the exact weight."""
    cells = trace_of(operator_figure(operator(5), Picked(row=3), LIGHT), "cells")
    told = dict(zip(map(tuple, cells["customdata"].tolist()), cells["hovertext"], strict=True))

    assert told[2, 1] == "gradient[2] reads f[1], times −1/2 / h"
    assert told[2, 2] == "gradient[2] does not read f[2]"
    assert told[-1, 2] == "column 2: who reads f[2]"


@pytest.mark.parametrize("edge_order", [1, 2])
def test_gradient_twice_marks_the_damaged_rows_by_sign_and_colour(edge_order: int) -> None:
    """Two at each end; those inside are 1, 0, −2, 0, 1."""
    second = twice(operator(7, edge_order=edge_order))
    figure = second_figure(second, 2, LIGHT)
    heads = list(texts(figure, "row heads").values())
    weights = texts(figure, "weights")

    assert heads == ["! 0", "! 1", "◆ 2", "◆ 3", "◆ 4", "! 5", "! 6"]
    assert {j: text for (i, j), text in weights.items() if i == 3} == {1: "1", 3: "−2", 5: "1"}
    assert "<b>1/(4h²) times</b>" in figure["layout"]["annotations"][0]["text"]
    marked = {centre(each)[1] for each in shapes_of(figure, "tint") if "rgba" in each["fillcolor"]}
    assert marked == set(second.damaged)
    inks = trace_of(figure, "row heads")["textfont"]["color"]
    assert [ink == LIGHT.alarm for ink in inks] == [head.startswith(DAMAGED) for head in heads]


def test_compact_difference_says_that_its_ends_have_no_formula() -> None:
    """No zeros stand there, which would be a formula."""
    figure = second_figure(second_difference(5), 2, LIGHT)
    heads = list(texts(figure, "row heads").values())

    assert heads == [f"{NO_FORMULA} 0", "◆ 1", "◆ 2", "◆ 3", f"{NO_FORMULA} 4"]
    filled = {i for role in ("weights", "zeros") for i, _ in texts(figure, role)}
    assert filled == {1, 2, 3}
    said = [each for each in figure["layout"]["annotations"] if "none:" in each["text"]]
    assert [each["y"] for each in said] == [0, 4]
    assert {each["fillcolor"] for each in shapes_of(figure, "tint")} == {
        LIGHT.schemes[CENTRAL].tint
    }


@pytest.mark.parametrize("n", range(2, 13))
def test_figures_of_every_size_can_be_sent(n: int) -> None:
    """From two samples, where no row is an inner one, to twelve."""
    shown = operator(n)
    for figure in (
        operator_figure(shown, Picked(row=n - 1), LIGHT),
        operator_figure(shown, Picked(column=0), DARK),
        second_figure(twice(shown), 0, LIGHT),
        second_figure(second_difference(n), n - 1, DARK),
    ):
        json_ready(figure)
        go.Figure(figure)  # refuses what plotly.js would not know
        low, high = figure["layout"]["yaxis"]["range"][::-1]
        assert low < -1 < n - 0.5 < high


def test_alternative_texts_say_the_takeaway() -> None:
    """The matrix, and the selected row or column of it."""
    shown = operator(5)

    assert operator_alt(shown, Picked(row=2)) == (
        "A matrix of 5 by 5 weights, all 0 but for a band along its diagonal. Row 2: gradient[2] "
        "reads f[1] and f[3], not its own sample: change f[2], and gradient[2] stays."
    )
    assert "Column 0: A bad f[0] hurts gradient[0]" in operator_alt(shown, Picked(column=0))
    assert second_alt(twice(shown), "Twice", 2) == (
        "Twice: rows inside have the weights 1/4, 0, −1/2, 0, 1/4 over h². Row 2 reads f[0], f[2] "
        "and f[4]: it is blind to its neighbours f[1] and f[3]."
    )
