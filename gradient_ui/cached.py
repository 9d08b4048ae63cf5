"""The only caches: answers by what was typed, shared by all sessions and never changed."""

from __future__ import annotations

import numpy as np
import streamlit as st

from gradient_core import GradientCoreError, SymbolicFunction, parse_function
from gradient_core.arrays import Argument, read_argument
from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_core.sampled import Directions, FieldOperators, compare_directions
from gradient_core.sampled import operators as field_operators
from gradient_core.sampled import streamlines as lines_of
from gradient_ui.figures.line.overview import Overview, overview_of
from gradient_ui.problems import axes, field, line, spacing
from gradient_ui.problems.field import field_of
from gradient_ui.problems.line import sampled_of
from gradient_ui.problems.refusals import Asked


@st.cache_resource(max_entries=16, show_spinner=False)
def read(text: str, name: str) -> Argument:
    """Return an array as it was read; ParseError if it cannot be."""
    return read_argument(text, name)


@st.cache_resource(max_entries=32, show_spinner="Taking differences ...")
def solve(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`; traces hold read-only arrays, so they may be shared."""
    return line.solve(asked, read)


@st.cache_resource(max_entries=32, show_spinner="Taking differences ...")
def solve_spacing(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`, a call with a second argument."""
    return spacing.solve(asked, read)


@st.cache_resource(max_entries=32, show_spinner=False)
def overview(asked: Asked, _answer: Answer) -> Overview:
    """Return the points to draw of all samples of the answer to `asked`."""
    return overview_of(_answer.trace, sampled_of(_answer))


@st.cache_resource(max_entries=16, show_spinner="Taking differences ...")
def solve_field(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`; fields hold read-only arrays, so they may be shared."""
    return field.solve(asked)


@st.cache_resource(max_entries=8, show_spinner="Taking differences ...")
def solve_axes(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`, an N-D call."""
    return axes.solve(asked)


@st.cache_resource(max_entries=16, show_spinner="Taking differences twice ...")
def operators(asked: Asked, _answer: Answer) -> FieldOperators:
    """Return what is made of the gradient of the answer to `asked`."""
    return field_operators.operators(field_of(_answer))


@st.cache_resource(max_entries=16, show_spinner="Judging the arrows ...")
def directions(asked: Asked, _answer: Answer) -> Directions:
    """Return the arrows of the answer to `asked`, unpacked in both orders."""
    return compare_directions(field_of(_answer))


@st.cache_resource(max_entries=16, show_spinner="Following the arrows ...")
def streamlines(asked: Asked, _answer: Answer) -> list[np.ndarray]:
    """Return the lines that follow the gradient of the answer to `asked`."""
    return lines_of(field_of(_answer))


@st.cache_resource(max_entries=64, show_spinner=False)
def function(text: str, variables: tuple[str, ...]) -> SymbolicFunction | None:
    """Return the formula as it was read, None if it cannot be read."""
    try:
        return parse_function(text, variables)
    except GradientCoreError:
        return None


def row_count(text: str) -> int:
    """Return how many rows the text has; 1 for one row, and for what cannot be read."""
    try:
        values = read(text, line.SAMPLES).value
    except GradientCoreError:
        return 1
    return len(values) if values.ndim == 2 else 1
