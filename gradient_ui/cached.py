"""What is kept: answers by what was typed, shared by all sessions and never changed."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core import GradientCoreError, SymbolicFunction, parse_function
from gradient_core.arrays import Argument
from gradient_core.calls import Answer
from gradient_core.cases import Goal
from gradient_core.errors import Refusal
from gradient_core.practice import Item
from gradient_core.sampled import Directions, FieldOperators, compare_directions
from gradient_core.sampled import operators as field_operators
from gradient_core.sampled import streamlines as lines_of
from gradient_core.tables import Data, read_data, read_lines, table_in
from gradient_ui.figures.field.live import arrow_data, field_data, reachable_goals
from gradient_ui.figures.line.overview import Overview, overview_of
from gradient_ui.figures.live import ends_data, line_data, spacing_data
from gradient_ui.kept import kept
from gradient_ui.problems import axes, field, line, spacing
from gradient_ui.problems.derivation import Deduced, deduce
from gradient_ui.problems.field import field_of
from gradient_ui.problems.line import EDGE_ORDER, sampled_of
from gradient_ui.problems.practice import Place, item_at
from gradient_ui.problems.refusals import Asked


@kept(by=2)
def read(text: str, name: str) -> Argument:
    """Return an array as it was read; ParseError if it cannot be."""
    return read_lines(text, name)


@kept(spinner="Taking differences ...")
def solve(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`; traces hold read-only arrays, so they may be shared."""
    return line.solve(asked, read)


def both_orders(asked: Asked) -> tuple[list[Answer], list[Refusal]]:
    """Return the answers with edge_order 1 and 2, and the refusals."""
    both = [solve({**asked, EDGE_ORDER: order}) for order in (1, 2)]
    answers = [answer for answer in both if isinstance(answer, Answer)]
    return answers, [answer for answer in both if isinstance(answer, Refusal)]


@kept(spinner="Taking differences ...")
def solve_spacing(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`, a call with a second argument."""
    return spacing.solve(asked, read)


def answered(found: Answer | Refusal) -> Answer:
    """Return the answer where one is known to be there: a part of a page that has drawn it."""
    if isinstance(found, Refusal):
        raise TypeError(f"there is no answer: {found.message}")
    return found


@kept()
def overview(asked: Asked, answer: Answer) -> Overview:
    """Return the points to draw of all samples of the answer to `asked`."""
    return overview_of(answer.trace, sampled_of(answer))


@kept()
def live_line(asked: Asked, answer: Answer) -> dict[str, Any]:
    """Return what a live stage is told of the answer to `asked`."""
    return line_data(answer.trace, sampled_of(answer))


@kept()
def live_ends(asked: Asked, answers: list[Answer]) -> dict[str, Any]:
    """Return what a live stage is told of the answers to `asked` with both edge orders."""
    return ends_data([answer.trace for answer in answers])


@kept()
def live_spacing(asked: Asked, answer: Answer) -> dict[str, Any]:
    """Return what a live stage is told of the answer to `asked`, a call with a second argument."""
    return spacing_data(answer.trace)


@kept()
def live_field(asked: Asked, answer: Answer) -> tuple[dict[str, Any], tuple[Goal, ...]]:
    """Return what a live stage is told of the field of an answer, and what it can ask."""
    found = field_of(answer)
    return field_data(found), reachable_goals(found)


@kept(by=2)
def live_arrow(asked: Asked, with_exact: bool, answer: Answer) -> dict[str, Any]:
    """Return what a live stage draws the selected arrow of the answer to `asked` with."""
    return arrow_data(field_of(answer), with_exact=with_exact)


@kept(spinner="Taking differences ...")
def solve_field(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`; fields hold read-only arrays, so they may be shared."""
    return field.solve(asked)


@kept(spinner="Taking differences ...")
def solve_axes(asked: Asked) -> Answer | Refusal:
    """Return the answer to `asked`, an N-D call."""
    return axes.solve(asked)


@kept(spinner="Taking differences twice ...")
def operators(asked: Asked, answer: Answer) -> FieldOperators:
    """Return what is made of the gradient of the answer to `asked`."""
    return field_operators.operators(field_of(answer))


@kept(spinner="Judging the arrows ...")
def directions(asked: Asked, answer: Answer) -> Directions:
    """Return the arrows of the answer to `asked`, unpacked in both orders."""
    return compare_directions(field_of(answer))


@kept(spinner="Following the arrows ...")
def streamlines(asked: Asked, answer: Answer) -> list[np.ndarray]:
    """Return the lines that follow the gradient of the answer to `asked`."""
    return lines_of(field_of(answer))


@kept(by=2)
def deduced(
    asked: Asked, stencil: tuple[str, int, int, bool], answer: Answer | Refusal
) -> Deduced | Refusal:
    """Return the deduction of a stencil on samples that were asked.

    The stencil is offsets, derivative, index, and whether the numbers are put in.
    """
    return deduce(*stencil, answer.trace if isinstance(answer, Answer) else None)


@kept(by=1)
def item(place: Place) -> Item | Refusal:
    """Return the question at a place of practice, or why its seed makes none."""
    return item_at(place)


@kept(by=2)
def function(text: str, variables: tuple[str, ...]) -> SymbolicFunction | None:
    """Return the formula as it was read, None if it cannot be read."""
    try:
        return parse_function(text, variables)
    except GradientCoreError:
        return None


@kept(by=1)
def readings(text: str) -> tuple[Data, ...]:
    """Return every way to read a text, the likeliest first; none where it cannot be read."""
    try:
        data = read_data(text)
    except GradientCoreError:
        return ()
    return (data, *data.alternatives)


@kept(by=1)
def table(text: str) -> Data | None:
    """Return the table whose columns are to be chosen from; None for all else."""
    try:
        return table_in(text)
    except GradientCoreError:
        return None


def row_count(text: str) -> int:
    """Return how many rows the text has; 1 for one row, and for what cannot be read."""
    try:
        values = read(text, line.SAMPLES).value
    except GradientCoreError:
        return 1
    return len(values) if values.ndim == 2 else 1
