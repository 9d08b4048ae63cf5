"""Rows of a table by their coordinates."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.tables import (
    merged_rows,
    parts,
    read_data,
    repeating_lines,
    sorted_rows,
    turning_lines,
    with_rows,
)

DATES = "day;f\n2024-01-03;1\n2024-01-01;2\n2024-01-02;4"


@pytest.mark.parametrize(
    ("column", "lines"),
    [("0 1 2", ()), ("2 1 0", ()), ("0 0 0", ()), ("0 2 1 3 2", (4, 6)), ("0 nan 1", ())],
)
def test_lines_that_go_back_are_named_where_the_rest_goes_on(
    column: str, lines: tuple[int, ...]
) -> None:
    """Falling coordinates are in order, too."""
    text = "x;f\n" + "".join(f"{x};1\n" for x in column.split())

    assert turning_lines(read_data(text), "x") == lines


def test_rows_are_sorted_by_dates_and_all_columns_go_along() -> None:
    """Dates as dates."""
    found = sorted_rows(read_data(DATES), "day")

    assert found.columns["f"].tolist() == [2, 4, 1]
    assert (np.diff(found.columns["day"]) > np.timedelta64(0)).all()
    assert found.lines == (3, 4, 2)


def test_rows_at_one_place_become_their_mean_in_the_order_of_the_first() -> None:
    """A mean with a missing value is missing; words and dates keep the first."""
    data = read_data("x;f;g;w\n3;1;1;a\n1;2;;b\n1;4;6;c\n2;8;8;d")
    found = merged_rows(data, "x")

    assert found.columns["x"].tolist() == [3, 1, 2]
    assert found.columns["f"].tolist() == [1.0, 3.0, 8.0]
    assert np.isnan(found.columns["g"][1])
    assert found.missing["g"] == (1,)
    assert found.columns["w"].tolist() == ["a", "b", "d"]
    assert repeating_lines(data, "x") == (4,)
    assert repeating_lines(found, "x") == ()


def test_parts_of_a_table_are_what_lies_between_its_holes() -> None:
    """The longest first; each is a table without holes."""
    data = read_data("t;f\n0;1\n1;NA\n2;4\n3;5\n4;NA\n5;7\n6;8\n7;9")

    assert parts(data, ["f"]) == [range(5, 8), range(2, 4), range(1)]
    assert with_rows(data, parts(data, ["f"])[0]).columns["f"].tolist() == [7, 8, 9]
    assert parts(data, ["t"]) == [range(8)]


def test_a_changed_table_reads_back_as_itself() -> None:
    """What a press writes into the box is what was meant."""
    found = sorted_rows(read_data(DATES), "day")
    again = read_data(found.text)

    assert not again.alternatives
    assert again.columns["f"].tolist() == [2, 4, 1]
