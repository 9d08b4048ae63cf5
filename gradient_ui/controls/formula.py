"""The box for a formula, with a preview of how it is read."""

from __future__ import annotations

import streamlit as st

from gradient_ui import cached
from gradient_ui.controls import shared
from gradient_ui.figures.labels import shown_length
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.words import escaped

_SHORT = 30  # signs that fit side by side


def formula_box(page: InputSet, key: str, label: str, variables: tuple[str, ...]) -> str:
    """Draw the box for a formula; while it is typed, show how it is read. Return the text."""
    text = shared.line(
        page,
        key,
        label,
        "As in a book or as in Python: 2x, x^2, sin x, 3sin(2x), |x|, sqrt, cbrt, exp, ln, "
        "log10, erf, min, max, step, where(x<0, a, b), pi; simple LaTeX too. f(x) = may stand "
        "before it, and other letters for the variables.",
        live="300ms",
    )
    function = cached.function(text, variables)
    if function is not None:
        if shown_length(function.latex) <= _SHORT:
            st.markdown(f"${function.latex}$")
        else:  # scrolls where it is too wide
            st.latex(function.latex)
        for note in function.notes:
            st.caption(escaped(note))
    return text
