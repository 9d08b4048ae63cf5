"""How steeply do your numbers rise at each of them? Shows `gradient_core.trace_gradient` in 1-D."""

import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.cards import first_path, ladders, tables
from gradient_ui.cards import header as head
from gradient_ui.cards import line as step_figures
from gradient_ui.cards import shared as cards
from gradient_ui.cards.links import linked_tab
from gradient_ui.controls import line as line_controls
from gradient_ui.controls import shared as controls
from gradient_ui.controls import stepping
from gradient_ui.inputs import session
from gradient_ui.inputs.line import BELOW, LINE, LISTING, NUMBERS
from gradient_ui.problems.line import sampled_of
from gradient_ui.problems.refusals import Asked

QUESTION = "How steeply do your numbers rise at each of them?"
ABOUT = (
    "`np.gradient` answers with one **slope** for each of your numbers. Here is every difference "
    "it takes."
)
LOOK_FOR = "which of your numbers a slope reads, and which it leaves out."


def step_view(asked: Asked) -> None:
    """Show one step: strip, value, formula and curve, the same index lit in all of them.

    Only this part runs again when the index moves. The formula is sent before the curves, because
    that is what is waited for; the places keep the order on the page. It is kept with the session,
    so it knows what was asked, and looks up the answer.
    """
    session.rerun_if_written()
    answer = cached.answered(cached.solve(asked))
    trace = answer.trace
    form = str(session.value(LINE, NUMBERS))
    step = trace.step(stepping.index_of(len(trace.samples)))
    ladder = ladders.ladder_of(trace, sampled_of(answer)) if ladders.is_wanted() else None
    here, elsewhere = cards.split_cautions(trace, step)
    step_figures.show_strip(answer, asked, step, ladder)
    left, right = st.columns([1, 1.1], gap="medium")
    with left, st.container(gap="xsmall"):
        cards.summit(trace, step, form)
        stepping.choose_index(len(trace.samples))
        cards.caution_cards(here)
        error = cards.how_wrong(step, sampled_of(answer))
        cards.step_card(answer, step, form, error, cards.FORMULA_KEY)
        head.to_deduction(step, "step")
        cards.dtype_chip(trace.samples)
    with right, st.container(gap="xsmall"):
        step_figures.curves(answer, asked, step, ladder)
    first_path.draw(trace)
    cards.caution_cards(elsewhere)
    with st.container(key="stage_below"):
        if not controls.projector_is_on():
            below(answer, asked, step, form)
        elif session.value(LINE, BELOW) != LISTING:  # a lesson has opened it
            tables.views(answer, asked, step.position, form)


def below(answer: Answer, asked: Asked, step: DifferenceStep, form: str) -> None:
    """Show what was executed, every difference step and the call; only the open tab is made."""
    cards.executed(step, side_by_side=True)
    cards.in_books(step, form)
    tables.views(answer, asked, step.position, form)
    st.header("The call", anchor=False)
    cards.call_card(answer)


def looks() -> None:
    """Draw how the answer is shown."""
    line_controls.number_form(LINE)
    line_controls.ladder_wanted(LINE)


def main() -> None:
    """Draw the page.

    In a function: what a page has at its top is kept with each session, as long as one of its
    functions is, and an answer can be 50 MB.
    """
    with st.sidebar:
        inputs = line_controls.line_inputs(LINE)
    head.header(QUESTION, ABOUT, look_for=head.what_to_look_for(LINE, LOOK_FOR), looks=looks)
    with st.container():  # a place of its own for "Taking differences ...": nothing below it moves
        answer = cached.solve(inputs.asked)
    told = st.container()  # so that what follows keeps its place
    if isinstance(answer, Refusal):
        inputs.refuse(answer)
        with told:
            cards.error_card(answer, LINE)
        read_before = session.last_read(LINE)
        if read_before is None:
            cards.address(LINE)
        else:
            told.markdown(cards.READ_BEFORE)
            st.fragment(step_view)(read_before)
    else:
        session.keep_read(LINE, inputs.asked)
        sampled = sampled_of(answer)
        if sampled:
            with told:
                cards.pipeline(sampled)
        every = stepping.SECONDS if stepping.is_playing() else None
        st.fragment(step_view, run_every=every)(inputs.asked)
        head.send_to(LINE, inputs.asked, cached.solve)
    head.next_page(LINE)
    linked_tab(BELOW)


main()
