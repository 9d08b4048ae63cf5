"""How ambiguous text was read: one sentence each, with the other reading in it.

A note is for text that two readers would take differently, such as 1/2x. What every book
reads the same way, such as -x^2, has none.
"""

from __future__ import annotations

import re
from fractions import Fraction

from gradient_core.formula_functions import CONSTANTS
from gradient_core.formula_tree import (
    Binary,
    Call,
    Negative,
    Node,
    Number,
    is_constant,
    walk,
)

_TOUCHING = re.compile(r"\\?+log_?+(?:10|2)(?=[^\s({|])")


def joined(text: str, node: Binary) -> str:
    """Note on an operand that may belong further inside: ``2^3^2``, ``x^1/3``, ``sin x/2``."""
    if node.operator == "^":
        right = node.right
        chained = isinstance(right, Binary) and right.operator == "^"
        if chained and not _bracketed(text, right):
            whole, left, exponent = (_source(text, part) for part in (node, node.left, right))
            return f"{whole} was read as {left}^({exponent})."
        return ""
    if node.operator not in "*/" or _bracketed(text, node.left):
        return ""
    last = _last_factor(text, node.left)
    whole, rest = _source(text, node), text[last.span[1] : node.span[1]]
    part = _source(text, last)
    if isinstance(last, Call) and part[-1] not in ")}|" and not _bracketed(text, last):
        name = re.match(r"\\?[a-zA-Z.]*(?:(?<=log)(?:10|2))?|√", part)
        inner = part[name.end() :].strip() if name else part
        other = f"{part[: name.end() if name else 0]}({inner}{rest})"
        return f"{whole} was read as ({part}){rest}; write {other} for the other."
    if node.operator == "/" and isinstance(last, Binary) and last.operator == "^":
        if last.right == Number(1) and not _bracketed(text, last.right):
            base = _source(text, last.left)
            other = f"{base}^({_source(text, last.right)}{rest})"
            return f"{whole} was read as ({part}){rest}; write {other} for the other."
    return ""


def product(text: str, node: Binary, before: str) -> str:
    """Note on a factor without a sign behind a quotient or an exponent: ``1/2x``, ``e^2x``.

    Parameters
    ----------
    text : str
    node : Binary
        The product.
    before : str
        The sign that made its left operand.
    """
    whole, left, right = (_source(text, part) for part in (node, node.left, node.right))
    if before == "/" and isinstance(node.left, Binary):
        above, below = _source(text, node.left.left), _source(text, node.left.right)
        return f"{whole} was read as ({above}/{below})·{right}; write {above}/({below}{right}) for the other."
    power = _last_factor(text, node.left)
    if isinstance(power, Binary) and power.operator == "^" and is_constant(power.left):
        plain = isinstance(power.right, Number | Negative) and not _bracketed(text, power.right)
        # superscript digits and sin^2 x end where they end
        if plain and text[: power.right.span[0]].rstrip().endswith(("^", "*")):
            base, exponent = _source(text, power.left), _source(text, power.right)
            other = f"{base}^({exponent}{right})"
            return f"{whole} was read as ({left})·{right}; write {other} for the other."
    return ""


def function(text: str, node: Call, inverse: bool) -> list[str]:
    """Note on what a function name stands for and how far its argument goes.

    Parameters
    ----------
    text : str
    node : Call
    inverse : bool
        Whether the name carried the exponent -1.
    """
    source, found = _source(text, node), []
    argument = node.arguments[0]
    inner = _source(text, argument)
    if inverse:
        name, plain = node.name, node.name[1:]
        bare = inner if not _bracketed(text, argument) else inner[1:-1]
        found.append(f"{source} was read as {name}({bare}); write 1/{plain}({bare}) for the other.")
    if node.name == "log" and source.lstrip("\\").startswith("log"):
        found.append("log is the natural logarithm; log10 and log2 are the others.")
    if node.name == "step":
        found.append("step(0) is 1/2.")
    touching = _TOUCHING.match(source)
    if touching:
        found.append(f"{source} was read as {node.name}({inner}).")
    bare = source[-1] not in ")}|" or source.endswith(")") and not _closes(source)
    if bare and not inverse and not touching and _is_doubtful(node):
        found.append(f"{source} was read as {node.name}({inner}).")
    return found


def roots(text: str, tree: Node) -> list[str]:
    """Note on odd roots written as powers, which NumPy takes of positive numbers only."""
    found = []
    for node in walk(tree):
        if not (isinstance(node, Binary) and node.operator == "^") or is_constant(node.left):
            continue
        exponent = node.right.value if isinstance(node.right, Number) else 0
        if isinstance(exponent, Fraction) and exponent.denominator % 2:
            base, power = _source(text, node.left), _source(text, node)
            other = f"; cbrt({_bare(base)}) is the real cube root everywhere"
            cube = other if exponent.denominator == 3 else ""
            found.append(f"{power} is real only where {_bare(base)} >= 0, as in NumPy{cube}.")
    return found


def _source(text: str, node: Node) -> str:
    return text[slice(*node.span)].strip()


def _bare(source: str) -> str:
    """Take off one pair of brackets, if it is around all of the source."""
    return source[1:-1] if source[:1] == "(" and _closes(source, 0) else source
