"""The inputs of the Axes page: an array, its call, and what its axes are called and mean."""

from __future__ import annotations

from gradient_core.calls import MEANINGS, SPACE, Fix
from gradient_core.cases import AXES_EXAMPLES, GUIDE, AxesExample
from gradient_core.limits import MAX_CHARACTERS
from gradient_ui.inputs.declared import CURSOR, Input, Value, Values
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.limits import MOST_FILE_VALUES
from gradient_ui.problems.axes import (
    ARRAY,
    AXIS,
    CELL,
    EDGE_ORDER,
    FROM,
    MEANING,
    NAMES,
    RAMP,
    SHAPE,
    SPACING,
    TYPED,
)

LONGEST_LINE = 2_000
_OPENING_SHAPE, _OPENING_CELL = "2, 3, 4", (0, 2, 1, 1)


def _typed(values: Values) -> bool:
    return values[FROM] == TYPED


def _ramp(values: Values) -> bool:
    return values[FROM] == RAMP


def _inputs_of(case: AxesExample) -> dict[str, Value]:
    """Return all inputs that the example sets."""
    return {
        FROM: RAMP if case.shape else TYPED,
        ARRAY: case.f or GUIDE,
        SHAPE: case.shape or _OPENING_SHAPE,
        AXIS: case.axis,
        SPACING: case.spacing,
        NAMES: case.names,
        EDGE_ORDER: case.edge_order,
        **{**dict.fromkeys(MEANING, SPACE), **dict(zip(MEANING, case.meanings, strict=False))},
        **dict(zip(CELL, (*case.index, *_OPENING_CELL[len(case.index) :]), strict=True)),
    }


def inputs_of_fix(fix: Fix) -> dict[str, Value]:
    """Return the inputs that a fix writes."""
    return dict(zip((AXIS, SPACING, EDGE_ORDER), fix.typed, strict=True))


AXES = InputSet(
    path="/axes",
    parameter="ax_case",
    inputs=(
        Input(FROM, TYPED, options=(TYPED, RAMP)),
        Input(ARRAY, GUIDE, most=MAX_CHARACTERS, counts=_typed),
        Input(SHAPE, _OPENING_SHAPE, most=LONGEST_LINE, counts=_ramp),
        Input(AXIS, "None", most=LONGEST_LINE),
        Input(SPACING, "", most=LONGEST_LINE),
        Input(NAMES, "", most=LONGEST_LINE),
        Input(EDGE_ORDER, 1, options=(1, 2)),
        *(Input(key, SPACE, options=MEANINGS) for key in MEANING),
        *(
            Input(key, index, least=-MOST_FILE_VALUES, most=MOST_FILE_VALUES, role=CURSOR)
            for key, index in zip(CELL, _OPENING_CELL, strict=True)
        ),
    ),
    examples=AXES_EXAMPLES,
    inputs_of=_inputs_of,
)
