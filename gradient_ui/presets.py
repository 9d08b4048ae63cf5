"""Examples by name, undo, reset, and the link to what is on the screen.

An example writes the inputs; what was typed before is kept for one undo.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, TypeAlias
from urllib.parse import urlencode

import streamlit as st

from gradient_core.cases import CASES, Case
from gradient_core.formula_cases import FORMULA_CASES, FormulaCase
from gradient_core.sampling import TYPED, UNIFORM
from gradient_core.spacing import COORDINATES, DISTANCE, UNIT
from gradient_ui.problem import COUNT, FORMULA, SAMPLES, START, STOP, LineProblem

AnyCase: TypeAlias = Case | FormulaCase

# Where the samples come from.
SOURCE, FROM_NUMBERS, FROM_FORMULA = "source", "numbers", "formula"
DEFAULTS = {
    SOURCE: FROM_NUMBERS,
    FORMULA: "sin(x)",
    "sampling": UNIFORM,
    START: "0",
    STOP: "2pi",
    COUNT: 13,
    SAMPLES: "1, 2, 4, 8, 16",
    "spacing": UNIT,
    "h": "0.5",
    "x": "0, 1, 1.5, 3.5, 4",
    "edge_order": 1,
    "row": 0,
    "i": 2,
}
_VIEW = {"numbers": "short", "ladder": False, "projector": False}
# An input that several pages share is in the link and kept for the session.
SHARED: dict[str, Any] = {"bind": "query-params", "persist_state": "session"}
_ALL = {case.name: case for case in (*CASES, *FORMULA_CASES)}
LONGEST_SAFE_LINK = 4_000
OWN = "your own"
_UNDO = "inputs_before"
_PAGE = "page_before"
_EXAMPLE = "example"
_UNKNOWN_CASE = "unknown_case"


def carry_inputs_over(url_path: str) -> None:
    """Give the inputs to a page that is opened from another one.

    Streamlit keeps the value of a widget per page, even with ``persist_state``: on a page that
    is visited for the first time it would start from its default. Writing the values once per
    switch, before the widgets are drawn, makes them one and the same everywhere.
    """
    state = st.session_state
    if state.get(_PAGE, url_path) != url_path:
        for key in (*DEFAULTS, *_VIEW):
            if key in state:
                state[key] = state[key]
    state[_PAGE] = url_path


def take_case_from_link() -> None:
    """Write the example that the link names into the inputs, once."""
    name = st.query_params.get("case")
    if name is None:
        return
    del st.query_params["case"]
    case = _ALL.get(name)
    if case is None:
        st.session_state[_UNKNOWN_CASE] = name[:40]
        return
    asked_index = st.query_params.get("i", "")
    _write(_inputs_of(case))
    if asked_index.isdecimal():
        st.session_state["i"] = int(asked_index[:9])


def note_about_link() -> str | None:
    """Return what to say about a link that names no known example, once."""
    name = st.session_state.pop(_UNKNOWN_CASE, None)
    return None if name is None else f"The link names an example `{name}` that does not exist."


def _inputs_of(case: AnyCase) -> dict[str, object]:
    """Return all inputs that the example sets."""
    if isinstance(case, FormulaCase):
        return {
            SOURCE: FROM_FORMULA,
            FORMULA: case.formula,
            "sampling": case.sampling,
            START: case.start,
            STOP: case.stop,
            COUNT: case.count,
            "edge_order": case.edge_order,
            "i": case.index,
        }
    return {
        SOURCE: FROM_NUMBERS,
        SAMPLES: case.f,
        "spacing": case.spacing,
        "h": case.h,
        "x": case.x,
        "edge_order": case.edge_order,
        "row": 0,
        "i": case.index,
    }


def _write(inputs: dict[str, object]) -> None:
    st.session_state.update(inputs)


def keep_for_undo() -> None:
    """Remember the inputs as they are, so that the next change can be taken back."""
    state = st.session_state
    state[_UNDO] = {key: state[key] for key in DEFAULTS if key in state}


def _undo() -> None:
    st.session_state.update(st.session_state.pop(_UNDO))


def reset() -> None:
    """Put all inputs back to what the page opens with."""
    keep_for_undo()
    st.session_state.update(DEFAULTS)


def case_shown(problem: LineProblem, *, with_edge_order: bool = True) -> AnyCase | None:
    """Return the example whose inputs are on the screen, or None."""
    ignored = set() if with_edge_order else {"edge_order"}
    shown = _counting(_inputs_in(problem), ignored)
    cases = (case for case in _ALL.values() if _counting(_inputs_of(case), ignored) == shown)
    return next(cases, None)


def _inputs_in(problem: LineProblem) -> dict[str, object]:
    """Return the inputs that make the problem."""
    inputs: dict[str, object] = {
        SOURCE: FROM_FORMULA if problem.formula else FROM_NUMBERS,
        SAMPLES: problem.f,
        "spacing": problem.spacing,
        "h": problem.h,
        "x": problem.formula.x if problem.formula else problem.x,
        "edge_order": problem.edge_order,
        "row": problem.row,
    }
    if problem.formula:
        source = problem.formula
        inputs |= {FORMULA: source.text, "sampling": source.sampling}
        inputs |= {START: source.start, STOP: source.stop, COUNT: source.count}
    return inputs


def _counting(inputs: dict[str, object], ignored: Set[str] = frozenset()) -> dict[str, object]:
    """Return those of the inputs that count for the kind of samples and spacing chosen."""
    if inputs[SOURCE] == FROM_FORMULA:
        keys = [FORMULA, "sampling"]
        keys += ["x"] if inputs["sampling"] == TYPED else [START, STOP, COUNT]
    else:
        keys = [SAMPLES, "spacing", "row"]
        keys += {UNIT: [], DISTANCE: ["h"], COORDINATES: ["x"]}[str(inputs["spacing"])]
    return {key: inputs[key] for key in (SOURCE, *keys, "edge_order") if key not in ignored}


def choose_example(problem: LineProblem, *, with_edge_order: bool) -> None:
    """Draw the list of examples; it shows the one on the screen, or that there is none."""
    shown = case_shown(problem, with_edge_order=with_edge_order)
    st.session_state[_EXAMPLE] = shown.name if shown else OWN
    titles = {case.name: case.title for case in _ALL.values()}
    st.selectbox(
        "Example",
        [OWN, *titles],
        format_func=lambda name: titles.get(name, OWN),
        key=_EXAMPLE,
        on_change=_take_example,
    )


def _take_example() -> None:
    case = _ALL.get(st.session_state[_EXAMPLE])
    if case is not None:
        keep_for_undo()
        _write(_inputs_of(case))


def draw_undo_and_reset() -> None:
    """Draw the buttons that take changes back."""
    with st.container(horizontal=True, gap="small"):
        st.button(
            "undo",
            on_click=_undo,
            disabled=_UNDO not in st.session_state,
            key="undo",
            help="Back to the inputs before the last example, table edit or reset.",
        )
        st.button("reset", on_click=reset, key="reset", help="Back to what the page opens with.")


def link(path: str, problem: LineProblem, case: AnyCase | None) -> str:
    """Return the address that opens this page in this state; short where it is an example."""
    state = st.session_state
    inputs = {"case": case.name} if case else _counting(_inputs_in(problem))
    opening = {**DEFAULTS, **_VIEW, "i": case.index if case else DEFAULTS["i"]}
    given = inputs | {key: state[key] for key in ("i", *_VIEW) if key in state}
    changed = {key: value for key, value in given.items() if opening.get(key) != value}
    texts = {key: "true" if value is True else str(value) for key, value in changed.items()}
    return f"{path}?{urlencode(texts)}" if texts else path
