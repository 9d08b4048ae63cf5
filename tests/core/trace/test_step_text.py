"""`DifferenceStep`: its value and code have the bits of the output; its terms and fraction hold."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradient_core import DifferenceStep, GradientCoreError, GradientTrace, trace_gradient
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.statements.schemes import STATEMENTS
from gradient_core.trace.step_latex import ledger, textbook_display
from gradient_core.trace.step_text import latex_equation
from tests.core.differences.test_gradient import any_numbers
from tests.core.inputs import COMPLEX, NUMERIC, samples
from tests.core.trace.test_trace import GUIDE, PAIR

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


def quiet_trace(f: Any, *varargs: Any, **options: Any) -> GradientTrace:
    """Return a trace; floating-point warnings are not the subject here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return trace_gradient(f, *varargs, **options)


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
            assert [term.offset for term in step.terms] == sorted(step.rule.offsets)


# --- bits ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("spacing", SPACINGS, ids=repr)
@pytest.mark.parametrize("dtype", NUMERIC)
def test_step_and_code_have_the_bits_of_the_output(dtype: str, spacing: Any) -> None:
    """Every numeric dtype with every kind of spacing, both edge orders: all ten statements."""
    for edge_order in (1, 2):
        f = samples(dtype, (4, 3))
        varargs = varargs_for(spacing, 4)
        assert_steps_hold(quiet_trace(f, *varargs, axis=0, edge_order=edge_order))
        f = samples(dtype, (7,))
        becomes_float64 = dtype == "float64" or f.dtype.kind in "iu"
        if edge_order == 2 and type(spacing) is complex and becomes_float64:
            continue  # Python's complex times np.float64 is Python's, which NumPy cannot store
        assert_steps_hold(quiet_trace(f, *varargs_for(spacing, 7), edge_order=edge_order))


def test_all_ten_statements_are_traced() -> None:
    """Two edge orders on uniform and non-uniform samples reach every statement."""
    rules = {
        step.rule
        for edge_order in (1, 2)
        for varargs in ((), ([0, 1, 3, 4, 9],))
        for step in trace_gradient(GUIDE, *varargs, edge_order=edge_order).steps()
    }
    assert rules == set(STATEMENTS)


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


# --- the guide's examples ------------------------------------------------------------------------


def test_code_of_the_guide_is_bare_python() -> None:
    """Nothing but numbers and operators where Python's own arithmetic gives the same bits."""
    codes = [step.code for step in trace_gradient(GUIDE).steps()]
    assert codes == [
        "(2.0 - 1.0) / 1.0",
        "(4.0 - 1.0) / (2.0 * 1.0)",
        "(8.0 - 2.0) / (2.0 * 1.0)",
        "(16.0 - 4.0) / (2.0 * 1.0)",
        "(16.0 - 8.0) / 1.0",
    ]


def test_ends_of_the_guide_have_their_textbook_forms() -> None:
    """(8 - 4 - 3)/2 = 0.5 on the left and (48 + 4 - 32)/2 = 10 on the right."""
    trace = trace_gradient(GUIDE, edge_order=2)
    left, right = trace.step(0), trace.step(4)
    assert left.textbook == "(4*f[1] - f[2] - 3*f[0]) / (2*h)"
    assert right.textbook == "(3*f[4] + f[2] - 4*f[3]) / (2*h)"
    f, h = GUIDE, 1
    assert eval(left.textbook, {"f": f, "h": h}) == (8 - 4 - 3) / 2 == float(left.value) == 0.5
    assert eval(right.textbook, {"f": f, "h": h}) == (48 + 4 - 32) / 2 == float(right.value) == 10
    assert trace.step(2).textbook is None


def test_statement_of_the_guide_has_indices() -> None:
    """As NumPy's source spells it, with the indices of the samples."""
    trace = trace_gradient(GUIDE, [0, 1, 3, 4, 9])
    assert trace_gradient(GUIDE).step(1).statement == "(f[2] - f[0]) / (2. * h)"
    assert trace.step(0).statement == "(f[1] - f[0]) / h"
    assert trace.step(2).statement == (
        "(-(h2) / (h1 * (h1 + h2))) * f[1] + ((h2 - h1) / (h1 * h2)) * f[2]"
        " + (h1 / (h2 * (h1 + h2))) * f[3]"
    )


def statements_with_numbers() -> Iterator[tuple[GradientTrace, dict[str, Any]]]:
    """Yield traces with what their statements' names mean."""
    f = np.array([1.5, -2.0, 4.0, 8.5, 16.0])
    for edge_order in (1, 2):
        yield trace_gradient(f, 0.3, edge_order=edge_order), {"h": 0.3}
        yield trace_gradient(f, [0, 1, 3, 4, 9], edge_order=edge_order), {}


def test_statement_evaluates_to_the_value() -> None:
    """The statement is executable, too: with ``f`` and the gaps as names it gives the bits."""
    for trace, names in statements_with_numbers():
        for step in trace.steps():
            gaps = dict(zip(step.rule.gap_names, step.gaps, strict=True))
            value = eval(step.statement, {"f": trace.samples} | gaps | names)
            assert bits_agree(value, step.value), step


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


# --- terms and weights ---------------------------------------------------------------------------


def weighted_sum_traces() -> list[GradientTrace]:
    """Return traces of which all steps, or the ends, are weighted sums."""
    traces = []
    for dtype in ("float64", "float32", "float16", "longdouble", "int32", "complex64"):
        f = samples(dtype, (7,))
        for spacing in (None, 0.1, 3, np.float32(0.3), np.uint8(3), "float64", "float32"):
            traces.append(quiet_trace(f, *varargs_for(spacing, 7), edge_order=2))
    return traces


def test_products_of_a_weighted_sum_add_up_to_the_value() -> None:
    """In the statement's order, bit for bit; that is what the card adds up."""
    count = 0
    for trace in weighted_sum_traces():
        for step in trace.steps():
            if not step.rule.is_quotient:
                first, second, third = (term.product for term in step.terms)
                total = np.asarray(first + second + third).astype(step.value.dtype)[()]
                assert bits_agree(total, step.value), step
                count += 1
    assert count > 100


def test_sum_in_another_order_has_other_bits() -> None:
    """So the order is not decoration."""
    rng = np.random.default_rng(4)
    trace = trace_gradient(rng.normal(size=300), np.cumsum(rng.uniform(0.5, 2, size=300)))
    mirrored = [
        s.terms[2].product + s.terms[1].product + s.terms[0].product for s in trace.steps()[1:-1]
    ]
    assert any(a != s.value for a, s in zip(mirrored, trace.steps()[1:-1], strict=True))


def test_terms_are_the_samples_that_are_read() -> None:
    """Two inside a uniform axis, where a centre term would show 0 * nan."""
    trace = trace_gradient([0.0, 1.0, np.nan, 9.0, 16.0], 0.5)
    terms = trace.step(2).terms
    assert [(t.offset, t.index, t.coordinate, t.sample) for t in terms] == [
        (-1, 1, 0.5, 1.0),
        (1, 3, 1.5, 9.0),
    ]
    assert [t.weight for t in terms] == [-1.0, 1.0]
    assert [t.product for t in terms] == [-1.0, 9.0]
    assert [t.exact_weight for t in terms] == [Fraction(-1), Fraction(1)]
    assert trace.step(2).value == 8.0


def test_terms_of_coordinates_have_places_and_exact_weights() -> None:
    """Coordinates 0, 1, 4: slopes count 3/4 and 1/4, so the weights are -3/4, 2/3 and 1/12."""
    step = trace_gradient([0, 1, 16], [0, 1, 4]).step(1)
    assert [t.coordinate for t in step.terms] == [0, 1, 4]
    assert [t.exact_weight for t in step.terms] == [
        Fraction(-3, 4),
        Fraction(2, 3),
        Fraction(1, 12),
    ]
    assert step.gaps == (1.0, 3.0)
    assert step.gap_ends == ((0, 1), (1, 4))
    assert step.stencil.offsets == (-1, 0, 1)
    assert step.stencil.coefficients is None


def test_terms_in_two_dimensions_lie_along_the_axis() -> None:
    """Only the index of the differentiated axis moves."""
    step = trace_gradient(np.arange(12.0).reshape(3, 4)).step((1, 2), axis=0)
    assert [term.index for term in step.terms] == [(0, 2), (2, 2)]
    assert step.position == 1


@pytest.mark.parametrize("h", [1, 0.1, 3.0])
def test_stencil_has_the_published_coefficients(h: float) -> None:
    """Weights times h: -3/2, 2, -1/2 on the left; the mirror image on the right."""
    trace = trace_gradient(GUIDE, h, edge_order=2)
    left, middle, right = (trace.step(i).stencil for i in (0, 2, 4))
    halves = tuple(map(Fraction, (-1.5, 2, -0.5)))
    assert (left.offsets, left.coefficients) == ((0, 1, 2), halves)
    assert (middle.offsets, middle.coefficients) == ((-1, 1), (Fraction(-1, 2), Fraction(1, 2)))
    assert (right.offsets, right.coefficients) == ((-2, -1, 0), tuple(-c for c in halves[::-1]))
    assert left.weights == (-1.5 / h, 2.0 / h, -0.5 / h)
    assert {s.accuracy_order for s in (left, middle, right)} == {2}


def test_weights_times_zero_gap_do_not_raise() -> None:
    """A Python zero as the distance is inf in the weights, as it is in NumPy's division."""
    step = quiet_trace([1.0, 2.0, 4.0], 0).step(0)
    assert step.weights == (np.inf, -np.inf)


# --- exact values --------------------------------------------------------------------------------


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


# --- texts ---------------------------------------------------------------------------------------


def all_texts(step: DifferenceStep) -> list[str]:
    """Return every text a step has."""
    texts = [step.statement, step.code, step.latex, step.latex_numbers, step.sentence, step.line]
    texts += [latex_equation(step, 4), ledger(step, 4), textbook_display(step, 4) or "", repr(step)]
    return [*texts, step._repr_html_(), step._repr_latex_(), step.textbook or ""]


@pytest.mark.parametrize("dtype", [*NUMERIC, "datetime64[D]", "timedelta64[s]", "fractions"])
def test_every_text_exists_for_every_dtype(dtype: str) -> None:
    """No dtype is without words; braces and brackets are closed in all of them."""
    for varargs in ((), (2,), ([0, 1, 3, 4],)):
        for step in quiet_trace(samples(dtype, (4,)), *varargs, edge_order=2).steps():
            for text in all_texts(step):
                for opening, closing in ("()", "{}", "[]"):
                    assert text.count(opening) == text.count(closing), text


def test_latex_of_the_guide() -> None:
    """Symbols, then the numbers put in, then the value, as one equation."""
    step = trace_gradient(GUIDE).step(1)
    assert step.latex == r"\frac{f_{2} - f_{0}}{2\,h}"
    assert step.latex_numbers == r"\frac{4 - 1}{2 \cdot 1}"
    assert latex_equation(step) == (
        r"g_{1} = \frac{f_{2} - f_{0}}{2\,h} = \frac{4 - 1}{2 \cdot 1} = 1.5"
    )


def test_latex_says_where_digits_are_left_out() -> None:
    """A rounded number is not shown as equal."""
    step = trace_gradient([0, 1 / 3, 4]).step(1)
    assert r"\approx" not in latex_equation(step)
    step = trace_gradient([1 / 3, 1, 4]).step(1)
    assert r"\approx" in latex_equation(step, 3)
    assert "0.333" in latex_equation(step, 3)
    assert r"\approx" not in latex_equation(step)


def test_step_is_frozen() -> None:
    """A record cannot be written to."""
    step = trace_gradient(GUIDE).step(0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        step.value = 3.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        step.terms[0].weight = 3.0


@pytest.mark.parametrize("spacing", [1e308, [-1e308, 0.0, 1e308]])
def test_step_at_the_edge_of_all_floats_is_recorded_without_a_warning(spacing: Any) -> None:
    """Coordinates or gaps beyond the largest float are inf; only the call itself warns."""
    with np.errstate(all="ignore"):
        trace = trace_gradient([0.0, 1.0, 2.0], spacing)
    steps = [trace.step(i) for i in range(3)]

    assert steps[1].terms[0].index == 0
    assert steps[2].terms[-1].coordinate in (np.inf, 1e308)
