"""Tables of more rows than are read cell by cell: the first are, and another reader reads all.

Our reader finds signs, names and units in the beginning. Every other line must look as these do, to
the letter; then a faster reader, which takes much that is no number for one, reads them all. What
both have read is compared bit for bit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from gradient_core.errors import ParseError
from gradient_core.tables.candidates import Table, choose, tables_of, why_none
from gradient_core.tables.columns import NUMBER_LIKE, Column
from gradient_core.tables.numbers import MISSING, is_missing, tidied
from gradient_core.tables.reader import Data, data_of
from gradient_core.tables.rows import BLANK, COMMENT, NONE, lines_of
from gradient_core.text import quote

_DIGITS = str.maketrans("123456789", "000000000")
_DATE = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]++)?+)?+)?+)?+"
_NO_VALUE = "|".join(re.escape(word) for word in sorted(MISSING, key=len, reverse=True))


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
    kinds : str
        Of each column: ``n`` for numbers, ``M`` for dates, ``U`` for words.
    """

    separator: str
    decimal: str
    thousands: str
    first_line: int
    kinds: str


ReadAll: TypeAlias = Callable[[Dialect], Sequence[np.ndarray[Any, Any]]]


def read_long(text: str, head: int, name: str, read_all: ReadAll) -> Data:
    r"""Read a long table by its beginning.

    Parameters
    ----------
    text : str
    head : int
        How many characters at most tell how the table is written: whole lines of them.
    name : str
        What the text is, for a refusal.
    read_all : callable
        Reads all rows in a dialect: an array for each column, of numbers or of words.

    Raises
    ------
    ParseError
        The beginning can be read in no way or in several; a line is not like it.

    Examples
    --------
    >>> columns = [np.array([0, 1, 2]), np.array([1.5, 2.5, 4.5])]
    >>> data = read_long("t;f\n0;1,5\n1;2,5\n2;4,5", 13, "text", lambda dialect: columns)
    >>> data.reading
    'read as: 3 rows, 2 columns, separated by `;`, decimal comma, names from line 1'
    """
    lines, comment = lines_of(text[: text.rfind("\n", 0, head) + 1])
    found = choose(tables_of(lines, comment)) if lines else []
    if not found:
        raise why_none(lines, name) if lines else _refused(name, "have lines", "one", "Break it")
    if len(found) > 1:
        got = f"{len(found)} ways to read its first lines"
        fix = "Open these alone, choose there, and write the file in that way"
        raise _refused(name, "be a long table that can be read in one way", got, fix)
    (table,) = found
    kinds = "".join(_kind(column.values.dtype.kind) for column in table.columns)
    form, first = table.form, table.lines[0]
    rows = _count_rows(text, table, kinds, name)
    columns = read_all(Dialect(table.separator, form.decimal, form.thousands, first, kinds))
    if [len(column) for column in columns] != [rows] * len(kinds):
        raise _refused(name, "be a long table in plain signs", "another notation", _FIX)
    whole = [_like(part, read, name) for part, read in zip(table.columns, columns, strict=True)]
    return data_of(replace(table, columns=tuple(whole), lines=range(first, first + rows)))


_FIX = "Write all rows as the first ones are, or save a column with np.save"


def _kind(kind: str) -> str:
    return {"M": "M", "U": "U"}.get(kind, "n")


def _count_rows(text: str, table: Table, kinds: str, name: str) -> int:
    """Return how many lines there are from the first row on; all must look as rows do."""
    row = _row_pattern(table, kinds)
    at = _start_of_line(text, table.lines[0])
    rows = 0
    while at < len(text):
        found = row.match(text, at)
        if found is None:
            line = text[at : at + 200].partition("\n")[0]
            got = f"{quote(line)} at line {table.lines[0] + rows:,}"
            rule = "be a long table with a row like the first in every line"
            raise _refused(name, rule, got, _FIX)
        at, rows = found.end(), rows + 1
    return rows


def _row_pattern(table: Table, kinds: str) -> re.Pattern[str]:
    """Return what a line looks like: cells of the kinds of their columns, quoted or not."""
    separator = table.separator
    edge = {BLANK: r"[ \t]++", NONE: ""}.get(separator, rf" *+{re.escape(separator)} *+")
    bare = rf"[^\"\n{re.escape(separator)}{' ' if separator == BLANK else ''}]*+"
    cells = {
        "n": rf"(?:{table.form.pattern}|(?i:{_NO_VALUE}))",
        "M": rf"(?:{_DATE}|(?i:{_NO_VALUE}))",
        "U": rf"(?!{NUMBER_LIKE.pattern}){bare}",
    }
    row = edge.join(f'(?:"{cells[kind]}"|{cells[kind]})' for kind in kinds)
    is_row = rf"(?=[ \t]*+[^\s])(?!{COMMENT.pattern})"
    return re.compile(rf"{is_row} *+{row} *+(?:\r?\n|\Z)")


def _start_of_line(text: str, number: int) -> int:
    """Return where a line begins, counted from 1."""
    at = 0
    for _ in range(number - 1):
        at = text.index("\n", at) + 1
    return at


def _like(first: Column, read: np.ndarray[Any, Any], name: str) -> Column:
    """Return a column of all rows in the kind of its first ones, which it must begin with."""
    kind = first.values.dtype.kind
    try:
        values = _in_kind(read, kind)
    except (ValueError, TypeError, OverflowError):
        values = read[:0]
    if not _begins_with(values, first.values):
        what = {"M": "dates like 2024-01-31", "U": "words"}.get(kind, "plain numbers")
        got = "something else further on"
        raise _refused(name, f"have {what} in every row", got, _FIX)
    values.flags.writeable = False
    if kind == "U":
        gaps = np.array([is_missing(word) for word in values.tolist()])
    else:
        gaps = np.isnat(values) if kind == "M" else np.isnan(values)
    return Column(values, first.unit, tuple(np.flatnonzero(gaps).tolist()), first.words)


def _in_kind(read: np.ndarray[Any, Any], kind: str) -> np.ndarray[Any, Any]:
    if kind == "M":
        return _dates([v if isinstance(v, str) else "" for v in read])
    if kind == "U":
        return np.array([tidied(v) if isinstance(v, str) else "" for v in read], dtype=str)
    if read.dtype.kind not in "if" or np.isinf(read).any():
        raise TypeError(f"no numbers, or too large ones: {read.dtype}")
    return read.copy()


def _dates(words: Sequence[str]) -> np.ndarray[Any, Any]:
    """Return dates that are all written alike: 2024 among days would be the first of January."""
    forms = {word.translate(_DIGITS) for word in words if word}
    if len(forms) > 1:
        raise ValueError(f"dates in {len(forms)} forms")
    return np.array([word or "NaT" for word in words], dtype="datetime64")


def _begins_with(values: np.ndarray[Any, Any], first: np.ndarray[Any, Any]) -> bool:
    beginning = values[: len(first)]
    if beginning.shape != first.shape:
        return False
    if first.dtype.kind == "U":
        return [*map(str, beginning)] == [*map(str, first)]
    return np.array_equal(beginning, first, equal_nan=True)


def _refused(name: str, rule: str, got: str, fix: str) -> ParseError:
    return ParseError(f"`{name}` must {rule}; got {got}. {fix}.", argument=name)
