"""The strip and the lanes: which cells are lit, and what stands on the lines between them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import GradientTrace, trace_gradient
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.lanes import slopes_alt, slopes_figure
from gradient_ui.figures.line.strip import MOST_CELLS, strip_figure
from gradient_ui.theme import LIGHT
from tests.roles import centre, shapes_of, trace_of

GUIDE = [1, 2, 4, 8, 16]


def lit_cells(figure: Figure, row: int) -> list[float]:
    """Return the places of the lit cells in a row, counted from below."""
    return [x for x, y in map(centre, shapes_of(figure, "lit")) if y == row]


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("spacing", [(), ([0, 1, 1.5, 3.5, 4],)])
def test_strip_lights_what_was_read_and_what_was_made(
    spacing: tuple[Any, ...], edge_order: int
) -> None:
    """At every index the lit cells are those of the step, and a line leads from each."""
    for step in trace_gradient(GUIDE, *spacing, edge_order=edge_order).steps():
        trace = trace_gradient(GUIDE, *spacing, edge_order=edge_order)
        figure = strip_figure(trace, step, LIGHT)
        read = [float(term.index) for term in step.terms]

        assert lit_cells(figure, 1) == read
        assert lit_cells(figure, 0) == [float(step.position)]
        links = [(link["x0"], link["x1"]) for link in shapes_of(figure, "link")]
        assert links == [(place, step.position) for place in read]


def test_strip_of_many_samples_shows_as_many_cells_as_fit() -> None:
    """Those around the index, with dots where others are left out."""
    trace = trace_gradient(np.arange(100_000.0) ** 2)
    figure = strip_figure(trace, trace.step(54_321), LIGHT)
    shown = trace_of(figure, "f")["customdata"]
    dots = [note for note in figure["layout"]["annotations"] if note["text"] == "…"]

    assert len(shown) == MOST_CELLS
    assert 54_321 in shown
    assert len(dots) == 4


@pytest.mark.parametrize(
    ("trace", "index", "counts"),
    [
        (trace_gradient([0, 1, 16], [0, 1, 4]), 1, {0.5: "+¾", 1.5: "+¼"}),
        (trace_gradient([0, 1, 16], edge_order=2), 0, {0.5: "+3/2", 1.5: "−½"}),
        (trace_gradient([0, 1, 16]), 2, {1.5: "+1"}),
    ],
)
def test_slopes_are_weighted_as_the_step_says(
    trace: GradientTrace, index: int, counts: dict[float, str]
) -> None:
    """The two slopes beside a sample, each with the opposite gap; ends extend the first tilt."""
    figure = slopes_figure(trace, trace.step(index), LIGHT)
    places = [link["x0"] for link in shapes_of(figure, "link")]
    texts = [note["text"] for note in figure["layout"]["annotations"]]

    assert dict(zip(places, texts, strict=True)) == {k: f"<b>{v}</b>" for k, v in counts.items()}


def test_lanes_light_the_slopes_between_the_samples() -> None:
    """Differences sit half a sample to the right of their left sample."""
    trace = trace_gradient(GUIDE)
    step = trace.step(2)
    figure = slopes_figure(trace, step, LIGHT)

    assert lit_cells(figure, 2) == []
    assert lit_cells(figure, 1) == [1.5, 2.5]
    assert lit_cells(figure, 0) == [2]
    assert trace_of(figure, "diff / h")["text"] == ["1", "<b>2</b>", "<b>4</b>", "8"]
    assert "+½ times the slope between samples 1 and 2" in slopes_alt(step)
