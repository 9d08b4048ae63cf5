"""Shows the pitfalls: a box to search them, a card for each, and one of them open."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import streamlit as st

from gradient_core.cases import GROUPS, PITFALLS, REACTIONS, Pitfall, find_pitfalls
from gradient_core.cases.pitfalls import RAISES, RIGHT, SILENT, WARNS
from gradient_ui.cards.links import open_link
from gradient_ui.controls import shared as controls
from gradient_ui.inputs import session
from gradient_ui.inputs.guide import GUIDE, NONE, PITFALL, WANTED
from gradient_ui.stage.in_sight import bring_into_sight
from gradient_ui.words import escaped

ICONS = {
    SILENT: ":material/volume_off:",
    WARNS: ":material/warning:",
    RAISES: ":material/block:",
    RIGHT: ":material/check:",
}
# Words that find something, for whoever has found nothing.
TO_TRY = ("nan", "edge", "dates", "axis", "tuple", "noise")


def key_of(number: int) -> str:
    """Return the key of a card."""
    return f"pitfall_{number}"


def pitfalls() -> None:
    """Show the search box, and the cards of what it finds, by groups."""
    wanted = controls.line(
        GUIDE,
        WANTED,
        "What surprises you?",
        live="300ms",
        placeholder="a word, such as nan, edge or dates",
        icon=":material/search:",
    )
    found = find_pitfalls(wanted)
    if not found:
        _nothing_found(wanted)
    elif wanted.strip():
        st.caption(f"{len(found)} of {len(PITFALLS)} found.")
    else:
        st.markdown(_ABOUT)
        st.markdown(f":small[{_LEGEND}]")
    opened = session.value(GUIDE, PITFALL)
    for group, members in groupby(found, lambda each: each.group):
        st.header(GROUPS[group], anchor=False)
        with st.container(gap="xsmall"):
            for pitfall in members:
                _card(pitfall, is_open=pitfall.number == opened)
    is_shown = any(each.number == opened for each in found)
    bring_into_sight(key_of(opened) if is_shown else None, session.arrivals()[0])


_ABOUT = "Questions that people ask, each with the smallest case that shows it."
_LEGEND = " · ".join(f"{ICONS[reaction]} {meaning}" for reaction, meaning in REACTIONS.items())
# What stands above what is printed.
_SAYS = {
    SILENT: "prints this, and says nothing:",
    WARNS: "warns, and prints this:",
    RAISES: "refuses the last line:",
    RIGHT: "prints this, and is right:",
}


def _nothing_found(wanted: str) -> None:
    st.markdown(
        f"No pitfall has all of these words: **{escaped(wanted[:40])}**. Try a single word, the "
        "shorter the better:"
    )
    with st.container(horizontal=True, gap="small"):
        for word in TO_TRY:
            st.button(word, key=f"try_{word}", on_click=_search, args=(word,))
    st.markdown("A message of NumPy is explained under *Your error*.")


def _search(word: str) -> None:
    st.session_state[WANTED] = word


def _card(pitfall: Pitfall, *, is_open: bool) -> None:
    """Draw a card; what is in it only where it is open."""
    key = key_of(pitfall.number)
    st.session_state[key] = is_open
    card = st.expander(
        f"**{escaped(pitfall.question)}** {pitfall.answer}",
        key=key,
        icon=ICONS[pitfall.reaction],
        on_change=_turn,
        args=(pitfall.number,),
    )
    if card.open:
        with card:
            _inside(pitfall)


def _turn(number: int) -> None:
    """Open a card, which closes the one before, or close it."""
    st.session_state[PITFALL] = number if session.sent(key_of(number), bool) else NONE


def _inside(pitfall: Pitfall) -> None:
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        st.caption("The smallest case that shows it:")
        st.code(pitfall.script, language=None, wrap_lines=True)
        st.caption(f"NumPy {np.__version__} {_SAYS[pitfall.reaction]}")
        st.code(pitfall.says, language=None, wrap_lines=True)
    with right:
        st.markdown(f"**What is true.** {pitfall.truth}\n\n**Why.** {pitfall.why}")
        open_link(pitfall.link, f"Open it: {pitfall.to_see}")
        st.caption(f"Pitfall {pitfall.number}. The address of this page leads here.")
