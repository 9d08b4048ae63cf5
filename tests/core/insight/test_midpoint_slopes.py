"""The midpoint ladder reads np.gradient's values, and the round trip gives what it says."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import GradientValueError
from gradient_core.insight.midpoint_slopes import midpoint_ladder, round_trip
from gradient_core.oracle import numpy_gradient


@pytest.mark.parametrize("edge_order", [1, 2])
def test_ladder_read_at_the_samples_is_the_gradient(edge_order: int) -> None:
    """On 100 random non-uniform grids the line passes through NumPy's values."""
    random = np.random.default_rng(7)
    for _ in range(100):
        x = np.cumsum(random.uniform(0.1, 2, 9))
        f = random.normal(size=9)
        theirs = numpy_gradient(f, x, edge_order=edge_order)

        ours = midpoint_ladder(f, x, edge_order).read_at(x)

        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-13 * np.abs(theirs).max() * 10)


def test_ladder_is_held_flat_or_extended_at_the_ends() -> None:
    """edge_order=1 keeps the outermost slopes to the ends, edge_order=2 their tilt."""
    flat = midpoint_ladder([0, 1, 4, 9, 16], range(5), 1)
    tilted = midpoint_ladder([0, 1, 4, 9, 16], range(5), 2)

    assert flat.line_y[[0, -1]].tolist() == [1, 7]
    assert tilted.line_y[[0, -1]].tolist() == [0, 8]
    assert flat.midpoints.tolist() == [0.5, 1.5, 2.5, 3.5]


@pytest.mark.parametrize("x", [[0, 1, 1], [0, 2, 1], [2, 1, 0], [0, np.nan, 1]])
def test_ladder_refuses_coordinates_that_do_not_increase(x: list[float]) -> None:
    """There is no line to read where coordinates repeat, turn back or are nan."""
    with pytest.raises(GradientValueError, match="`x` must increase"):
        midpoint_ladder([1, 2, 3], x)


def test_sum_of_differences_gives_the_samples_back_and_that_of_gradients_does_not() -> None:
    """np.diff is undone by a running sum, np.gradient is not."""
    f = [0, 1, 4, 9, 16]

    trip = round_trip(f, numpy_gradient(f))

    assert trip.from_diff.tolist() == f
    assert trip.from_gradient.tolist() == [0, 1, 3, 7, 13]
