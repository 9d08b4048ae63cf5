"""The numbers of a step in exact arithmetic: where there are fractions, and which."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.trace import in_fractions
from tests.core.trace.traces import quiet_trace


def exact(f: Any, *varargs: Any, **options: Any) -> list[Fraction | None]:
    """Return the exact values of all steps."""
    return [step.exact for step in quiet_trace(f, *varargs, **options).steps()]


def test_exact_value_of_thirds() -> None:
    """1/3, 2/3, 5/3 as floats: the middle is 2/3."""
    assert exact([1 / 3, 2 / 3, 5 / 3]) == [Fraction(1, 3), Fraction(2, 3), Fraction(1)]


def test_exact_value_takes_gaps_from_the_coordinates() -> None:
    """0.3 - 0.1 is not the float 0.2, yet the gap that was meant is 1/5."""
    trace = trace_gradient([0.0, 1.0, 4.0], [0, 0.1, 0.3])
    assert trace.step(1).gaps[1] != 0.2
    assert [step.exact for step in trace.steps()] == [10, Fraction(35, 3), 15]
    assert trace.step(1).exact == Fraction(2, 3) * 10 + Fraction(1, 3) * 15


def test_exact_value_of_float32_and_integers() -> None:
    """The fraction a number stands for does not depend on its dtype."""
    for dtype in ("float32", "float64", "longdouble"):
        f = (np.arange(3, dtype=dtype) + 1) / np.asarray(10, dtype)
        assert exact(f) == [Fraction(1, 10)] * 3
    assert exact(np.array([1, 2, 4], dtype=np.uint8), Fraction(1, 3)) == [3, Fraction(9, 2), 6]


def test_exact_value_agrees_with_the_float() -> None:
    """Where both exist they differ by rounding only, far below the numbers themselves."""
    rng = np.random.default_rng(6)
    f = rng.integers(-99, 99, size=40) / 8
    x = np.cumsum(rng.integers(1, 9, size=40)) / 10
    for edge_order in (1, 2):
        for step in trace_gradient(f, x, edge_order=edge_order).steps():
            assert step.exact is not None
            assert abs(float(step.exact) - step.value) <= 1e-12 * max(1, abs(step.value))


@pytest.mark.parametrize(
    ("f", "varargs", "index"),
    [
        ([0.0, np.sqrt(2), 1.0], (), 0),
        ([0.0, np.nan, 1.0], (), 0),
        ([0.0, np.inf, 1.0], (), 0),
        ([0.0, 1.0, 4.0], (0.0,), 1),
        ([0.0, 1.0, 4.0], ([0, 1, 1],), 1),
        ([0.0, 1.0, 4.0], (np.pi,), 1),
        ([0.0, 1.0, 4.0], ([0, np.e, 3],), 1),
        ([0.0, 1j, 4.0], (), 1),
        ([0.0, 1.0, 4.0], (1 + 2j,), 1),
        ([0.0, 1.0, 4.0], (np.nan,), 1),
    ],
)
def test_exact_value_is_none_where_there_is_none(f: Any, varargs: Any, index: int) -> None:
    """Irrational, complex and non-finite numbers, and a gap of zero."""
    assert quiet_trace(f, *varargs).step(index).exact is None


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("varargs", [(), ([0, 0.1, 1 / 3, 1],)], ids=["uniform", "non-uniform"])
def test_numbers_in_fractions_make_the_exact_value(varargs: Any, edge_order: int) -> None:
    """Samples, gaps and weights are fractions, and weighted samples add up to the value."""
    trace = trace_gradient([1 / 3, 2 / 3, 5 / 3, 0.1], *varargs, edge_order=edge_order)
    for step in trace.steps():
        exact = in_fractions(step)
        assert exact is not None
        assert exact.value == step.exact
        numbers = (exact.value, *exact.samples, *exact.gaps, *exact.weights)
        assert all(isinstance(number, Fraction) for number in numbers)
        products = (w * f for w, f in zip(exact.weights, exact.samples, strict=True))
        assert sum(products) == exact.value
