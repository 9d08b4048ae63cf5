"""`DifferenceStep`: its terms and weights are those the statement used; a text for every dtype."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import numpy as np
import pytest

from gradient_core import DifferenceStep, GradientTrace, trace_gradient
from gradient_core.oracle import bits_agree
from gradient_core.trace import textbook_worked_out, value_worked_out, weights_worked_out
from gradient_core.trace.step_latex import latex_equation
from tests.core.inputs import NUMERIC, samples
from tests.core.trace.test_step_text import varargs_for
from tests.core.trace.traces import GUIDE, quiet_trace


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
            if not step.made_by.is_quotient:
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


def test_step_is_frozen() -> None:
    """A record cannot be written to."""
    step = trace_gradient(GUIDE).step(0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        step.value = 3.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        step.terms[0].weight = 3.0


def all_texts(step: DifferenceStep) -> list[str]:
    """Return every text a step has."""
    texts = [step.statement, step.code, step.latex, step.latex_numbers, step.sentence, step.line]
    texts += [latex_equation(step, 4), repr(step), step._repr_html_(), step._repr_latex_()]
    parts = [*weights_worked_out(step, 4), value_worked_out(step, 4), textbook_worked_out(step, 4)]
    return [*texts, step.textbook or "", *map(repr, parts)]


@pytest.mark.parametrize("dtype", [*NUMERIC, "datetime64[D]", "timedelta64[s]", "fractions"])
def test_every_text_exists_for_every_dtype(dtype: str) -> None:
    """No dtype is without words; braces and brackets are closed in all of them."""
    for varargs in ((), (2,), ([0, 1, 3, 4],)):
        for step in quiet_trace(samples(dtype, (4,)), *varargs, edge_order=2).steps():
            for text in all_texts(step):
                for opening, closing in ("()", "{}", "[]"):
                    assert text.count(opening) == text.count(closing), text
