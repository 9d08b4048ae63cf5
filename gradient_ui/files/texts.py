"""Files of text: which encoding it is, and JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np

from gradient_core import GradientCoreError, format_array
from gradient_ui.files.refused import refused
from gradient_ui.files.writing import as_csv

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# What no text holds: but for tab, new lines and the form feed.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SHAPES = '[1, 2, 4], rows of numbers, or records such as [{"x": 0, "f": 1}]'


def read_text(content: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding it is in, where that is not UTF-8.

    Raises
    ------
    ParseError
        It is empty, or no text.
    """
    text, encoding = _decoded(content)
    if not text.strip():
        raise refused("a file with numbers in it", "an empty one", "Open another file")
    if _CONTROL.search(text):
        fix = "Open .csv, .tsv, .txt, .xlsx, .ods, .json, .npy or .npz"
        raise refused("a file of text", "one with bytes that no text holds", fix)
    return text, encoding


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text by its mark, else as UTF-8, else as Windows wrote it before."""
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    try:
        if marked is not None:
            return content.decode(marked), "" if marked == "utf-8-sig" else marked.upper()
        return content.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if marked is not None:
            fix = "Save it once more as UTF-8"
            raise refused(f"whole {marked.upper()} text", "damaged bytes", fix) from error
    try:
        return content.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError as error:
        got, fix = "bytes of no encoding known here", "Save it once more as UTF-8"
        raise refused("text in UTF-8, UTF-16 or Windows-1252", got, fix) from error


def read_json(content: bytes) -> tuple[str, str]:
    """Return numbers in JSON as text for a box: an array, or records as a table.

    Raises
    ------
    ParseError
        No JSON; neither numbers nor records of them.
    """
    text, encoding = read_text(content)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        fix = f"Write {_SHAPES}"
        raise refused("JSON", "text that is none", fix) from error
    if isinstance(found, dict) and found and all(isinstance(v, list) for v in found.values()):
        return _columns(found), encoding
    if isinstance(found, list) and found and all(isinstance(row, dict) for row in found):
        names = list(found[0])
        if any(list(row) != names for row in found):
            raise refused("records with the same names", "different ones", f"Write {_SHAPES}")
        return _columns({name: [row[name] for row in found] for name in names}), encoding
    return _array(found), encoding


def _array(found: Any) -> str:
    try:
        values = np.array(found)
        if values.dtype.kind not in "iufb" or values.ndim == 0 or not values.size:
            raise ValueError(values.dtype)
        return format_array(values.astype(np.float64) if values.dtype.kind == "b" else values)
    except (ValueError, OverflowError, TypeError, GradientCoreError) as error:
        rule = "JSON with an array of numbers or records of them"
        raise refused(rule, "something else", f"Write {_SHAPES}") from error


def _columns(columns: dict[str, list[Any]]) -> str:
    """Return columns of equal lengths as CSV."""
    lengths = {len(values) for values in columns.values()}
    if len(lengths) != 1 or lengths == {0}:
        got = f"lengths {', '.join(map(str, sorted(lengths)))}"
        raise refused("columns of the same length", got, f"Write {_SHAPES}")
    cells = [value for values in columns.values() for value in values]
    if not all(value is None or isinstance(value, int | float | str) for value in cells):
        raise refused("columns of numbers, dates or words", "something else", f"Write {_SHAPES}")
    return as_csv(columns)
