"""Numbers as text: Python code that gives the same bits, plain text and LaTeX."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

_LARGEST_WHOLE = 10**9
_FEWEST_DIGITS, _MOST_DIGITS = 4, 15  # every float keeps 15
_ROUNDING = 1e-14  # of a number: what is not larger is round-off
_SEEN_OF_SPREAD = 1e-3
_SEEN_AT_LEAST = 1e-1  # where a thousandth takes more digits than there are


def code_number(value: Any, *, bare: bool) -> str:
    """Return Python code for `value`, with ``np`` as the only name.

    Parameters
    ----------
    value : number
        Python or NumPy scalar.
    bare : bool
        Write NumPy numbers as plain Python ones; right only where all of an expression
        is float64.

    Returns
    -------
    str
        Evaluates to the same type and bits.

    Examples
    --------
    >>> code_number(np.float64(0.1), bare=True), code_number(np.float32(0.1), bare=False)
    ('0.1', 'np.float32(0.1)')
    >>> code_number(np.float64("-inf"), bare=False)
    'np.float64(-np.inf)'
    """
    if value is np.ma.masked:
        return "np.ma.masked"
    if isinstance(value, np.generic) and bare:
        value = value.item()
    if isinstance(value, complex | np.complexfloating):
        return _code_complex(value)
    if isinstance(value, np.longdouble) or not isinstance(value, float | np.floating):
        return repr(value)
    if math.isfinite(value):
        return repr(value)
    text = "np.nan" if math.isnan(value) else "np.inf" if value > 0 else "-np.inf"
    return f"np.{type(value).__name__}({text})" if isinstance(value, np.generic) else text


def _code_complex(value: Any) -> str:
    """Return a literal where that keeps every bit, else the two parts side by side."""
    real, imaginary = value.real, value.imag
    # Python adds a float and an imaginary literal: that loses infinities and signs of zero.
    positive = math.copysign(1, imaginary) > 0
    kept = imaginary != 0 or positive if real else positive and math.copysign(1, real) > 0
    if kept and math.isfinite(real) and math.isfinite(imaginary):
        return repr(value)
    if not isinstance(value, np.generic):
        parts = (code_number(part, bare=False) for part in (real, imaginary))
        return f"np.complex128({', '.join(parts)}).item()"
    numbers = ", ".join(
        code_number(part, bare=False) for part in np.array([value]).view(real.dtype)
    )
    return f"np.array([{numbers}]).view(np.{value.dtype.name})[0]"


def plain_number(value: Any, digits: int | None = None, *, minus: str = "-") -> str:
    """Return `value` as people write it: ``3``, ``0.1``, ``1e-05``, ``nan``, ``2 days``.

    Parameters
    ----------
    value : number
        Python or NumPy; a whole number below 1e9 keeps all its digits.
    digits : int, optional
        Round to so many significant digits; all of them by default.
    minus : str
        The minus sign: ``-``, which Python reads back, or ``−`` for what people read only.

    Returns
    -------
    str

    Examples
    --------
    >>> plain_number(3.0), plain_number(np.float32(0.1)), plain_number(1 / 3, digits=4)
    ('3', '0.1', '0.3333')
    >>> plain_number(-2.5), plain_number(-2.5e-5, minus="−")
    ('-2.5', '−2.5e−05')
    """
    if isinstance(value, complex | np.complexfloating):
        sign = minus if math.copysign(1, value.imag) < 0 else "+"
        real, imaginary = (
            plain_number(part, digits, minus=minus) for part in (value.real, abs(value.imag))
        )
        return f"({real}{sign}{imaginary}j)"
    if isinstance(value, np.datetime64) or value is np.ma.masked:
        return str(value)  # hyphens, no minus signs
    text = str(value)
    if isinstance(value, float | np.floating) and math.isfinite(value):
        # A whole number of moderate size is read at once; rounding it would only hide digits.
        is_whole = abs(float(value)) < _LARGEST_WHOLE and value == int(value)
        rounded = text if digits is None or is_whole else f"{value:.{digits}g}"
        text = min(rounded, text, key=len).removesuffix(".0")
    return text.replace("-", minus)


def digits_apart(numbers: Sequence[Any], *, however_near: bool = False) -> int:
    """Return how many digits show each number to a thousandth of what they differ by.

    Parameters
    ----------
    numbers : sequence of number, length n
    however_near : bool
        Whether a tenth will do where a thousandth takes too many digits: for samples. What is
        computed, such as gaps, differs by round-off as much as that.

    Returns
    -------
    int
        Significant digits, as `plain_number` takes them: four to fifteen; four too where they
        differ by round-off alone, which no number of digits makes readable.

    Examples
    --------
    >>> digits_apart([0.0, 1.0, 1 / 3]), digits_apart([1.3255, 1.3205])
    (4, 5)
    >>> near = [2.718281828456327, 2.718281828459045]
    >>> digits_apart([0.3, 0.1 + 0.2]), digits_apart(near), digits_apart(near, however_near=True)
    (4, 4, 15)
    """
    array = np.asarray(numbers)
    finite = array[np.isfinite(array)] if array.dtype.kind == "f" else array[:0]
    with np.errstate(over="ignore"):
        spread = float(finite.max() - finite.min()) if finite.size else 0.0
    if spread <= _ROUNDING * np.abs(finite).max(initial=0):
        return _FEWEST_DIGITS
    for seen in (_SEEN_OF_SPREAD, _SEEN_AT_LEAST)[: 1 + however_near]:
        for digits in range(_FEWEST_DIGITS, _MOST_DIGITS - 1):
            shown = np.array([float(plain_number(number, digits)) for number in finite])
            if np.abs(shown - finite).max() <= spread * seen:
                return digits
    return _MOST_DIGITS if however_near else _FEWEST_DIGITS


def is_rounded(value: Any, digits: int | None) -> bool:
    """Whether `plain_number` with these digits shows less than the whole number.

    Parameters
    ----------
    value : number
    digits : int or None
        As `plain_number` takes them.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_rounded(0.25, 6), is_rounded(1 / 3, 6), is_rounded(1 / 3, None)
    (False, True, False)
    """
    return plain_number(value, digits) != plain_number(value)


def latex_number(value: Any, digits: int | None = None) -> str:
    r"""Return `value` as LaTeX.

    Parameters
    ----------
    value : number
        Python, NumPy or Fraction.
    digits : int, optional
        Round to so many significant digits; all of them by default.

    Returns
    -------
    str

    Examples
    --------
    >>> print(latex_number(1e-05), latex_number(float("inf")), latex_number(-2.5))
    1 \times 10^{-5} \infty -2.5
    >>> print(latex_number(Fraction(-2, 3)))
    -\tfrac{2}{3}
    """
    if isinstance(value, complex | np.complexfloating):
        sign = "-" if math.copysign(1, value.imag) < 0 else "+"
        real, imaginary = latex_number(value.real, digits), latex_number(abs(value.imag), digits)
        return rf"\left({real} {sign} {imaginary}\mathrm{{j}}\right)"
    if isinstance(value, Fraction) and value.denominator != 1:
        sign = "-" if value < 0 else ""
        return rf"{sign}\tfrac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    text = plain_number(value, digits)
    if "inf" in text or "nan" in text.lower():
        return text.replace("inf", r"\infty").replace("nan", r"\mathrm{NaN}")
    if isinstance(value, np.timedelta64 | np.datetime64) or value is np.ma.masked:
        return rf"\text{{{text}}}"
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \times 10^{{{int(exponent)}}}" if exponent else mantissa
