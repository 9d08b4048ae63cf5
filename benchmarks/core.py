"""The core against `numpy.gradient`: speed, memory, and what a trace costs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from benchmarks.measuring import Row, best_times, peak_memory, warm_allocator
from gradient_core import gradient, trace_gradient
from gradient_core.trace.step_latex import latex_equation

Array = np.ndarray[Any, Any]


def rows(full: bool) -> Iterator[Row]:
    """Yield the rows of the core; `full` adds those that need gigabytes."""
    warm_allocator()
    yield from _uniform(full)
    yield from _non_uniform()
    yield from _planes()
    yield from _small()
    yield from _other_types()
    yield from _memory()
    yield from _trace()


def _wave(*shape: int) -> Array:
    size = int(np.prod(shape))
    return np.sin(np.linspace(0.0, 40.0, size)).reshape(shape)


def _uneven(size: int) -> Array:
    return np.linspace(0.0, 1.0, size) ** 2 + np.linspace(0.0, 1.0, size)


def _faster(what: str, limit: float, f: Any, *varargs: Any, **options: Any) -> Row:
    ours, theirs = _times(f, *varargs, **options)
    return Row(f"{what}: NumPy's time / ours", theirs / ours, limit, at_least=True)


def _not_slower(what: str, f: Any, *varargs: Any, **options: Any) -> Row:
    ours, theirs = _times(f, *varargs, **options)
    limit = 1.5 if np.size(f) < 1000 else 1.1
    return Row(f"{what}: our time / NumPy's", ours / theirs, limit)


def _times(f: Any, *varargs: Any, **options: Any) -> list[float]:
    functions = (gradient, np.gradient)
    return best_times([partial(function, f, *varargs, **options) for function in functions])


def _uniform(full: bool) -> Iterator[Row]:
    sizes = [100_000, 1_000_000, 10_000_000] + ([50_000_000] if full else [])
    for size in sizes:
        yield _faster(f"uniform, {size:.0e}", 1.4, _wave(size))
        yield _faster(f"uniform, spacing 0.1, {size:.0e}", 1.4, _wave(size), 0.1)
    yield _faster("uniform, 1e+06, edge_order=2", 1.4, _wave(1_000_000), edge_order=2)


def _non_uniform() -> Iterator[Row]:
    for size in (1_000_000, 10_000_000):
        yield _faster(f"coordinates, {size:.0e}", 2.5, _wave(size), _uneven(size))


def _planes() -> Iterator[Row]:
    for order in ("C", "F"):
        f = np.asarray(_wave(1000, 1500), order=order)
        x, y = _uneven(1000), _uneven(1500)
        yield _faster(f"2-D {order}, uniform", 1.8, f)
        yield _faster(f"2-D {order}, spacing 0.1", 1.8, f, 0.1)
        yield _faster(f"2-D {order}, coordinates", 1.8, f, x, y)
        for axis, coordinates in enumerate((x, y)):
            yield _faster(f"2-D {order}, axis {axis}, uniform", 1.8, f, axis=axis)
            yield _faster(f"2-D {order}, axis {axis}, coordinates", 1.8, f, coordinates, axis=axis)
    cube, x = _wave(100, 100, 100), _uneven(100)
    yield _not_slower("3-D, uniform", cube)
    yield _not_slower("3-D, coordinates", cube, x, x, x)


def _small() -> Iterator[Row]:
    for size in (5, 50, 500, 5_000, 15_000, 20_000, 50_000, 200_000):
        f, x = _wave(size), _uneven(size)
        yield _not_slower(f"{size} samples, uniform", f)
        yield _not_slower(f"{size} samples, coordinates", f, x)
    yield _not_slower("5 samples, a list", [1, 2, 4, 8, 16])
    yield _not_slower("2-D, 4 x 3", _wave(4, 3))
    yield _not_slower("2-D, 4 x 3, coordinates", _wave(4, 3), _uneven(4), _uneven(3))
    yield _not_slower("2-D, 3 x 10000", _wave(3, 10_000))
    yield _not_slower("2-D, 10000 x 3, coordinates", _wave(10_000, 3), _uneven(10_000), _uneven(3))


def _other_types() -> Iterator[Row]:
    for dtype in ("float16", "float32", "longdouble", "complex64", "complex128", "int32", "uint8"):
        for size in (5_000, 20_000, 100_000, 1_000_000):
            f, x = (100 * _wave(size)).astype(dtype), _uneven(size)
            yield _not_slower(f"{dtype}, {size:.0e}, uniform", f, 0.1)
            yield _not_slower(f"{dtype}, {size:.0e}, coordinates", f, x)
    f = _wave(1_000_000)
    yield _not_slower("every second sample, 1e+06", f[::2])
    yield _not_slower("backwards, coordinates, 1e+06", f[::-1], _uneven(1_000_000))
    yield _not_slower("float32 coordinates, 1e+06", f, _uneven(1_000_000).astype(np.float32))
    yield _not_slower("integer coordinates, 1e+06", f, np.arange(1_000_000) ** 2)
    yield _not_slower("even coordinates, 1e+06", f, np.arange(1_000_000.0))
    yield _not_slower("masked, 1e+05", np.ma.masked_less(f[:100_000], 0.0))


def _memory() -> Iterator[Row]:
    for name, f, varargs in (
        ("coordinates, 1e+07", _wave(10_000_000), (_uneven(10_000_000),)),
        ("2-D, coordinates, axis 0", _wave(1000, 1500), (_uneven(1000),)),
    ):
        ours = peak_memory(partial(gradient, f, *varargs, axis=0))
        theirs = peak_memory(partial(np.gradient, f, *varargs, axis=0))
        yield Row(f"peak memory, {name}: ours / NumPy's", ours / theirs, 0.5)


def _trace() -> Iterator[Row]:
    size = 10_000_000
    f, x = _wave(size), _uneven(size)
    for name, varargs in (("uniform", ()), ("coordinates", (x,))):
        traced, plain = best_times(
            [partial(trace_gradient, f, *varargs), partial(gradient, f, *varargs)], 3.0
        )
        yield Row(f"trace / gradient, 1e+07, {name}: time", traced / plain, 1.05)
        traced, plain = (
            peak_memory(partial(function, f, *varargs)) for function in (trace_gradient, gradient)
        )
        yield Row(f"trace / gradient, 1e+07, {name}: peak memory", traced / plain, 1.05)
        trace = trace_gradient(f, *varargs)
        for where, index in (("interior", size // 2), ("right end", -1)):
            (taken,) = best_times([partial(trace.step, index)], 0.3)
            yield Row(f".step(i) of 1e+07, {name}, {where}", 1e6 * taken, 100, " us")
            step = trace.step(index)
            (taken,) = best_times([partial(latex_equation, step, 6)], 0.3)
            yield Row(f"its LaTeX, {name}, {where}", 1e6 * taken, 1000, " us")
