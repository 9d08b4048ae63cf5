"""A tree as SymPy sees it: sums, products and rational powers, and functions it cannot open.

SymPy puts sums, products and constant powers in order. The functions are opaque to it: they
know their derivatives, from the table, and nothing else. So no rule of SymPy's can hang on
a hostile argument or turn exp(9^9*log(2x)) into a power with a billion digits; and the
derivative keeps the functions that were typed. Constants other than rational numbers are
symbols that hold their tree.

This module imports SymPy, which takes a third of a second: import it inside functions.
"""

from __future__ import annotations

from functools import cache, reduce
from typing import Any, Final, Literal, TypeAlias, cast

import sympy  # type: ignore[import-untyped]  # ships no types

from gradient_core.formula.folding import fold
from gradient_core.formula.functions import FUNCTIONS
from gradient_core.formula.parser import Parser
from gradient_core.formula.python import formula_text
from gradient_core.formula.tree import (
    Binary,
    Call,
    Comparison,
    Negative,
    Node,
    Number,
    Variable,
    is_constant,
)

Expression: TypeAlias = Any

COMPARED: Final[dict[str, Literal["<", "<=", ">", ">="]]] = {
    "where_lt": "<",
    "where_le": "<=",
    "where_gt": ">",
    "where_ge": ">=",
}
_WHERE: Final = {sign: name for name, sign in COMPARED.items()}


class Held(sympy.Symbol):  # type: ignore[misc]  # a class without types
    """A symbol that stands for a constant tree; equal trees give the same symbol."""

    node: Node


class Opaque(sympy.Function):  # type: ignore[misc]  # a class without types
    """A function that SymPy knows by its derivatives alone."""

    is_number = False  # nor may SymPy compute it, by the name, when its arguments are numbers

    def _eval_evalf(self, prec: int) -> None:
        return None

    def _eval_derivative(self, symbol: Expression) -> Expression:
        parts = []
        for place, argument in enumerate(self.args):
            inner = argument.diff(symbol)
            if inner != 0:
                parts.append(self.slope(place) * inner)
        return sympy.Add(*parts)

    def slope(self, place: int) -> Expression:
        """Differentiate by one argument, from the table of functions."""
        slope = _slope(type(self).__name__, place)
        return slope.xreplace(dict(zip((_U, _V), self.args, strict=False)))


_U, _V = sympy.Symbol("u"), sympy.Symbol("v")


class Power(Opaque):
    """A power whose exponent is no rational number."""

    def slope(self, place: int) -> Expression:
        """Differentiate u^v: v u^(v-1) by u and u^v log(u) by v."""
        base, exponent = self.args
        if place == 0:
            return exponent * Power(base, exponent - 1)
        return self * _opaque("log")(base)


class Where(Opaque):
    """``where``, with the two sides of its comparison as the first arguments."""

    def _eval_derivative(self, symbol: Expression) -> Expression:
        left, right, first, second = self.args
        return _choice(type(self), left, right, first.diff(symbol), second.diff(symbol))


class Extreme(Opaque):
    """``min`` or ``max`` of two arguments."""

    def _eval_derivative(self, symbol: Expression) -> Expression:
        first, second = self.args
        kind = _opaque("where_le" if type(self).__name__ == "min" else "where_ge")
        return _choice(kind, first, second, first.diff(symbol), second.diff(symbol))


def _choice(kind: Expression, left: Any, right: Any, first: Any, second: Any) -> Expression:
    return first if first == second else kind(left, right, first, second)


@cache
def _opaque(name: str) -> Expression:
    """Return the class of one function."""
    if name == "power":
        parent: type = Power
    elif name in COMPARED:
        parent = Where
    else:
        parent = Extreme if FUNCTIONS[name].more else Opaque
    return type(name, (parent,), {})


@cache
def _slope(name: str, place: int) -> Expression:
    text = FUNCTIONS[name].derivatives[place]
    return to_expression(fold(Parser(text, ["u", "v"]).read(), text))


def to_expression(node: Node) -> Expression:
    """Turn a tree into an expression of SymPy."""
    if isinstance(node, Number) and not isinstance(node.value, float):
        return sympy.Rational(node.value)
    if is_constant(node):
        held = Held(formula_text(node))
        held.node = node
        return held
    match node:
        case Variable(name=name):
            return sympy.Symbol(name)
        case Negative(operand=operand):
            return -to_expression(operand)
        case Binary():
            return _operation(node)
    return _application(cast(Call, node))


def _operation(node: Binary) -> Expression:
    left, right = to_expression(node.left), to_expression(node.right)
    match node.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
    if right.is_Rational:
        return sympy.Pow(left, right)
    return _opaque("power")(left, right)


def _application(node: Call) -> Expression:
    match node:
        case Call(name="sqrt", arguments=(argument,)):
            return sympy.sqrt(to_expression(argument))
        case Call(name="where", arguments=(Comparison() as condition, first, second)):
            parts = (condition.left, condition.right, first, second)
            return _opaque(_WHERE[condition.operator])(*map(to_expression, parts))
    arguments = map(to_expression, node.arguments)
    kind = _opaque(node.name)
    return reduce(kind, arguments) if FUNCTIONS[node.name].more else kind(*arguments)
