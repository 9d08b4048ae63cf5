"""The inputs of Step by step and Edge order: samples on a line, typed or from a formula."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from gradient_core.calls import UNITS
from gradient_core.cases import FORMULA_EXAMPLES, LINE_EXAMPLES, FormulaExample, LineExample
from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_core.insight import DUEL_SEEDS
from gradient_core.limits import MAX_CHARACTERS, MAX_FORMULA_CHARACTERS, MAX_VALUES
from gradient_core.sampled import SAMPLINGS, TYPED, UNIFORM
from gradient_core.tables import stands_for_table
from gradient_ui.inputs.declared import CURSOR, LOOK, Input, Value, Values
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.limits import LONGEST_NUMBER, MOST_FILE_VALUES
from gradient_ui.problems.line import (
    COLUMN,
    COUNT,
    EDGE_ORDER,
    FITTING,
    FORMULA,
    FROM_FORMULA,
    FROM_NUMBERS,
    ROW,
    SAMPLES,
    SAMPLING,
    SOURCE,
    SPACING,
    SPACING_KINDS,
    START,
    STOP,
    X_COLUMN,
    X_UNIT,
    H,
    X,
)

AnyCase: TypeAlias = LineExample | FormulaExample

INDEX = "i"
NUMBERS, LADDER, BELOW, END = "numbers", "ladder", "below", "end"
NUMBER_FORMS = ("short", "full", "exact")
LISTING, TABLE, DIFF = "Every difference step", "As a table", "Against np.diff"
LEFT_END, RIGHT_END = "Left end", "Right end"
CLOSER, NOISE, KINK, SEED = "closer", "sigma", "kink", "seed"
FORMULAS, OUTPUTS = "The formulas", "All outputs"
DUEL, HALVING, BEYOND = "Which one wins?", "Halving h", "Beyond NumPy"


def _typed(values: Values) -> bool:
    return values[SOURCE] == FROM_NUMBERS


def _table(values: Values) -> bool:
    return _typed(values) and may_be_table(str(values[SAMPLES]))


def may_be_table(text: str) -> bool:
    """Whether a text may be a table with columns to choose from."""
    return "\n" in text.strip() or stands_for_table(text)


def _formula(values: Values) -> bool:
    return values[SOURCE] == FROM_FORMULA


def _range(values: Values) -> bool:
    return _formula(values) and values[SAMPLING] != TYPED


def _distance(values: Values) -> bool:
    return _typed(values) and values[SPACING] == DISTANCE


def _coordinates(values: Values) -> bool:
    if _formula(values):
        return values[SAMPLING] == TYPED
    return values[SPACING] == COORDINATES


CALL = (
    Input(SOURCE, FROM_NUMBERS, options=(FROM_NUMBERS, FROM_FORMULA)),
    Input(FORMULA, "sin(x)", most=MAX_FORMULA_CHARACTERS, counts=_formula, live=True),
    Input(SAMPLING, UNIFORM, options=SAMPLINGS, counts=_formula),
    Input(START, "0", most=LONGEST_NUMBER, counts=_range),
    Input(STOP, "2pi", most=LONGEST_NUMBER, counts=_range),
    Input(COUNT, 13, least=2, most=MAX_VALUES, counts=_range),
    Input(SAMPLES, "1, 2, 4, 8, 16", most=MAX_CHARACTERS, counts=_typed),
    Input(SPACING, UNIT, options=SPACING_KINDS, counts=_typed),
    Input(H, "0.5", most=LONGEST_NUMBER, counts=_distance),
    Input(X, "0, 1, 1.5, 3.5, 4", most=MAX_CHARACTERS, counts=_coordinates),
    Input(ROW, 0, most=MAX_CHARACTERS, counts=_typed),
    Input(COLUMN, 2, least=1, most=MAX_CHARACTERS, counts=_table),
    Input(X_COLUMN, 1, most=MAX_CHARACTERS, counts=_table),
    Input(X_UNIT, FITTING, options=(FITTING, *UNITS), counts=_table),
)
ORDER = Input(EDGE_ORDER, 1, options=(1, 2))
_ONE_STEP = (
    Input(INDEX, 2, least=-MOST_FILE_VALUES, most=MOST_FILE_VALUES, role=CURSOR),
    Input(NUMBERS, "short", options=NUMBER_FORMS, role=LOOK),
    Input(LADDER, default=False, role=LOOK),
    Input(BELOW, LISTING, options=(LISTING, TABLE, DIFF), role=LOOK),
)
_ENDS = (
    Input(END, LEFT_END, options=(LEFT_END, RIGHT_END), role=LOOK),
    Input(CLOSER, FORMULAS, options=(FORMULAS, OUTPUTS, DUEL, HALVING, BEYOND), role=LOOK),
    Input(NOISE, 0.0, most=0.2, role=LOOK),
    Input(KINK, 0.0, most=0.9, role=LOOK),
    Input(SEED, 0, most=DUEL_SEEDS - 1, role=LOOK),
)


def _inputs_of(case: AnyCase) -> dict[str, Value]:
    """Return all inputs that the example sets."""
    shared: dict[str, Value] = {EDGE_ORDER: case.edge_order, INDEX: case.index}
    if isinstance(case, FormulaExample):
        return shared | {
            SOURCE: FROM_FORMULA,
            FORMULA: case.formula,
            SAMPLING: case.sampling,
            START: case.start,
            STOP: case.stop,
            COUNT: case.count,
        }
    return shared | {
        SOURCE: FROM_NUMBERS,
        SAMPLES: case.f,
        SPACING: case.spacing,
        H: case.h,
        X: case.x,
        ROW: 0,
    }


LINE = InputSet(
    path="/",
    parameter="case",
    inputs=(*CALL, ORDER, *_ONE_STEP),
    examples={**LINE_EXAMPLES, **FORMULA_EXAMPLES},
    inputs_of=_inputs_of,
)
# The same call with both values of edge_order, so neither is asked for.
EDGES = replace(
    LINE,
    path="/edge-order",
    inputs=(*CALL, *_ENDS),
    only_in=dict.fromkeys((NOISE, KINK, SEED), (CLOSER, DUEL)),
)
