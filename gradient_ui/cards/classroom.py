"""Shows a lesson: one step at a time, what was voted, and what the teacher alone reads."""

from __future__ import annotations

import streamlit as st

from gradient_core.lessons import (
    PICTURE,
    PREDICTION,
    PROMPT,
    QUESTION,
    Aside,
    Lesson,
    Step,
)
from gradient_ui.cards.links import open_link
from gradient_ui.cards.room import code_of
from gradient_ui.cards.shared import card, current_palette, show_figure
from gradient_ui.controls import classroom as controls
from gradient_ui.controls import hands
from gradient_ui.controls.hands import Vote
from gradient_ui.controls.room import fitting
from gradient_ui.controls.shared import projector_is_on
from gradient_ui.figures.tally import tally_alt, tally_figure
from gradient_ui.inputs import session
from gradient_ui.inputs.classroom import CLASSROOM, NOTES
from gradient_ui.problems.classroom import Tally
from gradient_ui.words import escaped, in_plain_code

_NAMES = {
    PROMPT: "to think about",
    PREDICTION: "a prediction",
    PICTURE: "a picture",
    QUESTION: "to talk about",
}
_SMALL_CODE = 220  # pixels: it opens in the middle of a page
_TALK = "**Now convince your neighbour.** Then vote once more."
_FIRST = "Raise your hand for one of them."


def lesson_part() -> None:
    """Show the choice of a lesson, and the step where it stands."""
    if not projector_is_on():
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            controls.choose_lesson()
            controls.open_lesson()
    controls.refused_file()
    lesson = controls.lesson_now()
    if lesson is None:
        st.info("The link tells of a lesson from a file: open that file, or choose a lesson.")
        return
    number = controls.step_now(lesson)
    _step(lesson, number)


def _step(lesson: Lesson, number: int) -> None:
    step = lesson.steps[number - 1]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        controls.step_through(lesson, number, _NAMES[step.kind])
        controls.notes_switch()
    if not session.value(CLASSROOM, NOTES):
        _shown(lesson, number, step)
        return
    left, right = st.columns([2, 1], gap="medium")
    with left:
        _shown(lesson, number, step)
    with right:
        _asides((*lesson.asides, *step.asides) if number == 1 else step.asides)


def _shown(lesson: Lesson, number: int, step: Step) -> None:
    if number == 1 and lesson.about and not projector_is_on():
        st.markdown(lesson.about)
    with card(), st.container(gap="xsmall"):  # question and hands are to be seen at once
        st.markdown(f"### {step.title}\n\n{in_plain_code(step.text)}")
        if step.kind == PREDICTION:
            _prediction(Vote(controls.lesson_name(), number, step))
        elif step.kind == PICTURE:
            _picture(step)


def _picture(step: Step) -> None:
    """Show the way to a picture, and how the room gets there with its own devices."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        open_link(step.link, step.label)
        opened = st.popover(
            "code for the room", icon=":material/qr_code:", key="picture_code", on_change="rerun"
        )
    if opened.open:
        with opened:
            target = fitting(step.link)
            if target.path:
                code_of(target.path, _SMALL_CODE)
            else:
                st.warning(escaped(target.problem))


def _asides(asides: tuple[Aside, ...]) -> None:
    with st.container(border=True):
        st.markdown(":small[:gray[:material/menu_book: for the teacher]]")
        for aside in asides:
            st.markdown(f"**{aside.title}**")
            st.markdown(in_plain_code(aside.text))
        if not asides:
            st.markdown(":small[No note for this step.]")


# --- a prediction --------------------------------------------------------------------------------


def _prediction(vote: Vote) -> None:
    tally = vote.tally
    if tally.is_over:
        _answered(vote.step, tally)
        hands.vote_again(vote)
        return
    _answers(vote.step, right=0)
    digits = f"Keys 1 to {tally.answers} count one hand each."
    said = _FIRST if tally.closed == 0 else _TALK
    st.markdown(f"{said} :small[:gray[{digits}]]")
    hands.count_hands(vote)


def _answered(step: Step, tally: Tally) -> None:
    """Show all answers with the right one marked, why, and both counts beside them."""
    if not tally.is_counted:
        _answers_and_why(step)
        return
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        _answers_and_why(step)
    with right:
        figure = tally_figure(tally.rounds, step.right, current_palette())
        show_figure(figure, key="tally", alt=tally_alt(tally.rounds, step.right))


def _answers_and_why(step: Step) -> None:
    _answers(step, step.right)
    st.markdown(in_plain_code(step.why))


def _answers(step: Step, right: int) -> None:
    """Show the answers, the right one marked where it is given."""
    for answer, text in enumerate(step.answers, 1):
        if answer == right:
            st.markdown(f":green-background[✓ **{answer}**]\u2002**{text}**")
        else:
            st.markdown(f"**{answer}**\u2002{text}")
