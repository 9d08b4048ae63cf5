"""The figure that keeps its view: what goes to the browser, what is taken from it, the script."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np
import plotly
import pytest
from streamlit.testing.v1 import AppTest

from gradient_ui.stage import live_figure as module
from gradient_ui.stage.live_figure import SCRIPT_NAME, Click, click_of, json_ready

PRESS = {"x": 0.14, "y": -0.7, "customdata": [11, 4, -2.45]}


# --- from the browser --------------------------------------------------------------------------


def test_click_is_read() -> None:
    """A click arrives with its place and what the trace says of it, if anything."""
    assert click_of(PRESS) == Click(0.14, -0.7, (11.0, 4.0, -2.45))
    for silent in ({"x": 1, "y": 2}, {"x": 1, "y": 2, "customdata": None}):
        assert click_of(silent) == Click(1.0, 2.0, ())


@pytest.mark.parametrize("name", ["x", "y"])
def test_click_without_its_place_is_none(name: str) -> None:
    """Nothing is guessed for what is missing."""
    assert click_of({key: value for key, value in PRESS.items() if key != name}) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, bad) for name in ("x", "y") for bad in (float("nan"), float("inf"))),
        *((name, bad) for name in ("x", "y") for bad in ("1", True, {}, [1], 10**400)),
        ("customdata", [float("inf")]),
        ("customdata", ["1"]),
        ("customdata", [[1]]),
        ("customdata", "abc"),
        ("customdata", [0] * 17),
        ("customdata", {"0": 1}),
    ],
)
def test_forged_click_is_none(name: str, value: Any) -> None:
    """Whatever a client sends in the place of a number, only finite numbers pass."""
    assert click_of({**PRESS, name: value}) is None


@pytest.mark.parametrize("payload", [None, 1, "click", [], [1, 2], True, {}])
def test_payload_that_is_no_click_is_none(payload: Any) -> None:
    """The first run of a page has no click; a client may send anything."""
    assert click_of(payload) is None


@pytest.mark.parametrize(
    ("state", "clicks"),
    [({"bowl": {"click": PRESS}}, 1), ({"bowl": {}}, 0), ({"bowl": None}, 0), ({}, 0)],
)
def test_click_counts_while_the_figure_is_there(
    monkeypatch: pytest.MonkeyPatch, state: dict[str, Any], clicks: int
) -> None:
    """A click that arrives when the page has changed finds no figure, and nothing happens."""
    mounted: dict[str, Any] = {}
    taken: list[Click] = []
    monkeypatch.setattr(module, "_COMPONENT", mounted.update)
    monkeypatch.setattr(module.st, "session_state", state)
    module.live_figure({"layout": {}}, key="bowl", alt="", height=300, on_click=taken.append)

    mounted["on_click_change"]()

    assert len(taken) == clicks


# --- to the browser ----------------------------------------------------------------------------


def decoded(spec: dict[str, str]) -> np.ndarray:
    """Return the array that plotly.js reads from `spec`."""
    flat = np.frombuffer(base64.b64decode(spec["bdata"]), dtype=f"<{spec['dtype']}")
    return flat.reshape([int(n) for n in spec["shape"].split(",")]) if "shape" in spec else flat


@pytest.mark.parametrize("dtype", ["f4", "f8", ">f8", "i2", "i8", "u1"])
@pytest.mark.parametrize("shape", [(6,), (2, 3), (1, 2, 3)])
def test_arrays_arrive_as_they_are(dtype: str, shape: tuple[int, ...]) -> None:
    """Values and shape survive as bytes, for every kind that figures have."""
    array = np.arange(6).astype(dtype).reshape(shape)

    np.testing.assert_array_equal(decoded(json_ready(array)), array)


def test_arrays_are_encoded_as_plotly_itself_does() -> None:
    """The same bytes as Plotly's own encoder gives, for views that are not contiguous too."""
    array = np.arange(12, dtype=np.float32).reshape(3, 4).T
    own = json.loads(plotly.graph_objects.Figure(data=[{"type": "heatmap", "z": array}]).to_json())

    assert json_ready(array) == own["data"][0]["z"]


def test_gaps_survive_in_arrays_and_are_null_elsewhere() -> None:
    """NaN in an array is a gap; JSON has no NaN, so outside arrays it becomes null."""
    sent = json_ready({"z": np.array([1.0, np.nan]), "range": [np.float64(1), float("inf"), None]})

    assert np.isnan(decoded(sent["z"])[1])
    assert json.loads(json.dumps(sent["range"], allow_nan=False)) == [1.0, None, None]


def test_integers_too_large_for_plotly_become_floats() -> None:
    """plotly.js has no 64-bit integers."""
    assert decoded(json_ready(np.array([2**40]))).tolist() == [2.0**40]


def test_empty_arrays_and_texts_are_lists() -> None:
    """What has no bytes to send goes as JSON."""
    sent = json_ready({"x": np.array([]), "text": np.array(["a", "b"]), "on": True, "n": 3})

    assert sent == {"x": [], "text": ["a", "b"], "on": True, "n": 3}


# A worker process reads the main script again: there nothing must run.
SMALL_PAGE = """
import numpy as np
import plotly
from gradient_ui.stage.live_figure import live_figure

if __name__ == "__main__":
    figure = {"data": [{"type": "surface", "z": np.zeros((2, 2))}], "layout": {"height": 300}}
    live_figure(figure, key="bowl", alt="A flat bowl", height=300, on_click=print)
"""


def test_page_with_a_live_figure_runs() -> None:
    """The component is drawn, with all that its script reads."""
    page = AppTest.from_string(SMALL_PAGE, default_timeout=60).run()

    assert not page.exception
    (shown,) = page.get("bidi_component")
    sent = json.loads(shown.proto.json)
    assert set(sent) == {"figure", "alt", "height", "config", "src", "clickable"}
    assert sent["alt"] == "A flat bowl"
    assert sent["src"] == SCRIPT_NAME
    assert sent["config"]["displayModeBar"] is False
    assert sent["figure"]["data"][0]["z"]["shape"] == "2, 2"
