"""An argument: value and code of one reading agree, and a refusal says what and where."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import ParseError
from gradient_core.arrays import (
    as_argument,
    read_argument,
    read_distance_or_coordinates,
    read_one_number,
)
from gradient_core.oracle import bits_agree


@pytest.mark.parametrize(
    "text",
    [
        "1, 2, 4",
        "linspace(0, 2pi, 9)",
        "1/3 2/3; 1 nan",
        "array([1, 2], dtype=uint8)",
        "array([0.1, 1], dtype=float32)",
        "array([0.1, 1], dtype=longdouble)",
        "1+2j, 3",
        "-0.0",
        "[[[1, 2]], [[3, 4]]]",
    ],
)
def test_code_makes_the_value(text: str) -> None:
    """What is shown, run with ``np`` alone, is what was computed with."""
    read = read_argument(text)

    assert bits_agree(np.asarray(eval(read.code, {"np": np})), np.asarray(read.value))
    assert not read.value.flags.writeable
    assert as_argument(read) is read


@pytest.mark.parametrize(
    "value", [0.5, np.float32(0.1), np.array([1, 2]), np.array([[0.1, np.inf]]), [1, 2, 4]]
)
def test_code_of_a_value_makes_it_again(value: Any) -> None:
    """A value without a text gets its code from its numbers."""
    made = eval(as_argument(value).code, {"np": np})

    assert bits_agree(np.asarray(made), np.asarray(value))


@pytest.mark.parametrize("value", [np.array([True]), np.array([]), np.array(["2024"], "M8[Y]")])
def test_value_that_no_code_stands_for_is_refused(value: Any) -> None:
    """Rather no code than one that makes something else."""
    with pytest.raises(ParseError):
        as_argument(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.5", 0.5), (" 1/4 ", 0.25), ("7", 7), ("-2", -2), ("(3)", 3), ("1+2j", 1 + 2j)],
)
def test_bare_number_is_a_distance(text: str, value: Any) -> None:
    """A Python number, with the code of the number."""
    read = read_distance_or_coordinates(text)

    assert type(read.value) is type(value)
    assert read.value == value == eval(read.code)


@pytest.mark.parametrize("text", ["[0.5]", "0, 1", "linspace(0, 1, 1)", "array([2], dtype=int8)"])
def test_brackets_and_calls_are_coordinates(text: str) -> None:
    """Even of one number."""
    assert read_distance_or_coordinates(text).value.ndim == 1


def test_one_number_may_stand_in_brackets_and_several_are_refused() -> None:
    """The code is that of the number, not of the list or call that it came from."""
    assert read_one_number("linspace(2, 2, 1)", "h").code == "2.0"
    with pytest.raises(ParseError, match=r"`h` must be one number; got 2\. Take one") as caught:
        read_one_number("1, 2", "h", "Take one.")

    assert caught.value.argument == "h"


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("1, 2, oops", 6),
        ("1, 2\n3, oops", 8),
        ("oops", 0),
        ("1,, 2", 2),
        ("[1, 2", 5),
        ("[1, 2)", 5),
        ("0, linspace(0, x, 3)", 3),
        ("linspace(0, 1; 3)", 13),
        ("linspace(0, 1", 13),
        ("np.sin(1)", 0),
        ("1 2; 3", None),
        ("", None),
        ("array([300], dtype=int8)", None),
    ],
)
def test_refusal_names_the_argument_and_points_at_the_token(
    text: str, position: int | None
) -> None:
    """The place is counted from 0; what is wrong as a whole has none."""
    with pytest.raises(ParseError, match=r"^`samples`, entry 2, must be ") as caught:
        read_argument(text, "samples", 2)

    assert caught.value.argument == "samples"
    assert caught.value.position == position
