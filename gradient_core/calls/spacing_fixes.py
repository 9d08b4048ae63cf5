"""What mends a second argument: sort, merge, add up, unwrap; and why NumPy refuses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.arrays.notation import format_array
from gradient_core.errors import ARITHMETIC_ERRORS
from gradient_core.oracle import numpy_gradient

TURN = 360
_LARGEST_WHOLE = 2.0**53

Pair = tuple[np.ndarray, np.ndarray]


def sorted_by_coordinates(f: Any, x: Any) -> Pair:
    """Return samples and coordinates, sorted together by coordinate; equal ones keep their order.

    Examples
    --------
    >>> sorted_by_coordinates([0, 8, 1, 27], [0, 2, 1, 3])
    (array([ 0,  1,  8, 27]), array([0, 1, 2, 3]))
    """
    samples, coordinates = np.asarray(f), np.asarray(x)
    order = np.argsort(coordinates, kind="stable")
    return samples[order], coordinates[order]


def merged_by_mean(f: Any, x: Any) -> Pair:
    """Return one sample per coordinate: the mean of those that share it, in order of appearance.

    Examples
    --------
    >>> merged_by_mean([0, 1, 3, 4], [0, 1, 1, 2])
    (array([0., 2., 4.]), array([0, 1, 2]))
    """
    samples, coordinates = np.asarray(f), np.asarray(x)
    places, first, which, counts = np.unique(
        coordinates, return_index=True, return_inverse=True, return_counts=True
    )
    sums = np.zeros(len(places), dtype=np.result_type(samples.dtype, np.float64))
    np.add.at(sums, which, samples)
    order = np.argsort(first)
    return (sums / counts)[order], places[order]


def coordinates_of_steps(steps: Any) -> np.ndarray:
    """Return the coordinates that step sizes lead to, from 0: one more than there are steps.

    Examples
    --------
    >>> coordinates_of_steps([1, 2, 3, 4])
    array([ 0,  1,  3,  6, 10])
    """
    sizes = np.asarray(steps)
    start = np.zeros(1, dtype=sizes.dtype)
    return np.concatenate([start, np.cumsum(sizes, dtype=sizes.dtype)])


def angle_jumps(f: Any) -> tuple[int, ...]:
    """Return where samples within one turn of 360 jump by more than half of it.

    Such samples may be angles in degrees; that they are cannot be known.

    Examples
    --------
    >>> angle_jumps([340, 350, 0, 10, 20]), angle_jumps([0, 1, 16, 25, 400])
    ((1,), ())
    """
    samples = np.asarray(f)
    if samples.dtype.kind not in "iuf" or not np.isfinite(samples).all():
        return ()
    values = samples.astype(np.float64)
    low, high = values.min(), values.max()
    within_a_turn = (low >= 0 and high <= TURN) or (low >= -TURN / 2 and high <= TURN / 2)
    if not within_a_turn:
        return ()
    return tuple(int(i) for i in np.flatnonzero(np.abs(np.diff(values)) > TURN / 2))


def unwrapped(f: Any) -> np.ndarray:
    """Return angles in degrees without jumps: ``np.unwrap(f, period=360)``.

    Examples
    --------
    >>> unwrapped([340, 350, 0, 10, 20])
    array([340, 350, 360, 370, 380])
    """
    samples = np.asarray(f)
    plain = samples.astype(np.float64 if samples.dtype.kind == "f" else np.int64)
    return np.unwrap(plain, period=TURN)


def text_of(values: np.ndarray) -> str:
    """Return numbers or dates as text to type; whole numbers as people write them.

    Examples
    --------
    >>> text_of(np.array([0.0, 2.0])), text_of(np.array([0.5, 2.0]))
    ('0, 2', '0.5, 2.0')
    >>> text_of(np.array(["2024-01-01", "2024-01-05"], dtype="datetime64"))
    '2024-01-01, 2024-01-05'
    """
    if values.dtype.kind == "M":
        return ", ".join(str(date) for date in values)
    if values.dtype == np.float64:
        whole = values == np.round(values)
        if whole.all() and (np.abs(values) < _LARGEST_WHOLE).all():
            values = values.astype(np.int64)
    return format_array(values)


def numpy_refusal(f: Any, x: Any) -> str | None:
    """Return NumPy's own words where it refuses the call, None where it answers."""
    try:
        numpy_gradient(f, x)
    except ARITHMETIC_ERRORS as error:
        return str(error)
    return None


@dataclass(frozen=True)
class WrongLength:
    """Why there is not one coordinate per sample.

    Attributes
    ----------
    samples, coordinates : int
        How many there are.
    message : str
        What may have happened, and the fix.
    numpy_message : str or None
        What NumPy says.
    one_fewer : bool
        Whether there is one coordinate fewer than samples, as in ``np.diff(x)``.
    swapping_helps : bool
        Whether the first argument is one number, which would do as a distance.
    """

    samples: int
    coordinates: int
    message: str
    numpy_message: str | None
    one_fewer: bool
    swapping_helps: bool


def wrong_length(f: np.ndarray, x: np.ndarray) -> WrongLength | None:
    """Return what is wrong with the number of coordinates, None if it is right.

    Examples
    --------
    >>> print(wrong_length(np.zeros(5), np.ones(4)).message)
    5 samples need 5 coordinates; got 4, one fewer. Did you give np.diff(x)? np.gradient takes \
the differences of x itself: give x.
    """
    if f.ndim != 1 or x.ndim != 1 or len(f) == len(x):
        return None
    samples, given = len(f), len(x)
    message = f"{samples:,} samples need {samples:,} coordinates; got {given:,}"
    one_fewer = given == samples - 1
    if one_fewer:
        message += (
            ", one fewer. Did you give np.diff(x)? np.gradient takes the differences of x "
            "itself: give x."
        )
    elif given == 1:
        message += ". For one distance leave the brackets out."
    else:
        message += ". Did you swap f and x? The samples come first, then their coordinates."
    return WrongLength(samples, given, message, numpy_refusal(f, x), one_fewer, samples == 1)
