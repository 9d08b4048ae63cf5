"""A function as samples: script, exact derivative, and one value beside it."""

from __future__ import annotations

import dataclasses
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gradient_core import (
    DerivativeError,
    GradientValueError,
    SymbolicFunction,
    parse_function,
    trace_gradient,
)
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.sampled import (
    AXIS_BETWEEN,
    SAMPLINGS,
    TYPED,
    UNIFORM,
    SampledFunction,
    compare_with_exact,
    sample_line,
    typed_axis,
    uniform_axis,
)
from gradient_core.sampled.line import ExactComparison

TURNED = (0.5, -0.0, 1 / 3, 3.0, 2.0)


def sampled_as(
    kind: str = UNIFORM, text: str = "sin(x)", start: float = -3, stop: float = 3, n: int = 7
) -> SampledFunction:
    """Sample a formula; typed coordinates are not in order."""
    is_typed = kind == TYPED
    axis = typed_axis("x", TURNED) if is_typed else AXIS_BETWEEN[kind]("x", start, stop, n)
    return sample_line(parse_function(text, ["x"]), axis)


def compare(sampled: SampledFunction, index: int, edge_order: int = 1) -> ExactComparison:
    """Compare the value at one index with the exact derivative."""
    with np.errstate(all="ignore"):
        trace = trace_gradient(sampled.samples, sampled.spacing, edge_order=edge_order)
        return compare_with_exact(sampled, trace.step(index))


# --- the samples and their script --------------------------------------------------------------

FORMULAS = (
    "sin(x)",
    "x^3 - 2x",
    "|x|",
    "1/x",
    "exp(-x^2)/sqrt(x)",
    "where(x < 0, 1, 2)",
    "max(x, 1) log(x)",
    "7",
    "2^64 pi",
    "x",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_script_gives_the_bits(text: str) -> None:
    """Executed with NumPy alone, it makes the record's x, f and gradient."""
    for kind in SAMPLINGS:
        # gaps that are not equal bit for bit: NumPy must be given h
        sampled = sampled_as(kind, text, -0.7, 2 * math.pi, 13)
        for edge_order in (1, 2):
            made: dict[str, Any] = {}
            with np.errstate(all="ignore"):
                exec(sampled.script(edge_order), made)
            assert bits_agree(made["x"], sampled.x)
            assert bits_agree(made["f"], sampled.samples)
            theirs = numpy_gradient(sampled.samples, sampled.spacing, edge_order=edge_order)
            assert bits_agree(made["gradient"], theirs)


def test_script_is_short() -> None:
    """What a reader copies, line by line; a constant has as many samples as the axis."""
    assert sampled_as("jittered", "7").script().splitlines() == [
        "import numpy as np",
        "",
        "x, h = np.linspace(-3, 3, 7, retstep=True)",
        "rng = np.random.default_rng(7)",
        "x[1:-1] += rng.uniform(-0.35, 0.35, 5) * h",
        "f = np.full_like(x, 7)",
        "gradient = np.gradient(f, x, edge_order=1)",
    ]


def test_record_does_not_change() -> None:
    """Arrays are read-only, fields are frozen; x and spacing are those of the axis."""
    sampled = sampled_as()
    assert sampled.exact is not None
    for array in (sampled.x, sampled.samples, sampled.exact):
        assert not array.flags.writeable
    assert (sampled.x, sampled.spacing) == (sampled.axis.coordinates, sampled.axis.spacing)
    with pytest.raises(dataclasses.FrozenInstanceError):
        sampled.samples = sampled.x  # type: ignore[misc]


def test_other_variables_and_axes_are_refused() -> None:
    """The script and the derivative are of one variable."""
    x, y = uniform_axis("x", 0, 1, 5), uniform_axis("y", 0, 1, 5)
    with pytest.raises(GradientValueError, match="have one variable; got x and y") as error:
        sample_line(parse_function("y", ["x", "y"]), x)
    assert error.value.argument == "function"
    with pytest.raises(GradientValueError, match="`axis` must be along x; got y") as error:
        sample_line(parse_function("x", ["x"]), y)
    assert error.value.argument == "axis"


# --- the exact derivative ------------------------------------------------------------------


def test_exact_is_the_derivative_with_gaps() -> None:
    """NaN at the kink of the absolute value, and at the pole of 1/x."""
    kink = sampled_as("uniform", "|x|").exact
    pole = sampled_as("uniform", "1/x", -2, 2, 5)
    np.testing.assert_array_equal(kink, [-1, -1, -1, np.nan, 1, 1, 1])
    np.testing.assert_array_equal(pole.exact, [-0.25, -1, np.nan, -1, -0.25])
    assert pole.samples[2] == np.inf
    assert pole.nonfinite == 1
    assert sampled_as("uniform", "log(x)").nonfinite == 4


def test_derivatives_of_all_orders_are_found_once() -> None:
    """Each from the one before, and kept."""
    sampled = sampled_as("uniform", "x^3")
    assert sampled.derivative(0) is sampled.function
    assert [sampled.derivative(k).text for k in (3, 2, 1)] == ["6", "6*x", "3*x^2"]
    assert sampled.derivative(3) is sampled.derivative(3)
    with pytest.raises(GradientValueError, match="`order` must be 0 or more; got -1"):
        sampled.derivative(-1)


def test_derivative_that_is_not_found_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing exact is told then, the term in symbols stays, and nobody waits twice."""
    asked = []

    def refuse(function: SymbolicFunction, variable: str) -> SymbolicFunction:
        asked.append(variable)
        raise DerivativeError("no")

    monkeypatch.setattr(SymbolicFunction, "derivative", refuse)
    sampled = sampled_as("uniform")
    found = compare(sampled, 3)
    assert sampled.exact is None
    assert (found.exact, found.error, found.predicted) == (None, None, None)
    assert found.value == numpy_gradient(sampled.samples, sampled.spacing)[3]
    assert found.term.text == "h²/6 · f‴(x)"
    assert asked == ["x"]


def test_only_a_higher_derivative_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is known then, and the prediction is not."""
    sampled = sampled_as("uniform", "x^2")
    assert sampled.derivative(2).text == "2"

    def refuse(function: SymbolicFunction, variable: str) -> SymbolicFunction:
        raise DerivativeError("no")

    monkeypatch.setattr(SymbolicFunction, "derivative", refuse)
    found = compare(sampled, 3)
    assert (found.exact, found.error, found.predicted) == (0, 0, None)
    assert compare(sampled, 0).predicted == 1  # h/2 f'' needs less


# --- one value beside it -------------------------------------------------------------------


@pytest.mark.parametrize("kind", SAMPLINGS)
@pytest.mark.parametrize("edge_order", [1, 2])
def test_cubes_are_predicted_where_the_term_is_all(kind: str, edge_order: int) -> None:
    """For x^3 the f''' term is the whole error: error and prediction agree up to round-off."""
    sampled = sampled_as(kind, "x^3", 0, 4, 5)
    for index in range(5) if edge_order == 2 else range(1, 4):
        found = compare(sampled, index, edge_order)
        assert found.exact == 3 * sampled.x[index] ** 2 == sampled.exact[index]
        assert found.error == found.value - found.exact
        assert found.error == pytest.approx(found.predicted, rel=1e-12, abs=1e-13)
        assert found.predicted != 0


def test_sine_is_predicted_nearly() -> None:
    """On 0 to 2 pi with 64 gaps: every prediction that counts is within a few percent."""
    sampled = sampled_as("uniform", "sin x", 0, 2 * math.pi, 65)
    for index in range(65):
        found = compare(sampled, index, edge_order=2)
        assert found.exact == pytest.approx(math.cos(sampled.x[index]), abs=1e-15)
        assert found.error == pytest.approx(found.predicted, rel=0.02, abs=1e-14)
    assert found.term.factor == -(Fraction(sampled.spacing) ** 2) / 3


def test_comparison_at_a_kink_has_no_exact_value() -> None:
    """np.gradient gives 0 for the absolute value at 0; there is no derivative to compare with."""
    found = compare(sampled_as("uniform", "|x|"), 3)
    assert found.value == 0
    assert math.isnan(found.exact)
    assert math.isnan(found.error)
    assert math.isnan(found.predicted)


def test_comparison_at_and_beside_a_pole_raises_nothing() -> None:
    """The infinite sample ruins its neighbours; at the pole the difference skips it."""
    sampled = sampled_as("uniform", "1/x", -2, 2, 5)
    at, beside = compare(sampled, 2), compare(sampled, 1)
    assert at.value == 1
    assert math.isnan(at.exact)
    assert math.isnan(at.predicted)
    assert (beside.value, beside.exact, beside.error) == (math.inf, -1, math.inf)
    assert beside.predicted == -1  # f''' is -6, h**2/6 is 1/6


def test_comparison_without_a_term() -> None:
    """Typed coordinates that repeat have no series, but there is a derivative."""
    sampled = sample_line(parse_function("x^2", ["x"]), typed_axis("x", [0, 1, 1]))
    found = compare(sampled, 1)
    assert (found.exact, found.term, found.predicted) == (2, None, None)
    assert math.isnan(found.value)


def test_comparison_refuses_steps_of_other_samples() -> None:
    """A step at a place that was not sampled is a mistake of the caller."""
    step = trace_gradient(np.zeros(9)).step(8)
    with pytest.raises(IndexError):
        compare_with_exact(sampled_as("uniform"), step)
