"""The instructive fields f(x, y), by name as in the link ``?field_case=bowl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradient_core.cases.elevation import METRES
from gradient_core.cases.records import DATA, Example, read_examples
from gradient_core.sampled import XY

FORMULA, ARRAY, ELEVATION = "formula", "array", "elevation"

Slopes = tuple[float, float]


@dataclass(frozen=True, kw_only=True, eq=False)
class FieldExample(Example):
    """A field that shows something, and where to look.

    Attributes
    ----------
    source : str
        ``"formula"`` or ``"elevation"``, the model that comes with the program.
    formula : str
        Text of f(x, y).
    x, y : tuple of (str, str, int)
        From, to and the number of samples, along either axis.
    indexing : {"xy", "ij"}
    edge_order : {1, 2}
    relief : str
        Spacing of the elevation model, one of `gradient_core.cases.elevation.SPACINGS`.
    node : (int, int)
        Column and row to open with: the instructive one.
    expected : mapping from (ix, iy) to (slope along x, slope along y)
        To 12 digits: the cosine of one computer is not that of another to the last bit.
    """

    source: str = FORMULA
    formula: str = ""
    x: tuple[str, str, int] = ("-1.4", "1.4", 21)
    y: tuple[str, str, int] = ("-1.4", "1.4", 17)
    indexing: str = XY
    edge_order: int = 1
    relief: str = METRES
    node: tuple[int, int]
    expected: Mapping[tuple[int, int], Slopes]


FIELD_EXAMPLES = read_examples(FieldExample, DATA / "fields.toml")
