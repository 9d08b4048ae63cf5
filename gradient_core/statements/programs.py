"""A statement's tree as a short list of in-place ufunc calls.

The plain expression ``a * f0 + b * f1 + c * f2`` allocates an array for every
operation. The same operations in the same order, written into a few reused
buffers, give the same bits and keep the work in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.statements.symbols import Expression, Literal, Operation

_UFUNCS: Mapping[str, np.ufunc] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "neg": np.negative,
}


@dataclass(frozen=True)
class UfuncProgram:
    """Ufunc calls over registers: first the inputs, then the literals, then the buffers.

    Attributes
    ----------
    calls : tuple of (ufunc, tuple of int)
        The calls in order; the last register of each is the one it writes to.
    literals : tuple of float
        The numbers that stand in the statement.
    results : tuple of int
        The buffers that hold the results when the last call is done.
    buffers : int
        How many buffers the program writes to.
    """

    calls: tuple[tuple[np.ufunc, tuple[int, ...]], ...]
    literals: tuple[float, ...]
    results: tuple[int, ...]
    buffers: int

    def run(
        self, inputs: Sequence[Any], buffers: Sequence[Any], target: np.ndarray | None = None
    ) -> None:
        """Execute the calls.

        Parameters
        ----------
        inputs : sequence of array_like
            Operands in the order given to `compile_trees`.
        buffers : sequence of ndarray
            `self.buffers` arrays of the shape of the result, dtype float64 where any
            operand is.
        target : ndarray, optional
            Where the last call writes instead of its buffer, cast to its dtype.
        """
        registers = [*inputs, *self.literals, *buffers]
        *calls, (last, last_operands) = self.calls
        for ufunc, operands in calls:
            ufunc(*[registers[k] for k in operands])
        *sources, result = [registers[k] for k in last_operands]
        last(*sources, out=result if target is None else target)


def compile_trees(trees: Sequence[Expression], inputs: Sequence[Expression]) -> UfuncProgram:
    """Turn trees into a program; equal subtrees are computed once.

    Parameters
    ----------
    trees : sequence of Expression
        What to compute.
    inputs : sequence of Expression
        The symbols that `UfuncProgram.run` gets arrays for.

    Returns
    -------
    UfuncProgram

    Examples
    --------
    The weighted sum needs one buffer beside the result, whatever its length:

    >>> from gradient_core.statements.statement import INTERIOR_NON_UNIFORM as s
    >>> from gradient_core.statements.symbols import Named
    >>> names = [Named(name) for name in s.part_names]
    >>> compile_trees([s.combine_tree], [*names, *s.sample_symbols]).buffers
    2
    """
    order = _in_order(trees)
    literals = tuple(dict.fromkeys(o for n in order for o in n.operands if isinstance(o, Literal)))
    place: dict[Expression, int] = {node: k for k, node in enumerate((*inputs, *literals))}
    first = len(place)
    last_use = {operand: k for k, node in enumerate(order) for operand in node.operands}
    free: list[int] = []
    count = 0
    calls = []
    for position, node in enumerate(order):
        operands = [place[operand] for operand in node.operands]
        # An operand that is not needed again gives its buffer to the result: ufuncs work in place.
        for operand in set(node.operands):
            is_temporary = isinstance(operand, Operation) and operand not in trees
            if is_temporary and last_use[operand] == position:
                free.append(place[operand])
        if not free:
            free.append(first + count)
            count += 1
        place[node] = min(free)
        free.remove(place[node])
        calls.append((_UFUNCS[node.symbol], (*operands, place[node])))
    results = tuple(place[tree] - first for tree in trees)
    return UfuncProgram(tuple(calls), tuple(literal.value for literal in literals), results, count)


def _in_order(trees: Sequence[Expression]) -> list[Operation]:
    """Return the distinct operations of `trees`, operands before what uses them."""
    order: dict[Operation, None] = {}

    def visit(node: Expression) -> None:
        if isinstance(node, Operation) and node not in order:
            for operand in node.operands:
                visit(operand)
            order[node] = None

    for tree in trees:
        visit(tree)
    return list(order)
