"""Spreadsheets as the text of a table: the first sheet that holds anything."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from gradient_core import ParseError
from gradient_ui.files.archives import open_archive
from gradient_ui.files.refused import refused
from gradient_ui.limits import MOST_SHEET_CHARACTERS

_ONE_OF = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}


def read_sheet(content: bytes, kind: str) -> tuple[str, str]:
    """Return the first sheet with anything in it as CSV, and which one it is.

    Parameters
    ----------
    content : bytes
    kind : str
        ``.xlsx`` or ``.ods``.

    Raises
    ------
    ParseError
        No such file, a damaged or a locked one; nothing in any sheet; too much.
    """
    archive = open_archive(content, kind, times=0)  # what is read of a sheet is no more than that
    fix = f"Save it once more as {kind}, or as CSV"
    if _ONE_OF[kind] not in archive.namelist():
        raise refused(f"a spreadsheet of type {kind}", "an archive of another kind", fix)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = book.sheet_names
        for name in names:
            text = _as_csv(book.get_sheet_by_name(name))
            if text:
                return text, _which(name, names)
    except PasswordError as error:
        raise refused("a file without a password", "one that is locked", fix) from error
    except ParseError:
        raise
    # the library is compiled: what it cannot read it may also say by a panic
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise refused(f"a whole spreadsheet of type {kind}", "a damaged one", fix) from error
    raise refused("a spreadsheet with numbers in it", "empty sheets", "Fill one in")


def _which(name: str, names: Sequence[str]) -> str:
    return f"sheet {name}, one of {len(names)}" if len(names) > 1 else f"sheet {name}"


def _as_csv(sheet: CalamineSheet) -> str:
    """Return the rows that hold anything as CSV; ParseError as soon as it is too long."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_cell(value) for value in row]
        if not any(cells):
            continue
        writer.writerow(cells)
        if written.tell() > MOST_SHEET_CHARACTERS:
            rule = f"a sheet of at most {MOST_SHEET_CHARACTERS:,} characters"
            got = f"more, after {number:,} of {sheet.total_height:,} rows"
            raise refused(rule, got, "Keep fewer rows, or save a column with np.save")
    return written.getvalue()


def _cell(value: Any) -> str:
    """Return a cell as text that can be read in one way."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, timedelta):
        return repr(value.total_seconds())
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
