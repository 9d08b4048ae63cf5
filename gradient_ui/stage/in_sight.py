"""Brings a part of a page into sight: the one that a link has opened."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_COMPONENT = st.components.v2.component(
    "in_sight",
    html="<span hidden></span>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def bring_into_sight(key: str | None, arrival: int | str) -> None:
    """Scroll to the element with this key, where a link or the way on has opened it.

    What somebody opens on the page stays where it was clicked.

    Parameters
    ----------
    key : str or None
        None for nothing; the script is to be drawn all the same, so that it sees what opens later.
    arrival : int or str
        Another one each time that the visitor comes to a page, or to what is next on it.
    """
    with st.container(gap=None):  # the script takes no room
        _COMPONENT(key="in_sight", data={"key": key, "arrival": arrival})
