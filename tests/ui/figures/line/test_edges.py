"""Figures of edge_order: both ends enlarged, and the gradient with both orders."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import GradientTrace, trace_gradient
from gradient_ui.figures.line.edges import end_alt, end_figure, gradient_alt, gradient_figure
from gradient_ui.theme import LIGHT
from tests.roles import trace_of, traces_of

GUIDE = [1, 2, 4, 8, 16]
ORDERS = ("edge_order=1", "edge_order=2")


def both_orders(f: object, *spacing: object) -> list[GradientTrace]:
    """Trace the samples with both orders."""
    with np.errstate(all="ignore"):
        return [trace_gradient(f, *spacing, edge_order=order) for order in (1, 2)]


def end_of(index: int, f: object, *spacing: object) -> dict[str, Any]:
    """Draw one end with both orders."""
    traces = both_orders(f, *spacing)
    return end_figure(traces[0], [trace.step(index) for trace in traces], LIGHT)


def slope_lines(figure: dict[str, Any]) -> list[float]:
    """Return the slopes of the straight lines of a figure, as drawn, from order 1 on."""
    lines = [line for order in ORDERS for line in traces_of(figure, f"slope, {order}")]
    return [float((t["y"][1] - t["y"][0]) / (t["x"][1] - t["x"][0])) for t in lines]


@pytest.mark.parametrize("index", [0, -1])
@pytest.mark.parametrize(
    ("f", "spacing"),
    [(GUIDE, ()), ([0, 10, 11], ()), (GUIDE, (0.5,)), (GUIDE, ([0, 1, 1.5, 3.5, 4],))],
)
def test_lines_of_an_end_have_the_slopes_of_both_orders(
    f: list[int], spacing: tuple[object, ...], index: int
) -> None:
    """The chord and the tangent that are drawn rise as the values say."""
    values = [float(trace.values[index]) for trace in both_orders(f, *spacing)]

    assert slope_lines(end_of(index, f, *spacing)) == pytest.approx(values)


def test_parabola_of_an_end_runs_through_its_three_samples() -> None:
    """At the last three samples the curve has their values."""
    figure = end_of(-1, [5, 0, 10, 11])
    parabola = trace_of(figure, "parabola")
    fitted = np.polynomial.Polynomial.fit(parabola["x"], parabola["y"], 2)

    assert fitted(np.array([1.0, 2.0, 3.0])) == pytest.approx([0, 10, 11])


def test_orders_differ_in_style_and_name_and_not_in_colour_alone() -> None:
    """With 1 the line is dashed, with 2 it is solid and thicker; each has its name beside it."""
    figure = end_of(0, GUIDE)
    dashed, solid = (trace_of(figure, f"slope, {order}")["line"] for order in ORDERS)

    assert dashed["dash"] != "solid"
    assert solid["dash"] == "solid"
    assert solid["width"] > dashed["width"]
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert texts == ["edge_order=1<br>slope <b>1</b>", "edge_order=2<br>slope <b>0.5</b>"]


@pytest.mark.parametrize(("index", "read"), [(0, [0, 1, 2]), (-1, [4, 3, 2])])
def test_end_names_the_samples_it_reads(index: int, read: list[int]) -> None:
    """The marked samples are those of the step, from the end inwards, each with its value."""
    marked = trace_of(end_of(index, GUIDE), "lit samples")

    assert marked["customdata"].tolist() == read
    assert marked["text"] == [f"f[{i}] = {GUIDE[i]}" for i in read]


def test_end_with_one_order_has_one_line_and_no_parabola() -> None:
    """Two samples are enough for a chord."""
    trace = trace_gradient([5, 7])
    figure = end_figure(trace, [trace.step(0)], LIGHT)

    assert slope_lines(figure) == pytest.approx([2])
    assert len(figure["layout"]["annotations"]) == 1


def test_equal_slopes_share_one_name() -> None:
    """Where both orders agree one label says so."""
    (note,) = end_of(0, [1, 2, 3])["layout"]["annotations"]

    assert note["text"] == "both<br>slope <b>1</b>"


@pytest.mark.parametrize(("x", "side"), [([0, 1, 2], "right"), ([2, 1, 0], "left")])
def test_names_stand_outside_the_samples(x: list[int], side: str) -> None:
    """Descending coordinates put the left end on the right of the screen, and its names too."""
    notes = end_of(0, [1, 2, 5], x)["layout"]["annotations"]

    assert {note["xanchor"] for note in notes} == {side}
    assert all(note["ax"] < 0 if side == "right" else note["ax"] > 0 for note in notes)


@pytest.mark.parametrize("f", [GUIDE, [0, 10, 11], [0, 1, 1.9], [7, 7.001, 7.0019], [-1e9, 0, 1]])
@pytest.mark.parametrize("index", [0, -1])
def test_names_of_the_orders_do_not_overlap(f: list[float], index: int) -> None:
    """Two labels of two lines stand at least two lines of text apart, inside the figure."""
    layout = end_of(index, f)["layout"]
    low, high = layout["yaxis"]["range"]
    room = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    heights = sorted(room * (high - note["ay"]) / (high - low) for note in layout["annotations"])

    assert heights[1] - heights[0] >= 35
    assert heights[0] >= 0
    assert heights[1] <= room


def test_gradient_moves_only_at_the_ends() -> None:
    """There is one interior for both orders, and two markers at each end."""
    traces = both_orders(GUIDE)
    figure = gradient_figure(traces, LIGHT)
    interior = trace_of(figure, "interior")
    left, right = zip(*(traces_of(figure, f"output, {order}") for order in ORDERS), strict=True)
    ends = (*left, *right)

    assert interior["y"].tolist() == [1.5, 3.0, 6.0]
    assert [(int(end["customdata"][0]), float(end["y"][0])) for end in ends] == [
        (0, 1.0),
        (0, 0.5),
        (4, 8.0),
        (4, 10.0),
    ]
    assert all(end["y"][1] in interior["y"] for end in ends)


def test_long_samples_are_thinned_and_keep_their_spike() -> None:
    """Many samples become a few thousand points, the spike still among them."""
    f = np.zeros(30_000)
    f[12_345] = 1.0
    interior = trace_of(gradient_figure(both_orders(f), LIGHT), "interior")

    assert len(interior["x"]) < 3_000
    assert interior["y"].max() == 0.5
    assert interior["mode"] == "lines"


def test_alternative_texts_hold_the_values_of_both_orders() -> None:
    """Each figure is one sentence, with the two numbers that it shows."""
    traces = both_orders([0, 10, 11])

    assert "the right end 1 and −3.5" in gradient_alt(traces)
    assert end_alt([trace.step(-1) for trace in traces]).endswith("slope −3.5.")
    assert end_alt([traces[0].step(0)]).endswith("slope 10.")
    assert gradient_alt(traces[:1]) == "The gradient with edge_order=1, from 10 to 1."
