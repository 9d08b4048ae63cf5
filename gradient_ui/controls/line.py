"""The widgets of the samples on a line: typed numbers, or a formula and where it is sampled."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.cases import TABLES
from gradient_core.differences import COORDINATES, DISTANCE
from gradient_core.sampled import SAMPLINGS, TYPED
from gradient_ui import cached
from gradient_ui.controls import shared, table
from gradient_ui.controls.columns import choose_columns
from gradient_ui.controls.files import open_file
from gradient_ui.controls.formula import formula_box
from gradient_ui.inputs import session
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.line import LADDER, NUMBERS
from gradient_ui.limits import LONGEST_SAFE_LINK
from gradient_ui.problems.axes import ARRAY
from gradient_ui.problems.line import (
    COUNT,
    EDGE_ORDER,
    FORMULA,
    FROM_FORMULA,
    LINE_COLUMNS,
    ROW,
    SAMPLES,
    SAMPLING,
    SOURCE,
    SPACING,
    START,
    STOP,
    H,
    X,
)


def line_inputs(page: InputSet, *, ends: bool = True) -> shared.Typed:
    """Draw the inputs of a page about samples on a line, what is needed first at the top.

    With `ends`, edge_order too, where the page has it.
    """
    places: dict[str, DeltaGenerator] = {}
    source = shared.choice(
        page,
        SOURCE,
        "You have",
        "Numbers: what you type. Formula: a function of x, which is sampled first. The page then "
        "knows its exact derivative; NumPy does not.",
    )
    if source == FROM_FORMULA:
        _formula(page, places)
    else:
        _numbers(page, places)
    if ends and EDGE_ORDER in page.by_key:
        shared.edge_order(page)
    shared.example_list(page)
    asked = session.asked(page)
    if not shared.projector_is_on():
        shared.undo_redo_reset(page)
        with st.container():  # as on the pages: the answer may take a moment
            table.draw(asked)
    return shared.Typed(asked, places)


def _numbers(page: InputSet, places: dict[str, DeltaGenerator]) -> None:
    """Draw the boxes for typed samples and their spacing."""
    f = shared.box(
        page,
        SAMPLES,
        "Your numbers f",
        "Numbers with commas, spaces or new lines between them, a list in brackets, "
        "fractions like 1/3, or linspace(0, 1, 11) and arange(0, 5, 0.5). Or a table, as it is "
        "copied from a sheet, with names or without.",
    )
    places[SAMPLES] = st.container()
    open_file(page, SAMPLES, TABLES)
    pasted = cached.table(f)
    if pasted is None:
        _row(page, f)
    elif choose_columns(page, LINE_COLUMNS, f, pasted):
        places[H] = places[X] = st.container()
        return
    spacing = shared.choice(
        page,
        SPACING,
        "Spacing",
        "What follows f in the call. Unit: nothing is given, so the distance h is 1. "
        "Distance: one number for all intervals. Coordinates: where each sample is.",
    )
    if spacing == DISTANCE:
        about = "The distance between neighbouring samples, for instance 0.1, 1/3 or pi/8."
        shared.line(page, H, "Distance h", about)
    elif spacing == COORDINATES:
        _coordinates(page)
    places[H] = places[X] = st.container()


def _row(page: InputSet, f: str) -> None:
    """Draw the row picker where the text has several rows."""
    rows = cached.row_count(f)
    if rows < 2:
        return
    on_axes = f"/axes?{urlencode({ARRAY: f})}" if len(f) < LONGEST_SAFE_LINK else "/axes"
    st.markdown(
        f":small[{rows} rows were pasted; this page takes one. [Axes]({on_axes}) takes all.]"
    )
    shared.index(page, ROW, rows, "Row")


def _formula(page: InputSet, places: dict[str, DeltaGenerator]) -> None:
    """Draw the formula of x and where it is sampled."""
    formula_box(page, FORMULA, "f(x)", ("x",))
    places[FORMULA] = st.container()
    st.selectbox(
        "Sampling",
        list(SAMPLINGS),
        key=SAMPLING,
        help="Uniform: equal distances; np.gradient gets h. Geometric: gaps that grow. Jittered: "
        "moved at random, always in the same way. Typed: your coordinates. In these three cases "
        "np.gradient gets x.",
    )
    if session.value(page, SAMPLING) == TYPED:
        _coordinates(page)
    else:
        left, middle, right = st.columns([1, 1, 1.3], gap="xsmall")
        with left:
            shared.line(page, START, "from")
        with middle:
            shared.line(page, STOP, "to")
        with right:
            shared.count(page, COUNT, "samples")
    places[X] = places[START] = places[STOP] = places[COUNT] = st.container()


def _coordinates(page: InputSet) -> None:
    shared.box(
        page,
        X,
        "Coordinates x",
        "Where each sample is: as many numbers as there are samples. These are positions, "
        "not step sizes.",
    )


def number_form(page: InputSet) -> str:
    """Draw the choice of how numbers are shown in formulas and return it."""
    about = (
        "Short rounds for reading and says so. Full shows every digit. Exact shows "
        "fractions, where samples and spacing are rational."
    )
    return str(shared.choice(page, NUMBERS, "Numbers", about))


def ladder_wanted(page: InputSet) -> bool:
    """Draw the switch of the midpoint ladder and return whether it is on."""
    about = (
        "The midpoint ladder: the slopes of the intervals between the samples, joined by lines. "
        "np.gradient reads that line at the samples."
    )
    return shared.toggle(page, LADDER, "Show the steps between samples", about)
