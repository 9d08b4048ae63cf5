"""Divided differences: one arithmetic for floats, fractions and symbols."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from gradient_core.insight import parabola_through
from gradient_core.insight.divided_differences import divided_differences
from tests.core.statements.test_schemes import FEW

PLACES = st.lists(st.fractions(-20, 20, max_denominator=12), min_size=4, max_size=4, unique=True)
NUMBERS = st.fractions(-50, 50, max_denominator=20)


@FEW
@given(PLACES, st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_differences_of_a_parabola_end_with_its_curvature_and_zero(
    x: list[Fraction], powers: tuple[Fraction, Fraction, Fraction]
) -> None:
    """Four samples of ``p + q*x + r*x**2``: the second difference is r, the third is 0."""
    p, q, r = powers
    height, slope, curvature, third = divided_differences(x, [p + q * t + r * t**2 for t in x])

    assert (curvature, third) == (r, 0)
    assert height == p + q * x[0] + r * x[0] ** 2
    assert slope == q + r * (x[0] + x[1])


@FEW
@given(PLACES, st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_parabola_goes_through_its_samples_and_is_the_only_one(
    x: list[Fraction], powers: tuple[Fraction, Fraction, Fraction]
) -> None:
    """Made from three samples of a parabola, it is that parabola at a fourth place too."""
    p, q, r = powers
    f = [p + q * t + r * t**2 for t in x]

    assert [parabola_through(x[:3], f[:3], t) for t in x] == f


def test_parabola_is_read_at_arrays_as_at_numbers() -> None:
    """The same bits, place by place, also where the coordinates descend."""
    x, f = np.array([4.0, 1.1, -0.3]), np.array([0.1, 0.7, -2.0])
    at = np.linspace(-1, 5, 7)

    assert parabola_through(x, f, at).tolist() == [parabola_through(x, f, t) for t in at]
    assert parabola_through(x, f, x) == pytest.approx(f, rel=1e-14)


def test_slope_of_the_parabola_is_the_statement_with_edge_order_2() -> None:
    """Newton's form, differentiated by SymPy at the first sample, has NumPy's three weights."""
    t, h1, h2, *f = sympy.symbols("t h1 h2 f0 f1 f2")
    slope = sympy.diff(parabola_through([0, h1, h1 + h2], f, t), t).subs(t, 0)
    weights = [
        -(2 * h1 + h2) / (h1 * (h1 + h2)),
        (h1 + h2) / (h1 * h2),
        -h1 / (h2 * (h1 + h2)),
    ]

    assert sympy.simplify(slope - sum(w * s for w, s in zip(weights, f, strict=True))) == 0
