"""From the start to the first visitor: what is imported before, and what is said."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from streamlit import config

from gradient_core.formula import function as expressions
from gradient_ui.server import plotly_script
from gradient_ui.server.address import local_url

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
    "gradient_ui.cards.classroom",
    "gradient_ui.cards.edges",
    "gradient_ui.cards.field",
    "gradient_ui.cards.guide",
    "gradient_ui.cards.spacing",
    "gradient_ui.cards.line",
    "gradient_ui.cards.practice",
    "gradient_ui.cards.tables",
)


def allow_hosts() -> None:
    """Take the names of this server from the environment, with commas between.

    Streamlit has the setting, and reads no lists from the environment.
    """
    hosts = os.environ.get("GRADIENT_LENS_ALLOWED_HOSTS", "").split(",")
    named = [host.strip() for host in hosts if host.strip()]
    if named:
        config.set_option("server.allowedHosts", named, "GRADIENT_LENS_ALLOWED_HOSTS")


def warm_up() -> None:
    """Import what the pages need and take it out of the garbage collector's sight.

    The libraries are hundreds of thousands of objects that never die; frozen, they cost the
    later collections nothing.
    """
    for name in WARM_IMPORTS:
        importlib.import_module(name)
    expressions.warm_up()  # what the first derivative would wait for
    plotly_script.compressed()
    gc.collect()
    gc.freeze()


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
    allow_hosts()
    warm_up()
    announce()
    yield
