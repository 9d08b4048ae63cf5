"""Arrows on the nodes of a field, all with one scale, and the room that they need.

An arrow starts at its node and is drawn as (k*df_dx, k*df_dy) in the units of the axes, with one k
for all nodes, so that directions and ratios of lengths are true.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from gradient_core.sampled import Field, SampledAxis
from gradient_ui.figures.field.nodes import arrow_lines, arrow_nodes
from gradient_ui.figures.layout import Ends, Figure
from gradient_ui.figures.traces import as_float32

# Along x and along y, shape (ny, nx) each.
Slopes: TypeAlias = tuple[np.ndarray, np.ndarray]

_LONGEST = 0.9  # in gaps, so that two arrows in a row do not touch
# plotly.js rounds u and v to whole pixels before it scales them: large ones lose nothing seen.
_FINENESS = 1000.0
# Beyond the outermost dots and tips: of a gap between arrows, and of the width.
_ROOM, _LEAST_ROOM = 0.12, 0.02


def arrow_scale(field: Field, *slopes: Slopes) -> float:
    """Return one factor for both components that keeps arrows apart.

    Scaled by it, no arrow is longer than 0.9 gaps along x or along y, and one is that long. It
    is one factor, so that directions stay.

    Parameters
    ----------
    field : Field
    *slopes : pair of ndarray, shape (ny, nx), units [F]/[X]
        Components of the arrows. One with a component that is not finite does not count.

    Returns
    -------
    float
        1.0 if all arrows are zero.

    Examples
    --------
    >>> from gradient_core.sampled import field_of_array
    >>> field = field_of_array([[0, 1], [10, 11]])
    >>> arrow_scale(field, (field.df_dx, field.df_dy))
    0.09
    """
    factors = [float(np.finfo(np.float64).max)]  # what a gap over the smallest float is cut to
    for pair in slopes:
        finite = np.isfinite(pair[0]) & np.isfinite(pair[1])
        for part, gap in zip(pair, _arrow_gaps(field), strict=True):
            longest = float(np.max(np.abs(part), where=finite, initial=0))
            if longest > 0:
                factors.append(_LONGEST * gap / longest)
    return min(factors) if len(factors) > 1 else 1.0


def steepest(field: Field) -> float:
    """Return the size of the largest component of all arrows; 1 where there is none.

    Examples
    --------
    >>> from gradient_core.sampled import field_of_array
    >>> steepest(field_of_array([[0, 1], [10, 11]])), steepest(field_of_array([[7, 7], [7, 7]]))
    (10.0, 1.0)
    """
    sizes = (np.abs(slopes) for slopes in (field.df_dx, field.df_dy))
    return max(float(np.max(part, initial=0, where=np.isfinite(part))) for part in sizes) or 1.0


def _arrow_gaps(field: Field) -> tuple[float, float]:
    """Return the typical distance between arrows along x and along y."""
    columns, rows = arrow_lines(field)
    return _typical_gap(field.x.coordinates[columns]), _typical_gap(field.y.coordinates[rows])


def _typical_gap(coordinates: np.ndarray) -> float:
    """Return the median distance of neighbouring places; 1 where all places are the same.

    Examples
    --------
    >>> _typical_gap(np.array([0.0, 1.0, 2.0, 10.0])), _typical_gap(np.array([3.0, 3.0]))
    (1.0, 1.0)
    """
    gaps = np.diff(np.unique(coordinates))
    return float(np.median(gaps)) if gaps.size else 1.0


def arrow_ends(field: Field, slopes: Sequence[Slopes], scale: float) -> tuple[Ends, Ends]:
    """Return from where to where nodes and arrows reach along x and along y, with some room.

    Parameters
    ----------
    field, scale
        As for `arrows`.
    slopes : sequence of pairs of ndarray, shape (ny, nx)
        Components of all arrows that have to fit in.
    """
    ix, iy = arrow_nodes(field)
    x_gap, y_gap = _arrow_gaps(field)
    with np.errstate(all="ignore"):
        u, v = ([scale * np.asarray(pair[k])[iy, ix] for pair in slopes] for k in (0, 1))
        return _ends(field.x, ix, u, x_gap), _ends(field.y, iy, v, y_gap)


def _ends(grid: SampledAxis, at: np.ndarray, moved: list[np.ndarray], gap: float) -> Ends:
    tips = [grid.coordinates[at] + by for by in moved]
    reached = np.concatenate([grid.coordinates, *tips])
    reached = reached[np.isfinite(reached)]
    room = _ROOM * gap + _LEAST_ROOM * float(np.ptp(grid.coordinates))
    return float(reached.min()) - room, float(reached.max()) + room


def arrows(role: str, field: Field, components: Slopes, scale: float, line: Figure) -> Figure:
    """Return arrows from at most 15 x 15 nodes; none where a component is NaN or infinite.

    Parameters
    ----------
    role : str
        What the arrows are for, as in `gradient_ui.figures.traces.scatter`.
    field : Field
    components : pair of ndarray, shape (ny, nx)
        Along x and along y.
    scale : float
        Length drawn, in the units of the axes, per length of the vector.
    line : dict
        Colour, width and dash, in Plotly's terms.
    """
    ix, iy = arrow_nodes(field)
    with np.errstate(all="ignore"):
        u, v = (np.asarray(part)[iy, ix] * (scale * _FINENESS) for part in components)
    is_known = np.isfinite(u) & np.isfinite(v)
    return {
        "type": "quiver",
        "meta": role,
        "x": as_float32(field.x.coordinates)[ix][is_known],
        "y": as_float32(field.y.coordinates)[iy][is_known],
        "u": as_float32(u[is_known]),
        "v": as_float32(v[is_known]),
        "lengthmode": "raw",
        "lengthfactor": 1 / _FINENESS,
        "anchor": "tail",
        "marker": {
            "color": line["color"],
            "arrowsize": 0.8,
            "line": {key: line[key] for key in ("width", "dash")},
        },
        "hoverinfo": "skip",
    }
