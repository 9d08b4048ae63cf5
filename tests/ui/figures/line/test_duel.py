"""Figures of the duel: the end beside the exact slope, the errors, the wins, the convergence."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.insight import DuelWins, duel_function, edge_duel, wins_over_seeds
from gradient_ui.figures.line.convergence import convergence_alt, convergence_figure
from gradient_ui.figures.line.duel import (
    duel_alt,
    duel_figure,
    slopes_alt,
    slopes_figure,
    wins_alt,
    wins_figure,
)
from gradient_ui.theme import DARK, LIGHT
from tests.roles import roles_in, trace_of
from tests.ui.figures.test_every_figure import check

DIALS = [(0.0, 0.0, 0), (0.0, 0.9, 0), (0.1, 0.0, 8), (0.2, 0.5, 3)]
H = [0.1, 0.05, 0.025]
ERRORS = [[0.04, 0.02, 0.01], [0.004, 0.001, 0.00025]]


@pytest.mark.parametrize("dials", DIALS)
def test_duel_draws_the_exact_slope_and_both_others(dials: tuple[float, float, int]) -> None:
    """The dashes rise as the function does at its end, the lines as the two values say."""
    duel = edge_duel(*dials)
    figure = duel_figure(duel, LIGHT)
    names = ("exact slope", "slope, edge_order=1", "slope, edge_order=2")
    lines = [trace_of(figure, name) for name in names]

    rises = [np.diff(line["y"])[0] / np.diff(line["x"])[0] for line in lines]
    assert rises == pytest.approx([duel.exact, *duel.values])
    exact = lines[0]
    height = duel_function(dials[1], 1.0)
    assert exact["y"][0] + duel.exact * (1 - exact["x"][0]) == pytest.approx(height)


@pytest.mark.parametrize("dials", DIALS)
def test_duel_draws_the_function_without_noise_inside_the_picture(
    dials: tuple[float, float, int],
) -> None:
    """The curve is that of the kink alone, with the kink among its places, and nothing is cut."""
    figure = duel_figure(edge_duel(*dials), LIGHT)
    curve = trace_of(figure, "function")
    low, high = figure["layout"]["yaxis"]["range"]

    assert curve["y"] == pytest.approx(duel_function(dials[1], curve["x"]))
    assert {0.5, 0.75, 1.0} <= set(curve["x"])
    for trace in (curve, trace_of(figure, "exact slope")):
        assert low <= trace["y"].min()
        assert trace["y"].max() <= high


def test_duel_says_what_numpy_does_not_know() -> None:
    """The exact slope has its name above the picture, the two orders theirs beside it."""
    texts = [n["text"] for n in duel_figure(edge_duel(), LIGHT)["layout"]["annotations"]]

    assert texts[-1] == "thin dashes: exact slope <b>2.72</b>, not known to NumPy"
    assert [text[:12] for text in texts[:-1]] == ["edge_order=1", "edge_order=2"]


@pytest.mark.parametrize("seed", range(0, 200, 7))
@pytest.mark.parametrize(("noise", "kink"), [(0.0, 0.0), (0.0, 0.9), (0.2, 0.0), (0.2, 0.9)])
def test_names_of_the_slopes_do_not_overlap(noise: float, kink: float, seed: int) -> None:
    """However far noise takes the samples from the function, names are two lines apart, inside."""
    layout = duel_figure(edge_duel(noise, kink, seed), LIGHT)["layout"]
    low, high = layout["yaxis"]["range"]
    room = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    names = [note for note in layout["annotations"] if "ay" in note]
    heights = sorted(room * (high - note["ay"]) / (high - low) for note in names)

    assert len(heights) == 2
    assert heights[1] - heights[0] >= 35
    assert heights[0] >= 9
    assert heights[1] <= room - 9


@pytest.mark.parametrize("dials", DIALS)
def test_scale_of_slopes_leads_from_the_exact_slope_to_both(
    dials: tuple[float, float, int],
) -> None:
    """Each line is as long as its error, on one scale, and says how long that is."""
    duel = edge_duel(*dials)
    figure = slopes_figure(duel, LIGHT)
    low, high = figure["layout"]["xaxis"]["range"]

    for order, value in enumerate(duel.values, 1):
        assert trace_of(figure, f"error, edge_order={order}")["x"] == [duel.exact, value]
        assert low < value < high
    (exact,) = figure["layout"]["shapes"]
    assert exact["x0"] == exact["x1"] == duel.exact
    names = figure["layout"]["yaxis"]["ticktext"]
    told = [float(name.split("<b>")[1].split("</b>")[0]) for name in names]
    assert told == pytest.approx([abs(error) for error in duel.errors], abs=0.001)


@pytest.mark.parametrize(
    ("wins", "roles", "names"),
    [
        (DuelWins(140, 60, 0), ["1 wins", "2 wins"], ["<b>1</b> wins 140", "<b>2</b> wins 60"]),
        (DuelWins(0, 200, 0), ["2 wins"], ["<b>1</b> wins 0", "<b>2</b> wins 200"]),
        (
            DuelWins(3, 5, 2),
            ["1 wins", "ties", "2 wins"],
            ["<b>1</b> wins 3, 2 ties", "<b>2</b> wins 5"],
        ),
    ],
)
def test_bar_is_divided_as_the_duels_are_won(
    wins: DuelWins, roles: list[str], names: list[str]
) -> None:
    """Its parts are the counts, from 1 to 2; its whole length is all of them."""
    figure = wins_figure(wins, LIGHT)

    assert roles_in(figure) == roles
    counts = [getattr(wins, {"1": "one", "2": "two", "t": "ties"}[role[0]]) for role in roles]
    assert [trace["x"] for trace in figure["data"]] == [[count] for count in counts]
    assert sum(counts) == figure["layout"]["xaxis"]["range"][1]
    assert [note["text"] for note in figure["layout"]["annotations"]] == names
    assert figure["layout"]["shapes"][0]["x0"] == wins.seeds / 2


def test_lines_to_compare_with_have_the_slopes_1_and_2() -> None:
    """On logarithmic axes they fall one and two decades where the spacing falls one."""
    figure = convergence_figure(H, ERRORS, LIGHT)

    for order in (1, 2):
        line = trace_of(figure, f"slope {order}")
        slopes = np.diff(np.log10(line["y"])) / np.diff(np.log10(line["x"]))
        assert slopes == pytest.approx([order] * (len(H) - 1))
        assert (line["y"] < ERRORS[order - 1]).all()
        assert trace_of(figure, f"error, edge_order={order}")["y"].tolist() == ERRORS[order - 1]


def test_axes_of_the_convergence_hold_everything() -> None:
    """They are logarithmic; the spacing falls from left to right."""
    figure = convergence_figure(H, ERRORS, LIGHT)
    across, up = figure["layout"]["xaxis"], figure["layout"]["yaxis"]
    heights = np.concatenate([trace["y"] for trace in figure["data"]])

    assert across["type"] == up["type"] == "log"
    assert across["range"][0] > np.log10(max(H)) > np.log10(min(H)) > across["range"][1]
    assert up["range"][0] < np.log10(heights.min())
    assert np.log10(heights.max()) < up["range"][1]


@pytest.mark.parametrize("errors", [[[0.1, 0.05, 0.025], [0.0] * 3], [[0.0] * 3, [0.0] * 3]])
def test_error_0_is_not_drawn(errors: list[list[float]]) -> None:
    """It has no logarithm, and no name beside it."""
    layout = convergence_figure(H, errors, LIGHT)["layout"]

    assert len(layout["annotations"]) == sum(map(any, errors))
    assert np.isfinite(layout["yaxis"]["range"]).all()


@pytest.mark.parametrize("dials", DIALS)
def test_figures_are_sound(dials: tuple[float, float, int]) -> None:
    """Plotly accepts them, and in dark nothing differs but the colours."""
    duel, wins = edge_duel(*dials), wins_over_seeds(*dials[:2])
    for draw in (
        lambda palette: duel_figure(duel, palette),
        lambda palette: slopes_figure(duel, palette),
        lambda palette: wins_figure(wins, palette),
        lambda palette: convergence_figure(H, ERRORS, palette),
        lambda palette: convergence_figure(H, [[0.0] * 3] * 2, palette),
    ):
        check(draw(LIGHT), draw(DARK))


def test_alternative_texts_hold_the_numbers() -> None:
    """Each figure is one sentence, or two, with what it shows."""
    duel = edge_duel(kink=0.9)

    assert duel_alt(duel).endswith(
        "the exact slope is 0.272. 2 overshoots: slope −0.576 on rising data."
    )
    assert "edge_order=1 is 0.031 off the exact slope 0.272, that of 2 is 0.848" in slopes_alt(duel)
    assert wins_alt(DuelWins(140, 60, 0), 0.1, 0.0) == (
        "One bar in two parts: of 200 duels with noise 0.1 and kink 0, edge_order=1 wins 140 and "
        "edge_order=2 wins 60."
    )
    assert wins_alt(DuelWins(3, 5, 2), 0.1, 0.0).endswith("wins 5, and 2 are ties.")
    assert "falls from 0.04 to 0.01 with edge_order=1 and from 0.004 to 0.00025 with 2" in (
        convergence_alt(H, ERRORS)
    )
