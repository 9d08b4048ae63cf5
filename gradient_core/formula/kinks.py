"""Where a formula has a kink or a jump: there it has no derivative, whatever its parts give.

The derivative of ``abs(x)`` is ``sign(x)``, which is 0 at 0; but there is no derivative
there. A kink is an argument that is exactly zero at a sample. It counts only if it depends
on the variable of the derivative, and inside a ``where`` only in the branch that is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final, Literal

import numpy as np

from gradient_core.formula.python import formula_text, joined_conditions, python_code
from gradient_core.formula.tree import (
    Binary,
    Call,
    Comparison,
    Node,
    Number,
    children,
    is_constant,
    variables_in,
)
from gradient_core.formula.values import compute, constant_value

_OPPOSITE: Final[dict[str, Literal["<", "<=", ">", ">="]]] = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
}


@dataclass(frozen=True)
class Kink:
    """No derivative where `argument` is zero and all conditions hold.

    Attributes
    ----------
    argument : Node
    conditions : tuple of Comparison
    """

    argument: Node
    conditions: tuple[Comparison, ...] = ()

    def holds(self, values: Mapping[str, Any]) -> Any:
        """Tell for each sample whether it is at the kink."""
        conditions = (compute(condition, values) for condition in self.conditions)
        return reduce(np.logical_and, conditions, compute(self.argument, values) == 0)

    @property
    def python(self) -> str:
        """What `holds` computes, as Python."""
        zero = f"{python_code(self.argument)} == 0"
        return joined_conditions("&", [zero, *map(python_code, self.conditions)])

    @property
    def sentence(self) -> str:
        """Where there is no derivative."""
        parts = (f"{formula_text(self.argument)} = 0", *map(formula_text, self.conditions))
        return f"There is no derivative where {' and '.join(parts)}: a kink or a jump."


def find_kinks(tree: Node, variable: str) -> tuple[Kink, ...]:
    """Collect the kinks of a tree along one variable.

    Parameters
    ----------
    tree : Node
    variable : str

    Returns
    -------
    tuple of Kink
        In the order of the formula, each once.

    Examples
    --------
    >>> from gradient_core.formula.tree import Variable
    >>> find_kinks(Call("abs", (Variable("x"),)), "x")
    (Kink(argument=Variable(name='x'), conditions=()),)
    """
    found = (_decided(kink) for kink in _kinks(tree, ()))
    along = (kink for kink in found if kink and variable in variables_in(kink.argument))
    return tuple(dict.fromkeys(along))


def _decided(kink: Kink) -> Kink | None:
    """Leave out conditions that always hold; None if one never does."""
    fixed = {condition for condition in kink.conditions if is_constant(condition)}
    if not all(constant_value(condition) for condition in fixed):
        return None
    left = tuple(condition for condition in kink.conditions if condition not in fixed)
    return Kink(kink.argument, left)


def _kinks(node: Node, conditions: tuple[Comparison, ...]) -> Iterator[Kink]:
    match node:
        case Call(name="abs" | "sign" | "step", arguments=(argument,)):
            yield Kink(argument, conditions)
        case Call(name="min" | "max" as name, arguments=arguments):
            yield from _meetings(name, arguments, conditions)
        case Call(name="atan2", arguments=(y, x)):
            # the angle jumps by a full turn on the negative half of the axis
            yield Kink(y, (*conditions, Comparison("<", x, Number(0))))
        case Call(name="where", arguments=(Comparison() as condition, first, second)):
            if condition.left != condition.right:  # else it is never or always true
                yield Kink(_difference(condition.left, condition.right), conditions)
            other = Comparison(_OPPOSITE[condition.operator], condition.left, condition.right)
            yield from _kinks(condition, conditions)
            yield from _kinks(first, (*conditions, condition))
            yield from _kinks(second, (*conditions, other))
            return
    for child in children(node):
        yield from _kinks(child, conditions)


def _meetings(
    name: str, arguments: tuple[Node, ...], conditions: tuple[Comparison, ...]
) -> Iterator[Kink]:
    """Yield where an argument meets the extreme of those before it, and is that of all."""
    beyond: Literal["<=", ">="] = "<=" if name == "min" else ">="
    distinct = tuple(dict.fromkeys(arguments))
    for place, argument in enumerate(distinct[1:], start=1):
        before = distinct[0] if place == 1 else Call(name, distinct[:place])
        last = place == len(distinct) - 1
        ahead = () if last else (Comparison(beyond, argument, Call(name, distinct)),)
        yield Kink(_difference(before, argument), (*conditions, *ahead))


def _difference(left: Node, right: Node) -> Node:
    """Write left - right in the shortest way: it is only asked whether it is zero."""
    if right == Number(0):
        return left
    return right if left == Number(0) else Binary("-", left, right)
