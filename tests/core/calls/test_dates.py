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


def test_times_of_a_track_in_utc_two_of_them_equal() -> None:
    """The equal pair gives nan on both sides, as NumPy divides by a gap of 0."""
    stamps = ", ".join(f"2016-02-15T06:34:{second}Z" for second in (26, 27, 27, 28))
    numbers = read_dates(stamps, "s").numbers
    with np.errstate(all="ignore"):
        slopes = np.gradient(np.array([5, -11, -42, -77]), numbers)
    np.testing.assert_array_equal(slopes, [-16, np.nan, np.nan, -35])


def test_times_of_a_counter_with_a_clock_of_twelve_hours() -> None:
    """Month before day, since a fifteenth month there is not."""
    days = ("12/15/18 01:10 AM", "12/16/18 01:45 AM", "12/17/18 01:47 PM", "12/18/18 12:15 AM")
    assert looks_like_dates(", ".join(days))
    read = read_dates(", ".join(days), "min")
    assert [*map(str, read.dates)] == [
        *("2018-12-15T01:10:00", "2018-12-16T01:45:00", "2018-12-17T13:47:00"),
        "2018-12-18T00:15:00",
    ]
    np.testing.assert_array_equal(read.numbers, [0, 1475, 3637, 4265])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("31.1.2024, 1.2.2024", "2024-01-31"),
        ("2024/1/31\n2024/2/1", "2024-01-31"),
        ("2024-01, 2024-02", "2024-01-01"),
        ("31 Jan 2024, 1 Feb 2024", "2024-01-31"),
        ("2024-01-01T00:00:00.25+01:00, 2024-01-02T00:00+01:00", "2023-12-31T23:00:00.250"),
        ("['2024-01-31' '2024-02-01']", "2024-01-31"),
    ],
)
def test_dates_in_other_orders(text: str, first: str) -> None:
    """Where only one order gives dates, it is read; gaps are kept."""
    read = read_dates(text)
    assert str(read.dates[0]) == first
    assert np.isfinite(read.numbers).all()


def test_days_and_months_that_can_be_exchanged_are_refused() -> None:
    """With both dates in the message, and a form that is read."""
    with pytest.raises(ParseError, match=r"2024-04-03 or 2024-03-04\. Write them as 2024-01-31"):
        read_dates("03/04/2024, 05/06/2024")
    with pytest.raises(ParseError, match="got `nan` at value 2"):
        read_dates("2024-01-01, nan, 2024-01-03")
