"""The ten statements that `numpy.gradient` executes, each written once, with its derivation.

A statement has two parts: `divisor_or_weights` is made from the gaps alone, `combine`
applies it to the samples. Both are plain Python functions in NumPy's order of operations.
Called with arrays they are the array pass, with one-element arrays the single difference
step, with the symbols of `symbols` the tree from which the formula, the code and the
in-place program are made.

Letters: ``f0``, ``f1``, ``f2`` the samples read, in index order; ``x`` the coordinate of the
output, where ``f``, ``f'``, ``f''``, ``f'''`` are taken; ``h`` the gap; ``h1``, ``h2`` the gaps
to the left and right of the output, at a boundary the two gaps nearest to it in index order;
``a``, ``b``, ``c`` the weights.

All ten follow from one idea, the method of undetermined coefficients. Expand every sample
around ``x``, from which it is ``d_k`` away, and give it the weight ``w_k``::

    f(x + d_k) = f + d_k f' + d_k**2/2 f'' + d_k**3/6 f''' + ...

    sum w_k f(x + d_k) = (sum w_k) f + (sum w_k d_k) f' + (sum w_k d_k**2) f''/2 + ...

The sum is to be ``f'``. Two weights can meet two demands, and three can meet three::

    row of f      sum w_k        = 0
    row of f'     sum w_k d_k    = 1
    row of f''    sum w_k d_k**2 = 0       (with three samples)

The first row that is not met leads the truncation error: ``sum w_k d_k**2 / 2 f''`` with two
samples (accuracy order 1), ``sum w_k d_k**3 / 6 f'''`` with three, or with two that lie
symmetrically, where the row of ``f''`` cancels by itself (accuracy order 2). The rows and their
solution stand at each function below. They say that ``1``, ``x`` and ``x**2`` are differentiated
exactly, so the weights are also those of the slope of the line or the parabola through the
samples; `stencils` derives them that way.

References
----------
.. [1] Fornberg, B. (1988). Generation of finite difference formulas on arbitrarily spaced
   grids. Math. Comp. 51, 699-706. Table 1 has the coefficients of the interior for equal
   gaps, table 3 those of the boundaries.
.. [2] LeVeque, R. J. (2007). Finite Difference Methods for Ordinary and Partial Differential
   Equations. SIAM. Chapter 1: undetermined coefficients, truncation errors.
.. [3] Quarteroni, A., Sacco, R., Saleri, F. (2007). Numerical Mathematics. Springer. The
   source that NumPy names.
.. [4] The docstring of `numpy.gradient` has the three rows of the interior; its ``h_s``, ``h_d``
   are ``h1``, ``h2`` here, its alpha, beta, gamma are ``b``, ``c``, ``a``. The order of
   operations is that of NumPy's source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Values = Sequence[Any]


# --- two recipes: what is done with the samples -------------------------------------------------


def difference_quotient(samples: Values, divisor: Values) -> Any:
    """``(f_to - f_from) / distance``: the weights are ``1/distance`` and ``-1/distance``."""
    f_to, f_from = samples
    (distance,) = divisor
    return (f_to - f_from) / distance


def weighted_sum(samples: Values, weights: Values) -> Any:
    """``a*f0 + b*f1 + c*f2``, samples in index order, from left to right."""
    f0, f1, f2 = samples
    a, b, c = weights
    return a * f0 + b * f1 + c * f2


# --- seven ways to make the divisor or the weights from the gaps --------------------------------


def one_gap(h: Any) -> Values:
    """Divide by the gap at the end: forward on the left, backward on the right.

    Only the sample beside ``x`` and the one at ``x`` are read::

        f(x + h) = f + h f' + h**2/2 f'' + ...      (f(x + h) - f)/h = f' + h/2 f'' + ...
        f(x - h) = f - h f' + h**2/2 f'' - ...      (f - f(x - h))/h = f' - h/2 f'' + ...

    Accuracy order 1, leading term ``h/2 f''`` on the left and ``-h/2 f''`` on the right. Other
    gaps do not enter, so this serves uniform and non-uniform spacing. The coefficients ``-1, 1``
    are those of accuracy order 1 in Fornberg's table 3 [1]_.
    """
    return (h,)


def two_gaps(h: Any) -> Values:
    """Divide by both gaps around ``x``, which are equal: the central difference.

    ::

        f(x + h) = f + h f' + h**2/2 f'' + h**3/6 f''' + ...
        f(x - h) = f - h f' + h**2/2 f'' - h**3/6 f''' + ...

        (f(x + h) - f(x - h)) / (2 h) = f' + h**2/6 f''' + ...

    The rows of ``f`` and ``f''`` cancel by symmetry, which is why two samples are enough for
    accuracy order 2 and the sample at ``x`` is not read: its weight would be 0. Leading term
    ``h**2/6 f'''``. The coefficients ``-1/2, 0, 1/2`` are those of accuracy order 2 in Fornberg's
    table 1 [1]_.
    """
    return (2.0 * h,)


def interior_non_uniform(h1: Any, h2: Any) -> Values:
    """Weigh the three samples around ``x``, at distances ``-h1``, ``0`` and ``h2``.

    ::

        row of f         a + b         + c = 0
        row of f'    -h1*a         + h2*c = 1
        row of f''    h1**2*a   + h2**2*c = 0

    The third row gives ``a = -(h2/h1)**2 * c``. Put into the second, ``(h2**2/h1 + h2)*c = 1``,
    so ``c = h1/(h2*(h1+h2))`` and ``a = -h2/(h1*(h1+h2))``; then the first is met by
    ``b = -(a + c) = (h2-h1)/(h1*h2)``, which is 0 for equal gaps.

    Accuracy order 2. Leading term ``(-h1**3*a + h2**3*c)/6 f''' = h1*h2/6 f'''``.

    Examples
    --------
    >>> print(*interior_non_uniform(1, 4))
    -0.8 0.75 0.05
    """
    a = -(h2) / (h1 * (h1 + h2))
    b = (h2 - h1) / (h1 * h2)
    c = h1 / (h2 * (h1 + h2))
    return a, b, c


def left_uniform(h: Any) -> Values:
    """Weigh the first three samples, at distances ``0``, ``h`` and ``2*h`` from ``x``.

    ::

        row of f      a + b     + c = 0
        row of f'       h*b + 2*h*c = 1
        row of f''   h**2*b + 4*h**2*c = 0

    The third row gives ``b = -4*c``, the second then ``-2*h*c = 1``: ``c = -0.5/h``,
    ``b = 2/h``, and from the first ``a = -1.5/h``.

    Accuracy order 2. Leading term ``(h**3*b + 8*h**3*c)/6 f''' = -h**2/3 f'''``. The
    coefficients ``-3/2, 2, -1/2`` are those of accuracy order 2 in Fornberg's table 3 [1]_.
    """
    return -1.5 / h, 2.0 / h, -0.5 / h


def right_uniform(h: Any) -> Values:
    """Weigh the last three samples, at distances ``-2*h``, ``-h`` and ``0`` from ``x``.

    The mirror image of the left: the order is reversed, and the sign of every distance turns.
    That turns the row of ``f'`` alone, so the weights change their signs too. Accuracy order 2;
    in ``sum w_k d_k**3`` both signs turn, so the leading term stays ``-h**2/3 f'''``.
    """
    return 0.5 / h, -2.0 / h, 1.5 / h


def left_non_uniform(h1: Any, h2: Any) -> Values:
    """Weigh the first three samples, at distances ``0``, ``h1`` and ``h1+h2`` from ``x``.

    ::

        row of f      a + b                + c = 0
        row of f'      h1*b      + (h1+h2)*c = 1
        row of f''  h1**2*b + (h1+h2)**2*c = 0

    The third row gives ``b = -((h1+h2)/h1)**2 * c``. Put into the second,
    ``(h1+h2)*(1 - (h1+h2)/h1)*c = 1``, so ``c = -h1/(h2*(h1+h2))`` and ``b = (h1+h2)/(h1*h2)``;
    the first is met by ``a = -(b + c) = -(2*h1+h2)/(h1*(h1+h2))``.

    Accuracy order 2. Leading term
    ``(h1**3*b + (h1+h2)**3*c)/6 f''' = -h1*(h1+h2)/6 f'''``. With ``h1 = h2 = h`` all of this
    becomes the uniform case.

    Examples
    --------
    >>> print(*left_non_uniform(1, 4))
    -1.2 1.25 -0.05
    >>> left_non_uniform(0.5, 0.5) == left_uniform(0.5)
    True
    """
    a = -(2.0 * h1 + h2) / (h1 * (h1 + h2))
    b = (h1 + h2) / (h1 * h2)
    c = -h1 / (h2 * (h1 + h2))
    return a, b, c


def right_non_uniform(h1: Any, h2: Any) -> Values:
    """Weigh the last three samples, at distances ``-(h1+h2)``, ``-h2`` and ``0`` from ``x``.

    The mirror image of the left: ``a`` and ``c`` change places, so do ``h1`` and ``h2``, and
    all signs turn. Accuracy order 2. Leading term
    ``(-(h1+h2)**3*a - h2**3*b)/6 f''' = -h2*(h1+h2)/6 f'''``.

    Examples
    --------
    >>> print(*right_non_uniform(4, 1))
    0.05 -1.25 1.2
    """
    a = h2 / (h1 * (h1 + h2))
    b = -(h2 + h1) / (h1 * h2)
    c = (2.0 * h2 + h1) / (h2 * (h1 + h2))
    return a, b, c


# --- the forms books print: equal on paper, not in bits; shown, and never computed with ----------


def textbook_left_uniform(samples: Values, gaps: Values) -> Any:
    """``a*f0 + b*f1 + c*f2`` over the common denominator ``2*h``."""
    (f0, f1, f2), (h,) = samples, gaps
    return (4 * f1 - f2 - 3 * f0) / (2 * h)


def textbook_right_uniform(samples: Values, gaps: Values) -> Any:
    """``a*f0 + b*f1 + c*f2`` over the common denominator ``2*h``."""
    (f0, f1, f2), (h,) = samples, gaps
    return (3 * f2 + f0 - 4 * f1) / (2 * h)


def textbook_interior_non_uniform(samples: Values, gaps: Values) -> Any:
    """Weigh each slope with the opposite gap: the nearer neighbour counts more.

    ``s1 = (f1 - f0)/h1`` and ``s2 = (f2 - f1)/h2`` belong to the midpoints ``x - h1/2`` and
    ``x + h2/2``; ``(h2*s1 + h1*s2)/(h1 + h2)`` is the line through them, read at ``x``.
    """
    (f0, f1, f2), (h1, h2) = samples, gaps
    return (h2 * ((f1 - f0) / h1) + h1 * ((f2 - f1) / h2)) / (h1 + h2)


def textbook_left_non_uniform(samples: Values, gaps: Values) -> Any:
    """Extend the first slope half a gap outwards, with the tilt to the second.

    ``s1`` and ``s2`` as in the interior lie ``(h1 + h2)/2`` apart, and ``x`` lies ``h1/2``
    before ``s1``: ``s1 - (h1/2) * (s2 - s1)/((h1 + h2)/2)``.
    """
    (f0, f1, f2), (h1, h2) = samples, gaps
    return (f1 - f0) / h1 - h1 * ((f2 - f1) / h2 - (f1 - f0) / h1) / (h1 + h2)


def textbook_right_non_uniform(samples: Values, gaps: Values) -> Any:
    """Extend the last slope half a gap outwards, with the tilt from the one before.

    ``x`` lies ``h2/2`` behind ``s2``: ``s2 + (h2/2) * (s2 - s1)/((h1 + h2)/2)``.
    """
    (f0, f1, f2), (h1, h2) = samples, gaps
    return (f2 - f1) / h2 + h2 * ((f2 - f1) / h2 - (f1 - f0) / h1) / (h1 + h2)
