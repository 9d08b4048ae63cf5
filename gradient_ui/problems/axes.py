"""The N-D call that a person asked for, as typed, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core import GradientCoreError, ParseError
from gradient_core.arrays.argument import Argument
from gradient_core.calls.arguments import (
    MOST_DIMENSIONS,
    read_array,
    read_axis,
    read_names,
    read_ramp,
    read_spacings,
)
from gradient_core.calls.axes import SPACE, AxesReading, read_axes
from gradient_core.calls.call import Answer, Call
from gradient_core.cases.axes import GUIDE
from gradient_core.errors import Refusal
from gradient_ui.problems.refusals import refusal_of

FROM, TYPED, RAMP = "ax_from", "typed", "ramp"
ARRAY, SHAPE, AXIS, SPACING, NAMES = "ax_f", "ax_shape", "ax_axis", "ax_spacing", "ax_names"
EDGE_ORDER = "ax_edge_order"
MEANING = tuple(f"ax_m{axis}" for axis in range(MOST_DIMENSIONS))
CELL = tuple(f"ax_i{axis}" for axis in range(MOST_DIMENSIONS))

BLAMED = {"f": ARRAY, "shape": SHAPE, "axis": AXIS, "spacing": SPACING, "names": NAMES}
"""Which input is to blame for which argument."""


@dataclass(frozen=True)
class AxesProblem:
    """A call of np.gradient on an array, as typed.

    Attributes
    ----------
    source : str
        `TYPED` or `RAMP`.
    f, shape : str
        Text of the array, and of the shape of a ramp; only the one that is asked for counts.
    axis, spacing, names : str
    edge_order : int
    meanings : tuple of str
        Of the first four axes.
    """

    source: str = TYPED
    f: str = GUIDE
    shape: str = "2, 3, 4"
    axis: str = "None"
    spacing: str = ""
    names: str = ""
    edge_order: int = 1
    meanings: tuple[str, ...] = (SPACE,) * MOST_DIMENSIONS


def solve(problem: AxesProblem) -> Answer | Refusal:
    """Read the texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type. A call that NumPy refuses is an answer with its
    refusal, for it can still be read axis by axis.
    """
    try:
        call = Call(
            read_samples(problem).named("f"),
            read_spacings(problem.spacing),
            read_axis(problem.axis),
            problem.edge_order,
        )
    except GradientCoreError as error:
        return refusal_of(error, BLAMED, {ARRAY: problem.f})
    return call.answer()


def read_samples(problem: AxesProblem) -> Argument:
    """Return the array that the problem is about; ParseError if it cannot be read."""
    return read_array(problem.f) if problem.source == TYPED else read_ramp(problem.shape)


def names_of(problem: AxesProblem, answer: Answer) -> tuple[str, ...] | Refusal:
    """Return one name per axis, or what is wrong with those that were typed."""
    try:
        return read_names(problem.names, answer.call.f.value.ndim)
    except ParseError as error:
        return refusal_of(error, BLAMED)


def reading_of(problem: AxesProblem, answer: Answer) -> AxesReading:
    """Return the answer read axis by axis; names that cannot be used are left out."""
    names = names_of(problem, answer)
    return read_axes(answer, () if isinstance(names, Refusal) else names, problem.meanings)
