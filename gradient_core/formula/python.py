"""A tree as Python with np as the only name, and as formula text that reads back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Final

from gradient_core.formula.functions import CONSTANTS, FUNCTIONS
from gradient_core.formula.numbers import number_text
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

COMPARED, SUM, PRODUCT, SIGNED, POWER, ATOM = range(6)
LEVELS: Final = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}


def level(node: Node) -> int:
    """Return how tightly a node holds together when written in one line."""
    match node:
        case Number(value=value):
            if isinstance(value, Fraction) and "/" in number_text(value, node.decimal):
                return PRODUCT
            return SIGNED if value < 0 else ATOM
        case Negative(operand=operand):
            return min(SIGNED, level(operand))  # -x*y is (-x)*y to Python, with the same bits
        case Binary(operator=operator):
            return LEVELS[operator]
        case Comparison():
            return COMPARED
    return ATOM


@dataclass(frozen=True)
class _Style:
    """What differs between Python and formula text."""

    power: str
    number: Callable[[Number], str]
    constant: Callable[[str], str]
    call: Callable[[str, list[str]], str]


def python_code(node: Node) -> str:
    """Write a tree as Python: the operations that `compute` does, in the same order.

    Examples
    --------
    >>> x = Variable("x")
    >>> python_code(Binary("^", Binary("+", x, Number(1)), Number(-2)))
    '(x + 1)**-2'
    >>> python_code(Call("max", (x, Number(0), Constant("pi"))))
    'np.maximum(np.maximum(x, 0.0), np.pi)'
    """
    return _write(node, _PYTHON)


def joined_conditions(sign: str, conditions: Sequence[str]) -> str:
    """Join conditions by & or |, which bind more tightly than comparisons: so with brackets."""
    if len(conditions) == 1:
        return conditions[0]
    return f" {sign} ".join(f"({condition})" for condition in conditions)


def formula_text(node: Node) -> str:
    """Write a tree as formula text.

    Examples
    --------
    >>> formula_text(Binary("*", Number(Fraction(1, 3)), Call("log", (Variable("x"),))))
    '1/3*ln(x)'
    """
    return _write(node, _FORMULA)


def _write(node: Node, style: _Style) -> str:
    match node:
        case Number():
            return style.number(node)
        case Constant(name=name):
            return style.constant(name)
        case Variable(name=name):
            return name
        case Negative(operand=operand):
            return f"-{_inside(operand, PRODUCT, style, signed=False)}"
        case Comparison(operator=operator, left=left, right=right):
            return f"{_write(left, style)} {operator} {_write(right, style)}"
        case Call(name=name, arguments=arguments):
            return style.call(name, [_argument(argument, style) for argument in arguments])
    return _operation(node, style)


def _operation(node: Binary, style: _Style) -> str:
    """Write the operands with brackets where the order of operations needs them."""
    own = LEVELS[node.operator]
    if node.operator == "^":
        # -x**2 is -(x**2), and x**-2 needs no brackets
        exponent = _inside(node.right, SIGNED, style)
        return f"{_inside(node.left, ATOM, style)}{style.power}{exponent}"
    left = _inside(node.left, own, style)
    right = _inside(node.right, own + 1, style, signed=False)
    if node.operator in "+-":
        return f"{left} {node.operator} {right}"
    return f"{left}{node.operator}{right}"


def _inside(node: Node, least: int, style: _Style, *, signed: bool = True) -> str:
    """Write an operand, in brackets if it is too loose or has a sign where none is welcome."""
    text = _write(node, style)
    loose = level(node) < least or (text.startswith("-") and not signed)
    return f"({text})" if loose else text


def _argument(node: Node, style: _Style) -> str:
    # a whole number as a float: NumPy would compute where(x < 0, 1, 2) in integers
    if style is _PYTHON and isinstance(node, Number) and isinstance(node.value, int):
        return repr(float(node.value))
    return _write(node, style)


def _python_number(node: Number) -> str:
    return number_text(node.value, node.decimal).replace("nan", "np.nan")


def _python_call(name: str, arguments: list[str]) -> str:
    known = FUNCTIONS[name]
    if known.more:
        return reduce(known.code.format, arguments)
    return known.code.format(*arguments)


def _formula_call(name: str, arguments: list[str]) -> str:
    return f"{'ln' if name == 'log' else name}({', '.join(arguments)})"


_PYTHON = _Style("**", _python_number, lambda name: CONSTANTS[name][1], _python_call)
_FORMULA = _Style("^", lambda node: number_text(node.value, node.decimal), str, _formula_call)
