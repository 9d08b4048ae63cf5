"""The ruler, the seesaw and the tangents: what is drawn is what was computed."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core import GradientTrace, trace_gradient
from gradient_core.calls.spacing_report import read_typed, report_on
from gradient_core.insight.lever_rule import Seesaw, seesaw_at, square_seesaw
from gradient_ui.figures.line.ruler import MOST_SAMPLES, alarm, ruler_alt, ruler_figure
from gradient_ui.figures.line.seesaw import seesaw_alt, seesaw_figure, tangents_alt, tangents_figure
from gradient_ui.theme import DARK, LIGHT, Palette
from tests.ui.test_theme import contrast

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
SQUARES = ([0, 1, 16, 25, 49], [0, 1, 4, 5, 7])


def traced(f: Any, *spacing: Any) -> GradientTrace:
    """Trace without warnings: the page says them in words."""
    with np.errstate(all="ignore"):
        return trace_gradient(f, *spacing)


def ruler(f: Any, *spacing: Any, index: int = 1, palette: Palette = LIGHT) -> dict[str, Any]:
    """Draw the ruler with one sample selected."""
    trace = traced(f, *spacing)
    report = report_on(trace, read_typed("0" if spacing and np.ndim(spacing[0]) == 0 else "[0]"))
    return ruler_figure(trace, report, trace.step(index), palette)


def pins(figure: dict[str, Any]) -> dict[str, Any]:
    """Return the samples of a ruler, the last trace."""
    return figure["data"][-1]


def names(figure: dict[str, Any]) -> list[str]:
    """Return the texts beside the hops."""
    return [note["text"] for note in figure["layout"]["annotations"]]


def lines(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the traces that are lines."""
    return [trace for trace in figure["data"] if trace["mode"] == "lines"]


# --- the ruler ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spacing", "places"),
    [
        ((), [0, 1, 2, 3, 4]),
        ((0.5,), [0, 0.5, 1, 1.5, 2]),
        (([0, 1, 4, 5, 7],), [0, 1, 4, 5, 7]),
        (([7, 5, 4, 1, 0],), [7, 5, 4, 1, 0]),
    ],
)
def test_ruler_puts_every_sample_where_numpy_believes_it_to_be(
    spacing: tuple[Any, ...], places: list[float]
) -> None:
    """To scale, each with its index."""
    drawn = pins(ruler(SQUARES[0], *spacing))

    assert dict(zip(drawn["customdata"].tolist(), drawn["x"].tolist(), strict=True)) == dict(
        enumerate(places)
    )
    for index, text in zip(drawn["customdata"], drawn["text"], strict=True):
        assert text == f"<b>{index}</b>"


@pytest.mark.parametrize("index", range(5))
def test_selected_sample_is_marked_in_its_scheme(index: int) -> None:
    """The last and largest marker is the selected one, with the colour and shape of its scheme."""
    drawn = pins(ruler(*SQUARES, index=index))
    style = LIGHT.schemes[traced(*SQUARES).step(index).scheme]

    assert drawn["customdata"][-1] == index
    assert drawn["marker"]["symbol"][-1] == style.symbol
    assert drawn["marker"]["color"][-1] == style.colour
    assert drawn["marker"]["size"][-1] == max(drawn["marker"]["size"])


def test_gaps_are_named_over_their_hops() -> None:
    """Every hop of few samples carries its gap; those that the step reads are bold."""
    assert names(ruler(*SQUARES, index=1)) == ["<b>1</b>", "<b>3</b>", "1", "2"]
    assert names(ruler(*SQUARES, index=4)) == ["1", "3", "1", "<b>2</b>"]


def test_line_folds_back_where_coordinates_are_not_sorted() -> None:
    """The hop back runs below the samples, dashed, in the colour of alarm, named by its gap."""
    figure = ruler([0, 8, 1, 27], [0, 2, 1, 3], index=2)
    back = [line for line in lines(figure) if line["line"].get("dash") == "dash"]

    assert len(back) == 1
    assert back[0]["line"]["color"] == alarm(LIGHT)
    assert np.nanmin(back[0]["y"]) < -0.1
    assert np.nanmax(back[0]["y"]) < 0.01
    ends = back[0]["x"][[0, -2]]
    assert ends.tolist() == pytest.approx([2, 1])
    assert "<b>−1</b>" in names(figure)


@pytest.mark.parametrize("x", [[0, 1, 4, 5, 7], [7, 5, 4, 1, 0]])
def test_sorted_coordinates_have_no_hop_back(x: list[int]) -> None:
    """Descending is one direction too: all hops run above."""
    for line in lines(ruler(SQUARES[0], x)):
        assert line["line"].get("dash") is None
        assert np.nanmin(line["y"]) > -1e-9


def test_samples_at_one_place_have_a_ring_and_one_name() -> None:
    """Their indices stand above, with the gap of 0; the pins carry none that would overlap."""
    figure = ruler([0, 1, 1, 4], [0, 1, 1, 2])
    rings = [t for t in figure["data"] if t.get("marker", {}).get("symbol") == "circle-open"]

    assert [ring["x"].tolist() for ring in rings] == [[1.0]]
    assert "<b>1, 2</b>: gap 0" in names(figure)
    drawn = pins(figure)
    shown = dict(zip(drawn["customdata"].tolist(), drawn["text"], strict=True))
    assert shown == {0: "<b>0</b>", 1: "", 2: "", 3: "<b>3</b>"}


def test_equal_coordinates_are_one_place() -> None:
    """Five step sizes of 1 are five samples at 1, and the ruler has room beside it."""
    figure = ruler([0, 1, 4, 9, 16], [1, 1, 1, 1, 1])

    assert names(figure) == ["<b>0, 1, 2, 3, 4</b>: gap 0"]
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < 1 < high


def test_same_place_visited_twice_has_no_gap_of_0() -> None:
    """0, 1, 0: the first and the last share a place but are no neighbours."""
    assert "<b>0, 2</b>" in names(ruler([0, 1, 2], [0, 1, 0]))


def test_many_samples_are_shown_around_the_selected_one() -> None:
    """A window with a note, and the names of the two gaps that are read."""
    figure = ruler(np.arange(300.0), index=150)
    drawn = pins(figure)

    assert len(drawn["x"]) == MOST_SAMPLES
    assert figure["layout"]["xaxis"]["title"]["text"] == "x, samples 135 to 165 of 300"
    assert names(figure) == ["<b>1</b>", "<b>1</b>"]
    anchors = [note["xanchor"] for note in figure["layout"]["annotations"][:2]]
    assert anchors == ["right", "left"]


def test_no_two_names_of_gaps_overlap_on_a_phone() -> None:
    """Names over hops that are too narrow are left out, save those that the step reads."""
    x = np.cumsum([0, 5, 0.01, 5, 0.01, 5])
    shown = names(ruler(np.arange(6.0), x, index=1))

    assert shown.count("<b>0.01</b>") == 1
    assert "0.01" not in shown


def test_names_of_narrow_hops_stay_inside_the_ruler() -> None:
    """At its edges they begin or end there, so that none is cut off."""
    for index, place, anchor in ((1, 0, "left"), (10, 1, "right")):
        figure = ruler(np.arange(12.0), np.linspace(0, 1, 12), index=index)
        edge = figure["layout"]["xaxis"]["range"][place]
        notes = figure["layout"]["annotations"]
        assert any((note["x"], note["xanchor"]) == (edge, anchor) for note in notes)


def test_whole_coordinates_have_whole_numbers_under_the_ruler() -> None:
    """No half index where there is none; a wide ruler chooses its own."""
    assert ruler([1, 2, 4])["layout"]["xaxis"]["dtick"] == 1
    assert "dtick" not in ruler([1, 2, 4], [0, 100, 200])["layout"]["xaxis"]


@BOTH
def test_alarm_can_be_read(palette: Palette) -> None:
    """At least 4.5 to 1 on the page."""
    assert contrast(alarm(palette), palette.background) >= 4.5


def test_ruler_alt_says_how_it_was_read_and_what_is_selected() -> None:
    """One sentence, with the order and the gaps."""
    trace = traced(*SQUARES)

    assert ruler_alt(report_on(trace, read_typed("[0]")), trace.step(1)) == (
        "The samples on a ruler, increasing: coordinates of 5 samples, gaps 1, 3, 1, 2; sample 1 "
        "is selected."
    )


# --- the seesaw --------------------------------------------------------------------------------


def beams(seesaw: Seesaw) -> list[dict[str, Any]]:
    """Return the lines of the seesaw below the intervals: the ghost if there is one, the beam."""
    return lines(seesaw_figure(seesaw, LIGHT))[2:]


@pytest.mark.parametrize("middle", [0.25, 1.0, 1.75, 3.0, 3.75])
def test_arms_are_as_long_as_the_opposite_gaps(middle: float) -> None:
    """The beam reaches h_R to the left and h_L to the right, as shares of the whole; level."""
    seesaw = square_seesaw(middle)
    beam = beams(seesaw)[-1]

    assert (4 * beam["x"]).tolist() == pytest.approx([-(4 - middle), middle])
    assert beam["y"][0] == beam["y"][1]


@pytest.mark.parametrize(("middle", "side"), [(1.0, 0), (3.0, 1)])
def test_ghost_is_dashed_and_tips_to_the_long_arm(middle: float, side: int) -> None:
    """At the secant the side of the nearer neighbour goes down."""
    ghost, beam = beams(square_seesaw(middle))

    assert ghost["line"]["dash"] == "dash"
    assert ghost["x"].tolist() == beam["x"].tolist()
    assert ghost["y"][side] < beam["y"][0] < ghost["y"][1 - side]


def test_ghost_is_one_straight_line_through_the_fulcrum() -> None:
    """It is the beam, turned."""
    ghost, beam = beams(square_seesaw(1.0))
    at_fulcrum = np.interp(0.0, ghost["x"], ghost["y"])

    assert at_fulcrum == pytest.approx(beam["y"][0])


def test_equal_gaps_have_no_ghost() -> None:
    """The secant is NumPy's value then."""
    assert len(beams(square_seesaw(2.0))) == 1
    assert "the secant is 4 too" in names(seesaw_figure(square_seesaw(2.0), LIGHT))


def test_names_of_the_seesaw_are_its_numbers() -> None:
    """Coordinates, gaps, slopes, shares, arms and the value of row 8."""
    shown = names(seesaw_figure(square_seesaw(1.0), LIGHT))

    assert shown == [
        "x = 0",
        "x = 1",
        "x = 4",
        "<b>h<sub>L</sub> = 1</b>",
        "<b>h<sub>R</sub> = 3</b>",
        "<b>s<sub>L</sub> = 1</b>",
        "counts 3/4",
        "<b>s<sub>R</sub> = 5</b>",
        "counts 1/4",
        "arm h<sub>R</sub> = 3",
        "arm h<sub>L</sub> = 1",
        "<b>level at NumPy’s 2</b>",
        "dashed: at the secant 4 it tips to the left",
    ]


@pytest.mark.parametrize("middle", [0.01, 1.0, 2.0, 3.99])
def test_boxes_stay_inside_and_apart(middle: float) -> None:
    """However short an arm is, both boxes can be read."""
    figure = seesaw_figure(square_seesaw(middle), LIGHT)
    low, high = figure["layout"]["xaxis"]["range"]
    left, right = (shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect")

    assert low <= left["x0"] < left["x1"] <= right["x0"] < right["x1"] <= high


def test_slopes_have_the_colours_of_their_schemes() -> None:
    """The slope before is the backward difference, the one after the forward one."""
    figure = seesaw_figure(square_seesaw(1.0), LIGHT)
    boxes = [s["line"]["color"] for s in figure["layout"]["shapes"] if s["type"] == "rect"]

    assert boxes == [LIGHT.schemes["backward"].colour, LIGHT.schemes["forward"].colour]


# --- the tangents ------------------------------------------------------------------------------


@pytest.mark.parametrize("middle", [0.5, 1.0, 3.25])
def test_tangents_have_the_slopes_of_the_candidates(middle: float) -> None:
    """Three lines through the middle sample, each with its name, value and stroke."""
    seesaw = square_seesaw(middle)
    figure = tangents_figure(seesaw, LIGHT)
    drawn = {line["name"]: line for line in lines(figure) if "name" in line}

    assert len({line["line"]["dash"] for line in drawn.values()}) == 3
    for candidate in seesaw.candidates:
        line = next(line for name, line in drawn.items() if name.startswith(candidate.name))
        slope = np.diff(line["y"]) / np.diff(line["x"])
        assert slope[0] == pytest.approx(candidate.value)
        assert np.interp(middle, line["x"], line["y"]) == pytest.approx(middle**2)


def test_curve_behind_the_tangents_is_the_parabola_of_the_samples() -> None:
    """On x² it is x²; else the parabola through the three samples."""
    curve = tangents_figure(square_seesaw(1.0), LIGHT)["data"][0]
    assert curve["y"] == pytest.approx(curve["x"] ** 2)

    seesaw = seesaw_at(traced([3, 1, 2], [0, 1, 4]), 1)
    curve = tangents_figure(seesaw, LIGHT)["data"][0]
    fitted = np.polynomial.Polynomial.fit(curve["x"], curve["y"], 2)
    assert fitted(np.array([0.0, 1.0, 4.0])) == pytest.approx([3, 1, 2])


def test_alternative_texts_hold_the_numbers() -> None:
    """What is seen is said."""
    assert seesaw_alt(square_seesaw(1.0)) == (
        "A seesaw: the slope before, 1, sits on an arm of 3, the slope after, 5, on one of 1; it "
        "is level at NumPy's 2 and tips at the secant 4."
    )
    assert "equal arms: both gaps are 2" in seesaw_alt(square_seesaw(2.0))
    assert "NumPy 2, secant 4, plain mean 3" in tangents_alt(square_seesaw(1.0))


# --- all of them -------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("f", "spacing"),
    [
        (SQUARES[0], ()),
        (SQUARES[0], (0.5,)),
        (SQUARES[0], (0,)),
        (SQUARES[0], (SQUARES[1],)),
        (SQUARES[0], ([7, 5, 4, 1, 0],)),
        (SQUARES[0], ([1, 1, 1, 1, 1],)),
        (SQUARES[0], ([0, np.nan, 2, np.inf, 4],)),
        (SQUARES[0], ([0, 1e300, -1e300, 1e308, 0],)),
        ([1, np.nan, 3], ()),
        ([1, 2j, 3], ([0, 1, 3],)),
        ([1, 2], ()),
        (np.arange(5000.0), (np.arange(5000.0)[::-1],)),
        (np.arange(100.0), (np.zeros(100),)),
    ],
)
def test_rulers_are_what_plotly_accepts(f: Any, spacing: tuple[Any, ...], palette: Palette) -> None:
    """Plotly's own check of every property passes, whatever the numbers."""
    with np.errstate(all="ignore"):
        for index in (0, 1, -1):
            go.Figure(ruler(f, *spacing, index=index, palette=palette)).to_json()


@BOTH
@pytest.mark.parametrize("middle", [1e-9, 0.25, 2.0, 3.75])
def test_seesaws_are_what_plotly_accepts(middle: float, palette: Palette) -> None:
    """At any place of the middle sample, and for equal slopes."""
    flat = seesaw_at(traced([1, 1, 1], [0, 1, 4]), 1)
    for seesaw in (square_seesaw(middle), flat):
        go.Figure(seesaw_figure(seesaw, palette)).to_json()
        go.Figure(tangents_figure(seesaw, palette)).to_json()
