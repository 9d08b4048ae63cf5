"""The bar with the four beats of a first visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

_KEY = "first_path"
_CSS = """
/* In sight from the first moment, wherever it stands; a phone has no room for that. */
@media (min-width: 40rem) {
  .st-key-first_path { position: sticky; bottom: 0.125rem; z-index: 5; }
}
.first-path {
  display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem;
  padding: 0.125rem 0.75rem; border-radius: var(--st-base-radius);
  background: var(--st-blue-background-color); color: var(--st-text-color);
  font-family: var(--st-font); font-size: 0.875rem;
}
.first-path[hidden] { display: none; }
.first-path ol {
  display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; flex: 1; margin: 0; padding: 0;
}
.first-path li { list-style: none; margin: 0; font-size: inherit; }
.first-path .next { font-weight: 600; }
.first-path .done { color: var(--st-green-text-color); }
.first-path button {
  border: 0; background: none; color: inherit; font: inherit; cursor: pointer;
  padding: 0.25rem 0.5rem; text-decoration: underline;
}
.first-path button:focus-visible { outline: 3px solid var(--st-primary-color); }
"""

_COMPONENT = st.components.v2.component(
    "first_path",
    html='<section class="first-path" aria-label="First steps"><strong></strong><ol></ol>'
    '<button type="button">hide</button></section>',
    css=_CSS,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,  # what sticks is the element around it
)


def first_path(beats: Sequence[tuple[str, bool]], *, on_dismissed: Callable[[], None]) -> None:
    """Show the beats, each with whether it is done."""
    data = {
        "title": "First time here?",
        "all_done": "That is how it works.",
        "beats": [{"text": text, "done": done} for text, done in beats],
    }
    _COMPONENT(key=_KEY, data=data, on_dismissed_change=on_dismissed)
