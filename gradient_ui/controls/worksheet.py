"""The widgets of a worksheet: its word, how many questions, what they ask for, what is printed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from gradient_core.worksheets import BOTH, KEY, LEVELS, SHEET
from gradient_ui.controls import shared
from gradient_ui.inputs import session
from gradient_ui.inputs.classroom import CLASSROOM, COUNT, LEVEL, PRINTED, WORD

_PARTS = {SHEET: "the questions", KEY: "the key", BOTH: "both"}


def worksheet_inputs() -> tuple[str, int, int, str]:
    """Draw the inputs and return word, number of questions, level, and what is printed."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        word = shared.line(
            CLASSROOM,
            WORD,
            "Word",
            "Letters, digits and hyphens. The same word gives the same sheet, on any machine; "
            "Practice has the same questions for it.",
            width=170,
        )
        given = CLASSROOM.by_key[COUNT]
        st.number_input("Questions", int(given.least), int(given.most), key=COUNT, width=130)
        st.selectbox(
            "They ask for",
            list(LEVELS),
            format_func=lambda level: LEVELS[level],
            key=LEVEL,
            width=170,
        )
        st.segmented_control(
            "Print",
            list(_PARTS),
            format_func=lambda part: _PARTS[part],
            required=True,
            key=PRINTED,
        )
    found = [session.value(CLASSROOM, key) for key in (COUNT, LEVEL, PRINTED)]
    return word, int(found[0]), int(found[1]), str(found[2])


def downloads(
    name: str, markdown: Callable[[], str], latex: Callable[[], str], xml: Callable[[], str]
) -> None:
    """Draw what can be taken along; the files are made when the list is open."""
    opened = st.popover("Files", icon=":material/download:", key="sheet_files", on_change="rerun")
    if not opened.open:
        return
    with opened:
        for label, make, file, mime in (
            ("Markdown", markdown, f"{name}.md", "text/markdown"),
            ("LaTeX", latex, f"{name}.tex", "text/x-tex"),
            ("Moodle XML, with the answers", xml, f"{name}.xml", "application/xml"),
        ):
            st.download_button(label, make(), file, mime, on_click="ignore", key=f"as_{mime}")
