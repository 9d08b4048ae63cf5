"""What did np.gradient do to make this number? Shows `gradient_core.trace_gradient` in 1-D."""

import streamlit as st

from gradient_ui import cached, cards, controls
from gradient_ui.figures.curve import NEAR, curve_alt, curve_figure
from gradient_ui.figures.strip import strip_figure
from gradient_ui.problem import Refusal, Solution


@st.fragment
def step_view(solution: Solution) -> None:
    """Show one step: the card, and the same index lit in every figure."""
    trace = solution.trace
    length = len(trace.samples)
    palette = cards.current_palette()
    left, right = st.columns([1, 1.1], gap="small")
    with left, cards.card():
        heading = st.container()
        index = controls.choose_index(length)
        step = trace.step(index)
        with heading:
            cards.step_heading(step)
        cards.step_card(step, solution.numpy_values[index])
    with right:
        cards.show_figure(
            strip_figure(trace, step, palette),
            key="strip",
            alt=step.sentence,
            on_click=lambda: controls.take_click("strip", length),
        )
        cards.show_figure(
            curve_figure(trace, step, palette, near=length > NEAR),
            key="curve",
            alt=curve_alt(trace, step),
            on_click=lambda: controls.take_click("curve", length),
        )
    st.subheader("The call", anchor=False)
    cards.call_card(solution)
    st.subheader("Every difference step", anchor=False)
    cards.listing(solution, index)


st.title("What did `np.gradient` do to make this number?", anchor=False)
asked_index = controls.linked_index()
with st.sidebar:
    inputs = controls.line_inputs()
solution = cached.solve(inputs.problem)
if isinstance(solution, Refusal):
    inputs.refuse(solution)
    cards.error_card(solution, controls.start_again)
    st.stop()
note = controls.index_note(len(solution.trace.samples), asked_index)
if note:
    st.warning(note)
cards.caution_cards(solution.trace.cautions)
step_view(solution)
