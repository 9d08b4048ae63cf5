"""Columns as the text of a table."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any


def as_csv(columns: Mapping[str, Sequence[Any]]) -> str:
    r"""Return columns of one length as CSV, their names above them.

    Examples
    --------
    >>> as_csv({"t": [0, 1], "f, g": [0.5, None]})
    't,"f, g"\n0,0.5\n1,\n'
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return written.getvalue()
