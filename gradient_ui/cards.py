"""Shows one record: step card, call card, error card, and figures with their alt text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import streamlit as st

from gradient_core import Caution, DifferenceStep
from gradient_core.formulas import is_shown_rounded
from gradient_core.ledgers import ledger, readable_digits, textbook_display
from gradient_core.number_text import plain_number
from gradient_core.oracle import bits_agree
from gradient_ui.figures.layout import CONFIG, Figure
from gradient_ui.problem import Refusal, Solution
from gradient_ui.theme import Palette, palette

_LINES_AROUND = 50


def current_palette() -> Palette:
    """Return the colours of the theme that the visitor sees."""
    return palette(dark=st.context.theme.type == "dark")


def show_figure(figure: Figure, *, key: str, alt: str, on_click: Callable[[], None]) -> None:
    """Show a figure whose points can be clicked."""
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        on_select=on_click,
        selection_mode="points",
        config=CONFIG,
        height=figure["layout"]["height"],
    )


def step_heading(step: DifferenceStep) -> None:
    """Name the value and its scheme, with the scheme's colour and shape."""
    style = current_palette().schemes[step.scheme]
    value = plain_number(step.value, readable_digits(step))
    relation = "≈" if value != plain_number(step.value) else "="
    st.markdown(
        f"**{step.name} {relation} {value}** · "
        f":{style.markdown}[{style.glyph} **{step.scheme} difference**]"
    )


def step_card(step: DifferenceStep, numpy_value: Any) -> None:
    """Show formula, statement, numbers, value, tick and sentence of one step."""
    digits = readable_digits(step)
    st.latex(ledger(step, digits))
    if is_shown_rounded(step, digits):
        st.caption(f"Rounded to {digits} digits for reading; the code below has all of them.")
    _tick(step, numpy_value)
    st.markdown(step.sentence)
    st.caption("What NumPy executed, and the same with your numbers:")
    st.code(_by_terms(step.statement), language=None, wrap_lines=True)
    st.code(_by_terms(step.code), language=None, wrap_lines=True)
    if step.textbook is not None:
        _textbook(step)


def _by_terms(expression: str) -> str:
    """Break a weighted sum before each of its terms, so that it is read term by term."""
    return expression.replace(" + (", "\n+ (")


def _tick(step: DifferenceStep, numpy_value: Any) -> None:
    shown = plain_number(numpy_value)
    if bits_agree(step.value, numpy_value):
        bits = 8 * np.asarray(step.value).dtype.itemsize
        st.markdown(f":green-background[✓ np.gradient returns {shown}: all {bits} bits agree]")
    else:
        st.error(f"np.gradient returns {shown}, this page {plain_number(step.value)}: a bug here.")


def _textbook(step: DifferenceStep) -> None:
    st.caption("In books, equal on paper but not executed:")
    st.latex(textbook_display(step, readable_digits(step)))


def call_card(solution: Solution) -> None:
    """Show the exact call that was run, its result and NumPy's version."""
    with np.printoptions(threshold=40, edgeitems=5, linewidth=88):
        result = repr(solution.numpy_values)
    commented = "\n".join(f"# {line}" for line in result.splitlines())
    st.code(
        f"import numpy as np  # {np.__version__}\n\n{solution.call}\n{commented}",
        language=None,
        wrap_lines=True,
    )


def listing(solution: Solution, position: int) -> None:
    """Show every difference step as one line of text, those near the index of a long array."""
    text = solution.listing
    if text is None:
        steps = solution.trace.steps()
        start = max(0, position - _LINES_AROUND)
        shown = steps[start : position + _LINES_AROUND + 1]
        text = "\n".join(step.line for step in shown)
        st.caption(
            f"Lines {start} to {start + len(shown) - 1} of {len(steps)}, those around the index. "
            "In Python, `print(trace_gradient(f))` prints all."
        )
    st.code(text, language=None, height="content" if text.count("\n") < 16 else 420)


def caution_cards(cautions: tuple[Caution, ...]) -> None:
    """Show what NumPy did silently in this call."""
    for caution in cautions:
        st.warning(caution.message, icon="⚠️")


def error_card(refusal: Refusal, on_start_again: Callable[[], None]) -> None:
    """Say why there is no answer; what was typed stays where it is."""
    names = {"f": "Samples f", "h": "Distance h", "x": "Coordinates x"}
    st.error(f"**{names[refusal.field]}.** {refusal.message}")
    st.markdown("What you typed is still in the box: mend it there, or start again.")
    st.button("start again", on_click=on_start_again)


@contextmanager
def card() -> Iterator[None]:
    """Draw a border around what is shown inside."""
    with st.container(border=True):
        yield
