"""The live stage of Edge order, run without a browser: what it is told, what a drop does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gradient_ui.limits import LONGEST_NUMBER
from gradient_ui.stage import live_stage
from tests.app.helpers import components, numbers, open_link, texts

PAGE = "../pages/edge_order.py"
GUIDE = "1, 2, 4, 8, 16"
LONG = "9" * (LONGEST_NUMBER + 1)


def stage_of(app: AppTest) -> dict[str, Any] | None:
    """Return what the stage of the page is told, None if it has none."""
    return next((data for data in components(app) if "programs" in data), None)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Let buttons send what else a browser sends; return all that the stage is told."""
    received: list[dict[str, Any]] = []

    def component(*, data: dict[str, Any], on_drop_change: Callable[[], None], **more: Any) -> None:
        received.append(data)
        st.button("drop", on_click=on_drop_change)
        st.button("another", on_click=more["on_another_change"])

    monkeypatch.setattr(live_stage, "_COMPONENT", component)
    return received


def send(app: AppTest, payload: Any) -> None:
    """Report a drop to the page."""
    app.session_state[live_stage.KEY] = {"drop": payload}
    next(button for button in app.button if button.label == "drop").click().run()
    assert not app.exception


def test_stage_knows_the_call_with_both_orders() -> None:
    """Samples, their places and both programs; the question begins from these samples."""
    stage = stage_of(open_link(PAGE, spacing="coordinates", x="0, 1, 1.5, 3.5, 4"))

    assert stage is not None
    assert numbers(stage["f"]) == [1, 2, 4, 8, 16]
    assert numbers(stage["x"]) == numbers(stage["spacing"]) == [0, 1, 1.5, 3.5, 4]
    orders = [[s["order"] for s in program["uneven"]] for program in stage["programs"]]
    assert orders == [[1, 2, 1], [2, 2, 2]]
    assert stage["of_figures"] == ["left_end", "right_end"]
    assert stage["goal"]["start"] == [1, 2, 4, 8, 16]


def test_the_end_that_is_asked_for_comes_first() -> None:
    """Beside it stands that there is something to drag."""
    stage = stage_of(open_link(PAGE, end="Right end"))
    assert stage is not None
    assert stage["of_figures"] == ["right_end", "left_end"]


@pytest.mark.parametrize(
    ("link", "orders"),
    [
        ({"f": "linspace(0, 1, 25)"}, 2),
        ({"f": "linspace(0, 1, 26)"}, 0),  # as on Step by step, where not all are seen
        ({"f": "5, 7"}, 1),
        ({"f": "1, nan, 3"}, 2),
        ({"source": "formula"}, 0),
        ({"f": "1, 2, 4; 3, 4, 9"}, 0),  # the row of an array
        ({"f": "t, s\n0, 1\n1, 2\n2, 4"}, 0),  # the column of a table
    ],
)
def test_where_samples_can_be_dragged(link: dict[str, str], orders: int) -> None:
    """Typed numbers can; without an order that is refused."""
    app = open_link(PAGE, **link)
    stage = stage_of(app)

    assert not app.exception
    assert (len(stage["programs"]) if stage else 0) == orders


@pytest.mark.parametrize(
    ("f", "why"),
    [
        ("array([1, 2, 250], dtype=float32)", "Samples of type float32 cannot be dragged"),
        ("1+2j, 3, 4j", "Samples of type complex128 cannot be dragged"),
    ],
)
def test_page_says_why_nothing_can_be_dragged(f: str, why: str) -> None:
    """The browser computes with float64 alone."""
    app = open_link(PAGE, f=f)

    assert not app.exception
    assert stage_of(app) is None
    assert why in texts(app)


def test_below_a_refusal_nothing_can_be_dragged() -> None:
    """They are the numbers before, no longer those in the box."""
    app = open_link(PAGE)
    assert stage_of(app) is not None
    app.text_area(key="f").set_value("1, x").run()

    assert stage_of(app) is None
    assert len(app.metric) == 4


def test_drop_is_typed_into_the_box(told: list[dict[str, Any]]) -> None:
    """The page then shows the values of what was dropped; the question goes on; undo works."""
    app = open_link(PAGE)
    send(app, {"index": 4, "texts": {"f": "9"}})

    assert app.session_state["f"] == "1, 2, 4, 8, 9"
    assert [metric.value for metric in app.metric] == ["1", "0.5", "1", "−0.5"]
    (error,) = app.error
    assert "rise, 4, 8, 9, but its slope at the end is −0.5" in error.value
    assert told[-1]["goal"]["start"] == [1, 2, 4, 8, 16]
    assert told[-1]["taken"] == told[0]["taken"] + 1
    next(button for button in app.button if button.label == "another").click().run()
    # the second one, "Keep the last three samples rising ...", is answered by what was dropped
    assert told[-1]["goal"]["question"].startswith("Make the left slope zero with edge_order=2")
    assert told[-1]["goal"]["start"] == [1, 2, 4, 8, 9]
    app.button(key="undo").click().run()
    assert app.session_state["f"] == GUIDE


@pytest.mark.usefixtures("told")
def test_forged_drops_change_nothing() -> None:
    """Anybody can send anything: what is no sample, no text or no number is no change."""
    app = open_link(PAGE)
    forged: list[Any] = [None, "20", 20, [], {}, {"index": 0}, {"texts": {"f": "3"}}]
    indices = (-1, 5, 10**30, 1.0, True, None, "1", [1], float("nan"))
    forged += [{"index": index, "texts": {"f": "3"}} for index in indices]
    odd: list[Any] = ["3", [], {}, {"f": 3}, {"f": None}, {"f": LONG}, {"x": "3"}, {"": ""}]
    odd += [
        {"f": text} for text in ("", "x", "1, 2", "arange(9)", "1; 2", "3]", "__import__('os')")
    ]
    forged += [{"index": 1, "texts": given} for given in odd]
    for payload in forged:
        send(app, payload)
        assert app.session_state["f"] == GUIDE, payload
    assert [metric.value for metric in app.metric] == ["1", "0.5", "8", "10"]
