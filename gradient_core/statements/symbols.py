"""Symbols that take the place of numbers, so that a statement writes itself down.

A statement of `schemes` is an ordinary Python function. Called with arrays it
computes; called with the symbols of this module it returns the tree of the
operations it performs, in their order. Everything that is read (Python text,
LaTeX, exact fractions) and the in-place array pass come from that tree.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


class Expression:
    """A node of a statement's tree; arithmetic on it makes larger trees."""

    __slots__ = ()

    def __add__(self, other: Any) -> Operation:
        return Operation("+", (self, as_expression(other)))

    def __radd__(self, other: Any) -> Operation:
        return Operation("+", (as_expression(other), self))

    def __sub__(self, other: Any) -> Operation:
        return Operation("-", (self, as_expression(other)))

    def __rsub__(self, other: Any) -> Operation:
        return Operation("-", (as_expression(other), self))

    def __mul__(self, other: Any) -> Operation:
        return Operation("*", (self, as_expression(other)))

    def __rmul__(self, other: Any) -> Operation:
        return Operation("*", (as_expression(other), self))

    def __truediv__(self, other: Any) -> Operation:
        return Operation("/", (self, as_expression(other)))

    def __rtruediv__(self, other: Any) -> Operation:
        return Operation("/", (as_expression(other), self))

    def __neg__(self) -> Operation:
        return Operation("neg", (self,))


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """A number that stands in the statement itself, such as the 2. of ``2. * h``."""

    value: float


@dataclass(frozen=True, slots=True)
class Sample(Expression):
    """The sample at `offset` from the index of the output."""

    offset: int


@dataclass(frozen=True, slots=True)
class Named(Expression):
    """A gap (``h``, ``h1``, ``h2``) or a part made of gaps (``distance``; ``a``, ``b``, ``c``)."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation(Expression):
    """``+``, ``-``, ``*``, ``/`` of two operands, or ``neg`` of one."""

    symbol: str
    operands: tuple[Expression, ...]


OPERATORS: Mapping[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "neg": operator.neg,
}


def as_expression(value: Any) -> Expression:
    """Return `value` itself if it is a node, else a `Literal` of it."""
    return value if isinstance(value, Expression) else Literal(value)


def evaluate_exactly(tree: Expression, known: Mapping[Expression, Fraction]) -> Fraction:
    """Evaluate `tree` in exact rational arithmetic.

    Parameters
    ----------
    tree : Expression
        Of a statement, or of a part of one.
    known : mapping of Sample and Named to Fraction
        A value for each symbol of the tree.

    Returns
    -------
    Fraction

    Raises
    ------
    ZeroDivisionError
        Where a denominator is zero.

    Examples
    --------
    >>> h = Named("h")
    >>> evaluate_exactly((Sample(1) - Sample(-1)) / (2.0 * h),
    ...                  {Sample(1): Fraction(5, 3), Sample(-1): Fraction(1, 3), h: Fraction(1)})
    Fraction(2, 3)
    """
    if isinstance(tree, Literal):
        return Fraction(tree.value)
    if isinstance(tree, Operation):
        operands = (evaluate_exactly(operand, known) for operand in tree.operands)
        result: Fraction = OPERATORS[tree.symbol](*operands)
        return result
    return known[tree]
