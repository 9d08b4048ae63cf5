"""How ambiguous text was read: one sentence each, with the other reading in it.

A note is for text that two readers would take differently, such as 1/2x. What every book
reads the same way, such as -x^2, has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeGuard

from gradient_core.formula.tokens import RAISED
from gradient_core.formula.tree import (
    Binary,
    Call,
    Negative,
    Node,
    Number,
    is_constant,
    walk,
)


class Notes:
    """Collects the sentences while one text is read.

    What a node looked like, such as brackets around it, is seen in the text at its place.

    Parameters
    ----------
    text : str
    first : iterable of str
        What the words of the text have to say.
    """

    def __init__(self, text: str, first: Iterable[str] = ()) -> None:
        self.text = text
        self.sentences: dict[str, None] = dict.fromkeys(first)

    def source(self, node: Node) -> str:
        """Return the text that a node was read from."""
        return self.text[slice(*node.span)]

    def add(self, sentence: str) -> None:
        """Add a sentence, once."""
        self.sentences[sentence] = None

    def _read(self, node: Node, reading: str, other: str) -> None:
        """Add what a node was read as, up to the part in doubt, and the other reading."""
        self.add(f"{self.source(node)} was read as {reading}; write {other} for the other.")

    def joined(self, node: Binary) -> None:
        """Note on an operand that may belong further inside: ``2^3^2``, ``x^1/3``, ``sin x/2``."""
        if node.operator == "^":
            right = node.right
            if isinstance(right, Binary) and right.operator == "^" and self._open(right):
                reading = f"{self.source(node.left)}^({self.source(right)})"
                self.add(f"{self.source(node)} was read as {reading}.")
        elif node.operator in "*/":
            last = self._last_factor(node.left)
            rest = self.text[last.span[1] : node.span[1]]
            if self._is_bare(last):
                before = self.text[last.span[0] : last.arguments[0].span[0]]
                name = re.split(r"[\s\\]", before.lstrip("\\"))[0]
                inner = self.source(last.arguments[0])
                self._read(node, f"({self.source(last)}){rest}", f"{name}({inner}{rest})")
            elif self._is_plain_power(last) and node.operator == "/" and last.right == Number(1):
                base = self.source(last.left)
                self._read(node, f"({self.source(last)}){rest}", f"{base}^(1{rest})")

    def product(self, node: Binary, before: str) -> None:
        """Note on a factor without a sign behind a quotient or an exponent: ``1/2x``, ``e^2x``.

        Parameters
        ----------
        node : Binary
            The product.
        before : str
            The sign that made its left operand.
        """
        left, right = node.left, self.source(node.right)
        reading = f"({self.source(left)})·{right}"
        if before == "/" and isinstance(left, Binary):
            above, below = self.source(left.left), self.text[left.right.span[0] : node.span[1]]
            self._read(node, reading, f"{above}/({below})")
            return
        power = self._last_factor(left)
        if self._is_plain_power(power) and is_constant(power.left):
            rest = self.text[power.right.span[0] : node.span[1]]
            self._read(node, reading, f"{self.source(power.left)}^({rest})")

    def function(self, node: Call, typed: str) -> None:
        """Note on what a function's name means, as it was typed, and how far its argument goes."""
        argument, inner = node.arguments[0], self.source(node.arguments[0])
        if typed == "log":
            self.add("log is the natural logarithm; log10 and log2 are the others.")
        if node.name == "step":
            self.add("step(0) is 1/2.")
        if not self._is_bare(node):
            return
        # log2x could be log 2x; sin x y could be (sin x) y; √2x could be (√2) x
        touching = typed[-1].isdigit() and self.text[argument.span[0] - 1] == typed[-1]
        factors = [part for part in self._factors(argument) if not is_constant(part)]
        root = typed in ("√", "sqrt", "cbrt") and len(self._factors(argument)) > 1
        if touching or root or len(factors) > 1:
            self.add(f"{self.source(node)} was read as {node.name}({inner}).")

    def inverse(self, node: Call, typed: str) -> None:
        """Note on ``sin^-1 x``, which is the inverse function on paper."""
        inner = self.source(node.arguments[0])
        inner = f"({inner})" if self._open(node.arguments[0]) else inner
        self._read(node, f"{node.name}{inner}", f"1/{typed}{inner}")

    def roots(self, tree: Node) -> None:
        """Note on odd roots written as powers, which NumPy takes of positive numbers only."""
        for node in walk(tree):
            if not isinstance(node, Binary) or node.operator != "^" or is_constant(node.left):
                continue
            exponent = node.right.value if isinstance(node.right, Number) else 0
            if isinstance(exponent, Fraction) and exponent.denominator % 2:
                base = self.source(node.left)
                base = base if self._open(node.left) else base[1:-1]
                cube = f"; cbrt({base}) is the real cube root everywhere"
                end = cube if exponent.denominator == 3 else ""
                self.add(f"{self.source(node)} is real only where {base} >= 0, as in NumPy{end}.")

    def _open(self, node: Node) -> bool:
        """Tell whether no brackets are around a node: between them nothing is doubtful."""
        source, level = self.source(node), 0
        for place, character in enumerate(source):
            level += (character in "({") - (character in ")}")
            if level == 0:  # of the first character, if that opens: at the bracket that closes it
                return place == 0 or place < len(source) - 1
        return True

    def _is_bare(self, node: Node) -> TypeGuard[Call]:
        """Tell whether a call has no brackets: it ends where its argument ends."""
        if not isinstance(node, Call) or node.span[1] != node.arguments[-1].span[1]:
            return False
        return self._open(node.arguments[0])

    def _factors(self, node: Node) -> list[Node]:
        """Take a product apart, as far as there are no brackets around it."""
        if isinstance(node, Binary) and node.operator == "*" and self._open(node):
            return [*self._factors(node.left), *self._factors(node.right)]
        return [node]

    def _last_factor(self, node: Node) -> Node:
        """Return the factor next to the sign: what could reach beyond it."""
        while self._open(node):
            if isinstance(node, Negative):
                node = node.operand
            elif isinstance(node, Binary) and node.operator in "*/":
                node = node.right
            else:
                break
        return node

    def _is_plain_power(self, node: Node) -> TypeGuard[Binary]:
        """Tell whether the exponent is a number that only a sign ends, unlike x² and sin^2 x."""
        if not isinstance(node, Binary) or node.operator != "^" or not self._open(node):
            return False
        plain = isinstance(node.right, Number) or (
            isinstance(node.right, Negative) and isinstance(node.right.operand, Number)
        )
        raised = self.source(node.right)[:1] in RAISED or node.right.span[1] < node.span[1]
        return plain and self._open(node.right) and not raised
