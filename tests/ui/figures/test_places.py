"""Where samples are drawn, and which of their numbers."""

from __future__ import annotations

import numpy as np

from gradient_core import trace_gradient
from gradient_ui.figures.places import positions, real_numbers


def test_positions_follow_the_spacing() -> None:
    """Index, index times distance, or coordinates; the index where a distance cannot be drawn."""
    f = [1, 2, 4]
    assert positions(trace_gradient(f)).tolist() == [0, 1, 2]
    assert positions(trace_gradient(f, 0.5)).tolist() == [0, 0.5, 1]
    assert positions(trace_gradient(f, [0, 1, 3])).tolist() == [0, 1, 3]
    with np.errstate(all="ignore"):
        assert positions(trace_gradient(f, 0.0)).tolist() == [0, 1, 2]
        assert positions(trace_gradient([1j, 2, 4], 1 + 1j)).tolist() == [0, 1, 2]


def test_complex_numbers_are_drawn_part_by_part() -> None:
    """Their real part unless the other is asked for."""
    assert real_numbers([1 + 2j, 3]).tolist() == real_numbers([1, 3], "real").tolist() == [1, 3]
    assert real_numbers([1 + 2j, 3], "imag").tolist() == [2, 0]
