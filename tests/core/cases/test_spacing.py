"""The examples of the second argument: one truth with those on a line, and true sentences."""

from __future__ import annotations

import pytest

from gradient_core.cases import LINE_EXAMPLES, SPACING_EXAMPLES
from gradient_core.oracle import bits_agree
from tests.core.cases.examples import arguments, traced


def test_calls_that_exist_elsewhere_are_taken_from_there() -> None:
    """One truth for a name: the same texts, the same sentence, the same numbers."""
    shared = [name for name in SPACING_EXAMPLES if name in LINE_EXAMPLES]
    assert shared
    for name in shared:
        there, here = LINE_EXAMPLES[name], SPACING_EXAMPLES[name]
        assert here.expected is there.expected
        assert here.look_for is there.look_for
        assert here.f == there.f
        assert bits_agree(traced(here).values, traced(there).values)


def test_published_secant_is_wrong_where_its_case_says_so() -> None:
    """The secant of the tutorials gives 5, 9, 15, 23; NumPy the slopes 4, 8, 14, 22."""
    example = SPACING_EXAMPLES["tutorial-secant"]
    f, x = arguments(example)
    secant = (f[2:] - f[:-2]) / (x[2:] - x[:-2])

    assert secant.tolist() == [5, 9, 15, 23]
    assert example.expected[1:-1] == tuple(2.0 * x[1:-1])  # type: ignore[index]


def test_secant_of_the_uneven_gaps_is_5_45() -> None:
    """As the sentence of the example says: (6 - 0)/1.1."""
    example = SPACING_EXAMPLES["very-uneven"]
    f, x = arguments(example)

    assert f"{(f[2] - f[0]) / (x[2] - x[0]):.3g}" == "5.45"


def test_days_are_24_times_hours() -> None:
    """The two examples of dates differ by their unit alone."""
    day, hour = (SPACING_EXAMPLES[name] for name in ("dates", "dates-per-hour"))

    assert (day.f, day.x) == (hour.f, hour.x)
    for per_day, per_hour in zip(day.expected, hour.expected, strict=True):  # type: ignore[arg-type]
        assert per_day == pytest.approx(24 * per_hour)
