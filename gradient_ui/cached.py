"""The only caches: answers by what was typed, shared by all sessions and never changed."""

from __future__ import annotations

import streamlit as st

from gradient_core import GradientCoreError, SymbolicFunction, parse_array, parse_function
from gradient_ui import problem
from gradient_ui.figures.overview import Overview, overview_of


@st.cache_resource(max_entries=32, show_spinner="Taking differences ...")
def solve(asked: problem.LineProblem) -> problem.Solution | problem.Refusal:
    """Return the answer to `asked`; traces hold read-only arrays, so they may be shared."""
    return problem.solve(asked)


@st.cache_resource(max_entries=32, show_spinner=False)
def overview(asked: problem.LineProblem, _solution: problem.Solution) -> Overview:
    """Return the points to draw of all samples of the answer to `asked`."""
    return overview_of(_solution.trace, _solution.sampled)


@st.cache_resource(max_entries=64, show_spinner=False)
def function(text: str, variables: tuple[str, ...]) -> SymbolicFunction | None:
    """Return the formula as it was read, None if it cannot be read."""
    try:
        return parse_function(text, variables)
    except GradientCoreError:
        return None


@st.cache_data(max_entries=64, show_spinner=False)
def row_count(text: str) -> int:
    """Return how many rows the text has; 1 for one row, and for what cannot be read."""
    try:
        values = parse_array(text)
    except GradientCoreError:
        return 1
    return len(values) if values.ndim == 2 else 1
