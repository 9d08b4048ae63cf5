"""The ten statements that `numpy.gradient` executes, each written once.

A statement has two parts: `prepare` makes the coefficients from the gaps alone,
`combine` applies them to the samples. Both are plain Python functions in
NumPy's order of operations. Called with arrays they are the array pass, with
one-element arrays the single difference step, with the symbols of `symbols` the
tree from which the formula, the code and the in-place program are made.

Letters: ``f`` samples; ``h`` the spacing; ``h1``, ``h2`` the gaps to the left and
right of the output, at a boundary the two gaps nearest to it in index order.

References
----------
Fornberg (1988), Generation of Finite Difference Formulas on Arbitrarily Spaced
Grids, Math. Comp. 51, 699-706, tables 1 and 3, has the coefficients for equal
gaps. The order of operations is that of NumPy's source, ``numpy.gradient``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gradient_core.statements.symbols import Expression, Named, Sample

LEFT = "left boundary"
INTERIOR = "interior"
RIGHT = "right boundary"
REGIONS = (LEFT, INTERIOR, RIGHT)

FORWARD = "forward"
CENTRAL = "central"
BACKWARD = "backward"

_SCHEME_OF_REGION = {LEFT: FORWARD, INTERIOR: CENTRAL, RIGHT: BACKWARD}

Values = Sequence[Any]


def difference_quotient(samples: Values, coefficients: Values) -> Any:
    """``(f_to - f_from) / distance``."""
    f_to, f_from = samples
    (distance,) = coefficients
    return (f_to - f_from) / distance


def weighted_sum(samples: Values, coefficients: Values) -> Any:
    """``a*f0 + b*f1 + c*f2``, samples in index order."""
    f0, f1, f2 = samples
    a, b, c = coefficients
    return a * f0 + b * f1 + c * f2


def _one_gap(h: Any) -> Values:
    return (h,)


def _two_gaps(h: Any) -> Values:
    return (2.0 * h,)


def _left_uniform(h: Any) -> Values:
    return -1.5 / h, 2.0 / h, -0.5 / h


def _right_uniform(h: Any) -> Values:
    return 0.5 / h, -2.0 / h, 1.5 / h


def _interior_non_uniform(h1: Any, h2: Any) -> Values:
    a = -(h2) / (h1 * (h1 + h2))
    b = (h2 - h1) / (h1 * h2)
    c = h1 / (h2 * (h1 + h2))
    return a, b, c


def _left_non_uniform(h1: Any, h2: Any) -> Values:
    a = -(2.0 * h1 + h2) / (h1 * (h1 + h2))
    b = (h1 + h2) / (h1 * h2)
    c = -h1 / (h2 * (h1 + h2))
    return a, b, c


def _right_non_uniform(h1: Any, h2: Any) -> Values:
    a = h2 / (h1 * (h1 + h2))
    b = -(h2 + h1) / (h1 * h2)
    c = (2.0 * h2 + h1) / (h2 * (h1 + h2))
    return a, b, c


# The forms books print. Equal on paper, not in bits, so they are shown and never computed with.


def _textbook_left_uniform(samples: Values, gaps: Values) -> Any:
    (f0, f1, f2), (h,) = samples, gaps
    return (4 * f1 - f2 - 3 * f0) / (2 * h)


def _textbook_right_uniform(samples: Values, gaps: Values) -> Any:
    (f0, f1, f2), (h,) = samples, gaps
    return (3 * f2 + f0 - 4 * f1) / (2 * h)


def _textbook_interior_non_uniform(samples: Values, gaps: Values) -> Any:
    """Weight each slope with the opposite gap: the nearer neighbour counts more."""
    (f0, f1, f2), (h1, h2) = samples, gaps
    return (h2 * ((f1 - f0) / h1) + h1 * ((f2 - f1) / h2)) / (h1 + h2)


def _textbook_left_non_uniform(samples: Values, gaps: Values) -> Any:
    """Extend the first slope half a gap outwards, with the tilt to the second."""
    (f0, f1, f2), (h1, h2) = samples, gaps
    return (f1 - f0) / h1 - h1 * ((f2 - f1) / h2 - (f1 - f0) / h1) / (h1 + h2)


def _textbook_right_non_uniform(samples: Values, gaps: Values) -> Any:
    """Extend the last slope half a gap outwards, with the tilt from the one before."""
    (f0, f1, f2), (h1, h2) = samples, gaps
    return (f2 - f1) / h2 + h2 * ((f2 - f1) / h2 - (f1 - f0) / h1) / (h1 + h2)


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
        Names of the gaps, in the order `prepare` takes them.
    prepare : callable
        Gaps -> coefficients: ``(distance,)`` or the weights ``(a, b, c)``.
    combine : callable
        ``(samples, coefficients)`` -> value: a difference quotient or a weighted sum.
    textbook : callable or None
        ``(samples, gaps)`` -> the form in books, where it differs.
    """

    region: str
    uniform: bool
    accuracy_order: int
    offsets: tuple[int, ...]
    gap_names: tuple[str, ...]
    prepare: Callable[..., Values]
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
    def coefficient_names(self) -> tuple[str, ...]:
        """Names of what `prepare` returns."""
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
    def coefficient_trees(self) -> tuple[Expression, ...]:
        """What `prepare` does, as trees over the gaps."""
        return tuple(self.prepare(*self.gap_symbols))

    @cached_property
    def combine_tree(self) -> Expression:
        """What `combine` does, as a tree over samples and named coefficients."""
        names = tuple(Named(name) for name in self.coefficient_names)
        tree: Expression = self.combine(self.sample_symbols, names)
        return tree

    @cached_property
    def tree(self) -> Expression:
        """The whole statement, as a tree over samples and gaps."""
        tree: Expression = self.combine(self.sample_symbols, self.coefficient_trees)
        return tree

    @cached_property
    def textbook_tree(self) -> Expression | None:
        """The form in books, as a tree over samples and gaps, or None."""
        if self.textbook is None:
            return None
        tree: Expression = self.textbook(self.sample_symbols, self.gap_symbols)
        return tree

    def evaluate(self, samples: Values, gaps: Values) -> Any:
        """Execute the statement: ``combine(samples, prepare(*gaps))``."""
        return self.combine(samples, self.prepare(*gaps))


def _edge(region: str, uniform: bool, offsets: tuple[int, int]) -> Statement:
    return Statement(region, uniform, 1, offsets, ("h",), _one_gap, difference_quotient)


_LEFT_OFFSETS = (0, 1, 2)
_RIGHT_OFFSETS = (-2, -1, 0)

LEFT_ORDER_1_UNIFORM = _edge(LEFT, True, (1, 0))
LEFT_ORDER_1_NON_UNIFORM = _edge(LEFT, False, (1, 0))
RIGHT_ORDER_1_UNIFORM = _edge(RIGHT, True, (0, -1))
RIGHT_ORDER_1_NON_UNIFORM = _edge(RIGHT, False, (0, -1))
INTERIOR_UNIFORM = Statement(INTERIOR, True, 2, (1, -1), ("h",), _two_gaps, difference_quotient)
INTERIOR_NON_UNIFORM = Statement(
    INTERIOR,
    False,
    2,
    (-1, 0, 1),
    ("h1", "h2"),
    _interior_non_uniform,
    textbook=_textbook_interior_non_uniform,
)
LEFT_ORDER_2_UNIFORM = Statement(
    LEFT, True, 2, _LEFT_OFFSETS, ("h",), _left_uniform, textbook=_textbook_left_uniform
)
LEFT_ORDER_2_NON_UNIFORM = Statement(
    LEFT,
    False,
    2,
    _LEFT_OFFSETS,
    ("h1", "h2"),
    _left_non_uniform,
    textbook=_textbook_left_non_uniform,
)
RIGHT_ORDER_2_UNIFORM = Statement(
    RIGHT, True, 2, _RIGHT_OFFSETS, ("h",), _right_uniform, textbook=_textbook_right_uniform
)
RIGHT_ORDER_2_NON_UNIFORM = Statement(
    RIGHT,
    False,
    2,
    _RIGHT_OFFSETS,
    ("h1", "h2"),
    _right_non_uniform,
    textbook=_textbook_right_non_uniform,
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

    Examples
    --------
    >>> left, interior, right = statements_for(uniform=True, edge_order=2)
    >>> left.offsets, interior.offsets, right.offsets
    ((0, 1, 2), (1, -1), (-2, -1, 0))
    """
    return _BY_CALL[uniform, bool(edge_order == 1)]
