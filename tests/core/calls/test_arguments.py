"""Texts of arguments: read as Python would, or refused with what to write."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gradient_core import ParseError
from gradient_core.calls import (
    read_array,
    read_axis,
    read_names,
    read_ramp,
    read_second_argument,
    read_spacings,
)
from gradient_core.calls.arguments import spacing_text
from gradient_core.limits import MOST_RAMP_VALUES
from gradient_core.oracle import bits_agree


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("", None),
        (" None ", None),
        ("0", 0),
        ("-1", -1),
        ("−1", -1),
        ("(0)", 0),
        ("(1, 0)", (1, 0)),
        ("0, 1", (0, 1)),
        ("[0, -1]", (0, -1)),
        ("[0]", (0,)),
        ("(0,)", (0,)),
        ("0,", (0,)),
        ("()", ()),
    ],
)
def test_axis_text_is_read_as_python_would(text: str, axis: Any) -> None:
    """What may stand behind axis= is read, and reads back."""
    assert read_axis(text) == axis
    assert read_axis(str(axis)) == axis


@pytest.mark.parametrize(
    "text",
    ["x", "1.0", "(0", "0)", "[0)", ",", "(,)", "0,,1", "0 1", "1e3", "--1", "none", "True",
     "__import__('os')", "0;1", "(0, (1,))", "99999", "٣", "x" * 10_000],
)  # fmt: skip
def test_axis_text_that_is_none_is_refused(text: str) -> None:
    """Anything else is refused with what to write; nothing is evaluated."""
    with pytest.raises(ParseError, match=r"`axis` must be None, one integer, or integers"):
        read_axis(text)


@pytest.mark.parametrize("text", ["", "0.5", "1; 2", "0, 1, 4; 0.5", "linspace(0, 1, 5); 1", "[3]"])
def test_spacing_text_reads_back(text: str) -> None:
    """The text that fixes write is read as the same values."""
    entries = read_spacings(text)
    again = read_spacings(spacing_text(entries))

    assert [type(e.value) for e in entries] == [type(e.value) for e in again]
    assert all(bits_agree(a.value, b.value) for a, b in zip(entries, again, strict=True))


def test_single_number_is_a_distance_and_brackets_make_coordinates() -> None:
    """A scalar counts for all axes, an array of one value for one axis."""
    distance, coordinates = read_spacings("0.5; [0.5]")

    assert type(distance.value) is float
    assert coordinates.value.shape == (1,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1;", "got nothing in entry 2"),
        (";", "got nothing in entry 1"),
        ("1; oops", "`spacing`, entry 2, must"),
        ("eval(1)", "`spacing`, entry 1, must"),
    ],
)
def test_spacing_that_cannot_be_read_names_its_entry(text: str, message: str) -> None:
    """The refusal says which entry."""
    with pytest.raises(ParseError, match=re.escape(message)):
        read_spacings(text)


@pytest.mark.parametrize(
    "text",
    ["_y_, x", "x", "x, y, z", "x, x", "1, x", "lambda, x", "x y, z", "x" * 13 + ", y", "<b>, y"],
)
def test_names_that_python_could_not_use_are_refused(text: str) -> None:
    """Names go into code and figures, so they are plain, different, and one per axis."""
    with pytest.raises(ParseError, match="`names` must be"):
        read_names(text, 2)


@pytest.mark.parametrize("text", ["2, 3", "(2, 3)", "[2,3]", " 2 ,3,"])
def test_ramp_has_its_own_slope_along_each_axis(text: str) -> None:
    """Along axis k neighbours differ by 10 to the power k, whatever the shape."""
    ramp = read_ramp(text).value

    assert ramp.shape == (2, 3)
    assert (np.diff(ramp, axis=0) == 1).all()
    assert (np.diff(ramp, axis=1) == 10).all()


@pytest.mark.parametrize(
    "text", ["", "0, 2", "-1", "2.5", "1, 1, 1, 1, 1", f"{MOST_RAMP_VALUES + 1}", "999999, 999999",
             "x", "(2, 3"]
)  # fmt: skip
def test_shape_that_is_none_is_refused(text: str) -> None:
    """Lengths are whole and positive, and a link cannot ask for a million values."""
    with pytest.raises(ParseError, match="`shape` must"):
        read_ramp(text)


def test_array_of_five_dimensions_is_refused() -> None:
    """The page draws up to four."""
    with pytest.raises(ParseError, match="`f` must have 1 to 4 dimensions; got 5"):
        read_array("[[[[[1, 2]]]]]")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "unit"),
        ("  \n", "unit"),
        ("0.5", "distance"),
        (" 1/3 ", "distance"),
        ("pi/8", "distance"),
        ("1+2j", "distance"),
        ("-2", "distance"),
        ("nan", "distance"),
        ("[0.5]", "coordinates"),
        ("0, 1, 4", "coordinates"),
        ("0 1", "coordinates"),
        ("[[0, 1], [2, 3]]", "coordinates"),
        ("linspace(0, 1, 1)", "coordinates"),
        ("np.arange(5)", "coordinates"),
        ("array([0, 1], dtype=float32)", "coordinates"),
        ("2024-01-01, 2024-01-02", "coordinates"),
    ],
)
def test_typed_text_is_one_of_three_kinds(text: str, kind: str) -> None:
    """Nothing, one number, or a list: brackets make a list even of one number."""
    given = read_second_argument(text)

    assert len(given) == (kind != "unit")
    assert all((np.ndim(argument.value) == 0) == (kind == "distance") for argument in given)
