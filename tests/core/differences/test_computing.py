"""`gradient` against `numpy.gradient`: bits, types, warnings, over crossed and generated calls."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradient_core import gradient
from gradient_core.oracle import bits_agree
from tests.core.inputs import (
    DTYPES,
    EDGE_ORDERS,
    NUMERIC,
    SCALARS,
    SHAPES,
    Tagged,
    axes_for,
    coordinates,
    layouts,
    named_axes,
    samples,
)
from tests.core.parity import Call, call, disagreement


def assert_all_agree(calls: list[Call]) -> None:
    """Fail with the first few calls that `gradient` and NumPy answer differently."""
    found = [text for text in map(disagreement, calls) if text]
    assert not found, f"{len(found)} of {len(calls)} calls differ:\n" + "\n".join(found[:3])


@pytest.mark.parametrize("dtype", DTYPES)
def test_gradient_equals_numpy_for_every_layout_axis_and_edge_order(dtype: str) -> None:
    """Shape, memory order, axis and edge_order in all combinations, spacing 1."""
    calls = [
        call(view, axis=axis, edge_order=edge_order)
        for shape in SHAPES
        for view in layouts(samples(dtype, shape))
        for axis in axes_for(len(shape))
        for edge_order in (1, 2)
    ]
    assert_all_agree(calls)


@pytest.mark.parametrize("dtype", DTYPES)
def test_gradient_equals_numpy_for_every_scalar_spacing(dtype: str) -> None:
    """Python and NumPy scalars and 0-d arrays as spacing, for both edge orders."""
    calls = [
        call(samples(dtype, shape), h, edge_order=edge_order)
        for shape in ((9,), (4, 3))
        for h in SCALARS
        for edge_order in (1, 2)
    ]
    assert_all_agree(calls)


@pytest.mark.parametrize("dtype", DTYPES)
def test_gradient_equals_numpy_for_every_kind_of_coordinates(dtype: str) -> None:
    """Coordinates of every dtype, even and uneven, descending, repeated, with nan."""
    calls = [
        call(samples(dtype, shape), x, axis=axis, edge_order=edge_order)
        for shape, axis in (((9,), None), ((11,), 0), ((2,), 0), ((4, 5), 1), ((5, 4, 3), -3))
        for x in coordinates(shape[axis or 0])
        for edge_order in (1, 2)
    ]
    assert_all_agree(calls)


@pytest.mark.parametrize("edge_order", EDGE_ORDERS, ids=repr)
def test_gradient_equals_numpy_for_every_edge_order(edge_order: Any) -> None:
    """NumPy reads all but 1 as 2, and counts the samples it needs from the number itself."""
    calls = [
        call(view, *varargs, edge_order=edge_order)
        for dtype in ("float32", "int64", "complex64")
        for size in (1, 2, 3, 4, 7)
        for view in layouts(samples(dtype, (size,)))
        for varargs in ((), (0.1,), (np.arange(view.shape[0]) ** 2,))
    ]
    assert_all_agree(calls)


def test_gradient_equals_numpy_for_scalars_mixed_with_coordinates() -> None:
    """One spacing per axis, scalars and coordinates in any mixture, in the order of axes."""
    shape = (4, 3, 5)
    f = samples("float64", shape)
    calls = []
    for axis in (None, (0, 1), (1, 0), [2, 0], (-1, 1)):
        lengths = [shape[k] for k in named_axes(axis, 3)]
        lists = [[2, np.float32(0.3), *list(coordinates(n))[:4]] for n in lengths]
        calls += [
            call(f, *(options[(k + m) % 6] for m, options in enumerate(lists)), axis=axis)
            for k in range(6)
        ]
    assert_all_agree(calls)


@pytest.mark.parametrize("axis", [None, (1, 0), 0, [1]])
@pytest.mark.parametrize("edge_order", [1, 2])
def test_gradient_equals_numpy_for_masked_arrays(axis: Any, edge_order: int) -> None:
    """The mask moves exactly as NumPy moves it, and the type stays."""
    f = np.ma.masked_array(samples("float64", (5, 4)), mask=samples("bool", (5, 4)))
    with_nan = np.ma.masked_invalid(np.where(f.data > 4, np.nan, f.data))
    count = len(named_axes(axis, 2))
    calls = [
        call(masked, *varargs, axis=axis, edge_order=edge_order)
        for masked in (f, with_nan, f.astype("int32"), np.ma.masked_array(f.data))
        for varargs in ((), (0.25,), (0.5,) * count)
    ]
    calls += [call(f[:, 0], [0, 1, 3, 4, 9], edge_order=edge_order)]
    assert_all_agree(calls)


@pytest.mark.filterwarnings("ignore:the matrix subclass:PendingDeprecationWarning")
def test_gradient_equals_numpy_for_matrix_and_subclass() -> None:
    """`numpy.matrix` and subclasses of ndarray come back as they went in."""
    f = samples("float64", (5, 4))
    calls = [
        call(kept, *varargs, edge_order=edge_order)
        for kept in (np.asmatrix(f), f.view(Tagged), f.astype("int16").view(Tagged))
        for varargs in ((), (0.5,), (0.5, 2))
        for edge_order in (1, 2)
    ]
    assert_all_agree([*calls, call(f.view(Tagged), [0, 1, 3, 4, 9], [0, 1, 1.5, 4])])
    assert type(gradient(f[0].view(Tagged))) is Tagged


def test_gradient_of_what_is_no_array_is_an_empty_tuple() -> None:
    """A function and a bare number have no axis: NumPy returns an empty tuple for both."""
    assert_all_agree([call(np.sin), call(5.0), call(np.float32(2), 0.1), call(7, axis=())])
    assert gradient(np.sin) == ()


def test_gradient_takes_lists_tuples_and_ranges() -> None:
    """Nested sequences are read as arrays, as NumPy reads them."""
    nested = [[1, 2, 4, 8, 16], [2, 5, 8, 10, 20]]
    assert_all_agree([call(nested), call(tuple(nested), axis=1), call(range(5)), call([1, 2.5j])])


# --- the examples of NumPy's guide ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("edge_order", "expected"),
    [(1, [1.0, 1.5, 3.0, 6.0, 8.0]), (2, [0.5, 1.5, 3.0, 6.0, 10.0])],
)
def test_gradient_gives_the_guide_s_digits(edge_order: int, expected: list[float]) -> None:
    """The first example of the guide, for both edge orders."""
    assert bits_agree(gradient([1, 2, 4, 8, 16], edge_order=edge_order), np.array(expected))


ROWS = [[1.0, 3.0, 4.0, 2.0, 4.0], [1.0, 3.0, 4.0, 2.0, 4.0]]
COLUMNS = [[1.0, 1.5, 3.0, 6.0, 8.0], [3.0, 3.0, 2.5, 6.0, 10.0]]


@pytest.mark.parametrize(
    ("axis", "expected"),
    [
        (None, (ROWS, COLUMNS)),
        (0, ROWS),
        (-2, ROWS),
        (1, COLUMNS),
        (-1, COLUMNS),
        ([0, 1], (ROWS, COLUMNS)),
        ((1, 0), (COLUMNS, ROWS)),
    ],
)
def test_gradient_gives_the_guide_s_digits_on_two_axes(axis: Any, expected: Any) -> None:
    """The second example of the guide, for every way to name the axes."""
    result = gradient([[1, 2, 4, 8, 16], [2, 5, 8, 10, 20]], axis=axis)
    wanted = tuple(map(np.array, expected)) if isinstance(expected, tuple) else np.array(expected)
    assert bits_agree(result, wanted)


# --- generated calls -----------------------------------------------------------------------------

FLOAT_DTYPES = st.sampled_from(["float16", "float32", "float64", "complex64", "complex128"])


def any_numbers(dtype: Any) -> st.SearchStrategy[Any]:
    """Return a strategy of all numbers of `dtype`: nan, inf, -0.0 and denormals among them."""
    return hnp.from_dtype(np.dtype(dtype), allow_nan=True, allow_infinity=True)


@st.composite
def any_call(draw: st.DrawFn) -> Call:
    """Draw a call: samples of any dtype and shape, any axis, any mixture of spacings."""
    dtype = draw(st.one_of(FLOAT_DTYPES, st.sampled_from([d for d in NUMERIC if d[0] in "iu"])))
    shape = draw(hnp.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=6))
    f = draw(hnp.arrays(dtype, shape, elements=any_numbers(dtype)))
    if draw(st.booleans()):
        f = f.T
    axis = draw(st.sampled_from(axes_for(f.ndim)))
    scalar = st.one_of(any_numbers("float64"), any_numbers("float32"), st.integers(-9, 9))

    def spacing(length: int) -> Any:
        x_dtype = draw(st.sampled_from(["float64", "float32", "float16", "int16", "uint8"]))
        x = hnp.arrays(x_dtype, (length,), elements=any_numbers(x_dtype))
        return draw(st.one_of(scalar, x))

    how = draw(st.integers(0, 2))
    lengths = [f.shape[a] for a in named_axes(axis, f.ndim)]
    varargs = [(), (draw(scalar),), tuple(map(spacing, lengths))][how]
    return Call(f, varargs, {"axis": axis, "edge_order": draw(st.sampled_from([1, 2, 0]))})


@given(any_call())
def test_gradient_equals_numpy_for_generated_calls(generated: Call) -> None:
    """Bits, container, dtype, warnings and exception class agree on whatever is generated."""
    assert disagreement(generated) == ""


@given(
    hnp.arrays("float64", st.integers(2, 12), elements=any_numbers("float64")),
    st.data(),
)
def test_gradient_equals_numpy_on_generated_uneven_coordinates(
    f: np.ndarray, data: st.DataObject
) -> None:
    """Any float64 samples on any float64 coordinates, both edge orders where they fit."""
    x = data.draw(hnp.arrays("float64", f.shape, elements=any_numbers("float64")))
    for edge_order in (1, 2):
        assert disagreement(call(f, x, edge_order=edge_order)) == ""


# --- warnings and floating-point state -----------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "category"),
    [
        (call([1.0, 2.0, 4.0], [0, 1, 1]), RuntimeWarning),
        (call([1.0, 2.0, 4.0], 0.0), RuntimeWarning),
        (call([0.0, np.inf, 3.0, np.inf]), RuntimeWarning),
        (call(np.array([60000, 0, -60000], dtype=np.float16)), RuntimeWarning),
        (call([1.0, 2.0, 4.0, 3.0], 1 + 2j), np.exceptions.ComplexWarning),
        (call([1.0, 2.0, 4.0, 3.0], 1 + 2j, edge_order=2), np.exceptions.ComplexWarning),
        (call([1.0, 2.0, 4.0], [0, 1j, 3]), np.exceptions.ComplexWarning),
    ],
)
def test_gradient_warns_where_numpy_warns(of: Call, category: type[Warning]) -> None:
    """The categories of the warnings are those of NumPy."""
    assert of.run(gradient).categories == of.run(np.gradient).categories == {category}


@pytest.mark.parametrize("size", [5, 20_000])
@pytest.mark.parametrize("even", [True, False])
def test_gradient_raises_floating_point_errors_where_numpy_does(size: int, even: bool) -> None:
    """``np.errstate(divide="raise")`` reaches the statements on every path."""
    x = np.arange(float(size)) if even else np.arange(float(size)) ** 2
    spacing = 0.0 if even else np.where(np.arange(size) == 3, x[2], x)
    f = np.arange(float(size))
    with np.errstate(divide="raise", invalid="ignore"):
        for function in (gradient, np.gradient):
            with pytest.raises(FloatingPointError, match="divide by zero"):
                function(f, spacing)


def test_gradient_leaves_the_floating_point_state_alone() -> None:
    """Neither the error state nor the size of the ufunc buffers is changed by a call."""
    before = (np.geterr(), np.getbufsize())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gradient(np.ones((300, 300)), 0.0)
        gradient(np.ones((300, 300)), np.zeros(300), np.arange(300.0) ** 2)
    assert (np.geterr(), np.getbufsize()) == before


def test_gradient_never_calls_numpy_gradient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The values are made here: `numpy.gradient` is not even looked at."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("numpy.gradient was called")

    monkeypatch.setattr(np, "gradient", refuse)
    assert gradient([1, 2, 4]).tolist() == [1.0, 1.5, 2.0]
    assert gradient([1, 2, 4], [0, 1, 3], edge_order=2).tolist() == [1.0, 1.0, 1.0]


def test_gradient_does_not_change_its_arguments() -> None:
    """Samples and coordinates are as they were, on the plain and on the in-place path."""
    for size in (9, 40_000):
        f, x = np.sin(np.arange(float(size))), np.arange(float(size)) ** 2
        kept = f.copy(), x.copy()
        gradient(f, x), gradient(f, 0.5)
        assert bits_agree((f, x), kept)
