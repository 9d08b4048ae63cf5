"""The call reader: what one call of `numpy.gradient` on an N-D array means, axis by axis.

A call that NumPy refuses is read as far as that goes, so that the row that is wrong can be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.calls.arguments import Argument, Axis, as_argument, axis_text
from gradient_core.differences.gradient import resolve_axes
from gradient_core.differences.spacing import (
    COORDINATES,
    UNIT,
    SpacingReading,
    is_scalar,
    read_spacing,
    resolve_spacing,
)
from gradient_core.errors import GradientCoreError
from gradient_core.text.numbers import plain_number
from gradient_core.trace.trace import GradientTrace, trace_gradient

SPACE, TIME, COMPONENT = "space", "time", "component"
MEANINGS = (SPACE, TIME, COMPONENT)

_DIGITS = 6
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
    def spacing_sentence(self) -> str:
        """What is known about its spacing, in a few words."""
        if not self.is_differentiated:
            return "none"
        if self.spacing is None:
            return "cannot be read" if self.given is None else f"cannot be read: {_shape(self)}"
        return _describe(self.spacing)


def _shape(row: AxisRow) -> str:
    values = np.asarray(row.given.value if row.given else None)
    if values.ndim == 1:
        return f"{len(values)} coordinates for {row.length} samples"
    return f"an array of shape {values.shape}"


def _describe(reading: SpacingReading) -> str:
    if reading.kind == UNIT:
        return "1, as none is given"
    if reading.kind != COORDINATES:
        return f"h = {_number(reading.spacing)}"
    count = f"{reading.length} coordinates"
    if reading.uniform:
        return f"{count}, all gaps {_number(reading.spacing)}"
    gaps = np.asarray(reading.spacing[:])
    if gaps.dtype.kind not in "iuf":
        return count
    return f"{count}, gaps from {_number(gaps.min())} to {_number(gaps.max())}"


def _number(value: Any) -> str:
    return plain_number(value, _DIGITS).replace("-", "−")


@dataclass(frozen=True, eq=False)
class CallReading:
    """One call of `numpy.gradient` and what it means.

    Attributes
    ----------
    array : Argument
        The samples, as an array.
    axis : None, int or tuple of int
        As given.
    spacings : tuple of Argument
    edge_order : int
    rows : tuple of AxisRow
        One per axis of the array.
    trace : GradientTrace or None
        None if NumPy refuses the call.
    refusal : GradientCoreError or None
        Why it does.
    """

    array: Argument
    axis: Axis
    spacings: tuple[Argument, ...]
    edge_order: int
    rows: tuple[AxisRow, ...]
    trace: GradientTrace | None
    refusal: GradientCoreError | None

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

    @property
    def call(self) -> str:
        """The call in Python, with ``f`` for the samples."""
        arguments = ["f", *(spacing.code for spacing in self.spacings)]
        arguments += [f"axis={axis_text(self.axis)}"] if self.axis is not None else []
        arguments += [f"edge_order={self.edge_order}"] if self.edge_order != 1 else []
        return f"np.gradient({', '.join(arguments)})"

    @property
    def program(self) -> str:
        """The whole program, which ends with ``out``."""
        before = f"{self.array.before}\n" if self.array.before else ""
        return f"{before}f = {self.array.code}\nout = {self.call}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What is certain about the meaning of the axes in this call."""
        components = [row for row in self.rows if row.meaning == COMPONENT]
        about_components = [_about_component(row, self) for row in components]
        return (*about_components, *_about_shared_spacing(self), *_about_direction(self))


def read_call(
    array: Any,
    axis: Axis = None,
    spacings: Sequence[Any] = (),
    edge_order: int = 1,
    names: Sequence[str] = (),
    meanings: Sequence[str] = (),
) -> CallReading:
    """Read a call of `numpy.gradient`; one that NumPy refuses is read as far as that goes.

    Parameters
    ----------
    array : array_like or Argument, units [F]
        The samples.
    axis : None, int or tuple of int
    spacings : sequence of scalar, array_like or Argument, units [X]
        What follows the samples in the call.
    edge_order : int
    names : sequence of str
        A name per axis; empty for none.
    meanings : sequence of str
        ``"space"``, ``"time"`` or ``"component"`` per axis; space where there are fewer.

    Returns
    -------
    CallReading

    Examples
    --------
    >>> reading = read_call(np.zeros((2, 5)), axis=(1, 0), spacings=(0.5, 2.0))
    >>> [(row.axis, row.output, row.spacing_sentence) for row in reading.rows]
    [(0, 1, 'h = 2'), (1, 0, 'h = 0.5')]
    >>> reading.call
    'np.gradient(f, 0.5, 2.0, axis=(1, 0))'
    """
    samples = as_argument(array)
    given = tuple(as_argument(spacing) for spacing in spacings)
    trace: GradientTrace | None = None
    refusal: GradientCoreError | None = None
    try:
        with np.errstate(all="ignore"):  # the cautions of the trace say it in words
            trace = trace_gradient(
                samples.value, *(s.value for s in given), axis=axis, edge_order=edge_order
            )
    except GradientCoreError as error:
        refusal = error
    shape = np.shape(samples.value)
    axes = _axes_or_none(len(shape), axis)
    own = _spacing_of_axes(shape, axes, given, trace)
    rows = tuple(
        AxisRow(
            axis=k,
            name=names[k] if k < len(names) else "",
            direction=direction(k, len(shape)),
            meaning=meanings[k] if k < len(meanings) else SPACE,
            length=length,
            output=axes.index(k) if k in axes else None,
            given=own[k][0] if k in own else None,
            spacing=own[k][1] if k in own else None,
            needs=edge_order + 1,
        )
        for k, length in enumerate(shape)
    )
    return CallReading(samples, axis, given, edge_order, rows, trace, refusal)


def direction(axis: int, ndim: int) -> str:
    """Return where the index of an axis grows, as NumPy prints an array.

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


def _spacing_of_axes(
    shape: tuple[int, ...],
    axes: tuple[int, ...],
    given: tuple[Argument, ...],
    trace: GradientTrace | None,
) -> dict[int, tuple[Argument | None, SpacingReading | None]]:
    """Return per differentiated axis what the call gives it, and how NumPy reads that.

    In a refused call each axis is read by itself: the others may be right.
    """
    shared = len(given) == 1 and is_scalar(given[0].value)
    if given and not shared and len(given) != len(axes):
        return {}
    found: dict[int, tuple[Argument | None, SpacingReading | None]] = {}
    for place, axis in enumerate(axes):
        own = given[:1] if shared else given[place : place + 1]
        reading = trace.spacing[place] if trace else _read_alone(shape, axis, own)
        found[axis] = (own[0] if own else None), reading
    return found


def _read_alone(
    shape: tuple[int, ...], axis: int, own: tuple[Argument, ...]
) -> SpacingReading | None:
    values = [spacing.value for spacing in own]
    try:
        resolved = resolve_spacing(shape, (axis,), values)
    except GradientCoreError:
        return None
    return read_spacing(shape, (axis,), values, resolved)[0]


def _about_component(row: AxisRow, call: CallReading) -> str:
    what = f"{row.label[0].upper()}{row.label[1:]} holds components"
    why = "its entries are different quantities, so the difference from one to the next is no slope"
    if not row.is_differentiated:
        return f"{what}: {why}. This call leaves it out."
    return f"{what}: {why}. This call still takes it: `{call.output_name(row)}` is no slope."


def _about_shared_spacing(call: CallReading) -> list[str]:
    """Say that one number is used along space and along time."""
    rows = [row for row in call.differentiated if row.meaning != COMPONENT]
    if len(call.spacings) != 1 or len({row.meaning for row in rows}) < 2:
        return []
    axes = " and ".join(f"{row.label} ({row.meaning})" for row in rows)
    return [f"One number, {call.spacings[0].code}, is the spacing of {axes} alike."]


def _about_direction(call: CallReading) -> list[str]:
    """Say where coordinates go down, so that the slope changes its sign."""
    falling = [row for row in call.differentiated if _falls(row.spacing)]
    return [
        f"The coordinates of {row.label} fall while its index grows, so `{call.output_name(row)}` "
        "has the opposite sign of the slope per index."
        for row in falling
    ]


def _falls(reading: SpacingReading | None) -> bool:
    if reading is None or reading.kind == UNIT:
        return False
    gaps = np.asarray(reading.spacing if reading.uniform else reading.spacing[:])
    return gaps.dtype.kind in "iuf" and bool((gaps < 0).all())
