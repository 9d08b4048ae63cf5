"""The style of the first picture is put into the page that starts Streamlit, and nowhere else."""

from __future__ import annotations

import asyncio
import gzip

import pytest
from starlette.types import Message, Receive, Scope, Send

from gradient_ui.server.first_paint import STYLE, FirstPaint

PAGE = b"<html><head><title>x</title></head><body></body></html>"


def served(body: bytes, headers: dict[str, str], status: int = 200) -> tuple[dict[str, str], bytes]:
    """Return headers and body of a response that has gone through the middleware, in two parts."""
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        pairs = [(k.encode(), v.encode()) for k, v in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        half = len(body) // 2
        await send({"type": "http.response.body", "body": body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": body[half:]})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    asyncio.run(FirstPaint(app)({"type": "http", "path": "/"}, receive, send))
    found = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return found, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize("compressed", [False, True])
def test_page_gets_the_style_and_its_new_length(compressed: bool) -> None:
    """Compressed or not, as Streamlit sends it for links to a page."""
    body = gzip.compress(PAGE) if compressed else PAGE
    given = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body))}
    headers, changed = served(body, given | ({"content-encoding": "gzip"} if compressed else {}))

    assert changed == PAGE.replace(b"</head>", STYLE.encode() + b"</head>")
    assert headers["content-length"] == str(len(changed))
    assert "content-encoding" not in headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-type": "text/css"}, 200),
        ({"content-type": "text/html"}, 404),
        ({"content-type": "text/html", "content-encoding": "br"}, 200),
    ],
)
def test_all_else_passes_unchanged(headers: dict[str, str], status: int) -> None:
    """Other files, errors, and what cannot be read."""
    assert served(PAGE, headers, status) == (headers, PAGE)
