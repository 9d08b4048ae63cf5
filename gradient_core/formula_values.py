"""The values of a tree: NumPy's operations in the order in which the Python text has them."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import numpy as np

from gradient_core.formula_functions import CONSTANTS, FUNCTIONS, PARTIAL
from gradient_core.formula_tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    Negative,
    Node,
    Number,
    Variable,
    is_constant,
    walk,
)

Value: TypeAlias = Any
"""A Python number or an array."""

_OPERATIONS: Final[dict[str, Callable[[Value, Value], Value]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compute(node: Node, values: Mapping[str, Value]) -> Value:
    """Compute a tree; the caller silences NumPy's warnings.

    Parameters
    ----------
    node : Node
        Without a constant part that is not finite: Python's numbers would raise there.
    values : mapping of str to float64 array

    Returns
    -------
    int, float or numpy.ndarray
        A Python number where no variable is involved.
    """
    match node:
        case Number(value=value):
            return value if isinstance(value, int) else float(value)
        case Constant(name=name):
            return CONSTANTS[name][0]
        case Variable(name=name):
            return values[name]
        case Negative(operand=operand):
            return -compute(operand, values)
        case Binary(left=left, right=right) | Comparison(left=left, right=right):
            return _OPERATIONS[node.operator](compute(left, values), compute(right, values))
        case Call(name=name, arguments=arguments):
            computed = (compute(argument, values) for argument in arguments)
            # integers as floats: NumPy would compute where(x < 0, 1, 2) in integers
            floats = (float(part) if isinstance(part, int) else part for part in computed)
            return FUNCTIONS[name].compute(*floats)


def constant_value(node: Node) -> float:
    """Return the value of a tree without variables; NaN where it has none that is real.

    Examples
    --------
    >>> constant_value(Call("log", (Number(-2),)))
    nan
    """
    try:
        with np.errstate(all="ignore"):
            value = compute(node, {})
        return math.nan if isinstance(value, complex) else float(value)
    except (ZeroDivisionError, OverflowError):
        return math.nan


def may_be_undefined(node: Node) -> bool:
    """Tell whether a tree may have no finite value although its variables are finite.

    Overflow aside, which can happen to any tree.

    Examples
    --------
    >>> x = Variable("x")
    >>> may_be_undefined(Binary("/", x, Number(2))), may_be_undefined(Binary("/", Number(2), x))
    (False, True)
    """
    return any(_is_partial(below) for below in walk(node))


def _is_partial(node: Node) -> bool:
    match node:
        case Number(value=value):
            return not math.isfinite(value)
        case Call(name=name):
            return name in PARTIAL
        case Binary(operator="/", right=right):
            return not is_constant(right)
        case Binary(operator="^", left=left, right=right):
            if is_constant(left):
                return not constant_value(left) > 0
            return not (isinstance(right, Number) and isinstance(right.value, int)) or (
                right.value < 0
            )
    return False
