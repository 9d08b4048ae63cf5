"""The fraction a float is, and the fraction it was meant to be.

``0.1`` is not one tenth, but whoever typed it meant one tenth. A float counts as
rational if its nearest fraction with a small denominator converts back to it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from numbers import Rational
from typing import Any

import numpy as np

LARGEST_DENOMINATOR = 1000


def literal_fraction(value: Any) -> Fraction | None:
    """Return the fraction that `value` is, to the last bit, or None.

    Parameters
    ----------
    value : number
        Python or NumPy; complex numbers, dates and non-finite values have no fraction.

    Returns
    -------
    Fraction or None

    Examples
    --------
    >>> print(literal_fraction(0.1), literal_fraction(np.float32(0.25)), literal_fraction(1j))
    3602879701896397/36028797018963968 1/4 None
    """
    if isinstance(value, np.timedelta64):  # which NumPy registers as an integer
        return None
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    if not isinstance(value, float | np.floating) or not math.isfinite(value):
        return None
    return Fraction(*value.as_integer_ratio())


def as_fraction(value: Any) -> Fraction | None:
    """Return the fraction that `value` stands for, or None.

    Parameters
    ----------
    value : number
        As for `literal_fraction`.

    Returns
    -------
    Fraction or None
        None also for floats that stand for no fraction with a denominator up to 1000.

    Examples
    --------
    >>> as_fraction(0.1), as_fraction(1 / 3), as_fraction(np.float32(0.1))
    (Fraction(1, 10), Fraction(1, 3), Fraction(1, 10))
    >>> print(as_fraction(0.1 + 0.2), as_fraction(2 ** 0.5), as_fraction(math.inf))
    None None None
    """
    literal = literal_fraction(value)
    if literal is None or isinstance(value, Rational):
        return literal
    nearest = literal.limit_denominator(LARGEST_DENOMINATOR)
    return nearest if bool(_convert(nearest, type(value)) == value) else None


def exact_fraction(value: Any) -> Fraction | None:
    """Return the fraction that `value` stands for, else the one that it is, or None.

    Parameters
    ----------
    value : number
        As for `literal_fraction`.

    Returns
    -------
    Fraction or None

    Examples
    --------
    >>> print(exact_fraction(0.1), exact_fraction(2 ** 0.5), exact_fraction(math.nan))
    1/10 6369051672525773/4503599627370496 None
    """
    meant = as_fraction(value)
    return literal_fraction(value) if meant is None else meant


def as_fractions(values: Sequence[Any]) -> tuple[Fraction, ...] | None:
    """Return the fractions that all of `values` stand for, or None where one has none.

    Parameters
    ----------
    values : sequence of number
        As for `as_fraction`.

    Returns
    -------
    tuple of Fraction, or None

    Examples
    --------
    >>> as_fractions([0.5, 2]), as_fractions([0.5, math.nan])
    ((Fraction(1, 2), Fraction(2, 1)), None)
    """
    known = tuple(meant for value in values if (meant := as_fraction(value)) is not None)
    return known if len(known) == len(values) else None


def nearest_float(fraction: Fraction) -> float:
    """Return the float nearest to a fraction, an infinity where it is beyond all floats.

    Parameters
    ----------
    fraction : Fraction

    Returns
    -------
    float

    Examples
    --------
    >>> nearest_float(Fraction(1, 3)), nearest_float(-Fraction(10) ** 400)
    (0.3333333333333333, -inf)
    """
    try:
        return float(fraction)
    except OverflowError:
        return math.inf if fraction > 0 else -math.inf


def _convert(fraction: Fraction, kind: Any) -> Any:
    """Return the number of type `kind` that is nearest to `fraction`."""
    if kind is np.longdouble:
        return kind(fraction.numerator) / kind(fraction.denominator)
    return kind(float(fraction))
