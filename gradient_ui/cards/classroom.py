"""Shows a lesson: one step at a time, what was voted, and what the teacher alone reads."""

from __future__ import annotations

from functools import partial

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
from gradient_ui.cards.header import from_the_top, header
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
_NO_LESSON = "The link tells of a lesson from a file: open that file, or choose a lesson."
_FENCE = "\n```"
# Code that had to be moved sideways could not be read from the back row.
_IN_LINES = (
    "<style>.st-key-lesson_code pre code"
    "{white-space:pre-wrap!important;overflow-wrap:anywhere}</style>"
)
_TALK = "**Now convince your neighbour.** Then vote once more."
_FIRST = "Raise your hand for one of them."


def lesson_part() -> None:
    """Show the choice of a lesson, and the step where it stands."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        controls.choose_lesson()
        controls.open_lesson()
    controls.refused_file()
    lesson = controls.lesson_now()
    if lesson is None:
        st.info(_NO_LESSON)
        return
    number = controls.step_now(lesson)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        _bar(lesson, number)
    _step(lesson, number)


def lesson_in_room(otherwise: str) -> None:
    """Show a step of a lesson for the back row; its name and the way on are in the page's head.

    Parameters
    ----------
    otherwise : str
        The title of the page where there is no lesson.
    """
    lesson = controls.lesson_now()
    if lesson is None:
        header(otherwise, "")
        st.info(_NO_LESSON)
        return
    number = controls.step_now(lesson)
    header(escaped(lesson.title), "", beside=partial(_bar, lesson, number))
    _step(lesson, number)


def _bar(lesson: Lesson, number: int) -> None:
    controls.step_through(lesson, number, _NAMES[lesson.steps[number - 1].kind])
    controls.notes_switch()


def _step(lesson: Lesson, number: int) -> None:
    session.teach()
    step = lesson.steps[number - 1]
    asides = (*lesson.asides, *step.asides) if number == 1 else step.asides
    if session.value(CLASSROOM, NOTES) and asides:
        left, right = st.columns([2, 1], gap="medium")
        with left:
            _shown(lesson, number, step)
        with right:
            _asides(asides)
    else:
        _shown(lesson, number, step)
    from_the_top(f"{lesson.title} {number}")


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
        with st.container(key="show_it", width="content"):  # by which the key finds it
            open_link(step.link, step.label)
        if projector_is_on():
            st.markdown(":small[:gray[Enter]]", width="content")
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
    """Show all answers with the right one marked, both counts beside them, and why."""
    if tally.is_counted:
        left, right = st.columns([1.2, 1], gap="medium")
        with left, st.container(gap="xsmall"):
            _answers(step, step.right)
        with right:
            figure = tally_figure(tally.rounds, step.right, current_palette())
            show_figure(figure, key="tally", alt=tally_alt(tally.rounds, step.right))
    else:
        _answers(step, step.right)
    _why(in_plain_code(step.why))


def _why(text: str) -> None:
    """Show why an answer is right, with what NumPy returns beside it: both are seen at once."""
    said, fence, code = text.partition(_FENCE)
    if not fence:
        st.markdown(text)
        return
    left, right = st.columns([1, 1.3], gap="medium")
    left.markdown(said)
    with right, st.container(key="lesson_code"):
        st.html(_IN_LINES)
        st.markdown(fence + code)


def _answers(step: Step, right: int) -> None:
    """Show the answers, the right one marked where it is given."""
    for answer, text in enumerate(step.answers, 1):
        if answer == right:
            st.markdown(f":green-background[✓ **{answer}**]\u2002**{text}**")
        else:
            st.markdown(f"**{answer}**\u2002{text}")
