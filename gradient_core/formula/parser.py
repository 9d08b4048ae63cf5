"""Reads a formula as mathematicians write it: a precedence parser over our own words.

Each sign has a binding power. `Parser.expression` reads a value and then everything that
binds more tightly than its floor; the floor of a right operand is the power of the sign
before it, one less for ``^``, so that 2^3^2 is 2^(3^2). A product without a sign binds like
``*`` and from the left, as in a program: 1/2x is (1/2)x, and a note says so.
"""

from __future__ import annotations

import math
from typing import Final, Literal, cast

from gradient_core.formula.cursor import CLOSING, COMPARISONS, Cursor
from gradient_core.formula.errors import refused
from gradient_core.formula.functions import CONSTANTS, FUNCTIONS, INVERSES
from gradient_core.formula.numbers import read_literal
from gradient_core.formula.tokens import Token
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
from gradient_core.text import quote

_SUM, _PRODUCT, _POWER = 10, 20, 40
_SIGNS: Final = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "^": _POWER, "raised": _POWER}
_FACTORS: Final = frozenset(("name", "frac", "(", "{", "|"))


class Parser(Cursor):
    """Reads one text; what it makes is still to be folded.

    Examples
    --------
    >>> Parser("2x", ["x"]).read()
    Binary(operator='*', left=Number(value=2), right=Variable(name='x'))
    """

    in_bars = False  # does the next | close?

    def read(self) -> Node:
        """Read the whole text."""
        node = self.expression(0)
        if self.next.kind != "end":
            raise self.left_over()
        return node

    def expression(self, floor: int) -> Node:
        """Read a value and all that binds to it more tightly than the floor."""
        self.deepen()
        start, sign = self.next.start, ""
        left = self._value(floor)
        while self._binding() > floor:
            left, sign = self._joined(left, sign, start)
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
        kind = self.next.kind
        if kind == "number":
            fix = "Write * before the number for a product, ^ for a power"
            raise self.refused("have a sign between two values", fix)
        if kind in _FACTORS:
            product = self.made(Binary("*", left, self.expression(_PRODUCT)), start)
            self.notes.product(product, before)
            return product, "·"
        token = self.take()
        if kind == "raised":
            return self.made(Binary("^", left, self._raised(token)), start), "^"
        right = self.expression(_POWER - 1 if kind == "^" else _SIGNS[kind])
        sign = cast(Literal["+", "-", "*", "/", "^"], kind)
        node = self.made(Binary(sign, left, right), start)
        self.notes.joined(node)
        return node, kind

    def _raised(self, token: Token) -> Number:
        """Read superscript digits as the exponent they are."""
        exponent = self.made(Number(read_literal(token.text.lstrip("-"))), token.start)
        return Number(-exponent.value, exponent.span) if token.text[0] == "-" else exponent

    def _value(self, floor: int) -> Node:
        """Read what can begin an expression."""
        token = self.next
        match token.kind:
            case "number":
                return self._number(self.take())
            case "name":
                return self._name(self.take())
            case "+" | "-":
                self.take()
                # a sign takes in the product after it, unless it stands inside one: 2^-x, 3*-x
                operand = self.expression(max(floor, _SUM))
                signed = Negative(operand) if token.kind == "-" else operand
                return self.made(signed, token.start)
            case "(" | "{":
                return self._group()
            case "|":
                return self._bars()
            case "frac":
                self.take()
                above, below = self._braces(), self._braces()
                return self.made(Binary("/", above, below), token.start)
        raise self.no_value()

    def _number(self, token: Token) -> Node:
        value = read_literal(token.text)
        if math.isfinite(value):
            return self.made(Number(value, decimal=not token.text.isdecimal()), token.start)
        rule, fix = "have numbers that float64 can hold", "Write numbers up to 1.7e308"
        raise refused(rule, quote(token.text), token.start, fix)

    def _name(self, token: Token) -> Node:
        if token.text in self.variables:
            return self.made(Variable(token.text), token.start)
        if token.text in CONSTANTS:
            return self.made(Constant(token.text), token.start)
        return self._function(token)

    def _group(self) -> Node:
        """Read an expression in brackets; its place includes them."""
        opening = self.take()
        outside, self.in_bars = self.in_bars, False
        start = self.next.start
        inner = self.expression(0)
        if self.next.kind in COMPARISONS and opening.kind == "(":
            inner = self._truth(inner, start)
        self._close(opening)
        self.in_bars = outside
        self.nodes -= 1  # brackets are no node
        return self.made(inner, opening.start)

    def _truth(self, left: Node, start: int) -> Node:
        """Read a comparison in brackets of its own: 1 where it holds and 0 elsewhere."""
        condition = self._compared(left, start)
        one, zero = (self.made(Number(value), start) for value in (1, 0))
        return self.made(Call("where", (condition, one, zero)), start)

    def _close(self, opening: Token) -> None:
        """Read the bracket that closes `opening`."""
        closing = CLOSING[opening.kind]
        if self.next.kind == "end":
            rule = "close every bracket it opens"
            raise refused(rule, quote(opening.kind), opening.start, f"Add {closing}")
        if self.next.kind != closing:
            raise self.left_over()
        self.take()

    def _bars(self) -> Node:
        """Read ``|x|``; a bar that could open or close closes."""
        opening = self.take()
        outside, self.in_bars = self.in_bars, True
        inner = self.expression(0)
        if self.next.kind != "|":
            rule, fix = "close every bar it opens", "Add |, or write abs(...)"
            raise refused(rule, quote("|"), opening.start, fix)
        self.take()
        self.in_bars = outside
        return self.made(Call("abs", (inner,)), opening.start)

    def _braces(self) -> Node:
        if self.next.kind != "{":
            raise self.refused("give a fraction two parts in braces", r"Write \frac{a}{b}")
        return self._group()

    def _function(self, token: Token) -> Node:
        """Read a function: its power or the index of its root, and its arguments."""
        if token.text == "sqrt" and self.next.kind == "[":
            return self._root(token)
        name, power = token.text, self._function_power(token)
        inverse = power is not None and power.value == -1
        call = Call(INVERSES[name] if inverse else name, ())
        typed = self.text[token.start : token.end].lstrip("\\")
        bracketed = self.next.kind in CLOSING
        arguments = self._arguments(name) if bracketed else (self._bare_argument(name),)
        call = self.made(Call(call.name, arguments), token.start)
        self.notes.function(call, typed)
        if inverse:
            self.notes.inverse(call, typed)
        return (
            call if inverse or power is None else self.made(Binary("^", call, power), token.start)
        )

    def _function_power(self, function: Token) -> Number | None:
        """Read the exponent in ``sin^2 x`` and ``cos²x``, if there is one."""
        token, exponent = self.next, None
        if token.kind not in ("^", "raised"):
            return None
        self.take()
        if token.kind == "raised":
            exponent = self._raised(token)
        else:
            read = self.expression(_POWER)
            minus = isinstance(read, Negative)
            bare = read.operand if isinstance(read, Negative) else read
            if isinstance(bare, Number):
                exponent = Number(-bare.value if minus else bare.value, read.span)
        value = exponent.value if exponent else 0
        inverse = value == -1 and function.text in INVERSES
        if exponent and isinstance(value, int) and (value > 0 or inverse):
            return exponent
        rule = "have a positive whole number as the power of a function without its argument"
        fix = f"Write {function.text}(x)^n for other powers"
        raise refused(rule, quote(self.text[token.start : self.end]), token.start, fix)

    def _root(self, token: Token) -> Node:
        r"""Read ``\sqrt[n]{x}``: the real cube root for 3, else the power 1/n."""
        self.take()
        index = self.next.text
        if self.next.kind != "number" or not index.isdecimal() or not 2 <= int(index) <= 64:
            rule = "have a whole number from 2 to 64 as the index of a root"
            raise self.refused(rule, r"Write \sqrt[3]{x}")
        self.take()
        if self.next.kind != "]":
            raise self.refused("close the index of the root", r"Write \sqrt[3]{x}")
        self.take()
        if self.next.kind not in CLOSING:
            raise self.no_value()
        inner = self._group()
        if index in ("2", "3"):
            name = "sqrt" if index == "2" else "cbrt"
            return self.made(Call(name, (inner,)), token.start)
        one, below = (self.made(Number(n), token.start) for n in (1, int(index)))
        exponent = self.made(Binary("/", one, below), token.start)
        return self.made(Binary("^", inner, exponent), token.start)

    def _arguments(self, name: str) -> tuple[Node, ...]:
        """Read the arguments in brackets; the first one of ``where`` is a comparison."""
        opening, known = self.take(), FUNCTIONS[name]
        outside, self.in_bars = self.in_bars, False
        arguments = [self._comparison() if name == "where" else self.expression(0)]
        while self.next.kind == "," and (known.more or len(arguments) < known.arity):
            self.take()
            arguments.append(self.expression(0))
        few = len(arguments) < known.arity and self.next.kind in (*CLOSING.values(), "end")
        if few or self.next.kind == ",":
            raise self.miscounted(name)
        self._close(opening)
        self.in_bars = outside
        return tuple(arguments)

    def _comparison(self) -> Node:
        """Read the condition of ``where``."""
        start = self.next.start
        left = self.expression(0)
        if self.next.kind not in COMPARISONS:
            rule = "have a comparison as the first argument of where"
            raise self.refused(rule, "Write where(x < 0, a, b)")
        return self._compared(left, start)

    def _compared(self, left: Node, start: int) -> Comparison:
        """Read the sign of a comparison and what is right of it."""
        sign = cast(Literal["<", "<=", ">", ">="], self.take().kind)
        right = self.expression(0)
        if self.next.kind in COMPARISONS:
            raise self.refused("have one comparison in a where", "Put one where inside another")
        return self.made(Comparison(sign, left, right), start)

    def _bare_argument(self, name: str) -> Node:
        """Read an argument without brackets: factors up to a sign or the next function."""
        if FUNCTIONS[name].arity > 1:
            raise self.refused(f"have brackets after {name}", f"Write {name}(a, b)")
        start = self.next.start
        node = self.expression(_PRODUCT)
        while self.next.kind in _FACTORS and self._binding() and not self._at_function():
            node = self.made(Binary("*", node, self.expression(_PRODUCT)), start)
        return node

    def _at_function(self) -> bool:
        return self.next.kind == "name" and self.next.text in FUNCTIONS
