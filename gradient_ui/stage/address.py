"""The address in the browser: written by a script of ours, so that the way back is right.

Streamlit's own ways to write it make a step of the browser's history for every press of a button
(``st.query_params``), or let a missing parameter overrule what was typed (``bind=``).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from gradient_ui.screens import BY_PATH

_KEY, _LAST, _THEMED = "address", "address_written", "theme_has_changed"
_MOST_CHARACTERS = 1_000_000
# On the document, once a page has been drawn.
OPENED_MARK = "data-opened"

_COMPONENT = st.components.v2.component(
    "address",
    html="<span hidden></span>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def write_address(link: str, *, is_new: bool, on_return: Callable[[str], None]) -> None:
    """Make `link` the address in the browser.

    Parameters
    ----------
    link : str
        The page and what stands behind its question mark.
    is_new : bool
        Whether the browser's way back leads to the address before.
    on_return : callable
        Called with what stands behind the question mark in the browser, where a session begins
        on a page that was open before: the server was started again.
    """
    state = st.session_state
    opened = _LAST not in state
    if opened or state[_LAST]["link"] != link:
        query = link.partition("?")[2]
        stamp = time.time_ns() // 1_000_000
        state[_LAST] = {"link": link, "query": query, "is_new": is_new, "stamp": stamp}

    def returned() -> None:
        search = (state.get(_KEY) or {}).get("search")
        if isinstance(search, str) and len(search) <= _MOST_CHARACTERS:
            on_return(search)

    def themed() -> None:
        state[_THEMED] = True

    data = {**state[_LAST], "opened": opened, "paths": list(BY_PATH)}
    _COMPONENT(key=_KEY, data=data, on_search_change=returned, on_theme_change=themed)
    if state.pop(_THEMED, False):
        st.rerun()  # the whole page: a part of it that runs alone has but some of the figures
