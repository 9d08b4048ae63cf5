"""Lines that follow the gradient of a field uphill, evenly spread over it.

The lines are integrated in the unit square, all at once, by the midpoint rule with steps of one
length; then the longest are kept first, each until it comes close to one that is there.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from gradient_core.sampled.axis import SampledAxis
from gradient_core.sampled.field import Field

_SEEDS: Final = 18  # per axis
_BOXES: Final = 27  # per axis, each for one line
_STEP: Final = 0.012  # of the unit square
_MOST_STEPS: Final = 120
_SHORTEST: Final = 0.07  # line that is kept, of the unit square


def streamlines_possible(field: Field) -> bool:
    """Whether both axes ascend by equal gaps and all slopes are finite."""
    if not (_is_even(field.x) and _is_even(field.y)):
        return False
    return bool(np.isfinite(field.df_dx).all() and np.isfinite(field.df_dy).all())


def _is_even(axis: SampledAxis) -> bool:
    return bool((axis.gaps > 0).all() and (axis.gaps == axis.gaps[0]).all())


def streamlines(field: Field) -> list[np.ndarray]:
    """Return lines that follow the gradient uphill.

    Parameters
    ----------
    field : Field
        `streamlines_possible` must hold.

    Returns
    -------
    list of ndarray, shape (m, 2), units [X]
        The places of each line from low to high, columns x and y. No line where the field is
        flat, or too steep to be scaled.

    Notes
    -----
    A line solves ``dp/ds = v(p)``, with ``v`` the unit vector of the gradient between the nodes,
    bilinear, in a square whose sides are the ranges of x and y. Each step of length ``s`` takes
    the direction half-way, ``p + s*v(p + s/2*v(p))``: second order in ``s``. A line ends at the
    border, and where it would turn back, for there it has stepped over a peak, a pit or a crest.

    That lines keep a distance is the aim of Jobard and Lefer (1997), who start each new line
    beside one that is there. Here the starts are a fixed grid, and a line ends where it enters a
    box that another line has taken, as in Matplotlib's ``streamplot``: faster, less regular.

    References
    ----------
    Jobard, B. and Lefer, W. (1997). Creating evenly-spaced streamlines of arbitrary density.
    Visualization in Scientific Computing '97, 43-55.

    Examples
    --------
    >>> from gradient_core.sampled.field import field_of_array
    >>> lines = streamlines(field_of_array([[0, 1, 2], [0, 1, 2], [0, 1, 2]]))
    >>> len(lines), bool((np.diff(lines[0][:, 0]) > 0).all()), np.ptp(lines[0][:, 1])
    (18, True, np.float64(0.0))
    """
    low = np.array([field.x.coordinates[0], field.y.coordinates[0]])
    width = np.array([field.x.coordinates[-1], field.y.coordinates[-1]]) - low
    with np.errstate(all="ignore"):
        slopes = np.stack([field.df_dx / width[0], field.df_dy / width[1]], axis=-1)
        slopes = slopes / np.max(np.abs(slopes), initial=0.0)  # (ny, nx, 2)
    if not np.isfinite(slopes).all():
        return []
    middles = (np.arange(_SEEDS) + 0.5) / _SEEDS
    seeds = np.stack(np.meshgrid(middles, middles), axis=-1).reshape(-1, 2)
    onward, back = _follow(slopes, seeds, _STEP), _follow(slopes, seeds, -_STEP)
    whole = [(line[:0:-1], ahead) for line, ahead in zip(back, onward, strict=True)]
    return [low + width * path for path in _apart(whole)]


def _follow(slopes: np.ndarray, seeds: np.ndarray, step: float) -> list[np.ndarray]:
    """Follow the directions from all seeds at once; a line ends at an edge, a peak or a pit.

    Returns
    -------
    list of ndarray, shape (m, 2)
        One line per seed, which is its first place.
    """
    places, alive = seeds.copy(), np.ones(len(seeds), dtype=bool)
    before = np.zeros_like(seeds)
    walked = np.full((_MOST_STEPS + 1, len(seeds), 2), np.nan)
    walked[0] = seeds
    for k in range(1, _MOST_STEPS + 1):
        here = _direction(slopes, places)
        way = _direction(slopes, places + step / 2 * here)
        # Turning back means that the line has stepped over a peak or a pit.
        turns = ((way * before).sum(axis=1) < 0) | ((way * here).sum(axis=1) < 0)
        alive &= np.isfinite(way).all(axis=1) & ~turns
        places = places + step * way
        alive &= ((places >= 0) & (places <= 1)).all(axis=1)
        if not alive.any():
            break
        places[~alive] = np.nan
        walked[k], before = places, way
    return [line[np.isfinite(line[:, 0])] for line in walked.transpose(1, 0, 2)]


def _direction(slopes: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return the unit vectors of the bilinear slopes; NaN at NaN and where the slope is 0."""
    ny, nx, _ = slopes.shape
    known = np.isfinite(places).all(axis=1, keepdims=True)
    at = np.where(known, np.clip(places, 0, 1), 0) * (nx - 1, ny - 1)
    ix, iy = (np.minimum(at.astype(int), (nx - 2, ny - 2))).T
    right, up = (at - np.stack([ix, iy], axis=1)).T[:, :, None]
    lower = (1 - right) * slopes[iy, ix] + right * slopes[iy, ix + 1]
    upper = (1 - right) * slopes[iy + 1, ix] + right * slopes[iy + 1, ix + 1]
    mixed = (1 - up) * lower + up * upper
    with np.errstate(all="ignore"):
        return np.where(known, mixed / np.hypot(*mixed.T)[:, None], np.nan)


def _apart(lines: list[tuple[np.ndarray, np.ndarray]]) -> list[np.ndarray]:
    """Return the lines, longest first, each cut where it enters the box of another one."""
    taken = np.zeros((_BOXES, _BOXES), dtype=bool)
    kept = []
    for back, ahead in sorted(lines, key=lambda parts: -sum(map(len, parts))):
        behind, front = _free(back[::-1], taken)[::-1], _free(ahead, taken)
        if len(front) == 0 or len(behind) + len(front) < _SHORTEST / _STEP:
            continue
        path = np.concatenate([behind, front])
        taken[tuple(_box(path).T)] = True
        kept.append(path)
    return kept


def _free(path: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Return the part of a path before it enters a taken box."""
    blocked = taken[tuple(_box(path).T)]
    return path[: int(blocked.argmax())] if blocked.any() else path


def _box(path: np.ndarray) -> np.ndarray:
    boxes: np.ndarray = np.minimum((path * _BOXES).astype(int), _BOXES - 1)
    return boxes
