"""The exact derivative of a tree, by the rules of differentiation.

The rules are ours: sums, products, quotients and powers stand here, the functions in their
table. A derivative refers to the parts of its formula and copies none of them, so that
making it takes no longer than reading the formula; how large it is written out is known
before anything is done with it. SymPy only puts its sums and products in order.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, reduce
from itertools import islice
from typing import Literal

from gradient_core.formula.errors import DerivativeError
from gradient_core.formula.folding import fold
from gradient_core.formula.functions import FUNCTIONS
from gradient_core.formula.numbers import calculate
from gradient_core.formula.parser import Parser
from gradient_core.formula.tree import (
    Binary,
    Call,
    Comparison,
    Negative,
    Node,
    Number,
    Variable,
    depth,
    is_constant,
    rebuilt,
    walk,
)
from gradient_core.formula.values import constant_value
from gradient_core.limits import MAX_DERIVATIVE_DEPTH, MAX_DERIVATIVE_NODES

_ZERO, _ONE = Number(0), Number(1)


@lru_cache(maxsize=256)
def differentiate(tree: Node, variable: str) -> Node:
    """Differentiate a tree, in bounded time.

    Parameters
    ----------
    tree : Node
        Folded, so that its constant powers are bounded.
    variable : str

    Returns
    -------
    Node
        With its sums and products in order, and NaN for a constant that is not real, such as
        the logarithm of -2.

    Raises
    ------
    DerivativeError
        If the derivative has more than `MAX_DERIVATIVE_NODES` nodes or is nested too deeply.

    Examples
    --------
    >>> from gradient_core.formula.python import formula_text
    >>> formula_text(differentiate(Parser("x^3 sin(2x)", ["x"]).read(), "x"))
    '2*x^3*cos(2*x) + 3*x^2*sin(2*x)'
    """
    derived = slope(tree, variable)
    if next(islice(walk(derived), MAX_DERIVATIVE_NODES, None), None):
        raise _too_large(f"has more than {MAX_DERIVATIVE_NODES:,} numbers, names and signs")
    # SymPy takes a third of a second to import: only now is it needed
    from gradient_core.formula.ordering import put_in_order

    try:
        ordered = _mended(put_in_order(derived))
    except RecursionError:
        raise _too_large("is nested too deeply") from None
    if depth(ordered) > MAX_DERIVATIVE_DEPTH:
        raise _too_large("is nested too deeply")
    return ordered


def _too_large(why: str) -> DerivativeError:
    message = f"`formula` must have a derivative of moderate size; got one that {why}. Shorten it."
    return DerivativeError(message)


def slope(node: Node, variable: str) -> Node:
    """Differentiate by the rules alone; nothing is put in order.

    Examples
    --------
    >>> slope(Call("sin", (Binary("*", Number(2), Variable("x")),)), "x")  # doctest: +ELLIPSIS
    Binary(operator='*', left=Call(name='cos', ...), right=Number(value=2))
    """
    match node:
        case Variable(name=name):
            return _ONE if name == variable else _ZERO
        case Negative(operand=operand):
            return _minus(_ZERO, slope(operand, variable))
        case Binary():
            return _slope_of_operation(node, variable)
        case Call(name="where", arguments=(condition, first, second)):
            return _choice(condition, slope(first, variable), slope(second, variable))
        case Call(name="min" | "max" as name, arguments=(*before, last)):
            first = before[0] if len(before) == 1 else Call(name, tuple(before))
            chosen = Comparison("<=" if name == "min" else ">=", first, last)
            return _choice(chosen, slope(first, variable), slope(last, variable))
        case Call(name=name, arguments=arguments):
            return _chained(name, arguments, variable)
    return _ZERO


def _slope_of_operation(node: Binary, variable: str) -> Node:
    """Differentiate a sum, difference, product, quotient or power of u and v."""
    u, v = node.left, node.right
    match node.operator:
        case "+":
            return _plus(slope(u, variable), slope(v, variable))
        case "-":
            return _minus(slope(u, variable), slope(v, variable))
        case "*" | "/":
            return reduce(_plus, _terms(node, variable, lambda term: term))
    # v u^(v-1) du + u^v log(u) dv
    by_base = _times(_times(v, _power(u, _minus(v, _ONE))), slope(u, variable))
    return _plus(by_base, _times(_times(node, Call("log", (u,))), slope(v, variable)))


def _terms(node: Node, variable: str, around: Callable[[Node], Node]) -> Iterator[Node]:
    """Yield a term for each factor of a product: its slope with all others around it."""
    match node:
        case Binary(operator="*", left=u, right=v):
            yield from _terms(u, variable, lambda du: around(_times(du, v)))
            yield from _terms(v, variable, lambda dv: around(_times(u, dv)))
        case Binary(operator="/", left=u, right=v):
            yield from _terms(u, variable, lambda du: around(_over(du, v)))
            below = _over(_times(u, slope(v, variable)), _power(v, Number(2)))
            yield around(_minus(_ZERO, below))
        case _:
            yield around(slope(node, variable))


def _chained(name: str, arguments: tuple[Node, ...], variable: str) -> Node:
    """Differentiate a function by each of its arguments, and add up."""
    total: Node = _ZERO
    for place, argument in enumerate(arguments):
        inner = slope(argument, variable)
        outer = _filled(_row(name, place), dict(zip("uv", arguments, strict=False)))
        total = _plus(total, _times(outer, inner))
    return total


@cache
def _row(name: str, place: int) -> Node:
    text = FUNCTIONS[name].derivatives[place]
    return fold(Parser(text, ["u", "v"]).read(), text)


def _filled(node: Node, arguments: dict[str, Node]) -> Node:
    """Put the arguments of a function into a row of the table."""
    if isinstance(node, Variable):
        return arguments[node.name]
    if isinstance(node, Binary):
        parts = (_filled(part, arguments) for part in (node.left, node.right))
        return _joined(node.operator, *parts)
    return rebuilt(node, lambda below: _filled(below, arguments))


def _choice(condition: Node, first: Node, second: Node) -> Node:
    return first if first == second else Call("where", (condition, first, second))


# Operations that leave out 0 and 1, and calculate with two numbers.


def _plus(left: Node, right: Node) -> Node:
    if _ZERO in (left, right):
        return right if left == _ZERO else left
    return _joined("+", left, right)


def _minus(left: Node, right: Node) -> Node:
    if right == _ZERO:
        return left
    if left == _ZERO and not isinstance(right, Number):
        return Negative(right)
    return _joined("-", left, right)


def _times(left: Node, right: Node) -> Node:
    if _ZERO in (left, right):
        return _ZERO
    if _ONE in (left, right):
        return right if left == _ONE else left
    return _joined("*", left, right)


def _over(left: Node, right: Node) -> Node:
    return left if left == _ZERO or right == _ONE else _joined("/", left, right)


def _power(base: Node, exponent: Node) -> Node:
    return base if exponent == _ONE else _joined("^", base, exponent)


def _joined(sign: Literal["+", "-", "*", "/", "^"], left: Node, right: Node) -> Node:
    if isinstance(left, Number) and isinstance(right, Number):
        return Number(calculate(sign, left.value, right.value))
    return Binary(sign, left, right)


def _mended(node: Node) -> Node:
    """Write NaN for constants without a real value, which Python would refuse to compute."""
    if is_constant(node):
        return node if math.isfinite(constant_value(node)) else Number(math.nan)
    return rebuilt(node, _mended)
