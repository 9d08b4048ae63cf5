"""How ``*varargs`` is read: NumPy's rules, and the record of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.differences import COORDINATES, DISTANCE, UNIT, read_spacing, resolve_spacing
from gradient_core.oracle import bits_agree


def reading(f: Any, *varargs: Any, **options: Any) -> Any:
    """Return how the spacing of the first axis was read."""
    return trace_gradient(f, *varargs, **options).spacing[0]


@pytest.mark.parametrize(
    ("x", "uniform"),
    [
        (np.linspace(0, 1, 9), True),
        (np.linspace(0, 1, 11), False),  # not even in the last bit
        ([0, 1, 2, 3], True),
        ([3, 2, 1, 0], True),
        ([0, 1, 3], False),
        ([0, 0.1, 0.2], True),
        ([0, 0.1, 0.2, 0.3], False),
        (np.array([0, 200, 144], dtype=np.uint8), False),
        (np.array([0, 100, 200], dtype=np.uint8), True),
        (np.array([2, 1, 0], dtype=np.uint8), True),
        ([1, 1, 1], True),
        ([0, np.nan, 2], False),
        ([0, np.inf, np.inf], False),
        ([5, 7], True),
    ],
)
def test_coordinates_are_uniform_where_all_gaps_are_equal_bits(x: Any, uniform: bool) -> None:
    """NumPy compares all differences with the first one, to the last bit."""
    with np.errstate(all="ignore"):
        read = reading(np.arange(float(len(x))), x)
    assert read.kind == COORDINATES
    assert read.uniform is uniform
    assert np.ndim(read.spacing) == (0 if uniform else 1)


@pytest.mark.parametrize(
    ("varargs", "kind", "spacing"),
    [((), UNIT, 1.0), ((2,), DISTANCE, 2), ((0.5,), DISTANCE, 0.5), ((np.array(3),), DISTANCE, 3)],
)
def test_scalars_stay_what_they_are(varargs: tuple[Any, ...], kind: str, spacing: Any) -> None:
    """Nothing given is 1.0; a scalar is passed on as it came, whatever its type."""
    read = reading([1, 2, 4], *varargs)
    assert (read.kind, read.spacing, read.coordinates) == (kind, spacing, None)
    assert read.uniform
    if varargs:
        assert read.spacing is varargs[0]


def test_reading_says_where_samples_are() -> None:
    """With coordinates their elements, without them index times distance."""
    assert [reading([1, 2, 4]).coordinate(i) for i in range(3)] == [0.0, 1.0, 2.0]
    assert [reading([1, 2, 4], 0.5).coordinate(i) for i in range(3)] == [0.0, 0.5, 1.0]
    assert [reading([1, 2, 4], [5, 6, 9]).coordinate(i) for i in range(3)] == [5, 6, 9]


@pytest.mark.parametrize(
    ("varargs", "positions"),
    [
        ((), [0, 1, 2]),
        ((0.5,), [0, 0.5, 1]),
        ((np.uint8(200),), [0, 200, 400]),
        ((-2,), [0, -2, -4]),
        ((1.5e308,), [0, 1.5e308, np.inf]),
        (([5, 6, 9],), [5, 6, 9]),
        (([9, 6, 3],), [9, 6, 3]),
        ((np.array([0, 1, 5], dtype="float32"),), [0, 1, 5]),
        ((0.0,), [0, 1, 2]),
        ((np.inf,), [0, 1, 2]),
        ((1j,), [0, 1, 2]),
        (([0, 1j, 3],), [0, 1, 2]),
        ((np.timedelta64(3, "s"),), [0, 1, 2]),
        ((np.array(["2024-01-01", "2024-01-02", "2024-01-03"], dtype="M8[D]"),), [0, 1, 2]),
        ((np.array([0, 1, 4], dtype="m8[s]"),), [0, 1, 2]),
    ],
    ids=repr,
)
def test_positions_are_real_numbers_that_can_be_drawn(
    varargs: tuple[Any, ...], positions: list[float]
) -> None:
    """Coordinates, index times distance, or the index where neither is a real number."""
    spacings = resolve_spacing((3,), (0,), varargs)
    (read,) = read_spacing((3,), (0,), varargs, spacings)

    assert read.positions.dtype == np.float64
    assert read.positions.tolist() == positions


def test_reading_of_small_integers_does_not_wrap_round() -> None:
    """Index times a uint8 distance is an ordinary integer."""
    assert reading(np.arange(200), np.uint8(3)).coordinate(150) == 450


def test_reading_says_the_gap_of_an_interval() -> None:
    """Non-uniform: the difference of the two coordinates; uniform: the one distance."""
    uneven = reading([1, 2, 4, 8], [0, 1, 3, 7])
    assert [uneven.gap(k) for k in range(3)] == [1.0, 2.0, 4.0]
    assert reading([1, 2, 4, 8], 0.5).gap(2) == 0.5


def test_reading_keeps_coordinates_read_only() -> None:
    """The record is a view that cannot be written through."""
    x = np.array([0.0, 1.0, 3.0])
    read = reading([1, 2, 4], x)
    with pytest.raises(ValueError, match="read-only"):
        read.coordinates[0] = 7.0
    assert x.flags.writeable


def test_reading_has_one_record_per_axis_in_the_order_asked_for() -> None:
    """The axis is named in the record, not negative."""
    f = np.zeros((3, 4))
    readings = trace_gradient(f, 0.5, [0, 1, 3], axis=(-1, 0)).spacing
    assert [(r.axis, r.length, r.kind) for r in readings] == [
        (1, 4, DISTANCE),
        (0, 3, COORDINATES),
    ]


def test_reading_without_coordinates_has_no_present_gaps() -> None:
    """Asking for them is a mistake of the caller."""
    with pytest.raises(ValueError, match="axis 0 has no coordinates"):
        reading([1, 2, 4]).gaps_now(0, 1)


def test_one_scalar_serves_all_axes() -> None:
    """Also where there is no axis at all."""
    assert resolve_spacing((3, 3), (0, 1), (2,)) == [2, 2]
    assert resolve_spacing((), (), (2,)) == []
    assert resolve_spacing((3, 3), (0, 1), ()) == [1.0, 1.0]


@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint64"])
def test_integer_coordinates_become_float64_before_they_are_subtracted(dtype: str) -> None:
    """Unsigned differences would wrap round."""
    (gaps,) = resolve_spacing((3,), (0,), (np.array([7, 3, 5], dtype=dtype),))
    assert bits_agree(gaps, np.array([-4.0, 2.0]))


@pytest.mark.parametrize("dtype", ["float16", "float32", "longdouble", "complex64"])
def test_other_coordinates_keep_their_dtype(dtype: str) -> None:
    """Gaps are subtracted in the dtype of the coordinates."""
    (gaps,) = resolve_spacing((3,), (0,), (np.array([0, 0.1, 0.3], dtype=dtype),))
    assert gaps.dtype == dtype
