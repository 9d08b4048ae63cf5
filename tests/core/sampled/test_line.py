"""A function as samples: places, program, exact derivative, and one value beside it."""

from __future__ import annotations

import dataclasses
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gradient_core import (
    DerivativeError,
    GradientValueError,
    SymbolicFunction,
    parse_function,
    trace_gradient,
)
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.sampled.line import (
    MAX_SAMPLES,
    SAMPLINGS,
    ExactComparison,
    SampledFunction,
    compare_with_exact,
    sample_line,
)

TURNED = (0.5, -0.0, 1 / 3, 3.0, 2.0)


def sampled_as(kind: str, text: str = "sin(x)", start: Any = -3, stop: Any = 3, n: int = 7) -> Any:
    """Sample a formula; typed coordinates are not in order."""
    return sample_line(parse_function(text, ["x"]), kind, start, stop, n, coordinates=TURNED)


def compare(sampled: SampledFunction, index: int, edge_order: int = 1) -> ExactComparison:
    """Compare the value at one index with the exact derivative."""
    with np.errstate(all="ignore"):
        trace = trace_gradient(sampled.samples, sampled.spacing, edge_order=edge_order)
        return compare_with_exact(sampled, trace.step(index))


# --- the places ----------------------------------------------------------------------------


def test_uniform_gives_numpy_one_distance() -> None:
    """The places of np.linspace, and its distance, for its gaps are not equal bit for bit."""
    sampled = sampled_as("uniform", start=0, stop=1, n=11)
    x, h = np.linspace(0, 1, 11, retstep=True)
    assert bits_agree(sampled.x, x)
    assert sampled.spacing == sampled.h == h
    assert trace_gradient(sampled.samples, sampled.spacing).spacing[0].uniform
    assert not trace_gradient(sampled.samples, sampled.x).spacing[0].uniform


@pytest.mark.parametrize(("start", "stop"), [(-3, 3), (0.1, 0.7), (-9, -1), (-1e308, 5e307)])
@pytest.mark.parametrize("n", [3, 4, 50])
def test_geometric_gaps_grow_by_one_ratio(start: float, stop: float, n: int) -> None:
    """From start to stop without rounding, the last gap eight times the first."""
    sampled = sampled_as("geometric", "x", start, stop, n)
    gaps = np.diff(sampled.x) / (stop - start)
    assert sampled.x[[0, -1]].tolist() == [start, stop]
    np.testing.assert_allclose(gaps[1:] / gaps[:-1], 8 ** (1 / (n - 2)), rtol=1e-12)
    assert gaps[-1] / gaps[0] == pytest.approx(8, rel=1e-12)
    assert sampled.spacing is sampled.x


def test_jittered_moves_the_inner_places_and_is_always_the_same() -> None:
    """By at most 0.35 of the distance, and by nearly that much somewhere among 1,000."""
    sampled, again = (sampled_as("jittered", n=1001) for _ in range(2))
    moved = (sampled.x - np.linspace(-3, 3, 1001)) / 0.006
    assert sampled.x[[0, -1]].tolist() == [-3, 3]
    assert 0.34 < abs(moved).max() < 0.35 + 1e-9
    assert moved.min() < -0.34
    assert (np.diff(sampled.x) > 0).all()
    assert bits_agree(sampled.x, again.x)
    assert sampled.spacing is sampled.x


@pytest.mark.parametrize("kind", SAMPLINGS[:3])
def test_two_samples_are_the_two_ends(kind: str) -> None:
    """The fewest that have a gap."""
    assert sampled_as(kind, n=2).x.tolist() == [-3, 3]


def test_typed_keeps_the_coordinates_as_given() -> None:
    """In their order, as a copy, whatever start, stop and count say."""
    given = np.array([3.0, 1.0, 1.0, 2.0])
    sampled = sample_line(parse_function("x^2", ["x"]), "typed", coordinates=given)
    given[:] = 0
    assert sampled.x.tolist() == [3, 1, 1, 2]
    assert sampled.samples.tolist() == [9, 1, 1, 4]
    assert sampled.h is None


@pytest.mark.parametrize("kind", SAMPLINGS)
def test_records_do_not_change(kind: str) -> None:
    """Arrays are read-only, fields are frozen."""
    sampled = sampled_as(kind)
    assert not sampled.x.flags.writeable
    assert not sampled.samples.flags.writeable
    assert not sampled.exact.flags.writeable
    with pytest.raises(dataclasses.FrozenInstanceError):
        sampled.h = 1.0


@pytest.mark.parametrize("kind", SAMPLINGS[:3])
def test_a_million_samples_are_the_most(kind: str) -> None:
    """The bound itself is allowed."""
    assert len(sampled_as(kind, n=MAX_SAMPLES).samples) == 1_000_000


FROM = "`from` must be a finite real number; got "
TO = "`to` must be a finite real number; got "
COUNT = "`count` must be a whole number from 2 to 1,000,000; got "


@pytest.mark.parametrize("kind", SAMPLINGS[:3])
@pytest.mark.parametrize(
    ("start", "stop", "count", "message"),
    [
        (3, 1, 5, "`from` must be smaller than `to`; got 3 and 1. Swap them."),
        (1, 1.0, 5, "`from` must be smaller than `to`; got 1 and 1. Make `to` larger."),
        (-0.0, 0.0, 5, "`from` must be smaller than `to`; got 0 and 0. Make `to` larger."),
        (math.nan, 1, 5, FROM + "nan. Write a number such as 0 or 6.28."),
        (0, math.inf, 5, TO + "inf. Write a number such as 0 or 6.28."),
        (-(10**400), 1, 5, FROM + "inf. Write a number such as 0 or 6.28."),
        ("0", 1, 5, FROM + "`0`. Write a number such as 0 or 6.28."),
        (0, None, 5, TO + "`None`. Write a number such as 0 or 6.28."),
        (0, 1j, 5, TO + "`1j`. Write a number such as 0 or 6.28."),
        (
            -1e308,
            1e308,
            5,
            "`to` minus `from` must be finite; got -1e+308 and 1e+308. Narrow the range.",
        ),
        (0, 1, 1, COUNT + "`1`. Choose one in this range."),
        (0, 1, 1_000_001, COUNT + "`1000001`. Choose one in this range."),
        (0, 1, 5.0, COUNT + "`5.0`. Choose one in this range."),
        (0, 1, None, COUNT + "`None`. Choose one in this range."),
        (
            1,
            1 + 1e-15,
            9,
            "`count` must leave a gap between any two coordinates; got 9 from 1 to "
            "1.000000000000001, where floats are not that close. Take fewer samples or a wider "
            "range.",
        ),
    ],
)
def test_line_refuses(kind: str, start: Any, stop: Any, count: Any, message: str) -> None:
    """Each rule of a range and a count, in words, with what was given and a fix."""
    with pytest.raises(GradientValueError) as refused:
        sampled_as(kind, start=start, stop=stop, n=count)
    assert str(refused.value) == message


DTYPE = "`coordinates` must be real numbers; got dtype "
SHAPE = "`coordinates` must be 1-D, 2 to 1,000,000 of them; got shape "


@pytest.mark.parametrize(
    ("coordinates", "message"),
    [
        (None, DTYPE + "`object`. Give a list of numbers."),
        ([[1], [1, 2]], DTYPE + "`object`. Give a list of numbers."),
        ([1, 2j], DTYPE + "`complex128`. Give a list of numbers."),
        (["1", "2"], DTYPE + "`<U1`. Give a list of numbers."),
        ([True, False], DTYPE + "`bool`. Give a list of numbers."),
        ([1.0], SHAPE + "(1,). Give one coordinate per sample."),
        ([[1, 2], [3, 4]], SHAPE + "(2, 2). Give one coordinate per sample."),
        (np.zeros(1_000_001), SHAPE + "(1000001,). Give one coordinate per sample."),
        ([1, 2, math.nan], "`coordinates` must be finite; got nan at index 2. Leave it out."),
        ([1, -math.inf], "`coordinates` must be finite; got -inf at index 1. Leave it out."),
        (
            np.array(["1", "1e400"], dtype=np.longdouble),
            "`coordinates` must be finite; got inf at index 1. Leave it out.",
        ),
    ],
)
def test_typed_refuses(coordinates: Any, message: str) -> None:
    """Only the order is free."""
    with pytest.raises(GradientValueError) as refused:
        sample_line(parse_function("x", ["x"]), "typed", coordinates=coordinates)
    assert str(refused.value) == message


def test_unknown_kinds_and_other_variables_are_refused() -> None:
    """The kinds are named; the program and the derivative are of x."""
    with pytest.raises(GradientValueError, match="`kind` must be uniform, geometric, jittered or "):
        sampled_as("random")
    with pytest.raises(GradientValueError, match="x as its only variable; got x and y\\. Read"):
        sample_line(parse_function("x y", ["x", "y"]), "uniform", 0, 1, 5)
    with pytest.raises(GradientValueError, match="x as its only variable; got t\\. Read"):
        sample_line(parse_function("t", ["t"]), "uniform", 0, 1, 5)


# --- the program ---------------------------------------------------------------------------

FORMULAS = (
    "sin(x)",
    "x^3 - 2x",
    "|x|",
    "1/x",
    "exp(-x^2)/sqrt(x)",
    "where(x < 0, 1, 2)",
    "max(x, 1) log(x)",
    "7",
    "2^64 pi",
    "x",
)


@pytest.mark.parametrize("kind", SAMPLINGS)
@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize(("start", "stop"), [(-3, 3), (0.1, 2 * math.pi), (-1e20, -2.5e-7)])
def test_program_gives_the_bits(kind: str, text: str, start: float, stop: float) -> None:
    """Executed with NumPy alone, it makes the record's x, f and gradient."""
    sampled = sampled_as(kind, text, start, stop, 13)
    for edge_order in (1, 2):
        made: dict[str, Any] = {}
        with np.errstate(all="ignore"):
            exec(sampled.program(edge_order), made)
        assert bits_agree(made["x"], sampled.x)
        assert bits_agree(made["f"], sampled.samples)
        theirs = numpy_gradient(sampled.samples, sampled.spacing, edge_order=edge_order)
        assert bits_agree(made["gradient"], theirs)


@pytest.mark.parametrize("kind", SAMPLINGS)
@pytest.mark.parametrize("n", [2, 3, 4, 1000])
def test_program_gives_the_bits_for_any_count(kind: str, n: int) -> None:
    """Also where there is no inner place, or one."""
    sampled = sampled_as(kind, "x", 0.1, 0.3, n)
    made: dict[str, Any] = {}
    exec(sampled.program(), made)
    assert bits_agree(made["x"], sampled.x)


def test_programs_are_short() -> None:
    """What a reader copies, line by line."""
    assert sampled_as("jittered", "7").program().splitlines() == [
        "import numpy as np",
        "",
        "x, h = np.linspace(-3, 3, 7, retstep=True)",
        "rng = np.random.default_rng(7)",
        "x[1:-1] += rng.uniform(-0.35, 0.35, 5) * h",
        "f = np.full_like(x, 7)",
        "gradient = np.gradient(f, x, edge_order=1)",
    ]
    assert sampled_as("geometric", "2x").code == (
        "t = np.append(0, np.cumsum(np.geomspace(1, 8, 6)))",
        "t /= t[-1]",
        "x = (1 - t) * -3 + t * 3",
        "f = 2*x",
    )
    assert sampled_as("typed").code[0] == "x = np.array([0.5, -0.0, 0.3333333333333333, 3.0, 2.0])"


# --- the exact derivative ------------------------------------------------------------------


def test_exact_is_the_derivative_with_gaps() -> None:
    """NaN at the kink of the absolute value, and at the pole of 1/x."""
    kink = sampled_as("uniform", "|x|").exact
    pole = sampled_as("uniform", "1/x", -2, 2, 5)
    np.testing.assert_array_equal(kink, [-1, -1, -1, np.nan, 1, 1, 1])
    np.testing.assert_array_equal(pole.exact, [-0.25, -1, np.nan, -1, -0.25])
    assert pole.samples[2] == np.inf
    assert pole.nonfinite == 1
    assert sampled_as("uniform", "log(x)").nonfinite == 4


def test_derivatives_of_all_orders_are_found_once() -> None:
    """Each from the one before, and kept."""
    sampled = sampled_as("uniform", "x^3")
    assert sampled.derivative(0) is sampled.function
    assert [sampled.derivative(k).text for k in (3, 2, 1)] == ["6", "6*x", "3*x^2"]
    assert sampled.derivative(3) is sampled.derivative(3)
    with pytest.raises(GradientValueError, match="`order` must be 0 or more; got -1"):
        sampled.derivative(-1)


def test_derivative_that_is_not_found_is_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing exact is told then, the term in symbols stays, and nobody waits twice."""
    asked = []

    def refuse(function: SymbolicFunction, variable: str) -> SymbolicFunction:
        asked.append(variable)
        raise DerivativeError("no")

    monkeypatch.setattr(SymbolicFunction, "derivative", refuse)
    sampled = sampled_as("uniform")
    found = compare(sampled, 3)
    assert sampled.exact is None
    assert (found.exact, found.error, found.predicted) == (None, None, None)
    assert found.value == numpy_gradient(sampled.samples, sampled.spacing)[3]
    assert found.term.text == "h²/6 · f‴(x)"
    assert asked == ["x"]


def test_only_a_higher_derivative_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is known then, and the prediction is not."""
    sampled = sampled_as("uniform", "x^2")
    assert sampled.derivative(2).text == "2"

    def refuse(function: SymbolicFunction, variable: str) -> SymbolicFunction:
        raise DerivativeError("no")

    monkeypatch.setattr(SymbolicFunction, "derivative", refuse)
    found = compare(sampled, 3)
    assert (found.exact, found.error, found.predicted) == (0, 0, None)
    assert compare(sampled, 0).predicted == 1  # h/2 f'' needs less


# --- one value beside it -------------------------------------------------------------------


@pytest.mark.parametrize("kind", SAMPLINGS)
@pytest.mark.parametrize("edge_order", [1, 2])
def test_cubes_are_predicted_where_the_term_is_all(kind: str, edge_order: int) -> None:
    """For x^3 the f''' term is the whole error: error and prediction agree up to round-off."""
    sampled = sampled_as(kind, "x^3", 0, 4, 5)
    for index in range(5) if edge_order == 2 else range(1, 4):
        found = compare(sampled, index, edge_order)
        assert found.exact == 3 * sampled.x[index] ** 2 == sampled.exact[index]
        assert found.error == found.value - found.exact
        assert found.error == pytest.approx(found.predicted, rel=1e-12, abs=1e-13)
        assert found.predicted != 0


def test_sine_is_predicted_nearly() -> None:
    """On 0 to 2 pi with 64 gaps: every prediction that counts is within a few percent."""
    sampled = sampled_as("uniform", "sin x", 0, 2 * math.pi, 65)
    for index in range(65):
        found = compare(sampled, index, edge_order=2)
        assert found.exact == pytest.approx(math.cos(sampled.x[index]), abs=1e-15)
        assert found.error == pytest.approx(found.predicted, rel=0.02, abs=1e-14)
    assert found.term.factor == -(Fraction(sampled.h) ** 2) / 3


def test_comparison_at_a_kink_has_no_exact_value() -> None:
    """np.gradient gives 0 for the absolute value at 0; there is no derivative to compare with."""
    found = compare(sampled_as("uniform", "|x|"), 3)
    assert found.value == 0
    assert math.isnan(found.exact)
    assert math.isnan(found.error)
    assert math.isnan(found.predicted)


def test_comparison_at_and_beside_a_pole_raises_nothing() -> None:
    """The infinite sample ruins its neighbours; at the pole the difference skips it."""
    sampled = sampled_as("uniform", "1/x", -2, 2, 5)
    at, beside = compare(sampled, 2), compare(sampled, 1)
    assert at.value == 1
    assert math.isnan(at.exact)
    assert math.isnan(at.predicted)
    assert (beside.value, beside.exact, beside.error) == (math.inf, -1, math.inf)
    assert beside.predicted == -1  # f''' is -6, h**2/6 is 1/6


def test_comparison_without_a_term() -> None:
    """Typed coordinates that repeat have no series, but there is a derivative."""
    sampled = sample_line(parse_function("x^2", ["x"]), "typed", coordinates=[0, 1, 1])
    found = compare(sampled, 1)
    assert (found.exact, found.term, found.predicted) == (2, None, None)
    assert math.isnan(found.value)


def test_comparison_refuses_steps_of_other_samples() -> None:
    """A step at a place that was not sampled is a mistake of the caller."""
    step = trace_gradient(np.zeros(9)).step(8)
    with pytest.raises(IndexError):
        compare_with_exact(sampled_as("uniform"), step)
