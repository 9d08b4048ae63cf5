"""The values of a tree: NumPy's operations in the order in which the Python text has them."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import numpy as np

from gradient_core.formula.functions import CONSTANTS, FUNCTIONS
from gradient_core.formula.tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    Negative,
    Node,
    Number,
    Variable,
)

Value: TypeAlias = Any
"""A Python number or an array."""

OPERATIONS: Final[dict[str, Callable[[Value, Value], Value]]] = {
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
            return OPERATIONS[node.operator](compute(left, values), compute(right, values))
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
