"""`AxisTrace`: what is kept of the derivative along one axis, from which its steps are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gradient_core.differences import SpacingReading
from gradient_core.statements import Statement, statements_for


@dataclass(frozen=True, eq=False)
class AxisTrace:
    """The derivative along one axis, with all that its difference steps are made from.

    Attributes
    ----------
    samples : ndarray, any shape, units [F]
        ``f`` as an array, a read-only view.
    output : ndarray, of the shape of `samples`, units [F]/[X]
        What NumPy returns for this axis, a read-only view.
    spacing : SpacingReading
        How the spacing of the axis was read; it knows the axis and its length.
    edge_order : int
        As given; every number but 1 is read as 2.
    name : str
        How the output is addressed in what NumPy returns: ``gradient``, or ``gradient[0]`` where
        it returns a tuple.

    Notes
    -----
    `trace_gradient` makes one for each differentiated axis.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> rows, columns = trace_gradient([[1, 2, 4], [2, 5, 8]]).axis_traces
    >>> columns.name, columns.axis, [statement.scheme for statement in columns.statements]
    ('gradient[1]', 1, ['forward', 'central', 'backward'])
    >>> print(columns.output)
    [[1.  1.5 2. ]
     [3.  3.  3. ]]
    """

    samples: Any
    output: Any
    spacing: SpacingReading
    edge_order: Any
    name: str

    @property
    def axis(self) -> int:
        """The differentiated axis, not negative."""
        return self.spacing.axis

    @property
    def statements(self) -> tuple[Statement, Statement, Statement]:
        """The statements of the left boundary, the interior and the right boundary."""
        return statements_for(uniform=self.spacing.uniform, edge_order=self.edge_order)
