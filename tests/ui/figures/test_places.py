"""Where samples are drawn, and which of their numbers."""

from __future__ import annotations

from gradient_core import parse_function, trace_gradient
from gradient_core.sampled import sample_line, uniform_axis
from gradient_ui.figures.places import positions, real_numbers


def test_positions_are_those_of_the_function_where_one_is_known() -> None:
    """NumPy is told a distance alone, so without the function the samples begin at 0."""
    sampled = sample_line(parse_function("x^2", ["x"]), uniform_axis("x", 3, 5, 5))
    trace = trace_gradient(sampled.samples, sampled.spacing)

    assert positions(trace).tolist() == [0, 0.5, 1, 1.5, 2]
    assert positions(trace, sampled).tolist() == [3, 3.5, 4, 4.5, 5]


def test_complex_numbers_are_drawn_part_by_part() -> None:
    """Their real part unless the other is asked for."""
    assert real_numbers([1 + 2j, 3]).tolist() == real_numbers([1, 3], "real").tolist() == [1, 3]
    assert real_numbers([1 + 2j, 3], "imag").tolist() == [2, 0]
