"""What is only rounding is known as such, and a small slope is not taken for it."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.insight import is_round_off, round_off_bound


@pytest.mark.parametrize("size", [1e-30, 1.0, 1e6, 1e300])
@pytest.mark.parametrize("h", [1e-6, 1.0, 1e6])
def test_last_bit_of_a_constant_is_rounding(size: float, h: float) -> None:
    """Whatever the units are."""
    f = size * np.array([1.0, np.nextafter(1.0, 2.0), 1.0, np.nextafter(1.0, 0.0)])
    steps = trace_gradient(f, h).steps()

    assert all(is_round_off(step, f) or step.value == 0 for step in steps)


@pytest.mark.parametrize("slope", [1e-10, 1e-13])
def test_slope_of_many_bits_is_none(slope: float) -> None:
    """A hundred times the last bit is a slope."""
    f = 1.0 + slope * np.arange(5.0)

    assert not any(is_round_off(step, f) for step in trace_gradient(f).steps())


def test_samples_that_are_not_float_have_none() -> None:
    """Integers and complex numbers are shown as they are."""
    assert not is_round_off(trace_gradient([1, 2, 1]).step(0), np.array([1, 2, 1]))
    assert not is_round_off(trace_gradient([1j, 2j, 1j]).step(0), np.array([1j, 2j, 1j]))


def test_bound_is_zero_where_it_is_not_finite() -> None:
    """Nothing is hidden beside inf and nan."""
    assert round_off_bound(np.inf, (1.0, -1.0)) == 0
    assert round_off_bound(1.0, (np.nan, 1.0)) == 0
