"""How ``*varargs`` is read: by NumPy's exact rules, and in words.

`resolve_spacing` is what the computation needs and no more; `SpacingReading`
says for one axis how the argument was understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.errors import (
    ARITHMETIC_ERRORS,
    GradientCoreError,
    GradientIndexError,
    GradientTypeError,
    GradientValueError,
    refusal,
)
from gradient_core.text import exact_fraction

UNIT = "unit"
DISTANCE = "distance"
COORDINATES = "coordinates"

# From here on gaps are computed piece by piece, and never kept.
_LARGE = 131072
_PIECE = 16384


@dataclass(frozen=True, eq=False)
class SpacingReading:
    """How the spacing of one axis was read.

    Attributes
    ----------
    axis : int
        The axis, not negative.
    length : int
        Number of samples along it.
    kind : str
        ``"unit"`` (nothing was given), ``"distance"`` (a scalar) or ``"coordinates"``.
    spacing : scalar or ndarray, shape (length - 1,)
        What NumPy computes with: one ``h``, or the gap of every interval.
    coordinates : ndarray, shape (length,), or None
        The coordinates as given.

    Examples
    --------
    ``np.linspace(0, 1, 11)`` is not uniform by NumPy's test, ``np.linspace(0, 1, 9)`` is:

    >>> from gradient_core import trace_gradient
    >>> for n in (11, 9):
    ...     (reading,) = trace_gradient(np.ones(n), np.linspace(0, 1, n)).spacing
    ...     print(reading.kind, reading.uniform, reading.gap(0))
    coordinates False 0.1
    coordinates True 0.125
    """

    axis: int
    length: int
    kind: str
    spacing: Any
    coordinates: np.ndarray | None

    @property
    def uniform(self) -> bool:
        """Whether NumPy computes with one ``h``: all gaps equal bit for bit."""
        return is_scalar(self.spacing)

    def gap(self, interval: int) -> Any:
        """Return the gap between samples `interval` and `interval` + 1."""
        return self.spacing if self.uniform else self.spacing[interval]

    def coordinate(self, index: int) -> Any:
        """Return where NumPy believes sample `index` to be: ``x[i]``, or ``i * h``."""
        if self.coordinates is not None:
            return self.coordinates[index]
        is_integer = np.asarray(self.spacing).dtype.kind in "iu"  # which would soon overflow
        with np.errstate(all="ignore"):  # a place beyond all floats is inf or nan, and said so
            return index * (int(self.spacing) if is_integer else self.spacing)

    def exact_coordinate(self, index: int) -> Fraction | None:
        """Return the fraction that the coordinate of a sample stands for, or is; None if none.

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> print(trace_gradient([1, 2, 4], 0.1).spacing[0].exact_coordinate(2))
        1/5
        """
        if self.coordinates is not None:
            return exact_fraction(self.coordinates[index])
        gap = exact_fraction(self.spacing)
        return None if gap is None else index * gap

    @property
    def has_places(self) -> bool:
        """Whether it says where the samples are: not where it is none, 0 or not finite."""
        if self.coordinates is not None:
            return bool(self.coordinates.dtype.kind in "iuf")
        is_real = self.uniform and np.asarray(self.spacing).dtype.kind in "iuf"
        return bool(self.kind != UNIT and is_real and self.spacing and np.isfinite(self.spacing))

    @property
    def positions(self) -> np.ndarray:
        """Where all samples are, as float64, shape (length,), units [X].

        The coordinates, or index times ``h``; where these are no real numbers, or ``h`` is 0 or
        not finite, the indices.
        """
        if self.coordinates is not None and self.coordinates.dtype.kind in "iuf":
            return np.asarray(self.coordinates, dtype=np.float64)
        indices = np.arange(self.length, dtype=np.float64)
        is_real = self.uniform and np.asarray(self.spacing).dtype.kind in "iuf"
        if not is_real or self.spacing == 0 or not np.isfinite(self.spacing):
            return indices
        with np.errstate(over="ignore"):  # a place beyond all floats is inf
            return indices * float(self.spacing)

    def gaps_now(self, first: int, last: int) -> np.ndarray:
        """Return the gaps between coordinates `first` and `last` as they are at this moment."""
        if self.coordinates is None:
            raise ValueError(f"axis {self.axis} has no coordinates")
        with np.errstate(all="ignore"):  # the call itself has warned
            return np.diff(_subtractable(self.coordinates[first : last + 1]))


class CoordinateGaps:
    """``np.diff(coordinates)``, computed where it is asked for.

    A million gaps are as large as the result; reading them piece by piece keeps the
    memory of the computation at its output.

    Parameters
    ----------
    coordinates : ndarray of float64, shape (n,)
    """

    ndim = 1

    def __init__(self, coordinates: np.ndarray) -> None:
        self.coordinates = coordinates
        self.dtype = coordinates.dtype

    def __len__(self) -> int:
        return len(self.coordinates) - 1

    def __getitem__(self, key: Any) -> Any:
        return self.coordinates[1:][key] - self.coordinates[:-1][key]


def read_gaps(
    gaps: np.ndarray | CoordinateGaps, start: int, stop: int, out: np.ndarray
) -> np.ndarray:
    """Return gaps `start` to `stop`, written into the beginning of `out` if need be.

    Parameters
    ----------
    gaps : ndarray or CoordinateGaps, shape (n,), units [X]
    start, stop : int
    out : ndarray of float64, shape (at least stop - start,)
        Where gaps that are not stored are computed.

    Returns
    -------
    ndarray, shape (stop - start,), units [X]
    """
    if isinstance(gaps, np.ndarray):
        return gaps[start:stop]
    x, part = gaps.coordinates, out[: stop - start]
    np.subtract(x[start + 1 : stop + 1], x[start:stop], out=part)
    return part


def is_scalar(spacing: Any) -> bool:
    """Whether a resolved spacing is one number; the common Python float is seen at once.

    Examples
    --------
    >>> is_scalar(0.5), is_scalar(np.array(2)), is_scalar(np.array([1.0, 3.0]))
    (True, True, False)
    """
    return type(spacing) is float or np.ndim(spacing) == 0


def resolve_spacing(shape: Sequence[int], axes: Sequence[int], varargs: Sequence[Any]) -> list[Any]:
    """Turn ``*varargs`` into one spacing per differentiated axis, as NumPy does.

    Parameters
    ----------
    shape : sequence of int
        Shape of ``f``.
    axes : sequence of int
        The differentiated axes, in the order asked for.
    varargs : sequence
        Nothing; one scalar for all axes; or per axis a scalar or coordinates of
        shape ``(shape[axis],)``.

    Returns
    -------
    list
        Per axis a scalar ``h`` or the gaps, shape ``(shape[axis] - 1,)``.

    Raises
    ------
    GradientTypeError
        The number of spacings is not 0, 1 (a scalar) or ``len(axes)``.
    GradientValueError
        A spacing has two or more dimensions, or not one coordinate per sample.
    GradientIndexError
        Coordinates of fewer than two samples: there is no gap to look at.

    Examples
    --------
    >>> resolve_spacing((5,), (0,), ())
    [1.0]
    >>> resolve_spacing((3,), (0,), ([0, 1, 4],))
    [array([1., 3.])]
    """
    count = len(varargs)
    if count == 0:
        return [1.0] * len(axes)
    try:
        if count == 1 and is_scalar(varargs[0]):
            return list(varargs) * len(axes)
        if count == len(axes):
            return [
                _axis_spacing(shape[axis], axis, given)
                for axis, given in zip(axes, varargs, strict=True)
            ]
    except GradientCoreError:
        raise
    except ARITHMETIC_ERRORS as error:
        raise refusal(
            error,
            "spacing",
            "`spacing` must be numbers that can be subtracted: distances or coordinates.",
        ) from error
    raise GradientTypeError(
        _count_message(varargs, axes),
        argument="spacing",
        numpy_message="invalid number of arguments",
    )


def _axis_spacing(length: int, axis: int, given: Any) -> Any:
    """Return a scalar as it came, coordinates as gaps or, where all are equal, as one gap."""
    coordinates = np.asanyarray(given)
    if coordinates.ndim == 0:
        return given
    if coordinates.ndim != 1:
        raise GradientValueError(
            f"`spacing` must be one number or the coordinates of one axis; got an array of shape "
            f"{coordinates.shape}, as np.meshgrid makes it, for axis {axis}. Give one line of the "
            f"grid, the {length} coordinates along that axis: x = X[0, :], y = Y[:, 0].",
            argument="spacing",
            numpy_message="distances must be either scalars or 1d",
        )
    if len(coordinates) != length:
        raise GradientValueError(
            f"`spacing` must hold one coordinate per sample; got {len(coordinates)} for the "
            f"{length} samples of axis {axis}. {_mend_length(len(coordinates), length)}",
            argument="spacing",
            numpy_message="when 1d, distances must match the length of the corresponding dimension",
        )
    coordinates = _subtractable(coordinates)
    if length < 2:
        raise GradientIndexError(
            f"`spacing` must hold at least 2 coordinates to have a gap; got {length} at axis "
            f"{axis}. Leave the axis out with `axis=`, or give a scalar distance.",
            argument="spacing",
            numpy_message="index 0 is out of bounds for axis 0 with size 0",
        )
    is_plain = type(coordinates) is np.ndarray and coordinates.dtype == np.float64
    if is_plain and length > _LARGE:
        return _lazy_gaps(CoordinateGaps(coordinates))
    gaps = np.diff(coordinates)
    return gaps[0] if (gaps == gaps[0]).all() else gaps


def _mend_length(given: int, length: int) -> str:
    """Say what may have happened where there are more or fewer coordinates than samples."""
    if given == length - 1:
        return "Did you give np.diff(x)? np.gradient takes the differences of x itself: give x."
    if given == 1:
        return "For one distance leave the brackets out."
    if length == 1:
        return "Did you swap f and x? The samples come first, then their coordinates."
    return f"Give {length} coordinates, or a single distance; f comes first, then x."


def _subtractable(coordinates: np.ndarray) -> np.ndarray:
    """Return integers as float64: differences of unsigned ones would wrap round."""
    is_integer = np.issubdtype(coordinates.dtype, np.integer)
    return coordinates.astype(np.float64) if is_integer else coordinates


def _piece_ends(length: int) -> Iterator[tuple[int, int]]:
    return ((start, min(start + _PIECE, length)) for start in range(0, length, _PIECE))


def _lazy_gaps(gaps: CoordinateGaps) -> Any:
    """Return one gap where all equal the first, NumPy's test, read piece by piece."""
    first = gaps[0]
    buffer = np.empty(_PIECE)
    pieces = (read_gaps(gaps, *ends, buffer) for ends in _piece_ends(len(gaps)))
    uniform = all((piece == first).all() for piece in pieces)
    return gaps[0] if uniform else gaps


def _count_message(varargs: Sequence[Any], axes: Sequence[int]) -> str:
    wanted = len(axes)
    if len(varargs) == 1:
        got = f"one array of shape {np.shape(varargs[0])}"
    else:
        got = f"{len(varargs)} spacings"
    plural = "axis" if wanted == 1 else "axes"
    return (
        f"`spacing` must be nothing, one scalar, or one spacing for each of the {wanted} "
        f"differentiated {plural}; got {got}. Give them as separate arguments, in the order of "
        "the axes."
    )


def read_spacing(
    shape: Sequence[int], axes: Sequence[int], varargs: Sequence[Any], spacings: Sequence[Any]
) -> tuple[SpacingReading, ...]:
    """Describe what `resolve_spacing` made of ``*varargs``, one record per axis.

    Parameters
    ----------
    shape, axes, varargs
        As given to `resolve_spacing`.
    spacings : sequence
        What it returned.

    Returns
    -------
    tuple of SpacingReading

    Examples
    --------
    >>> spacings = resolve_spacing((3,), (0,), ([0, 1, 2],))
    >>> (reading,) = read_spacing((3,), (0,), ([0, 1, 2],), spacings)
    >>> reading.kind, reading.uniform, float(reading.spacing)
    ('coordinates', True, 1.0)
    """
    given = list(varargs) if len(varargs) == len(axes) else list(varargs) * len(axes)
    readings = []
    for k, (axis, spacing) in enumerate(zip(axes, spacings, strict=True)):
        coordinates = None
        kind = UNIT if not varargs else DISTANCE
        if varargs and np.ndim(given[k]) == 1:
            kind = COORDINATES
            coordinates = np.asanyarray(given[k]).view()
            coordinates.flags.writeable = False
        readings.append(SpacingReading(axis, shape[axis], kind, spacing, coordinates))
    return tuple(readings)
