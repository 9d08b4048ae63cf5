"""The only caller of `numpy.gradient`: for the tick beside a value.

Nothing that is shown is computed here. The oracle is asked what the installed
NumPy returns, and whether all bits agree.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def numpy_gradient(f: Any, *varargs: Any, axis: Any = None, edge_order: Any = 1) -> Any:
    """Return what the installed `numpy.gradient` returns, floating-point warnings off."""
    with np.errstate(all="ignore"):
        return np.gradient(f, *varargs, axis=axis, edge_order=edge_order)


def bits_agree(ours: Any, theirs: Any) -> bool:
    """Whether two results agree in container, type, dtype, shape and every bit.

    Any NaN equals any NaN; -0.0 and 0.0 differ; longdouble is compared by value, for its
    padding bytes mean nothing.

    Parameters
    ----------
    ours, theirs : scalar, ndarray or tuple of ndarray

    Examples
    --------
    >>> bits_agree(np.float64(0.0), np.float64(-0.0))
    False
    >>> bits_agree(np.array([np.nan]), np.array([-np.nan]))
    True
    """
    if isinstance(ours, tuple) or isinstance(theirs, tuple):
        same_kind = isinstance(ours, tuple) and isinstance(theirs, tuple)
        return same_kind and len(ours) == len(theirs) and all(map(bits_agree, ours, theirs))
    if ours is np.ma.masked or theirs is np.ma.masked:
        return ours is theirs
    one, other = np.asanyarray(ours), np.asanyarray(theirs)
    if type(one) is not type(other) or one.dtype != other.dtype or one.shape != other.shape:
        return False
    if isinstance(one, np.ma.MaskedArray):
        mask = np.ma.getmaskarray(one)
        same_mask = np.array_equal(mask, np.ma.getmaskarray(other))
        return same_mask and _same_bits(one.data[~mask], other.data[~mask])
    return _same_bits(np.asarray(one), np.asarray(other))


def _same_bits(one: np.ndarray, other: np.ndarray) -> bool:
    if one.dtype.kind == "c":
        return _same_bits(one.real, other.real) and _same_bits(one.imag, other.imag)
    if one.dtype.kind in "mM":
        return bool((one.view(np.int64) == other.view(np.int64)).all())
    if one.dtype.kind != "f":
        return bool((one == other).all())
    both_nan = np.isnan(one) & np.isnan(other)
    return bool((both_nan | ((one == other) & (np.signbit(one) == np.signbit(other)))).all())
