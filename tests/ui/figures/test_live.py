"""Which samples the browser can compute with, and what it is told of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_ui.figures.live import line_data, spacing_of, why_not_live


@pytest.mark.parametrize(
    ("f", "spacing", "why"),
    [
        (np.float32([1, 2, 4]), (), "type float32"),
        (np.float16([1, 2, 4]), (), "type float16"),
        (np.longdouble([1, 2, 4]), (), "type longdouble"),
        (np.array([1, 2, 4j]), (), "type complex128"),
        (np.array([1, 2**53, 4]), (), "beyond 2**53"),
        (np.array([1, -(2**60), 4]), (), "beyond 2**53"),
        (np.ma.masked_array([1.0, 2, 4], [False, True, False]), (), "knows no masks"),
        (np.array([1.0, 2, 4]), (np.array([0, 1, 2**60]),), "coordinates are beyond 2**53"),
        (np.array([1.0, 2, 4]), (np.float32([0, 1, 3]),), "coordinates are of type float32"),
        (np.array(["2020-01-01", "2020-01-02"], "datetime64[D]"), (), "type datetime64"),
    ],
)
def test_what_cannot_be_dragged_is_said(f: Any, spacing: Any, why: str) -> None:
    """The browser has float64 alone."""
    found = why_not_live(trace_gradient(f, *spacing))

    assert found is not None
    assert why.replace("longdouble", np.dtype(np.longdouble).name) in found


@pytest.mark.parametrize("f", [[1, 2, 4], [1.5, np.nan, -0.0], np.uint8([1, 2, 250])])
@pytest.mark.parametrize("spacing", [(), (2,), (0.1,), ([0, 1, 3],), (np.uint8([0, 1, 3]),)])
def test_browser_is_told_the_numbers_of_the_trace(f: Any, spacing: Any) -> None:
    """Samples and spacing as float64, the texts of the weights as the strip has them."""
    trace = trace_gradient(np.asarray(f), *spacing)
    assert why_not_live(trace) is None
    told = line_data(trace)

    np.testing.assert_array_equal(told["f"], np.asarray(f, np.float64))
    np.testing.assert_array_equal(np.gradient(told["f"], *_spacing(told)), trace.values)
    assert told["names"] == ["f[0]", "f[1]", "f[2]"]
    assert [len(texts) for texts in told["weights"]] == [len(step.terms) for step in trace.steps()]


def _spacing(told: dict[str, Any]) -> tuple[Any, ...]:
    spacing = told["spacing"]
    return (spacing[0] if len(spacing) == 1 else spacing,)


def test_one_gap_is_told_as_one_number() -> None:
    """Coordinates are told whole, though NumPy may find one gap in them."""
    assert spacing_of(trace_gradient([1, 2, 4]).spacing[0]).tolist() == [1]
    assert spacing_of(trace_gradient([1, 2, 4], [0, 1, 2]).spacing[0]).tolist() == [0, 1, 2]
