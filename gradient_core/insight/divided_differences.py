"""Divided differences, and the parabola they make: one arithmetic for floats and fractions.

With ``f[x0] = f0`` and

    f[x0, x1]     = (f1 - f0)/(x1 - x0)
    f[x0, x1, x2] = (f[x1, x2] - f[x0, x1])/(x2 - x0)

the polynomial through the samples is, in Newton's form,

    p(t) = f[x0] + (t - x0)*(f[x0, x1] + (t - x1)*f[x0, x1, x2])

The first divided differences are the slopes of the intervals. The second is half the second
derivative of the parabola. The third is 0 where a fourth sample lies on it too.

References
----------
.. [1] Quarteroni, A., Sacco, R., Saleri, F. (2007). Numerical Mathematics. Springer. Chapter 8:
   Newton's form of the interpolating polynomial.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any


def divided_differences(x: Sequence[Any], f: Sequence[Any]) -> list[Any]:
    """Return ``f[x0]``, ``f[x0, x1]``, ``f[x0, x1, x2]``, ... of all samples.

    Parameters
    ----------
    x : sequence, shape (n,), units [X]
        Distinct coordinates: floats, Fractions or arrays of one shape.
    f : sequence, shape (n,), units [F]
        The samples.

    Returns
    -------
    list, shape (n,)
        Difference ``k`` has the units [F]/[X]**k.

    Examples
    --------
    >>> divided_differences([0, 1, 3, 4], [0, 1, 9, 16])
    [0, 1.0, 1.0, 0.0]
    """
    column, corner = list(f), [f[0]]
    for order in range(1, len(x)):
        rises = [after - before for before, after in pairwise(column)]
        runs = [b - a for a, b in zip(x[:-order], x[order:], strict=True)]
        column = [rise / run for rise, run in zip(rises, runs, strict=True)]
        corner.append(column[0])
    return corner


def parabola_through(x: Sequence[Any], f: Sequence[Any], at: Any) -> Any:
    """Return the height at `at` of the parabola through three samples, in Newton's form.

    Parameters
    ----------
    x : sequence, shape (3,), units [X]
        Distinct coordinates in any order.
    f : sequence, shape (3,), units [F]
        The samples.
    at : number or ndarray, units [X]
        Where to read the parabola.

    Returns
    -------
    number or ndarray, of the shape of `at`, units [F]

    Examples
    --------
    >>> import numpy as np
    >>> print(parabola_through([0, 1, 3], [0, 1, 9], np.array([-1, 0.5, 2])))
    [1.   0.25 4.  ]
    """
    height, slope, curvature = divided_differences(x, f)
    return height + (at - x[0]) * (slope + (at - x[1]) * curvature)
