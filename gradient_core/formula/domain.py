"""Whether a formula has a finite value everywhere, as far as a short look can tell.

The Python text of a derivative needs a guard only where its function may have no value. To
be unsure costs a longer text, never a wrong value.
"""

from __future__ import annotations

import math
from typing import Final

from gradient_core.formula.tree import Binary, Call, Node, Number, is_constant, walk
from gradient_core.formula.values import constant_value

_NEEDS_MORE_THAN_ZERO: Final = frozenset(("log", "log2", "log10"))
_NEEDS_MORE: Final = frozenset(("asin", "acos", "acosh", "atanh", "csc", "cot", "csch", "coth"))


def may_be_undefined(tree: Node) -> bool:
    """Tell whether a tree may have no finite value although its variables are finite.

    Overflow aside, which can happen to any tree.

    Examples
    --------
    >>> from gradient_core.formula.tree import Variable
    >>> x = Variable("x")
    >>> may_be_undefined(Binary("/", x, Number(2))), may_be_undefined(Binary("/", Number(2), x))
    (False, True)
    """
    return any(_is_partial(node) for node in walk(tree))


def _is_partial(node: Node) -> bool:
    """Tell whether this one operation may fail for operands that are finite."""
    if is_constant(node):
        return isinstance(node, Number) and not math.isfinite(node.value)
    match node:
        case Call(name=name, arguments=(argument, *_)):
            if name in _NEEDS_MORE_THAN_ZERO:
                return not _is_positive(argument)
            return name in _NEEDS_MORE or (name == "sqrt" and not _is_not_negative(argument))
        case Binary(operator="/", right=right):
            return not _is_positive(right)
        case Binary(operator="^", left=left, right=right):
            return not (_whole(right) >= 0 or _is_positive(left))
    return False


def _is_positive(node: Node) -> bool:
    if is_constant(node):
        return constant_value(node) > 0
    match node:
        case Call(name="exp" | "cosh"):
            return True
        case Call(name="sqrt", arguments=(argument,)):
            return _is_positive(argument)
        case Binary(operator="+", left=left, right=right):
            signs = (_is_positive(left), _is_positive(right))
            return any(signs) and _is_not_negative(left) and _is_not_negative(right)
        case Binary(operator="*" | "/", left=left, right=right):
            return _is_positive(left) and _is_positive(right)
        case Binary(operator="^", left=left):
            return _is_positive(left)
    return False


def _is_not_negative(node: Node) -> bool:
    if is_constant(node):
        return constant_value(node) >= 0
    match node:
        case Call(name="abs" | "sqrt"):
            return True
        case Binary(operator="+" | "*", left=left, right=right):
            return _is_not_negative(left) and _is_not_negative(right)
        case Binary(operator="^", right=right) if _whole(right) >= 0 and _whole(right) % 2 == 0:
            return True
    return _is_positive(node)


def _whole(node: Node) -> int:
    """Return the value of a whole number, -1 for all other nodes."""
    return node.value if isinstance(node, Number) and isinstance(node.value, int) else -1
