"""Examples by name, undo and reset for a set of inputs; what all pages share about state.

An example writes the inputs; what was typed before is kept for one undo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from gradient_core.cases.records import Example

# An input that several pages share is in the link and kept for the session.
SHARED: dict[str, Any] = {"bind": "query-params", "persist_state": "session"}
PROJECTOR = "projector"
LONGEST_SAFE_LINK = 4_000
OWN = "your own"
_PAGE = "page_before"
_READ = "link_was_read"


@dataclass(frozen=True)
class InputSet:
    """The inputs of a page, or of several pages that share them.

    Attributes
    ----------
    defaults : mapping from key to value
        What the page opens with.
    examples : mapping from name to example
    inputs_of : callable
        Returns all inputs that an example sets.
    parameter : str
        What names an example in a link; also the key of the list of examples.
    cursor : tuple of str
        Keys of whole numbers that a link with an example may set to another value.
    looks : mapping from key to value
        What is chosen to be shown of the answer, and how: in the link, but nobody's to undo.
    """

    defaults: Mapping[str, object]
    examples: Mapping[str, Any]
    inputs_of: Callable[[Any], dict[str, object]]
    parameter: str
    cursor: tuple[str, ...]
    looks: Mapping[str, object]

    @property
    def _undo_key(self) -> str:
        return f"{self.parameter}_before"

    @property
    def _list_key(self) -> str:
        return f"{self.parameter}_list"

    @property
    def _unknown_key(self) -> str:
        return f"{self.parameter}_unknown"

    def take_example_from_link(self) -> None:
        """Write the example that the link names into the inputs, once."""
        name = st.query_params.get(self.parameter)
        if name is None:
            return
        del st.query_params[self.parameter]
        example = self.examples.get(name)
        if example is None:
            st.session_state[self._unknown_key] = name[:40]
            return
        asked = {key: st.query_params.get(key, "") for key in self.cursor}
        st.session_state.update(self.inputs_of(example))
        for key, number in asked.items():
            if number.isdecimal():
                st.session_state[key] = int(number[:9])

    def note_about_link(self) -> str | None:
        """Return what to say about a link that names no known example, once."""
        name = st.session_state.pop(self._unknown_key, None)
        return None if name is None else f"The link names an example `{name}` that does not exist."

    def keep_for_undo(self) -> None:
        """Remember the inputs as they are, so that the next change can be taken back."""
        state = st.session_state
        state[self._undo_key] = {key: state[key] for key in self.defaults if key in state}

    def undo(self) -> None:
        """Put the inputs back to what was remembered, if anything was."""
        st.session_state.update(st.session_state.pop(self._undo_key, {}))

    def reset(self) -> None:
        """Put all inputs back to what the page opens with."""
        self.keep_for_undo()
        st.session_state.update(self.defaults)

    def choose(self, name: str) -> None:
        """Write an example into the inputs, so that it can be undone."""
        if name in self.examples:
            self.keep_for_undo()
            st.session_state.update(self.inputs_of(self.examples[name]))

    def example_list(self, shown: Example | None) -> None:
        """Draw the list of examples; it shows the one on the screen, or that there is none."""
        key = self._list_key
        st.session_state[key] = shown.name if shown else OWN
        titles = {example.name: example.title for example in self.examples.values()}
        st.selectbox(
            "Example",
            [OWN, *titles],
            format_func=lambda name: titles.get(name, OWN),
            key=key,
            on_change=lambda: self.choose(st.session_state[key]),
        )

    def undo_and_reset(self) -> None:
        """Draw the buttons that take changes back."""
        with st.container(horizontal=True, gap="small"):
            st.button(
                "undo",
                on_click=self.undo,
                disabled=self._undo_key not in st.session_state,
                key="undo",
                help="Back to the inputs before the last example, table edit or reset.",
            )
            st.button(
                "reset", on_click=self.reset, key="reset", help="Back to what the page opens with."
            )

    def link(self, path: str, inputs: Mapping[str, object], shown: Example | None) -> str:
        """Return the address that opens this page in this state; short where it is an example."""
        state = st.session_state
        opening = {**self.defaults, **self.looks, PROJECTOR: False}
        given: dict[str, object] = {**inputs}
        if shown:
            opening |= self.inputs_of(shown)
            given = {self.parameter: shown.name}
        of_state = (*self.cursor, *self.looks, PROJECTOR)
        given |= {key: state[key] for key in of_state if key in state}
        changed = {key: value for key, value in given.items() if opening.get(key) != value}
        texts = {key: "true" if value is True else str(value) for key, value in changed.items()}
        return f"{path}?{urlencode(texts)}" if texts else path


def asked_by_link(*sets: InputSet) -> dict[str, str]:
    """Return the inputs that the link asks for, when it is opened; nothing later on."""
    if _READ in st.session_state:
        return {}
    st.session_state[_READ] = True
    keys = {key for inputs in sets for key in (*inputs.defaults, *inputs.looks)}
    return {key: st.query_params[key] for key in keys if key in st.query_params}


def note_about_values(asked: Mapping[str, str]) -> str | None:
    """Return what to say about values in the link that no input could take."""
    state = st.session_state
    lost = [k for k, text in asked.items() if k in state and not _holds(state[k], text)]
    if not lost:
        return None
    named = ", ".join(f"{key}={asked[key][:20]}" for key in sorted(lost))
    return f"The link asks for {named}, which there is not. Something else is shown."


def _holds(value: object, text: str) -> bool:
    """Whether an input that holds `value` took `text` from the link."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return float(text) == value
        except ValueError:
            return False
    return text == ("true" if value is True else "false" if value is False else str(value))


def carry_inputs_over(url_path: str, *sets: InputSet) -> None:
    """Give the inputs to a page that is opened from another one.

    Streamlit keeps the value of a widget per page, even with ``persist_state``: on a page that
    is visited for the first time it would start from its default. Writing the values once per
    switch, before the widgets are drawn, makes them one and the same everywhere.
    """
    state = st.session_state
    if state.get(_PAGE, url_path) != url_path:
        for key in {PROJECTOR, *(k for inputs in sets for k in (*inputs.defaults, *inputs.looks))}:
            if key in state:
                state[key] = state[key]
    state[_PAGE] = url_path
