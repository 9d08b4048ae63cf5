"""What is said about the dtype of the samples is what NumPy does."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.differences import dtype_note


def test_unsigned_note_names_the_first_difference_that_would_wrap_round() -> None:
    """The number in the note is the one np.diff gives."""
    samples = np.array([3, 1, 2], dtype=np.uint8)

    note = dtype_note(samples)

    assert note is not None
    assert note.endswith(f"1 − 3 = {np.diff(samples)[0]}")


def test_unsigned_note_is_short_where_nothing_would_wrap_round() -> None:
    """Rising unsigned samples are only converted."""
    assert dtype_note(np.array([1, 2], dtype=np.uint16)) == "uint16 → float64 before subtracting"


@pytest.mark.parametrize("name", ["float16", "float32", "complex64"])
def test_small_inexact_types_are_kept(name: str) -> None:
    """The note names the digits of the type."""
    note = dtype_note(np.array([1, 2], dtype=name))

    assert note is not None
    assert f"about {np.finfo(name).precision} digits" in note


@pytest.mark.parametrize("name", ["float64", "longdouble", "complex128"])
def test_large_inexact_types_need_no_note(name: str) -> None:
    """Nothing happens to them that people trip over."""
    assert dtype_note(np.array([1, 2], dtype=name)) is None
