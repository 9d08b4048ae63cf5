"""Print one table: what, measured, must be, ok or MISS.

``python -m benchmarks [--full] [--strict]``: `--full` adds the rows that need gigabytes,
`--strict` exits with 1 if a row misses.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from benchmarks import core, dragging, pages

GROUPS = (core.rows, pages.rows, dragging.rows)


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="add the rows that need gigabytes")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a row misses")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}")
    misses = 0
    for group in GROUPS:
        for row in group(options.full):
            what, measured, must_be, verdict = row.cells()
            print(f"{what:<58} {measured:>10}  {must_be:<16} {verdict}", flush=True)
            misses += not row.holds
    print(f"{misses} rows miss their limit" if misses else "all rows keep their limit")
    return int(bool(options.strict and misses))


if __name__ == "__main__":
    sys.exit(main())
