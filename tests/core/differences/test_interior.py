"""The in-place passes: taken for large plain arrays, with the bits of the plain expression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

import numpy as np
import pytest

from gradient_core import gradient
from gradient_core.differences import resolve_spacing
from gradient_core.differences.interior import BLOCK, SMALL, blocks
from gradient_core.differences.spacing import _LARGE, _PIECE, CoordinateGaps
from gradient_core.statements import UfuncProgram
from tests.core.parity import call, disagreement

EDGES = (SMALL - 1, SMALL, SMALL + 1, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK + 2, BLOCK + 3)
SIZES = (*EDGES, 2 * BLOCK + 2, 3 * BLOCK + 1, _LARGE - 1, _LARGE, _LARGE + 1, _LARGE + _PIECE + 2)
PLANES = (
    (150, 300),
    (300, 150),
    (3, 20_000),
    (20_000, 3),
    (40, 600),
    (31, 700),
    (2, BLOCK // 2 + 1),
    (7, 60, 50),
    (60, 7, 50),
    (3, 3, 4000),
    (400, 300),
)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Record how many ufunc calls each run of a program made."""
    counted: list[int] = []
    run = UfuncProgram.run

    def counting(self: UfuncProgram, *args: Any) -> None:
        counted.append(len(self.calls))
        run(self, *args)

    monkeypatch.setattr(UfuncProgram, "run", counting)
    return counted


SPECIAL = (np.nan, np.inf, -np.inf, -0.0, 0.0, 5e-324, 3.0)


def wave(shape: int | tuple[int, ...], dtype: str = "float64") -> np.ndarray:
    """Return samples with every bit in use; for float dtypes special ones among them."""
    size = int(np.prod(shape))
    f = 100 * np.sin(np.arange(size) * 0.7)
    if np.dtype(dtype).kind == "f":
        f[np.linspace(0, size - 1, len(SPECIAL)).astype(int)] = SPECIAL
    if np.dtype(dtype).kind == "u":
        f = np.abs(f)
    return f.astype(dtype).reshape(shape)


def uneven(size: int) -> np.ndarray:
    """Return ascending coordinates whose gaps all differ."""
    return np.sqrt(np.arange(size) + 0.3) * 3 + np.arange(size)


def with_other_dtypes(values: Sequence[Any], others: Sequence[str]) -> list[tuple[Any, str]]:
    """Pair each value with float64 and, in turn, with one of the other dtypes."""
    pairs = [(value, others[k % len(others)]) for k, value in enumerate(values)]
    return [*((value, "float64") for value in values), *pairs]


@pytest.mark.parametrize(
    ("size", "dtype"),
    with_other_dtypes(SIZES, ("float32", "float16", ">f8", "complex64", "int16", "longdouble")),
)
def test_passes_equal_numpy_around_the_block_sizes(size: int, dtype: str) -> None:
    """One sample more or fewer than a block changes no bit, uniform and non-uniform."""
    f, x = wave(size, dtype), uneven(size)
    for varargs in ((), (0.1,), (x,), (x[::-1],)):
        assert disagreement(call(f, *varargs)) == ""
        assert disagreement(call(f[::-1], *varargs, edge_order=2)) == ""


@pytest.mark.parametrize(
    ("shape", "dtype"),
    with_other_dtypes(PLANES, ("float32", "float16", "uint8", "complex128")),
    ids=str,
)
def test_passes_equal_numpy_in_more_dimensions(shape: tuple[int, ...], dtype: str) -> None:
    """Every axis, C and Fortran order, transposed and sliced, uniform and non-uniform."""
    f = wave(shape, dtype)
    wide = np.repeat(f, 2, axis=-1)
    for view in (f, np.asfortranarray(f), f.T, f[::-1], wide[..., ::2]):
        for axis in range(f.ndim):
            x = uneven(view.shape[axis])
            for spacing in (1.0, 0.1, x, x.astype("float32")):
                assert disagreement(call(view, spacing, axis=axis, edge_order=2)) == ""
    assert disagreement(call(f, *[uneven(n) for n in shape])) == ""


DISTANCES = (
    *(1, 2, 0.5, -4.0, 0.1, 3, 0.0, 1e-320, np.float64(2), np.float32(2)),
    *(2.0**-40, 2.0**120, 2.0**-130, 2.0**-1074, 2.0**1022),
)


@pytest.mark.parametrize("dtype", ["float64", "float32", "float16", "longdouble"])
def test_passes_equal_numpy_for_every_distance(dtype: str) -> None:
    """Powers of two are multiplied by the reciprocal: that must not show in any bit."""
    f = wave(SMALL + 5, dtype)
    with np.errstate(all="ignore"):
        f[100:200] *= np.asarray(1e-4, dtype)
        f[300:400] *= np.finfo(dtype).smallest_normal
    found = {h: text for h in DISTANCES if (text := disagreement(call(f, h)))}
    assert not found


@pytest.mark.parametrize(
    "x",
    [
        np.arange(40_000.0),
        np.linspace(0.0, 1.0, 40_000),
        np.arange(40_000, dtype="uint16") % 7,
        np.where(np.arange(40_000) == 39_999, 1e9, np.arange(40_000.0)),
        np.arange(_LARGE + 9.0),
        np.where(np.arange(_LARGE + 9) == _LARGE + 8, 1e9, np.arange(_LARGE + 9.0)),
        np.arange(_LARGE + 9.0) + (np.arange(_LARGE + 9) >= _PIECE),
        np.ma.masked_array(uneven(40_000), mask=np.arange(40_000) == 5),
    ],
    ids=[
        "even",
        "linspace",
        "uint16",
        "last differs",
        "large",
        "large, last differs",
        "end of piece",
        "masked",
    ],
)
def test_passes_equal_numpy_for_large_coordinates(x: np.ndarray) -> None:
    """NumPy's test for equal gaps is made piece by piece and must look at the last one, too."""
    assert disagreement(call(wave(len(x)), x)) == ""


def test_passes_equal_numpy_for_nan_in_a_late_block() -> None:
    """A nan among the coordinates poisons the same outputs in every block."""
    x = uneven(4 * BLOCK)
    x[3 * BLOCK + 7] = np.nan
    assert disagreement(call(np.sin(uneven(4 * BLOCK)), x)) == ""


# --- the fast path is the one that is tested -----------------------------------------------------


def test_large_uniform_samples_take_one_run_of_two_calls(runs: list[int]) -> None:
    """Subtract, divide: two ufunc calls over the whole array."""
    gradient(wave(SMALL), 0.1)
    gradient(wave((200, 300), "float32"), axis=0)
    assert runs == [2, 2]


def test_large_coordinates_are_read_block_by_block(runs: list[int]) -> None:
    """Per block one run for the weights and one for the sum of five calls."""
    gradient(wave(3 * BLOCK), uneven(3 * BLOCK))
    assert len(runs) == 2 * 3
    assert set(runs[1::2]) == {5}


def test_planes_run_one_sum_per_block(runs: list[int]) -> None:
    """In more dimensions the weights are made once and the sum runs over the blocks."""
    shape = (500, 600)
    gradient(wave(shape), uneven(600), axis=1)
    target = (500, 598)
    assert runs == [5] * len(list(blocks(target)))
    assert len(runs) == 4


@pytest.mark.parametrize(
    ("f", "varargs"),
    [
        (wave(SMALL - 1), ()),
        (np.ma.masked_array(wave(SMALL)), ()),
        (wave(SMALL), (np.float32(0.5),)),
        (wave(SMALL, "complex64"), (uneven(SMALL),)),
        (wave(SMALL), (uneven(SMALL).astype("float32"),)),
        (wave((20_000, 3)), (uneven(20_000), uneven(3))),
    ],
    ids=["small", "masked", "scalar of another dtype", "complex", "float32 x", "short rows"],
)
def test_everything_else_runs_the_plain_expression(
    runs: list[int], f: np.ndarray, varargs: tuple[Any, ...]
) -> None:
    """Where dtypes or types would differ, no program runs."""
    gradient(f, *varargs)
    assert runs == []


def test_large_gaps_are_never_kept() -> None:
    """Coordinates beyond a size are read through a window instead of a stored difference."""
    (kept,) = resolve_spacing((_LARGE,), (0,), (uneven(_LARGE),))
    (lazy,) = resolve_spacing((_LARGE + 1,), (0,), (uneven(_LARGE + 1),))
    assert isinstance(kept, np.ndarray)
    assert isinstance(lazy, CoordinateGaps)
    assert np.array_equal(lazy[:], np.diff(uneven(_LARGE + 1)))
    assert len(lazy) == _LARGE


# --- blocks --------------------------------------------------------------------------------------


def shapes() -> Iterator[tuple[int, ...]]:
    """Yield shapes below, at and above the size of a block, in 1 to 3 dimensions."""
    for last in (1, 5, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 3):
        yield (last,)
        yield (3, last)
    yield from ((300, 400), (400, 300), (7, 130, 140), (2, 2, 2), (5, 1, 70_000))


@pytest.mark.parametrize("shape", list(shapes()), ids=str)
def test_blocks_cover_every_element_once(shape: tuple[int, ...]) -> None:
    """No element is left out, none is computed twice, and no block is too large."""
    seen = np.zeros(shape, dtype=np.int8)
    for index in blocks(shape):
        assert seen[index].size <= BLOCK
        seen[index] += 1
    assert (seen == 1).all()
    assert prod(shape) == seen.sum()
