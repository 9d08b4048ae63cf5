"""The operator as a matrix: its rows are NumPy's, a column is whom a bad sample hurts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import GradientTrace, trace_gradient
from gradient_core.errors import GradientValueError
from gradient_core.insight import (
    DIFFERENT,
    EQUAL,
    LAST_BITS,
    MOST_MATRIX_SAMPLES,
    Operator,
    column_sentence,
    derive_stencil,
    is_next_to_nothing,
    operator_of,
    row_sentence,
    second_difference,
    second_sentence,
    shown_call,
    spread_of_nan,
    twice,
)
from gradient_core.oracle import numpy_gradient

LENGTHS = st.integers(3, MOST_MATRIX_SAMPLES)
EDGE_ORDERS = st.sampled_from([1, 2])
# Gaps that are powers of two: every weight with one h is then a float64, and so is each product.
POWERS = st.sampled_from([-2.0, -0.5, 0.25, 0.5, 1.0, 2.0, 8.0])
BOTH_ORDERS = pytest.mark.parametrize("edge_order", [1, 2])


def operator(n: int, *spacing: Any, edge_order: int = 1) -> Operator:
    """Return the matrix of n samples."""
    return operator_of(trace_gradient(np.arange(n) ** 2, *spacing, edge_order=edge_order))


def as_floats(rows: Any) -> np.ndarray:
    """Return exact weights as the float64 next to them."""
    return np.array([[float(weight) for weight in row] for row in rows])


def made_nan(n: int, j: int, *spacing: Any, edge_order: int) -> set[int]:
    """Return which outputs NumPy makes NaN of a NaN at j."""
    f = np.arange(float(n)) ** 2
    f[j] = np.nan
    return set(np.flatnonzero(np.isnan(numpy_gradient(f, *spacing, edge_order=edge_order))))


@given(LENGTHS, POWERS, EDGE_ORDERS)
def test_matrix_of_equal_gaps_is_the_one_numpy_prints(n: int, h: float, edge_order: int) -> None:
    """Bit for bit, what np.gradient makes of the identity."""
    theirs = numpy_gradient(np.eye(n), h, axis=0, edge_order=edge_order)

    assert (as_floats(operator(n, h, edge_order=edge_order).rows) == theirs).all()


@given(st.lists(st.integers(1, 40), min_size=2, max_size=11), EDGE_ORDERS)
def test_matrix_of_other_gaps_is_the_one_numpy_prints(gaps: list[int], edge_order: int) -> None:
    """All but the last bits: NumPy rounds, the fractions do not."""
    x = np.cumsum([3, *gaps])
    theirs = numpy_gradient(np.eye(len(x)), x, axis=0, edge_order=edge_order)
    ours = as_floats(operator(len(x), x, edge_order=edge_order).rows)

    np.testing.assert_allclose(ours, theirs, rtol=1e-14, atol=1e-17)


@given(st.lists(st.integers(-99, 99), min_size=3, max_size=12), POWERS, EDGE_ORDERS)
def test_matrix_times_samples_is_the_gradient(f: list[int], h: float, edge_order: int) -> None:
    """D f is np.gradient(f), in every bit where the products are floats."""
    trace = trace_gradient(f, h, edge_order=edge_order)

    assert [float(value) for value in operator_of(trace).apply(f)] == trace.values.tolist()


@given(LENGTHS, EDGE_ORDERS)
def test_rows_are_the_stencils_of_the_steps(n: int, edge_order: int) -> None:
    """Offsets, weights, schemes and regions of each step of the trace."""
    x = np.arange(n) ** 2
    for spacing in ((), (x,)):
        trace = trace_gradient(np.arange(n), *spacing, edge_order=edge_order)
        found = operator_of(trace)
        for i, step in enumerate(trace.steps()):
            row = found.row(i)
            assert row.offsets == step.stencil.offsets
            assert row.weights == tuple(term.exact_weight for term in step.terms)
            assert row.coefficients == (
                None if spacing else tuple(c for c in step.stencil.coefficients or () if c)
            )
            assert (found.schemes[i], found.regions[i]) == (step.scheme, step.region)


@BOTH_ORDERS
@pytest.mark.parametrize("kind", ["one distance", "last bit", "other gaps"])
@pytest.mark.parametrize("seed", range(4))
def test_influence_is_what_numpy_makes_nan(seed: int, kind: str, edge_order: int) -> None:
    """Every sample in turn is NaN: exactly the outputs that read it are, on every kind of grid."""
    random = np.random.default_rng(seed)
    n = int(random.integers(3, MOST_MATRIX_SAMPLES + 1))
    moved = np.arange(float(n))
    moved[1] = np.nextafter(1.0, 2.0)
    gaps = random.integers(1, 9, n)
    x = {"one distance": 0.1, "last bit": moved, "other gaps": np.cumsum(gaps)}[kind]
    found = operator(n, x, edge_order=edge_order)

    for j in range(n):
        assert found.influence(j) == made_nan(n, j, x, edge_order=edge_order)
        assert {i for i, _ in found.column(j)} == {i for i in range(n) if found.reads[i][j]}


def test_own_sample_is_read_with_weight_0_where_the_gaps_differ_in_the_last_bit() -> None:
    """0, 0.1, 0.2, 0.3 are equal gaps on paper; NumPy's are not, so that 0 · nan is nan."""
    found = operator(4, [0, 0.1, 0.2, 0.3])

    assert not found.uniform
    assert not found.is_literal
    assert found.rows[2] == (0, -5, 0, 5)
    assert found.reads[2] == (False, True, True, True)
    assert is_next_to_nothing(found, 2, 2)
    assert not is_next_to_nothing(found, 2, 0)


def test_decimals_are_the_fractions_they_stand_for() -> None:
    """Gaps of a tenth and two tenths have weights in thirds."""
    found = operator(4, [0, 0.1, 0.3, 0.7])

    assert not found.is_literal
    assert found.rows[1] == (Fraction(-20, 3), 5, Fraction(5, 3), 0)


def test_gaps_without_simple_fractions_are_taken_as_they_are() -> None:
    """The weights are exact for the very floats; a row is never half of one kind."""
    x = np.linspace(0, 0.6, 7)
    found = operator(7, x)
    h1, h2 = (Fraction(float(gap)) for gap in np.diff(x)[2:4])

    assert found.is_literal
    assert found.rows[3][3] == (h2 - h1) / (h1 * h2) != 0
    assert str(found).splitlines()[0].split() == ["-10", "10", "0", "0", "0", "0", "0"]


def test_matrix_of_many_samples_at_equal_gaps_is_that_of_twelve() -> None:
    """The same gaps, the same edge_order, and the first samples."""
    for spacing in ((), (0.5,), (np.arange(40) / 2,)):
        trace = trace_gradient(np.arange(40.0), *spacing, edge_order=2)
        shown = shown_call(trace)
        expected = operator(12, *([0.5] if spacing else []), edge_order=2)
        assert shown.samples.tolist() == list(range(12))
        assert operator_of(trace).rows == expected.rows


def unshowable(kind: str) -> GradientTrace:
    """Return a call that has no matrix."""
    with np.errstate(all="ignore"):
        calls: dict[str, tuple[Any, ...]] = {
            "long": (np.arange(13), np.arange(13) ** 2),
            "table": (np.ones((3, 3)), 1),
            "repeated": ([0, 1, 2], [0, 1, 1]),
            "nan": ([0, 1, 2], np.nan),
            "complex": ([0j, 1, 2], 1j),
            "tiny": ([0, 1, 2], 5e-324),
        }
        return trace_gradient(*calls[kind])


@pytest.mark.parametrize(
    ("kind", "argument", "message"),
    [
        ("long", "f", "`f` must be at most 12 samples .* got 13. Take a few of them"),
        ("table", "f", r"`f` must be samples on one line.* got the shape \(3, 3\)"),
        ("repeated", "spacing", "`spacing` must be gaps that .* divided by.* got the gaps 1, 0"),
        ("nan", "spacing", "`spacing` must be .* real and finite numbers; got the gaps nan"),
        ("complex", "spacing", "real and finite numbers; got the gaps .*1j"),
        ("tiny", "spacing", "not too small.* got the gaps 5e-324"),
    ],
)
def test_call_without_a_matrix_is_refused(kind: str, argument: str, message: str) -> None:
    """With the rule, what was given, and what mends it."""
    with pytest.raises(GradientValueError, match=message) as caught:
        operator_of(unshowable(kind))

    assert caught.value.argument == argument


# --- the questions of row 10, 12 and 22 ----------------------------------------------------------


def test_row_10_second_derivative_by_gradient_twice() -> None:
    """x² on 0..6: the ends are wrong with edge_order 1 and right with 2; of x³ not even then."""
    squares, cubes = ([k**power for k in range(7)] for power in (2, 3))
    one, two = (twice(operator(7, edge_order=order)) for order in (1, 2))

    assert [float(v) for v in one.apply(squares)] == [1, 1.5, 2, 2, 2, 1.5, 1]
    assert [float(v) for v in two.apply(squares)] == [2] * 7
    assert [float(v) for v in two.apply(cubes)] == [4.5, 7.5, 12, 18, 24, 28.5, 31.5]


def test_row_10_impulse_is_answered_with_every_other_sample() -> None:
    """An impulse of 1: .25, 0, −.5, 0, .25, beside 1, −2, 1 of the compact difference."""
    impulse = [0, 0, 0, 1, 0, 0, 0]

    made = [float(v) for v in twice(operator(7)).apply(impulse)]
    assert made == np.gradient(np.gradient(impulse)).tolist() == [0, 0.25, 0, -0.5, 0, 0.25, 0]
    assert [float(v) for v in second_difference(7).apply(impulse)] == [0, 0, 1, -2, 1, 0, 0]


@given(st.integers(2, 12), EDGE_ORDERS)
def test_twice_is_what_numpy_does_twice(n: int, edge_order: int) -> None:
    """The exact product of the matrix with itself, whatever h: its weights are times h**2."""
    if n <= edge_order:
        return
    found = twice(operator(n, 0.5, edge_order=edge_order))
    once = numpy_gradient(np.eye(n), axis=0, edge_order=edge_order)

    theirs = numpy_gradient(once, axis=0, edge_order=edge_order)
    assert (as_floats(found.rows) == theirs).all()


@BOTH_ORDERS
def test_damaged_are_two_rows_at_each_end(edge_order: int) -> None:
    """All others have the stencil inside; with fewer than five samples none has."""
    for n in range(5, MOST_MATRIX_SAMPLES + 1):
        found = twice(operator(n, edge_order=edge_order))
        assert found.damaged == (0, 1, n - 2, n - 1)
        for i in set(range(n)) - set(found.damaged):
            assert found.rows[i][i - 2 : i + 3] == found.inner.weights
    assert twice(operator(4, edge_order=edge_order)).damaged == (0, 1, 2, 3)


def test_stencils_inside_are_second_derivatives_of_order_2() -> None:
    """The wide one is the compact one with twice the gap, and has four times its error."""
    wide, compact = twice(operator(5)).inner, second_difference(5).inner
    derived = derive_stencil((-1, 0, 1), 2)

    assert compact.weights == derived.weights
    assert tuple(4 * weight for weight in wide.weights[::2]) == derived.weights
    assert set(wide.weights[1::2]) == {0}
    for stencil, factor in ((wide, Fraction(1, 3)), (compact, Fraction(1, 12))):
        pairs = list(zip(stencil.offsets, stencil.weights, strict=True))
        assert [sum(w * k**m for k, w in pairs) for m in range(4)] == [0, 0, 2, 0]
        assert sum(w * k**4 for k, w in pairs) / 24 == factor


def test_twice_is_refused_where_the_gaps_differ() -> None:
    """It has no one formula then."""
    with pytest.raises(GradientValueError, match="`operator` must be of equal gaps"):
        twice(operator(5, [0, 1, 3, 4, 7]))


def test_row_12_nan_on_both_kinds_of_grid() -> None:
    """With h = 0.1 the hole becomes 60, with linspace it stays."""
    f = [0, 1, 4, 9, 16, 25, 36]
    bare, _ = spread_of_nan(operator_of(trace_gradient(f)), 3)
    here, other = spread_of_nan(operator_of(trace_gradient(f, 0.1)), 3)

    np.testing.assert_array_equal(bare.values, [1, 2, np.nan, 6, np.nan, 10, 11])
    assert here.values[3] == pytest.approx(60)
    assert here.hurt == (2, 4)
    assert other is not None
    assert other.hurt == (2, 3, 4)
    assert other.code.splitlines()[1] == "x = np.linspace(0.0, 0.6, 7)"


@BOTH_ORDERS
@pytest.mark.parametrize(
    "spacing",
    [
        (),
        (0.1,),
        (-3,),
        (np.arange(6) / 2,),
        (np.linspace(0, 0.5, 6),),
        ([0, 1, 3, 4, 7, 9],),
        (np.float32(0.1),),
        (np.array(0.25),),
    ],
    ids=str,
)
def test_nan_is_run_on_both_kinds_of_grid_by_code_that_can_be_copied(
    spacing: tuple[Any, ...], edge_order: int
) -> None:
    """One of the two is uniform and the other is not; the code returns the values."""
    found = operator(6, *spacing, edge_order=edge_order)
    for j in range(6):
        here, other = spread_of_nan(found, j)
        assert other is not None
        assert (here.gaps == EQUAL, other.gaps == EQUAL) == (found.uniform, not found.uniform)
        assert set(here.hurt) == found.influence(j)
        for spread in (here, other):
            *before, call = spread.code.splitlines()
            scope = {"np": np}
            exec("\n".join(before), scope)
            np.testing.assert_array_equal(eval(call, scope), spread.values)
            assert np.isnan(scope["f"][j])
            assert spread.index == j


@pytest.mark.parametrize(
    ("x", "here", "there"),
    [
        (np.arange(6), EQUAL, LAST_BITS),
        (np.linspace(0, 0.6, 7), LAST_BITS, EQUAL),
        ([0, 1, 3, 4], DIFFERENT, EQUAL),
    ],
)
def test_gaps_that_differ_by_rounding_are_told_from_those_that_are_meant(
    x: Any, here: str, there: str
) -> None:
    """On both grids."""
    first, second = spread_of_nan(operator(len(x), x), 1)

    assert second is not None
    assert (first.gaps, second.gaps) == (here, there)


def test_two_samples_have_one_kind_of_grid() -> None:
    """One gap never differs from itself."""
    assert spread_of_nan(operator(2), 0)[1] is None


def test_nan_is_refused_among_complex_samples() -> None:
    """A NaN in one part alone would be another question."""
    with pytest.raises(GradientValueError, match="`f` must be real numbers"):
        spread_of_nan(operator_of(trace_gradient([1j, 2, 3])), 0)


def test_row_22_spike_and_zigzag_are_not_seen() -> None:
    """The row of the spike does not read it; even and odd samples never meet."""
    zigzag = [(-1) ** k for k in range(8)]
    on_a_ramp = [k + 5 * z for k, z in enumerate(zigzag)]
    eight = operator(8)

    assert operator(5).rows[2][2] == 0
    assert not operator(5).reads[2][2]
    assert list(operator(5).apply([0, 0, 5, 0, 0])) == [0, Fraction(5, 2), 0, Fraction(-5, 2), 0]
    assert list(eight.apply(zigzag)) == [-2, 0, 0, 0, 0, 0, 0, -2]
    assert list(eight.apply(on_a_ramp)) == [-9, 1, 1, 1, 1, 1, 1, -9]
    for i, row in enumerate(twice(eight).rows[2:-2], 2):
        assert all(weight == 0 for j, weight in enumerate(row) if (i - j) % 2)


# --- what is said --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spacing", "edge_order", "i", "said"),
    [
        ((), 1, 0, "gradient[0] reads f[0] and f[1]."),
        ((), 2, 4, "gradient[4] reads f[2], f[3] and f[4]."),
        (
            (),
            1,
            3,
            "gradient[3] reads f[2] and f[4], not its own sample: change f[3], and gradient[3] "
            "stays.",
        ),
        (([0, 1, 3, 4, 7],), 1, 2, "gradient[2] reads f[1], f[2] and f[3]."),
    ],
)
def test_row_is_said(spacing: tuple[Any, ...], edge_order: int, i: int, said: str) -> None:
    """Which samples are read, and no more where its own is one of them."""
    assert row_sentence(operator(5, *spacing, edge_order=edge_order), i) == said


@pytest.mark.parametrize(
    ("spacing", "edge_order", "j", "said"),
    [
        ((), 1, 0, "A bad f[0] hurts gradient[0] and gradient[1]."),
        ((), 1, 1, "A bad f[1] hurts gradient[0] and gradient[2]. gradient[1] stays, for"),
        ((), 2, 2, "A bad f[2] hurts gradient[0], gradient[1], gradient[3] and gradient[4]. gr"),
        (([0, 1, 3, 4, 7],), 1, 2, "A bad f[2] hurts gradient[1], gradient[2] and gradient[3]."),
        (
            (np.linspace(0, 0.4, 5) + 0.1,),
            1,
            2,
            "A bad f[2] hurts gradient[1] and gradient[3]. gradient[2] reads it with a weight of "
            "almost 0: a wrong number changes nothing there, but nan does, for 0 · nan is nan.",
        ),
    ],
)
def test_column_is_said(spacing: tuple[Any, ...], edge_order: int, j: int, said: str) -> None:
    """Whom a bad sample hurts, and whether its own output is among them."""
    assert column_sentence(operator(5, *spacing, edge_order=edge_order), j).startswith(said)


@pytest.mark.parametrize(
    ("edge_order", "i", "said"),
    [
        (1, 3, "Row 3 reads f[1], f[3] and f[5]: it is blind to its neighbours f[2] and f[4]."),
        (1, 1, "f[0], f[1] and f[3]. Of x² it makes 1.5; the second derivative is 2."),
        (2, 6, "Of x³ it makes 31.5; the second derivative at x = 6 is 36."),
    ],
)
def test_row_of_gradient_twice_is_said(edge_order: int, i: int, said: str) -> None:
    """What it is blind to, or what it makes of a curve whose second derivative is known."""
    assert second_sentence(twice(operator(7, edge_order=edge_order)), i).endswith(said)


def test_rows_of_the_compact_difference_are_said() -> None:
    """Neighbours side by side; none at the ends."""
    compact = second_difference(5)

    assert second_sentence(compact, 2) == "Row 2 reads f[1], f[2] and f[3], side by side."
    assert "no formula" in second_sentence(compact, 0)
    assert "reads nothing" in second_sentence(twice(operator(2)), 1)
