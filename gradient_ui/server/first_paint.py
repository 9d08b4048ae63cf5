"""The first picture of a page: nothing is shown until it is whole, so that nothing jumps.

And on a phone the way to the pages has a name, where Streamlit shows two arrow heads alone.

Streamlit draws an empty page in its narrow layout, then in the wide one, then opens the sidebar:
the title would move twice. Then it loads the scripts of some widgets, which grow. Only while a page
is opened; after that the address component marks the document, and if no title comes at all, what
there is appears after some seconds.
"""

from __future__ import annotations

import gzip

# Starlette is what Streamlit's server is made of; it is not a dependency of its own.
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gradient_ui.screens import IN_SIDEBAR
from gradient_ui.stage.address import OPENED_MARK

STYLE = (
    # Some frames after the title is there: the sidebar opens in one of them.
    f"<style>html:not([{OPENED_MARK}]) [data-testid='stApp']{{transition:visibility 0s 0.2s}}"
    f"html:not([{OPENED_MARK}]) [data-testid='stApp']"
    # Widgets that Streamlit loads late are lower before.
    ":is(:not(:has(h1)),:has([data-testid='stSkeleton']))"
    "{visibility:hidden;animation:shown 0s 4s forwards}"
    "@keyframes shown{to{visibility:visible}}"
    # On a phone the pages are in the sidebar, which is closed; beside a large logo the menu of
    # Streamlit, where the theme is chosen, would be off the screen.
    "@media(max-width:767px){[data-testid='stHeaderLogo']{width:160px;height:auto}"
    ":has(>[data-testid='stToolbarActions']){min-width:0!important}"
    "[data-testid='stExpandSidebarButton']::after"
    f"{{content:'{IN_SIDEBAR}';margin-left:.3em;font-size:.875rem;white-space:nowrap}}}}</style>"
)
_END = b"</head>"


class FirstPaint:
    """Middleware that puts the style into the page that starts Streamlit in the browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; only a whole page of HTML is changed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started: Message | None = None
        body = b""

        async def send_styled(message: Message) -> None:
            nonlocal started, body
            if message["type"] == "http.response.start" and _is_page(message):
                started = message
                return
            if started is None or message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                return
            headers = MutableHeaders(scope=started)
            if "content-encoding" in headers:  # of 8 kB nobody feels the difference
                body = gzip.decompress(body)
                del headers["content-encoding"]
            styled = body.replace(_END, STYLE.encode() + _END, 1)
            headers["content-length"] = str(len(styled))
            await send(started)
            await send({"type": "http.response.body", "body": styled})

        await self.app(scope, receive, send_styled)


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(scope=message)
    is_html = headers.get("content-type", "").startswith("text/html")
    return is_html and message["status"] == 200 and _is_readable(headers)


def _is_readable(headers: MutableHeaders) -> bool:
    return headers.get("content-encoding", "gzip") == "gzip"
