"""Where do the weights come from? The deduction of a stencil, line by line."""

from collections.abc import Callable

import streamlit as st

from gradient_core import GradientTrace
from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.cards import derivation as told_cards
from gradient_ui.cards import header as head
from gradient_ui.cards import operator
from gradient_ui.cards import shared as cards
from gradient_ui.cards.links import linked_tab
from gradient_ui.controls import derivation as controls
from gradient_ui.controls import shared
from gradient_ui.inputs import session
from gradient_ui.inputs.derivation import (
    AT,
    CHECK,
    DERIVATION,
    DERIVATIVE,
    LEDGER,
    MY_NUMBERS,
    OFFSETS,
    OPERATOR,
    PARABOLA,
    SHOW,
    TOLD,
    UNDER,
)
from gradient_ui.problems.derivation import Deduced
from gradient_ui.problems.refusals import Asked

ABOUT = (
    "From one demand: what is built from the samples must be {}, and nothing else. Line by line."
)
LOOK_FOR = "which columns cancel, and which one is left over. That one is the error."


def trace_of(answer: Answer | Refusal) -> GradientTrace | None:
    """Return the trace of the samples, None where they were refused."""
    return answer.trace if isinstance(answer, Answer) else None


def deduced_from(asked: Asked) -> Deduced | Refusal:
    """Return the deduction that the inputs ask for, at an index where the stencil has room."""
    stencil = tuple(session.value(DERIVATION, key) for key in (OFFSETS, DERIVATIVE, AT))
    numbers = session.value(DERIVATION, SHOW) == MY_NUMBERS
    return cached.deduced(asked, (*stencil, numbers), cached.solve(asked))


def told_view(asked: Asked) -> None:
    """Show the deduction, and beside it what cancels; only this runs again from line to line."""
    session.rerun_if_written()
    trace = trace_of(cached.solve(asked))
    deduced = deduced_from(asked)
    if isinstance(deduced, Refusal):
        return
    told = int(session.value(DERIVATION, TOLD))
    if trace:
        cards.caution_cards(trace.cautions)
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        controls.step_through_lines()
        told_cards.lines(deduced, told)
    with right:
        told_cards.show_strip(trace, deduced)
        told_cards.what_cancels(deduced)
    if not shared.projector_is_on():
        told_cards.in_numpy(deduced)
        below(trace, deduced)
    cards.address(DERIVATION)


def below(trace: GradientTrace | None, deduced: Deduced) -> None:
    """Show ledger, parabola, own weights and the matrix; only the open tab is made."""
    views: dict[str, Callable[[], None]] = {
        LEDGER: lambda: told_cards.ledger(deduced),
        PARABOLA: lambda: told_cards.other_way(deduced),
        CHECK: lambda: told_cards.check(deduced),
        **({OPERATOR: lambda: operator.show(trace)} if trace else {}),
    }
    tabs = st.tabs(list(views), key=UNDER, on_change="rerun")
    for tab, draw in zip(tabs, views.values(), strict=True):
        if tab.open:
            with tab:
                draw()


def main() -> None:
    """Draw the page."""
    with st.sidebar:
        inputs = controls.derivation_inputs()
    with st.container():  # a place of its own for "Taking differences ...": nothing below it moves
        answer = cached.solve(inputs.asked)
    deduced = deduced_from(inputs.asked)
    title = "Where do the weights come from?"
    if isinstance(deduced, Deduced):
        title = told_cards.title_of(deduced)
    order = session.value(DERIVATION, DERIVATIVE)
    about = ABOUT.format("the slope" if order == 1 else f"the derivative of order {order}")
    head.header(title, about, look_for=LOOK_FOR)
    refused = [found for found in (answer, deduced) if isinstance(found, Refusal)]
    for refusal in refused:
        inputs.refuse(refusal)
    if refused:
        cards.error_card(refused[0], DERIVATION)
    if isinstance(deduced, Refusal):
        cards.address(DERIVATION)
    else:
        st.fragment(told_view)(inputs.asked)
    head.next_page(DERIVATION)
    linked_tab(UNDER)


main()
