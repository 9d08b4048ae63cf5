"""The ruler: what is drawn is where NumPy believes the samples to be."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.calls import report_on
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.ruler import MOST_SAMPLES, ruler_alt, ruler_figure
from gradient_ui.theme import LIGHT
from tests.roles import roles_in, trace_of

SQUARES = ([0, 1, 16, 25, 49], [0, 1, 4, 5, 7])


@np.errstate(all="ignore")
def ruler(f: Any, *spacing: Any, index: int = 1) -> Figure:
    """Draw the ruler with one sample selected."""
    trace = trace_gradient(f, *spacing)
    return ruler_figure(trace, trace.step(index), LIGHT)


def names(figure: Figure) -> list[str]:
    """Return the texts beside the hops."""
    return [note["text"] for note in figure["layout"]["annotations"]]


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
    drawn = trace_of(ruler(SQUARES[0], *spacing), "samples")

    assert dict(zip(drawn["customdata"].tolist(), drawn["x"].tolist(), strict=True)) == dict(
        enumerate(places)
    )
    for index, text in zip(drawn["customdata"], drawn["text"], strict=True):
        assert text == f"<b>{index}</b>"


@pytest.mark.parametrize("index", range(5))
def test_selected_sample_is_marked_in_its_scheme(index: int) -> None:
    """The last and largest marker is the selected one, with the colour and shape of its scheme."""
    drawn = trace_of(ruler(*SQUARES, index=index), "samples")
    style = LIGHT.schemes[trace_gradient(*SQUARES).step(index).scheme]

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
    back = trace_of(figure, "hops back")

    assert back["line"]["color"] == LIGHT.alarm
    assert back["line"]["dash"] == "dash"
    assert np.nanmin(back["y"]) < -0.1
    assert np.nanmax(back["y"]) < 0.01
    assert back["x"][[0, -2]].tolist() == pytest.approx([2, 1])
    assert "<b>−1</b>" in names(figure)


@pytest.mark.parametrize("x", [[0, 1, 4, 5, 7], [7, 5, 4, 1, 0]])
def test_sorted_coordinates_have_no_hop_back(x: list[int]) -> None:
    """Descending is one direction too: all hops run above."""
    figure = ruler(SQUARES[0], x)

    assert roles_in(figure) == ["hops onwards", "lit hops", "samples"]
    for hops in figure["data"][:2]:
        assert np.nanmin(hops["y"]) > -1e-9


def test_samples_at_one_place_have_a_ring_and_one_name() -> None:
    """Their indices stand above, with the gap of 0; the pins carry none that would overlap."""
    figure = ruler([0, 1, 1, 4], [0, 1, 1, 2])

    assert trace_of(figure, "rings")["x"].tolist() == [1.0]
    assert "samples <b>1, 2</b>: gap 0" in names(figure)
    drawn = trace_of(figure, "samples")
    shown = dict(zip(drawn["customdata"].tolist(), drawn["text"], strict=True))
    assert shown == {0: "<b>0</b>", 1: " ", 2: " ", 3: "<b>3</b>"}


def test_equal_coordinates_are_one_place() -> None:
    """Five step sizes of 1 are five samples at 1, and the ruler has room beside it."""
    figure = ruler([0, 1, 4, 9, 16], [1, 1, 1, 1, 1])

    assert names(figure) == ["samples <b>0, 1, 2, 3, 4</b>: gap 0"]
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < 1 < high


def test_same_place_visited_twice_has_no_gap_of_0() -> None:
    """0, 1, 0: the first and the last share a place but are no neighbours."""
    assert "samples <b>0, 2</b>" in names(ruler([0, 1, 2], [0, 1, 0]))


def test_many_samples_are_shown_around_the_selected_one() -> None:
    """A window with a note, and the names of the two gaps that are read."""
    figure = ruler(np.arange(300.0), index=150)
    drawn = trace_of(figure, "samples")

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


def test_ruler_alt_says_how_it_was_read_and_what_is_selected() -> None:
    """One sentence, with the order and the gaps."""
    trace = trace_gradient(*SQUARES)

    assert ruler_alt(report_on(trace), trace.step(1)) == (
        "The samples on a ruler, increasing: coordinates of 5 samples, gaps 1, 3, 1, 2; sample 1 "
        "is selected."
    )
