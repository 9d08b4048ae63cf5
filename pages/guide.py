"""What is a gradient, a finite difference, a stencil? The words, and what each argument takes."""

import streamlit as st

from gradient_ui.cards import guide as guide_cards
from gradient_ui.cards import header as head
from gradient_ui.cards import shared
from gradient_ui.cards.guide_entries import ENTRIES
from gradient_ui.inputs.guide import GUIDE

head.header(
    "What does `np.gradient` do? The words for it, one by one",
    "You have numbers, measured or computed at certain places. How steeply do they rise at each of "
    "them? That is the question `np.gradient` answers, and everything here is about how.",
)
for entry in ENTRIES:
    guide_cards.entry(entry)
guide_cards.three_orders()
st.header("The arguments of numpy.gradient", anchor=False)
guide_cards.arguments()
head.next_page(GUIDE)
shared.address(GUIDE)
