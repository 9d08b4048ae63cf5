"""Other inputs for a call that is refused, or that treats components as space.

A fix is offered only if the call that it makes is accepted: each is tried before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gradient_core.arrays import Argument, as_argument
from gradient_core.calls.arguments import spacing_text
from gradient_core.calls.axes import COMPONENT, AxesReading
from gradient_core.calls.call import Axis, Call
from gradient_core.calls.line_fixes import coordinates_of_steps
from gradient_core.differences import is_scalar

_MOST_FIXES = 3
_ONE = Argument(1, "1")


@dataclass(frozen=True, eq=False)
class Fix:
    """A call that NumPy accepts, in place of one that is refused.

    Attributes
    ----------
    label : str
        What it changes, in a few words.
    call : Call
    """

    label: str
    call: Call

    @property
    def typed(self) -> tuple[str, str, int]:
        """What to type for ``axis=``, spacing and ``edge_order=``."""
        return str(self.call.axis), spacing_text(self.call.spacings), self.call.edge_order


def fixes_for(reading: AxesReading) -> tuple[Fix, ...]:
    """Return up to three ways to mend a call; none for one that is in order.

    Parameters
    ----------
    reading : AxesReading

    Returns
    -------
    tuple of Fix
        No two of them are typed alike.

    Examples
    --------
    >>> from gradient_core.calls.axes import read_axes
    >>> call = Call(as_argument(np.ones((1, 5))))
    >>> [fix.label for fix in fixes_for(read_axes(call.answer()))]
    ['axis=1: leave axis 0 out']
    """
    mixed = [row.axis for row in reading.differentiated if row.meaning == COMPONENT]
    if reading.answer.trace is not None and not mixed:
        return ()
    found: dict[tuple[str, str, int], Fix] = {}
    for fix in _candidates(reading, mixed):
        if fix.typed not in found and _is_accepted(fix.call):
            found[fix.typed] = fix
        if len(found) == _MOST_FIXES:
            break
    return tuple(found.values())


def _is_accepted(call: Call) -> bool:
    trace = call.answer().trace
    return trace is not None and bool(trace.axes)


def _candidates(reading: AxesReading, mixed: list[int]) -> Iterator[Fix]:
    call = reading.call
    if mixed:
        yield _leave_out(reading, mixed)
    yield from _other_axes(reading)
    short = [row.axis for row in reading.rows if row.is_too_short]
    if short:
        yield _leave_out(reading, short)
        yield Fix("edge_order=1", replace(call, edge_order=1))
    if call.spacings:
        yield from _other_spacings(reading)
        yield Fix("no spacing", replace(call, spacings=()))


def _leave_out(reading: AxesReading, out: Sequence[int]) -> Fix:
    kept = [row.axis for row in reading.differentiated if row.axis not in out]
    call = call_for_axes(reading, kept)
    names = " and ".join(f"axis {k}" for k in out)
    return Fix(f"axis={call.axis}: leave {names} out", call)


def call_for_axes(reading: AxesReading, axes: Sequence[int]) -> Call:
    """Return the call that differentiates `axes` instead.

    Each axis keeps its spacing; one that had none gets 1.

    Parameters
    ----------
    reading : AxesReading
    axes : sequence of int
        In the order of the outputs.

    Returns
    -------
    Call

    Examples
    --------
    >>> from gradient_core.calls.axes import read_axes
    >>> spacings = tuple(map(as_argument, (0.5, 2.0, 3.0)))
    >>> call = Call(as_argument(np.zeros((2, 3, 4))).named("f"), spacings)
    >>> print(call_for_axes(read_axes(call.answer()), [2, 0]).code)
    np.gradient(f, 3.0, 0.5, axis=(2, 0))
    """
    call = replace(reading.call, axis=_axis_of(axes, len(reading.shape)))
    shared = len(call.spacings) == 1 and is_scalar(call.spacings[0].value)
    if shared or len(call.spacings) != len(reading.differentiated):
        return call
    given = {row.axis: row.given for row in reading.differentiated}
    return replace(call, spacings=tuple(given.get(axis) or _ONE for axis in axes))


def _axis_of(axes: Sequence[int], ndim: int) -> Axis:
    if list(axes) == list(range(ndim)):
        return None
    return axes[0] if len(axes) == 1 else tuple(axes)


def axes_for_meaning(reading: AxesReading, axis: int) -> list[int]:
    """Return the axes to differentiate after the meaning of `axis` was changed.

    A component is crossed out; an axis that is none any more comes back, after the others or,
    where these stand in order, at its place.

    Parameters
    ----------
    reading : AxesReading
        With the new meaning.
    axis : int

    Returns
    -------
    list of int
        In the order of the outputs.
    """
    kept = [row.axis for row in reading.differentiated if row.axis != axis]
    if reading.rows[axis].meaning == COMPONENT:
        return kept
    if any(row.axis == axis for row in reading.differentiated):
        return [row.axis for row in reading.differentiated]
    return sorted([*kept, axis]) if kept == sorted(kept) else [*kept, axis]


def _other_axes(reading: AxesReading) -> Iterator[Fix]:
    """Yield ``axis=`` within bounds and without repetition, where it is refused."""
    call = reading.call
    if reading.differentiated or call.axis == ():
        return
    ndim = len(reading.shape)
    asked = [call.axis] if isinstance(call.axis, int) else list(call.axis or ())
    inside = [min(max(axis, -ndim), ndim - 1) % ndim for axis in asked]
    axis = _axis_of(list(dict.fromkeys(inside)), ndim)
    yield Fix(f"axis={axis}", replace(call, axis=axis))
    yield Fix("axis=None: every axis", replace(call, axis=None))


def _other_spacings(reading: AxesReading) -> Iterator[Fix]:
    axes = [row.axis for row in reading.differentiated]
    call = reading.call
    given = call.spacings
    entries: dict[str, Sequence[Argument | None]] = {}
    if len(given) == len(axes):
        entries["exchange the spacings"] = _in_order(reading)
        entries["one line of each grid"] = _lines_of_grids(reading)
        entries["add the steps up to positions"] = _added_up(reading)
    if len(given) == len(reading.shape) != len(axes):
        label = f"{len(axes)} spacings: those of axis={call.axis}"
        entries[label] = [given[axis] for axis in axes]
    if len(given) == 1 and len(axes) > 1 and np.ndim(given[0].value) == 1:
        entries |= _one_array(reading)
    for label, found in entries.items():
        known = tuple(entry for entry in found if entry is not None)
        if len(known) == len(found):  # there is one for each axis
            yield Fix(label, replace(call, spacings=known))


def _one_array(reading: AxesReading) -> dict[str, Sequence[Argument]]:
    """Return what a single array may have been meant for: the steps of all axes, or one axis."""
    (given,) = reading.call.spacings
    rows = reading.differentiated
    found: dict[str, Sequence[Argument]] = {}
    if len(given.value) == len(rows):
        found["one number per axis"] = [as_argument(value.item()) for value in given.value]
    if all(row.length == len(given.value) for row in rows):
        found["the same for every axis"] = [given] * len(rows)
    for row in rows:
        if row.length == len(given.value):
            own = [given if other is row else _ONE for other in rows]
            found[f"coordinates of {row.label}, 1 elsewhere"] = own
    return found


def _in_order(reading: AxesReading) -> list[Argument | None]:
    """Return the spacings in an order in which each fits its axis."""
    rest = list(reading.call.spacings)
    found: list[Argument | None] = []
    for row in reading.differentiated:
        shapes = ((), (row.length,))
        entry = next((entry for entry in rest if np.shape(entry.value) in shapes), None)
        if entry is not None:
            rest.remove(entry)
        found.append(entry)
    return found


def _lines_of_grids(reading: AxesReading) -> list[Argument | None]:
    """Return the spacings with grids, as `numpy.meshgrid` makes them, cut down to one line."""
    found: list[Argument | None] = []
    for row, own in zip(reading.differentiated, reading.call.spacings, strict=True):
        if np.ndim(own.value) < 2:
            found.append(own)
            continue
        lines = [
            _line_along(entry.value, row.axis, reading.shape) for entry in reading.call.spacings
        ]
        line = next((line for line in lines if line is not None), None)
        found.append(None if line is None else as_argument(line))
    return found


def _line_along(grid: Any, axis: int, shape: tuple[int, ...]) -> np.ndarray | None:
    """Return the coordinates in a grid that changes along `axis` alone."""
    if np.shape(grid) != shape:
        return None
    lines = np.moveaxis(grid, axis, 0).reshape(shape[axis], -1)
    is_along = bool((lines == lines[:, :1]).all())
    return lines[:, 0] if is_along and len(np.unique(lines[:, 0])) > 1 else None


def _added_up(reading: AxesReading) -> list[Argument | None]:
    """Return the spacings with the steps of `numpy.diff` added up to positions."""
    return [
        as_argument(coordinates_of_steps(entry.value))
        if np.shape(entry.value) == (row.length - 1,)
        else entry
        for row, entry in zip(reading.differentiated, reading.call.spacings, strict=True)
    ]
