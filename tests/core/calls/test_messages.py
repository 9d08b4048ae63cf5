"""Every message of NumPy about a gradient, made by the installed NumPy and put into plain words."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from gradient_core import GradientCoreError, ParseError, gradient
from gradient_core.calls import explain_error
from gradient_core.calls.messages import _MESSAGES, EMPTY_RESULT, explain_message

DATES = np.array(["2020-01-01", "2020-01-02", "2020-01-05"], "M8[D]")
EVEN_DATES = np.array(["2020-01-01", "2020-01-02", "2020-01-03"], "M8[D]")
SQUARE = np.arange(9.0).reshape(3, 3)
BLOCK = np.arange(27.0).reshape(3, 3, 3)

Wrong = Callable[[Callable[..., Any]], Any]


def unpack_two(result: Any) -> Any:
    """Write the result into two names."""
    first, second = result
    return first, second


# What goes wrong, NumPy's words, and a part of ours.
MISTAKES: tuple[tuple[str, Wrong, str, str], ...] = (
    ("one sample", lambda g: g([5.0]), "Shape of array too small", "too few samples"),
    ("one row", lambda g: g(np.ones((1, 5))), "Shape of array too small", "too few samples"),
    (
        "two samples, edge_order=2",
        lambda g: g([5, 7], edge_order=2),
        "Shape of array too small",
        "edge_order=2 needs 3",
    ),
    (
        "three coordinates for four samples",
        lambda g: g([1, 2, 3, 4], [1, 2, 3]),
        "when 1d, distances must match the length",
        "more or fewer coordinates",
    ),
    (
        "meshgrid",
        lambda g: g(SQUARE, *np.meshgrid(range(3), range(3))),
        "distances must be either scalars or 1d",
        "whole grid",
    ),
    ("one array", lambda g: g(SQUARE, [1, 2, 3]), "invalid number of arguments", "number of"),
    ("three numbers", lambda g: g(SQUARE, 1, 2, 3), "invalid number of arguments", "number of"),
    ("scattered", lambda g: g([1.0, 2], [1, 2], [1, 2]), "invalid number of", "number of"),
    ("function and x", lambda g: g(np.sin, [1, 2]), "invalid number of", "number of"),
    ("dates", lambda g: g([1, 4, 9], DATES), "ufunc 'multiply' cannot use operands", "dates"),
    ("even dates", lambda g: g([1, 4, 9], EVEN_DATES), "ufunc 'divide' cannot use", "dates"),
    ("minus", lambda g: -g(SQUARE), "bad operand type for unary -: 'tuple'", "no minus"),
    ("half", lambda g: g(SQUARE) * 0.5, "can't multiply sequence by non-int", "float"),
    ("divided", lambda g: g(SQUARE) / 2, "unsupported operand type(s) for /", "no arithmetic"),
    ("plus", lambda g: g(SQUARE) + 1, "can only concatenate tuple", "no arithmetic"),
    ("shape", lambda g: g(SQUARE).shape, "'tuple' object has no attribute", "not one array"),
    ("index", lambda g: g(SQUARE)[0, 1], "tuple indices must be integers", "not one array"),
    ("too many", lambda g: unpack_two(g(BLOCK)), "too many values to unpack", "one output per"),
    ("not enough", lambda g: unpack_two(g(np.ones((1, 2)), axis=1)), "not enough values", "single"),
    ("same x", lambda g: g([0.0, 1, 1, 4], [0.0, 1, 1, 2]), "divide by zero", "A gap is 0"),
    ("zero", lambda g: g([0.0, 1, 4], 0), "divide by zero encountered in divide", "A gap is 0"),
    ("0/0", lambda g: g([1.0, 1, 1], [1.0, 1, 1]), "invalid value encountered", "not a number"),
    ("edge_order=3", lambda g: g([1, 2, 3], edge_order=3), "greater than 2 not", "1 or 2"),
    ("edge_order=0", lambda g: g([1, 2], edge_order=0), "index 2 is out of bounds", "below 1"),
    ("axis=2", lambda g: g(SQUARE, axis=2), "axis 2 is out of bounds", "no axis 2"),
    ("axis=-3", lambda g: g(SQUARE, axis=-3), "axis -3 is out of bounds", "no axis -3"),
    ("axis twice", lambda g: g(SQUARE, axis=(0, 0)), "repeated axis", "twice"),
    ("axis=1.0", lambda g: g(SQUARE, axis=1.0), "'float' object is not iterable", "whole numbers"),
    ("axis='x'", lambda g: g(SQUARE, axis="x"), "cannot be interpreted as an", "whole numbers"),
    ("one coordinate", lambda g: g([5.0], [1.0]), "index 0 is out of bounds", "single coordinate"),
    ("truth", lambda g: g(np.array([True, False])), "numpy boolean subtract", "Truth values"),
    ("letters", lambda g: g(["a", "b", "c"]), "ufunc 'subtract' did not contain", "not numbers"),
    ("None", lambda g: g([None, 1, 2]), "unsupported operand type(s) for -", "not numbers"),
    ("ragged", lambda g: g([[1, 2], [3]]), "inhomogeneous shape", "different lengths"),
    (
        "beside np.diff",
        lambda g: g([1.0, 2, 4]) - np.diff([1.0, 2, 4]),
        "operands could not be broadcast together with shapes (3,) (2,)",
        "different lengths",
    ),
    ("complex h", lambda g: g([1.0, 2, 3], 1 + 2j), "Casting complex values", "imaginary part"),
)

KEYWORDS = ("dx", "varargs", "spacing")


def caught(wrong: Wrong, function: Callable[..., Any]) -> Exception:
    """Return what a mistake raises; warnings count, too."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            result = wrong(function)
        except Exception as error:
            return error
    raise AssertionError(f"nothing was raised, but returned {result}")


@pytest.mark.parametrize(
    ("wrong", "theirs", "ours"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_message_of_the_installed_numpy_is_explained(wrong: Wrong, theirs: str, ours: str) -> None:
    """NumPy still says this, it is recognised, and the words are not NumPy's."""
    error = caught(wrong, np.gradient)
    explained = explain_error(error)

    assert theirs in str(error)
    assert ours in explained.message
    assert explained.message.endswith(".")
    assert explained.fix.endswith(".")
    assert str(error) not in explained.message


@pytest.mark.parametrize("wrong", [row[1] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_exception_of_this_package_is_known_by_the_same_code(wrong: Wrong) -> None:
    """`gradient_core.gradient` refuses in its own words; code and fix are those for NumPy's."""
    theirs = explain_error(caught(wrong, np.gradient))
    error = caught(wrong, gradient)
    ours = explain_error(error)

    assert (ours.code, ours.fix) == (theirs.code, theirs.fix)
    assert (ours.message == str(error)) == isinstance(error, GradientCoreError)


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_keyword_that_gradient_does_not_have_is_named(keyword: str) -> None:
    """Old answers and other libraries have such keywords."""
    error = caught(lambda g: g([1, 2, 4], **{keyword: 1}), np.gradient)

    assert explain_error(error).message.startswith(f"np.gradient has no keyword {keyword}:")


@pytest.mark.parametrize("given", [lambda x: x**2, np.sin, 5.0])
def test_empty_tuple_is_explained(given: Any) -> None:
    """NumPy says nothing when it is given a function or a number."""
    result = np.gradient(given)
    explained = explain_message(EMPTY_RESULT)

    assert str(result) == EMPTY_RESULT
    assert explained is not None
    assert explained.message.startswith("NumPy returns an empty tuple: it got a function")


def test_message_pasted_from_a_terminal_is_recognised() -> None:
    """The name of the class before it does not matter."""
    explained = explain_message("TypeError: bad operand type for unary -: 'tuple'")

    assert explained is not None
    assert "no minus" in explained.message


def test_other_exceptions_are_not_taken_for_known_ones() -> None:
    """An unknown text has no explanation; as an exception it gets a general one."""
    assert explain_message("disk full") is None
    assert explain_error(ValueError("disk full")).code == "unknown"


def test_refusal_without_words_of_numpy_keeps_its_own() -> None:
    """What only this package refuses explains itself."""
    explained = explain_error(ParseError("`f` must be numbers; got x. Write 1."))

    assert explained.message == "`f` must be numbers; got x. Write 1."
    assert explained.fix == ""


def test_each_explanation_has_a_code_of_its_own() -> None:
    """Links and tests name an explanation by its code."""
    codes = [explain_error(caught(row[1], np.gradient)).code for row in MISTAKES]
    known = {code for code, *_ in _MESSAGES} - {"nothing_to_differentiate", "unknown_keyword"}

    assert len({code for code, *_ in _MESSAGES}) == len(_MESSAGES)
    assert set(codes) == known
