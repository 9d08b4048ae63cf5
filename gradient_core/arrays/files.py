"""Arrays that came from files, and the text that stands for them where numbers are typed.

A file of a million numbers fits into no box. Its array is held here for as long as somebody holds
the `FileArray`, and `np.load("samples.npy")  # 3f2a...` is read as that array, never as a path.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

import numpy as np

_LONGEST_NAME = 255
_DIGITS = 16
_CALL = r'np\.load\("[^"\n]*"\)(?:\["[^"\n]*"\])?|np\.loadtxt\("[^"\n]*"[^)\n]*\)'
_TEXT = re.compile(rf"\s*({_CALL})\s*(?:#\s*([0-9a-f]{{16}}))?\s*")

_held: WeakValueDictionary[str, FileArray] = WeakValueDictionary()


@dataclass(frozen=True, eq=False)
class FileArray:
    """An array that came from a file.

    Attributes
    ----------
    code : str
        Python that reads it where the file is: ``np.load("samples.npy")``.
    text : str
        The code, and what tells the array from that of another file of this name.
    values : ndarray
        Read-only.
    """

    code: str
    text: str
    values: np.ndarray[Any, Any]

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.values.nbytes


def hold(values: np.ndarray[Any, Any], name: str, member: str = "", code: str = "") -> FileArray:
    """Return an array with the text that stands for it as long as the record is held.

    Parameters
    ----------
    values : ndarray
        Made read-only.
    name : str
        Of the file; what cannot stand in a Python string as it is becomes ``_``.
    member : str
        Which array of several the file holds.
    code : str
        Python that reads it, where that is not `numpy.load`.

    Examples
    --------
    >>> held = hold(np.array([1.0, 2.0]), "two numbers.npy")
    >>> held.text
    'np.load("two numbers.npy")  # 0692493f8ad33441'
    >>> read_held(held.text) is held
    True
    """
    values.flags.writeable = False
    code = code or f'np.load("{plain_name(name)}")' + (f'["{plain_name(member)}"]' * bool(member))
    seen = hashlib.sha256(f"{code} {values.dtype.str} {values.shape}".encode())
    seen.update(np.ascontiguousarray(values).view(np.uint8).data if values.size else b"")
    key = seen.hexdigest()[:_DIGITS]
    found = _held.get(key)
    if found is None:
        found = _held[key] = FileArray(code, f"{code}  # {key}", values)
    return found


def stands_for_file(text: str) -> bool:
    """Whether a text is meant as the array of a file."""
    return len(text) < 4 * _LONGEST_NAME and _TEXT.fullmatch(text) is not None


def read_held(text: str) -> FileArray | None:
    """Return the array that a text stands for; None where nobody holds it."""
    found = _TEXT.fullmatch(text)
    return _held.get(found[2]) if found and found[2] else None


def plain_name(name: str) -> str:
    """Return the name of a file as it can stand in quotes."""
    return "".join("_" if c in '"\\' or not c.isprintable() else c for c in name[:_LONGEST_NAME])
