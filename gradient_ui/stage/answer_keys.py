"""What keys do on a page of questions: Enter checks an answer, and the next box has the focus."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_COMPONENT = st.components.v2.component(
    "answer_keys",
    html="<span hidden></span>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def answer_keys(question: str, box: str) -> None:
    """Let the keys work for a question.

    Parameters
    ----------
    question : str
        A name for it: when it changes, its box gets the focus.
    box : str
        Key of the box that is typed into; empty where there is none.
    """
    _COMPONENT(key="answer_keys", data={"question": question, "box": box})
