"""Contours with arrows: true arrows, one scale, the selected one as the sum of its components."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core.sampled import field_of_array
from gradient_ui.figures.field.contours import contour_alt, contour_figure, enlargement
from gradient_ui.figures.field.nodes import MOST_ARROWS, arrow_lines, arrow_nodes
from gradient_ui.figures.layout import Figure
from gradient_ui.theme import LIGHT
from tests.roles import trace_of, traces_of
from tests.ui.figures.field.fields import FIELDS, FLAT, GUIDE, HOLED, PLANE, sampled

SLOPES = ("∂f/∂x", "∂f/∂y")


def shown_vectors(trace: Figure) -> np.ndarray:
    """Return the arrows of a trace as drawn, in the units of the axes, shape (m, 2)."""
    assert trace["lengthmode"] == "raw"
    return np.stack([trace["u"], trace["v"]], axis=1) * trace["lengthfactor"]


@pytest.mark.parametrize("name", ["guide", "plane", "unequal", "turned"])
def test_arrows_are_the_gradient_times_one_factor(name: str) -> None:
    """Both components of all arrows have one factor; the longest is 0.9 gaps or less."""
    field = FIELDS[name]
    trace = trace_of(contour_figure(field, (1, 1), LIGHT), "arrows")
    nodes = [field.nearest(x, y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    slopes = np.array([(field.df_dx[iy, ix], field.df_dy[iy, ix]) for ix, iy in nodes])
    drawn = shown_vectors(trace)

    largest = np.unravel_index(np.abs(slopes).argmax(), slopes.shape)
    factor = drawn[largest] / slopes[largest]
    np.testing.assert_allclose(drawn, factor * slopes, rtol=1e-6, atol=1e-9)
    gaps = [np.diff(np.unique(trace[side])).min() for side in ("x", "y")]
    assert (np.abs(drawn) <= 0.9001 * np.array(gaps)).all()


def test_arrows_are_finer_than_whole_pixels() -> None:
    """Components are large and their factor small: plotly.js rounds them before it scales."""
    assert trace_of(contour_figure(GUIDE, (1, 1), LIGHT), "arrows")["lengthfactor"] <= 1e-3


def test_arrows_are_drawn_above_the_contours() -> None:
    """Contours are moved back; plotly.js draws arrows under them otherwise."""
    figure = contour_figure(GUIDE, (1, 1), LIGHT)

    assert trace_of(figure, "heights")["zorder"] == -1
    assert "zorder" not in trace_of(figure, "arrows")


@pytest.mark.parametrize("count", [4, 15, 16, 30, 100])
def test_arrows_are_evenly_strided(count: int) -> None:
    """There are at most 15 along an axis, at equal distances of indices."""
    field = field_of_array(np.arange(3.0 * count).reshape(3, count))
    columns = np.unique(trace_of(contour_figure(field, (0, 0), LIGHT), "arrows")["x"])

    assert len(columns) <= MOST_ARROWS
    assert len(np.unique(np.diff(columns))) == 1


def test_arrows_with_a_gap_are_left_out() -> None:
    """Only nodes where both slopes are finite have an arrow."""
    trace = trace_of(contour_figure(HOLED, (1, 1), LIGHT), "arrows")
    known = np.isfinite(HOLED.df_dx) & np.isfinite(HOLED.df_dy)

    assert len(trace["x"]) == known.sum() < known.size
    assert np.isfinite(shown_vectors(trace)).all()


@pytest.mark.parametrize("selected", [(14, 5), (0, 0), (20, 16)])
def test_selected_arrow_is_the_sum_of_its_components(selected: tuple[int, int]) -> None:
    """The step goes along x, then along y, and ends at the tip; lengths are the slopes'."""
    figure = contour_figure(GUIDE, selected, LIGHT)
    along_x, along_y, arrow = (
        trace_of(figure, role) for role in ("along x", "along y", "selected")
    )
    ix, iy = selected
    start = [GUIDE.x.coordinates[ix], GUIDE.y.coordinates[iy]]
    tip = [arrow["x"][1], arrow["y"][1]]

    assert [arrow["x"][0], arrow["y"][0]] == [along_x["x"][0], along_x["y"][0]] == start
    assert [along_y["x"][1], along_y["y"][1]] == tip
    assert along_x["y"][0] == along_x["y"][1]
    assert along_y["x"][0] == along_y["x"][1] == along_x["x"][1]
    steps = np.subtract(tip, start)
    slopes = np.array([GUIDE.df_dx[iy, ix], GUIDE.df_dy[iy, ix]])
    shown = shown_vectors(trace_of(figure, "arrows"))
    columns, rows = arrow_lines(GUIDE)
    drawn = [part[np.ix_(rows, columns)] for part in (GUIDE.df_dx, GUIDE.df_dy)]
    unit = np.abs(shown).max() / np.abs(drawn).max()
    np.testing.assert_allclose(steps, enlargement(GUIDE) * unit * slopes, rtol=1e-6, atol=1e-15)


def test_enlargement_of_the_selected_arrow_is_said() -> None:
    """Where the selected arrow is longer than its neighbour a note has the number."""
    (note,) = [
        a
        for a in contour_figure(GUIDE, (14, 5), LIGHT)["layout"]["annotations"]
        if "long" in a["text"]
    ]

    assert note["text"] == f"selected arrow {enlargement(GUIDE)} × as long"
    assert enlargement(PLANE) == 1


def test_components_that_are_zero_have_no_name() -> None:
    """A node with a slope of 0 names the other slope alone."""
    names = [note["text"] for note in contour_figure(FLAT, (3, 2), LIGHT)["layout"]["annotations"]]
    assert names == ["no contours: f is the same at all nodes"]

    row = field_of_array(np.tile(np.arange(4.0), (3, 1)))
    names = [note["text"] for note in contour_figure(row, (1, 1), LIGHT)["layout"]["annotations"]]
    assert names == [f"<b>{SLOPES[0]}</b>"]


def test_rounding_has_no_arrow() -> None:
    """At a pass where one slope is 1e-16: no head, no name, and it is said."""
    field = field_of_array([[0, 10, 0], [1, 5, 1 + 2**-52], [0, 10, 0]])
    assert field.df_dx[1, 1] == 2**-53
    figure = contour_figure(field, (1, 1), LIGHT)

    assert trace_of(figure, "selected")["marker"]["size"] == [0, 0]
    assert figure["layout"]["annotations"] == []
    assert contour_alt(field, (1, 1)).endswith("both slopes are 0, so the arrow has no length.")


def test_node_without_a_slope_has_no_arrow() -> None:
    """Where a slope is not finite the dot alone is left."""
    figure = contour_figure(HOLED, (4, 2), LIGHT)

    assert not [
        traces_of(figure, role) for role in ("selected", "along x") if traces_of(figure, role)
    ]
    assert trace_of(figure, "cursor")["customdata"] == [[4, 2]]


def test_exact_arrows_are_drawn_only_when_asked_and_known() -> None:
    """They are dashed, have the factor of the others, and are named."""
    plain = contour_figure(GUIDE, (14, 5), LIGHT)
    figure = contour_figure(GUIDE, (14, 5), LIGHT, with_exact=True)
    exact, own = trace_of(figure, "exact arrows"), trace_of(figure, "arrows")
    unknown = contour_figure(HOLED, (1, 1), LIGHT, with_exact=True)

    for without in (plain, unknown):
        assert traces_of(without, "exact arrows") == traces_of(without, "selected exact") == []
    assert trace_of(figure, "selected exact")["line"]["dash"] == "3px,2px"
    assert (exact["marker"]["line"]["dash"], own["marker"]["line"]["dash"]) == ("3px,2px", "solid")
    ix, iy = arrow_nodes(GUIDE)
    unit = np.abs(own["u"]).max() / np.abs(GUIDE.df_dx[iy, ix]).max()
    known = GUIDE.exact_df_dx[iy, ix]
    np.testing.assert_allclose(exact["u"], unit * known, rtol=1e-5, atol=1e-3)
    notes = figure["layout"]["annotations"][0]["text"]
    assert "not known to NumPy" in notes
    assert "not known to NumPy" not in str(plain["layout"]["annotations"])


@pytest.mark.parametrize(("count", "most"), [(21, 60_000), (100, 300_000), (400, 1_200_000)])
def test_contour_figure_is_light(count: int, most: int) -> None:
    """The figure with exact arrows, as typed arrays, stays under so many bytes."""
    field = sampled("sin(3x)*cos(2y)", (-3, 3, count), (-3, 3, count))

    assert len(go.Figure(contour_figure(field, (3, 4), LIGHT, with_exact=True)).to_json()) < most


def test_alternative_text_holds_the_values_of_the_selected_node() -> None:
    """The sentence has the numbers of the node, or says that there is no arrow."""
    assert contour_alt(PLANE, (1, 2)) == (
        "Contours of f with the gradient as arrows that point uphill; at x = 1, y = 2 "
        "the arrow is the sum of ∂f/∂x = 1 along x and ∂f/∂y = 10 along y."
    )
    assert "has no length" in contour_alt(FLAT, (1, 1))
    assert "there is none" in contour_alt(HOLED, (4, 2))
