"""Lines that follow the gradient uphill, over faint contours of f.

The lines are integrated in the unit square, all at once, by the midpoint rule with steps of one
length; then the longest are drawn first, each until it comes close to one that is there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gradient_core.sampled.field import Field, GridAxis
from gradient_ui.figures.field.arrows import scale_notes
from gradient_ui.figures.field.layout import (
    UNDIMMED,
    cell_ends,
    colours,
    cursor,
    field_layout,
    height_contours,
    node_overlay,
)
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure
from gradient_ui.theme import Palette

# Seeds per axis; boxes per axis, each for one line; length of a step and of the shortest line.
_SEEDS, _BOXES = 18, 27
_STEP, _MOST_STEPS, _SHORTEST = 0.012, 120, 0.07


def streamlines_possible(field: Field) -> bool:
    """Whether both axes ascend evenly and all slopes are finite."""
    even = _is_even(field.x) and _is_even(field.y)
    return even and bool(np.isfinite(field.dx).all() and np.isfinite(field.dy).all())


def _is_even(grid: GridAxis) -> bool:
    gaps = np.diff(grid.coordinates)
    return bool((gaps > 0).all()) and (grid.step is not None or bool((gaps == gaps[0]).all()))


def streamline_figure(
    field: Field, paths: Sequence[np.ndarray], selected: tuple[int, int], palette: Palette
) -> Figure:
    """Draw the lines `paths` that follow the gradient, made by `streamlines`."""
    dot, lines = cursor(field, selected, palette)
    layout = field_layout(field, palette, *cell_ends(field), scale_notes(field))
    layout["shapes"] = lines
    told = {"f": field.height}
    data = [
        *height_contours(field, palette),
        _trace(paths, palette),
        dot,
        node_overlay(field, told),
    ]
    return {"data": data, "layout": layout}


def streamline_alt(field: Field) -> str:
    """Return the figure's takeaway in one sentence."""
    lowest, highest = short(np.min(field.height)), short(np.max(field.height))
    return (
        "Lines that follow the gradient uphill over contours of f, "
        f"whose samples range from {lowest} to {highest}."
    )


def _trace(paths: Sequence[np.ndarray], palette: Palette) -> Figure:
    """Return all lines as one trace with gaps; an arrowhead in the middle of each."""
    gap = np.full((1, 2), np.nan)
    places = np.concatenate([part for path in paths for part in (path, gap)] or [gap])
    sizes = [np.where(np.arange(len(path) + 1) == len(path) // 2, 9, 0) for path in paths]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": places[:, 0].astype(np.float32),
        "y": places[:, 1].astype(np.float32),
        "line": {"color": colours(palette).right, "width": 1.5},
        "marker": {
            "symbol": "arrow",
            "angleref": "previous",
            "color": colours(palette).right,
            "line": {"width": 0},
            "size": np.concatenate(sizes or [np.zeros(1, int)]).astype(np.int8),
        },
        "unselected": UNDIMMED,
        "hoverinfo": "skip",
    }


def streamlines(field: Field) -> list[np.ndarray]:
    """Return the lines as arrays of shape (m, 2), columns x and y, each going uphill.

    `streamlines_possible` must hold.
    """
    low = np.array([field.x.coordinates[0], field.y.coordinates[0]])
    width = np.array([field.x.coordinates[-1], field.y.coordinates[-1]]) - low
    with np.errstate(all="ignore"):
        slopes = np.stack([field.dx / width[0], field.dy / width[1]], axis=-1)
        slopes = slopes / np.max(np.abs(slopes), initial=0.0)
    if not np.isfinite(slopes).all():  # flat, or too steep to be scaled
        return []
    middles = (np.arange(_SEEDS) + 0.5) / _SEEDS
    seeds = np.stack(np.meshgrid(middles, middles), axis=-1).reshape(-1, 2)
    onward, back = _follow(slopes, seeds, _STEP), _follow(slopes, seeds, -_STEP)
    whole = [(line[:0:-1], ahead) for line, ahead in zip(back, onward, strict=True)]
    return [low + width * path for path in _apart(whole)]


def _follow(slopes: np.ndarray, seeds: np.ndarray, step: float) -> list[np.ndarray]:
    """Follow the directions from all seeds at once; a line ends at an edge, a peak or a pit."""
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
