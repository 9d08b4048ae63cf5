"""Divergence, curl and Laplacian: numbers, exactness, and which nodes the ends reach."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gradient_core import parse_function
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.sampled import (
    IJ,
    XY,
    Field,
    field_of_array,
    sample_function,
    typed_axis,
    uniform_axis,
)
from gradient_core.sampled.operators import (
    compact_border,
    curl,
    damaged_border,
    divergence,
    laplacian_compact,
    operators,
)
from gradient_core.statements import INTERIOR
from gradient_core.trace import trace_gradient

INDEXINGS = (XY, IJ)
both_indexings = pytest.mark.parametrize("indexing", INDEXINGS)
both_orders = pytest.mark.parametrize("edge_order", [1, 2])


def bowl(edge_order: int = 1, indexing: str = XY) -> Field:
    """Sample x² + y² on the integers from -2 to 2."""
    axes = [uniform_axis(name, -2, 2, 5) for name in "xy"]
    function = parse_function("x^2 + y^2", ["x", "y"])
    return sample_function(function, *axes, indexing, edge_order)


def checkerboard(ny: int, nx: int) -> Field:
    """Return 1 and -1 in turn."""
    i, j = np.indices((ny, nx))
    return field_of_array((-1.0) ** (i + j))


def uneven(text: str, edge_order: int = 1, indexing: str = XY) -> Field:
    """Sample a function at typed integers with gaps that are powers of two."""
    x, y = typed_axis("x", [-3, -2, 0, 4, 5, 7]), typed_axis("y", [9, 8, 4, 2, 1])
    return sample_function(parse_function(text, ["x", "y"]), x, y, indexing, edge_order)


# --- gradient twice ----------------------------------------------------------------------------


@both_indexings
@both_orders
def test_divergence_has_the_bits_of_numpy_twice(edge_order: int, indexing: str) -> None:
    """Each partial is NumPy's gradient of NumPy's gradient with the same spacing."""
    x, y = typed_axis("x", [0, 1, 1.5, 4, 4.5]), uniform_axis("y", 0, 1, 4)
    field = sample_function(
        parse_function("sin(x y) + x^3", ["x", "y"]), x, y, indexing, edge_order
    )
    by_y, by_x = numpy_gradient(field.height, y.spacing, x.spacing, edge_order=edge_order)
    xx = numpy_gradient(by_x, x.spacing, axis=1, edge_order=edge_order)
    yy = numpy_gradient(by_y, y.spacing, axis=0, edge_order=edge_order)
    xy = numpy_gradient(by_y, x.spacing, axis=1, edge_order=edge_order)
    yx = numpy_gradient(by_x, y.spacing, axis=0, edge_order=edge_order)

    assert bits_agree(np.ascontiguousarray(divergence(field)), xx + yy)
    assert bits_agree(np.ascontiguousarray(curl(field)), xy - yx)


@both_indexings
def test_bowl_by_gradient_twice(indexing: str) -> None:
    """The Laplacian of x² + y² is 4; with edge_order=1 two nodes per side say otherwise."""
    field = bowl(indexing=indexing)
    found = operators(field)

    assert found.laplacian_twice[0].tolist() == [2, 2.5, 3, 2.5, 2]
    assert found.laplacian_twice[:, 0].tolist() == [2, 2.5, 3, 2.5, 2]
    assert found.laplacian_twice[~found.damaged_border].tolist() == [4]
    assert found.laplacian_twice is found.divergence


def test_bowl_with_edge_order_2_is_exact_everywhere() -> None:
    """Parabolas through three samples are exact for x² + y², twice too."""
    assert (divergence(bowl(edge_order=2)) == 4).all()


@pytest.mark.parametrize("shape", [(2, 2), (3, 5), (4, 6), (5, 5), (7, 6)])
@both_orders
def test_damaged_border_is_what_reads_a_one_sided_output(
    shape: tuple[int, int], edge_order: int
) -> None:
    """Compared with the samples that the steps of the second gradient read."""
    if min(shape) <= edge_order:
        return
    field = field_of_array(np.indices(shape).sum(axis=0) ** 2, edge_order=edge_order)
    expected = np.zeros(shape, dtype=bool)
    for name, output in (("x", field.df_dx), ("y", field.df_dy)):
        axis = field.array_axis(name)
        again = trace_gradient(output, axis=axis, edge_order=edge_order)
        for step in again.steps():
            read = [field.trace.step(term.index, axis) for term in step.terms]
            expected[step.index] |= any(one.region != INTERIOR for one in read)

    assert np.array_equal(damaged_border(field), expected)


def test_borders_of_a_5_by_7_field() -> None:
    """Two nodes per side are damaged, one per side has no five samples."""
    field = checkerboard(5, 7)

    assert np.argwhere(~damaged_border(field)).tolist() == [[2, 2], [2, 3], [2, 4]]
    assert (~compact_border(field)).sum() == 3 * 5
    assert np.array_equal(np.isnan(laplacian_compact(field)), compact_border(field))


# --- curl --------------------------------------------------------------------------------------


@given(
    arrays(
        np.int64, st.tuples(st.integers(3, 7), st.integers(3, 7)), elements=st.integers(-99, 99)
    ),
    st.sampled_from([1, 2]),
    st.sampled_from(INDEXINGS),
)
def test_curl_of_integers_is_exactly_zero(
    samples: np.ndarray, edge_order: int, indexing: str
) -> None:
    """Where every operation is exact, the two mixed differences are the same number."""
    field = field_of_array(samples, indexing=indexing, edge_order=edge_order)

    assert (curl(field) == 0).all()


@both_orders
@pytest.mark.parametrize("text", ["x^2 y", "x^2 + y^3", "2^x (y + 1)"])
def test_curl_of_separable_integers_is_exactly_zero(text: str, edge_order: int) -> None:
    """Products and sums of a function of x and one of y, at the integers."""
    axes = uniform_axis("x", -3, 4, 8), uniform_axis("y", 0, 4, 5)
    field = sample_function(parse_function(text, ["x", "y"]), *axes, edge_order=edge_order)

    assert (curl(field) == 0).all()


@both_orders
def test_curl_of_other_samples_is_round_off(edge_order: int) -> None:
    """On an uneven grid it stays below a few units in the last place of what is subtracted."""
    random = np.random.default_rng(3)
    x = typed_axis("x", np.cumsum(random.uniform(0.5, 2, 30)))
    y = typed_axis("y", np.cumsum(random.uniform(0.5, 2, 20)))
    field = field_of_array(random.normal(size=(20, 30)), x, y, edge_order=edge_order)

    left = curl(field)

    assert 0 < np.abs(left).max() < 1e-13


# --- the compact Laplacian ---------------------------------------------------------------------


@both_indexings
def test_compact_laplacian_of_the_bowl_is_exact_inside(indexing: str) -> None:
    """4 at all nine nodes that have four neighbours, none at the border."""
    found = laplacian_compact(bowl(indexing=indexing))

    assert (found[1:-1, 1:-1] == 4).all()
    assert np.isnan(found).sum() == 16


@both_indexings
@pytest.mark.parametrize(
    ("text", "value"), [("x^2 + y^2", 4), ("3x^2 - y^2 + x y + x + 7", 4), ("5y^2", 10), ("7", 0)]
)
def test_compact_laplacian_is_exact_for_quadratics_on_uneven_grids(
    text: str, value: int, indexing: str
) -> None:
    """Whatever the gaps, and whether coordinates rise or fall."""
    found = laplacian_compact(uneven(text, indexing=indexing))

    assert (found[1:-1, 1:-1] == value).all()


def test_compact_laplacian_has_the_three_point_weights() -> None:
    """Impulses give the weights 2/(h1(h1+h2)), -2/(h1 h2) and 2/(h2(h1+h2)) along x."""
    x, y = typed_axis("x", [0, 1, 4]), typed_axis("y", [0, 2, 3])
    weights = [2 / (1 * 4), -2 / (1 * 3), 2 / (3 * 4)]
    upright = [2 / (2 * 3), -2 / (2 * 1), 2 / (1 * 3)]

    for k in (0, 2):
        impulse = np.zeros((3, 3))
        impulse[1, k] = 1
        assert laplacian_compact(field_of_array(impulse, x, y))[1, 1] == pytest.approx(weights[k])
        found = laplacian_compact(field_of_array(impulse.T, x, y))[1, 1]
        assert found == pytest.approx(upright[k])
    centre = np.zeros((3, 3))
    centre[1, 1] = 1
    found = laplacian_compact(field_of_array(centre, x, y))[1, 1]
    assert found == pytest.approx(weights[1] + upright[1])


def test_checkerboard_is_seen_by_the_compact_laplacian_alone() -> None:
    """The gradient is 0 inside, gradient twice 0 deep inside, the compact one ±8."""
    field = checkerboard(8, 9)
    found = operators(field)

    assert not field.df_dx[:, 1:-1].any()
    assert not field.df_dy[1:-1].any()
    assert not found.laplacian_twice[~found.damaged_border].any()
    inside = ~found.compact_border
    assert (found.laplacian_compact[inside] == -8 * field.height[inside]).all()


@pytest.mark.parametrize(("which", "error"), [("twice", 1 / 3), ("compact", 1 / 12)])
def test_leading_error_of_both_laplacians(which: str, error: float) -> None:
    """Of x⁴ they are off by h²/3 and h²/12 times the fourth derivative, 24, and by no more."""
    axes = [uniform_axis(name, -1, 1, 17) for name in "xy"]
    field = sample_function(parse_function("x^4", ["x", "y"]), *axes)
    h, x = 1 / 8, field.x.coordinates

    values = divergence(field) if which == "twice" else laplacian_compact(field)

    off = values[8] - 12 * x**2
    # the stencils are 4h and 2h wide; the next term of x⁴ vanishes
    assert off[2:-2] == pytest.approx(np.full(13, error * 24 * h**2), rel=1e-12)


@pytest.mark.parametrize("shape", [(2, 2), (2, 5), (5, 2)])
def test_short_axes_have_no_compact_laplacian(shape: tuple[int, int]) -> None:
    """Two samples have no second difference; gradient twice is made, all of it damaged."""
    found = operators(field_of_array(np.indices(shape).sum(axis=0)))

    assert np.isnan(found.laplacian_compact).all()
    assert (found.laplacian_twice == 0).all()
    assert found.damaged_border.all()


# --- all of them -------------------------------------------------------------------------------


def test_operators_are_read_only_and_drawn() -> None:
    """Each array has rows y and columns x and cannot be written to."""
    x, y = uniform_axis("x", 0, 1, 6), uniform_axis("y", 0, 1, 4)
    field = sample_function(parse_function("x + 10y", ["x", "y"]), x, y, IJ)
    found = operators(field)

    for array in vars(found).values():
        assert array.shape == (4, 6)
        assert not array.flags.writeable
    assert bits_agree(found.curl, curl(field))


@pytest.mark.parametrize("text", ["sin(x y)", "x^3 - 2 x y"])
def test_indexing_changes_no_operator(text: str) -> None:
    """The operators of ``xy`` and ``ij`` are drawn alike, bit for bit."""
    one, other = (operators(uneven(text, indexing=indexing)) for indexing in INDEXINGS)

    for name, array in vars(one).items():
        assert bits_agree(np.ascontiguousarray(vars(other)[name]), array), name


def test_poles_stay_holes_without_a_warning() -> None:
    """Infinities that meet in a difference give NaN there, and finite values elsewhere."""
    holed = np.zeros((9, 9))
    holed[4, 2], holed[4, 6] = -np.inf, np.inf  # d/dx is infinite on both sides of column 4
    holed[2, 2] = holed[2, 3] = np.inf

    found = operators(field_of_array(holed))

    assert np.isnan(found.divergence[4, 4])
    assert np.isnan(found.laplacian_compact[2, 2])
    assert np.isnan(found.curl[3, 3])
    assert (found.divergence[7:] == 0).all()


def test_unsigned_samples_do_not_wrap_round() -> None:
    """0 - 1 is -1 in the compact Laplacian too."""
    impulse = np.zeros((3, 3), dtype=np.uint8)
    impulse[1, 1] = 1

    assert laplacian_compact(field_of_array(impulse))[1, 1] == -4
