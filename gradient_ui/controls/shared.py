"""Widgets -> frozen problem. Owns every widget key and its place in the address.

A key is also the name of the parameter in the link, so keys are short. An input
that several pages share is bound to the link and kept for the session.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.arrays.notation import MAX_CHARACTERS
from gradient_core.differences.spacing import COORDINATES, DISTANCE, UNIT
from gradient_ui import cached
from gradient_ui.controls import table as table_twin
from gradient_ui.controls.formula import coordinates_box, sampling_inputs
from gradient_ui.inputs.input_set import LONGEST_SAFE_LINK, SHARED
from gradient_ui.inputs.line import (
    DEFAULTS,
    FROM_FORMULA,
    FROM_NUMBERS,
    LINE,
    SOURCE,
    case_shown,
)
from gradient_ui.problems.axes import ARRAY
from gradient_ui.problems.line import SAMPLES, SPACING_KINDS, LineProblem, Refusal

PROJECTOR_SCALE = 1.5
NUMBER_FORMS = ("short", "full", "exact")


@dataclass(frozen=True)
class LineInputs:
    """What the inputs of the 1-D pages say, and the places beside them for refusals."""

    problem: LineProblem
    places: dict[str, DeltaGenerator]

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the input that caused it why there is no answer."""
        refuse_beside(self.places[refusal.field], refusal)


def refuse_beside(place: DeltaGenerator, refusal: Refusal) -> None:
    """Say in a place beside an input why there is no answer."""
    place.error(refusal.message)
    if refusal.pointer:
        place.code(refusal.pointer, language=None)


def line_inputs(*, edge_order: bool = True) -> LineInputs:
    """Draw the inputs of the 1-D pages.

    Parameters
    ----------
    edge_order : bool
        Whether the page has one edge_order to choose; a page that compares both has not.
    """
    LINE.take_example_from_link()
    example_place = st.container()
    places: dict[str, DeltaGenerator] = {}
    source = st.segmented_control(
        "Samples from",
        [FROM_NUMBERS, FROM_FORMULA],
        default=FROM_NUMBERS,
        required=True,
        key=SOURCE,
        help="Numbers: what you type. Formula: a function of x is sampled first; then its exact "
        "derivative is known, but not to NumPy.",
        **SHARED,
    )
    if source == FROM_FORMULA:
        typed = LineProblem("", formula=sampling_inputs(places))
    else:
        typed = _numbers(places)
    problem = replace(typed, edge_order=edge_order_choice() if edge_order else 1)
    if not projector_is_on():
        with st.container():  # as on the pages: the answer may take a moment
            table_twin.draw(problem)
        LINE.undo_and_reset()
    with example_place:
        LINE.example_list(case_shown(problem, with_edge_order=edge_order))
    return LineInputs(problem, places)


def _numbers(places: dict[str, DeltaGenerator]) -> LineProblem:
    """Draw the boxes for typed samples and their spacing."""
    f = st.text_area(
        "Samples f",
        DEFAULTS[SAMPLES],
        key=SAMPLES,
        height=88,
        max_chars=MAX_CHARACTERS + 1,
        help="Numbers with commas, spaces or new lines between them, a list in brackets, "
        "fractions like 1/3, or linspace(0, 1, 11) and arange(0, 5, 0.5).",
        **SHARED,
    )
    places[SAMPLES] = st.container()
    row = _row(f or "")
    spacing = st.segmented_control(
        "Spacing",
        list(SPACING_KINDS),
        default=UNIT,
        required=True,
        key="spacing",
        help="What follows f in the call. Unit: nothing, h is 1. Distance: one number for all "
        "intervals. Coordinates: where each sample is.",
        **SHARED,
    )
    h, x = _spacing_value(str(spacing))
    places["h"] = places["x"] = st.container()
    return LineProblem(f or "", str(spacing), h, x, row=row)


def _row(f: str) -> int:
    """Draw the row picker where the text has several rows, and return the row."""
    rows = cached.row_count(f)
    if rows < 2:
        return 0
    on_axes = f"/axes?{urlencode({ARRAY: f})}" if len(f) < LONGEST_SAFE_LINK else "/axes"
    st.markdown(
        f":small[{rows} rows were pasted; this page takes one. [Axes]({on_axes}) takes all.]"
    )
    row = st.number_input("Row", 0, rows - 1, 0, key="row", **SHARED)
    return int(row or 0)


def edge_order_choice(key: str = "edge_order") -> int:
    """Draw the choice of edge_order and return it."""
    chosen = st.segmented_control(
        "edge_order",
        [1, 2],
        default=1,
        required=True,
        key=key,
        help="Accuracy order at the ends of every axis: 1 takes the slope of the last interval and "
        "needs 2 samples, 2 a parabola through the last three.",
        **SHARED,
    )
    return int(chosen or 1)


def _spacing_value(spacing: str) -> tuple[str, str]:
    """Draw the box for the chosen spacing and return the texts of h and x."""
    if spacing == DISTANCE:
        text = st.text_input(
            "Distance h",
            DEFAULTS["h"],
            key="h",
            max_chars=100,
            help="The distance between neighbouring samples, for instance 0.1, 1/3 or pi/8.",
            **SHARED,
        )
        return text or "", ""
    if spacing == COORDINATES:
        return "1", coordinates_box()
    return "1", ""


def number_form() -> str:
    """Draw the choice of how numbers are shown in formulas and return it."""
    chosen = st.segmented_control(
        "Numbers",
        list(NUMBER_FORMS),
        default="short",
        required=True,
        key="numbers",
        help="Short rounds for reading and says so. Full shows every digit. Exact shows "
        "fractions, where samples and spacing are rational.",
        **SHARED,
    )
    return str(chosen)


def ladder_wanted() -> bool:
    """Draw the switch of the midpoint ladder and return whether it is on."""
    return bool(
        st.toggle(
            "Midpoint ladder",
            key="ladder",
            help="The slopes of the intervals at their midpoints, joined by lines. np.gradient "
            "reads that line at the samples.",
            **SHARED,
        )
    )


def projector_switch() -> None:
    """Draw the switch for large type."""
    st.toggle(
        "Projector",
        key="projector",
        help="Type at 150 % and fewer controls, for the back row.",
        **SHARED,
    )


def projector_is_on() -> bool:
    """Whether large type is on; known before its switch is drawn."""
    asked = st.query_params.get("projector") == "true"
    return bool(st.session_state.get("projector", asked))
