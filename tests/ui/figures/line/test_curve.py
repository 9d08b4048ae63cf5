"""The curve: what is lit, what is drawn through it, what is left out of long data."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.insight import midpoint_slopes_of
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import curve_alt, curve_figure
from gradient_ui.figures.line.curve_view import NEAR, CurveView
from gradient_ui.theme import LIGHT
from tests.roles import roles_in, trace_of

GUIDE = [1, 2, 4, 8, 16]


def curve(index: int, f: Any, *spacing: Any, edge_order: int = 1) -> Figure:
    """Draw the curve of some samples with one index selected."""
    trace = trace_gradient(f, *spacing, edge_order=edge_order)
    return curve_figure(CurveView(trace, trace.step(index), LIGHT))


def test_curve_marks_the_index_and_value_of_the_step() -> None:
    """The large marker stands at the step's coordinate and value; the cursor passes through."""
    x = [0, 1, 1.5, 3.5, 4]
    for index, value in enumerate(trace_gradient(GUIDE, x).values):
        figure = curve(index, GUIDE, x)
        selected = trace_of(figure, "selected output")

        assert selected["customdata"].tolist() == [index, index]
        assert (selected["x"][-1], selected["y"][-1]) == (x[index], value)
        assert figure["layout"]["shapes"][0]["x0"] == x[index]


@pytest.mark.parametrize(
    ("index", "edge_order", "role"),
    [(0, 1, "secant"), (2, 1, "secant"), (0, 2, "tangent"), (4, 2, "tangent")],
)
def test_slope_line_has_the_slope_of_the_step(index: int, edge_order: int, role: str) -> None:
    """The secant of a quotient, or the tangent of the parabola, rises as the value says."""
    line = trace_of(curve(index, GUIDE, edge_order=edge_order), role)
    value = trace_gradient(GUIDE, edge_order=edge_order).values[index]

    assert np.diff(line["y"]) / np.diff(line["x"]) == pytest.approx([value])


def test_tangent_touches_the_parabola_through_the_lit_samples() -> None:
    """Both pass through the sample at the index."""
    figure = curve(2, [0, 3, 1, 5], [0, 1, 4, 5])
    lit, parabola, tangent = (trace_of(figure, r) for r in ("lit samples", "parabola", "tangent"))
    fitted = np.polynomial.Polynomial.fit(parabola["x"], parabola["y"], 2)

    assert lit["customdata"].tolist() == [1, 2, 3]
    assert fitted(lit["x"]) == pytest.approx(lit["y"])
    assert np.interp(4, tangent["x"], tangent["y"]) == pytest.approx(1)


def test_long_samples_are_drawn_near_the_index() -> None:
    """The neighbourhood holds the index."""
    shown = trace_of(curve(54_321, np.arange(100_000.0) ** 2), "samples")["customdata"]

    assert len(shown) == NEAR
    assert 54_321 in shown


def test_ladder_is_added_to_the_gradient() -> None:
    """The line and the slopes it joins are drawn in the lower panel."""
    trace = trace_gradient([0, 1, 4, 9, 16])
    ladder = midpoint_slopes_of([0, 1, 4, 9, 16], range(5))
    figure = curve_figure(CurveView(trace, trace.step(2), LIGHT), ladder)
    line, slopes = trace_of(figure, "midpoint ladder"), trace_of(figure, "midpoint slopes")

    assert line["yaxis"] == slopes["yaxis"] == "y2"
    assert np.interp(2, line["x"], line["y"]) == 4
    assert slopes["y"].tolist() == [1, 3, 5, 7]


def test_ladder_of_many_samples_is_thinned_to_one_line() -> None:
    """A mark for each of thousands of slopes would be a black bar."""
    f = np.sin(np.arange(5000.0))
    trace = trace_gradient(f)
    figure = curve_figure(
        CurveView(trace, trace.step(9), LIGHT), midpoint_slopes_of(f, range(5000))
    )

    assert "midpoint ladder" not in roles_in(figure)
    assert trace_of(figure, "midpoint slopes")["mode"] == "lines"
    assert len(trace_of(figure, "midpoint slopes")["x"]) < 2500


def test_alternative_text_names_samples_slope_and_place() -> None:
    """One sentence that says what the figure shows."""
    trace = trace_gradient(GUIDE)

    assert curve_alt(trace, trace.step(0)) == (
        "Samples f, with f[0] = 1, f[1] = 2 marked and the secant through them; its slope 1 is "
        "the gradient at index 0, at the left boundary, marked below."
    )


def test_every_output_has_the_marker_of_its_scheme() -> None:
    """Forward at the left end, backward at the right one, central between."""
    marker = trace_of(curve(2, GUIDE), "gradient")["marker"]
    styles = [LIGHT.schemes[name] for name in ("forward", *["central"] * 3, "backward")]

    assert marker["symbol"] == [style.symbol for style in styles]
    assert marker["color"] == [style.colour for style in styles]


@pytest.mark.parametrize(
    ("f", "plain", "lit"),
    [(GUIDE, "top left", "bottom right"), (GUIDE[::-1], "top right", "bottom left")],
)
def test_labels_stand_clear_of_the_curve(f: list[int], plain: str, lit: str) -> None:
    """Above it on the side where it is lower; below it, where samples are lit, on the other."""
    figure = curve(2, f)

    assert set(trace_of(figure, "samples")["textposition"]) == {plain}
    assert set(trace_of(figure, "lit samples")["textposition"]) == {lit}
