"""From the tree as it was read to the tree that is computed: constants folded and bounded.

Folding is exact and only where it is exact: ``1/3 + 1/6`` becomes 1/2, ``2 pi`` stays. What
it refuses is what would hang or explode later: constants that are not finite, and powers
whose exponents, multiplied along the way down, go beyond 64.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from gradient_core.formula.errors import ExpressionError, refused
from gradient_core.formula.numbers import calculate
from gradient_core.formula.tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    Negative,
    Node,
    Number,
    Variable,
    children,
    is_constant,
)
from gradient_core.formula.values import constant_value
from gradient_core.text import quote

LARGEST_EXPONENT: Final = 64


def fold(node: Node, text: str) -> Node:
    """Fold the constants of a tree.

    Parameters
    ----------
    node : Node
        As it was read from `text`.
    text : str
        For the messages.

    Raises
    ------
    ExpressionError
        If a part without variables has no finite real value; if an exponent, or the product
        of nested ones, is beyond `LARGEST_EXPONENT`.

    Examples
    --------
    >>> fold(Binary("/", Number(2), Number(6)), "2/6")
    Number(value=Fraction(1, 3))
    """
    read = node
    match node:
        case Negative(operand=operand):
            node = replace(node, operand=fold(operand, text))
            if isinstance(node.operand, Number):
                return Number(-node.operand.value, node.span, node.operand.decimal)
        case Binary(left=left, right=right):
            node = _folded(replace(node, left=fold(left, text), right=fold(right, text)))
        case Comparison(left=left, right=right):
            return replace(node, left=fold(left, text), right=fold(right, text))
        case Call(arguments=arguments):
            node = replace(node, arguments=tuple(fold(below, text) for below in arguments))
        case Variable():
            return node
    if is_constant(node) and not math.isfinite(constant_value(node)):
        raise _not_finite(read, text)
    if isinstance(node, Binary) and node.operator == "^" and _steepness(node) > LARGEST_EXPONENT:
        raise _too_steep(node, text)
    return node


def _folded(node: Binary) -> Node:
    """Calculate with two numbers; a root stays a root, since it is seldom exact."""
    left, right = node.left, node.right
    if node.operator == "^" and left == Constant("e"):
        return Call("exp", (right,), node.span)  # np.exp(x) is closer than np.e**x
    if not (isinstance(left, Number) and isinstance(right, Number)):
        return node
    if node.operator == "^" and not isinstance(right.value, int):
        return node
    value = calculate(node.operator, left.value, right.value)
    return Number(value, node.span, left.decimal or right.decimal)


def _steepness(node: Node) -> float:
    """Multiply the constant exponents on each way down; return the largest product."""
    below = max((_steepness(child) for child in children(node)), default=1.0)
    if isinstance(node, Binary) and node.operator == "^" and not is_constant(node.left):
        exponent = abs(constant_value(node.right)) if is_constant(node.right) else 1.0
        return max(exponent, 1.0) * _steepness(node.left) if exponent > 1.0 else below
    return below


def _not_finite(node: Node, text: str) -> ExpressionError:
    part = _source(node, text)
    rule = "have finite real constants"
    fix = "Change this part, or leave it out"
    if isinstance(node, Binary) and node.operator == "/":
        fix = "Divide by something other than zero"
    elif isinstance(node, Binary) and node.operator == "^":
        fix = "Use a smaller power, or cbrt(...) for the real cube root of a negative number"
    return refused(rule, part, node.span[0], fix)


def _too_steep(node: Binary, text: str) -> ExpressionError:
    rule = f"have exponents, nested ones multiplied, from -{LARGEST_EXPONENT} to {LARGEST_EXPONENT}"
    fix = "Use a smaller exponent, or exp(n*log(x)) for x > 0"
    return refused(rule, _source(node, text), node.span[0], fix)


def _source(node: Node, text: str) -> str:
    return quote(text[slice(*node.span)])
