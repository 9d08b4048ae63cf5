"""The sentence about a step: its words fit how the array lies before the reader."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.trace import sentence
from tests.core.trace.traces import quiet_trace

F = np.arange(24.0).reshape(2, 3, 4) ** 2


@pytest.mark.parametrize("edge_order", [1, 2])
def test_neighbours_stand_where_the_array_is_written_down(edge_order: int) -> None:
    """Left and right in a row, above and below in a column, before and after through a stack."""
    x = [0, 1, 4]
    line, column = trace_gradient([1, 2, 4], x, edge_order=edge_order), F[0, :, :3]
    down = trace_gradient(column, x, axis=0, edge_order=edge_order)
    across = trace_gradient(column, x, axis=1, edge_order=edge_order)
    for trace, places, words in (
        (line, (0, 1, 2), ("on the left", "neighbour on the left is nearer", "on the right")),
        (across, ((1, 0), (1, 1), (1, 2)), ("on the left", "on the left is", "on the right")),
        (down, ((0, 1), (1, 1), (2, 1)), ("above", "The neighbour above is", "below")),
    ):
        for place, expected in zip(places, words, strict=True):
            assert expected in trace.step(place).sentence
    stack = trace_gradient(F, axis=0)
    assert "no neighbour before it" in stack.step((0, 1, 1)).sentence
    assert "no neighbour after it" in stack.step((1, 1, 1)).sentence


@pytest.mark.parametrize(
    ("x", "words"),
    [
        ([0, 1, 4], "on the left is nearer"),
        ([0, 3, 4], "on the right is nearer"),
        ([4, 3, 0], "on the left is nearer"),
        ([0, 2, 1], "do not keep one direction"),
        ([0, 1, 1], "do not keep one direction"),
        ([1, 1, 0], "do not keep one direction"),
    ],
)
def test_nearer_neighbour_is_named_where_there_is_one(x: list[float], words: str) -> None:
    """By the size of the gap, whichever way the coordinates run."""
    assert words in quiet_trace([1, 2, 4], x).step(1).sentence


def test_equal_gaps_beside_a_sample_count_the_same() -> None:
    """The axis is not uniform, yet these two gaps are equal."""
    step = trace_gradient([1, 2, 4, 8], [0, 1, 2, 4]).step(1)
    assert "both neighbours count the same" in step.sentence


def test_numbers_are_rounded_to_the_digits_asked_for() -> None:
    """All digits by default."""
    step = trace_gradient([0, 1, 1 / 3]).step(1)
    assert "0.3333333333333333 − 0" in sentence(step)
    assert "0.333 − 0" in sentence(step, 3)


def test_negative_number_that_is_taken_away_stands_in_brackets() -> None:
    """Two signs side by side are hard to read."""
    assert "1 − (−2) over" in trace_gradient([-2, 5, 1]).step(1).sentence
