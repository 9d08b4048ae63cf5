"""The only caches: answers by what was typed, shared by all sessions and never changed."""

from __future__ import annotations

import streamlit as st

from gradient_ui import problem


@st.cache_resource(max_entries=32, show_spinner=False)
def solve(asked: problem.LineProblem) -> problem.Solution | problem.Refusal:
    """Return the answer to `asked`; traces hold read-only arrays, so they may be shared."""
    return problem.solve(asked)
