"""What may be sent as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import numpy as np
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

from gradient_core.arrays import hold
from gradient_ui.files import holding, waiting
from gradient_ui.limits import LARGEST_FILE, MOST_BYTES_WAITING, MOST_WAITING
from gradient_ui.server import uploads

PATH = "/_stcore/upload_file/{session}/{file}"


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Let sessions be there, and forget what waits."""
    sessions = {"here", *(f"here{k}" for k in range(100))}
    monkeypatch.setattr(uploads, "_is_here", sessions.__contains__)
    waiting._sizes.clear()
    yield sessions
    waiting._sizes.clear()


def status(path: str, method: str = "PUT", size: str | None = "100", answer: int = 204) -> int:
    """Return the status of a request."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [] if size is None else [(b"content-length", size.encode())]
    scope: Scope = {"type": "http", "path": path, "method": method, "headers": headers}
    asyncio.run(uploads.Uploads(PlainTextResponse("taken", answer))(scope, receive, send))
    return int(sent[0]["status"])


def put(session: str, file: str, size: int = 100, answer: int = 204) -> int:
    """Send a file and return the status."""
    return status(PATH.format(session=session, file=file), "PUT", str(size), answer)


def test_a_file_is_taken_below_any_base_path() -> None:
    """The path of the server may begin with another one."""
    assert put("here", "a") == 204
    assert status(f"/lens{PATH.format(session='here', file='b')}") == 204


@pytest.mark.parametrize("size", [None, "", "0", "-1", "1e3", str(LARGEST_FILE * 2), "9" * 50])
def test_a_file_says_how_large_it_is(size: str | None) -> None:
    """What does not, or is too large, is refused before it comes."""
    assert status(PATH.format(session="here", file="a"), "PUT", size) == 413


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "HEAD"])
def test_only_what_a_page_does_is_answered(method: str) -> None:
    """And only at an address of a session and a file."""
    assert status(PATH.format(session="here", file="a"), method) == 404
    assert status("/_stcore/upload_file/here", "PUT") == 404
    assert status("/_stcore/upload_file/a/../b/c", "PUT") == 404


def test_a_session_that_is_not_there_sends_nothing() -> None:
    """Its files would never be fetched."""
    assert put("gone", "a") == 429


def test_few_files_of_one_visitor_wait() -> None:
    """Until one is read, or taken back."""
    for k in range(MOST_WAITING):
        assert put("here", f"file{k}") == 204
    assert put("here", "more") == 429

    waiting.gone("here", "file0")
    assert put("here", "more") == 204
    assert status(PATH.format(session="here", file="more"), "DELETE", None) == 204
    assert put("here", "again") == 204


def test_a_file_that_is_not_kept_does_not_wait() -> None:
    """Streamlit may refuse it."""
    for k in range(2 * MOST_WAITING):
        assert put("here", f"file{k}", answer=403) == 403
    assert put("here", "a") == 204


def test_all_that_waits_has_a_bound_and_those_who_left_do_not_count(here: set[str]) -> None:
    """The bound is one of bytes, for the whole server."""
    most = MOST_BYTES_WAITING // LARGEST_FILE
    for k in range(most):
        assert put(f"here{k}", "a", LARGEST_FILE) == 204
    assert put("here", "a", LARGEST_FILE) == 429

    here.discard("here0")
    assert put("here", "a", LARGEST_FILE) == 204


def test_all_that_is_held_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody holds any more makes room."""
    monkeypatch.setattr(holding, "MOST_BYTES_HELD", 2_000)
    first, second, third = (hold(np.full(100, k, float), f"{k}.npy") for k in range(3))

    assert holding.admit(first)
    assert holding.admit(first)
    assert holding.admit(second)
    assert not holding.admit(third)
    del first
    assert holding.admit(third)
