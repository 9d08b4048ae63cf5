"""What NumPy does silently: certainties about one call, each with where it bites.

Only what is certain is a caution. What can merely be suspected (step sizes given
as coordinates, say) is left to a neutral reading of the arguments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gradient_core.number_text import plain_number
from gradient_core.spacing import DISTANCE, SpacingReading

if TYPE_CHECKING:
    from gradient_core.trace import GradientTrace

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
    if samples.dtype.kind == "M" or samples.dtype.kind == "m":
        yield Caution(
            "time_truncated",
            "The samples are times, so each value is cut to whole units: 1.5 days become 1 day. "
            "Divide by a unit first, for instance np.timedelta64(1, 's').",
        )
    if samples.dtype.kind in "fc":
        yield from _about_finiteness(trace)


def _about_finiteness(trace: GradientTrace) -> Iterator[Caution]:
    bad = ~np.isfinite(np.asarray(trace.samples))
    if bad.any():
        indices, more = _places(np.flatnonzero(bad))
        yield Caution(
            "samples_not_finite",
            f"The samples hold nan or inf at index {more}. Every output that reads such a sample "
            "is lost; one whose weight for it is left out (the centre, on uniform spacing) is not.",
            indices=indices,
        )
    elif any(np.isinf(np.asarray(output)).any() for output in trace.outputs) and not any(
        _has_zero_gap(reading) for reading in trace.spacing
    ):
        yield Caution(
            "overflow",
            f"Finite samples give inf: a difference is too large for {trace.samples.dtype}. "
            "Convert the samples to float64 first.",
        )


def _about_spacing(reading: SpacingReading) -> Iterator[Caution]:
    if reading.kind == DISTANCE and not _is_complex(reading.spacing):
        yield from _about_distance(reading)
    if _is_complex(reading.spacing):
        yield Caution(
            "complex_spacing",
            f"The spacing of axis {reading.axis} is complex. Real samples keep only the real part "
            "of the result.",
            axis=reading.axis,
        )
    if reading.coordinates is None:
        return
    if reading.coordinates.dtype.kind == "m":
        unit = np.datetime_data(reading.coordinates.dtype)[0]
        yield Caution(
            "time_unit_lost",
            f"The coordinates of axis {reading.axis} are time differences. NumPy counts them in "
            f"their own unit ({unit}) and does not say so: the result is per {unit}.",
            axis=reading.axis,
        )
    elif reading.coordinates.dtype.kind == "f" or reading.coordinates.dtype.kind in "iu":
        yield from _about_coordinates(reading)


def _is_complex(spacing: Any) -> bool:
    return (
        getattr(spacing, "dtype", np.asarray(spacing).dtype).kind == "c"
        if _is_number(spacing)
        else False
    )


def _is_number(spacing: Any) -> bool:
    return hasattr(spacing, "dtype") or isinstance(spacing, int | float | complex)


def _about_distance(reading: SpacingReading) -> Iterator[Caution]:
    if not _is_number(reading.spacing):
        return
    if reading.spacing == 0:
        yield Caution(
            "zero_spacing",
            f"The spacing of axis {reading.axis} is 0, so every difference is divided by zero. "
            "Give the distance between two samples.",
            axis=reading.axis,
        )
    elif np.asarray(reading.spacing).dtype.kind == "f" and not np.isfinite(reading.spacing):
        yield Caution(
            "spacing_not_finite",
            f"The spacing of axis {reading.axis} is {plain_number(reading.spacing)}. Give a "
            "finite distance.",
            axis=reading.axis,
        )


def _about_coordinates(reading: SpacingReading) -> Iterator[Caution]:
    x = np.asarray(reading.coordinates, dtype=np.float64)
    gaps = np.diff(x)
    if not np.isfinite(x).all():
        indices, more = _places(np.flatnonzero(~np.isfinite(x)))
        message = (
            f"The coordinates of axis {reading.axis} hold nan or inf at index {more}. Every "
            "output whose gaps touch it is lost, and NumPy does not warn."
        )
        yield Caution("coordinates_not_finite", message, reading.axis, indices)
    elif not gaps.any():
        message = (
            f"All coordinates of axis {reading.axis} are equal, so every gap is 0. Were these "
            "step sizes? A list is read as positions; give one number for equal steps."
        )
        yield Caution("equal_coordinates", message, reading.axis)
    elif not gaps.all():
        indices, more = _places(np.flatnonzero(gaps == 0))
        message = (
            f"The coordinates of axis {reading.axis} repeat from index {more} to the next, so the "
            "gap there is 0 and the outputs beside it are nan or inf. Merge such samples first."
        )
        yield Caution("repeated_coordinates", message, reading.axis, indices)
    elif (gaps > 0).any() and (gaps < 0).any():
        turns = np.flatnonzero(np.diff(np.sign(gaps)) != 0) + 1
        indices, more = _places(turns)
        message = (
            f"The coordinates of axis {reading.axis} are not sorted: they turn back at index "
            f"{more}. NumPy takes neighbours by index, not by position. Sort samples and "
            "coordinates together."
        )
        yield Caution("unsorted_coordinates", message, reading.axis, indices)


def _has_zero_gap(reading: SpacingReading) -> bool:
    if reading.coordinates is None:
        return bool(reading.spacing == 0)
    return bool((np.diff(reading.coordinates) == 0).any())


def _places(found: Sequence[int] | np.ndarray) -> tuple[tuple[int, ...], str]:
    """Return the first few places, and a text that says how many more there are."""
    indices = tuple(int(i) for i in found[:_MOST_PLACES])
    more = len(found) - len(indices)
    text = ", ".join(map(str, indices)) + (f" and {more} more" if more else "")
    return indices, text
