"""A Plotly figure that keeps its view when its numbers change.

``st.plotly_chart`` makes a new chart for every new figure, so a surface that was turned jumps
back at each change. Here one chart stays and takes the new figure. Its script is plotly.js as the
installed Plotly brings it, served by this server.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from gradient_ui.figures.layout import CONFIG, Figure

# The version is in the name, so that browsers may keep the file for good.
SCRIPT_NAME = f"plotly-{version('plotly')}.min.js"

# What plotly.js calls the types that are sent as bytes instead of digits.
_BYTES = {"float64": "f8", "float32": "f4", "int32": "i4", "int16": "i2", "int8": "i1"}
_MOST_CUSTOMDATA = 16

_HTML = """
<div class="live-figure" role="figure"></div>
<button type="button" class="live-figure-reset" hidden>reset view</button>
<p class="live-figure-fallback" hidden></p>
"""
# A scene is never higher than wide: on a phone it would be cut at its sides.
_CSS = """
.live-figure { width: 100%; }
.live-figure-3d { aspect-ratio: 1; }
.live-figure-reset {
  position: absolute; right: 0; bottom: 0; z-index: 2; padding: 0.2rem 0.6rem; font: inherit;
  font-size: 0.875rem; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); cursor: pointer;
}
.live-figure-reset:hover { border-color: var(--st-primary-color); }
.live-figure-reset:focus-visible { outline: 3px solid var(--st-primary-color); }
.live-figure-reset[hidden] { display: none; }
"""

SCRIPT = "".join(
    Path(__file__).with_name(name).read_text(encoding="utf-8")
    for name in ("clear_labels.js", "live_figure.js")
)

_COMPONENT = st.components.v2.component(
    "live_figure",
    html=_HTML,
    css=_CSS,
    js=SCRIPT,
    isolate_styles=False,  # Plotly writes its styles into the page
)


@dataclass(frozen=True)
class Click:
    """Where a figure was clicked.

    Attributes
    ----------
    x, y : float
    customdata : tuple of float
        What the trace says of the point; empty if nothing.
    """

    x: float
    y: float
    customdata: tuple[float, ...]


def live_figure(
    figure: Figure,
    *,
    key: str,
    alt: str,
    height: int,
    on_click: Callable[[Click], None] | None = None,
) -> None:
    """Show a figure that keeps its camera and zoom when it changes.

    Parameters
    ----------
    figure : dict
    key : str
        The same key is the same chart.
    alt : str
        What the figure shows, for those who do not see it, or where it cannot be drawn.
    height : int
        In pixels; a scene in three dimensions is a square where there is less width than that.
    on_click : callable, optional
        Called with what was clicked, before the page runs again.
    """

    def clicked() -> None:
        # A click may arrive when the page has changed and the figure is gone.
        found = click_of((st.session_state.get(key) or {}).get("click"))
        if on_click is not None and found is not None:
            on_click(found)

    _COMPONENT(
        key=key,
        data={
            "figure": json_ready(figure),
            "alt": alt,
            "height": height,
            "config": CONFIG,
            "src": SCRIPT_NAME,
            "clickable": on_click is not None,  # else a click would run the page for nothing
        },
        on_click_change=clicked,
        # Reserved before the figure is there; a scene may be lower, on a phone.
        height="content" if any(name.startswith("scene") for name in figure["layout"]) else height,
    )


def click_of(payload: Any) -> Click | None:
    """Return the click that a browser reports, or None if it is not one.

    Anybody can send anything here: only finite numbers in their places pass.
    """
    if not isinstance(payload, dict):
        return None
    place = _numbers([payload.get("x"), payload.get("y")])
    more = payload.get("customdata")
    customdata = () if more is None else _numbers(more)
    if place is None or customdata is None:
        return None
    x, y = place
    return Click(x, y, customdata)


def _numbers(value: Any) -> tuple[float, ...] | None:
    """Return a number, or a short list of them, as a tuple; None if there is anything else."""
    values = value if isinstance(value, list) else [value]
    if len(values) > _MOST_CUSTOMDATA or not all(type(item) in (int, float) for item in values):
        return None
    try:
        found = tuple(float(item) for item in values)
    except OverflowError:
        return None
    return found if all(math.isfinite(item) for item in found) else None


def json_ready(value: Any) -> Any:
    """Return a figure as JSON can hold it, arrays as plotly.js reads bytes.

    Numbers outside arrays that are not finite become None, for JSON has no others.
    """
    if isinstance(value, dict):
        return {key: json_ready(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [json_ready(item) for item in value]
    if isinstance(value, np.generic):
        return json_ready(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return _array(value) if isinstance(value, np.ndarray) else value


def _array(values: np.ndarray) -> Any:
    if values.dtype.kind in "iu" and values.size and values.dtype.name not in _BYTES:
        values = values.astype(np.int32) if _fits(values) else values.astype(np.float64)
    kind = _BYTES.get(values.dtype.name)
    if kind is None or not values.size:
        return json_ready(values.tolist())
    data = base64.b64encode(values.astype(f"<{kind}").tobytes()).decode("ascii")
    found = {"dtype": kind, "bdata": data}
    if values.ndim > 1:
        found["shape"] = ", ".join(map(str, values.shape))
    return found


def _fits(values: np.ndarray) -> bool:
    limits = np.iinfo(np.int32)
    return bool(values.min() >= limits.min and values.max() <= limits.max)
