"""All difference steps as CSV: part by part, one part at a time for the whole server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from gradient_core import GradientTrace
from gradient_ui import exports
from gradient_ui.server.refused import report

# Who reads slowly keeps a part of a file in memory, 25 MB, and nobody waiting.
MOST_FILES = 4

_HEADERS = {
    "Content-Disposition": 'attachment; filename="difference_steps.csv"',
    "Cache-Control": "no-store",
}
_open_files = 0
_one_at_a_time = asyncio.Lock()


class StepsFile(StreamingResponse):
    """The answer with a file of steps, counted while it is open."""

    def __init__(self, trace: GradientTrace) -> None:
        super().__init__(_parts(exports.csv_of(trace)), media_type="text/csv", headers=_HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or as much of it as is wanted."""
        global _open_files
        _open_files += 1
        try:
            await super().__call__(scope, receive, send)
        finally:
            _open_files -= 1


async def steps_csv(request: Request) -> Response:
    """Answer with the steps that a page has offered."""
    if _open_files >= MOST_FILES:
        report("a file of steps, there are as many as the server writes")
        words = "Other files are being written. Please try again in a few seconds."
        return PlainTextResponse(words, 503, {"Retry-After": "5"})
    trace = await run_in_threadpool(exports.trace_of, request.path_params["name"])
    if trace is None:
        words = "These steps are not offered any more. Open the page again and press the button."
        return PlainTextResponse(words, 404)
    return StepsFile(trace)


async def _parts(written: Iterator[bytes]) -> AsyncIterator[bytes]:
    while True:
        async with _one_at_a_time:
            part = await run_in_threadpool(next, written, None)
        if part is None:
            return
        yield part
