"""A small picture of many numbers, to know a data set by."""

from __future__ import annotations

import numpy as np

from gradient_ui.figures.thinning import extremes
from gradient_ui.theme import Palette

_WIDTH, _HEIGHT, _ROOM = 160, 44, 3
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}"><polyline points="{points}" fill="none" stroke="{ink}" '
    'stroke-width="1.5" stroke-linejoin="round"/></svg>'
)


def sparkline(values: np.ndarray, palette: Palette) -> str:
    """Return a line through all values as SVG, without axes."""
    at = np.asarray(extremes(values, range(len(values))))
    kept = values[at]
    low, high = float(np.nanmin(kept)), float(np.nanmax(kept))
    across = _ROOM + at / max(1, len(values) - 1) * (_WIDTH - 2 * _ROOM)
    up = _HEIGHT - _ROOM - (kept - low) / ((high - low) or 1.0) * (_HEIGHT - 2 * _ROOM)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True))
    return _SVG.format(
        width=_WIDTH, height=_HEIGHT, points=points, ink=palette.schemes["central"].colour
    )
