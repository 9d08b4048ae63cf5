"""The instructive functions of x, by name, offered beside the examples of plain samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradient_core.cases.records import DATA, Example, read_examples
from gradient_core.sampled import UNIFORM


@dataclass(frozen=True, kw_only=True, eq=False)
class FormulaExample(Example):
    """A sampled function of x that shows something, and where to look.

    Attributes
    ----------
    formula : str
        Text for `parse_function`.
    sampling : str
        ``"uniform"``, ``"geometric"`` or ``"jittered"``.
    start, stop : str
        Texts of the first and the last coordinate.
    count : int
        How many samples.
    edge_order : {1, 2}
    index : int
        The difference step to open with: the instructive one.
    expected : mapping from index to value, units [F]/[X]
        Some values of the gradient, to 12 digits: the sine of one computer is not that of another
        to the last bit.
    """

    formula: str
    sampling: str = UNIFORM
    start: str
    stop: str
    count: int
    edge_order: int = 1
    index: int
    expected: Mapping[int, float]


FORMULA_EXAMPLES = read_examples(FormulaExample, DATA / "formulas.toml")
