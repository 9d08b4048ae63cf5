"""Shows a worksheet as it is printed, and its key."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from gradient_core import GradientCoreError
from gradient_core.practice import read_seed
from gradient_core.worksheets import (
    KEY,
    SHEET,
    Worksheet,
    draw_worksheet,
    exercise_markdown,
    key_markdown,
    latex_of,
    markdown_of,
    moodle_of,
)
from gradient_ui.controls.worksheet import downloads, worksheet_inputs
from gradient_ui.kept import kept
from gradient_ui.stage.print_page import NEW_PAGE, PAPER, TO_WRITE, print_button
from gradient_ui.words import in_plain_code

_LINE = r"\_" * 24


@dataclass(frozen=True)
class _Paper:
    """What stands on paper, in Markdown.

    Attributes
    ----------
    title, origin : str
    questions : tuple of (str, bool)
        Each with whether room to write is left below it.
    keys : tuple of str
    """

    title: str
    origin: str
    questions: tuple[tuple[str, bool], ...]
    keys: tuple[str, ...]


def worksheet_part() -> None:
    """Show the inputs, what can be done with the sheet, and the sheet."""
    word, count, level, part = worksheet_inputs()
    try:
        word = read_seed(word)
        paper = _paper(word, count, level)
    except GradientCoreError as error:
        st.error(f"**Word.** {error.message}")
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        print_button()
        name = f"worksheet-{word}" if part == SHEET else f"worksheet-{word}-{part}"
        downloads(
            name,
            lambda: markdown_of(_sheet(word, count, level), part),
            lambda: latex_of(_sheet(word, count, level), part),
            lambda: moodle_of(_sheet(word, count, level)),
        )
        st.markdown(":small[A4 or letter, black on white: only the sheet is printed.]")
    _shown(paper, part)


def _sheet(word: str, count: int, level: int) -> Worksheet:
    return draw_worksheet(word, count, level)


@kept(by=3)
def _paper(word: str, count: int, level: int) -> _Paper:
    sheet = _sheet(word, count, level)
    return _Paper(
        sheet.title,
        sheet.origin,
        tuple((in_plain_code(exercise_markdown(e)), e.item.is_typed) for e in sheet.exercises),
        tuple(in_plain_code(key_markdown(each)) for each in sheet.exercises),
    )


def _shown(paper: _Paper, part: str) -> None:
    with st.container(border=True, key=PAPER, gap="medium"):
        if part != KEY:
            st.header(paper.title, anchor=False)
            st.markdown(f"Name: {_LINE} Date: {_LINE[:24]}")
            for number, (question, is_typed) in enumerate(paper.questions, 1):
                with st.container(key=f"{TO_WRITE}_{number}" if is_typed else f"asked_{number}"):
                    st.markdown(question)
        if part != SHEET:
            with st.container(key=NEW_PAGE if part != KEY else "paper_key", gap="medium"):
                st.header(f"{paper.title}: key", anchor=False)
                for key in paper.keys:
                    st.markdown(key)
                st.markdown(f":small[{paper.origin}]")
