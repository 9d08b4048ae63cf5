"""Cells below each other to one column: numbers, dates or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.tables.dates import is_date, read_date_column
from gradient_core.tables.numbers import NumberForm, is_missing, read_with_unit

_LOOKED_AT = 40  # cells that tell what a column holds
# What begins like a number is none of the words of a column, but for times of day.
NUMBER_LIKE = re.compile(r"[-+.,$€£¥₹]?\s?[0-9](?![0-9]?:[0-9]{2})")


@dataclass(frozen=True, eq=False)
class Column:
    """One column as it was read.

    Attributes
    ----------
    values : ndarray, shape (rows,)
        int64, float64 or complex128; datetime64; or words. Missing values are nan, NaT and "".
    unit : str
        What stands beside the numbers; empty if nothing does.
    missing : tuple of int
        Rows without a value, counted from 0.
    words : str
        What is to be said of how it was read; empty if nothing is.
    """

    values: np.ndarray[Any, Any]
    unit: str = ""
    missing: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class BadCell:
    """A cell that does not go with the others of its column.

    Attributes
    ----------
    row : int
        Counted from 0.
    rule, fix : str
    """

    row: int
    rule: str
    fix: str


def is_value(cell: str, form: NumberForm) -> bool:
    """Whether a cell is a number in this form, or a date."""
    return bool(cell) and (read_with_unit(cell, form) is not None or is_date(cell))


def read_column(cells: Sequence[str], form: NumberForm) -> tuple[Column, ...] | BadCell:
    """Read one column; several ways where day and month can be exchanged.

    Parameters
    ----------
    cells : sequence of str
    form : NumberForm

    Returns
    -------
    tuple of Column, or BadCell
    """
    missing = tuple(row for row, cell in enumerate(cells) if is_missing(cell))
    if len(missing) == len(cells):
        return (Column(np.full(len(cells), np.nan), missing=missing),)
    looked_at = [cell for cell in cells[: 10 * _LOOKED_AT] if not is_missing(cell)][:_LOOKED_AT]
    dates = sum(map(is_date, looked_at))
    numbers = sum(read_with_unit(cell, form) is not None for cell in looked_at)
    if 2 * dates >= len(looked_at) > 0:
        return _dates(cells, missing)
    if 2 * numbers >= len(looked_at) > 0:
        return _numbers(cells, form, missing)
    odd = next((row for row, cell in enumerate(cells) if NUMBER_LIKE.match(cell)), None)
    if odd is not None:
        return BadCell(odd, f"numbers with a {form.words}, or words", "Correct it, or write nan")
    return (Column(np.array(cells, dtype=str), missing=missing),)


def _dates(cells: Sequence[str], missing: tuple[int, ...]) -> tuple[Column, ...] | BadCell:
    gaps = set(missing)
    words = ["" if row in gaps else cell for row, cell in enumerate(cells)]
    readings = read_date_column(words)
    if readings:
        return tuple(Column(each.values, "", missing, each.words) for each in readings)
    single = (row for row, word in enumerate(words) if word and not read_date_column([word]))
    return BadCell(
        next(single, 0),
        "dates of the calendar, all written alike and all with a zone or none",
        "Write dates like 2024-01-31 or 2024-01-31T12:30",
    )


def _numbers(
    cells: Sequence[str], form: NumberForm, missing: tuple[int, ...]
) -> tuple[Column, ...] | BadCell:
    gaps = set(missing)
    numbers: list[Any] = []
    unit = ""
    for row, cell in enumerate(cells):
        if row in gaps:
            numbers.append(np.nan)
            continue
        read = read_with_unit(cell, form)
        if read is None:
            return BadCell(row, f"numbers with a {form.words}", "Correct it, or write nan")
        if read[1] and unit and read[1] != unit:
            return BadCell(row, f"numbers in one unit, here `{unit}`", "Convert it")
        numbers.append(read[0])
        unit = unit or read[1]
    return (Column(_as_array(numbers), unit, missing),)


def _as_array(numbers: Sequence[Any]) -> np.ndarray[Any, Any]:
    """Return int64 if all are whole and fit, else float64 or complex128."""
    kinds = set(map(type, numbers))
    if complex in kinds:
        return np.array(numbers, dtype=np.complex128)
    if kinds == {int} and min(numbers) >= -(2**63) and max(numbers) < 2**63:
        return np.array(numbers, dtype=np.int64)
    return np.array(numbers, dtype=np.float64)
