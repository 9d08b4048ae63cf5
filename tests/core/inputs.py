"""Samples, layouts and spacings that the tests of the core cross with each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

FLOATS = ("float16", "float32", "float64", "longdouble")
COMPLEX = ("complex64", "complex128", "clongdouble")
INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
TIMES = ("datetime64[D]", "datetime64[s]", "timedelta64[s]", "timedelta64[D]")
NUMERIC = (*FLOATS, *COMPLEX, *INTEGERS)
DTYPES = (*NUMERIC, *TIMES, "fractions", "decimals", "bool", ">f8", ">i4")
SHAPES = ((1,), (2,), (3,), (4,), (9,), (4, 3), (2, 5), (3, 4, 5), (2, 3, 3, 4))


class Tagged(np.ndarray):
    """A subclass of ndarray without behaviour of its own."""


def samples(dtype: str, shape: tuple[int, ...]) -> Any:
    """Return samples of some dtype, all different, neither even nor monotonic."""
    count = int(np.prod(shape))
    whole = (np.arange(count) * 37 + 11) % 113
    if dtype == "fractions":
        return np.array([Fraction(int(v), 3) for v in whole] + [None])[:-1].reshape(shape)
    if dtype == "decimals":
        return np.array([Decimal(int(v)) / 7 for v in whole] + [None])[:-1].reshape(shape)
    if dtype == "bool":
        return (whole % 2 == 0).reshape(shape)
    if dtype in COMPLEX:
        return ((whole - 50) / 7 + 1j * (whole[::-1] % 19) / 3).astype(dtype).reshape(shape)
    if np.dtype(dtype).kind == "f":
        return ((whole - 50) / 7).astype(dtype).reshape(shape)
    return whole.astype(dtype).reshape(shape)


def layouts(array: np.ndarray) -> Iterator[np.ndarray]:
    """Yield `array`, then views and copies of it that lie differently in memory."""
    yield array
    if array.ndim > 1:
        yield np.asfortranarray(array)
        yield array.T
        yield np.moveaxis(array, 0, -1)
    if array.shape[0] > 1:
        yield array[::-1]
        yield array[..., ::-2]
        yield np.repeat(array, 2, axis=-1)[..., ::2]


SCALARS: tuple[Any, ...] = (
    1, 2, -3, 0.1, -0.5, True, 1e-300, 2**70, float("nan"), float("inf"), 1 + 2j, 2j,
    np.float16(0.1), np.float32(0.1), np.float64(0.1), np.longdouble(0.1), np.int8(-2),
    np.uint8(3), np.uint64(2), np.bool_(True), np.complex64(1 - 1j), np.complex128(0.5j),
    np.float64(0.0), 0, 0.0, np.array(0.25), np.array(3), np.array(0.5, dtype=np.float32),
)  # fmt: skip


def coordinates(length: int) -> Iterator[Any]:
    """Yield coordinates of `length` samples, of all sorts."""
    n = np.arange(length)
    uneven = np.sqrt(n + 0.3) * (1 + 0.1 * (n % 3))
    yield uneven
    yield uneven.tolist()
    yield (n**2).tolist()
    yield uneven.astype(np.float32)
    yield uneven.astype(np.float16)
    yield uneven.astype(np.longdouble)
    yield uneven[::-1]
    yield (n**2 % 251).astype(np.uint8)
    yield (5 * length - n * 3).astype(np.uint16)
    yield np.linspace(0.0, 1.0, length)
    yield np.linspace(0.0, 1.0, 11)[:length] if length <= 11 else np.linspace(0.0, 1.0, length)
    yield n // 2
    yield np.full(length, 2.0)
    yield np.where(n == 1, np.nan, uneven)
    yield np.where(n == length - 1, np.inf, uneven)
    yield (n**2).astype("timedelta64[s]")
    yield uneven.astype(">f8")
    yield np.array([Fraction(int(k) ** 2, 7) for k in n] + [None])[:-1]


AXES: tuple[Any, ...] = (0, -1, (0,), [0], (0, 1), (1, 0), [-1, 0], ())
EDGE_ORDERS: tuple[Any, ...] = (1, 2, 0, -1, 1.5, True, np.int8(2), np.float64(1))


def axes_for(ndim: int) -> list[Any]:
    """Return the values of ``axis=`` that fit `ndim` dimensions, None first."""
    fitting = [axis for axis in AXES if np.size(axis) < 2 or ndim > 1]
    return [None, *fitting]


def named_axes(axis: Any, ndim: int) -> tuple[int, ...]:
    """Return the axes that ``axis=`` names, not negative."""
    if axis is None:
        return tuple(range(ndim))
    return tuple(int(a) % ndim for a in np.atleast_1d(np.array(axis, dtype=int)))
