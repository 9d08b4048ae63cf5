"""Tables of more rows than are read cell by cell: pandas reads them, as it is told to."""

from __future__ import annotations

from io import StringIO
from typing import Any

import numpy as np
import pandas as pd

from gradient_core.tables import Data, Dialect, read_long
from gradient_ui.files.refused import FILE, refused
from gradient_ui.limits import MOST_FILE_VALUES

_HEAD = 50_000  # characters that tell how a table is written
_FEWER = "Keep fewer rows, or save a column with np.save"
_MISSING = ["-", "--", "—", "?", ".", "na", "Na", "missing", "Null", "NULL", "none", "nil"]
# What our reader tidies before it reads, and pandas does not.
_TIDIED = "\u00a0\u202f\u2009\u2212\u2013\u2019"


def read_large(text: str) -> Data:
    """Read a table of any length whose rows are all written as the first ones are.

    Raises
    ------
    ParseError
        As `read_long`; signs that only our own reader takes; too many values.
    """
    end = text.rfind("\n", 0, _HEAD)
    if end < 0 or any(sign in text for sign in _TIDIED):
        raise refused("a long table in plain signs", "another notation", _FEWER)
    last = text.count("\n") + (not text.endswith("\n"))

    def read_all(dialect: Dialect) -> list[np.ndarray[Any, Any]]:
        if last * dialect.width > MOST_FILE_VALUES:
            rule = f"a table of at most {MOST_FILE_VALUES:,} values"
            raise refused(rule, f"{last * dialect.width:,}", _FEWER)
        return _columns(text, dialect)

    return read_long(text[: end + 1], last, FILE, read_all)


def _columns(text: str, dialect: Dialect) -> list[np.ndarray[Any, Any]]:
    """Return every column as pandas reads it."""
    separator = r"\s+" if dialect.separator == " " else dialect.separator or "\x1f"
    try:
        frame = pd.read_csv(
            StringIO(text),
            sep=separator,
            decimal=dialect.decimal,
            thousands=dialect.thousands or None,
            header=None,
            names=range(dialect.width),
            index_col=False,
            skiprows=dialect.first_line - 1,
            skipinitialspace=True,
            na_values=_MISSING,
        )
    except (ValueError, OverflowError) as error:  # pandas' own ParserError is one
        rule = "a table with as many values in every line"
        raise refused(rule, "one without", _FEWER) from error
    _check_widths(text, dialect, np.flatnonzero(frame.isna().any(axis=1).to_numpy()))
    return [frame[k].to_numpy() for k in range(dialect.width)]


def _check_widths(text: str, dialect: Dialect, rows: np.ndarray[Any, Any]) -> None:
    """Refuse lines with fewer cells than columns: pandas fills them up."""
    looked_at = {dialect.first_line + int(row) for row in rows}
    lines = enumerate(StringIO(text), 1) if looked_at else ()
    for number, line in lines:
        if number in looked_at:
            separator = dialect.separator
            count = len(line.split()) if separator == " " else line.count(separator or "\x1f") + 1
            if count < dialect.width:
                got = f"{count} at line {number:,}"
                raise refused(f"a table with {dialect.width} values in every line", got, _FEWER)
