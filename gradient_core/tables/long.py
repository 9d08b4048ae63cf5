"""Tables of more rows than are read cell by cell: the first are, and another reader reads all.

Our reader finds signs, names and units in the beginning. A faster one, which knows no second way of
reading, is told them and reads everything. What both have read is compared bit for bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from gradient_core.errors import ParseError
from gradient_core.tables.candidates import choose, tables_of, why_none
from gradient_core.tables.columns import Column
from gradient_core.tables.reader import Data, data_of
from gradient_core.tables.rows import lines_of


@dataclass(frozen=True)
class Dialect:
    """How a table is written.

    Attributes
    ----------
    separator : str
        What stands between cells: a space for any white space; empty where there is one column.
    decimal, thousands : str
        The signs in numbers; no sign between thousands is empty.
    first_line : int
        In which line the first row stands, counted from 1.
    width : int
        How many columns there are.
    """

    separator: str
    decimal: str
    thousands: str
    first_line: int
    width: int


ReadAll: TypeAlias = Callable[[Dialect], Sequence[np.ndarray[Any, Any]]]


def read_long(head: str, last_line: int, name: str, read_all: ReadAll) -> Data:
    r"""Read a long table by its beginning.

    Parameters
    ----------
    head : str
        Its first lines, whole ones.
    last_line : int
        How many lines the text has.
    name : str
        What the text is, for a refusal.
    read_all : callable
        Reads all rows in a dialect: an array for each column, of numbers or of words.

    Raises
    ------
    ParseError
        The beginning can be read in no way or in several; the rows are not all like it.

    Examples
    --------
    >>> text = "t;f\n0;1,5\n1;2,5\n2;4,5"
    >>> columns = [np.array([0, 1, 2]), np.array([1.5, 2.5, 4.5])]
    >>> data = read_long(text[:16], 4, "text", lambda dialect: columns)
    >>> data.reading
    'read as: 3 rows, 2 columns, separated by `;`, decimal comma, names from line 1'
    """
    lines, comment = lines_of(head)
    found = choose(tables_of(lines, comment))
    if not found:
        raise why_none(lines, name)
    if len(found) > 1:
        got = f"{len(found)} ways to read its first lines"
        fix = "Open these alone, choose there, and write the file in that way"
        raise _refused(name, "be a long table that can be read in one way", got, fix)
    (table,) = found
    first, form = table.lines[0], table.form
    width = len(table.columns)
    columns = read_all(Dialect(table.separator, form.decimal, form.thousands, first, width))
    rows = last_line - first + 1
    if [len(column) for column in columns] != [rows] * width:
        fix = "Take out blank lines, comments and rows of another length"
        raise _refused(name, "be a long table with a row in every line", "one without", fix)
    whole = [_like(part, read, name) for part, read in zip(table.columns, columns, strict=True)]
    return data_of(replace(table, columns=tuple(whole), lines=tuple(range(first, first + rows))))


def _like(first: Column, read: np.ndarray[Any, Any], name: str) -> Column:
    """Return a column of all rows in the kind of its first ones, which it must begin with."""
    kind = first.values.dtype.kind
    try:
        values = _in_kind(read, kind)
    except (ValueError, TypeError, OverflowError):
        values = read[:0]
    if not _begins_with(values, first.values):
        what = {"M": "dates like 2024-01-31", "U": "words"}.get(kind, "plain numbers")
        fix = "Write all rows as the first ones are, or save a column with np.save"
        raise _refused(name, f"have {what} in every row", "something else further on", fix)
    values.flags.writeable = False
    if kind == "U":
        return Column(values)
    is_missing = np.isnat(values) if kind == "M" else np.isnan(values)
    return Column(values, first.unit, tuple(np.flatnonzero(is_missing).tolist()), first.words)


def _in_kind(read: np.ndarray[Any, Any], kind: str) -> np.ndarray[Any, Any]:
    if kind == "M":
        return np.array([v if isinstance(v, str) else "NaT" for v in read], dtype="datetime64")
    if kind == "U":
        return np.array([v if isinstance(v, str) else "" for v in read], dtype=str)
    if read.dtype.kind not in "if":
        raise TypeError(f"no numbers: {read.dtype}")
    return read.copy()


def _begins_with(values: np.ndarray[Any, Any], first: np.ndarray[Any, Any]) -> bool:
    beginning = values[: len(first)]
    if beginning.shape != first.shape:
        return False
    if first.dtype.kind == "U":
        return [*map(str, beginning)] == [*map(str, first)]
    return np.array_equal(beginning, first, equal_nan=True)


def _refused(name: str, rule: str, got: str, fix: str) -> ParseError:
    return ParseError(f"`{name}` must {rule}; got {got}. {fix}.", argument=name)
