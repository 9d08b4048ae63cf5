"""Links to other pages, with what they open there."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from gradient_ui.screens import BY_PATH


def open_link(link: str, label: str) -> None:
    """Draw a link to a page of this app that opens in this tab.

    Parameters
    ----------
    link : str
        Path and query: ``/edge-order?case=squares``.
    label : str
        In Markdown.
    """
    parts = urlsplit(link)
    st.page_link(
        BY_PATH[parts.path].file,
        label=label,
        query_params=dict(parse_qsl(parts.query, keep_blank_values=True)),
        icon=":material/east:",
    )
