"""The inputs of the Axes page: what it opens with, its examples, and its link."""

from __future__ import annotations

from gradient_core.cases.axes import AXIS_CASES
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.problems.axes import CELL, DEFAULTS, inputs_of

AXES = InputSet(
    defaults=DEFAULTS,
    examples={case.name: case for case in AXIS_CASES},
    inputs_of=inputs_of,
    parameter="ax_case",
    cursor=CELL,
    looks={},
)
