"""An N-D call read axis by axis, a refused one too, and what the axes mean."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import GradientCoreError
from gradient_core.calls import COMPONENT, SPACE, fixes_for, read_spacings
from gradient_core.calls.axes import TIME
from tests.core.calls.helpers import read


def test_rows_say_which_spacing_each_axis_gets() -> None:
    """Spacing goes in the order of axis=, not of the array; an axis left out has none."""
    reading = read(
        np.zeros((2, 3, 4)), axis=(2, 0), spacings=read_spacings("0, 1, 4, 5; 0.5"), edge_order=1
    )

    assert [(row.output, row.spacing_sentence) for row in reading.rows] == [
        (1, "h = 0.5"),
        (None, "none"),
        (0, "4 coordinates, gaps from 1 to 3"),
    ]
    assert [row.axis for row in reading.differentiated] == [2, 0]
    assert reading.call.code == "np.gradient(f, [0, 1, 4, 5], 0.5, axis=(2, 0))"


@pytest.mark.parametrize(
    ("spacing", "sentences"),
    [
        ("", ["1, as none is given"] * 2),
        ("-0.5", ["h = −0.5"] * 2),
        ("[2, 1, 0]; 1", ["3 coordinates, all gaps −1", "h = 1"]),
        ("1, 2; 1", ["cannot be read: 2 coordinates for 3 samples", "h = 1"]),
        ("1; 2; 3", ["cannot be read"] * 2),
        ("[[1, 2], [3, 4]]; 1", ["cannot be read: an array of shape (2, 2)", "h = 1"]),
    ],
)
def test_rows_read_each_spacing_by_itself(spacing: str, sentences: list[str]) -> None:
    """In a refused call the axis that is right is still read."""
    reading = read(np.zeros((3, 4)), spacings=read_spacings(spacing))

    assert [row.spacing_sentence for row in reading.rows] == sentences


def test_refused_spacing_belongs_to_the_axis_in_the_order_of_the_call() -> None:
    """With axis=(1, 0) the first spacing is that of axis 1, in a refused call, too."""
    reading = read(np.zeros((3, 4)), axis=(1, 0), spacings=read_spacings("1, 2; 0.5"))

    assert [row.spacing_sentence for row in reading.rows] == [
        "h = 0.5",
        "cannot be read: 2 coordinates for 4 samples",
    ]


def test_axis_that_is_left_out_may_be_short() -> None:
    """Only differentiated axes need samples."""
    reading = read(np.zeros((1, 5)), axis=1)

    assert reading.answer.refusal is None
    assert not any(row.is_too_short for row in reading.rows)


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("shape", [(1, 5), (2, 5), (3, 2, 1)])
def test_too_short_axes_are_those_that_numpy_refuses(
    shape: tuple[int, ...], edge_order: int
) -> None:
    """An axis is marked exactly where NumPy refuses it alone."""
    array = np.zeros(shape)
    reading = read(array, edge_order=edge_order)
    for row in reading.rows:
        try:
            np.gradient(array, axis=row.axis, edge_order=edge_order)
            refused = False
        except ValueError:
            refused = True
        assert row.is_too_short == refused
        assert row.needs == edge_order + 1
    assert (reading.answer.refusal is not None) == any(row.is_too_short for row in reading.rows)


@pytest.mark.parametrize("axis", [2, -3, (0, 0), (0, 5)])
def test_call_with_a_refused_axis_still_has_its_rows(axis: Any) -> None:
    """The lengths are known, though not which axes are meant."""
    reading = read(np.zeros((2, 3)), axis=axis)

    assert isinstance(reading.answer.refusal, GradientCoreError)
    assert [(row.length, row.is_differentiated) for row in reading.rows] == [(2, False), (3, False)]


def test_component_that_is_left_out_and_one_that_is_not_are_told_apart() -> None:
    """The note says whether the call still differentiates across components."""
    out = read(np.zeros((3, 2)), axis=0, meanings=(TIME, COMPONENT))
    still = read(np.zeros((3, 2)), meanings=(TIME, COMPONENT))

    assert out.notes[0].message.endswith("This call leaves it out.")
    assert still.notes[0].message.endswith("This call still takes it: `out[1]` is not a slope.")
    assert [fix.typed[0] for fix in fixes_for(still)] == ["0"]
    assert fixes_for(out) == ()


@pytest.mark.parametrize(
    ("meanings", "spacing", "count"),
    [
        ((TIME, SPACE), "0.5", 1),
        ((SPACE, SPACE), "0.5", 0),
        ((TIME, SPACE), "0.5; 1", 0),
        ((TIME, SPACE), "", 0),
    ],
)
def test_one_number_for_space_and_time_is_said(
    meanings: tuple[str, ...], spacing: str, count: int
) -> None:
    """Only a single number that space and time share is worth a sentence."""
    reading = read(np.zeros((3, 3)), spacings=read_spacings(spacing), meanings=meanings)

    assert len(reading.notes) == count


@pytest.mark.parametrize(
    ("spacing", "count"), [("[2, 1, 0]; 1", 1), ("[0, 1, 2]; 1", 0), ("[0, 2, 1]; 1", 0), ("-1", 2)]
)
def test_falling_coordinates_are_said(spacing: str, count: int) -> None:
    """The sign turns where all gaps are negative, and only there."""
    reading = read(np.zeros((3, 4)), spacings=read_spacings(spacing))

    assert len([note for note in reading.notes if "opposite sign" in note.message]) == count
