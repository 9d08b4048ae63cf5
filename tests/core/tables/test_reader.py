"""Tables as people paste them: read as they are meant, asked about, or refused."""

from __future__ import annotations

import random
import string
from typing import Any

import numpy as np
import pytest

from gradient_core import Data, GradientCoreError, ParseError, gradient, read_data
from gradient_core.limits import MAX_CHARACTERS
from tests.core.tables.dialects import is_same, possible, write

NAN = np.nan

# Text, columns by name, units, a part of the sentence.
READ: dict[str, tuple[str, dict[str, list[Any]], dict[str, str], str]] = {
    "names with units": (
        "t(s) s(ft)\n0 0\n.2 0.35\n.4 1.8",
        {"t": [0, 0.2, 0.4], "s": [0, 0.35, 1.8]},
        {"t": "s", "s": "ft"},
        "3 rows, 2 columns, separated by white space, decimal point, names from line 1",
    ),
    "units apart from their names": (
        "t (s)  v [m/s]\n0 1\n1 2",
        {"t": [0, 1], "v": [1, 2]},
        {"t": "s", "v": "m/s"},
        "white space",
    ),
    "units in a second line": (
        "t,v\ns,m/s\n0,1\n1,2",
        {"t": [0, 1], "v": [1, 2]},
        {"t": "s", "v": "m/s"},
        "commas",
    ),
    "a unit behind a stroke": (
        "T / K;p / Pa\n280;1\n290;2",
        {"T": [280, 290], "p": [1, 2]},
        {"T": "K", "p": "Pa"},
        "`;`",
    ),
    "a function is no unit": ("x f(x)\n0 1\n1 2", {"x": [0, 1], "f(x)": [1, 2]}, {}, "names"),
    "semicolons": ("1;2\n2;3\n3;4.5", {"column 1": [1, 2, 3], "column 2": [2, 3, 4.5]}, {}, "`;`"),
    "semicolons and decimal commas": (
        "0,435;2,87\n1,286;4\n0,118;2,059",
        {"column 1": [0.435, 1.286, 0.118], "column 2": [2.87, 4, 2.059]},
        {},
        "decimal comma",
    ),
    "tabs and decimal commas": (
        "t\ts\n0,0\t1,5\n0,1\t2,5",
        {"t": [0, 0.1], "s": [1.5, 2.5]},
        {},
        "separated by tabs, decimal comma",
    ),
    "points between thousands": (
        "1.234,5;2\n2.345,6;3",
        {"column 1": [1234.5, 2345.6], "column 2": [2, 3]},
        {},
        "decimal comma, `.` between thousands",
    ),
    "narrow spaces between thousands": (
        "1\u202f234\n12\u00a0345",
        {"f": [1234, 12345]},
        {},
        "a space between thousands",
    ),
    "apostrophes between thousands": ("1'234.5\n2'345", {"f": [1234.5, 2345]}, {}, "`'`"),
    "quoted decimal commas": ('"a","b"\n"1,5","2,5"', {"a": [1.5], "b": [2.5]}, {}, "commas"),
    "a drawn table": (
        "| t | f |\n|---|---|\n| 0 | 1.5 |\n| 1 | NA |",
        {"t": [0, 1], "f": [1.5, NAN]},
        {},
        "1 value missing",
    ),
    "what pandas prints": (
        "     x    y\n0  1.0  2.0\n1  2.0  4.0",
        {"column 1": [0, 1], "x": [1, 2], "y": [2, 4]},
        {},
        "white space",
    ),
    "what numpy.savetxt writes": (
        "# t f\n0.0e+00 1.0e+00\n1.0e+00 3.0e+00",
        {"t": [0, 1], "f": [1, 3]},
        {},
        "names from line 1",
    ),
    "lines above the table": (
        "Station 4\nmeasured in May\n\nt;f\n0;1\n1;2",
        {"t": [0, 1], "f": [1, 2]},
        {},
        "names from line 4, lines 1, 2 left out",
    ),
    "words": (
        "city;pop\nOslo;0.7\nRome;2.8",
        {"city": ["Oslo", "Rome"], "pop": [0.7, 2.8]},
        {},
        "",
    ),
    "percent": ("5 %\n6 %", {"f": [5, 6]}, {"f": "%"}, "numbers in `%`"),
    "dashes for what is missing": ("1\n--\n3", {"f": [1, NAN, 3]}, {}, "1 value missing"),
    "a first row without values": (
        "NA;NA\n1;2",
        {"column 1": [NAN, 1], "column 2": [NAN, 2]},
        {},
        "2 rows, 2 columns, separated by `;`, decimal point, 2 values missing",
    ),
    "a missing value of a sheet": (
        "#N/A;1\n2;3",
        {"column 1": [NAN, 2], "column 2": [1, 3]},
        {},
        "",
    ),
    "a line under the names": ("t  f\n---- ---\n0  1\n1  2", {"t": [0, 1], "f": [1, 2]}, {}, ""),
    "currencies": ("$5.10\n$-6\n-$7", {"f": [5.1, -6, -7]}, {"f": "$"}, ""),
    "degrees": ("20.5 °C\n21 °C", {"f": [20.5, 21]}, {"f": "°C"}, ""),
    "a typeset minus": ("t;f\n0;\u22121.5\n1;\u20132", {"t": [0, 1], "f": [-1.5, -2]}, {}, ""),
    "exponents of Fortran": (
        "0 1.0D+5\n1 1.0D+6",
        {"column 1": [0, 1], "column 2": [1e5, 1e6]},
        {},
        "",
    ),
    "fractions and pi": (
        "0, 1/3\n2*pi, 1",
        {"column 1": [0, 2 * np.pi], "column 2": [1 / 3, 1]},
        {},
        "",
    ),
    "Windows line ends": ("a,b\r\n1,2\r\n3,4\r\n", {"a": [1, 3], "b": [2, 4]}, {}, ""),
    "a mark at the start": ("\ufeffa,b\n1,2\n3,4", {"a": [1, 3], "b": [2, 4]}, {}, ""),
    "commas at the ends": ("1,\n2,\n4,", {"f": [1, 2, 4]}, {}, "1 column"),
    "one name twice": ("a,a\n1,2\n3,4", {"a": [1, 3], "a (2)": [2, 4]}, {}, ""),
    "leading zeros": ("id,f\n00076,1\n00077,2", {"id": [76, 77], "f": [1, 2]}, {}, ""),
}


def assert_columns(data: Data, columns: dict[str, list[Any]]) -> None:
    """All columns, in their order."""
    assert list(data.columns) == list(columns)
    for name, values in columns.items():
        np.testing.assert_array_equal(data.columns[name], values)


@pytest.mark.parametrize("case", READ)
def test_a_table_is_read_as_it_is_meant(case: str) -> None:
    """Its columns, names and units, and a sentence that says how; nothing to ask."""
    text, columns, units, said = READ[case]
    data = read_data(text)
    assert_columns(data, columns)
    assert dict(data.units) == units
    assert data.reading.startswith("read as: ")
    assert said in data.reading
    assert not data.alternatives


DATES = {
    "2024-01-31;1\n2024-02-29;2": ["2024-01-31", "2024-02-29"],
    "1958-03;1\n1958-04;2": ["1958-03", "1958-04"],
    "2016-02-15T06:34:26Z;1\n2016-02-15T06:34:27Z;2": [
        "2016-02-15T06:34:26",
        "2016-02-15T06:34:27",
    ],
    "2024-01-01T01:00+02:00;1\n2024-01-01T01:00-0530;2": [
        "2023-12-31T23:00:00",
        "2024-01-01T06:30:00",
    ],
    "2024-01-01 12:30:00.125;1\n2024-01-01 12:30:01;2": [
        "2024-01-01T12:30:00.125",
        "2024-01-01T12:30:01.000",
    ],
    "2024-01-01T00:00:00.123456789;1\n2024-01-01;2": [
        "2024-01-01T00:00:00.123456789",
        "2024-01-01T00:00:00.000000000",
    ],
    "12/15/18 01:10 AM;1\n12/16/18 12:45 PM;2": ["2018-12-15T01:10:00", "2018-12-16T12:45:00"],
    "31.12.2023;1\n01.01.2024;2": ["2023-12-31", "2024-01-01"],
    "05.06.2024;1\n07.08.2024;2": ["2024-06-05", "2024-08-07"],
    "2024/1/5;1\n2024/12/31;2": ["2024-01-05", "2024-12-31"],
    "3 Mar 2024;1\n14 September 2024;2": ["2024-03-03", "2024-09-14"],
    "Mar 2024;1\nApr 2024;2": ["2024-03", "2024-04"],
    "date;v\n2024-01-31;1\n;2": ["2024-01-31", "NaT"],
}


@pytest.mark.parametrize("text", DATES)
def test_dates_are_read_to_the_last_digit(text: str) -> None:
    """In UTC where they have a zone, as fine as they are written."""
    data = read_data(text)
    assert [*map(str, next(iter(data.columns.values())))] == DATES[text]
    assert not data.alternatives


# Text, and the first column of each reading.
ASKED: dict[str, list[list[Any]]] = {
    "0,435\n1,286\n0,118": [[0.435, 1.286, 0.118], [0, 1, 0]],
    "11,593,820\n10,861,680": [[11593820, 10861680], [11, 10]],
    "Distance, m\n1,5\n2,5": [[1, 2], [1.5, 2.5]],
    "1,200 7,000": [[1.2, 7], [1200, 7000]],
    "1,2\n2,4\n3,8": [[1, 2, 3], [1.2, 2.4, 3.8]],
    "1.234\n2.345": [[1.234, 2.345], [1234, 2345]],
    "1 234\n2 345": [[1, 2], [1234, 2345]],
    "1,234;1\n5,678;2": [[1.234, 5.678], [1234, 5678]],
    "1,234.5\n2,345.5": [[1234.5, 2345.5], [1, 2]],
}


@pytest.mark.parametrize("text", ASKED)
def test_what_can_be_read_in_two_ways_is_asked(text: str) -> None:
    """Both are there, each as text that can be read in one way."""
    data = read_data(text)
    readings = (data, *data.alternatives)
    assert [next(iter(each.columns.values())).tolist() for each in readings] == ASKED[text]
    assert len({each.reading for each in readings}) == len(readings)
    for each in readings:
        again = read_data(each.text)
        assert not again.alternatives
        assert all(map(is_same, again.columns.values(), each.columns.values()))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("03/04/2024;1\n05/06/2024;2", ["day before month", "month before day"]),
        ("05-06-07;1\n06-07-08;2", ["day before month", "month before day", "year first"]),
    ],
)
def test_day_and_month_are_never_guessed(text: str, readings: list[str]) -> None:
    """Where both orders are dates, both are offered."""
    data = read_data(text)
    assert [each.reading.rpartition(", ")[2] for each in (data, *data.alternatives)] == readings


REFUSED = {
    "1 2\n3 4\n5": "have as many values in every line; got 1 value at line 3 where most have 2",
    "t,f\n0,1\n1,abc\n2,3\n3,4": "got `abc` at line 3, column 2",
    "5k\n6k": "hold numbers; got `5k` at line 1",
    "1;2\n3;4;5": "got 3 values at line 2",
    "5 m;1\n6 ft;2": "numbers in one unit, here `m`; got `6 ft` at line 2",
    "2024-02-30;1\n2024-03-01;2": "dates of the calendar, .* got `2024-02-30` at line 1, column 1",
    "2024-03-01T00:00Z;1\n2024-03-01T01:00;2": "all with a zone or none",
    "13/13/2024;1\n1/1/2024;2": "dates of the calendar",
    "a b\nc d": "hold numbers; got `a b`",
    "2i\n3i": "hold numbers",
    "": "at least one value",
    "# nothing": "at least one value",
    "1 2\n" + "3 " * MAX_CHARACTERS: "at most 100,000 characters",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_table_is_refused_with_its_place(text: str) -> None:
    """The line and the column, under the name of the box."""
    with pytest.raises(ParseError, match=REFUSED[text]) as caught:
        read_data(text, "f")
    assert caught.value.argument == "f"
    assert "`f`" in caught.value.message


def test_arrays_stay_arrays() -> None:
    """Python's, NumPy's and MATLAB's notation, and lines of numbers."""
    for text in ("[[1, 2], [3, 4]]", "a = [1 2; 3 4]", "1, 2\n3, 4;\n"):
        np.testing.assert_array_equal(read_data(text).array, [[1, 2], [3, 4]])
    assert read_data("[[[1, 2]]]").array.shape == (1, 1, 2)
    assert read_data("t f\n1 2\n3 4").array is None
    assert read_data("linspace(0, 1, 3)\n0 1/4 1").array.shape == (2, 3)


def test_published_titration() -> None:
    """Thirteen points in two columns: each slope is weighted by the other gap."""
    text = (
        "1;2\n2;3\n3;4\n5;4.4\n6;4.6\n7;6\n7.5;6.8\n8;8\n9;10\n12;11.3\n14;11.46\n16;11.6\n20;11.8"
    )
    x, f = read_data(text).columns.values()
    slopes = gradient(f, x)
    np.testing.assert_array_equal(slopes, np.gradient(f, x))
    assert slopes[2] == pytest.approx(11 / 15)
    assert x[np.argmax(slopes)] == 8


def test_forty_dialects_and_none_in_silence() -> None:
    """Random tables: no reading is wrong without a question, and nearly all are right."""
    chosen, dialects = random.Random(7), possible()
    assert len(dialects) >= 40
    right = asked = 0
    for number in range(900):
        written = write(chosen, dialects[number % len(dialects)])
        data = read_data(written.text)
        matching = [
            k
            for k, each in enumerate((data, *data.alternatives))
            if len(each.columns) == len(written.columns)
            and all(map(is_same, each.columns.values(), written.columns))
        ]
        assert matching, written.text
        asked += bool(data.alternatives)
        right += not data.alternatives and matching[0] == 0
    assert right + asked == 900
    assert right >= 0.9 * 900


def test_no_other_exception_leaves_the_reader() -> None:
    """Whatever is pasted."""
    chosen = random.Random(3)
    signs = string.digits * 3 + ".,;|\t \"'-+eED/:[](){}=#%$€ abTZ()" + "\n" * 6
    for _ in range(2_000):
        text = "".join(chosen.choice(signs) for _ in range(chosen.randint(1, 60)))
        try:
            data = read_data(text)
        except GradientCoreError:
            continue
        assert data.columns
        assert data.reading.startswith("read as: ")
