"""Shows what a pasted message of NumPy means, and what to do about it."""

from __future__ import annotations

import streamlit as st

from gradient_core.calls import Explained, explain_text
from gradient_core.cases import pitfall_of
from gradient_ui.controls import shared as controls
from gradient_ui.inputs.guide import GUIDE, NONE, PART, PASTED, PITFALL, STUMBLES, WANTED
from gradient_ui.words import escaped

EXAMPLE = "TypeError: bad operand type for unary -: 'tuple'"


def messages() -> None:
    """Show the box for a message, and what is known of it."""
    pasted = controls.box(
        GUIDE,
        PASTED,
        "Paste what NumPy says",
        "The last line is enough; a traceback is read for its messages. Nothing of it is run.",
        height=160,
    )
    found = explain_text(pasted)
    if not found:
        _no_message()
    for each in found:
        _explained(each)


def _no_message() -> None:
    st.markdown("An error, a warning, or a whole traceback: it is explained in plain words.")
    st.button("show one", key="show_a_message", on_click=_show_one)
    st.markdown("NumPy said nothing, and yet the numbers are wrong?")
    st.button("see the pitfalls", key="to_pitfalls", on_click=_open, args=(NONE,))


def _show_one() -> None:
    st.session_state[PASTED] = EXAMPLE


def _open(number: int) -> None:
    """Open a pitfall; no link does it, for this page is open already."""
    st.session_state[PART] = STUMBLES
    st.session_state[PITFALL] = number
    st.session_state[WANTED] = ""


def _explained(found: Explained) -> None:
    with st.container(border=True):
        st.code(found.said, language=None, wrap_lines=True)
        if found.note is None:
            st.markdown(_UNKNOWN)
            return
        st.markdown(
            f"**What it means.** {escaped(found.note.message)}\n\n"
            f"**What to do.** {escaped(found.note.fix)}"
        )
        pitfall = pitfall_of(found.note.code)
        if pitfall is not None:
            st.button(
                escaped(pitfall.question),
                key=f"of_{found.note.code}",
                icon=":material/east:",
                on_click=_open,
                args=(pitfall.number,),
            )


_UNKNOWN = (
    "**This message is not known here.** Known are those of `np.gradient`, and of what is usually "
    "done with its result. Is it complete, with the last line of the traceback?"
)
