"""Widgets of the Vector field page -> frozen problem, and the one selected node."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.arrays import notation as arrays
from gradient_core.cases.elevation import SPACINGS
from gradient_core.cases.fields import ARRAY, ELEVATION
from gradient_core.sampled.field import IJ, MOST_SAMPLES, XY, Field
from gradient_ui.controls import shared as controls
from gradient_ui.controls.formula import formula_box
from gradient_ui.figures.field.layout import clicked_node
from gradient_ui.inputs.field import (
    ARRAY_GRIDS,
    DEFAULTS,
    FIELD,
    GRIDS,
    SOURCES,
    VIEWS,
    case_shown,
)
from gradient_ui.inputs.input_set import SHARED
from gradient_ui.problems.field import INDEX, TYPED, UNIFORM, AxisInputs, FieldProblem
from gradient_ui.problems.line import Refusal
from gradient_ui.stage.live_figure import Click

_MOST_OF_A_NUMBER = 100


@dataclass(frozen=True)
class FieldInputs:
    """What the inputs say, and the places beside them for refusals."""

    problem: FieldProblem
    places: dict[str, DeltaGenerator]

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the input that caused it why there is no answer."""
        controls.refuse_beside(self.places[refusal.field], refusal)


def field_inputs() -> FieldInputs:
    """Draw the inputs of the page."""
    FIELD.take_example_from_link()
    example_place = st.container()
    source = _choice("Field from", SOURCES, "field", "A formula, your own array, or real data.")
    places: dict[str, DeltaGenerator] = {}
    formula, array, relief, indexing = "", "", str(DEFAULTS["relief"]), XY
    x, y = AxisInputs("x"), AxisInputs("y")
    if source == ELEVATION:
        relief = _choice(
            "Spacing",
            SPACINGS,
            "relief",
            "Index: none. Degrees: longitude and latitude. Metres: distances on the ground.",
        )
    elif source == ARRAY:
        array = _array_box(places)
        x, y = _array_axes(places)
        indexing = _indexing()
    else:
        formula = formula_box("f(x, y)", DEFAULTS["fxy"], "fxy", ("x", "y"))
        places["fxy"] = st.container()
        x, y = _axis("x", places), _axis("y", places)
        indexing = _indexing()
    problem = FieldProblem(
        source, formula, array, x, y, relief, indexing, controls.edge_order_choice()
    )
    if not controls.projector_is_on():
        FIELD.undo_and_reset()
    with example_place:
        FIELD.example_list(case_shown(problem))
    return FieldInputs(problem, places)


def _choice(label: str, options: tuple[str, ...], key: str, help_text: str) -> str:
    chosen = st.segmented_control(
        label,
        list(options),
        default=DEFAULTS[key],
        required=True,
        key=key,
        help=help_text,
        **SHARED,
    )
    return str(chosen)


def _array_box(places: dict[str, DeltaGenerator]) -> str:
    text = st.text_area(
        "Array F",
        DEFAULTS["F"],
        key="F",
        height=120,
        max_chars=arrays.MAX_CHARACTERS + 1,
        help="One row per line, or nested brackets; at most 400 x 400 numbers.",
        **SHARED,
    )
    places["F"] = st.container()
    return text or ""


def _array_axes(places: dict[str, DeltaGenerator]) -> tuple[AxisInputs, AxisInputs]:
    """Draw the coordinates of an array: the index, or one typed coordinate per sample."""
    kind = _choice(
        "Coordinates",
        ARRAY_GRIDS,
        "arraygrid",
        "Index: np.gradient(F), slopes per index. Typed: where each column and row is.",
    )
    if kind == INDEX:
        return AxisInputs("x", INDEX), AxisInputs("y", INDEX)
    return _typed("x", places), _typed("y", places)


def _axis(name: str, places: dict[str, DeltaGenerator]) -> AxisInputs:
    """Draw the range and number of samples along one axis, or its typed coordinates."""
    if _choice(f"{name} is", GRIDS, f"{name}grid", "Evenly spread, or where you say.") == TYPED:
        return _typed(name, places)
    left, middle, right = st.columns([1, 1, 1.3], gap="xsmall")
    options: dict[str, Any] = {"max_chars": _MOST_OF_A_NUMBER, **SHARED}
    first, last, many = f"{name}0", f"{name}1", f"n{name}"
    start = left.text_input(f"{name} from", DEFAULTS[first], key=first, **options)
    stop = middle.text_input(f"{name} to", DEFAULTS[last], key=last, **options)
    count = right.number_input(
        f"samples in {name}", 2, MOST_SAMPLES, DEFAULTS[many], key=many, **SHARED
    )
    places[first] = places[last] = places[many] = st.container()
    return AxisInputs(name, UNIFORM, start or "", stop or "", int(count or 2))


def _typed(name: str, places: dict[str, DeltaGenerator]) -> AxisInputs:
    key = f"{name}s"
    text = st.text_area(
        f"Coordinates {name}",
        DEFAULTS[key],
        key=key,
        height=68,
        max_chars=arrays.MAX_CHARACTERS + 1,
        help="Numbers, or linspace(0, 1, 11): positions, not step sizes.",
        **SHARED,
    )
    places[key] = st.container()
    return AxisInputs(name, TYPED, coordinates=text or "")


def _indexing() -> str:
    chosen = st.segmented_control(
        "indexing",
        [XY, IJ],
        default=XY,
        required=True,
        key="indexing",
        help="As in np.meshgrid: xy makes the rows of the array y, ij makes them x. It decides "
        "which output comes first.",
        **SHARED,
    )
    return str(chosen)


def ways_switch(on_change: Callable[[], None]) -> None:
    """Draw the switch that compares both orders of unpacking."""
    st.toggle(
        "Do my arrows point the right way?",
        key="ways",
        on_change=on_change,
        help="Shows the arrows of the two outputs unpacked in the right and in the wrong order, on "
        "a field where nothing is symmetric. Switching it off brings your field back.",
        **SHARED,
    )


def view_choice(views: tuple[str, ...] = VIEWS) -> str:
    """Draw the choice of the picture and return it."""
    chosen = st.segmented_control(
        "Picture",
        list(views),
        default=VIEWS[0],
        required=True,
        key="view",
        label_visibility="collapsed",
        **SHARED,
    )
    return str(chosen)


def node_choice(field: Field) -> tuple[int, int]:
    """Draw the boxes that move the selected node; return its column and row."""
    shape = {"ix": len(field.x.coordinates), "iy": len(field.y.coordinates)}
    names = {"ix": "x index", "iy": "y index"}
    chosen = []
    with st.container(horizontal=True, gap="small"):
        for key, length in shape.items():
            default = min(int(DEFAULTS[key]), length - 1)
            index = st.number_input(
                names[key], 0, length - 1, default, key=key, width=120, **SHARED
            )
            chosen.append(int(index or 0))
    return chosen[0], chosen[1]


def keep_node_inside(field: Field) -> None:
    """Clamp the selected node to the field, before its boxes are drawn."""
    state = st.session_state
    for key, axis in (("ix", field.x), ("iy", field.y)):
        if key in state:
            state[key] = min(int(state[key] or 0), len(axis.coordinates) - 1)


def take_click(field: Field, click: Click) -> None:
    """Select the node that was clicked; what the browser sends is checked."""
    node = clicked_node(field, list(click.customdata)) or field.nearest(click.x, click.y)
    st.session_state["ix"], st.session_state["iy"] = node
