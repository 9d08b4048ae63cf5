"""What mends samples and coordinates, and that it does."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gradient_core import parse_array
from gradient_core.calls import (
    angle_jumps,
    coordinates_of_steps,
    merged_by_mean,
    sorted_by_coordinates,
    text_of,
    unwrapped,
)
from gradient_core.oracle import bits_agree


def test_sorting_gives_the_slopes_of_the_cube() -> None:
    """Sorted, x³ at 0, 1, 2, 3 has the gradient 1, 4, 13, 19."""
    f, x = sorted_by_coordinates([0, 8, 1, 27], [0, 2, 1, 3])

    assert np.gradient(f, x).tolist() == [1, 4, 13, 19]


def test_sorting_keeps_samples_at_equal_coordinates_in_order() -> None:
    """The sort is stable, so that a merge afterwards meets the same samples."""
    f, x = sorted_by_coordinates([5, 1, 2], [1, 0, 0])

    assert (f.tolist(), x.tolist()) == ([1, 2, 5], [0, 0, 1])


def test_merging_by_mean_leaves_no_gap_of_0() -> None:
    """Three samples at one place become their mean, dates keep their dtype."""
    f, x = merged_by_mean([0, 1, 2, 6, 4], [0, 1, 1, 1, 2])
    assert (f.tolist(), x.tolist()) == ([0, 3, 4], [0, 1, 2])

    dates = np.array(["2024-01-02", "2024-01-02", "2024-01-01"], dtype="datetime64")
    f, x = merged_by_mean([1, 3, 5], dates)
    assert f.tolist() == [2, 5]
    assert text_of(x) == "2024-01-02, 2024-01-01"


def test_steps_add_up_to_the_coordinates_they_came_from() -> None:
    """What np.diff took apart comes back, from 0."""
    assert coordinates_of_steps(np.diff([0, 1, 3, 6, 10])).tolist() == [0, 1, 3, 6, 10]
    assert coordinates_of_steps([0.5, 0.25]).tolist() == [0, 0.5, 0.75]


def test_unwrapped_angles_have_one_slope() -> None:
    """340, 350, 0 becomes 340, 350, 360: all slopes are 10, where they were -170."""
    wrapped = [340, 350, 0, 10, 20]

    assert np.gradient(wrapped).tolist() == [10, -170, -170, 10, 10]
    assert np.gradient(unwrapped(wrapped)).tolist() == [10] * 5
    assert angle_jumps(unwrapped(wrapped)) == ()


@pytest.mark.parametrize(
    ("f", "jumps"),
    [
        ([340, 350, 0, 10, 20], (1,)),
        ([170, -170, 170], (0, 1)),
        ([0, 180], ()),
        ([0, 181], (0,)),
        ([0, 361], ()),
        ([-10, 350], ()),
        ([0, 1, 16, 25, 49], ()),
        ([0, np.nan, 350], ()),
        ([0, 1j, 350], ()),
    ],
)
def test_jumps_count_within_one_turn_only(f: list[Any], jumps: tuple[int, ...]) -> None:
    """Samples outside of one turn are no angles that were wrapped."""
    assert angle_jumps(f) == jumps


def test_text_of_a_fix_reads_back_bit_for_bit() -> None:
    """What a button writes is what was computed."""
    values = np.array([0.1 + 0.2, float(Fraction(1, 3)), -0.0])

    assert bits_agree(parse_array(text_of(values)), values)
    assert text_of(np.array([1.0, 2.0])) == "1, 2"
    assert text_of(np.array([1, 2], dtype=np.uint8)) == "array([1, 2], dtype=uint8)"
