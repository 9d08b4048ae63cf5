"""The first visit: four things to do, each ticked by what the visitor does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from gradient_core import GradientTrace
from gradient_ui.controls import goals
from gradient_ui.inputs import session
from gradient_ui.inputs.line import INDEX, LINE
from gradient_ui.stage.first_path import first_path

_DONE, _GONE = "beats_done", "beats_gone"


@dataclass(frozen=True)
class Beat:
    """One thing to do, and how to see that it was done."""

    text: str
    is_done: Callable[[GradientTrace], bool]


def _moved(_trace: GradientTrace) -> bool:
    return bool(session.value(LINE, INDEX) != LINE.defaults[INDEX])


def _changed(trace: GradientTrace) -> bool:
    return len(trace.samples) > 3 and bool(trace.samples[3] == 20)


def _other_ends(trace: GradientTrace) -> bool:
    return bool(trace.edge_order == 2)


def _dragged(_trace: GradientTrace) -> bool:
    return goals.was_dropped()


BEATS = (
    Beat("press next →", _moved),
    Beat("make the 8 a 20", _changed),
    Beat("drag a dot up or down", _dragged),
    Beat("set edge_order to 2", _other_ends),
)


def draw(trace: GradientTrace) -> None:
    """Draw the beats; nothing for whoever came by a link, or dismissed them."""
    state = st.session_state
    if state.get(_GONE, session.came_by_link()):
        return
    done = state.get(_DONE, frozenset()) | {beat.text for beat in BEATS if beat.is_done(trace)}
    state[_DONE] = done
    first_path([(beat.text, beat.text in done) for beat in BEATS], on_dismissed=_dismiss)


def _dismiss() -> None:
    st.session_state[_GONE] = True
