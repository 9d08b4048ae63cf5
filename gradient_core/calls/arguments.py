"""What is typed about a call, read without evaluating it: array, ``axis=``, spacing, names, shape.

Each reader keeps the Python that stands for what it read, so that a page shows the very call.
"""

from __future__ import annotations

import keyword
import math
import re

import numpy as np

from gradient_core.arrays import Argument, read_distance_or_coordinates
from gradient_core.calls.call import Axis
from gradient_core.calls.dates import DAY, looks_like_dates, read_dates
from gradient_core.errors import ParseError
from gradient_core.limits import LONGEST_NAME, MAX_VALUES, MOST_DIMENSIONS, MOST_RAMP_VALUES
from gradient_core.tables import read_lines
from gradient_core.text import quote

_INTEGER = r"[+-]?\d{1,4}"
_AXIS = re.compile(rf"(?a)(?:{_INTEGER})?(?:,{_INTEGER})*,?")
_SHAPE = re.compile(r"(?a)\d{1,6}(?:,\d{1,6})*,?")
_CLOSER = re.compile(r"\s*,\s*")
_INDEX_NAMES = ("i", "j", "k", "l")


def read_array(text: str) -> Argument:
    """Read an array of 1 to 4 dimensions, as `parse_array` does.

    Parameters
    ----------
    text : str

    Returns
    -------
    Argument
        Its code makes an array, not a list.

    Raises
    ------
    ParseError
        As `parse_array`; more than 4 dimensions.

    Examples
    --------
    >>> read_array("1, 2; 3, 4").code
    'np.array([[1, 2], [3, 4]])'
    """
    read = read_lines(text, "f")
    if read.value.ndim > MOST_DIMENSIONS:
        raise ParseError(
            f"`f` must have 1 to {MOST_DIMENSIONS} dimensions; got {read.value.ndim}. "
            "Leave out the outer brackets.",
            argument="f",
        )
    code = read.code if read.code.startswith("np.") else f"np.array({read.code})"
    return Argument(read.value, code, read.before)


def read_ramp(text: str) -> Argument:
    """Return an array of the shape in `text`, with the slope ``10**k`` along axis k.

    Parameters
    ----------
    text : str
        1 to 4 whole numbers above 0 with commas between, brackets around them or not.

    Returns
    -------
    Argument

    Raises
    ------
    ParseError
        No such shape, or one of more than `MOST_RAMP_VALUES` values.

    Examples
    --------
    >>> ramp = read_ramp("2, 3")
    >>> print(ramp.value)
    [[ 0 10 20]
     [ 1 11 21]]
    >>> print(ramp.before, ramp.code, sep="; f = ")
    i, j = np.indices((2, 3)); f = i + 10*j
    """
    inner = _without_brackets(text)
    if inner is None or not _SHAPE.fullmatch(inner):
        raise _refused("shape", "be whole numbers such as 2, 3, 4", quote(text), "Write 2, 3, 4")
    shape = tuple(int(part) for part in inner.split(",") if part)
    if not 1 <= len(shape) <= MOST_DIMENSIONS or not 1 <= math.prod(shape) <= MOST_RAMP_VALUES:
        rule = (
            f"have 1 to {MOST_DIMENSIONS} lengths above 0 and at most {MOST_RAMP_VALUES:,} values"
        )
        raise _refused("shape", rule, quote(text), "Write 2, 3, 4")
    values = sum(10**k * index for k, index in enumerate(np.indices(shape)))
    if len(shape) == 1:
        return Argument(values, f"np.arange({shape[0]})")
    names = _INDEX_NAMES[: len(shape)]
    terms = [name if k == 0 else f"{10**k}*{name}" for k, name in enumerate(names)]
    return Argument(values, " + ".join(terms), f"{', '.join(names)} = np.indices({shape})")


def read_axis(text: str) -> Axis:
    """Read what follows ``axis=``: nothing, ``None``, an integer, or several in an order.

    Parameters
    ----------
    text : str

    Returns
    -------
    None, int or tuple of int
        As Python would read it.

    Raises
    ------
    ParseError
        Anything else.

    Examples
    --------
    >>> [read_axis(text) for text in ("", "None", "-1", "0, 1", "(1, 0)", "(0,)", "()")]
    [None, None, -1, (0, 1), (1, 0), (0,), ()]
    """
    if text.strip() in ("", "None"):
        return None
    inner = _without_brackets(text.replace("\u2212", "-"))
    if inner is None or not _AXIS.fullmatch(inner) or inner == ",":
        rule = "be None, one integer, or integers with commas between"
        raise _refused("axis", rule, quote(text), "Write 0, -1 or (1, 0)")
    numbers = tuple(int(part) for part in inner.split(",") if part)
    is_one = len(numbers) == 1 and "," not in inner and "[" not in text
    return numbers[0] if is_one else numbers


def read_spacings(text: str) -> tuple[Argument, ...]:
    """Read the spacing: nothing, or entries with ``;`` between, each a number or coordinates.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of Argument
        One per entry.

    Raises
    ------
    ParseError
        An entry is empty, or `parse_array` cannot read it; more entries than an array has axes;
        more values in all than `MAX_VALUES`.

    Examples
    --------
    >>> [entry.code for entry in read_spacings("0.5; 0, 1, 4")]
    ['0.5', '[0, 1, 4]']
    >>> read_spacings("")
    ()
    """
    if not text.strip():
        return ()
    entries = text.split(";")
    if len(entries) > MOST_DIMENSIONS:
        rule = f"have at most {MOST_DIMENSIONS} entries, one per axis"
        raise _refused("spacing", rule, f"{len(entries)}", "Remove entries, each after a `;`")
    found: list[Argument] = []
    room = MAX_VALUES
    for place, entry in enumerate(entries, 1):
        found.append(_read_spacing(entry, place, room))
        room -= np.size(found[-1].value)
    return tuple(found)


def _read_spacing(entry: str, place: int, room: int) -> Argument:
    if not entry.strip():
        rule = "have a number or coordinates before and after each `;`"
        raise _refused("spacing", rule, f"nothing in entry {place}", "Write 1 there, or remove `;`")
    return read_distance_or_coordinates(entry, "spacing", place, room)


def spacing_text(spacings: tuple[Argument, ...]) -> str:
    """Return spacings as `read_spacings` reads them back.

    Parameters
    ----------
    spacings : tuple of Argument

    Returns
    -------
    str
    """
    return "; ".join(entry.code for entry in spacings)


def read_second_argument(text: str, unit: str = DAY) -> tuple[Argument, ...]:
    """Read what follows 1-D samples in the call: nothing, a distance, coordinates, or dates.

    Parameters
    ----------
    text : str
        Nothing; one number; a list, ``linspace(...)`` or ``arange(...)``; or dates.
    unit : str
        What the differences of dates are counted in, a key of `UNITS`.

    Returns
    -------
    tuple of Argument
        None or one; made of `DateCoordinates` where dates were typed.

    Raises
    ------
    ParseError
        Text that is none of these; a date among them that cannot be read.

    Examples
    --------
    >>> for text in ("", "1/2", "[0.5]", "2024-01-01, 2024-01-05"):
    ...     print([argument.code for argument in read_second_argument(text)])
    []
    ['0.5']
    ['[0.5]']
    ['(t - t[0]) / np.timedelta64(1, "D")']
    """
    if not text.strip():
        return ()
    if looks_like_dates(text):
        return (read_dates(text, unit).argument,)
    return (read_distance_or_coordinates(text, "x"),)


_USUAL_NAMES = ("t", "z", "y", "x")


def read_names(text: str, ndim: int) -> tuple[str, ...]:
    """Read one name per axis, in the order of the axes; without any, the usual ones.

    Rows are y and columns x, so the last axis is x; before y comes z, and before that t.

    Parameters
    ----------
    text : str
        Names with commas between.
    ndim : int
        How many there must be.

    Returns
    -------
    tuple of str

    Raises
    ------
    ParseError
        Not one name per axis, a name twice, or one that could not be in a Python name.

    Examples
    --------
    >>> read_names("y, x", 2), read_names("", 3)
    (('y', 'x'), ('z', 'y', 'x'))
    """
    if not text.strip():
        return _USUAL_NAMES[-ndim:]
    names = tuple(part.strip() for part in text.split(","))
    if len(names) != ndim or len(set(names)) != ndim:
        got = quote(text)
        raise _refused("names", f"be {ndim} different names, one per axis", got, "Write y, x")
    for name in names:
        is_word = name.isidentifier() and name[0].isalpha() and not keyword.iskeyword(name)
        fits = is_word and len(name) <= LONGEST_NAME
        if not fits:
            rule = f"be letters, digits and _, at most {LONGEST_NAME}, a letter first"
            raise _refused("names", rule, quote(name), "Write y, x")
    return names


def _without_brackets(text: str) -> str | None:
    """Return the text without a pair of brackets and blanks beside commas; None if it has half."""
    bare = text.strip()
    if bare[:1] in ("(", "["):
        if bare[-1] != {"(": ")", "[": "]"}[bare[0]]:
            return None
        return _CLOSER.sub(",", bare[1:-1].strip())
    return _CLOSER.sub(",", bare) or None


def _refused(name: str, rule: str, got: str, fix: str) -> ParseError:
    return ParseError(f"`{name}` must {rule}; got {got}. {fix}.", argument=name)
