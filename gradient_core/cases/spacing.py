"""The instructive second arguments, by name as in the link ``?sp_case=unsorted``.

An example that `gradient_core.cases.line` has already, the same call, is taken from there: in the
file its name stands alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradient_core.calls import DAY
from gradient_core.cases.line import LINE_EXAMPLES, LineExample
from gradient_core.cases.records import DATA, Example, Text, read_examples
from gradient_core.differences import COORDINATES, DISTANCE


@dataclass(frozen=True, kw_only=True, eq=False)
class SpacingExample(Example):
    """One call whose second argument shows something; the link is ``?sp_case=name``.

    Attributes
    ----------
    samples, argument : str or callable returning str
        What `f` and `x` return: the numbers, and one number, as many coordinates or nothing; a
        callable where a text comes from a file of real data.
    unit : str
        What the differences of dates are counted in, a key of `gradient_core.calls.dates.UNITS`;
        no meaning for numbers.
    index : int
        The sample to open with: the instructive one.
    expected : tuple, or mapping from index to value, units [F]/[X]
        The gradient, bit for bit; a few of its values where it is long.
    """

    samples: Text
    argument: Text
    unit: str = DAY
    index: int
    expected: tuple[complex, ...] | Mapping[int, complex]

    @property
    def f(self) -> str:
        """Text of the samples."""
        return self.samples if isinstance(self.samples, str) else self.samples()

    @property
    def x(self) -> str:
        """Text of the second argument; empty for none."""
        return self.argument if isinstance(self.argument, str) else self.argument()


def _second_argument(known: LineExample) -> Text:
    if known.spacing == COORDINATES:
        return known.coordinates
    return known.h if known.spacing == DISTANCE else ""


_KNOWN = {
    name: SpacingExample(
        name=name,
        title=known.title,
        samples=known.samples,
        argument=_second_argument(known),
        index=known.index,
        look_for=known.look_for,
        expected=known.expected,
        question=known.question,
    )
    for name, known in LINE_EXAMPLES.items()
    if known.edge_order == 1
}

SPACING_EXAMPLES = read_examples(SpacingExample, DATA / "spacing.toml", _KNOWN)
