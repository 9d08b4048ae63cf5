"""The strip and the lanes: which cells are lit, and what stands on the lines between them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import GradientTrace, trace_gradient
from gradient_ui.figures.line.lanes import slopes_alt, slopes_of
from gradient_ui.figures.line.strip import MOST_CELLS, Lane, strip_of

GUIDE = [1, 2, 4, 8, 16]


def lit(lane: Lane) -> list[float]:
    """Return the places of the lit cells of a lane."""
    return [cell.place for cell in lane.cells if cell.lit]


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("spacing", [(), ([0, 1, 1.5, 3.5, 4],)])
def test_strip_lights_what_was_read_and_what_was_made(
    spacing: tuple[Any, ...], edge_order: int
) -> None:
    """At every index the lit cells are those of the step, and a line leads from each."""
    trace = trace_gradient(GUIDE, *spacing, edge_order=edge_order)
    for step in trace.steps():
        strip = strip_of(trace, step)
        samples, slopes = strip.lanes
        read = [float(term.index) for term in step.terms]

        assert lit(samples) == read
        assert lit(slopes) == [float(step.position)]
        assert [(link.above, link.below) for link in strip.links] == [
            (place, step.position) for place in read
        ]
        assert strip.scheme == step.scheme


def test_strip_of_many_samples_shows_as_many_cells_as_fit() -> None:
    """Those around the index, which is among them."""
    trace = trace_gradient(np.arange(100_000.0) ** 2)
    strip = strip_of(trace, trace.step(54_321))

    assert len(strip.shown) == MOST_CELLS
    assert 54_321 in strip.shown
    assert [cell.index for cell in strip.lanes[0].cells] == list(strip.shown)


@pytest.mark.parametrize(
    ("f", "shown"),
    [
        (
            [101325.25, 101320.5, 101318.75, 101322.0, 101330.125, 101341.0],
            ["101325.25", "101320.5", "101318.75", "101322", "101330.125", "101341"],
        ),
        ([np.sin(np.pi), 1 / 3, 1.0], ["≈0", "0.3333", "1"]),
        ([1e-16, 2e-16, 3e-16], ["1e−16", "2e−16", "3e−16"]),
    ],
)
def test_cells_show_what_tells_the_numbers_apart(f: list[float], shown: list[str]) -> None:
    """Digits follow the spread of a row, and what is only rounding is not told as a number."""
    trace = trace_gradient(f)

    assert [cell.text for cell in strip_of(trace, trace.step(1)).lanes[0].cells] == shown


def test_slope_that_is_only_rounding_is_told_so() -> None:
    """0.1 + 0.2 and 0.3 are the same number but for their last bit."""
    trace = trace_gradient([0.1 + 0.2, 0.3, 0.1 + 0.2])

    assert [cell.text for cell in strip_of(trace, trace.step(0)).lanes[1].cells] == [
        "≈0",
        "0",
        "≈0",
    ]


@pytest.mark.parametrize(
    ("f", "meaning"),
    [((GUIDE, 2), "± 1 / (2h)"), ((GUIDE, 0), ""), (([1j, 2, 4], 1), "± 1 / (2h)")],
)
def test_strip_says_what_its_weights_are(f: tuple[Any, int], meaning: str) -> None:
    """Half is one over two spacings; three weights have no such word."""
    samples, index = f
    trace, two = trace_gradient(samples), trace_gradient(samples, edge_order=2)

    assert strip_of(trace, trace.step(index)).meaning == meaning
    assert strip_of(two, two.step(0)).meaning == ""


@pytest.mark.parametrize(
    ("trace", "index", "counts"),
    [
        (trace_gradient([0, 1, 16], [0, 1, 4]), 1, {0.5: "+¾", 1.5: "+¼"}),
        (trace_gradient([0, 1, 16], edge_order=2), 0, {0.5: "+3/2", 1.5: "−½"}),
        (trace_gradient([0, 1, 16]), 2, {1.5: "+1"}),
    ],
)
def test_lanes_show_how_much_each_step_counts(
    trace: GradientTrace, index: int, counts: dict[float, str]
) -> None:
    """The steps between the samples that were mixed are lit, with how much each counts."""
    strip = slopes_of(trace, trace.step(index))

    assert {link.above: link.weight for link in strip.links} == counts
    assert lit(strip.lanes[0]) == []
    assert lit(strip.lanes[1]) == list(counts)
    assert lit(strip.lanes[2]) == [index]


def test_lanes_say_in_words_what_they_show() -> None:
    """The alternative text names both slopes and what each counts."""
    alt = slopes_alt(trace_gradient([0, 1, 16], [0, 1, 4]).step(1))

    assert "+¾ times the slope between samples 0 and 1" in alt
    assert "+¼ times the slope between samples 1 and 2" in alt


@pytest.mark.parametrize(("h", "meaning"), [(1.0, "± 1 / (2h)"), (0.5, "± 1 / (2h)"), (1e-5, "")])
def test_strip_says_where_weights_come_from_where_there_is_room(h: float, meaning: str) -> None:
    """Between two long weights there is none."""
    trace = trace_gradient([1.0, 2.0, 4.0], h)

    assert strip_of(trace, trace.step(1)).meaning == meaning
