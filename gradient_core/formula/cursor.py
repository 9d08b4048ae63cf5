"""A place in the tokens of a formula, and the refusals of what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from gradient_core.formula.errors import ExpressionError, refused
from gradient_core.formula.functions import FUNCTIONS
from gradient_core.formula.notes import Notes
from gradient_core.formula.tokens import Token, Words
from gradient_core.formula.tree import Node
from gradient_core.limits import MAX_FORMULA_DEPTH, MAX_NODES
from gradient_core.text import quote

CLOSING: Final = {"(": ")", "{": "}"}
COMPARISONS: Final = frozenset(("<", "<=", ">", ">="))

_N = TypeVar("_N", bound=Node)


class Cursor:
    """Moves over the tokens, each of them once, and counts the nodes made of them.

    Parameters
    ----------
    text : str
    variables : sequence of str
    letters : str
        What the variables are called in the text, too, one letter each; empty for nothing.

    Attributes
    ----------
    next : Token
        The first token that was not read yet.
    notes : Notes
    """

    def __init__(self, text: str, variables: Sequence[str], letters: str = "") -> None:
        words = Words(text, variables, letters)
        self.text, self.variables, self.tokens = text, tuple(variables), words.tokens
        self.notes = Notes(text, words.notes)
        self.index = self.nodes = self.depth = 0

    @property
    def next(self) -> Token:
        """The first token that was not read yet."""
        return self.tokens[self.index]

    @property
    def end(self) -> int:
        """Where the token that was read last ends."""
        return self.tokens[self.index - 1].end

    def take(self) -> Token:
        """Read one token."""
        token = self.next
        self.index += 1
        return token

    def made(self, node: _N, start: int) -> _N:
        """Count a node and give it its place in the text, up to what was read last."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            rule = f"have at most {MAX_NODES} numbers, names, signs and functions"
            raise refused(rule, quote(self.text[start : self.end]), start, "Shorten it")
        return replace(node, span=(start, self.end))

    def deepen(self) -> None:
        """Count one more expression inside the others."""
        self.depth += 1
        if self.depth > MAX_FORMULA_DEPTH:
            rule = (
                f"have at most {MAX_FORMULA_DEPTH} brackets, powers and functions inside each other"
            )
            raise self.refused(rule, "Take out brackets")

    def refused(self, rule: str, fix: str) -> ExpressionError:
        """Make the refusal of the next token."""
        token = self.next
        got = "the end of the text" if token.kind == "end" else quote(self._typed(token))
        return refused(rule, got, token.start, fix)

    def _typed(self, token: Token) -> str:
        return self.text[token.start : token.end]

    def no_value(self) -> ExpressionError:
        """Make the refusal of a token where a value should begin."""
        if len(self.tokens) == 1:
            example = f"sin({self.variables[0]})" if self.variables else "2"
            return refused("a formula", "nothing", 0, f"Type one, such as {example}")
        before = self.tokens[self.index - 1] if self.index else None
        fix = (
            f"Write a value after {quote(self._typed(before))}" if before else "Begin with a value"
        )
        if self.next.kind == "[":
            fix = "Use round brackets"
        return self.refused("have a number, a name or a bracket here", fix)

    def left_over(self) -> ExpressionError:
        """Make the refusal of a token after a whole expression."""
        kind = self.next.kind
        if kind in CLOSING.values():
            fix = "Remove it, or add the opening bracket"
            return self.refused("open every bracket it closes, by one of the same shape", fix)
        if kind in COMPARISONS:
            rule = "have comparisons in no place but the first argument of where"
            return self.refused(rule, "Write where(x < 0, a, b)")
        if kind == ",":
            rule = "have commas only between the arguments of a function"
            return self.refused(rule, "Write decimals with a point")
        if kind in "[]":
            return self.refused("have round brackets", "Write ( and )")
        return self.refused("have a sign between two values", "Write * for a product")

    def miscounted(self, name: str) -> ExpressionError:
        """Make the refusal of the token that ends too few arguments or begins too many."""
        known = FUNCTIONS[name]
        number = ("one argument", "two arguments", "three arguments")[known.arity - 1]
        places = ("x", "a, b", "x < 0, a, b")[known.arity - 1]
        least = "at least " if known.more else ""
        fix = f"Write {name}({places}{', ...' if known.more else ''})"
        if name == "log":
            fix += ", log10(x), log2(x) or ln(x)/ln(b)"
        return self.refused(f"give {name} {least}{number}", fix)
