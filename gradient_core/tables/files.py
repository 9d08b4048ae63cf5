"""Tables that came from files too long for a box, and the text that stands for them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from io import StringIO

import numpy as np

from gradient_core.arrays import FileArray, hold, plain_name
from gradient_core.tables.held import hold_data
from gradient_core.tables.reader import Data

_DELIMITERS = (",", ";", "\t", None)
_LONGEST_CHECKED = 1_000_000  # characters: each check reads all of them
_DIGITS = 16


@dataclass(frozen=True, eq=False)
class FileTable:
    """A table that came from a file.

    Attributes
    ----------
    text : str
        What stands for it where a table is pasted.
    data : Data
    """

    text: str
    data: Data

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return sum(values.nbytes for values in self.data.columns.values())


def hold_table(data: Data, text: str, name: str) -> FileTable | FileArray | None:
    r"""Return a table with the text that stands for it as long as the record is held.

    Parameters
    ----------
    data : Data
        What `text` was read as.
    text : str
        All of the file.
    name : str
        Of the file.

    Returns
    -------
    FileTable, FileArray or None
        An array where the table is one, and one line of Python reads it; None where no line does.

    Examples
    --------
    >>> from gradient_core.tables import read_data
    >>> text = "t,f\n0,1\n1,4\n2,9\n"
    >>> held = hold_table(read_data(text), text, "my run.csv")
    >>> held.text
    'table("my run.csv")  # 13867ebdb7c749da'
    >>> held.data.codes["f"]
    'np.loadtxt("my run.csv", dtype=np.int64, delimiter=",", skiprows=1, usecols=1)'
    """
    if data.array is not None and not data.is_tall:
        if len(text) > 10 * _LONGEST_CHECKED:
            return None
        code = _code(text, name, data.array, "")
        return hold(data.array, name, code=code) if code else None
    if len(text) > _LONGEST_CHECKED:
        return held_table(data, name, text)
    codes = {}
    for k, (column, values) in enumerate(data.columns.items()):
        code = _code(text, name, values, f", usecols={k}", skipped=data.lines[0] - 1)
        if code:
            codes[column] = code
    return held_table(replace(data, codes=codes), name, text)


def held_table(data: Data, name: str, text: str = "") -> FileTable:
    """Return a table with the text that stands for it; `text` tells it from others of this name."""
    seen = f"{name}\n{text or data.text}"
    key = hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return FileTable(f'table("{plain_name(name)}")  # {key}', hold_data(key, data))


def _code(text: str, name: str, values: np.ndarray, more: str, skipped: int = 0) -> str:
    """Return the line of Python that reads exactly these values from the file, if there is one."""
    if values.dtype.kind not in "if":
        return ""
    column = int(more.rpartition("=")[2]) if more else None
    whole = ", dtype=np.int64" if values.dtype.kind == "i" else ""
    rows = f", skiprows={skipped}" if skipped else ""
    for delimiter in _DELIMITERS:
        try:
            read = np.loadtxt(
                StringIO(text), values.dtype, delimiter=delimiter, skiprows=skipped, usecols=column
            )
        except (ValueError, IndexError):
            continue
        if read.shape == values.shape and np.array_equal(read, values, equal_nan=True):
            written = f", delimiter={json.dumps(delimiter)}" if delimiter else ""
            return f'np.loadtxt("{plain_name(name)}"{whole}{written}{rows}{more})'
    return ""
