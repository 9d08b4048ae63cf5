"""The button that prints a sheet of paper on the page, and nothing around it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# The container whose content is the paper; within it those that begin a page of their own, and
# those with room to write in: the begins of their keys.
PAPER, NEW_PAGE, TO_WRITE = "paper", "paper_page", "paper_write"

_HERE = Path(__file__)
_BUTTON_CSS = """
button {
  min-height: 2.5rem; padding: 0.25rem 0.75rem; border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); background: var(--st-background-color);
  color: var(--st-text-color); font: 600 1rem var(--st-font); cursor: pointer; white-space: nowrap;
}
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
"""
_COMPONENT = st.components.v2.component(
    "print_page",
    html='<button type="button">print</button>',
    css=_BUTTON_CSS,
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def print_button() -> None:
    """Draw the button, and say how the paper is printed."""
    st.html(_HERE.with_suffix(".css"))
    _COMPONENT(key="print_page", data={}, width="content")
