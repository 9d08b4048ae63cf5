"""Other inputs for a call that is refused, or that treats components as space.

A fix is offered only if the call that it makes is accepted: each is tried before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gradient_core.arrays.notation import array_code, format_array
from gradient_core.calls.arguments import (
    Argument,
    Axis,
    axis_text,
    read_axis,
    read_spacings,
    spacing_text,
)
from gradient_core.calls.reading import COMPONENT, CallReading, read_call
from gradient_core.differences.spacing import is_scalar

_MOST_FIXES = 3
_ONE = Argument(1, "1")


@dataclass(frozen=True)
class Fix:
    """Inputs that mend a call.

    Attributes
    ----------
    label : str
        For a button.
    axis, spacing : str
        What to type.
    edge_order : int
    """

    label: str
    axis: str
    spacing: str
    edge_order: int


def fixes_for(call: CallReading) -> tuple[Fix, ...]:
    """Return up to three ways to mend a call; none for one that is in order.

    Examples
    --------
    >>> [fix.label for fix in fixes_for(read_call(np.ones((1, 5))))]
    ['axis=1: leave axis 0 out']
    """
    mixed = [row.axis for row in call.differentiated if row.meaning == COMPONENT]
    if call.trace is not None and not mixed:
        return ()
    found: list[Fix] = []
    for fix in _candidates(call, mixed):
        is_new = (fix.axis, fix.spacing, fix.edge_order) not in [
            (other.axis, other.spacing, other.edge_order) for other in found
        ]
        if is_new and _is_accepted(fix, call):
            found.append(fix)
        if len(found) == _MOST_FIXES:
            break
    return tuple(found)


def _is_accepted(fix: Fix, call: CallReading) -> bool:
    spacings = read_spacings(fix.spacing)
    mended = read_call(call.array, read_axis(fix.axis), spacings, fix.edge_order)
    return mended.trace is not None and bool(mended.differentiated)


def _candidates(call: CallReading, mixed: list[int]) -> Iterator[Fix]:
    if mixed:
        yield _leave_out(call, mixed)
    yield from _other_axes(call)
    short = [row.axis for row in call.rows if row.is_too_short]
    if short:
        yield _leave_out(call, short)
        if call.edge_order != 1:
            yield replace(_as_it_is(call), label="edge_order=1", edge_order=1)
    if call.spacings:
        yield from _other_spacings(call)
        yield replace(_as_it_is(call), label="no spacing", spacing="")


def _as_it_is(call: CallReading) -> Fix:
    return Fix("", axis_text(call.axis), spacing_text(call.spacings), call.edge_order)


def _leave_out(call: CallReading, out: Sequence[int]) -> Fix:
    kept = [row.axis for row in call.differentiated if row.axis not in out]
    axis, spacing = inputs_for_axes(call, kept)
    names = " and ".join(f"axis {k}" for k in out)
    return Fix(f"axis={axis}: leave {names} out", axis, spacing, call.edge_order)


def inputs_for_axes(call: CallReading, axes: Sequence[int]) -> tuple[str, str]:
    """Return what to type for ``axis=`` and the spacing to differentiate `axes` instead.

    Each axis keeps its spacing; one that had none gets 1.

    Examples
    --------
    >>> call = read_call(np.zeros((2, 3, 4)), spacings=(0.5, 2.0, 3.0))
    >>> inputs_for_axes(call, [2, 0])
    ('(2, 0)', '3.0; 0.5')
    """
    ndim = len(call.shape)
    text = axis_text(_axis_of(axes, ndim))
    shared = len(call.spacings) == 1 and is_scalar(call.spacings[0].value)
    if shared or len(call.spacings) != len(call.differentiated):
        return text, spacing_text(call.spacings)
    own = dict(zip((row.axis for row in call.differentiated), call.spacings, strict=True))
    return text, spacing_text(tuple(own.get(axis, _ONE) for axis in axes))


def _axis_of(axes: Sequence[int], ndim: int) -> Axis:
    if list(axes) == list(range(ndim)):
        return None
    return axes[0] if len(axes) == 1 else tuple(axes)


def axes_for_meaning(call: CallReading, axis: int) -> list[int]:
    """Return the axes to differentiate after the meaning of `axis` was changed.

    A component is crossed out; an axis that is none any more comes back, after the others or,
    where these stand in order, at its place.
    """
    kept = [row.axis for row in call.differentiated if row.axis != axis]
    if call.rows[axis].meaning == COMPONENT:
        return kept
    if any(row.axis == axis for row in call.differentiated):
        return [row.axis for row in call.differentiated]
    return sorted([*kept, axis]) if kept == sorted(kept) else [*kept, axis]


def _other_axes(call: CallReading) -> Iterator[Fix]:
    """Yield ``axis=`` within bounds and without repetition, where it is refused."""
    if call.differentiated or call.axis == ():
        return
    ndim = len(call.shape)
    asked = [call.axis] if isinstance(call.axis, int) else list(call.axis or ())
    inside = [min(max(axis, -ndim), ndim - 1) % ndim for axis in asked]
    text = axis_text(_axis_of(list(dict.fromkeys(inside)), ndim))
    now = _as_it_is(call)
    yield replace(now, label=f"axis={text}", axis=text)
    yield replace(now, label="axis=None: every axis", axis="None")


def _other_spacings(call: CallReading) -> Iterator[Fix]:
    axes = [row.axis for row in call.differentiated]
    given = call.spacings
    now = _as_it_is(call)
    if len(given) == len(axes):
        yield from _changed(now, "exchange the spacings", _in_order(call))
        yield from _changed(now, "one line of each grid", _lines_of_grids(call))
        yield from _changed(now, "add the steps up to positions", _added_up(call))
    if len(given) == len(call.shape) != len(axes):
        own = tuple(given[axis] for axis in axes)
        label = f"{len(axes)} spacings: those of axis={axis_text(call.axis)}"
        yield replace(now, label=label, spacing=spacing_text(own))
    if len(given) == 1 and len(axes) > 1 and np.ndim(given[0].value) == 1:
        yield from _one_array(call, now)


def _one_array(call: CallReading, now: Fix) -> Iterator[Fix]:
    """Yield what a single array may have been meant for: the steps of all axes, or one axis."""
    (given,) = call.spacings
    rows = call.differentiated
    if len(given.value) == len(rows):
        steps = tuple(_argument(value) for value in given.value)
        yield replace(now, label="one number per axis", spacing=spacing_text(steps))
    if all(row.length == len(given.value) for row in rows):
        own = (given,) * len(rows)
        yield replace(now, label="the same for every axis", spacing=spacing_text(own))
    for row in rows:
        if row.length == len(given.value):
            own = tuple(given if other is row else _ONE for other in rows)
            label = f"coordinates of {row.label}, 1 elsewhere"
            yield replace(now, label=label, spacing=spacing_text(own))


def _argument(value: Any) -> Argument:
    number = value.item()
    return Argument(number, repr(number))


def _changed(now: Fix, label: str, entries: Sequence[Argument | None]) -> Iterator[Fix]:
    """Yield the call with other spacings, if there is one for each axis."""
    known = tuple(entry for entry in entries if entry is not None)
    if len(known) == len(entries):
        yield replace(now, label=label, spacing=spacing_text(known))


def _in_order(call: CallReading) -> list[Argument | None]:
    """Return the spacings in an order in which each fits its axis."""
    rest = list(call.spacings)
    found: list[Argument | None] = []
    for row in call.differentiated:
        shapes = ((), (row.length,))
        entry = next((entry for entry in rest if np.shape(entry.value) in shapes), None)
        if entry is not None:
            rest.remove(entry)
        found.append(entry)
    return found


def _lines_of_grids(call: CallReading) -> list[Argument | None]:
    """Return the spacings with grids, as `numpy.meshgrid` makes them, cut down to one line."""
    found: list[Argument | None] = []
    for row, own in zip(call.differentiated, call.spacings, strict=True):
        if np.ndim(own.value) < 2:
            found.append(own)
            continue
        lines = [_line_along(entry.value, row.axis, call.shape) for entry in call.spacings]
        line = next((line for line in lines if line is not None), None)
        found.append(None if line is None else _coordinates(line))
    return found


def _line_along(grid: Any, axis: int, shape: tuple[int, ...]) -> np.ndarray | None:
    """Return the coordinates in a grid that changes along `axis` alone."""
    if np.shape(grid) != shape:
        return None
    lines = np.moveaxis(grid, axis, 0).reshape(shape[axis], -1)
    is_along = bool((lines == lines[:, :1]).all())
    return lines[:, 0] if is_along and len(np.unique(lines[:, 0])) > 1 else None


def _added_up(call: CallReading) -> list[Argument | None]:
    """Return the spacings with the steps of `numpy.diff` added up to positions."""
    return [
        _positions(entry) if np.shape(entry.value) == (row.length - 1,) else entry
        for row, entry in zip(call.differentiated, call.spacings, strict=True)
    ]


def _positions(steps: Argument) -> Argument:
    zero = np.zeros(1, steps.value.dtype)
    return _coordinates(np.concatenate([zero, np.cumsum(steps.value)]))


def _coordinates(values: np.ndarray) -> Argument:
    return Argument(values, array_code(format_array(values)))
