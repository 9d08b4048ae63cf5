"""The inputs for a formula, with a preview of how it was read, and for where it is sampled."""

from __future__ import annotations

import re

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.arrays import notation as arrays
from gradient_core.formula import function as expressions
from gradient_core.sampled.line import MAX_SAMPLES, SAMPLINGS, TYPED
from gradient_core.trace.step_latex import shown_length
from gradient_ui import cached
from gradient_ui.inputs.input_set import SHARED
from gradient_ui.inputs.line import DEFAULTS
from gradient_ui.problems.line import COUNT, FORMULA, START, STOP, FormulaSource

_MOST_OF_A_NUMBER = 100
_SHORT = 30  # signs that fit side by side


def formula_box(label: str, default: str, key: str, variables: tuple[str, ...]) -> str:
    """Draw the box for a formula; while it is typed, show how it is read. Return the text."""
    text = st.text_input(
        label,
        default,
        key=key,
        max_chars=expressions.MAX_CHARACTERS + 1,
        live="300ms",
        help="As in a book or as in Python: 2x, x^2, sin x, 3sin(2x), |x|, sqrt, cbrt, exp, ln, "
        "log10, erf, min, max, step, where(x<0, a, b), pi; simple LaTeX too.",
        **SHARED,
    )
    function = cached.function(text or "", variables)
    if function is not None:
        if shown_length(function.latex) <= _SHORT:
            st.markdown(f"${function.latex}$")
        else:  # scrolls where it is too wide
            st.latex(function.latex)
        for note in function.notes:
            st.caption(escaped(note))
    return text or ""


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is.

    Examples
    --------
    >>> print(escaped("2*x*y was read as $5"))
    2\*x\*y was read as \$5
    """
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~:$^-])", r"\\\1", text)


def sampling_inputs(places: dict[str, DeltaGenerator]) -> FormulaSource:
    """Draw the formula of x and its sampling; add the places for refusals to `places`."""
    text = formula_box("f(x)", str(DEFAULTS[FORMULA]), FORMULA, ("x",))
    places[FORMULA] = st.container()
    sampling = st.selectbox(
        "Sampling",
        list(SAMPLINGS),
        key="sampling",
        help="Uniform: equal distances, np.gradient is given h. Geometric: gaps that grow. "
        "Jittered: moved at random, always the same. Typed: your coordinates. For these three "
        "np.gradient is given x.",
        **SHARED,
    )
    if sampling == TYPED:
        start, stop, count = "0", "1", 2
        x = coordinates_box()
    else:
        x = ""
        start, stop, count = _range()
    places["x"] = places[START] = places[STOP] = places[COUNT] = st.container()
    return FormulaSource(text, str(sampling), start, stop, count, x)


def coordinates_box() -> str:
    """Draw the box for typed coordinates and return its text."""
    text = st.text_area(
        "Coordinates x",
        DEFAULTS["x"],
        key="x",
        height=88,
        max_chars=arrays.MAX_CHARACTERS + 1,
        help="Where each sample is: as many numbers as there are samples. These are positions, "
        "not step sizes.",
        **SHARED,
    )
    return text or ""


def _range() -> tuple[str, str, int]:
    """Draw first and last coordinate and the number of samples, side by side."""
    left, middle, right = st.columns([1, 1, 1.3], gap="xsmall")
    most = {"max_chars": _MOST_OF_A_NUMBER, **SHARED}
    start = left.text_input("from", DEFAULTS[START], key=START, **most)
    stop = middle.text_input("to", DEFAULTS[STOP], key=STOP, **most)
    count = right.number_input("samples", 2, MAX_SAMPLES, int(DEFAULTS[COUNT]), key=COUNT, **SHARED)
    return start or "", stop or "", int(count or 2)
