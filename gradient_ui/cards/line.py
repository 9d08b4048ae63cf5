"""All figures of one difference step, each lit at the same index and clickable."""

from __future__ import annotations

import numpy as np

from gradient_core import DifferenceStep
from gradient_core.calls import Answer
from gradient_ui import cached
from gradient_ui.cards import ladders
from gradient_ui.cards import shared as cards
from gradient_ui.controls import stepping
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import curve_alt, curve_figure
from gradient_ui.figures.line.curve_view import NEAR, CurveView
from gradient_ui.figures.line.lanes import slopes_alt, slopes_figure
from gradient_ui.figures.line.overview import overview_alt, overview_figure
from gradient_ui.figures.line.strip import strip_figure
from gradient_ui.problems.line import sampled_of
from gradient_ui.problems.refusals import Asked


def show(answer: Answer, asked: Asked, step: DifferenceStep, *, with_ladder: bool) -> None:
    """Show the strip, samples and gradient as curves, and all of a long array.

    Complex samples have two curves, one for each part. A click in any figure selects an index.
    """
    trace = answer.trace
    length = len(trace.samples)
    palette = cards.current_palette()
    sampled = sampled_of(answer)
    ladder = ladders.ladder_of(trace, sampled) if with_ladder else None
    strip = slopes_figure if ladder else strip_figure
    alt = slopes_alt(step) if ladder else step.sentence
    _clickable(strip(trace, step, palette), "strip", alt, length)
    for part in ("real", "imag") if np.iscomplexobj(trace.samples) else ("",):
        curve = curve_figure(CurveView(trace, step, palette, sampled, part), ladder)
        _clickable(
            curve, f"curve_{part}" if part else "curve", curve_alt(trace, step, sampled), length
        )
    if length > NEAR:
        points = cached.overview(asked, answer)
        overview = overview_figure(points, trace, step, palette, sampled)
        _clickable(overview, "overview", overview_alt(step, length), length)
    if with_ladder:
        ladders.explain(ladder, "The tab *Against np.diff* adds both up again.")


def _clickable(figure: Figure, key: str, alt: str, length: int) -> None:
    """Show a figure in which a click selects an index."""
    cards.show_figure(
        figure, key=key, alt=alt, on_click=lambda click: stepping.take_click(click, length)
    )
