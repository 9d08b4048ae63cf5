"""Reads array text: brackets of any depth, bare rows, calls and ``array(...)``.

The reader keeps a list of the lists that are open in place of recursion, so
fifty thousand opening brackets are one refusal like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Any, TypeAlias

import numpy as np

from gradient_core.arrays.ranges import run_call
from gradient_core.arrays.tokens import TOKEN, BadWord, Number, explain_word, read_number
from gradient_core.limits import MAX_DEPTH, MAX_VALUES
from gradient_core.text import quote

Shape: TypeAlias = tuple[int, ...]

DTYPES: dict[str, np.dtype[Any]] = {
    name: np.dtype(name)
    for name in (
        *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float16", "float32", "float64", "longdouble", "complex64", "complex128"),
    )
}
_DTYPE_NAMES = DTYPES | {
    "int": DTYPES["int64"],
    "float": DTYPES["float64"],
    "complex": DTYPES["complex128"],
    "float128": DTYPES["longdouble"],  # how NumPy prints longdouble on most machines
}
_LENGTHS = r" *+([0-9]{1,7}(?: *+, *+[0-9]{1,7}){0,9}) *+,?+ *+"
_RESHAPE = re.compile(rf"\.reshape\((?: *+\({_LENGTHS}\) *+|{_LENGTHS})\)")
_POINT_AND_COMMA = re.compile(r"[+-]?+[0-9]{1,3}(?:\.[0-9]{3})++,[0-9]++")
_HEAD, _PART = re.compile(r"[+-]?+[1-9][0-9]{0,2}"), re.compile(r"0[0-9]{2}")
_DECIMAL_COMMA = re.compile(r"[+-]?+[0-9]++,[0-9]++")

_SHALLOW = f"at most {MAX_DEPTH} brackets deep"
_ONE_LIST = "one list of values between `array(` and `)`"
_NO_NAME = "Give the values alone, without a name and `=`"
_PRODUCT = "Write fractions and multiples of pi as 1/3 and 2*pi"
_WHOLE_DTYPE = "one dtype for the whole text"


class MisreadError(Exception):
    """Why array text is refused, without the name of what was read.

    Parameters
    ----------
    rule, got, fix : str
    position : int, optional
        Where the offending token begins, counted from 0; None where it is no single one.
    """

    def __init__(self, rule: str, got: str, fix: str, position: int | None = None) -> None:
        super().__init__(rule, got, fix)
        self.rule = rule
        self.got = got
        self.fix = fix
        self.position = position


@dataclass
class OpenList:
    """One list while it is read; the bare text and each of its rows are lists too."""

    kind: str  # "text", "row", "[", "(" or "array("
    start: int
    shape: Shape | None = None  # of the first entry, and so of all
    first_row: int = 0
    count: int = 0
    comma: bool = False  # is a comma the last thing that was read?


class Reader:
    """Reads the tokens of one text, each of them once and without recursion.

    The numbers end up in `leaves` in C order, whatever the nesting; the lists
    that are still open are in `lists` and keep nothing but their shape.
    """

    def __init__(self, text: str, room: int = MAX_VALUES) -> None:
        self.text = text
        self.room = room
        self.tokens = TOKEN.finditer(text)
        self.leaves: list[Number] = []
        self.calls: list[tuple[str, Shape]] = []
        self.dtype: np.dtype[Any] | None = None
        self.lists = [OpenList("text", 0), OpenList("row", 0)]
        self.rows = 0  # finished lists of numbers: the rows that messages count
        self.gap = True  # may a value follow here?
        self.position = 0  # where the token that is being read begins
        self.is_list = False  # is there a bracket or a call, so that even one value is a list?

    def read(self) -> Shape:
        """Read the whole text; return the shape of the array."""
        readers: dict[str, Callable[[re.Match[str]], None]] = {
            "value": self._number,
            "space": self._space,
            "comma": self._comma,
            "newline": self._newline,
            "semicolon": self._semicolon,
            "open": self._open,
            "close": self._close,
            "call": self._call,
            "apart": self._apart,
            "other": self._other,
        }
        while (token := next(self.tokens, None)) is not None:  # a reader may go on elsewhere
            self.position = token.start()
            readers[token.lastgroup or "other"](token)
        self.position = len(self.text)
        if self.lists[-1].kind != "row":
            rule = "text that closes every bracket it opens"
            raise self._refused(
                rule, f"an open {quote(self.lists[-1].kind)}", "Add the closing bracket"
            )
        self._end_row(len(self.text))
        return self._whole_shape()

    def _whole_shape(self) -> Shape:
        """Take the shape of all rows together: one row or one column is 1-D."""
        rows = self.lists[0]
        if rows.shape is None:
            raise MisreadError("at least one value", "nothing", "Type values, such as 1, 4, 9, 16")
        shape = rows.shape if rows.count == 1 and rows.shape else (rows.count, *rows.shape)
        if len(shape) > MAX_DEPTH:
            raise MisreadError(_SHALLOW, f"{len(shape)} dimensions", "Leave out the outer brackets")
        return shape

    def _refused(self, rule: str, got: str, fix: str) -> MisreadError:
        """Make the refusal of something in the list that is being read."""
        current = self.lists[-1]
        value = "" if current.shape else f", value {current.count + 1}"
        where = f"at row {self.rows + 1}{value}"
        return MisreadError(rule, f"{got} {where}", fix, self.position)

    def _number(self, token: re.Match[str]) -> None:
        word = token.group()
        if self.lists[-1].kind == "array(" and self.lists[-1].count:
            self._read_dtype(token)
            return
        self._start_value(token)
        number = read_number(word)
        if isinstance(number, BadWord):
            named = self.text[token.end() :].lstrip().startswith("=")
            fix = _NO_NAME if named else number.fix
            raise self._refused(number.rule, quote(word), fix)
        self.leaves.append(number)
        self._add(())

    def _apart(self, token: re.Match[str]) -> None:
        """Read ``1. +2.j``: one number in NumPy's print, but two in a plain row."""
        if self.lists[-1].kind == "row":
            rule = "complex numbers without a space inside"
            fix = "Write 1+2j for one complex number, or 1, 2j for two values"
            raise self._refused(rule, quote(token.group()), fix)
        self._number(token)

    def _start_value(self, token: re.Match[str]) -> None:
        """Refuse a value that touches the one before it or has no place."""
        current = self.lists[-1]
        if not self.gap:
            fix = "Put a comma or a space before it"
            raise self._refused("values with a comma or a space between", quote(token.group()), fix)
        if current.kind == "array(" and current.count:
            raise self._refused(_ONE_LIST, quote(token.group()), "Put all values between [ and ]")
        if self.dtype is not None:
            raise self._refused(_WHOLE_DTYPE, quote(token.group()), "Leave out the dtype")

    def _add(self, shape: Shape) -> None:
        """Add one value or finished list to the list around it."""
        current = self.lists[-1]
        if current.shape is None:
            current.shape, current.first_row = shape, self.rows
        elif current.shape != shape:
            raise self._ragged(current, shape)
        current.count += 1
        current.comma = False
        self.gap = False

    def _ragged(self, current: OpenList, shape: Shape) -> MisreadError:
        """Make the refusal of an entry whose shape is not that of the first entry."""
        first = current.shape or ()
        here, there = (each[0] if each else 1 for each in (shape, first))
        rows = (shape and first) or current.kind == "text"
        if rows and len(shape) <= 1 and len(first) <= 1 and here != there:
            got = f"row {self.rows} with {_counted(here)} where row {current.first_row} has {there}"
            return MisreadError("rows of equal length", got, "Add or remove values in that row")
        if not shape or not first:
            row = self.rows if first else current.first_row
            got = "a list after a number" if shape else "a number after a list"
            got += f" at row {row + 1}, entry {current.count + 1}"
            return MisreadError(
                "numbers alone or lists alone at one depth", got, "Write [1, 2] or [[1, 2], [3, 4]]"
            )
        got = f"block {current.count + 1} of shape {shape} where block 1 has {first}"
        return MisreadError(
            "blocks of equal shape", got, "Give every block the same rows and columns"
        )

    def _space(self, token: re.Match[str]) -> None:
        self.gap = True

    def _comma(self, token: re.Match[str]) -> None:
        current = self.lists[-1]
        if current.comma or not current.count:
            fix = "Write the missing value (nan if unknown) or remove the comma"
            raise self._refused("text with a value before each comma", "`,`", fix)
        current.comma = self.gap = True

    def _newline(self, token: re.Match[str]) -> None:
        if self.lists[-1].kind == "row":
            self._end_row(token.start())
        self.gap = True

    def _semicolon(self, token: re.Match[str]) -> None:
        if self.lists[-1].kind != "row":
            fix = "Write [[1, 2], [3, 4]], or 1 2; 3 4 without brackets"
            raise self._refused("lists without `;` between brackets", "`;`", fix)
        self._newline(token)

    def _end_row(self, end: int) -> None:
        """Close a row of bare text; a blank one is skipped."""
        row = self.lists[-1]
        if row.shape is not None:
            self._end_list(row, end)
            self._add(row.shape if row.count == 1 else (row.count, *row.shape))
            self.lists.append(OpenList("row", end))

    def _end_list(self, ended: OpenList, end: int) -> None:
        """Take a list off the open ones, and count it if it holds numbers."""
        if ended.shape == ():
            groups = self.text[ended.start : end].split()
            if len(groups) > 1 and all(map(_DECIMAL_COMMA.fullmatch, groups)):
                raise _decimal_commas(groups, self.rows + 1)
            if len(groups) > 1 and any(map(_POINT_AND_COMMA.fullmatch, groups)):
                raise _decimal_commas(groups, self.rows + 1)
            if _has_parts(groups):
                raise _spaced_thousands(groups, self.rows + 1)
            self.rows += 1
        self.lists.pop()

    def _open(self, token: re.Match[str]) -> None:
        self._start_value(token)
        if sum(each.kind in ("[", "(") for each in self.lists) == MAX_DEPTH:
            raise self._refused(_SHALLOW, "one more bracket", "Leave out the outer brackets")
        self.lists.append(OpenList(token.group(), token.end()))
        self.gap = self.is_list = True

    def _close(self, token: re.Match[str]) -> None:
        ended = self.lists[-1]
        if ended.kind == "row" or (token.group() == "]") != (ended.kind == "["):
            rule = "text whose closing brackets match the opening ones"
            raise self._refused(rule, quote(token.group()), "Remove it or open its pair")
        if ended.shape is None:
            raise self._refused(
                "lists with at least one value", "an empty list", "Remove it or fill it"
            )
        if ended.kind == "array(" and not ended.shape:
            raise MisreadError(_ONE_LIST, "a number alone", "Put all values between [ and ]")
        self._end_list(ended, token.start())
        self._add(ended.shape if ended.kind == "array(" else (ended.count, *ended.shape))

    def _other(self, token: re.Match[str]) -> None:
        mark = token.group()
        bad = explain_word(mark)
        fixes = {"=": _NO_NAME, "*": _PRODUCT, "/": _PRODUCT}
        raise self._refused(bad.rule, quote(mark), fixes.get(mark, bad.fix))

    def _call(self, token: re.Match[str]) -> None:
        """Read ``linspace(...)`` or ``arange(...)``, or open ``array(``."""
        name = token.group()[:-1].removeprefix("np.").removeprefix("numpy.")
        self._start_value(token)
        self.is_list = True
        if name == "array":
            self.lists.append(OpenList("array(", token.end()))
            self.gap = True
            return
        if name not in ("linspace", "arange"):
            bad = _explain_call(token.group()[:-1])
            raise self._refused(bad.rule, quote(token.group()), bad.fix)
        arguments, end = self._arguments()
        call = run_call(name, arguments, self.room - len(self.leaves))
        if isinstance(call, BadWord):
            self.position = token.start()
            raise self._refused(call.rule, quote(self.text[token.start() : end]), call.fix)
        self.leaves += call.values.tolist()
        shape, suffix = self._reshaped(end, call.values.size)
        self.calls.append((call.code + suffix, shape))
        self.rows += 1
        self._add(shape)

    def _reshaped(self, end: int, size: int) -> tuple[Shape, str]:
        """Read ``.reshape(2, 3)`` behind a call, if it is there; return the shape and the code."""
        match = _RESHAPE.match(self.text, end)
        if match is None:
            return (size,), ""
        self.position, self.tokens = end, TOKEN.finditer(self.text, match.end())
        shape = tuple(map(int, (match[1] or match[2]).replace(" ", "").split(",")))
        if len(shape) > MAX_DEPTH or prod(shape) != size:
            rule = f"a shape of {size:,} values in all and at most {MAX_DEPTH} axes"
            raise self._refused(rule, quote(match[0]), "Write lengths whose product is the count")
        return shape, f".reshape{shape if len(shape) > 1 else f'({shape[0]})'}"

    def _arguments(self) -> tuple[list[tuple[str, str]], int]:
        """Read the words between the brackets of a call; tell where the call ends."""
        arguments: list[tuple[str, str]] = []
        keyword = word = ""
        for token in self.tokens:
            self.position = token.start()
            kind, text = token.lastgroup, token.group()
            if kind in ("space", "newline"):
                continue
            if kind in ("value", "apart") and not word:
                word = text
            elif text == "=" and word and not keyword:
                keyword, word = word, ""
            elif text in (",", ")") and (word or (text == ")" and not keyword)):
                arguments += [(keyword, word)] if word else []
                keyword = word = ""
                if text == ")":
                    return arguments, token.end()
            else:
                fix = "Write such as linspace(0, 1, 11) or arange(0, 5, 1)"
                raise self._refused("calls of numbers with commas between", quote(text), fix)
        self.position = len(self.text)
        raise self._refused("calls that end with `)`", "the end of the text", "Add `)`")

    def _read_dtype(self, token: re.Match[str]) -> None:
        """Read ``dtype=NAME`` behind the list in ``array(...)``."""
        words = [token.group()]
        while len(words) < 3 and (following := next(self.tokens, None)) is not None:
            if following.lastgroup not in ("space", "newline"):
                words.append(following.group())
        name = words[-1].strip("'\"").removeprefix("np.").removeprefix("numpy.")
        if words[:-1] != ["dtype", "="] or name not in _DTYPE_NAMES or not self.lists[-1].comma:
            rule = "a list with a dtype among " + ", ".join(DTYPES)
            raise self._refused(rule, quote("".join(words)), "Write array([1, 2], dtype=float32)")
        if len(self.lists) != 3 or self.lists[0].count or self.lists[1].count or self.dtype:
            raise self._refused(_WHOLE_DTYPE, quote("".join(words)), "Leave out the dtype")
        self.dtype = _DTYPE_NAMES[name]
        self.lists[-1].comma = False


def _counted(values: int) -> str:
    return "1 value" if values == 1 else f"{values} values"


def _decimal_commas(groups: Sequence[str], row: int) -> MisreadError:
    """Make the refusal of ``1,5 2,5``: two numbers or four, nobody can tell."""
    odd = next(filter(_POINT_AND_COMMA.fullmatch, groups), groups[0])
    first = odd if len(odd) < 20 else "1,5"
    points, spaced = first.replace(".", "").replace(",", "."), first.replace(",", ", ")
    if len(first.rpartition(",")[2]) == 3:  # thousands, or decimals: a thousand times less
        points = f"{first.replace(',', '')} or {points}"
    fix = f"Write {points} for one number, or {spaced} for two"
    return MisreadError(
        "numbers with a decimal point", f"{quote(' '.join(groups[:9]))} at row {row}", fix
    )


def _has_parts(groups: Sequence[str]) -> bool:
    """Whether some of the values look like the thousands of the value before: 1 000."""
    return any(_HEAD.fullmatch(a) and _PART.fullmatch(b) for a, b in pairwise(groups))


def _spaced_thousands(groups: Sequence[str], row: int) -> MisreadError:
    """Make the refusal of ``1 000 2 000``: two numbers or four, nobody can tell."""
    place = next(k for k in range(1, len(groups)) if _has_parts(groups[k - 1 : k + 1]))
    head, part = groups[place - 1], groups[place]
    fix = f"Write {head}{part} for one number, or {head}, {int(part)} for two"
    got = f"{quote(' '.join(groups[:9]))} at row {row}"
    return MisreadError("numbers without a space between thousands", got, fix)


def _explain_call(name: str) -> BadWord:
    """Say why a name with a bracket is no call that can be read."""
    if name.rpartition(".")[2] in DTYPES:
        return BadWord("plain numbers", "Use print(f.tolist()) to print them without their types")
    return explain_word(name)
