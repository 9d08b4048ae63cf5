"""A function or an array over a 2-D grid, and which output of `numpy.gradient` is d/dx.

The samples stand as NumPy gets them: rows are y for ``indexing="xy"``, and x for ``"ij"``.
What is drawn always has rows y and columns x.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from gradient_core.errors import GradientTypeError, GradientValueError
from gradient_core.formula.function import DerivativeError, SymbolicFunction
from gradient_core.sampled.directions import arrow_scale as arrow_scale
from gradient_core.sampled.directions import program
from gradient_core.sampled.directions import thinned as thinned
from gradient_core.text.numbers import plain_number
from gradient_core.trace.steps import DifferenceStep
from gradient_core.trace.trace import GradientTrace, trace_gradient

X, Y = "x", "y"
XY, IJ = "xy", "ij"
FEWEST_SAMPLES, MOST_SAMPLES = 2, 400


@dataclass(frozen=True, eq=False)
class GridAxis:
    """One direction of the grid.

    Attributes
    ----------
    name : {"x", "y"}
    coordinates : ndarray, shape (n,), units [X]
        float64, read-only.
    step : float or None, units [X]
        The distance that `numpy.gradient` is given; None where it is given the coordinates.
    code : str
        Python that makes the coordinates, and the step of a uniform axis.
    is_index : bool
        Whether the coordinates are the indices 0, 1, 2, ...
    """

    name: str
    coordinates: np.ndarray
    step: float | None
    code: str
    is_index: bool = False

    @property
    def argument(self) -> Any:
        """What `numpy.gradient` is given for this axis: the step or the coordinates."""
        return self.coordinates if self.step is None else self.step

    @property
    def argument_code(self) -> str:
        """The same in Python: ``hx``, ``x``, or ``1.0`` for indices."""
        if self.is_index:
            return repr(self.step)
        return self.name if self.step is None else f"h{self.name}"


def uniform_axis(name: str, start: float, stop: float, count: int) -> GridAxis:
    """Return evenly spread coordinates; `numpy.gradient` is given their distance.

    Parameters
    ----------
    name : {"x", "y"}
    start, stop : float, units [X]
        First and last coordinate.
    count : int
        `FEWEST_SAMPLES` to `MOST_SAMPLES`.

    Raises
    ------
    GradientValueError
        Another name; too few or too many samples; ends that are not finite, do not increase,
        or lie so close or so far apart that float64 has no such coordinates.

    Examples
    --------
    >>> axis = uniform_axis("x", -1.4, 1.4, 21)
    >>> axis.code, axis.argument_code
    ('x, hx = np.linspace(-1.4, 1.4, 21, retstep=True)', 'hx')
    """
    _check_name(name)
    _check_count(name, count)
    first, last = float(start), float(stop)
    got = f"{plain_number(first)} to {plain_number(last)}"
    if not -np.inf < first < last < np.inf:
        raise _refused(name, "run from a finite number up to a larger one", got, "Change the ends")
    with np.errstate(all="ignore"):
        coordinates, step = np.linspace(first, last, count, retstep=True)
        increases = bool((np.diff(coordinates) > 0).all())
    if not increases:
        raise _refused(name, f"hold {count} different finite samples", got, "Change the ends")
    code = f"{name}, h{name} = np.linspace({first!r}, {last!r}, {count}, retstep=True)"
    return GridAxis(name, _read_only(coordinates), step, code)


def typed_axis(name: str, coordinates: Any) -> GridAxis:
    """Return an axis with the given coordinates, sorted or not.

    Parameters
    ----------
    name : {"x", "y"}
    coordinates : array_like, shape (n,), units [X]
        Real and finite, `FEWEST_SAMPLES` to `MOST_SAMPLES`.

    Raises
    ------
    GradientTypeError
        Coordinates that are no real numbers.
    GradientValueError
        Another name; coordinates that are not 1-D, too few, too many or not finite.

    Examples
    --------
    >>> axis = typed_axis("y", [0, 1, 4])
    >>> axis.code, axis.argument_code
    ('y = np.array([0.0, 1.0, 4.0])', 'y')
    """
    _check_name(name)
    given = _real(name, coordinates)
    if given.ndim != 1:
        raise _refused(name, "be 1-D", f"shape {given.shape}", "Give one coordinate per sample")
    _check_count(name, len(given))
    with np.errstate(over="ignore"):
        own = np.array(given, dtype=np.float64)
    if not np.isfinite(own).all():
        at = int(np.argmin(np.isfinite(own)))
        got = f"{plain_number(own[at])} at index {at}"
        raise _refused(name, "hold finite coordinates", got, "Leave that sample out")
    return GridAxis(name, _read_only(own), None, f"{name} = np.array({own.tolist()})")


def index_axis(name: str, count: int) -> GridAxis:
    """Return the axis 0, 1, 2, ... of an array without coordinates.

    Raises
    ------
    GradientValueError
        Another name; too few or too many samples.

    Examples
    --------
    >>> axis = index_axis("x", 3)
    >>> axis.code, axis.argument_code
    ('x = np.arange(3.0)', '1.0')
    """
    _check_name(name)
    _check_count(name, count)
    code = f"{name} = np.arange({float(count)!r})"
    # a Python float, as np.gradient has it without spacing: np.float64 would widen float32
    return GridAxis(name, _read_only(np.arange(float(count))), 1.0, code, is_index=True)


@dataclass(frozen=True, eq=False)
class Field:
    """Samples over a 2-D grid and their gradient.

    Made by `sample_function` and `field_of_array`. All but the samples and the trace is drawn:
    rows are y, columns are x, shape (ny, nx), whatever the indexing.

    Attributes
    ----------
    samples : ndarray, shape (ny, nx) for ``"xy"``, (nx, ny) for ``"ij"``, units [F]
        What `numpy.gradient` is given; read-only.
    x, y : GridAxis
    indexing : str
        `XY` or `IJ`, as for `numpy.meshgrid`.
    function : SymbolicFunction or None
        The function of x and y that was sampled.
    trace : GradientTrace
        Of the samples along both axes.
    """

    samples: np.ndarray
    x: GridAxis
    y: GridAxis
    indexing: str
    function: SymbolicFunction | None
    trace: GradientTrace

    @property
    def axes(self) -> tuple[GridAxis, GridAxis]:
        """What the rows and what the columns of the samples are."""
        return (self.y, self.x) if self.indexing == XY else (self.x, self.y)

    def array_axis(self, name: str) -> int:
        """Return which axis of the samples is ``"x"`` or ``"y"``."""
        _check_name(name)
        return 0 if self.axes[0].name == name else 1

    def _drawn(self, array: np.ndarray) -> np.ndarray:
        return array if self.indexing == XY else array.T

    @property
    def height(self) -> np.ndarray:
        """The samples as they are drawn, a view."""
        return self._drawn(self.samples)

    @property
    def dx(self) -> np.ndarray:
        """The output that is d/dx, a view, units [F]/[X]."""
        return self._drawn(self.trace.outputs[self.array_axis(X)])

    @property
    def dy(self) -> np.ndarray:
        """The output that is d/dy, a view, units [F]/[X]."""
        return self._drawn(self.trace.outputs[self.array_axis(Y)])

    @cached_property
    def magnitude(self) -> np.ndarray:
        """The length of the gradient, ``np.hypot(dx, dy)``."""
        with np.errstate(all="ignore"):
            return _read_only(np.hypot(self.dx, self.dy))

    @cached_property
    def exact_dx(self) -> np.ndarray | None:
        """The exact d/dx, NaN where there is none; None if no derivative is known."""
        return self._exact(X)

    @cached_property
    def exact_dy(self) -> np.ndarray | None:
        """The exact d/dy, NaN where there is none; None if no derivative is known."""
        return self._exact(Y)

    def _exact(self, name: str) -> np.ndarray | None:
        if self.function is None:
            return None
        try:
            slope = self.function.derivative(name)
        except DerivativeError:
            return None
        return _read_only(slope.evaluate(self.x.coordinates[None, :], self.y.coordinates[:, None]))

    @cached_property
    def nonfinite(self) -> int:
        """How many samples are NaN or infinite, as at a pole."""
        return int(np.count_nonzero(~np.isfinite(self.samples)))

    def index_of(self, ix: int, iy: int) -> tuple[int, int]:
        """Return where the samples hold column `ix` and row `iy` of the drawing."""
        return (iy, ix) if self.indexing == XY else (ix, iy)

    def place_of(self, index: tuple[int, int]) -> tuple[int, int]:
        """Return the column and the row of the drawing for an index into the samples."""
        first, second = index
        return self.index_of(first, second)  # exchanging twice gives back

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

    @property
    def code(self) -> str:
        """The whole program, as `program` writes it."""
        return program(self)


def sample_function(
    function: SymbolicFunction, x: GridAxis, y: GridAxis, indexing: str = XY, edge_order: int = 1
) -> Field:
    """Sample a function over a grid and differentiate the samples.

    Parameters
    ----------
    function : SymbolicFunction
        Of the variables x and y, in this order; its values may be NaN or infinite.
    x, y : GridAxis
    indexing : {"xy", "ij"}
        Whether the rows of the samples are y, as by default in `numpy.meshgrid`, or x.
    edge_order : {1, 2}
        As for `numpy.gradient`.

    Raises
    ------
    GradientValueError
        Other variables; another indexing; axes exchanged; too few samples for `edge_order`.
    """
    if function.variables != (X, Y):
        got = f"one of {', '.join(function.variables)}"
        raise _refused("function", "be one of x, y", got, "Name the variables x and y")
    _check_axes(x, y, indexing)
    # open grids broadcast: a part with x alone is computed once per column
    if indexing == XY:
        samples = function.evaluate(x.coordinates[None, :], y.coordinates[:, None])  # (ny, nx)
    else:
        samples = function.evaluate(x.coordinates[:, None], y.coordinates[None, :])  # (nx, ny)
    return _differentiated(samples, x, y, indexing, function, edge_order)


def field_of_array(
    array: Any,
    x: GridAxis | None = None,
    y: GridAxis | None = None,
    indexing: str = XY,
    edge_order: int = 1,
) -> Field:
    """Differentiate a 2-D array of real numbers; it is copied, and keeps its dtype.

    Parameters
    ----------
    array : array_like, shape (ny, nx) for ``"xy"``, (nx, ny) for ``"ij"``, units [F]
    x, y : GridAxis, optional
        By default the indices.
    indexing, edge_order
        As for `sample_function`.

    Raises
    ------
    GradientTypeError
        Samples that are no real numbers.
    GradientValueError
        An array that is not 2-D, or too short or too long; axes that do not fit it or are
        exchanged; another indexing; too few samples for `edge_order`.

    Examples
    --------
    >>> field = field_of_array([[0, 1, 2, 3], [10, 11, 12, 13]])
    >>> field.dx[0], field.dy[0]
    (array([1., 1., 1., 1.]), array([10., 10., 10., 10.]))
    """
    given = _real("array", array)
    if given.ndim != 2:
        raise _refused("array", "be 2-D", f"shape {given.shape}", "Give two or more rows")
    samples = np.array(given, dtype=given.dtype.newbyteorder("="))
    nx, ny = samples.shape if indexing == IJ else samples.shape[::-1]
    x = index_axis(X, nx) if x is None else x
    y = index_axis(Y, ny) if y is None else y
    _check_axes(x, y, indexing)
    for axis, count in ((x, nx), (y, ny)):
        if len(axis.coordinates) != count:
            got = f"{len(axis.coordinates)} for shape {samples.shape} with indexing {indexing!r}"
            raise _refused(axis.name, f"have {count} coordinates", got, "Change either")
    return _differentiated(samples, x, y, indexing, None, edge_order)


def _differentiated(
    samples: np.ndarray,
    x: GridAxis,
    y: GridAxis,
    indexing: str,
    function: SymbolicFunction | None,
    edge_order: int,
) -> Field:
    spacings = [axis.argument for axis in ((y, x) if indexing == XY else (x, y))]
    samples = _read_only(samples)
    with np.errstate(all="ignore"):  # poles, repeated coordinates
        trace = trace_gradient(samples, *spacings, edge_order=edge_order)
    return Field(samples, x, y, indexing, function, trace)


def _check_name(name: str) -> None:
    if name not in (X, Y):
        raise _refused("name", "be 'x' or 'y'", repr(name), "Name one of the two axes")


def _check_count(name: str, count: int) -> None:
    if not FEWEST_SAMPLES <= operator.index(count) <= MOST_SAMPLES:
        rule = f"have {FEWEST_SAMPLES} to {MOST_SAMPLES} samples"
        raise _refused(name, rule, str(count), "Change their number")


def _check_axes(x: GridAxis, y: GridAxis, indexing: str) -> None:
    if indexing not in (XY, IJ):
        fix = "Use 'xy' where rows are y, 'ij' where they are x"
        raise _refused("indexing", "be 'xy' or 'ij'", repr(indexing), fix)
    if (x.name, y.name) != (X, Y):
        got, fix = f"{x.name} and {y.name}", "Give first the x axis, then the y axis"
        raise _refused(X, "be the x axis, and `y` the y axis", got, fix)


def _real(name: str, given: Any) -> np.ndarray:
    array = np.asarray(given)
    if array.dtype.kind in "iuf":
        return array
    raise GradientTypeError(f"`{name}` must be real numbers; got {array.dtype}. Convert to float.")


def _refused(name: str, rule: str, got: str, fix: str) -> GradientValueError:
    return GradientValueError(f"`{name}` must {rule}; got {got}. {fix}.")


def _read_only(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array
