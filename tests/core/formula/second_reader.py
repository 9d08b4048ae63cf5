"""A second reader of formulas, for the tests alone: a grammar of Lark's, and NumPy at once.

It was written from what the help text promises, not from our parser, and shares no code with
it. It reads more than ours does; where ours reads a text, both must find the same values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, reduce
from typing import Any

import numpy as np
from lark import Lark, Token, Transformer, v_args

GRAMMAR = r"""
?start: sum
?sum: product | sum "+" product -> add | sum "-" product -> sub
?product: factor | product "*" factor -> mul | product "/" factor -> div
    | product power -> mul | product call_power -> mul
?factor: power | call_power | "-" factor -> neg | "+" factor
?exponent: power | call_power | "-" exponent -> neg | "+" exponent
?power: plain_power | group | group "^" exponent -> raised | group SUPER -> superscript
?plain_power: plain | plain "^" exponent -> raised | plain SUPER -> superscript
?call_power: call | call "^" exponent -> raised | call SUPER -> superscript
?plain: NUMBER -> number | NAME -> name | OPEN_BAR sum CLOSE_BAR -> bars
    | FRAC "{" sum "}" "{" sum "}" -> frac | ROOT "[" NUMBER "]" "{" sum "}" -> root
?group: "(" sum ")" | "{" sum "}"
call: (FUNCTION | POWERED) (arguments | bare)
arguments: "(" argument ("," argument)* ")" | "{" sum "}"
?argument: sum | sum COMPARED sum -> compared
?bare: plain_power | call_power | "-" factor -> neg | "+" factor | bare power -> mul
NUMBER: /(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/
COMPARED: /<=|>=|<|>|≤|≥|\\leq?|\\geq?|\\lt|\\gt/
SUPER: /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/
FRAC.4: /\\[dt]?frac/
ROOT.4: /\\sqrt(?=\[)/
BAR: /\||\\[lr]?vert(?![a-z])/
NAME.1: /(np\.|math\.|\\)?(pi|tau|e|π|τ)|[xy]/
%declare OPEN_BAR CLOSE_BAR
%ignore /(\s|\\[,;:! ]|\\(quad|qquad|left|right|displaystyle)(?![A-Za-z]))+/
"""

ONE: dict[str, Any] = {
    **{name: getattr(np, name) for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp")},
    **{name: getattr(np, name) for name in ("log2", "log10", "sqrt", "cbrt", "sign", "abs")},
    **{f"{arc}{name}": getattr(np, f"arc{name}")
       for arc in ("a", "arc") for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")},
    **{f"ar{name}": getattr(np, f"arc{name}") for name in ("sinh", "cosh", "tanh")},
    **dict.fromkeys(("ln", "log"), np.log),
    **{"√": np.sqrt, "tg": np.tan, "ctg": lambda u: 1 / np.tan(u), "sgn": np.sign},
    **{"sec": lambda u: 1 / np.cos(u), "csc": lambda u: 1 / np.sin(u)},
    **{"cosec": lambda u: 1 / np.sin(u), "cot": lambda u: 1 / np.tan(u)},
    **{"sech": lambda u: 1 / np.cosh(u), "csch": lambda u: 1 / np.sinh(u)},
    **{"coth": lambda u: 1 / np.tanh(u), "erf": np.vectorize(math.erf, [float])},
    **{name: lambda u: np.heaviside(u, 0.5) for name in ("step", "heaviside")},
    **dict.fromkeys(("absolute", "fabs"), np.abs),
}  # fmt: skip
MORE: dict[str, Any] = {
    **dict.fromkeys(("atan2", "arctan2"), np.arctan2),
    **{"hypot": np.hypot, "where": np.where},
    **{name: lambda *u: reduce(np.minimum, u) for name in ("min", "minimum")},
    **{name: lambda *u: reduce(np.maximum, u) for name in ("max", "maximum")},
}
CONSTANTS = {"pi": np.pi, "π": np.pi, "tau": 2 * np.pi, "τ": 2 * np.pi, "e": np.e}
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
SIGNS = str.maketrans("−–·⋅∙•×∗÷∕⁄", "--*****" + "*///")  # noqa: RUF001


class Bars:
    """Tells bars that open from bars that close: behind a value they close, if one is open."""

    always_accept = ("BAR",)

    def process(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Name the bars."""
        open_here, value = [0], False
        for token in tokens:
            if token.type == "BAR":
                closes = value and open_here[-1] > 0
                open_here[-1] += -1 if closes else 1
                token = Token("CLOSE_BAR" if closes else "OPEN_BAR", str(token))
            if token in ("(", "{"):
                open_here.append(0)
            elif token in (")", "}"):
                open_here.pop()
            ends = ("NUMBER", "NAME", "SUPER", "CLOSE_BAR")
            value = token.type in ends or token in (")", "}")
            yield token


@v_args(inline=True)
class Values(Transformer[Token, Any]):
    """Computes while reading."""

    def __init__(self, x: np.ndarray, y: np.ndarray) -> None:
        super().__init__()
        self.variables = {"x": x, "y": y}

    add, sub, mul = np.add, np.subtract, np.multiply
    div, neg, raised = np.divide, np.negative, np.power

    def number(self, token: Token) -> Any:  # noqa: D102
        return np.float64(token)

    def name(self, token: Token) -> Any:  # noqa: D102
        bare = token.split(".")[-1].lstrip("\\")
        return self.variables[bare] if bare in self.variables else np.float64(CONSTANTS[bare])

    def superscript(self, base: Any, token: Token) -> Any:  # noqa: D102
        return np.power(base, float(token.translate(DIGITS)))

    def bars(self, _: Token, inner: Any, __: Token) -> Any:  # noqa: D102
        return np.abs(inner)

    def frac(self, _: Token, above: Any, below: Any) -> Any:  # noqa: D102
        return np.divide(above, below)

    def root(self, _: Token, index: Token, inner: Any) -> Any:  # noqa: D102
        return np.cbrt(inner) if index == "3" else np.power(inner, 1 / float(index))

    def compared(self, left: Any, sign: Token, right: Any) -> Any:  # noqa: D102
        less = sign[0] in "<≤" or sign.startswith(r"\l")
        strict = sign in ("<", ">", r"\lt", r"\gt")
        one, two = (left, right) if less else (right, left)
        return np.less(one, two) if strict else np.less_equal(one, two)

    def arguments(self, *values: Any) -> tuple[Any, ...]:  # noqa: D102
        return values

    def call(self, token: Token, given: Any) -> Any:  # noqa: D102
        found = re.fullmatch(f"{_FUNCTION}(?:{_POWER})?", token)
        assert found is not None
        name = re.sub(r"[_{}]", "", found["name"])
        power = int((found["power"] or found["raised"] or "1").translate(DIGITS))
        arguments = given if isinstance(given, tuple) else (given,)
        if power == -1:
            return ONE[f"a{name}"](*arguments)
        value = ({**ONE, **MORE})[name](*arguments)
        return value if power == 1 else np.power(value, float(power))


def _known() -> str:
    names = sorted((*ONE, *MORE), key=len, reverse=True)
    ends = {"log10": r"log(?:_\{10\}|_10|10(?![\d.]))", "log2": r"log(?:_\{2\}|_2|2(?![\d.]))"}
    return "|".join(ends.get(name, name) for name in names)


_FUNCTION = rf"(?:np\.|numpy\.|math\.|\\operatorname\{{|\\)?(?P<name>{_known()})\}}?"
_POWER = r"\s*(?:\^\s*[{(]?(?P<power>-?\d+)[})]?|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"


@cache
def _parser() -> Lark:
    plain, powered = (re.sub(r"\?P<\w+>", "?:", word) for word in (_FUNCTION, _FUNCTION + _POWER))
    words = f"\nFUNCTION.2: /{plain}/\nPOWERED.3: /{powered}/"
    return Lark(GRAMMAR + words, parser="lalr", lexer="basic", postlex=Bars())


def second_values(text: str, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Compute a formula in x and y."""
    plain = text.translate(SIGNS).replace("**", "^")
    for command, sign in ((r"\cdot", "*"), (r"\times", "*"), (r"\ast", "*"), (r"\div", "/")):
        plain = plain.replace(command, sign)
    with np.errstate(all="ignore"):
        return np.asarray(Values(x, y).transform(_parser().parse(plain)), np.float64)
