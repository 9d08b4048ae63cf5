"""Raised hands, counted in the browser: by digits, presses, or typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

KEY = "raised_hands"

_HERE = Path(__file__)
_COMPONENT = st.components.v2.component(
    KEY,
    html='<div class="hands"></div>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def raised_hands(vote: str, answers: int, ended: str, on_in: Callable[[Any], None]) -> None:
    """Count the hands of one round.

    Parameters
    ----------
    vote : str
        Which vote and which round: the counts of each are kept apart.
    answers : int
    ended : str
        What is on the button that ends the round.
    on_in : callable
        Called with what the browser sends when the round is in, which is not checked yet.
    """

    def told() -> None:
        on_in((st.session_state.get(KEY) or {}).get("in"))

    data = {"vote": vote, "answers": answers, "ended": ended}
    _COMPONENT(key=KEY, data=data, on_in_change=told)
