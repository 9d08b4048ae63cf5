"""What edge_order changes at one end, and what is certain about it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.errors import GradientValueError
from gradient_core.insight import (
    ENDS,
    EdgeComparison,
    compare_edge,
    interior_agrees,
    samples_needed,
)
from gradient_core.statements import LEFT, RIGHT


def compare(f: object, *spacing: object, region: str = RIGHT) -> EdgeComparison:
    """Compare both orders at one end."""
    with np.errstate(all="ignore"):
        traces = [trace_gradient(f, *spacing, edge_order=order) for order in (1, 2)]
        return compare_edge(traces[0], traces[1], region)


@pytest.mark.parametrize("order", [1, 2])
def test_samples_needed_is_where_numpy_begins_to_accept(order: int) -> None:
    """One sample fewer is refused, that many are not."""
    needed = samples_needed(order)

    trace_gradient(np.arange(needed), edge_order=order)
    with pytest.raises(GradientValueError):
        trace_gradient(np.arange(needed - 1), edge_order=order)


@pytest.mark.parametrize("seed", range(5))
def test_interior_never_moves(seed: int) -> None:
    """Whatever the samples and coordinates, all bits inside are the same for both orders."""
    random = np.random.default_rng(seed)
    f, x = random.normal(size=30), np.cumsum(random.random(30) + 0.1)

    for spacing in ((), (0.1,), (x,)):
        one, two = (trace_gradient(f, *spacing, edge_order=order) for order in (1, 2))
        assert interior_agrees(one, two)


def test_interior_that_differs_is_noticed() -> None:
    """Two traces of different samples do not agree inside."""
    assert not interior_agrees(trace_gradient([1, 2, 4]), trace_gradient([1, 2, 5]))


@pytest.mark.parametrize(
    ("f", "spacing", "region"),
    [
        ([0, 10, 11], (), RIGHT),
        ([11, 10, 0], (), LEFT),
        ([0, -10, -11], (), RIGHT),
        ([0, 10, 11, 5, 0], (), LEFT),
        ([11, 10, 0], ([2, 1, 0],), LEFT),  # descending coordinates: the same data
        ([0.1, 1.3, 1.4], (0.1,), RIGHT),
        (np.array([0, 10, 11], dtype=np.float32), (), RIGHT),
        ([1, 2, 4, 7, 11, 16], ([0, 1, 1.5, 3.5, 4, 6],), RIGHT),
    ],
)
def test_overshoot_is_said_where_the_slope_contradicts_the_samples(
    f: object, spacing: tuple[object, ...], region: str
) -> None:
    """It is claimed exactly where three monotone samples get a slope of the other sign."""
    found = compare(f, *spacing, region=region)
    turned = np.sign(found.with_1.value) != np.sign(found.with_2.value)

    assert found.overshoots == turned


@pytest.mark.parametrize(
    ("f", "spacing"),
    [
        ([0, 10, 11], ()),
        ([0, -10, -11], ()),
        ([2, 1, 11, 12], ()),
        ([0, 10, 11], (0.5,)),
    ],
)
def test_overshoot_at_the_right_end(f: list[int], spacing: tuple[float, ...]) -> None:
    """Steep and then flat: the parabola turns before the end."""
    assert compare(f, *spacing).overshoots


@pytest.mark.parametrize(
    ("f", "spacing"),
    [
        ([1, 2, 4, 8, 16], ()),
        ([0, 3, 4], ()),  # slope exactly 0: not the other sign
        ([0, 0.3, 0.4], ()),  # the same, where round-off leaves a tiny slope
        ([0, 0.3, 0.4], (0.1,)),
        ([0, 10, 9], ()),  # the samples turn, so may the slope
        ([0, 10, 10], ()),
        ([0, 1, np.nan], ()),
        ([0, np.nan, 11], ()),
        ([0, 10j, 11j], ()),
        ([0, 10, 11], ([0, 2, 1],)),  # unsorted: no trend to speak of
        ([0, 10, 11], ([0, 0, 1],)),
        ([8.41, 3.61, 0.81, 0.01], ()),  # a parabola that does turn in the last gap
    ],
)
def test_no_overshoot_is_claimed_without_certainty(f: object, spacing: tuple[object, ...]) -> None:
    """Nothing is said against edge_order=2 where the samples do not contradict it."""
    assert not compare(f, *spacing).overshoots


@pytest.mark.parametrize("gaps", [(1, 1), (1, 3), (4, 1)])
def test_overshoot_begins_where_the_inner_slope_is_2_and_a_ratio_of_gaps_steeper(
    gaps: tuple[int, int],
) -> None:
    """The slope at the end is 0 at ``s2/s1 = 2 + h2/h1``, and has the other sign beyond it."""
    h1, h2 = gaps
    x = [0, h2, h2 + h1]
    for steeper, turns in ((-1, False), (0, False), (1, True)):
        next_slope = 2 + Fraction(h2, h1) + Fraction(steeper, 64)
        f = [0, next_slope * h2, next_slope * h2 + h1]  # the slope at the end is 1
        found = compare([float(value) for value in f], x)

        assert found.overshoots is turns
        assert found.parabola is not None
        assert (found.parabola.end_slope == 0) is (steeper == 0)


def test_turn_of_the_parabola_is_exact() -> None:
    """The vertex is known as a fraction and lies inside the last gap."""
    found = compare([0, 10, 11])

    assert found.parabola is not None
    assert found.parabola.vertex == Fraction(29, 18)


@pytest.mark.parametrize("region", ENDS)
@pytest.mark.parametrize(
    ("f", "spacing"),
    [
        ([0, 1, 4, 9, 16], ()),
        ([0, 1, 4, 9, 16], ([0, 1, 2, 3, 4],)),
        ([0, 1, 2.25, 12.25, 16], ([0, 1, 1.5, 3.5, 4],)),
        ([0, 0.01, 0.04, 0.09], (0.1,)),
        ([9, 4, 1, 0], ([3, 2, 1, 0],)),
        ([1, 2, 3, 4], ()),
    ],
)
def test_four_samples_on_a_parabola_make_2_exact(
    f: list[float], spacing: tuple[object, ...], region: str
) -> None:
    """A fourth sample on the same parabola is found in fractions; the slope is then exact."""
    found = compare(f, *spacing, region=region)

    assert found.is_exact
    assert found.parabola is not None
    assert float(found.with_2.value) == pytest.approx(float(found.parabola.end_slope), abs=1e-14)


@pytest.mark.parametrize("f", [[1, 2, 4, 8, 16], [0, 1, 4], [0, 1, 8, 27], [0, 1, 4, 9.0001]])
def test_exact_is_not_claimed_of_other_samples(f: list[float]) -> None:
    """Three samples always lie on a parabola, so they prove nothing."""
    assert not compare(f).is_exact


def test_exact_slope_may_have_another_sign_than_the_samples() -> None:
    """A parabola that turns in the last gap is right, whatever the samples do."""
    found = compare([8.41, 3.61, 0.81, 0.01])

    assert found.is_exact
    assert found.with_2.value > 0
    assert found.parabola is not None
    assert found.parabola.turns


@pytest.mark.parametrize("region", ENDS)
@pytest.mark.parametrize("h", [1.0, 0.1])
def test_noise_ratio_follows_from_the_weights(h: float, region: str) -> None:
    """For equal gaps it is sqrt(6.5 / 2) at both ends, and it does not depend on h."""
    assert compare([1, 2, 4], h, region=region).noise_ratio == pytest.approx(np.sqrt(6.5 / 2))


@pytest.mark.parametrize("region", ENDS)
def test_noise_is_passed_on_as_the_ratio_says(region: str) -> None:
    """Scatter of 20,000 noisy ends: 1.8 times as wide with 2, also where gaps differ."""
    x, end = [0.0, 1.0, 3.0], 0 if region == LEFT else -1
    noise = np.random.default_rng(5).normal(size=(3, 20_000))
    one, two = (np.gradient(noise, x, axis=0, edge_order=k)[end].std() for k in (1, 2))

    assert compare([1, 2, 4], x, region=region).noise_ratio == pytest.approx(two / one, rel=0.02)


@pytest.mark.parametrize(("order", "ratio"), [(1, 2.0), (2, 4.0)])
def test_halving_the_gap_divides_the_error_of_the_ends(order: int, ratio: float) -> None:
    """Of smooth samples the error at an end falls to a half with 1 and to a quarter with 2."""
    errors = []
    for count in (1025, 2049):
        x = np.linspace(0, 1, count)
        values = trace_gradient(np.exp(x), x[1] - x[0], edge_order=order).values
        errors.append(np.abs(values - np.exp(x))[[0, -1]])

    assert errors[0] / errors[1] == pytest.approx(ratio, rel=0.01)
