"""Reads a formula as mathematicians write it: a precedence parser over our own words.

Each sign has a binding power. `expression` reads a value and then everything that binds
more tightly than its floor; the floor of a right operand is the power of the sign before
it, one less for ``^``, so that 2^3^2 is 2^(3^2). A product without a sign binds like ``*``
and from the left, as in a program: 1/2x is (1/2)x, and a note says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, Literal, cast

from gradient_core.array_tokens import quote
from gradient_core.formula_errors import ExpressionError, refused
from gradient_core.formula_functions import CONSTANTS, FUNCTIONS, INVERSES
from gradient_core.formula_notes import Reading, note
from gradient_core.formula_numbers import read_literal
from gradient_core.formula_tokens import Token, Words
from gradient_core.formula_tree import (
    Binary,
    Call,
    Comparison,
    Constant,
    Negative,
    Node,
    Number,
    Variable,
)

MAX_CHARACTERS: Final = 200
MAX_NODES: Final = 80
MAX_DEPTH: Final = 40

_SUM, _PRODUCT, _POWER = 10, 20, 40
_SIGNS: Final = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER, "raised": _POWER}
_OPENING: Final = {"(": ")", "{": "}"}
_FACTORS: Final = frozenset(("name", "frac", "(", "{", "|"))
_COMPARISONS: Final = frozenset(("<", "<=", ">", ">="))


class Parser:
    """Reads the tokens of one text, each of them once.

    Parameters
    ----------
    text : str
        At most `MAX_CHARACTERS` characters.
    variables : sequence of str

    Attributes
    ----------
    notes : dict
        Sentences on how ambiguous text was read, in the order of the text.
    """

    def __init__(self, text: str, variables: Sequence[str]) -> None:
        words = Words(text, variables)
        self.text, self.variables, self.tokens = text, tuple(variables), words.tokens
        self.notes: dict[str, None] = dict.fromkeys(words.notes)
        self.index = self.nodes = self.depth = 0
        self.in_bars = False  # does a | close here?

    def read(self) -> Node:
        """Read the whole text."""
        node = self.expression(0)
        if self.next.kind != "end":
            raise self._left_over()
        return node

    @property
    def next(self) -> Token:
        """The token that was not read yet."""
        return self.tokens[self.index]

    def take(self) -> Token:
        """Read one token."""
        token = self.next
        self.index += 1
        return token

    def made(self, node: Node, start: int) -> Any:
        """Count a node and give it its place in the text, up to what was read last."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            rule = f"have at most {MAX_NODES} numbers, names, signs and functions"
            raise refused(rule, quote(self.text[start:]), start, "Shorten it")
        return replace(node, span=(start, self.tokens[self.index - 1].end))

    def expression(self, floor: int) -> Node:
        """Read a value and all that binds to it more tightly than the floor."""
        token = self.next
        self.depth += 1
        if self.depth > MAX_DEPTH:
            rule = f"have at most {MAX_DEPTH} brackets, powers and functions inside each other"
            raise refused(rule, quote(self.text[token.start :]), token.start, "Take out brackets")
        left, sign = self._value(floor), ""
        while self._binding() > floor:
            left, sign = self._joined(left, sign, token.start)
        self.depth -= 1
        return left

    def _binding(self) -> int:
        """Return the binding power of what comes next, 0 if it ends the expression."""
        kind = self.next.kind
        if kind == "|" and self.in_bars:
            return 0
        return _PRODUCT if kind in _FACTORS or kind == "number" else _SIGNS.get(kind, 0)

    def _joined(self, left: Node, before: str, start: int) -> tuple[Node, str]:
        """Join the left operand with the sign and the operand that follow."""
        token = self.next
        if token.kind == "number":
            rule = "have a sign between two values"
            fix = "Write * before the number for a product, ^ for a power"
            raise refused(rule, quote(token.text), token.start, fix)
        if token.kind in _FACTORS:
            return self._product(left, before, start), "·"
        self.take()
        if token.kind == "raised":
            exponent = self.made(Number(read_raised(token)), token.start)
            return self.made(Binary("^", left, exponent), start), "^"
        right = self.expression(_POWER - 1 if token.kind == "^" else _SIGNS[token.kind])
        sign = cast(Literal["+", "-", "*", "/", "^"], token.kind)
        node: Binary = self.made(Binary(sign, left, right), start)
        self._note(note.joined(self._reading(node), before))
        return node, token.kind

    def _product(self, left: Node, before: str, start: int) -> Node:
        """Read a factor that has no sign before it."""
        right = self.expression(_PRODUCT)
        node: Binary = self.made(Binary("*", left, right), start)
        self._note(note.product(self._reading(node), before))
        return node

    def _reading(self, node: Node) -> Reading:
        return Reading(self.text, node)

    def _note(self, sentence: str) -> None:
        if sentence:
            self.notes[sentence] = None

    def _value(self, floor: int) -> Node:
        """Read what can begin an expression."""
        token = self.take()
        match token.kind:
            case "number":
                return self._number(token)
            case "name":
                return self._name(token)
            case "+" | "-":
                # a minus binds like a sum, or like the product or power it stands in
                operand = self.expression(max(floor, _SUM))
                signed = Negative(operand) if token.kind == "-" else operand
                return self.made(signed, token.start)  # type: ignore[no-any-return]
            case "(" | "{":
                inner = self._inside(token)
                return replace(inner, span=(token.start, self.tokens[self.index - 1].end))
            case "|":
                return self._bars(token)
            case "frac":
                return self._fraction(token)
        self.index -= 1
        raise self._no_value()

    def _number(self, token: Token) -> Node:
        value = read_literal(token.text)
        if not math.isfinite(value):
            rule, fix = "have numbers that float64 can hold", "Write numbers up to 1.7e308"
            raise refused(rule, quote(token.text), token.start, fix)
        return self.made(Number(value), token.start)  # type: ignore[no-any-return]

    def _name(self, token: Token) -> Node:
        if token.text in self.variables:
            node: Node = Variable(token.text)
        elif token.text in CONSTANTS:
            node = Constant(token.text)
        else:
            return self._function(token)
        return self.made(node, token.start)  # type: ignore[no-any-return]

    def _inside(self, opening: Token) -> Node:
        """Read an expression and the bracket that closes it."""
        outside, self.in_bars = self.in_bars, False
        inner = self.expression(0)
        self._close(opening)
        self.in_bars = outside
        return inner

    def _close(self, opening: Token) -> None:
        """Read the bracket that closes `opening`."""
        if self.next.kind == _OPENING[opening.kind]:
            self.take()
        elif self.next.kind == "end":
            rule = "close every bracket it opens"
            raise refused(
                rule, quote(opening.kind), opening.start, f"Add {_OPENING[opening.kind]}"
            )
        else:
            raise self._left_over()

    def _bars(self, opening: Token) -> Node:
        """Read ``|x|``; bars that could also open stand for closing ones."""
        outside, self.in_bars = self.in_bars, True
        inner = self.expression(0)
        if self.next.kind != "|":
            rule, fix = "close every bar | it opens", "Add |, or write abs(...)"
            raise refused(rule, quote("|"), opening.start, fix)
        self.take()
        self.in_bars = outside
        return self.made(Call("abs", (inner,)), opening.start)  # type: ignore[no-any-return]

    def _fraction(self, command: Token) -> Node:
        r"""Read ``\frac{a}{b}``."""
        parts = [self._braces(command), self._braces(command)]
        return self.made(Binary("/", *parts), command.start)  # type: ignore[no-any-return]

    def _braces(self, command: Token) -> Node:
        if self.next.kind != "{":
            rule = "give a fraction two parts in braces"
            raise refused(rule, self._got(), self.next.start, r"Write \frac{a}{b}")
        return self._inside(self.take())

    def _function(self, token: Token) -> Node:
        """Read a function: its power or root index, and its arguments."""
        name = token.text
        if name == "sqrt" and self.next.kind == "[":
            return self._root(token)
        power = self._function_power(name)
        inverse = power is not None and power.value == -1
        if inverse:
            name, power = INVERSES[name], None
        if self.next.kind in _OPENING:
            arguments = self._arguments(name)
        else:
            arguments = (self._bare_argument(token),)
        node: Node = self.made(Call(name, arguments), token.start)
        self._note(note.function(self._reading(node), token.text, inverse))
        if power is not None:
            node = self.made(Binary("^", node, power), token.start)
        return node

    def _function_power(self, name: str) -> Number | None:
        """Read the exponent in ``sin^2 x`` and ``cos²x``, if there is one."""
        token = self.next
        if token.kind not in ("^", "raised"):
            return None
        self.take()
        exponent = (
            self.made(Number(read_raised(token)), token.start)
            if token.kind == "raised"
            else self.expression(_POWER)
        )
        if isinstance(exponent, Negative) and isinstance(exponent.operand, Number):
            exponent = Number(-exponent.operand.value, exponent.span)
        if isinstance(exponent, Number) and isinstance(exponent.value, int):
            if exponent.value > 0 or (exponent.value == -1 and name in INVERSES):
                return exponent
        got = quote(self.text[token.start : self.tokens[self.index - 1].end])
        rule = "have a positive whole number as the power of a function without its argument"
        raise refused(rule, got, token.start, f"Write {name}(x)^n for other powers")

    def _root(self, token: Token) -> Node:
        r"""Read ``\sqrt[n]{x}``: the real cube root for 3, else the power 1/n."""
        opening = self.take()
        index = self.take()
        whole = index.kind == "number" and index.text.isdecimal() and 2 <= int(index.text) <= 64
        if not whole or self.next.kind != "]":
            self.index -= 1
            rule, fix = "have a whole number as the index of a root", r"Write \sqrt[3]{x}"
            raise refused(rule, quote(self.text[opening.start :]), opening.start, fix)
        self.take()
        if self.next.kind not in _OPENING:
            raise self._no_value()
        inner = self._inside(self.take())
        if index.text == "3":
            return self.made(Call("cbrt", (inner,)), token.start)  # type: ignore[no-any-return]
        one, below = (self.made(Number(n), token.start) for n in (1, int(index.text)))
        exponent = self.made(Binary("/", one, below), token.start)
        return self.made(Binary("^", inner, exponent), token.start)  # type: ignore[no-any-return]

    def _arguments(self, name: str) -> tuple[Node, ...]:
        """Read the arguments in brackets; the first one of ``where`` is a comparison."""
        opening = self.take()
        outside, self.in_bars = self.in_bars, False
        known = FUNCTIONS[name]
        arguments = [self._comparison() if name == "where" else self.expression(0)]
        while self.next.kind == "," and (known.more or len(arguments) < known.arity):
            self.take()
            arguments.append(self.expression(0))
        if len(arguments) < known.arity or self.next.kind == ",":
            raise self._miscounted(name)
        self._close(opening)
        self.in_bars = outside
        return tuple(arguments)

    def _comparison(self) -> Node:
        """Read the condition of ``where``."""
        start = self.next.start
        left = self.expression(0)
        if self.next.kind not in _COMPARISONS:
            rule = "have a comparison as the first argument of where"
            raise refused(rule, self._got(), self.next.start, "Write where(x < 0, a, b)")
        sign = cast(Literal["<", "<=", ">", ">="], self.take().kind)
        right = self.expression(0)
        if self.next.kind in _COMPARISONS:
            rule, fix = "have one comparison in a where", "Put one where inside another"
            raise refused(rule, self._got(), self.next.start, fix)
        return self.made(Comparison(sign, left, right), start)  # type: ignore[no-any-return]

    def _bare_argument(self, function: Token) -> Node:
        """Read an argument without brackets: factors up to a sign or the next function."""
        if FUNCTIONS[function.text].arity > 1:
            rule = f"have brackets around the arguments of {function.text}"
            fix = f"Write {function.text}(a, b)" if function.text != "where" else (
                "Write where(x < 0, a, b)"
            )
            raise refused(rule, self._got(), self.next.start, fix)
        start = self.next.start
        node = self.expression(_PRODUCT)
        while self.next.kind in _FACTORS and self._binding() and not self._at_function():
            node = self.made(Binary("*", node, self.expression(_PRODUCT)), start)
        return node

    def _at_function(self) -> bool:
        return self.next.kind == "name" and self.next.text in FUNCTIONS
