"""What is known of a sampled function beside its samples: the curve and its exact slope.

NumPy knows neither, so both are drawn thin and neutral, behind what it computes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core.sampled import SampledFunction
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.traces import scatter
from gradient_ui.theme import Palette

_PLACES = 400
# A curve that leaves the picture so many times its height is at a pole: no line leads across.
_FAR = 4.0


def function_curve(sampled: SampledFunction, shown: np.ndarray, palette: Palette) -> Figure:
    """Return the function, faded, over the range of the coordinates `shown`."""
    at = _places(shown)
    values = sampled.function.evaluate(at)
    return _curve("function", f"f({sampled.axis.name})", at, values, color=palette.line, width=1)


def exact_slope(sampled: SampledFunction, shown: np.ndarray, palette: Palette) -> list[Figure]:
    """Return the exact derivative over the range of the coordinates `shown`, if it is known."""
    slope = sampled.derivative(1)
    if slope is None:
        return []
    at = _places(shown)
    stroke = {"color": palette.text, "width": 1.2, "dash": "dash"}
    return [
        _curve("exact slope", f"exact f′({sampled.axis.name})", at, slope.evaluate(at), **stroke)
    ]


def _places(shown: np.ndarray) -> np.ndarray:
    """Return dense places over the range of `shown`, with all of `shown` among them."""
    dense = np.linspace(shown.min(), shown.max(), _PLACES)
    return np.union1d(dense, shown) if len(shown) <= _PLACES else dense


def _curve(role: str, name: str, x: np.ndarray, y: np.ndarray, **stroke: Any) -> Figure:
    told = f"{name}, not known to NumPy<extra></extra>"
    return scatter(role, x, _broken_at_poles(y), line=stroke, hovertemplate=told)


def _broken_at_poles(y: np.ndarray) -> np.ndarray:
    """Return `y` with a gap where it jumps from far above to far below, or is not finite."""
    broken = np.where(np.isfinite(y), y, np.nan)
    finite = broken[np.isfinite(broken)]
    if finite.size < 2:
        return broken
    usual = np.percentile(np.abs(finite), 75) or 1.0
    with np.errstate(invalid="ignore"):
        far = np.abs(broken) > _FAR * usual
        jumps = far[:-1] & far[1:] & (np.sign(broken[:-1]) != np.sign(broken[1:]))
    broken[:-1][jumps] = np.nan
    return broken
