"""The axis reader: what one call of `numpy.gradient` on an N-D array means, axis by axis.

A call that NumPy refuses is read as far as that goes, so that the row that is wrong can be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gradient_core.arrays import Argument
from gradient_core.calls.call import Answer, Axis, Call
from gradient_core.calls.spacing_words import spacing_in_brief
from gradient_core.differences import (
    UNIT,
    SpacingReading,
    is_scalar,
    read_spacing,
    resolve_axes,
    resolve_spacing,
)
from gradient_core.errors import GradientCoreError, Note

SPACE, TIME, COMPONENT = "space", "time", "component"
MEANINGS = (SPACE, TIME, COMPONENT)

# From the last axis backwards, as NumPy prints an array.
_DIRECTIONS = (
    "columns, to the right",
    "rows, downwards",
    "blocks, one after the other",
    "groups of blocks, one after the other",
)


@dataclass(frozen=True, eq=False)
class AxisRow:
    """One axis of the array, and what the call does with it.

    Attributes
    ----------
    axis : int
    name : str
        The name that the user gave it; empty if none.
    direction : str
        Where its index grows in a printed array.
    meaning : {"space", "time", "component"}
    length : int
    output : int or None
        Which output is the derivative along it; None if it is not differentiated.
    given : Argument or None
        The spacing that the call gives it; None for none, or if that cannot be told.
    spacing : SpacingReading or None
        How that is read; None if the axis is not differentiated or NumPy cannot read it.
    needs : int
        The samples that a differentiated axis must have.
    """

    axis: int
    name: str
    direction: str
    meaning: str
    length: int
    output: int | None
    given: Argument | None
    spacing: SpacingReading | None
    needs: int

    @property
    def is_differentiated(self) -> bool:
        """Whether the call takes differences along this axis."""
        return self.output is not None

    @property
    def is_too_short(self) -> bool:
        """Whether it is differentiated and has too few samples for that."""
        return self.is_differentiated and self.length < self.needs

    @property
    def label(self) -> str:
        """The axis with its name: ``axis 0 (y)``."""
        return f"axis {self.axis} ({self.name})" if self.name else f"axis {self.axis}"

    @property
    def derivative(self) -> str:
        """The derivative along it: ``d/d(axis 0) = df/dy``, by its name only if it has one."""
        return f"d/d(axis {self.axis})" + (f" = df/d{self.name}" if self.name else "")

    @property
    def spacing_sentence(self) -> str:
        """What is known about its spacing, in a few words."""
        if not self.is_differentiated:
            return "none"
        if self.spacing is not None:
            return spacing_in_brief(self.spacing)
        if self.given is None:
            return "cannot be read"
        shape = np.shape(self.given.value)
        if len(shape) == 1:
            return f"cannot be read: {shape[0]} coordinates for {self.length} samples"
        return f"cannot be read: an array of shape {shape}"


@dataclass(frozen=True, eq=False)
class AxesReading:
    """One call of `numpy.gradient`, and what it does with each axis.

    Attributes
    ----------
    answer : Answer
        The call, and its trace or refusal.
    rows : tuple of AxisRow
        One per axis of the array.
    """

    answer: Answer
    rows: tuple[AxisRow, ...]

    @property
    def call(self) -> Call:
        """The call that was read."""
        return self.answer.call

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the array."""
        return tuple(row.length for row in self.rows)

    @property
    def differentiated(self) -> tuple[AxisRow, ...]:
        """The rows of the differentiated axes, in the order of the outputs."""
        rows = [row for row in self.rows if row.output is not None]
        return tuple(sorted(rows, key=lambda row: row.output or 0))

    def output_name(self, row: AxisRow) -> str:
        """Return the Python name of the derivative along a differentiated axis."""
        return "out" if len(self.differentiated) == 1 else f"out[{row.output}]"

    def output_title(self, row: AxisRow) -> str:
        """Return name and meaning of an output: ``out[0] = d/d(axis 0) = df/dy``."""
        return f"{self.output_name(row)} = {row.derivative}"

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is certain about the meaning of the axes in this call."""
        components = [row for row in self.rows if row.meaning == COMPONENT]
        about_components = [_about_component(row, self) for row in components]
        return (*about_components, *_about_shared_spacing(self), *_about_direction(self))


def read_axes(
    answer: Answer, names: Sequence[str] = (), meanings: Sequence[str] = ()
) -> AxesReading:
    """Read an answered call axis by axis; one that NumPy refuses as far as that goes.

    Parameters
    ----------
    answer : Answer
    names : sequence of str
        A name per axis; empty for none.
    meanings : sequence of str
        ``"space"``, ``"time"`` or ``"component"`` per axis; space where there are fewer.

    Returns
    -------
    AxesReading

    Examples
    --------
    >>> from gradient_core.arrays import as_argument
    >>> from gradient_core.calls.call import Call
    >>> spacings = (as_argument(0.5), as_argument(2.0))
    >>> call = Call(as_argument(np.zeros((2, 5))), spacings, axis=(1, 0))
    >>> [(row.axis, row.output, row.spacing_sentence) for row in read_axes(call.answer()).rows]
    [(0, 1, 'h = 2'), (1, 0, 'h = 0.5')]
    """
    call = answer.call
    shape = np.shape(call.f.value)
    axes = _axes_or_none(len(shape), call.axis)
    given = _given_to_axes(axes, call.spacings)
    rows = tuple(
        AxisRow(
            axis=k,
            name=names[k] if k < len(names) else "",
            direction=direction(k, len(shape)),
            meaning=meanings[k] if k < len(meanings) else SPACE,
            length=length,
            output=axes.index(k) if k in axes else None,
            given=given.get(k),
            spacing=_spacing_of(k, shape, given, answer),
            needs=call.edge_order + 1,
        )
        for k, length in enumerate(shape)
    )
    return AxesReading(answer, rows)


def direction(axis: int, ndim: int) -> str:
    """Return where the index of an axis grows, as NumPy prints an array.

    Parameters
    ----------
    axis : int
        Not negative.
    ndim : int

    Examples
    --------
    >>> direction(0, 2), direction(0, 1)
    ('rows, downwards', 'samples, to the right')
    """
    return "samples, to the right" if ndim == 1 else _DIRECTIONS[ndim - 1 - axis]


def _axes_or_none(ndim: int, axis: Axis) -> tuple[int, ...]:
    """Return the differentiated axes; none where ``axis=`` itself is refused."""
    try:
        return resolve_axes(ndim, axis)
    except GradientCoreError:
        return ()


def _given_to_axes(
    axes: tuple[int, ...], spacings: tuple[Argument, ...]
) -> dict[int, Argument | None]:
    """Return what the call gives to each differentiated axis; empty if that cannot be told."""
    if not spacings:
        return dict.fromkeys(axes)
    if len(spacings) == 1 and is_scalar(spacings[0].value):
        return dict.fromkeys(axes, spacings[0])
    return dict(zip(axes, spacings, strict=True)) if len(spacings) == len(axes) else {}


def _spacing_of(
    axis: int, shape: tuple[int, ...], given: dict[int, Argument | None], answer: Answer
) -> SpacingReading | None:
    """Return how NumPy reads the spacing of an axis.

    In a refused call each axis is read by itself: the others may be right.
    """
    if axis not in given:
        return None
    if answer.trace is not None:
        return answer.trace.spacing[answer.trace.axes.index(axis)]
    own = given[axis]
    values = [] if own is None else [own.value]
    try:
        resolved = resolve_spacing(shape, (axis,), values)
    except GradientCoreError:
        return None
    return read_spacing(shape, (axis,), values, resolved)[0]


def _about_component(row: AxisRow, reading: AxesReading) -> Note:
    left_out = (
        f"This call still takes it: `{reading.output_name(row)}` is not a slope."
        if row.is_differentiated
        else "This call leaves it out."
    )
    return Note(
        "component",
        f"{row.label[0].upper()}{row.label[1:]} holds components: its entries are different "
        f"quantities, so the difference from one to the next is not a slope. {left_out}",
        axis=row.axis,
    )


def _about_shared_spacing(reading: AxesReading) -> list[Note]:
    """Say that one number is used along space and along time."""
    rows = [row for row in reading.differentiated if row.meaning != COMPONENT]
    spacings = reading.call.spacings
    if len(spacings) != 1 or len({row.meaning for row in rows}) < 2:
        return []
    axes = " and ".join(f"{row.label} ({row.meaning})" for row in rows)
    message = f"The same number, {spacings[0].code}, is the spacing of {axes}."
    return [Note("shared_spacing", message)]


def _about_direction(reading: AxesReading) -> list[Note]:
    """Say where coordinates go down, so that the slope changes its sign."""
    return [
        Note(
            "falling_coordinates",
            f"The coordinates of {row.label} fall while its index grows, so "
            f"`{reading.output_name(row)}` has the opposite sign of the slope per index.",
            axis=row.axis,
        )
        for row in reading.differentiated
        if _falls(row.spacing)
    ]


def _falls(reading: SpacingReading | None) -> bool:
    if reading is None or reading.kind == UNIT:
        return False
    gaps = np.asarray(reading.spacing if reading.uniform else reading.spacing[:])
    return gaps.dtype.kind in "iuf" and bool((gaps < 0).all())
