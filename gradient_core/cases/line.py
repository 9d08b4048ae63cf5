"""The instructive 1-D calls, by name as in the link ``?case=zigzag``; tests hold their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradient_core.cases.records import DATA, Example, Text, read_examples
from gradient_core.differences import UNIT


@dataclass(frozen=True, kw_only=True, eq=False)
class LineExample(Example):
    """One call on 1-D samples that shows something; the link is ``?case=name``.

    Attributes
    ----------
    samples, coordinates : str or callable returning str
        Texts of as many numbers, which `f` and `x` return; a callable where a text comes from a
        file of real data, in TOML ``{ record = "co2_days" }``.
    spacing : str
        ``"unit"``, ``"distance"`` or ``"coordinates"``.
    h : str
        Text of the distance. Like `x` it is there whatever the spacing, so that another
        kind of spacing can be tried on the same samples.
    edge_order : {1, 2}
    index : int
        The difference step to open with: the instructive one.
    expected : tuple, or mapping from index to value, units [F]/[X]
        The gradient, bit for bit; a few of its values where it is long.
    """

    samples: Text
    coordinates: Text
    spacing: str = UNIT
    h: str = "1"
    edge_order: int = 1
    index: int
    expected: tuple[complex, ...] | Mapping[int, complex]

    @property
    def f(self) -> str:
        """Text of the samples."""
        return self.samples if isinstance(self.samples, str) else self.samples()

    @property
    def x(self) -> str:
        """Text of the coordinates."""
        return self.coordinates if isinstance(self.coordinates, str) else self.coordinates()


LINE_EXAMPLES = read_examples(LineExample, DATA / "line.toml")
