"""What NumPy does silently: certainties about one call, each with where it bites.

Only what is certain is a caution. What can merely be suspected (step sizes given
as coordinates, say) is left to a neutral reading of the arguments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.differences.spacing import SpacingReading
from gradient_core.text.numbers import plain_number
from gradient_core.trace.axis_trace import AxisTrace

_MOST_PLACES = 3


@dataclass(frozen=True)
class Caution:
    """One thing NumPy did without saying so.

    Attributes
    ----------
    code : str
        Stable name, for tests and links.
    message : str
        One or two sentences: what, where, and the fix.
    axis : int or None
        The axis it concerns, None for the samples as a whole.
    indices : tuple of int
        Where along the axis (or in the flattened samples) it happens; the first three.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> (caution,) = trace_gradient([1, 2, 4, 8], [0, 2, 1, 3]).cautions
    >>> caution.code, caution.axis, caution.indices
    ('unsorted_coordinates', 0, (1, 2))
    """

    code: str
    message: str
    axis: int | None = None
    indices: tuple[int, ...] = ()


def find_cautions(samples: Any, axis_traces: Sequence[AxisTrace]) -> tuple[Caution, ...]:
    """Return all cautions about a call, samples first, then spacing axis by axis.

    Parameters
    ----------
    samples : ndarray, any shape, units [F]
    axis_traces : sequence of AxisTrace
        One for each differentiated axis.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> [caution.code for caution in trace_gradient([1, 2, 3], edge_order=0).cautions]
    ['edge_order_read_as_2']
    """
    found = [*_about_call(axis_traces), *_about_samples(samples)]
    if samples.dtype.kind in "fc":
        found += _about_finiteness(samples, axis_traces)
    for axis_trace in axis_traces:
        found += _about_spacing(axis_trace.spacing)
    return tuple(found)


def _about_call(axis_traces: Sequence[AxisTrace]) -> Iterator[Caution]:
    if not axis_traces:
        yield Caution(
            "nothing_to_differentiate",
            "There is no axis to differentiate, so NumPy returns an empty tuple. If you gave a "
            "function or a single number: sample the function on a grid and give the samples.",
        )
    elif axis_traces[0].edge_order not in (1, 2):
        yield Caution(
            "edge_order_read_as_2",
            f"NumPy reads edge_order={axis_traces[0].edge_order} as 2: it only tests whether it is "
            "1, and whether it is more than 2. Write 1 or 2.",
        )


def _about_samples(samples: Any) -> Iterator[Caution]:
    if isinstance(samples, np.ma.MaskedArray) and np.ma.is_masked(samples):
        yield Caution(
            "masked_neighbours",
            "The result has another mask than the samples: outputs that read a masked sample are "
            "masked, and a masked sample that its own output does not read gets a number.",
        )
    if samples.dtype == object:
        yield Caution(
            "objects_become_float64",
            "The samples are Python objects. NumPy stores the result as float64, so exact "
            "fractions and decimals are rounded.",
        )
    if samples.dtype.kind in "mM":
        yield Caution(
            "time_truncated",
            "The samples are times, so NumPy cuts each result to whole units: 1.5 days become 1 "
            "day. Make numbers of them first, for instance (f - f[0]) / np.timedelta64(1, 's').",
        )


def _about_finiteness(samples: Any, axis_traces: Sequence[AxisTrace]) -> Iterator[Caution]:
    indices, text = _places(~np.isfinite(np.asarray(samples)))
    if indices:
        yield Caution(
            "samples_not_finite",
            f"The samples hold nan or inf at index {text}. Every output that reads such a sample "
            "is nan or inf too. On uniform spacing an interior output does not read its own "
            "sample, so it can still be a number.",
            indices=indices,
        )
    elif any(map(_overflows, axis_traces)):
        is_narrow = samples.dtype.itemsize < np.dtype(samples.dtype.kind + "8").itemsize
        yield Caution(
            "overflow",
            f"Finite samples give inf: a result is too large for {samples.dtype}. "
            + ("Convert the samples to float64" if is_narrow else "Divide them by a large number")
            + " first.",
        )


def _overflows(axis_trace: AxisTrace) -> bool:
    """Whether an output is infinite although no gap is zero."""
    if not np.isinf(np.asarray(axis_trace.output)).any():
        return False
    reading = axis_trace.spacing
    return not np.any((reading.spacing if reading.uniform else reading.spacing[:]) == 0)


def _about_spacing(reading: SpacingReading) -> Iterator[Caution]:
    kind = _kind(reading)
    if kind == "c":
        yield Caution(
            "complex_spacing",
            f"The spacing of axis {reading.axis} is complex. For real samples NumPy keeps only "
            "the real part of the result.",
            axis=reading.axis,
        )
    elif reading.coordinates is None and kind in "fiu":
        yield from _about_distance(reading)
    elif reading.coordinates is not None and kind == "m":
        unit = np.datetime_data(reading.coordinates.dtype)[0]
        yield Caution(
            "time_unit_lost",
            f"The coordinates of axis {reading.axis} are time differences. NumPy counts them in "
            f"their own unit ({unit}) without saying so: the result is per {unit}.",
            axis=reading.axis,
        )
    elif kind in "fiu":
        yield from _about_coordinates(reading)


def _kind(reading: SpacingReading) -> str:
    """Return the kind of dtype of what was given: f, i, u, c, m, ..."""
    given = reading.spacing if reading.coordinates is None else reading.coordinates
    return np.asarray(given).dtype.kind


def _about_distance(reading: SpacingReading) -> Iterator[Caution]:
    if reading.spacing == 0:
        yield Caution(
            "zero_spacing",
            f"The spacing of axis {reading.axis} is 0, so every difference is divided by zero. "
            "Give the distance between two samples.",
            axis=reading.axis,
        )
    elif not np.isfinite(reading.spacing):
        yield Caution(
            "spacing_not_finite",
            f"The spacing of axis {reading.axis} is {plain_number(reading.spacing)}. Give a "
            "finite distance.",
            axis=reading.axis,
        )


def _about_coordinates(reading: SpacingReading) -> Iterator[Caution]:
    indices, text = _places(~np.isfinite(np.asarray(reading.coordinates)))
    if indices:
        message = (
            f"The coordinates of axis {reading.axis} hold nan or inf at index {text}. Every "
            "output that uses a gap beside it is wrong, and NumPy does not warn."
        )
        yield Caution("coordinates_not_finite", message, reading.axis, indices)
    elif not reading.uniform:
        yield from _about_gaps(reading)
    elif reading.spacing == 0:
        message = (
            f"All coordinates of axis {reading.axis} are equal, so every gap is 0. Did you mean "
            "distances? NumPy reads a list as positions; give one number for equal distances."
        )
        yield Caution("equal_coordinates", message, reading.axis)


def _about_gaps(reading: SpacingReading) -> Iterator[Caution]:
    gaps = np.asarray(reading.spacing[:])
    forwards, backwards = gaps > 0, gaps < 0
    indices, text = _places(~(forwards | backwards))
    if indices:
        message = (
            f"The coordinates of axis {reading.axis} at index {text} are equal to the next one, so "
            "the gap there is 0 and the outputs beside it are nan or inf. Merge such samples first."
        )
        yield Caution("repeated_coordinates", message, reading.axis, indices)
    elif forwards.any() and backwards.any():
        turns = np.zeros(len(gaps) + 1, dtype=bool)
        turns[1:-1] = forwards[1:] != forwards[:-1]
        indices, text = _places(turns)
        message = (
            f"The coordinates of axis {reading.axis} are not sorted: they turn back at index "
            f"{text}. NumPy takes neighbours by index, not by position. Sort samples and "
            "coordinates together."
        )
        yield Caution("unsorted_coordinates", message, reading.axis, indices)


def _places(found: np.ndarray) -> tuple[tuple[int, ...], str]:
    """Return where `found` first holds, and a text that says how many more there are."""
    total = int(np.count_nonzero(found))
    if total == 0:
        return (), ""
    indices = tuple(int(i) for i in np.flatnonzero(found)[:_MOST_PLACES])
    more = f" and {total - len(indices)} more" if total > len(indices) else ""
    return indices, ", ".join(map(str, indices)) + more
