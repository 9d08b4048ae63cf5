"""Opening pages without a browser, and reading what they show."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from gradient_ui.screens import SCREENS

ROUTER = str(Path(__file__).resolve().parents[2] / "gradient_ui" / "router.py")
SAME = "NumPy's own result is the same"
PRAISE = f"✓ {SAME}, to the last bit"
KINDS = ("markdown", "latex", "code", "caption", "error", "warning", "info", "title", "success")


def open_link(page: str | None = None, **parameters: str) -> AppTest:
    """Run a page as a link with these parameters opens it; home if no page is named."""
    app = AppTest.from_file(ROUTER, default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    if page is not None:  # `switch_page` knows it by its address only after another page has run
        screen = next(each for each in SCREENS if each.name == Path(page).stem)
        app._page_hash = calc_hash(screen.url_path)
    app.run()
    app.query_params.clear()  # as in a browser, where other pages open without them
    return app


def follow(app: AppTest, label: str) -> None:
    """Follow a link to another page, as a click on it does."""
    link = next(each.proto for each in app.get("page_link") if each.proto.label == label)
    file = next(screen.file for screen in SCREENS if screen.url_path == link.page)
    for name, value in parse_qsl(link.query_string, keep_blank_values=True):
        app.query_params[name] = value
    app.switch_page(str(file)).run()
    app.query_params.clear()


def texts(app: AppTest) -> str:
    """Return everything the page says in text, code and formulas."""
    said = [str(element.value) for kind in KINDS for element in app.get(kind)]
    said += [f"{each.label.partition(' · ')[0]}: {each.value}" for each in app.metric]
    said += [each.label for each in app.metric]
    said += [line["text"] for data in components(app) for line in data.get("lines", ())]
    return "\n".join(said)


def order_on_page(app: AppTest) -> list[str]:
    """Return the kinds of what stands on the page itself, from top to bottom."""
    return [element.type for element in app.main]


def figures(app: AppTest) -> list[dict[str, Any]]:
    """Return the specifications of the figures on the page."""
    return [shown["figure"] for shown in _live(app)]


def alternative_texts(app: AppTest) -> list[str]:
    """Return what the figures on the page say to those who do not see them."""
    return [data["alt"] for data in components(app) if "alt" in data]


def strips(app: AppTest) -> list[dict[str, Any]]:
    """Return what the strips on the page are given to show."""
    return [data for data in components(app) if "lanes" in data]


def address(app: AppTest) -> str:
    """Return the address that the page writes into the browser."""
    (written,) = (data["link"] for data in components(app) if "link" in data)
    return str(written)


def _live(app: AppTest) -> list[dict[str, Any]]:
    return [data for data in components(app) if "figure" in data]


def components(app: AppTest) -> list[dict[str, Any]]:
    """Return what the components of the page are given to show."""
    return [json.loads(component.proto.json) for component in app.get("bidi_component")]


def numbers(values: Any) -> list[float]:
    """Return the numbers of a figure, which travel as packed arrays."""
    if isinstance(values, dict):
        packed = base64.b64decode(values["bdata"])
        return [float(v) for v in np.frombuffer(packed, dtype=f"<{values['dtype']}")]
    return [float("nan") if value is None else value for value in values]
