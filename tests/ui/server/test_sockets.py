"""What comes through a websocket: in its turn, of the kinds a page sends, and not without end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gradient_ui.server import refused, sockets

RUN = BackMsg(rerun_script={"query_string": "f=1"})
END = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
SCOPE: Scope = {"type": "websocket", "path": "/_stcore/stream", "extensions": {}}


def frame(message: BackMsg) -> Message:
    """Return a message as it arrives."""
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


class Connection:
    """A browser that sends, and an app that takes what comes through."""

    def __init__(self, arriving: Iterable[Message]) -> None:
        self.arriving = iter(arriving)
        self.passed: list[Message] = []
        self.sent: list[Message] = []

    async def receive(self) -> Message:
        """Return what the browser sends next; at the end it goes."""
        return next(self.arriving, {"type": "websocket.disconnect", "code": 1000})

    async def send(self, message: Message) -> None:
        """Take what is sent to the browser, besides what the app answers."""
        if message["type"] != "websocket.send":
            self.sent.append(message)

    async def app(self, _scope: Scope, receive: Receive, _send: Send) -> None:
        """Take all messages until the browser has gone."""
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            self.passed.append(message)
            await _send({"type": "websocket.send", "bytes": END.SerializeToString()})

    def run(self) -> Connection:
        """Let everything arrive."""
        asyncio.run(sockets.Sockets(self.app)(SCOPE, self.receive, self.send))
        return self


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Collect how long messages would wait, on a clock that stands still."""
    found: list[float] = []

    async def sleep(seconds: float) -> None:
        found.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    monkeypatch.setattr(sockets, "monotonic", lambda: 0.0)
    return found


@pytest.fixture(autouse=True)
def all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Log every refusal: the tests share one process."""
    monkeypatch.setattr(refused, "_last", {})


def test_burst_passes_at_once_and_the_rest_in_its_turn(waits: list[float]) -> None:
    """Twenty at once, then twenty a second; nothing is lost, and the order stays."""
    count = int(sockets.BURST)
    messages = [BackMsg(rerun_script={"query_string": str(k)}) for k in range(count + 3)]

    found = Connection(map(frame, messages)).run()

    assert found.passed == [frame(message) for message in messages]
    assert waits == pytest.approx([1 / 20, 2 / 20, 3 / 20])


def test_messages_without_end_close_their_connection(waits: list[float]) -> None:
    """What waits longer than a key is ever held is no person."""
    found = Connection([frame(RUN)] * 8_000).run()

    assert len(found.passed) == sockets.BURST + sockets.MOST_WAITING
    assert found.sent == [{"type": "websocket.close", "code": sockets.POLICY}]
    assert len(waits) == sockets.MOST_WAITING


@pytest.mark.parametrize(
    "message",
    [
        BackMsg(clear_cache=True),
        BackMsg(load_git_info=True),
        BackMsg(set_run_on_save=True),
        BackMsg(debug_shutdown_runtime=True),
        BackMsg(file_urls_request={"request_id": "1", "file_names": ["a.csv"] * 11}),
        BackMsg(),
    ],
)
def test_kinds_that_no_page_sends_are_ignored(message: BackMsg) -> None:
    """They empty everybody's caches or run programs; the connection goes on without them."""
    found = Connection([frame(RUN), frame(message), frame(RUN)]).run()

    assert found.passed == [frame(RUN), frame(RUN)]
    assert found.sent == []


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "websocket.receive", "text": "hello"}, sockets.UNSUPPORTED),
        ({"type": "websocket.receive", "bytes": b"\xff\xff\xff"}, sockets.PROTOCOL),
        ({"type": "websocket.receive", "bytes": bytes(30_000_000)}, sockets.TOO_BIG),
    ],
)
def test_what_is_no_message_closes_the_connection(
    message: Message, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    """With its reason, one line of log, and nothing of it for the page."""
    with caplog.at_level(logging.WARNING, "gradient_lens"):
        found = Connection([frame(RUN), message, frame(RUN)]).run()

    assert found.passed == [frame(RUN)]
    assert found.sent == [{"type": "websocket.close", "code": code}]
    assert len(caplog.messages) == 1


def test_connection_that_says_nothing_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page speaks at once; what does not only takes a place."""
    monkeypatch.setattr(sockets, "SECONDS_TO_SPEAK", 0.0)
    silent = Connection([])

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    silent.receive = never  # type: ignore[method-assign]
    silent.run()

    assert silent.sent == [{"type": "websocket.close", "code": sockets.POLICY}]


@pytest.mark.parametrize("can_answer", [True, False])
def test_connection_beyond_the_last_place_is_turned_away(
    monkeypatch: pytest.MonkeyPatch, can_answer: bool
) -> None:
    """With 503 and a sentence where the server can send one; those inside stay."""
    monkeypatch.setattr(sockets, "MOST_CONNECTIONS", 1)
    sent: list[Message] = []
    extensions = {"websocket.http.response": {}} if can_answer else {}

    async def inside(_scope: Scope, _receive: Receive, _send: Send) -> None:
        await outer({**SCOPE, "extensions": extensions}, nothing, send)

    async def nothing() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    outer: Callable[[Scope, Receive, Send], Awaitable[None]] = sockets.Sockets(inside)
    asyncio.run(outer(SCOPE, nothing, send))  # type: ignore[arg-type]

    assert sent[0].get("status") == (503 if can_answer else None)
    assert sent[0]["type"] == ("websocket.http.response.start" if can_answer else "websocket.close")


def test_refusals_without_end_are_a_few_lines(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """One line for each kind in ten seconds, which says how many there were; no control signs."""
    clock = iter([*[0.0] * 500, 11.0])
    monkeypatch.setattr(refused, "monotonic", lambda: next(clock))

    with caplog.at_level(logging.WARNING, "gradient_lens"):
        for _ in range(501):
            refused.report("a thing", "\x1b[31m" + "x" * 500)

    assert len(caplog.messages) == 2
    assert "(500 times)" in caplog.messages[1]
    assert "\x1b" not in caplog.text
    assert max(map(len, caplog.messages)) < 150


def test_server_that_is_alone_forgets_all_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A while after the last visitor has left; not while somebody is there."""
    forgotten = []
    monkeypatch.setattr(sockets, "SECONDS_ALONE", 0.0)
    monkeypatch.setattr(sockets, "forget", lambda: forgotten.append(len(forgotten)))

    async def visits() -> None:
        async def leave(_scope: Scope, _receive: Receive, _send: Send) -> None:
            return

        guard = sockets.Sockets(leave)
        guard.connections = 1  # somebody else is there
        await guard(SCOPE, Connection([]).receive, Connection([]).send)
        await asyncio.sleep(0)
        assert forgotten == []
        guard.connections = 0
        await guard(SCOPE, Connection([]).receive, Connection([]).send)
        while not forgotten:
            await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(visits(), 10))

    assert forgotten == [0]
