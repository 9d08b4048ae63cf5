"""What to do about values that are missing in a table: leave their rows out, or fill them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from gradient_core.tables.reader import Data

_SHOWN = 3


def where_missing(data: Data, names: Sequence[str]) -> str:
    r"""Say which values are missing, by column and line; empty if none is.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> where_missing(read_data("t;f\n0;1\n1;NA\n2;4"), ["t", "f"])
    'f in line 3'
    """
    places = [(name, data.lines[row]) for name in names for row in data.missing.get(name, ())]
    words = [f"{name} in line {line}" for name, line in places[:_SHOWN]]
    more = len(places) - _SHOWN
    return " and ".join([", ".join(words), *([f"{more:,} more"] if more > 0 else [])])


def without_missing(data: Data, names: Sequence[str]) -> Data:
    r"""Return the table without the rows in which one of these columns has no value.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> without_missing(read_data("t;f\n0;1\n1;NA\n2;4"), ["f"]).columns["f"]
    array([1., 4.])
    """
    gaps = where_missing_rows(data, names)
    return with_rows(data, [row for row in range(len(data.lines)) if row not in gaps])


def where_missing_rows(data: Data, names: Sequence[str]) -> set[int]:
    """Return the rows in which one of these columns has no value, counted from 0."""
    return {row for name in names for row in data.missing.get(name, ())}


def with_rows(data: Data, rows: Sequence[int]) -> Data:
    r"""Return the table with these rows of it, in this order.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> with_rows(read_data("t;f\n0;1\n1;NA\n2;4"), [2, 0]).columns["t"]
    array([2, 0])
    """
    chosen = np.asarray(rows, dtype=np.intp)
    columns = {name: values[chosen] for name, values in data.columns.items()}
    place = {row: k for k, row in enumerate(rows)}
    missing = {
        name: tuple(place[row] for row in gaps if row in place)
        for name, gaps in data.missing.items()
    }
    return _changed(data, columns, missing, tuple(data.lines[row] for row in rows))


def filled(data: Data, name: str, along: str = "") -> Data:
    r"""Return the table with a column filled along straight lines between its neighbours.

    Parameters
    ----------
    data : Data
    name : str
        A column of numbers.
    along : str
        The column of coordinates, increasing; without one, rows are equally far apart.

    Returns
    -------
    Data
        Before the first value and after the last one nothing is filled in: there is no line.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> data = read_data("t;f\n0;1\n1;NA\n4;5")
    >>> filled(data, "f", "t").columns["f"], filled(data, "f").columns["f"]
    (array([1., 2., 5.]), array([1., 3., 5.]))
    """
    values = data.columns[name].astype(np.float64)
    known = np.isfinite(values)
    x = _numbers(data.columns[along]) if along else np.arange(len(values), dtype=np.float64)
    whole = np.where(known, values, np.interp(x, x[known], values[known], np.nan, np.nan))
    rows = tuple(int(row) for row in np.flatnonzero(np.isnan(whole)))
    missing = {**data.missing, name: rows}
    return _changed(data, {**data.columns, name: whole}, missing, data.lines)


def can_fill(data: Data, name: str, along: str = "") -> bool:
    """Whether `filled` fills anything in: real numbers, along coordinates that increase."""
    column = data.columns[name]
    if column.dtype.kind not in "if" or np.count_nonzero(np.isfinite(column)) < 2:
        return False
    if along and (data.columns[along].dtype.kind not in "ifM" or data.missing.get(along)):
        return False
    x = _numbers(data.columns[along]) if along else np.arange(len(column))
    return bool((np.diff(x) > 0).all()) and filled(data, name, along).missing != data.missing


def _numbers(x: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return (x - x[0]).astype(np.float64) if x.dtype.kind == "M" else x.astype(np.float64)


def _changed(
    data: Data,
    columns: dict[str, np.ndarray[Any, Any]],
    missing: dict[str, tuple[int, ...]],
    lines: Sequence[int],
) -> Data:
    """Return the table with other values."""
    array = None if data.array is None else np.column_stack(list(columns.values()))
    if array is not None and array.shape[1] == 1:
        array = array[:, 0]
    missing = {name: rows for name, rows in missing.items() if rows}
    return replace(data, columns=columns, array=array, missing=missing, lines=lines, codes={})
