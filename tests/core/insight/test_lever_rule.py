"""The lever rule: its balance is NumPy's value, and its rivals are not exact."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import GradientIndexError, GradientValueError, trace_gradient
from gradient_core.insight import lever_rule_at, square_lever_rule
from gradient_core.oracle import bits_agree

WHOLE = st.integers(-50, 50)


def test_row_8_of_the_questions_to_the_letter() -> None:
    """x² at 0, 1, 4: slopes 1 and 5; secant 4, plain mean 3, NumPy 2, which is the truth."""
    rule = square_lever_rule(1.0)

    assert (rule.s1, rule.s2) == (1, 5)
    assert (rule.h1, rule.h2) == (1, 3)
    assert rule.shares == (Fraction(3, 4), Fraction(1, 4))
    assert [c.exact for c in rule.candidates] == [Fraction(2), Fraction(4), Fraction(3)]
    assert [c.exact_error for c in rule.candidates] == [Fraction(0), Fraction(2), Fraction(1)]


@given(st.lists(WHOLE, min_size=3, max_size=3), st.sets(WHOLE, min_size=3, max_size=3))
def test_balance_is_what_numpy_returns(f: list[int], places: set[int]) -> None:
    """In exact fractions, h2*(value - s1) = h1*(s2 - value), and the float is that value."""
    x = sorted(places)
    rule = lever_rule_at(trace_gradient(f, x), 1)

    exact = rule.candidates[0].exact
    assert exact is not None
    assert bits_agree(rule.value, np.gradient(f, x)[1])
    assert float(rule.value) == pytest.approx(float(exact), rel=1e-12, abs=1e-9)
    h1, h2 = Fraction(x[1] - x[0]), Fraction(x[2] - x[1])
    assert h2 * (exact - (f[1] - f[0]) / h1) == h1 * ((f[2] - f[1]) / h2 - exact)


@given(st.integers(1, 15))
def test_only_numpy_is_exact_on_squares_wherever_the_middle_is(quarters: int) -> None:
    """The secant misses by h2 - h1, the plain mean by half of that."""
    rule = square_lever_rule(quarters / 4)
    numpy, secant, mean = (candidate.exact_error for candidate in rule.candidates)

    assert numpy == 0
    assert secant == Fraction(rule.h2) - Fraction(rule.h1) == 2 * mean
    assert rule.lies_on_square


def test_all_three_agree_in_the_middle() -> None:
    """Equal gaps make equal arms, and the beam does not tip."""
    rule = square_lever_rule(2.0)

    assert [candidate.value for candidate in rule.candidates] == [4, 4, 4]
    assert rule.tilt == 0


@pytest.mark.parametrize(("middle", "sign"), [(1.0, 1), (3.0, -1)])
def test_beam_tips_to_the_side_of_the_nearer_neighbour(middle: float, sign: int) -> None:
    """At the secant the near slope, on the long arm, is too far from the value."""
    rule = square_lever_rule(middle)
    secant = rule.candidates[1].value
    left = rule.h2 * abs(secant - rule.s1)
    right = rule.h1 * abs(rule.s2 - secant)

    assert np.sign(left - right) == np.sign(rule.tilt) == sign


def test_equal_slopes_never_tip() -> None:
    """On a line all candidates are its slope, whatever the gaps."""
    rule = lever_rule_at(trace_gradient([0, 2, 8], [0, 1, 4]), 1)

    assert rule.tilt == 0
    assert [candidate.exact for candidate in rule.candidates] == [2, 2, 2]


def test_descending_coordinates_balance_as_well() -> None:
    """Both gaps are negative; shares and value are those of the mirrored samples."""
    down = lever_rule_at(trace_gradient([16, 1, 0], [4, 1, 0]), 1)

    assert (down.h1, down.h2) == (-3, -1)
    assert down.shares == (Fraction(1, 4), Fraction(3, 4))
    assert down.candidates[0].exact == 2


def test_distances_and_nothing_have_equal_arms() -> None:
    """Without coordinates the middle is in the middle."""
    for arguments in ((), (0.5,)):
        rule = lever_rule_at(trace_gradient([0, 1, 4, 9], *arguments), 2)
        assert rule.shares == (Fraction(1, 2), Fraction(1, 2))
        assert bits_agree(rule.value, np.gradient([0, 1, 4, 9], *arguments)[2])


def test_errors_are_not_told_where_the_function_is_not_known() -> None:
    """Samples that do not lie on x² have no known slope."""
    rule = lever_rule_at(trace_gradient([1, 4, 9], [0, 1, 4]), 1)

    assert not rule.lies_on_square
    assert [candidate.error for candidate in rule.candidates] == [None] * 3


def test_shares_add_up_to_1_and_are_fractions_where_they_can_be() -> None:
    """0, 0.1, 1.1 counts 10/11 and 1/11; the square roots of 2, 3 and 5 have no fractions."""
    rational = lever_rule_at(trace_gradient([0, 3, 6], [0, 0.1, 1.1]), 1)
    assert rational.shares == (Fraction(10, 11), Fraction(1, 11))

    other = lever_rule_at(trace_gradient([0, 3, 6], np.sqrt([2.0, 3.0, 5.0])), 1)
    assert sum(other.shares) == pytest.approx(1)
    assert isinstance(other.shares[0], float)
    assert other.shares[0] > other.shares[1]


def test_irrational_samples_have_no_fractions() -> None:
    """Their values are floats alone."""
    rule = lever_rule_at(trace_gradient(np.sqrt([2.0, 3.0, 5.0]), [0, 1, 4]), 1)

    assert [candidate.exact for candidate in rule.candidates] == [None] * 3


@pytest.mark.parametrize("index", [0, 4, -1, 7])
def test_ends_have_nothing_to_balance(index: int) -> None:
    """An end has one slope only."""
    with pytest.raises(GradientIndexError, match=f"got {index} of 0 to 4"):
        lever_rule_at(trace_gradient([0, 1, 4, 9, 16]), index)


@pytest.mark.parametrize(
    ("f", "x", "message"),
    [
        ([0, 8, 1], [0, 2, 1], "must go on in one direction around index 1"),
        ([0, 8, 1], [0, 0, 1], "must go on in one direction around index 1"),
        ([0, np.nan, 1], [0, 1, 2], "must be real and finite around index 1"),
        ([0, 1, 1], [0, 1, np.inf], "must be real and finite around index 1"),
        ([0, 1j, 1], [0, 1, 2], "must be real and finite around index 1"),
    ],
)
def test_what_cannot_be_balanced_is_refused(f: object, x: object, message: str) -> None:
    """Gaps of 0 or of both signs, and numbers without an order, make no beam."""
    with np.errstate(all="ignore"):
        trace = trace_gradient(f, x)

    with pytest.raises(GradientValueError, match=message):
        lever_rule_at(trace, 1)
