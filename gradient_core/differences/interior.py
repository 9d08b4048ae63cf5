"""The pass over the interior of an axis: in place over blocks, or the plain expression.

NumPy's expression allocates an array for every operation. Here plain floating-point
arrays run the same operations in the same order into reused buffers, which gives the
same bits in less time and memory; everything else runs the expression as it stands.

=====================  =========================================================
spacing, samples       in-place pass
=====================  =========================================================
uniform                subtract and divide, two ufuncs over the whole array
non-uniform, 1-D       weights and sum block by block; no weight is kept
non-uniform, N-D       weights once along the axis, the sum over blocks
=====================  =========================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import cache
from math import frexp
from typing import Any

import numpy as np

from gradient_core.differences.spacing import CoordinateGaps, is_scalar, read_gaps
from gradient_core.statements import RIGHT, Named, Statement, UfuncProgram, compile_trees

# Elements per block: many, so that the calls cost little; few enough for the cache.
BLOCK = 98304
# Below this many samples the plain expression is the faster one.
SMALL = 16384
_PADDING = 72
# Elements in the buffer of a ufunc, NumPy's default; it must be a multiple of 16.
_UFUNC_BUFFER = 8192
# Shorter rows are better copied, and not worth a pass of their own.
_SHORTEST_ROW = 32

Index = tuple[Any, ...]


def boundary_gaps(statement: Statement, spacing: Any) -> Sequence[Any]:
    """Return the gaps nearest to the boundary of `statement`, in index order.

    Parameters
    ----------
    statement : Statement
        Of a boundary.
    spacing : scalar or gaps, shape (n - 1,), units [X]
        As `resolve_spacing` returns it.

    Returns
    -------
    sequence of scalar, in the order of ``statement.gap_names``
    """
    if statement.uniform:
        return (spacing,)
    count = len(statement.gap_names)
    first = -count if statement.region is RIGHT else 0
    return [spacing[first + k] for k in range(count)]


_INNER = {-1: slice(None, -2), 0: slice(1, -1), 1: slice(2, None)}


def fill_interior(statement: Statement, f: Any, before: Index, spacing: Any, out: Any) -> None:
    """Fill ``out[1:-1]`` along the axis, in place where dtypes allow it.

    Parameters
    ----------
    statement : Statement
        Of the interior.
    f : ndarray, shape (..., n, ...), units [F]
        The samples, with the differentiated axis at ``len(before)``.
    before : tuple of slice
        One whole slice for every axis before it.
    spacing : scalar or gaps, shape (n - 1,), units [X]
        As `resolve_spacing` returns it.
    out : ndarray, of the shape of `f`, units [F]/[X]
        What is written to; its dtype is that of the result.
    """
    samples = [f[(*before, _INNER[offset])] for offset in statement.offsets]
    inner = (*before, _INNER[0])
    if f.size >= SMALL and _is_plain(f, spacing, out):
        _fill_in_place(statement, samples, len(before), spacing, out[inner])
    else:
        parts = interior_divisor_or_weights(statement, spacing, len(before), f.ndim)
        out[inner] = statement.combine(samples, parts)


def interior_divisor_or_weights(statement: Statement, spacing: Any, axis: int, ndim: int) -> Index:
    """Return the divisor or the weights of the interior, shaped to broadcast along `axis`.

    Parameters
    ----------
    statement : Statement
        Of the interior.
    spacing : scalar or gaps, shape (n - 1,), units [X]
    axis, ndim : int
        The differentiated axis, and how many there are.

    Returns
    -------
    tuple of scalar, or of ndarray, shape (1, ..., n - 2, ..., 1)
        One distance, units [X], or ``a``, ``b``, ``c``, units 1/[X].
    """
    if statement.uniform:
        return tuple(statement.divisor_or_weights(spacing))
    gaps = spacing[:]
    shape = [1] * ndim
    shape[axis] = -1
    return tuple(part.reshape(shape) for part in statement.divisor_or_weights(gaps[:-1], gaps[1:]))


def _is_plain(f: Any, spacing: Any, out: Any) -> bool:
    """Whether in-place ufuncs give the bits of the plain expression."""
    if type(f) is not np.ndarray or f.dtype.kind not in "fc":
        return False
    if type(spacing) in (float, int):
        return True  # a Python number follows the dtype of the samples
    if is_scalar(spacing):
        return type(spacing) is np.float64 and out.dtype in (np.float64, np.complex128)
    is_float64 = type(spacing) in (CoordinateGaps, np.ndarray) and spacing.dtype == np.float64
    is_real = f.dtype.kind == "f" and f.dtype.itemsize <= 8
    return is_float64 and is_real and _row_length(f) >= _SHORTEST_ROW


def _fill_in_place(
    statement: Statement, samples: Sequence[Any], axis: int, spacing: Any, target: np.ndarray
) -> None:
    with _row_buffers(statement, target, samples[0].dtype):
        if statement.uniform:
            _fill_quotient(statement, samples, spacing, target)
        elif target.ndim == 1:
            _fill_line(statement, samples, spacing, target)
        else:
            _fill_planes(statement, samples, axis, spacing, target)


def _row_buffers(
    statement: Statement, target: np.ndarray, dtype: np.dtype[Any]
) -> AbstractContextManager[None]:
    """Keep ufuncs from copying rows, unless they have to cast or the rows are very short.

    A ufunc copies rows with a gap between them into its buffer where several fit, which takes
    three to four times as long as walking them where they are: the buffer becomes one row.
    """
    is_one_run = statement.uniform and target.flags.forc  # the weights of a sum repeat
    if target.ndim == 1 or is_one_run or dtype != target.dtype:
        return nullcontext()
    row = _row_length(target)
    return _ufunc_buffers(row) if _SHORTEST_ROW <= row < _UFUNC_BUFFER else nullcontext()


def _row_length(array: np.ndarray) -> int:
    """Return the length of the axis along which neighbours are nearest in memory."""
    strides = [abs(stride) for stride in array.strides]
    return int(array.shape[strides.index(min(strides))])


@contextmanager
def _ufunc_buffers(size: int) -> Iterator[None]:
    with np.errstate():  # its end also restores the size of the buffers
        np.setbufsize(size // 16 * 16)
        yield


def _fill_quotient(
    statement: Statement, samples: Sequence[Any], spacing: float, target: np.ndarray
) -> None:
    """Uniform: two passes over the whole array, the result as the buffer; blocks gain nothing."""
    (distance,) = statement.divisor_or_weights(spacing)
    if target.dtype.kind == "f" and target.itemsize in (4, 8) and _is_power_of_two(distance):
        _product_program(statement).run((1 / distance, *samples), (target,))
    else:
        _combine_program(statement).run((distance, *samples), (target,))


def _is_power_of_two(distance: float) -> bool:
    """Whether dividing by `distance` and multiplying by its reciprocal give the same bits.

    Both only change the exponent, so both round the same number; multiplying is faster. The
    bounds keep the reciprocal a normal number of float32.
    """
    return 1e-30 < abs(distance) < 1e30 and abs(frexp(distance)[0]) == 0.5


def _fill_line(statement: Statement, samples: Sequence[Any], gaps: Any, target: np.ndarray) -> None:
    """1-D: weights and sum block by block, so that no weight is kept in memory."""
    weigh, combine = _weights_program(statement), _combine_program(statement)
    buffers = _buffers(1 + weigh.buffers + combine.buffers, target)
    for start in range(0, len(target), BLOCK):
        stop = min(start + BLOCK, len(target))
        near = read_gaps(gaps, start, stop + 1, buffers[0])
        block = [row[: stop - start] for row in buffers[1:]]
        weigh.run((near[:-1], near[1:]), block)
        weights = [block[k] for k in weigh.results]
        inputs = [*weights, *[part[start:stop] for part in samples]]
        combine.run(inputs, block[weigh.buffers :], target[start:stop])


def _fill_planes(
    statement: Statement, samples: Sequence[Any], axis: int, gaps: Any, target: np.ndarray
) -> None:
    """N-D: weights once along the axis, the sum over blocks in memory order."""
    combine = _combine_program(statement)
    weights = interior_divisor_or_weights(statement, gaps, axis, target.ndim)
    order = sorted(range(target.ndim), key=lambda k: -abs(target.strides[k]))
    target = target.transpose(order)
    inputs = [np.broadcast_to(part.transpose(order), target.shape) for part in weights]
    inputs += [part.transpose(order) for part in samples]
    buffers = _buffers(combine.buffers, target)
    for index in blocks(target.shape):
        block = target[index]
        rows = [row[: block.size].reshape(block.shape) for row in buffers]
        combine.run([part[index] for part in inputs], rows, block)


def _buffers(count: int, target: np.ndarray) -> np.ndarray:
    # One gap more than outputs; and no rows that lie a power of two apart, for equal page
    # offsets make stores and loads collide.
    return np.empty((count, min(BLOCK, target.size) + _PADDING))


def blocks(shape: Sequence[int]) -> Iterator[Index]:
    """Yield indices that cover `shape` in blocks of at most `BLOCK` elements.

    Parameters
    ----------
    shape : sequence of int
        In memory order, the last axis the nearest in memory.

    Yields
    ------
    tuple
        An index into an array of that shape.

    Examples
    --------
    >>> list(blocks((2, 70000)))
    [(slice(0, 1, None),), (slice(1, 2, None),)]
    """
    whole = len(shape)
    size = 1
    while whole and size * shape[whole - 1] <= BLOCK:
        whole -= 1
        size *= shape[whole]
    if whole == 0:
        yield ()
        return
    rows = max(1, BLOCK // size)
    for outer in np.ndindex(*shape[: whole - 1]):
        for start in range(0, shape[whole - 1], rows):
            yield (*outer, slice(start, min(start + rows, shape[whole - 1])))


@cache
def _combine_program(statement: Statement) -> UfuncProgram:
    names = [Named(name) for name in statement.part_names]
    return compile_trees([statement.combine_tree], [*names, *statement.sample_symbols])


@cache
def _product_program(statement: Statement) -> UfuncProgram:
    """Return the program of a quotient with a factor in place of the distance."""
    program = _combine_program(statement)
    divide: dict[np.ufunc, np.ufunc] = {np.divide: np.multiply}
    return replace(program, calls=tuple((divide.get(u, u), where) for u, where in program.calls))


@cache
def _weights_program(statement: Statement) -> UfuncProgram:
    return compile_trees(statement.part_trees, statement.gap_symbols)
