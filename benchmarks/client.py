"""A visitor without a browser: speaks the websocket protocol of Streamlit, as the page does.

For loads and attacks, where a thousand browsers would need a thousand times the memory.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

SECONDS = 60.0
# Streamlit says nothing to a message for a part of a page that has gone.
SECONDS_OF_A_PART = 10.0
# What `app.explain_failure` says: an exception of ours, told in our words.
FAILED = "Something went wrong here"
# How Streamlit names what figures send: `_make_trigger_id` in its components.
_TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{}__events"
# Figures and tables are longer; a light visitor does not unpack them.
_LIGHT_BYTES = 1_500


@dataclass
class Run:
    """What came back for one message.

    Attributes
    ----------
    elements : list of (kind, element)
    seconds : float
        Until the script had finished.
    size : int
        Bytes received.
    """

    elements: list[tuple[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    size: int = 0

    @property
    def failures(self) -> list[str]:
        """What the page says of errors in its own code."""
        found = [f"{e.type}: {e.message}" for kind, e in self.elements if kind == "exception"]
        return found + [e.body for kind, e in self.elements if kind == "alert" and FAILED in e.body]

    @property
    def refusals(self) -> list[str]:
        """What the page says in its red and yellow boxes."""
        return [e.body for kind, e in self.elements if kind == "alert" and FAILED not in e.body]


@dataclass
class Visitor:
    """One visitor: the connection, the page, and the state of its widgets."""

    socket: ClientConnection
    light: bool = False
    page: str = ""
    query: str = ""
    session: str = ""
    states: dict[str, WidgetState] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    async def open(self, link: str, *, is_back: bool = False) -> Run:
        """Open a page by a link, as another session would by a reload."""
        parts = urlsplit(link)
        self.page, self.query = parts.path.strip("/"), parts.query
        self.states, self.fragments = {}, {}
        ask = self._ask()
        ask.rerun_script.page_name = self.page
        ask.rerun_script.is_history_navigation = is_back
        return await self.send(ask)

    async def go(self, page: str) -> Run:
        """Change to a page by the menu."""
        self.page, self.query = page, ""
        ask = self._ask(with_page=False)
        ask.rerun_script.page_script_hash = self.hashes.get(page, "")
        return await self.send(ask)

    async def press(self, key: str) -> Run:
        """Press a button."""
        state = WidgetState(id=self.id_of(key), trigger_value=True)
        return await self.change(state)

    async def set(self, key: str, value: Any) -> Run:
        """Give a widget a value."""
        state = WidgetState(id=self.id_of(key))
        known = self.states.get(state.id)
        kind = known.WhichOneof("value") if known is not None else "string_value"
        if kind in ("string_array_value", "double_array_value"):
            getattr(state, kind).data.append(value)
        else:
            setattr(state, str(kind), value)
        self.states[state.id] = state
        return await self.change(state)

    async def click(self, key: str, payload: Any, event: str = "click") -> Run:
        """Click in a figure, or send whatever else for it."""
        return await self.change(self.clicked(key, payload, event))

    def clicked(self, key: str, payload: Any, event: str = "click") -> WidgetState:
        """Return the state that a click in a figure sends."""
        events = json.dumps([{"event": event, "value": payload}])
        id_ = self.id_of(key)
        trigger = _TRIGGER.format(id_)
        self.fragments[trigger] = self.fragments.get(id_, "")
        self.kinds[trigger] = "trigger"
        return WidgetState(id=trigger, json_trigger_value=events)

    async def change(self, state: WidgetState) -> Run:
        """Send a state, and run what it belongs to."""
        return await self.send(self.asked(state))

    def asked(self, *states: WidgetState) -> BackMsg:
        """Return the message that sends states, those of all other widgets with them."""
        ask = self._ask()
        changed = {state.id for state in states}
        others = (known for id_, known in self.states.items() if id_ not in changed)
        ask.rerun_script.widget_states.widgets.extend([*others, *states])
        if states:
            ask.rerun_script.fragment_id = self.fragments.get(states[0].id, "")
        return ask

    def id_of(self, key: str) -> str:
        """Return the id of a widget of the page by its key."""
        ids = [id_ for id_ in (*self.fragments, *self.states) if id_.endswith(f"-{key}")]
        return ids[-1] if ids else f"$$ID-gone-{key}"

    async def send(self, ask: BackMsg) -> Run:
        """Send a message and take what comes until the script has finished."""
        began = time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        whole = not ask.rerun_script.fragment_id
        if whole:
            self.fragments = {}
        try:
            run = await self.take(SECONDS if whole else SECONDS_OF_A_PART)
        except TimeoutError:
            if whole:
                raise
            run = Run()
        if whole:  # what has not come again has gone
            self.states = {id_: self.states[id_] for id_ in self.fragments if id_ in self.states}
        run.seconds = time.perf_counter() - began
        return run

    async def take(self, seconds: float = SECONDS) -> Run:
        """Take what comes until a script has finished."""
        run = Run()
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), seconds)
            run.size += len(raw)
            if self.light and len(raw) > _LIGHT_BYTES:
                continue
            message = ForwardMsg()
            message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._note(message, run)
            elif kind == "navigation":
                pages = message.navigation.app_pages
                self.hashes = {page.url_pathname: page.page_script_hash for page in pages}
            elif kind == "new_session":
                self.session = message.new_session.initialize.session_id
            elif kind == "script_finished":
                return run

    def _ask(self, *, with_page: bool = True) -> BackMsg:
        ask = BackMsg()
        ask.rerun_script.query_string = self.query
        if with_page:
            ask.rerun_script.page_script_hash = self.hashes.get(self.page, "")
        return ask

    def _note(self, message: ForwardMsg, run: Run) -> None:
        """Keep an element, and the state that its widget begins with."""
        if message.delta.WhichOneof("type") != "new_element":
            return
        kind = str(message.delta.new_element.WhichOneof("type"))
        element = getattr(message.delta.new_element, kind)
        run.elements.append((kind, element))
        id_ = getattr(element, "id", "")
        if not id_:
            return
        self.fragments[id_], self.kinds[id_] = message.delta.fragment_id, kind
        state = first_state(kind, element)
        if state is not None and (id_ not in self.states or element.set_value):
            self.states[id_] = state


def first_state(kind: str, element: Any) -> WidgetState | None:
    """Return the state that the browser would give a new widget; None for buttons and figures."""
    state = WidgetState(id=element.id)
    given = getattr(element, "set_value", False)
    if kind == "checkbox":
        state.bool_value = element.value if given else element.default
    elif kind in ("text_area", "text_input"):
        state.string_value = element.value if given else element.default
    elif kind == "number_input":
        state.double_value = element.value if given else element.default
    elif kind == "slider":
        state.double_array_value.data.extend(element.value if given else element.default)
    elif kind == "selectbox":
        options = element.options
        state.string_value = element.raw_value if given else options[element.default]
    elif kind == "button_group":
        chosen = (
            element.raw_values if given else [element.options[i].content for i in element.default]
        )
        state.string_array_value.data.extend(chosen)
    else:
        return None
    return state


@asynccontextmanager
async def visitor(address: str, *, light: bool = False) -> AsyncIterator[Visitor]:
    """Come to a server, and leave it."""
    url = f"ws://{address}/_stcore/stream"
    async with connect(
        url, subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None
    ) as socket:
        yield Visitor(socket, light)


def kinds(run: Run) -> Iterator[str]:
    """Yield the kinds of the elements that came."""
    yield from (kind for kind, _ in run.elements)
