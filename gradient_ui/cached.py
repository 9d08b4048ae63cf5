"""The only caches: answers by what was typed, shared by all sessions and never changed."""

from __future__ import annotations

import numpy as np
import streamlit as st

from gradient_core import GradientCoreError, SymbolicFunction, parse_array, parse_function
from gradient_core.sampled import operators as field_operators
from gradient_core.sampled.directions import Directions, compare_directions
from gradient_core.sampled.operators import FieldOperators
from gradient_core.sampled.streamlines import streamlines as lines_of
from gradient_ui.figures.line.overview import Overview, overview_of
from gradient_ui.problems import axes as axes_problem
from gradient_ui.problems import field as field_problem
from gradient_ui.problems import line as problem


@st.cache_resource(max_entries=32, show_spinner="Taking differences ...")
def solve(asked: problem.LineProblem) -> problem.Solution | problem.Refusal:
    """Return the answer to `asked`; traces hold read-only arrays, so they may be shared."""
    return problem.solve(asked)


@st.cache_resource(max_entries=32, show_spinner=False)
def overview(asked: problem.LineProblem, _solution: problem.Solution) -> Overview:
    """Return the points to draw of all samples of the answer to `asked`."""
    return overview_of(_solution.trace, _solution.sampled)


@st.cache_resource(max_entries=16, show_spinner="Taking differences ...")
def solve_field(
    asked: field_problem.FieldProblem,
) -> field_problem.FieldSolution | problem.Refusal:
    """Return the answer to `asked`; fields hold read-only arrays, so they may be shared."""
    return field_problem.solve(asked)


@st.cache_resource(max_entries=8, show_spinner="Taking differences ...")
def solve_axes(
    asked: axes_problem.AxesProblem,
) -> axes_problem.AxesAnswer | axes_problem.Unreadable:
    """Return the answer to `asked`, an N-D call."""
    return axes_problem.solve(asked)


@st.cache_resource(max_entries=16, show_spinner="Taking differences twice ...")
def operators(
    asked: field_problem.FieldProblem, _solution: field_problem.FieldSolution
) -> FieldOperators:
    """Return what is made of the gradient of the answer to `asked`."""
    return field_operators.operators(_solution.field)


@st.cache_resource(max_entries=16, show_spinner="Judging the arrows ...")
def directions(
    asked: field_problem.FieldProblem, _solution: field_problem.FieldSolution
) -> Directions:
    """Return the arrows of the answer to `asked`, unpacked in both orders."""
    return compare_directions(_solution.field)


@st.cache_resource(max_entries=16, show_spinner="Following the arrows ...")
def streamlines(
    asked: field_problem.FieldProblem, _solution: field_problem.FieldSolution
) -> list[np.ndarray]:
    """Return the lines that follow the gradient of the answer to `asked`."""
    return lines_of(_solution.field)


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
