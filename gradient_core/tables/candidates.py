"""Every way to read lines as a table, and which of them the text speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gradient_core.errors import ParseError
from gradient_core.tables.columns import BadCell, Column, is_value, read_column
from gradient_core.tables.numbers import FORMS, PLAIN, NumberForm, is_missing
from gradient_core.tables.rows import (
    BLANK,
    COMMA,
    NONE,
    PIPE,
    SEMICOLON,
    SEPARATORS,
    TAB,
    Line,
    Row,
    split,
)
from gradient_core.text import quote

MOST_LEFT_OUT = 20  # lines above a table that are no row of it
MOST_WAYS = 4
LONGEST_NAME = 40  # of a column
_DIGITS = re.compile(r"[-+0-9.,;:|/'\s]*[0-9][-+0-9.,;:|/'\s]*")
_OTHERS = {each: {TAB, SEMICOLON, PIPE} - {each} for each in SEPARATORS}
_UNIT = re.compile(r"(?P<name>.*?)\s*(?:\((?P<a>[^()]{1,20})\)|\[(?P<b>[^\[\]]{1,20})\])")
_SLASH = re.compile(r"(?P<name>[^/]+?) / (?P<unit>[^/ ]{1,12})")


@dataclass(frozen=True, eq=False)
class Table:
    """Lines as they are read in one way.

    Attributes
    ----------
    separator : str
    form : NumberForm
    columns : tuple of Column
    lines : sequence of int
        Of the rows.
    names, units : tuple of str
        From the header; empty without one.
    header_line : int
        0 without one.
    skipped : tuple of int
        Lines above that are left out.
    splits_numbers : bool
        Whether the cells look like the parts of one number, as in 1,234 and 0,05.
    has_comma_names : bool
        Whether commas stand between names as they do between cells: then they separate.
    """

    separator: str
    form: NumberForm
    columns: tuple[Column, ...]
    lines: Sequence[int]
    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    header_line: int = 0
    skipped: tuple[int, ...] = ()
    splits_numbers: bool = False
    has_comma_names: bool = False

    def is_like(self, other: Table) -> bool:
        """Whether both give the same values."""
        return len(self.columns) == len(other.columns) and all(
            _same(a.values, b.values) for a, b in zip(self.columns, other.columns, strict=True)
        )


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    if a.dtype.kind in "ifc" and b.dtype.kind in "ifc":
        return np.array_equal(a, b, equal_nan=True)
    return a.dtype.kind == b.dtype.kind and [*map(str, a)] == [*map(str, b)]


def tables_of(
    lines: Sequence[Line], comment: Line | None, *, across: bool = False
) -> Iterator[Table]:
    """Yield every way to read the lines.

    Parameters
    ----------
    lines : sequence of Line
    comment : Line or None
        Before them; names the columns if it has as many cells and there is no header.
    across : bool
        Whether the cells of the one line are rows, below each other.
    """
    text = "\n".join(line.text for line in lines)
    # `Distance, m` above 1,5 is one name and one number.
    spaced = {line.number for line in lines if ", " in line.text}
    forms = [form for form in FORMS if form.may_be_in(text)]
    for separator in SEPARATORS:
        rows = split(lines, separator)
        if rows is None:
            continue
        if across:
            rows = [Row(row.line, (cell,)) for row in rows for cell in row.cells if cell]
        named = split([comment], separator) if comment else None
        for form in forms:
            if across and _start(rows, form) != 0:
                continue
            for table in _read(rows, separator, form, named[0] if named else None):
                like_cells = (table.header_line in spaced) <= (table.lines[0] in spaced)
                is_named = separator == COMMA and len(table.names) > 1 and like_cells
                yield replace(table, has_comma_names=is_named)


def _read(
    rows: Sequence[Row], separator: str, form: NumberForm, comment: Row | None
) -> Iterator[Table]:
    """Yield the readings with this separator and this form."""
    start = _start(rows, form)
    if start is None:
        return
    body = _even(rows[start:], separator)
    if body is None:
        return
    above = list(rows[:start])
    if any(_DIGITS.fullmatch(cell) for row in above for cell in row.cells):
        return  # numbers in another form: this one leaves them out
    width = len(body[0].cells)
    header = _header(above, width, separator) or (_named(comment, width) if comment else None)
    by_column = list(zip(*(row.cells for row in body), strict=True))
    found = [read_column(cells, form) for cells in by_column]
    columns = [each for each in found if not isinstance(each, BadCell)]
    if len(columns) < len(found) or all(each[0].values.dtype.kind == "U" for each in columns):
        return
    if any(set(cell) & _OTHERS[separator] for each in columns for cell in _words_of(each[0])):
        return  # cells that another separator would take apart
    lines = tuple(row.line for row in body)
    skipped = tuple(row.line for row in above)
    parts = separator == COMMA and width > 1 and all(map(_are_parts, by_column[1:]))
    table = Table(separator, form, (), lines, skipped=skipped, splits_numbers=parts)
    if header is not None:
        read = [_name_and_unit(cell) for cell in header.cells]
        units = _units_below(above, header, width)
        table = replace(
            table,
            names=tuple(name for name, _ in read),
            units=tuple(below or unit for (_, unit), below in zip(read, units, strict=True)),
            header_line=header.line,
            skipped=tuple(row.line for row in above if row.line < header.line),
        )
    for way in range(max(map(len, columns))):
        yield replace(table, columns=tuple(each[min(way, len(each) - 1)] for each in columns))


def _words_of(column: Column) -> Iterator[str]:
    """Yield the words of a column; nothing for numbers and dates."""
    if column.values.dtype.kind == "U":
        yield from map(str, column.values)


def _start(rows: Sequence[Row], form: NumberForm) -> int | None:
    """Return which row is the first that holds a value; None if it comes too late or never."""
    for place, row in enumerate(rows[: MOST_LEFT_OUT + 1]):
        is_empty = any(row.cells) and all(map(is_missing, row.cells))
        if is_empty or any(is_value(cell, form) for cell in row.cells):
            return place
    return None


def _even(rows: Sequence[Row], separator: str) -> list[Row] | None:
    """Return rows of one length, without a last column that is empty; None if they differ."""
    width = len(rows[0].cells)
    if (
        width > 1
        and separator != BLANK
        and all(row.cells[width - 1 :] in ((), ("",)) for row in rows)
    ):
        rows = [Row(row.line, row.cells[: width - 1]) for row in rows]
        width -= 1
    return list(rows) if all(len(row.cells) == width for row in rows) else None


def _header(above: Sequence[Row], width: int, separator: str) -> Row | None:
    """Return the row of names: the first of those straight above the values that fit."""
    header = None
    for row in reversed(above):
        named = _named(row, width) or (_joined(row, width) if separator == BLANK else None)
        if named is None:
            break
        header = named
        if len(above) - above.index(row) == 2:
            break
    return header


def _named(row: Row, width: int) -> Row | None:
    """Return names for so many columns; a first column may have none, as R and pandas print."""
    cells = row.cells
    if len(cells) == width + 1 and not cells[-1]:
        cells = cells[:-1]
    if len(cells) == width - 1 and width > 2:
        cells = ("", *cells)
    return Row(row.line, cells) if len(cells) == width and any(cells) else None


def _joined(row: Row, width: int) -> Row | None:
    """Join names and the units behind them: ``t (s)`` was split at its blank."""
    cells: list[str] = []
    for cell in row.cells:
        if cells and cell[:1] in ("(", "["):
            cells[-1] += f" {cell}"
        else:
            cells.append(cell)
    return _named(Row(row.line, tuple(cells)), width)


def _name_and_unit(cell: str) -> tuple[str, str]:
    """Split ``t(s)``, ``s [ft]`` and ``T / K``.

    Examples
    --------
    >>> [_name_and_unit(cell) for cell in ("t(s)", "s [ft]", "T / K", "f(x)")]
    [('t', 's'), ('s', 'ft'), ('T', 'K'), ('f(x)', '')]
    """
    cell = cell if len(cell) <= LONGEST_NAME else f"{cell[: LONGEST_NAME - 1]}…"
    match = _UNIT.fullmatch(cell) or _SLASH.fullmatch(cell)
    if match is None or not match["name"] or cell.replace(" ", "") in ("f(x)", "y(x)", "f(t)"):
        return cell, ""
    return match["name"].strip(), next(text for text in match.groups()[1:] if text).strip()


def _units_below(above: Sequence[Row], header: Row, width: int) -> tuple[str, ...]:
    """Return the units of a second line below the names; empty ones if there is none."""
    below = [row for row in above if row.line > header.line]
    if not below or len(below[-1].cells) != width:
        return ("",) * width
    return tuple(cell.strip("()[] ") for cell in below[-1].cells)


def choose(tables: Iterator[Table]) -> list[Table]:
    """Return the readings that the text speaks for, the likeliest first, none of them twice."""
    every = list(tables)
    if not every:
        return []
    fewest = min(len(table.skipped) for table in every)
    found: list[Table] = []
    for table in every:
        if len(table.skipped) == fewest and not any(table.is_like(other) for other in found):
            found.append(table)
    wordless = min(map(_words, found))
    found = [table for table in found if _words(table) == wordless]
    explicit = [t for t in found if t.separator in (TAB, SEMICOLON, PIPE) and len(t.columns) > 1]
    named = [t for t in found if t.has_comma_names]
    return sorted(explicit or named or found, key=_rank)[:MOST_WAYS]


def _words(table: Table) -> int:
    """Count the columns of words: a unit that was split off its numbers is none."""
    return sum(column.values.dtype.kind == "U" for column in table.columns)


def _rank(table: Table) -> tuple[int, ...]:
    """Sort readings: what looks like one number is one, then by how usual the form is."""
    form = FORMS.index(table.form)
    return (table.splits_numbers, form, tuple(SEPARATORS).index(table.separator))


def _are_parts(cells: Sequence[str]) -> bool:
    """Whether what stands behind commas looks like groups of thousands or like decimals."""
    lengths = {len(cell.partition(".")[0]) for cell in cells}
    starts_with_zero = any(cell.startswith("0") and cell.isdigit() for cell in cells)
    return (
        len(lengths) == 1
        and all(cell[:1].isdigit() for cell in cells)
        and (lengths == {3} or (starts_with_zero and min(lengths) > 1) or min(lengths) > 3)
    )


def why_none(lines: Sequence[Line], name: str) -> ParseError:
    """Make the refusal of lines that are no table in any way."""
    rule, got, fix = _obstacle(lines)
    return ParseError(f"`{name}` must {rule}; got {got}. {fix}.", argument=name)


def _obstacle(lines: Sequence[Line]) -> tuple[str, str, str]:
    """Return the rule that is broken, what is there, and the fix."""
    rows, separator = _likeliest(lines)
    form = next((form for form in FORMS if _start(rows, form) is not None), PLAIN)
    start = _start(rows, form)
    if start is None:
        return "hold numbers", f"{quote(lines[0].text)} at line {lines[0].number}", _FIX
    body = rows[start:]
    width = Counter(len(row.cells) for row in body).most_common(1)[0][0]
    for row in body:
        if len(row.cells) != width:
            there = "1 value" if len(row.cells) == 1 else f"{len(row.cells)} values"
            got = f"{there} at line {row.line} where most have {width}"
            return "have as many values in every line", got, _LINE_FIX
    for number, cells in enumerate(zip(*(row.cells for row in body), strict=True), 1):
        bad = read_column(cells, form)
        if isinstance(bad, BadCell):
            place = f"at line {body[bad.row].line}, column {number}"
            return f"have {bad.rule}", f"{quote(cells[bad.row])} {place}", bad.fix
    return "hold numbers", f"words in every column, between {SEPARATORS[separator]}", _FIX


_FIX = "Write one line for each row, with numbers in it"
_LINE_FIX = "Add or remove values in that line, or write nan where one is missing"


def _likeliest(lines: Sequence[Line]) -> tuple[list[Row], str]:
    """Return the rows by the separator for which most lines agree."""
    best: tuple[float, list[Row], str] = (-1.0, [], NONE)
    for separator in SEPARATORS:
        rows = split(lines, separator)
        if rows is None:
            continue
        counts = Counter(len(row.cells) for row in rows)
        width, times = counts.most_common(1)[0]
        values = sum(is_value(c, f) or is_missing(c) for f in FORMS[:2] for c in rows[-1].cells[:9])
        score = times / len(rows) + min(values, 5) / 10 + (width > 1) / 2
        if score > best[0]:
            best = (score, rows, separator)
    return best[1], best[2]
