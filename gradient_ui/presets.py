"""Examples by name, undo, reset, and the link to what is on the screen.

An example writes the inputs; what was typed before is kept for one undo.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from gradient_core.cases import CASES, Case, case_named
from gradient_core.spacing import COORDINATES, DISTANCE, UNIT
from gradient_ui.problem import SAMPLES, LineProblem

DEFAULTS = {
    SAMPLES: "1, 2, 4, 8, 16",
    "spacing": UNIT,
    "h": "0.5",
    "x": "0, 1, 1.5, 3.5, 4",
    "edge_order": 1,
    "row": 0,
    "i": 2,
}
_VIEW = {"numbers": "short", "ladder": False, "projector": False}
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
    case = case_named(name)
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


def _inputs_of(case: Case) -> dict[str, object]:
    return {
        SAMPLES: case.f,
        "spacing": case.spacing,
        "h": case.h,
        "x": case.x,
        "edge_order": case.edge_order,
        "i": case.index,
    }


def _write(inputs: dict[str, object]) -> None:
    st.session_state.update(inputs)
    st.session_state["row"] = 0


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


def case_shown(problem: LineProblem, *, with_edge_order: bool = True) -> Case | None:
    """Return the example whose inputs are on the screen, or None."""
    return next((case for case in CASES if _is_shown(case, problem, with_edge_order)), None)


def _is_shown(case: Case, problem: LineProblem, with_edge_order: bool) -> bool:
    spacing = {UNIT: ("", ""), DISTANCE: (case.h, problem.h), COORDINATES: (case.x, problem.x)}
    wanted, typed = spacing[case.spacing]
    return (
        (case.f, case.spacing) == (problem.f, problem.spacing)
        and wanted == typed
        and (case.edge_order == problem.edge_order or not with_edge_order)
    )


def choose_example(problem: LineProblem, *, with_edge_order: bool) -> None:
    """Draw the list of examples; it shows the one on the screen, or that there is none."""
    shown = case_shown(problem, with_edge_order=with_edge_order)
    st.session_state[_EXAMPLE] = shown.name if shown else OWN
    titles = {case.name: case.title for case in CASES}
    st.selectbox(
        "Example",
        [OWN, *titles],
        format_func=lambda name: titles.get(name, OWN),
        key=_EXAMPLE,
        on_change=_take_example,
    )


def _take_example() -> None:
    case = case_named(st.session_state[_EXAMPLE])
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


def link(path: str, problem: LineProblem, case: Case | None) -> str:
    """Return the address that opens this page in this state; short where it is an example."""
    state = st.session_state
    inputs = {"case": case.name} if case else _typed(problem)
    opening = {**DEFAULTS, **_VIEW, "i": case.index if case else DEFAULTS["i"]}
    given = inputs | {key: state[key] for key in ("i", *_VIEW) if key in state}
    changed = {key: value for key, value in given.items() if opening.get(key) != value}
    texts = {key: "true" if value is True else str(value) for key, value in changed.items()}
    return f"{path}?{urlencode(texts)}" if texts else path


def _typed(problem: LineProblem) -> dict[str, object]:
    """Return the inputs that count for the kind of spacing that was chosen."""
    kinds = {UNIT: {}, DISTANCE: {"h": problem.h}, COORDINATES: {"x": problem.x}}
    return {
        SAMPLES: problem.f,
        "spacing": problem.spacing,
        **kinds[problem.spacing],
        "edge_order": problem.edge_order,
        "row": problem.row,
    }
