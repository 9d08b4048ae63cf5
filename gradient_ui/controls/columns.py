"""A pasted table: how it was read, and which of its columns are samples and coordinates."""

from __future__ import annotations

import streamlit as st

from gradient_core.limits import MAX_CHARACTERS
from gradient_core.tables import (
    Data,
    can_fill,
    filled,
    held_table,
    where_missing,
    without_missing,
)
from gradient_ui import cached
from gradient_ui.controls import shared
from gradient_ui.inputs import session
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.problems.line import COLUMN, SAMPLES, X_COLUMN, X_UNIT, x_column
from gradient_ui.words import escaped

NO_COLUMN = "none of them"


def choose_columns(page: InputSet, text: str, table: Data) -> bool:
    """Draw how a table was read and the lists of its columns; return whether x is one of them."""
    st.markdown(f":small[{sentence(table.reading)}]")
    names = [NO_COLUMN, *table.columns]
    left, right = st.columns(2, gap="xsmall")
    with left:
        f = shared.pick(page, COLUMN, "f is column", names[1:], first=1)
    with right:
        x = x_column(table, shared.pick(page, X_COLUMN, "x is column", names))
    if x and table.columns[names[x]].dtype.kind == "M":
        about = "The gaps of the dates are counted in this unit. Fitting: the largest that fits."
        shared.choice(page, X_UNIT, "Unit of time", about)
    _missing(text, table, names[f], names[x] if x else "")
    return bool(x)


def sentence(reading: str) -> str:
    """Return how a text was read as a sentence; it holds no words of the text."""
    return f"{reading[:1].upper()}{reading[1:]}."


def _missing(text: str, table: Data, f: str, x: str) -> None:
    """Name the values that are missing, and draw what can be done about them."""
    missing = where_missing(table, [f, x])
    if not missing:
        return
    st.markdown(f":small[Missing: {escaped(missing)}. A slope that reads it is nan.]")
    with st.container(horizontal=True, gap="small"):
        st.button(
            "leave out",
            key="missing_out",
            on_click=_leave_out,
            args=(text, [f, x]),
            help="Takes the whole rows out. With x, the neighbours of the gap become neighbours.",
        )
        if can_fill(table, f, x):
            st.button(
                "fill in",
                key="missing_filled",
                on_click=_fill_in,
                args=(text, f, x),
                help="Puts points of the straight line between the neighbours there: the slope "
                "beside them is then that line's.",
            )


def _leave_out(text: str, names: list[str]) -> None:
    table = cached.table(text)
    if table is not None:
        _write(without_missing(table, names))


def _fill_in(text: str, f: str, x: str) -> None:
    table = cached.table(text)
    if table is not None:
        _write(filled(table, f, x))


def _write(table: Data) -> None:
    """Write a table into the box, or what stands for it where it is too long."""
    text = table.text
    if len(text) > MAX_CHARACTERS:
        held = held_table(table, "changed.csv", text)
        session.hold(held)
        text = held.text
    session.write({SAMPLES: text})
