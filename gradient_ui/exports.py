"""All difference steps as CSV, written while it is sent: never the whole file in memory.

A page offers a link; the server keeps what was typed for it, and takes the answer from what is
kept of answers, or computes it again.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from cachetools import LRUCache
from pyarrow import csv

from gradient_core import GradientTrace
from gradient_core.calls import Answer
from gradient_ui import cached
from gradient_ui.limits import MOST_EXPORTS, ROWS_AT_ONCE
from gradient_ui.problems.refusals import Asked

FOLDER = "steps"
_REGIONS = pa.array(["left boundary", "interior", "right boundary"])

_offered: LRUCache[str, Asked] = LRUCache(MOST_EXPORTS)
_lock = threading.Lock()


def offer(asked: Asked) -> str:
    """Return the address of the steps of a call, as a link of the home page has it."""
    text = repr(sorted(asked.items()))
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    with _lock:
        _offered[name] = dict(asked)
    return f"{FOLDER}/{name}.csv"


def trace_of(name: str) -> GradientTrace | None:
    """Return the trace whose steps were offered under a name; None if they are not any more."""
    with _lock:
        asked = _offered.get(name)
    answer = None if asked is None else cached.solve(asked)
    return answer.trace if isinstance(answer, Answer) else None


def csv_of(trace: GradientTrace) -> Iterator[bytes]:
    """Yield the steps of a 1-D trace as CSV, a part of the rows at a time.

    Every number reads back as the same float.
    """
    for start in range(0, len(trace), ROWS_AT_ONCE):
        rows = range(start, min(start + ROWS_AT_ONCE, len(trace)))
        part = BytesIO()
        options = csv.WriteOptions(include_header=start == 0, quoting_style="needed")
        csv.write_csv(steps_table(trace, rows), part, options)
        yield part.getvalue()


def steps_table(trace: GradientTrace, rows: range) -> pa.Table:
    """Return difference steps of a 1-D trace as a table; samples that are not read are empty.

    Parameters
    ----------
    trace : GradientTrace
    rows : range
        Which of the outputs, without gaps.
    """
    columns = trace.columns(rows=slice(rows.start, rows.stop))
    found = {
        "index": pa.array(columns["index_0"]),
        "region": _REGIONS.take(pa.array(columns["region"] + 1)),
    }
    for k in range(3):
        unused = columns["count"] <= k
        found[f"read {k + 1}"] = pa.array(columns["index_0"] + columns[f"offset_{k}"], mask=unused)
        for name in ("sample", "weight"):
            found[f"{name} {k + 1}"] = _numbers(columns[f"{name}_{k}"], unused)
    found["value"] = _numbers(columns["value"])
    found["accuracy order"] = pa.array(columns["accuracy_order"])
    return pa.table(found)


def _numbers(column: np.ndarray, unused: np.ndarray | None = None) -> pa.Array:
    """Return numbers as a column; those that Arrow has no type for as text."""
    if column.dtype.kind in "cmM" or column.dtype == np.longdouble:
        return pa.array(column.astype(str), mask=unused)
    if column.dtype == np.float16:
        return pc.cast(pa.array(column, mask=unused), pa.float32())
    return pa.array(column, mask=unused)
