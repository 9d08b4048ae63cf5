"""The line through the midpoint slopes is np.gradient, and the round trip gives what it says."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy

from gradient_core import GradientValueError, trace_gradient
from gradient_core.insight import midpoint_slopes_of, round_trip, slope_shares
from gradient_core.oracle import numpy_gradient


@pytest.mark.parametrize("edge_order", [1, 2])
def test_line_read_at_the_samples_is_the_gradient(edge_order: int) -> None:
    """On 100 random non-uniform grids the line passes through NumPy's values."""
    random = np.random.default_rng(7)
    for _ in range(100):
        x = np.cumsum(random.uniform(0.1, 2, 9))
        f = random.normal(size=9)
        theirs = numpy_gradient(f, x, edge_order=edge_order)

        found = midpoint_slopes_of(f, x, edge_order)
        ours = np.interp(x, found.line_x, found.line_y)

        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12 * np.abs(theirs).max())


def test_line_is_held_flat_or_extended_at_the_ends() -> None:
    """edge_order=1 keeps the outermost slopes to the ends, edge_order=2 their tilt."""
    flat = midpoint_slopes_of([0, 1, 4, 9, 16], range(5), 1)
    tilted = midpoint_slopes_of([0, 1, 4, 9, 16], range(5), 2)

    assert flat.line_y[[0, -1]].tolist() == [1, 7]
    assert tilted.line_y[[0, -1]].tolist() == [0, 8]
    assert flat.midpoints.tolist() == [0.5, 1.5, 2.5, 3.5]


@pytest.mark.parametrize("x", [[0, 1, 1], [0, 2, 1], [2, 1, 0], [0, np.nan, 1]])
def test_coordinates_that_do_not_increase_are_refused(x: list[float]) -> None:
    """There is no line to read where coordinates repeat, turn back or are nan."""
    with pytest.raises(GradientValueError, match="`x` must increase"):
        midpoint_slopes_of([1, 2, 3], x)


H, H1, H2 = sympy.symbols("h h1 h2")


def error_on_cubes(places: list[Any], weights: list[Any], *, of_slopes: bool) -> sympy.Expr:
    """Return what multiplies f''' at 0, for f = x**3/6 (f''' = 1, f' = x**2/2, f'(0) = 0).

    Read are the interval slopes around `places`, pairs of samples, or f' at their midpoints.
    """
    if of_slopes:
        read = [(b**3 - a**3) / (6 * (b - a)) for a, b in places]
    else:
        read = [((a + b) / 2) ** 2 / 2 for a, b in places]
    return sympy.expand(sum(w * r for w, r in zip(weights, read, strict=True)))


@pytest.mark.parametrize(
    ("places", "weights", "of_line", "of_slopes"),
    [
        ([(-H / 2, H / 2)], [1], 0, H**2 / 24),
        (
            [(-H1, 0 * H1), (0 * H2, H2)],
            [H2 / (H1 + H2), H1 / (H1 + H2)],
            H1 * H2 / 8,
            H1 * H2 / 24,
        ),
        (
            [(0 * H1, H1), (H1, H1 + H2)],
            [1 + H1 / (H1 + H2), -H1 / (H1 + H2)],
            -H1 * (2 * H1 + H2) / 8,
            H1 * (2 * H1 - H2) / 24,
        ),
    ],
    ids=["one interval", "interior", "left end"],
)
def test_error_of_the_line_and_of_its_slopes_are_what_the_text_says(
    places: list[Any], weights: list[Any], of_line: sympy.Expr, of_slopes: sympy.Expr
) -> None:
    """Joining f' by a line adds the one, taking slopes for f' the other."""
    line = error_on_cubes(places, weights, of_slopes=False)
    both = error_on_cubes(places, weights, of_slopes=True)

    assert sympy.simplify(line - of_line) == 0
    assert sympy.simplify(both - line - of_slopes) == 0


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("spacing", [(), (0.1,), ([0, 0.5, 2, 3, 7],), ([9, 7, 6.5, 6, 1],)])
def test_shares_of_the_slopes_make_the_value(spacing: tuple[Any, ...], edge_order: int) -> None:
    """Their sum is 1, and slopes times shares is the output, at each of five samples."""
    trace = trace_gradient([3.0, 1.0, 4.0, 1.0, 5.0], *spacing, edge_order=edge_order)
    (reading,) = trace.spacing
    slopes = [(trace.samples[k + 1] - trace.samples[k]) / reading.gap(k) for k in range(4)]
    for step in trace.steps():
        shares = slope_shares(step)
        value = sum(part.share * slopes[part.interval] for part in shares)

        assert sum(part.exact for part in shares) == 1
        assert [float(part.exact) for part in shares] == pytest.approx(
            [part.share for part in shares], rel=1e-14
        )
        assert value == pytest.approx(step.value, rel=1e-13)


def test_shares_of_two_axes_count_along_their_own() -> None:
    """The interval is that of the differentiated axis; irrational gaps have no fractions."""
    trace = trace_gradient(np.ones((3, 4)), 1.0, np.sqrt([2.0, 3.0, 5.0, 7.0]))

    assert [part.interval for part in slope_shares(trace.step((1, 3), axis=0))] == [0, 1]
    assert [part.interval for part in slope_shares(trace.step((2, 2), axis=1))] == [1, 2]
    assert [part.exact for part in slope_shares(trace.step((2, 2), axis=1))] == [None, None]
    (one,) = slope_shares(trace.step((0, 3), axis=0))
    assert (one.interval, one.exact) == (0, Fraction(1))


def test_sum_of_differences_gives_the_samples_back_and_that_of_gradients_does_not() -> None:
    """np.diff is undone by a running sum, np.gradient is not."""
    f = [0, 1, 4, 9, 16]

    trip = round_trip(f, numpy_gradient(f))

    assert trip.from_diff.tolist() == f
    assert trip.from_gradient.tolist() == [0, 1, 3, 7, 13]
