"""A text that can be read in several ways: what each would be, and a press that takes it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from gradient_core.errors import Refusal
from gradient_core.tables import Data
from gradient_ui import cached
from gradient_ui.controls.columns import sentence
from gradient_ui.inputs import session
from gradient_ui.inputs.input_set import InputSet

_ROWS = 3


def offer(refusal: Refusal, page: InputSet) -> None:
    """Draw every way to read the text that is refused, if there are several."""
    text = session.values_of(page).get(refusal.argument)
    ways = cached.readings(text) if isinstance(text, str) and text.strip() else ()
    if len(ways) < 2:
        return
    for number, (column, way) in enumerate(zip(st.columns(len(ways)), ways, strict=True)):
        with column, st.container(border=True):
            st.markdown(sentence(way.reading))
            st.table(_first_rows(way), border="horizontal", width="content")
            st.button(
                "This is what I mean",
                key=f"reading_{number}",
                on_click=_take,
                args=(refusal.argument, text, number),
                help="Writes it into the box so that it can be read in this way only; undo takes "
                "it back.",
            )


def _first_rows(way: Data) -> pd.DataFrame:
    return pd.DataFrame(
        {name: [str(value) for value in values[:_ROWS]] for name, values in way.columns.items()}
    )


def _take(key: str, text: str, number: int) -> None:
    session.write({key: cached.readings(text)[number].text})
