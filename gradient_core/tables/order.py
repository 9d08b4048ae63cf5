"""Rows of a table by their coordinates: out of order, twice, and in parts; sorted and merged."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from gradient_core.tables.missing import where_missing_rows, with_rows
from gradient_core.tables.reader import Data


def turning_lines(data: Data, name: str) -> tuple[int, ...]:
    r"""Return the lines whose value goes back, where a column neither rises nor falls throughout.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> turning_lines(read_data("t;f\n0;1\n2;3\n1;2\n3;4"), "t")
    (4,)
    """
    steps = _steps(data.columns[name])
    back = steps < 0
    if not back.any() or not (steps > 0).any():
        return ()
    return tuple(data.lines[row + 1] for row in np.flatnonzero(back).tolist())


def repeating_lines(data: Data, name: str) -> tuple[int, ...]:
    r"""Return the lines with the same value in a column as the line before.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> repeating_lines(read_data("t;f\n0;1\n1;3\n1;2\n3;4"), "t")
    (4,)
    """
    repeats = np.flatnonzero(_steps(data.columns[name]) == 0).tolist()
    return tuple(data.lines[row + 1] for row in repeats)


def _steps(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    if values.dtype.kind not in "ifM":
        return np.zeros(0)
    return np.sign(np.diff(values).astype(np.float64))


def sorted_rows(data: Data, name: str) -> Data:
    r"""Return the table with its rows in the order of a column; equal ones keep theirs.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> sorted_rows(read_data("t;f\n0;1\n2;3\n1;2"), "t").columns["f"]
    array([1, 2, 3])
    """
    return with_rows(data, np.argsort(data.columns[name], kind="stable").tolist())


def merged_rows(data: Data, name: str) -> Data:
    r"""Return one row for each value of a column, in the order of the first: the mean of its rows.

    Columns of dates and of words keep what the first of the rows says.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> merged = merged_rows(read_data("t;f\n0;1\n1;3\n1;5\n2;4"), "t")
    >>> merged.columns["t"], merged.columns["f"]
    (array([0, 1, 2]), array([1., 4., 4.]))
    """
    _, first, which, counts = np.unique(
        data.columns[name], return_index=True, return_inverse=True, return_counts=True
    )
    merged = with_rows(data, np.sort(first).tolist())
    columns, missing = dict(merged.columns), dict(merged.missing)
    for other, values in data.columns.items():
        if other != name and values.dtype.kind in "ifc":
            sums = np.zeros(len(first), dtype=np.result_type(values.dtype, np.float64))
            np.add.at(sums, which, values)
            columns[other] = (sums / counts)[np.argsort(first)]
            missing[other] = tuple(np.flatnonzero(np.isnan(columns[other])).tolist())
    missing = {key: rows for key, rows in missing.items() if rows}
    array = None if merged.array is None else np.column_stack(list(columns.values()))
    return replace(merged, columns=columns, array=array, missing=missing)


def parts(data: Data, names: list[str]) -> list[range]:
    r"""Return the runs of rows without a missing value in these columns, the longest first.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> parts(read_data("t;f\n0;1\n1;NA\n2;4\n3;5"), ["f"])
    [range(2, 4), range(0, 1)]
    """
    gaps = [-1, *sorted(where_missing_rows(data, names)), len(data.lines)]
    runs = [range(a + 1, b) for a, b in pairwise(gaps) if b - a > 1]
    return sorted(runs, key=len, reverse=True)
