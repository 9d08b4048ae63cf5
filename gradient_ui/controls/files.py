"""Opening a file or a data set: what it holds goes into the box where numbers are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from gradient_core import GradientCoreError
from gradient_core.arrays import hold
from gradient_core.cases import DataSet
from gradient_ui.controls.columns import NO_ROOM
from gradient_ui.figures.sparkline import sparkline
from gradient_ui.files import KINDS, FromFile, read_file, waiting
from gradient_ui.inputs import session
from gradient_ui.inputs.carried import COLUMN_KEYS
from gradient_ui.inputs.declared import Value
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.limits import LARGEST_FILE
from gradient_ui.problems import axes, field, line, spacing
from gradient_ui.problems.spacing import SPACING_COLUMNS
from gradient_ui.theme import palette
from gradient_ui.words import escaped

# How many files were opened, and with it the widget's key: a new one is an empty one.
_COUNT, _TOLD, _POPOVER = "files_opened", "file_told", "files_popover"
# What belonged to the numbers before.
_WITH: dict[str, dict[str, Value]] = {
    line.SAMPLES: {line.SPACING: "unit", line.ROW: 0, line.COLUMN: 2, line.X_COLUMN: 1},
    spacing.F: {spacing.X: "", SPACING_COLUMNS.f: 2, SPACING_COLUMNS.x: 1},
    axes.ARRAY: {axes.AXIS: "None", axes.SPACING: "", axes.NAMES: ""},
    field.F: {field.ARRAY_GRID: field.INDEX},
}


def open_file(page: InputSet, key: str, data_sets: Sequence[DataSet] = ()) -> None:
    """Draw the way to open a file, and say what was opened last, or why it is refused."""
    opened = st.popover(
        "Open a file",
        icon=":material/upload_file:",
        width="stretch",
        key=_POPOVER,
        on_change="rerun",  # what is in it is made when it is open
    )
    if opened.open:
        with opened:
            _uploader(page, key)
            if data_sets:
                _gallery(page, key, data_sets)
    _say(page, key)


def _uploader(page: InputSet, key: str) -> None:
    count = int(st.session_state.get(_COUNT, 0))
    st.file_uploader(
        "A file with numbers",
        type=list(KINDS),
        key=f"file_{count}",
        on_change=_take,
        args=(page, key, count),
        max_upload_size=LARGEST_FILE // 10**6,
        help="A table with columns, or an array as np.save writes it. It stays on this server "
        "and is forgotten when you leave.",
    )


def _say(page: InputSet, key: str) -> None:
    """Say what was opened, or why not, as long as the box holds what it held then."""
    told = st.session_state.get(_TOLD)
    if told is None or told["key"] != key or told["text"] != session.value(page, key):
        return
    if told["refused"]:
        st.error(told["refused"])
    else:
        st.markdown(f":small[Opened {told['what']}.]")


def _gallery(page: InputSet, key: str, data_sets: Sequence[DataSet]) -> None:
    """Draw a card for each data set that comes along."""
    st.markdown("**Or real data**")
    ink = palette(dark=st.context.theme.type == "dark")
    for data in data_sets:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.image(sparkline(data.line, ink), width=110, alt=f"{data.title} as a line.")
            st.markdown(f"**{data.title}.** {data.about}  \n:small[{data.credit}]", width="stretch")
            st.button("open", key=f"open_{data.file}", on_click=_open, args=(page, key, data))


def _open(page: InputSet, key: str, data: DataSet) -> None:
    if data.member:
        held = hold(data.array, data.file, data.member)
        _write(page, key, FromFile(held.text, held=held), data.title)
        return
    keys = COLUMN_KEYS[page.path]
    more: dict[str, Value] = {keys.f: data.f, keys.x: data.x}
    _write(page, key, FromFile(data.text), data.title, more)


def _take(page: InputSet, key: str, count: int) -> None:
    """Read what was sent, and let go of it."""
    sent: Any = st.session_state.get(f"file_{count}")
    st.session_state[_COUNT] = count + 1
    st.session_state[_POPOVER] = False  # what is said stands below it
    if sent is None:
        return
    name = str(sent.name)
    try:
        found = read_file(name, sent.getvalue())
    except GradientCoreError as error:
        _refuse(page, key, name, error.message)
    else:
        _write(page, key, found, name)
    finally:
        let_go(str(sent.file_id))


def _refuse(page: InputSet, key: str, name: str, why: str) -> None:
    """Say why a file is not taken; what is in the box stays."""
    told = {"key": key, "text": session.value(page, key)}
    st.session_state[_TOLD] = {**told, "refused": f"**{escaped(name)}.** {why}"}


def _write(
    page: InputSet, key: str, found: FromFile, name: str, more: dict[str, Value] | None = None
) -> None:
    """Put what a file holds into its box, and hold its array."""
    st.session_state[_POPOVER] = False
    if found.held is not None and not session.hold(found.held):
        _refuse(page, key, name, NO_ROOM)
        return
    inputs = {key: found.text, **_WITH.get(key, {}), **(more or {})}
    session.write({each: value for each, value in inputs.items() if each in page.by_key})
    what = f"**{escaped(name)}**" + (f". {escaped(found.how)}" if found.how else "")
    st.session_state[_TOLD] = {"key": key, "text": found.text, "refused": "", "what": what}


def let_go(file: str) -> None:
    """Forget the bytes that were sent: what they hold has been taken."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file)
        waiting.gone(context.session_id, file)
