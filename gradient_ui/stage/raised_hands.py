"""How the answers of a vote look."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# The container of the answers.
ANSWERS = "raised_hands"

_STYLE = Path(__file__).with_suffix(".css")


def style_of_answers() -> None:
    """Let the answers stand below each other, read from the left."""
    st.html(_STYLE)
