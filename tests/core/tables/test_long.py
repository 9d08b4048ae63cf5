"""Long tables: what another reader has read is compared with the beginning."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import ParseError
from gradient_core.tables import Dialect, hold_table, read_data, read_long

HEAD = "t;f\n0;1,5\n1;2,5\n"
TEXT = HEAD + "2;NA\n3;8,5\n"
T, F = np.arange(4), np.array([1.5, 2.5, 4.5, 8.5])


def test_the_other_reader_is_told_the_dialect() -> None:
    """And the rows it reads are those of the table, with names, units and gaps."""
    told: list[Dialect] = []

    def read_all(dialect: Dialect) -> list[np.ndarray]:
        told.append(dialect)
        return [T, np.array([1.5, 2.5, np.nan, 8.5])]

    data = read_long(TEXT, len(HEAD), "text", read_all)

    assert told == [Dialect(";", ",", "", first_line=2, kinds="nn")]
    assert data.columns["t"].tolist() == [0, 1, 2, 3]
    assert data.missing == {"f": (2,)}
    assert list(data.lines) == [2, 3, 4, 5]


@pytest.mark.parametrize(
    "columns",
    [
        [T, np.array([1.5, 2.6, 4.5, 8.5])],  # another number in the beginning
        [T, np.array([15.0, 25.0, 45.0, 85.0])],  # another sign for decimals
        [T, F[:3]],
        [T],
        [T[:3], F[:3]],
        [T, F.astype(str).astype(object)],
        [T, np.array(["1.5", "2.5", "four", "8.5"], dtype=object)],
    ],
)
def test_another_reading_of_the_rows_is_refused(columns: list[np.ndarray]) -> None:
    """Of the beginning, which both have read, and of the number of rows."""
    with pytest.raises(ParseError):
        read_long(TEXT, len(HEAD), "text", lambda _: columns)


def test_a_line_of_python_that_reads_other_numbers_is_not_shown() -> None:
    """White space between columns hides an empty one."""
    text = "t\tf\tg\n" + "".join(f"{k}\t\t{2 * k}\n" for k in range(5))
    held = hold_table(read_data(text), text, "gaps.tsv")

    assert held is not None
    codes = held.data.codes  # type: ignore[union-attr]
    assert "f" not in codes
    for column, code in codes.items():
        assert f"usecols={['t', 'f', 'g'].index(column)}" in code
