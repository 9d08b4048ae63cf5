"""The button that copies the link to what is on the screen."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from gradient_ui.limits import LONGEST_SAFE_LINK

_ICON = (
    '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" fill="none" '
    'stroke="currentColor" stroke-width="2" stroke-linecap="round"><path d="M10 13.5a4 4 0 0 0 '
    "6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.6 1.6M14 10.5a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.6-1.6"
    '"/></svg>'
)
_CSS = """
.box { position: relative; font-family: var(--st-font); }
button {
  display: flex; align-items: center; gap: 0.4rem; min-height: 2.5rem; padding: 0.25rem 0.75rem;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
  background: var(--st-background-color); color: var(--st-text-color);
  font: inherit; font-size: 1rem; cursor: pointer; white-space: nowrap;
}
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
[role="status"]:not(:empty) {
  position: absolute; right: 0; top: calc(100% + 0.25rem); z-index: 1; padding: 0.2rem 0.6rem;
  border-radius: 0.375rem; background: var(--st-text-color); color: var(--st-background-color);
  font-size: 0.875rem; white-space: nowrap;
}
"""

_COMPONENT = st.components.v2.component(
    "copy_link",
    html='<div class="box"><button type="button" aria-label="Copy link" title="Copy a link that '
    f'opens this page as you see it now">{_ICON}</button><span role="status"></span></div>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def copy_link() -> None:
    """Draw the button."""
    _COMPONENT(key="copy_link", data={"longest": LONGEST_SAFE_LINK}, width="content")
