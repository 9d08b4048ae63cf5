"""The checked tree of a formula: the only thing that is ever evaluated or differentiated.

A tree has seven kinds of nodes and no others. Whatever cannot be written in them
cannot be said, so no text can reach an attribute, an import or a call of Python. A node is
what it says, wherever it was read: its place takes no part in comparisons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final, Literal, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Where a node was read: its first character and the one behind its last."""

NOWHERE: Final[Span] = (0, 0)


@dataclass(frozen=True, slots=True)
class Number:
    """A rational number up to 64 bits, or a float. NaN stands for "undefined everywhere".

    Attributes
    ----------
    decimal : bool
        Whether a fraction is written with a point: 0.5, not 1/2.
    """

    value: int | Fraction | float
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    decimal: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Constant:
    """``pi``, ``e`` or ``tau``."""

    name: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """One of the variables of the formula."""

    name: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """The operand with a minus sign."""

    operand: Node
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """A sum, difference, product, quotient or power of two operands."""

    operator: Literal["+", "-", "*", "/", "^"]
    left: Node
    right: Node
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The condition of a ``where``; it stands nowhere else."""

    operator: Literal["<", "<=", ">", ">="]
    left: Node
    right: Node
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A known function of its arguments; the first argument of ``where`` is a `Comparison`."""

    name: str
    arguments: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Node: TypeAlias = Number | Constant | Variable | Negative | Binary | Comparison | Call


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node."""
    match node:
        case Negative(operand=operand):
            return (operand,)
        case Binary(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Call(arguments=arguments):
            return arguments
    return ()


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the node with each of the nodes directly below it changed."""
    match node:
        case Negative(operand=operand):
            return replace(node, operand=change(operand))
        case Binary(left=left, right=right) | Comparison(left=left, right=right):
            return replace(node, left=change(left), right=change(right))
        case Call(arguments=arguments):
            return replace(node, arguments=tuple(map(change, arguments)))
    return node


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all nodes below it, without recursion."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(children(current))


def count_nodes(node: Node) -> int:
    """Return how many nodes a tree has.

    Examples
    --------
    >>> count_nodes(Binary("+", Variable("x"), Number(1)))
    3
    """
    return sum(1 for _ in walk(node))


def depth(node: Node) -> int:
    """Return how many nodes lie on the longest way down, without recursion."""
    level, layer = 0, [node]
    while layer:
        level, layer = level + 1, [child for current in layer for child in children(current)]
    return level


def variables_in(node: Node) -> frozenset[str]:
    """Return the names of the variables that a tree depends on."""
    return frozenset(below.name for below in walk(node) if isinstance(below, Variable))


def is_constant(node: Node) -> bool:
    """Tell whether a tree has no variable in it."""
    return not any(isinstance(below, Variable) for below in walk(node))
