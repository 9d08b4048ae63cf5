"""The one index: previous, number, next, slider, Play, and clicks in figures all move it."""

from __future__ import annotations

import time

import streamlit as st

from gradient_ui.inputs.input_set import SHARED
from gradient_ui.inputs.line import DEFAULTS
from gradient_ui.stage.live_figure import Click

INDEX = "i"
SLIDER = "i_slider"
MOST_ON_SLIDER = 200
SECONDS = 2.0
_PLAYING = "playing"
_DUE = "next_tick"
_SWITCHED = "play_was_switched"


def index_in_state(length: int) -> int | None:
    """Return the index to show, moved on if Play is on; None before the number box exists."""
    state = st.session_state
    if INDEX not in state:
        return None
    last = length - 1
    if int(state[INDEX] or 0) > last:  # a shorter array came: its last index, not the default
        state[INDEX] = last
    _tick(last)
    return int(state[INDEX] or 0)


def choose_index(length: int) -> int:
    """Draw previous, number, next, Play and slider, and return the one index they move.

    The number box holds the truth and is bound to the link; the slider is its twin.
    """
    last = length - 1
    state = st.session_state
    with st.container(horizontal=True, gap="xsmall"):
        st.button("previous", shortcut="Left", on_click=_move, args=(-1, last), key="previous")
        index = st.number_input(
            "index i",
            0,
            last,
            min(int(DEFAULTS[INDEX]), last),
            key=INDEX,
            label_visibility="collapsed",
            width=64,
            **SHARED,
        )
        st.button("next", shortcut="Right", on_click=_move, args=(1, last), key="next")
        _play_button(last)
    index = int(index or 0)
    if length <= MOST_ON_SLIDER:
        state[SLIDER] = index
        st.slider(
            "index", 0, last, key=SLIDER, on_change=_take_slider, label_visibility="collapsed"
        )
    ask = question(length, index)
    if ask:
        st.info(ask)
    return index


def _move(by: int, last: int) -> None:
    state = st.session_state
    state[INDEX] = min(max(int(state[INDEX] or 0) + by, 0), last)


def _take_slider() -> None:
    st.session_state[INDEX] = st.session_state[SLIDER]


def take_click(click: Click, length: int) -> None:
    """Select the index that was clicked in a figure."""
    if click.customdata and 0 <= click.customdata[0] < length:
        st.session_state[INDEX] = int(click.customdata[0])


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
    if int(state[INDEX] or 0) >= last:
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
    if int(state[INDEX] or 0) < last:
        state[INDEX] = int(state[INDEX] or 0) + 1
    else:
        _stop()


def question(length: int, index: int) -> str | None:
    """Return what to predict before the next step, while Play is on."""
    if not is_playing():
        return None
    if index + 1 >= length:
        return "That was the last value. What did the two ends do differently?"
    return f"Next comes gradient[{index + 1}]: which samples will it read?"
