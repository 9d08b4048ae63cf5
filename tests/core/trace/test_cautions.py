"""What NumPy does silently: each caution has a call that earns it and one that does not."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import gradient_core.trace.cautions
from tests.core.parity import Call, call
from tests.core.trace.traces import quiet_trace


@dataclass(frozen=True)
class Case:
    """A caution, a call that has it, a call close to it that has not, and what it points at."""

    code: str
    has: Call
    has_not: Call
    axis: int | None = None
    where: tuple[int, ...] = ()


F = [1.0, 2.0, 4.0, 8.0, 16.0]
SQUARE = np.arange(9.0).reshape(3, 3)
CASES = (
    Case("nothing_to_differentiate", call(np.sin), call(F)),
    Case("nothing_to_differentiate", call(F, axis=()), call(F, axis=0)),
    Case("edge_order_read_as_2", call(F, edge_order=0), call(F, edge_order=2)),
    Case("edge_order_read_as_2", call(F, edge_order=1.5), call(F, edge_order=True)),
    Case(
        "masked_neighbours",
        call(np.ma.masked_array(F, [0, 1, 0, 0, 0])),
        call(np.ma.masked_array(F)),
    ),
    Case(
        "objects_become_float64", call(np.array([1, 2, 4], dtype=object)), call(np.array([1, 2, 4]))
    ),
    Case("time_truncated", call(np.array([1, 2, 4], "M8[D]")), call([1, 2, 4])),
    Case("time_truncated", call(np.array([1, 2, 4], "m8[s]")), call([1.0, 2.0, 4.0])),
    Case(
        "samples_not_finite",
        call([0, 1, np.nan, 9, np.inf]),
        call(np.array([0, 1, 4, 9, 16], dtype=np.uint8)),
        where=(2, 4),
    ),
    Case(
        "overflow",
        call(np.array([60000, 0, -60000], dtype=np.float16)),
        call(np.array([60000, 0, -60000], dtype=np.float32)),
    ),
    Case("overflow", call([1.0, 2.0, 4.0], 1e-320), call([1.0, 2.0, 4.0], 0.0)),
    Case("complex_spacing", call(F, 1 + 2j), call(F, 1.0), axis=0),
    Case("complex_spacing", call(F, [0, 1j, 3, 4, 5]), call(F, [0, 1, 3, 4, 5]), axis=0),
    Case("zero_spacing", call(F, 0), call(F, 1e-300), axis=0),
    Case("zero_spacing", call(SQUARE, 1, np.float32(0)), call(SQUARE, 1, 2), axis=1),
    Case("spacing_not_finite", call(F, np.nan), call(F, 1e300), axis=0),
    Case("spacing_not_finite", call(F, np.float32("inf")), call(F, np.int8(3)), axis=0),
    Case(
        "time_unit_lost",
        call([1, 4, 9], np.array([1, 2, 5], "m8[h]")),
        call([1, 4, 9], np.array([1, 2, 5])),
        axis=0,
    ),
    Case(
        "coordinates_not_finite",
        call(F, [0, 1, np.nan, 3, 4]),
        call(F, [0, 1, 2.5, 3, 4]),
        axis=0,
        where=(2,),
    ),
    Case("equal_coordinates", call(F, [1, 1, 1, 1, 1]), call(F, [1, 2, 3, 4, 5]), axis=0),
    Case(
        "repeated_coordinates",
        call(F, [0, 1, 1, 2, 2]),
        call(F, [0, 1, 1.5, 2, 3]),
        axis=0,
        where=(1, 3),
    ),
    Case(
        "unsorted_coordinates",
        call(F, [0, 2, 1, 3, 4]),
        call(F, [4, 3, 2, 1, -2]),
        axis=0,
        where=(1, 2),
    ),
    Case(
        "unsorted_coordinates",
        call(SQUARE, [0, 1, 3], np.array([5, 9, 7], dtype=np.uint8)),
        call(SQUARE, [0, 1, 3], np.array([9, 7, 5], dtype=np.uint8)),
        axis=1,
        where=(1,),
    ),
)


def cautions(of: Call) -> dict[str, Any]:
    """Return the cautions of a call by their codes."""
    trace = quiet_trace(of.f, *of.varargs, **of.options)
    return {caution.code: caution for caution in trace.cautions}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_caution_is_given_where_it_applies(case: Case) -> None:
    """The code, the axis and the places are those of the call."""
    caution = cautions(case.has)[case.code]
    assert (caution.axis, caution.where) == (case.axis, case.where)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_caution_is_not_given_where_it_does_not_apply(case: Case) -> None:
    """A call close to it has not earned it."""
    assert case.code not in cautions(case.has_not)


def test_every_caution_has_cases() -> None:
    """No code in the module is without a test."""
    words = inspect.getsource(gradient_core.trace.cautions).split('"')
    codes = {word for word in words if word.islower() and word.isidentifier() and len(word) > 6}
    assert {case.code for case in CASES} == codes


def test_sound_calls_have_no_cautions() -> None:
    """Nothing is said about a call without surprises."""
    for of in (call(F), call(F, 0.1), call(F, [0, 1, 3, 4, 9], edge_order=2), call(SQUARE)):
        assert cautions(of) == {}


def test_caution_names_a_few_places_and_counts_the_rest() -> None:
    """A message stays short however many places there are, and so does the record."""
    caution = cautions(call(np.full(9, np.nan)))["samples_not_finite"]
    assert caution.where == tuple(range(9))
    assert "at index 0, 1, 2 and 6 more." in caution.message
    many = cautions(call(np.full(5000, np.nan)))["samples_not_finite"]
    assert many.where == tuple(range(1000))
    assert "and 4997 more." in many.message


def test_caution_about_a_table_names_rows_and_columns() -> None:
    """A message has the index that a person would write; the record counts flattened samples."""
    caution = cautions(call([[1.0, 2.0, np.nan], [3.0, 5.0, 8.0]]))["samples_not_finite"]
    assert caution.where == (2,)
    assert "at index [0, 2]." in caution.message


def test_caution_message_names_its_axis() -> None:
    """Whoever reads it alone knows which spacing is meant."""
    for case in CASES:
        if case.axis is not None:
            assert f"axis {case.axis}" in cautions(case.has)[case.code].message


def test_cautions_of_a_zero_gap_do_not_speak_of_overflow() -> None:
    """An inf from a division by zero is not blamed on the dtype."""
    assert set(cautions(call(F, [0, 1, 1, 2, 3]))) == {"repeated_coordinates"}
    assert set(cautions(call(F, 0.0))) == {"zero_spacing"}
