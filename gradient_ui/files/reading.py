"""A file by its name and its bytes: what it holds, for a box where numbers are typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import numpy as np

from gradient_core import ParseError, format_array
from gradient_core.arrays import FileArray, hold
from gradient_core.limits import MAX_CHARACTERS
from gradient_core.tables import Data, FileTable, held_table, hold_table, read_data
from gradient_core.text import quote
from gradient_ui.files.arrays import read_npy, read_npz
from gradient_ui.files.large import read_large
from gradient_ui.files.refused import FILE, refused
from gradient_ui.files.sheets import read_sheet
from gradient_ui.files.texts import read_json, read_text
from gradient_ui.files.writing import as_csv
from gradient_ui.limits import LARGEST_FILE, MOST_FILE_CHARACTERS, MOST_FILE_LINES

KINDS = ("csv", "tsv", "txt", "xlsx", "ods", "json", "npy", "npz")
_SHORTEST_OF_A_NUMBER = 3  # signs, with what stands between


@dataclass(frozen=True)
class FromFile:
    """What a file holds.

    Attributes
    ----------
    text : str
        What to put into the box: all of it, or what stands for its array.
    how : str
        What is to be said of how it was read, not yet safe for Markdown; empty if nothing is.
    held : FileArray, FileTable or None
        What the text stands for; to be held as long as the text is to be understood.
    """

    text: str
    how: str = ""
    held: FileArray | FileTable | None = None


def read_file(name: str, content: bytes) -> FromFile:
    r"""Read a file that somebody opened.

    Parameters
    ----------
    name : str
        Its ending says what it is.
    content : bytes

    Raises
    ------
    ParseError
        A file of another kind, too large, damaged, or with nothing that can be read; its
        ``argument`` is ``"file"``.

    Examples
    --------
    >>> read_file("a.csv", b"t;f\n0;1,5\n1;2,5\n").text
    't;f\n0;1,5\n1;2,5\n'
    >>> read_file("a.json", b"[1, 2.5]").text
    '1.0, 2.5'
    """
    kind = PurePath(name).suffix.lower()
    if kind.removeprefix(".") not in KINDS:
        kinds = ", ".join(f".{each}" for each in KINDS)
        got = f"the ending {quote(kind)}" if kind else "a name without an ending"
        raise refused(f"one of {kinds}", got, "Save it as one")
    if len(content) > LARGEST_FILE:
        rule = f"at most {LARGEST_FILE:,} bytes long"
        raise refused(rule, f"{len(content):,}", "Keep fewer numbers, or a smaller dtype")
    if not content:
        raise refused("a file with numbers in it", "an empty one", "Open another file")
    return _READERS.get(kind, _text)(name, content)


def _text(name: str, content: bytes) -> FromFile:
    text, encoding = read_text(content)
    return _of_text(name, text, f"Its text is {encoding}" if encoding else "", is_file=True)


def _of_text(name: str, text: str, how: str, *, is_file: bool) -> FromFile:
    """Return the text of a table, or what stands for it where it is too long for a box."""
    if len(text) <= MAX_CHARACTERS:
        read_data(text, FILE)
        return FromFile(text, how)
    data = _long(text)
    if data.alternatives:
        got = f"{1 + len(data.alternatives)} ways to read it"
        fix = "Open its first lines alone, choose there, and write the file in that way"
        raise refused("a long file that can be read in one way", got, fix)
    held = hold_table(data, text, name) if is_file else held_table(data, name, text)
    if held is None:
        fix = "Save the array with np.save"
        raise refused("numbers that np.loadtxt reads", "another notation of an array", fix)
    return FromFile(held.text, how, held)


def _long(text: str) -> Data:
    """Read a table by its beginning, or where that is not enough, cell by cell."""
    try:
        return read_large(text)
    except ParseError:
        if len(text) > MOST_FILE_CHARACTERS or text.count("\n") > MOST_FILE_LINES:
            raise
        return read_data(text, FILE, MOST_FILE_CHARACTERS)


def _json(_name: str, content: bytes) -> FromFile:
    text, encoding = read_json(content)
    if len(text) > MAX_CHARACTERS:
        rule = f"at most {MAX_CHARACTERS:,} characters of numbers"
        raise refused(rule, f"{len(text):,}", "Save it with np.save")
    return FromFile(text, f"Its text is {encoding}" if encoding else "")


def _sheet(name: str, content: bytes) -> FromFile:
    text, which = read_sheet(content, PurePath(name).suffix.lower())
    return _of_text(name, text, f"From {which}", is_file=False)


def _npy(name: str, content: bytes) -> FromFile:
    return _of_array(read_npy(content), name)


def _npz(file: str, content: bytes) -> FromFile:
    arrays = read_npz(content)
    if len(arrays) == 1:
        ((member, values),) = arrays.items()
        return _of_array(values, file, member)
    shapes = {values.shape for values in arrays.values()}
    if len(shapes) == 1 and len(next(iter(shapes))) == 1:
        text = as_csv({name: values.tolist() for name, values in arrays.items()})
        if len(text) <= MAX_CHARACTERS:
            return FromFile(text)
    told = ", ".join(f"{quote(k)} {v.shape}" for k, v in list(arrays.items())[:5])
    fix = "Save the one that is meant with np.save"
    raise refused("a file with one array, or with columns of one length", told, fix)


def _of_array(values: np.ndarray[Any, Any], name: str, member: str = "") -> FromFile:
    """Return an array as text where that is short, else with what stands for it."""
    how = f"An array of shape {values.shape} and dtype {values.dtype}"
    if values.size * _SHORTEST_OF_A_NUMBER <= MAX_CHARACTERS:
        text = format_array(values)
        if len(text) <= MAX_CHARACTERS:
            return FromFile(text, how)
    held = hold(values, name, member)
    return FromFile(held.text, f"{how}; it stays here until you leave", held)


_READERS = {".json": _json, ".xlsx": _sheet, ".ods": _sheet, ".npy": _npy, ".npz": _npz}
