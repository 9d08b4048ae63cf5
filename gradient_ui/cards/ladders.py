"""The midpoint ladder of a trace, and what to say about it."""

from __future__ import annotations

import numpy as np
import streamlit as st

from gradient_core import GradientCoreError, GradientTrace
from gradient_core.insight import MidpointSlopes, midpoint_slopes_of
from gradient_core.sampled import SampledFunction
from gradient_ui.figures.places import positions
from gradient_ui.inputs import session
from gradient_ui.inputs.line import LADDER, LINE


def is_wanted() -> bool:
    """Whether the steps between the samples are to be shown."""
    return bool(session.value(LINE, LADDER))


def ladder_of(
    trace: GradientTrace, sampled: SampledFunction | None = None
) -> MidpointSlopes | None:
    """Return the ladder of a 1-D trace, or None where there is none to draw."""
    if np.iscomplexobj(trace.samples):
        return None
    order = 1 if trace.edge_order == 1 else 2
    try:
        return midpoint_slopes_of(trace.samples, positions(trace, sampled), order)
    except GradientCoreError:
        return None


def offer_other_numbers(trace: GradientTrace, ladder: MidpointSlopes | None) -> None:
    """Offer an example where the steps between the numbers are not the numbers themselves."""
    if ladder is not None and np.array_equal(ladder.slopes, trace.samples[:-1]):
        st.button(
            "These steps are the numbers again: show others",
            key="other_numbers",
            on_click=session.choose,
            args=(LINE, "classic"),
        )


def explain(ladder: MidpointSlopes | None, more: str) -> None:
    """Say how to read the ladder, and what more the page shows of it, or why there is none."""
    if ladder is None:
        st.info("No ladder here: it needs real samples at increasing coordinates.")
        return
    st.markdown(
        "**Midpoint ladder.** Each square is the slope of one interval, drawn at its midpoint. The "
        "dashed line joins the squares, and np.gradient reads it at the samples. At the ends "
        f"edge_order=1 keeps the line level, and edge_order=2 extends it. {more}"
    )
