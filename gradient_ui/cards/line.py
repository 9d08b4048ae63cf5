"""All figures of one difference step, each lit at the same index and clickable."""

from __future__ import annotations

from functools import partial

import numpy as np
import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import Answer
from gradient_core.cases import line_goals
from gradient_core.insight import MidpointSlopes
from gradient_ui import cached
from gradient_ui.cards import ladders
from gradient_ui.cards import shared as cards
from gradient_ui.controls import cells, goals, stepping
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import curve_alt, curve_figure
from gradient_ui.figures.line.curve_view import NEAR, CurveView
from gradient_ui.figures.line.lanes import slopes_alt, slopes_of
from gradient_ui.figures.line.overview import overview_alt, overview_figure
from gradient_ui.figures.line.strip import strip_alt, strip_of
from gradient_ui.figures.live import why_not_live
from gradient_ui.inputs import session
from gradient_ui.inputs.line import LINE, NUMBERS
from gradient_ui.problems.line import axis_names, sampled_of
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.live_stage import Drop, Moves, live_stage
from gradient_ui.stage.strip import Edit, Editing, strip


def show_strip(
    answer: Answer, asked: Asked, step: DifferenceStep, ladder: MidpointSlopes | None
) -> None:
    """Show the strip: a click selects an index, a number can be typed into a cell.

    Not into a cell of numbers that are no longer those of the page.
    """
    editing = Editing(partial(cells.take, asked=asked), cells.taken())
    now = session.asked(LINE)
    shown = slopes_of(answer.trace, step) if ladder else strip_of(answer.trace, step)
    with cards.room_for(shown):
        strip(
            shown,
            key="strip",
            alt=slopes_alt(step) if ladder else strip_alt(step),
            on_select=stepping.select,
            editing=editing if cells.can_edit(asked, answer) and asked == now else None,
        )


def curves(
    answer: Answer, asked: Asked, step: DifferenceStep, ladder: MidpointSlopes | None
) -> None:
    """Show the curves, and what moves in them."""
    above = st.container()
    length = len(answer.trace.samples)
    show_curves(answer, asked, step, ladder)
    stepping.slide(length)
    if ladders.is_wanted():
        ladders.explain(ladder, "The tab *Against np.diff* adds both up again.")
        ladders.offer_other_numbers(answer.trace, ladder)
    with above:  # after the figure that it moves
        show_stage(answer, asked, step)
    cards.address(LINE)


def show_curves(
    answer: Answer, asked: Asked, step: DifferenceStep, ladder: MidpointSlopes | None
) -> None:
    """Show samples and gradient as curves, and all of a long array.

    Complex samples have two curves, one for each part. A click in any figure selects an index.
    """
    trace = answer.trace
    length = len(trace.samples)
    palette = cards.current_palette()
    sampled = sampled_of(answer)
    for part in ("real", "imag") if np.iscomplexobj(trace.samples) else ("",):
        curve = curve_figure(
            CurveView(trace, step, palette, sampled, part, axis_names(answer)), ladder
        )
        _clickable(
            curve, f"curve_{part}" if part else "curve", curve_alt(trace, step, sampled), length
        )
    if length > NEAR:
        points = cached.overview(asked, answer)
        overview = overview_figure(points, trace, step, palette, sampled)
        _clickable(overview, "overview", overview_alt(step, length), length)


def show_stage(answer: Answer, asked: Asked, step: DifferenceStep) -> None:
    """Connect what was drawn, so that it follows a hand in the browser.

    Only where all samples are seen, and the browser computes with the same numbers.
    """
    trace = answer.trace
    length = len(trace.samples)
    form = str(session.value(LINE, NUMBERS))
    why_not = why_not_live(trace)
    if why_not is not None:
        st.caption(why_not)
    is_seen = length <= NEAR and form != "exact" and not ladders.is_wanted()
    if why_not is not None or not is_seen:
        return
    edited = cells.can_edit(asked, answer) and asked == session.asked(LINE)
    wanted = line_goals(length) if edited else ()
    numbers = {"f": trace.samples.tolist(), "g": answer.numpy_values.tolist()}
    data = {
        **cached.live_line(asked, answer),
        "index": step.position,
        "look": cards.stage_look(),
        "form": form,
        "draggable": edited,
        "goal": goals.goal_data(LINE.path, wanted, numbers["f"], numbers),
    }
    moves = Moves(
        ("curve",),
        length,
        cells.taken(),
        drop=partial(_take_drop, asked=asked),
        another=partial(goals.another, LINE.path, wanted),
        go=stepping.select,
    )
    live_stage("line_stage", data, moves)


def _take_drop(drop: Drop, asked: Asked) -> None:
    if "f" in drop.texts:
        goals.dropped()
        cells.take(Edit(drop.index, drop.texts["f"]), asked)


def _clickable(figure: Figure, key: str, alt: str, length: int) -> None:
    """Show a figure in which a click selects an index."""
    cards.show_figure(
        figure, key=key, alt=alt, on_click=lambda click: stepping.take_click(click, length)
    )
