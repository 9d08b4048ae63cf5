"""The instructive functions of x, by name, offered beside the examples of plain samples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from gradient_core.cases.records import Example, by_name
from gradient_core.sampled.axis import GEOMETRIC, UNIFORM

__all__ = ["FORMULA_EXAMPLES", "FormulaExample"]


@dataclass(frozen=True, kw_only=True, eq=False)
class FormulaExample(Example):
    """A sampled function of x that shows something, and where to look.

    Attributes
    ----------
    edge_order, index
        As for `gradient_core.cases.records.LineExample`.
    formula : str
        Text for `parse_function`.
    sampling : str
        One of `gradient_core.sampled.axis.SAMPLINGS`.
    start, stop : str
        Texts of the first and the last coordinate.
    count : int
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


FORMULA_EXAMPLES = by_name(
    FormulaExample(
        name="sine",
        title="sin x: close, but not its slope",
        formula="sin(x)",
        start="0",
        stop="2pi",
        count=13,
        index=6,
        look_for="np.gradient never sees the curve, only its 13 samples: at index 6, where x is "
        "π, it finds −0.9549, and the slope of the sine is −1.",
        expected={0: 0.954929658551372, 6: -0.954929658551372},
        question=19,
    ),
    FormulaExample(
        name="cubic-ends",
        title="x³: where edge_order=2 is worse",
        formula="x^3",
        start="0",
        stop="4",
        count=5,
        edge_order=2,
        index=0,
        look_for="At x = 0 the slope is 0; the parabola of edge_order=2 says −2, worse than the "
        "plain difference, which is 1.",
        expected={0: -2.0, 1: 4.0, 2: 13.0, 3: 28.0, 4: 46.0},
        question=6,
    ),
    FormulaExample(
        name="kink-of-abs",
        title="|x|: a slope where there is none",
        formula="|x|",
        start="-3",
        stop="3",
        count=7,
        index=3,
        look_for="At the kink the gradient says 0, the mean of both sides; the exact derivative "
        "does not exist there.",
        expected={0: -1.0, 2: -1.0, 3: 0.0, 4: 1.0, 6: 1.0},
        question=23,
    ),
    FormulaExample(
        name="pole",
        title="1/x: a slope at the pole",
        formula="1/x",
        start="-2",
        stop="2",
        count=5,
        index=2,
        look_for="At x = 0 there is neither a sample nor a slope, and yet the gradient says 1: it "
        "only reads the neighbours −1 and 1.",
        expected={0: -0.5, 1: inf, 2: 1.0, 3: -inf, 4: -0.5},
        question=12,
    ),
    FormulaExample(
        name="growing-gaps",
        title="exp x with growing gaps",
        formula="exp(x)",
        sampling=GEOMETRIC,
        start="0",
        stop="3",
        count=9,
        index=5,
        look_for="The gaps grow towards the right, and so do the errors: the leading term is their "
        "product times a sixth of the third derivative.",
        expected={0: 1.055054019109144, 5: 2.936679629777029, 8: 13.530517812085556},
        question=9,
    ),
)
