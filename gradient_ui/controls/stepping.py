"""The one index: previous, number, next, slider, Play, and clicks in figures all move it."""

from __future__ import annotations

import time

import streamlit as st

from gradient_ui.controls import shared
from gradient_ui.inputs import session
from gradient_ui.inputs.line import INDEX, LINE
from gradient_ui.stage.live_figure import Click

SLIDER = "i_slider"
MOST_ON_SLIDER = 200
SECONDS = 2.0
_PLAYING = "playing"
_DUE = "next_tick"
_SWITCHED = "play_was_switched"


def index_of(length: int) -> int:
    """Return the index to show, moved on if Play is on."""
    shared.clamp(LINE, INDEX, length)
    _tick(length - 1)
    return int(session.value(LINE, INDEX))


def choose_index(length: int) -> None:
    """Draw previous, number, next and Play: all move the one index."""
    last = length - 1
    now = int(session.value(LINE, INDEX))
    with st.container(horizontal=True, gap="xsmall"):
        _step_button("previous", -1, "Left", at_end=now == 0)
        shared.index(LINE, INDEX, length, "index i", label_visibility="collapsed", width=64)
        _step_button("next", 1, "Right", at_end=now == last)
        _play_button(last)
    ask = question(length, now)
    if ask:
        st.info(ask)


def slide(length: int) -> None:
    """Draw the slider that moves the one index, where its steps can be told apart."""
    if 2 <= length <= MOST_ON_SLIDER:
        st.session_state[SLIDER] = session.value(LINE, INDEX)
        st.slider(
            "index", 0, length - 1, key=SLIDER, on_change=_take_slider, label_visibility="collapsed"
        )


def _step_button(name: str, by: int, shortcut: str, *, at_end: bool) -> None:
    draw = shared.first_button if by > 0 else st.button
    draw(name, shortcut=shortcut, on_click=_move, args=(by,), key=name, disabled=at_end)


def _move(by: int) -> None:
    st.session_state[INDEX] = session.value(LINE, INDEX) + by


def _take_slider() -> None:
    index = session.sent(SLIDER, int)
    if index is not None:
        select(index)


def take_click(click: Click, length: int) -> None:
    """Select the index that was clicked in a figure."""
    if click.customdata and 0 <= click.customdata[0] < length:
        select(int(click.customdata[0]))


def select(index: int) -> None:
    """Select an index of the samples."""
    st.session_state[INDEX] = index


def is_playing() -> bool:
    """Whether Play is on."""
    return bool(st.session_state.get(_PLAYING, False))


def _play_button(last: int) -> None:
    if is_playing():
        st.button("pause", key="pause", on_click=_stop)
    else:
        st.button("play", key="play", on_click=_start, args=(last,))
    if st.session_state.pop(_SWITCHED, False):
        st.rerun()  # the whole page: only then the timer of the fragment starts or stops


def _start(last: int) -> None:
    state = st.session_state
    if session.value(LINE, INDEX) >= last:
        state[INDEX] = 0
    state[_PLAYING] = state[_SWITCHED] = True
    state[_DUE] = time.monotonic() + SECONDS


def _stop() -> None:
    st.session_state[_PLAYING] = False
    st.session_state[_SWITCHED] = True


def _tick(last: int) -> None:
    """Move on if Play is on and it is time; a rerun by a click comes earlier and does not."""
    state = st.session_state
    if not is_playing() or time.monotonic() < state[_DUE] - 0.2:
        return
    state[_DUE] = time.monotonic() + SECONDS
    if state[INDEX] < last:
        state[INDEX] = state[INDEX] + 1
    else:
        _stop()


def question(length: int, index: int) -> str | None:
    """Return what to predict before the next step, while Play is on."""
    if not is_playing():
        return None
    if index + 1 >= length:
        return "That was the last value. What did the two ends do differently?"
    return f"Next comes gradient[{index + 1}]: which samples will it read?"
