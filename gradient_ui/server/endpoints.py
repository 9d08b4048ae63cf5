"""The addresses of this server besides the pages: which are open, and our own."""

from __future__ import annotations

import os

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gradient_ui.server.refused import report

# 28 kB about caches and sessions, for whoever asks; GRADIENT_LENS_METRICS=1 opens it.
METRICS = "/_stcore/metrics"


def closed() -> tuple[str, ...]:
    """Return what is closed."""
    return () if os.environ.get("GRADIENT_LENS_METRICS") == "1" else (METRICS,)


class ClosedEndpoints:
    """Middleware that answers 404 where nothing is offered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.closed = closed()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and any(path in scope["path"] for path in self.closed):
            report("a request for what is closed", f"{scope['method']} {scope['path']}")
            await PlainTextResponse("There is nothing here.", 404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


async def readyz(_request: Request) -> PlainTextResponse:
    """Answer 200: the server takes no request before the warm-up is over."""
    return PlainTextResponse("ready", headers={"Cache-Control": "no-store"})
