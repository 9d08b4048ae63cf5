"""Sums and products put in order by SymPy, which sees nothing else.

SymPy collects equal terms, joins powers of one base and sorts; that is all it is asked for.
Every function, every power that is not rational and every constant but a rational number is
a symbol that holds its tree. So no rule of SymPy's can hang on a hostile argument or turn
exp(9^9*log(2x)) into a power with a billion digits, and the functions stay as typed.

This module imports SymPy, which takes a third of a second: import it inside functions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from functools import reduce
from threading import Lock
from typing import Any, Final, TypeAlias

import sympy  # type: ignore[import-untyped]  # ships no types

from gradient_core.formula.numbers import settle
from gradient_core.formula.python import formula_text
from gradient_core.formula.tree import (
    Binary,
    Call,
    Constant,
    Negative,
    Node,
    Number,
    Variable,
    count_nodes,
    is_constant,
    rebuilt,
)
from gradient_core.formula.values import OPERATIONS

Algebraic: TypeAlias = Any
"""What SymPy makes of a tree: sums, products and rational powers of symbols."""

_NOT_A_NUMBER: Final = Number(math.nan)
_MOST_BITS: Final = 4_096
_one_at_a_time = Lock()  # SymPy's caches are not made for threads


class Held(sympy.Symbol):  # type: ignore[misc]  # a class without types
    """A symbol that stands for a tree; equal trees give the same symbol."""

    node: Node


class HeldFunction(Held):
    """One that depends on variables: sorted after them."""

    @classmethod
    def class_key(cls) -> tuple[int, int, str]:
        """Sort like a function, as SymPy has it."""
        return 4, 0, cls.__name__


def put_in_order(tree: Node) -> Node:
    """Collect, join and sort what is added and multiplied, in the arguments of functions too.

    Parameters
    ----------
    tree : Node
        Of moderate size: the time grows faster than the number of nodes.

    Returns
    -------
    Node
        With NaN where SymPy finds no value, as in 1/0.

    Examples
    --------
    >>> x = Variable("x")
    >>> formula_text(put_in_order(Binary("+", Binary("*", x, Number(2)), Negative(x))))
    'x'
    """
    with _one_at_a_time:
        return _Algebra().ordered(tree)


class _Algebra:
    """Turns the nodes of one tree into sums, products and rational powers, each node once."""

    def __init__(self) -> None:
        self.known: dict[int, Algebraic] = {}  # by identity: equality takes a walk

    def ordered(self, node: Node) -> Node:
        """Put one node of the tree in order."""
        return _written(self.of(node))

    def of(self, node: Node) -> Algebraic:
        """Turn one node of the tree into what SymPy reads."""
        if id(node) not in self.known:
            self.known[id(node)] = self._made(node)
        return self.known[id(node)]

    def _made(self, node: Node) -> Algebraic:
        if isinstance(node, Number) and not isinstance(node.value, float):
            return sympy.Rational(node.value)
        match node:
            case Variable(name=name):
                return sympy.Symbol(name)
            case Negative(operand=operand):
                return -self.of(operand)
            case Binary(operator=sign, left=left, right=right) if sign != "^":
                return OPERATIONS[sign](self.of(left), self.of(right))
        if is_constant(node):
            return _held(Held, node)
        match node:
            case Binary(left=left, right=Number(value=int() | Fraction() as exponent)):
                base = self.of(left)
                if _stays_small(base, exponent):
                    return _raised(base, Fraction(exponent))
            case Call(name="sqrt", arguments=(argument,)):
                return _raised(self.of(argument), Fraction(1, 2))
        return _held(HeldFunction, rebuilt(node, self.ordered))


def _raised(base: Algebraic, exponent: Fraction) -> Algebraic:
    """Raise; hold what is below a root, for SymPy would look at length for what to take out."""
    if exponent.denominator != 1 and not base.is_Symbol:
        base = _held(HeldFunction, _written(base))
    return sympy.Pow(base, sympy.Rational(exponent))


def _stays_small(base: Algebraic, exponent: int | Fraction) -> bool:
    """Tell whether the numbers in a power stay small: (2x)^(y - y + 10^18) would fill memory."""
    number = base.as_coeff_Mul()[0]
    bits = max(number.p.bit_length(), number.q.bit_length()) if number.is_Rational else 1
    return bits * max(abs(exponent.numerator), exponent.denominator) <= _MOST_BITS


def _held(kind: type[Held], node: Node) -> Held:
    held = kind(formula_text(node))
    held.node = node
    return held


def _written(algebraic: Algebraic) -> Node:
    """Write what SymPy made as a tree."""
    if algebraic.is_Rational:
        return _number(algebraic)
    if algebraic.is_Add:
        return _sum(algebraic.as_ordered_terms())
    if algebraic.is_Mul:
        return _product(algebraic.args)
    if algebraic.is_Pow:
        return _product((algebraic,))
    if isinstance(algebraic, Held):
        return algebraic.node
    return Variable(algebraic.name) if algebraic.is_Symbol else _NOT_A_NUMBER


def _sum(terms: Iterable[Algebraic]) -> Node:
    nodes = [_written(term) for term in terms]
    lead = next((node for node in nodes if not _is_negative(node)), nodes[0])
    total = lead  # no sum begins with a minus if it can be helped
    for term in (node for node in nodes if node is not lead):
        minus = _opposite(term) if _is_negative(term) else None
        total = Binary("-", total, minus) if minus else Binary("+", total, term)
    return total


def _product(factors: Iterable[Algebraic]) -> Node:
    """Write a product: the sign in front, negative powers below the line."""
    above: list[Node] = []
    below: list[Node] = []
    negative = False
    for factor in factors:
        if factor.is_Rational:
            negative = factor < 0
            above += [_number(sympy.Integer(abs(factor.p)))] * (abs(factor.p) != 1)
            below += [_number(sympy.Integer(factor.q))] * (factor.q != 1)
        elif factor.is_Pow and factor.exp.is_Rational and factor.exp < 0:
            below.append(_power(factor.base, -factor.exp))
        elif factor.is_Pow:
            above.append(_power(factor.base, factor.exp))
        else:
            above.append(_written(factor))
    node = _chain(above) or Number(1)
    divisor = _chain(below)
    node = Binary("/", node, divisor) if divisor else node
    return _opposite(node) if negative else node


def _power(base: Algebraic, exponent: Algebraic) -> Node:
    if not exponent.is_Rational:
        return _NOT_A_NUMBER
    if exponent == 1:
        return _written(base)
    if exponent == sympy.S.Half:
        return Call("sqrt", (_written(base),))
    return Binary("^", _written(base), _number(exponent))


def _number(rational: Algebraic) -> Number:
    value = settle(Fraction(int(rational.p), int(rational.q)))
    return Number(value) if math.isfinite(value) else _NOT_A_NUMBER


def _is_negative(node: Node) -> bool:
    return isinstance(node, Negative) or (isinstance(node, Number) and node.value < 0)


def _opposite(node: Node) -> Node:
    """Take off a minus sign, or put one on."""
    if isinstance(node, Negative):
        return node.operand
    return Number(-node.value) if isinstance(node, Number) else Negative(node)


def _chain(factors: list[Node]) -> Node | None:
    """Multiply from the left: numbers first, then variables, then what is longer."""
    ordered = sorted(factors, key=_rank)
    return reduce(lambda left, right: Binary("*", left, right), ordered) if ordered else None


def _rank(node: Node) -> tuple[int, int]:
    base = node.left if isinstance(node, Binary) and node.operator == "^" else node
    kinds = (Number, Constant, Variable, Binary, Call)
    place = next((place for place, kind in enumerate(kinds) if isinstance(base, kind)), 5)
    return (0 if is_constant(node) else place, count_nodes(node) if place > 2 else 0)
