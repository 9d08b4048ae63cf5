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
from gradient_core.sampled import Field, SampledFunction, operators
from gradient_ui.cards import ladders
from gradient_ui.cards.axes import arrow_name
from gradient_ui.figures.cells.array_cells import plane_through
from gradient_ui.figures.cells.array_map import input_figure, output_figure
from gradient_ui.figures.field.contours import contour_figure
from gradient_ui.figures.field.directions import AS_RETURNED, EXCHANGED, directions_figure
from gradient_ui.figures.field.maps import (
    OperatorMap,
    curl_map,
    error_figure,
    magnitude_figure,
    operator_figure,
)
from gradient_ui.figures.field.surface import surface_figure
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import curve_figure
from gradient_ui.figures.line.curve_view import CurveView
from gradient_ui.figures.line.edges import end_figure, gradient_figure
from gradient_ui.figures.line.ruler import ruler_figure
from gradient_ui.figures.line.seesaw import seesaw_figure
from gradient_ui.figures.line.tangents import tangents_figure
from gradient_ui.inputs.axes import AXES
from gradient_ui.inputs.field import FIELD
from gradient_ui.inputs.line import LINE
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.problems.axes import reading_of
from gradient_ui.problems.axes import solve as solve_axes
from gradient_ui.problems.field import field_of
from gradient_ui.problems.field import solve as solve_field
from gradient_ui.problems.line import EDGE_ORDER, sampled_of, solve
from gradient_ui.problems.spacing import solve as solve_spacing
from gradient_ui.theme import DARK, LIGHT
from tests.browser.conftest import NewPage
from tests.browser.drawing import Board, board

# The width of a figure beside the card at 1280, and on a phone.
WIDTHS = (400, 342)
EXAMPLES = (*LINE_EXAMPLES, *FORMULA_EXAMPLES)
MOST_INDICES = 9
MOST_DIFFERENT = 50  # pixels of a surface


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


def cells(name: str) -> Iterator[tuple[str, Figure]]:
    """Yield the samples and the outputs of an example cell by cell, at both ends and inside."""
    asked = AXES.counting({**AXES.defaults, **AXES.example(name)})
    answer = solve_axes(asked)
    assert not isinstance(answer, Refusal)
    reading = reading_of(asked, answer)
    axes = [row.axis for row in reading.differentiated]
    names = [arrow_name(row, len(reading.shape)) for row in reading.rows]
    for share, palette in zip((0.0, 0.5, 1.0), cycle((LIGHT, DARK)), strict=False):
        cell = tuple(int(share * (size - 1)) for size in reading.shape)
        steps = [reading.answer.trace.step(cell, axis) for axis in axes if reading.answer.trace]
        plane, said = plane_through(cell, reading.shape, axes), f"{name}, cell {cell}"
        samples = reading.call.f.value
        yield f"{said}, samples", input_figure(samples, plane, names, steps, palette)
        for row, step in zip(reading.differentiated, steps, strict=False):
            output = reading.answer.numpy_outputs[row.output or 0]
            title = reading.output_title(row)
            yield f"{said}, {title}", output_figure(output, plane, title, step, palette)


def field_at(name: str) -> Field:
    """Return the field of an example."""
    answer = solve_field(FIELD.counting({**FIELD.defaults, **FIELD.example(name)}))
    assert not isinstance(answer, Refusal)
    return field_of(answer)


def maps(name: str) -> Iterator[tuple[str, Figure]]:
    """Yield the maps of an example of a field, at two nodes."""
    field = field_at(name)
    columns, rows = len(field.x.coordinates), len(field.y.coordinates)
    made = operators.operators(field)
    compact = OperatorMap("Laplacian", made.laplacian_compact, made.compact_border)
    for node, palette in (((0, 0), LIGHT), ((2 * columns // 3, rows // 3), DARK)):
        said = f"{name}, node {node}"
        yield f"{said}, contours", contour_figure(field, node, palette)
        yield f"{said}, steepness", magnitude_figure(field, node, palette)
        yield f"{said}, Laplacian", operator_figure(field, compact, node, palette)
        yield f"{said}, curl", operator_figure(field, curl_map(made.curl), node, palette)
    if field.error is not None:
        yield f"{name}, exact", contour_figure(field, (0, 0), LIGHT, with_exact=True)
        yield f"{name}, error", error_figure(field, field.error, (0, 0), LIGHT)
    for which in (AS_RETURNED, EXCHANGED):
        yield f"{name}, {which}", directions_figure(field, LIGHT, which)


FIGURES = {
    "curves": (curves, EXAMPLES),
    "ends": (ends, EXAMPLES),
    "spaced": (spaced, SPACING.examples),
    "cells": (cells, AXES.examples),
    "maps": (maps, FIELD.examples),
}


@pytest.mark.parametrize("kind", FIGURES)
def test_every_text_can_be_read(drawn: Board, kind: str) -> None:
    """None is cut off, none lies on another or on a line: where there is no room, are fewer."""
    figures_of, names = FIGURES[kind]
    figures = (each for name in names for each in figures_of(name))
    found = []
    for (said, figure), width in zip(figures, cycle(WIDTHS), strict=False):
        drawn.draw(figure, width=width)
        found += [f"{said} at {width}: {text}" for text in drawn.unreadable()]
    assert not found, "\n".join(found)


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


def test_nothing_vanishes_from_a_surface_whatever_the_order_of_changes(drawn: Board) -> None:
    """A surface that was changed at random has the pixels of one that is drawn afresh.

    A few differ by the rounding of the camera; the mark of a node alone has a hundred.
    """
    choose = random.Random(11)
    fields = [field_at(name) for name in list(FIELD.examples)[:3]]
    before = np.zeros(0)
    for k in range(5):
        field = choose.choice(fields)
        node = (choose.randrange(field.height.shape[1]), choose.randrange(field.height.shape[0]))
        figure = surface_figure(field, node, choose.choice((LIGHT, DARK)))
        drawn.draw(figure, "walked")
        drawn.draw(figure, "fresh")
        walked, fresh = drawn.picture("walked"), drawn.picture("fresh")
        differ = (walked != fresh).any(axis=2).sum()
        assert differ < MOST_DIFFERENT, f"after {k} changes, node {node}: {differ} pixels differ"
        assert before.shape != fresh.shape or (before != fresh).any(axis=2).sum() > MOST_DIFFERENT
        before = fresh
        drawn.clear("fresh")
