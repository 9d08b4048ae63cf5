r"""A tree as LaTeX, faithful to how it was read: nothing is simplified or put in order."""

from __future__ import annotations

from fractions import Fraction
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

_SUM, _PRODUCT, _SIGNED, _POWER, _ATOM = range(5)
_COMPARISONS: Final = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}


def latex(node: Node) -> str:
    r"""Write a tree as LaTeX.

    Examples
    --------
    >>> x = Variable("x")
    >>> print(latex(Binary("*", Binary("/", Number(1), Number(2)), x)))
    \frac{1}{2} \, x
    >>> print(latex(Binary("^", Call("cos", (x,)), Number(2))))
    \cos^{2}\left(x\right)
    """
    match node:
        case Number():
            return _number(node)
        case Constant(name=name):
            return CONSTANTS[name][2]
        case Variable(name=name):
            return name if len(name) == 1 else rf"\mathrm{{{name}}}"
        case Negative(operand=operand):
            return f"-{_inside(operand, _PRODUCT, signed=False)}"
        case Comparison(operator=operator, left=left, right=right):
            return f"{latex(left)} {_COMPARISONS[operator]} {latex(right)}"
        case Call():
            return _call(node)
    return _operation(node)


def _number(node: Number) -> str:
    value, text = node.value, number_text(node.value, node.decimal)
    if text == "nan":
        return r"\text{undefined}"
    if isinstance(value, Fraction) and "/" in text:
        sign = "-" if value < 0 else ""
        return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    digits, power, exponent = text.partition("e")
    return rf"{digits} \cdot 10^{{{int(exponent)}}}" if power else text


def _level(node: Node) -> int:
    """Return how tightly a node holds together on paper."""
    match node:
        case Number(value=value):
            if value < 0:
                return _SIGNED
            text = number_text(value, node.decimal)
            # a power of ten is a product, a fraction needs brackets as a base alone
            return _PRODUCT if "e" in text else _POWER if "/" in text else _ATOM
        case Negative(operand=operand):
            return min(_SIGNED, _level(operand))
        case Binary(operator="+" | "-"):
            return _SUM
        case Binary(operator="*"):
            return _PRODUCT
        case Binary(operator="/"):
            return _POWER
        case Binary():
            return _ATOM if _radical(node) else _POWER
        case Call(name="abs" | "sqrt" | "cbrt"):
            return _ATOM
        case Call(name=name):
            return _SUM if name == "where" else _POWER
    return _ATOM


def _inside(node: Node, least: int, *, signed: bool = True) -> str:
    text = latex(node)
    loose = _level(node) < least or (text.startswith("-") and not signed)
    return _bracketed(text) if loose else text


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


def _operation(node: Binary) -> str:
    match node.operator:
        case "/":
            return rf"\frac{{{latex(node.left)}}}{{{latex(node.right)}}}"
        case "^":
            return _power(node)
        case "*":
            left = _inside(node.left, _PRODUCT)
            right = _inside(node.right, _SIGNED, signed=False)
            return f"{left} {_times(left, right)}{right}"
    left = _inside(node.left, _SUM)
    return f"{left} {node.operator} {_inside(node.right, _PRODUCT, signed=False)}"


def _times(left: str, right: str) -> str:
    r"""Choose what stands between factors: a dot where digits would run together."""
    return r"\cdot " if right[0].isdigit() or right.startswith(r"\frac") else r"\, "


def _power(node: Binary) -> str:
    """Write a power: unit fractions as roots, powers of functions behind their names."""
    index = _radical(node)
    if index:
        degree = "" if index == 2 else f"[{index}]"
        return rf"\sqrt{degree}{{{latex(node.left)}}}"
    exponent = latex(node.right)
    base = node.left
    whole = isinstance(node.right, Number) and isinstance(node.right.value, int)
    if isinstance(base, Call) and _is_named(base.name) and whole and node.right != Number(-1):
        return _named(base, f"^{{{exponent}}}")
    return f"{_inside(base, _ATOM)}^{{{exponent}}}"


def _radical(node: Binary) -> int:
    """Return n for the exponent 1/n, as a number or as it was typed; 0 for others."""
    match node:
        case Binary(operator="^", right=Number(value=Fraction() as value)):
            return value.denominator if value.numerator == 1 else 0
        case Binary(
            operator="^",
            right=Binary(operator="/", left=Number(value=1), right=Number(value=int() as below)),
        ):
            return below if below > 1 else 0
    return 0


def _is_named(name: str) -> bool:
    return name not in ("abs", "sqrt", "cbrt", "exp", "where", "log2", "log10")


def _call(node: Call) -> str:
    match node:
        case Call(name="exp", arguments=(argument,)):
            return f"e^{{{latex(argument)}}}"
        case Call(name="abs", arguments=(argument,)):
            return rf"\left|{latex(argument)}\right|"
        case Call(name="sqrt" | "cbrt" as name, arguments=(argument,)):
            return f"{FUNCTIONS[name].latex}{{{latex(argument)}}}"
        case Call(name="where", arguments=(condition, first, second)):
            cases = rf"{latex(first)} & \text{{if }} {latex(condition)} \\ {latex(second)}"
            return rf"\begin{{cases}} {cases} & \text{{otherwise}} \end{{cases}}"
    return _named(node)


def _named(node: Call, power: str = "") -> str:
    arguments = ", ".join(latex(argument) for argument in node.arguments)
    return f"{FUNCTIONS[node.name].latex}{power}{_bracketed(arguments)}"
