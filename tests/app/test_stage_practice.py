"""The sample that is pulled on Practice, run without a browser: what a drop does, and tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gradient_ui.limits import LONGEST_NUMBER
from gradient_ui.stage import live_stage
from tests.app.helpers import figures, numbers, texts
from tests.app.test_practice import PRAISE, answer, open_item, press, pull_item

LONG = "9" * (LONGEST_NUMBER + 1)
NUMBER, ITEM = pull_item()
MOVED = ITEM.asked


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Let a button send what else a browser sends; return all that the stage is told."""
    received: list[dict[str, Any]] = []

    def component(*, data: dict[str, Any], on_drop_change: Callable[[], None], **more: Any) -> None:
        del more
        received.append(data)
        st.button("drop", on_click=on_drop_change)

    monkeypatch.setattr(live_stage, "_COMPONENT", component)
    return received


def opened() -> AppTest:
    """Open the item."""
    app, _ = open_item(4, NUMBER)
    return app


def let_go(app: AppTest, payload: Any) -> None:
    """Report a drop to the page."""
    app.session_state[live_stage.KEY] = {"drop": payload}
    press(app, "drop")


def typed(app: AppTest) -> str:
    """Return what stands in the box of the answer."""
    return str(next(box for box in app.text_input if box.label == "Your answer").value)


def test_sample_that_was_let_go_is_in_the_box_and_nothing_is_told(
    told: list[dict[str, Any]],
) -> None:
    """Box and picture have its number; no slope is drawn or said before the answer is checked."""
    app = opened()
    assert ITEM.code in texts(app)
    assert "Pull it in the picture, or type its number." in texts(app)
    assert typed(app) == ""
    assert numbers(told[-1]["f"])[MOVED] == ITEM.start

    let_go(app, {"index": MOVED, "texts": {"f": "5.5"}})

    assert typed(app) == "5.5"
    assert numbers(told[-1]["f"])[MOVED] == 5.5
    assert told[-1]["taken"] == told[0]["taken"] + 1
    assert [trace["meta"] for trace in figures(app)[0]["data"]] == ["samples", "pulled sample"]
    assert PRAISE not in texts(app)
    assert "of 1 right" not in texts(app)
    press(app, "check")
    assert "0 of 1 right" in texts(app)


def test_right_place_is_right(told: list[dict[str, Any]]) -> None:
    """As if it was typed; then nothing moves any more."""
    app = opened()
    let_go(app, {"index": MOVED, "texts": {"f": f"{float(ITEM.right):g}"}})
    count = len(told)
    press(app, "check")

    assert "1 of 1 right" in texts(app)
    assert len(told) == count


def test_what_is_typed_is_where_the_sample_stands(told: list[dict[str, Any]]) -> None:
    """Also what is too short to be judged: the picture is of the number in the box."""
    app = opened()
    answer(app, "seven")
    assert numbers(told[-1]["f"])[MOVED] == ITEM.start
    let_go(app, {"index": MOVED, "texts": {"f": "3"}})
    assert (typed(app), numbers(told[-1]["f"])[MOVED]) == ("3", 3)


@pytest.mark.usefixtures("told")
def test_forged_drops_change_nothing() -> None:
    """Anybody can send anything: only this sample moves, by a short decimal within its reach."""
    app = opened()
    let_go(app, {"index": MOVED, "texts": {"f": "5.5"}})
    forged: list[Any] = [None, "20", 20, [], {}, {"index": MOVED}, {"texts": {"f": "3"}}]
    indices = (-1, 0, MOVED + 1, 5, 10**30, float(MOVED), True, None, "1", [1], float("nan"))
    forged += [{"index": index, "texts": {"f": "3"}} for index in indices]
    odd: list[Any] = ["3", [], {}, {"f": 3}, {"f": None}, {"f": LONG}, {"x": "3"}, {"": ""}]
    odd += [{"f": "3", "x": "3"}]
    odd += [{"f": text} for text in ("", "x", "1, 2", "1/3", "-4.5", "20.5", "1e1", "nan", "३")]
    forged += [{"index": MOVED, "texts": texts_of} for texts_of in odd]
    before = state_of(app)
    for payload in forged:
        let_go(app, payload)
        assert typed(app) == "5.5"
        assert state_of(app) == before


def state_of(app: AppTest) -> dict[str, str]:
    """Return all that is kept, but for what was reported, and how often."""
    kept = set(app.session_state) - {live_stage.KEY, "practice_pulls", "drop"}
    return {key: repr(app.session_state[key]) for key in kept}
