"""Text as people paste it to named columns, and the sentence that says how it was read.

Every way of writing a table is tried: what stands between cells, what is the decimal sign, what
stands between thousands. Ways that give other numbers are all returned, the likeliest first; what a
reading is worth is told by the text alone, never by the values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from gradient_core.arrays.notation import read_text
from gradient_core.errors import ParseError
from gradient_core.limits import MAX_CHARACTERS
from gradient_core.tables.candidates import Table, choose, tables_of, why_none
from gradient_core.tables.held import held_data, stands_for_table
from gradient_core.tables.rows import SEPARATORS, Line, comments_of, lines_of

_ARRAY = re.compile(
    r"\s*+(?:[A-Za-z_]\w*+\s*+=\s*+)?+(?:[\[({]|(?:np\.|numpy\.)?(?:array|linspace|arange)\()"
)
# What only the reader of arrays knows, in several lines.
_ARRAY_MARKS = re.compile(r"[\[({*/πj]|pi\b")
_LIKE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Data:
    r"""What a text was read as.

    Attributes
    ----------
    columns : dict of str to ndarray, shape (rows,) each
        By name, in the order of the text: numbers, datetime64, or words.
    array : ndarray or None
        Where the text is an array: in Python's, NumPy's or MATLAB's notation, or numbers alone in
        lines of equal length. None for a table with names, dates or words.
    reading : str
        The sentence that says how it was read.
    alternatives : tuple of Data
        The other ways to read the text, where there are any with other values.
    units : dict of str to str
        Of the columns that have one.
    missing : dict of str to tuple of int
        Rows without a value, counted from 0, of the columns that have any.
    lines : sequence of int
        In which line of the text each row stands, counted from 1; empty for an array's notation.
    codes : dict of str to str
        Python that reads a column from a file, of the columns where a line does.

    Examples
    --------
    >>> data = read_data("t(s) s(ft)\n0 0\n.2 0.35\n.4 1.8")
    >>> data.columns["s"], data.units["s"]
    (array([0.  , 0.35, 1.8 ]), 'ft')
    """

    columns: dict[str, np.ndarray[Any, Any]]
    array: np.ndarray[Any, Any] | None
    reading: str
    alternatives: tuple[Data, ...] = ()
    units: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    missing: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: _NOTHING)
    lines: Sequence[int] = ()
    codes: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @property
    def is_tall(self) -> bool:
        """Whether it has columns to choose from: more rows than columns, or more than numbers."""
        rows = len(self.lines)
        return rows > 0 and (self.array is None or 1 < len(self.columns) < rows)

    @property
    def text(self) -> str:
        r"""The same data as text that can be read in one way only.

        Examples
        --------
        >>> read = read_data("1,234\n5,678")
        >>> [each.text for each in (read, *read.alternatives)]
        ['1.2340\n5.6780', '1234\n5678', '1, 234\n5, 678']
        """
        names = [
            f"{name} ({self.units[name]})" if name in self.units else name for name in self.columns
        ]
        columns = [[_word(value) for value in values] for values in self.columns.values()]
        rows = list(zip(*columns, strict=True))
        if self.array is None:
            rows.insert(0, tuple(map(_quoted, names)))
        return "\n".join(", ".join(row) for row in rows)


def _word(value: Any) -> str:
    """Write one value so that no other form of numbers or dates fits."""
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else str(value)
    if isinstance(value, np.str_):
        return _quoted(str(value))
    word = repr(value.item()).strip("()")
    # 1.234 would be 1,234 to somebody; nobody writes 1.2340 for it.
    return f"{word}0" if _LIKE_THOUSANDS.fullmatch(word) else word


def _quoted(word: str) -> str:
    escaped = word.replace('"', '""')
    return f'"{escaped}"' if set(word) & set(',;|"\t ') else word


def read_data(text: str, name: str = "text", most: int = MAX_CHARACTERS) -> Data:
    r"""Read an array or a table from text, and say how it was read.

    Parameters
    ----------
    text : str
        At most `MAX_CHARACTERS` characters. What `parse_array` reads; or lines with as many cells
        each, with names above them or none. Cells stand between tabs, ``;``, ``|``, commas or white
        space; quotation marks around them are allowed. Numbers have a decimal point or comma,
        thousands may stand apart, a unit or currency beside them. Dates are ISO 8601, or day, month
        and year in any order, with a clock of 12 or 24 hours.
    name : str
        What the text is, for a refusal.
    most : int
        How many characters there may be.

    Returns
    -------
    Data
        With `alternatives` where the text can be read with other values: ``1,234`` in every line is
        one number or two, and 03/04/2024 is in March or in April.

    Raises
    ------
    ParseError
        No way of reading gives the same number of cells in every line and a number in every cell of
        a column of numbers; its message names the line that is in the way.

    Examples
    --------
    >>> read_data("1;2\n2;3\n3;4").reading
    'read as: 3 rows, 2 columns, separated by `;`, decimal point'
    >>> read = read_data("0,435\n1,286\n0,118")
    >>> read.columns["f"], [other.array.shape for other in read.alternatives]
    (array([0.435, 1.286, 0.118]), [(3, 2)])
    """
    if isinstance(text, str) and stands_for_table(text):
        data: Data = held_data(text, name)
        return data
    if not isinstance(text, str) or len(text) > most or not text.strip():
        return _of_array(read_text(text, name).values)  # which refuses it
    if _ARRAY.match(text):
        return _of_array(read_text(text, name).values)
    lines, comment = lines_of(text)
    if not lines:
        return _of_array(read_text("", name).values)
    if len(lines) == 1:
        return _one_line(text, lines, name)
    found = choose(tables_of(lines, comment))
    if not found:
        if _ARRAY_MARKS.search(text) and ";" not in text:
            return _of_array(read_text(text, name).values)
        raise why_none(lines, name)
    return _with_alternatives(found, comments_of(text))


def _one_line(text: str, lines: Sequence[Line], name: str) -> Data:
    """Read one line: an array, or else a list of what only tables hold, such as dates."""
    try:
        return _of_array(read_text(text, name).values)
    except ParseError:
        found = choose(tables_of(lines, None, across=True))
        if not found:
            raise
        return _with_alternatives(found)


def _of_array(values: np.ndarray[Any, Any]) -> Data:
    """Return an array as data: a 2-D one by its columns."""
    shape = " x ".join(map(str, values.shape))
    if values.ndim == 1:
        return Data({"f": values}, values, f"read as: {values.size} values in a row")
    reading = f"read as: an array of {shape}"
    if values.ndim > 2:
        return Data({"f": values.ravel()}, values, reading)
    return Data({_column(k): values[:, k] for k in range(values.shape[1])}, values, reading)


def _with_alternatives(found: Sequence[Table], comments: Sequence[int] = ()) -> Data:
    first, *others = (data_of(table, comments) for table in found)
    return replace(first, alternatives=tuple(others))


def data_of(table: Table, comments: Sequence[int] = ()) -> Data:
    """Return a table as data; `comments` are the lines that were left out as such."""
    names = list(_names(table))
    columns = {name: column.values for name, column in zip(names, table.columns, strict=True)}
    units = [
        column.unit or table.units[k] if k < len(table.units) else column.unit
        for k, column in enumerate(table.columns)
    ]
    return Data(
        columns,
        _array(table),
        _reading(table, [line for line in comments if line != table.header_line]),
        units={name: unit for name, unit in zip(names, units, strict=True) if unit},
        missing={
            name: column.missing
            for name, column in zip(names, table.columns, strict=True)
            if column.missing
        },
        lines=table.lines,
    )


def _column(k: int) -> str:
    return f"column {k + 1}"


def _names(table: Table) -> Iterator[str]:
    """Yield one name per column, each another one."""
    taken: set[str] = set()
    for k, _ in enumerate(table.columns):
        name = table.names[k] if k < len(table.names) else ""
        name = name or ("f" if len(table.columns) == 1 else _column(k))
        name, plain, count = name, name, 1
        while name in taken:
            count += 1
            name = f"{plain} ({count})"
        taken.add(name)
        yield name


def _array(table: Table) -> np.ndarray[Any, Any] | None:
    """Return numbers alone as an array: 1-D for one column."""
    values = [column.values for column in table.columns]
    if table.names or any(each.dtype.kind not in "ifc" for each in values):
        return None
    return values[0] if len(values) == 1 else np.column_stack(values)


def _reading(table: Table, comments: Sequence[int]) -> str:
    """Say how a table was read."""
    rows, width = len(table.lines), len(table.columns)
    parts = [f"{rows:,} {'row' if rows == 1 else 'rows'}"]
    parts += [f"{width} {'column' if width == 1 else 'columns'}"]
    if SEPARATORS[table.separator]:
        parts.append(f"separated by {SEPARATORS[table.separator]}")
    parts.append(table.form.words)
    if table.names:
        parts.append(f"names from line {table.header_line}")
    units = sorted({f"`{column.unit}`" for column in table.columns if column.unit})
    if units:
        parts.append(f"numbers in {' and '.join(units)}")
    parts += sorted({column.words for column in table.columns if column.words})
    gaps = sum(len(column.missing) for column in table.columns)
    if gaps:
        parts.append("1 value missing" if gaps == 1 else f"{gaps} values missing")
    if table.skipped:
        lines = "line" if len(table.skipped) == 1 else "lines"
        parts.append(f"{lines} {', '.join(map(str, table.skipped))} left out")
    if comments:
        many = f"{len(comments)} comments" if len(comments) > 1 else "1 comment"
        parts.append(f"{many} left out")
    return "read as: " + ", ".join(parts)
