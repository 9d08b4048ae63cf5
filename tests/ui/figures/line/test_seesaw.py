"""The seesaw and the tangents: what is drawn is what was computed."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.insight import lever_rule_at, square_lever_rule
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.seesaw import seesaw_alt, seesaw_figure
from gradient_ui.figures.line.tangents import tangents_alt, tangents_figure
from gradient_ui.theme import LIGHT
from tests.roles import roles_in, trace_of


def seesaw_with(middle: float) -> Figure:
    """Draw the seesaw of x² at 0, a place between, and 4."""
    return seesaw_figure(square_lever_rule(middle), LIGHT)


def names(figure: Figure) -> list[str]:
    """Return the texts of the seesaw."""
    return [note["text"] for note in figure["layout"]["annotations"]]


def weights_of(figure: Figure) -> list[Figure]:
    """Return the two weights on the beam."""
    return [shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect"]


@pytest.mark.parametrize("middle", [0.25, 1.0, 1.75, 2.0, 3.0, 3.75])
def test_weights_balance_on_the_beam(middle: float) -> None:
    """As a physicist wants it: weight times arm is the same on both sides, to scale."""
    rule = square_lever_rule(middle)
    arms = [(box["x0"] + box["x1"]) / 2 for box in weights_of(seesaw_with(middle))]
    beam = trace_of(seesaw_with(middle), "beam")

    assert [4 * arm for arm in arms] == pytest.approx([-rule.h1 / 2, rule.h2 / 2])
    assert rule.shares[0] * rule.h1 == rule.shares[1] * rule.h2
    assert beam["y"][0] == beam["y"][1]
    assert beam["x"][0] <= arms[0] <= 0 <= arms[1] <= beam["x"][1]


def test_weights_are_as_tall_as_they_count() -> None:
    """Three quarters are three times as tall as one, unless it could not be seen."""
    heights = [box["y1"] - box["y0"] for box in weights_of(seesaw_with(1.0))]

    assert heights[0] == pytest.approx(3 * heights[1])


@pytest.mark.parametrize(("middle", "side"), [(1.0, 1), (3.0, 0)])
def test_ghost_is_dashed_and_tips_to_the_longer_interval(middle: float, side: int) -> None:
    """With the weights of the secant the side of the longer interval goes down."""
    ghost, beam = (trace_of(seesaw_with(middle), role) for role in ("ghost", "beam"))

    assert ghost["line"]["dash"] == "dash"
    assert ghost["x"].tolist() == beam["x"].tolist()
    assert ghost["y"][side] < beam["y"][0] < ghost["y"][1 - side]


def test_ghost_is_one_straight_line_through_the_fulcrum() -> None:
    """It is the beam, turned."""
    ghost, beam = (trace_of(seesaw_with(1.0), role) for role in ("ghost", "beam"))
    at_fulcrum = np.interp(0.0, ghost["x"], ghost["y"])

    assert at_fulcrum == pytest.approx(beam["y"][0])


def test_equal_gaps_have_no_ghost() -> None:
    """The secant is NumPy's value then."""
    figure = seesaw_with(2.0)

    assert "ghost" not in roles_in(figure)
    assert "the secant is 4 too" in names(figure)


def test_names_of_the_seesaw_are_its_numbers() -> None:
    """Coordinates, gaps, slopes, shares, arms and the value of row 8."""
    shown = names(seesaw_with(1.0))

    assert shown == [
        "x = 0",
        "x = 1",
        "x = 4",
        "<b>h₁ = 1</b>",
        "<b>h₂ = 3</b>",
        "<b>s₁ = 1</b>",
        "weighs 3/4",
        "<b>s₂ = 5</b>",
        "weighs 1/4",
        "arm h₁/2",
        "arm h₂/2",
        "<b>3/4 · 1 + 1/4 · 5 = 2</b>",
        "dashed: the secant weighs them 1/4 and 3/4,<br>makes 4, and tips",
    ]


@pytest.mark.parametrize("middle", [0.01, 1.0, 2.0, 3.99])
def test_boxes_stay_inside_and_apart(middle: float) -> None:
    """However short an arm is, both boxes can be read."""
    figure = seesaw_with(middle)
    low, high = figure["layout"]["xaxis"]["range"]
    left, right = (shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect")

    assert low <= left["x0"] < left["x1"] <= right["x0"] < right["x1"] <= high


def test_slopes_have_the_colours_of_their_schemes() -> None:
    """The slope before is the backward difference, the one after the forward one."""
    figure = seesaw_with(1.0)
    boxes = [s["line"]["color"] for s in figure["layout"]["shapes"] if s["type"] == "rect"]

    assert boxes == [LIGHT.schemes["backward"].colour, LIGHT.schemes["forward"].colour]


@pytest.mark.parametrize("middle", [0.5, 1.0, 3.25])
def test_tangents_have_the_slopes_of_the_candidates(middle: float) -> None:
    """Three lines through the middle sample, each with its name, value and stroke."""
    seesaw = square_lever_rule(middle)
    figure = tangents_figure(seesaw, LIGHT)
    lines = [trace_of(figure, candidate.name) for candidate in seesaw.candidates]

    assert len({line["line"]["dash"] for line in lines}) == 3
    for candidate, line in zip(seesaw.candidates, lines, strict=True):
        assert line["name"].startswith(candidate.name)
        slope = np.diff(line["y"]) / np.diff(line["x"])
        assert slope[0] == pytest.approx(candidate.value)
        assert np.interp(middle, line["x"], line["y"]) == pytest.approx(middle**2)


def test_curve_behind_the_tangents_is_the_parabola_of_the_samples() -> None:
    """On x² it is x²; else the parabola through the three samples."""
    curve = trace_of(tangents_figure(square_lever_rule(1.0), LIGHT), "parabola")
    assert curve["y"] == pytest.approx(curve["x"] ** 2)

    seesaw = lever_rule_at(trace_gradient([3, 1, 2], [0, 1, 4]), 1)
    curve = trace_of(tangents_figure(seesaw, LIGHT), "parabola")
    fitted = np.polynomial.Polynomial.fit(curve["x"], curve["y"], 2)
    assert fitted(np.array([0.0, 1.0, 4.0])) == pytest.approx([3, 1, 2])


def test_alternative_texts_hold_the_numbers() -> None:
    """What is seen is said."""
    assert seesaw_alt(square_lever_rule(1.0)) == (
        "A seesaw that is level: the slope before, 1, weighs 3/4 on an arm of 0.5, the slope "
        "after, 5, weighs 1/4 on an arm of 1.5; together they make NumPy's 2."
    )
    assert "equal arms: both gaps are 2" in seesaw_alt(square_lever_rule(2.0))
    assert "NumPy 2, secant 4, plain mean 3" in tangents_alt(square_lever_rule(1.0))


def test_long_coordinates_stand_at_the_middle_alone() -> None:
    """Beside it the gaps say where the neighbours are: there is no room for all three."""
    x = np.array([1234.5678, 1234.5679, 1234.5683])
    texts = names(seesaw_figure(lever_rule_at(trace_gradient([0.0, 1.0, 4.0], x), 1), LIGHT))

    assert texts[:3] == ["x − h₁", "x = 1234.5679", "x + h₂"]
