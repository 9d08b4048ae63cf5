"""Figures: what is lit, what is labelled, what is left out of long data."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core import trace_gradient
from gradient_core.cases.line import LINE_EXAMPLES, LineExample
from gradient_core.insight.midpoint_slopes import midpoint_ladder
from gradient_ui.figures.labels import fitting, weight
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import NEAR, curve_alt, curve_figure, positions
from gradient_ui.figures.line.lanes import slopes_alt, slopes_figure, slopes_read
from gradient_ui.figures.line.overview import overview_figure, overview_of
from gradient_ui.figures.line.strip import MOST_CELLS, strip_figure
from gradient_ui.figures.thinning import thin
from gradient_ui.problems.line import LineProblem, Solution, solve
from gradient_ui.theme import DARK, LIGHT


def solution_of(case: LineExample) -> Solution:
    """Return the answer to a case."""
    solution = solve(LineProblem(case.f, case.spacing, case.h, case.x, case.edge_order))
    assert isinstance(solution, Solution)
    return solution


def lit_cells(figure: Figure) -> list[tuple[float, float]]:
    """Return the centres of the cells with a thick border."""
    return [
        (round((s["x0"] + s["x1"]) / 2, 6), round((s["y0"] + s["y1"]) / 2, 6))
        for s in figure["layout"]["shapes"]
        if s["type"] == "rect" and s["line"]["width"] == 3
    ]


@pytest.mark.parametrize("case", LINE_EXAMPLES.values(), ids=lambda case: case.name)
def test_strip_lights_what_was_read_and_what_was_made(case: LineExample) -> None:
    """For every case and index the lit cells are those of the step."""
    trace = solution_of(case).trace
    for index in {0, case.index, len(trace.samples) - 1}:
        step = trace.step(index)

        cells = lit_cells(strip_figure(trace, step, LIGHT))

        assert [x for x, y in cells if y == 1] == [float(term.index) for term in step.terms]
        assert [x for x, y in cells if y == 0] == [float(index)]


@pytest.mark.parametrize("case", LINE_EXAMPLES.values(), ids=lambda case: case.name)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_figure_of_every_case_is_valid_plotly(case: LineExample, palette: object) -> None:
    """Plotly's own validation accepts the dictionaries."""
    trace = solution_of(case).trace
    step = trace.step(case.index)
    parts = ("real", "imag") if np.iscomplexobj(trace.samples) else ("",)

    go.Figure(**strip_figure(trace, step, palette))  # type: ignore[arg-type]
    go.Figure(**slopes_figure(trace, step, palette))  # type: ignore[arg-type]
    for part in parts:
        for near in (False, True):
            go.Figure(**curve_figure(trace, step, palette, near=near, part=part))  # type: ignore[arg-type]


def test_curve_marks_the_index_and_value_of_the_step() -> None:
    """The large marker stands at the step's coordinate and value; the cursor passes through."""
    trace = trace_gradient([1, 2, 4, 8, 16], [0, 1, 1.5, 3.5, 4])
    for step in trace.steps():
        figure = curve_figure(trace, step, LIGHT, near=False)

        big = figure["data"][-1]
        assert big["x"][-1] == trace.spacing[0].coordinates[step.position]
        assert big["y"][-1] == step.value
        assert figure["layout"]["shapes"][0]["x0"] == big["x"][-1]


def test_slope_line_has_the_slope_of_the_step() -> None:
    """The thick line of a weighted sum is the tangent of the parabola, by the step's value."""
    step = trace_gradient([1, 2, 4, 8, 16], edge_order=2).step(0)
    figure = curve_figure(trace_gradient([1, 2, 4, 8, 16], edge_order=2), step, LIGHT, near=False)

    thick = next(t for t in figure["data"] if t.get("line", {}).get("width") == 3.5)
    (x0, x1), (y0, y1) = thick["x"], thick["y"]
    assert (y1 - y0) / (x1 - x0) == pytest.approx(0.5, abs=1e-12)


def test_long_samples_are_drawn_near_the_index() -> None:
    """The neighbourhood holds the index, and the strip shows as many cells as fit."""
    trace = trace_gradient(np.arange(100_000.0) ** 2)
    step = trace.step(54_321)

    near = curve_figure(trace, step, LIGHT, near=True)
    strip = strip_figure(trace, step, LIGHT)

    assert len(near["data"][0]["x"]) == NEAR
    assert 54_321 in near["data"][0]["customdata"]
    assert len(strip["data"][1]["x"]) == MOST_CELLS


def test_thinning_keeps_a_spike_and_the_ends() -> None:
    """One sample in a million still shows, at either sign, and so do gaps."""
    values = np.zeros(1_000_003)
    values[123_456], values[654_321], values[777_777] = 1, -1, np.nan

    kept = thin(values, range(len(values)))

    assert {0, 123_456, 654_321, 777_777, len(values) - 1} <= set(kept.tolist())
    assert (np.diff(kept) > 0).all()
    assert len(kept) < 3000


def test_overview_shows_all_samples_and_marks_the_index() -> None:
    """A spike of one sample in a million is in the overview, and so is the step's index."""
    samples = np.zeros(1_000_000)
    samples[123_456] = 5
    trace = trace_gradient(samples)
    step = trace.step(654_321)

    figure = overview_figure(overview_of(trace), trace, step, LIGHT)

    go.Figure(**figure)
    points, selected = figure["data"]
    assert 5 in points["y"]
    assert points["customdata"][-1] == 999_999
    assert len(points["x"]) < 1000
    assert selected["customdata"] == [654_321]
    assert figure["layout"]["shapes"][0]["x0"] == 654_321


def test_slopes_are_weighted_as_the_step_says() -> None:
    """The two slopes beside a sample, each with the opposite gap; ends extend the first tilt."""
    middle = trace_gradient([0, 1, 16], [0, 1, 4]).step(1)
    left = trace_gradient([0, 1, 16], edge_order=2).step(0)
    plain = trace_gradient([0, 1, 16]).step(2)

    assert slopes_read(middle) == [(0.5, "+¾"), (1.5, "+¼")]
    assert slopes_read(left) == [(0.5, "+3/2"), (1.5, f"{chr(0x2212)}½")]
    assert slopes_read(plain) == [(1.5, "+1")]


def test_slopes_figure_lights_the_slopes_between_the_samples() -> None:
    """Differences sit half a sample to the right of their left sample."""
    trace = trace_gradient([1, 2, 4, 8, 16])
    step = trace.step(2)

    cells = lit_cells(slopes_figure(trace, step, LIGHT))

    assert [x for x, y in cells if y == 1] == [1.5, 2.5]
    assert [x for x, y in cells if y == 0] == [2]
    assert "+½ times the slope between samples 1 and 2" in slopes_alt(step)


def test_ladder_is_added_to_the_gradient() -> None:
    """The dashed line and the squares are drawn in the lower panel."""
    trace = trace_gradient([0, 1, 4, 9, 16])
    ladder = midpoint_ladder([0, 1, 4, 9, 16], range(5))
    figure = curve_figure(trace, trace.step(2), LIGHT, near=False, ladder=ladder)

    dashed = [t for t in figure["data"] if t.get("line", {}).get("dash") == "dash"]
    assert [t["yaxis"] for t in dashed] == ["y2"]
    assert np.interp(2, dashed[0]["x"], dashed[0]["y"]) == 4


def test_positions_follow_the_spacing() -> None:
    """Index, index times distance, or coordinates; the index where a distance cannot be drawn."""
    f = [1, 2, 4]
    assert positions(trace_gradient(f)).tolist() == [0, 1, 2]
    assert positions(trace_gradient(f, 0.5)).tolist() == [0, 0.5, 1]
    assert positions(trace_gradient(f, [0, 1, 3])).tolist() == [0, 1, 3]
    with np.errstate(all="ignore"):
        assert positions(trace_gradient(f, 0.0)).tolist() == [0, 1, 2]
        assert positions(trace_gradient([1j, 2, 4], 1 + 1j)).tolist() == [0, 1, 2]


def test_alternative_text_names_samples_slope_and_place() -> None:
    """One sentence that says what the figure shows."""
    trace = trace_gradient([1, 2, 4, 8, 16])

    assert curve_alt(trace, trace.step(0)) == (
        "Samples f, with f[0] = 1, f[1] = 2 marked and the secant through them; its slope 1 is "
        "the gradient at index 0, at the left boundary, marked below."
    )


@pytest.mark.parametrize(
    ("value", "exact", "text"),
    [
        (0.5, Fraction(1, 2), "+½"),
        (-1.5, Fraction(-3, 2), "−3/2"),
        (2.0, Fraction(2), "+2"),
        (0.123456, None, "+0.123"),
        (-0.123456, Fraction(-1, 81), "−0.123"),
    ],
)
def test_weight_labels_have_a_sign_and_are_short(
    value: float, exact: Fraction | None, text: str
) -> None:
    """Simple fractions are written as such, all else with three digits."""
    assert weight(value, exact) == text


def test_labels_lose_digits_before_they_overflow() -> None:
    """A cell shows as many digits as fit."""
    assert [fitting(-0.0049672, most) for most in (9, 7, 6)] == ["−0.004967", "−0.005", "−0.005"]
