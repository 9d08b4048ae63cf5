"""The numbers of one difference step: what a statement read, and the value it made.

Every text about a step is made from these, in floats or in fractions.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.statements import (
    Expression,
    Literal,
    Sample,
    Statement,
    evaluate_exactly,
    exact_weights,
    sample_weights,
)
from gradient_core.text import as_fractions


@dataclass(frozen=True, eq=False)
class StepNumbers:
    """The numbers of one difference step.

    Attributes
    ----------
    axis : int
        The differentiated axis, not negative.
    index : int or tuple of int
        Where the value stands in the output; an int for 1-D samples.
    value : scalar, units [F]/[X]
        The value, in the dtype of the output.
    made_by : Statement
        The statement that made it.
    name : str
        How the value is addressed in what NumPy returns, such as ``gradient[2]``.
    samples : tuple of scalar, units [F]
        The samples read, in the order of ``made_by.offsets``.
    gaps : tuple of scalar, units [X]
        The gaps read, in the order of ``made_by.gap_names``.
    gap_ends : tuple of pairs of scalar, units [X], or None
        The coordinates each gap is the difference of; None without coordinates.
    coordinates : tuple of scalar, units [X]
        Where the samples read are, in the order of ``made_by.offsets``.
    """

    axis: int
    index: int | tuple[int, ...]
    value: Any
    made_by: Statement
    name: str
    samples: tuple[Any, ...]
    gaps: tuple[Any, ...]
    gap_ends: tuple[tuple[Any, Any], ...] | None
    coordinates: tuple[Any, ...]

    @property
    def position(self) -> int:
        """The index along the differentiated axis."""
        return self.index if isinstance(self.index, int) else self.index[self.axis]

    @property
    def region(self) -> str:
        """Left boundary, interior or right boundary."""
        return self.made_by.region

    @property
    def scheme(self) -> str:
        """Forward, central or backward."""
        return self.made_by.scheme

    @property
    def uniform(self) -> bool:
        """Whether NumPy computed with one ``h`` for the whole axis."""
        return self.made_by.uniform

    @property
    def accuracy_order(self) -> int:
        """Power of the gap with which the truncation error vanishes."""
        return self.made_by.accuracy_order

    @property
    def weights(self) -> tuple[Any, ...]:
        """What multiplies the samples, units 1/[X], in the order of ``made_by.offsets``."""
        with np.errstate(all="ignore"):
            return sample_weights(self.made_by, self.gaps)

    def sample_index(self, offset: int) -> int | tuple[int, ...]:
        """Return where the sample at `offset` stands in ``f``."""
        if isinstance(self.index, int):
            return self.index + offset
        return (*self.index[: self.axis], self.position + offset, *self.index[self.axis + 1 :])

    def number(self, leaf: Expression) -> Any:
        """Return the number that a literal, a sample or a gap of the statement stands for."""
        if isinstance(leaf, Literal):
            return leaf.value
        if isinstance(leaf, Sample):
            return self.samples[self.made_by.offsets.index(leaf.offset)]
        return self.gaps[self.made_by.gap_symbols.index(leaf)]


@dataclass(frozen=True, eq=False)
class ExactNumbers(StepNumbers):
    """The numbers of a difference step as fractions, nothing rounded."""

    @property
    def weights(self) -> tuple[Fraction, ...]:
        """What multiplies the samples, units 1/[X], in the order of ``made_by.offsets``."""
        return exact_weights(self.made_by, self.gaps)


def exact_gaps(step: StepNumbers) -> tuple[Fraction, ...] | None:
    """Return the gaps without rounding, from the coordinates where there are any, or None."""
    if step.gap_ends is None:
        return as_fractions(step.gaps)
    starts, stops = (as_fractions(ends) for ends in zip(*step.gap_ends, strict=True))
    if starts is None or stops is None:
        return None
    return tuple(stop - start for start, stop in zip(starts, stops, strict=True))


def in_fractions(step: StepNumbers) -> ExactNumbers | None:
    """Return the same step in exact arithmetic, or None where there is none.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> exact = in_fractions(trace_gradient([1/3, 2/3, 5/3]).step(1))
    >>> print(*exact.samples, exact.value)
    5/3 1/3 2/3
    """
    samples, gaps = as_fractions(step.samples), exact_gaps(step)
    if samples is None or gaps is None:
        return None
    symbols: tuple[Expression, ...] = (*step.made_by.sample_symbols, *step.made_by.gap_symbols)
    try:
        value = evaluate_exactly(
            step.made_by.tree, dict(zip(symbols, (*samples, *gaps), strict=True))
        )
    except ZeroDivisionError:
        return None
    numbers = {field.name: getattr(step, field.name) for field in fields(StepNumbers)}
    return ExactNumbers(**numbers | {"value": value, "samples": samples, "gaps": gaps})
