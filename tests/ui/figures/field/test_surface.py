"""The surface figure: one node marked in both halves, true arrows, no field that breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core.sampled import Field, field_of_array, typed_axis, uniform_axis
from gradient_ui.figures.field.nodes import arrow_nodes
from gradient_ui.figures.field.surface import surface_alt, surface_figure
from gradient_ui.figures.layout import enlarge
from gradient_ui.stage.live_figure import json_ready
from gradient_ui.theme import LIGHT
from tests.roles import trace_of, traces_of

Formula = Callable[[np.ndarray, np.ndarray], np.ndarray]
WIDE = (-1.4, 1.4)


def guide(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the heights of a bowl between four hills."""
    return np.asarray(-((np.cos(x) ** 2 + np.cos(y) ** 2) ** 2))


def field_of(
    formula: Formula = guide,
    counts: tuple[int, int] = (21, 17),
    ranges: tuple[tuple[float, float], tuple[float, float]] = (WIDE, WIDE),
    indexing: str = "xy",
) -> Field:
    """Return the field of a formula, by default that of the guide's figure."""
    x, y = (uniform_axis(n, *r, c) for n, r, c in zip("xy", ranges, counts, strict=True))
    with np.errstate(all="ignore"):
        samples = formula(*np.meshgrid(x.coordinates, y.coordinates))
    return field_of_array(samples if indexing == "xy" else samples.T, x, y, indexing)


CURSOR = ("selected arrow", "selected stem", "cursor")


ODD_FIELDS = {
    "constant": field_of(lambda x, y: 0 * x + 2.5),
    "zero": field_of(lambda x, y: 0 * x),
    "gaps": field_of(lambda x, y: np.where(x * x + y * y < 0.2, np.nan, np.log(x))),
    "infinite": field_of(lambda x, y: 1 / x + 0 * y),
    "nothing": field_of(lambda x, y: x * np.nan),
    "huge": field_of(lambda x, y: 1e308 * x / 1.4),
    "tiny": field_of(lambda x, y: 1e-300 * x * y),
    "nearly flat": field_of_array([[0, 5e-324, 0], [0, 0, 0]]),  # no range is so narrow
    "far from zero": field_of(lambda x, y: 1e6 + 1e-3 * np.sin(3 * x + y)),
    "smallest": field_of(counts=(2, 2)),
    "narrow": field_of(counts=(400, 2)),
    "unequal ranges": field_of(ranges=((0, 100), (0, 1))),
    "integers": field_of_array(np.arange(12).reshape(3, 4)),
    "descending": field_of_array(np.eye(4), typed_axis("x", [4, 3, 1, 0])),
    "repeated": field_of_array(np.eye(4), typed_axis("x", [1, 1, 1, 1])),
    "guide, ij": field_of(indexing="ij"),
}


@pytest.mark.parametrize("indexing", ["xy", "ij"])
@pytest.mark.parametrize("selected", [(0, 0), (20, 0), (11, 4), (3, 16)])
def test_marked_node_is_the_selected_one_in_both_halves(
    selected: tuple[int, int], indexing: str
) -> None:
    """Sample, line and arrow stand at the selected node, with its height and its slopes."""
    field = field_of(indexing=indexing)
    ix, iy = selected
    figure = surface_figure(field, selected, LIGHT)
    arrow, line, sample = (trace_of(figure, role) for role in CURSOR)

    x, y = field.x.coordinates[ix], field.y.coordinates[iy]
    told = [ix, iy, field.height[iy, ix], field.df_dx[iy, ix], field.df_dy[iy, ix]]
    assert sample["customdata"].tolist() == [np.float32(told).tolist()]
    assert (sample["x"].item(), sample["y"].item()) == pytest.approx((x, y))
    surface = trace_of(figure, "surface")
    assert line["z"].tolist() == [surface["z"][iy, ix], trace_of(figure, "arrows")["z"][0]]
    for place, name in ((x, "x"), (y, "y")):
        assert line[name] == pytest.approx(place)
        assert arrow[name][0] == pytest.approx(place)


def test_arrows_are_one_trace_with_one_scale_and_true_directions() -> None:
    """Tip minus tail is the same multiple of (d/dx, d/dy) for every arrow, marked one included."""
    field = field_of()
    ix, iy = arrow_nodes(field)
    figure = surface_figure(field, (11, 4), LIGHT)
    trace = trace_of(figure, "arrows")

    lines = np.stack([trace["x"], trace["y"]], axis=-1).astype(float).reshape(-1, 7, 2)
    has_slope = (field.df_dx[iy, ix] != 0) | (field.df_dy[iy, ix] != 0)
    assert len(lines) == has_slope.sum()
    slopes = np.stack([field.df_dx[iy, ix], field.df_dy[iy, ix]], axis=-1)[has_slope]
    tails = np.stack([field.x.coordinates[ix], field.y.coordinates[iy]], axis=-1)[has_slope]
    steepest = np.hypot(*slopes.T).argmax()
    scale = np.hypot(*(lines[:, 1] - lines[:, 0])[steepest]) / np.hypot(*slopes[steepest])
    np.testing.assert_allclose(lines[:, 0], tails, atol=1e-6)
    np.testing.assert_allclose(lines[:, 1], tails + scale * slopes, atol=1e-6)
    marked = trace_of(figure, "selected arrow")
    at = [field.df_dx[4, 11], field.df_dy[4, 11]]
    ends = np.stack([marked["x"], marked["y"]], axis=-1)
    np.testing.assert_allclose(ends[1] - ends[0], scale * np.array(at), atol=1e-6)


def test_arrows_lie_below_the_surface_inside_the_box() -> None:
    """The floor is clearly under the lowest sample, and no arrow leaves the drawn ranges."""
    figure = surface_figure(field_of(), (0, 0), LIGHT)
    trace, scene = trace_of(figure, "arrows"), figure["layout"]["scene"]

    assert np.nanmin(trace_of(figure, "surface")["z"]) - np.nanmax(trace["z"]) > 0.5
    for name in "xyz":
        low, high = scene[f"{name}axis"]["range"]
        assert low - 1e-6 <= np.nanmin(trace[name])
        assert np.nanmax(trace[name]) <= high + 1e-6


def test_heads_are_symmetric_as_drawn_where_scales_differ() -> None:
    """Both sides of a head have one length and lie mirrored, in what is seen, not in the data."""
    field = field_of(ranges=((0, 100), (0, 1)))
    figure = surface_figure(field, (0, 0), LIGHT)
    trace, scene = trace_of(figure, "arrows"), figure["layout"]["scene"]

    spans = [float(np.ptp(scene[f"{name}axis"]["range"])) for name in "xy"]
    sides = [scene["aspectratio"][name] for name in "xy"]
    drawn = np.stack([trace["x"], trace["y"]], axis=-1) * np.divide(sides, spans)
    tail, tip, _, left, _, right, _ = drawn.astype(float).reshape(-1, 7, 2).transpose(1, 0, 2)
    long = np.hypot(*(tip - tail).T) > 0.01
    shaft, one, other = (tail - tip)[long], (left - tip)[long], (right - tip)[long]
    assert long.any()
    np.testing.assert_allclose(np.hypot(*one.T), np.hypot(*other.T), rtol=2e-3)
    np.testing.assert_allclose((shaft * one).sum(1), (shaft * other).sum(1), rtol=5e-3)


def test_surface_click_tells_column_row_and_numbers() -> None:
    """What plotly.js reads at [column][row] of the surface is that node."""
    field = field_of()
    told = trace_of(surface_figure(field, (0, 0), LIGHT), "surface")["customdata"]

    assert told.shape == (21, 17, 5)
    expected = [11, 4, field.height[4, 11], field.df_dx[4, 11], field.df_dy[4, 11]]
    assert told[11][4].tolist() == np.float32(expected).tolist()


def test_few_samples_are_dots_that_tell_their_node() -> None:
    """Up to 150 samples are dots on the surface; more would be a veil."""
    few, many = field_of(counts=(5, 4)), field_of()
    dots = trace_of(surface_figure(few, (0, 0), LIGHT), "samples")

    assert [tuple(row[:2]) for row in dots["customdata"]] == [
        (ix, iy) for iy in range(4) for ix in range(5)
    ]
    assert traces_of(surface_figure(many, (0, 0), LIGHT), "samples") == []


@pytest.mark.parametrize("name", ODD_FIELDS)
def test_every_field_gives_a_valid_figure(name: str) -> None:
    """Plotly's own validation accepts the dictionary, and JSON can hold it."""
    field = ODD_FIELDS[name]
    for selected in ((0, 0), (1, 1)):
        figure = surface_figure(field, selected, LIGHT)

        go.Figure(**figure)
        json.dumps(json_ready(figure), allow_nan=False)
        assert np.isfinite(figure["layout"]["scene"]["zaxis"]["tickvals"]).all()
        assert surface_alt(field, selected).startswith("The surface f over x and y")


def test_constant_field_is_flat_and_has_no_arrows() -> None:
    """Without slope there is nothing to point at."""
    figure = surface_figure(ODD_FIELDS["constant"], (3, 3), LIGHT)

    assert len(trace_of(figure, "arrows")["x"]) == 0
    assert len(set(trace_of(figure, "surface")["z"].ravel())) == 1


def test_gaps_stay_gaps() -> None:
    """A sample that is not finite has no height, and no arrow where a slope is not finite."""
    field = ODD_FIELDS["gaps"]
    figure = surface_figure(field, (0, 0), LIGHT)

    ix, iy = arrow_nodes(field)
    is_arrow = np.isfinite(field.df_dx[iy, ix]) & np.isfinite(field.df_dy[iy, ix])
    assert 0 < is_arrow.sum() < is_arrow.size
    assert len(trace_of(figure, "arrows")["x"]) == 7 * is_arrow.sum()
    np.testing.assert_array_equal(
        np.isnan(trace_of(figure, "surface")["z"]), ~np.isfinite(field.height)
    )


def test_small_changes_far_from_zero_are_drawn_and_named() -> None:
    """A thousandth on a million fills the height, and the numbers on the axis differ."""
    figure = surface_figure(ODD_FIELDS["far from zero"], (0, 0), LIGHT)

    z = trace_of(figure, "surface")["z"]
    assert (z.min(), z.max()) == (0, 1)
    assert len(np.unique(z)) > 200
    names = [name for name in figure["layout"]["scene"]["zaxis"]["ticktext"] if name]
    assert len(set(names)) == len(names) >= 3


@pytest.mark.parametrize(
    ("indexing", "x_title", "y_title"),
    [
        ("xy", "x (columns, axis 1)", "y (rows, axis 0)"),
        ("ij", "x (rows, axis 0)", "y (columns, axis 1)"),
    ],
)
def test_axes_and_hover_name_the_axes_of_the_array(
    indexing: str, x_title: str, y_title: str
) -> None:
    """Titles say which axis of the array is which; the hover has the index as Python wants it."""
    figure = surface_figure(field_of(indexing=indexing), (11, 4), LIGHT)
    scene = figure["layout"]["scene"]

    assert scene["xaxis"]["title"]["text"] == x_title
    assert scene["yaxis"]["title"]["text"] == y_title
    first, second = (1, 0) if indexing == "xy" else (0, 1)
    index = f"F[%{{customdata[{first}]}}, %{{customdata[{second}]}}]"
    assert index in trace_of(figure, "surface")["hovertemplate"]
    place = "F[4, 11]" if indexing == "xy" else "F[11, 4]"
    assert place in surface_alt(field_of(indexing=indexing), (11, 4))


def test_equal_units_look_equal_until_one_side_would_be_a_strip() -> None:
    """One scale for x and y; where their ranges are far apart a square floor, which says so."""
    near = surface_figure(field_of(ranges=((0, 2), (0, 1))), (0, 0), LIGHT)["layout"]
    far = surface_figure(field_of(ranges=((0, 100), (0, 1))), (0, 0), LIGHT)["layout"]

    per_unit = [
        near["scene"]["aspectratio"][name] / np.ptp(near["scene"][f"{name}axis"]["range"])
        for name in "xy"
    ]
    assert per_unit[0] == pytest.approx(per_unit[1])
    assert near["annotations"] == []
    assert far["scene"]["aspectratio"]["y"] > 0.8
    assert far["annotations"][0]["text"] == "x and y have different scales"


@pytest.mark.parametrize(("count", "most"), [(100, 600_000), (400, 600_000)])
def test_figure_is_light(count: int, most: int) -> None:
    """Large fields are thinned before they are sent."""
    figure = surface_figure(field_of(counts=(count, count)), (1, 1), LIGHT)

    assert len(json.dumps(json_ready(figure))) < most
    assert max(trace_of(figure, "surface")["z"].shape) <= 100


def test_selection_moves_without_changing_the_drawing_around_it() -> None:
    """Box, camera and arrows are the same whichever node is marked."""
    field = field_of()
    one, other = (surface_figure(field, node, LIGHT) for node in ((0, 0), (20, 16)))

    assert json_ready(one["layout"]) == json_ready(other["layout"])
    around = [
        [json_ready(trace) for trace in figure["data"] if trace["meta"] not in CURSOR]
        for figure in (one, other)
    ]
    assert around[0] == around[1]
    assert len(around[0]) == 3


def test_enlarged_figure_is_valid() -> None:
    """The projector's larger type is made from the same dictionary."""
    go.Figure(**enlarge(surface_figure(field_of(), (11, 4), LIGHT), 1.5))
