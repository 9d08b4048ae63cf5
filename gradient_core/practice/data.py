"""The numbers of an item: samples on a line or on a grid, their spacing, and where it is asked.

What is right comes from the trace of the call, in fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from gradient_core.arrays import as_argument
from gradient_core.calls import Call
from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_core.trace import DifferenceStep, GradientTrace, StepNumbers, in_fractions

# Of a sample on a line, or on a grid.
Index: TypeAlias = Any
Weights: TypeAlias = Mapping[Index, Fraction]


def number(value: Fraction) -> int | float:
    """Return a fraction as Python writes it in a call: ``2``, ``0.25``.

    Parameters
    ----------
    value : Fraction

    Examples
    --------
    >>> number(Fraction(2)), number(Fraction(1, 4))
    (2, 0.25)
    """
    return int(value) if value.denominator == 1 else float(value)


def exact_step(step: DifferenceStep) -> StepNumbers:
    """Return a step in fractions; the numbers of items are such that there are some."""
    exact = in_fractions(step)
    if exact is None:
        raise ValueError(f"the numbers of an item are fractions, not those of {step!r}")
    return exact


def weights_of(step: DifferenceStep) -> Weights:
    """Return what multiplies each sample that a step reads, in fractions."""
    return {term.index: Fraction(term.exact_weight or 0) for term in step.terms}


@dataclass(frozen=True)
class LineData:
    """Samples on a line.

    Attributes
    ----------
    samples : tuple of int or Fraction, units [F]
    x : tuple of Fraction, units [X]
        Where they are, whether or not the call says it.
    spacing : str
        What the call says: ``UNIT``, ``DISTANCE`` or ``COORDINATES``.
    index : int
        The output that is asked for.
    edge_order : int

    Examples
    --------
    >>> data = LineData((1, 2, 4, 8, 16), tuple(map(Fraction, (0, 1, 3, 4, 6))), COORDINATES, 2)
    >>> print(data.code, data.right, *(f"{i}: {w}" for i, w in data.weights.items()))
    np.gradient([1, 2, 4, 8, 16], [0, 1, 3, 4, 6])[2] 3 1: -1/6 2: -1/2 3: 2/3
    """

    samples: tuple[int | Fraction, ...]
    x: tuple[Fraction, ...]
    spacing: str
    index: int
    edge_order: int = 1

    @property
    def h(self) -> Fraction:
        """The first gap, which is that of all where the gaps are equal."""
        return self.x[1] - self.x[0]

    @property
    def is_even(self) -> bool:
        """Whether all gaps are one number."""
        return self.spacing != COORDINATES

    @property
    def is_inside(self) -> bool:
        """Whether the output has neighbours on both sides."""
        return 0 < self.index < len(self.samples) - 1

    @cached_property
    def call(self) -> Call:
        """The call of `numpy.gradient`."""
        given: dict[str, list[Any]] = {
            UNIT: [],
            DISTANCE: [number(self.h)],
            COORDINATES: [[number(place) for place in self.x]],
        }
        spacings = tuple(as_argument(each, "x") for each in given[self.spacing])
        samples = [number(Fraction(sample)) for sample in self.samples]
        return Call(as_argument(samples), spacings, edge_order=self.edge_order)

    @property
    def code(self) -> str:
        """The call in Python, with the index of the output."""
        return f"{self.call.code}[{self.index}]"

    @cached_property
    def trace(self) -> GradientTrace:
        """The record of the call."""
        return _traced(self.call)

    @cached_property
    def step(self) -> DifferenceStep:
        """How the output was made."""
        return self.trace.step(self.index)

    @property
    def right(self) -> Fraction:
        """The output, without rounding."""
        return Fraction(exact_step(self.step).value)

    @property
    def weights(self) -> Weights:
        """What multiplies each sample that is read."""
        return weights_of(self.step)

    def sample(self, index: Index) -> int | Fraction:
        """Return one sample."""
        return self.samples[index]


@dataclass(frozen=True)
class GridData:
    """Samples on a grid, whose rows are y and whose columns are x.

    Attributes
    ----------
    rows : tuple of tuple of int, units [F]
    dy, dx : Fraction, units [X]
        The distances between rows and between columns.
    index : (int, int)
        Row and column where the slope along x is asked for.

    Examples
    --------
    >>> data = GridData(((0, 1, 4), (5, 7, 9), (20, 21, 23)), Fraction(2), Fraction(1, 4), (1, 1))
    >>> print(data.code, data.right)
    np.gradient([[0, 1, 4], [5, 7, 9], [20, 21, 23]], 2, 0.25) 8
    """

    rows: tuple[tuple[int, ...], ...]
    dy: Fraction
    dx: Fraction
    index: tuple[int, int]

    @cached_property
    def call(self) -> Call:
        """The call of `numpy.gradient`."""
        spacings = tuple(as_argument(number(given)) for given in (self.dy, self.dx))
        return Call(as_argument([list(row) for row in self.rows]), spacings)

    @property
    def code(self) -> str:
        """The call in Python."""
        return self.call.code

    @cached_property
    def trace(self) -> GradientTrace:
        """The record of the call."""
        return _traced(self.call)

    @cached_property
    def step(self) -> DifferenceStep:
        """How the slope along x was made: along axis 1."""
        return self.trace.step(self.index, axis=1)

    @property
    def right(self) -> Fraction:
        """The slope along x, without rounding."""
        return Fraction(exact_step(self.step).value)

    @property
    def weights(self) -> Weights:
        """What multiplies each sample that is read."""
        return weights_of(self.step)

    def sample(self, index: Index) -> int:
        """Return one sample."""
        row, column = index
        sample: int = self.rows[row][column]
        return sample


def _traced(call: Call) -> GradientTrace:
    trace = call.answer().trace
    if trace is None:
        raise ValueError(f"the call of an item is one that NumPy takes, not {call.code}")
    return trace
