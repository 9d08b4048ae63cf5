"""The pass over the interior of an axis: in place over blocks, or the plain expression.

NumPy's expression allocates an array for every operation. Here plain floating-point
arrays run the same operations in the same order into reused buffers, which gives the
same bits in less time and memory; everything else runs the expression as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np

from gradient_core.programs import Program, compile_trees
from gradient_core.schemes import RIGHT, Statement
from gradient_core.spacing import CoordinateGaps, is_scalar
from gradient_core.symbols import Named

# Elements per block of a weighted sum: with its buffers it stays in the second-level cache.
BLOCK = 24576
# Elements per block of a difference quotient, which needs no buffer beside the result.
QUOTIENT_BLOCK = 131072
# Below this many samples the plain expression is the faster one.
SMALL = 16384
# Rows that do not lie a power of two apart: equal page offsets make stores and loads collide.
_PADDING = 72
# NumPy's default length of the buffer of a ufunc; it must be a multiple of 16.
_LONGEST_UFUNC_BUFFER = 8192

Index = tuple[Any, ...]


def boundary_gaps(statement: Statement, spacing: Any) -> Sequence[Any]:
    """Return the gaps nearest to the boundary of `statement`, in index order."""
    if statement.uniform:
        return (spacing,)
    count = len(statement.gap_names)
    first = -count if statement.region is RIGHT else 0
    return [spacing[first + k] for k in range(count)]


_INNER = {-1: slice(None, -2), 0: slice(1, -1), 1: slice(2, None)}


def fill_interior(statement: Statement, f: Any, before: Index, spacing: Any, out: Any) -> None:
    """Fill ``out[1:-1]`` along the axis, in place where dtypes allow it."""
    samples = [f[(*before, _INNER[offset])] for offset in statement.offsets]
    inner = (*before, _INNER[0])
    if f.size >= SMALL and _is_plain(f, spacing, out):
        _fill_in_blocks(statement, samples, len(before), spacing, out[inner])
    else:
        coefficients = interior_coefficients(statement, spacing, len(before), f.ndim)
        out[inner] = statement.combine(samples, coefficients)


def interior_coefficients(statement: Statement, spacing: Any, axis: int, ndim: int) -> Index:
    """Return the coefficients of the interior, shaped to broadcast along `axis`."""
    if statement.uniform:
        return tuple(statement.prepare(spacing))
    gaps = spacing[:]
    shape = [1] * ndim
    shape[axis] = -1
    return tuple(part.reshape(shape) for part in statement.prepare(gaps[:-1], gaps[1:]))


def _is_plain(f: Any, spacing: Any, out: Any) -> bool:
    """Whether in-place ufuncs give the bits of the plain expression."""
    if type(f) is not np.ndarray or f.dtype.kind not in "fc":
        return False
    if is_scalar(spacing):
        return isinstance(spacing, int | float) and np.result_type(f.dtype, spacing) == out.dtype
    kinds = (CoordinateGaps,) if f.ndim == 1 else (CoordinateGaps, np.ndarray)
    is_float64 = type(spacing) in kinds and spacing.dtype == np.float64
    return is_float64 and f.dtype.kind == "f" and f.dtype.itemsize <= 8


def _fill_in_blocks(
    statement: Statement, samples: Sequence[Any], axis: int, spacing: Any, target: np.ndarray
) -> None:
    if target.ndim == 1 and not statement.uniform:
        _fill_line(statement, samples, spacing, target)
    elif samples[0].dtype == target.dtype:
        with _rows_walked_in_place(target):
            _fill_planes(statement, samples, axis, spacing, target)
    else:
        _fill_planes(statement, samples, axis, spacing, target)


def _fill_line(
    statement: Statement, samples: Sequence[Any], gaps: CoordinateGaps, target: np.ndarray
) -> None:
    """1-D: coefficients and sum block by block, so that no weight is kept in memory."""
    prepare, combine = _prepare_program(statement), _combine_program(statement)
    buffers = _buffers(1 + prepare.buffers + combine.buffers)
    for start in range(0, len(target), BLOCK):
        stop = min(start + BLOCK, len(target))
        near = gaps.read(start, stop + 1, buffers[0])
        block = [row[: stop - start] for row in buffers[1:]]
        prepare.run((near[:-1], near[1:]), block)
        coefficients = [block[k] for k in prepare.results]
        inputs = [*coefficients, *[part[start:stop] for part in samples]]
        combine.run(inputs, block[prepare.buffers :], target[start:stop])


def _fill_planes(
    statement: Statement, samples: Sequence[Any], axis: int, spacing: Any, target: np.ndarray
) -> None:
    """N-D and uniform: coefficients once along the axis, then blocks in memory order."""
    combine = _combine_program(statement)
    coefficients = interior_coefficients(statement, spacing, axis, target.ndim)
    order = sorted(range(target.ndim), key=lambda k: -abs(target.strides[k]))
    target = target.transpose(order)
    parts = [part.transpose(order) for part in samples]
    if statement.is_quotient:
        for index in blocks(target.shape, QUOTIENT_BLOCK):
            block = target[index]
            combine.run([*coefficients, *[part[index] for part in parts]], (block,))
        return
    weights = [np.broadcast_to(part.transpose(order), target.shape) for part in coefficients]
    buffers = _buffers(combine.buffers)
    for index in blocks(target.shape, BLOCK):
        block = target[index]
        rows = [row[: block.size].reshape(block.shape) for row in buffers]
        combine.run([part[index] for part in (*weights, *parts)], rows, block)


def _buffers(count: int) -> np.ndarray:
    return np.empty((count, BLOCK + _PADDING))


@contextmanager
def _rows_walked_in_place(target: np.ndarray) -> Iterator[None]:
    """Make the buffers of ufuncs no longer than a row of `target`.

    A ufunc copies several rows into its buffer where they fit and do not follow each other
    without a gap, which takes three to four times as long as walking them where they are.
    """
    row = target.shape[int(np.argmin(np.abs(target.strides)))]
    with np.errstate():  # its end also restores the size of the buffers
        if target.ndim > 1 and row >= 32:
            np.setbufsize(min(row // 16 * 16, _LONGEST_UFUNC_BUFFER))
        yield


def blocks(shape: Sequence[int], most: int) -> Iterator[Index]:
    """Yield indices that cover `shape` in blocks of at most `most` elements.

    Examples
    --------
    >>> list(blocks((2, 5000), 6000))
    [(0, slice(0, 5000, None)), (1, slice(0, 5000, None))]
    """
    whole = len(shape)
    size = 1
    while whole and size * shape[whole - 1] <= most:
        whole -= 1
        size *= shape[whole]
    if whole == 0:
        yield ()
        return
    rows = max(1, most // size)
    for outer in np.ndindex(*shape[: whole - 1]):
        for start in range(0, shape[whole - 1], rows):
            yield (*outer, slice(start, min(start + rows, shape[whole - 1])))


@cache
def _combine_program(statement: Statement) -> Program:
    names = [Named(name) for name in statement.coefficient_names]
    return compile_trees([statement.combine_tree], [*names, *statement.sample_symbols])


@cache
def _prepare_program(statement: Statement) -> Program:
    return compile_trees(statement.coefficient_trees, statement.gap_symbols)
