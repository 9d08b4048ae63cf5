"""Which way is uphill, and how steep? Shows the gradient of f(x, y) as arrows."""

import streamlit as st

from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.cards import field as field_cards
from gradient_ui.cards import field_stage
from gradient_ui.cards import header as head
from gradient_ui.cards import shared as cards
from gradient_ui.controls import field as field_controls
from gradient_ui.controls.shared import projector_is_on
from gradient_ui.inputs import session
from gradient_ui.inputs.field import FIELD, WAYS
from gradient_ui.problems.field import field_of
from gradient_ui.problems.refusals import Asked

QUESTION = "Which way is uphill, and how steep?"
ABOUT = (
    "Two slopes at every node, one along x and one along y, make an arrow: it points uphill, and "
    "is longer where it is steeper."
)
LOOK_FOR = "the arrow of the selected node: it crosses the lines of equal height at a right angle."


@st.fragment
def node_view(asked: Asked) -> None:
    """Show the field, and one node of it: only this part runs again when the node moves.

    It is kept with the session, so it knows what was asked, and looks up the answer.
    """
    answer = cached.answered(cached.solve_field(asked))
    view = field_controls.view_choice()
    left, right = st.columns([1.3, 1], gap="small")
    with right, cards.card(), st.container(gap="xsmall"):
        heading, body, boxes = (st.container(gap="xsmall") for _ in range(3))
    with boxes:
        node = field_controls.node_choice(field_of(answer))
    with heading:
        field_cards.node_summit(field_of(answer), node)
    with body:
        field_cards.arrow_card(answer, node)
    with left, st.container(gap="xsmall"):
        above = st.container()
        figure = field_cards.picture(view, asked, answer, node)
        field_stage.caption(answer, view, figure)
    with above:  # after the figure in which it moves
        field_stage.show_stage(answer, asked, node, figure)
    with right:
        cards.address(FIELD)
    if not projector_is_on():
        st.header("Both difference steps in full", anchor=False)
        with st.container(key="stage_below"):
            field_cards.whole_steps(answer, node)


def main() -> None:
    """Draw the page.

    In a function: what a page has at its top is kept with each session, as long as one of its
    functions is, and an answer can be 50 MB.
    """
    with st.sidebar:
        inputs = field_controls.field_inputs()
    asked = inputs.asked
    head.header(
        QUESTION,
        ABOUT,
        look_for=head.what_to_look_for(FIELD, LOOK_FOR),
        beside=field_controls.ways_switch,
    )
    in_both_ways = bool(session.value(FIELD, WAYS))
    # Everything that can appear and vanish is in one container, so that what follows keeps its
    # place and the figure its camera.
    with st.container():
        answer = cached.solve_field(asked)
        if isinstance(answer, Refusal):
            inputs.refuse(answer)
            cards.error_card(answer, FIELD)
            opening = FIELD.counting(FIELD.defaults)
            asked = session.last_read(FIELD) or opening
            which = "opening field" if asked == opening else "last field that could be read"
            st.markdown(f"Below is the {which}.")
            answer = cached.answered(cached.solve_field(asked))
        field_cards.cautions(asked, answer)
        if in_both_ways:
            field_cards.right_way(asked, answer)
    session.keep_read(FIELD, asked)
    node_view(asked)
    if not projector_is_on():
        st.header("The program", anchor=False)
        field_cards.program(answer)
    head.send_to(FIELD, asked, cached.solve_field)
    head.next_page(FIELD)


main()
