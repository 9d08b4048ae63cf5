"""What one visitor typed: kept for every page, taken back by undo, and told in the address.

Streamlit forgets a widget that is not on the screen, and reads a missing parameter of the address
as the widget's default. So the values are kept here, under the widgets' keys: put into the session
before the widgets are drawn (`begin`), and taken from it after that (`settle`). The address is
written from them; it is read when a link is opened and when the browser goes back or forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from gradient_core.arrays import FileArray
from gradient_core.tables import FileTable
from gradient_ui.files import holding
from gradient_ui.inputs.declared import ASKED, CURSOR, LOOK, Value, Values
from gradient_ui.inputs.history import History
from gradient_ui.inputs.input_set import PROJECTOR, InputSet
from gradient_ui.limits import MOST_HELD

OPENED, WENT_BACK, CHANGED_PAGE = "opened", "went back", "changed page"

_KEPT, _PAGE, _ARRIVAL, _LOST = "kept", "page_before", "arrival", "asked_in_vain"
_WRITTEN, _HISTORIES, _SAME_WORD = "was_written", "histories", "same_word"
_READ, _BY_LINK, _CARRIED = "inputs_read", "came_by_link", "carried"
_ARRIVALS, _TAUGHT = "arrivals", "taught"
_LAST_READ = "last_read:"  # and the path of the page
_HELD = "held"


@dataclass(frozen=True)
class Settled:
    """What the address is to say after a run.

    Attributes
    ----------
    link : str
        The address that opens this page in this state.
    is_new : bool
        Whether the way back leads to the state before, as after a change of the call.
    """

    link: str
    is_new: bool


# --- before the widgets --------------------------------------------------------------------------


def begin(url_path: str, page: InputSet, sets: Iterable[InputSet]) -> None:
    """Give the inputs of a page their values, before its widgets are drawn.

    Parameters
    ----------
    url_path : str
        Of the page, as Streamlit has it.
    page : InputSet
        Its inputs.
    sets : iterable of InputSet
        The inputs of all pages.
    """
    state = st.session_state
    if _KEPT not in state:
        state[_KEPT] = {key: value for each in sets for key, value in each.defaults.items()}
    arrival = _arrival(url_path)
    is_written = state.pop(_WRITTEN, False)
    state[_PAGE] = url_path
    query = st.query_params.to_dict()
    state.setdefault(_BY_LINK, page.knows(query))
    if arrival is not None:
        state[_ARRIVALS] = (arrivals()[0] + 1, frozenset(query))
    if arrival is None:
        values = _mended(page)
        moved = {} if is_written else _index_of_new_example(page, values)
        state.update(moved)
        values |= moved
    elif arrival != CHANGED_PAGE or page.knows(query):
        state[_ARRIVAL] = arrival
        if arrival == CHANGED_PAGE:  # undo brings back what was there
            _remember(page, _history(page))
        values = load(page, query)
    else:
        state[_ARRIVAL] = arrival
        values = {key: state[_KEPT][key] for key in page.by_key}
        state.update(values)
        if state.pop(_CARRIED, None) != page.path:
            # another page may have changed an input that both have: that is no change here
            history = _history(page)
            _remember(page, replace(history, now={**history.now, **values}))
    state[_READ] = (page.path, values)
    _record(page, values)


def _record(page: InputSet, values: Values) -> None:
    """Remember what the inputs held before, if they have changed."""
    history = _history(page)
    now = {**history.now, **values}
    undoable = page.keys(ASKED) | page.undone_too
    moved = history.moved_to(now, undoable, page.keys(CURSOR) - page.undone_too, page.live)
    st.session_state[_SAME_WORD] = bool(moved.typing) and moved.past == history.past
    _remember(page, moved)


def _arrival(url_path: str) -> str | None:
    """Return how the visitor came to this page; None if it was shown before."""
    if _PAGE not in st.session_state:
        return OPENED
    context = get_script_run_ctx()
    if context is not None and context.is_history_navigation:
        return WENT_BACK
    return CHANGED_PAGE if st.session_state[_PAGE] != url_path else None


def came_by_link() -> bool:
    """Whether the visitor came by a link that says what to show."""
    return bool(st.session_state.get(_BY_LINK, False))


def arrivals() -> tuple[int, frozenset[str]]:
    """Return how often the visitor came to a page, and the names in the link of the last time."""
    found = st.session_state.get(_ARRIVALS)
    return found if isinstance(found, tuple) else (0, frozenset())


def load(page: InputSet, query: Mapping[str, str]) -> dict[str, Value]:
    """Put what an address says into the inputs, and return it.

    What cannot be had is kept for `lost`.
    """
    values, unread = page.read(query)
    places = {key: values[key] for key in page.keys(CURSOR) if key in query}
    st.session_state[_LOST] = (unread, places)
    st.session_state.update(values)
    return values


def load_address(page: InputSet, search: str) -> None:
    """Put what the address in the browser says into the inputs."""
    load(page, {key: texts[-1] for key, texts in parse_qs(search, keep_blank_values=True).items()})


def lost(page: InputSet) -> list[str]:
    """Return what the link asked for and is not on the screen, once."""
    unread, places = st.session_state.pop(_LOST, ([], {}))
    moved = [f"{key}={asked}" for key, asked in places.items() if value(page, key) != asked]
    return sorted([*unread, *moved])


def value(page: InputSet, key: str) -> Any:  # of the type of the input's default
    """Return what one input holds.

    Where the session has no such value (its widget is not on the screen, or a browser sent
    something else), it is the one that was kept.
    """
    given = page.by_key[key]
    found = st.session_state.get(key)
    if given.holds(found):
        return found
    kept = st.session_state[_KEPT].get(key)
    return kept if given.holds(kept) else given.default


def values_of(page: InputSet) -> dict[str, Value]:
    """Return what the inputs of a page hold.

    What makes the call is read once a run, in `begin`; the rest may change in a part of the page
    that runs alone.
    """
    path, read = st.session_state[_READ]
    if path != page.path:
        return _read(page)
    return {**read, **{key: value(page, key) for key in page.keys(CURSOR, LOOK)}}


def values_for(page: InputSet) -> dict[str, Value]:
    """Return what the inputs of another page will hold when it is opened next.

    What was kept for it, and of the inputs that both pages have what this one was read with.
    """
    kept: Values = st.session_state[_KEPT]
    _, read = st.session_state[_READ]
    return {key: read.get(key, kept.get(key, page.defaults[key])) for key in page.by_key}


def _read(page: InputSet) -> dict[str, Value]:
    return {key: value(page, key) for key in page.by_key}


def asked(page: InputSet) -> dict[str, Any]:
    """Return what the inputs ask for: those that count, by key."""
    return page.counting(values_of(page))


def _mended(page: InputSet) -> dict[str, Value]:
    """Return what the inputs hold, after those that hold nothing got what was kept.

    The others are not written: what is being typed must not be reset. Only for a page that stays,
    because the widgets of another one know nothing of the session before.
    """
    state: Any = st.session_state
    values: dict[str, Value] = {}
    for key, given in page.by_key.items():
        found = state.get(key)
        if not given.holds(found):
            found = state[key] = value(page, key)
        values[key] = found
    return values


def _index_of_new_example(page: InputSet, values: Values) -> dict[str, Value]:
    """Return the index of an example that has just been reached by its inputs, if it was."""
    kept: Values = st.session_state[_KEPT]
    cursor = page.keys(CURSOR)
    if any(values[key] != kept.get(key) for key in cursor):
        return {}
    shown = page.shown(values)
    if shown is None or page.counting(values) == page.counting(kept):
        return {}
    return {key: found for key, found in page.example(shown.name).items() if key in cursor}


# --- after the widgets ---------------------------------------------------------------------------


def settle(page: InputSet) -> Settled:
    """Keep what the inputs hold, and return the address that says it."""
    state = st.session_state
    values = values_of(page)
    before: Values = {**values, **state[_KEPT]}
    arrival = state.pop(_ARRIVAL, None)
    state[_KEPT] = {**state[_KEPT], **values}
    # Of a widget that goes Streamlit would bring back what the session held before it came.
    state.update({key: values[key] for key in page.closed(values)})
    changed = page.counting(values) != page.counting(before) or any(
        values[key] != before[key] for key in page.undone_too
    )
    is_new = changed and arrival is None and not state[_SAME_WORD]
    return Settled(page.link(values), is_new)


# --- what buttons do -----------------------------------------------------------------------------


def write(values: Values) -> None:
    """Write inputs from outside their widgets: an example, a fix, an edit of the table."""
    st.session_state.update(values)
    st.session_state[_WRITTEN] = True


def teach() -> None:
    """Remember that a lesson is on in this visit."""
    st.session_state[_TAUGHT] = st.session_state[_PAGE]


def lesson_waits() -> bool:
    """Whether a lesson is on, and another page is shown."""
    page = st.session_state[_PAGE]
    return bool(st.session_state.get(_TAUGHT, page) != page)


def renew() -> None:
    """Write the inputs of the page that is shown once more.

    For when widgets come or go with what somebody pressed: one that comes back would bring what it
    held before.
    """
    state: Any = st.session_state
    _, read = state[_READ]
    state.update({key: state.get(key, state[_KEPT][key]) for key in read})


def carry(page: InputSet, values: Values) -> None:
    """Write inputs of another page, for when it is opened next; undo takes them back there."""
    state = st.session_state
    _remember(page, _history(page))
    state[_KEPT] = {**state[_KEPT], **values}
    state[_CARRIED] = page.path


def keep_read(page: InputSet, values: Values) -> None:
    """Keep what could be read, to be shown again below a refusal."""
    st.session_state[_LAST_READ + page.path] = values


def last_read(page: InputSet) -> dict[str, Any] | None:
    """Return what could be read last; None where nothing was."""
    return st.session_state.get(_LAST_READ + page.path)


def hold(record: FileArray | FileTable) -> bool:
    """Hold what the text of an input stands for, the last few; False if there is no room."""
    if not holding.admit(record):
        return False
    held = [each for each in st.session_state.get(_HELD, []) if each is not record]
    st.session_state[_HELD] = [*held, record][-MOST_HELD:]
    return True


def rerun_if_written() -> None:
    """Run the whole page again if inputs were written, in a part of it that runs alone.

    What the part was asked is older than that.
    """
    if st.session_state.get(_WRITTEN, False):
        st.rerun()


def sent(key: str, kind: type) -> Any:
    """Return what a widget that is no input holds, None if it has gone or holds something else.

    A press may arrive when the page has changed.
    """
    found = st.session_state.get(key)
    return found if isinstance(found, kind) else None


def choose(page: InputSet, name: str | None) -> None:
    """Write an example into the inputs."""
    if name is not None and name in page.examples:
        write(page.example(name))


def undo(page: InputSet) -> None:
    """Take the last change back."""
    _go_to(page, _history(page).undone())


def redo(page: InputSet) -> None:
    """Make the change again that was taken back last."""
    _go_to(page, _history(page).redone())


def reset(page: InputSet) -> None:
    """Put all inputs and looks back to what the page opens with; undo brings them back."""
    values = {key: page.defaults[key] for key in page.keys(ASKED, CURSOR, LOOK)}
    values[PROJECTOR.key] = value(page, PROJECTOR.key)  # the room does not change
    history = _history(page)
    undoable, along = page.keys(ASKED, LOOK) | page.undone_too, page.keys(CURSOR)
    _remember(page, history.moved_to({**history.now, **values}, undoable, along))
    write(values)


def can_undo(page: InputSet) -> bool:
    """Whether there is a change to take back."""
    return bool(_history(page).past)


def can_redo(page: InputSet) -> bool:
    """Whether there is a change to make again."""
    return bool(_history(page).future)


def _go_to(page: InputSet, history: History) -> None:
    before = _history(page).now
    _remember(page, history)
    write({key: value for key, value in history.now.items() if before.get(key) != value})


def _history(page: InputSet) -> History:
    found = st.session_state.setdefault(_HISTORIES, {}).get(page.parameter)
    return found if isinstance(found, History) else History(_read(page))


def _remember(page: InputSet, history: History) -> None:
    st.session_state.setdefault(_HISTORIES, {})[page.parameter] = history
