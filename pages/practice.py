"""Can you say it before NumPy does? Question after question; of a wrong answer, its rule."""

import streamlit as st

from gradient_core.errors import Refusal
from gradient_core.practice import Item, Paper
from gradient_ui import cached
from gradient_ui.cards import header as head
from gradient_ui.cards import practice as cards
from gradient_ui.cards import shared
from gradient_ui.controls import practice as controls
from gradient_ui.controls.practice import Given
from gradient_ui.inputs.practice import PRACTICE
from gradient_ui.problems.practice import Place

QUESTION = "Can you say it before NumPy does?"
ABOUT = (
    "Say it, then see. Of a wrong answer you are told the rule that gives it, with your numbers."
)


def asked(place: Place, item: Item) -> None:
    """Show a question and what is answered to it, the picture beside it."""
    given = controls.given_at(place)
    final = given if given is not None and given.is_final else None
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        with st.container(border=True, gap="xsmall"):
            question(place, item, given)
        other_ways(place)
    with right:
        cards.picture(place, item, final)
        if item.hidden and final is None:
            cards.steps(item)
        if final is not None or not item.hidden:
            cards.right_rule(item)
    controls.keys(place, item)


def other_ways(place: Place) -> None:
    """Show what else can be done than to answer."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        controls.ways_round(place)
        cards.summary(place)


def printed(place: Place, paper: Paper) -> None:
    """Show a published answer, and ask where it goes wrong."""
    given = controls.given_at(place)
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        with st.container(border=True, gap="xsmall"):
            cards.paper_question(paper, given)
            is_solved = given is not None and given.verdict.is_right
            if not is_solved:
                controls.paper_form(place, paper)
            if given is not None:
                cards.paper_verdict(paper, given)
            if is_solved:
                controls.next_button(place)
        other_ways(place)
    with right:
        cards.paper_picture(paper, given)
    controls.keys(place, None)


def question(place: Place, item: Item, given: Given | None) -> None:
    """Show a question, and what is answered to it or became of the answer."""
    final = given if given is not None and given.is_final else None
    cards.progress(place, item)
    cards.question(item, final)
    if not item.hidden:
        cards.steps(item)
        controls.next_button(place)
    elif final is not None:
        told(place, item, final)
    else:
        controls.answer_form(place, item)
        if given is not None:
            st.warning(given.verdict.sentence)


def told(place: Place, item: Item, given: Given) -> None:
    """Show what became of an answer, and the one thing to do next."""
    cards.verdict_card(item, given)
    if given.verdict.is_right or place.again:
        controls.next_button(place)
    else:
        controls.again_button(place)


def main() -> None:
    """Draw the page."""
    head.header(QUESTION, ABOUT, beside=controls.which_questions)
    place = controls.here()
    item = cached.item(place)
    if place.paper is not None:
        printed(place, place.paper)
    elif isinstance(item, Refusal):
        st.error(f"**Seed.** {item.message}")
        controls.start_again()
    else:
        asked(place, item)
    head.from_the_top(place.name)
    shared.address(PRACTICE)
    head.next_page(PRACTICE)


main()
