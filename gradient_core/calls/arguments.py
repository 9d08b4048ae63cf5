"""What is typed about an N-D call, read without evaluating it: ``axis=``, spacing, names, shape.

Each reader keeps the Python that stands for what it read, so that a page shows the very call.
"""

from __future__ import annotations

import keyword
import math
import re
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from gradient_core.arrays.notation import array_code, format_array, parse_array
from gradient_core.errors import ParseError
from gradient_core.text.numbers import code_number
from gradient_core.text.quoting import quote

Axis: TypeAlias = int | tuple[int, ...] | None

MOST_DIMENSIONS = 4
MOST_RAMP_VALUES = 10_000
LONGEST_NAME = 12

_INTEGER = r"[+-]?\d{1,4}"
_AXIS = re.compile(rf"(?a)(?:{_INTEGER})?(?:,{_INTEGER})*,?")
_SHAPE = re.compile(r"(?a)\d{1,6}(?:,\d{1,6})*,?")
_CLOSER = re.compile(r"\s*,\s*")
_INDEX_NAMES = ("i", "j", "k", "l")
_MANY_VALUES = re.compile(r"\[|linspace|arange")


@dataclass(frozen=True, eq=False)
class Argument:
    """A value that is given to `numpy.gradient`, and Python that makes it.

    Attributes
    ----------
    value : scalar or ndarray
    code : str
        An expression with ``np`` as the only name, besides those that `before` defines.
    before : str
        A line that must run first; empty where none must.
    """

    value: Any
    code: str
    before: str = ""


def as_argument(given: Any) -> Argument:
    """Return `given` with its Python, which is written from its numbers unless it is known.

    Examples
    --------
    >>> as_argument(0.5).code, as_argument(np.array([[1, 2], [3, 4]])).code
    ('0.5', '[[1, 2], [3, 4]]')
    """
    if isinstance(given, Argument):
        return given
    if np.ndim(given) == 0:
        return Argument(given, code_number(given, bare=False))
    return Argument(given, array_code(format_array(np.asarray(given))))


def read_array(text: str) -> Argument:
    """Read an array of 1 to 4 dimensions, as `parse_array` does.

    Raises
    ------
    ParseError
        As `parse_array`; more than 4 dimensions.

    Examples
    --------
    >>> read_array("1, 2; 3, 4").code
    'np.array([[1, 2], [3, 4]])'
    """
    values = parse_array(text)
    if values.ndim > MOST_DIMENSIONS:
        raise ParseError(
            f"`f` must have 1 to {MOST_DIMENSIONS} dimensions; got {values.ndim}. "
            "Leave out the outer brackets."
        )
    code = array_code(text)
    return Argument(values, code if code.startswith("np.") else f"np.array({code})")


def read_ramp(text: str) -> Argument:
    """Return an array of the shape in `text`, with the slope ``10**k`` along axis k.

    Parameters
    ----------
    text : str
        1 to 4 whole numbers above 0 with commas between, brackets around them or not.

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


def axis_text(axis: Axis) -> str:
    """Return `axis` as it is typed and as it stands in the call.

    Examples
    --------
    >>> axis_text(None), axis_text(-1), axis_text((1, 0)), axis_text((0,))
    ('None', '-1', '(1, 0)', '(0,)')
    """
    return str(axis)


def read_spacings(text: str) -> tuple[Argument, ...]:
    """Read the spacing: nothing, or entries with ``;`` between, each a number or coordinates.

    Raises
    ------
    ParseError
        An entry is empty, or `parse_array` cannot read it.

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
    return tuple(_read_spacing(entry, place) for place, entry in enumerate(entries, 1))


def _read_spacing(entry: str, place: int) -> Argument:
    if not entry.strip():
        rule = "have a number or coordinates before and after each `;`"
        raise _refused("spacing", rule, f"nothing in entry {place}", "Write 1 there, or remove `;`")
    try:
        values = parse_array(entry)
    except ParseError as error:
        about = f"`spacing`, entry {place},"
        raise ParseError(error.message.replace("`array`", about, 1)) from error
    if values.shape == (1,) and not _MANY_VALUES.search(entry):
        number = values.item()
        return Argument(number, code_number(number, bare=True))
    return Argument(values, array_code(entry))


def spacing_text(spacings: tuple[Argument, ...]) -> str:
    """Return spacings as `read_spacings` reads them back."""
    return "; ".join(entry.code for entry in spacings)


def read_names(text: str, ndim: int) -> tuple[str, ...]:
    """Read one name per axis, in the order of the axes; without any, all are empty.

    Raises
    ------
    ParseError
        Not one name per axis, a name twice, or one that could not be in a Python name.

    Examples
    --------
    >>> read_names("y, x", 2), read_names("", 3)
    (('y', 'x'), ('', '', ''))
    """
    if not text.strip():
        return ("",) * ndim
    names = tuple(part.strip() for part in text.split(","))
    if len(names) != ndim or len(set(names)) != ndim:
        got = quote(text)
        raise _refused("names", f"be {ndim} different names, one per axis", got, "Write y, x")
    for name in names:
        fits = name.isidentifier() and not keyword.iskeyword(name) and len(name) <= LONGEST_NAME
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
    return ParseError(f"`{name}` must {rule}; got {got}. {fix}.")
