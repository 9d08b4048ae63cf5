"""The live stage of Step by step, run without a browser: what it is told, what a drop does."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.helpers import components, open_link, texts


def stage_of(app: AppTest) -> dict[str, Any] | None:
    """Return what the stage of the page is told, None if it has none."""
    return next((data for data in components(app) if "program" in data), None)


def test_stage_knows_the_call() -> None:
    """Samples, index and statements; the question begins from these samples."""
    stage = stage_of(open_link(i="3", edge_order="2"))

    assert stage is not None
    assert stage["index"] == 3
    assert stage["draggable"]
    assert [s["scheme"] for s in stage["program"]["uniform"]] == ["forward", "central", "backward"]
    assert stage["goal"]["start"] == [1, 2, 4, 8, 16]


def test_what_is_reached_already_is_not_asked() -> None:
    """At the spike the slope is 0 to begin with; the next question is asked instead."""
    asked, instead = (stage_of(open_link(**link)) for link in ({}, {"case": "spike"}))

    assert asked is not None
    assert instead is not None
    assert asked["goal"]["question"] == "Make gradient[2] zero without touching f[2]."
    assert asked["goal"]["name"] == "1 of 3"
    assert instead["goal"]["name"] == "2 of 3"


@pytest.mark.parametrize(
    ("link", "is_there", "is_draggable"),
    [
        ({"f": "linspace(0, 1, 25)"}, True, True),
        ({"f": "linspace(0, 1, 26)"}, False, False),  # not all are seen
        ({"source": "formula"}, True, False),
        ({"ladder": "true"}, False, False),
        ({"numbers": "exact"}, False, False),
        ({"numbers": "full"}, True, True),
        ({"f": "1, 2; 3, 4"}, True, False),  # the row of an array
    ],
)
def test_where_samples_can_be_dragged(
    link: dict[str, str], is_there: bool, is_draggable: bool
) -> None:
    """Typed numbers that are all seen can; the index moves in the browser elsewhere, too."""
    stage = stage_of(open_link(**link))

    assert (stage is not None) == is_there
    assert bool(stage and stage["draggable"]) == is_draggable


@pytest.mark.parametrize(
    ("f", "why"),
    [
        ("array([1, 2, 250], dtype=float32)", "Samples of type float32 cannot be dragged"),
        ("1+2j, 3, 4j", "Samples of type complex128 cannot be dragged"),
        ("9007199254740993, 1, 2", "Samples beyond 2**53 cannot be dragged"),
    ],
)
def test_page_says_why_nothing_can_be_dragged(f: str, why: str) -> None:
    """The browser computes with float64 alone."""
    app = open_link(f=f)

    assert not app.exception
    assert stage_of(app) is None
    assert why in texts(app)


def test_below_a_refusal_nothing_can_be_dragged() -> None:
    """They are the numbers before, no longer those in the box."""
    app = open_link()
    app.text_area(key="f").set_value("1, x").run()

    stage = stage_of(app)
    assert stage is not None
    assert not stage["draggable"]
    assert stage["goal"] is None
