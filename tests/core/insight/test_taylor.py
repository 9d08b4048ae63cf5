"""The leading truncation term: known factors, exact on polynomials, observed as h halves."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import DifferenceStep, trace_gradient
from gradient_core.insight import leading_term
from gradient_core.statements import INTERIOR, LEFT, Statement
from tests.core.statements.test_schemes import FEW, GAPS, all_statements, exact_value, positions


def step_of(rule: Statement, gaps: list[Any]) -> DifferenceStep:
    """Return a step of this statement and these gaps, with samples that do not matter."""
    zeros = (0.0,) * len(rule.offsets)
    return DifferenceStep(0, 2, 0.0, rule, "gradient[2]", zeros, tuple(gaps), None, zeros)


def draw_gaps(data: st.DataObject, rule: Statement) -> list[Fraction]:
    """Draw rational gaps that are all positive or all negative."""
    sign = data.draw(st.sampled_from([1, -1]))
    return [sign * data.draw(GAPS) for _ in rule.gap_names]


def symbolic(term: str, pattern: str, symbols: dict[str, sympy.Expr]) -> sympy.Expr:
    """Read a factor such as ``-h(...)/6``: the pattern finds sign, numerator and denominator."""
    sign, numerator, denominator = re.fullmatch(pattern, term).groups()
    parts = re.findall("|".join(map(re.escape, symbols)), numerator)
    assert "".join(parts) == numerator
    product = sympy.prod([symbols[part] for part in parts])
    return (-1 if sign else 1) * product / sympy.Integer(denominator)


H, H1, H2 = sympy.symbols("h h1 h2")
LATEX = {"(h_1+h_2)": H1 + H2, "h_1": H1, "h_2": H2, "h^{2}": H**2, "h": H}
TEXT = {"(h₁ + h₂)": H1 + H2, "h₁": H1, "h₂": H2, "h²": H**2, "h": H}


@all_statements
@FEW
@given(data=st.data())
def test_term_in_symbols_gives_the_factor(rule: Statement, data: st.DataObject) -> None:
    """LaTeX and text, read by SymPy, give the fraction found from the weights."""
    gaps = draw_gaps(data, rule)
    term = leading_term(step_of(rule, gaps))
    known = dict(zip(rule.gap_names, map(sympy.Rational, gaps), strict=True))
    primes = "'" * term.derivative_order
    latex = rf"(-?)\\frac\{{(.+)\}}\{{(\d)\}}\\,f{primes}\(x\)"
    text = rf"(−?)(.+)/(\d) · f{'..″‴'[term.derivative_order]}\(x\)"
    for factor in (symbolic(term.latex, latex, LATEX), symbolic(term.text, text, TEXT)):
        assert factor.subs(known) == sympy.Rational(term.factor)


@all_statements
@FEW
@given(data=st.data())
def test_term_is_the_whole_error_on_polynomials(rule: Statement, data: st.DataObject) -> None:
    """Nothing is lost below degree m; at degree m the error is the factor times f^(m)."""
    gaps = draw_gaps(data, rule)
    term = leading_term(step_of(rule, gaps))
    m = term.derivative_order
    powers = [data.draw(st.fractions(-9, 9, max_denominator=9)) for _ in range(m + 1)]
    at = data.draw(st.fractions(-9, 9, max_denominator=9))
    for degree in range(m + 1):
        coefficients = powers[: degree + 1]
        samples = [
            sum(c * (at + d) ** k for k, c in enumerate(coefficients))
            for d in positions(rule, gaps)
        ]
        slope = sum(k * c * at ** (k - 1) for k, c in enumerate(coefficients) if k)
        error = exact_value(rule, samples, gaps) - slope
        assert error == (term.factor * math.factorial(m) * powers[m] if degree == m else 0)


@pytest.mark.parametrize(
    ("spacing", "edge_order", "index", "factor", "text"),
    [
        (0.25, 1, 0, "1/8", "h/2 · f″(x)"),
        (0.25, 1, -1, "-1/8", "−h/2 · f″(x)"),
        (0.25, 1, 2, "1/96", "h²/6 · f‴(x)"),
        (0.25, 2, 0, "-1/48", "−h²/3 · f‴(x)"),
        (0.25, 2, -1, "-1/48", "−h²/3 · f‴(x)"),
        ([0, 1, 3, 6, 10], 1, 0, "1/2", "h/2 · f″(x)"),
        ([0, 1, 3, 6, 10], 1, -1, "-2", "−h/2 · f″(x)"),
        ([0, 1, 3, 6, 10], 1, 2, "1", "h₁h₂/6 · f‴(x)"),
        ([0, 1, 3, 6, 10], 2, 0, "-1/2", "−h₁(h₁ + h₂)/6 · f‴(x)"),
        ([0, 1, 3, 6, 10], 2, -1, "-14/3", "−h₂(h₁ + h₂)/6 · f‴(x)"),
        ([10, 9, 7, 4, 0], 1, 0, "-1/2", "h/2 · f″(x)"),
        ([10, 9, 7, 4, 0], 1, -1, "2", "−h/2 · f″(x)"),
        ([10, 9, 7, 4, 0], 1, 2, "1", "h₁h₂/6 · f‴(x)"),
        ([10, 9, 7, 4, 0], 2, -1, "-14/3", "−h₂(h₁ + h₂)/6 · f‴(x)"),
        ([0, 2, 1, 3, 4], 1, 1, "-1/3", "h₁h₂/6 · f‴(x)"),
        (-0.25, 1, 0, "-1/8", "h/2 · f″(x)"),
        ([0, 1, 2, 3, 4], 1, 2, "1/6", "h²/6 · f‴(x)"),
    ],
)
def test_known_terms(spacing: Any, edge_order: int, index: int, factor: str, text: str) -> None:
    """What the books print, at real steps: also descending, unsorted and uniform coordinates."""
    term = leading_term(trace_gradient(np.zeros(5), spacing, edge_order=edge_order).step(index))
    assert (term.factor, term.text) == (Fraction(factor), text)


def test_latex_of_the_known_terms() -> None:
    """Two of the ten, letter by letter."""
    uniform = trace_gradient(np.zeros(3))
    typed = trace_gradient(np.zeros(3), [0, 1, 3], edge_order=2)
    assert leading_term(uniform.step(1)).latex == r"\frac{h^{2}}{6}\,f'''(x)"
    assert leading_term(typed.step(0)).latex == r"-\frac{h_1(h_1+h_2)}{6}\,f'''(x)"


@pytest.mark.parametrize("direction", [1, -1])
@all_statements
def test_observed_error_approaches_the_term(rule: Statement, direction: int) -> None:
    """For exp, error over prediction comes nearer to 1 by half or more each time h halves."""
    places = np.arange(5.0) if rule.uniform else np.array([0.0, 1.0, 3.0, 4.0, 6.0])
    at = 2 if rule.region == INTERIOR else 0 if rule.region == LEFT else 4
    edge_order = 1 if rule.region == INTERIOR else rule.accuracy_order
    distances = []
    for h in direction * 0.5 ** np.arange(2, 8):
        x = 0.25 + h * (places - places[at])
        spacing = h if rule.uniform else x
        step = trace_gradient(np.exp(x), spacing, edge_order=edge_order).step(at)
        assert step.made_by is rule
        predicted = leading_term(step).predicted(np.exp(0.25))
        distances.append(abs((step.value - np.exp(0.25)) / predicted - 1))
    assert all(after < 0.6 * before for before, after in pairwise(distances))
    assert 0 < distances[-1] < 0.02


@pytest.mark.parametrize("edge_order", [0, 1.5])
def test_term_follows_the_statement_not_the_edge_order(edge_order: Any) -> None:
    """NumPy reads every edge_order but 1 as 2, up to where it refuses."""
    step = trace_gradient(np.zeros(5), edge_order=edge_order).step(0)
    assert leading_term(step).text == "−h²/3 · f‴(x)"


@pytest.mark.parametrize(
    ("gap", "half"),
    [
        (0.1, Fraction(0.1) / 2),
        (np.float32(0.1), Fraction(float(np.float32(0.1))) / 2),
        (np.longdouble("0.1"), Fraction(*np.longdouble("0.1").as_integer_ratio()) / 2),
        (3, Fraction(3, 2)),
        (np.uint8(3), Fraction(3, 2)),
        (True, Fraction(1, 2)),
    ],
)
def test_factor_is_exact_for_the_float_itself(gap: Any, half: Fraction) -> None:
    """The gap NumPy computed with, not the fraction that was meant."""
    assert leading_term(trace_gradient(np.zeros(3), gap).step(0)).factor == half


DAYS = np.array([0, 1, 3], dtype="timedelta64[D]")


@pytest.mark.filterwarnings("ignore::numpy.exceptions.ComplexWarning")
@pytest.mark.parametrize(
    ("samples", "spacing", "index"),
    [
        ([0.0, 1.0, 4.0], 0.0, 0),
        ([0.0, 1.0, 4.0], np.inf, 1),
        ([0.0, 1.0, 4.0], np.nan, 1),
        ([0.0, 1.0, 4.0], [0, 0, 1], 0),
        ([0.0, 1.0, 4.0], [0, 1, 1], 1),
        ([0.0, 1.0, 4.0], [0, 1, 0], 1),
        ([0.0, 1.0, 4.0], [0, 1, np.inf], 1),
        ([0.0, 1.0, 4.0], [0, 1j, 3], 1),
        ([0.0, 1j, 4.0], 1.0, 1),
        (DAYS, 1.0, 1),
        (DAYS, np.timedelta64(1, "D"), 1),
        (DAYS + np.datetime64("2024-01-01"), 1.0, 1),
    ],
)
def test_no_term_without_a_taylor_series(samples: Any, spacing: Any, index: int) -> None:
    """None for gaps that are zero, add up to zero or are not finite, and for dates or complex."""
    with np.errstate(all="ignore"):
        assert leading_term(trace_gradient(samples, spacing).step(index)) is None


def test_samples_that_are_not_finite_do_not_matter() -> None:
    """The term is that of the gaps, whatever the samples are."""
    with np.errstate(all="ignore"):
        step = trace_gradient([np.nan, np.inf, 1.0]).step(1)
    assert leading_term(step).factor == Fraction(1, 6)


def test_predicted_is_the_rounded_product() -> None:
    """NaN in, NaN out; infinities keep the sign of the product; overflow is an infinity."""
    left = leading_term(trace_gradient(np.zeros(3), 1e200, edge_order=2).step(0))
    assert math.isnan(left.predicted(math.nan))
    assert left.predicted(math.inf) == -math.inf
    assert left.predicted(-math.inf) == math.inf
    assert left.predicted(1e-50) == -math.inf
    assert left.predicted(0.0) == 0
    assert left.predicted(np.float64(3e-300)) == float(left.factor * Fraction(3e-300))
    assert type(left.predicted(np.float64(1e-300))) is float
