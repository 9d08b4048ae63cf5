"""Divergence, curl and Laplacian of a field, made from differences that one can point at.

All arrays are drawn: rows are y, columns are x, shape (ny, nx).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gradient_core.differences.gradient import gradient
from gradient_core.sampled.field import Field, GridAxis

_ROWS, _COLUMNS = 0, 1
_DAMAGED_PER_SIDE = 2
_MISSING_PER_SIDE = 1


@dataclass(frozen=True, eq=False)
class FieldOperators:
    """What second differences say about a field; the arrays are read-only.

    Attributes
    ----------
    divergence : ndarray, shape (ny, nx), units [F]/[X]^2
        As `divergence` gives it.
    curl : ndarray, shape (ny, nx), units [F]/[X]^2
        As `curl` gives it.
    laplacian_compact : ndarray, shape (ny, nx), units [F]/[X]^2
        As `laplacian_compact` gives it.
    damaged_border : ndarray of bool, shape (ny, nx)
        Where `divergence` reads an output of a one-sided difference.
    compact_border : ndarray of bool, shape (ny, nx)
        Where `laplacian_compact` has no value for want of neighbours.
    """

    divergence: np.ndarray
    curl: np.ndarray
    laplacian_compact: np.ndarray
    damaged_border: np.ndarray
    compact_border: np.ndarray

    @property
    def laplacian_twice(self) -> np.ndarray:
        """The Laplacian by gradient twice: the divergence of a gradient is nothing else."""
        return self.divergence


def operators(field: Field) -> FieldOperators:
    """Compute all operators of a field.

    Examples
    --------
    >>> from gradient_core.sampled.field import field_of_array
    >>> i = np.arange(-2, 3)
    >>> found = operators(field_of_array(i**2 + i[:, None] ** 2))
    >>> print(found.laplacian_twice[0], found.laplacian_twice[2, 2])
    [2.  2.5 3.  2.5 2. ] 4.0
    >>> print(found.laplacian_compact[2])
    [nan  4.  4.  4. nan]
    """
    found = FieldOperators(
        divergence(field),
        curl(field),
        laplacian_compact(field),
        damaged_border(field),
        compact_border(field),
    )
    for array in vars(found).values():
        array.flags.writeable = False
    return found


def divergence(field: Field) -> np.ndarray:
    """Return d/dx of d/dx plus d/dy of d/dy, each by `gradient` again.

    ``D_x(D_x f) + D_y(D_y f)``, with the spacing and the edge_order of the field. The field of
    arrows is a gradient, so this is the Laplacian by gradient twice.

    Notes
    -----
    On a uniform grid, two nodes or more from the ends, one axis gives
    ``(f[i+2] - 2*f[i] + f[i-2]) / (4*h**2)``: the neighbours of a sample are not read. Truncation
    error ``h**2/3 * f''''`` per axis, four times that of `laplacian_compact`. Every axis is
    long enough, for it was differentiated once.
    """
    with np.errstate(all="ignore"):
        total: np.ndarray = _along(field.x, field.dx, field) + _along(field.y, field.dy, field)
    return total


def curl(field: Field) -> np.ndarray:
    """Return d/dx of d/dy minus d/dy of d/dx, each by `gradient` again.

    ``D_x(D_y f) - D_y(D_x f)``. Differences along different axes commute, at the ends too, so
    this is zero in exact arithmetic; what is left of finite samples is round-off.
    """
    with np.errstate(all="ignore"):
        total: np.ndarray = _along(field.x, field.dy, field) - _along(field.y, field.dx, field)
    return total


def _along(axis: GridAxis, values: np.ndarray, field: Field) -> np.ndarray:
    """Differentiate a drawn array along x or y like the samples."""
    number = _COLUMNS if axis is field.x else _ROWS
    result: np.ndarray = gradient(
        values, axis.argument, axis=number, edge_order=field.trace.edge_order
    )
    return result


def laplacian_compact(field: Field) -> np.ndarray:
    """Return the Laplacian by the three-point second difference along each axis.

    ``((f[i+1] - f[i])/h2 - (f[i] - f[i-1])/h1) / ((h1 + h2)/2)``, which is
    ``2*(f[i-1]/(h1*(h1+h2)) - f[i]/(h1*h2) + f[i+1]/(h2*(h1+h2)))`` with less round-off.

    Returns
    -------
    ndarray of float64, shape (ny, nx), units [F]/[X]^2
        NaN on the border, where one of the five samples is missing: all NaN if an axis has
        fewer than three.

    Notes
    -----
    Exact for quadratics. Truncation error ``h**2/12 * f''''`` per axis where ``h1 = h2``, else
    ``(h2 - h1)/3 * f'''``.
    """
    f = np.asarray(field.height, dtype=np.float64)  # unsigned integers would wrap round
    total = np.full(f.shape, np.nan)
    with np.errstate(all="ignore"):
        along_x = _second_difference(f.T, field.x)[:, 1:-1].T  # (ny - 2, nx - 2)
        along_y = _second_difference(f, field.y)[:, 1:-1]
        total[1:-1, 1:-1] = along_x + along_y
    return total


def _second_difference(f: np.ndarray, axis: GridAxis) -> np.ndarray:
    """Return the second differences down the rows, shape (n - 2, m)."""
    gaps = np.diff(axis.coordinates) if axis.step is None else np.full(len(f) - 1, axis.step)
    slopes = np.diff(f, axis=0) / gaps[:, None]
    middle = (gaps[:-1] + gaps[1:]) / 2  # from midpoint to midpoint
    second: np.ndarray = np.diff(slopes, axis=0) / middle[:, None]
    return second


def damaged_border(field: Field) -> np.ndarray:
    """Return where `divergence` reads an output of a one-sided difference.

    Two nodes per side: the end itself, and its neighbour, whose central difference reads it.

    Returns
    -------
    ndarray of bool, shape (ny, nx)
    """
    return _border(field, _DAMAGED_PER_SIDE)


def compact_border(field: Field) -> np.ndarray:
    """Return where `laplacian_compact` has no value: one node per side.

    Returns
    -------
    ndarray of bool, shape (ny, nx)
    """
    return _border(field, _MISSING_PER_SIDE)


def _border(field: Field, width: int) -> np.ndarray:
    border = np.ones(field.height.shape, dtype=bool)
    border[width:-width, width:-width] = False
    return border
