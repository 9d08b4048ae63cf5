"""A pasted table: how it was read, and which of its columns are samples and coordinates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import streamlit as st

from gradient_core.limits import MAX_CHARACTERS
from gradient_core.tables import (
    Data,
    can_fill,
    columns_of_numbers,
    filled,
    held_table,
    merged_rows,
    parts,
    repeating_lines,
    sorted_rows,
    turning_lines,
    where_missing,
    with_rows,
    without_missing,
)
from gradient_ui import cached
from gradient_ui.controls import shared
from gradient_ui.inputs import session
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.problems.line import ColumnKeys, x_column
from gradient_ui.words import escaped

NO_COLUMN = "none of them"
NO_ROOM = "This server holds as many files as it can. Try again in a few minutes."
_SHOWN = 4  # lines that are named
_PARTS = 2

Change: TypeAlias = Callable[[Data], Data]


def choose_columns(page: InputSet, keys: ColumnKeys, text: str, table: Data) -> bool:
    """Draw how a table was read and the lists of its columns; return whether x is one of them."""
    st.markdown(f":small[{sentence(table.reading)}]")
    names = [NO_COLUMN, *table.columns]
    left, right = st.columns(2, gap="xsmall")
    with left:
        f = shared.pick(page, keys.f, "f is column", names[1:], first=1)
    with right:
        x = x_column(table, shared.pick(page, keys.x, "x is column", names))
    if x and table.columns[names[x]].dtype.kind == "M":
        about = "The gaps of the dates are counted in this unit. Fitting: the largest that fits."
        shared.choice(page, keys.unit, "Unit of time", about)
    if x:
        _order(keys.text, text, table, names[x])
    _missing(keys.text, text, table, names[f], names[x] if x else "")
    return bool(x)


def all_columns(table: Data | None) -> None:
    """Say how a table was read whose columns of numbers make an array, and which these are."""
    if table is None:
        return
    names = columns_of_numbers(table)
    left = [name for name in table.columns if name not in names]
    out = f" Left out: {_listed(left)}." if left else ""
    st.markdown(
        f":small[{sentence(table.reading)} The columns of the array are {_listed(names)}.{out}]"
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"**{escaped(name)}**" for name in names[:_SHOWN])
    return shown + (f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else "")


def sentence(reading: str) -> str:
    """Return how a text was read as a sentence; it holds no words of the text."""
    return f"{reading[:1].upper()}{reading[1:]}."


def _missing(key: str, text: str, table: Data, f: str, x: str) -> None:
    """Name the values that are missing, and draw what can be done about them."""
    missing = where_missing(table, [f, x])
    if not missing:
        return
    st.markdown(f":small[Missing: {escaped(missing)}. A slope that reads it is nan.]")
    with st.container(horizontal=True, gap="small"):
        _press(
            "leave out",
            "missing_out",
            (key, text),
            lambda found: without_missing(found, [f, x]),
            "Takes the whole rows out. With x, the neighbours of the gap become neighbours.",
        )
        if can_fill(table, f, x):
            _press(
                "fill in",
                "missing_filled",
                (key, text),
                lambda found: filled(found, f, x),
                "Puts points of the straight line between the neighbours there: the slope beside "
                "them is then that line's.",
            )
        for number, part in enumerate(parts(table, [f, x])[:_PARTS]):
            _part(key, text, table, number, part)


def _part(key: str, text: str, table: Data, number: int, part: range) -> None:
    """Draw the button that keeps the rows at one side of a hole."""
    first, last = table.lines[part[0]], table.lines[part[-1]]
    label = f"lines {first} to {last} alone"
    _press(
        label,
        f"missing_part_{number}",
        (key, text),
        lambda found: with_rows(found, part),
        "Splits the table at the hole: this part has ends of its own, with one-sided slopes.",
    )


def _order(key: str, text: str, table: Data, x: str) -> None:
    """Name the coordinates that go back or stand twice, and draw what mends them."""
    turning, repeating = turning_lines(table, x), repeating_lines(table, x)
    if turning:
        st.markdown(f":small[{escaped(x)} goes back {_in_lines(turning)}.]")
        _press("sort by it", "table_sorted", (key, text), lambda found: sorted_rows(found, x))
    elif repeating:
        st.markdown(f":small[{escaped(x)} stands a second time {_in_lines(repeating)}.]")
        _press("merge by mean", "table_merged", (key, text), lambda found: merged_rows(found, x))


def _in_lines(lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:_SHOWN]))
    more = f" and {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else ""
    return f"in line{'s' if len(lines) > 1 else ''} {shown}{more}"


def _press(label: str, name: str, box: tuple[str, str], change: Change, about: str = "") -> None:
    """Draw a button that changes the table in a box, given by its key and its text.

    It is kept with the session, so it reads the table again.
    """
    st.button(label, key=name, on_click=_apply, args=(*box, change), help=about or None)


def _apply(key: str, text: str, change: Change) -> None:
    table = cached.table(text)
    if table is not None:
        _write(key, change(table))


def _write(key: str, table: Data) -> None:
    """Write a table into the box, or what stands for it where it is too long."""
    text = table.text
    if len(text) > MAX_CHARACTERS:
        held = held_table(table, "changed.csv", text)
        if not session.hold(held):
            st.toast(NO_ROOM, icon="⚠️")
            return
        text = held.text
    session.write({key: text})
