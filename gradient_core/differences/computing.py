"""`gradient`: NumPy's signature, NumPy's bits, from the statements of `schemes`.

It never calls `numpy.gradient`. Plain floating-point arrays take an in-place
pass over blocks; everything else runs the same statement as a plain expression,
which is what NumPy does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from gradient_core.differences.interior import Index, boundary_gaps, fill_interior
from gradient_core.differences.spacing import (
    SpacingReading,
    is_scalar,
    read_spacing,
    resolve_spacing,
)
from gradient_core.errors import (
    ARITHMETIC_ERRORS,
    GradientAxisError,
    GradientCoreError,
    GradientValueError,
    refusal,
)
from gradient_core.statements import RIGHT, Statement, statements_for

_FLOAT64 = np.dtype(np.float64)


def gradient(f: Any, *varargs: Any, axis: Any = None, edge_order: Any = 1) -> Any:
    """Differentiate samples by second-order central differences, one-sided at the ends.

    The same bits, dtype, container, warnings and public exception classes as
    `numpy.gradient` for every call it accepts, duck arrays (``__array_function__``)
    excepted.

    Parameters
    ----------
    f : array_like, any shape, units [F]
        The samples.
    *varargs : scalar or array_like, units [X]
        Nothing for spacing 1; one scalar for all axes; or per differentiated axis a
        scalar or coordinates of shape ``(f.shape[axis],)``.
    axis : None, int or sequence of int, optional
        The axes to differentiate, in the order of the result. None is all of them.
    edge_order : {1, 2}, optional
        Accuracy order at the two ends. NumPy reads every other number up to 2 as 2.

    Returns
    -------
    ndarray or tuple of ndarray, each of the shape of `f`, units [F]/[X]
        A bare array for one axis, else a tuple in the order of `axis`. Integers
        become float64; inexact types keep theirs; datetime64 gives timedelta64.

    Raises
    ------
    GradientTypeError
        Wrong number of spacings; samples or spacings that cannot be subtracted or divided.
    GradientValueError
        `edge_order` above 2, too few samples, spacing of the wrong shape, repeated axis.
    GradientAxisError
        An axis that `f` does not have.
    GradientIndexError
        Coordinates of a single sample; `edge_order` 0 or less with two samples.
    GradientZeroDivisionError, GradientOverflowError
        A Python number as spacing that is zero, or too large, where Python divides by it.

    See Also
    --------
    numpy.gradient : the function this one reproduces.
    gradient_core.trace_gradient : the same with a record of every difference step.

    Notes
    -----
    Accuracy order 2 in the interior, leading truncation term ``h1*h2/6 f'''``. At the ends
    accuracy order 1, ``h/2 f''`` on the left and ``-h/2 f''`` on the right, with edge_order=1;
    accuracy order 2, ``-h**2/3 f'''`` for equal gaps, with edge_order=2. Round-off grows as
    ``1/h``. `gradient_core.statements.schemes` has the derivations.

    No difference from `numpy.gradient` is known beyond the texts of messages, and which of
    two refusals comes first where a call earns both.

    References
    ----------
    .. [1] Fornberg, B. (1988). Generation of finite difference formulas on arbitrarily spaced
       grids. Math. Comp. 51, 699-706, tables 1 and 3.
    .. [2] Quarteroni, A., Sacco, R., Saleri, F. (2007). Numerical Mathematics. Springer.

    Examples
    --------
    >>> print(gradient([1, 2, 4, 8, 16]))
    [1.  1.5 3.  6.  8. ]
    >>> print(gradient([1, 2, 4, 8, 16], edge_order=2))
    [ 0.5  1.5  3.   6.  10. ]
    """
    # without a record of the call: making one is a twentieth of what 5 samples take
    samples, axes, spacings = _read(f, varargs, axis, edge_order)
    return package(differentiate(samples, axes, spacings, edge_order))


class ResolvedCall(NamedTuple):
    """The arguments of a call as NumPy reads them, checked as far as it checks them first.

    Attributes
    ----------
    samples : ndarray, units [F]
        ``f`` as the array NumPy makes of it, subclasses kept.
    axes : tuple of int
        The axes to differentiate, not negative, in the order asked for.
    spacings : list of scalar or ndarray, units [X]
        Per axis one ``h``, or the gaps, shape ``(samples.shape[axis] - 1,)``.
    varargs : sequence
        The spacing arguments as given.
    edge_order : int
        As given.
    """

    samples: Any
    axes: tuple[int, ...]
    spacings: list[Any]
    varargs: Sequence[Any]
    edge_order: Any

    @property
    def readings(self) -> tuple[SpacingReading, ...]:
        """How the spacing of each axis was read, in the order of `axes`."""
        return read_spacing(self.samples.shape, self.axes, self.varargs, self.spacings)


def resolve_call(f: Any, varargs: Sequence[Any], axis: Any, edge_order: Any) -> ResolvedCall:
    """Read the arguments of ``gradient(f, *varargs, axis=axis, edge_order=edge_order)``.

    Parameters
    ----------
    f, varargs, axis, edge_order
        As for `gradient`; `spacing` as a sequence.

    Returns
    -------
    ResolvedCall
        What `differentiate` computes from.

    Raises
    ------
    GradientCoreError
        The children that `gradient` raises, except those that only the computation meets: too
        few samples, and samples or spacings that cannot be subtracted or divided.

    Examples
    --------
    >>> call = resolve_call([[1, 2, 4], [2, 5, 8]], (0.5, [0, 1, 3]), None, 1)
    >>> call.axes, call.spacings
    ((0, 1), [0.5, array([1., 2.])])
    """
    return ResolvedCall(*_read(f, varargs, axis, edge_order), varargs, edge_order)


def _read(
    f: Any, varargs: Sequence[Any], axis: Any, edge_order: Any
) -> tuple[Any, tuple[int, ...], list[Any]]:
    """Return samples, axes and spacings as `ResolvedCall` names them."""
    try:
        samples = np.asanyarray(f)
    except ARITHMETIC_ERRORS as error:
        raise refusal(error, "f", "`f` must be an array with rows of one length.") from error
    axes = resolve_axes(samples.ndim, axis)
    spacings = resolve_spacing(samples.shape, axes, varargs)
    _check_edge_order(edge_order)
    return samples, axes, spacings


def resolve_axes(ndim: int, axis: Any) -> tuple[int, ...]:
    """Return `axis` as a tuple of axes that are not negative, in the order asked for.

    Raises
    ------
    GradientAxisError
        Out of range.
    GradientValueError
        An axis twice.
    GradientTypeError
        Not an int or a sequence of them.
    """
    if axis is None:
        return tuple(range(ndim))
    try:
        return normalize_axis_tuple(axis, ndim)
    except np.exceptions.AxisError as error:
        raise GradientAxisError(
            f"`axis` must be from {-ndim} to {ndim - 1} for an array of {ndim} dimensions; "
            f"got {axis}. Count axes from 0, or from -1 at the end.",
            numpy_message=str(error),
            axis=error.axis,
            ndim=error.ndim,
        ) from error
    except ValueError as error:
        raise GradientValueError(
            f"`axis` must name each axis once; got {axis}. Leave the repetition out.",
            argument="axis",
            numpy_message=str(error),
        ) from error
    except (TypeError, OverflowError) as error:
        raise refusal(
            error,
            "axis",
            f"`axis` must be None, an integer or a tuple of integers; got {axis!r}. "
            "Write axis=0 for the first axis.",
        ) from error


def _check_edge_order(edge_order: Any) -> None:
    """Refuse what NumPy refuses: more than 2, and what cannot be compared with 2."""
    try:
        too_large = bool(edge_order > 2)
    except ARITHMETIC_ERRORS as error:
        raise refusal(
            error,
            "edge_order",
            f"`edge_order` must be 1 or 2; got {edge_order!r}. Use 1, or 2 for the parabola "
            "through the last three samples.",
        ) from error
    if too_large:
        raise GradientValueError(
            f"`edge_order` must be 1 or 2; got {edge_order}. Use 2, the highest there is.",
            argument="edge_order",
            numpy_message="'edge_order' greater than 2 not supported",
        )


def differentiate(
    samples: Any, axes: Sequence[int], spacings: Sequence[Any], edge_order: Any
) -> list[Any]:
    """Return one output per axis, each of the shape of the samples, units [F]/[X].

    Parameters
    ----------
    samples, axes, spacings, edge_order
        As `ResolvedCall` names them.

    Raises
    ------
    GradientCoreError
        Too few samples; samples or spacings that cannot be subtracted or divided.
    """
    samples, dtype = computable(samples)
    try:
        return [
            _differentiate_axis(samples, dtype, axis, spacing, edge_order)
            for axis, spacing in zip(axes, spacings, strict=True)
        ]
    except GradientCoreError:
        raise
    except ARITHMETIC_ERRORS as error:
        raise refusal(
            error,
            "spacing",
            "`f` and `spacing` must be numbers that NumPy can subtract and divide; got "
            f"{samples.dtype} samples and {_spacing_types(spacings)} spacing.",
        ) from error


def _spacing_types(spacings: Sequence[Any]) -> str:
    return ", ".join(dict.fromkeys(str(getattr(s, "dtype", type(s).__name__)) for s in spacings))


def package(outputs: list[Any]) -> Any:
    """Return what NumPy returns: the array of a single axis, else a tuple."""
    return outputs[0] if len(outputs) == 1 else tuple(outputs)


def computable(samples: Any) -> tuple[Any, np.dtype[Any]]:
    """Return the samples as NumPy computes with them, and the dtype of the result.

    Integers become float64 before they are subtracted, so that unsigned ones do not
    wrap round; dates are viewed as time differences.
    """
    dtype = samples.dtype
    if dtype.kind in "fcm":
        return samples, dtype
    if dtype.kind == "M":
        dtype = np.dtype(dtype.name.replace("datetime", "timedelta"))
        return samples.view(dtype), dtype
    if dtype.kind in "iu":
        samples = samples.astype(np.float64)
    return samples, _FLOAT64


def _differentiate_axis(
    f: Any, dtype: np.dtype[Any], axis: int, spacing: Any, edge_order: Any
) -> Any:
    if f.shape[axis] < edge_order + 1:
        raise GradientValueError(
            f"`f` must have at least {edge_order + 1} samples along a differentiated axis; got "
            f"{f.shape[axis]} at axis {axis}. Leave the axis out with `axis=`, lower `edge_order` "
            "or add samples.",
            argument="f",
            numpy_message="Shape of array too small to calculate a numerical gradient, "
            "at least (edge_order + 1) elements are required.",
        )
    out = np.empty_like(f, dtype=dtype)
    left, interior, right = statements_for(uniform=is_scalar(spacing), edge_order=edge_order)
    before = (slice(None),) * axis
    if f.dtype.kind == "b" and interior.is_quotient:
        f[:0] - f[:0]  # NumPy refuses truth values here, before it looks at the spacing
    fill_interior(interior, f, before, spacing, out)
    _fill_boundary(left, f, before, spacing, out)
    _fill_boundary(right, f, before, spacing, out)
    return out


def _fill_boundary(statement: Statement, f: Any, before: Index, spacing: Any, out: Any) -> None:
    end = -1 if statement.region is RIGHT else 0
    parts = statement.divisor_or_weights(*boundary_gaps(statement, spacing))
    samples = [f[(*before, end + offset)] for offset in statement.offsets]
    out[(*before, end)] = statement.combine(samples, parts)
