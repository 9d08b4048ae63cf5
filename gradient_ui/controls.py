"""Widgets -> frozen problem. Owns every widget key and its place in the address.

A key is also the name of the parameter in the link, so keys are short. An input
that several pages share is bound to the link and kept for the session.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.arrays import MAX_CHARACTERS
from gradient_core.spacing import COORDINATES, DISTANCE, UNIT
from gradient_ui.problem import SAMPLES, SPACING_KINDS, LineProblem, Refusal

INDEX = "i"
INDEX_SLIDER = "i_slider"
DEFAULT_SAMPLES = "1, 2, 4, 8, 16"
DEFAULT_INDEX = 2
MOST_ON_SLIDER = 200

_SHARED: dict[str, Any] = {"bind": "query-params", "persist_state": "session"}


@dataclass(frozen=True)
class LineInputs:
    """What the inputs of the 1-D pages say, and the places beside them for refusals."""

    problem: LineProblem
    places: dict[str, DeltaGenerator]

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the input that caused it why there is no answer."""
        self.places[refusal.field].error(refusal.message)


def line_inputs() -> LineInputs:
    """Draw the inputs of the 1-D pages."""
    st.subheader("Input", anchor=False)
    f = st.text_area(
        "Samples f",
        DEFAULT_SAMPLES,
        key=SAMPLES,
        height=88,
        max_chars=MAX_CHARACTERS + 1,
        help="Numbers with commas, spaces or new lines between them, a list in brackets, "
        "fractions like 1/3, or linspace(0, 1, 11) and arange(0, 5, 0.5).",
        **_SHARED,
    )
    places = {SAMPLES: st.container()}
    spacing = st.segmented_control(
        "Spacing",
        list(SPACING_KINDS),
        default=UNIT,
        required=True,
        key="spacing",
        help="What follows f in the call. Unit: nothing, h is 1. Distance: one number for all "
        "intervals. Coordinates: where each sample is.",
        **_SHARED,
    )
    h, x = _spacing_value(str(spacing))
    places["h"] = places["x"] = st.container()
    edge_order = st.segmented_control(
        "edge_order",
        [1, 2],
        default=1,
        required=True,
        key="edge_order",
        help="Accuracy order at the two ends: 1 takes the slope of the last interval, 2 a "
        "parabola through the last three samples.",
        **_SHARED,
    )
    problem = LineProblem(f or "", str(spacing), h, x, int(edge_order or 1))
    return LineInputs(problem, places)


def _spacing_value(spacing: str) -> tuple[str, str]:
    """Draw the box for the chosen spacing and return the texts of h and x."""
    if spacing == DISTANCE:
        text = st.text_input(
            "Distance h",
            "0.5",
            key="h",
            max_chars=100,
            help="The distance between neighbouring samples, for instance 0.1, 1/3 or pi/8.",
            **_SHARED,
        )
        return text or "", ""
    if spacing == COORDINATES:
        text = st.text_area(
            "Coordinates x",
            "0, 1, 1.5, 3.5, 4",
            key="x",
            height=88,
            max_chars=MAX_CHARACTERS + 1,
            help="Where each sample is: as many numbers as there are samples. These are "
            "positions, not step sizes.",
            **_SHARED,
        )
        return "1", text or ""
    return "1", ""


def linked_index() -> str | None:
    """Return the index that the link asks for, as it stands there; None if it does not."""
    return st.query_params.get(INDEX)


def index_note(length: int, asked: str | None) -> str | None:
    """Return what to say about an index in the link that the array does not have."""
    if asked is None or (asked.isdecimal() and int(asked[:9]) < length):
        return None
    return (
        f"The link asks for index {asked[:12]}, but these samples have indices 0 to "
        f"{length - 1}. Another index is shown."
    )


def choose_index(length: int) -> int:
    """Draw previous, number, next and slider, and return the one index they move.

    The number box holds the truth and is bound to the link; the slider is its twin.
    """
    last = length - 1
    state = st.session_state
    if int(state.get(INDEX) or 0) > last:  # a shorter array came: its last index, not the default
        state[INDEX] = last
    with st.container(horizontal=True, gap="xsmall"):
        st.button("previous", shortcut="Left", on_click=_move, args=(-1, last), key="previous")
        index = st.number_input(
            "index i",
            0,
            last,
            min(DEFAULT_INDEX, last),
            key=INDEX,
            label_visibility="collapsed",
            width=64,
            **_SHARED,
        )
        st.button("next", shortcut="Right", on_click=_move, args=(1, last), key="next")
    index = int(index or 0)
    if length <= MOST_ON_SLIDER:
        state[INDEX_SLIDER] = index
        st.slider(
            "index", 0, last, key=INDEX_SLIDER, on_change=_take_slider, label_visibility="collapsed"
        )
    return index


def _move(by: int, last: int) -> None:
    state = st.session_state
    state[INDEX] = min(max(int(state[INDEX] or 0) + by, 0), last)


def _take_slider() -> None:
    st.session_state[INDEX] = st.session_state[INDEX_SLIDER]


def take_click(chart: str, length: int) -> None:
    """Select the index that was clicked in `chart`; what the browser sends is checked."""
    points = st.session_state[chart].selection.points
    clicked = points[0].get("customdata") if points else None
    if isinstance(clicked, list) and clicked:
        clicked = clicked[0]
    if isinstance(clicked, int | float) and 0 <= clicked < length:
        st.session_state[INDEX] = int(clicked)


def start_again() -> None:
    """Put the samples and the spacing back to what the page opens with."""
    state = st.session_state
    state[SAMPLES], state["spacing"], state[INDEX] = DEFAULT_SAMPLES, UNIT, DEFAULT_INDEX
