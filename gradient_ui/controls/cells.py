"""The samples as cells of the strip: which can be typed into, and what becomes of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from gradient_core import GradientCoreError
from gradient_core.arrays import read_one_number
from gradient_core.calls import Answer, text_of
from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.inputs import session
from gradient_ui.limits import MOST_ROWS
from gradient_ui.problems.line import FROM_NUMBERS, ROW, SAMPLES, SOURCE
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.strip import Edit
from gradient_ui.words import escaped

_TAKEN = "cells_taken"


def can_edit(asked: Asked, answer: Answer) -> bool:
    """Whether the samples are plain numbers, typed, and few enough to be written out again."""
    samples = answer.trace.samples
    return (
        asked[SOURCE] == FROM_NUMBERS
        and cached.row_count(asked[SAMPLES]) < 2
        and cached.table(asked[SAMPLES]) is None
        and asked[ROW] == 0
        and len(samples) <= MOST_ROWS
        and samples.dtype in (np.float64, np.int64)
        and not isinstance(samples, np.ma.MaskedArray)
    )


def taken() -> int:
    """Return how many numbers were typed into cells so far."""
    return int(st.session_state.get(_TAKEN, 0))


def take(edit: Edit, asked: Asked) -> None:
    """Write the samples with one number changed; what is no number is refused and said."""
    st.session_state[_TAKEN] = taken() + 1
    answer = cached.solve(asked)
    if isinstance(answer, Refusal) or not can_edit(asked, answer):
        return
    try:
        number = read_one_number(edit.text, SAMPLES, "Type one number, such as 20 or 1/3.")
    except GradientCoreError as error:
        st.toast(f"That number was not taken. {escaped(str(error))}", icon="⚠️", duration="long")
        return
    session.write({SAMPLES: _with(asked[SAMPLES], answer.trace.samples, edit, number.value)})


def _with(text: str, samples: np.ndarray, edit: Edit, number: Any) -> str:
    """Return the text of the samples with one changed: the others stay as they were typed."""
    typed = text.strip().split(",")
    if len(typed) == len(samples) and not set(text) & set("()[]\n"):
        typed[edit.index] = f"{' ' if edit.index else ''}{edit.text}"
        return ",".join(typed)
    changed = samples.astype(np.result_type(samples, number))
    changed[edit.index] = number
    return text_of(changed)
