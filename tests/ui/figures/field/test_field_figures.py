"""Figures of a field: true arrows, the selected node, what a click and the hover get, bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core import parse_function
from gradient_core.sampled.directions import compare_directions
from gradient_core.sampled.field import (
    Field,
    field_of_array,
    sample_function,
    typed_axis,
    uniform_axis,
)
from gradient_core.sampled.operators import curl, damaged_border, divergence
from gradient_ui.figures.field.arrows import MOST_ARROWS, contour_alt, contour_figure, enlargement
from gradient_ui.figures.field.directions import directions_alt, directions_figures
from gradient_ui.figures.field.layout import clicked_node, colours, has_equal_scales
from gradient_ui.figures.field.maps import (
    error_alt,
    error_figure,
    gradient_error,
    magnitude_alt,
    magnitude_figure,
    operator_alt,
    operator_figure,
)
from gradient_ui.figures.field.streamlines import (
    streamline_alt,
    streamline_figure,
    streamlines,
    streamlines_possible,
)
from gradient_ui.theme import DARK, LIGHT, Palette
from tests.ui.test_theme import contrast

Figure = dict[str, Any]
SLOPES = ("∂f/∂x", "∂f/∂y")


def sampled(
    text: str, x: tuple[float, float, int], y: tuple[float, float, int], **kind: Any
) -> Field:
    """Sample a formula of x and y over two uniform axes."""
    function = parse_function(text, ["x", "y"])
    return sample_function(function, uniform_axis("x", *x), uniform_axis("y", *y), **kind)


def holed() -> np.ndarray:
    """Return an array with a NaN inside and an infinity in a corner."""
    array = np.add.outer(np.arange(8.0) ** 2, 9 * np.sin(np.arange(10.0)))
    array[3, 4], array[0, 9] = np.nan, np.inf
    return array


GUIDE = sampled("-(cos(x)^2+cos(y)^2)^2", (-1.4, 1.4, 21), (-1.4, 1.4, 17))
PLANE = sampled("x + 10y", (0, 3, 4), (0, 2, 3))
UNEQUAL = sampled("sin(x/20) + y^2", (0, 100, 30), (0, 1, 11))
TURNED = sampled("x^2 + 3y", (0, 3, 4), (0, 2, 3), indexing="ij")
HOLED = field_of_array(holed())
FLAT = field_of_array(np.full((6, 8), 3.0))
BACKWARDS = field_of_array(
    np.arange(12.0).reshape(3, 4) ** 2, typed_axis("x", [5, 3, 2, 0]), typed_axis("y", [1, 1, 4])
)
HUGE = field_of_array([[-1e308, 1e308, 0], [1e308, 0, 1e-308], [5, np.inf, -1e308]])
ALL_NAN = field_of_array(np.full((3, 3), np.nan))
FIELDS = {
    "guide": GUIDE,
    "plane": PLANE,
    "unequal": UNEQUAL,
    "turned": TURNED,
    "holed": HOLED,
    "flat": FLAT,
    "backwards": BACKWARDS,
    "huge": HUGE,
    "all nan": ALL_NAN,
}


def figures(field: Field, selected: tuple[int, int], palette: Palette) -> Iterator[Figure]:
    """Draw everything that can be drawn of a field."""
    for with_exact in (False, True):
        yield contour_figure(field, selected, palette, with_exact=with_exact)
    yield magnitude_figure(field, selected, palette)
    if field.exact_dx is not None:
        yield error_figure(field, selected, palette)
    for values in (divergence(field), curl(field)):
        yield operator_figure(field, values, "curl", damaged_border(field), selected, palette)
    if streamlines_possible(field):
        yield streamline_figure(field, streamlines(field), selected, palette)


def traces(figure: Figure, kind: str) -> list[Figure]:
    """Return the traces of a type."""
    return [trace for trace in figure["data"] if trace["type"] == kind]


def overlay(figure: Figure) -> Figure:
    """Return the invisible markers that take clicks."""
    (found,) = [t for t in figure["data"] if t.get("marker", {}).get("opacity") == 0]
    return found


def shown_vectors(trace: Figure) -> np.ndarray:
    """Return the arrows of a trace as drawn, in the units of the axes, shape (m, 2)."""
    assert trace["lengthmode"] == "raw"
    return np.stack([trace["u"], trace["v"]], axis=1) * trace["lengthfactor"]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("name", FIELDS)
def test_figures_are_what_plotly_accepts(name: str, palette: Palette) -> None:
    """Plotly's own check of every property passes, whatever the numbers."""
    field = FIELDS[name]
    for figure in figures(field, (1, 2), palette):
        go.Figure(figure).to_json()
    for which in ("right", "wrong"):
        figure = directions_figures(field, compare_directions(field), palette, which)
        go.Figure(figure).to_json()


@pytest.mark.parametrize("selected", [(0, 0), (3, 2), (1, 2)])
@pytest.mark.parametrize("name", ["guide", "plane", "turned", "backwards"])
def test_dot_and_lines_stand_at_the_selected_node(name: str, selected: tuple[int, int]) -> None:
    """In every figure the dot, its customdata and the two lines are those of the node."""
    field = FIELDS[name]
    place = (field.x.coordinates[selected[0]], field.y.coordinates[selected[1]])

    for figure in figures(field, selected, LIGHT):
        (dot,) = [t for t in figure["data"] if isinstance(t.get("customdata"), list)]
        assert dot["customdata"] == [list(selected)]
        across, up = figure["layout"]["shapes"][:2]
        assert (dot["x"], dot["y"]) == ([place[0]], [place[1]])
        assert (up["x0"], up["x1"], across["y0"], across["y1"]) == (place[0],) * 2 + (place[1],) * 2


@pytest.mark.parametrize("name", ["guide", "plane", "unequal", "turned"])
def test_arrows_are_the_gradient_times_one_factor(name: str) -> None:
    """Both components of all arrows have one factor; the longest is 0.9 gaps or less."""
    field = FIELDS[name]
    (trace,) = traces(contour_figure(field, (1, 1), LIGHT), "quiver")
    nodes = [field.nearest(x, y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    slopes = np.array([(field.dx[iy, ix], field.dy[iy, ix]) for ix, iy in nodes])
    drawn = shown_vectors(trace)

    largest = np.unravel_index(np.abs(slopes).argmax(), slopes.shape)
    factor = drawn[largest] / slopes[largest]
    np.testing.assert_allclose(drawn, factor * slopes, rtol=1e-6, atol=1e-9)
    gaps = [np.diff(np.unique(trace[side])).min() for side in ("x", "y")]
    assert (np.abs(drawn) <= 0.9001 * np.array(gaps)).all()


def test_arrows_are_finer_than_whole_pixels() -> None:
    """Components are large and their factor small: plotly.js rounds them before it scales."""
    (trace,) = traces(contour_figure(GUIDE, (1, 1), LIGHT), "quiver")

    assert trace["lengthfactor"] <= 1e-3


def test_arrows_are_drawn_above_the_contours() -> None:
    """Contours are moved back; plotly.js draws arrows under them otherwise."""
    figure = contour_figure(GUIDE, (1, 1), LIGHT)

    assert [trace["zorder"] for trace in traces(figure, "contour")] == [-1]
    assert "zorder" not in traces(figure, "quiver")[0]


@pytest.mark.parametrize("count", [4, 25, 26, 30, 100])
def test_arrows_are_evenly_strided(count: int) -> None:
    """There are at most 25 along an axis, at equal distances of indices."""
    field = field_of_array(np.arange(3.0 * count).reshape(3, count))
    (trace,) = traces(contour_figure(field, (0, 0), LIGHT), "quiver")
    columns = np.unique(trace["x"])

    assert len(columns) <= MOST_ARROWS
    assert len(np.unique(np.diff(columns))) == 1


def test_arrows_with_a_gap_are_left_out() -> None:
    """Only nodes where both slopes are finite have an arrow."""
    (trace,) = traces(contour_figure(HOLED, (1, 1), LIGHT), "quiver")
    known = np.isfinite(HOLED.dx) & np.isfinite(HOLED.dy)

    assert len(trace["x"]) == known.sum() < known.size
    assert np.isfinite(shown_vectors(trace)).all()


@pytest.mark.parametrize("selected", [(14, 5), (0, 0), (20, 16)])
def test_selected_arrow_is_the_sum_of_its_components(selected: tuple[int, int]) -> None:
    """The step goes along x, then along y, and ends at the tip; lengths are the slopes'."""
    figure = contour_figure(GUIDE, selected, LIGHT)
    along_x, along_y = [t for t in figure["data"] if t.get("mode") == "lines"]
    (arrow,) = [t for t in figure["data"] if t.get("mode") == "lines+markers"]
    ix, iy = selected
    start = [GUIDE.x.coordinates[ix], GUIDE.y.coordinates[iy]]
    tip = [arrow["x"][1], arrow["y"][1]]

    assert [arrow["x"][0], arrow["y"][0]] == [along_x["x"][0], along_x["y"][0]] == start
    assert [along_y["x"][1], along_y["y"][1]] == tip
    assert along_x["y"][0] == along_x["y"][1]
    assert along_y["x"][0] == along_y["x"][1] == along_x["x"][1]
    steps = np.subtract(tip, start)
    slopes = np.array([GUIDE.dx[iy, ix], GUIDE.dy[iy, ix]])
    (all_arrows,) = traces(figure, "quiver")
    unit = np.abs(shown_vectors(all_arrows)).max() / np.abs([GUIDE.dx, GUIDE.dy]).max()
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


def test_exact_arrows_are_drawn_only_when_asked_and_known() -> None:
    """They are dashed, have the factor of the others, and are named."""
    plain = contour_figure(GUIDE, (14, 5), LIGHT)
    figure = contour_figure(GUIDE, (14, 5), LIGHT, with_exact=True)
    exact, own = traces(figure, "quiver")

    assert len(traces(plain, "quiver")) == 1
    assert len(traces(contour_figure(HOLED, (1, 1), LIGHT, with_exact=True), "quiver")) == 1
    assert (exact["marker"]["line"]["dash"], own["marker"]["line"]["dash"]) == ("3px,2px", "solid")
    unit = np.abs(own["u"]).max() / np.abs(GUIDE.dx).max()
    np.testing.assert_allclose(exact["u"], unit * GUIDE.exact_dx.ravel(), rtol=1e-5, atol=1e-3)
    notes = figure["layout"]["annotations"][0]["text"]
    assert "not known to NumPy" in notes
    assert "not known to NumPy" not in str(plain["layout"]["annotations"])


def test_overlay_tells_index_place_and_values_of_each_node() -> None:
    """Every node is there once, with what the field has for it."""
    trace = overlay(contour_figure(GUIDE, (1, 1), LIGHT))

    assert len(trace["x"]) == GUIDE.height.size
    for x, y, row in zip(trace["x"], trace["y"], trace["customdata"], strict=True):
        ix, iy = clicked_node(GUIDE, row.tolist()) or (-1, -1)
        assert GUIDE.nearest(x, y) == (ix, iy)
        told = [GUIDE.height[iy, ix], GUIDE.dx[iy, ix], GUIDE.dy[iy, ix]]
        assert row[2:].tolist() == np.float32(told).tolist()


def test_overlay_names_the_index_of_the_array() -> None:
    """The hover has F[row, column] of what NumPy got, for either indexing."""
    xy, ij = (overlay(contour_figure(f, (1, 1), LIGHT))["hovertemplate"] for f in (PLANE, TURNED))

    assert xy.startswith("<b>F[%{customdata[1]}, %{customdata[0]}]</b>")
    assert ij.startswith("<b>F[%{customdata[0]}, %{customdata[1]}]</b>")
    assert all(f"{name} = %{{customdata[" in xy for name in ("f", *SLOPES))


def test_overlay_of_a_large_field_is_thinned() -> None:
    """At most 100 x 100 nodes take clicks; their indices are those of the whole field."""
    field = field_of_array(np.add.outer(np.arange(120.0), np.arange(400.0)))
    trace = overlay(contour_figure(field, (1, 1), LIGHT))

    assert trace["customdata"].shape == (10_000, 2)
    assert trace["customdata"].max(axis=0).tolist() == [399, 119]
    assert (trace["x"] == trace["customdata"][:, 0]).all()


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "12",
        [1],
        [4, 0],
        [0, 3],
        [-1, 0],
        [0.5, 0],
        [None, 1],
        ["1", "1"],
        {},
        {"0": 9},
        [np.nan, 0],
    ],
)
def test_click_that_is_no_node_is_refused(sent: object) -> None:
    """What a browser sends may be anything."""
    assert clicked_node(PLANE, sent) is None


@pytest.mark.parametrize("sent", [[3, 2, 7.5], [3.0, 2.0], {"0": 3, "1": 2, "2": 7.5}])
def test_click_is_read_from_lists_and_from_typed_arrays(sent: object) -> None:
    """The browser sends a typed row as a dict."""
    assert clicked_node(PLANE, sent) == (3, 2)


def test_axes_name_rows_and_columns_of_the_array() -> None:
    """With ij indexing x is down the rows of the array."""
    titles = {
        name: [
            contour_figure(FIELDS[name], (1, 1), LIGHT)["layout"][axis]["title"]["text"]
            for axis in ("xaxis", "yaxis")
        ]
        for name in ("plane", "turned")
    }

    assert titles["plane"] == ["x (columns, axis 1)", "y (rows, axis 0)"]
    assert titles["turned"] == ["x (rows, axis 0)", "y (columns, axis 1)"]


@pytest.mark.parametrize(
    ("width", "equal"), [(1.0, True), (4.0, True), (4.1, False), (0.25, True), (0.2, False)]
)
def test_scales_are_equal_unless_the_plot_were_a_strip(width: float, equal: bool) -> None:
    """Up to 4 to 1 right angles look right; beyond it the figure and its text say so."""
    field = sampled("x + y", (0, width, 5), (0, 1, 5))
    layout = contour_figure(field, (1, 1), LIGHT)["layout"]

    assert has_equal_scales(field) is equal
    assert (layout["yaxis"].get("scaleanchor") == "x") is equal
    assert ("different scales" in str(layout["annotations"])) is not equal
    assert ("right angles" in directions_alt(field, "right")) is equal


@pytest.mark.parametrize("name", ["plane", "guide", "backwards", "unequal"])
def test_arrows_are_not_clipped(name: str) -> None:
    """Each tip lies inside the axes, in both orders of the outputs too."""
    field = FIELDS[name]
    directions = compare_directions(field)
    drawn = [directions_figures(field, directions, LIGHT, which) for which in ("right", "wrong")]
    for figure in (contour_figure(field, (1, 1), LIGHT, with_exact=True), *drawn):
        for trace in traces(figure, "quiver"):
            tips = np.stack([trace["x"], trace["y"]], axis=1) + shown_vectors(trace)
            for k, axis in enumerate(("xaxis", "yaxis")):
                low, high = figure["layout"][axis]["range"]
                assert low < tips[:, k].min() <= tips[:, k].max() < high


def test_orders_share_scale_and_axes_and_differ_in_colour() -> None:
    """The wrong arrows are the right ones with exchanged components, in the same axes."""
    directions = compare_directions(PLANE)
    right, wrong = (directions_figures(PLANE, directions, LIGHT, w) for w in ("right", "wrong"))
    (blue,), (red,) = traces(right, "quiver"), traces(wrong, "quiver")

    np.testing.assert_array_equal(shown_vectors(blue), shown_vectors(red)[:, ::-1])
    assert len(blue["x"]) == 12
    assert blue["marker"]["color"] != red["marker"]["color"]
    for axis in ("xaxis", "yaxis"):
        assert right["layout"][axis]["range"] == wrong["layout"][axis]["range"]


def test_maps_hold_the_values_of_their_nodes() -> None:
    """A cell has the value of its node, gaps are NaN, descending coordinates are sorted."""
    (cells,) = traces(magnitude_figure(HOLED, (1, 1), LIGHT), "heatmap")
    known = np.isfinite(HOLED.magnitude)
    assert np.isnan(cells["z"][~known]).all()
    assert cells["z"][known].tolist() == np.float32(HOLED.magnitude[known]).tolist()

    field = field_of_array([[0, 1, 4], [0, 1, 4]], x=typed_axis("x", [2, 1, 0]))
    (cells,) = traces(magnitude_figure(field, (0, 0), LIGHT), "heatmap")
    assert cells["x"].tolist() == [0, 1, 2]
    assert cells["z"][0].tolist() == [3, 2, 1]


def test_error_is_drawn_by_powers_of_ten() -> None:
    """Colours are logarithms over five powers; 0 has the lowest, and the hover has the number."""
    figure = error_figure(GUIDE, (14, 5), LIGHT)
    (cells,) = traces(figure, "heatmap")
    error = gradient_error(GUIDE)

    assert cells["zmax"] - cells["zmin"] <= 5
    np.testing.assert_allclose(
        cells["z"], np.maximum(np.log10(np.maximum(error, 1e-300)), cells["zmin"]), rtol=1e-6
    )
    assert cells["colorbar"]["ticktext"][0] == "≤ 10<sup>−5</sup>"
    ix, iy = 14, 5
    row = overlay(figure)["customdata"][iy * 21 + ix]
    assert row.tolist() == [14, 5, np.float32(error[iy, ix])]


def test_error_that_is_zero_everywhere_is_drawn() -> None:
    """A plane has no error; its map has one colour, and the text says 0."""
    field = sampled("x + 2y", (0, 4, 5), (0, 4, 5))
    (cells,) = traces(error_figure(field, (1, 1), LIGHT), "heatmap")

    assert np.ptp(cells["z"]) == 0
    assert error_alt(field, (1, 1)).endswith(
        "from 0 to 0; at the selected node x = 1, y = 1 it is 0."
    )


def test_operator_is_centred_at_zero_with_its_border_marked() -> None:
    """Colours reach as far below 0 as above; a frame and crosses mark the border."""
    values, mask = divergence(GUIDE), damaged_border(GUIDE)
    figure = operator_figure(GUIDE, values, "divergence", mask, (14, 5), LIGHT)
    (cells,) = traces(figure, "heatmap")
    (crosses,) = [t for t in figure["data"] if t.get("marker", {}).get("symbol") == "x"]
    frame = figure["layout"]["shapes"][-1]

    assert cells["zmin"] == -cells["zmax"] == -np.abs(values).max()
    assert len(crosses["x"]) == mask.sum()
    x, y = GUIDE.x.coordinates, GUIDE.y.coordinates
    assert [frame["x0"], frame["x1"]] == [(x[1] + x[2]) / 2, (x[-3] + x[-2]) / 2]
    assert [frame["y0"], frame["y1"]] == [(y[1] + y[2]) / 2, (y[-3] + y[-2]) / 2]
    assert operator_alt(GUIDE, values, "Divergence", mask, (0, 5)).endswith(
        "in the damaged border."
    )
    assert "damaged" not in operator_alt(GUIDE, values, "Divergence", mask, (14, 5))


def test_large_border_has_a_frame_and_no_crosses() -> None:
    """More than 400 crosses would be a texture."""
    field = sampled("x*y", (0, 1, 100), (0, 1, 100))
    mask = damaged_border(field)
    figure = operator_figure(field, divergence(field), "divergence", mask, (1, 1), LIGHT)

    assert mask.sum() > 400
    assert not [t for t in figure["data"] if t.get("marker", {}).get("symbol") == "x"]
    assert figure["layout"]["shapes"][-1]["type"] == "rect"


@pytest.mark.parametrize(
    ("field", "possible"),
    [
        (GUIDE, True),
        (FLAT, True),
        (HOLED, False),
        (BACKWARDS, False),
        (field_of_array(np.eye(3), x=typed_axis("x", [0, 1, 3])), False),
        (field_of_array(np.eye(3), x=typed_axis("x", [0, 2, 4])), True),
        (field_of_array(np.eye(3), x=typed_axis("x", [4, 2, 0])), False),
    ],
)
def test_streamlines_need_even_axes_and_finite_slopes(field: Field, possible: bool) -> None:
    """Uniform or bit-even gaps, ascending, no NaN."""
    assert streamlines_possible(field) is possible


@pytest.mark.parametrize("text", ["-(cos(x)^2+cos(y)^2)^2", "x^2 - y^2", "x + 3y", "-x^2 - y^2"])
def test_streamlines_go_uphill_and_stay_inside(text: str) -> None:
    """Along every line f rises, up to half a step at a peak or a pit, and none turns back."""
    field = sampled(text, (-1.4, 1.4, 41), (-1.4, 1.4, 41))
    lines = streamlines(field)
    function = parse_function(text, ["x", "y"])

    assert len(lines) > 20
    for line in lines:
        heights = function.evaluate(line[:, 0], line[:, 1])
        assert np.abs(line).max() <= 1.4
        assert np.diff(heights).min() > -0.002 * np.ptp(field.height)
        assert heights[-1] > heights[0]
        ways = np.diff(line, axis=0)
        assert ((ways[1:] * ways[:-1]).sum(axis=1) > 0).all()


def test_streamlines_of_a_flat_field_are_none() -> None:
    """Where all slopes are 0 there is nothing to follow, and nothing fails."""
    assert streamlines(FLAT) == []


def test_streamlines_are_one_trace_with_gaps() -> None:
    """One trace for all lines is light; a gap and one arrowhead for each line."""
    figure = streamline_figure(GUIDE, streamlines(GUIDE), (14, 5), LIGHT)
    (trace,) = [t for t in figure["data"] if t.get("mode") == "lines+markers"]
    count = len(streamlines(GUIDE))

    assert np.isnan(trace["x"]).sum() == count
    assert np.count_nonzero(trace["marker"]["size"]) == count


@pytest.mark.parametrize(("count", "most"), [(21, 60_000), (100, 300_000), (400, 1_200_000)])
def test_contour_figure_is_light(count: int, most: int) -> None:
    """The figure with exact arrows, as typed arrays, stays under so many bytes."""
    field = sampled("sin(3x)*cos(2y)", (-3, 3, count), (-3, 3, count))

    assert len(go.Figure(contour_figure(field, (3, 4), LIGHT, with_exact=True)).to_json()) < most


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_marks_can_be_told_from_the_contours(palette: Palette) -> None:
    """Names reach 4.5 to 1 on the page, arrows and dot 3 to 1 on every height."""
    shades = colours(palette)

    for name in (shades.along_x, shades.along_y):
        assert contrast(name, palette.background) >= 4.5
    arrows = (palette.muted, palette.text, shades.selected, shades.right, shades.wrong)
    for mark in (*arrows, shades.along_x, shades.along_y):
        assert min(contrast(mark, height) for height in shades.heights) >= 3


def test_alternative_texts_hold_the_values_of_the_selected_node() -> None:
    """Each figure has a sentence with the numbers of the node."""
    assert contour_alt(PLANE, (1, 2)) == (
        "Contours of f with the gradient as arrows that point uphill; at x = 1, y = 2 "
        "the arrow is the sum of ∂f/∂x = 1 along x and ∂f/∂y = 10 along y."
    )
    assert "has no length" in contour_alt(FLAT, (1, 1))
    assert "there is none" in contour_alt(HOLED, (4, 2))
    assert magnitude_alt(PLANE, (0, 0)).endswith("x = 0, y = 0 it is 10.05.")
    assert magnitude_alt(ALL_NAN, (0, 0)) == "The length of the gradient: no value is finite."
    assert streamline_alt(PLANE).endswith("range from 0 to 23.")
