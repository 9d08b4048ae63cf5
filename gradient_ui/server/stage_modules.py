"""The JavaScript modules of the live stages, served by this server."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from gradient_ui.server.address import base_path
from gradient_ui.stage.served import folder, modules

_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable"}


def modules_path() -> str:
    """Return the route of the modules: its folder changes with them, so a browser asks once."""
    return f"{base_path()}/{folder()}/{{name}}"


def stage_module(request: Request) -> Response:
    """Answer with one module."""
    found = modules().get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no such module.", 404)
    return Response(found, headers=_HEADERS, media_type="text/javascript")
