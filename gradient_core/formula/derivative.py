"""The exact derivative of a tree by SymPy, and SymPy's answer as a tree again.

This module imports SymPy, which takes a third of a second: import it inside functions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from threading import Lock
from typing import Final

import sympy  # type: ignore[import-untyped]  # ships no types

from gradient_core.formula.errors import DerivativeError
from gradient_core.formula.numbers import settle
from gradient_core.formula.opaque import (
    COMPARED,
    Expression,
    Extreme,
    Held,
    Opaque,
    Power,
    to_expression,
)
from gradient_core.formula.tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    Negative,
    Node,
    Number,
    Variable,
    count_nodes,
    depth,
    is_constant,
)
from gradient_core.formula.values import constant_value

MAX_DERIVATIVE_NODES: Final = 2_000
_MAX_DERIVATIVE_DEPTH: Final = 150  # trees are walked by recursion; Python's own limit is 1,000

_NOT_A_NUMBER = Number(math.nan)
_one_at_a_time = Lock()  # SymPy's caches are not made for threads


def differentiate(tree: Node, variable: str) -> Node:
    """Differentiate a tree.

    Parameters
    ----------
    tree : Node
        Folded, so that its constant powers are bounded.
    variable : str

    Returns
    -------
    Node
        With NaN for a constant that is not real, such as the logarithm of -2.

    Raises
    ------
    DerivativeError
        If the derivative has more than `MAX_DERIVATIVE_NODES` nodes or is nested too deeply.

    Examples
    --------
    >>> from gradient_core.formula.parser import Parser
    >>> from gradient_core.formula.python import formula_text
    >>> formula_text(differentiate(Parser("x^3 sin(2x)", ["x"]).read(), "x"))
    '2*x^3*cos(2*x) + 3*x^2*sin(2*x)'
    """
    try:
        with _one_at_a_time:
            derived = _Writer().node(to_expression(tree).diff(sympy.Symbol(variable)))
    except RecursionError:
        raise _too_large("is nested too deeply") from None
    if depth(derived) > _MAX_DERIVATIVE_DEPTH:
        raise _too_large("is nested too deeply")
    return _mended(derived)


def _too_large(why: str) -> DerivativeError:
    message = f"`formula` must have a derivative of moderate size; got one that {why}. Shorten it."
    return DerivativeError(message)


class _Writer:
    """Writes one expression of SymPy as a tree, up to `MAX_DERIVATIVE_NODES` nodes."""

    def __init__(self) -> None:
        self.count = 0

    def node(self, expression: Expression) -> Node:
        """Turn one expression into a tree."""
        self.count += 1
        if self.count > MAX_DERIVATIVE_NODES:
            raise _too_large(f"has more than {MAX_DERIVATIVE_NODES:,} numbers, names and signs")
        if expression.is_Rational:
            return _number(expression)
        if expression.is_Add:
            return self._sum(expression.as_ordered_terms())
        if expression.is_Mul:
            return self._product(expression.args)
        if expression.is_Pow:
            return self._product((expression,))
        if isinstance(expression, Held):
            return expression.node
        if expression.is_Symbol:
            return Variable(expression.name)
        return self._call(expression) if isinstance(expression, Opaque) else _NOT_A_NUMBER

    def _sum(self, terms: Iterable[Expression]) -> Node:
        nodes = [self.node(term) for term in terms]
        lead = next((node for node in nodes if not _is_negative(node)), nodes[0])
        first = lead  # no sum begins with a minus if it can be helped
        for term in (node for node in nodes if node is not lead):
            minus = _opposite(term) if _is_negative(term) else None
            first = Binary("-", first, minus) if minus else Binary("+", first, term)
        return first

    def _product(self, factors: Iterable[Expression]) -> Node:
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
                below.append(self._power(factor.base, -factor.exp))
            elif factor.is_Pow:
                above.append(self._power(factor.base, factor.exp))
            else:
                above.append(self.node(factor))
        node = _chain(above) or Number(1)
        divisor = _chain(below)
        node = Binary("/", node, divisor) if divisor else node
        return _opposite(node) if negative else node

    def _power(self, base: Expression, exponent: Expression) -> Node:
        if not exponent.is_Rational:
            return _NOT_A_NUMBER
        if exponent == 1:
            return self.node(base)
        if exponent == sympy.S.Half:
            return Call("sqrt", (self.node(base),))
        return Binary("^", self.node(base), _number(exponent))

    def _call(self, expression: Expression) -> Node:
        name = type(expression).__name__
        arguments = tuple(self.node(argument) for argument in expression.args)
        if isinstance(expression, Power):
            base, exponent = arguments
            return Binary("^", base, exponent)
        if name in COMPARED:
            left, right, first, second = arguments
            return Call("where", (Comparison(COMPARED[name], left, right), first, second))
        inner = arguments[0]
        if isinstance(expression, Extreme) and isinstance(inner, Call) and inner.name == name:
            arguments = (*inner.arguments, *arguments[1:])
        return Call(name, arguments)


def _number(rational: Expression) -> Number:
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


def _mended(node: Node) -> Node:
    """Write NaN for constants without a real value, which Python would refuse to compute."""
    if is_constant(node):
        return node if math.isfinite(constant_value(node)) else _NOT_A_NUMBER
    match node:
        case Negative(operand=operand):
            return Negative(_mended(operand))
        case Binary(left=left, right=right) | Comparison(left=left, right=right):
            return replace(node, left=_mended(left), right=_mended(right))
        case Call(arguments=arguments):
            return replace(node, arguments=tuple(map(_mended, arguments)))
    return node
