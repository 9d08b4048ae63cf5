"""Links to other pages, with what they open there; and what a link has opened on this one."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from gradient_ui.controls.shared import projector_is_on
from gradient_ui.inputs import session
from gradient_ui.inputs.input_set import PROJECTOR
from gradient_ui.screens import BY_PATH
from gradient_ui.stage.in_sight import bring_into_sight


def open_link(link: str, label: str) -> None:
    """Draw a link to a page of this app that opens in this tab, in the projector view if it is on.

    Parameters
    ----------
    link : str
        Path and query: ``/edge-order?case=squares``.
    label : str
        In Markdown.
    """
    parts = urlsplit(link)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if projector_is_on():
        asked[PROJECTOR.key] = PROJECTOR.text(value=True)
    st.page_link(
        BY_PATH[parts.path].file,
        label=label,
        query_params=asked,
        icon=":material/east:",
    )


def linked_tab(key: str) -> None:
    """Bring tabs into sight whose input is named in the link that opened the page."""
    arrival, named = session.arrivals()
    bring_into_sight(key if key in named else None, arrival)
