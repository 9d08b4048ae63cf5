"""What is known of each of the ten statements: where it stands, what it reads, how it is made.

The arithmetic and its derivation are in `schemes`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gradient_core.statements.schemes import (
    Values,
    difference_quotient,
    interior_non_uniform,
    left_non_uniform,
    left_uniform,
    one_gap,
    right_non_uniform,
    right_uniform,
    textbook_interior_non_uniform,
    textbook_left_non_uniform,
    textbook_left_uniform,
    textbook_right_non_uniform,
    textbook_right_uniform,
    two_gaps,
    weighted_sum,
)
from gradient_core.statements.symbols import Expression, Named, Sample

LEFT = "left boundary"
INTERIOR = "interior"
RIGHT = "right boundary"
REGIONS = (LEFT, INTERIOR, RIGHT)

FORWARD = "forward"
CENTRAL = "central"
BACKWARD = "backward"

_SCHEME_OF_REGION = {LEFT: FORWARD, INTERIOR: CENTRAL, RIGHT: BACKWARD}


@dataclass(frozen=True, eq=False)
class Statement:
    """One of the ten statements.

    Attributes
    ----------
    region : str
        Where the output sits: left boundary, interior or right boundary.
    uniform : bool
        Whether the gaps are one number for the whole axis.
    accuracy_order : int
        Power of the gap with which the truncation error vanishes.
    offsets : tuple of int
        Offsets of the samples from the output, in the order `combine` takes them.
    gap_names : tuple of str
        Names of the gaps, in the order `divisor_or_weights` takes them.
    divisor_or_weights : callable
        Gaps -> what the samples are combined with: ``(distance,)``, units [X], or the weights
        ``(a, b, c)``, units 1/[X].
    combine : callable
        ``(samples, divisor or weights)`` -> value: a difference quotient or a weighted sum.
    textbook : callable or None
        ``(samples, gaps)`` -> the form in books, where it differs.
    """

    region: str
    uniform: bool
    accuracy_order: int
    offsets: tuple[int, ...]
    gap_names: tuple[str, ...]
    divisor_or_weights: Callable[..., Values]
    combine: Callable[[Values, Values], Any] = weighted_sum
    textbook: Callable[[Values, Values], Any] | None = None

    @property
    def scheme(self) -> str:
        """Forward, central or backward: which sides are used."""
        return _SCHEME_OF_REGION[self.region]

    @property
    def is_quotient(self) -> bool:
        """Whether the statement is a difference quotient, not a weighted sum."""
        return self.combine is difference_quotient

    @property
    def part_names(self) -> tuple[str, ...]:
        """Names of its parts, the divisor or the weights, in their order."""
        return ("distance",) if self.is_quotient else ("a", "b", "c")

    @cached_property
    def sample_symbols(self) -> tuple[Sample, ...]:
        """The samples as symbols, in the order of `offsets`."""
        return tuple(Sample(offset) for offset in self.offsets)

    @cached_property
    def gap_symbols(self) -> tuple[Named, ...]:
        """The gaps as symbols, in the order of `gap_names`."""
        return tuple(Named(name) for name in self.gap_names)

    @cached_property
    def part_trees(self) -> tuple[Expression, ...]:
        """The divisor or the weights, as trees over the gaps."""
        return tuple(self.divisor_or_weights(*self.gap_symbols))

    @cached_property
    def combine_tree(self) -> Expression:
        """What `combine` does, as a tree over samples and named parts."""
        names = tuple(Named(name) for name in self.part_names)
        tree: Expression = self.combine(self.sample_symbols, names)
        return tree

    @cached_property
    def tree(self) -> Expression:
        """The whole statement, as a tree over samples and gaps."""
        tree: Expression = self.combine(self.sample_symbols, self.part_trees)
        return tree

    @cached_property
    def textbook_tree(self) -> Expression | None:
        """The form in books, as a tree over samples and gaps, or None."""
        if self.textbook is None:
            return None
        tree: Expression = self.textbook(self.sample_symbols, self.gap_symbols)
        return tree

    def evaluate(self, samples: Values, gaps: Values) -> Any:
        """Execute the statement: ``combine(samples, divisor_or_weights(*gaps))``."""
        return self.combine(samples, self.divisor_or_weights(*gaps))


def _edge(region: str, uniform: bool, offsets: tuple[int, int]) -> Statement:
    return Statement(region, uniform, 1, offsets, ("h",), one_gap, difference_quotient)


_LEFT_OFFSETS = (0, 1, 2)
_RIGHT_OFFSETS = (-2, -1, 0)

LEFT_ORDER_1_UNIFORM = _edge(LEFT, True, (1, 0))
LEFT_ORDER_1_NON_UNIFORM = _edge(LEFT, False, (1, 0))
RIGHT_ORDER_1_UNIFORM = _edge(RIGHT, True, (0, -1))
RIGHT_ORDER_1_NON_UNIFORM = _edge(RIGHT, False, (0, -1))
INTERIOR_UNIFORM = Statement(INTERIOR, True, 2, (1, -1), ("h",), two_gaps, difference_quotient)
INTERIOR_NON_UNIFORM = Statement(
    INTERIOR,
    False,
    2,
    (-1, 0, 1),
    ("h1", "h2"),
    interior_non_uniform,
    textbook=textbook_interior_non_uniform,
)
LEFT_ORDER_2_UNIFORM = Statement(
    LEFT, True, 2, _LEFT_OFFSETS, ("h",), left_uniform, textbook=textbook_left_uniform
)
LEFT_ORDER_2_NON_UNIFORM = Statement(
    LEFT,
    False,
    2,
    _LEFT_OFFSETS,
    ("h1", "h2"),
    left_non_uniform,
    textbook=textbook_left_non_uniform,
)
RIGHT_ORDER_2_UNIFORM = Statement(
    RIGHT, True, 2, _RIGHT_OFFSETS, ("h",), right_uniform, textbook=textbook_right_uniform
)
RIGHT_ORDER_2_NON_UNIFORM = Statement(
    RIGHT,
    False,
    2,
    _RIGHT_OFFSETS,
    ("h1", "h2"),
    right_non_uniform,
    textbook=textbook_right_non_uniform,
)

STATEMENTS = (
    LEFT_ORDER_1_UNIFORM,
    LEFT_ORDER_1_NON_UNIFORM,
    RIGHT_ORDER_1_UNIFORM,
    RIGHT_ORDER_1_NON_UNIFORM,
    INTERIOR_UNIFORM,
    INTERIOR_NON_UNIFORM,
    LEFT_ORDER_2_UNIFORM,
    LEFT_ORDER_2_NON_UNIFORM,
    RIGHT_ORDER_2_UNIFORM,
    RIGHT_ORDER_2_NON_UNIFORM,
)

_BY_CALL = {
    (True, True): (LEFT_ORDER_1_UNIFORM, INTERIOR_UNIFORM, RIGHT_ORDER_1_UNIFORM),
    (True, False): (LEFT_ORDER_2_UNIFORM, INTERIOR_UNIFORM, RIGHT_ORDER_2_UNIFORM),
    (False, True): (LEFT_ORDER_1_NON_UNIFORM, INTERIOR_NON_UNIFORM, RIGHT_ORDER_1_NON_UNIFORM),
    (False, False): (LEFT_ORDER_2_NON_UNIFORM, INTERIOR_NON_UNIFORM, RIGHT_ORDER_2_NON_UNIFORM),
}


def statements_for(*, uniform: bool, edge_order: Any) -> tuple[Statement, Statement, Statement]:
    """Return the statements of the left boundary, the interior and the right boundary.

    Parameters
    ----------
    uniform : bool
        Whether the axis has one gap for all intervals.
    edge_order : int
        1, or anything else for 2, which is how NumPy reads it.

    Returns
    -------
    left, interior, right : Statement
        Accuracy orders ``(1, 2, 1)`` or ``(2, 2, 2)``.

    Examples
    --------
    >>> left, interior, right = statements_for(uniform=True, edge_order=2)
    >>> left.offsets, interior.offsets, right.offsets
    ((0, 1, 2), (1, -1), (-2, -1, 0))
    """
    return _BY_CALL[uniform, bool(edge_order == 1)]
