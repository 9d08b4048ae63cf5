"""The home page, run without a browser: what is shown for good, odd and hostile links."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

ROUTER = str(Path(__file__).resolve().parents[2] / "gradient_ui" / "router.py")


def open_link(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it."""
    app = AppTest.from_file(ROUTER, default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def texts(app: AppTest) -> str:
    """Return everything the page says in text, code and formulas."""
    kinds = ("markdown", "latex", "code", "caption", "error", "warning", "title")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def figures(app: AppTest) -> list[dict[str, Any]]:
    """Return the specifications of the figures on the page."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def numbers(values: Any) -> list[float]:
    """Return the numbers of a figure, which travel as packed arrays."""
    if isinstance(values, dict):
        packed = base64.b64decode(values["bdata"])
        return [float(v) for v in np.frombuffer(packed, dtype=f"<{values['dtype']}")]
    return list(values)


def test_home_opens_on_the_guides_example_with_a_step_selected() -> None:
    """Without a link the page shows the central difference at index 2 of 1, 2, 4, 8, 16."""
    app = open_link()

    assert not app.exception
    shown = texts(app)
    assert "gradient[2] = 3" in shown
    assert r"\frac{f_{3} - f_{1}}{2\,h} = \frac{8 - 2}{2 \cdot 1} = \mathbf{3}" in shown
    assert "(f[3] - f[1]) / (2. * h)" in shown
    assert "(8.0 - 2.0) / (2.0 * 1.0)" in shown
    assert "np.gradient returns 3: all 64 bits agree" in shown
    assert "np.gradient([1, 2, 4, 8, 16])" in shown
    assert "gradient[4] = (f[4] - f[3]) / 1.0 = (16.0 - 8.0) / 1.0 = 8.0" in shown


def test_home_opens_a_link_at_its_step() -> None:
    """A link restores samples, coordinates, edge_order and index."""
    app = open_link(f="0, 1, 4", spacing="coordinates", x="0, 1, 3", edge_order="2", i="0")

    assert not app.exception
    assert not app.warning
    shown = texts(app)
    assert "gradient[0]" in shown
    assert "(-(2. * h1 + h2) / (h1 * (h1 + h2))) * f[0]" in shown
    assert "np.gradient([0, 1, 4], [0, 1, 3], edge_order=2)" in shown


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"f": "1, 2, oops"}, "got `oops` at row 1, value 3"),
        ({"f": ""}, "must"),
        ({"f": "5"}, "`f` must have at least 2 samples"),
        ({"f": "1 2", "edge_order": "2"}, "`f` must have at least 3 samples"),
        ({"f": "[[[1, 2]]]"}, "`f` must be one row of numbers on this page"),
        ({"f": "1,5 2,5 3,5"}, "decimal point"),
        ({"f": "x" * 100_001}, "100,000 characters"),
        ({"f": "linspace(0, 1, 2000000)"}, "1,000,000"),
        ({"f": "__import__('os').getpid()"}, "must"),
        ({"f": "<script>alert(1)</script>"}, "must"),
        ({"spacing": "distance", "h": "1, 2"}, "`h` must be one number; got 2"),
        ({"spacing": "distance", "h": "abc"}, "got `abc`"),
        ({"spacing": "coordinates", "x": "0, 1, 2"}, "one coordinate per sample"),
        ({"spacing": "coordinates", "x": ""}, "must"),
    ],
)
def test_refused_input_is_said_beside_it_and_kept(parameters: dict[str, str], message: str) -> None:
    """What cannot be read gives a sentence in the inputs and on the page; the text stays."""
    app = open_link(**parameters)

    assert not app.exception
    assert len(app.error) == 2
    assert len(app.sidebar.error) == 1
    assert all(message in error.value for error in app.error)
    for name in ("f", "h", "x"):
        if name in parameters:
            assert app.session_state[name] == parameters[name]


@pytest.mark.parametrize(
    "parameters",
    [
        {"i": "99"},
        {"i": "-1"},
        {"i": "nan"},
        {"i": "1e9"},
        {"i": "<b>"},
        {"f": "1, 2", "i": "7"},
        {"edge_order": "3"},
        {"spacing": "nonsense"},
        {"unknown": "1"},
        {"f": "nan, nan, nan"},
        {"f": "inf, -inf, 0"},
        {"f": "1e308, -1e308, 1e308"},
        {"f": "1+2j, 3, 4j"},
        {"f": "1, 1, 1", "spacing": "coordinates", "x": "0, 0, 0"},
        {"f": "1, 2, 3", "spacing": "distance", "h": "0"},
        {"f": "1, 2, 3", "spacing": "distance", "h": "nan"},
        {"f": "1, 2, 3", "spacing": "coordinates", "x": "0, nan, 1", "i": "1"},
        {"f": "1, 2, 3, 4", "spacing": "coordinates", "x": "3, 1, 2, 0", "edge_order": "2"},
        {"f": "array([1, 2, 250], dtype=uint8)"},
        {"f": "array([1, 2, 250], dtype=float16)", "spacing": "coordinates", "x": "0 1 3"},
    ],
)
def test_odd_links_still_show_a_step_that_agrees(parameters: dict[str, str]) -> None:
    """Odd numbers and bad parameters fall back or are shown as NumPy has them, never a fault."""
    app = open_link(**parameters)

    assert not app.exception
    assert not app.error
    assert "bits agree" in texts(app)


@pytest.mark.parametrize("asked", ["99", "-1", "x"])
def test_index_that_does_not_exist_is_noted(asked: str) -> None:
    """A link to an index the samples do not have says so and shows another one."""
    app = open_link(i=asked)

    assert f"The link asks for index {asked}" in app.warning[0].value


def test_bad_index_is_noted_once() -> None:
    """After the next interaction the link is corrected and the note is gone."""
    app = open_link(i="99")

    app.button(key="next").click().run()

    assert not app.warning


def test_previous_and_next_stop_at_the_ends() -> None:
    """Stepping moves the one index and stays inside the samples."""
    app = open_link(i="0")

    app.button(key="previous").click().run()
    assert app.session_state["i"] == 0
    for _ in range(6):
        app.button(key="next").click().run()
    assert app.session_state["i"] == 4
    assert "backward difference" in texts(app)


def test_slider_and_number_move_together() -> None:
    """The slider is the twin of the number box, both ways."""
    app = open_link()

    app.slider(key="i_slider").set_value(4).run()
    assert app.number_input(key="i").value == 4
    app.number_input(key="i").set_value(1).run()
    assert app.slider(key="i_slider").value == 1


def test_shorter_samples_keep_the_nearest_index() -> None:
    """When the array becomes too short for the index, its last sample is shown."""
    app = open_link(i="4")

    app.text_area(key="f").set_value("1, 2, 4").run()

    assert not app.exception
    assert app.session_state["i"] == 2


@pytest.mark.parametrize("index", range(5))
@pytest.mark.parametrize("edge_order", ["1", "2"])
def test_every_figure_lights_the_index_of_the_card(index: int, edge_order: str) -> None:
    """The cell made, the large marker and the samples read are those of the step card."""
    app = open_link(i=str(index), edge_order=edge_order)
    strip, curve = figures(app)
    made = [s for s in strip["layout"]["shapes"] if s["type"] == "rect" and s["line"]["width"] == 3]
    big = numbers(curve["data"][-1]["customdata"])

    assert f"gradient[{index}]" in texts(app)
    assert [(s["x0"] + s["x1"]) / 2 for s in made if s["y0"] < 0.5] == [pytest.approx(index)]
    assert big == [index, index]
    assert curve["layout"]["shapes"][0]["x0"] == index


def test_every_figure_has_a_sentence_as_its_alternative_text() -> None:
    """The alternative texts name the value and the samples it was made from."""
    strip, curve = open_link().get("plotly_chart")

    assert "8 minus 2" in strip.proto.alt
    assert "f[1] = 2" in curve.proto.alt
    assert curve.proto.alt.endswith("marked below.")


def test_caution_is_shown_where_numpy_is_silent() -> None:
    """Unsorted coordinates give finite nonsense without a warning; the page warns."""
    app = open_link(f="0, 8, 1, 27", spacing="coordinates", x="0, 2, 1, 3")

    assert "not sorted" in app.warning[0].value


def test_long_samples_open_at_any_index() -> None:
    """A million samples show the lines around the index, and a strip of its neighbourhood."""
    app = open_link(f="arange(1000000)", i="765432")

    assert not app.exception
    assert "gradient[765432]" in texts(app)
    assert "765481 of 1000000" in texts(app)
    assert not app.slider


def test_start_again_brings_back_the_example() -> None:
    """One click after a refused input shows the opening example."""
    app = open_link(f="oops")

    app.button[0].click().run()

    assert "gradient[2] = 3" in texts(app)
