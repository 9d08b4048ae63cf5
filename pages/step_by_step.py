"""What did np.gradient do to make this number? Shows `gradient_core.trace_gradient` in 1-D."""

import streamlit as st

from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_core.sampled import SampledFunction
from gradient_ui import cached
from gradient_ui.cards import line as step_figures
from gradient_ui.cards import shared as cards
from gradient_ui.cards import tables
from gradient_ui.controls import line as line_controls
from gradient_ui.controls import shared as controls
from gradient_ui.controls import stepping
from gradient_ui.inputs import session
from gradient_ui.inputs.line import BELOW, DIFF, LINE, LISTING, TABLE, AnyCase
from gradient_ui.limits import MOST_ROWS
from gradient_ui.problems.line import sampled_of
from gradient_ui.problems.refusals import Asked


def step_view(asked: Asked, form: str, with_ladder: bool) -> None:
    """Show one step: the card, and the same index lit in every figure.

    Only this part runs again when the index moves. The formula is sent first, because that is
    what is waited for; the places keep the order on the page. It is kept with the session, so it
    knows what was asked, and looks up the answer.
    """
    answer = cached.solve(asked)
    trace = answer.trace
    length = len(trace.samples)
    left, right = st.columns([1, 1.1], gap="small")
    with left, cards.card():
        heading, moving, body = (st.container() for _ in range(3))
    index = stepping.index_of(length)
    step = trace.step(index)
    here, elsewhere = cards.split_cautions(trace, step)
    with body:
        cards.caution_cards(here)
        cards.step_card(answer, step, form, cards.how_wrong(step, sampled_of(answer)))
        cards.dtype_chip(trace.samples)
    with heading:
        cards.step_heading(step)
    with moving:
        stepping.choose_index(length)
    with right:
        step_figures.show(answer, asked, step, with_ladder=with_ladder)
        cards.address(LINE)
    cards.caution_cards(elsewhere)
    if length > MOST_ROWS and not controls.projector_is_on():
        below(answer, asked, index)


def header(case: AnyCase | None, sampled: SampledFunction | None = None) -> None:
    """Show the question of the page, and what to look for in an example."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title("What did `np.gradient` do to make this number?", anchor=False, width="content")
        cards.stencil_help()
    if sampled:
        cards.pipeline(sampled)
    if case:
        st.markdown(f":small[**Look for:** {case.look_for}]")


def below(answer: Answer, asked: Asked, index: int) -> None:
    """Show the call and every difference step; only the open tab is made."""
    st.header("The call", anchor=False)
    cards.call_card(answer)
    lines, table, against = st.tabs([LISTING, TABLE, DIFF], key=BELOW, on_change="rerun")
    if lines.open:
        with lines:
            tables.listing(answer, index)
    if table.open:
        with table:
            tables.steps_table(answer, asked, index)
    if against.open:
        with against:
            tables.round_trip_table(answer, index)


def main() -> None:
    """Draw the page.

    In a function: what a page has at its top is kept with each session, as long as one of its
    functions is, and an answer can be 50 MB.
    """
    with st.sidebar:
        inputs = line_controls.line_inputs(LINE)
        form = line_controls.number_form(LINE)
        with_ladder = line_controls.ladder_wanted(LINE)
    with st.container():  # a place of its own for "Taking differences ...": nothing below it moves
        answer = cached.solve(inputs.asked)
    if isinstance(answer, Refusal):
        header(None)
        inputs.refuse(answer)
        cards.error_card(answer, LINE)
        cards.address(LINE)
    else:
        length = len(answer.trace.samples)
        case = LINE.shown(session.values_of(LINE))
        header(case, sampled_of(answer))
        every = stepping.SECONDS if stepping.is_playing() else None
        st.fragment(step_view, run_every=every)(inputs.asked, form, with_ladder)
        if length <= MOST_ROWS and not controls.projector_is_on():
            below(answer, inputs.asked, 0)


main()
