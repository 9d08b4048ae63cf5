"""Texts of several lines that mean one thing to one program and another to the next: refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gradient_core.arrays.reader import MisreadError
from gradient_core.text import quote

# One list over several lines, with nothing but white space between its values.
_BRACKETED = re.compile(
    r"\s*+(?:[A-Za-z_]\w*+\s*+=\s*+)?+\[([^\[\](){},;\n]*+\n[^\[\](){},;]*+)\]\s*+"
)
_LINE = 70  # characters to which NumPy fills a line before it breaks it
_SHOWN_LINES = 3
_PARTS = re.compile(r"[+-]?+[0-9]{1,3}(?:,[0-9]{3})++")
_PAIR = re.compile(r"[^\s,;\[\](){}]++(?:;[^\s,;\[\](){}]++)++")


def refuse_two_meanings(text: str) -> None:
    r"""Refuse lines that would be read as something else than they mean to somebody.

    Examples
    --------
    >>> refuse_two_meanings("[1 2\n3 4]")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    gradient_core.arrays.reader.MisreadError: ...
    """
    if rows := _BRACKETED.fullmatch(text):
        _refuse_bare_rows(rows[1])
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        _refuse_tables(lines)


def _refuse_bare_rows(inside: str) -> None:
    """Refuse a list of short lines: rows to MATLAB, one row to NumPy."""
    lines = [" ".join(line.split()) for line in inside.splitlines() if line.strip()]
    are_even = len({len(line.split()) for line in lines}) == 1 < len(lines)
    widest = max(map(len, inside.split()), default=0)
    written = len(inside.lstrip("\n").partition("\n")[0].rstrip())
    if are_even and written + widest < _LINE - 2 and "..." not in inside:
        rule = "rows with `;` between them, or one row in one line"
        fix = f"Write [{'; '.join(lines)}] for rows, or [{' '.join(lines)}] for one row"
        if len(lines) > _SHOWN_LINES:
            fix = "Write `;` at the end of each row, or all values in one line for one row"
        raise MisreadError(rule, quote(f"[{lines[0]}"), fix)


def _refuse_tables(lines: Sequence[str]) -> None:
    """Refuse lines that would be read as something else than they mean: each has one sign."""
    if all(map(_PARTS.fullmatch, lines)):
        rule = "numbers without a sign between thousands, and with a decimal point"
        bare, spaced = lines[0].replace(",", ""), lines[0].replace(",", ", ")
        point = lines[0].replace(",", ".") if lines[0].count(",") == 1 else ""
        ways = [point] if bare.startswith("0") else [way for way in (bare, point) if way]
        fix = f"Write {' or '.join(ways)} for one number"
        raise MisreadError(rule, f"{quote(lines[0])} at row 1", f"{fix}, or {spaced} for several")
    if all(map(_PAIR.fullmatch, lines)):
        rule = "rows that end either where the line ends or at `;`"
        fix = f"Write {lines[0].replace(';', ', ')} for the values of one row"
        raise MisreadError(rule, f"{quote(lines[0])} at row 1", fix)
