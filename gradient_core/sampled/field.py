"""A function or an array over a 2-D grid, and which output of `numpy.gradient` is d/dx.

The samples stand as NumPy gets them: rows are y for ``indexing="xy"``, and x for ``"ij"``.
What is drawn always has rows y and columns x.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from gradient_core.formula import DerivativeError, SymbolicFunction
from gradient_core.limits import MOST_FIELD_SAMPLES
from gradient_core.sampled.axis import (
    SampledAxis,
    X,
    Y,
    index_axis,
    read_only,
    real_array,
    refused,
)
from gradient_core.trace import DifferenceStep, GradientTrace, trace_gradient

XY, IJ = "xy", "ij"


@dataclass(frozen=True, eq=False)
class Field:
    """Samples over a 2-D grid and their gradient.

    Made by `sample_function` and `field_of_array`. All but the samples and the trace is drawn:
    rows are y, columns are x, shape (ny, nx), whatever the indexing.

    Attributes
    ----------
    samples : ndarray, shape (ny, nx) for ``"xy"``, (nx, ny) for ``"ij"``, units [F]
        What `numpy.gradient` is given; read-only.
    x, y : SampledAxis
    indexing : str
        `XY` or `IJ`, as for `numpy.meshgrid`.
    function : SymbolicFunction or None
        The function of x and y that was sampled.
    trace : GradientTrace
        Of the samples along both axes.

    Examples
    --------
    >>> field = field_of_array([[0, 1, 2, 3], [10, 11, 12, 13]])
    >>> field.indexing, field.samples.shape, field.trace.axes
    ('xy', (2, 4), (0, 1))
    """

    samples: np.ndarray
    x: SampledAxis
    y: SampledAxis
    indexing: str
    function: SymbolicFunction | None
    trace: GradientTrace

    @property
    def axes(self) -> tuple[SampledAxis, SampledAxis]:
        """What the rows and what the columns of the samples are."""
        return _axes_of_samples(self.x, self.y, self.indexing)

    def array_axis(self, name: str) -> int:
        """Return which axis of the samples is ``"x"`` or ``"y"``."""
        if name not in (X, Y):
            raise refused("name", "be 'x' or 'y'", repr(name), "Name one of the two axes")
        return 0 if self.axes[0].name == name else 1

    def _drawn(self, array: np.ndarray) -> np.ndarray:
        return array if self.indexing == XY else array.T

    @property
    def height(self) -> np.ndarray:
        """The samples as they are drawn, a view."""
        return self._drawn(self.samples)

    @property
    def df_dx(self) -> np.ndarray:
        """The output that is d/dx, a view, units [F]/[X]."""
        return self._drawn(self.trace.outputs[self.array_axis(X)])

    @property
    def df_dy(self) -> np.ndarray:
        """The output that is d/dy, a view, units [F]/[X]."""
        return self._drawn(self.trace.outputs[self.array_axis(Y)])

    @cached_property
    def magnitude(self) -> np.ndarray:
        """The length of the gradient, ``np.hypot(df_dx, df_dy)``, units [F]/[X]."""
        with np.errstate(all="ignore"):
            return read_only(np.hypot(self.df_dx, self.df_dy))

    @cached_property
    def exact_df_dx(self) -> np.ndarray | None:
        """The exact d/dx, NaN where there is none; None if no derivative is known."""
        return self._exact(X)

    @cached_property
    def exact_df_dy(self) -> np.ndarray | None:
        """The exact d/dy, NaN where there is none; None if no derivative is known."""
        return self._exact(Y)

    @cached_property
    def error(self) -> np.ndarray | None:
        """The distance between gradient and exact gradient, units [F]/[X].

        NaN where there is no exact one; None if it is not known.
        """
        if self.exact_df_dx is None or self.exact_df_dy is None:
            return None
        with np.errstate(all="ignore"):
            off = self.df_dx - self.exact_df_dx, self.df_dy - self.exact_df_dy
            return read_only(np.hypot(*off))

    def _exact(self, name: str) -> np.ndarray | None:
        if self.function is None:
            return None
        try:
            slope = self.function.derivative(name)
        except DerivativeError:
            return None
        return read_only(slope.evaluate(self.x.coordinates[None, :], self.y.coordinates[:, None]))

    @cached_property
    def nonfinite(self) -> int:
        """How many samples are NaN or infinite, as at a pole."""
        return int(np.count_nonzero(~np.isfinite(self.samples)))

    def index_of(self, ix: int, iy: int) -> tuple[int, int]:
        """Return where the samples hold column `ix` and row `iy` of the drawing."""
        return (iy, ix) if self.indexing == XY else (ix, iy)

    def nearest(self, x: float, y: float) -> tuple[int, int]:
        """Return column and row of the node nearest to a place, each axis by itself."""
        with np.errstate(all="ignore"):
            away = np.abs(self.x.coordinates - x), np.abs(self.y.coordinates - y)
        return int(np.argmin(away[0])), int(np.argmin(away[1]))

    def steps_at(self, ix: int, iy: int) -> tuple[DifferenceStep, DifferenceStep]:
        """Return how d/dx and d/dy were made; GradientIndexError if there is no such node."""
        index = self.index_of(ix, iy)
        along_x = self.trace.step(index, self.array_axis(X))
        return along_x, self.trace.step(index, self.array_axis(Y))


def sample_function(
    function: SymbolicFunction,
    x: SampledAxis,
    y: SampledAxis,
    indexing: str = XY,
    edge_order: int = 1,
) -> Field:
    """Sample a function over a grid and differentiate the samples.

    Parameters
    ----------
    function : SymbolicFunction
        Of the variables x and y, in this order; its values may be NaN or infinite.
    x, y : SampledAxis
    indexing : {"xy", "ij"}
        Whether the rows of the samples are y, as by default in `numpy.meshgrid`, or x.
    edge_order : {1, 2}
        As for `numpy.gradient`.

    Returns
    -------
    Field
        Its samples have shape (ny, nx) for ``"xy"`` and (nx, ny) for ``"ij"``.

    Raises
    ------
    GradientValueError
        Other variables (argument ``"function"``); another indexing (``"indexing"``); more than
        `MOST_FIELD_SAMPLES` along an axis (``"x"`` or ``"y"``); axes exchanged (``"x"``); too few
        samples for `edge_order`.

    Examples
    --------
    >>> from gradient_core import parse_function
    >>> from gradient_core.sampled.axis import uniform_axis
    >>> x, y = uniform_axis("x", 0, 2, 3), uniform_axis("y", 0, 3, 4)
    >>> field = sample_function(parse_function("x + 10y", ["x", "y"]), x, y)
    >>> field.samples.shape, field.df_dx[0, 0], field.df_dy[0, 0]
    ((4, 3), np.float64(1.0), np.float64(10.0))
    """
    if function.variables != (X, Y):
        got = f"one of {', '.join(function.variables)}"
        raise refused("function", "be one of x, y", got, "Name the variables x and y")
    _check_grid(len(x.coordinates), len(y.coordinates), indexing)
    axes = _axes_of_samples(x, y, indexing)
    # open grids broadcast: a part with x alone is computed once per column
    along_x, along_y = x.coordinates[None, :], y.coordinates[:, None]
    if indexing == IJ:
        along_x, along_y = along_x.T, along_y.T
    samples = read_only(function.evaluate(along_x, along_y))
    return Field(samples, x, y, indexing, function, _traced(samples, axes, edge_order))


def field_of_array(
    array: Any,
    x: SampledAxis | None = None,
    y: SampledAxis | None = None,
    indexing: str = XY,
    edge_order: int = 1,
) -> Field:
    """Differentiate a 2-D array of real numbers; it is copied, and keeps its dtype.

    Parameters
    ----------
    array : array_like, shape (ny, nx) for ``"xy"``, (nx, ny) for ``"ij"``, units [F]
    x, y : SampledAxis, optional, units [X]
        By default the indices.
    indexing, edge_order
        As for `sample_function`.

    Returns
    -------
    Field
        Without a function, so without exact derivatives.

    Raises
    ------
    GradientTypeError
        Samples that are no real numbers (argument ``"array"``).
    GradientValueError
        An array that is not 2-D (``"array"``), or shorter than 2 or longer than
        `MOST_FIELD_SAMPLES` along an axis, or an axis that does not fit it (``"x"`` or ``"y"``);
        axes exchanged (``"x"``); another indexing (``"indexing"``); too few samples for
        `edge_order`.

    Examples
    --------
    >>> field = field_of_array([[0, 1, 2, 3], [10, 11, 12, 13]])
    >>> field.df_dx[0], field.df_dy[0]
    (array([1., 1., 1., 1.]), array([10., 10., 10., 10.]))
    """
    given = real_array("array", array)
    if given.ndim != 2:
        raise refused("array", "be 2-D", f"shape {given.shape}", "Give two or more rows")
    samples = read_only(np.array(given, dtype=given.dtype.newbyteorder("=")))
    nx, ny = samples.shape if indexing == IJ else samples.shape[::-1]
    _check_grid(nx, ny, indexing)
    x = index_axis(X, nx) if x is None else x
    y = index_axis(Y, ny) if y is None else y
    axes = _axes_of_samples(x, y, indexing)
    for axis, count in ((x, nx), (y, ny)):
        if len(axis.coordinates) != count:
            got = f"{len(axis.coordinates)} for shape {samples.shape} with indexing {indexing!r}"
            raise refused(axis.name, f"have {count} coordinates", got, "Change either")
    return Field(samples, x, y, indexing, None, _traced(samples, axes, edge_order))


def _check_grid(nx: int, ny: int, indexing: str) -> None:
    """Refuse an unknown indexing, and axes that are too short or too long."""
    if indexing not in (XY, IJ):
        fix = "Use 'xy' where rows are y, 'ij' where they are x"
        raise refused("indexing", "be 'xy' or 'ij'", repr(indexing), fix)
    for name, count in ((X, nx), (Y, ny)):
        if not 2 <= count <= MOST_FIELD_SAMPLES:
            rule = f"have 2 to {MOST_FIELD_SAMPLES} samples"
            raise refused(name, rule, str(count), "Change their number")


def _axes_of_samples(
    x: SampledAxis, y: SampledAxis, indexing: str
) -> tuple[SampledAxis, SampledAxis]:
    """Return what the rows and what the columns are; refuse axes that are exchanged."""
    if (x.name, y.name) != (X, Y):
        got, fix = f"{x.name} and {y.name}", "Give first the x axis, then the y axis"
        raise refused(X, "be the x axis, and `y` the y axis", got, fix)
    return (y, x) if indexing == XY else (x, y)


def _traced(
    samples: np.ndarray, axes: tuple[SampledAxis, SampledAxis], edge_order: int
) -> GradientTrace:
    with np.errstate(all="ignore"):  # poles, repeated coordinates
        return trace_gradient(samples, *(axis.spacing for axis in axes), edge_order=edge_order)
