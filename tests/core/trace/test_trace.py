"""`GradientTrace`: what it returns, how it is walked, and when it refuses."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from gradient_core import (
    GradientAxisError,
    GradientIndexError,
    GradientTrace,
    gradient,
    trace_gradient,
)
from gradient_core.oracle import bits_agree, numpy_gradient
from tests.core.inputs import Tagged, samples
from tests.core.trace.traces import GUIDE, PAIR


def test_print_shows_every_step_on_a_line_of_its_own() -> None:
    """Axis by axis, in C order; `lines` gives the same one by one."""
    trace = trace_gradient(PAIR, 1, [0, 1, 3, 4, 9])
    assert str(trace).splitlines() == list(trace.lines()) == [s.line for s in trace.steps()]


@pytest.mark.parametrize(
    ("f", "varargs", "options"),
    [
        (GUIDE, (), {}),
        (GUIDE, (0.5,), {"edge_order": 2}),
        (PAIR, (), {}),
        (PAIR, (2, [0, 1, 3, 4, 9]), {}),
        (PAIR, (), {"axis": (1, 0)}),
        (PAIR, (), {"axis": [0]}),
        (PAIR, (), {"axis": ()}),
        (np.ma.masked_array(GUIDE, [0, 1, 0, 0, 0]), (), {}),
        (np.array(PAIR, dtype="float32").view(Tagged), (0.1,), {}),
        (np.array(GUIDE, "M8[D]"), (), {}),
        (np.sin, (), {}),
        (np.float32(5), (), {}),
    ],
)
def test_values_are_what_numpy_returns(f: Any, varargs: tuple[Any, ...], options: Any) -> None:
    """Container, type, dtype, shape and bits of `numpy.gradient`."""
    trace = trace_gradient(f, *varargs, **options)
    assert bits_agree(trace.values, numpy_gradient(f, *varargs, **options))
    assert len(trace) == sum(output.size for output in trace.outputs)


def test_trace_says_what_was_asked() -> None:
    """Axes are not negative and in the order asked for; edge_order is as given."""
    trace = trace_gradient(PAIR, axis=(-1, 0), edge_order=True)
    assert trace.axes == (1, 0)
    assert trace.edge_order is True
    assert [reading.axis for reading in trace.spacing] == [1, 0]
    assert trace.samples.dtype == np.array(PAIR).dtype
    assert "shape (2, 5), axes (1, 0), edge_order=True, 20 difference steps" in repr(trace)


# --- walking the steps ---------------------------------------------------------------------------


def test_steps_come_in_c_order_axis_by_axis() -> None:
    """All outputs of the first axis asked for, then all of the next."""
    steps = trace_gradient(PAIR, axis=(1, 0)).steps()
    places = [(step.axis, step.index) for step in steps]
    assert places == [(axis, (i, j)) for axis in (1, 0) for i in range(2) for j in range(5)]
    assert len(steps) == 20


def test_steps_of_one_axis() -> None:
    """Named by its number, negative ones too."""
    trace = trace_gradient(PAIR)
    for axis in (0, 1, -1):
        steps = trace.steps(axis)
        assert len(steps) == 10
        assert {step.axis for step in steps} == {axis % 2}


def test_steps_are_a_sequence() -> None:
    """Negative numbers, slices, iteration, reversal and IndexError as for a list."""
    trace = trace_gradient(GUIDE)
    steps = trace.steps()
    assert [s.index for s in steps] == [0, 1, 2, 3, 4]
    assert steps[-1].index == 4
    assert [s.index for s in steps[1:3]] == [1, 2]
    assert [s.index for s in steps[::-2]] == [4, 2, 0]
    assert [s.index for s in steps[-2:99]] == [3, 4]
    assert steps[5:] == []
    assert [s.index for s in reversed(steps)] == [4, 3, 2, 1, 0]
    for number in (5, -6):
        with pytest.raises(IndexError):
            steps[number]


def test_steps_are_made_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten million outputs: asking for three of them makes three steps."""
    made: list[tuple[int, ...]] = []
    step = GradientTrace.step

    def counting(self: GradientTrace, index: Any, axis: int | None = None) -> Any:
        made.append(index)
        return step(self, index, axis)

    monkeypatch.setattr(GradientTrace, "step", counting)
    steps = trace_gradient(np.arange(1e6)).steps()
    assert made == []
    assert [s.index for s in steps[-3:]] == [999_997, 999_998, 999_999]
    assert made == [(999_997,), (999_998,), (999_999,)]


def test_step_takes_negative_indices_and_numpy_integers() -> None:
    """Counted from the end, and named from the start."""
    trace = trace_gradient(PAIR, axis=0)
    for index in ((-1, -2), (np.int64(1), np.uint8(3)), [1, 3]):
        step = trace.step(index)
        assert step.index == (1, 3)
        assert step.name == "gradient[1, 3]"
        assert all(type(k) is int for k in step.index)
    assert trace_gradient(GUIDE).step(np.int8(-5)).index == 0


@pytest.mark.parametrize("index", [5, -6, (0, 0), (), 10**30])
def test_step_refuses_an_index_outside(index: Any) -> None:
    """The message has the shape and what was given."""
    with pytest.raises(GradientIndexError, match=r"`index` must be inside the shape \(5,\).* got"):
        trace_gradient(GUIDE).step(index)


@pytest.mark.parametrize("index", [1.0, "1", None, (1.5,), slice(0, 2), [[1]], 1 + 0j])
def test_step_refuses_an_index_that_is_no_integer(index: Any) -> None:
    """A float is not rounded, a slice is not taken apart."""
    with pytest.raises(GradientIndexError, match=r"`index` must be"):
        trace_gradient(GUIDE).step(index)


def test_step_refuses_an_axis_that_was_not_differentiated() -> None:
    """The message has those that were."""
    with pytest.raises(GradientAxisError, match=r"`axis` must be one of .* \(1,\); got 0"):
        trace_gradient(PAIR, axis=1).step((0, 0), axis=0)
    with pytest.raises(GradientAxisError, match=r"`axis` must be from -2 to 1 .* got 2"):
        trace_gradient(PAIR).step((0, 0), axis=2)


def test_step_wants_an_axis_where_there_are_several() -> None:
    """And where there is none."""
    with pytest.raises(GradientAxisError, match=r"`axis` must be one of .* got \(0, 1\)"):
        trace_gradient(PAIR).step((0, 0), axis=(0, 1))
    with pytest.raises(GradientAxisError, match=r"`axis` must name one .* \(0, 1\); got None"):
        trace_gradient(PAIR).step((0, 0))
    with pytest.raises(GradientAxisError, match=r"`axis` must name one .* \(\); got None"):
        trace_gradient(PAIR, axis=()).step((0, 0))


def test_step_of_a_trace_without_samples() -> None:
    """There is no output, so no index is inside."""
    trace = trace_gradient(np.zeros((0, 3)), axis=1)
    assert len(trace) == 0
    assert list(trace.steps()) == []
    assert str(trace) == ""
    with pytest.raises(GradientIndexError, match=r"inside the shape \(0, 3\)"):
        trace.step((0, 0))


# --- read-only views ------------------------------------------------------------------------------


def test_trace_holds_read_only_views() -> None:
    """Nothing can be written through a trace, and the caller's arrays stay writeable."""
    f, x = np.array([1.0, 2.0, 4.0]), np.array([0.0, 1.0, 3.0])
    trace = trace_gradient(f, x)
    for view in (trace.samples, trace.values, trace.outputs[0], trace.spacing[0].coordinates):
        with pytest.raises(ValueError, match="read-only"):
            view[0] = 7.0
    assert np.shares_memory(trace.samples, f)
    f[0] = x[0] = 7.0


def test_trace_of_large_samples_copies_nothing() -> None:
    """The views look at the caller's own arrays."""
    f, x = np.arange(200_000.0), np.arange(200_000.0) ** 2
    trace = trace_gradient(f, x)
    assert np.shares_memory(trace.samples, f)
    assert np.shares_memory(trace.spacing[0].coordinates, x)


# --- in a notebook -------------------------------------------------------------------------------


def test_trace_shows_its_first_steps_in_a_notebook() -> None:
    """A card in HTML and in LaTeX, and not a million rows of it."""
    html = trace_gradient(np.arange(1e6))._repr_html_()
    assert html.count("<tr>") == 20
    assert "1000000 difference steps" in html
    latex = trace_gradient(GUIDE)._repr_latex_()
    assert latex[0] == latex[-1] == "$"
    assert latex.count("g_{") == 5


def test_step_card_escapes_its_text() -> None:
    """Names of units and numbers cannot bring markup along."""
    html = trace_gradient([1, 2, 4]).step(1)._repr_html_()
    assert "gradient[1], central difference" in html
    assert "<script" not in html


def test_trace_warns_like_gradient() -> None:
    """The warnings of the computation are those of `gradient`; reading steps adds none."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        trace = trace_gradient([1.0, 2.0, 4.0], [0, 1, 1])
    assert {warning.category for warning in caught} == {RuntimeWarning}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for step in trace.steps():
            assert step.terms
            assert step.code
            assert (step.exact is None) is (step.index > 0)
            assert step.line
        assert trace.columns()
        assert trace.cautions


def test_trace_of_the_same_call_has_gradient_s_bits() -> None:
    """`trace_gradient` and `gradient` are one computation."""
    f = samples("float64", (30, 40))
    assert bits_agree(trace_gradient(f, 0.3).values, gradient(f, 0.3))
