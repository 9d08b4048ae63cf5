"""Tables written from known numbers in forty dialects, for the reader to read back."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product

import numpy as np

SEPARATORS = ("\t", ";", "|", ",", " ")
# Decimal sign, sign between thousands.
NUMBERS = ((".", ""), (",", ""), (".", ","), (",", "."), (".", " "), (",", " "), (".", "'"))
DATE_FORMS = ("", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ", "%d.%m.%Y", "%m/%d/%Y", "%d %b %Y")
NAMES = ("t", "s (m)", "v [m/s]", "pressure")


@dataclass(frozen=True)
class Dialect:
    """How a table is written."""

    separator: str
    decimal: str
    thousands: str
    has_header: bool
    is_quoted: bool
    dates: str


def possible() -> list[Dialect]:
    """Return all dialects in which a writer could tell the cells apart again."""
    every = product(SEPARATORS, NUMBERS, (True, False), (True, False), DATE_FORMS)
    return [
        Dialect(separator, *number, header, quoted, dates)
        for separator, number, header, quoted, dates in every
        if quoted or separator not in (*number, *(" " if " " in dates else ""))
    ]


@dataclass(frozen=True, eq=False)
class Written:
    """A text, and the columns that it was written from."""

    text: str
    columns: list[np.ndarray]


def number_text(value: float, dialect: Dialect, digits: int) -> str:
    """Write one number."""
    plain = f"{value:,.{digits}f}".replace(",", "_").replace(".", dialect.decimal)
    return plain.replace("_", dialect.thousands)


def write(chosen: random.Random, dialect: Dialect) -> Written:
    """Write a table of numbers that nobody has chosen."""
    rows, width = chosen.randint(2, 12), chosen.randint(1, 4)
    digits, size = chosen.randint(0, 4), chosen.choice((1, 50, 5_000, 3_000_000))
    columns, cells = [], []
    for k in range(width):
        if k == 0 and dialect.dates and width > 1:
            days = np.cumsum([chosen.randint(1, 40) for _ in range(rows)])
            dates = np.datetime64("2015-03-01T00:00:00", "s") + days * np.timedelta64(1, "D")
            columns.append(dates)
            cells.append([each.item().strftime(dialect.dates) for each in dates])
        else:
            values = [round(chosen.uniform(-size, size), digits) for _ in range(rows)]
            columns.append(np.array(values))
            cells.append([number_text(value, dialect, digits) for value in values])
    lines = [list(NAMES[:width])] if dialect.has_header else []
    lines += map(list, zip(*cells, strict=True))
    quote = '"' if dialect.is_quoted else ""
    if dialect.separator == " " and dialect.has_header and not quote:
        lines[0] = [name.replace(" ", "") for name in lines[0]]
    joined = (dialect.separator.join(f"{quote}{cell}{quote}" for cell in line) for line in lines)
    return Written("\n".join(joined), columns)


def is_same(a: np.ndarray, b: np.ndarray) -> bool:
    """Whether a column was read as it was written."""
    if {a.dtype.kind, b.dtype.kind} & set("MU"):
        missing = a.dtype.kind == "M"
        return a.dtype.kind == b.dtype.kind and np.array_equal(a, b, equal_nan=missing)
    return a.dtype.kind in "if" and b.dtype.kind in "if" and np.array_equal(a, b, equal_nan=True)
