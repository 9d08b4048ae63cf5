"""When a float stands for a fraction.

``0.1`` is not one tenth, but whoever typed it meant one tenth. A float counts as
rational if its nearest fraction with a small denominator converts back to it.
"""

from __future__ import annotations

import math
from fractions import Fraction
from numbers import Integral
from typing import Any

import numpy as np

LARGEST_DENOMINATOR = 1000


def as_fraction(value: Any) -> Fraction | None:
    """Return the fraction that `value` stands for, or None.

    Parameters
    ----------
    value : number
        Python or NumPy; complex numbers, dates and non-finite values have no fraction.

    Returns
    -------
    Fraction or None

    Examples
    --------
    >>> as_fraction(0.1), as_fraction(1 / 3), as_fraction(np.float32(0.1))
    (Fraction(1, 10), Fraction(1, 3), Fraction(1, 10))
    >>> print(as_fraction(0.1 + 0.2), as_fraction(2 ** 0.5), as_fraction(math.inf))
    None None None
    """
    if isinstance(value, np.timedelta64 | np.datetime64):
        return None
    if isinstance(value, Integral):
        return Fraction(int(value))
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, float | np.floating) or not math.isfinite(value):
        return None
    nearest = Fraction(*value.as_integer_ratio()).limit_denominator(LARGEST_DENOMINATOR)
    return nearest if bool(_convert(nearest, type(value)) == value) else None


def _convert(fraction: Fraction, kind: Any) -> Any:
    """Return the number of type `kind` that is nearest to `fraction`."""
    if kind is np.longdouble:
        return kind(fraction.numerator) / kind(fraction.denominator)
    return kind(float(fraction))
