"""Sampled axes: where the coordinates are, what NumPy is given, code, and who is to blame."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from gradient_core import GradientTypeError, GradientValueError, trace_gradient
from gradient_core.limits import MAX_VALUES
from gradient_core.oracle import bits_agree
from gradient_core.sampled import AXIS_BETWEEN, SampledAxis, typed_axis, uniform_axis
from gradient_core.sampled.axis import geometric_axis, index_axis, jittered_axis

TURNED = (0.5, -0.0, 1 / 3, 3.0, 2.0)
each_kind_between = pytest.mark.parametrize("kind", AXIS_BETWEEN)


def one_of_each() -> list[SampledAxis]:
    """Return an axis of every kind; typed coordinates are not in order."""
    between = [make("x", -3, 3, 7) for make in AXIS_BETWEEN.values()]
    return [*between, typed_axis("x", TURNED), index_axis("x", 5)]


# --- coordinates and spacing -------------------------------------------------------------------


def test_uniform_gives_numpy_one_distance() -> None:
    """The places of np.linspace, and its distance, since its gaps are not equal bit for bit."""
    axis = uniform_axis("x", 0, 1, 11)
    x, h = np.linspace(0, 1, 11, retstep=True)
    assert bits_agree(axis.coordinates, x)
    assert (axis.spacing, axis.has_distance) == (h, True)
    assert trace_gradient(x, axis.spacing).spacing[0].uniform
    assert not trace_gradient(x, axis.coordinates).spacing[0].uniform


@pytest.mark.parametrize(("start", "stop"), [(-3, 3), (0.1, 0.7), (-9, -1), (-1e308, 5e307)])
@pytest.mark.parametrize("n", [3, 4, 50])
def test_geometric_gaps_grow_by_one_ratio(start: float, stop: float, n: int) -> None:
    """From start to stop without rounding, the last gap eight times the first."""
    axis = geometric_axis("x", start, stop, n)
    gaps = axis.gaps / (stop - start)
    assert axis.coordinates[[0, -1]].tolist() == [start, stop]
    np.testing.assert_allclose(gaps[1:] / gaps[:-1], 8 ** (1 / (n - 2)), rtol=1e-12)
    assert gaps[-1] / gaps[0] == pytest.approx(8, rel=1e-12)


def test_jittered_moves_the_inner_places_and_is_always_the_same() -> None:
    """By at most 0.35 of the distance, and by nearly that much somewhere among 1,000."""
    axis, again = (jittered_axis("x", -3, 3, 1001) for _ in range(2))
    moved = (axis.coordinates - np.linspace(-3, 3, 1001)) / 0.006
    assert axis.coordinates[[0, -1]].tolist() == [-3, 3]
    assert 0.34 < abs(moved).max() < 0.35 + 1e-9
    assert moved.min() < -0.34
    assert (axis.gaps > 0).all()
    assert bits_agree(axis.coordinates, again.coordinates)


def test_typed_keeps_the_coordinates_as_given() -> None:
    """In their order, repeats included, as a copy."""
    given = np.array([3.0, 1.0, 1.0, 2.0])
    axis = typed_axis("x", given)
    given[:] = 0
    assert axis.coordinates.tolist() == [3, 1, 1, 2]


def test_only_uniform_and_index_have_one_distance() -> None:
    """All others are given to NumPy as coordinates; the gaps are those that NumPy divides by."""
    for axis in one_of_each():
        is_even = axis.kind in ("uniform", "index")
        assert axis.has_distance is is_even
        if is_even:
            assert axis.gaps.tolist() == [axis.spacing] * (len(axis.coordinates) - 1)
        else:
            assert axis.spacing is axis.coordinates
            assert bits_agree(axis.gaps, np.diff(axis.coordinates))


def test_distance_of_an_index_axis_is_a_python_float() -> None:
    """As NumPy has it without spacing: a NumPy scalar would widen narrow samples."""
    assert type(index_axis("x", 3).spacing) is float


def test_axes_do_not_change() -> None:
    """Coordinates are read-only, fields are frozen."""
    for axis in one_of_each():
        assert not axis.coordinates.flags.writeable
        with pytest.raises(dataclasses.FrozenInstanceError):
            axis.spacing = 1.0  # type: ignore[misc]


@each_kind_between
def test_fewest_and_most_samples(kind: str) -> None:
    """Two samples are the two ends; the bound itself is allowed."""
    make = AXIS_BETWEEN[kind]
    assert make("x", -3, 3, 2).coordinates.tolist() == [-3, 3]
    assert len(make("x", -3, 3, MAX_VALUES).coordinates) == 1_000_000


# --- code --------------------------------------------------------------------------------------


@each_kind_between
@pytest.mark.parametrize(("start", "stop"), [(-3, 3), (0.1, 2 * math.pi), (-1e20, -2.5e-7)])
def test_code_gives_the_bits(kind: str, start: float, stop: float) -> None:
    """Executed with NumPy alone, for any count, under the name and with the spacing it says."""
    for n in (2, 3, 4, 13, 1000):
        axis = AXIS_BETWEEN[kind]("y", start, stop, n)
        made: dict[str, Any] = {"np": np}
        exec("\n".join(axis.code("hy")), made)
        assert bits_agree(made["y"], axis.coordinates), n
        assert bits_agree(eval(axis.spacing_code("hy"), made), axis.spacing), n


def test_code_of_typed_and_index_axes_gives_the_bits() -> None:
    """-0.0 and long decimals survive."""
    for axis in (typed_axis("x", TURNED), index_axis("x", 5)):
        made: dict[str, Any] = {"np": np}
        exec("\n".join(axis.code()), made)
        assert bits_agree(made["x"], axis.coordinates)


def test_code_is_short() -> None:
    """What a reader copies, line by line."""
    assert jittered_axis("x", -3, 3, 7).code() == (
        "x, h = np.linspace(-3, 3, 7, retstep=True)",
        "rng = np.random.default_rng(7)",
        "x[1:-1] += rng.uniform(-0.35, 0.35, 5) * h",
    )
    assert geometric_axis("x", -3, 3, 7).code() == (
        "t = np.append(0, np.cumsum(np.geomspace(1, 8, 6)))",
        "t /= t[-1]",
        "x = (1 - t) * -3 + t * 3",
    )
    assert typed_axis("x", TURNED).code() == (
        "x = np.array([0.5, -0.0, 0.3333333333333333, 3.0, 2.0])",
    )


# --- refusals ----------------------------------------------------------------------------------

WRITE = "Write a number such as 0 or 6.28."
UP = "`x` must run from a smaller number to a larger one; got "
COUNT = "`x` must have 2 to 1,000,000 samples; got "


@each_kind_between
@pytest.mark.parametrize(
    ("start", "stop", "count", "argument", "message"),
    [
        (3, 1, 5, "from", f"{UP}3 to 1. Swap them."),
        (1, 1.0, 5, "from", f"{UP}1 to 1. Make the last one larger."),
        (-0.0, 0.0, 5, "from", f"{UP}0 to 0. Make the last one larger."),
        (math.nan, 1, 5, "from", f"`x` must run from a finite real number; got nan. {WRITE}"),
        (0, math.inf, 5, "to", f"`x` must run to a finite real number; got inf. {WRITE}"),
        (-(10**400), 1, 5, "from", f"`x` must run from a finite real number; got inf. {WRITE}"),
        ("0", 1, 5, "from", f"`x` must run from a finite real number; got `0`. {WRITE}"),
        (0, None, 5, "to", f"`x` must run to a finite real number; got `None`. {WRITE}"),
        (0, 1j, 5, "to", f"`x` must run to a finite real number; got `1j`. {WRITE}"),
        (
            *(-1e308, 1e308, 5, "to"),
            "`x` must run over a finite distance; got -1e+308 to 1e+308. Narrow the range.",
        ),
        (0, 1, 1, "n", f"{COUNT}`1`. Change their number."),
        (0, 1, 1_000_001, "n", f"{COUNT}`1000001`. Change their number."),
        (0, 1, 5.0, "n", f"{COUNT}`5.0`. Change their number."),
        (0, 1, None, "n", f"{COUNT}`None`. Change their number."),
        (
            *(1, 1 + 1e-15, 9, "n"),
            "`x` must have a gap between any two samples; got 9 from 1 to 1.000000000000001, where "
            "floats are not that close. Take fewer samples or a wider range.",
        ),
        (0, 5e-324, 3, "n", "from 0 to 5e-324, where floats are not that close. "),
    ],
)
def test_range_refuses(
    kind: str, start: Any, stop: Any, count: Any, argument: str, message: str
) -> None:
    """Each rule of a range and a count, in words, with the argument to blame beside them."""
    with pytest.raises(GradientValueError) as refused:
        AXIS_BETWEEN[kind]("x", start, stop, count)
    assert message in str(refused.value)
    assert refused.value.argument == argument


@pytest.mark.parametrize(
    ("coordinates", "message"),
    [
        (None, "`y` must hold real numbers; got dtype `object`. Give numbers such as 0 or 1.5."),
        ([[1], [1, 2]], "`y` must hold real numbers; got dtype `object`. "),
        ([1, 2j], "`y` must hold real numbers; got dtype `complex128`. "),
        (["1", "2"], "`y` must hold real numbers; got dtype `<U1`. "),
        ([True, False], "`y` must hold real numbers; got dtype `bool`. "),
        ([1.0], "`y` must have 2 to 1,000,000 samples; got `1`. Change their number."),
        (
            [[1, 2], [3, 4]],
            "`y` must be 1-D; got shape (2, 2). Give one coordinate per sample.",
        ),
        (np.zeros(1_000_001), "`y` must have 2 to 1,000,000 samples; got `1000001`. "),
        (
            [1, 2, math.nan],
            "`y` must hold finite coordinates; got nan at index 2. Leave that sample out.",
        ),
        ([1e308, -1e308], "`y` must span what float64 can hold; got -1e+308 to 1e+308. "),
        ([math.inf, math.inf], "`y` must hold finite coordinates; got inf at index 0. "),
        ([1, -math.inf], "`y` must hold finite coordinates; got -inf at index 1. "),
        (
            np.array(["1", "1e400"], dtype=np.longdouble),
            "`y` must hold finite coordinates; got inf at index 1. ",
        ),
    ],
)
def test_typed_refuses(coordinates: Any, message: str) -> None:
    """Only the order is free; the argument to blame is the axis."""
    with pytest.raises((GradientValueError, GradientTypeError)) as refused:
        typed_axis("y", coordinates)
    assert message in str(refused.value)
    assert refused.value.argument == "y"


def test_axes_have_a_letter_of_their_own() -> None:
    """Not that of the samples or their distance."""
    makers = [lambda name, make=make: make(name, 0, 1, 2) for make in AXIS_BETWEEN.values()]
    for make in (*makers, lambda name: typed_axis(name, [0, 1]), lambda name: index_axis(name, 2)):
        assert make("t").name == "t"
        for name in ("f", "h", "xy", "", "é", "1"):
            with pytest.raises(GradientValueError, match="`name` must be one letter, such as 'x'"):
                make(name)


def test_kinds_between_are_named_as_their_axes() -> None:
    """The table of constructors leads to what it says."""
    for kind, make in AXIS_BETWEEN.items():
        assert make("x", 0, 1, 3).kind == kind
