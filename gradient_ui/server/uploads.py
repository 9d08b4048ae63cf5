"""What may be sent as a file: to a session that is there, of a size that is said and not too large.

Streamlit takes files at its address whether or not a page asks for any, and as many as come.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from gradient_ui.files import waiting
from gradient_ui.limits import LARGEST_FILE
from gradient_ui.server.refused import report

_PATH = re.compile(r".*/_stcore/upload_file/(?P<session>[\w-]{1,80})/(?P<file>[\w-]{1,80})")
# What a browser writes around a file.
_AROUND = 2**16


def _is_here(session: str) -> bool:
    return Runtime.exists() and Runtime.instance().is_active_session(session)


class Uploads:
    """Middleware that counts the files that are sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or "/_stcore/upload_file" not in scope["path"]:
            await self.app(scope, receive, send)
            return
        found = _PATH.fullmatch(scope["path"])
        if found is None or scope["method"] not in ("PUT", "DELETE", "OPTIONS"):
            await _refuse(scope, receive, send, 404)
        elif scope["method"] == "PUT":
            await self._put(scope, receive, send, found["session"], found["file"])
        else:
            await self.app(scope, receive, send)
            if scope["method"] == "DELETE":
                waiting.gone(found["session"], found["file"])

    async def _put(
        self, scope: Scope, receive: Receive, send: Send, session: str, file: str
    ) -> None:
        said = Headers(scope=scope).get("content-length", "")
        size = int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0
        if not 0 < size <= LARGEST_FILE + _AROUND:
            await _refuse(scope, receive, send, 413)
            return
        if not waiting.admit(session, file, size, _is_here):
            await _refuse(scope, receive, send, 429)
            return
        is_kept = False

        async def watch(message: Message) -> None:
            nonlocal is_kept
            if message["type"] == "http.response.start":
                is_kept = message["status"] < 400
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            if not is_kept:
                waiting.gone(session, file)


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    report("a file", f"{status} {scope['method']} {scope['path']}")
    await PlainTextResponse("This file is not taken.", status)(scope, receive, send)
