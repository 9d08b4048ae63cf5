"""What is said about a typed second argument: how it was read, its bits, its order."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import trace_gradient
from gradient_core.calls import SpacingReport, looks_like_dates, read_second_argument, report_on
from gradient_core.calls.dates import read_dates
from gradient_core.calls.spacing_report import ulps_between

THREE_DATES = "2024-01-01, 2024-01-02, 2024-01-05"


def report(x: str, f: Any = None) -> SpacingReport:
    """Read a typed second argument with samples of its length, and report on it."""
    given = [argument.value for argument in read_second_argument(x)]
    length = np.size(given[0]) if given and np.ndim(given[0]) else 5
    samples = np.arange(length) ** 2 if f is None else np.asarray(f)
    if given and np.iscomplexobj(given[0]):
        samples = samples.astype(complex)  # real ones would lose the imaginary part, with a warning
    dates = read_dates(x) if looks_like_dates(x) else None
    with np.errstate(all="ignore"):
        return report_on(trace_gradient(samples, *given), dates)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("", "nothing given, so one distance of 1 for all intervals"),
        ("0.5", "one distance for all intervals, 0.5"),
        ("-2", "one distance for all intervals, −2"),
        ("0, 1, 4, 5, 7", "coordinates of 5 samples, gaps 1, 3, 1, 2"),
        ("1, 1, 1, 1, 1", "coordinates of 5 samples, all gaps 0"),
        ("3, 2, 1", "coordinates of 3 samples, all gaps −1"),
        ("0, 4", "coordinates of 2 samples, gap 4"),
        (
            "0, 1, 3, 6, 10, 15, 21, 28, 36, 45",
            "coordinates of 10 samples, gaps 1, 2, 3, 4, 5, 6, 7, 8, … (9 gaps)",
        ),
        ("linspace(0, 1, 11)", "coordinates of 11 samples, 10 gaps of about 0.1"),
        (
            THREE_DATES,
            "coordinates of 3 samples in days since 2024-01-01, gaps 1, 3",
        ),
    ],
)
def test_how_says_how_it_was_read(text: str, how: str) -> None:
    """A distance, or coordinates with their gaps; nothing is said of what may have been meant."""
    assert report(text).how == how


def test_linspace_of_11_differs_in_two_bits_and_of_9_in_none() -> None:
    """NumPy's own test: gap 0 against all others, bit for bit."""
    uneven, even = report("linspace(0, 1, 11)"), report("linspace(0, 1, 9)")

    assert uneven.uniformity == (
        "Not uniform: gap 0 is 0.1, gap 2 is 0.10000000000000003, 2 ulp apart."
    )
    assert [note.code for note in uneven.notes] == ["nearly_uniform"]
    assert "Give the distance 0.1 to" in uneven.notes[0].fix
    assert even.uniformity.startswith("Uniform: all gaps are equal bit for bit")
    assert even.notes == ()


def test_distance_to_give_instead_has_all_its_digits() -> None:
    """A rounded distance would move the last sample."""
    (note,) = report("linspace(0, 1, 1000)").notes

    assert f"Give the distance {1 / 999} to" in note.fix


@given(st.integers(2, 60), st.floats(-100, 100), st.floats(1e-3, 1e6))
def test_every_linspace_is_uniform_or_nearly_so(count: int, start: float, width: float) -> None:
    """Equally spaced coordinates are never taken for uneven ones, nor the other way round."""
    x = np.linspace(start * width, (start + 1) * width, count)
    found = report_on(trace_gradient(np.zeros(count), x))

    codes = {note.code for note in found.notes}
    assert ("nearly_uniform" in codes) == (not found.reading.uniform)


@pytest.mark.parametrize(
    "text", ["0, 1, 4", "0, 1, 2.000001", "0, 1e-9, 3e-9", "1, 1, 2", "0, nan, 1"]
)
def test_uneven_coordinates_are_not_nearly_uniform(text: str) -> None:
    """A gap that rounding cannot explain is uneven, however small."""
    assert not report(text).notes


def test_neighbouring_floats_far_from_zero_are_not_called_nearly_uniform() -> None:
    """Near 1e16 floats are 2 apart: gaps of 2 and 4 differ by a factor, not by rounding."""
    x = np.array([1e16, 1e16 + 2, 1e16 + 6])

    assert not report_on(trace_gradient([0, 1, 2], x)).notes


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
    assert [note.code for note in found.notes] == codes


@pytest.mark.parametrize(
    ("f", "x", "not_finite"),
    [
        ([0, 1, 1, 4], "0, 1, 1, 2", (1, 2)),
        ([0, 1, 2, 4], "0, 1, 1, 2", (1, 2)),
        ([0, 1, 4], "0, 0, 1", (0, 1)),
        ([0, 1, 4, 9, 16], "1, 1, 1, 1, 1", (0, 1, 2, 3, 4)),
        ([0, 1, 4], "0, 1, 2", ()),
        ([0, np.nan, 4], "0, 1, 2", ()),
    ],
)
def test_outputs_not_finite_by_a_gap_of_0_are_named(
    f: list[float], x: str, not_finite: tuple[int, ...]
) -> None:
    """They are those that NumPy leaves nan or inf; a nan of the samples is another matter."""
    found = report(x, f)

    assert found.not_finite == not_finite
