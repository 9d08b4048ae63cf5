"""What `gradient` refuses: NumPy's class, NumPy's words, and a message that helps."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from gradient_core import (
    GradientAxisError,
    GradientCoreError,
    GradientIndexError,
    GradientOverflowError,
    GradientTypeError,
    GradientValueError,
    GradientZeroDivisionError,
    gradient,
    trace_gradient,
)
from tests.core.parity import Call, call


@dataclass(frozen=True)
class Bad:
    """A call that is refused, with the class and what the message must say."""

    of: Call
    error: type[GradientCoreError]
    match: str


SQUARE = np.ones((3, 3))
BAD = (
    Bad(call([5]), GradientValueError, r"`f` must have at least 2 samples .* got 1 at axis 0"),
    Bad(call(np.ones((1, 5))), GradientValueError, r"`f` must .* got 1 at axis 0\. Leave the axis"),
    Bad(call([5, 7], edge_order=2), GradientValueError, r"`f` must have at least 3 samples"),
    Bad(call([5, 7], edge_order=1.5), GradientValueError, r"`f` must have at least 2\.5 samples"),
    Bad(call([5, 7], edge_order=0), GradientIndexError, r"`f` and `spacing` must"),
    Bad(call([5.0], [1.0]), GradientIndexError, r"`spacing` must hold at least 2 coordinates"),
    Bad(call([[1, 2], [3]]), GradientValueError, r"`f` must be an array with rows of one length"),
    Bad(call([1, 2, 3], edge_order=3), GradientValueError, r"`edge_order` must be 1 or 2; got 3"),
    Bad(
        call([1, 2, 3], edge_order="2"), GradientTypeError, r"`edge_order` must be 1 or 2; got '2'"
    ),
    Bad(call([1, 2, 3], edge_order=None), GradientTypeError, r"`edge_order` must be 1 or 2; got N"),
    Bad(call([1, 2, 3], edge_order=[1, 2]), GradientTypeError, r"`edge_order` must be 1 or 2"),
    Bad(
        call([1, 2, 3], edge_order=np.array([1, 2])),
        GradientValueError,
        r"`edge_order` must be 1 or 2",
    ),
    Bad(call([1, 2, 3], axis=1), GradientAxisError, r"`axis` must be from -1 to 0 .* got 1"),
    Bad(call(SQUARE, axis=-3), GradientAxisError, r"`axis` must be from -2 to 1 .* got -3"),
    Bad(call(SQUARE, axis=(0, 2)), GradientAxisError, r"`axis` must be from -2 to 1"),
    Bad(call(SQUARE, axis=(0, 0)), GradientValueError, r"`axis` must name each axis once"),
    Bad(call(SQUARE, axis=(0, -2)), GradientValueError, r"`axis` must name each axis once"),
    Bad(call(SQUARE, axis=1.0), GradientTypeError, r"`axis` must be None, an integer or a tuple"),
    Bad(call(SQUARE, axis="0"), GradientTypeError, r"`axis` must be None, an integer or a tuple"),
    Bad(call(SQUARE, [1, 2, 3]), GradientTypeError, r"`spacing` must be .* each of the 2 .* axes"),
    Bad(call(SQUARE, 1, 2, 3), GradientTypeError, r"`spacing` must be .* got 3 spacings"),
    Bad(call(SQUARE, 1, 2, axis=0), GradientTypeError, r"`spacing` must be .* the 1 .* axis;"),
    Bad(call(5.0, 1, 2), GradientTypeError, r"`spacing` must be nothing, one scalar"),
    Bad(
        call(SQUARE, SQUARE, SQUARE),
        GradientValueError,
        r"`spacing` must be one number or .* one line of the grid",
    ),
    Bad(call([1, 2, 3], [1, 2]), GradientValueError, r"`spacing` must hold one .* got 2 for the 3"),
    Bad(call([1, 2, 3], []), GradientValueError, r"`spacing` must hold one .* got 0 for the 3"),
    Bad(call([1, 2, 3], [[1], [1, 2]]), GradientValueError, r"`spacing` must be numbers"),
    Bad(call([1, 2, 3], ["a", "b", "c"]), GradientTypeError, r"`spacing` must be numbers"),
    Bad(call([1, 2, 3], "a"), GradientTypeError, r"`f` and `spacing` must be numbers"),
    Bad(call([1, 2, 3], None), GradientTypeError, r"`f` and `spacing` must be numbers"),
    Bad(call(["a", "b", "c"]), GradientTypeError, r"`f` and `spacing` must .* got <U1 samples"),
    Bad(
        call([True, False, True]), GradientTypeError, r"`f` and `spacing` must .* got bool samples"
    ),
    Bad(call([True, False, True], 10**400), GradientTypeError, r"`f` and `spacing` must .* bool"),
    Bad(call([None, None, None]), GradientTypeError, r"`f` and `spacing` must .* object samples"),
    Bad(call([Decimal(1), Decimal(2), Decimal(4)], 0.5), GradientTypeError, r"must be numbers"),
    Bad(
        call([1.0, 4.0, 9.0], np.array(["2000-01-01", "2000-01-02", "2000-01-05"], "M8[D]")),
        GradientTypeError,
        r"`f` and `spacing` must .* timedelta64\[D\] spacing",
    ),
    Bad(
        call([1.0, 4.0, 9.0], np.timedelta64(1, "D")),
        GradientTypeError,
        r"`f` and `spacing` must be numbers",
    ),
    Bad(
        call([1, 2, 3], 0, edge_order=2),
        GradientZeroDivisionError,
        r"`f` and `spacing` must .* NumPy says: float division by zero",
    ),
    Bad(
        call([1.0, 2, 3], 10**400), GradientOverflowError, r"`f` and `spacing` must .* int spacing"
    ),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.error.__name__[8:]}-{bad.match[:24]}")
def test_gradient_refuses_what_numpy_refuses(bad: Bad) -> None:
    """The same public class as NumPy's exception, which is quoted to the letter."""
    theirs, ours = bad.of.run(np.gradient), bad.of.run(gradient)
    assert ours.public_class is theirs.public_class is not None
    assert isinstance(ours.error, GradientCoreError)
    assert ours.error.numpy_message == str(theirs.error)
    assert ours.error.__cause__ is None or not isinstance(ours.error.__cause__, GradientCoreError)


@pytest.mark.parametrize("function", [gradient, trace_gradient])
@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.error.__name__[8:]}-{bad.match[:24]}")
def test_refusal_names_the_argument_and_the_rule(bad: Bad, function: Any) -> None:
    """The message has the argument in backticks, what it must be, and ends as a sentence."""
    with np.errstate(all="ignore"), pytest.raises(bad.error, match=bad.match) as caught:
        function(bad.of.f, *bad.of.varargs, **bad.of.options)
    assert str(caught.value).endswith(".")


def test_every_public_class_of_numpy_is_in_the_table() -> None:
    """No kind of refusal goes untested."""
    assert {bad.error for bad in BAD} == {
        GradientAxisError,
        GradientIndexError,
        GradientOverflowError,
        GradientTypeError,
        GradientValueError,
        GradientZeroDivisionError,
    }


def test_axis_error_carries_the_axis() -> None:
    """What code for NumPy's `AxisError` reads from it is there."""
    with pytest.raises(np.exceptions.AxisError) as caught:
        gradient(SQUARE, axis=7)
    assert (caught.value.axis, caught.value.ndim) == (7, 2)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, IndexError)


@pytest.mark.parametrize("bad", [BAD[0], BAD[12]], ids=["value", "axis"])
def test_refusal_survives_pickling(bad: Bad) -> None:
    """A refusal may cross a process with its message and NumPy's."""
    error = bad.of.run(gradient).error
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.numpy_message == error.numpy_message


def test_keywords_that_numpy_does_not_know_are_a_type_error() -> None:
    """There is no ``varargs=``, ``dx=`` or ``spacing=``, neither here nor there."""
    for name in ("varargs", "dx", "spacing"):
        for function in (gradient, np.gradient):
            with pytest.raises(TypeError, match=name):
                function([1, 2, 3], **{name: 1.0})
