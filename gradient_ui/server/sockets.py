"""The websocket of a page: how much may come through it, and what.

Streamlit runs a page for every message, and has no limit. Here a connection has a bucket of tokens:
a message takes one, and waits where there is none, so that nobody loses anything and nobody gets
more of the server than a busy visitor does.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The messages of a browser. Checked with Streamlit 1.67; its other kinds empty the caches of all
# visitors, or run git on the event loop.
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes

from gradient_ui.kept import forget
from gradient_ui.server.refused import report
from gradient_ui.server.turns import Turn, Turns

T = TypeVar("T", BackMsg, ForwardMsg)

KINDS = frozenset(
    {
        "rerun_script",
        "app_heartbeat",
        "stop_script",
        "backend_operation_request",
        "file_urls_request",
    }
)

# A held key repeats 25 to 30 times a second, a fast typist types 10. With these, 8,000 messages at
# once hold up the next visitor by 0.1 s instead of 25.
BURST, PER_SECOND = 20.0, 20.0
# A key held for half a minute. More is no person, and what is left in the connection is not run.
MOST_WAITING = 600
# A page asks for its first run at once.
SECONDS_TO_SPEAK = 20.0
SECONDS_TO_CLOSE = 5.0
# After the last visitor has left, in which one who reloads comes back.
SECONDS_ALONE = 20.0
# 0.25 to 0.55 MB each: 1,000 of them are half a gigabyte.
MOST_CONNECTIONS = int(os.environ.get("GRADIENT_LENS_MOST_CONNECTIONS", "1000"))

# Whose addresses are asked for at once; the pages take one file at a time.
MOST_FILES = 10
# Bytes of the message that a run has ended; figures are longer, and need not be read for it.
_LONGEST_END = 200

UNSUPPORTED, PROTOCOL, POLICY, TOO_BIG = 1003, 1002, 1008, 1009


@dataclass
class Bucket:
    """The tokens of one connection.

    Attributes
    ----------
    tokens : float
    filled : float
        When they were counted last, in seconds.
    waiting : int
        How many messages in a row had to wait.

    Examples
    --------
    >>> bucket = Bucket(tokens=1.0, filled=0.0)
    >>> bucket.delay(now=0.0), bucket.delay(now=0.0), bucket.delay(now=10.0)
    (0.0, 0.05, 0.0)
    """

    tokens: float = BURST
    filled: float = 0.0
    waiting: int = 0

    def delay(self, now: float) -> float:
        """Take a token and return how many seconds its message has to wait."""
        self.tokens = min(BURST, self.tokens + (now - self.filled) * PER_SECOND) - 1.0
        self.filled = now
        if self.tokens >= 0:
            self.waiting = 0
            return 0.0
        self.waiting += 1
        return -self.tokens / PER_SECOND


class Sockets:
    """Middleware that counts the connections, and what comes through each."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.connections = 0
        self.turns = Turns()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; everything that is no websocket passes unchanged."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        if self.connections >= MOST_CONNECTIONS:
            report("a connection, there are as many as the server takes", str(self.connections))
            await _turn_away(scope, send)
            return
        self.connections += 1
        guarded = _Guarded(receive, send, Turn(self.turns))
        try:
            await self.app(scope, guarded, guarded.send_on)
        finally:
            guarded.turn.end()
            self.connections -= 1
            if not self.connections:
                asyncio.get_running_loop().call_later(SECONDS_ALONE, self._tidy_up)

    def _tidy_up(self) -> None:
        """Forget all answers if everybody has left."""
        if not self.connections:
            asyncio.get_running_loop().run_in_executor(None, forget)


class _Guarded:
    """What is received and sent on one connection."""

    def __init__(self, receive: Receive, send: Send, turn: Turn) -> None:
        self.inner, self.send, self.turn = receive, send, turn
        self.bucket = Bucket()
        self.has_spoken = False

    async def __call__(self) -> Message:
        """Return the next message that may pass, when it is its turn."""
        while True:
            message = await self._next()
            if message["type"] != "websocket.receive":
                return message
            self.has_spoken = True
            wrong = what_is_wrong(message)
            if wrong is not None:
                return await self._close(*wrong)
            delay = self.bucket.delay(monotonic())
            if self.bucket.waiting > MOST_WAITING:
                return await self._close(POLICY, "messages without end")
            if delay:
                await asyncio.sleep(delay)
            read = parsed(BackMsg, message["bytes"])
            if read is None:
                return await self._close(PROTOCOL, "a message that is none")
            kind: str = read.WhichOneof("type") or "none"
            if kind == "rerun_script":
                await self.turn.begin(is_short=bool(read.rerun_script.fragment_id))
            if kind in KINDS and len(read.file_urls_request.file_names) <= MOST_FILES:
                return message
            report("a message of a kind that no page sends", kind)

    async def send_on(self, message: Message) -> None:
        """Send a message; at the end of a run the turn is over."""
        self.turn.go_on()
        await self.send(message)
        data = message.get("bytes") or b""
        if 0 < len(data) <= _LONGEST_END:
            sent = parsed(ForwardMsg, data)
            if sent is not None and sent.WhichOneof("type") == "script_finished":
                self.turn.end()

    async def _next(self) -> Message:
        if self.has_spoken:
            return await self.inner()
        try:
            message = await asyncio.wait_for(self.inner(), SECONDS_TO_SPEAK)
        except TimeoutError:
            return await self._close(POLICY, "a connection that says nothing")
        return message

    async def _close(self, code: int, what: str) -> Message:
        report(what)
        # Who reads nothing keeps the way to itself full: it is not waited for.
        with suppress(TimeoutError):
            await asyncio.wait_for(
                self.send({"type": "websocket.close", "code": code}), SECONDS_TO_CLOSE
            )
        return {"type": "websocket.disconnect", "code": code}


def what_is_wrong(message: Message) -> tuple[int, str] | None:
    """Return the code and the reason for which a message closes its connection, if it does."""
    data = message.get("bytes")
    if data is None:
        return UNSUPPORTED, "text where bytes belong"
    if len(data) > get_max_widget_state_size_bytes():
        return TOO_BIG, "a message that is too large"
    return None


def parsed(kind: type[T], data: bytes) -> T | None:
    """Return a message of Streamlit's, None where the bytes are none."""
    message = kind()
    try:
        message.ParseFromString(data)
    except Exception:  # DecodeError; which class it is depends on how protobuf was built
        return None
    return message


async def _turn_away(scope: Scope, send: Send) -> None:
    """Answer 503 where the server can, else close."""
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1013})
        return
    words = b"Too many visitors at the moment. Please try again in a minute."
    headers = [(b"content-type", b"text/plain"), (b"retry-after", b"60")]
    start = {"type": "websocket.http.response.start", "status": 503, "headers": headers}
    await send(start)
    await send({"type": "websocket.http.response.body", "body": words})
