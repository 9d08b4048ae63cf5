"""The widgets of a lesson: which one, a file with one, its steps, and the teacher's notes.

The lesson of a file is kept with the session, and goes with it.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from gradient_core.lessons import Lesson, LessonError
from gradient_ui.controls import hands, shared
from gradient_ui.controls.files import let_go
from gradient_ui.files import holding
from gradient_ui.files.lessons import KIND, LESSONS, OwnLesson, read_lesson_file
from gradient_ui.inputs import session
from gradient_ui.inputs.classroom import CLASSROOM, LESSON, NOTES, OWN, STEP
from gradient_ui.inputs.links import why_not
from gradient_ui.words import escaped

_OWN, _REFUSED, _COUNT = "own_lesson", "lesson_refused", "lessons_opened"
_OPENER = "lesson_opener"
_LARGEST = 1  # MB: what is longer is refused by the reader, which says so
_NO_ROOM = "This server holds as many files as it can. Please try again later."


# --- which lesson --------------------------------------------------------------------------------


def own_lesson() -> OwnLesson | None:
    """Return the lesson of the file that was opened last."""
    found = st.session_state.get(_OWN)
    return found if isinstance(found, OwnLesson) else None


def lesson_name() -> str:
    """Return the name of the lesson in a link."""
    return str(session.value(CLASSROOM, LESSON))


def lesson_now() -> Lesson | None:
    """Return the lesson that is shown; None for one of a file that is not here."""
    name, own = lesson_name(), own_lesson()
    if name == OWN:
        return own.lesson if own else None
    return LESSONS.get(name)


def choose_lesson() -> None:
    """Draw the list of lessons."""
    own = own_lesson()
    titles = {name: _titled(lesson) for name, lesson in LESSONS.items()}
    if own or lesson_name() == OWN:
        titles[OWN] = f"{_titled(own.lesson)} ({own.name})" if own else "a lesson of a file"
    st.selectbox(
        "Lesson",
        list(titles),
        format_func=lambda name: titles.get(name, name),
        key=LESSON,
        on_change=_first_step,
        label_visibility="collapsed",
    )


def _titled(lesson: Lesson) -> str:
    return f"{lesson.title} · {lesson.minutes} min · {lesson.level}"


def _first_step() -> None:
    st.session_state[STEP] = 1


def notes_switch() -> None:
    """Draw the switch for the teacher's notes; its name is short where there is little room."""
    shared.toggle(
        CLASSROOM,
        NOTES,
        "Notes" if shared.projector_is_on() else "Notes for the teacher",
        "Times, and the answers that are given. The class sees them, too, if it sees this screen.",
    )


# --- a file of one's own -------------------------------------------------------------------------


def open_lesson() -> None:
    """Draw the way to open a lesson, and say why one is refused."""
    opened = st.popover(
        "Open a lesson", icon=":material/upload_file:", key=_OPENER, on_change="rerun"
    )
    if opened.open:
        with opened:
            count = int(st.session_state.get(_COUNT, 0))
            st.file_uploader(
                "A lesson as Markdown",
                type=[KIND],
                key=f"lesson_file_{count}",
                on_change=_take,
                args=(count,),
                max_upload_size=_LARGEST,
                help="Its form is that of docs/lessons.md. It stays on this server and is "
                "forgotten when you leave.",
            )


def refused_file() -> None:
    """Say why the file that was opened last is no lesson."""
    refused = st.session_state.get(_REFUSED)
    if isinstance(refused, str):
        st.error(refused)


def _take(count: int) -> None:
    """Read what was sent, and let go of it; what is refused changes nothing else."""
    sent: Any = st.session_state.get(f"lesson_file_{count}")
    st.session_state[_COUNT] = count + 1
    st.session_state[_OPENER] = False
    if sent is None:
        return
    name = str(sent.name)
    try:
        own = read_lesson_file(name, sent.getvalue(), why_not)
        if not holding.admit(own):
            _refuse(name, _NO_ROOM)
        else:
            st.session_state.update({_OWN: own, _REFUSED: None, LESSON: OWN, STEP: 1})
            hands.forget(OWN)
    except LessonError as error:
        _refuse(name, error.message)
    finally:
        let_go(str(sent.file_id))


def _refuse(name: str, why: str) -> None:
    st.session_state[_REFUSED] = f"**{escaped(name)}.** {_as_markdown(why)}"


def _as_markdown(message: str) -> str:
    """Return a message as Markdown: what it quotes is code, all else is as it stands."""
    parts = message.split("`")
    return "`".join(part if k % 2 else escaped(part) for k, part in enumerate(parts))


# --- the steps -----------------------------------------------------------------------------------


def step_now(lesson: Lesson) -> int:
    """Return the number of the step that is shown, counted from 1."""
    number = min(max(int(session.value(CLASSROOM, STEP)), 1), len(lesson.steps))
    st.session_state[STEP] = number
    return number


def step_through(lesson: Lesson, number: int, kind: str) -> None:
    """Draw previous and next, where the lesson stands, and what is to be done there."""
    st.button(
        "previous",
        key="cl_previous",
        shortcut="Left",
        on_click=_go,
        args=(-1,),
        disabled=number == 1,
    )
    shared.first_button(
        "next",
        key="cl_next",
        shortcut="Right",
        on_click=_go,
        args=(1,),
        disabled=number == len(lesson.steps),
    )
    where = f"step {number} of {len(lesson.steps)} · {kind}"
    in_room = shared.projector_is_on()
    st.markdown(f":small[:gray[{where}]]", width="content" if in_room else "stretch")


def _go(by: int) -> None:
    lesson = lesson_now()
    if lesson is not None:
        st.session_state[STEP] = step_now(lesson) + by
        step_now(lesson)
