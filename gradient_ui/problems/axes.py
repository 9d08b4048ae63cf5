"""The N-D call that a person asked for, as typed, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gradient_core import GradientCoreError, ParseError
from gradient_core.calls.arguments import (
    MOST_DIMENSIONS,
    Argument,
    read_array,
    read_axis,
    read_names,
    read_ramp,
    read_spacings,
)
from gradient_core.calls.reading import SPACE, CallReading, read_call
from gradient_core.cases.axes import GUIDE
from gradient_core.oracle import numpy_gradient

FROM, TYPED, RAMP = "ax_from", "typed", "ramp"
ARRAY, SHAPE, AXIS, SPACING, NAMES = "ax_f", "ax_shape", "ax_axis", "ax_spacing", "ax_names"
EDGE_ORDER = "ax_edge_order"
MEANING = tuple(f"ax_m{axis}" for axis in range(MOST_DIMENSIONS))
CELL = tuple(f"ax_i{axis}" for axis in range(MOST_DIMENSIONS))


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


@dataclass(frozen=True, eq=False)
class AxesAnswer:
    """What the call means, and what NumPy returned for it.

    Attributes
    ----------
    call : CallReading
    numpy_outputs : tuple of ndarray
        What the installed `numpy.gradient` returned, one array per output; none if it refuses.
    note : str
        What is wrong with the names, which are left out then; empty if nothing is.
    """

    call: CallReading
    numpy_outputs: tuple[Any, ...]
    note: str


@dataclass(frozen=True)
class Unreadable:
    """Text that is no array, no axis or no spacing.

    Attributes
    ----------
    field : str
        Key of the input.
    message : str
    """

    field: str
    message: str


def solve(problem: AxesProblem) -> AxesAnswer | Unreadable:
    """Read the texts, then the call, and ask NumPy for the same.

    Nothing is raised for what people type.
    """
    field = ARRAY if problem.source == TYPED else SHAPE
    try:
        array = read_samples(problem)
        field = AXIS
        axis = read_axis(problem.axis)
        field = SPACING
        spacings = read_spacings(problem.spacing)
    except GradientCoreError as error:
        return Unreadable(field, str(error))
    names, note = _names(problem.names, array.value.ndim)
    order = problem.edge_order
    call = read_call(array, axis, spacings, order, names, problem.meanings)
    outputs: tuple[Any, ...] = ()
    if call.trace is not None:
        values = [spacing.value for spacing in spacings]
        theirs = numpy_gradient(array.value, *values, axis=axis, edge_order=order)
        outputs = theirs if isinstance(theirs, tuple) else (theirs,)
    return AxesAnswer(call, outputs, note)


def read_samples(problem: AxesProblem) -> Argument:
    """Return the array that the problem is about; ParseError if it cannot be read."""
    return read_array(problem.f) if problem.source == TYPED else read_ramp(problem.shape)


def _names(text: str, ndim: int) -> tuple[tuple[str, ...], str]:
    try:
        return read_names(text, ndim), ""
    except ParseError as error:
        return (), str(error)
