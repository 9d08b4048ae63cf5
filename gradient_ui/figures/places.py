"""Where samples are drawn, which of their numbers are drawn, and the parabola through three."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.sampled.line import SampledFunction


def positions(trace: GradientTrace, sampled: SampledFunction | None = None) -> np.ndarray:
    """Return where to draw the samples: their coordinates, or index times spacing."""
    if sampled is not None:
        return sampled.x
    (reading,) = trace.spacing
    if reading.coordinates is not None and reading.coordinates.dtype.kind in "iuf":
        return np.asarray(reading.coordinates, dtype=np.float64)
    indices = np.arange(len(trace.samples), dtype=np.float64)
    is_real = np.isrealobj(reading.spacing) and np.isfinite(reading.spacing) and reading.uniform
    return indices * float(reading.spacing) if is_real and reading.spacing != 0 else indices


def indices_read(step: DifferenceStep) -> list[int]:
    """Return which samples of a 1-D trace a step reads."""
    return [step.position + term.offset for term in step.terms]


def real_numbers(values: Any, part: str = "") -> np.ndarray:
    """Return what can be drawn of `values`, as float64: themselves, or a part of complex ones."""
    array = np.asarray(values)
    return (array.imag if part == "imag" else array.real).astype(np.float64)


def parabola_through(x: np.ndarray, f: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the parabola through three samples at the places `at`, in Newton's form.

    Examples
    --------
    >>> parabola_through(np.array([0.0, 1.0, 3.0]), np.array([0.0, 1.0, 9.0]), np.array([2.0]))
    array([4.])
    """
    with np.errstate(all="ignore"):
        first = (f[1] - f[0]) / (x[1] - x[0])
        second = ((f[2] - f[1]) / (x[2] - x[1]) - first) / (x[2] - x[0])
        parabola: np.ndarray = f[0] + (at - x[0]) * (first + (at - x[1]) * second)
    return parabola
