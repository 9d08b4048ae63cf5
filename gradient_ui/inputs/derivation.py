"""The inputs of the Derivation page: which stencil, for which numbers, and how far it is told."""

from __future__ import annotations

from dataclasses import replace

from gradient_ui.inputs.declared import CURSOR, LOOK, Input
from gradient_ui.inputs.line import CALL, INDEX, LINE
from gradient_ui.limits import LONGEST_NUMBER, MOST_FILE_VALUES

OFFSETS, DERIVATIVE, GAPS, WEIGHTS = "offsets", "m", "gaps", "w"
TOLD, SHOW, UNDER = "line", "show", "under"
OPERATOR_SEE, OPERATOR_INDEX = "op", "op_i"
EQUAL, OWN = "equal, h", "h₁ and h₂"
SYMBOLS, MY_NUMBERS = "symbols", "my numbers"
LEDGER, PARABOLA, CHECK, OPERATOR = (
    "Taylor ledger",
    "The other way: a parabola",
    "Check your own weights",
    "All formulas as a matrix",
)
ROW, COLUMN, TWICE = "row", "column", "gradient twice"
MOST_LINES = 6

DERIVATION = replace(
    LINE,
    path="/derivation",
    inputs=(
        *CALL,
        Input(OFFSETS, "-1, 0, 1", most=8 * LONGEST_NUMBER),
        Input(DERIVATIVE, 1, least=1, most=6),
        Input(GAPS, EQUAL, options=(EQUAL, OWN)),
        Input(WEIGHTS, "-1/2, 0, 1/2", most=8 * LONGEST_NUMBER),
        Input(INDEX, 2, least=-MOST_FILE_VALUES, most=MOST_FILE_VALUES, role=CURSOR),
        Input(TOLD, 4, least=1, most=MOST_LINES, role=CURSOR),
        Input(SHOW, SYMBOLS, options=(SYMBOLS, MY_NUMBERS), role=LOOK),
        Input(UNDER, LEDGER, options=(LEDGER, PARABOLA, CHECK, OPERATOR), role=LOOK),
        Input(OPERATOR_SEE, ROW, options=(ROW, COLUMN, TWICE), role=LOOK),
        Input(OPERATOR_INDEX, 2, least=0, most=11, role=CURSOR),
    ),
)
