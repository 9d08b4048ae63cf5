"""Steps made anew: refused where the samples or coordinates changed, for every kind of array."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import TraceStaleError, trace_gradient
from gradient_core.oracle import bits_agree
from tests.core.inputs import Tagged, samples


@pytest.mark.parametrize("size", [5, 200_000])
@pytest.mark.parametrize("even", [True, False])
def test_step_refuses_when_the_samples_changed(size: int, even: bool) -> None:
    """A step that would show other numbers than the value was made of is refused."""
    f = np.sin(np.arange(float(size)))
    trace = trace_gradient(f, 0.5 if even else np.arange(float(size)) ** 2)
    f[3] = 99.0
    for index in (2, 4):
        with pytest.raises(TraceStaleError, match=r"`f` must not change after .* gradient\["):
            trace.step(index)
    assert trace.step(0).index == 0  # which does not read the sample


@pytest.mark.parametrize("size", [5, 200_000])
@pytest.mark.parametrize("even", [True, False])
@pytest.mark.parametrize("dtype", ["float64", "float32", "int64"])
def test_step_refuses_when_the_coordinates_changed(size: int, even: bool, dtype: str) -> None:
    """Also where the gaps were kept and the value is still the same."""
    x = (np.arange(size) * 2 if even else np.arange(size) ** 2).astype(dtype)
    trace = trace_gradient(np.sin(np.arange(float(size))), x)
    x[3] = x[3] + 1
    for index in (2, 3, 4):
        with pytest.raises(TraceStaleError, match=r"must not change after the trace was made"):
            trace.step(index)
    assert trace.step(0).index == 0


def test_step_notices_nan_and_lost_nan() -> None:
    """A nan is a change like any other, and an unchanged nan is none."""
    f = np.array([0.0, 1.0, np.nan, 3.0, 4.0])
    trace = trace_gradient(f, [0, 1, 3, 4, np.nan])
    assert all(step.index >= 0 for step in trace.steps())
    f[2] = 2.0
    with pytest.raises(TraceStaleError, match=r"where the trace holds nan"):
        trace.step(1)


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("varargs", [(), (0.5,), ([0, 1, 3, 4, 9],)])
def test_trace_of_masked_samples(edge_order: int, varargs: tuple[Any, ...]) -> None:
    """Every step of a masked array agrees with its output, masked ones too."""
    f = np.ma.masked_array([1.0, 2.0, 4.0, 8.0, 16.0], mask=[0, 1, 0, 0, 0])
    trace = trace_gradient(f, *varargs, edge_order=edge_order)
    for step in trace.steps():
        assert bits_agree(step.value, trace.values[step.index])
        assert step.line.startswith(f"gradient[{step.index}] = ")
        assert step.sentence
    assert trace.step(2).value is np.ma.masked or not varargs or varargs == (0.5,)


@pytest.mark.filterwarnings("ignore:the matrix subclass:PendingDeprecationWarning")
@pytest.mark.parametrize("kind", [Tagged, np.matrix])
def test_trace_of_subclasses(kind: Any) -> None:
    """Steps of a matrix and of a subclass hold plain scalars."""
    f = samples("float64", (4, 3)).view(kind)
    trace = trace_gradient(f, 0.1, edge_order=2)
    for step in trace.steps():
        assert isinstance(step.value, np.float64)
        assert all(isinstance(sample, np.float64) for sample in step.samples)


@pytest.mark.parametrize("dtype", ["datetime64[D]", "timedelta64[s]"])
@pytest.mark.parametrize("edge_order", [1, 2])
def test_trace_of_times(dtype: str, edge_order: int) -> None:
    """Dates are differences of dates; values are cut to whole units, and steps agree."""
    trace = trace_gradient(np.array([1, 2, 4, 9], dtype=dtype), edge_order=edge_order)
    for step in trace.steps():
        assert isinstance(step.value, np.timedelta64)
        assert eval(step.code, {"np": np, "__builtins__": {}}) == step.value
        assert step.exact is None
        assert step.sentence


def test_trace_of_dates_shows_the_truncation() -> None:
    """Days 1, 2, 4: the middle is 1.5 days and NumPy says 1."""
    step = trace_gradient(np.array([1, 2, 4], "M8[D]")).step(1)
    assert step.value == np.timedelta64(1, "D")
    assert step.line.endswith(" = (4 days - 1 days) / 2.0 = 1 days")


@pytest.mark.parametrize("dtype", ["complex64", "complex128"])
@pytest.mark.parametrize("layout", ["C", "F", "backwards"])
def test_trace_of_complex_samples_on_complex_coordinates(dtype: str, layout: str) -> None:
    """The last bit of complex products depends on memory; a step is still never called stale."""
    rng = np.random.default_rng(3)
    f = (rng.normal(size=(12, 9)) + 1j * rng.normal(size=(12, 9))).astype(dtype)
    f = {"C": f, "F": np.asfortranarray(f), "backwards": f[::-1, ::-1]}[layout]
    x = (np.arange(12) ** 2 * (0.3 + 0.7j)).astype(dtype)
    y = (np.sqrt(np.arange(9)) * (1 - 0.2j)).astype(dtype)
    for edge_order in (1, 2):
        trace = trace_gradient(f, x, y, edge_order=edge_order)
        assert sum(step.code != "" for step in trace.steps()) == len(trace)
    f[7, 7] += 1
    with pytest.raises(TraceStaleError):
        trace.step((7, 7), axis=0)


def test_trace_of_fractions_is_exact_where_numpy_is_not() -> None:
    """NumPy stores float64; the step keeps the fraction."""
    from fractions import Fraction

    trace = trace_gradient(np.array([Fraction(1, 3), Fraction(2, 3), Fraction(5, 3)]))
    assert [step.exact for step in trace.steps()] == [Fraction(1, 3), Fraction(2, 3), 1]
    assert trace.values.dtype == np.float64


@pytest.mark.parametrize("spacing", [1e308, [-1e308, 0.0, 1e308]])
def test_step_at_the_edge_of_all_floats_is_recorded_without_a_warning(spacing: Any) -> None:
    """Coordinates or gaps beyond the largest float are inf; only the call itself warns."""
    with np.errstate(all="ignore"):
        trace = trace_gradient([0.0, 1.0, 2.0], spacing)
    steps = [trace.step(i) for i in range(3)]

    assert steps[1].terms[0].index == 0
    assert steps[2].terms[-1].coordinate in (np.inf, 1e308)
