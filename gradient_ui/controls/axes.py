"""The widgets of the page about axes: array, axis=, spacing, names, meanings, the selected cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.arrays.notation import MAX_CHARACTERS
from gradient_core.arrays.ranges import MAX_VALUES
from gradient_core.calls.fixes import Fix, axes_for_meaning, inputs_for_axes
from gradient_core.calls.reading import MEANINGS, SPACE, CallReading
from gradient_ui import cached
from gradient_ui.controls import shared as controls
from gradient_ui.figures.cells.array_cells import plane_through
from gradient_ui.inputs.axes import AXES
from gradient_ui.inputs.input_set import SHARED
from gradient_ui.problems.axes import (
    ARRAY,
    AXIS,
    CELL,
    DEFAULTS,
    EDGE_ORDER,
    FROM,
    MEANING,
    NAMES,
    RAMP,
    SHAPE,
    SPACING,
    TYPED,
    AxesAnswer,
    AxesProblem,
    Unreadable,
    case_shown,
    inputs_of_fix,
)
from gradient_ui.stage.live_figure import Click

_LONGEST_LINE = 2_000
_MOST_ON_SLIDER = 200


@dataclass(frozen=True)
class AxesInputs:
    """What the inputs say, and the places beside them for what is wrong with them."""

    problem: AxesProblem
    places: dict[str, DeltaGenerator]

    def refuse(self, why: Unreadable) -> None:
        """Say beside the input that caused it why there is no answer."""
        self.places[why.field].error(why.message)


def axes_inputs(*, brief: bool) -> AxesInputs:
    """Draw the inputs in the sidebar; `brief` leaves out undo and reset."""
    AXES.take_example_from_link()
    example_place = st.container()
    places: dict[str, DeltaGenerator] = {}
    source = st.segmented_control(
        "Array from",
        [TYPED, RAMP],
        default=TYPED,
        required=True,
        key=FROM,
        help="Typed: numbers in brackets. Ramp: only a shape; along axis k the values rise by "
        "10 to the power k, so each axis has its own slope.",
        **SHARED,
    )
    f, shape = _array(str(source), places)
    axis = _line(AXIS, "axis=", "None, one axis such as 0 or -1, or several in an order: (1, 0).")
    places[AXIS] = st.container()
    spacing = _line(
        SPACING,
        "Spacing",
        "Nothing: 1. One number: for all axes. Or one entry per differentiated axis, in the order "
        "of axis=, with ; between: a number, or the coordinates of each sample: 0.5; 0, 1, 4",
    )
    places[SPACING] = st.container()
    order = controls.edge_order_choice(EDGE_ORDER)
    names = _line(NAMES, "Axis names", "Optional, one per axis in the order of the axes: y, x")
    places[NAMES] = st.container()
    meanings = tuple(meaning_of(axis) for axis in range(len(MEANING)))
    problem = AxesProblem(str(source), f, shape, axis, spacing, names, order, meanings)
    if not brief:
        AXES.undo_and_reset()
    with example_place:
        AXES.example_list(case_shown(problem))
    return AxesInputs(problem, places)


def _array(source: str, places: dict[str, DeltaGenerator]) -> tuple[str, str]:
    """Draw the box for the array or for its shape, and return both texts."""
    if source == RAMP:
        shape = _line(SHAPE, "Shape", "1 to 4 lengths with commas between: 2, 3, 4")
        places[SHAPE] = st.container()
        return str(DEFAULTS[ARRAY]), shape
    f = st.text_area(
        "Array f",
        DEFAULTS[ARRAY],
        key=ARRAY,
        height=112,
        max_chars=MAX_CHARACTERS + 1,
        help="1 to 4 dimensions, as Python and NumPy print them: [[1, 2], [3, 4]]. Or plain rows, "
        f"one per line. At most {MAX_VALUES:,} values.",
        **SHARED,
    )
    places[ARRAY] = st.container()
    return f or "", str(DEFAULTS[SHAPE])


def _line(key: str, label: str, help_text: str) -> str:
    text = st.text_input(
        label, DEFAULTS[key], key=key, max_chars=_LONGEST_LINE, help=help_text, **SHARED
    )
    return text or ""


def meaning_of(axis: int) -> str:
    """Return what an axis means; known before its widget, further down the page, is drawn."""
    key = MEANING[axis]
    asked = st.session_state.get(key) or st.query_params.get(key)
    return asked if asked in MEANINGS else SPACE


def choose_meanings(problem: AxesProblem, call: CallReading) -> None:
    """Draw the meaning of each axis; a component is crossed out of the call."""
    with st.container(horizontal=True, gap="medium"):
        for row in call.rows:
            st.segmented_control(
                row.label[0].upper() + row.label[1:],
                list(MEANINGS),
                default=SPACE,
                required=True,
                key=MEANING[row.axis],
                on_change=_take_meaning,
                args=(row.axis, problem),
                width="content",
                **SHARED,
            )


def _take_meaning(axis: int, before: AxesProblem) -> None:
    """Rewrite axis= and the spacing for the new meaning, so that it can be undone."""
    state = st.session_state
    key = MEANING[axis]
    chosen, state[key] = state[key], before.meanings[axis]
    AXES.keep_for_undo()
    state[key] = chosen
    meanings = (*before.meanings[:axis], chosen, *before.meanings[axis + 1 :])
    asked = {field: getattr(before, field) for field in before.__dataclass_fields__}
    answer = cached.solve_axes(AxesProblem(**{**asked, "meanings": meanings}))
    if isinstance(answer, AxesAnswer):
        axes = axes_for_meaning(answer.call, axis)
        state[AXIS], state[SPACING] = inputs_for_axes(answer.call, axes)


def take_fix(fix: Fix) -> None:
    """Write what a fix says into the inputs, so that it can be undone."""
    AXES.keep_for_undo()
    st.session_state.update(inputs_of_fix(fix))


def choose_cell(shape: Sequence[int], differentiated: Sequence[int]) -> tuple[int, ...]:
    """Draw a number box per axis, a slider for each one that is not drawn, and return the cell."""
    state = st.session_state
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for axis, length in enumerate(shape):
            key, last = CELL[axis], length - 1
            if key in state:  # a smaller array came: its last index, not the default
                state[key] = min(int(state[key] or 0), last)
            st.number_input(
                f"index on axis {axis}",
                0,
                last,
                min(int(DEFAULTS[key]), last),
                key=key,
                width=122,
                **SHARED,
            )
    cell = tuple(int(state[CELL[axis]] or 0) for axis in range(len(shape)))
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
        st.session_state[CELL[axis]] = st.session_state[key]

    st.slider(f"slice on axis {axis}", 0, last, key=key, on_change=take)


def take_click(click: Click, shape: Sequence[int]) -> None:
    """Select the cell that was clicked; what the browser sends is checked."""
    index = click.customdata
    fits = len(index) == len(shape) and all(
        0 <= i < n and i == int(i) for i, n in zip(index, shape, strict=True)
    )
    if fits:
        st.session_state.update({CELL[axis]: int(i) for axis, i in enumerate(index)})
