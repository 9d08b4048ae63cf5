"""Where samples are drawn, which of them a step reads, and which of their numbers are drawn."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.sampled import SampledFunction


def positions(trace: GradientTrace, sampled: SampledFunction | None = None) -> np.ndarray:
    """Return where to draw the samples: where NumPy believes them, or where a function has them.

    NumPy is told a distance between samples and no more: for it they begin at 0.
    """
    return trace.spacing[0].positions if sampled is None else sampled.x


def indices_read(step: DifferenceStep) -> list[int]:
    """Return which samples of a 1-D trace a step reads."""
    return [step.position + term.offset for term in step.terms]


def real_numbers(values: Any, part: str = "") -> np.ndarray:
    """Return what can be drawn of `values`, as float64: themselves, or a part of complex ones."""
    array = np.asarray(values)
    return (array.imag if part == "imag" else array.real).astype(np.float64, copy=False)
