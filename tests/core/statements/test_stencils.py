"""Exact weights: Fornberg's tables, and two derivations that must agree."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import GradientValueError, derivative_coefficients
from gradient_core.statements import Statement, exact_coefficients, exact_weights
from gradient_core.statements.statement import STATEMENTS
from tests.core.statements.test_schemes import FEW, GAPS, all_statements, positions

# Fornberg (1988), Math. Comp. 51, 699-706: first derivative, unit spacing.
TABLE_1_CENTRED = {
    2: "-1/2 0 1/2",
    4: "1/12 -2/3 0 2/3 -1/12",
    6: "-1/60 3/20 -3/4 0 3/4 -3/20 1/60",
    8: "1/280 -4/105 1/5 -4/5 0 4/5 -1/5 4/105 -1/280",
}
TABLE_3_ONE_SIDED = {
    1: "-1 1",
    2: "-3/2 2 -1/2",
    3: "-11/6 3 -3/2 1/3",
    4: "-25/12 4 -3 4/3 -1/4",
    5: "-137/60 5 -5 10/3 -5/4 1/5",
    6: "-49/20 6 -15/2 20/3 -15/4 6/5 -1/6",
    7: "-363/140 7 -21/2 35/3 -35/4 21/5 -7/6 1/7",
    8: "-761/280 8 -14 56/3 -35/2 56/5 -14/3 8/7 -1/8",
}


def fractions(text: str) -> tuple[Fraction, ...]:
    """Read fractions separated by spaces."""
    return tuple(map(Fraction, text.split()))


@pytest.mark.parametrize(("order", "published"), TABLE_1_CENTRED.items())
def test_derivative_coefficients_are_those_of_table_1(order: int, published: str) -> None:
    """Centred stencils, accuracy order 2 to 8."""
    offsets = range(-order // 2, order // 2 + 1)
    assert derivative_coefficients(offsets) == fractions(published)


@pytest.mark.parametrize(("order", "published"), TABLE_3_ONE_SIDED.items())
def test_derivative_coefficients_are_those_of_table_3(order: int, published: str) -> None:
    """One-sided stencils, accuracy order 1 to 8, and their mirror images with opposite sign."""
    assert derivative_coefficients(range(order + 1)) == fractions(published)
    mirrored = tuple(-c for c in reversed(fractions(published)))
    assert derivative_coefficients(range(-order, 1)) == mirrored


@pytest.mark.parametrize(
    ("rule", "published"),
    [
        (rule, {1: TABLE_3_ONE_SIDED[1], 2: TABLE_3_ONE_SIDED[2]}[rule.accuracy_order])
        for rule in STATEMENTS
        if rule.uniform and rule.region == "left boundary"
    ],
)
def test_uniform_left_statements_have_published_coefficients(
    rule: Statement, published: str
) -> None:
    """NumPy's own left boundaries are the first two lines of table 3."""
    assert exact_coefficients(rule) == fractions(published)


@pytest.mark.parametrize("rule", [rule for rule in STATEMENTS if rule.uniform])
def test_uniform_statements_agree_with_the_independent_derivation(rule: Statement) -> None:
    """Weights from the statement and from Lagrange's polynomial are the same fractions."""
    assert exact_coefficients(rule) == derivative_coefficients(sorted(rule.offsets))


@all_statements
@FEW
@given(data=st.data())
def test_weights_on_any_gaps_agree_with_the_independent_derivation(
    rule: Statement, data: st.DataObject
) -> None:
    """Two routes to the weights on random rational gaps, compared without rounding."""
    gaps = [data.draw(GAPS) for _ in rule.gap_names]
    weights = exact_weights(rule, gaps)
    assert weights == derivative_coefficients(positions(rule, gaps))


@given(st.lists(GAPS, min_size=1, max_size=6), st.integers(0, 6))
def test_derivative_coefficients_are_exact_on_polynomials(gaps: list[Fraction], at: int) -> None:
    """The derivative of x**k at 0 is 1 for k = 1 and 0 for all other k up to n - 1."""
    nodes = list(accumulate(gaps, initial=Fraction(0)))
    nodes = [node - nodes[min(at, len(gaps))] for node in nodes]
    weights = derivative_coefficients(nodes)
    for power in range(len(nodes)):
        slope = sum(w * node**power for w, node in zip(weights, nodes, strict=True))
        assert slope == (power == 1)


@pytest.mark.parametrize(
    ("offsets", "order"),
    [
        ((0, 1), 1),
        ((0, 1, 2), 2),
        ((-1, 0, 2), 2),
        ((-1, 0, 1), 2),
        ((-1, 1), 2),
        ((-2, -1, 1, 2), 4),
        ((-2, -1, 0, 1, 2), 4),
        ((-3, -1, 1, 2), 3),
    ],
)
def test_accuracy_order_is_one_less_than_the_offsets_or_as_many(
    offsets: tuple[int, ...], order: int
) -> None:
    """As many where an even number is symmetric about 0; the first row that is left over says."""
    weights = derivative_coefficients(offsets)
    rows = [sum(w * o**m for w, o in zip(weights, offsets, strict=True)) for m in range(order + 2)]

    assert rows[: order + 1] == [0, 1, *[0] * (order - 1)]
    assert rows[order + 1] != 0


@pytest.mark.parametrize("offsets", [(), (0,), (0, 0), (1, 2, 1), (0, Fraction(0))])
def test_derivative_coefficients_refuse_too_few_or_equal_offsets(
    offsets: tuple[int, ...],
) -> None:
    """A slope needs two different positions, and none of them twice."""
    with pytest.raises(GradientValueError, match="`offsets` must be two or more different"):
        derivative_coefficients(offsets)
