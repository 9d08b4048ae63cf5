"""Dates as coordinates: read as people and NumPy write them, counted in a unit."""

from __future__ import annotations

import re

import numpy as np
import pytest

from gradient_core import ParseError
from gradient_core.arrays import as_argument
from gradient_core.calls import UNITS, Call, looks_like_dates
from gradient_core.calls.dates import read_dates
from gradient_core.oracle import bits_agree

THREE_DATES = "2024-01-01, 2024-01-02, 2024-01-05"


@pytest.mark.parametrize("unit", UNITS)
def test_dates_are_counted_in_the_unit_from_the_first(unit: str) -> None:
    """The numbers are those that the code shown beside them makes."""
    read = read_dates(THREE_DATES, unit)
    t = np.array(["2024-01-01", "2024-01-02", "2024-01-05"], dtype="datetime64")
    expected = eval(read.argument.code, {"np": np, "t": t})

    assert bits_agree(read.numbers, expected)
    assert read.numbers[-1] == 4 * {"s": 86400, "min": 1440, "h": 24, "day": 1}[unit]


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-01 2024-01-02 2024-01-05",
        "2024-01-01\n2024-01-02\n2024-01-05",
        "['2024-01-01', '2024-01-02', '2024-01-05']",
        'np.array(["2024-01-01", "2024-01-02", "2024-01-05"], dtype="datetime64[D]")',
        "2024-01-01T00:00; 2024-01-02T00:00:00; 2024-01-05",
        "2024-01-01 00:00, 2024-01-02 00:00, 2024-01-05 00:00",
    ],
)
def test_dates_are_read_as_people_and_numpy_write_them(text: str) -> None:
    """Separators, brackets, quotes and times make no difference."""
    assert looks_like_dates(text)
    assert read_dates(text).numbers.tolist() == [0.0, 1.0, 4.0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2024-01-01, 5", "`5` at value 2"),
        ("2024-02-30", "`2024-02-30` at value 1"),
        ("2024-01-01, 2024-13-01", "`2024-13-01` at value 2"),
        ("2024-01-01, 2024-01-02Z", "`2024-01-02Z` at value 2"),
        ("2024-01-01, <script>", "`<script>` at value 2"),
    ],
)
def test_what_is_no_date_is_refused_at_its_place(text: str, word: str) -> None:
    """One date makes all of them dates, so anything else among them is a slip."""
    with pytest.raises(ParseError, match=re.escape(word)):
        read_dates(text)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (THREE_DATES, "ufunc 'multiply' cannot use operands"),
        ("2024-01-01, 2024-01-02, 2024-01-03", "ufunc 'divide' cannot use operands"),
    ],
)
def test_dates_as_coordinates_are_refused_in_numpys_own_words(dates: str, words: str) -> None:
    """Uneven gaps are multiplied, even ones divide: NumPy refuses both, each in its way."""
    refused = Call(as_argument([1, 4, 9]), (read_dates(dates).as_they_are,)).answer().refusal
    with pytest.raises(TypeError, match=words) as theirs:
        np.gradient([1, 4, 9], read_dates(dates).dates)

    assert refused is not None
    assert refused.numpy_message == str(theirs.value)
