"""What does np.gradient do? The words for it, what surprises people, messages, and its history."""

import streamlit as st

from gradient_ui.cards import header as head
from gradient_ui.cards import shared
from gradient_ui.cards.guide import words
from gradient_ui.cards.guide_messages import messages
from gradient_ui.cards.guide_versions import versions
from gradient_ui.cards.pitfalls import pitfalls
from gradient_ui.inputs.guide import GUIDE, MESSAGE, PART, STUMBLES, VERSIONS, WORDS

PARTS = {WORDS: words, STUMBLES: pitfalls, MESSAGE: messages, VERSIONS: versions}


@st.fragment
def parts() -> None:
    """Draw the open part: only this runs as one is opened, or a card in it."""
    tabs = st.tabs(list(PARTS), key=PART, on_change="rerun")
    for tab, draw in zip(tabs, PARTS.values(), strict=True):
        if tab.open:
            with tab:
                draw()
    shared.address(GUIDE)


head.header(
    "What does `np.gradient` do, and where does it surprise?",
    "You have numbers, measured or computed at certain places. How steeply do they rise at each of "
    "them? That is the question `np.gradient` answers, and everything here is about how.",
)
parts()
head.next_page(GUIDE)
