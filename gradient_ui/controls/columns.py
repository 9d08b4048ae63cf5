"""A pasted table: how it was read, and which of its columns are samples and coordinates."""

from __future__ import annotations

import streamlit as st

from gradient_core.tables import Data
from gradient_ui.controls import shared
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.problems.line import COLUMN, X_COLUMN, x_column

NO_COLUMN = "none of them"


def choose_columns(page: InputSet, table: Data) -> bool:
    """Draw how a table was read and the lists of its columns; return whether x is one of them."""
    st.markdown(f":small[{sentence(table.reading)}]")
    names = [NO_COLUMN, *table.columns]
    left, right = st.columns(2, gap="xsmall")
    with left:
        shared.pick(page, COLUMN, "f is column", names[1:], first=1)
    with right:
        x = shared.pick(page, X_COLUMN, "x is column", names)
    return bool(x_column(table, x))


def sentence(reading: str) -> str:
    """Return how a text was read as a sentence; it holds no words of the text."""
    return f"{reading[:1].upper()}{reading[1:]}."
