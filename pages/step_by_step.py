"""What did np.gradient do to make this number? Shows `gradient_core.trace_gradient` in 1-D."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core.cases import Case
from gradient_ui import cached, cards, controls, presets, step_figures, stepping, tables
from gradient_ui.problem import LineProblem, Refusal, Solution


def step_view(
    solution: Solution, problem: LineProblem, case: Case | None, form: str, with_ladder: bool
) -> None:
    """Show one step: the card, and the same index lit in every figure."""
    trace = solution.trace
    length = len(trace.samples)
    link_place = header()
    if case:
        st.markdown(f":small[**Look for:** {case.look_for}]")
    left, right = st.columns([1, 1.1], gap="small")
    with left, cards.card():
        heading = st.container()
        index = stepping.choose_index(length)
        step = trace.step(index)
        with heading:
            cards.step_heading(step)
        here, elsewhere = cards.split_cautions(trace.cautions, index)
        question = stepping.question(length, index)
        if question:
            st.info(question)
        cards.step_card(step, solution.numpy_values[index], form)
        cards.caution_cards(here)
        cards.dtype_chip(trace.samples)
    with right:
        step_figures.show(solution, problem, step, with_ladder=with_ladder)
    cards.caution_cards(elsewhere)
    if not controls.projector_is_on():
        below(solution, index)
    with link_place:
        cards.link_card(presets.link("/", problem, case), presets.LONGEST_SAFE_LINK)


def header() -> DeltaGenerator:
    """Show the question of the page; return the place for the link beside it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title("What did `np.gradient` do to make this number?", anchor=False, width="content")
        cards.stencil_help()
        return st.container(width="content")


def below(solution: Solution, index: int) -> None:
    """Show the call and every difference step; only the open tab is made."""
    st.subheader("The call", anchor=False)
    cards.call_card(solution)
    names = ["Every difference step", "As a table", "Against np.diff"]
    lines, table, against = st.tabs(names, key="below", on_change="rerun", bind="query-params")
    if lines.open:
        with lines:
            tables.listing(solution, index)
    if table.open:
        with table:
            tables.steps_table(solution, index)
    if against.open:
        with against:
            tables.round_trip_table(solution, index)


asked_index = stepping.linked_index()
with st.sidebar:
    inputs = controls.line_inputs()
    form = controls.number_form()
    with_ladder = controls.ladder_wanted()
solution = cached.solve(inputs.problem)
if isinstance(solution, Refusal):
    header()
    inputs.refuse(solution)
    cards.error_card(solution, presets.reset)
else:
    length = len(solution.trace.samples)
    cards.notes(presets.note_about_link(), stepping.note_about_index(length, asked_index))
    case = presets.case_shown(inputs.problem)
    every = stepping.SECONDS if stepping.is_playing() else None
    st.fragment(step_view, run_every=every)(solution, inputs.problem, case, form, with_ladder)
