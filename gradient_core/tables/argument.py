"""Text of several lines as an argument of `numpy.gradient`: an array, or columns of a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gradient_core.arrays import Argument, as_argument, read_argument
from gradient_core.errors import ParseError
from gradient_core.tables.held import stands_for_table
from gradient_core.tables.reader import Data, read_data
from gradient_core.text import quote


@dataclass(frozen=True)
class ColumnName:
    """What a column is called, and its unit.

    Attributes
    ----------
    name : str
    unit : str
        Empty if it is not known.

    Examples
    --------
    >>> ColumnName("s", "ft").title, ColumnName("s", "").title
    ('s (ft)', 's')
    """

    name: str
    unit: str

    @property
    def title(self) -> str:
        """Name and unit, for an axis."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


def read_lines(text: str, name: str = "array") -> Argument:
    r"""Read an array as `read_argument` does, but several lines as `read_data` does.

    Parameters
    ----------
    text : str
    name : str
        What the text is, for a refusal.

    Returns
    -------
    Argument

    Raises
    ------
    ParseError
        As `read_data`; a text that can be read in several ways; a table without numbers.

    Examples
    --------
    >>> read_lines("0,5;1,5\n2,25;4").code
    '[[0.5, 1.5], [2.25, 4.0]]'
    >>> read_lines("a;b\n1;2\n3;4").code
    '[[1, 2], [3, 4]]'
    >>> read_lines("1,2\n3,4\n5,6")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    gradient_core.errors.ParseError: `array` must be text with one reading; got 2: ...
    """
    data = _lines(text, name)
    if data is None:
        return read_argument(text, name)
    if data.array is None:
        return _side_by_side(data, name)
    return _as_typed(text, data.array, name)


def columns_of_numbers(data: Data) -> list[str]:
    r"""Return the columns of a table that hold numbers.

    Examples
    --------
    >>> columns_of_numbers(read_data("day;a;b\n2024-01-01;1;2\n2024-01-02;3;4"))
    ['a', 'b']
    """
    return [name for name, values in data.columns.items() if values.dtype.kind in "ifc"]


def _side_by_side(data: Data, name: str) -> Argument:
    """Return the columns of numbers as an array of as many columns; one of them as it is."""
    names = columns_of_numbers(data)
    if not names:
        got, fix = "a table without any", "Paste numbers"
        raise ParseError(f"`{name}` must be numbers; got {got}. {fix}.", argument=name)
    values = np.column_stack([data.columns[each] for each in names])
    return _read_only(as_argument(values[:, 0] if len(names) == 1 else values, name))


def table_in(text: str, name: str = "array") -> Data | None:
    r"""Return the table of a text whose columns are to be chosen from; None for an array.

    Raises
    ------
    ParseError
        As `read_data`; a text that can be read in several ways.

    Examples
    --------
    >>> list(table_in("t;f\n0;1").columns), table_in("1 2 3\n4 5 6")
    (['t', 'f'], None)
    """
    data = _lines(text, name)
    return data if data is not None and data.is_tall else None


def numbers_of(data: Data, place: int, name: str) -> Argument:
    r"""Return a column of numbers with its name.

    Parameters
    ----------
    data : Data
    place : int
        Which column, counted from 0; the last one for one beyond it.
    name : str
        What it is for, in a refusal.

    Raises
    ------
    ParseError
        The column holds dates or words.

    Examples
    --------
    >>> column = numbers_of(read_data("t(s);f\n0;1\n1;3"), 1, "f")
    >>> column.code, column.made_of
    ('[1, 3]', ColumnName(name='f', unit=''))
    """
    column = list(data.columns)[min(place, len(data.columns) - 1)]
    values = data.columns[column]
    if values.dtype.kind not in "ifc":
        kind = "dates" if values.dtype.kind == "M" else "words"
        rule = f"`{name}` must be a column of numbers; got {kind} in the column {quote(column)}"
        raise ParseError(f"{rule}. Choose another column.", argument=name)
    named = ColumnName(column, data.units.get(column, ""))
    argument = _read_only(as_argument(values, name))
    if argument.before and column in data.codes:  # too many to write, and a file has them
        argument = replace(argument, code=data.codes[column], before="")
    return replace(argument, made_of=named)


def _lines(text: str, name: str) -> Data | None:
    """Return lines of text as they are read, if there is one way; None for one line."""
    if "\n" not in text.strip() and not stands_for_table(text):
        return None
    data = read_data(text, name)
    if data.alternatives:
        ways = [each.reading.removeprefix("read as: ") for each in (data, *data.alternatives)]
        raise ParseError(
            f"`{name}` must be text with one reading; got {len(ways)}: "
            f"{'; or '.join(ways)}. Choose one, or put a space after each comma between values.",
            argument=name,
        )
    return data if data.lines else None


def _as_typed(text: str, values: np.ndarray[Any, Any], name: str) -> Argument:
    """Return the array with the code of its text, if the reader of arrays reads the same."""
    try:
        typed = read_argument(text, name)
    except ParseError:
        return _read_only(as_argument(values, name))
    is_same = typed.value.dtype == values.dtype and np.array_equal(
        typed.value, values, equal_nan=True
    )
    return typed if is_same else _read_only(as_argument(values, name))


def _read_only(argument: Argument) -> Argument:
    argument.value.flags.writeable = False
    return argument
