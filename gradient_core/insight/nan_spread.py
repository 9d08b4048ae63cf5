"""What one NaN among the samples does to the gradient, on this grid and on one of the other kind.

For equal gaps no formula inside reads its own sample, so a hole gets a number from its neighbours,
and they are lost. For gaps that differ, be it in the last bit, each formula inside reads its own
sample too, with a weight that may be 0; ``0 * NaN`` is NaN, so the hole stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.differences import UNIT, is_scalar, resolve_spacing
from gradient_core.errors import GradientValueError
from gradient_core.insight.matrix import Operator
from gradient_core.oracle import numpy_gradient
from gradient_core.text import as_fraction, code_number, nearest_float

EQUAL, LAST_BITS, DIFFERENT = "equal", "last bits", "different"

_NEARLY = 1e-9  # gaps that differ by less than such a share were meant to be equal


@dataclass(frozen=True, eq=False)
class NanSpread:
    """One call of np.gradient with a NaN among the samples.

    Attributes
    ----------
    index : int
        Which sample is NaN.
    gaps : str
        ``"equal"``: NumPy computes with one ``h``; ``"last bits"``: it does not, for they differ by
        rounding alone; or ``"different"``.
    code : str
        The call in Python, after ``import numpy as np``.
    values : ndarray, shape (n,), units [F]/[X]
        What NumPy returns; read-only.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.matrix import operator_of
    >>> here, other = spread_of_nan(operator_of(trace_gradient([0, 1, 4, 9, 16, 25, 36], 0.1)), 3)
    >>> here.hurt, other.hurt
    ((2, 4), (2, 3, 4))
    >>> print(other.code)
    f = np.array([0.0, 1.0, 4.0, np.nan, 16.0, 25.0, 36.0])
    x = np.linspace(0.0, 0.6, 7)
    np.gradient(f, x)
    """

    index: int
    gaps: str
    code: str
    values: np.ndarray

    @property
    def hurt(self) -> tuple[int, ...]:
        """The outputs that are NaN."""
        return tuple(int(i) for i in np.flatnonzero(np.isnan(self.values)))


@dataclass(frozen=True, eq=False)
class _Grid:
    """Where the samples are: the arguments of a call, and the Python that makes them.

    Attributes
    ----------
    spacing : tuple
        What stands behind ``f`` in the call.
    written : str
        The same in Python.
    before : str
        A line of Python that comes before the call, or nothing.
    """

    spacing: tuple[Any, ...]
    written: str
    before: str = ""

    def gaps(self, length: int) -> str:
        """Return whether so many samples have equal gaps."""
        (spacing,) = resolve_spacing((length,), (0,), self.spacing)
        if is_scalar(spacing):
            return EQUAL
        return LAST_BITS if _nearly_equal(np.asarray(spacing)) else DIFFERENT


def spread_of_nan(operator: Operator, j: int) -> tuple[NanSpread, NanSpread | None]:
    """Ask NumPy what a NaN in ``f[j]`` does, on this grid and on one of the other kind.

    Parameters
    ----------
    operator : Operator
        Of real samples.
    j : int
        From 0 to n - 1.

    Returns
    -------
    here : NanSpread
        With the gaps of the operator.
    other : NanSpread or None
        For equal gaps: the same places as coordinates whose gaps differ in the last bit. Else
        equal gaps: of nearly the same size, where those given nearly are equal. None for two
        samples, which have one gap only, and for coordinates beyond all floats.

    Raises
    ------
    GradientValueError
        Samples that are not real numbers.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.matrix import operator_of
    >>> x = np.linspace(0, 0.6, 7)
    >>> here, other = spread_of_nan(operator_of(trace_gradient(x * x, x)), 3)
    >>> print(other.code.splitlines()[-1], other.hurt)
    np.gradient(f, 0.1) (2, 4)
    """
    samples = np.asarray(operator.trace.samples)
    if samples.dtype.kind not in "iuf":
        raise GradientValueError(
            f"`f` must be real numbers to put a NaN among them; got {samples.dtype} samples. "
            "Take real ones, such as their sizes.",
            argument="f",
        )
    f = samples.astype(np.float64)
    f[j] = np.nan
    grid = _grid_of(operator)
    with np.errstate(all="ignore"):
        other = _last_bit(operator) if operator.uniform else _equal(operator)
    spreads = [_run(f, each, operator.trace.edge_order, j) for each in (grid, other) if each]
    return spreads[0], spreads[1] if len(spreads) > 1 else None


def _run(f: np.ndarray, grid: _Grid, edge_order: Any, j: int) -> NanSpread:
    values = numpy_gradient(f, *grid.spacing, edge_order=edge_order)
    values.flags.writeable = False
    order = "" if edge_order == 1 else f"edge_order={code_number(edge_order, bare=True)}"
    arguments = ", ".join(part for part in ("f", grid.written, order) if part)
    lines = (f"f = {_array(f)}", grid.before, f"np.gradient({arguments})")
    return NanSpread(j, grid.gaps(len(f)), "\n".join(filter(None, lines)), values)


def _grid_of(operator: Operator) -> _Grid:
    """Return the grid of the call itself."""
    (reading,) = operator.trace.spacing
    if reading.kind == UNIT:
        return _Grid((), "")
    if reading.coordinates is None:
        h = reading.spacing[()] if isinstance(reading.spacing, np.ndarray) else reading.spacing
        bare = not isinstance(h, np.generic) or h.dtype == np.float64
        return _Grid((h,), code_number(h, bare=bare))
    x = np.asarray(reading.coordinates, dtype=np.float64)
    return _Grid((x,), "x", f"x = {_array(x)}")


def _last_bit(operator: Operator) -> _Grid | None:
    """Return the places of equal gaps as coordinates whose gaps differ in the last bit.

    As linspace makes them, where it does; else one of them is moved by its last bit.
    """
    n = len(operator)
    (reading,) = operator.trace.spacing
    x = reading.positions
    first, last = float(x[0]), float(x[-1])
    if reading.coordinates is None and operator.gap is not None:
        last = nearest_float((n - 1) * operator.gap)  # 0.6, for seven samples 0.1 apart
    if not np.isfinite([*x, last]).all():
        return None
    spread = np.linspace(first, last, n)
    grids = [_Grid((spread,), "x", f"x = np.linspace({first!r}, {last!r}, {n})")]
    if n > 2:
        moved = x.copy()
        moved[1] = np.nextafter(moved[1], moved[2])
        nudge = "x[1] = np.nextafter(x[1], x[2])"
        grids.append(_Grid((moved,), "x", f"x = {_array(x)}\n{nudge}"))
    return next((grid for grid in grids if grid.gaps(n) != EQUAL), None)


def _equal(operator: Operator) -> _Grid:
    """Return equal gaps: those that were meant, where they differ by rounding alone."""
    (reading,) = operator.trace.spacing
    gaps = np.diff(reading.positions)
    if not _nearly_equal(gaps):
        return _Grid((), "")
    mean = float(gaps.mean())
    meant = as_fraction(float(f"{mean:.9g}"))
    h = mean if meant is None else float(meant)
    return _Grid((h,), repr(h))


def _nearly_equal(gaps: np.ndarray) -> bool:
    mean = float(gaps.mean())
    return bool(np.abs(gaps - mean).max() <= _NEARLY * abs(mean))


def _array(values: Sequence[Any] | np.ndarray) -> str:
    return f"np.array([{', '.join(code_number(value, bare=True) for value in values)}])"
