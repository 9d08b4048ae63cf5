"""Tables of more rows than are read cell by cell: pandas reads them, as it is told to."""

from __future__ import annotations

from io import StringIO
from typing import Any

import numpy as np
import pandas as pd

from gradient_core.tables import MISSING, Data, Dialect, read_long
from gradient_ui.files.refused import FILE, refused
from gradient_ui.limits import MOST_FILE_VALUES

_HEAD = 50_000  # characters that tell how a table is written
_FEWER = "Keep fewer rows, or save a column with np.save"
_MISSING = sorted({form(word) for word in MISSING for form in (str, str.upper, str.title)})


def read_large(text: str) -> Data:
    """Read a table of any length whose rows are all written as the first ones are.

    Raises
    ------
    ParseError
        As `read_long`; too many values.
    """
    last = text.count("\n") + (not text.endswith("\n"))

    def read_all(dialect: Dialect) -> list[np.ndarray[Any, Any]]:
        count = last * len(dialect.kinds)
        if count > MOST_FILE_VALUES:
            rule = f"a table of at most {MOST_FILE_VALUES:,} values"
            raise refused(rule, f"{count:,}", _FEWER)
        return _columns(text, dialect)

    return read_long(text, _HEAD, FILE, read_all)


def _columns(text: str, dialect: Dialect) -> list[np.ndarray[Any, Any]]:
    """Return every column as pandas reads it; of words nothing is missing."""
    width = len(dialect.kinds)
    try:
        frame = pd.read_csv(
            StringIO(text),
            sep=r"\s+" if dialect.separator == " " else dialect.separator or "\x1f",
            decimal=dialect.decimal,
            thousands=dialect.thousands or None,
            header=None,
            names=range(width),
            index_col=False,
            skiprows=dialect.first_line - 1,
            skipinitialspace=True,
            skip_blank_lines=False,
            keep_default_na=False,
            na_values={k: _MISSING for k, kind in enumerate(dialect.kinds) if kind != "U"},
            dtype={k: str for k, kind in enumerate(dialect.kinds) if kind != "n"},
        )
    except (ValueError, OverflowError) as error:  # pandas' own ParserError is one
        raise refused("a long table in plain signs", "another notation", _FEWER) from error
    return [frame[k].to_numpy() for k in range(width)]
