"""Fields over a 2-D grid: which output is d/dx, and the program that gives the same bits."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gradient_core import (
    DerivativeError,
    ExpressionError,
    GradientIndexError,
    GradientTypeError,
    GradientValueError,
    SymbolicFunction,
    parse_function,
)
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.sampled.field import (
    IJ,
    XY,
    Field,
    GridAxis,
    arrow_scale,
    field_of_array,
    index_axis,
    sample_function,
    thinned,
    typed_axis,
    uniform_axis,
)
from tests.core.formula.random_formulas import random_plan, write

INDEXINGS = (XY, IJ)
ORDERS = (1, 2)
FORMULAS = (
    "x + 10y",
    "x exp(-x^2 - y^2)",
    "sin(x) cos(y) + x^3",
    "x^y",
    "where(x < y, 1, max(x, y, 2))",
    "sqrt(x) / y",
    "x^2",
    "log|y|",
    "7",
    "2^70",
)
AXES = {
    "uniform": (uniform_axis("x", -1.4, 1.4, 5), uniform_axis("y", -1, 2, 4)),
    "typed": (typed_axis("x", [-1, 0, 0.1, 3, 3.5]), typed_axis("y", [2, 0.5, -1, 0])),
    "index": (index_axis("x", 5), index_axis("y", 4)),
    "uniform and index": (uniform_axis("x", 0, 1, 5), index_axis("y", 4)),
    "index and typed": (index_axis("x", 5), typed_axis("y", [0, 1, 4, 4.5])),
}
axes_of_all_kinds = pytest.mark.parametrize("axes", AXES.values(), ids=AXES)
both_indexings = pytest.mark.parametrize("indexing", INDEXINGS)
both_orders = pytest.mark.parametrize("edge_order", ORDERS)
DTYPES = ("float64", "float32", "float16", "longdouble", "int64", "int8", "uint8", ">f8")

Axes = tuple[GridAxis, GridAxis]


def function(text: str) -> SymbolicFunction:
    """Read a function of x and y."""
    return parse_function(text, ["x", "y"])


def sloping(shape: tuple[int, int], dtype: str = "float64") -> np.ndarray:
    """Return samples that are neither symmetric nor linear."""
    i, j = np.indices(shape)
    return ((7 * i * i + 3 * i * j + j * j * j) % 31 + 2).astype(dtype)


def run(code: str) -> dict[str, Any]:
    """Run a program and return its names."""
    names: dict[str, Any] = {}
    with np.errstate(all="ignore"):
        exec(code, names)
    return names


def assert_program_gives_the_outputs(field: Field) -> None:
    """Run the program of a field and compare every bit, by the names it gives."""
    names = run(field.code)
    assert bits_agree(names["F"], field.samples), field.code
    first, second = (names[f"dF_d{axis.name}"] for axis in field.axes)

    assert bits_agree((first, second), field.trace.outputs), field.code


# --- outputs -----------------------------------------------------------------------------------


@axes_of_all_kinds
@both_indexings
@both_orders
@pytest.mark.parametrize("text", FORMULAS)
def test_outputs_of_a_function_are_numpys(
    axes: Axes, indexing: str, edge_order: int, text: str
) -> None:
    """Both outputs have NumPy's bits for np.meshgrid's samples; dx and dy are the right ones."""
    x, y = axes
    grids = np.meshgrid(x.coordinates, y.coordinates, indexing=indexing)
    samples = function(text).evaluate(*grids)
    spacings = (y.argument, x.argument) if indexing == XY else (x.argument, y.argument)
    theirs = numpy_gradient(samples, *spacings, edge_order=edge_order)

    field = sample_function(function(text), x, y, indexing, edge_order)

    assert bits_agree(field.samples, samples)
    assert bits_agree(field.trace.outputs, theirs)
    dy, dx = theirs if indexing == XY else [output.T for output in reversed(theirs)]
    assert bits_agree((field.dx, field.dy), (dx, dy))


@axes_of_all_kinds
@both_indexings
@both_orders
@pytest.mark.parametrize("dtype", DTYPES)
def test_outputs_of_an_array_are_numpys(
    axes: Axes, indexing: str, edge_order: int, dtype: str
) -> None:
    """An array keeps its dtype, and both outputs have NumPy's bits."""
    x, y = axes
    samples = sloping((4, 5) if indexing == XY else (5, 4), dtype)
    spacings = (y.argument, x.argument) if indexing == XY else (x.argument, y.argument)

    field = field_of_array(samples, x, y, indexing, edge_order)

    theirs = numpy_gradient(samples, *spacings, edge_order=edge_order)
    assert all(np.array_equal(a, b) for a, b in zip(field.trace.outputs, theirs, strict=True))
    if np.dtype(dtype).isnative:
        assert bits_agree(field.trace.outputs, theirs)


@both_orders
@pytest.mark.parametrize("dtype", DTYPES[:-1])
def test_index_axes_change_no_bit(edge_order: int, dtype: str) -> None:
    """The step 1.0 gives the bits of np.gradient without spacing, in narrow dtypes too."""
    samples = (sloping((4, 5)) / 7).astype(dtype)

    field = field_of_array(samples, edge_order=edge_order)

    assert bits_agree(field.trace.outputs, numpy_gradient(samples, edge_order=edge_order))


@pytest.mark.parametrize("text", FORMULAS)
@axes_of_all_kinds
def test_ij_is_the_transpose_of_xy(text: str, axes: Axes) -> None:
    """The samples are transposed, the outputs come in the other order, the drawing is the same."""
    one, other = (sample_function(function(text), *axes, indexing) for indexing in INDEXINGS)

    assert bits_agree(other.samples.T, one.samples)
    assert bits_agree(other.trace.outputs[0].T, one.trace.outputs[1])
    assert bits_agree(other.trace.outputs[1].T, one.trace.outputs[0])
    for name in ("height", "dx", "dy", "magnitude", "exact_dx", "exact_dy"):
        assert bits_agree(getattr(one, name), getattr(other, name)), name


def test_transposed_array_with_ij_draws_the_same() -> None:
    """An array and its transpose, each with its indexing, are one field."""
    samples = sloping((3, 4))
    one, other = field_of_array(samples), field_of_array(samples.T, indexing=IJ)

    for name in ("height", "dx", "dy", "magnitude"):
        assert bits_agree(getattr(one, name), getattr(other, name)), name


@both_indexings
def test_drawing_is_made_of_read_only_views(indexing: str) -> None:
    """Height and outputs have rows y and columns x, share memory, and cannot be written to."""
    field = sample_function(function("x + 10y"), *AXES["uniform"], indexing)

    for drawn, source in (
        (field.height, field.samples),
        (field.dx, field.trace.outputs[field.array_axis("x")]),
        (field.dy, field.trace.outputs[field.array_axis("y")]),
    ):
        assert drawn.shape == (4, 5)
        assert np.shares_memory(drawn, source)
        assert not drawn.flags.writeable
    kept = (field.samples, field.magnitude, field.exact_dx, field.x.coordinates)
    assert not any(array.flags.writeable for array in kept if array is not None)


def test_array_is_copied() -> None:
    """What happens to the array afterwards does not reach the field, nor is it locked."""
    samples = sloping((3, 4))
    field = field_of_array(samples)
    before = field.samples.copy()

    samples[1, 1] = 99

    assert bits_agree(field.samples, before)
    assert float(field.steps_at(1, 1)[0].value) == field.dx[1, 1]


def test_magnitude_is_the_length_of_the_arrow() -> None:
    """A slope of 3 along x and 4 along y is 5 steep."""
    field = sample_function(function("3x + 4y"), index_axis("x", 4), index_axis("y", 3))

    assert (field.magnitude == 5).all()


def test_poles_are_allowed_and_counted() -> None:
    """Infinite and missing samples are kept, without a warning, and reach their neighbours."""
    x, y = index_axis("x", 4), index_axis("y", 3)
    field = sample_function(function("y/x"), x, y)

    assert field.nonfinite == 3
    assert np.isnan(field.samples[0, 0])
    assert field.samples[1, 0] == np.inf
    assert field.dx[1, 1] == -np.inf
    assert sample_function(function("x y"), x, y).nonfinite == 0


def test_repeated_coordinates_are_allowed() -> None:
    """NumPy divides by the gap of zero; the field shows what it makes of it, without a warning."""
    field = field_of_array(sloping((3, 3)), x=typed_axis("x", [0, 0, 1]))

    assert not np.isfinite(field.dx[:, 0]).any()
    assert np.isfinite(field.dy).all()


# --- the exact field ---------------------------------------------------------------------------


@both_indexings
def test_exact_field_is_drawn(indexing: str) -> None:
    """The exact derivatives have rows y and columns x, and gaps where there are none."""
    x, y = index_axis("x", 4), typed_axis("y", [-1, 0, 2])
    field = sample_function(function("x^2 |y|"), x, y, indexing)

    assert field.exact_dx is not None
    assert field.exact_dy is not None
    assert field.exact_dx.tolist() == [[0, 2, 4, 6], [0, 0, 0, 0], [0, 4, 8, 12]]
    assert field.exact_dy[[0, 2]].tolist() == [[0, -1, -4, -9], [0, 1, 4, 9]]
    assert np.isnan(field.exact_dy[1]).any()


def test_array_has_no_exact_field() -> None:
    """Nobody knows the derivative of numbers."""
    field = field_of_array(sloping((3, 4)))

    assert (field.exact_dx, field.exact_dy) == (None, None)


def test_exact_field_is_made_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """No derivative is looked for before, and one that is not found is None."""
    asked: list[str] = []

    def refuse(self: SymbolicFunction, variable: str) -> SymbolicFunction:
        asked.append(variable)
        raise DerivativeError("`formula` must have a derivative that is quickly found.")

    monkeypatch.setattr(SymbolicFunction, "derivative", refuse)
    field = sample_function(function("x y"), *AXES["uniform"])
    assert asked == []

    assert field.exact_dx is None
    assert field.exact_dx is None
    assert asked == ["x"]
    assert field.exact_dy is None
    assert asked == ["x", "y"]


# --- places ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("indexing", "axes"), [(XY, (1, 0)), (IJ, (0, 1))])
def test_array_axis_of_x_and_y(indexing: str, axes: tuple[int, int]) -> None:
    """Rows are y for xy and x for ij."""
    field = sample_function(function("x + 10y"), *AXES["uniform"], indexing)

    assert (field.array_axis("x"), field.array_axis("y")) == axes
    with pytest.raises(GradientValueError, match="`name` must be 'x' or 'y'; got 'z'"):
        field.array_axis("z")


@given(
    st.integers(2, 9),
    st.integers(2, 9),
    st.sampled_from(INDEXINGS),
    st.data(),
)
def test_places_and_indices_round_trip(nx: int, ny: int, indexing: str, data: Any) -> None:
    """Index of a place, place of an index, and the node nearest to a node are all inverse."""
    x, y = uniform_axis("x", -0.3, 1.7, nx), uniform_axis("y", 2, 3, ny)
    field = sample_function(function("x + 10y"), x, y, indexing)
    ix, iy = data.draw(st.integers(0, nx - 1)), data.draw(st.integers(0, ny - 1))

    index = field.index_of(ix, iy)

    assert field.place_of(index) == (ix, iy)
    assert field.samples[index] == field.height[iy, ix]
    assert field.nearest(x.coordinates[ix], y.coordinates[iy]) == (ix, iy)
    nudged = field.nearest(x.coordinates[ix] + 0.4 * x.argument, y.coordinates[iy] - 1e-3)
    assert nudged == (ix, iy)


def test_nearest_of_unsorted_coordinates_and_far_places() -> None:
    """Each axis looks by itself, whatever the order of its coordinates."""
    x, y = typed_axis("x", [5, 0, 2]), typed_axis("y", [3, 1])
    field = field_of_array(sloping((2, 3)), x, y)

    assert field.nearest(1.4, 1.9) == (2, 1)
    assert field.nearest(-1e3, 1e3) == (1, 0)


@both_indexings
def test_steps_at_a_node_made_its_two_outputs(indexing: str) -> None:
    """At every node the two steps belong to d/dx and d/dy, in this order, and read that line."""
    field = sample_function(function("x^2 + x y + 10y"), *AXES["typed"], indexing)

    for ix in range(5):
        for iy in range(4):
            along_x, along_y = field.steps_at(ix, iy)
            assert (along_x.value, along_y.value) == (field.dx[iy, ix], field.dy[iy, ix])
            places = [field.place_of(term.index) for term in along_x.terms]  # type: ignore[arg-type]
            assert {row for _, row in places} == {iy}
            assert [x for x, _ in places] == [ix + term.offset for term in along_x.terms]


def test_steps_outside_are_refused() -> None:
    """There is no column 5 in 5 columns."""
    field = sample_function(function("x"), *AXES["uniform"])

    with pytest.raises(GradientIndexError, match="`index` must be inside the shape"):
        field.steps_at(5, 0)


# --- the program -------------------------------------------------------------------------------


@axes_of_all_kinds
@both_indexings
@both_orders
@pytest.mark.parametrize("text", FORMULAS)
def test_program_of_a_function_gives_the_outputs(
    axes: Axes, indexing: str, edge_order: int, text: str
) -> None:
    """Run with NumPy alone it gives both outputs bit for bit, under the right names."""
    assert_program_gives_the_outputs(sample_function(function(text), *axes, indexing, edge_order))


@axes_of_all_kinds
@both_indexings
@both_orders
@pytest.mark.parametrize("dtype", DTYPES)
def test_program_of_an_array_gives_the_outputs(
    axes: Axes, indexing: str, edge_order: int, dtype: str
) -> None:
    """The numbers of the array are written out in its dtype."""
    samples = sloping((4, 5) if indexing == XY else (5, 4), dtype)
    if samples.dtype.kind == "f":
        samples[1, 2] = np.nan
        samples[3, 3] = -np.inf
        samples[0, 0] = -0.0

    assert_program_gives_the_outputs(field_of_array(samples, *axes, indexing, edge_order))


def test_program_of_random_formulas_gives_the_outputs() -> None:
    """No name inside a formula is mistaken for a variable: 200 formulas in many notations."""
    random, run_so_far = Random(5), 0
    x, y = uniform_axis("x", -1.3, 2.1, 11), typed_axis("y", [-2, -1, 0, 0.5, 2])
    while run_so_far < 200:
        text = write(random, random_plan(random, random.randint(2, 9)))
        try:
            read = function(text)
        except ExpressionError:  # a constant part without a value
            continue
        if "leggauss" not in read.python:  # erf, which is not bit for bit
            indexing = INDEXINGS[run_so_far % 2]
            assert_program_gives_the_outputs(sample_function(read, x, y, indexing))
            run_so_far += 1


def test_program_with_erf_is_close() -> None:
    """NumPy has no erf, so the program computes it otherwise."""
    field = sample_function(function("erf(x) y"), *AXES["uniform"])

    names = run(field.code)

    np.testing.assert_allclose(names["dF_dx"], field.dx, rtol=0, atol=1e-13)


def test_program_of_ij_unpacks_in_the_other_order() -> None:
    """The whole text, with edge_order."""
    x, y = uniform_axis("x", 0, 3, 4), typed_axis("y", [0, 1, 4])

    assert sample_function(function("x + 10y"), x, y, IJ, 2).code == (
        "import numpy as np\n"
        "\n"
        "x, hx = np.linspace(0.0, 3.0, 4, retstep=True)\n"
        "y = np.array([0.0, 1.0, 4.0])\n"
        'X, Y = np.meshgrid(x, y, indexing="ij")\n'
        "F = X + 10*Y\n"
        "dF_dx, dF_dy = np.gradient(F, hx, y, edge_order=2)\n"
        "# axis 0 (rows) = d/dx, axis 1 (columns) = d/dy"
    )


def test_program_of_a_bare_array_is_plain() -> None:
    """Without coordinates there is neither an axis nor a spacing in it."""
    assert field_of_array([[0, 1], [10, 12]]).code == (
        "import numpy as np\n"
        "\n"
        "F = np.array([[0, 1],\n"
        "              [10, 12]])\n"
        "dF_dy, dF_dx = np.gradient(F)\n"
        "# axis 0 (rows) = d/dy, axis 1 (columns) = d/dx"
    )


def test_program_writes_the_dtype_once() -> None:
    """A narrow dtype stands in the call that makes the array."""
    code = field_of_array(np.array([[0, 0.1], [1, 2]], dtype=np.float32)).code

    assert "\nF = np.array([[0.0, 0.10000000149011612],\n" in code
    assert "              [1.0, 2.0]], dtype=np.float32)\n" in code


def test_program_leaves_large_arrays_out() -> None:
    """Up to 400 samples are written out; so is no longdouble that Python cannot write."""
    placeholder = "\nF = ...  # your 2-D array\n"

    assert placeholder not in field_of_array(sloping((20, 20))).code
    assert placeholder in field_of_array(sloping((2, 201))).code
    third = np.full((2, 2), np.longdouble(1) / 3)
    if third[0, 0] != np.float64(1 / 3):
        assert placeholder in field_of_array(third).code


# --- refusals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "stop", "count", "message"),
    [
        (0, 1, 1, r"`x` must have 2 to 400 samples; got 1\. "),
        (0, 1, 401, r"`x` must have 2 to 400 samples; got 401\. "),
        (1, 1, 5, r"`x` must run from a finite number up to a larger one; got 1 to 1\. "),
        (2, 1, 5, r"`x` must run from a finite number up to a larger one; got 2 to 1\. "),
        (np.nan, 1, 5, r"up to a larger one; got nan to 1\. "),
        (-np.inf, 1, 5, r"up to a larger one; got -inf to 1\. "),
        (0, np.inf, 5, r"up to a larger one; got 0 to inf\. "),
        (1e16, 1e16 + 4, 5, r"`x` must hold 5 different finite samples; got 1e\+16 to "),
        (0, 5e-324, 3, r"`x` must hold 3 different finite samples; got 0 to 5e-324\. "),
        (-1e308, 1e308, 3, r"`x` must hold 3 different finite samples; got -1e\+308 to 1e\+308"),
    ],
)
def test_uniform_axis_refuses(start: float, stop: float, count: int, message: str) -> None:
    """Each rule says which axis, what was given and the fix."""
    with pytest.raises(GradientValueError, match=message):
        uniform_axis("x", start, stop, count)


@pytest.mark.parametrize(
    ("coordinates", "message"),
    [
        ([1], r"`y` must have 2 to 400 samples; got 1\. "),
        (range(401), r"`y` must have 2 to 400 samples; got 401\. "),
        ([[0, 1]], r"`y` must be 1-D; got shape \(1, 2\)\. "),
        ([0, np.nan, np.inf], r"`y` must hold finite coordinates; got nan at index 1\. "),
        ([0, 1j], r"`y` must be real numbers; got complex128\. "),
        (["0", "1"], r"`y` must be real numbers; got <U1\. "),
        ([False, True], r"`y` must be real numbers; got bool\. "),
    ],
)
def test_typed_axis_refuses(coordinates: Any, message: str) -> None:
    """Each rule says which axis, what was given and the fix."""
    with pytest.raises((GradientValueError, GradientTypeError), match=message):
        typed_axis("y", coordinates)


def test_typed_axis_needs_no_order() -> None:
    """NumPy does not ask for sorted coordinates, so neither is it asked here."""
    assert typed_axis("x", [3, 1, 1, 2]).coordinates.tolist() == [3, 1, 1, 2]


@pytest.mark.parametrize("make", [uniform_axis, typed_axis, index_axis])
def test_axes_are_x_and_y(make: Any) -> None:
    """There is no third axis."""
    arguments = {uniform_axis: (0, 1, 2), typed_axis: ([0, 1],), index_axis: (2,)}[make]

    with pytest.raises(GradientValueError, match="`name` must be 'x' or 'y'; got 't'"):
        make("t", *arguments)


def test_largest_axes_are_accepted() -> None:
    """400 samples are not too many, 2 are not too few."""
    for count in (2, 400):
        assert len(uniform_axis("x", 0, 1, count).coordinates) == count
        assert len(index_axis("x", count).coordinates) == count


@pytest.mark.parametrize(
    ("array", "options", "message"),
    [
        ([1, 2], {}, r"`array` must be 2-D; got shape \(2,\)\. "),
        ([[1j, 2], [3, 4]], {}, r"`array` must be real numbers; got complex128\. "),
        ([[True, False]] * 2, {}, r"`array` must be real numbers; got bool\. "),
        ([[1, 2]], {}, r"`y` must have 2 to 400 samples; got 1\. "),
        ([[1], [2]], {}, r"`x` must have 2 to 400 samples; got 1\. "),
        ([[1, 2]], {"indexing": IJ}, r"`x` must have 2 to 400 samples; got 1\. "),
        (np.zeros((2, 401)), {}, r"`x` must have 2 to 400 samples; got 401\. "),
        (np.zeros((2, 3)), {"x": index_axis("x", 2)}, r"`x` must have 3 coordinates; got 2 for"),
        (np.zeros((2, 3)), {"y": uniform_axis("y", 0, 1, 3)}, r"`y` must have 2 coordinates; "),
        (
            np.zeros((2, 3)),
            {"x": typed_axis("x", [0, 1, 2]), "indexing": IJ},
            r"with indexing 'ij'",
        ),
        (np.zeros((2, 3)), {"x": index_axis("y", 3)}, r"`x` must be the x axis, .* got y and y"),
        (np.zeros((2, 3)), {"indexing": "yx"}, r"`indexing` must be 'xy' or 'ij'; got 'yx'"),
        (np.zeros((2, 3)), {"edge_order": 2}, r"`f` must have at least 3 samples"),
        (np.zeros((3, 3)), {"edge_order": 3}, r"`edge_order` must be 1 or 2"),
    ],
)
def test_array_is_refused(array: Any, options: dict[str, Any], message: str) -> None:
    """Arrays, axes and options that do not fit each have their sentence."""
    with pytest.raises((GradientValueError, GradientTypeError), match=message):
        field_of_array(array, **options)


def test_function_is_refused() -> None:
    """A function of other variables, exchanged axes and an unknown indexing have sentences."""
    x, y = AXES["uniform"]

    with pytest.raises(GradientValueError, match="`function` must be one of x, y; got one of t"):
        sample_function(parse_function("t", ["t"]), x, y)
    with pytest.raises(GradientValueError, match="`function` must be one of x, y; got one of y, x"):
        sample_function(parse_function("x", ["y", "x"]), x, y)
    with pytest.raises(GradientValueError, match="`x` must be the x axis"):
        sample_function(function("x"), y, x)
    with pytest.raises(GradientValueError, match="`indexing` must be 'xy' or 'ij'"):
        sample_function(function("x"), x, y, "XY")


# --- what is drawn of it -----------------------------------------------------------------------


@given(st.integers(1, 500), st.integers(2, 60))
def test_thinned_keeps_both_ends_and_spreads_evenly(count: int, most: int) -> None:
    """First and last are in, no more than asked for, increasing, gaps differ by at most one."""
    kept = thinned(count, most)

    assert kept[0] == 0
    assert kept[-1] == count - 1
    assert len(kept) == min(count, most)
    gaps = np.diff(kept)
    assert (gaps > 0).all()
    assert np.ptp(gaps) <= 1 if len(gaps) else count == 1


def test_thinned_cannot_keep_both_ends_in_one() -> None:
    """One index of several is refused; of a single one it is all there is."""
    assert thinned(1, 1).tolist() == [0]
    with pytest.raises(GradientValueError, match="`most` must be at least 2; got 1"):
        thinned(2, 1)


components = arrays(
    np.float64,
    (3, 4),
    elements=st.one_of(
        st.floats(-1e100, 1e100, allow_subnormal=False),
        st.sampled_from([0.0, np.nan, np.inf, -np.inf]),
    ),
)
gaps = st.floats(1e-3, 1e3)


@given(components, components, gaps, gaps)
def test_scaled_arrows_stay_in_their_gaps(
    dx: np.ndarray, dy: np.ndarray, x_gap: float, y_gap: float
) -> None:
    """No finite arrow is longer than 0.9 gaps along x or y, and one is just as long as that."""
    scale = arrow_scale(dx, dy, x_gap, y_gap)

    finite = np.isfinite(dx) & np.isfinite(dy)
    along_x, along_y = np.abs(dx[finite]) * scale / x_gap, np.abs(dy[finite]) * scale / y_gap
    longest = max([*along_x, *along_y], default=0.0)
    if longest == 0:
        assert scale == 1.0
    else:
        assert longest == pytest.approx(0.9, rel=1e-12)


def test_scale_of_no_arrows_is_one() -> None:
    """All zero, or none finite: nothing is scaled; the smallest float stays finite."""
    zero, gap = np.zeros((2, 2)), np.full((2, 2), np.nan)

    assert arrow_scale(zero, zero, 1, 1) == 1.0
    assert arrow_scale(gap, zero + 3, 1, 1) == 1.0
    assert np.isfinite(arrow_scale(zero + 5e-324, zero, 1, 1))
