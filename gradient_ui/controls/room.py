"""The widgets of the link for the room: where it leads, and whether it can be opened there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from gradient_ui.controls import shared
from gradient_ui.figures.qr import LONGEST_QR
from gradient_ui.inputs import session
from gradient_ui.inputs.classroom import (
    CLASSROOM,
    LESSON,
    LEVEL,
    LINK,
    OWN,
    SAME_QUESTIONS,
    STEP,
    TARGET,
    THIS_LESSON,
    WORD,
)
from gradient_ui.inputs.links import inside, why_not
from gradient_ui.inputs.practice import PRACTICE
from gradient_ui.problems.practice import LEVEL as PRACTICE_LEVEL
from gradient_ui.problems.practice import SEED

_NOBODY_ELSE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Target:
    """Where the code leads.

    Attributes
    ----------
    path : str
        Path and query; empty where there is nothing to lead to.
    problem : str
        Why there is no code, in plain text.
    """

    path: str
    problem: str = ""


def server() -> str:
    """Return where this server is for the browser that shows the page, without a last slash."""
    parts = urlsplit(str(st.context.url or "http://localhost:8501/"))
    path = parts.path.rstrip("/").removesuffix(CLASSROOM.path)
    return f"{parts.scheme}://{parts.netloc}{path}"


def is_for_nobody_else() -> bool:
    """Whether the address of this server opens on this computer alone."""
    return urlsplit(server()).hostname in _NOBODY_ELSE


def choose_target() -> Target:
    """Draw the choice of where the code leads, and return it."""
    chosen = shared.choice(
        CLASSROOM,
        TARGET,
        "The code leads to",
        "The lesson: the step where it stands now. The questions of the worksheet: those of "
        "Practice with the same word, which tells each wrong answer its rule.",
    )
    values = session.values_of(CLASSROOM)
    if chosen == THIS_LESSON:
        if values[LESSON] == OWN:
            return Target("", "This lesson is a file of yours: nobody else can open its link.")
        place = {LESSON: values[LESSON], STEP: values[STEP]}
        return fitting(CLASSROOM.link({**CLASSROOM.defaults, **place}))
    if chosen == SAME_QUESTIONS:
        place = {SEED: values[WORD], PRACTICE_LEVEL: values[LEVEL]}
        return fitting(PRACTICE.link({**PRACTICE.defaults, **place}))
    return _typed()


def _typed() -> Target:
    """Draw the box for a link of one's own, and return where that leads."""
    text = shared.line(
        CLASSROOM,
        LINK,
        "Link",
        "Set up a page as the room is to see it, press its button for the link, and paste it here.",
        placeholder=f"{server()}/edge-order?f=0,10,11",
    )
    if not text.strip():
        return Target("")
    path = inside(text, server())
    if not path:
        return Target("", f"A link into this app begins with {server()}/ or with a slash.")
    why = why_not(path)
    return Target("", f"The link leads nowhere: {why}.") if why else fitting(path)


def fitting(path: str) -> Target:
    """Return a target whose code can be read from the last row, or why there is none."""
    length = len(server() + path)
    if length <= LONGEST_QR:
        return Target(path)
    return Target(
        "",
        f"The link has {length:,} characters, and a code that a room can read has at most "
        f"{LONGEST_QR}. Choose an example on its page, or fewer numbers.",
    )
