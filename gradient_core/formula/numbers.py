"""The numbers of a formula: exact up to 64 bits, floats beyond, and how they are written."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final, TypeAlias

Exact: TypeAlias = int | Fraction
Value: TypeAlias = int | Fraction | float

EXACT_BITS: Final = 64
_EXACT_DIGITS = 40  # of a literal that is read exactly; the rest of the text is a float anyway


def settle(value: Value) -> Value:
    """Keep a number exact if numerator and denominator fit 64 bits, else round it to a float.

    Examples
    --------
    >>> settle(Fraction(4, 2)), settle(Fraction(1, 3)), settle(2**80)
    (2, Fraction(1, 3), 1.2089258196146292e+24)
    >>> settle(10**400)
    inf
    """
    if isinstance(value, float):
        return value
    exact = Fraction(value)
    if max(exact.numerator.bit_length(), exact.denominator.bit_length()) <= EXACT_BITS:
        return exact.numerator if exact.denominator == 1 else exact
    try:
        return float(exact)
    except OverflowError:
        return math.inf if exact > 0 else -math.inf


def read_literal(text: str) -> Value:
    """Read digits with an optional point and exponent, as float64 does beyond its range.

    Examples
    --------
    >>> read_literal("0.1"), read_literal("2."), read_literal("1e999999999")
    (Fraction(1, 10), 2, inf)
    """
    nearest = float(text)
    # Only a number of moderate size is written out in full: 1e999999999 has a billion digits.
    if len(text) > _EXACT_DIGITS or (nearest and not 1e-30 < nearest < 1e30):
        return nearest
    return settle(Fraction(text)) if nearest else 0


def calculate(operator: str, left: Value, right: Value) -> Value:
    """Add, subtract, multiply, divide or raise two numbers; NaN or infinite where that fails.

    Examples
    --------
    >>> calculate("/", 1, 3), calculate("^", Fraction(2, 3), -2), calculate("^", 9, 9**9)
    (Fraction(1, 3), Fraction(9, 4), inf)
    """
    try:
        if operator == "^":
            return _power(left, right)
        if isinstance(left, float) or isinstance(right, float):
            left, right = float(left), float(right)
        match operator:
            case "+":
                return settle(left + right)
            case "-":
                return settle(left - right)
            case "*":
                return settle(left * right)
        return settle(Fraction(left) / Fraction(right) if _exact(left, right) else left / right)
    except ZeroDivisionError:
        return math.nan
    except OverflowError:
        return math.inf


def _exact(*values: Value) -> bool:
    return not any(isinstance(value, float) for value in values)


def _power(left: Value, right: Value) -> Value:
    """Raise exactly where the result surely fits; by floats otherwise, and never for long."""
    if isinstance(right, int) and not isinstance(left, float):
        base = Fraction(left)
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if abs(right) * (bits - 1) <= EXACT_BITS:  # 2 has two bits, and 2^63 has 64
            return settle(base**right)
    power = float(left) ** float(right)
    return power if isinstance(power, float) else math.nan


def number_text(value: Value, decimal: bool = False) -> str:
    """Write a number.

    Parameters
    ----------
    value : int, Fraction or float
    decimal : bool
        Write a fraction with a point if that is exact.

    Examples
    --------
    >>> number_text(2), number_text(Fraction(1, 10)), number_text(Fraction(1, 10), True)
    ('2', '1/10', '0.1')
    """
    if isinstance(value, Fraction):
        pointed = repr(float(value))
        exact = decimal and Fraction(pointed) == value
        return pointed if exact else f"{value.numerator}/{value.denominator}"
    return repr(value)
