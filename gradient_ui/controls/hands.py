"""The widgets of a vote: raised hands, counted for each answer in two rounds.

They are kept with the session, by lesson and step, and go with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from gradient_core.lessons import Step
from gradient_ui.controls import shared
from gradient_ui.inputs import session
from gradient_ui.inputs.classroom import CLASSROOM, LESSON, STEP
from gradient_ui.problems.classroom import MOST_HANDS, Tally, begun
from gradient_ui.stage.raised_hands import ANSWERS, style_of_answers

_TALLIES, _COUNTS = "tallies", "counts_popover"


@dataclass(frozen=True)
class Vote:
    """A prediction that is voted on.

    Attributes
    ----------
    lesson : str
        Name in a link.
    number : int
        Of the step.
    step : Step
    """

    lesson: str
    number: int
    step: Step

    @property
    def tally(self) -> Tally:
        """The hands that were counted."""
        found = _tallies().get((self.lesson, self.number))
        return found if found is not None else begun(len(self.step.answers))


def _tallies() -> dict[tuple[str, int], Tally]:
    found = st.session_state.get(_TALLIES)
    return found if isinstance(found, dict) else {}


def forget(lesson: str) -> None:
    """Forget the hands of a lesson: another one takes its place."""
    kept = {place: tally for place, tally in _tallies().items() if place[0] != lesson}
    st.session_state[_TALLIES] = kept


def _change(vote: Vote, how: Callable[[Tally], Tally]) -> None:
    """Change the hands of the prediction that is shown; a press may come when another one is."""
    here = session.value(CLASSROOM, LESSON), session.value(CLASSROOM, STEP)
    if here == (vote.lesson, vote.number):
        changed = {(vote.lesson, vote.number): how(vote.tally)}
        st.session_state[_TALLIES] = _tallies() | changed


def answers_to_vote(vote: Vote) -> None:
    """Draw the answers: a press, or the digit, is one raised hand."""
    style_of_answers()
    with st.container(key=ANSWERS, gap="xsmall"):
        for answer, text in enumerate(vote.step.answers, 1):
            st.button(
                f"**{answer}**\u2002{text}",
                key=f"cl_hand_{answer}",
                shortcut=str(answer),
                width="stretch",
                on_click=_change,
                args=(vote, partial(Tally.raised, answer=answer)),
            )


def rounds(vote: Vote) -> None:
    """Draw what ends a round, what takes a hand back, and the counts to be typed."""
    tally = vote.tally
    ended = "first vote is in" if tally.closed == 0 else "second vote is in"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        shared.first_button(
            ended,
            key="cl_round",
            shortcut="Enter",
            on_click=_change,
            args=(vote, Tally.with_round_in),
        )
        st.button(
            "take one back",
            key="cl_back",
            shortcut="Backspace",
            on_click=_change,
            args=(vote, Tally.lowered),
            disabled=not tally.last,
        )
        _typed_counts(vote)
        st.button(
            "show without a vote",
            key="cl_show",
            type="tertiary",
            on_click=_change,
            args=(vote, Tally.shown),
        )


def _typed_counts(vote: Vote) -> None:
    """Draw a box for each count; the class does not see them while the popover is closed."""
    opened = st.popover("type the counts", key=_COUNTS, on_change="rerun")
    if not opened.open:
        return
    with opened:
        for answer in range(1, len(vote.step.answers) + 1):
            key = f"cl_count_{answer}"
            st.session_state[key] = vote.tally.count(answer)
            st.number_input(
                f"Hands for {answer}",
                0,
                MOST_HANDS,
                key=key,
                on_change=_take_count,
                args=(vote, answer),
            )


def _take_count(vote: Vote, answer: int) -> None:
    count = session.sent(f"cl_count_{answer}", int)
    if count is not None:
        _change(vote, partial(Tally.typed, answer=answer, count=count))


def vote_again(vote: Vote) -> None:
    """Draw the way back to the first vote."""
    st.button(
        "vote again",
        key="cl_again",
        type="tertiary",
        on_click=_change,
        args=(vote, lambda _tally: begun(len(vote.step.answers))),
    )
