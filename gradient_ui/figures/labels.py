"""Numbers as short labels where there is no room for all digits, and how long LaTeX will be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core import DifferenceStep
from gradient_core.text import nearest_float, plain_number
from gradient_core.trace import readable_digits

_VULGAR = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
}
LARGEST_DENOMINATOR = 20  # of a fraction that is read at a glance
MINUS = "−"
ROUND_OFF = "≈0"
_WRITTEN_OUT = 1e6  # numbers below it keep all digits before the point
_LONG = 10  # signs of a number that are read at a glance
_KEPT_DIGITS = 15  # that every float keeps
_MOST_DECIMALS = 17
# Of a number: what is not larger is round-off, of a number as it is and of one that is computed.
_ROUNDING, _ROUNDING_OF_COMPUTED = 1e-14, 1e-10


def short(value: Any, digits: int = 4) -> str:
    """Return `value` with few digits and a true minus sign.

    Examples
    --------
    >>> short(-0.33333333), short(16.0)
    ('−0.3333', '16')
    """
    return plain_number(value, digits, minus=MINUS)


def fitting(value: Any, most: int) -> str:
    """Return `value` with four digits, or as many fewer as `most` characters allow.

    Examples
    --------
    >>> fitting(1 / 3, 7), fitting(-0.0049672, 6), fitting(123456, 6)
    ('0.3333', '−0.005', '123456')
    """
    texts = [short(value, digits) for digits in (4, 3, 2, 1)]
    return next((text for text in texts if len(text) <= most), texts[-1])


def value_of(step: DifferenceStep) -> str:
    """Return the value of a step with the digits that its formula is written with.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> value_of(trace_gradient([0, 1, 1 / 3]).step(0)), value_of(trace_gradient([3, 1]).step(0))
    ('1', '−2')
    """
    return plain_number(step.value, readable_digits(step), minus=MINUS)


def in_a_row(
    values: Sequence[Any] | np.ndarray,
    round_off: Any = 0.0,
    digits: int = 4,
    longest: int = _LONG,
    *,
    however_near: bool = False,
) -> list[str]:
    """Return numbers that stand side by side: all of their digits, or as many as tell them apart.

    Where their digits are too many, they get one number of decimals, by their spread.

    Parameters
    ----------
    values : array-like, shape (n,)
    round_off : float or ndarray, shape (n,)
        What is not larger in size, and not 0, is shown as ``≈0``: rounding is all of it.
    digits : int
        So many digits of the spread are shown at least.
    longest : int
        Where all of a number's digits are more signs than these, they are too many.
    however_near : bool
        Whether also what differs by as little as round-off in computed numbers is told apart: for
        samples and coordinates.

    Examples
    --------
    >>> in_a_row([101325.25, 101320.5, 101322]), in_a_row([1 / 3, 0.5, 12])
    (['101325.25', '101320.5', '101322'], ['0.33', '0.5', '12'])
    >>> in_a_row([1.00010001e-12, 1.00011e-12])
    ['1.00010001e−12', '1.00011e−12']
    >>> near = [2.718281828456327, 2.718281828459045]
    >>> in_a_row(near), in_a_row(near, however_near=True)
    (['2.718', '2.718'], ['2.71828182845633', '2.71828182845905'])
    >>> in_a_row([1, 1.2e-16, 7e-9], 1e-15)
    ['1', '≈0', '7e−09']
    """
    array = np.asarray(values)
    if array.dtype.kind not in "fiu" or isinstance(values, np.ma.MaskedArray):
        return [fitting(value, _LONG) for value in values]
    is_noise = (array != 0) & (np.abs(array) <= round_off)
    rounding = _ROUNDING if however_near else _ROUNDING_OF_COMPUTED
    apart = _digits_apart(array[~is_noise], digits, rounding)
    texts = [[plain_number(value, minus=MINUS) for value in values]]
    if max(map(len, texts[0]), default=0) > longest and apart is not None:
        places, significant = apart
        texts = [[short(value, max(1, significant)) for value in values]]
        if 0 <= places <= _MOST_DECIMALS:
            texts.insert(0, [_decimals(value, places) for value in values])
    shortest = min(texts, key=lambda row: max(map(len, row), default=0))
    return [ROUND_OFF if noise else text for text, noise in zip(shortest, is_noise, strict=True)]


def among(value: Any, others: Iterable[Any], digits: int = 4) -> str:
    """Return `value` with the digits that tell it from `others`.

    Examples
    --------
    >>> among(1000.25, [1000.0, 1000.5]), among(1000.25, [0.0, 2000.0])
    ('1000.25', '1000.25')
    >>> among(1000.123456789, [1000.0, 1000.5]), among(1000.123456789, [0.0, 2000.0])
    ('1000.1235', '1000')
    """
    return in_a_row([value, *others], digits=digits)[0]


def _digits_apart(array: np.ndarray, digits: int, rounding: float) -> tuple[int, int] | None:
    """Return how many decimals, or significant digits of the largest, show what numbers differ by.

    So many `digits` of the spread are to be seen, fewer where a float keeps no more; of the largest
    in size where all are equal, but for round-off.
    """
    finite = array[np.isfinite(array)]
    largest = float(np.abs(finite).max(initial=0))
    with np.errstate(over="ignore"):
        spread = float(finite.max() - finite.min()) if finite.size else 0.0
    spread = spread if rounding * largest < spread < np.inf else largest
    if spread == 0:
        return None
    places = digits - 1 - _power_of_ten(spread)
    if largest < _WRITTEN_OUT:
        places = max(places, 0)
    significant = places + 1 + _power_of_ten(largest)
    lost = max(0, significant - _KEPT_DIGITS)
    return places - lost, significant - lost


def _power_of_ten(number: float) -> int:
    """Return the largest power of ten in a number: `np.log10` is rounded, on each machine its way.

    Examples
    --------
    >>> _power_of_ten(999.9999999999999), _power_of_ten(1000.0), _power_of_ten(0.02)
    (2, 3, -2)
    """
    return Decimal(number).adjusted()


def _decimals(value: Any, places: int) -> str:
    """Return `value` with at most so many decimals, without zeros at its end."""
    if not np.isfinite(value):
        return short(value)
    text = f"{float(value):.{places}f}"
    text = text.rstrip("0").rstrip(".") if places else text
    if not text.strip("-0."):
        return ROUND_OFF if value else "0"
    return text.replace("-", MINUS)


def weight(value: Any, exact: Fraction | None) -> str:
    """Return a weight with its sign, as a fraction where that is short.

    Examples
    --------
    >>> weight(-0.5, Fraction(-1, 2)), weight(1.6, Fraction(8, 5)), weight(0.1234567, None)
    ('−½', '+8/5', '+0.123')
    """
    if exact is None or exact.denominator > LARGEST_DENOMINATOR:
        text = short(value, 3)
        return text if text.startswith(MINUS) else f"+{text}"
    sign = MINUS if exact < 0 else "+"
    return sign + _VULGAR.get(abs(exact), str(abs(exact)))


def exact_weight(value: Fraction) -> str:
    """Return a weight that is known exactly, with its sign; 0 without one.

    Examples
    --------
    >>> exact_weight(Fraction(-1, 2)), exact_weight(Fraction(0))
    ('−½', '0')
    """
    return weight(nearest_float(value), value) if value else "0"


def fraction_text(value: Fraction) -> str:
    """Return a fraction as it is where it is short, else rounded, and said so.

    Examples
    --------
    >>> fraction_text(Fraction(-4, 3)), fraction_text(Fraction(10**9, 3 * 10**8 + 1))
    ('−4/3', '≈ 3.33333')
    """
    text = str(value)
    return (text if len(text) <= _LONG else f"≈ {short(nearest_float(value), 6)}").replace(
        "-", MINUS
    )


def shown_length(latex: str) -> int:
    r"""Return about how many signs of `latex` are seen.

    Examples
    --------
    >>> shown_length(r"\frac{\textcolor{#0072B2}{8 - 2}}{2 \cdot 1}")
    5
    """
    bare = re.sub(r"\\textcolor\{[^}]*\}", "", latex)
    return len(re.sub(r"\\[a-z]+|[{}\\ ]", "", bare))
