"""Which output is which, and what does axis= do? Reads one call of np.gradient on an N-D array."""

import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import AxesReading, ReturnCard, fixes_for, return_card
from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.cards import axes as axes_cards
from gradient_ui.cards import header as head
from gradient_ui.cards import shared as cards
from gradient_ui.controls import axes as axes_controls
from gradient_ui.controls import shared as controls
from gradient_ui.figures.cells.array_cells import plane_through, with_room
from gradient_ui.inputs import session
from gradient_ui.inputs.axes import AXES
from gradient_ui.problems.axes import names_of, reading_of
from gradient_ui.problems.refusals import Asked

QUESTION = "Which output is d/dx, and what does `axis=` do?"
ABOUT = (
    "`np.gradient` returns one array per axis: the slopes down the rows first (d/dy), then along "
    "the columns (d/dx)."
)
LOOK_FOR = "the same cell in the numbers and in each output, and which neighbours it read."


def maps(reading: AxesReading) -> tuple[tuple[int, ...], list[DifferenceStep]]:
    """Show the samples and the outputs, and return the selected cell and its steps."""
    axes = [row.axis for row in reading.differentiated]
    left, right = st.columns([1.1, 1], gap="medium")
    with left:
        map_place = st.container()
        cell = axes_controls.choose_cell(reading.shape, axes)
    arrays = (reading.call.f.value, *reading.answer.numpy_outputs)
    plane = with_room(plane_through(cell, reading.shape, axes), arrays)
    trace = reading.answer.trace
    steps = [trace.step(cell, axis) for axis in axes] if trace else []
    with map_place:
        axes_cards.samples_map(reading, plane, steps)
    with right:
        if trace:
            axes_cards.output_maps(reading, plane, steps)
        else:
            axes_cards.refusal_card(reading)
    return cell, steps


def reader(reading: AxesReading, asked: Asked) -> None:
    """Show what the call does with each axis, and what each axis means."""
    st.header("The call, axis by axis", anchor=False)
    axes_cards.reader_table(reading)
    st.markdown("**What does each axis mean: space, time, component?**")
    axes_controls.choose_meanings(asked, reading)
    for note in reading.notes:
        st.info(note.text)
    if reading.answer.trace is not None:
        axes_cards.fix_buttons(fixes_for(reading))


def returns(reading: AxesReading, returned: ReturnCard | None) -> None:
    """Show what comes back, and the program to copy."""
    left, right = st.columns(2, gap="medium")
    with left:
        st.header("What comes back", anchor=False)
        if returned is None:
            st.markdown("Nothing: NumPy refuses the call.")
        else:
            axes_cards.returns(reading, returned)
    with right:
        st.header("To copy", anchor=False)
        axes_cards.program(reading, returned)


def page(reading: AxesReading, asked: Asked) -> None:
    """Show the call, its cells or why NumPy refuses it, and what it means."""
    returned = return_card(reading)
    axes_cards.call_line(reading, returned)
    if reading.answer.trace is not None:
        cards.caution_cards(reading.answer.trace.cautions)
    cell, steps = maps(reading)
    reader(reading, asked)
    if not controls.projector_is_on():
        returns(reading, returned)
    if steps:
        st.header(f"How cell {list(cell)} was made", anchor=False)
        axes_cards.steps_of_cell(reading, steps)


with st.sidebar:
    inputs = axes_controls.axes_inputs()
head.header(QUESTION, ABOUT, look_for=head.what_to_look_for(AXES, LOOK_FOR))
with st.container():  # a place of its own for "Taking differences ...": nothing below it moves
    answer = cached.solve_axes(inputs.asked)
told = st.container()  # so that what follows keeps its place
if isinstance(answer, Refusal):
    inputs.refuse(answer)
    with told:
        cards.error_card(answer, AXES)
    if read_before := session.last_read(AXES):
        told.markdown(cards.READ_BEFORE)
        page(reading_of(read_before, cached.answered(cached.solve_axes(read_before))), read_before)
else:
    session.keep_read(AXES, inputs.asked)
    names = names_of(inputs.asked, answer)
    if isinstance(names, Refusal):
        inputs.refuse(names)
    page(reading_of(inputs.asked, answer), inputs.asked)
    head.send_to(AXES, inputs.asked, cached.solve_axes)
head.next_page(AXES)
cards.address(AXES)
