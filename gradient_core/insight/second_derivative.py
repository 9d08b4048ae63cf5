r"""The second derivative in two ways: the gradient of the gradient, and the compact difference.

The gradient of the gradient is ``D D``, with the matrix ``D`` of the call. For equal gaps its rows
inside are

    (1, 0, -2, 0, 1)/(4 h**2)

so samples of even and of odd index never meet. The compact second difference, ``(1, -2, 1)/h**2``,
is half as wide. By their Taylor rows, ``sum_k w_k d_k**m / m!``,

    gradient twice       f'' + h**2/3 f'''' + ...
    compact              f'' + h**2/12 f'''' + ...

so the first misses by four times as much. At each end two rows of ``D D`` are others, as one of the
two gradients was one-sided there.

References
----------
.. [1] LeVeque, R. J. (2007). Finite Difference Methods for Ordinary and Partial Differential
   Equations. SIAM. Chapter 1: second order derivatives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gradient_core.errors import GradientValueError
from gradient_core.insight.matrix import Operator, Row, dot, times
from gradient_core.statements import Stencil
from gradient_core.text import in_columns

_TWICE = (Fraction(1, 4), Fraction(0), Fraction(-1, 2), Fraction(0), Fraction(1, 4))
_COMPACT = (Fraction(1), Fraction(-2), Fraction(1))


@dataclass(frozen=True)
class SecondDerivative:
    """A matrix that turns samples at equal gaps into second derivatives.

    Attributes
    ----------
    rows : tuple of tuple of Fraction, shape (n, n), units 1/h**2
    inner : Stencil
        The formula of the rows inside, units 1/h**2.
    damaged : tuple of int
        The rows that have another formula.
    missing : tuple of int
        The rows that have none, since a sample beyond the end would be read: all zeros.

    Examples
    --------
    >>> compact = second_difference(4)
    >>> print(compact)
     0  0  0  0
     1 -2  1  0
     0  1 -2  1
     0  0  0  0
    >>> compact.damaged, compact.missing
    ((), (0, 3))
    """

    rows: tuple[Row, ...]
    inner: Stencil
    damaged: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()

    def apply(self, samples: Iterable[Any]) -> Row:
        """Return the matrix times samples, without rounding.

        Parameters
        ----------
        samples : iterable of int or Fraction, shape (n,), units [F]

        Returns
        -------
        tuple of Fraction, shape (n,), units [F]/h**2

        Examples
        --------
        >>> print(*second_difference(5).apply([0, 0, 1, 0, 0]))
        0 1 -2 1 0
        """
        return times(self.rows, samples)

    def __str__(self) -> str:
        """Return the weights in columns, times ``h**2``."""
        return in_columns([list(map(str, row)) for row in self.rows])


def twice(operator: Operator) -> SecondDerivative:
    """Return the matrix of the gradient of the gradient, for equal gaps.

    Parameters
    ----------
    operator : Operator
        For equal gaps.

    Returns
    -------
    SecondDerivative
        Two rows at each end are damaged: one of the two gradients was one-sided there.

    Raises
    ------
    GradientValueError
        Gaps that differ.

    Notes
    -----
    Accuracy order 2 inside, leading term ``h**2/3 f''''``; four times that of the compact one.

    Examples
    --------
    The second derivative of ``x**2`` is 2:

    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.matrix import operator_of
    >>> f = [0, 1, 4, 9, 16, 25, 36]
    >>> second = twice(operator_of(trace_gradient(f)))
    >>> print(second.damaged, *second.apply(f))
    (0, 1, 5, 6) 1 3/2 2 2 2 3/2 1
    >>> print(*second.inner.weights)
    1/4 0 -1/2 0 1/4
    """
    if not operator.uniform:
        raise GradientValueError(
            "`operator` must be of equal gaps for the gradient of the gradient in one formula; got "
            f"{len(operator) - 1} gaps that differ. Give one distance h.",
            argument="operator",
        )
    once = operator.coefficients
    columns = list(zip(*once, strict=True))
    rows = tuple(tuple(dot(row, column) for column in columns) for row in once)
    inner = Stencil((-2, -1, 0, 1, 2), _TWICE, _TWICE, 2)
    damaged = tuple(i for i, row in enumerate(rows) if row != _placed(inner, i, len(rows)))
    return SecondDerivative(rows, inner, damaged=damaged)


def second_difference(n: int) -> SecondDerivative:
    """Return the matrix of the compact second difference, ``(1, -2, 1)/h**2``.

    Parameters
    ----------
    n : int
        How many samples there are, 1 or more.

    Returns
    -------
    SecondDerivative
        The two ends have no row: it would read a sample beyond them.

    Notes
    -----
    Accuracy order 2, leading term ``h**2/12 f''''``.

    Examples
    --------
    >>> print(*second_difference(5).apply([0, 1, 4, 9, 16]))
    0 2 2 2 0
    """
    inner = Stencil((-1, 0, 1), _COMPACT, _COMPACT, 2)
    placed = [_placed(inner, i, n) for i in range(n)]
    missing = tuple(i for i, row in enumerate(placed) if row is None)
    rows = tuple(row or (Fraction(0),) * n for row in placed)
    return SecondDerivative(rows, inner, missing=missing)


def _placed(stencil: Stencil, i: int, n: int) -> Row | None:
    """Return the row of a stencil around sample i, None where it would read beyond the ends."""
    if i + stencil.offsets[0] < 0 or i + stencil.offsets[-1] >= n:
        return None
    known = dict(zip(stencil.offsets, stencil.weights, strict=True))
    return tuple(known.get(j - i, Fraction(0)) for j in range(n))
