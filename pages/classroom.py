"""How is this taught to a class? Lessons step by step, worksheets, and a link for the room."""

import streamlit as st

from gradient_ui.cards import header as head
from gradient_ui.cards import shared
from gradient_ui.cards.classroom import lesson_in_room, lesson_part
from gradient_ui.cards.room import room_part
from gradient_ui.cards.worksheet import worksheet_part
from gradient_ui.controls.shared import projector_is_on
from gradient_ui.inputs import session
from gradient_ui.inputs.classroom import CLASSROOM, PART, ROOM, TEACH, WORKSHEET

QUESTION = "How is this taught to a class?"
ABOUT = (
    "A lesson step by step, with votes by raised hands; a worksheet with its key; and a code that "
    "brings the room to a page."
)
PARTS = {TEACH: lesson_part, WORKSHEET: worksheet_part, ROOM: room_part}


@st.fragment
def parts() -> None:
    """Draw the open part; only this runs again from step to step."""
    tabs = st.tabs(list(PARTS), key=PART, on_change="rerun")
    for tab, draw in zip(tabs, PARTS.values(), strict=True):
        if tab.open:
            with tab:
                draw()
    shared.address(CLASSROOM)


def main() -> None:
    """Draw the page, for a room the lesson alone."""
    if projector_is_on() and session.value(CLASSROOM, PART) == TEACH:
        lesson_in_room(QUESTION)
        shared.address(CLASSROOM)
    else:
        head.header(QUESTION, ABOUT)
        parts()
        head.next_page(CLASSROOM)


main()
