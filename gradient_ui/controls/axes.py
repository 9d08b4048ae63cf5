"""The widgets of the page about axes: array, axis=, spacing, names, meanings, the selected cell."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.calls import AxesReading, Fix, axes_for_meaning, call_for_axes
from gradient_core.cases import ARRAYS
from gradient_core.errors import Refusal
from gradient_core.limits import MAX_VALUES
from gradient_ui import cached
from gradient_ui.controls import shared
from gradient_ui.controls.columns import all_columns
from gradient_ui.controls.files import open_file
from gradient_ui.figures.cells.array_cells import plane_through
from gradient_ui.inputs import session
from gradient_ui.inputs.axes import AXES, inputs_of_fix
from gradient_ui.problems.axes import (
    ARRAY,
    AXIS,
    CELL,
    EDGE_ORDER,
    FROM,
    MEANING,
    NAMES,
    RAMP,
    SHAPE,
    SPACING,
    reading_of,
)
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.live_figure import Click

_MOST_ON_SLIDER = 200


def axes_inputs() -> shared.Typed:
    """Draw the inputs in the sidebar."""
    places: dict[str, DeltaGenerator] = {}
    source = shared.choice(
        AXES,
        FROM,
        "Array from",
        "Typed: numbers in brackets. Ramp: you give only a shape; along axis k the values rise by "
        "10 to the power k, so each axis has its own slope.",
    )
    _array(str(source))
    places[ARRAY] = places[SHAPE] = st.container()
    axis_help = "None, one axis such as 0 or -1, or several in an order: (1, 0)."
    shared.line(AXES, AXIS, "axis=", axis_help)
    places[AXIS] = st.container()
    shared.line(
        AXES,
        SPACING,
        "Spacing",
        "Empty: 1. One number: the distance along all axes. Or one entry per differentiated axis, "
        "in the order of axis=, with ; between them. An entry is a number or the coordinates of "
        "the samples: 0.5; 0, 1, 4",
    )
    places[SPACING] = st.container()
    shared.edge_order(AXES, EDGE_ORDER)
    about = "One per axis, in the order of the axes. Without any: rows are y, columns x."
    shared.line(AXES, NAMES, "Axis names", about, placeholder="as usual: y, x")
    places[NAMES] = st.container()
    shared.example_list(AXES)
    if not shared.projector_is_on():
        shared.undo_redo_reset(AXES)
    return shared.Typed(session.asked(AXES), places)


def _array(source: str) -> None:
    """Draw the box for the array, or for its shape."""
    if source == RAMP:
        shared.line(AXES, SHAPE, "Shape", "1 to 4 lengths with commas between: 2, 3, 4")
    else:
        f = shared.box(
            AXES,
            ARRAY,
            "Array f",
            "1 to 4 dimensions, as Python and NumPy print them: [[1, 2], [3, 4]]. Or plain rows, "
            f"one per line. At most {MAX_VALUES:,} values.",
            height=112,
        )
        open_file(AXES, ARRAY, ARRAYS)
        all_columns(cached.table(f))


def choose_meanings(asked: Asked, reading: AxesReading) -> None:
    """Draw the meaning of each axis; a component is crossed out of the call."""
    with st.container(horizontal=True, gap="medium"):
        for row in reading.rows:
            shared.choice(
                AXES,
                MEANING[row.axis],
                row.label[0].upper() + row.label[1:],
                on_change=_take_meaning,
                args=(row.axis, asked),
                width="content",
            )


def _take_meaning(axis: int, before: Asked) -> None:
    """Rewrite axis= and the spacing for the new meaning."""
    chosen = session.value(AXES, MEANING[axis])
    asked = {**before, MEANING[axis]: chosen}
    answer = cached.solve_axes(asked)
    if not isinstance(answer, Refusal):
        reading = reading_of(asked, answer)
        fix = Fix("", call_for_axes(reading, axes_for_meaning(reading, axis)))
        session.write(inputs_of_fix(fix))


def choose_cell(shape: Sequence[int], differentiated: Sequence[int]) -> tuple[int, ...]:
    """Draw a number box per axis, a slider for each one that is not drawn, and return the cell."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        cell = tuple(
            shared.index(AXES, CELL[axis], length, f"index on axis {axis}", width=122)
            for axis, length in enumerate(shape)
        )
    drawn = plane_through(cell, shape, differentiated).axes
    for axis in range(len(shape)):
        if axis not in drawn and 2 <= shape[axis] <= _MOST_ON_SLIDER:
            _slider(axis, shape[axis] - 1, cell[axis])
    return cell


def _slider(axis: int, last: int, now: int) -> None:
    """Draw the slider that moves the slice along an axis; a twin of its number box."""
    key = f"{CELL[axis]}_slider"
    st.session_state[key] = now

    def take() -> None:
        index = session.sent(key, int)
        if index is not None:
            st.session_state[CELL[axis]] = index

    st.slider(f"slice on axis {axis}", 0, last, key=key, on_change=take)


def take_click(click: Click, shape: Sequence[int]) -> None:
    """Select the cell that was clicked; what the browser sends is checked."""
    index = click.customdata
    fits = len(index) == len(shape) and all(
        0 <= i < n and i == int(i) for i, n in zip(index, shape, strict=True)
    )
    if fits:
        st.session_state.update({CELL[axis]: int(i) for axis, i in enumerate(index)})
