"""The inputs of the Derivation page: which stencil, for which numbers, and how far it is told."""

from __future__ import annotations

from dataclasses import replace

from gradient_core.limits import HIGHEST_DERIVATIVE
from gradient_ui.inputs.declared import CURSOR, LOOK, Input
from gradient_ui.inputs.line import CALL, LINE, ORDER
from gradient_ui.limits import LONGEST_NUMBER, MOST_FILE_VALUES
from gradient_ui.problems.derivation import DERIVATIVE, OFFSETS, WEIGHTS

TOLD, SHOW, UNDER, MORE = "line", "show", "under", "more"
# Not the index of Step by step: that one would be moved to where the stencil has room.
AT = "at"
OPERATOR_SEE, OPERATOR_INDEX = "op", "op_i"
SYMBOLS, MY_NUMBERS = "symbols", "my numbers"
LEDGER, PARABOLA, CHECK, OPERATOR = (
    "Taylor ledger",
    "The other way: a parabola",
    "Check your own weights",
    "All formulas as a matrix",
)
ROW, COLUMN, TWICE = "row", "column", "gradient twice"
MOST_LINES = 6
ALL_LINES = MOST_LINES + 1  # and none of them is only named
LONGEST_STENCIL = 9 * LONGEST_NUMBER

DERIVATION = replace(
    LINE,
    path="/derivation",
    undone_too=frozenset({OFFSETS, DERIVATIVE, WEIGHTS}),
    only_in={
        WEIGHTS: (UNDER, CHECK),
        OPERATOR_SEE: (UNDER, OPERATOR),
        OPERATOR_INDEX: (UNDER, OPERATOR),
    },
    inputs=(
        *CALL,
        ORDER,
        Input(OFFSETS, "-1, 0, 1", most=LONGEST_STENCIL, role=CURSOR),
        Input(DERIVATIVE, 1, options=tuple(range(1, HIGHEST_DERIVATIVE + 1)), role=CURSOR),
        Input(WEIGHTS, "-1, 0, 1", most=LONGEST_STENCIL, role=CURSOR),
        Input(AT, 2, least=-MOST_FILE_VALUES, most=MOST_FILE_VALUES, role=CURSOR),
        Input(TOLD, 4, least=1, most=ALL_LINES, role=CURSOR),
        Input(SHOW, SYMBOLS, options=(SYMBOLS, MY_NUMBERS), role=LOOK),
        Input(MORE, default=False, role=LOOK),
        Input(UNDER, LEDGER, options=(LEDGER, PARABOLA, CHECK, OPERATOR), role=LOOK),
        Input(OPERATOR_SEE, ROW, options=(ROW, COLUMN, TWICE), role=LOOK),
        Input(OPERATOR_INDEX, 2, least=0, most=11, role=CURSOR),
    ),
)
