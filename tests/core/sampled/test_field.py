"""Fields over a 2-D grid: which output is d/dx, how it is drawn, and what is refused."""

from __future__ import annotations

from itertools import cycle, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradient_core import (
    DerivativeError,
    GradientCoreError,
    GradientIndexError,
    GradientValueError,
    SymbolicFunction,
    parse_function,
)
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.sampled import (
    IJ,
    XY,
    SampledAxis,
    field_of_array,
    sample_function,
    typed_axis,
    uniform_axis,
)
from gradient_core.sampled.axis import index_axis

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
DTYPES = ("float64", "float32", "float16", "longdouble", "int64", "int8", "uint8", ">f8")

Axes = tuple[SampledAxis, SampledAxis]


def function(text: str) -> SymbolicFunction:
    """Read a function of x and y."""
    return parse_function(text, ["x", "y"])


def sloping(shape: tuple[int, int], dtype: str = "float64") -> np.ndarray:
    """Return samples that are neither symmetric nor linear."""
    i, j = np.indices(shape)
    return ((7 * i * i + 3 * i * j + j * j * j) % 31 + 2).astype(dtype)


# --- outputs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", FORMULAS)
def test_samples_are_those_of_meshgrid(text: str) -> None:
    """Bit for bit, also of functions of one variable or of none."""
    x, y = AXES["typed"]
    for indexing in INDEXINGS:
        grids = np.meshgrid(x.coordinates, y.coordinates, indexing=indexing)
        field = sample_function(function(text), x, y, indexing)
        assert bits_agree(field.samples, function(text).evaluate(*grids))


@axes_of_all_kinds
def test_each_output_has_the_spacing_of_its_axis(axes: Axes) -> None:
    """Both have NumPy's bits, and df_dx is the one along x, drawn with rows y."""
    x, y = axes
    for indexing, edge_order in product(INDEXINGS, (1, 2)):
        field = sample_function(function("sin(x) cos(y) + x^3"), x, y, indexing, edge_order)
        if indexing == XY:
            dy, dx = numpy_gradient(field.samples, y.spacing, x.spacing, edge_order=edge_order)
        else:
            both = numpy_gradient(field.samples, x.spacing, y.spacing, edge_order=edge_order)
            dx, dy = (output.T for output in both)
        assert bits_agree((field.df_dx, field.df_dy), (dx, dy))


def test_array_keeps_its_dtype() -> None:
    """Both outputs have NumPy's bits for every dtype, with all kinds of axes and indexings."""
    ways = cycle(product(AXES.values(), INDEXINGS))
    for dtype, edge_order in product(DTYPES, (1, 2)):
        (x, y), indexing = next(ways)
        samples = sloping((4, 5) if indexing == XY else (5, 4), dtype)
        field = field_of_array(samples, x, y, indexing, edge_order)

        spacings = (y.spacing, x.spacing) if indexing == XY else (x.spacing, y.spacing)
        theirs = numpy_gradient(samples, *spacings, edge_order=edge_order)
        assert field.samples.dtype == samples.dtype.newbyteorder("=")
        assert all(np.array_equal(a, b) for a, b in zip(field.trace.outputs, theirs, strict=True))
        if np.dtype(dtype).isnative:
            assert bits_agree(field.trace.outputs, theirs), dtype


@pytest.mark.parametrize("dtype", DTYPES[:-1])
def test_index_axes_change_no_bit(dtype: str) -> None:
    """The distance 1.0 gives the bits of np.gradient without spacing, in narrow dtypes too."""
    samples = (sloping((4, 5)) / 7).astype(dtype)
    for edge_order in (1, 2):
        field = field_of_array(samples, edge_order=edge_order)
        assert bits_agree(field.trace.outputs, numpy_gradient(samples, edge_order=edge_order))


@axes_of_all_kinds
def test_ij_is_the_transpose_of_xy(axes: Axes) -> None:
    """The samples are transposed, the outputs come in the other order, the drawing is the same."""
    for text in ("x exp(-x^2 - y^2)", "where(x < y, 1, max(x, y, 2))", "7"):
        one, other = (sample_function(function(text), *axes, indexing) for indexing in INDEXINGS)

        assert bits_agree(other.samples.T, one.samples)
        assert bits_agree(other.trace.outputs[0].T, one.trace.outputs[1])
        assert bits_agree(other.trace.outputs[1].T, one.trace.outputs[0])
        for name in ("height", "df_dx", "df_dy", "magnitude", "exact_df_dx", "exact_df_dy"):
            assert bits_agree(getattr(one, name), getattr(other, name)), name


def test_transposed_array_with_ij_draws_the_same() -> None:
    """An array and its transpose, each with its indexing, are one field."""
    samples = sloping((3, 4))
    one, other = field_of_array(samples), field_of_array(samples.T, indexing=IJ)

    for name in ("height", "df_dx", "df_dy", "magnitude"):
        assert bits_agree(getattr(one, name), getattr(other, name)), name


@both_indexings
def test_drawing_is_made_of_read_only_views(indexing: str) -> None:
    """Height and outputs have rows y and columns x, share memory, and cannot be written to."""
    field = sample_function(function("x + 10y"), *AXES["uniform"], indexing)

    for drawn, source in (
        (field.height, field.samples),
        (field.df_dx, field.trace.outputs[field.array_axis("x")]),
        (field.df_dy, field.trace.outputs[field.array_axis("y")]),
    ):
        assert drawn.shape == (4, 5)
        assert np.shares_memory(drawn, source)
        assert not drawn.flags.writeable
    kept = (field.samples, field.magnitude, field.exact_df_dx, field.x.coordinates)
    assert not any(array.flags.writeable for array in kept if array is not None)


def test_array_is_copied() -> None:
    """What happens to the array afterwards does not reach the field, nor is it locked."""
    samples = sloping((3, 4))
    field = field_of_array(samples)
    before = field.samples.copy()

    samples[1, 1] = 99

    assert bits_agree(field.samples, before)
    assert float(field.steps_at(1, 1)[0].value) == field.df_dx[1, 1]


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
    assert field.df_dx[1, 1] == -np.inf
    assert sample_function(function("x y"), x, y).nonfinite == 0


def test_repeated_coordinates_are_allowed() -> None:
    """NumPy divides by the gap of zero; the field shows what it makes of it, without a warning."""
    field = field_of_array(sloping((3, 3)), x=typed_axis("x", [0, 0, 1]))

    assert not np.isfinite(field.df_dx[:, 0]).any()
    assert np.isfinite(field.df_dy).all()


# --- the exact field ---------------------------------------------------------------------------


@both_indexings
def test_exact_field_is_drawn(indexing: str) -> None:
    """The exact derivatives have rows y and columns x, and gaps where there are none."""
    x, y = index_axis("x", 4), typed_axis("y", [-1, 0, 2])
    field = sample_function(function("x^2 |y|"), x, y, indexing)

    assert field.exact_df_dx is not None
    assert field.exact_df_dy is not None
    assert field.exact_df_dx.tolist() == [[0, 2, 4, 6], [0, 0, 0, 0], [0, 4, 8, 12]]
    assert field.exact_df_dy[[0, 2]].tolist() == [[0, -1, -4, -9], [0, 1, 4, 9]]
    assert np.isnan(field.exact_df_dy[1]).any()


def test_array_has_no_exact_field() -> None:
    """Nobody knows the derivative of numbers, nor the error."""
    field = field_of_array(sloping((3, 4)))

    assert (field.exact_df_dx, field.exact_df_dy, field.error) == (None, None, None)


def test_error_is_the_distance_to_the_exact_gradient() -> None:
    """At the ends of x² + y² a plain difference is off by the spacing, inside by nothing."""
    x, y = uniform_axis("x", 0, 6, 3), uniform_axis("y", 0, 8, 3)
    field = sample_function(function("x^2 + y^2"), x, y)

    assert field.error is not None
    assert field.error.tolist() == [[5, 4, 5], [3, 0, 3], [5, 4, 5]]
    assert not field.error.flags.writeable


def test_exact_field_is_made_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """No derivative is looked for before, and one that is not found is None."""
    asked: list[str] = []

    def refuse(self: SymbolicFunction, variable: str) -> SymbolicFunction:
        asked.append(variable)
        raise DerivativeError("`formula` must have a derivative that is quickly found.")

    monkeypatch.setattr(SymbolicFunction, "derivative", refuse)
    field = sample_function(function("x y"), *AXES["uniform"])
    assert asked == []

    assert field.exact_df_dx is None
    assert field.exact_df_dx is None
    assert asked == ["x"]
    assert field.exact_df_dy is None
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
def test_places_lead_to_their_sample(nx: int, ny: int, indexing: str, data: Any) -> None:
    """The samples hold at the index what is drawn at the place, and a node is nearest to itself."""
    x, y = uniform_axis("x", -0.3, 1.7, nx), uniform_axis("y", 2, 3, ny)
    field = sample_function(function("x + 10y"), x, y, indexing)
    ix, iy = data.draw(st.integers(0, nx - 1)), data.draw(st.integers(0, ny - 1))

    index = field.index_of(ix, iy)

    assert field.samples[index] == field.height[iy, ix]
    assert field.nearest(x.coordinates[ix], y.coordinates[iy]) == (ix, iy)
    nudged = field.nearest(x.coordinates[ix] + 0.4 * x.spacing, y.coordinates[iy] - 1e-3)
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
            assert (along_x.value, along_y.value) == (field.df_dx[iy, ix], field.df_dy[iy, ix])
            read = [term.index for term in along_x.terms]
            assert read == [field.index_of(ix + t.offset, iy) for t in along_x.terms]


def test_steps_outside_are_refused() -> None:
    """There is no column 5 in 5 columns."""
    field = sample_function(function("x"), *AXES["uniform"])

    with pytest.raises(GradientIndexError, match="`index` must be inside the shape"):
        field.steps_at(5, 0)


# --- refusals ----------------------------------------------------------------------------------


GRID = np.zeros((2, 3))


@pytest.mark.parametrize(
    ("array", "options", "argument", "message"),
    [
        ([1, 2], {}, "array", "`array` must be 2-D; got shape (2,). "),
        ([[1j, 2], [3, 4]], {}, "array", "`array` must hold real numbers; got dtype `complex128`"),
        ([[True, False]] * 2, {}, "array", "`array` must hold real numbers; got dtype `bool`. "),
        ([[1, 2]], {}, "y", "`y` must have 2 to 400 samples; got 1. "),
        ([[1], [2]], {}, "x", "`x` must have 2 to 400 samples; got 1. "),
        ([[1, 2]], {"indexing": IJ}, "x", "`x` must have 2 to 400 samples; got 1. "),
        (np.zeros((2, 401)), {}, "x", "`x` must have 2 to 400 samples; got 401. "),
        (GRID, {"x": index_axis("x", 2)}, "x", "`x` must have 3 coordinates; got 2 for"),
        (GRID, {"y": uniform_axis("y", 0, 1, 3)}, "y", "`y` must have 2 coordinates; "),
        (
            *(GRID, {"x": typed_axis("x", [0, 1, 2]), "indexing": IJ}, "x"),
            "got 3 for shape (2, 3) with indexing 'ij'",
        ),
        (GRID, {"x": index_axis("y", 3)}, "x", "and `y` the y axis; got y and y"),
        (GRID, {"indexing": "yx"}, "indexing", "`indexing` must be 'xy' or 'ij'; got 'yx'"),
        (GRID, {"edge_order": 2}, None, "must have at least 3 samples"),
        (np.zeros((3, 3)), {"edge_order": 3}, None, "`edge_order` must be 1 or 2"),
    ],
)
def test_array_is_refused(
    array: Any, options: dict[str, Any], argument: str | None, message: str
) -> None:
    """Arrays, axes and options that do not fit each have their sentence."""
    with pytest.raises(GradientCoreError) as refused:
        field_of_array(array, **options)
    assert message in str(refused.value)
    assert argument in (None, refused.value.argument)


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
    with pytest.raises(GradientValueError, match="`y` must have 2 to 400 samples; got 401"):
        sample_function(function("x"), x, index_axis("y", 401))


def test_largest_grid_is_accepted() -> None:
    """400 samples along an axis are not too many."""
    assert field_of_array(np.zeros((400, 2))).height.shape == (400, 2)
