"""What all figures of a field share: valid, one cursor, named axes, true angles, clear colours."""

from __future__ import annotations

from collections.abc import Iterator

import plotly.graph_objects as go
import pytest

from gradient_core.sampled import Field, streamlines, streamlines_possible
from gradient_core.sampled.operators import curl, damaged_border, divergence
from gradient_ui.figures.field.contours import contour_figure
from gradient_ui.figures.field.directions import (
    AS_RETURNED,
    EXCHANGED,
    directions_alt,
    directions_figure,
)
from gradient_ui.figures.field.layout import has_equal_scales
from gradient_ui.figures.field.maps import (
    OperatorMap,
    error_figure,
    magnitude_figure,
    operator_figure,
)
from gradient_ui.figures.field.streamlines import streamline_figure
from gradient_ui.figures.layout import Figure
from gradient_ui.theme import DARK, LIGHT, Palette
from tests.roles import trace_of
from tests.ui.figures.field.fields import FIELDS, GUIDE, sampled
from tests.ui.test_theme import contrast


def figures(field: Field, selected: tuple[int, int], palette: Palette = LIGHT) -> Iterator[Figure]:
    """Draw every map of a field that has a cursor."""
    for with_exact in (False, True):
        yield contour_figure(field, selected, palette, with_exact=with_exact)
    yield magnitude_figure(field, selected, palette)
    if field.error is not None:
        yield error_figure(field, field.error, selected, palette)
    for values in (divergence(field), curl(field)):
        yield operator_figure(
            field, OperatorMap("curl", values, damaged_border(field)), selected, palette
        )
    if streamlines_possible(field):
        yield streamline_figure(field, streamlines(field), selected, palette)


@pytest.mark.parametrize("name", FIELDS)
def test_figures_are_what_plotly_accepts(name: str) -> None:
    """Plotly's own check of every property passes, whatever the numbers."""
    field = FIELDS[name]
    for figure in figures(field, (1, 2)):
        go.Figure(figure).to_json()
    for which in (AS_RETURNED, EXCHANGED):
        go.Figure(directions_figure(field, LIGHT, which)).to_json()


def test_dark_figures_have_no_colour_of_the_light_page() -> None:
    """The palette that is asked for is the one that is drawn with."""
    light_alone = {LIGHT.text, LIGHT.muted, LIGHT.field.selected, LIGHT.field.along_x}
    for figure in figures(GUIDE, (14, 5), DARK):
        text = go.Figure(figure).to_json()
        assert DARK.background in text
        assert not [colour for colour in light_alone if colour in text]


@pytest.mark.parametrize("name", ["guide", "plane", "turned", "backwards"])
def test_dot_and_lines_stand_at_the_selected_node(name: str) -> None:
    """In every figure the dot, its customdata and the two lines are those of the node."""
    field = FIELDS[name]
    for selected in ((0, 0), (3, 2), (1, 2)):
        x, y = field.x.coordinates[selected[0]], field.y.coordinates[selected[1]]
        for figure in figures(field, selected):
            dot = trace_of(figure, "cursor")
            assert dot["customdata"] == [list(selected)]
            across, up = figure["layout"]["shapes"][:2]
            assert (dot["x"], dot["y"]) == ([x], [y])
            assert (up["x0"], up["x1"], across["y0"], across["y1"]) == (x, x, y, y)


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
    assert ("right angles" in directions_alt(field, AS_RETURNED)) is equal


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_marks_can_be_told_from_the_contours(palette: Palette) -> None:
    """Names reach 4.5 to 1 on the page, arrows and dot 3 to 1 on every height."""
    shades = palette.field

    for name in (shades.along_x, shades.along_y):
        assert contrast(name, palette.background) >= 4.5
    arrows = (palette.muted, palette.text, shades.selected, shades.right, shades.wrong)
    for mark in (*arrows, shades.along_x, shades.along_y):
        assert min(contrast(mark, height) for height in shades.heights) >= 3
