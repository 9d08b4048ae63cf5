"""The question beside what can be dragged: which one, and from which samples it began."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from gradient_core.cases import Goal, Numbers

_DROPPED, _EVER = "goal_dropped", "was_dropped"


def goal_data(
    page: str, goals: Sequence[Goal], samples: Sequence[float], numbers: Numbers
) -> dict[str, Any] | None:
    """Return the question of a page as a live stage takes it, None where there is none.

    It begins with the samples as they are, and keeps these while they are dragged. What they have
    reached already is not asked.

    Parameters
    ----------
    page : str
        Path of the page.
    goals : sequence of Goal
    samples : sequence of float
    numbers : mapping from name to sequence of float
        What the conditions of these goals are about; nothing where it is not known here.
    """
    state = st.session_state
    is_dropped = state.pop(_DROPPED, False)
    start, last = state.get(_start_of(page), ((), ()))
    now = tuple(samples)
    if len(start) != len(now) or (now != last and not is_dropped):
        start = now
        _pass_over(page, goals, {**numbers, "start": now} if numbers else {})
    state[_start_of(page)] = (start, now)
    if not goals:
        return None
    number = _number(page, goals)
    goal = goals[number]
    return {
        "question": goal.question,
        "conditions": goal.conditions,
        "start": start,
        "name": f"{number + 1} of {len(goals)}",
    }


def _pass_over(page: str, goals: Sequence[Goal], numbers: Numbers) -> None:
    """Go to the next question that is not answered by the numbers as they are, if there is one."""
    first = _number(page, goals) if goals else 0
    for number in range(first, first + len(goals)):
        if not numbers or not goals[number % len(goals)].is_reached(numbers):
            st.session_state[f"goal:{page}"] = number
            return


def dropped() -> None:
    """Say that the samples change by a drag, so the question goes on."""
    st.session_state[_DROPPED] = st.session_state[_EVER] = True


def was_dropped() -> bool:
    """Whether anything was dragged in this visit."""
    return bool(st.session_state.get(_EVER, False))


def another(page: str, goals: Sequence[Goal]) -> None:
    """Ask the next question, from the samples as they are."""
    st.session_state[f"goal:{page}"] = _number(page, goals) + 1
    st.session_state.pop(_start_of(page), None)


def _number(page: str, goals: Sequence[Goal]) -> int:
    return int(st.session_state.get(f"goal:{page}", 0)) % len(goals)


def _start_of(page: str) -> str:
    return f"goal_start:{page}"
