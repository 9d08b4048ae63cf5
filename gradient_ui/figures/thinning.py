"""Fewer points for the screen: a part around the index, or all without losing a spike."""

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


def thin(values: np.ndarray, shown: range, most: int = MOST_POINTS) -> np.ndarray:
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
    >>> kept = thin(spike, range(1_000_000))
    >>> len(kept) <= 2100, 123_456 in kept
    (True, True)
    """
    if len(shown) <= most:
        return np.arange(shown.start, shown.stop)
    size = -(-2 * len(shown) // most)
    whole = len(shown) // size * size
    part = values[shown.start : shown.start + whole]
    is_gap = ~np.isfinite(part)
    lowest = np.where(is_gap, np.inf, part).reshape(-1, size).argmin(axis=1)
    highest = np.where(is_gap, -np.inf, part).reshape(-1, size).argmax(axis=1)
    # The first gap of a bin is kept as well: a hole in the line is information.
    gaps = is_gap.reshape(-1, size)
    starts = shown.start + size * np.arange(len(gaps))
    holes = (starts + gaps.argmax(axis=1))[gaps.any(axis=1)]
    rest = np.arange(shown.start + whole, shown.stop)
    ends = [shown.start, shown.stop - 1]
    return np.unique(np.concatenate([starts + lowest, starts + highest, holes, rest, ends]))
