"""Files that hold numbers are read as their programs wrote them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gradient_core import parse_array
from gradient_core.calls import Answer
from gradient_core.tables import numbers_of, read_data, table_in
from gradient_ui.files import read_file
from gradient_ui.inputs.line import LINE
from gradient_ui.problems.line import solve
from tests.ui.files.making import npy, npz, ods, xlsx

TABLE = "t;f\n0;1,5\n1;2,25\n2;4,125\n"
T, F = [0.0, 1.0, 2.0], [1.5, 2.25, 4.125]
ROWS = [["t", "f"], *map(list, zip(T, F, strict=True))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("semicolons.csv", TABLE.encode()),
        ("tabs.tsv", TABLE.replace(";", "\t").encode()),
        ("columns.TXT", b"t f\n0 1.5\n1 2.25\n2 4.125\n"),
        ("marked.csv", "\ufeff".encode() + TABLE.encode()),
        ("windows.csv", TABLE.replace("t;f", "t (°);f").encode("cp1252")),
        ("old excel.txt", TABLE.replace(";", "\t").encode("utf-16")),
        ("big endian.txt", b"\xfe\xff" + TABLE.encode("utf-16-be")),
        ("mac.csv", TABLE.replace("\n", "\r\n").encode()),
        ("records.json", b'[{"t": 0, "f": 1.5}, {"t": 1, "f": 2.25}, {"t": 2, "f": 4.125}]'),
        ("columns.json", b'{"t": [0, 1, 2], "f": [1.5, 2.25, 4.125]}'),
        ("sheet.xlsx", xlsx(ROWS)),
        ("blank lines above.xlsx", xlsx([[None, None], [None, None], *ROWS])),
        ("sheet.ods", ods(ROWS)),
        ("columns.npz", npz(t=np.array(T), f=np.array(F))),
    ],
)
def test_tables_of_files_hold_the_same_numbers(name: str, content: bytes) -> None:
    """Whatever program wrote them."""
    columns = read_data(read_file(name, content).text).columns

    assert [name[:1] for name in columns] == ["t", "f"]
    assert [list(values) for values in columns.values()] == [T, F]


@pytest.mark.parametrize("dtype", ["f8", "f4", "f2", "i8", "i2", "u1", "c16", ">f8", ">i4"])
@pytest.mark.parametrize("shape", [(5,), (2, 3), (2, 2, 2)])
def test_small_arrays_become_text_of_the_same_bits(dtype: str, shape: tuple[int, ...]) -> None:
    """The box holds all of the array, with its dtype."""
    values = np.arange(1, 1 + np.prod(shape)).reshape(shape).astype(dtype)
    found = parse_array(read_file("a.npy", npy(values)).text)

    assert found.dtype == values.dtype.newbyteorder("=")
    assert np.array_equal(found, values)


@pytest.mark.parametrize(
    "values",
    [
        np.linspace(0, 1, 200_000),
        np.arange(100_000, dtype=np.int16).reshape(200, 500),
        np.asfortranarray(np.arange(60_000.0).reshape(200, 300)),
        np.arange(50_000, dtype=">f4"),
    ],
)
def test_large_arrays_are_held_and_their_text_stands_for_them(values: np.ndarray) -> None:
    """The text is Python that reads the file; the array is not copied into it."""
    found = read_file("my numbers.npy", npy(values))

    assert found.held is not None
    assert found.text.startswith('np.load("my numbers.npy")')
    read = parse_array(found.text)
    assert read.dtype == values.dtype.newbyteorder("=")
    assert np.array_equal(read, values)
    assert not read.flags.writeable


def test_an_array_that_nobody_holds_is_refused_with_what_to_do() -> None:
    """A link does not bring the file along."""
    text = read_file("gone.npy", npy(np.arange(100_000.0))).text

    with pytest.raises(Exception, match="Open the file again"):
        parse_array(text)
    with pytest.raises(Exception, match="Open the file again"):
        parse_array('np.load("/etc/passwd")')


def test_the_same_file_is_held_once_and_another_of_its_name_is_told_apart() -> None:
    """The text names the numbers, not only the file."""
    one = read_file("a.npy", npy(np.arange(100_000.0)))
    same = read_file("a.npy", npy(np.arange(100_000.0)))
    other = read_file("a.npy", npy(np.arange(100_000.0) + 1))

    assert one.held is same.held
    assert one.text != other.text


def test_one_array_beside_single_numbers_is_the_one_that_is_meant() -> None:
    """As in files of measured grids."""
    found = read_file("relief.npz", npz(z=np.arange(12.0).reshape(3, 4), dx=0.1, note="metres"))

    assert np.array_equal(parse_array(found.text), np.arange(12.0).reshape(3, 4))
    assert "shape (3, 4)" in found.how


def test_dates_of_a_sheet_are_written_in_one_way() -> None:
    """A cell with a date needs no guess at day and month."""
    found = read_file("dates.xlsx", xlsx([["day", "f"], ["2024-03-04", 1.0], ["2024-03-05", 3.0]]))
    columns = read_data(found.text).columns

    assert columns["day"].dtype.kind == "M"
    assert "sheet Data" in found.how


@pytest.mark.parametrize("separator", [",", ";", "\t", " "])
@pytest.mark.parametrize("head", ["", "t{0}f\n", "# made at sea\nt{0}f\n"])
def test_a_long_table_is_held_and_each_column_has_its_line_of_python(
    separator: str, head: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line, run where the file is, returns the numbers on the screen, bit for bit."""
    rng = np.random.default_rng(3)
    t, f = np.arange(9_000), rng.normal(size=9_000)
    rows = "".join(f"{a}{separator}{b!r}\n" for a, b in zip(t.tolist(), f.tolist(), strict=True))
    text = head.format(separator) + rows
    found = read_file("long run.csv", text.encode())
    assert found.held is not None
    assert len(found.text) < 60
    data = table_in(found.text)
    assert data is not None
    (tmp_path / "long run.csv").write_text(text)
    monkeypatch.chdir(tmp_path)

    for place, values in enumerate((t, f)):
        column = numbers_of(data, place, "f")
        read = np.asarray(eval(column.code, {"np": np}))
        assert read.dtype == column.value.dtype
        assert np.array_equal(read, values)


def test_a_long_table_of_one_shape_is_an_array() -> None:
    """As many columns as rows: np.loadtxt reads it, and so does the box."""
    values = np.random.default_rng(4).normal(size=(120, 120))
    text = "\n".join(", ".join(map(repr, row)) for row in values.tolist())
    found = read_file("grid.csv", text.encode())

    assert found.text.startswith('np.loadtxt("grid.csv", delimiter=",")')
    assert np.array_equal(parse_array(found.text), values)


def test_a_copied_call_returns_what_is_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Upload, copy, run in plain NumPy."""
    values = np.random.default_rng(5).normal(size=40_000).astype(np.float32)
    found = read_file("wave.npy", npy(values))
    (tmp_path / "wave.npy").write_bytes(npy(values))
    answer = solve({**LINE.counting(LINE.defaults), "f": found.text, "edge_order": 2})
    assert isinstance(answer, Answer)
    monkeypatch.chdir(tmp_path)

    assert answer.call.script == 'np.gradient(np.load("wave.npy"), edge_order=2)'
    again = eval(answer.call.script, {"np": np})
    assert again.tobytes() == answer.trace.outputs[0].tobytes()


LONG = {
    "tabs": ("t (s)\tf\n", "\t", ".", ""),
    "semicolons, decimal commas": ("t;f\n", ";", ",", ""),
    "white space": ("", " ", ".", ""),
    "commas": ("t,f\n", ",", ".", ""),
    "thousands": ("t;f\n", ";", ",", "."),
}


@pytest.mark.parametrize("kind", LONG)
def test_a_table_of_any_length_is_read_as_its_first_rows_are(kind: str) -> None:
    """All numbers to the last bit; a missing one is named."""
    head, separator, decimal, thousands = LONG[kind]
    rng = np.random.default_rng(6)
    f = rng.normal(size=60_000) * 1e5
    f[777] = np.nan

    def written(value: float) -> str:
        text = f"{value:,.9f}" if thousands else repr(value)
        return text.replace(",", "t").replace(".", decimal).replace("t", thousands)

    rows = [
        f"{k}{separator}{'NA' if np.isnan(v) else written(v)}\n" for k, v in enumerate(f.tolist())
    ]
    found = read_file("long.csv", (head + "".join(rows)).encode())
    data = table_in(found.text)
    assert data is not None

    t, values = data.columns.values()
    expected = np.array([float(f"{v:.9f}") for v in f.tolist()]) if thousands else f
    assert t.tolist() == list(range(len(f)))
    assert np.array_equal(values, expected, equal_nan=True)
    assert data.missing[list(data.columns)[1]] == (777,)
    assert "60,000 rows, 2 columns" in data.reading
    assert "1 value missing" in data.reading


def test_a_long_table_has_dates_and_words_too() -> None:
    """A logger of half a million minutes, and a column that says what it did."""
    start = np.datetime64("2024-01-01T00:00")
    times = start + np.arange(60_000) * np.timedelta64(1, "m")
    rows = "".join(f"{time},{k % 7},run\n" for k, time in enumerate(times.tolist()))
    text = "time,f [V],state\n" + rows.replace(" ", "T")
    found = read_file("log.csv", text.encode())
    data = table_in(found.text)
    assert data is not None

    assert np.array_equal(data.columns["time"], times)
    assert data.columns["f"].tolist() == [k % 7 for k in range(60_000)]
    assert set(data.columns["state"]) == {"run"}
    assert data.units == {"f": "V"}
