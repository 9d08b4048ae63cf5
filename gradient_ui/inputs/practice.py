"""The inputs of the Practice page: from which word, at which level, which item."""

from __future__ import annotations

from gradient_core.limits import LONGEST_SEED, MOST_ITEMS
from gradient_core.practice import INDICES, LAST_LEVEL, PAPERS, STATEMENT, WEIGHT, WORKED
from gradient_ui.inputs.declared import CURSOR, Input
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.problems.practice import AGAIN, HIDE, LEVEL, NUMBER, PRINTED, SEED

PRACTICE = InputSet(
    path="/practice",
    parameter="practice",
    inputs=(
        Input(SEED, "1", most=LONGEST_SEED),
        Input(LEVEL, WORKED, options=tuple(range(WORKED, LAST_LEVEL + 1)), role=CURSOR),
        Input(NUMBER, 1, least=1, most=MOST_ITEMS, role=CURSOR),
        Input(HIDE, "", options=("", WEIGHT, INDICES, STATEMENT), role=CURSOR),
        Input(AGAIN, default=False, role=CURSOR),
        Input(PRINTED, 0, least=0, most=len(PAPERS), role=CURSOR),
    ),
    examples={},
    inputs_of=lambda _example: {},
)
