"""The record of CO2 at Mauna Loa, as the texts of an example."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

_FILE = files("gradient_core.cases") / "data" / "co2-concentration.csv"
# Ten of the 62 years: all the missing months are in them, and the texts fit into a link.
_END = date(1968, 3, 1)


@cache
def _rows() -> tuple[tuple[date, str], ...]:
    """Read date and concentration of the first ten years, once, when first asked for."""
    with _FILE.open(encoding="utf-8") as file:
        rows = [(date.fromisoformat(row["Date"]), row["CO2"]) for row in csv.DictReader(file)]
    return tuple(row for row in rows if row[0] < _END)


def co2_samples() -> str:
    """Concentrations in ppm, with the digits of the file."""
    return ", ".join(concentration for _, concentration in _rows())


def co2_days() -> str:
    """Days since the first row."""
    first = _rows()[0][0]
    return ", ".join(str((day - first).days) for day, _ in _rows())
