"""Streamlines: uphill, inside, apart, and only where they mean something."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import parse_function
from gradient_core.sampled import (
    Field,
    field_of_array,
    sample_function,
    streamlines,
    streamlines_possible,
    typed_axis,
    uniform_axis,
)

FLAT = field_of_array(np.full((6, 8), 3.0))
HOLED = field_of_array([[0, 1, 4], [1, np.nan, 3], [0, 1, 2]])


def sampled(
    text: str,
    x: tuple[float, float, int] = (-1.4, 1.4, 41),
    y: tuple[float, float, int] = (-1.4, 1.4, 41),
    indexing: str = "xy",
) -> Field:
    """Sample a formula of x and y over two uniform axes."""
    function = parse_function(text, ["x", "y"])
    return sample_function(function, uniform_axis("x", *x), uniform_axis("y", *y), indexing)


@pytest.mark.parametrize(
    ("field", "possible"),
    [
        (sampled("x y"), True),
        (FLAT, True),
        (HOLED, False),
        (field_of_array(np.eye(3), x=typed_axis("x", [0, 1, 3])), False),
        (field_of_array(np.eye(3), y=typed_axis("y", [0, 1, 3])), False),
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
    field = sampled(text)
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


def test_streamlines_follow_the_known_curves_to_second_order() -> None:
    """The gradient of (x² + 2y²)/2 is (x, 2y), so that y/x² keeps its value along each line.

    The slopes are linear, hence exact between the nodes; what is left is the error of the
    midpoint rule, of the order of the squared step, 0.012 of the range 1.
    """
    lines = streamlines(sampled("(x^2 + 2y^2)/2", (1, 2, 11), (1, 2, 11)))
    # the ends of the grid have slopes of one-sided differences: stay a gap away from them
    inside = [line[((line > 1.1) & (line < 1.9)).all(axis=1)] for line in lines]
    kept = [line[:, 1] / line[:, 0] ** 2 for line in inside if len(line) > 20]

    assert len(kept) > 5
    for values in kept:
        assert np.ptp(values) < 0.012**2 * values.max()
    assert max(np.ptp(values) for values in kept) > 1e-9  # a higher order would be less


@pytest.mark.parametrize("indexing", ["xy", "ij"])
def test_streamlines_keep_the_scales_of_x_and_y_apart(indexing: str) -> None:
    """Of x + y the lines have slope 1 in the units of the axes, however long these are."""
    for line in streamlines(sampled("x + y", (0, 100, 21), (0, 1, 11), indexing)):
        across, up = np.diff(line, axis=0).T
        assert up == pytest.approx(across, rel=1e-6)


def test_no_two_streamlines_share_a_box() -> None:
    """Each of the 27 x 27 boxes has places of one line at most."""
    lines = streamlines(sampled("-(cos(x)^2+cos(y)^2)^2"))
    taken: set[tuple[int, int]] = set()
    for line in lines:
        places = (line + 1.4) / 2.8 * 27
        is_clear = (np.abs(places - places.round()) > 1e-9).all(axis=1)  # of the borders
        boxes = {(int(i), int(j)) for i, j in places[is_clear]}
        assert not boxes & taken
        taken |= boxes
    assert len(taken) > 27 * 27 / 2


def test_streamlines_of_a_flat_field_are_none() -> None:
    """Where all slopes are 0 there is nothing to follow, and nothing fails."""
    assert streamlines(FLAT) == []
