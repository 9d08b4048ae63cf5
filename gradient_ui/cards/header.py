"""The head of a page: its question, how it looks, the link to it; and the way on at its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import parse_qsl

import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_ui.controls import shared as controls
from gradient_ui.inputs import carried, session
from gradient_ui.inputs.classroom import CLASSROOM
from gradient_ui.inputs.declared import Value, Values
from gradient_ui.inputs.derivation import AT, DERIVATION, MOST_LINES, MY_NUMBERS, SHOW, TOLD
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.limits import LONGEST_SAFE_LINK
from gradient_ui.problems.derivation import DERIVATIVE, OFFSETS, SCHEMES
from gradient_ui.problems.refusals import Asked
from gradient_ui.screens import BY_PATH, after
from gradient_ui.stage.copy_link import copy_link
from gradient_ui.stage.in_sight import bring_into_sight

# Of more samples no link is written out in every run.
_MOST_IN_A_LINK = 500

_HEAD = "page_head"

Solve: TypeAlias = Callable[[Asked], Answer | Refusal]


def _nothing() -> None:
    """Draw no looks but those of every page."""


def header(
    title: str,
    about: str,
    *,
    look_for: str = "",
    looks: Callable[[], None] = _nothing,
    beside: Callable[[], None] = _nothing,
) -> None:
    """Draw the question of a page, what to look for, its looks and the link to it.

    Parameters
    ----------
    title : str
        The question that the page answers.
    about : str
        The answer in one sentence, in Markdown.
    look_for : str
        What to look for: as `what_to_look_for` says it.
    looks : callable
        Draws the choices of how the answer is shown, above the one of every page.
    beside : callable
        Draws what else stands beside the title.
    """
    with st.container(gap="xxsmall"):
        with st.container(key=_HEAD, horizontal=True, vertical_alignment="center", gap="small"):
            st.title(title, anchor=False, width="stretch")
            beside()
            if controls.projector_is_on() and session.lesson_waits():
                _to_lesson()
            with st.popover("View", icon=":material/contrast:"):
                looks()
                controls.projector_switch()
            if not controls.projector_is_on():
                copy_link()
        if controls.projector_is_on():
            return  # the room looks at the picture
        st.markdown(about)
        if look_for:
            st.markdown(f":small[**Look for:** {look_for}]")


def _to_lesson() -> None:
    """Draw the way back to the lesson, as it was left: the way back of the browser undoes first."""
    with st.container(key="to_lesson", width="content"):  # by which the key finds it
        st.page_link(BY_PATH[CLASSROOM.path].file, label="lesson", icon=":material/school:")


def from_the_top(step: str) -> None:
    """Show the page from its head when it shows another step, however far down somebody was.

    Parameters
    ----------
    step : str
        A name of its own for each step.
    """
    bring_into_sight(_HEAD, step)


def what_to_look_for(page: InputSet, otherwise: str) -> str:
    """Return what to look for in the example that is shown, or else in own inputs.

    There always is something, so that nothing below it moves.
    """
    example = page.shown(session.values_of(page))
    return example.look_for if example else otherwise


def next_page(page: InputSet) -> None:
    """Draw the way to the page that is best seen after this one; a class has a teacher for that."""
    if controls.projector_is_on():
        return
    screen = after(page.path)
    st.page_link(
        screen.file, label=f"Next: **{screen.title}.** {screen.question}", icon=":material/east:"
    )


def send_to(page: InputSet, asked: Asked, solve: Solve) -> None:
    """Draw ways to the other pages that can take these numbers along.

    Parameters
    ----------
    page : InputSet
        This page.
    asked : mapping from key to value
    solve : callable
        Returns the answer; a button is kept with the session, so it looks the answer up.
    """
    answer = solve(asked)
    if isinstance(answer, Refusal) or answer.trace is None:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown("The same numbers on", width="content")
        for other in carried.takers(answer):
            if other.path == page.path:
                continue
            screen = BY_PATH[other.path]
            is_short = answer.trace.samples.size <= _MOST_IN_A_LINK
            inputs = carried.carried(other, answer, asked) if is_short else None
            if inputs is None or not _way(other, inputs, screen.title):
                key = f"send_{screen.name}"
                if st.button(screen.title, key=key, on_click=_carry, args=(other, asked, solve)):
                    st.switch_page(screen.file)


def _way(page: InputSet, inputs: Values, label: str, icon: str | None = None) -> bool:
    """Draw a link to another page with these inputs, if it is one that keeps all of them.

    A link is one step of the browser's history; a button that switches the page makes two of them,
    and the way back then leads over a page that has forgotten everything.
    """
    kept = session.values_for(page)
    wanted = {**kept, **inputs}
    query = page.query(wanted)
    # without a query the page opens with what was kept for it
    if len(query) >= LONGEST_SAFE_LINK or (not query and wanted != kept):
        return False
    asked = dict(parse_qsl(query, keep_blank_values=True))
    st.page_link(BY_PATH[page.path].file, label=label, icon=icon, query_params=asked)
    return True


def _carry(other: InputSet, asked: Asked, solve: Solve) -> None:
    answer = solve(asked)
    if isinstance(answer, Refusal) or answer.trace is None:
        return
    inputs = carried.carried(other, answer, asked)
    if inputs is None:
        st.toast("These are too many numbers to write out there: paste them.", icon="⚠️")
    else:
        session.carry(other, inputs)


def to_deduction(step: DifferenceStep, key: str) -> None:
    """Draw the way to where the weights of a 1-D step come from, with its numbers.

    For pages whose samples are those of the deduction.
    """
    values: dict[str, Value] = {
        OFFSETS: SCHEMES[step.scheme, step.accuracy_order],
        DERIVATIVE: 1,
        AT: step.position,
        TOLD: MOST_LINES,
        SHOW: MY_NUMBERS,
    }
    label = "Where do these weights come from?"
    if _way(DERIVATION, values, label, ":material/function:"):
        return
    if st.button(label, key=f"why_{key}", on_click=session.carry, args=(DERIVATION, values)):
        st.switch_page(BY_PATH[DERIVATION.path].file)
