"""The cases of the second argument: NumPy's numbers bit for bit, and sentences that are true."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from gradient_core import parse_array
from gradient_core.calls.spacing_report import read_typed
from gradient_core.cases.line import case_named
from gradient_core.cases.spacing import SPACING_EXAMPLES, SpacingExample, spacing_case_named
from gradient_core.oracle import bits_agree, numpy_gradient

MOST_TITLE, MOST_LOOK_FOR = 34, 170
ASKED_FOR = {2, 4, 8, 14, 25, 26, 27, 30, 33, 34}

each_case = pytest.mark.parametrize("case", SPACING_EXAMPLES, ids=lambda case: case.name)


def arguments(case: SpacingExample) -> tuple[Any, ...]:
    """Return the arguments of the call, read from the texts of the case."""
    typed = read_typed(case.x, case.unit)
    samples = parse_array(case.f)
    if typed.kind == "unit":
        return (samples,)
    if typed.dates is not None:
        return samples, typed.dates.numbers
    given = parse_array(typed.text)
    return samples, given.item() if typed.kind == "distance" else given


@each_case
def test_numpy_returns_exactly_the_expected_numbers(case: SpacingExample) -> None:
    """Run NumPy itself on the texts of the case."""
    values = numpy_gradient(*arguments(case))
    known = case.expected
    expected = dict(known) if isinstance(known, Mapping) else dict(enumerate(known))

    if not isinstance(known, Mapping):
        assert len(expected) == len(values)
    assert expected
    assert bits_agree(values[list(expected)], np.array(list(expected.values()), values.dtype))


@each_case
def test_case_is_complete(case: SpacingExample) -> None:
    """A short title, one sentence, an index that exists, a name that fits into a link."""
    assert len(case.title) <= MOST_TITLE
    assert len(case.look_for) <= MOST_LOOK_FOR
    assert case.look_for.endswith(".")
    assert ". " not in case.look_for
    assert re.fullmatch(r"[a-z0-9-]+", case.name)
    assert 0 <= case.index < len(parse_array(case.f))


def test_names_and_titles_are_unique() -> None:
    """Each is found under its own name."""
    assert len({case.name for case in SPACING_EXAMPLES}) == len(SPACING_EXAMPLES)
    assert len({case.title for case in SPACING_EXAMPLES}) == len(SPACING_EXAMPLES)
    assert all(spacing_case_named(case.name) is case for case in SPACING_EXAMPLES)


def test_every_question_of_the_second_argument_has_a_case() -> None:
    """Rows 2, 4, 8, 14, 25, 26, 27, 30, 33 and 34."""
    assert {case.question for case in SPACING_EXAMPLES} >= ASKED_FOR


def test_calls_are_all_different() -> None:
    """No two cases show the same call in the same unit."""
    assert len({(c.f, c.x, c.unit) for c in SPACING_EXAMPLES}) == len(SPACING_EXAMPLES)


@pytest.mark.parametrize(
    "name",
    ["forgotten-spacing", "given-spacing", "step-sizes", "non-uniform", "co2", "angles", "swapped"],
)
def test_calls_that_exist_elsewhere_are_taken_from_there(name: str) -> None:
    """The same texts, the same sentence, the same numbers: one truth."""
    there, here = case_named(name), spacing_case_named(name)

    assert there is not None
    assert here is not None
    assert here.expected is there.expected
    assert here.look_for is there.look_for
    assert here.f == there.f


def test_published_secant_is_wrong_where_its_case_says_so() -> None:
    """The secant of the tutorials gives 5, 9, 15, 23; NumPy the slopes 4, 8, 14, 22."""
    case = spacing_case_named("tutorial-secant")
    assert case is not None
    f, x = arguments(case)
    secant = (f[2:] - f[:-2]) / (x[2:] - x[:-2])

    assert secant.tolist() == [5, 9, 15, 23]
    assert case.expected[1:-1] == tuple(2.0 * x[1:-1])  # type: ignore[index]


def test_secant_of_the_uneven_gaps_is_5_45() -> None:
    """As the sentence of the case says: (6 - 0)/1.1."""
    case = spacing_case_named("very-uneven")
    assert case is not None
    f, x = arguments(case)

    assert f"{(f[2] - f[0]) / (x[2] - x[0]):.3g}" == "5.45"


def test_days_are_24_times_hours() -> None:
    """The two cases of dates differ by their unit alone."""
    day, hour = (spacing_case_named(name) for name in ("dates", "dates-per-hour"))
    assert day is not None
    assert hour is not None

    assert (day.f, day.x) == (hour.f, hour.x)
    for per_day, per_hour in zip(day.expected, hour.expected, strict=True):  # type: ignore[arg-type]
        assert per_day == pytest.approx(24 * per_hour)
