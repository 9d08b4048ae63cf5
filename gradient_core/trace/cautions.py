"""What NumPy does silently: certainties about one call, each with where it bites.

Only what is certain is a caution. What can merely be suspected (step sizes given
as coordinates, say) is left to a neutral reading of the arguments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gradient_core.differences.spacing import SpacingReading
from gradient_core.text.numbers import plain_number

if TYPE_CHECKING:
    from gradient_core.trace.trace import GradientTrace

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
        Where along the axis (or in the flattened samples) it happens; the first few.
    """

    code: str
    message: str
    axis: int | None = None
    indices: tuple[int, ...] = ()


def find_cautions(trace: GradientTrace) -> tuple[Caution, ...]:
    """Return all cautions about `trace`, samples first, then spacing axis by axis.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> [caution.code for caution in trace_gradient([1, 2, 3], edge_order=0).cautions]
    ['edge_order_read_as_2']
    """
    found = [*_about_call(trace), *_about_samples(trace)]
    for reading in trace.spacing:
        found += _about_spacing(reading)
    return tuple(found)


def _about_call(trace: GradientTrace) -> Iterator[Caution]:
    if not trace.axes:
        yield Caution(
            "nothing_to_differentiate",
            "There is no axis to differentiate, so NumPy returns an empty tuple. A function or a "
            "single number is not an array of samples: evaluate the function on a grid first.",
        )
    elif trace.edge_order not in (1, 2):
        yield Caution(
            "edge_order_read_as_2",
            f"NumPy reads edge_order={trace.edge_order} as 2: it only tests for 1 and for more "
            "than 2. Write 1 or 2.",
        )


def _about_samples(trace: GradientTrace) -> Iterator[Caution]:
    samples = trace.samples
    if isinstance(samples, np.ma.MaskedArray) and np.ma.is_masked(samples):
        yield Caution(
            "masked_neighbours",
            "The mask moves: outputs that read a masked sample are masked, and a masked sample "
            "that its own output does not read gets a number.",
        )
    if samples.dtype == object:
        yield Caution(
            "objects_become_float64",
            "The samples are Python objects. NumPy stores the result as float64, so exact "
            "fractions and decimals are lost.",
        )
    if samples.dtype.kind in "mM":
        yield Caution(
            "time_truncated",
            "The samples are times, so each value is cut to whole units: 1.5 days become 1 day. "
            "Divide by a unit first, for instance np.timedelta64(1, 's').",
        )
    if samples.dtype.kind in "fc":
        yield from _about_finiteness(trace)


def _about_finiteness(trace: GradientTrace) -> Iterator[Caution]:
    indices, text = _places(~np.isfinite(np.asarray(trace.samples)))
    if indices:
        yield Caution(
            "samples_not_finite",
            f"The samples hold nan or inf at index {text}. Every output that reads such a sample "
            "is lost; one whose weight for it is left out (the centre, on uniform spacing) is not.",
            indices=indices,
        )
    elif _overflows(trace):
        yield Caution(
            "overflow",
            f"Finite samples give inf: a difference is too large for {trace.samples.dtype}. "
            + _more_room(trace.samples.dtype),
        )


def _more_room(dtype: np.dtype[Any]) -> str:
    if dtype.kind in "fc" and dtype.itemsize >= np.dtype(dtype.kind + "8").itemsize:
        return "Divide the samples by a large number first."
    return "Convert the samples to float64 first."


def _overflows(trace: GradientTrace) -> bool:
    """Whether an output is infinite although no gap is zero."""
    return any(
        bool(np.isinf(np.asarray(output)).any()) and not _has_zero_gap(reading)
        for output, reading in zip(trace.outputs, trace.spacing, strict=True)
    )


def _has_zero_gap(reading: SpacingReading) -> bool:
    gaps = reading.spacing if reading.uniform else reading.spacing[:]
    return bool(np.any(gaps == 0))


def _about_spacing(reading: SpacingReading) -> Iterator[Caution]:
    kind = _kind(reading)
    if kind == "c":
        yield Caution(
            "complex_spacing",
            f"The spacing of axis {reading.axis} is complex. Real samples keep only the real part "
            "of the result.",
            axis=reading.axis,
        )
    elif reading.coordinates is None and kind in "fiu":
        yield from _about_distance(reading)
    elif reading.coordinates is not None and kind == "m":
        unit = np.datetime_data(reading.coordinates.dtype)[0]
        yield Caution(
            "time_unit_lost",
            f"The coordinates of axis {reading.axis} are time differences. NumPy counts them in "
            f"their own unit ({unit}) and does not say so: the result is per {unit}.",
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
            "output whose gaps touch it is lost, and NumPy does not warn."
        )
        yield Caution("coordinates_not_finite", message, reading.axis, indices)
    elif not reading.uniform:
        yield from _about_gaps(reading)
    elif reading.spacing == 0:
        message = (
            f"All coordinates of axis {reading.axis} are equal, so every gap is 0. Were these "
            "step sizes? A list is read as positions; give one number for equal steps."
        )
        yield Caution("equal_coordinates", message, reading.axis)


def _about_gaps(reading: SpacingReading) -> Iterator[Caution]:
    gaps = np.asarray(reading.spacing[:])
    forwards, backwards = gaps > 0, gaps < 0
    indices, text = _places(~(forwards | backwards))
    if indices:
        message = (
            f"The coordinates of axis {reading.axis} repeat from index {text} to the next, so the "
            "gap there is 0 and the outputs beside it are nan or inf. Merge such samples first."
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
