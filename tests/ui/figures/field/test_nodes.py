"""Which nodes are drawn, what the hover tells of them, and what a click on one sends back."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.sampled import field_of_array
from gradient_ui.figures.field.contours import contour_figure
from gradient_ui.figures.field.nodes import clicked_node
from gradient_ui.theme import LIGHT
from tests.roles import trace_of
from tests.ui.figures.field.fields import GUIDE, PLANE, TURNED


def test_overlay_tells_index_place_and_values_of_each_node() -> None:
    """Every node is there once, with what the field has for it."""
    trace = trace_of(contour_figure(GUIDE, (1, 1), LIGHT), "overlay")

    assert len(trace["x"]) == GUIDE.height.size
    for x, y, row in zip(trace["x"], trace["y"], trace["customdata"], strict=True):
        ix, iy = clicked_node(GUIDE, row.tolist()) or (-1, -1)
        assert GUIDE.nearest(x, y) == (ix, iy)
        told = [GUIDE.height[iy, ix], GUIDE.df_dx[iy, ix], GUIDE.df_dy[iy, ix]]
        assert row[2:].tolist() == np.float32(told).tolist()


def test_overlay_takes_hover_and_is_not_seen() -> None:
    """It is invisible, and nothing switches its events off."""
    trace = trace_of(contour_figure(GUIDE, (1, 1), LIGHT), "overlay")

    assert trace["marker"]["opacity"] == 0
    assert trace.get("hoverinfo") != "skip"


def test_overlay_names_the_index_of_the_array() -> None:
    """The hover has F[row, column] of what NumPy got, for either indexing."""
    xy, ij = (
        trace_of(contour_figure(field, (1, 1), LIGHT), "overlay")["hovertemplate"]
        for field in (PLANE, TURNED)
    )

    assert xy.startswith("<b>F[%{customdata[1]}, %{customdata[0]}]</b>")
    assert ij.startswith("<b>F[%{customdata[0]}, %{customdata[1]}]</b>")
    assert all(f"{name} = %{{customdata[" in xy for name in ("f", "∂f/∂x", "∂f/∂y"))


def test_overlay_of_a_large_field_is_thinned() -> None:
    """At most 100 x 100 nodes take clicks; their indices are those of the whole field."""
    field = field_of_array(np.add.outer(np.arange(120.0), np.arange(400.0)))
    trace = trace_of(contour_figure(field, (1, 1), LIGHT), "overlay")

    assert trace["customdata"].shape == (10_000, 2)
    assert trace["customdata"].max(axis=0).tolist() == [399, 119]
    assert (trace["x"] == trace["customdata"][:, 0]).all()


@pytest.mark.parametrize(
    "sent",
    [None, "12", [1], [4, 0], [0, 3], [-1, 0], [0.5, 0], [None, 1], ["1", "1"], {}, [np.nan, 0]],
)
def test_click_that_is_no_node_is_refused(sent: object) -> None:
    """What a browser sends may be anything."""
    assert clicked_node(PLANE, sent) is None


@pytest.mark.parametrize("sent", [[3, 2, 7.5], [3.0, 2.0], (3, 2)])
def test_click_on_a_node_is_read(sent: object) -> None:
    """Column and row come first, as whole numbers or as floats."""
    assert clicked_node(PLANE, sent) == (3, 2)
