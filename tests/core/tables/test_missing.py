"""Missing values: named, left out, filled in along straight lines."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import read_data
from gradient_core.tables import can_fill, filled, where_missing, without_missing

TABLE = "t;f;g\n0;NA;1\n1;1;2\n2;NA;\n4;7;4\n5;NA;5"


def test_missing_values_are_named_by_column_and_line() -> None:
    """Three of them; the rest is counted."""
    assert where_missing(read_data(TABLE), ["t", "f", "g"]) == (
        "f in line 2, f in line 4, f in line 6 and 1 more"
    )
    assert where_missing(read_data(TABLE), ["t"]) == ""


def test_rows_are_left_out_with_all_their_cells() -> None:
    """What is missing in other columns keeps its place."""
    data = without_missing(read_data(TABLE), ["f"])
    np.testing.assert_array_equal(data.columns["t"], [1, 4])
    np.testing.assert_array_equal(data.columns["g"], [2, 4])
    assert data.lines == (3, 5)
    assert data.missing == {}


def test_gaps_are_filled_along_the_coordinates_and_not_beyond_the_ends() -> None:
    """A third of the way from 1 to 7; before and after there is no line."""
    data = filled(read_data(TABLE), "f", "t")
    np.testing.assert_array_equal(data.columns["f"], [np.nan, 1, 3, 7, np.nan])
    assert data.missing == {"f": (0, 4), "g": (2,)}


def test_dates_are_coordinates_too() -> None:
    """A leap February has 29 days."""
    data = read_data("d;f\n2024-01-01;0\n2024-02-01;\n2024-03-01;60")
    np.testing.assert_allclose(filled(data, "f", "d").columns["f"], [0, 31, 60])


@pytest.mark.parametrize(
    ("text", "along"),
    [
        ("t;f\n0;1\n1;NA\n1;4", "t"),
        ("t;f\n0;1\nNA;NA\n1;4", "t"),
        ("t;f\n0;1\n1;NA\n2;NA", "t"),
        ("t;f\n0;NA\n1;2\n2;3", "t"),
        ("t;f\n0;1j\n1;NA\n2;3", "t"),
        ("t;f\na;1\nb;NA\nc;3", "t"),
    ],
)
def test_what_has_no_line_between_neighbours_is_not_filled(text: str, along: str) -> None:
    """Repeated or missing coordinates, too few values, ends, complex numbers, words."""
    assert not can_fill(read_data(text), "f", along)


def test_the_text_of_a_mended_table_reads_back() -> None:
    """Of one with names and of numbers alone."""
    for text in (TABLE, "0 1\n1 nan\n2 4\n3 5"):
        data = read_data(text)
        name = list(data.columns)[1]
        for mended in (without_missing(data, [name]), filled(data, name)):
            again = read_data(mended.text)
            assert not again.alternatives
            for column, values in mended.columns.items():
                np.testing.assert_array_equal(again.columns[column], values)
