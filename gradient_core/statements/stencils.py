"""Stencils: which neighbours are read, and how much each one counts.

`derivative_coefficients` derives the exact coefficients for any offsets from
Lagrange's interpolation polynomial, independently of the statements that NumPy
executes; that the two agree is one of the tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial
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


def derivative_coefficients(
    offsets: Sequence[int | Fraction], derivative: int = 1
) -> tuple[Fraction, ...]:
    """Return the exact coefficients of a derivative at offset 0.

    The weight of offset ``o_k`` is that derivative at 0 of the Lagrange polynomial that is
    1 there and 0 at the other offsets::

        L_k(t) = product over j != k of (t - o_j)/(o_k - o_j)

    so ``m!`` times what multiplies ``t**m`` in it, for the derivative of order ``m``.

    Parameters
    ----------
    offsets : sequence of int or Fraction, shape (n,), units h
        Distinct positions of the samples.
    derivative : int
        Its order, below n.

    Returns
    -------
    tuple of Fraction, shape (n,), units 1/h**derivative

    Raises
    ------
    GradientValueError
        Fewer than two offsets, or not more than the order of the derivative; one of them twice.

    Notes
    -----
    Exact for polynomials up to degree n - 1; accuracy order n - derivative, one more where the
    next row of the Taylor series cancels, as it does about a centre.

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
    >>> print(*derivative_coefficients((-1, 0, 1), 2))
    1 -2 1
    """
    nodes = [Fraction(offset) for offset in offsets]
    if len(nodes) < 2 or len(set(nodes)) < len(nodes):
        raise GradientValueError(
            f"`offsets` must be two or more different positions; got {_told(nodes)}. "
            "Name each neighbour once.",
            argument="offsets",
        )
    if not 1 <= derivative < len(nodes):
        raise GradientValueError(
            f"`derivative` must be below the number of offsets, {len(nodes)}; got {derivative}. "
            "Write 1, or add offsets.",
            argument="derivative",
        )
    return tuple(
        factorial(derivative) * _lagrange(node, [n for n in nodes if n != node])[derivative]
        for node in nodes
    )


def _told(nodes: Sequence[Fraction]) -> str:
    return ", ".join(map(str, nodes)) or "none"


def _lagrange(node: Fraction, others: Sequence[Fraction]) -> list[Fraction]:
    """Return what multiplies 1, t, t**2, ... in the polynomial that is 1 at `node`, 0 elsewhere."""
    powers = [Fraction(1)]
    for other in others:
        shifted, scaled = [Fraction(0), *powers], [other * c for c in powers] + [Fraction(0)]
        powers = [(a - b) / (node - other) for a, b in zip(shifted, scaled, strict=True)]
    return powers
