"""The server: ``streamlit run app.py``.

It serves ``gradient_ui/router.py``, warmed up before the first visitor comes. The router, not this
file, is the main script, because Streamlit reads a folder ``pages/`` beside the main script in its
own older way, which breaks cold deep links. What is around the pages is in ``gradient_ui/server``.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# Starlette is what Streamlit's server is made of; it is not a dependency of its own.
from starlette.middleware import Middleware
from starlette.routing import Route

from gradient_ui.exports import FOLDER
from gradient_ui.server.address import base_path
from gradient_ui.server.endpoints import ClosedEndpoints, readyz
from gradient_ui.server.first_paint import FirstPaint
from gradient_ui.server.headers import SecurityHeaders
from gradient_ui.server.plotly_script import plotly_script, script_path
from gradient_ui.server.sockets import Sockets
from gradient_ui.server.stage_modules import modules_path, stage_module
from gradient_ui.server.starting import lifespan
from gradient_ui.server.steps import steps_csv
from gradient_ui.server.uploads import Uploads

ROUTER = Path(__file__).resolve().parent / "gradient_ui" / "router.py"


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
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(ClosedEndpoints),
        Middleware(Uploads),
        Middleware(FirstPaint),
        Middleware(Sockets),
    ],
    routes=[
        Route("/readyz", readyz),
        Route(script_path(), plotly_script),
        Route(modules_path(), stage_module),
        Route(f"{base_path()}/{FOLDER}/{{name}}.csv", steps_csv),
    ],
)
