"""Numbers that change one at a time, typed into a cell or dragged: their text follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st

from gradient_core import GradientCoreError
from gradient_core.arrays import read_one_number
from gradient_core.calls import Answer, text_of
from gradient_ui import cached
from gradient_ui.inputs import session
from gradient_ui.limits import MOST_ROWS
from gradient_ui.problems.line import FROM_NUMBERS, ROW, SAMPLES, SOURCE
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.strip import Edit
from gradient_ui.words import escaped

_TAKEN = "cells_taken"
_LONGEST_TOLD = 40


@dataclass(frozen=True, eq=False)
class Typed:
    """An array in its box.

    Attributes
    ----------
    key : str
        Of the box.
    what : str
        What its numbers are, in the plural.
    text : str
        As it was typed.
    values : ndarray, shape (n,)
        As it was read.
    """

    key: str
    what: str
    text: str
    values: np.ndarray

    @property
    def is_plain(self) -> bool:
        """Whether it is plain numbers, and few enough to be written out again."""
        return (
            cached.row_count(self.text) < 2
            and cached.table(self.text) is None
            and len(self.values) <= MOST_ROWS
            and self.values.dtype in (np.float64, np.int64)
            and not isinstance(self.values, np.ma.MaskedArray)
        )

    def changed(self, edit: Edit, number: Any) -> str:
        """Return its text with one number changed: the others stay as they were typed."""
        typed = self.text.strip().split(",")
        if len(typed) == len(self.values) and not set(self.text) & set("()[]\n"):
            typed[edit.index] = f"{' ' if edit.index else ''}{edit.text}"
            return ",".join(typed)
        changed = self.values.astype(np.result_type(self.values, number))
        changed[edit.index] = number
        return text_of(changed)


def can_edit(asked: Asked, answer: Answer) -> bool:
    """Whether the samples of a line are plain numbers, typed."""
    return asked[SOURCE] == FROM_NUMBERS and asked[ROW] == 0 and _samples(asked, answer).is_plain


def _samples(asked: Asked, answer: Answer) -> Typed:
    return Typed(SAMPLES, "samples", asked[SAMPLES], answer.trace.samples)


def taken() -> int:
    """Return how many changes were taken or refused so far."""
    return int(st.session_state.get(_TAKEN, 0))


def take(edit: Edit, asked: Asked) -> None:
    """Write the samples of a line with one number changed."""
    answer = cached.solve(asked)
    if isinstance(answer, Answer) and can_edit(asked, answer):
        write([(_samples(asked, answer), edit)])
    else:
        write([])


def write(changes: Sequence[tuple[Typed, Edit]]) -> None:
    """Write arrays with one number of each changed; what is no number is refused and said.

    Of several all are written or none. Who typed a call, such as ``linspace(0, 1, 5)``, is told
    that it became numbers.
    """
    st.session_state[_TAKEN] = taken() + 1
    try:
        texts = [(typed, typed.changed(edit, _number(edit))) for typed, edit in changes]
    except GradientCoreError as error:
        st.toast(f"That number was not taken. {escaped(str(error))}", icon="⚠️", duration="long")
        return
    if texts:
        session.write({typed.key: text for typed, text in texts})
    for typed, _ in texts:
        if "(" in typed.text:
            before = typed.text.strip()
            told = escaped(before) if len(before) <= _LONGEST_TOLD else "what was there"
            st.toast(f"The {typed.what} are typed numbers now; undo brings {told} back.")


def _number(edit: Edit) -> Any:
    return read_one_number(edit.text, SAMPLES, "Type one number, such as 20 or 1/3.").value
