"""What the most expensive inputs cost that are let through: ``python -m benchmarks.costs``.

Each is answered as a page does, in this process: processor time, memory at the peak, and the
characters of the program that is written for it.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.measuring import Row
from gradient_core.errors import GradientCoreError, Refusal
from gradient_core.formula.function import warm_up
from gradient_core.limits import LONGEST_CODE
from gradient_ui.files import read_file
from gradient_ui.inputs.axes import AXES
from gradient_ui.inputs.field import FIELD
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.line import LINE
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.limits import MOST_FILE_CHARACTERS, MOST_FILE_LINES
from gradient_ui.problems import axes, field, line, spacing

SECONDS, MEGABYTES = 2.0, 300.0
MILLION = {"source": "formula", "n": 1_000_000}
DATES = ", ".join(str(np.datetime64("2000-01-01") + k) for k in range(5_000))
ROWS = "\n".join(" ".join("1" for _ in range(300)) for _ in range(160))


def nested(name: str, depth: int, inside: str = "x") -> str:
    """Return a function inside itself."""
    return f"{name}(" * depth + inside + ")" * depth


INPUTS: dict[str, tuple[ModuleType, InputSet, dict[str, Any]]] = {
    "two rows of 5,000": (line, LINE, {"f": "linspace(0,1,5000);linspace(0,1,5000)"}),
    "5,000 dates": (spacing, SPACING, {"sp_f": "linspace(0,1,5000)", "sp_x": DATES}),
    "a million typed coordinates": (
        *(line, LINE),
        {"source": "formula", "sampling": "typed", "x": "linspace(0,1,1000000)"},
    ),
    "a million samples and coordinates": (
        *(line, LINE),
        {"f": "arange(1e6)", "spacing": "coordinates", "x": "linspace(0,1,1000000)"},
    ),
    "2 x 500,000 samples": (axes, AXES, {"ax_f": "arange(500000);arange(500000)"}),
    "166 spacings": (axes, AXES, {"ax_spacing": "arange(1e6);" * 166}),
    "4 spacings": (axes, AXES, {"ax_spacing": ";".join(["arange(250000)"] * 4)}),
    "25,000 fractions": (line, LINE, {"f": "1/3 " * 25_000}),
    "7,600 fractions of tiny and huge": (line, LINE, {"f": "1e-999/3e999 " * 7_600}),
    "100 fractions of 500 digits": (line, LINE, {"f": ("1" * 499 + "/" + "7" * 499 + " ") * 100}),
    "14,000 multiples of pi": (line, LINE, {"f": "3*pi/4 " * 14_000}),
    "20,000 complex numbers": (line, LINE, {"f": "1+2j " * 20_000}),
    "6,000 calls": (line, LINE, {"f": "linspace(0,1,5) " * 6_000}),
    "50,000 brackets": (line, LINE, {"f": "[" * 50_000}),
    "48,000 numbers of a field": (field, FIELD, {"field": "array", "F": ROWS}),
    "twenty erf": (line, LINE, {**MILLION, "fx": "*".join(["erf(x)"] * 20)}),
    "erf nested 38 deep": (line, LINE, {**MILLION, "fx": nested("erf", 38)}),
    "sin nested 38 deep": (line, LINE, {**MILLION, "fx": nested("sin", 38)}),
    "fifteen powers": (line, LINE, {**MILLION, "fx": "*".join(["x^1.5"] * 15)}),
    "nineteen quotients": (line, LINE, {**MILLION, "fx": "1" + "/(x+1)" * 19}),
    "max of 18": (line, LINE, {**MILLION, "fx": f"max({','.join(f'{k}x' for k in range(18))})"}),
    "a field of sin nested 30 deep": (
        *(field, FIELD),
        {"fxy": nested("sin", 30, "x*y"), "nx": 400, "ny": 400},
    ),
    "a field of erf nested 17 deep": (
        *(field, FIELD),
        {"fxy": nested("erf", 17, "x*y"), "nx": 400, "ny": 400},
    ),
}

SECONDS_OF_A_FILE, TIMES_ITS_SIZE, LEAST_MEGABYTES = 5.0, 10.0, 30.0


def cell_by_cell(row: bytes, end: bytes = b"") -> bytes:
    """Return the longest file of such rows that is read cell by cell."""
    most = min(MOST_FILE_LINES, MOST_FILE_CHARACTERS // len(row)) - 1
    return row * most + end


FILES: dict[str, bytes] = {
    "a million rows": b"".join(b"%d,%d.5\n" % (k, k % 1_000) for k in range(1_000_000)),
    "two ways of reading": cell_by_cell(b"1,234\n"),
    "two orders of dates": cell_by_cell(b"03/04/2024 10:12,1.5\n"),
    "ragged at its end": cell_by_cell(b"11,2 3;4;\n", b"3;4\n"),
    "units in every cell": cell_by_cell(b"5 km/h\t3 m\n"),
    "complex numbers": cell_by_cell(b"1+2j, 3-4j\n"),
    "short rows": cell_by_cell(b"1\n", b"x;y|z\n"),
}


def rows_of_files() -> Iterator[Row]:
    """Yield what it costs to open the most expensive files."""
    for what, content in FILES.items():
        began = time.process_time()
        with suppress(GradientCoreError):
            read_file("a.csv", content)
        seconds = time.process_time() - began
        tracemalloc.start()
        with suppress(GradientCoreError):
            read_file("a.csv", content)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        most = max(LEAST_MEGABYTES, TIMES_ITS_SIZE * len(content) / 1e6)
        yield Row(f"file, {what}: processor", seconds, SECONDS_OF_A_FILE, " s")
        yield Row(f"file, {what}: memory", peak, most, " MB")


def rows() -> Iterator[Row]:
    """Yield what each input costs."""
    warm_up()
    yield from rows_of_files()
    for what, (page, inputs, given) in INPUTS.items():
        asked = inputs.counting({**inputs.defaults, **given})
        began = time.process_time()
        answer = page.solve(asked)
        seconds = time.process_time() - began
        written = 0 if isinstance(answer, Refusal) else len(answer.call.script)
        tracemalloc.start()
        page.solve(asked)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        refused = ", refused" if isinstance(answer, Refusal) else ""
        yield Row(f"{what}{refused}: processor", seconds, SECONDS, " s")
        yield Row(f"{what}{refused}: memory", peak, MEGABYTES, " MB")
        yield Row(f"{what}{refused}: written", written, 2 * LONGEST_CODE, "")


def main() -> int:
    """Print the table; 1 if a row misses."""
    misses = 0
    for row in rows():
        what, measured, must_be, verdict = row.cells()
        print(f"{what:<58} {measured:>12}  {must_be:<16} {verdict}", flush=True)
        misses += not row.holds
    return int(bool(misses))


if __name__ == "__main__":
    sys.exit(main())
