"""All difference steps as CSV: every row, every digit, a part at a time."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Any

import numpy as np
import pytest
from starlette.requests import Request
from starlette.types import Message

from gradient_core import GradientTrace, trace_gradient
from gradient_ui import exports
from gradient_ui.inputs.line import LINE
from gradient_ui.server import steps

ODD = [0.1, -0.0, 5e-324, 1.7976931348623157e308, np.nan, -np.inf, 1 / 3, 123456789.125]


def read_back(trace: GradientTrace) -> list[dict[str, str]]:
    """Return the rows of the file, by the names of its columns."""
    text = b"".join(exports.csv_of(trace)).decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16, np.int64, np.uint8])
@pytest.mark.parametrize("spacing", [(), ([0, 1, 4, 4.5, 7, 8, 9, 11],)])
def test_numbers_of_the_file_read_back_as_the_same_bits(dtype: Any, spacing: Any) -> None:
    """Values, samples and weights, for each dtype; whatever is odd about them."""
    samples = np.array(ODD if np.dtype(dtype).kind == "f" else range(8))
    with np.errstate(all="ignore"):
        trace = trace_gradient(samples.astype(dtype), *spacing, edge_order=2)

    rows = read_back(trace)

    values = np.array([row["value"] for row in rows], trace.values.dtype)
    assert np.array_equal(values, trace.values, equal_nan=True)
    real = ~np.isnan(values)
    assert (np.signbit(values) == np.signbit(trace.values))[real].all()
    columns = trace.columns()
    for k in range(3):
        for name in ("sample", "weight"):
            read = columns["count"] > k
            column = columns[f"{name}_{k}"]
            found = np.array([row[f"{name} {k + 1}"] or "0" for row in rows], column.dtype)
            assert np.array_equal(found[read], column[read], equal_nan=True)
            empty = np.array([row[f"{name} {k + 1}"] == "" for row in rows])
            assert (empty == ~read).all()


def test_complex_samples_are_written_as_text() -> None:
    """A column of numbers has one part; these have two."""
    rows = read_back(trace_gradient([0, 1j, 4 + 4j]))

    assert complex(rows[1]["value"]) == 2 + 2j


def test_file_comes_in_parts_with_one_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many parts, each row is there once, in order."""
    monkeypatch.setattr(exports, "ROWS_AT_ONCE", 7)
    trace = trace_gradient(np.arange(40.0) ** 2)

    assert len(list(exports.csv_of(trace))) == 6
    assert [int(row["index"]) for row in read_back(trace)] == list(range(40))
    assert {row["region"] for row in read_back(trace)[1:-1]} == {"interior"}


def test_table_computes_the_rows_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred rows of a long array are asked for alone."""
    trace, asked = trace_gradient(np.arange(100_000.0)), []
    whole = GradientTrace.columns

    def columns(self: GradientTrace, axis: Any = None, *, rows: slice) -> Any:
        asked.append(rows)
        return whole(self, axis, rows=rows)

    monkeypatch.setattr(GradientTrace, "columns", columns)
    table = exports.steps_table(trace, range(50_000, 50_200))

    assert asked == [slice(50_000, 50_200)]
    assert table.num_rows == 200


def answer_to(name: str) -> tuple[int, bytes]:
    """Return status and body of the answer to a request for a file."""
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        scope = {"type": "http", "method": "GET", "path_params": {"name": name}, "headers": []}
        await (await steps.steps_csv(Request(scope)))(scope, receive, send)

    asyncio.run(ask())
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_link_of_the_page_gives_the_file() -> None:
    """What was typed is behind the link, for as long as it is offered."""
    asked = LINE.counting({**LINE.defaults, "f": "0, 1, 4"})
    name = exports.offer(asked).removeprefix(f"{exports.FOLDER}/").removesuffix(".csv")

    status, body = answer_to(name)

    assert status == 200
    assert [row["value"] for row in csv.DictReader(io.StringIO(body.decode()))] == ["1", "2", "3"]
    assert answer_to("0" * 64)[0] == 404


def test_files_beyond_the_last_place_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sentence, and without a trace being made."""
    monkeypatch.setattr(steps, "_open_files", steps.MOST_FILES)

    status, body = answer_to("0" * 64)

    assert status == 503
    assert b"try again" in body
