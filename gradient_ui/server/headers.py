"""The headers of every response: what the page may load, and who may frame it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import streamlit as st

# Starlette is what Streamlit's server is made of; it is not a dependency of its own.
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gradient_ui.limits import FRAMED_BY
from gradient_ui.server.plotly_script import script_path


def inline_script_hashes(html: str) -> list[str]:
    """Return the CSP sources that allow exactly the inline scripts of the page `html`."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy() -> str:
    """Return the policy that keeps every request of the page on this server.

    The hashes come from the page of the installed Streamlit, so that an upgrade needs no edit.
    Streamlit styles its widgets at run time, hence ``'unsafe-inline'`` for styles alone. It runs
    the script of a component from a ``blob:`` address, which only a script of the page can make.
    """
    index = Path(st.__file__).parent / "static" / "index.html"
    scripts = " ".join(inline_script_hashes(index.read_text(encoding="utf-8")))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            " ".join(("frame-ancestors 'self'", *FRAMED_BY)),
        )
    )


class SecurityHeaders:
    """Middleware that adds the security headers to every HTTP response.

    Plain ASGI, because Starlette's ``BaseHTTPMiddleware`` would pass every static file through
    a queue of its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": content_security_policy(),
            "X-Content-Type-Options": "nosniff",
            # The address holds what was typed: it stays here when a link is followed.
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            # No page of another site shares a window with this one, or loads its files.
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; websockets and start-up events pass unchanged."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                if headers.get("content-type", "").startswith("text/html"):
                    # Every page has figures: their script comes while Streamlit still starts.
                    headers["Link"] = f"<{script_path()}>; rel=preload; as=script"
            await send(message)

        await self.app(scope, receive, send_with_headers)
