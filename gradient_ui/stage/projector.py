"""The keys of the projector view, on every page: P, and while it is on B, N, L and 1 to 4."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

KEY = "projector_keys"
_HERE = Path(__file__)
_COMPONENT = st.components.v2.component(
    KEY,
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    html='<div class="projector"><div class="projector-bar" role="toolbar" aria-label="Projector" '
    'hidden><button type="button"><kbd>B</kbd> blank</button>'
    '<button type="button"><kbd>N</kbd> next term</button>'
    '<button type="button"><kbd>1</kbd> to <kbd>4</kbd> vote</button>'
    '<button type="button"><kbd>L</kbd> lesson</button>'
    '<button type="button"><kbd>P</kbd> leave</button></div>'
    '<section class="projector-vote" aria-label="Vote" hidden></section>'
    '<div class="projector-blank" role="status" aria-label="Blank: any key shows the page" '
    "hidden></div></div>",
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)
# What the room needs no sight of: the way to other pages is in the sidebar.
STYLE = """
<style>
[data-testid="stHeader"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 0.25rem 1.5rem 2rem; }
[data-testid="stMain"]:focus-visible::before { display: none; }
[data-testid="stMain"] h1 { font-size: 1.25rem; padding-block: 0; }
[data-testid="stMain"] [data-testid="stVerticalBlock"] { gap: 0.4rem; }
[data-testid="stMain"] .katex-display { margin: 0.4rem 0 0.75rem; }
[data-testid="stMain"] h3 { padding-block: 0.25rem; }
@media (min-width: 60rem) { .st-key-page_head { flex-wrap: nowrap; } }
[data-testid="stMain"] pre { padding: 0.5rem 0.75rem; }
.st-key-stage_value [data-testid="stMetricValue"] { font-size: 1.75rem; line-height: 1.2; }
[data-testid="stMain"] .st-key-stage_node [data-testid="stMetricValue"] { font-size: 1.5rem; }
</style>
"""


def projector_keys(*, is_on: bool, is_taught: bool, on_toggled: Callable[[], None]) -> None:
    """Listen to the keys of the projector view.

    Parameters
    ----------
    is_on : bool
        Whether the page is shown in it.
    is_taught : bool
        Whether somebody teaches from the page: then what was clicked lets go of the keys.
    on_toggled : callable
        Called when it is to be turned on, or off.
    """
    _COMPONENT(key=KEY, data={"on": is_on, "taught": is_taught}, on_toggled_change=on_toggled)
