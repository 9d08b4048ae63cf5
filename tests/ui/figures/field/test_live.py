"""What the browser is told of a field: the numbers of the call, and how its arrow is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.sampled import Field, field_of_array
from gradient_ui.figures.field.contours import contour_figure
from gradient_ui.figures.field.live import arrow_data, field_data, reachable_goals, why_not_dragged
from gradient_ui.theme import LIGHT
from tests.roles import trace_of
from tests.ui.figures.field.fields import FIELDS, FLAT, GUIDE, HOLED, PLANE, TURNED


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_browser_is_told_the_numbers_of_the_call(field: Field) -> None:
    """np.gradient of them has the bits of the page's slopes, whatever the rows are."""
    assert why_not_dragged(field) is None
    told = field_data(field)
    height = told["f"].reshape(len(told["y"]), len(told["x"]))
    spacing = [h[0] if len(h) == 1 else h for h in (told["hy"], told["hx"])]

    with np.errstate(all="ignore"):
        along_y, along_x = np.gradient(height, *spacing)
    np.testing.assert_array_equal(along_x, field.df_dx)
    np.testing.assert_array_equal(along_y, field.df_dy)
    assert field.index_of(3, 2)[told["axes"]["x"]] == 3
    assert told["steepest"] > 0


def test_edge_order_is_that_of_the_call() -> None:
    """The statements of the two ends are told with the samples."""
    field = field_of_array(np.eye(3), edge_order=2)
    assert [each["order"] for each in field_data(field)["program"]["uniform"]] == [2, 2, 2]


@pytest.mark.parametrize("field", [GUIDE, TURNED, HOLED], ids=["guide", "turned", "holed"])
def test_arrow_in_the_browser_is_that_of_the_contours(field: Field) -> None:
    """Slope times scale is what the figure draws, for the exact arrow too where it is known."""
    told = arrow_data(field, with_exact=True)
    figure = contour_figure(field, (2, 1), LIGHT, with_exact=True)
    here = 1 * len(field.x.coordinates) + 2
    pairs = {"selected": (field.df_dx[1, 2], field.df_dy[1, 2])}
    if field.function is not None:
        pairs["selected exact"] = told["exact_x"][here], told["exact_y"][here]

    assert ("exact_x" in told) == (field.function is not None)
    for role, slopes in pairs.items():
        arrow = trace_of(figure, role)
        drawn = [np.diff(arrow[name])[0] for name in "xy"]
        np.testing.assert_allclose(drawn, told["arrow_scale"] * np.array(slopes), rtol=1e-6)
    assert "exact_x" not in arrow_data(field, with_exact=False)


def test_rounding_is_known_of_floats_alone() -> None:
    """Whole numbers are what they are."""
    assert not field_data(field_of_array([[1, 2], [3, 5]]))["rounds"]
    assert field_data(field_of_array([[1, 2], [3, 5.0]]))["rounds"]


def test_what_no_node_answers_is_not_asked() -> None:
    """Where all arrows are the same there is nothing to find; on a flat field one question."""
    assert reachable_goals(PLANE) == ()
    assert [goal.question for goal in reachable_goals(FLAT)] == [
        "Find a node where the arrow has no length."
    ]
    small = field_of_array(1e-13 * np.array([[0, 1, 0], [1, 2, 0], [0, 1, 5]]))
    assert not any("no length" in goal.question for goal in reachable_goals(small))
