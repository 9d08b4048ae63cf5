"""Which numbers stand for a fraction."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core.text import as_fraction, literal_fraction
from gradient_core.text.exact import LARGEST_DENOMINATOR


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


@pytest.mark.parametrize("value", [3, True, np.uint64(2**64 - 1), Fraction(1, 3), 0.25])
def test_meant_and_literal_fraction_are_one_where_nothing_is_rounded(value: Any) -> None:
    """Integers, fractions and floats that are short in binary."""
    assert literal_fraction(value) == as_fraction(value) == value
    assert type(literal_fraction(value).numerator) is int


NO_FRACTION = (
    math.nan,
    -math.inf,
    1j,
    np.complex64(1),
    np.float32("nan"),
    np.timedelta64(3, "s"),
    np.datetime64("2000-01-01"),
    np.ma.masked,
    "1/3",
    None,
)


@pytest.mark.parametrize("value", NO_FRACTION, ids=repr)
def test_no_fraction_for_what_is_not_real_and_finite(value: Any) -> None:
    """Neither one that is meant nor one that is there: complex numbers, dates and texts."""
    assert as_fraction(value) is None
    assert literal_fraction(value) is None


@pytest.mark.parametrize(
    "value",
    [
        0.1 + 0.2,
        math.sqrt(2),
        1 / 1001,
        1e-10,
        5e-324,
        np.float32(2**0.5),
        np.longdouble(0.1),  # the double nearest to 0.1, which is not the longdouble
    ],
    ids=repr,
)
def test_no_fraction_is_guessed_for_other_floats(value: Any) -> None:
    """They are fractions with a power of 2 below, to the last bit, but nobody means those."""
    assert as_fraction(value) is None
    assert literal_fraction(value) == Fraction(float(value))


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=LARGEST_DENOMINATOR))
def test_as_fraction_takes_back_every_small_fraction(fraction: Fraction) -> None:
    """Fraction to float64 and back is the identity up to the largest denominator."""
    assert as_fraction(float(fraction)) == fraction
    assert as_fraction(np.float64(float(fraction))) == fraction
