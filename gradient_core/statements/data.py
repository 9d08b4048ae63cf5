"""The statements as plain data, for an interpreter in another language.

They are written once, in `schemes`. What executes them elsewhere gets their trees: numbers, texts
and lists, as JSON has them.
"""

from __future__ import annotations

from typing import Any

from gradient_core.statements.statement import Statement, statements_for
from gradient_core.statements.symbols import Expression, Literal, Named, Operation, Sample


def statement_data(statement: Statement) -> dict[str, Any]:
    """Return all that is known of a statement, as data.

    A tree is a number, ``["f", offset]``, ``["name", "h1"]``, ``["neg", tree]``, or ``+``, ``-``,
    ``*``, ``/`` with two trees.

    Parameters
    ----------
    statement : Statement

    Returns
    -------
    dict of str
        ``region``, ``scheme``, ``uniform``, ``quotient``, ``order`` (of accuracy); ``offsets``,
        ``gaps`` (their names), ``names`` (of the parts); ``parts``, trees over the gaps;
        ``combine``, a tree over samples and parts; ``textbook``, a tree over samples and gaps,
        or None.

    Examples
    --------
    >>> from gradient_core.statements.statement import INTERIOR_UNIFORM
    >>> data = statement_data(INTERIOR_UNIFORM)
    >>> data["offsets"], data["parts"]
    ([1, -1], [['*', 2.0, ['name', 'h']]])
    >>> data["combine"]
    ['/', ['-', ['f', 1], ['f', -1]], ['name', 'distance']]
    """
    textbook = statement.textbook_tree
    return {
        "region": statement.region,
        "scheme": statement.scheme,
        "uniform": statement.uniform,
        "quotient": statement.is_quotient,
        "order": statement.accuracy_order,
        "offsets": list(statement.offsets),
        "gaps": list(statement.gap_names),
        "names": list(statement.part_names),
        "parts": [_tree_data(tree) for tree in statement.part_trees],
        "combine": _tree_data(statement.combine_tree),
        "textbook": None if textbook is None else _tree_data(textbook),
    }


def program_data(edge_order: int) -> dict[str, list[dict[str, Any]]]:
    """Return the statements that a call executes, as data, for either kind of spacing.

    Parameters
    ----------
    edge_order : int
        1, or anything else for 2, which is how NumPy reads it.

    Returns
    -------
    dict of str
        ``uniform`` and ``uneven``, each with the statements of the left boundary, the interior
        and the right boundary, as `statement_data` returns them.

    Examples
    --------
    >>> program = program_data(2)
    >>> [(kind, [statement["order"] for statement in program[kind]]) for kind in program]
    [('uniform', [2, 2, 2]), ('uneven', [2, 2, 2])]
    """
    return {
        kind: [
            statement_data(statement)
            for statement in statements_for(uniform=uniform, edge_order=edge_order)
        ]
        for kind, uniform in (("uniform", True), ("uneven", False))
    }


def _tree_data(tree: Expression) -> Any:
    if isinstance(tree, Literal):
        return tree.value
    if isinstance(tree, Sample):
        return ["f", tree.offset]
    if isinstance(tree, Named):
        return ["name", tree.name]
    if isinstance(tree, Operation):
        return [tree.symbol, *map(_tree_data, tree.operands)]
    raise TypeError(f"not a node of a statement: {tree!r}")
