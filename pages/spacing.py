"""How is my spacing (second argument) read? Also why near neighbours count more."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.cards import header as head
from gradient_ui.cards import shared as cards
from gradient_ui.cards import spacing as spacing_cards
from gradient_ui.cards.links import linked_tab
from gradient_ui.cards.spacing_stage import show_stage
from gradient_ui.controls import shared as controls
from gradient_ui.controls import spacing as inputs
from gradient_ui.inputs import session
from gradient_ui.inputs.spacing import SEE, SPACING, THIS_SAMPLE, TO_MOVE
from gradient_ui.problems.refusals import Asked, refusal_of
from gradient_ui.problems.spacing import BLAMED

QUESTION = "How is my spacing (second argument) read?"
ABOUT = (
    "In `np.gradient(f, x)` the second argument says where your numbers are. One number is a "
    "distance, a list is positions."
)
LOOK_FOR = (
    "whether the ruler has your numbers where you meant them to be, and how much more a near "
    "neighbour counts than a far one."
)


def page(answer: Answer, asked: Asked) -> None:
    """Show the ruler, the seesaw, the step and the ladder of one call."""
    report = spacing_cards.report_of(answer)
    above, why, left, right = places()
    with why:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.header("Why do near neighbours count more?", anchor=False, width="content")
            index = inputs.choose_index(len(answer.trace.samples))
        here, to_move = st.tabs([THIS_SAMPLE, TO_MOVE], key=SEE, on_change="rerun")
    step = answer.trace.step(index)
    with above:
        to_try = spacing_cards.reading(answer, report, asked, step)
        spacing_cards.notes(answer, report, asked)
    if here.open:
        with here:
            spacing_cards.seesaw_of_sample(answer, report, index)
    if to_move.open:
        with to_move:
            spacing_cards.seesaw_to_move(answer, report, index)
    with left:
        st.header(f"The step at sample {index}", anchor=False)
        spacing_cards.the_step(answer, step)
    with right:
        if not controls.projector_is_on():
            st.header("With and without spacing", anchor=False)
            spacing_cards.ladder(answer, report, asked, index)
        st.header("The call", anchor=False)
        spacing_cards.call(answer)
    with to_try:  # after the figures that it moves
        show_stage(answer, asked, step)


def places() -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Return where ruler, seesaw, step and call stand: ruler and seesaw are to be seen at once."""
    if controls.projector_is_on():
        left, right = st.columns(2, gap="medium")
        return left, right, left, right
    with st.container(gap="xsmall"):
        above, why = st.container(), st.container(gap="xsmall")
    left, right = st.columns(2, gap="medium")
    return above, why, left, right


def refused(answer: Answer | Refusal, typed: controls.Typed) -> None:
    """Say why there is no answer to what was typed."""
    if isinstance(answer, Refusal):
        typed.refuse(answer)
        cards.error_card(answer, SPACING)
    else:
        typed.refuse(refusal_of(answer.refusal, BLAMED))
        spacing_cards.refused(answer, typed.asked)


with st.sidebar:
    typed = inputs.spacing_inputs()
head.header(QUESTION, ABOUT, look_for=head.what_to_look_for(SPACING, LOOK_FOR))
with st.container():  # a place of its own for "Taking differences ...": nothing below it moves
    answer = cached.solve_spacing(typed.asked)
told = st.container()  # so that what follows keeps its place
if isinstance(answer, Answer) and answer.refusal is None:
    session.keep_read(SPACING, typed.asked)
    page(answer, typed.asked)
    head.send_to(SPACING, typed.asked, cached.solve_spacing)
else:
    with told:
        refused(answer, typed)
    if read_before := session.last_read(SPACING):
        told.markdown(cards.READ_BEFORE)
        page(cached.answered(cached.solve_spacing(read_before)), read_before)
head.next_page(SPACING)
linked_tab(SEE)
cards.address(SPACING)
