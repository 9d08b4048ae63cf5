"""Stencils: which neighbours are read, and how much each one counts.

`derivative_coefficients` derives the exact coefficients for any offsets from
Lagrange's interpolation polynomial, independently of the statements that NumPy
executes; that the two agree is one of the tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any

from gradient_core.errors import GradientValueError


@dataclass(frozen=True)
class Stencil:
    """Offsets and weights of one difference step.

    Attributes
    ----------
    offsets : tuple of int
        Offsets from the output, ascending; only samples the statement reads.
    weights : tuple of scalar, units 1/[X]
        What multiplies the samples.
    coefficients : tuple of Fraction, or None
        Weights times ``h``, exact and dimensionless; None for non-uniform spacing.
    accuracy_order : int
        Power of the gap with which the truncation error vanishes.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> stencil = trace_gradient([1, 2, 4, 8, 16], edge_order=2).step(0).stencil
    >>> stencil.offsets, [str(c) for c in stencil.coefficients]
    ((0, 1, 2), ['-3/2', '2', '-1/2'])
    """

    offsets: tuple[int, ...]
    weights: tuple[Any, ...]
    coefficients: tuple[Fraction, ...] | None
    accuracy_order: int


def derivative_coefficients(offsets: Sequence[int | Fraction]) -> tuple[Fraction, ...]:
    """Return the exact coefficients of the first derivative at offset 0.

    The weight of offset ``o_k`` is the slope at 0 of the Lagrange polynomial that is
    1 there and 0 at the other offsets::

        sum over m != k of  1/(o_k - o_m) * product over j != k, m of (0 - o_j)/(o_k - o_j)

    Parameters
    ----------
    offsets : sequence of int or Fraction, shape (n,), units h
        Distinct positions of the samples.

    Returns
    -------
    tuple of Fraction, shape (n,), units 1/h

    Raises
    ------
    GradientValueError
        Fewer than two offsets, or one of them twice.

    Notes
    -----
    Exact for polynomials up to degree n - 1; accuracy order n - 1, one more where an even
    number of offsets is symmetric about 0, so that the next row of the Taylor series cancels.

    References
    ----------
    .. [1] Fornberg, B. (1988). Generation of finite difference formulas on arbitrarily spaced
       grids. Math. Comp. 51, 699-706. Table 1 (centred) and table 3 (one-sided).

    Examples
    --------
    >>> print(*derivative_coefficients((-1, 0, 1)))
    -1/2 0 1/2
    >>> print(*derivative_coefficients((0, 1, 2)))
    -3/2 2 -1/2
    """
    nodes = [Fraction(offset) for offset in offsets]
    if len(nodes) < 2 or len(set(nodes)) < len(nodes):
        raise GradientValueError(
            f"`offsets` must be two or more different positions; got {tuple(offsets)}. "
            "Name each neighbour once."
        )
    return tuple(_slope_at_zero(node, [n for n in nodes if n != node]) for node in nodes)


def _slope_at_zero(node: Fraction, others: Sequence[Fraction]) -> Fraction:
    total = Fraction(0)
    for left_out in others:
        factors = (-other / (node - other) for other in others if other != left_out)
        total += prod(factors, start=Fraction(1)) / (node - left_out)
    return total
