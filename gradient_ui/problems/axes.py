"""The N-D call that a person asked for, as typed, and the answer to it."""

from __future__ import annotations

from gradient_core import GradientCoreError, ParseError
from gradient_core.arrays import Argument
from gradient_core.calls import (
    Answer,
    AxesReading,
    Call,
    read_array,
    read_axes,
    read_axis,
    read_names,
    read_ramp,
    read_spacings,
)
from gradient_core.errors import Refusal
from gradient_core.limits import MOST_DIMENSIONS
from gradient_ui.problems.refusals import Asked, refusal_of

FROM, TYPED, RAMP = "ax_from", "typed", "ramp"
ARRAY, SHAPE, AXIS, SPACING, NAMES = "ax_f", "ax_shape", "ax_axis", "ax_spacing", "ax_names"
EDGE_ORDER = "ax_edge_order"
MEANING = tuple(f"ax_m{axis}" for axis in range(MOST_DIMENSIONS))
CELL = tuple(f"ax_i{axis}" for axis in range(MOST_DIMENSIONS))

BLAMED = {"f": ARRAY, "shape": SHAPE, "axis": AXIS, "spacing": SPACING, "names": NAMES}
"""Which input is to blame for which argument."""


def solve(asked: Asked) -> Answer | Refusal:
    """Read the texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type. A call that NumPy refuses is an answer with its
    refusal, for it can still be read axis by axis.
    """
    try:
        call = Call(
            read_samples(asked).named("f"),
            read_spacings(asked[SPACING]),
            read_axis(asked[AXIS]),
            asked[EDGE_ORDER],
        )
    except GradientCoreError as error:
        return refusal_of(error, BLAMED, asked)
    return call.answer()


def read_samples(asked: Asked) -> Argument:
    """Return the array that the problem is about; ParseError if it cannot be read."""
    return read_array(asked[ARRAY]) if asked[FROM] == TYPED else read_ramp(asked[SHAPE])


def names_of(asked: Asked, answer: Answer) -> tuple[str, ...] | Refusal:
    """Return one name per axis, or what is wrong with those that were typed."""
    try:
        return read_names(asked[NAMES], answer.call.f.value.ndim)
    except ParseError as error:
        return refusal_of(error, BLAMED)


def reading_of(asked: Asked, answer: Answer) -> AxesReading:
    """Return the answer read axis by axis; names that cannot be used are left out."""
    names = names_of(asked, answer)
    usable = () if isinstance(names, Refusal) else names
    return read_axes(answer, usable, [asked[key] for key in MEANING])
