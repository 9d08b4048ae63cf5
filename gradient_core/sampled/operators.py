"""Divergence, curl and Laplacian of a field, made from differences that one can point at.

All arrays are drawn: rows are y, columns are x, shape (ny, nx).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gradient_core.differences import gradient
from gradient_core.sampled.axis import SampledAxis
from gradient_core.sampled.field import Field

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

    Parameters
    ----------
    field : Field
        Of shape (ny, nx) as drawn.

    Returns
    -------
    FieldOperators
        Arrays of the same shape.

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

    Returns
    -------
    ndarray, shape (ny, nx), units [F]/[X]^2

    Notes
    -----
    On a uniform grid, two nodes or more from the ends, one axis gives the *wide* stencil::

        g[i] = (f[i+1] - f[i-1]) / (2*h)
        (g[i+1] - g[i-1]) / (2*h) = (f[i+2] - 2*f[i] + f[i-2]) / (4*h**2)

    It is the compact second difference with ``2*h`` for ``h``: the neighbours of a sample are not
    read, and the truncation error is ``h**2/3 * f''''`` per axis, four times that of
    `laplacian_compact`. Every axis is long enough, for it was differentiated once.
    """
    with np.errstate(all="ignore"):
        along_x, along_y = _along(field.x, field.df_dx, field), _along(field.y, field.df_dy, field)
        total: np.ndarray = along_x + along_y
    return total


def curl(field: Field) -> np.ndarray:
    """Return d/dx of d/dy minus d/dy of d/dx, each by `gradient` again.

    ``D_x(D_y f) - D_y(D_x f)``. Differences along different axes commute, at the ends too, so
    this is zero in exact arithmetic; what is left of finite samples is round-off.

    Returns
    -------
    ndarray, shape (ny, nx), units [F]/[X]^2
    """
    with np.errstate(all="ignore"):
        along_x, along_y = _along(field.x, field.df_dy, field), _along(field.y, field.df_dx, field)
        total: np.ndarray = along_x - along_y
    return total


def _along(axis: SampledAxis, values: np.ndarray, field: Field) -> np.ndarray:
    """Differentiate a drawn array along x or y like the samples."""
    number = _COLUMNS if axis is field.x else _ROWS
    result: np.ndarray = gradient(
        values, axis.spacing, axis=number, edge_order=field.trace.edge_order
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
    The slopes of the two intervals belong to their midpoints, ``(h1 + h2)/2`` apart. By Taylor::

        (f[i+1] - f[i])/h2 = f' + h2/2*f'' + h2**2/6*f''' + h2**3/24*f'''' + ...
        (f[i] - f[i-1])/h1 = f' - h1/2*f'' + h1**2/6*f''' - h1**3/24*f'''' + ...

    so that their difference over ``(h1 + h2)/2`` is ``f'' + (h2 - h1)/3 * f''' + ...``, and
    ``f'' + h**2/12 * f'''' + ...`` where ``h1 = h2 = h``. Exact for quadratics. On a square grid
    the sum over both axes is the five-point Laplacian (Abramowitz and Stegun 1964, 25.3.30)::

        (f[i+1,j] + f[i-1,j] + f[i,j+1] + f[i,j-1] - 4*f[i,j]) / h**2

    References
    ----------
    Abramowitz, M. and Stegun, I. A. (1964). Handbook of Mathematical Functions.
    """
    f = np.asarray(field.height, dtype=np.float64)  # unsigned integers would wrap round
    total = np.full(f.shape, np.nan)
    with np.errstate(all="ignore"):
        along_x = _second_difference(f.T, field.x)[:, 1:-1].T  # (ny - 2, nx - 2)
        along_y = _second_difference(f, field.y)[:, 1:-1]
        total[1:-1, 1:-1] = along_x + along_y
    return total


def _second_difference(f: np.ndarray, axis: SampledAxis) -> np.ndarray:
    """Return the second differences down the rows, shape (n - 2, m)."""
    slopes = np.diff(f, axis=0) / axis.gaps[:, None]
    middle = (axis.gaps[:-1] + axis.gaps[1:]) / 2  # from midpoint to midpoint
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
