"""A listing whose lines are clicked, and whose current line is lit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

_CSS = """
ol {
  list-style: none; margin: 0; padding: 0.5rem; overflow-x: auto;
  border-radius: var(--st-base-radius); background: var(--st-secondary-background-color);
}
button {
  display: block; width: 100%; padding: 0.2rem 0.6rem; border: 0;
  border-left: 4px solid transparent; background: none; color: var(--st-text-color);
  font-family: var(--st-code-font); font-size: 0.875rem; line-height: 1.5; text-align: left;
  overflow-wrap: anywhere; cursor: pointer;
}
button:hover { border-left-color: var(--st-border-color); }
button[aria-current] {
  border-left-color: var(--st-primary-color); background: var(--st-background-color);
  font-weight: 600;
}
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: -3px; }
"""

_COMPONENT = st.components.v2.component(
    "lines",
    html="<ol></ol>",
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def lines(
    texts: Mapping[int, str], current: int, *, key: str, alt: str, on_select: Callable[[int], None]
) -> None:
    """Show lines of text.

    Parameters
    ----------
    texts : mapping from index to str
        The lines, in their order.
    current : int
        The one that is lit.
    key, alt : str
    on_select : callable
        Called with the index of the line that was clicked.
    """

    def selected() -> None:
        index = (st.session_state.get(key) or {}).get("select")
        if type(index) is int and index in texts:
            on_select(index)

    shown = [{"index": index, "text": text} for index, text in texts.items()]
    data = {"lines": shown, "current": current, "alt": alt}
    _COMPONENT(key=key, data=data, on_select_change=selected)
