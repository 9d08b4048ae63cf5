"""Lines of text to rows of cells, for one separator; quoted cells by the `csv` module."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gradient_core.tables.numbers import tidied

TAB, SEMICOLON, PIPE, COMMA, BLANK, NONE = "\t", ";", "|", ",", " ", ""

SEPARATORS = {
    TAB: "tabs",
    SEMICOLON: "`;`",
    PIPE: "`|`",
    COMMA: "commas",
    BLANK: "white space",
    NONE: "",
}
"""What may stand between cells, and how it is said."""

COMMENT = re.compile(r"\s*(?:#(?!N/A)|%|//|!)")
# A date and its time of day are one cell, though white space stands between them.
_DATE_AND_TIME = re.compile(
    r"(?<!\")((?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{2,4}) +"
    r"[0-9]{1,2}:[0-9]{2}\S*(?: ?[AaPp]\.?[Mm]\b\.?)?)"
)
# A line drawn under a header; two dashes alone are a missing value.
_RULE = re.compile(r"[-+=|: ]*[-=]{3}[-+=|: ]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds cells.

    Attributes
    ----------
    number : int
        In the text, counted from 1.
    text : str
    """

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line.

    Attributes
    ----------
    line : int
    cells : tuple of str
    """

    line: int
    cells: tuple[str, ...]


def lines_of(text: str) -> tuple[list[Line], Line | None]:
    r"""Return the lines that hold cells, and the last comment before them, which may name columns.

    Examples
    --------
    >>> lines_of("# t s\n0 1\n\n1 4")
    ([Line(number=2, text='0 1'), Line(number=4, text='1 4')], Line(number=1, text='t s'))
    """
    lines: list[Line] = []
    comment = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if match := COMMENT.match(line):
            if not lines:
                comment = Line(number, line[match.end() :].strip())
        elif line.strip() and not _RULE.fullmatch(line.strip()):
            lines.append(Line(number, line))
    return lines, comment


def comments_of(text: str) -> list[int]:
    r"""Return in which lines there are comments, counted from 1.

    Examples
    --------
    >>> comments_of("# t s\n0 1\n% later\n1 4")
    [1, 3]
    """
    lines = enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    return [number for number, line in lines if COMMENT.match(line)]


def split(lines: Sequence[Line], separator: str) -> list[Row] | None:
    """Split lines into cells; None where no line has the separator.

    Examples
    --------
    >>> split([Line(1, '"1,5"; 2'), Line(2, "3;4")], ";")
    [Row(line=1, cells=('1,5', '2')), Row(line=2, cells=('3', '4'))]
    """
    if separator == NONE:
        return [Row(line.number, (tidied(line.text.strip().strip('"')),)) for line in lines]
    texts = [line.text for line in lines]
    if separator in (COMMA, BLANK):
        texts = [text.rstrip().removesuffix(";") for text in texts]  # as MATLAB ends rows
    if separator == BLANK:
        texts = [_DATE_AND_TIME.sub(r'"\1"', text.replace("\t", " ").strip()) for text in texts]
    if separator == PIPE:
        texts = [text.strip().removeprefix("|").removesuffix("|") for text in texts]
    if not any(separator in text for text in texts):
        return None
    try:  # line by line, so that a quotation mark that is left open spoils one line, not all
        parts = [_cells(text, separator) for text in texts]
    except (csv.Error, StopIteration):
        return None
    return [
        Row(line.number, tuple(map(tidied, cells)))
        for line, cells in zip(lines, parts, strict=True)
    ]


def _cells(text: str, separator: str) -> list[str]:
    return next(csv.reader([text], delimiter=separator, skipinitialspace=True))
