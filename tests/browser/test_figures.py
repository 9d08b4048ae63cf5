"""Figures as the browser draws them: nothing is lost on the way, and every label can be read."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle

import numpy as np
import pytest

from gradient_core import GradientCoreError, GradientTrace
from gradient_core.cases import FORMULA_EXAMPLES, LINE_EXAMPLES
from gradient_core.errors import Refusal
from gradient_core.insight import lever_rule_at
from gradient_core.sampled import SampledFunction
from gradient_ui.cards import ladders
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import curve_figure
from gradient_ui.figures.line.curve_view import CurveView
from gradient_ui.figures.line.edges import end_figure, gradient_figure
from gradient_ui.figures.line.ruler import ruler_figure
from gradient_ui.figures.line.seesaw import seesaw_figure
from gradient_ui.figures.line.tangents import tangents_figure
from gradient_ui.inputs.line import LINE
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.problems.line import EDGE_ORDER, sampled_of, solve
from gradient_ui.problems.spacing import solve as solve_spacing
from gradient_ui.theme import DARK, LIGHT
from tests.browser.conftest import NewPage
from tests.browser.drawing import Board, board

# The width of a figure beside the card at 1280, and on a phone.
WIDTHS = (400, 342)
EXAMPLES = (*LINE_EXAMPLES, *FORMULA_EXAMPLES)
MOST_INDICES = 13


def answered(name: str, order: int | None = None) -> tuple[GradientTrace, SampledFunction | None]:
    """Return the trace of an example, with its own edge_order or another."""
    asked = LINE.counting({**LINE.defaults, **LINE.example(name)})
    answer = solve(asked if order is None else {**asked, EDGE_ORDER: order})
    assert not isinstance(answer, Refusal)
    assert answer.trace is not None
    return answer.trace, sampled_of(answer)


def indices(trace: GradientTrace) -> list[int]:
    """Return the indices that are drawn: all of a few samples, the ends and some of many."""
    count = len(trace.samples)
    kept = np.unique(np.linspace(0, count - 1, min(count, MOST_INDICES)).astype(int))
    return [int(i) for i in kept]


def curves(name: str) -> Iterator[tuple[str, Figure]]:
    """Yield the curve of an example at every index, light and dark in turn."""
    trace, sampled = answered(name)
    part = "real" if np.iscomplexobj(trace.samples) else ""
    for index, palette in zip(indices(trace), cycle((LIGHT, DARK)), strict=False):
        view = CurveView(trace, trace.step(index), palette, sampled, part)
        yield f"{name}, index {index}", curve_figure(view)


def ends(name: str) -> Iterator[tuple[str, Figure]]:
    """Yield the figures of both ends of an example, and of the gradient with both orders."""
    trace, sampled = answered(name, 1)
    traces = [trace, answered(name, 2)[0]] if len(trace.samples) > 2 else [trace]
    for index in (0, -1):
        steps = [each.step(index) for each in traces]
        yield f"{name}, end {index}", end_figure(traces[0], steps, LIGHT, sampled)
    yield f"{name}, gradient", gradient_figure(traces, DARK, sampled)


def spaced(name: str) -> Iterator[tuple[str, Figure]]:
    """Yield the ruler, the seesaw and the tangents of an example at every index."""
    asked = SPACING.counting({**SPACING.defaults, **SPACING.example(name)})
    answer = solve_spacing(asked)
    assert not isinstance(answer, Refusal)
    if answer.trace is None:
        return
    for index, palette in zip(indices(answer.trace), cycle((LIGHT, DARK)), strict=False):
        said, step = f"{name}, index {index}", answer.trace.step(index)
        yield f"{said}, ruler", ruler_figure(answer.trace, step, palette)
        with suppress(GradientCoreError):  # no lever at the ends, or where gaps are 0
            seesaw = lever_rule_at(answer.trace, index)
            yield f"{said}, seesaw", seesaw_figure(seesaw, palette)
            yield f"{said}, tangents", tangents_figure(seesaw, palette)


@pytest.fixture
def drawn(new_page: NewPage) -> Iterator[Board]:
    """Open a bare page to draw on."""
    with board(new_page) as opened:
        yield opened


def clashes_of(drawn: Board, figures: Iterator[tuple[str, Figure]]) -> list[str]:
    """Draw figures, wide and narrow in turn, and return the labels that cannot be read."""
    found = []
    for (name, figure), width in zip(figures, cycle(WIDTHS), strict=False):
        drawn.draw(figure, width=width)
        found += [f"{name} at {width}: {clash}" for clash in drawn.clashes()]
    return found


def test_no_label_of_a_curve_lies_on_a_line_or_on_another(drawn: Board) -> None:
    """Every example at every index: where there is no room, there are fewer labels."""
    assert clashes_of(drawn, (each for name in EXAMPLES for each in curves(name))) == []


def test_no_label_of_an_end_lies_on_a_line_or_on_another(drawn: Board) -> None:
    """Every example with both orders."""
    assert clashes_of(drawn, (each for name in EXAMPLES for each in ends(name))) == []


def test_no_label_about_spacing_lies_on_a_line_or_on_another(drawn: Board) -> None:
    """Ruler, seesaw and tangents of every example."""
    assert clashes_of(drawn, (each for name in SPACING.examples for each in spaced(name))) == []


def test_nothing_vanishes_whatever_the_order_of_changes(drawn: Board) -> None:
    """A figure that was changed at random is the same as one that is drawn afresh."""
    choose = random.Random(7)
    states = [each for name in EXAMPLES for each in curves(name)]
    for name in ("guide", "spike", "squares"):
        trace, sampled = answered(name)
        ladder = ladders.ladder_of(trace, sampled)
        for index in indices(trace):
            view = CurveView(trace, trace.step(index), LIGHT, sampled)
            states.append((f"{name} with its ladder, index {index}", curve_figure(view, ladder)))
    for k in range(40):
        said, figure = choose.choice(states)
        drawn.draw(figure, "walked")
        drawn.draw(figure, "fresh")
        assert drawn.seen("walked") == drawn.seen("fresh"), f"after {k} changes: {said}"
        drawn.clear("fresh")
