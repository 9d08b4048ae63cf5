"""The widgets of all pages: each is drawn from the declaration of its input.

The session holds the value before the widget is drawn, and the widget's own answer is not used: it
can be empty, or out of bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.cases import Example
from gradient_core.errors import Refusal
from gradient_ui.inputs import session
from gradient_ui.inputs.input_set import PROJECTOR, InputSet
from gradient_ui.problems.line import EDGE_ORDER
from gradient_ui.problems.refusals import Asked

_PROJECTOR_SCALE = 1.5
OWN = "your own"
# A number box that knows how long the array is turns red and keeps what it does not take; so it
# takes any index, and the nearest that there is comes back.
_ANY_INDEX = 999_999_999


@dataclass(frozen=True)
class Typed:
    """What the inputs of a page ask for, and the places beside them for refusals."""

    asked: Asked
    places: dict[str, DeltaGenerator]

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the input that caused it why there is no answer."""
        place = self.places[refusal.argument]
        place.error(refusal.message)
        if refusal.pointer:
            place.code(refusal.pointer, language=None)


def choice(page: InputSet, key: str, label: str, about: str = "", **more: Any) -> Any:
    """Draw the options of an input side by side and return the chosen one."""
    given = page.by_key[key]
    st.segmented_control(
        label,
        list(given.options),
        default=given.default,
        required=True,
        key=key,
        help=about or None,
        **more,
    )
    return session.value(page, key)


def line(page: InputSet, key: str, label: str, about: str = "", **more: Any) -> str:
    """Draw a box of one line and return its text."""
    most = int(page.by_key[key].most) + 1
    st.text_input(label, key=key, max_chars=most, help=about or None, **more)
    return str(session.value(page, key))


def box(page: InputSet, key: str, label: str, about: str, height: int = 88) -> str:
    """Draw a box of several lines and return its text."""
    most = int(page.by_key[key].most) + 1
    st.text_area(label, key=key, height=height, max_chars=most, help=about)
    return str(session.value(page, key))


def count(page: InputSet, key: str, label: str) -> int:
    """Draw a box for a number of samples and return it."""
    given = page.by_key[key]
    st.number_input(label, int(given.least), int(given.most), key=key)
    return int(session.value(page, key))


def index(page: InputSet, key: str, length: int, label: str, **more: Any) -> int:
    """Draw a box for an index of an array of this length and return it."""
    clamp(page, key, length)
    st.number_input(label, -_ANY_INDEX, _ANY_INDEX, key=key, **more)
    return int(session.value(page, key))


def pick(page: InputSet, key: str, label: str, names: Sequence[str], first: int = 0) -> int:
    """Draw a list of names and return the number of the chosen one; `first` is that of the first.

    A number that there is not becomes the nearest that there is.
    """
    inside = min(max(int(session.value(page, key)), first), first + len(names) - 1)
    st.session_state[key] = inside
    numbers = range(first, first + len(names))
    st.selectbox(label, numbers, format_func=lambda number: names[number - first], key=key)
    return inside


def clamp(page: InputSet, key: str, length: int) -> int:
    """Move an index into an array of this length, before its widget is drawn; return it."""
    inside = min(max(int(session.value(page, key)), 0), length - 1)
    st.session_state[key] = inside
    return inside


def toggle(page: InputSet, key: str, label: str, about: str, **more: Any) -> bool:
    """Draw a switch and return whether it is on."""
    st.toggle(label, key=key, help=about, **more)
    return bool(session.value(page, key))


def first_button(name: str, *, draw: Callable[..., bool] = st.button, **more: Any) -> None:
    """Draw the button of the one thing to do; `draw` another one than a plain button."""
    # On dark no colour carries white text, which Streamlit writes, and can be seen on the page.
    if st.context.theme.type == "dark":
        draw(f":primary[**{name}**]", **more)
    else:
        draw(f"**{name}**", type="primary", **more)


def edge_order(page: InputSet, key: str = EDGE_ORDER, **more: Any) -> int:
    """Draw the choice of edge_order and return it."""
    return int(
        choice(
            page,
            key,
            "edge_order",
            "How the two ends of every axis are computed. 1: the slope of the last interval; needs "
            "2 samples. 2: the slope of the parabola through the last 3 samples.",
            **more,
        )
    )


def example_list(page: InputSet) -> Example | None:
    """Draw the list of examples and return the one whose inputs are on the screen."""
    shown: Example | None = page.shown(session.values_of(page))
    key = f"{page.parameter}_list"
    st.session_state[key] = shown.name if shown else OWN
    titles = {example.name: example.title for example in page.examples.values()}
    st.selectbox(
        "Example",
        [OWN, *titles],
        format_func=lambda name: titles.get(name, OWN),
        key=key,
        on_change=lambda: session.choose(page, session.sent(key, str)),
    )
    return shown


def undo_redo_reset(page: InputSet) -> None:
    """Draw the buttons that take changes back."""
    with st.container(horizontal=True, gap="small"):
        st.button(
            "undo",
            on_click=session.undo,
            args=(page,),
            disabled=not session.can_undo(page),
            key="undo",
            shortcut="Ctrl+Z",
            help="Undo the last change of the inputs.",
        )
        st.button(
            "redo",
            on_click=session.redo,
            args=(page,),
            disabled=not session.can_redo(page),
            key="redo",
            help="Repeat the change that was undone.",
        )
        st.button(
            "reset",
            on_click=session.reset,
            args=(page,),
            key="reset",
            help="Back to what the page opens with; undo brings everything back.",
        )


def projector_switch() -> None:
    """Draw the switch for large type.

    It stands in a popover, and while that is closed the browser does not draw it: what is told once
    would be missed, so it is told in every run.
    """
    st.session_state[PROJECTOR.key] = projector_is_on()
    st.toggle(
        "Projector",
        key=PROJECTOR.key,
        on_change=session.renew,
        help="Type at 150 % and fewer controls, so that the back row can read it. Key: P.",
    )


def toggle_projector() -> None:
    """Turn the view for the back row on, or off."""
    session.renew()
    st.session_state[PROJECTOR.key] = not projector_is_on()


def projector_is_on() -> bool:
    """Whether large type is on."""
    return bool(st.session_state.get(PROJECTOR.key, PROJECTOR.default))


def type_scale() -> float:
    """Return how much larger type is than usual."""
    return _PROJECTOR_SCALE if projector_is_on() else 1.0
