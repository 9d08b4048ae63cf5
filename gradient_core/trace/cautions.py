"""What NumPy does silently: certainties about one call, each with where it bites.

Only what is certain is a caution. What can merely be suspected (step sizes given
as coordinates, say) is left to a neutral reading of the arguments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from gradient_core.differences import SpacingReading
from gradient_core.errors import Note
from gradient_core.text import plain_number
from gradient_core.trace.axis_trace import AxisTrace

# How many places the text of a caution names, and how many it keeps for a page to point at.
_MOST_NAMED = 3
_MOST_KEPT = 1000


def find_cautions(samples: Any, axis_traces: Sequence[AxisTrace]) -> tuple[Note, ...]:
    """Return all cautions about a call, samples first, then spacing axis by axis.

    Parameters
    ----------
    samples : ndarray, any shape, units [F]
    axis_traces : sequence of AxisTrace
        One for each differentiated axis.

    Returns
    -------
    tuple of Note
        ``where`` counts along ``axis``, or in the flattened samples without one; it holds the
        first 1,000 places.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> (caution,) = trace_gradient([1, 2, 4, 8], [0, 2, 1, 3]).cautions
    >>> caution.code, caution.axis, caution.where
    ('unsorted_coordinates', 0, (1, 2))
    """
    found = [*_about_call(axis_traces), *_about_samples(samples)]
    if samples.dtype.kind in "fc":
        found += _about_finiteness(samples, axis_traces)
    for axis_trace in axis_traces:
        found += _about_spacing(axis_trace.spacing)
    return tuple(found)


def _about_call(axis_traces: Sequence[AxisTrace]) -> Iterator[Note]:
    if not axis_traces:
        yield Note(
            "nothing_to_differentiate",
            "There is no axis to differentiate, so NumPy returns an empty tuple.",
            "If you gave a function or a single number: sample the function on a grid and give the "
            "samples.",
        )
    elif axis_traces[0].edge_order not in (1, 2):
        yield Note(
            "edge_order_read_as_2",
            f"NumPy reads edge_order={axis_traces[0].edge_order} as 2: it only tests whether it is "
            "1, and whether it is more than 2.",
            "Write 1 or 2.",
        )


def _about_samples(samples: Any) -> Iterator[Note]:
    if isinstance(samples, np.ma.MaskedArray) and np.ma.is_masked(samples):
        yield Note(
            "masked_neighbours",
            "The result has another mask than the samples: outputs that read a masked sample are "
            "masked, and a masked sample that its own output does not read gets a number.",
        )
    if samples.dtype == object:
        yield Note(
            "objects_become_float64",
            "The samples are Python objects. NumPy stores the result as float64, so exact "
            "fractions and decimals are rounded.",
        )
    if samples.dtype.kind in "mM":
        yield Note(
            "time_truncated",
            "The samples are times, so NumPy cuts each result to whole units: 1.5 days become 1 "
            "day.",
            "Turn them into numbers first, for instance (f - f[0]) / np.timedelta64(1, 's').",
        )


def _about_finiteness(samples: Any, axis_traces: Sequence[AxisTrace]) -> Iterator[Note]:
    where, text = _places(~np.isfinite(np.asarray(samples)))
    if where:
        yield Note(
            "samples_not_finite",
            f"The samples hold nan or inf at index {text}. Every output that reads such a sample "
            "is nan or inf too. On uniform spacing an interior output does not read its own "
            "sample, so it can still be a number.",
            where=where,
        )
    elif any(map(_overflows, axis_traces)):
        is_narrow = samples.dtype.itemsize < np.dtype(samples.dtype.kind + "8").itemsize
        yield Note(
            "overflow",
            f"Finite samples give inf: a result is too large for {samples.dtype}.",
            f"{'Convert the samples to float64' if is_narrow else 'Divide them by a large number'} "
            "first.",
        )


def _overflows(axis_trace: AxisTrace) -> bool:
    """Whether an output is infinite although no gap is zero."""
    if not np.isinf(np.asarray(axis_trace.output)).any():
        return False
    reading = axis_trace.spacing
    return not np.any((reading.spacing if reading.uniform else reading.spacing[:]) == 0)


def _about_spacing(reading: SpacingReading) -> Iterator[Note]:
    kind = _kind(reading)
    if kind == "c":
        yield Note(
            "complex_spacing",
            f"The spacing of axis {reading.axis} is complex. For real samples NumPy keeps only "
            "the real part of the result.",
            axis=reading.axis,
        )
    elif reading.coordinates is None and kind in "fiu":
        yield from _about_distance(reading)
    elif reading.coordinates is not None and kind == "m":
        unit = np.datetime_data(reading.coordinates.dtype)[0]
        yield Note(
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


def _about_distance(reading: SpacingReading) -> Iterator[Note]:
    if reading.spacing == 0:
        yield Note(
            "zero_spacing",
            f"The spacing of axis {reading.axis} is 0, so every difference is divided by zero.",
            "Give the distance between two samples.",
            axis=reading.axis,
        )
    elif not np.isfinite(reading.spacing):
        yield Note(
            "spacing_not_finite",
            f"The spacing of axis {reading.axis} is {plain_number(reading.spacing, minus='−')}.",
            "Give a finite distance.",
            axis=reading.axis,
        )


def _about_coordinates(reading: SpacingReading) -> Iterator[Note]:
    where, text = _places(~np.isfinite(np.asarray(reading.coordinates)))
    if where:
        message = (
            f"The coordinates of axis {reading.axis} hold nan or inf at index {text}. Every "
            "output that uses a gap beside it is wrong, and NumPy does not warn."
        )
        yield Note("coordinates_not_finite", message, axis=reading.axis, where=where)
    elif not reading.uniform:
        yield from _about_gaps(reading)
    elif reading.spacing == 0:
        yield Note(
            "equal_coordinates",
            f"All coordinates of axis {reading.axis} are equal, so every gap is 0. Did you mean "
            "distances? NumPy reads a list as positions.",
            "Give one number for equal distances.",
            axis=reading.axis,
        )


def _about_gaps(reading: SpacingReading) -> Iterator[Note]:
    gaps = np.asarray(reading.spacing[:])
    forwards, backwards = gaps > 0, gaps < 0
    where, text = _places(~(forwards | backwards))
    if where:
        message = (
            f"The coordinates of axis {reading.axis} at index {text} are equal to the next one, so "
            "the gap there is 0 and the outputs beside it are nan or inf."
        )
        fix = "Merge such samples first."
        yield Note("repeated_coordinates", message, fix, reading.axis, where)
    elif forwards.any() and backwards.any():
        turns = np.zeros(len(gaps) + 1, dtype=bool)
        turns[1:-1] = forwards[1:] != forwards[:-1]
        where, text = _places(turns)
        message = (
            f"The coordinates of axis {reading.axis} are not sorted: they turn back at index "
            f"{text}. NumPy takes neighbours by index, not by position."
        )
        fix = "Sort samples and coordinates together."
        yield Note("unsorted_coordinates", message, fix, reading.axis, where)


def _places(found: np.ndarray) -> tuple[tuple[int, ...], str]:
    """Return where `found` holds, and a text that names the first places and counts the rest."""
    places = np.flatnonzero(found)
    first: list[Any] = places[:_MOST_NAMED].tolist()
    if found.ndim > 1:
        first = [[int(i) for i in np.unravel_index(place, found.shape)] for place in first]
    named = ", ".join(map(str, first))
    more = len(places) - _MOST_NAMED
    return tuple(places[:_MOST_KEPT].tolist()), named + (f" and {more} more" if more > 0 else "")
