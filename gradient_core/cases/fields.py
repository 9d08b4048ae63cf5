"""The instructive fields f(x, y), by name as in the link ``?field_case=bowl``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradient_core.cases.elevation import METRES
from gradient_core.cases.records import Example, by_name
from gradient_core.sampled.field import XY

__all__ = ["ELEVATION", "FIELD_EXAMPLES", "FORMULA", "FieldExample"]

FORMULA, ARRAY, ELEVATION = "formula", "array", "elevation"

Slopes = tuple[float, float]


@dataclass(frozen=True, kw_only=True, eq=False)
class FieldExample(Example):
    """A field that shows something, and where to look.

    Attributes
    ----------
    edge_order : {1, 2}
    source : str
        ``"formula"`` or ``"elevation"``.
    formula : str
        Text of f(x, y).
    x, y : tuple of (str, str, int)
        From, to and the number of samples, along either axis.
    indexing : {"xy", "ij"}
    relief : str
        Spacing of the elevation model.
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


FIELD_EXAMPLES = by_name(
    FieldExample(
        name="guide-field",
        title="The guide: −(cos²x + cos²y)²",
        formula="-(cos(x)^2 + cos(y)^2)^2",
        node=(14, 4),
        look_for="The arrows point away from the pit in the middle: uphill, and the longer the "
        "steeper.",
        expected={(14, 4): (2.29974675504, -2.5056835738)},
    ),
    FieldExample(
        name="plane",
        title="x + 10y: nothing is symmetric",
        formula="x + 10y",
        x=("0", "2", 3),
        y=("0", "3", 4),
        node=(1, 1),
        look_for="Four rows, three columns: the first output is 10, the slope along the rows (y), "
        "the second is 1, along the columns (x).",
        expected={(0, 0): (1.0, 10.0), (1, 1): (1.0, 10.0), (2, 3): (1.0, 10.0)},
        question=3,
    ),
    FieldExample(
        name="bowl",
        title="Bowl x² + y²",
        formula="x^2 + y^2",
        x=("-3", "3", 7),
        y=("-2", "2", 5),
        node=(5, 1),
        look_for="Inside the slopes are exact, 2x and 2y; at the border the plain difference is "
        "off by the spacing, 1.",
        expected={(5, 1): (4.0, -2.0), (0, 2): (-5.0, 0.0), (3, 0): (0.0, -3.0)},
    ),
    FieldExample(
        name="saddle",
        title="Saddle x² − y²",
        formula="x^2 - y^2",
        x=("-3", "3", 13),
        y=("-2", "2", 9),
        node=(8, 2),
        look_for="Arrows come in along y and go out along x: in the middle, at the pass, the slope "
        "is 0 both ways.",
        expected={(8, 2): (2.0, 2.0), (6, 4): (0.0, 0.0)},
    ),
    FieldExample(
        name="ridge",
        title="Ridge along a diagonal",
        formula="exp(-(x - y)^2)",
        x=("-2", "2", 17),
        y=("-2", "2", 17),
        node=(10, 6),
        look_for="All arrows climb straight to the ridge x = y, at right angles to it: both "
        "components have the same size there, and opposite signs.",
        expected={(10, 6): (-0.72034287516, 0.72034287516)},
    ),
    FieldExample(
        name="ring",
        title="Ring of height 1",
        formula="exp(-4(sqrt(x^2 + y^2) - 1)^2)",
        x=("-2", "2", 21),
        y=("-2", "2", 21),
        node=(13, 10),
        look_for="Inside the ring arrows point outwards, outside inwards: uphill is towards the "
        "crest from both sides.",
        expected={(13, 10): (1.53804007571, 0.0)},
    ),
    FieldExample(
        name="checkerboard",
        title="Checkerboard: slope 0 everywhere",
        formula="cos(pi x) cos(pi y)",
        x=("0", "7", 8),
        y=("0", "5", 6),
        node=(3, 2),
        look_for="The samples jump between 1 and −1, and yet inside every slope is 0: each node "
        "compares two neighbours that are equal.",
        expected={(3, 2): (0.0, 0.0), (0, 2): (-2.0, 0.0), (3, 0): (0.0, 2.0)},
        question=22,
    ),
    FieldExample(
        name="elevation",
        title="Elevation model, north on top",
        source=ELEVATION,
        node=(50, 43),
        look_for="Whole metres, degrees, and rows that run southwards: switch the spacing and see "
        "what each of them does to the arrows.",
        expected={(50, 43): (-0.109085079407, -0.146873877111)},
        question=25,
    ),
)
