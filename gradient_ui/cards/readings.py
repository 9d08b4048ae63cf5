"""A refused text that has a meaning all the same: what it could be, and a press that takes it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from gradient_core.calls import PastedCall, read_pasted
from gradient_core.errors import Refusal
from gradient_core.limits import MAX_FORMULA_CHARACTERS
from gradient_core.tables import Data
from gradient_ui import cached
from gradient_ui.controls.columns import sentence
from gradient_ui.inputs import session
from gradient_ui.inputs.declared import Value
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.pasted import inputs_of
from gradient_ui.problems.line import FORMULA, FROM_FORMULA, SAMPLES, SOURCE
from gradient_ui.words import escaped

_ROWS = 3


def offer(refusal: Refusal, page: InputSet) -> None:
    """Draw every way to read the text that is refused, if there are several; or the other box."""
    text = session.values_of(page).get(refusal.argument)
    if not isinstance(text, str) or not text.strip():
        return
    call = read_pasted(text)
    inputs = None if call is None else inputs_of(refusal.argument, call)
    if call is not None and inputs is not None:
        _fill_in(call, page, inputs)
        return
    if refusal.argument == SAMPLES and _is_formula(text):
        st.button(
            "Take it as a formula",
            key="as_formula",
            on_click=session.write,
            args=({SOURCE: FROM_FORMULA, FORMULA: text.strip()},),
            help="Samples the formula first; undo takes it back.",
        )
        return
    ways = cached.readings(text)
    if len(ways) > 1:
        _ways(refusal.argument, text, ways)


def _fill_in(call: PastedCall, page: InputSet, inputs: dict[str, Value]) -> None:
    """Draw what fills all inputs from a pasted call; names leave boxes to fill."""
    if call.names:
        names = " and ".join(f"`{escaped(name)}`" for name in call.names)
        st.markdown(
            f"What {names} holds is not known here: type it into the boxes that stay empty."
        )
    st.button(
        "Fill in this call",
        key="fill_in",
        on_click=session.write,
        args=({key: value for key, value in inputs.items() if key in page.by_key},),
        help="Puts each argument into its own box; undo takes it back.",
    )


def _is_formula(text: str) -> bool:
    return len(text) <= MAX_FORMULA_CHARACTERS and cached.function(text.strip(), ("x",)) is not None


def _ways(key: str, text: str, ways: Sequence[Data]) -> None:
    """Draw every way to read a text, side by side."""
    for number, (column, way) in enumerate(zip(st.columns(len(ways)), ways, strict=True)):
        with column, st.container(border=True):
            st.markdown(sentence(way.reading))
            st.table(_first_rows(way), border="horizontal", width="content")
            st.button(
                "This is what I mean",
                key=f"reading_{number}",
                on_click=_take,
                args=(key, text, number),
                help="Writes it into the box so that it can be read in this way only; undo takes "
                "it back.",
            )


def _first_rows(way: Data) -> pd.DataFrame:
    return pd.DataFrame(
        {
            escaped(name): [escaped(str(value)) for value in values[:_ROWS]]
            for name, values in way.columns.items()
        }
    )


def _take(key: str, text: str, number: int) -> None:
    session.write({key: cached.readings(text)[number].text})
