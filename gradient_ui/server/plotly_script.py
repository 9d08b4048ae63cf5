"""plotly.js as the installed Plotly brings it, served by this server."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from gradient_ui.server.address import base_path
from gradient_ui.stage.live_figure import SCRIPT_NAME

_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


def script_path() -> str:
    """Return where plotly.js is served."""
    return f"{base_path()}/{SCRIPT_NAME}"


@cache
def compressed() -> bytes:
    """Return plotly.js compressed: 1.5 MB instead of 4.8."""
    script = files("plotly").joinpath("package_data", "plotly.min.js")
    return gzip.compress(script.read_bytes(), compresslevel=6)


def plotly_script(request: Request) -> Response:
    """Answer with plotly.js, for the figures that keep their view.

    Its address changes with its version, so a browser asks once. It is served compressed alone:
    every browser takes that, and to unpack it costs the server 30 ms each time.
    """
    if not takes_gzip(request.headers.get("Accept-Encoding", "")):
        return PlainTextResponse("This file is served with gzip.", 406, {"Vary": "Accept-Encoding"})
    headers = {**_HEADERS, "Content-Encoding": "gzip"}
    return Response(compressed(), headers=headers, media_type="text/javascript")


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows gzip.

    Examples
    --------
    >>> [takes_gzip(accepted) for accepted in ("gzip, br", "gzip;q=0", "*", "identity", "")]
    [True, False, True, False, False]
    """
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            weights[name.strip()] = float(weight or 1)
        except ValueError:
            weights[name.strip()] = 0.0
    return weights.get("gzip", weights.get("*", 0.0)) > 0
