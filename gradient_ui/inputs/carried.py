"""The numbers of one page as the inputs of another: samples, coordinates, edge_order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from gradient_core.calls import Answer, text_of
from gradient_core.cases import ARRAY as FROM_ARRAY
from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_core.tables import ColumnName
from gradient_ui.inputs.axes import AXES
from gradient_ui.inputs.declared import Value
from gradient_ui.inputs.field import FIELD
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.line import EDGES, LINE
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.problems import axes, field, line, spacing
from gradient_ui.problems.refusals import Asked

Inputs: TypeAlias = dict[str, Value]
Take: TypeAlias = Callable[[str, Answer], Inputs]


def takers(answer: Answer) -> list[InputSet]:
    """Return the pages that can take the numbers of an answer, by the number of their axes."""
    return [page for page, dimensions in _TAKES.items() if answer.trace.samples.ndim in dimensions]


def carried(page: InputSet, answer: Answer, asked: Asked) -> Inputs | None:
    """Return what a page is to hold to show the numbers of an answer; None if it cannot.

    Parameters
    ----------
    page : InputSet
        Where to.
    answer : Answer
    asked : mapping from key to value
        What the answer was asked with.
    """
    is_column = isinstance(answer.call.f.made_of, ColumnName)
    if is_column and (inputs := _table(page, answer, asked)):
        return inputs
    samples = None if is_column else next((asked[key] for key in _TYPED if key in asked), None)
    inputs = _TAKE[page.path](samples or text_of(answer.trace.samples), answer)
    return inputs if all(page.by_key[key].holds(value) for key, value in inputs.items()) else None


def _table(page: InputSet, answer: Answer, asked: Asked) -> Inputs:
    """Return the table itself and its columns, where a page has both x and f in one."""
    to = COLUMN_KEYS.get(page.path)
    given = next(
        (keys for keys in COLUMN_KEYS.values() if keys.text in asked and asked.get(keys.x)), None
    )
    if to is None or given is None:
        return {}
    inputs: Inputs = {
        to.text: asked[given.text],
        to.f: asked[given.f],
        to.x: asked[given.x],
        to.unit: asked.get(given.unit, line.FITTING),
    }
    if page is LINE:
        inputs |= {line.SOURCE: line.FROM_NUMBERS, line.EDGE_ORDER: answer.trace.edge_order}
    return inputs


COLUMN_KEYS = {
    LINE.path: line.LINE_COLUMNS,
    EDGES.path: line.LINE_COLUMNS,
    SPACING.path: spacing.SPACING_COLUMNS,
}
"""The inputs that choose from a table, of the pages that take one."""

_TYPED = (line.SAMPLES, spacing.F, axes.ARRAY, field.F)
_TAKES = {LINE: (1,), SPACING: (1,), AXES: (1, 2, 3, 4), FIELD: (2,)}


def _spacings(answer: Answer) -> list[str]:
    """Return the spacing of each axis as it can be typed; nothing where it is 1 along all."""
    readings = answer.trace.spacing
    if all(reading.kind == UNIT for reading in readings):
        return []
    return [
        text_of(reading.coordinates) if reading.kind == COORDINATES else _distance(reading.gap(0))
        for reading in readings
    ]


def _distance(gap: Any) -> str:
    return str(complex(gap)).strip("()") if np.iscomplexobj(gap) else repr(float(gap))


def _to_line(samples: str, answer: Answer) -> Inputs:
    (reading,) = answer.trace.spacing
    given = "".join(_spacings(answer))
    key = {COORDINATES: line.X, DISTANCE: line.H}.get(reading.kind)
    return {
        line.SOURCE: line.FROM_NUMBERS,
        line.SAMPLES: samples,
        line.ROW: 0,
        line.SPACING: reading.kind,
        **({key: given} if key else {}),
        line.EDGE_ORDER: answer.trace.edge_order,
    }


def _to_spacing(samples: str, answer: Answer) -> Inputs:
    return {spacing.F: samples, spacing.X: "".join(_spacings(answer))}


def _to_axes(samples: str, answer: Answer) -> Inputs:
    return {
        axes.FROM: axes.TYPED,
        axes.ARRAY: samples,
        axes.AXIS: "None",
        axes.SPACING: "; ".join(_spacings(answer)),
        axes.NAMES: "",
        axes.EDGE_ORDER: answer.trace.edge_order,
    }


def _to_field(samples: str, answer: Answer) -> Inputs:
    given = [text_of(reading.positions) for reading in answer.trace.spacing]
    is_whole = len(given) == 2 and bool(_spacings(answer))
    places = dict(zip((field.coordinates("y"), field.coordinates("x")), given, strict=False))
    return {
        field.SOURCE: FROM_ARRAY,
        field.F: samples,
        field.ARRAY_GRID: field.TYPED if is_whole else field.INDEX,
        **(places if is_whole else {}),
        field.INDEXING: "xy",
        field.EDGE_ORDER: answer.trace.edge_order,
    }


_TAKE: dict[str, Take] = {
    LINE.path: _to_line,
    SPACING.path: _to_spacing,
    AXES.path: _to_axes,
    FIELD.path: _to_field,
}
