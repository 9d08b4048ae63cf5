"""Which numbers stand for a fraction."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core.text.fractions import (
    LARGEST_DENOMINATOR,
    as_fraction,
    as_fractions,
    exact_fraction,
)


@pytest.mark.parametrize(
    ("value", "fraction"),
    [
        (0.1, Fraction(1, 10)),
        (1 / 3, Fraction(1, 3)),
        (-2 / 7, Fraction(-2, 7)),
        (0.3, Fraction(3, 10)),
        (1e-3, Fraction(1, 1000)),
        (-0.0, Fraction(0)),
        (2.0**70, Fraction(2**70)),
        (3, Fraction(3)),
        (True, Fraction(1)),
        (np.int8(-3), Fraction(-3)),
        (np.uint64(2**64 - 1), Fraction(2**64 - 1)),
        (np.float16(0.1), Fraction(1, 10)),
        (np.float32(1 / 3), Fraction(1, 3)),
        (np.longdouble(1) / 3, Fraction(1, 3)),
        (Fraction(1, 10**6), Fraction(1, 10**6)),
    ],
)
def test_as_fraction_finds_what_was_meant(value: Any, fraction: Fraction) -> None:
    """A float counts as the fraction with a small denominator that converts back to it."""
    assert as_fraction(value) == fraction


@pytest.mark.parametrize(
    "value",
    [
        0.1 + 0.2,
        math.sqrt(2),
        math.pi,
        1 / 1001,
        1e-10,
        5e-324,
        math.nan,
        math.inf,
        -math.inf,
        1j,
        np.complex64(1),
        np.float32("nan"),
        np.longdouble(0.1),  # the double nearest to 0.1, which is not the longdouble
        np.timedelta64(3, "s"),
        np.datetime64("2000-01-01"),
        np.ma.masked,
        "1/3",
        None,
    ],
)
def test_as_fraction_is_none_for_everything_else(value: Any) -> None:
    """No guess for irrational, tiny, complex or non-finite numbers, dates and texts."""
    assert as_fraction(value) is None


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=LARGEST_DENOMINATOR))
def test_as_fraction_takes_back_every_small_fraction(fraction: Fraction) -> None:
    """Fraction to float64 and back is the identity up to the largest denominator."""
    assert as_fraction(float(fraction)) == fraction
    assert as_fraction(np.float64(float(fraction))) == fraction


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_exact_fraction_keeps_every_bit(number: float) -> None:
    """Nothing is guessed: a float is the fraction it is, in every type that holds it."""
    for value in (number, np.float64(number), np.longdouble(number)):
        assert exact_fraction(value) == Fraction(number)


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, 1j, np.timedelta64(3, "s"), np.datetime64("2000-01-01"), None]
)
def test_exact_fraction_is_none_for_what_is_not_real_and_finite(value: Any) -> None:
    """NumPy registers time differences as integers; they are none."""
    assert exact_fraction(value) is None


def test_as_fractions_has_all_or_none() -> None:
    """One number without a fraction leaves nothing to compute with; no numbers are no obstacle."""
    assert as_fractions([0.1, np.int8(2)]) == (Fraction(1, 10), Fraction(2))
    assert as_fractions([0.1, math.pi]) is None
    assert as_fractions([]) == ()
