"""The instructive second arguments, by name as in the link ``?sp_case=unsorted``.

An example that `gradient_core.cases.line` has already, the same call, is taken from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from gradient_core.calls.dates import DAY
from gradient_core.cases.line import LINE_EXAMPLES
from gradient_core.cases.records import Example, LineExample, Text, by_name
from gradient_core.differences.spacing import COORDINATES, DISTANCE

__all__ = ["SPACING_EXAMPLES", "SpacingExample"]


@dataclass(frozen=True, kw_only=True, eq=False)
class SpacingExample(Example):
    """One call whose second argument shows something; the link is ``?sp_case=name``.

    Attributes
    ----------
    samples, argument : str or callable returning str
        What `f` and `x` return; a callable where the text comes from a file.
    unit : str
        What the differences of dates are counted in; no meaning for numbers.
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

SPACING_EXAMPLES = by_name(
    SpacingExample(
        name="uneven-squares",
        title="x² at 0, 1, 4, 5, 7",
        samples="0, 1, 16, 25, 49",
        argument="0, 1, 4, 5, 7",
        index=1,
        look_for="The gaps are 1, 3, 1, 2: at x = 1 the slope before, 1, counts three times as "
        "much as the slope after, 5, and the result 2 is exact.",
        expected=(1.0, 2.0, 8.0, 10.0, 12.0),
        question=8,
    ),
    # A number or nothing
    _KNOWN["forgotten-spacing"],
    _KNOWN["given-spacing"],
    SpacingExample(
        name="per-hour",
        title="Units: metres every hour, per hour",
        samples="0, 36, 72",
        argument="1",
        index=1,
        look_for="36 metres every hour, with the spacing 1 typed for one hour: 36, in metres per "
        "hour, for the unit is that of f over that of the spacing.",
        expected=(36.0, 36.0, 36.0),
        question=30,
    ),
    SpacingExample(
        name="per-second",
        title="Units: metres every hour, per s",
        samples="0, 36, 72",
        argument="3600",
        index=1,
        look_for="The same metres with the spacing 3600 for one hour: 0.01, in metres per second; "
        "NumPy carries no unit, so write it down.",
        expected=(0.01, 0.01, 0.01),
        question=30,
    ),
    SpacingExample(
        name="zero-distance",
        title="A distance of 0",
        samples="0, 1, 1, 4",
        argument="0",
        index=1,
        look_for="All samples are read as being at the same place, so every difference is divided "
        "by 0 and every value is inf.",
        expected=(inf, inf, inf, inf),
        question=26,
    ),
    # Positions, and what is taken for them
    _KNOWN["step-sizes"],
    SpacingExample(
        name="positions",
        title="The same, as positions",
        samples="0, 1, 9, 36, 100",
        argument="0, 1, 3, 6, 10",
        index=2,
        look_for="With the positions themselves the gaps are 1, 2, 3, 4, and at index 2 the slope "
        "of x² at 3 comes out: 6.",
        expected=(1.0, 2.0, 6.0, 12.0, 16.0),
        question=4,
    ),
    _KNOWN["equal-step-sizes"],
    _KNOWN["swapped"],
    SpacingExample(
        name="values-first",
        title="gradient(y, x): values first",
        samples="1, 4, 9",
        argument="1, 2, 3",
        index=1,
        look_for="The values come first, then their coordinates, the reverse of plt.plot(x, y): "
        "the slope of the squares at 2 is 4.",
        expected=(3.0, 4.0, 5.0),
        question=34,
    ),
    # Near neighbours count more
    _KNOWN["non-uniform"],
    SpacingExample(
        name="tutorial-secant",
        title="Where tutorials print the secant",
        samples="1, 4, 16, 49, 121, 256",
        argument="1, 2, 4, 7, 11, 16",
        index=1,
        look_for="The secant through the neighbours gives 5, 9, 15, 23 inside; NumPy gives 4, 8, "
        "14, 22, which are the slopes of x² exactly.",
        expected=(3.0, 4.0, 8.0, 14.0, 22.0, 27.0),
        question=8,
    ),
    SpacingExample(
        name="very-uneven",
        title="A gap ten times as wide",
        samples="0, 3, 6, 9",
        argument="0, 0.1, 1.1, 1.2",
        index=1,
        look_for="Beside index 1 the slopes are 30 over a gap of 0.1 and 3 over a gap of 1: NumPy "
        "answers 27.55, near the slope of the short gap; the secant would be 5.45.",
        expected=(30.0, 27.545454545454547, 27.545454545454582, 30.00000000000004),
        question=8,
    ),
    # Order
    _KNOWN["descending"],
    SpacingExample(
        name="descending-unsaid",
        title="Descending, but x not given",
        samples="9, 4, 1, 0",
        argument="",
        index=1,
        look_for="Without coordinates the direction is that of the index: the samples fall, so "
        "the slope at index 1 is −4, where x = 3, 2, 1, 0 would give +4.",
        expected=(-5.0, -4.0, -2.0, -1.0),
        question=25,
    ),
    _KNOWN["unsorted"],
    _KNOWN["repeated"],
    SpacingExample(
        name="linspace-bits",
        title="linspace(0, 1, 11) is not uniform",
        samples="0, 0.01, 0.04, 0.09, 0.16, 0.25, 0.36, 0.49, 0.64, 0.81, 1",
        argument="linspace(0, 1, 11)",
        index=2,
        look_for="Two of these gaps differ by 2 ulp, so NumPy takes the statement for uneven gaps; "
        "with linspace(0, 1, 9) it would not.",
        expected=(
            *(0.09999999999999999, 0.19999999999999996, 0.39999999999999986, 0.6000000000000001),
            *(0.8000000000000003, 0.9999999999999996, 1.1999999999999993, 1.4000000000000006),
            *(1.600000000000001, 1.8000000000000007, 1.9),
        ),
        question=12,
    ),
    # Dates and angles
    SpacingExample(
        name="dates",
        title="Dates: per day",
        samples="1, 4, 9",
        argument="2024-01-01, 2024-01-02, 2024-01-05",
        index=1,
        look_for="NumPy refuses dates; divided by one day they are 0, 1, 4, and at index 1 the "
        "slope is 2.67 per day.",
        expected=(3.0, 2.6666666666666665, 1.6666666666666667),
        question=14,
    ),
    SpacingExample(
        name="dates-per-hour",
        title="The same dates: per hour",
        samples="1, 4, 9",
        argument="2024-01-01, 2024-01-02, 2024-01-05",
        unit="h",
        index=1,
        look_for="The unit of the dates decides the unit of the result: 24 times smaller per hour "
        "than per day, 0.111 at index 1.",
        expected=(0.125, 0.1111111111111111, 0.06944444444444445),
        question=14,
    ),
    _KNOWN["co2"],
    _KNOWN["angles"],
    SpacingExample(
        name="unwrapped",
        title="The same angles, unwrapped",
        samples="340, 350, 360, 370, 380",
        argument="",
        index=2,
        look_for="After np.unwrap(f, period=360) the angles go on beyond 360, and the slope is 10 "
        "everywhere.",
        expected=(10.0, 10.0, 10.0, 10.0, 10.0),
        question=33,
    ),
)
