"""What is said about a typed second argument: how it was read, its bits, its order, its fixes."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import ParseError, parse_array, trace_gradient
from gradient_core.calls.dates import UNITS, looks_like_dates, read_dates
from gradient_core.calls.spacing_fixes import (
    angle_jumps,
    coordinates_of_steps,
    merged_by_mean,
    numpy_refusal,
    sorted_by_coordinates,
    text_of,
    unwrapped,
    wrong_length,
)
from gradient_core.calls.spacing_report import (
    SpacingReport,
    read_typed,
    report_on,
    ulps_between,
)
from gradient_core.oracle import bits_agree

THREE_DATES = "2024-01-01, 2024-01-02, 2024-01-05"


def report(x: str, f: Any = None) -> SpacingReport:
    """Read a typed second argument with samples of its length, and report on it."""
    typed = read_typed(x)
    if typed.kind == "unit":
        arguments: tuple[Any, ...] = ()
    elif typed.kind == "distance":
        arguments = (parse_array(x).item(),)
    else:
        arguments = (parse_array(x) if typed.dates is None else typed.dates.numbers,)
    length = np.size(arguments[0]) if typed.kind == "coordinates" else 5
    samples = np.arange(length) ** 2 if f is None else np.asarray(f)
    if arguments and np.iscomplexobj(arguments[0]):
        samples = samples.astype(complex)  # real ones would lose the imaginary part, with a warning
    with np.errstate(all="ignore"):
        return report_on(trace_gradient(samples, *arguments), typed)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "unit"),
        ("  \n", "unit"),
        ("0.5", "distance"),
        (" 1/3 ", "distance"),
        ("pi/8", "distance"),
        ("1+2j", "distance"),
        ("-2", "distance"),
        ("nan", "distance"),
        ("[0.5]", "coordinates"),
        ("0, 1, 4", "coordinates"),
        ("0 1", "coordinates"),
        ("[[0, 1], [2, 3]]", "coordinates"),
        ("linspace(0, 1, 1)", "coordinates"),
        ("np.arange(5)", "coordinates"),
        ("array([0, 1], dtype=float32)", "coordinates"),
        (THREE_DATES, "coordinates"),
        ("oops", "coordinates"),
    ],
)
def test_typed_text_is_one_of_three_kinds(text: str, kind: str) -> None:
    """Nothing, one number, or a list: brackets make a list even of one number."""
    assert read_typed(text).kind == kind


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Read as: nothing given, so one distance of 1 for all intervals."),
        ("0.5", "Read as: one distance for all intervals, 0.5."),
        ("-2", "Read as: one distance for all intervals, −2."),
        ("0, 1, 4, 5, 7", "Read as: coordinates of 5 samples, gaps 1, 3, 1, 2."),
        ("1, 1, 1, 1, 1", "Read as: coordinates of 5 samples, all gaps 0."),
        ("3, 2, 1", "Read as: coordinates of 3 samples, all gaps −1."),
        ("0, 4", "Read as: coordinates of 2 samples, gap 4."),
        (
            "0, 1, 3, 6, 10, 15, 21, 28, 36, 45",
            "Read as: coordinates of 10 samples, gaps 1, 2, 3, 4, 5, 6, 7, 8, … (9 gaps).",
        ),
        ("linspace(0, 1, 11)", "Read as: coordinates of 11 samples, 10 gaps of about 0.1."),
        (
            THREE_DATES,
            "Read as: coordinates of 3 samples in days since 2024-01-01, gaps 1, 3.",
        ),
    ],
)
def test_sentence_says_how_it_was_read(text: str, sentence: str) -> None:
    """A distance, or coordinates with their gaps; nothing is said of what may have been meant."""
    assert report(text).sentence == sentence


def test_linspace_of_11_differs_in_two_bits_and_of_9_in_none() -> None:
    """NumPy's own test: gap 0 against all others, bit for bit."""
    uneven, even = report("linspace(0, 1, 11)"), report("linspace(0, 1, 9)")

    assert uneven.uniformity == (
        "Not uniform: gap 0 is 0.1, gap 2 is 0.10000000000000003, 2 ulp apart."
    )
    assert (uneven.differing, uneven.ulps, uneven.nearly_uniform) == ((0, 2), 2, True)
    assert [remark.code for remark in uneven.remarks] == ["nearly_uniform"]
    assert "Give the distance 0.1 to" in uneven.remarks[0].message
    assert even.uniformity.startswith("Uniform: all gaps are equal bit for bit")
    assert (even.differing, even.ulps, even.remarks) == ((), None, ())


def test_distance_to_give_instead_has_all_its_digits() -> None:
    """A rounded distance would move the last sample."""
    (remark,) = report("linspace(0, 1, 1000)").remarks

    assert f"Give the distance {1 / 999} to" in remark.message


@given(st.integers(2, 60), st.floats(-100, 100), st.floats(1e-3, 1e6))
def test_every_linspace_is_uniform_or_nearly_so(count: int, start: float, width: float) -> None:
    """Equally spaced coordinates are never taken for uneven ones, nor the other way round."""
    x = np.linspace(start * width, (start + 1) * width, count)
    found = report_on(trace_gradient(np.zeros(count), x), read_typed("[0]"))

    assert found.reading.uniform == (not found.differing)
    assert found.nearly_uniform == bool(found.differing)


@pytest.mark.parametrize(
    "text", ["0, 1, 4", "0, 1, 2.000001", "0, 1e-9, 3e-9", "1, 1, 2", "0, nan, 1"]
)
def test_uneven_coordinates_are_not_nearly_uniform(text: str) -> None:
    """A gap that rounding cannot explain is uneven, however small."""
    assert not report(text).nearly_uniform


def test_neighbouring_floats_far_from_zero_are_not_called_nearly_uniform() -> None:
    """Near 1e16 floats are 2 apart: gaps of 2 and 4 differ by a factor, not by rounding."""
    x = np.array([1e16, 1e16 + 2, 1e16 + 6])

    assert not report_on(trace_gradient([0, 1, 2], x), read_typed("[0]")).nearly_uniform


@pytest.mark.parametrize(
    ("one", "other", "ulps"),
    [
        (1.0, 1.0, 0),
        (1.0, np.nextafter(1.0, 2), 1),
        (-5e-324, 5e-324, 2),
        (0.0, -0.0, 0),
        (np.float32(1), np.nextafter(np.float32(1), np.float32(0)), 1),
        (np.float16(1), np.nextafter(np.float16(1), np.float16(2)), 1),
        (1.0, np.nan, None),
        (1.0, np.inf, None),
        (1j, 2j, None),
        (np.longdouble(1), np.longdouble(2), None),
    ],
)
def test_ulps_count_the_floats_between(one: Any, other: Any, ulps: int | None) -> None:
    """Each float is one further than the one before, through zero as well."""
    assert ulps_between(one, other) == ulps


@given(st.floats(-1e308, 1e308), st.integers(0, 50))
def test_ulps_are_steps_of_nextafter(start: float, steps: int) -> None:
    """Walking n floats on makes n ulp."""
    end = start
    for _ in range(steps):
        end = float(np.nextafter(end, np.inf))

    assert ulps_between(start, end) == steps


@pytest.mark.parametrize(
    ("text", "order", "codes"),
    [
        ("0, 1, 4", "increasing", []),
        ("4, 1, 0", "descending", ["descending_coordinates"]),
        ("-0.5", "descending", ["descending_coordinates"]),
        ("0, 2, 1, 3", "unsorted", []),
        ("0, 1, 1, 2", "repeated", []),
        ("0, 2, 2, 1", "repeated", []),
        ("1, 1, 1", "equal", []),
        ("0", "equal", []),
        ("0, nan, 1", "not ordered", []),
        ("0, inf, 1", "not ordered", []),
        ("0, 1j, 2", "not ordered", []),
    ],
)
def test_order_is_told_with_what_the_cautions_leave_out(
    text: str, order: str, codes: list[str]
) -> None:
    """Descending is remarked on here; what NumPy does silently is a caution of the trace."""
    found = report(text)

    assert found.order == order
    assert [remark.code for remark in found.remarks] == codes


@pytest.mark.parametrize(
    ("f", "x", "poisoned"),
    [
        ([0, 1, 1, 4], "0, 1, 1, 2", (1, 2)),
        ([0, 1, 2, 4], "0, 1, 1, 2", (1, 2)),
        ([0, 1, 4], "0, 0, 1", (0, 1)),
        ([0, 1, 4, 9, 16], "1, 1, 1, 1, 1", (0, 1, 2, 3, 4)),
        ([0, 1, 4], "0, 1, 2", ()),
        ([0, np.nan, 4], "0, 1, 2", ()),
    ],
)
def test_outputs_poisoned_by_a_gap_of_0_are_named(
    f: list[float], x: str, poisoned: tuple[int, ...]
) -> None:
    """They are those that NumPy leaves nan or inf; a nan of the samples is another matter."""
    found = report(x, f)

    assert found.poisoned == poisoned


# --- dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", UNITS)
def test_dates_are_counted_in_the_unit_from_the_first(unit: str) -> None:
    """The numbers are those that the code shown beside them makes."""
    read = read_dates(THREE_DATES, unit)
    t = np.array(["2024-01-01", "2024-01-02", "2024-01-05"], dtype="datetime64")
    expected = eval(read.argument, {"np": np, "t": t})

    assert bits_agree(read.numbers, expected)
    assert read.numbers[-1] == 4 * {"s": 86400, "min": 1440, "h": 24, "day": 1}[unit]


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-01 2024-01-02 2024-01-05",
        "2024-01-01\n2024-01-02\n2024-01-05",
        "['2024-01-01', '2024-01-02', '2024-01-05']",
        'np.array(["2024-01-01", "2024-01-02", "2024-01-05"], dtype="datetime64[D]")',
        "2024-01-01T00:00; 2024-01-02T00:00:00; 2024-01-05",
        "2024-01-01 00:00, 2024-01-02 00:00, 2024-01-05 00:00",
    ],
)
def test_dates_are_read_as_people_and_numpy_write_them(text: str) -> None:
    """Separators, brackets, quotes and times make no difference."""
    assert looks_like_dates(text)
    assert read_dates(text).numbers.tolist() == [0.0, 1.0, 4.0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2024-01-01, 5", "`5` at value 2"),
        ("2024-02-30", "`2024-02-30` at value 1"),
        ("2024-01-01, 2024-13-01", "`2024-13-01` at value 2"),
        ("2024-01-01, 2024-01-02Z", "`2024-01-02Z` at value 2"),
        ("2024-01-01, <script>", "`<script>` at value 2"),
    ],
)
def test_what_is_no_date_is_refused_at_its_place(text: str, word: str) -> None:
    """One date makes all of them dates, so anything else among them is a slip."""
    with pytest.raises(ParseError, match=re.escape(word)):
        read_dates(text)


def test_dates_as_coordinates_are_refused_in_numpys_own_words() -> None:
    """Uneven gaps are multiplied, even ones divide: NumPy refuses both, each in its way."""
    uneven = read_dates(THREE_DATES).dates
    even = read_dates("2024-01-01, 2024-01-02, 2024-01-03").dates

    assert "ufunc 'multiply' cannot use operands" in str(numpy_refusal([1, 4, 9], uneven))
    assert "ufunc 'divide' cannot use operands" in str(numpy_refusal([1, 4, 9], even))
    assert numpy_refusal([1, 4, 9], [0, 1, 4]) is None


# --- fixes -------------------------------------------------------------------------------------


def test_sorting_gives_the_slopes_of_the_cube() -> None:
    """Sorted, x³ at 0, 1, 2, 3 has the gradient 1, 4, 13, 19."""
    f, x = sorted_by_coordinates([0, 8, 1, 27], [0, 2, 1, 3])

    assert np.gradient(f, x).tolist() == [1, 4, 13, 19]


def test_sorting_keeps_samples_at_equal_coordinates_in_order() -> None:
    """The sort is stable, so that a merge afterwards meets the same samples."""
    f, x = sorted_by_coordinates([5, 1, 2], [1, 0, 0])

    assert (f.tolist(), x.tolist()) == ([1, 2, 5], [0, 0, 1])


def test_merging_by_mean_leaves_no_gap_of_0() -> None:
    """Three samples at one place become their mean, dates keep their dtype."""
    f, x = merged_by_mean([0, 1, 2, 6, 4], [0, 1, 1, 1, 2])
    assert (f.tolist(), x.tolist()) == ([0, 3, 4], [0, 1, 2])

    dates = np.array(["2024-01-02", "2024-01-02", "2024-01-01"], dtype="datetime64")
    f, x = merged_by_mean([1, 3, 5], dates)
    assert f.tolist() == [2, 5]
    assert text_of(x) == "2024-01-02, 2024-01-01"


def test_steps_add_up_to_the_coordinates_they_came_from() -> None:
    """What np.diff took apart comes back, from 0."""
    assert coordinates_of_steps(np.diff([0, 1, 3, 6, 10])).tolist() == [0, 1, 3, 6, 10]
    assert coordinates_of_steps([0.5, 0.25]).tolist() == [0, 0.5, 0.75]


def test_unwrapped_angles_have_one_slope() -> None:
    """340, 350, 0 becomes 340, 350, 360: all slopes are 10, where they were -170."""
    wrapped = [340, 350, 0, 10, 20]

    assert np.gradient(wrapped).tolist() == [10, -170, -170, 10, 10]
    assert np.gradient(unwrapped(wrapped)).tolist() == [10] * 5
    assert angle_jumps(unwrapped(wrapped)) == ()


@pytest.mark.parametrize(
    ("f", "jumps"),
    [
        ([340, 350, 0, 10, 20], (1,)),
        ([170, -170, 170], (0, 1)),
        ([0, 180], ()),
        ([0, 181], (0,)),
        ([0, 361], ()),
        ([-10, 350], ()),
        ([0, 1, 16, 25, 49], ()),
        ([0, np.nan, 350], ()),
        ([0, 1j, 350], ()),
    ],
)
def test_jumps_count_within_one_turn_only(f: list[Any], jumps: tuple[int, ...]) -> None:
    """Samples outside of one turn are no angles that were wrapped."""
    assert angle_jumps(f) == jumps


@pytest.mark.parametrize(
    ("f", "x", "said"),
    [
        (np.zeros(5), np.ones(4), "got 4, one fewer. Did you give np.diff(x)?"),
        (np.zeros(5), np.ones(3), "got 3. Did you swap f and x?"),
        (np.zeros(5), np.ones(6), "got 6. Did you swap f and x?"),
        (np.zeros(1), np.ones(5), "got 5. Did you swap f and x?"),
        (np.zeros(5), np.ones(1), "got 1. For one distance leave the brackets out."),
    ],
)
def test_wrong_length_comes_with_its_fix_and_numpys_words(
    f: np.ndarray, x: np.ndarray, said: str
) -> None:
    """How many there are, how many are needed, and what may have happened."""
    wrong = wrong_length(f, x)

    assert wrong is not None
    assert said in wrong.message
    assert "distances must match the length" in str(wrong.numpy_message)
    assert wrong.one_fewer == (len(x) == len(f) - 1)
    assert wrong.swapping_helps == (len(f) == 1)


def test_right_length_is_not_wrong() -> None:
    """One coordinate per sample is what NumPy asks for."""
    assert wrong_length(np.zeros(3), np.zeros(3)) is None
    assert wrong_length(np.zeros((2, 2)), np.zeros(3)) is None


def test_text_of_a_fix_reads_back_bit_for_bit() -> None:
    """What a button writes is what was computed."""
    values = np.array([0.1 + 0.2, float(Fraction(1, 3)), -0.0])

    assert bits_agree(parse_array(text_of(values)), values)
    assert text_of(np.array([1.0, 2.0])) == "1, 2"
    assert text_of(np.array([1, 2], dtype=np.uint8)) == "array([1, 2], dtype=uint8)"
