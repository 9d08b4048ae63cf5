"""Where the weights of NumPy's statements come from: in letters, on samples, by the parabola."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import GradientCoreError, derive_stencil, trace_gradient
from gradient_core.insight import (
    PlacedStencil,
    derive_on_samples,
    derive_statement,
    newton_route,
    place_stencil,
    statement_of,
)
from gradient_core.insight.symbolic_gaps import symbolic_weights
from gradient_core.statements import Statement, exact_weights
from gradient_core.statements.statement import STATEMENTS
from tests.core.insight.test_taylor import draw_gaps
from tests.core.statements.test_schemes import FEW, all_statements, positions

TWO_GAPS = [rule for rule in STATEMENTS if len(rule.gap_names) == 2]


def _placed(rule: Statement, gaps: list[Fraction], samples: list[Fraction]) -> PlacedStencil:
    """Return the samples of a statement where its gaps put them, in ascending order of index."""
    pairs = sorted(zip(rule.offsets, positions(rule, gaps), strict=True))
    offsets, places = zip(*pairs, strict=True)
    return PlacedStencil(5, offsets, places, tuple(samples[: len(offsets)]))


@pytest.mark.parametrize("rule", TWO_GAPS, ids=lambda rule: rule.region)
def test_weights_in_letters_are_those_of_the_statement(rule: Statement) -> None:
    """SymPy's solution, at gaps nobody has thought of, is the statement without rounding."""
    _, weights, _ = symbolic_weights(rule)
    for gaps in ([1, 1], [Fraction(1, 3), 7], [Fraction(22, 7), Fraction(5, 11)]):
        known = {f"h_{k}": sympy.Rational(gap) for k, gap in enumerate(gaps, 1)}
        found = [w.subs({s: known[s.name] for s in w.free_symbols}) for w in weights]
        expected = exact_weights(rule, [Fraction(gap) for gap in gaps])
        assert tuple(Fraction(w.p, w.q) for w in found) == expected


@all_statements
@FEW
@given(data=st.data())
def test_deduction_on_samples_is_that_of_the_statement(
    rule: Statement, data: st.DataObject
) -> None:
    """For any rational gaps: sums by column, weights, and the error at half the gaps."""
    gaps = draw_gaps(data, rule)
    placed = _placed(rule, gaps, [Fraction(n) for n in (3, -1, 7)])

    found = derive_on_samples(placed, 1, rule)

    weights = exact_weights(rule, gaps)
    assert found.weights == tuple(w for _, w in sorted(zip(rule.offsets, weights, strict=True)))
    term = found.leading_term
    sums = [sum(found.taylor_row(j)) for j in range(term.derivative_order + 1)]
    assert sums == [*(int(j == 1) for j in range(term.derivative_order)), term.factor]
    halved = derive_on_samples(_placed(rule, [gap / 2 for gap in gaps], [Fraction(0)] * 3))
    assert term.factor == halved.leading_term.factor * 2**found.accuracy_order


@all_statements
@FEW
@given(data=st.data())
def test_the_parabola_has_the_same_weights(rule: Statement, data: st.DataObject) -> None:
    """The slope of Newton's form, for any rational gaps and samples."""
    gaps = draw_gaps(data, rule)
    samples = [data.draw(st.fractions(-9, 9, max_denominator=9)) for _ in range(3)]
    placed = _placed(rule, gaps, samples)

    route = newton_route(placed)

    assert route.weights == derive_on_samples(placed).weights
    assert route.slope == sum(w * f for w, f in zip(route.weights, placed.samples, strict=True))
    own = dict(zip(placed.offsets, placed.samples, strict=True)).get(0)
    assert route.height == (sum(placed.samples) / 2 if own is None else own)


@pytest.mark.parametrize(
    ("offsets", "index", "book", "value"),
    [
        ((0, 1, 2), 0, r"\frac{4 \cdot 2 - 4 - 3 \cdot 1}{2 \cdot 1}", r"\tfrac{1}{2}"),
        ((-2, -1, 0), 4, r"\frac{3 \cdot 16 + 4 - 4 \cdot 8}{2 \cdot 1}", "10"),
    ],
)
def test_rationale_of_the_guide_in_its_numbers(
    offsets: tuple[int, ...], index: int, book: str, value: str
) -> None:
    """(4*2 - 4 - 3*1)/2 = 0.5 at the left end, (3*16 + 4 - 4*8)/2 = 10 at the right one."""
    placed = place_stencil(trace_gradient([1, 2, 4, 8, 16]), offsets, index)
    rule = statement_of(offsets, uniform=True)

    rows = derive_on_samples(placed, 1, rule).lines[-1].latex.split(r" \\ ")

    assert rows[1] == f"&= {book}"
    assert rows[2] == rf"&= {value}\end{{aligned}}"


def test_letters_are_those_of_the_gaps() -> None:
    """One gap is h, two are h_1 and h_2; both are told from the same offsets."""
    for rule in STATEMENTS:
        text = derive_statement(rule).lines[0].latex
        assert ("h_{1}" in text or "h_{2}" in text) == (len(rule.gap_names) == 2)


def test_long_fractions_are_shown_rounded_and_said_so() -> None:
    """Gaps such as 2 pi/12 have no short fraction: every line says approximately."""
    x = np.linspace(0, 2 * np.pi, 13)
    placed = place_stencil(trace_gradient(np.sin(x), x[1]), (-1, 0, 1), 2)
    lines = derive_on_samples(placed).lines

    assert all(r"\approx" in lines[k].latex for k in (0, 2, 3, 5))
    assert "0.5236" in lines[0].latex


@pytest.mark.parametrize("derivative", [1, 2])
def test_equal_gaps_give_the_weights_of_the_offsets(derivative: int) -> None:
    """On samples h apart the weights are those of the offsets over h to the derivative's power."""
    placed = place_stencil(trace_gradient([1, 2, 4, 8], 0.25), (-1, 0, 1, 2), 1)

    found = derive_on_samples(placed, derivative)

    unit = derive_stencil((-1, 0, 1, 2), derivative)
    assert found.weights == tuple(4**derivative * w for w in unit.weights)


@pytest.mark.parametrize(
    ("f", "x", "offsets", "index"),
    [
        ([1, 2, 4], [0, 1, 2], (-1, 0, 1), 0),
        ([1, 2, 4], [0, 1, 2], (0, 1, 2), 1),
        ([1, math.nan, 4], [0, 1, 2], (-1, 0, 1), 1),
        ([1, 2j, 4], [0, 1, 2], (-1, 0, 1), 1),
        ([1, 2, -math.inf], [0, 1, 2], (-1, 0, 1), 1),
        ([1, 2, 4], [0, 1, 0], (-1, 0, 1), 1),
    ],
)
def test_samples_without_a_deduction_are_refused(
    f: list, x: list, offsets: tuple[int, ...], index: int
) -> None:
    """With the rule, what came, and the fix."""
    with np.errstate(all="ignore"):
        trace = trace_gradient(f, x)
    with pytest.raises(GradientCoreError, match=r"^`.*` must .*; got .*\. .*\.$"):
        place_stencil(trace, offsets, index)


def test_more_samples_make_no_parabola() -> None:
    """Four samples are refused."""
    four = place_stencil(trace_gradient([1, 2, 4, 8]), (0, 1, 2, 3), 0)
    with pytest.raises(GradientCoreError, match="must be two or three"):
        newton_route(four)
