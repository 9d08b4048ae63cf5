"""The widgets of a vote: raised hands, counted for each answer in two rounds.

They are kept with the session, by lesson and step, and go with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from gradient_core.lessons import Step
from gradient_ui.inputs import session
from gradient_ui.inputs.classroom import CLASSROOM, LESSON, STEP
from gradient_ui.problems.classroom import Tally
from gradient_ui.stage.raised_hands import raised_hands

_TALLIES, _FORGOTTEN = "tallies", "tallies_forgotten"
_ENDS = ("first vote is in", "second vote is in")


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
        return found if found is not None else Tally(len(self.step.answers))

    @property
    def name(self) -> str:
        """A name for the round that goes on."""
        times, tally = st.session_state.get(_FORGOTTEN, 0), self.tally
        return f"{self.lesson} {times} {self.number} {tally.attempt} {tally.closed}"


def _tallies() -> dict[tuple[str, int], Tally]:
    found = st.session_state.get(_TALLIES)
    return found if isinstance(found, dict) else {}


def forget(lesson: str) -> None:
    """Forget the hands of a lesson: another one takes its place."""
    kept = {place: tally for place, tally in _tallies().items() if place[0] != lesson}
    st.session_state[_TALLIES] = kept
    st.session_state[_FORGOTTEN] = st.session_state.get(_FORGOTTEN, 0) + 1


def _change(vote: Vote, how: Callable[[Tally], Tally]) -> None:
    """Change the hands of the prediction that is shown; a press may come when another one is."""
    here = session.value(CLASSROOM, LESSON), session.value(CLASSROOM, STEP)
    if here == (vote.lesson, vote.number):
        changed = {(vote.lesson, vote.number): how(vote.tally)}
        st.session_state[_TALLIES] = _tallies() | changed


def count_hands(vote: Vote) -> None:
    """Draw what counts the hands of the round that goes on, and the way round it."""
    ended = _ENDS[vote.tally.closed]
    raised_hands(vote.name, len(vote.step.answers), ended, partial(_take, vote))
    st.button(
        "show without a vote",
        key="cl_show",
        type="tertiary",
        on_click=_change,
        args=(vote, Tally.shown),
    )


def _take(vote: Vote, sent: Any) -> None:
    """Take the hands of a round, if they are those of the one that goes on."""
    if isinstance(sent, dict) and sent.get("vote") == vote.name:
        _change(vote, lambda tally: tally.with_round(sent.get("hands")))


def vote_again(vote: Vote) -> None:
    """Draw the way back to the first vote."""
    st.button(
        "vote again", key="cl_again", type="tertiary", on_click=_change, args=(vote, Tally.again)
    )
