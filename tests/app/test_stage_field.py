"""The live stage of Vector field, run without a browser: what it is told, what it may send."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gradient_core.cases import FIELD_EXAMPLES
from gradient_ui.inputs.field import VIEWS
from gradient_ui.stage import live_stage as module
from tests.app.helpers import components, numbers, open_link, texts

PAGE = "../pages/vector_field.py"


def stage_of(app: AppTest) -> dict[str, Any] | None:
    """Return what the stage of the page is told, None if it has none."""
    assert not app.exception
    return next((data for data in components(app) if "program" in data), None)


def opened(**link: str) -> dict[str, Any]:
    """Return what the stage of the page is told where a link opens it."""
    stage = stage_of(open_link(PAGE, **link))
    assert stage is not None
    return stage


@pytest.mark.parametrize(
    ("link", "figures"),
    [
        ({"view": "surface"}, []),  # there a click selects
        ({"view": "contours"}, ["contours"]),
        ({"view": "steepness"}, ["steepness"]),
        ({"view": "streamlines"}, ["streamlines"]),
        ({"view": "streamlines", "fxy": "1/x"}, []),  # there are none
        ({"view": "against exact"}, ["contours_exact"]),
        ({"view": "against exact", "exact_view": "error"}, ["error"]),
        ({"view": "against exact", "field": "array"}, []),
        *(({"view": VIEWS[-1], "operator": o}, ["operator_map"]) for o in ("curl", "five-point")),
    ],
)
def test_node_has_a_handle_in_every_flat_picture(link: dict[str, str], figures: list[str]) -> None:
    """The stage is there in all of them: the question is of every view."""
    stage = opened(**link)

    assert stage["of_figures"] == figures
    assert ("arrow_scale" in stage) == (figures in (["contours"], ["contours_exact"]))
    assert ("exact_x" in stage) == (figures == ["contours_exact"])


def test_stage_is_told_the_numbers_of_the_call() -> None:
    """As they are drawn, rows y; whole metres take two bytes."""
    stage = opened(field_case="elevation", view="contours", ix="3", iy="85")
    f, (hx, hy) = stage["f"], (numbers(stage[name]) for name in ("hx", "hy"))
    height = np.reshape(numbers(f), (86, 101))

    assert f["dtype"] == "i2"
    assert (stage["ix"], stage["iy"], stage["axes"]) == (3, 85, {"x": 1, "y": 0})
    dy, dx = np.gradient(height, hy, hx)
    assert stage["steepest"] == max(np.abs(dx).max(), np.abs(dy).max())
    assert opened(indexing="ij", edge_order="2")["axes"] == {"x": 0, "y": 1}


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ({"nx": "101", "ny": "100"}, "10,100 nodes are too many to be dragged through: click one."),
        ({"field": "array", "F": "array([[1, 2], [3, 4]], dtype=float32)"}, "needs samples"),
        ({"field": "array", "F": "9007199254740993, 1; 2, 3"}, "needs samples"),
    ],
)
def test_page_says_why_the_node_cannot_be_dragged(link: dict[str, str], why: str) -> None:
    """Nothing of such a field is sent."""
    app = open_link(PAGE, view="contours", **link)

    assert stage_of(app) is None
    assert why in texts(app)
    assert "can be dragged" in texts(open_link(PAGE))


@pytest.mark.parametrize("name", FIELD_EXAMPLES)
def test_what_is_asked_can_be_found(name: str) -> None:
    """All three questions on most examples, none where all arrows are the same."""
    app = open_link(PAGE, field_case=name)
    stage = stage_of(app)
    assert stage is not None
    count = {"plane": 0, "ridge": 2}.get(name, 3)

    assert (stage["goal"] or {"name": "1 of 0"})["name"] == f"1 of {count}"


# --- what a browser may send -------------------------------------------------------------------


def node_after(payload: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, int]:
    """Return the selected node after a stage over 7 columns and 5 rows has sent something."""

    def script(payload: object) -> None:
        from functools import partial

        import streamlit as st

        from gradient_ui.controls import field
        from gradient_ui.stage.live_stage import KEY, Moves, live_stage

        state = st.session_state
        state["ix"], state["iy"], state[KEY] = 5, 1, payload
        moves = Moves((), 35, 0, drop=print, another=print, go=partial(field.go, columns=7))
        live_stage("field_stage", {}, moves)
        st.write(f"{state['ix']} {state['iy']} {field.taken()}")

    def component(on_go_change: Any, on_drop_change: Any, **_: Any) -> None:
        on_go_change()
        on_drop_change()

    monkeypatch.setattr(module, "_COMPONENT", component)
    app = AppTest.from_function(script, kwargs={"payload": payload}).run()
    assert not app.exception
    ix, iy, taken = map(int, app.markdown[-1].value.split())
    return ix, iy, taken


@pytest.mark.parametrize(("place", "node"), [(0, (0, 0)), (31, (3, 4)), (34, (6, 4))])
def test_place_in_the_drawing_selects_its_node(
    place: int, node: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row by row; it is counted, so that the browser knows that it was heard."""
    assert node_after({"go": place}, monkeypatch) == (*node, 1)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        {},
        *({"go": bad} for bad in (-1, 35, 10**40, 3.0, True, "3", None, [3], {"index": 3})),
        *({"drop": bad} for bad in (3, "3", [], {"index": 3}, {"index": 99, "texts": {"f": "1"}})),
    ],
)
def test_what_is_no_place_moves_nothing(payload: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody can send anything."""
    assert node_after(payload, monkeypatch) == (5, 1, 0)
