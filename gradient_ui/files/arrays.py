"""NumPy's own files: the header is read first, and never a pickle."""

from __future__ import annotations

import math
from io import BytesIO
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.lib import format as npy

from gradient_core.limits import MOST_DIMENSIONS
from gradient_core.text import quote
from gradient_ui.files.archives import member_bytes, open_archive
from gradient_ui.files.refused import refused
from gradient_ui.limits import MOST_FILE_VALUES

_AGAIN = "Save it once more with np.save"
_KINDS = "iufc"
_MAX_HEADER = 10_000


def read_npy(content: bytes, what: str = "an .npy file") -> np.ndarray[Any, Any]:
    """Return the array of an ``.npy`` file without copying it.

    Parameters
    ----------
    content : bytes
    what : str
        What the bytes are, for a refusal.

    Raises
    ------
    ParseError
        No such file, or one that is cut off; pickled objects; no numbers; too many of them.
    """
    shape, is_fortran, dtype, start = _header(content, what)
    if dtype.hasobject:
        got = "pickled Python objects, which can hold programs"
        raise refused("an array of numbers", got, "Save numbers: np.save(name, a.astype(float))")
    if dtype.kind not in _KINDS:
        fix = "Save numbers: np.save(name, a.astype(float))"
        raise refused("an array of numbers", f"an array of dtype {quote(str(dtype))}", fix)
    count = math.prod(shape)
    if not 1 <= count <= MOST_FILE_VALUES or not 1 <= len(shape) <= MOST_DIMENSIONS:
        rule = f"an array of 1 to {MOST_FILE_VALUES:,} numbers along 1 to {MOST_DIMENSIONS} axes"
        raise refused(rule, f"shape {shape}", "Save a part of it: np.save(name, a[:1000])")
    if len(content) - start != count * dtype.itemsize:
        got = f"{len(content) - start:,} bytes for an array of {count * dtype.itemsize:,}"
        raise refused(f"{what} with one whole array", got, _AGAIN)
    values = np.frombuffer(content, dtype, count, start)
    values = values.reshape(shape, order="F" if is_fortran else "C")
    return values if dtype.isnative else values.astype(dtype.newbyteorder("="))


def _header(content: bytes, what: str) -> tuple[tuple[int, ...], bool, np.dtype[Any], int]:
    """Return shape, order and dtype as the header says, and where the numbers begin."""
    file = BytesIO(content)
    try:
        version = npy.read_magic(file)
        read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        if version > (2, 0):
            raise ValueError(f"version {version}")
        shape, is_fortran, dtype = read(file, max_header_size=_MAX_HEADER)
    except (ValueError, TypeError, SyntaxError, TokenError, RecursionError, MemoryError) as error:
        raise refused(f"{what} as np.save writes it", "another or a damaged one", _AGAIN) from error
    return shape, is_fortran, dtype, file.tell()


def read_npz(content: bytes) -> dict[str, np.ndarray[Any, Any]]:
    """Return the arrays of an ``.npz`` file by their names, single numbers left out.

    Raises
    ------
    ParseError
        As `read_npy` for its only array; no array in it.
    """
    archive = open_archive(content, ".npz")
    names = [name for name in archive.namelist() if name.endswith(".npy")]
    if not names:
        fix = "Save the arrays with np.savez, or one of them with np.save"
        raise refused("a file that holds arrays", "an archive without any", fix)
    arrays = {}
    for name in names:
        part, what = member_bytes(archive, name), f"an .npz file with {quote(name)}"
        shape, *_ = _header(part, what)
        if len(shape) > 0:
            arrays[name.removesuffix(".npy")] = read_npy(part, what)
    if not arrays:
        fix = "Save an array along one axis or more"
        raise refused("a file that holds arrays", "single numbers alone", fix)
    return arrays
