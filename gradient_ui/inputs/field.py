"""The inputs of the Vector field page: f(x, y) as a formula, an array or real data."""

from __future__ import annotations

from collections.abc import Callable

from gradient_core.cases import (
    ARRAY,
    ELEVATION,
    FIELD_EXAMPLES,
    FORMULA,
    METRES,
    SPACINGS,
    FieldExample,
)
from gradient_core.limits import MAX_CHARACTERS, MAX_FORMULA_CHARACTERS, MOST_FIELD_SAMPLES
from gradient_core.sampled import IJ, XY
from gradient_ui.inputs.declared import CURSOR, LOOK, Input, Value, Values
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.limits import LONGEST_NUMBER
from gradient_ui.problems.field import (
    ARRAY_GRID,
    EDGE_ORDER,
    FXY,
    INDEX,
    INDEXING,
    RELIEF,
    SOURCE,
    TYPED,
    UNIFORM,
    F,
    coordinates,
    ends,
    grid,
)

IX, IY = "ix", "iy"
VIEW, OPERATOR, EXACT_VIEW, WAYS = "view", "operator", "exact_view", "ways"
SURFACE, CONTOURS, STEEPNESS, STREAMLINES = "surface", "contours", "steepness", "streamlines"
EXACT, SECOND = "against exact", "Laplacian, curl"
VIEWS = (SURFACE, CONTOURS, STEEPNESS, STREAMLINES, EXACT, SECOND)
TWICE, COMPACT, CURL = "gradient twice", "five-point", "curl"
OPERATORS = (TWICE, COMPACT, CURL)
ARROWS, ERROR = "arrows", "error"
EXACT_VIEWS = (ARROWS, ERROR)

_OPENING = FIELD_EXAMPLES["guide-field"]


def _from(*sources: str) -> Callable[[Values], bool]:
    return lambda values: values[SOURCE] in sources


def _axis_is(name: str, kind: str) -> Callable[[Values], bool]:
    """Count where the samples along the axis are given in this way."""

    def counts(values: Values) -> bool:
        if values[SOURCE] == ARRAY:
            return values[ARRAY_GRID] == kind
        return values[SOURCE] == FORMULA and values[grid(name)] == kind

    return counts


def _axis_inputs(name: str, opening: tuple[str, str, int], typed: str) -> tuple[Input, ...]:
    first, last, count = ends(name)
    uniform = _axis_is(name, UNIFORM)
    return (
        Input(grid(name), UNIFORM, options=(UNIFORM, TYPED), counts=_from(FORMULA)),
        Input(first, opening[0], most=LONGEST_NUMBER, counts=uniform),
        Input(last, opening[1], most=LONGEST_NUMBER, counts=uniform),
        Input(count, opening[2], least=2, most=MOST_FIELD_SAMPLES, counts=uniform),
        Input(coordinates(name), typed, most=MAX_CHARACTERS, counts=_axis_is(name, TYPED)),
    )


def _inputs_of(case: FieldExample) -> dict[str, Value]:
    """Return all inputs that the example sets."""
    inputs: dict[str, Value] = {SOURCE: case.source, EDGE_ORDER: case.edge_order}
    inputs |= {IX: case.node[0], IY: case.node[1]}
    if case.source == ELEVATION:
        return inputs | {RELIEF: case.relief}
    inputs |= {FXY: case.formula, INDEXING: case.indexing}
    for name, opening in (("x", case.x), ("y", case.y)):
        inputs |= {grid(name): UNIFORM, **dict(zip(ends(name), opening, strict=True))}
    return inputs


FIELD = InputSet(
    path="/vector-field",
    parameter="field_case",
    inputs=(
        Input(SOURCE, FORMULA, options=(FORMULA, ARRAY, ELEVATION)),
        Input(FXY, _OPENING.formula, most=MAX_FORMULA_CHARACTERS, counts=_from(FORMULA), live=True),
        Input(F, "1, 2, 4, 7\n2, 4, 8, 14\n0, 1, 1, 3", most=MAX_CHARACTERS, counts=_from(ARRAY)),
        Input(ARRAY_GRID, INDEX, options=(INDEX, TYPED), counts=_from(ARRAY)),
        *_axis_inputs("x", _OPENING.x, "0, 1, 3, 4"),
        *_axis_inputs("y", _OPENING.y, "0, 1, 2"),
        Input(RELIEF, METRES, options=SPACINGS, counts=_from(ELEVATION)),
        Input(INDEXING, XY, options=(XY, IJ), counts=_from(FORMULA, ARRAY)),
        Input(EDGE_ORDER, 1, options=(1, 2)),
        *(
            Input(key, index, least=-MOST_FIELD_SAMPLES, most=MOST_FIELD_SAMPLES, role=CURSOR)
            for key, index in zip((IX, IY), _OPENING.node, strict=True)
        ),
        Input(VIEW, SURFACE, options=VIEWS, role=LOOK),
        Input(OPERATOR, TWICE, options=OPERATORS, role=LOOK),
        Input(EXACT_VIEW, ARROWS, options=EXACT_VIEWS, role=LOOK),
        Input(WAYS, default=False, role=LOOK),
    ),
    examples=FIELD_EXAMPLES,
    inputs_of=_inputs_of,
)
