"""The inputs of all pages, by what stands behind the first slash of their addresses."""

from __future__ import annotations

from gradient_ui.inputs.axes import AXES
from gradient_ui.inputs.classroom import CLASSROOM
from gradient_ui.inputs.derivation import DERIVATION
from gradient_ui.inputs.field import FIELD
from gradient_ui.inputs.guide import GUIDE
from gradient_ui.inputs.line import EDGES, LINE
from gradient_ui.inputs.practice import PRACTICE
from gradient_ui.inputs.spacing import SPACING

INPUTS = {
    "": LINE,
    "edge-order": EDGES,
    "spacing": SPACING,
    "axes": AXES,
    "vector-field": FIELD,
    "derivation": DERIVATION,
    "practice": PRACTICE,
    "classroom": CLASSROOM,
    "guide": GUIDE,
}
