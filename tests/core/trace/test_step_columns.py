"""`GradientTrace.columns`: the same records as the steps, all at once."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest

from gradient_core import GradientTrace, trace_gradient
from gradient_core.oracle import bits_agree
from gradient_core.statements.statement import REGIONS
from tests.core.inputs import NUMERIC, samples
from tests.core.trace.traces import GUIDE, PAIR, quiet_trace

X, Y, Z = [0, 1, 3, 4, 9], [2, 1.5, 1.25], [0, 0.1, 0.3, 0.4]


def row_of(columns: dict[str, np.ndarray], number: int) -> dict[str, Any]:
    """Return one row of the columns."""
    return {name: column[number] for name, column in columns.items()}


def assert_columns_are_the_steps(trace: GradientTrace) -> None:
    """Take the columns apart row by row and compare each row with its step."""
    columns = trace.columns()
    assert {len(column) for column in columns.values()} == {len(trace)}
    for number, step in enumerate(trace.steps()):
        row = row_of(columns, number)
        index = tuple(row[f"index_{k}"] for k in range(trace.samples.ndim))
        assert index == (step.index if isinstance(step.index, tuple) else (step.index,))
        assert row["axis"] == step.axis
        assert REGIONS[row["region"] + 1] == step.region
        assert row["accuracy_order"] == step.accuracy_order
        assert row["count"] == len(step.terms)
        assert bits_agree(row["value"], step.value)
        for k, term in enumerate(step.terms):
            assert row[f"offset_{k}"] == term.offset
            sample, weight = row[f"sample_{k}"], row[f"weight_{k}"]
            assert bits_agree(sample, np.asarray(term.sample, sample.dtype)[()])
            assert bits_agree(weight, np.asarray(term.weight, weight.dtype)[()])
        for k in range(len(step.terms), 3):
            assert row[f"offset_{k}"] == row[f"sample_{k}"] == row[f"weight_{k}"] == 0


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize(
    ("shape", "varargs"),
    [
        ((5,), ()),
        ((5,), (0.1,)),
        ((5,), (X,)),
        ((5, 3), ()),
        ((5, 3), (X, Y)),
        ((5, 3), (X, 2)),
        ((5, 3, 4), (0.5,)),
        ((5, 3, 4), (X, Y, Z)),
    ],
)
def test_columns_are_the_steps(shape: tuple[int, ...], varargs: Any, edge_order: int) -> None:
    """One to three dimensions, uniform and non-uniform, both edge orders."""
    assert_columns_are_the_steps(
        trace_gradient(samples("float64", shape), *varargs, edge_order=edge_order)
    )


@pytest.mark.parametrize("dtype", NUMERIC)
def test_columns_are_the_steps_for_every_dtype(dtype: str) -> None:
    """Samples keep the dtype NumPy computes with."""
    for varargs in ((), (0.5,), (X,)):
        assert_columns_are_the_steps(quiet_trace(samples(dtype, (5,)), *varargs, edge_order=2))


@pytest.mark.parametrize("axis", [0, 1, (1, 0), [-1]])
def test_columns_follow_the_axes_asked_for(axis: Any) -> None:
    """One axis after the other, in the order of the result."""
    assert_columns_are_the_steps(trace_gradient(PAIR, axis=axis))


def test_columns_of_one_axis_are_part_of_all() -> None:
    """The rows of an axis are the same whether asked for alone or with the others."""
    trace = trace_gradient(PAIR, 2, X)
    whole = trace.columns()
    for where, axis in enumerate(trace.axes):
        for name, column in trace.columns(axis).items():
            assert np.array_equal(column, whole[name][10 * where : 10 * where + 10])


@pytest.mark.parametrize(
    "rows", [slice(2, 7), slice(None, None, -3), slice(8, 99), [0, -1, 3, 3], np.array([9]), []]
)
@pytest.mark.parametrize("f", [np.array(PAIR), np.asfortranarray(PAIR)], ids=["C", "F"])
def test_columns_of_some_rows_are_those_rows(f: np.ndarray, rows: Any) -> None:
    """Any slice, any indices in any order, of each axis; dtypes too."""
    trace = trace_gradient(f, 2, X, edge_order=1)
    rows = np.array(rows, dtype=int) if isinstance(rows, list) else rows
    some = trace.columns(rows=rows)
    for name, column in trace.columns().items():
        wanted = np.concatenate([column[:10][rows], column[10:][rows]])
        assert np.array_equal(some[name], wanted)
        assert some[name].dtype == column.dtype


def test_columns_of_a_row_that_is_not_there_are_refused() -> None:
    """As by any array."""
    with pytest.raises(IndexError):
        trace_gradient(GUIDE).columns(rows=[5])


@pytest.mark.parametrize("varargs", [(), (np.arange(1e6) ** 1.5,)], ids=["uniform", "non-uniform"])
def test_columns_of_some_rows_cost_those_rows(varargs: Any) -> None:
    """A table of 200 rows of a million takes the memory of 200 rows."""
    trace = trace_gradient(np.arange(1e6), *varargs)
    tracemalloc.start()
    columns = trace.columns(rows=slice(500_000, 500_200))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(columns["value"]) == 200
    assert peak < 500_000


def test_columns_put_together_give_the_values() -> None:
    """Weight times sample, added up in order, is the value of every weighted sum."""
    columns = trace_gradient(samples("float64", (5, 3)), X, Y, edge_order=2).columns()
    total = columns["weight_0"] * columns["sample_0"] + columns["weight_1"] * columns["sample_1"]
    total = total + columns["weight_2"] * columns["sample_2"]
    assert np.array_equal(total, columns["value"])


def test_columns_of_special_numbers() -> None:
    """Zero gaps, nan and inf are shown as NumPy has them, without a warning."""
    trace = quiet_trace([0.0, np.nan, 4.0, np.inf, 1.0], [0, 1, 1, 2, 3])
    assert_columns_are_the_steps(trace)
    assert_columns_are_the_steps(quiet_trace([1.0, 2.0, 4.0], 0))


@pytest.mark.parametrize(
    "f",
    [
        np.array([1, 2, 4, 9], "M8[D]"),
        np.array([1, 2, 4, 9], "m8[s]"),
        np.ma.masked_array([1.0, 2.0, 4.0, 9.0], [0, 1, 0, 0]),
        np.array([1, 2.5, 4, 9], dtype=object),
    ],
    ids=["dates", "times", "masked", "objects"],
)
def test_columns_exist_for_every_kind_of_samples(f: np.ndarray) -> None:
    """Times, masked arrays and objects have columns of their length, too."""
    columns = quiet_trace(f, edge_order=2).columns()
    assert columns["count"].tolist() == [3, 2, 2, 3]
    assert all(type(column) is np.ndarray for column in columns.values())


def test_columns_without_axes_are_empty() -> None:
    """There is no row and no column where nothing was differentiated."""
    assert trace_gradient(PAIR, axis=()).columns() == {}


def test_columns_are_numbers_of_fixed_width() -> None:
    """No strings and no objects: a million rows stay small."""
    columns = trace_gradient(GUIDE).columns()
    assert {column.dtype.kind for column in columns.values()} == {"i", "f"}
