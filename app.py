"""The server: ``streamlit run app.py``.

It serves ``gradient_ui/router.py``, warmed up before the first visitor comes, and adds security
headers to every response. The router, not this file, is the main script, because Streamlit reads
a folder ``pages/`` beside the main script in its own older way, which breaks cold deep links.
"""

from __future__ import annotations

import base64
import gc
import gzip
import hashlib
import importlib
import os
import re
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st

# Starlette is what Streamlit's server is made of; it is not a dependency of its own.
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gradient_core.formula import function as expressions
from gradient_ui.stage.live_figure import SCRIPT_NAME

ROUTER = Path(__file__).resolve().parent / "gradient_ui" / "router.py"

# What the first page view would otherwise import while somebody waits.
WARM_IMPORTS = (
    "numpy",
    "pandas",
    "pyarrow",
    "plotly.graph_objects",
    "plotly.io",
    "gradient_core",
    "sympy",
    "gradient_ui.cards.axes",
    "gradient_ui.controls.shared",
    "gradient_ui.cards.edges",
    "gradient_ui.cards.field",
    "gradient_ui.cards.guide",
    "gradient_ui.cards.spacing",
    "gradient_ui.cards.line",
    "gradient_ui.cards.tables",
)


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
            "frame-ancestors 'self'",
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


async def readyz(_request: Request) -> PlainTextResponse:
    """Answer 200: the server takes no request before the warm-up is over."""
    return PlainTextResponse("ready", headers={"Cache-Control": "no-store"})


@cache
def compressed_plotly() -> bytes:
    """Return plotly.js as the installed Plotly brings it, compressed: 1.5 MB instead of 4.8."""
    script = files("plotly").joinpath("package_data", "plotly.min.js")
    return gzip.compress(script.read_bytes(), compresslevel=6)


def plotly_script(request: Request) -> Response:
    """Answer with plotly.js, for the figures that keep their view.

    Its address changes with its version, so a browser asks once.
    """
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Vary": "Accept-Encoding",
    }
    body = compressed_plotly()
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, headers=headers, media_type="text/javascript")


def warm_up() -> None:
    """Import what the pages need and take it out of the garbage collector's sight.

    The libraries are hundreds of thousands of objects that never die; frozen, they cost the
    later collections nothing.
    """
    for name in WARM_IMPORTS:
        importlib.import_module(name)
    expressions.warm_up()  # what the first derivative would wait for
    compressed_plotly()
    gc.collect()
    gc.freeze()


def script_path() -> str:
    """Return where plotly.js is served."""
    return f"{base_path()}/{SCRIPT_NAME}"


def base_path() -> str:
    """Return the path under which the pages are, without a slash at its end."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def local_url() -> str:
    """Return the address of this server for a browser on the same computer."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    address = st.get_option("server.address")
    host = "localhost" if address in (None, "0.0.0.0", "::") else address
    return f"{scheme}://{host}:{st.get_option('server.port')}{base_path()}/"


def has_screen() -> bool:
    """Tell whether a browser window can be opened here."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def announce() -> None:
    """Say where the app is and, if `make run` asked for it and there is a screen, open it."""
    url = local_url()
    print(f"\n  Gradient Lens is ready: {url}\n  Ctrl+C stops it.\n", flush=True)
    if os.environ.get("GRADIENT_LENS_OPEN_BROWSER") == "1" and has_screen():
        # In a thread of its own: some browsers return only when they are closed.
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Warm up before the first request is taken."""
    warm_up()
    announce()
    yield


def explain_failure(_error: Exception) -> bool:
    """Say what to do after an error of ours; its type and place are in the server's log."""
    st.error(
        "**Something went wrong here, and it is our mistake.** What you typed is still in the "
        "address: reload the page to try again, or open [the start page](/) to begin afresh. "
        "If it comes back, please report it with that address."
    )
    return True


app = st.App(
    ROUTER,
    lifespan=lifespan,
    on_script_error=explain_failure,
    middleware=[Middleware(SecurityHeaders)],
    routes=[Route("/readyz", readyz), Route(script_path(), plotly_script)],
)
