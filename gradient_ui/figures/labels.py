"""Numbers as short labels where there is no room for all digits, and how long LaTeX will be."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from gradient_core.text import plain_number

_VULGAR = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
}
LARGEST_DENOMINATOR = 20  # of a fraction that is read at a glance
MINUS = "−"


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


def shown_length(latex: str) -> int:
    r"""Return about how many signs of `latex` are seen.

    Examples
    --------
    >>> shown_length(r"\frac{8 - 2}{2 \cdot 1}")
    5
    """
    return len(re.sub(r"\\[a-z]+|[{}\\ ]", "", latex))
