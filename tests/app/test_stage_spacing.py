"""The live stage of Spacing, run without a browser: what it is told, what a drop does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gradient_ui.limits import LONGEST_NUMBER
from gradient_ui.stage import live_stage
from tests.app.helpers import components, numbers, open_link, texts

PAGE = "../pages/spacing.py"
F, X = "0, 1, 16, 25, 49", "0, 1, 4, 5, 7"
LONG = "9" * (LONGEST_NUMBER + 1)


def stage_of(app: AppTest) -> dict[str, Any] | None:
    """Return what the stage of the page is told, None if it has none."""
    return next((data for data in components(app) if "draggable" in data), None)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Let buttons send what else a browser sends; return all that the stage is told."""
    received: list[dict[str, Any]] = []

    def component(*, data: dict[str, Any], on_drop_change: Callable[[], None], **more: Any) -> None:
        received.append(data)
        st.button("drop", on_click=on_drop_change)
        st.button("go", on_click=more["on_go_change"])
        st.button("another", on_click=more["on_another_change"])

    monkeypatch.setattr(live_stage, "_COMPONENT", component)
    return received


def send(app: AppTest, payload: Any, name: str = "drop") -> None:
    """Report a drop to the page, or what else a browser reports."""
    app.session_state[live_stage.KEY] = {name: payload}
    next(button for button in app.button if button.label == name).click().run()
    assert not app.exception


def typed(app: AppTest) -> tuple[str, str]:
    """Return what stands in both boxes."""
    return app.session_state["sp_f"], app.session_state["sp_x"]


def test_stage_knows_the_call() -> None:
    """Samples, coordinates, statements and what both are made of; the question of this sample."""
    stage = stage_of(open_link(PAGE, sp_i="2", sp_x="0, 1, 4.5, 5, 7"))

    assert stage is not None
    assert numbers(stage["f"]) == [0, 1, 16, 25, 49]
    assert numbers(stage["x"]) == numbers(stage["spacing"]) == [0, 1, 4.5, 5, 7]
    assert [s["scheme"] for s in stage["program"]["uneven"]] == ["forward", "central", "backward"]
    assert stage["whole"] == {"f": True, "x": False}
    assert stage["index"] == 2
    assert stage["per_x"]
    assert stage["share"] is None
    assert stage["goal"]["question"] == "Give f[2] the weight 0 in gradient[2]."
    assert stage["goal"]["start"] == [1, 16, 25]


def test_stage_knows_how_the_page_is_looked_at() -> None:
    """Per index, the middle sample elsewhere on its way, and larger for the back row."""
    looks = {"sp_per": "per index", "sp_see": "Move the middle sample", "projector": "true"}
    stage = stage_of(open_link(PAGE, **looks))

    assert stage is not None
    assert not stage["per_x"]
    assert stage["share"] == 0.25
    assert stage["look"]["scale"] == 1.5


@pytest.mark.parametrize(
    ("link", "ways"),
    [
        ({}, "fx"),
        ({"sp_f": "linspace(0, 1, 5)", "sp_x": "arange(5)"}, "fx"),
        ({"sp_x": ""}, "f"),
        ({"sp_x": "0.5"}, "f"),
        ({"sp_case": "dates"}, "f"),
        ({"sp_f": "1, 2, 4; 3, 4, 9", "sp_x": "0, 1, 3"}, "x"),  # the other row would be lost
        ({"sp_f": "1, 2, 4", "sp_x": "0, nan, 3"}, "f"),
        ({"sp_f": "t, s\n0, 1\n1, 2\n2, 4"}, ""),  # columns of a table
        ({"sp_f": "linspace(0, 1, 25)", "sp_x": "linspace(0, 1, 25)"}, "fx"),
        ({"sp_f": "linspace(0, 1, 26)", "sp_x": "linspace(0, 1, 26)"}, ""),  # not all are seen
        ({"sp_x": "1, 2"}, ""),  # refused
    ],
)
def test_which_ways_samples_can_be_moved(link: dict[str, str], ways: str) -> None:
    """What was typed as numbers can be typed anew; the question needs both ways."""
    stage = stage_of(open_link(PAGE, **link))

    assert (stage is not None) == bool(ways)
    if stage is not None:
        assert stage["draggable"] == {"f": "f" in ways, "x": "x" in ways}
        assert (stage["goal"] is not None) == (ways == "fx")
        assert (stage["of_figures"][0] == "sp_ruler") == ("x" in ways)


@pytest.mark.parametrize(
    ("link", "is_asked"),
    [
        ({"sp_i": "1"}, True),
        ({"sp_i": "0"}, False),
        ({"sp_i": "4"}, False),
        ({"sp_f": "0, 8, 1, 27", "sp_x": "3, 2, 1, 0", "sp_i": "1"}, True),
        ({"sp_f": "0, 8, 1, 27", "sp_x": "0, 2, 1, 3", "sp_i": "1"}, False),
        ({"sp_f": "0, 8, 1, 27", "sp_x": "0, 1, 1, 3", "sp_i": "1"}, False),
    ],
)
def test_what_is_asked_can_be_reached(link: dict[str, str], is_asked: bool) -> None:
    """Of a sample with a neighbour on either side."""
    stage = stage_of(open_link(PAGE, **link))

    assert stage is not None
    assert (stage["goal"] is not None) == is_asked


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ({"sp_f": "1j, 2, 3", "sp_x": "0, 1, 3"}, "Samples of type complex128 cannot be dragged"),
        (
            {"sp_f": "1, 2, 3", "sp_x": "array([0, 1, 3], dtype=float32)"},
            "Samples whose coordinates are of type float32 cannot be dragged",
        ),
    ],
)
def test_why_samples_cannot_be_moved(link: dict[str, str], why: str) -> None:
    """The browser has one type of numbers."""
    app = open_link(PAGE, **link)

    assert stage_of(app) is None
    assert why in texts(app)


def test_numbers_below_a_refusal_cannot_be_moved() -> None:
    """What was read last is shown again, but it stands in no box."""
    app = open_link(PAGE)
    app.text_area(key="sp_x").set_value("1, 2").run()

    assert "last numbers that could be read" in texts(app)
    assert stage_of(app) is None


@pytest.mark.parametrize(
    ("link", "drop", "after"),
    [
        ({}, {"x": "1.5"}, (F, "0, 1.5, 4, 5, 7")),
        ({}, {"f": "-3"}, ("0, -3, 16, 25, 49", X)),
        ({}, {"f": "2.5", "x": "2"}, ("0, 2.5, 16, 25, 49", "0, 2, 4, 5, 7")),
        ({"sp_x": "0, 1/3, 2/3, pi, 7"}, {"x": "0.5"}, (F, "0, 0.5, 2/3, pi, 7")),
        ({"sp_x": "linspace(0, 1, 5)"}, {"x": "0.3"}, (F, "0.0, 0.3, 0.5, 0.75, 1.0")),
        ({"sp_x": "0.5"}, {"f": "3"}, ("0, 3, 16, 25, 49", "0.5")),
    ],
)
@pytest.mark.usefixtures("told")
def test_drop_is_typed_into_its_box(
    link: dict[str, str], drop: dict[str, str], after: tuple[str, str]
) -> None:
    """The other numbers stay as they were typed; a call becomes numbers; undo brings all back."""
    app = open_link(PAGE, **link)
    before = typed(app)
    send(app, {"index": 1, "texts": drop})

    assert typed(app) == after
    app.button(key="undo").click().run()
    assert typed(app) == before


@pytest.mark.usefixtures("told")
def test_who_typed_a_call_is_told_how_to_get_it_back() -> None:
    """Only when it is written out for the first time."""
    app = open_link(PAGE, sp_x="linspace(0, 1, 5)")
    send(app, {"index": 1, "texts": {"x": "0.3"}})

    (toast,) = app.toast
    said = toast.value.replace("\\", "")
    assert said == "The coordinates are typed numbers now; undo brings linspace(0, 1, 5) back."
    send(app, {"index": 1, "texts": {"x": "0.2"}})
    assert not app.toast


def test_question_goes_on_after_a_drop(told: list[dict[str, Any]]) -> None:
    """It begins anew when another one is asked for."""
    app = open_link(PAGE)
    send(app, {"index": 2, "texts": {"f": "9", "x": "3"}})

    assert told[-1]["goal"]["start"] == [0, 1, 16]
    assert told[-1]["taken"] == told[0]["taken"] + 1
    next(button for button in app.button if button.label == "another").click().run()
    # the second one, "Let f[0] count four times as much ...", is answered by what was dropped
    question = "Make f[1] a peak with slope 0 between neighbours of different heights."
    assert told[-1]["goal"]["question"] == question
    assert told[-1]["goal"]["start"] == [0, 1, 9]


@pytest.mark.usefixtures("told")
def test_press_on_a_sample_selects_it() -> None:
    """One that is there."""
    app = open_link(PAGE)
    send(app, 3, "go")
    assert app.session_state["sp_i"] == 3
    for odd in (5, -1, 2.0, True, "1", None, [1]):
        send(app, odd, "go")
        assert app.session_state["sp_i"] == 3, odd


@pytest.mark.usefixtures("told")
def test_forged_drops_change_nothing() -> None:
    """Anybody can send anything: of two numbers both are taken or none is."""
    app = open_link(PAGE)
    forged: list[Any] = [None, "20", 20, [], {}, {"index": 0}, {"texts": {"x": "3"}}]
    indices = (-1, 5, 10**30, 1.0, True, None, "1", [1], float("nan"))
    forged += [{"index": index, "texts": {"x": "3"}} for index in indices]
    odd: list[Any] = ["3", [], {}, {"x": 3}, {"x": None}, {"x": LONG}, {"sp_x": "3"}, {"": ""}]
    odd += [{"x": text} for text in ("", "x", "1, 2", "arange(9)", "3]", "__import__('os')")]
    odd += [{"f": "3", "x": "x"}, {"f": "", "x": "3"}, {"f": "3", "sp_x": "3"}]
    odd += [{"f": "3", "x": "3", "y": "3"}]
    forged += [{"index": 1, "texts": given} for given in odd]
    for payload in forged:
        send(app, payload)
        assert typed(app) == (F, X), payload


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("link", "drop"),
    [
        ({"sp_x": "0.5"}, {"x": "3"}),
        ({"sp_x": "0.5"}, {"f": "3", "x": "3"}),
        ({"sp_case": "dates"}, {"x": "3"}),
        ({"sp_f": "1, 2, 4; 3, 4, 9", "sp_x": "0, 1, 3"}, {"f": "3"}),
    ],
)
def test_what_cannot_be_moved_is_not_written(link: dict[str, str], drop: dict[str, str]) -> None:
    """A distance, dates and the row of an array stay, whatever is sent."""
    app = open_link(PAGE, **link)
    before = typed(app)
    send(app, {"index": 1, "texts": drop})

    assert typed(app) == before
