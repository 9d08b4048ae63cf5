"""What changes at the ends, and when is 2 worse than 1? Compares both values of edge_order."""

import streamlit as st

from gradient_core.calls import Answer
from gradient_core.insight import compare_edge
from gradient_core.statements import LEFT
from gradient_ui import cached
from gradient_ui.cards import duel as duel_cards
from gradient_ui.cards import edges as edge_cards
from gradient_ui.cards import header as head
from gradient_ui.cards import shared as cards
from gradient_ui.cards.links import linked_tab
from gradient_ui.controls import line as line_controls
from gradient_ui.controls.shared import projector_is_on
from gradient_ui.inputs import session
from gradient_ui.inputs.line import BEYOND, CLOSER, DUEL, EDGES, FORMULAS, HALVING, OUTPUTS
from gradient_ui.problems.line import EDGE_ORDER, sampled_of
from gradient_ui.problems.refusals import Asked

QUESTION = "What does `edge_order` change at the ends?"
ABOUT = (
    "Inside, nothing. The first and the last number have only one neighbour: `edge_order` says "
    "what to do there."
)
LOOK_FOR = "how far apart the two slopes at each end are, and which one your numbers point to."


def examples() -> None:
    """Draw the two examples that show the most."""
    for title, key, name in (("2 wins", "wins", "squares"), ("2 loses", "loses", "overshoot")):
        about = f"An example where edge_order={title}."
        st.button(title, key=key, on_click=session.choose, args=(EDGES, name), help=about)


def which_wins(answers: list[Answer]) -> None:
    """Show the duel, and what is true of these samples where they allow both orders."""
    duel_cards.duel()
    if len(answers) == 2:
        left = compare_edge(answers[0].trace, answers[1].trace, LEFT)
        edge_cards.rule_of_thumb(left)


TABS = {
    FORMULAS: edge_cards.formulas,
    OUTPUTS: edge_cards.outputs,
    DUEL: which_wins,
    HALVING: duel_cards.halving,
    BEYOND: duel_cards.beyond,
}


@st.fragment
def closer(asked: Asked) -> None:
    """Draw the open tab: only this part runs as a tab is opened or a dial moves.

    A session keeps it, so it knows no answer.
    """
    answers, _ = cached.both_orders(asked)
    tabs = st.tabs(list(TABS), key=CLOSER, on_change="rerun")
    for tab, draw in zip(tabs, TABS.values(), strict=True):
        if tab.open:
            with tab:
                draw(answers)
    cards.address(EDGES)


def page(asked: Asked) -> None:
    """Show what there is with both orders, or with the one that NumPy accepts."""
    answers, refusals = cached.both_orders(asked)
    trace = answers[0].trace
    if sampled := sampled_of(answers[0]):
        cards.pipeline(sampled)
    with st.container(gap="xsmall"):
        if refusals or not projector_is_on():
            edge_cards.counter(len(trace.samples))
        told = st.container()
    for refusal in refusals:
        st.warning(f"**No edge_order=2 here.** {refusal.message}")
    cards.caution_cards(trace.cautions)
    edge_cards.ends(answers)
    with told:  # after the figures that it moves
        edge_cards.show_stage(answers, asked)
    with st.container(key="stage_below"):
        closer(asked)


def main() -> None:
    """Draw the page, in a function: a session keeps its top level, and answers can be 50 MB."""
    with st.sidebar:
        inputs = line_controls.line_inputs(EDGES)
    head.header(QUESTION, ABOUT, look_for=edge_cards.what_to_look_for(LOOK_FOR), beside=examples)
    with st.container():  # a place of its own for "Taking differences ...": nothing below it moves
        answers, refusals = cached.both_orders(inputs.asked)
    told = st.container()  # so that what follows keeps its place
    if answers:
        session.keep_read(EDGES, inputs.asked)
        page(inputs.asked)
        head.send_to(EDGES, {**inputs.asked, EDGE_ORDER: 1}, cached.solve)
    else:
        inputs.refuse(refusals[0])
        with told:
            edge_cards.counter(edge_cards.count_samples(inputs.asked))
            cards.error_card(refusals[0], EDGES)
        if read_before := session.last_read(EDGES):
            told.markdown(cards.READ_BEFORE)
            page(read_before)
        else:
            cards.address(EDGES)
    head.next_page(EDGES)
    linked_tab(CLOSER)


main()
