"""Which output is which, and what does axis= do? Reads one call of np.gradient on an N-D array."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core import DifferenceStep
from gradient_core.calls.fixes import fixes_for
from gradient_core.calls.reading import CallReading
from gradient_core.calls.returned import ReturnCard, return_card
from gradient_ui import cached
from gradient_ui.cards import axes as axes_cards
from gradient_ui.cards import shared as cards
from gradient_ui.controls import axes as axes_controls
from gradient_ui.controls import shared as controls
from gradient_ui.figures.cells.array_cells import plane_through
from gradient_ui.inputs import session
from gradient_ui.inputs.axes import AXES
from gradient_ui.problems.axes import NAMES, AxesAnswer, AxesProblem, Unreadable
from gradient_ui.problems.line import Refusal


def header() -> DeltaGenerator:
    """Show the question of the page and what to look for; return the place of the link."""
    case = AXES.shown(session.values_of(AXES))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title("Which output is d/dx, and what does `axis=` do?", anchor=False, width="content")
        place = st.container(width="content")
    if case:
        st.markdown(f":small[**Look for:** {case.look_for}]")
    return place


def maps(answer: AxesAnswer) -> tuple[tuple[int, ...], list[DifferenceStep]]:
    """Show the samples and the outputs, and return the selected cell and its steps."""
    call = answer.call
    axes = [row.axis for row in call.differentiated]
    left, right = st.columns([1.1, 1], gap="medium")
    with left:
        map_place = st.container()
        cell = axes_controls.choose_cell(call.shape, axes)
    plane = plane_through(cell, call.shape, axes)
    steps = [call.trace.step(cell, axis) for axis in axes] if call.trace else []
    with map_place:
        axes_cards.samples_map(call, plane, steps)
    with right:
        if call.refusal is None:
            axes_cards.output_maps(answer, plane, steps)
        else:
            axes_cards.refusal_card(call, axes_controls.take_fix)
    return cell, steps


def reader(call: CallReading, problem: AxesProblem) -> None:
    """Show what the call does with each axis, and what each axis means."""
    st.header("The call, axis by axis", anchor=False)
    axes_cards.reader_table(call)
    st.markdown("**What does each axis mean: space, time, component?**")
    axes_controls.choose_meanings(problem, call)
    for note in call.notes:
        st.info(note)
    if call.trace is not None:
        axes_cards.fix_buttons(fixes_for(call), axes_controls.take_fix)


def returns(call: CallReading, returned: ReturnCard | None) -> None:
    """Show what comes back, and the program to copy."""
    left, right = st.columns(2, gap="medium")
    with left:
        st.header("What comes back", anchor=False)
        if returned is None:
            st.markdown("Nothing: NumPy refuses the call.")
        else:
            axes_cards.returns(returned)
    with right:
        st.header("To copy", anchor=False)
        axes_cards.program(call, returned)


def page(answer: AxesAnswer, problem: AxesProblem) -> None:
    """Show the call, its cells or why NumPy refuses it, and what it means."""
    call = answer.call
    returned = return_card(call)
    axes_cards.call_line(call, returned)
    cell, steps = maps(answer)
    if call.trace is not None:
        cards.caution_cards(call.trace.cautions)
    reader(call, problem)
    if not controls.projector_is_on():
        returns(call, returned)
    if steps:
        st.header(f"How cell {list(cell)} was made", anchor=False)
        axes_cards.steps_of_cell(answer, cell, steps)


with st.sidebar:
    inputs = axes_controls.axes_inputs()
link_place = header()
with st.container():  # a place of its own for "Taking differences ...": nothing below it moves
    answer = cached.solve_axes(inputs.problem)
if isinstance(answer, Unreadable):
    inputs.refuse(Refusal(answer.field, answer.message))
    axes_cards.unreadable_card(answer)
else:
    if answer.note:
        inputs.refuse(Refusal(NAMES, answer.note))
    page(answer, inputs.problem)
with link_place:
    cards.address(AXES)
