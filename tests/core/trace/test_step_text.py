"""The Python of a step: as code and as statement it has the bits of the output."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradient_core import DifferenceStep, GradientCoreError, GradientTrace, trace_gradient
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.statements.statement import STATEMENTS
from tests.core.differences.test_computing import any_numbers
from tests.core.inputs import COMPLEX, NUMERIC, samples
from tests.core.trace.traces import PAIR, quiet_trace

SPACINGS: tuple[Any, ...] = (
    None,
    2,
    0.1,
    -3,
    np.float32(0.1),
    np.float64(0.1),
    np.float16(0.3),
    np.uint8(3),
    np.int64(-2),
    np.array(0.7),
    True,
    1 + 2j,
    -2j,
    np.complex64(1 - 1j),
    "float64",
    "float32",
    "uint8",
    "even",
)


def varargs_for(spacing: Any, length: int) -> tuple[Any, ...]:
    """Return the spacing arguments; a text stands for coordinates of that dtype."""
    if spacing is None:
        return ()
    if spacing == "even":
        return (np.arange(length) * 0.25,)
    if isinstance(spacing, str):
        return ((np.arange(length) ** 2 * 1.3 + np.arange(length)).astype(spacing),)
    return (spacing,)


def evaluated(step: DifferenceStep) -> Any:
    """Return what the code of a step evaluates to, with ``np`` as the only name."""
    with np.errstate(all="ignore"):
        return eval(step.code, {"np": np, "__builtins__": {}})


def assert_steps_hold(trace: GradientTrace) -> None:
    """Check that every step has the bits of its output, and its code and terms too."""
    for axis, output in zip(trace.axes, trace.outputs, strict=True):
        for step in trace.steps(axis):
            value = output[step.index]
            assert bits_agree(step.value, value), step
            made = evaluated(step)
            assert type(made) in (float, type(value)), step.code
            assert bits_agree(np.asarray(made, value.dtype)[()], value), (step.code, made, value)
            assert [term.offset for term in step.terms] == sorted(step.made_by.offsets)


@pytest.mark.parametrize("dtype", NUMERIC)
def test_step_and_code_have_the_bits_of_the_output(dtype: str) -> None:
    """Every numeric dtype with every kind of spacing, both edge orders: all ten statements."""
    reached = set()
    line, table = samples(dtype, (5,)), samples(dtype, (4, 2))
    becomes_float64 = dtype == "float64" or line.dtype.kind in "iu"
    for spacing in SPACINGS:
        for edge_order in (1, 2):
            traces = [quiet_trace(table, *varargs_for(spacing, 4), axis=0, edge_order=edge_order)]
            # Python's complex times np.float64 is Python's, which NumPy cannot store.
            if edge_order == 1 or type(spacing) is not complex or not becomes_float64:
                traces += [quiet_trace(line, *varargs_for(spacing, 5), edge_order=edge_order)]
            for trace in traces:
                assert_steps_hold(trace)
                reached |= {step.made_by for step in trace.steps()}
    assert reached == set(STATEMENTS)


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("layout", ["C", "F", "backwards", "transposed"])
def test_steps_of_every_axis_and_layout_hold(layout: str, edge_order: int) -> None:
    """Three dimensions, mixed spacings, samples anywhere in memory."""
    f = samples("float64", (3, 4, 5))
    f = {"C": f, "F": np.asfortranarray(f), "backwards": f[::-1, :, ::-1], "transposed": f.T}[
        layout
    ]
    x = np.sqrt(np.arange(f.shape[1]) + 0.5)
    assert_steps_hold(quiet_trace(f, 0.1, x, np.float32(2), edge_order=edge_order))
    assert_steps_hold(quiet_trace(f, x, 3, axis=(1, 0), edge_order=edge_order))


SPECIAL = np.array([0.0, -0.0, np.nan, 1.0, -np.inf, 5e-324, np.inf, -1.5, 1.7e308, -0.0, -2.0])


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "longdouble", "complex128"])
@pytest.mark.parametrize(
    "spacing",
    [1.0, 0.0, 0, -0.0, np.nan, np.inf, 5e-324, 1e308, np.float64(0), np.float32(0), "repeat"],
    ids=repr,
)
def test_steps_hold_for_special_numbers(dtype: str, spacing: Any) -> None:
    """nan, inf, -0.0, denormals, zero gaps and overflow: code shows what NumPy computed."""
    with np.errstate(all="ignore"):
        f = SPECIAL.astype(dtype)
        if dtype == "complex128":
            f = f + np.array([0, complex(0, -0.0), 1j, -1j, -1j, 1j, 0, 1j, 0, -1j, 1j])
    x = np.array([0, 1, 1, 3, np.nan, 5, -0.0, 0.0, 5e-324, 1e308, np.inf])
    varargs = (x,) if spacing == "repeat" else (spacing,)
    for edge_order in (1, 2):
        try:
            trace = quiet_trace(f, *varargs, edge_order=edge_order)
        except GradientCoreError:  # a Python zero as the divisor of a Python number
            assert spacing == 0
            continue
        assert_steps_hold(trace)


@given(st.data(), st.sampled_from(["float64", "float32", "float16", "complex128", "complex64"]))
def test_steps_hold_for_generated_samples(data: st.DataObject, dtype: str) -> None:
    """Any samples of any float dtype, on any float64 spacing or coordinates."""
    f = data.draw(hnp.arrays(dtype, st.integers(3, 7), elements=any_numbers(dtype)))
    coordinates = hnp.arrays("float64", f.shape, elements=any_numbers("float64"))
    spacing = data.draw(st.one_of(any_numbers("float64"), st.integers(1, 9), coordinates))
    edge_order = data.draw(st.sampled_from([1, 2]))
    try:
        trace = quiet_trace(f, spacing, edge_order=edge_order)
    except GradientCoreError:  # a Python zero again
        return
    assert_steps_hold(trace)


@pytest.mark.parametrize("dtype", COMPLEX)
def test_steps_hold_for_complex_products(dtype: str) -> None:
    """Complex spacing under complex samples: scalars and arrays may round differently."""
    rng = np.random.default_rng(5)
    f = (rng.normal(size=(9, 4)) + 1j * rng.normal(size=(9, 4))).astype(dtype)
    for spacing in (0.3 + 0.7j, np.complex64(0.3 + 0.7j), np.complex128(-0.2 + 1j)):
        assert_steps_hold(quiet_trace(f, spacing, axis=0, edge_order=2))
        assert_steps_hold(quiet_trace(f[:, 0].copy(), spacing, edge_order=2))


def gaps_by_name(step: DifferenceStep) -> dict[str, Any]:
    """Return what the names of the gaps in a statement stand for."""
    return dict(zip(step.made_by.gap_names, step.gaps, strict=True))


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("spacing", [0.3, [0, 1, 3, 4, 9]], ids=["uniform", "non-uniform"])
def test_statement_and_textbook_evaluate_to_the_value(spacing: Any, edge_order: int) -> None:
    """With ``f`` and the gaps as names: the statement in all bits, the form in books nearly."""
    trace = trace_gradient([1.5, -2.0, 4.0, 8.5, 16.0], spacing, edge_order=edge_order)
    for step in trace.steps():
        names = {"f": trace.samples} | gaps_by_name(step)
        assert bits_agree(eval(step.statement, names), step.value), step
        assert (step.textbook is None) == step.made_by.is_quotient
        if step.textbook is not None:
            assert np.isclose(eval(step.textbook, names), step.value, rtol=1e-14), step


def test_code_is_bare_python_where_that_gives_the_same_bits() -> None:
    """Numbers and operators alone for float64 and integers, NumPy's types for all else."""
    for f, is_bare in (([1, 2, 4], True), ([1.0, 2.0, 4.0], True), (np.float32([1, 2, 4]), False)):
        assert all(("np" not in step.code) == is_bare for step in trace_gradient(f).steps())


def test_step_of_two_dimensions_is_addressed_like_the_result() -> None:
    """The tuple of outputs, then the place; for a single axis the place alone."""
    trace = trace_gradient(PAIR)
    assert trace.step((0, 1), axis=0).name == "gradient[0][0, 1]"
    assert trace.step((0, 1), axis=0).statement == "(f[1, 1] - f[0, 1]) / h"
    assert trace.step((1, 2), axis=1).name == "gradient[1][1, 2]"
    assert trace.step((1, 2), axis=1).statement == "(f[1, 3] - f[1, 1]) / (2. * h)"
    swapped = trace_gradient(PAIR, axis=(1, 0))
    assert swapped.step((0, 1), axis=0).name == "gradient[1][0, 1]"
    assert trace_gradient(PAIR, axis=1).step((0, 1)).name == "gradient[0, 1]"
    for each, axis in ((trace, None), (swapped, (1, 0))):
        result = numpy_gradient(PAIR, axis=axis)
        for step in each.steps():
            assert bits_agree(eval(step.name, {"gradient": result}), step.value)
