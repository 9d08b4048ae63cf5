"""Fewer places for the screen, each way with its reason.

`window` keeps the neighbourhood of an index, where each sample is looked at; `extremes` the shape
of a curve with its spikes and holes; `spread` a grid up to its border; `strided` equal distances.
"""

from __future__ import annotations

import numpy as np

MOST_POINTS = 2000


def window(length: int, position: int, most: int) -> range:
    """Return the indices of a part of at most `most` around `position`.

    Examples
    --------
    >>> window(5, 2, 7), window(100, 50, 7), window(100, 99, 7)
    (range(0, 5), range(47, 54), range(93, 100))
    """
    start = max(0, min(position - most // 2, length - most))
    return range(start, min(length, start + most))


def extremes(values: np.ndarray, shown: range, most: int = MOST_POINTS) -> np.ndarray:
    """Return the indices to draw: all of a few, else lowest and highest of every bin.

    Parameters
    ----------
    values : ndarray, shape (n,)
    shown : range
        The indices that may be drawn.
    most : int
        About how many to keep.

    Returns
    -------
    ndarray of int, ascending

    Examples
    --------
    A spike of one sample in a million survives:

    >>> spike = np.zeros(1_000_000)
    >>> spike[123_456] = 1.0
    >>> kept = extremes(spike, range(1_000_000))
    >>> len(kept) <= 2100, 123_456 in kept
    (True, True)
    """
    if len(shown) <= most:
        return np.arange(shown.start, shown.stop)
    size = -(-2 * len(shown) // most)
    whole = len(shown) // size * size
    part = values[shown.start : shown.start + whole]
    is_gap = ~np.isfinite(part)
    has_gaps = bool(is_gap.any())  # else no copy is needed: there may be ten million
    lowest = (np.where(is_gap, np.inf, part) if has_gaps else part).reshape(-1, size).argmin(axis=1)
    highest = (
        (np.where(is_gap, -np.inf, part) if has_gaps else part).reshape(-1, size).argmax(axis=1)
    )
    # The first gap of a bin is kept as well: a hole in the line is information.
    gaps = is_gap.reshape(-1, size)
    starts = shown.start + size * np.arange(len(gaps))
    holes = (starts + gaps.argmax(axis=1))[gaps.any(axis=1)]
    rest = np.arange(shown.start + whole, shown.stop)
    ends = [shown.start, shown.stop - 1]
    return np.unique(np.concatenate([starts + lowest, starts + highest, holes, rest, ends]))


def spread(count: int, most: int) -> np.ndarray:
    """Return at most `most` of the indices 0 to `count` - 1, spread over all, with both ends.

    For surfaces and contours, which must reach the border; `most` is 2 or more.

    Examples
    --------
    >>> spread(21, 5), spread(3, 5), spread(10, 4)
    (array([ 0,  5, 10, 15, 20]), array([0, 1, 2]), array([0, 3, 6, 9]))
    """
    return np.arange(count) if count <= most else np.arange(most) * (count - 1) // (most - 1)


def strided(count: int, most: int) -> np.ndarray:
    """Return at most `most` indices at equal distances, as much left out before as behind.

    For arrows: unevenly spread ones would look like gaps in the field.

    Examples
    --------
    >>> strided(5, 25), strided(30, 10)
    (array([0, 1, 2, 3, 4]), array([ 1,  4,  7, 10, 13, 16, 19, 22, 25, 28]))
    """
    stride = -(-count // most)
    return np.arange((count - 1) % stride // 2, count, stride)
