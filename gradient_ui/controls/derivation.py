"""The widgets of a deduction: which stencil, how far it is told, and in letters or numbers."""

from __future__ import annotations

import streamlit as st

from gradient_core.statements import BACKWARD, CENTRAL, FORWARD
from gradient_ui.controls import shared
from gradient_ui.controls.line import line_inputs
from gradient_ui.inputs import session
from gradient_ui.inputs.derivation import (
    ALL_LINES,
    AT,
    DERIVATION,
    DERIVATIVE,
    MOST_LINES,
    OFFSETS,
    SHOW,
    TOLD,
)
from gradient_ui.problems.derivation import SCHEMES

_SIDES, _ACCURACY = "dv_sides", "dv_accuracy"
_BY_TEXT = {text: named for named, text in SCHEMES.items()}


def derivation_inputs() -> shared.Typed:
    """Draw the inputs of the page: the stencil first, then the samples it stands on."""
    _named_stencil()
    shared.choice(
        DERIVATION,
        SHOW,
        "Show",
        "Symbols: the gaps as letters. My numbers: your samples and their distances put in.",
    )
    shared.line(
        DERIVATION,
        OFFSETS,
        "Offsets",
        "Which samples are read, counted in gaps from the output: -1, 0, 1. Any others too: "
        "-2, -1, 0, 1 or 0, 0.3, 1. Up to nine, at most eight gaps away.",
    )
    of_offsets = st.container()
    st.selectbox(
        "Derivative",
        DERIVATION.by_key[DERIVATIVE].options,
        format_func=lambda order: {1: "1, the slope", 2: "2, the curvature"}.get(order, str(order)),
        key=DERIVATIVE,
        help="Which derivative the weighted sum is to give. It needs one sample more than that.",
    )
    typed = line_inputs(DERIVATION, ends=False)
    typed.places[OFFSETS] = typed.places[DERIVATIVE] = of_offsets
    return typed


def _named_stencil() -> None:
    """Draw the choice of the stencils that NumPy uses: they write the offsets."""
    state = st.session_state
    scheme, order = _BY_TEXT.get(_tidy(str(session.value(DERIVATION, OFFSETS))), (None, None))
    if session.value(DERIVATION, DERIVATIVE) != 1:
        scheme = order = None
    state[_SIDES], state[_ACCURACY] = scheme, order
    st.segmented_control(
        "Neighbours used",
        [FORWARD, CENTRAL, BACKWARD],
        key=_SIDES,
        on_change=_choose,
        help="Forward: to the right, as at the left end. Central: both sides, as inside. Backward: "
        "to the left, as at the right end. None is lit for other offsets.",
    )
    st.segmented_control(
        "Accuracy order",
        [1, 2],
        key=_ACCURACY,
        on_change=_choose,
        help="With 1 the error halves with the gaps, with 2 it falls to a quarter: edge_order at "
        "the ends. Central is 2.",
    )


def _tidy(text: str) -> str:
    return ", ".join(word.strip() for word in text.split(","))


def _choose() -> None:
    """Write the offsets of what was chosen; of two that do not go together the nearer ones."""
    before = _BY_TEXT.get(_tidy(str(session.value(DERIVATION, OFFSETS))), (CENTRAL, 2))
    scheme = session.sent(_SIDES, str) or before[0]
    order = session.sent(_ACCURACY, int) or before[1]
    if (scheme, order) not in SCHEMES:
        st.toast("Central differences have accuracy order 2.")
    text = SCHEMES.get((scheme, order), SCHEMES[CENTRAL, 2])
    session.write({OFFSETS: text, DERIVATIVE: 1})


def step_through_lines() -> None:
    """Draw previous line, next line and all lines: they move how far the deduction is told."""
    told = int(session.value(DERIVATION, TOLD))
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        before = min(told, MOST_LINES) - 1
        _line_button("previous", before, "Left", disabled=told <= 1)
        _line_button("next line", told + 1, "Right", disabled=told >= MOST_LINES)
        _line_button("all lines", ALL_LINES, None, disabled=told == ALL_LINES)


def _line_button(name: str, to: int, shortcut: str | None, *, disabled: bool) -> None:
    draw = shared.first_button if name == "next line" else st.button
    key = name.replace(" ", "_")
    draw(name, key=key, shortcut=shortcut, on_click=tell, args=(to,), disabled=disabled)


def tell(lines: int) -> None:
    """Tell the deduction as far as this line."""
    st.session_state[TOLD] = min(max(lines, 1), ALL_LINES)


def choose_index(length: int, index: int | None, about: str) -> None:
    """Draw the box for the sample at which the derivative is taken; `about` stands beside it.

    It holds the index that is used, which is another one where the stencil has no room.
    """
    if index is not None:
        st.session_state[AT] = index
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.markdown(":small[x is at index]", width="content")
        shared.index(
            DERIVATION, AT, length, "x is at index", label_visibility="collapsed", width=64
        )
        st.markdown(f":small[{about} Click a sample: in or out.]", width="stretch")


def toggle_sample(index: int, at: int, offsets: tuple[int, ...]) -> None:
    """Take a sample into the stencil, or out of it."""
    changed = sorted({*offsets} ^ {index - at})
    if len(changed) > 1:
        session.write({OFFSETS: ", ".join(map(str, changed))})
    else:
        st.toast("A slope needs two samples: click another one first.", icon="⚠️")
