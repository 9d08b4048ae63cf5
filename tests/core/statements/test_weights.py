"""What multiplies the samples where the plain reciprocal of a gap does not exist."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from gradient_core.statements import Statement, exact_weights, sample_weights
from gradient_core.statements.statement import (
    INTERIOR_NON_UNIFORM,
    INTERIOR_UNIFORM,
    LEFT_ORDER_2_UNIFORM,
    STATEMENTS,
)


@pytest.mark.parametrize("zero", [0, 0.0, np.float64(0)], ids=repr)
def test_weights_of_a_gap_of_zero_are_infinite(zero: float) -> None:
    """Where Python refuses to divide NumPy's inf takes over."""
    with np.errstate(all="ignore"):
        assert sample_weights(INTERIOR_UNIFORM, [zero]) == (np.inf, -np.inf)
        assert sample_weights(LEFT_ORDER_2_UNIFORM, [zero]) == (-np.inf, np.inf, -np.inf)


def test_weights_of_a_time_difference_are_nan() -> None:
    """It has no reciprocal."""
    assert np.isnan(sample_weights(INTERIOR_UNIFORM, [np.timedelta64(2, "s")])).all()


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: f"{s.region}, {s.gap_names}")
def test_exact_weights_are_those_of_floats(statement: Statement) -> None:
    """Gaps that are powers of two lose nothing but in the sums of two of them."""
    gaps = [2.0, 0.5][: len(statement.gap_names)]
    exact = exact_weights(statement, [Fraction(gap) for gap in gaps])
    assert np.allclose(sample_weights(statement, gaps), [float(w) for w in exact], rtol=1e-15)


def test_exact_weights_of_a_zero_gap_are_refused() -> None:
    """A gap of zero, and two that cancel."""
    for gaps in ([Fraction(0), Fraction(1)], [Fraction(1), Fraction(-1)]):
        with pytest.raises(ZeroDivisionError):
            exact_weights(INTERIOR_NON_UNIFORM, gaps)
