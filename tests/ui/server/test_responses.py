"""What the server sends with every response, and what it does not answer."""

from __future__ import annotations

import asyncio
import gzip
from importlib.resources import files

import plotly
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Scope

from gradient_ui import limits
from gradient_ui.server import endpoints, headers
from gradient_ui.server.headers import SecurityHeaders, content_security_policy
from gradient_ui.server.plotly_script import plotly_script
from gradient_ui.server.stage_modules import stage_module
from gradient_ui.stage.live_figure import SCRIPT_NAME
from gradient_ui.stage.served import modules


def answer_to(encoding: str) -> Response:
    """Return the answer to a browser that accepts `encoding`."""
    headers = [(b"accept-encoding", encoding.encode())]
    return plotly_script(Request({"type": "http", "headers": headers}))


def test_script_is_the_installed_one() -> None:
    """Unpacked, the bytes are those of the installed Plotly."""
    answer = answer_to("gzip, deflate, br")

    script = files("plotly").joinpath("package_data", "plotly.min.js").read_bytes()
    assert gzip.decompress(answer.body) == script
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert 3 * len(answer.body) < len(script)


@pytest.mark.parametrize("encoding", ["identity", "", "gzip;q=0", "br"])
def test_script_is_not_unpacked_for_those_who_take_no_gzip(encoding: str) -> None:
    """No browser asks so; for others it would cost the server 30 ms a time."""
    assert answer_to(encoding).status_code == 406


def test_script_is_kept_by_browsers_and_compressed_once() -> None:
    """Asked for once per version, and every visitor gets the same bytes."""
    answer = answer_to("gzip")

    assert plotly.__version__ in SCRIPT_NAME
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers.getlist("vary") == ["Accept-Encoding"]
    assert answer.body is answer_to("gzip").body


def test_modules_of_the_stages_are_served_and_nothing_beside_them() -> None:
    """By their names alone, whatever else may stand in the folder."""

    def answer(name: str) -> Response:
        return stage_module(Request({"type": "http", "headers": [], "path_params": {"name": name}}))

    found = answer("interpreter.js")
    assert found.body == modules()["interpreter.js"]
    assert found.headers["content-type"].startswith("text/javascript")
    assert "immutable" in found.headers["cache-control"]
    for name in ("../live_stage.py", "..", "", "interpreter", "INTERPRETER.JS"):
        assert answer(name).status_code == 404


def test_policy_lets_components_run_and_nothing_else_in() -> None:
    """Scripts come from this server or from a script of the page; nothing is evaluated."""
    policy = dict(part.split(" ", 1) for part in content_security_policy().split("; "))

    sources = policy["script-src"].split()
    assert sources[:2] == ["'self'", "blob:"]
    assert all(source.startswith("'sha256-") for source in sources[2:])
    assert policy["connect-src"] == "'self'"


def asked(path: str, method: str = "GET") -> list[Message]:
    """Return what is sent for a request, through the headers and the closed addresses."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope: Scope = {"type": "http", "path": path, "method": method, "headers": []}
    inner = PlainTextResponse("open")
    asyncio.run(SecurityHeaders(endpoints.ClosedEndpoints(inner))(scope, receive, send))
    return sent


@pytest.mark.parametrize("base", ["", "/lens"])
@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "DELETE", "OPTIONS"])
def test_metrics_are_closed(base: str, method: str) -> None:
    """Nobody is told how the server is used."""
    assert asked(f"{base}/_stcore/metrics", method)[0]["status"] == 404


def test_metrics_are_open_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the server may want them."""
    monkeypatch.setenv("GRADIENT_LENS_METRICS", "1")

    assert asked("/_stcore/metrics")[0]["status"] == 200


def test_every_response_keeps_other_sites_out() -> None:
    """No window shared with another site, no file of ours in its pages."""
    headers = dict(asked("/")[0]["headers"])

    assert headers[b"cross-origin-opener-policy"] == b"same-origin"
    assert headers[b"cross-origin-resource-policy"] == b"same-origin"
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_only_sites_that_are_named_may_frame_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Besides pages of this server; what is no site is refused at the start."""
    assert "frame-ancestors 'self'" in content_security_policy().split("; ")
    sites = limits.origins("https://a.example/, http://localhost:8080")
    monkeypatch.setattr(headers, "FRAMED_BY", sites)

    allowed = "frame-ancestors 'self' https://a.example http://localhost:8080"
    assert allowed in content_security_policy().split("; ")
    for text in ("*", "a.example", "https://a.example; script-src *", "https://a.example/x"):
        with pytest.raises(ValueError, match="GRADIENT_LENS_FRAMED_BY must name sites"):
            limits.origins(text)
