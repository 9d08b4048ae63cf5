"""Array text to array, and back.

`parse_array` reads what people type and what Python, JSON and NumPy print;
`format_array` writes an array so that it reads back bit for bit; `array_code`
gives the Python that makes the same array. No text is ever evaluated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.arrays.arithmetic import Operation, operation_in
from gradient_core.arrays.files import read_held, stands_for_file
from gradient_core.arrays.literals import in_our_notation
from gradient_core.arrays.reader import DTYPES, MisreadError, Reader, Shape
from gradient_core.arrays.tokens import BadWord
from gradient_core.arrays.two_meanings import refuse_two_meanings
from gradient_core.errors import ParseError
from gradient_core.limits import LONGEST_CODE, MAX_CHARACTERS, MAX_DEPTH, MAX_VALUES
from gradient_core.text import code_number, is_too_long, quote

_INT64, _FLOAT64, _COMPLEX128 = (DTYPES[name] for name in ("int64", "float64", "complex128"))
_PLAIN = (_INT64, _FLOAT64, _COMPLEX128)


@dataclass(frozen=True, eq=False)
class ArrayText:
    """What a text was read as.

    Attributes
    ----------
    values : ndarray
    code : str or None
        Python, with np the only name, for the same array; None where it would be too long.
    is_number : bool
        Whether it is one number, without brackets and no call.
    """

    values: np.ndarray[Any, Any]
    code: str | None
    is_number: bool


def parse_array(text: str) -> np.ndarray[Any, Any]:
    r"""Read an array from text, without ever evaluating it.

    Parameters
    ----------
    text : str
        At most `MAX_CHARACTERS` characters. Either one list in brackets, as
        Python, JSON and NumPy print it (``[1, 2]``, ``[[1. 2.]\n [3. 4.]]``,
        ``array([1, 2], dtype=float32)``), or bare rows: commas, spaces and tabs
        separate values, a new line or ``;`` starts a row. A value is an integer,
        a float, a fraction ``1/3``, a multiple of pi ``3*pi/4``, a complex number
        ``1+2j``, ``nan`` or ``inf``. ``linspace(a, b, n)`` and ``arange(a, b, h)``
        stand for a whole row.

    Returns
    -------
    numpy.ndarray
        A new array. Its dtype is complex128 if any value is complex; else float64
        if any is no integer or lies outside int64; else int64; or what
        ``array(..., dtype=...)`` says. One row and one column are both 1-D.

    Raises
    ------
    ParseError
        If the text is no string, too long, empty or not in the grammar; if rows
        differ in length; if there are more than `MAX_VALUES` values; if commas
        could be decimal commas; if NumPy left values out (``...``); if a value
        does not fit the dtype.

    Notes
    -----
    As in Python, a decimal is first read as float64; a narrower or wider dtype is
    converted from there. A fraction is the float64 nearest to the exact fraction.

    Examples
    --------
    >>> parse_array("1, 2, 4, 8, 16")
    array([ 1,  2,  4,  8, 16])
    >>> parse_array("[[1. 2.]\n [3. 4.]]")
    array([[1., 2.],
           [3., 4.]])
    >>> parse_array("linspace(0, 1, 3); 0 1/4 1")
    array([[0.  , 0.5 , 1.  ],
           [0.  , 0.25, 1.  ]])
    >>> parse_array("1,5 2,5")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    gradient_core.errors.ParseError: `array` must be numbers with a decimal point; got ...
    """
    return read_text(text).values


def read_text(text: str, name: str = "array", entry: int = 0, room: int = MAX_VALUES) -> ArrayText:
    """Read array text as `parse_array` does, and keep what is known of how it was written.

    Parameters
    ----------
    text : str
    name : str
        What the text is, for a refusal.
    entry : int
        Which entry of several it is, counted from 1.
    room : int
        How many values it may have, where other texts of the call have had some.

    Raises
    ------
    ParseError
        As `parse_array`; ``argument`` is `name`, ``position`` the place in the text.
    """
    try:
        return _read(text, room)
    except MisreadError as bad:
        subject = f"`{name}`, entry {entry}," if entry else f"`{name}`"
        message = f"{subject} must be {bad.rule}; got {bad.got}. {bad.fix}."
        raise ParseError(message, argument=name, position=bad.position) from None


def _of_operation(operation: Operation, room: int) -> ArrayText:
    """Read the array of an operation, and let NumPy compute it."""
    read = _read(operation.array, room)
    values = operation.on(read.values)
    if isinstance(values, BadWord):
        got = quote(f"{operation.sign} {operation.word}")
        raise MisreadError(values.rule, got, values.fix)
    return ArrayText(values, read.code and operation.code(read.code), is_number=False)


def _of_file(text: str) -> ArrayText:
    """Return the array of a file that was handed over."""
    held = read_held(text)
    if held is None:
        rule, got = "numbers, or a file that was opened here", quote(text.strip())
        fix = "Open the file again: a link or another visit does not bring it along"
        raise MisreadError(rule, got, fix)
    return ArrayText(held.values, held.code, is_number=False)


def _read(text: str, room: int) -> ArrayText:
    """Check the size of the text, read it, and make the array."""
    if not isinstance(text, str):
        kind = type(text).__name__
        raise MisreadError("text", quote(kind), "Use format_array to turn an array into text")
    if len(text) > MAX_CHARACTERS:
        rule = f"text of at most {MAX_CHARACTERS:,} characters"
        fix = "Shorten it, or write regular rows as linspace(a, b, n)"
        raise MisreadError(rule, f"{len(text):,} characters", fix)
    if stands_for_file(text):
        return _of_file(text)
    if operation := operation_in(text):
        return _of_operation(operation, room)
    text = text.replace("\u2212", "-")  # the typeset minus sign
    refuse_two_meanings(text)
    reader = Reader(in_our_notation(text), room)
    shape = reader.read()
    values = _converted(reader.leaves, shape, reader.dtype).reshape(shape)
    only_call = [each for _, each in reader.calls] == [shape] and reader.dtype is None
    is_number = values.size == 1 and not reader.is_list
    code = reader.calls[0][0] if only_call else short_code(values)
    return ArrayText(values, code, is_number)


def _converted(
    leaves: Sequence[Any], shape: Shape, dtype: np.dtype[Any] | None
) -> np.ndarray[Any, Any]:
    """Make the values an array in the dtype asked for, or else the plain one they need."""
    kinds = set(map(type, leaves))
    if dtype is None:
        if complex in kinds:
            dtype = _COMPLEX128
        elif float in kinds or min(leaves) < -(2**63) or max(leaves) >= 2**63:
            dtype = _FLOAT64
        else:
            dtype = _INT64
    if complex in kinds and dtype.kind != "c":
        bad = next(place for place, leaf in enumerate(leaves) if isinstance(leaf, complex))
        raise _misfit(leaves, bad, shape, dtype)
    if dtype.kind in "iu":
        return _whole(leaves, shape, dtype)
    wide = np.array(leaves, dtype=_COMPLEX128 if dtype.kind == "c" else _FLOAT64)
    with np.errstate(all="ignore"):
        values = wide.astype(dtype, copy=False)
    lost = np.isinf(values) & ~np.isinf(wide)
    if lost.any():
        raise _misfit(leaves, int(lost.argmax()), shape, dtype)
    return values


def _whole(leaves: Sequence[Any], shape: Shape, dtype: np.dtype[Any]) -> np.ndarray[Any, Any]:
    """Make the values an array of an integer dtype, if it can hold all of them."""
    info = np.iinfo(dtype)
    low, high = int(info.min), int(info.max)
    for place, leaf in enumerate(leaves):
        # Python compares an int and a float exactly; nan fails every comparison
        if not (low <= leaf <= high and leaf == int(leaf)):
            raise _misfit(leaves, place, shape, dtype)
    return np.array(leaves, dtype=dtype)


def _misfit(leaves: Sequence[Any], place: int, shape: Shape, dtype: np.dtype[Any]) -> MisreadError:
    """Make the refusal of a value that the dtype asked for cannot hold."""
    row, value = divmod(place, shape[-1])
    got = f"{quote(str(leaves[place]))} at row {row + 1}, value {value + 1}"
    fix = "Change the value or the dtype"
    return MisreadError(f"values that {_name(dtype)} can hold", got, fix)


def format_array(values: np.ndarray[Any, Any]) -> str:
    r"""Write an array as text that `parse_array` reads back, bit for bit.

    Parameters
    ----------
    values : numpy.ndarray
        Integers, floats or complex numbers with 1 to 8 axes and at least one value.

    Returns
    -------
    str
        Bare rows for int64, float64 and complex128 with one or two axes; brackets
        for more axes and for a single row or column with two; ``array(...)`` with
        its dtype for other dtypes. Longer than `MAX_CHARACTERS` for large arrays.

    Raises
    ------
    ParseError
        If the array is empty or has no axis or more than 8; if its dtype is none of
        those `parse_array` knows; if a longdouble holds more digits than float64.

    Examples
    --------
    >>> format_array(np.array([1, 2, 4, 8, 16]))
    '1, 2, 4, 8, 16'
    >>> format_array(np.array([[1.0, -0.0], [np.nan, 0.1]]))
    '1.0, -0.0\nnan, 0.1'
    >>> format_array(np.array([[0.1, 1.0]], dtype=np.float32))
    'array([[0.1, 1.0]], dtype=float32)'
    """
    values = _writable(values)
    words = [_word(value) for value in values.ravel()]
    if values.dtype not in _PLAIN:
        return f"array({_nested(words, values.shape)}, dtype={_name(values.dtype)})"
    if values.ndim == 1:
        return ", ".join(words)
    if values.ndim == 2 and 1 not in values.shape:
        width = values.shape[1]
        rows = (words[start : start + width] for start in range(0, len(words), width))
        return "\n".join(", ".join(row) for row in rows)
    return _nested(words, values.shape)


def _writable(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Refuse an array that no text could stand for."""
    values = np.asarray(values)
    if not values.size or not 1 <= values.ndim <= MAX_DEPTH:
        rule = f"an array of 1 to {MAX_DEPTH} dimensions with at least one value"
        raise _unwritable(rule, f"shape {values.shape}", "Give the array samples")
    if values.dtype not in DTYPES.values():
        got = f"dtype {quote(str(values.dtype))}"
        raise _unwritable("an array of numbers", got, "Convert it, as with f.astype(float)")
    return values


def _unwritable(rule: str, got: str, fix: str) -> ParseError:
    return ParseError(f"`array` must be {rule}; got {got}. {fix}.", argument="array")


def array_code(text: str) -> str:
    """Python, with np the only name, for the array that `parse_array` reads.

    Parameters
    ----------
    text : str
        As for `parse_array`.

    Returns
    -------
    str
        The call, if the text is one ``linspace`` or ``arange``; a list for int64,
        float64 and complex128; ``np.array`` with its dtype otherwise.

    Raises
    ------
    ParseError
        As `parse_array`.

    Examples
    --------
    >>> array_code("1 2 4 8 16")
    '[1, 2, 4, 8, 16]'
    >>> array_code("linspace(0, 2pi, 9)")
    'np.linspace(0, 2*np.pi, 9)'
    >>> array_code("array([1, nan], dtype=float32)")
    'np.array([1.0, np.nan], dtype=np.float32)'
    """
    read = read_text(text)
    return values_code(read.values) if read.code is None else read.code


def values_code(values: np.ndarray[Any, Any]) -> str:
    """Python, with np the only name, for an array: a list, or ``np.array`` with its dtype.

    Raises
    ------
    ParseError
        As `format_array`.

    Examples
    --------
    >>> values_code(np.array([[1, 2], [3, 4]])), values_code(np.array([0.5], np.float32))
    ('[[1, 2], [3, 4]]', 'np.array([0.5], dtype=np.float32)')
    """
    values = _writable(values)
    numbers = values.ravel().tolist()
    if values.dtype == DTYPES["longdouble"]:  # Python has no such number
        numbers = [float(_real_word(number)) for number in values.ravel()]
    code = _nested([code_number(number, bare=True) for number in numbers], values.shape)
    return code if values.dtype in _PLAIN else f"np.array({code}, dtype=np.{_name(values.dtype)})"


def short_code(values: np.ndarray[Any, Any]) -> str | None:
    """Return `values_code`, or None where it has more than `LONGEST_CODE` characters."""
    if is_too_long(values.size):
        return None
    code = values_code(values)
    return code if len(code) <= LONGEST_CODE else None


def _name(dtype: np.dtype[Any]) -> str:
    return next(name for name, known in DTYPES.items() if known == dtype)


def _nested(words: list[str], shape: Shape) -> str:
    """Write the words as a list in brackets of that shape."""
    for length in reversed(shape):
        starts = range(0, len(words), length)
        words = ["[" + ", ".join(words[start : start + length]) + "]" for start in starts]
    return words[0]


def _word(value: Any) -> str:
    """One NumPy scalar as a word that `read_number` reads back."""
    if value.dtype.kind in "iu":
        return str(int(value))
    if value.dtype.kind == "c":
        imaginary = _real_word(value.imag)
        sign = "" if imaginary.startswith("-") else "+"
        return f"{_real_word(value.real)}{sign}{imaginary}j"
    return _real_word(value)


def _real_word(value: Any) -> str:
    """Write a float in the fewest digits that read back as the same bits."""
    words = sorted((str(value), repr(float(value))), key=len)
    for word in words:
        if np.isnan(value) or value.dtype.type(float(word)) == value:
            return word
    raise _unwritable("numbers that float64 can hold", quote(words[-1]), "Use f.astype(float)")
