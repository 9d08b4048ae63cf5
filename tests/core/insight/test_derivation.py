"""Weights of any stencil: published tables, SymPy, the statements themselves, and the lines."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import GradientValueError, derive_stencil, leading_term, trace_gradient
from gradient_core.insight import (
    Derivation,
    derive_on_samples,
    derive_statement,
    newton_route,
    place_stencil,
    statement_of,
)
from gradient_core.statements import Statement, exact_weights
from gradient_core.statements.statement import STATEMENTS
from tests.core.insight.test_taylor import draw_gaps, step_of
from tests.core.statements.test_schemes import FEW, all_statements, positions
from tests.core.statements.test_stencils import TABLE_1_CENTRED, TABLE_3_ONE_SIDED, fractions

LINES = Path(__file__).with_name("derivations.txt")
SCHEMES = ((0, 1), (-1, 0), (-1, 0, 1), (0, 1, 2), (-2, -1, 0), (-1, 0, 2))
OFFSETS = st.lists(
    st.fractions(-8, 8, max_denominator=30), min_size=2, max_size=7, unique=True
).map(tuple)


@given(offsets=OFFSETS, data=st.data())
def test_the_sums_by_column_hold_exactly(
    offsets: tuple[Fraction, ...], data: st.DataObject
) -> None:
    """The column of the derivative gives 1, the others 0, the first that does not is the error."""
    order = data.draw(st.integers(1, min(6, len(offsets) - 1)))
    found = derive_stencil(offsets, order)
    leading = found.leading_term

    sums = [sum(found.taylor_row(j)) for j in range(leading.derivative_order)]

    assert sums == [int(j == order) for j in range(leading.derivative_order)]
    assert sum(found.taylor_row(leading.derivative_order)) == leading.factor != 0
    assert found.accuracy_order == leading.derivative_order - order


@given(offsets=OFFSETS, data=st.data())
def test_weights_are_those_of_sympy(offsets: tuple[Fraction, ...], data: st.DataObject) -> None:
    """Which follows Fornberg's recursion."""
    order = data.draw(st.integers(1, min(6, len(offsets) - 1)))
    nodes = [sympy.Rational(o.numerator, o.denominator) for o in offsets]
    expected = sympy.finite_diff_weights(order, nodes, 0)[order][-1]

    assert derive_stencil(offsets, order).weights == tuple(Fraction(w.p, w.q) for w in expected)


@pytest.mark.parametrize("order", TABLE_1_CENTRED)
def test_central_weights_are_those_of_fornberg(order: int) -> None:
    """Table 1, with its accuracy order."""
    found = derive_stencil(range(-order // 2, order // 2 + 1))
    assert (found.weights, found.accuracy_order) == (fractions(TABLE_1_CENTRED[order]), order)


@pytest.mark.parametrize("order", TABLE_3_ONE_SIDED)
def test_one_sided_weights_are_those_of_fornberg(order: int) -> None:
    """Table 3, with its accuracy order."""
    found = derive_stencil(range(order + 1))
    assert (found.weights, found.accuracy_order) == (fractions(TABLE_3_ONE_SIDED[order]), order)


@all_statements
@FEW
@given(data=st.data())
def test_weights_are_those_numpy_executes(rule: Statement, data: st.DataObject) -> None:
    """With its truncation term, for every statement and any rational gaps."""
    gaps = draw_gaps(data, rule)
    places = positions(rule, gaps)
    largest = max(map(abs, places))
    found = derive_stencil([place / largest for place in places])
    assert tuple(w / largest for w in found.weights) == exact_weights(rule, gaps)


@pytest.mark.parametrize("offsets", SCHEMES)
@pytest.mark.parametrize("derivative", [1, 2])
def test_the_error_is_the_one_that_is_measured(offsets: tuple[int, ...], derivative: int) -> None:
    """The exact sum of x**order, where nothing comes after the leading term, for h and h/2."""
    if derivative >= len(offsets):
        return
    found = derive_stencil(offsets, derivative)
    order = found.leading_term.derivative_order
    for h in (Fraction(1), Fraction(1, 2)):
        pairs = zip(found.weights, offsets, strict=True)
        measured = sum(w * (o * h) ** order for w, o in pairs) / h**derivative
        expected = found.leading_term.factor * h**found.accuracy_order * math.factorial(order)
        assert measured == expected


def test_the_leading_term_is_that_of_a_step() -> None:
    """Both name the same derivative and, at h = 1, the same factor."""
    for rule in STATEMENTS:
        term = leading_term(step_of(rule, [1.0] * len(rule.gap_names)))
        found = derive_stencil(sorted(rule.offsets)).leading_term
        assert term is not None
        assert (found.derivative_order, found.factor) == (term.derivative_order, term.factor)


@pytest.mark.parametrize("offsets", [(-2, -1, 0, 1, 2), (0, 0.5, 3), (-1, 1), (0, Fraction(1, 3))])
@pytest.mark.parametrize("derivative", [1, 2])
def test_python_is_the_weighted_sum(offsets: tuple, derivative: int) -> None:
    """The line to copy, executed in fractions, gives what the weights give."""
    if derivative >= len(offsets):
        return
    found = derive_stencil(offsets, derivative)
    h, i = Fraction(2, 7), 3

    class Samples:
        """A polynomial that is read by index, and by place."""

        def __getitem__(self, index: int) -> Fraction:
            return self(index * h)

        def __call__(self, x: Fraction) -> Fraction:
            return x**3 - 5 * x + 1

    f, x = Samples(), i * h
    expected = sum(w * f(x + o * h) for w, o in zip(found.weights, found.offsets, strict=True))

    assert eval(found.code, {"f": f, "h": h, "i": i, "x": x}) == expected / h**derivative


def _written(title: str, found: Derivation) -> list[str]:
    weights = " ".join(map(str, found.weights))
    lines = [f"{line.latex}\n    {line.sentence}" for line in found.lines]
    return [f"{title}: {weights}", *lines, f"{found.leading_term.text}\n"]


def test_every_line_is_the_one_that_was_read() -> None:
    """Of all statements in letters, of the guide's samples in numbers, and of other stencils."""
    written = []
    for rule in STATEMENTS:
        if rule.uniform or len(rule.gap_names) == 2:
            kind = "uniform" if rule.uniform else "non-uniform"
            title = f"{rule.region}, {kind}, accuracy order {rule.accuracy_order}"
            written += _written(title, derive_statement(rule))
    trace = trace_gradient([1, 2, 4, 8, 16], [0, 1, 1.5, 3.5, 4])
    for call, offsets, index in (
        (trace_gradient([1, 2, 4, 8, 16]), (0, 1, 2), 0),
        (trace_gradient([1, 2, 4, 8, 16]), (-2, -1, 0), 4),
        (trace, (-1, 0, 1), 2),
    ):
        placed = place_stencil(call, offsets, index)
        rule = statement_of(offsets, uniform=call.spacing[0].uniform)
        written += _written(f"samples at {index}", derive_on_samples(placed, 1, rule))
        for line in newton_route(placed).lines:
            written += [f"{line.latex}\n    {line.sentence}"]
        written += [""]
    for offsets, derivative in (((-1, 0, 2), 1), ((0, 0.3, 1), 2), ((-2, -1, 0, 1, 2), 4)):
        title = f"offsets {offsets}, derivative {derivative}"
        written += _written(title, derive_stencil(offsets, derivative))
    assert "\n".join(written) == LINES.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("offsets", "derivative", "blamed"),
    [
        ((0,), 1, "offsets"),
        ((0, 1, 1), 1, "offsets"),
        ((0, 0.5, Fraction(1, 2)), 1, "offsets"),
        (range(-5, 5), 1, "offsets"),
        ((0, 9), 1, "offsets"),
        ((0, math.nan), 1, "offsets"),
        ((0, math.inf), 1, "offsets"),
        ((0, Fraction(1, 10**10)), 1, "offsets"),
        ((0, 2**0.5), 1, "offsets"),
        ((0, "1"), 1, "offsets"),
        ((0, 1j), 1, "offsets"),
        ((0, 1), 2, "derivative"),
        ((0, 1, 2), 0, "derivative"),
        ((0, 1, 2), 1.5, "derivative"),
        (range(9), 7, "derivative"),
    ],
)
def test_what_is_no_stencil_is_refused(offsets: tuple, derivative: int, blamed: str) -> None:
    """With the rule, what came, and the fix."""
    with pytest.raises(GradientValueError, match=r"must be .*; got .*\. .*\.$") as refused:
        derive_stencil(offsets, derivative)
    assert refused.value.argument == blamed
