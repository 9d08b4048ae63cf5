"""What mends the samples and coordinates of a 1-D call: sort, merge, add up, unwrap."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core.arrays import format_array

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
