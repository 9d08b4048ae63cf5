"""The inputs of the Spacing page: samples and the second argument as typed."""

from __future__ import annotations

from gradient_core.calls import DAY, UNITS, looks_like_dates
from gradient_core.cases import SPACING_EXAMPLES, SpacingExample
from gradient_core.limits import MAX_CHARACTERS
from gradient_ui.inputs.declared import CURSOR, LOOK, Input, Value, Values
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.line import may_be_table
from gradient_ui.limits import MOST_FILE_VALUES
from gradient_ui.problems.line import FITTING
from gradient_ui.problems.spacing import SPACING_COLUMNS, UNIT, F, X

INDEX = "sp_i"
SEE, MIDDLE, PER = "sp_see", "sp_m", "sp_per"
THIS_SAMPLE, TO_MOVE = "This sample", "Move the middle sample"
PER_X, PER_INDEX = "per x", "per index"


def _dates(values: Values) -> bool:
    return looks_like_dates(str(values[X]))


def _table(values: Values) -> bool:
    return may_be_table(str(values[F]))


def _inputs_of(case: SpacingExample) -> dict[str, Value]:
    return {F: case.f, X: case.x, UNIT: case.unit, INDEX: case.index}


SPACING = InputSet(
    path="/spacing",
    parameter="sp_case",
    inputs=(
        Input(F, "0, 1, 16, 25, 49", most=MAX_CHARACTERS),
        Input(X, "0, 1, 4, 5, 7", most=MAX_CHARACTERS),
        Input(UNIT, DAY, options=tuple(UNITS), counts=_dates),
        Input(SPACING_COLUMNS.f, 2, least=1, most=MAX_CHARACTERS, counts=_table),
        Input(SPACING_COLUMNS.x, 1, most=MAX_CHARACTERS, counts=_table),
        Input(SPACING_COLUMNS.unit, FITTING, options=(FITTING, *UNITS), counts=_table),
        Input(INDEX, 1, least=-MOST_FILE_VALUES, most=MOST_FILE_VALUES, role=CURSOR),
        Input(SEE, THIS_SAMPLE, options=(THIS_SAMPLE, TO_MOVE), role=LOOK),
        Input(MIDDLE, 0.25, least=0.05, most=0.95, role=LOOK),
        Input(PER, PER_X, options=(PER_X, PER_INDEX), role=LOOK),
    ),
    examples=SPACING_EXAMPLES,
    inputs_of=_inputs_of,
)
