"""The widgets of the Vector field page, and the one selected node."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.calls import Answer
from gradient_core.cases import ARRAY, ELEVATION
from gradient_core.sampled import Field
from gradient_ui import cached
from gradient_ui.controls import shared
from gradient_ui.controls.columns import all_columns
from gradient_ui.controls.files import open_file
from gradient_ui.controls.formula import formula_box
from gradient_ui.figures.field.nodes import clicked_node
from gradient_ui.inputs import session
from gradient_ui.inputs.field import FIELD, IX, IY, VIEW, WAYS
from gradient_ui.problems.field import (
    ARRAY_GRID,
    EDGE_ORDER,
    FXY,
    INDEXING,
    RELIEF,
    SOURCE,
    TYPED,
    F,
    coordinates,
    ends,
    field_of,
    grid,
)
from gradient_ui.stage.live_figure import Click

Places = dict[str, DeltaGenerator]

_TAKEN = "nodes_taken"


def field_inputs() -> shared.Typed:
    """Draw the inputs of the page."""
    places: Places = {}
    source = shared.choice(FIELD, SOURCE, "Field from", "A formula, your own array, or real data.")
    if source == ELEVATION:
        about = (
            "Index: no spacing. Degrees: longitude and latitude. Metres: distances on the ground."
        )
        shared.choice(FIELD, RELIEF, "Spacing", about)
    elif source == ARRAY:
        _array(places)
    else:
        formula_box(FIELD, FXY, "f(x, y)", ("x", "y"))
        places[FXY] = st.container()
        _axis("x", places)
        _axis("y", places)
    if source != ELEVATION:
        shared.choice(
            FIELD,
            INDEXING,
            "indexing",
            "As in np.meshgrid: xy makes the rows of the array y, ij makes them x. It decides "
            "which output comes first.",
        )
    shared.edge_order(FIELD, EDGE_ORDER)
    shared.example_list(FIELD)
    if not shared.projector_is_on():
        shared.undo_redo_reset(FIELD)
    return shared.Typed(session.asked(FIELD), places)


def _array(places: Places) -> None:
    """Draw the box of an array and its coordinates: the index, or one typed per sample."""
    about = "One row per line, or nested brackets; at most 400 x 400 numbers."
    f = shared.box(FIELD, F, "Array F", about, height=120)
    places[F] = st.container()
    open_file(FIELD, F)
    all_columns(cached.table(f))
    kind = shared.choice(
        FIELD,
        ARRAY_GRID,
        "Coordinates",
        "Index: np.gradient(F), slopes per index. Typed: where each column and row is.",
    )
    if kind == TYPED:
        _typed("x", places)
        _typed("y", places)


def _axis(name: str, places: Places) -> None:
    """Draw the range and number of samples along one axis, or its typed coordinates."""
    kind = shared.choice(
        FIELD, grid(name), f"{name} is", "Evenly spread, or at coordinates that you type."
    )
    if kind == TYPED:
        _typed(name, places)
        return
    left, middle, right = st.columns([1, 1, 1.3], gap="xsmall")
    first, last, count = ends(name)
    with left:
        shared.line(FIELD, first, f"{name} from")
    with middle:
        shared.line(FIELD, last, f"{name} to")
    with right:
        shared.count(FIELD, count, f"samples in {name}")
    places[first] = places[last] = places[count] = st.container()


def _typed(name: str, places: Places) -> None:
    key = coordinates(name)
    about = "Numbers, or linspace(0, 1, 11): positions, not step sizes."
    shared.box(FIELD, key, f"Coordinates {name}", about, height=68)
    places[key] = st.container()


def ways_switch() -> None:
    """Draw the switch that compares both orders of unpacking."""
    shared.toggle(
        FIELD,
        WAYS,
        "Do my arrows point the right way?",
        "Shows the arrows of your field with its two outputs unpacked in the right and in the "
        "wrong order.",
    )


def view_choice() -> str:
    """Draw the choice of the picture and return it."""
    return str(shared.choice(FIELD, VIEW, "Picture", label_visibility="collapsed"))


def one_of(key: str) -> str:
    """Draw a choice above a picture and return it."""
    return str(shared.choice(FIELD, key, key, label_visibility="collapsed"))


def node_choice(field: Field) -> tuple[int, int]:
    """Draw the boxes that move the selected node; return its column and row."""
    with st.container(horizontal=True, gap="small"):
        ix = shared.index(FIELD, IX, len(field.x.coordinates), "x index", width=120)
        iy = shared.index(FIELD, IY, len(field.y.coordinates), "y index", width=120)
    return ix, iy


def take_click(click: Click) -> None:
    """Select the node that was clicked; what the browser sends is checked."""
    asked = session.last_read(FIELD)
    answer = cached.solve_field(asked) if asked else None
    if not isinstance(answer, Answer):
        return
    field = field_of(answer)
    node = clicked_node(field, list(click.customdata)) or field.nearest(click.x, click.y)
    st.session_state[IX], st.session_state[IY] = node


def taken() -> int:
    """Return how many nodes were selected in the browser so far."""
    return int(st.session_state.get(_TAKEN, 0))


def go(place: int, columns: int) -> None:
    """Select the node that was reached in the browser: its place, row by row of the drawing."""
    st.session_state[_TAKEN] = taken() + 1
    st.session_state[IY], st.session_state[IX] = divmod(place, columns)
