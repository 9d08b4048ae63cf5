"""Numbers as text: code that gives the bits back, and what people write."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradient_core.oracle import bits_agree
from gradient_core.text import code_number, is_rounded, latex_number, plain_number
from tests.core.differences.test_computing import any_numbers
from tests.core.inputs import NUMERIC

DTYPES = [dtype for dtype in NUMERIC if "longdouble" not in dtype]


@pytest.mark.parametrize("dtype", DTYPES)
@given(data=st.data())
def test_code_of_a_numpy_number_gives_its_bits_back(dtype: str, data: st.DataObject) -> None:
    """Type, every bit, and the signs of both parts of a complex zero."""
    value = data.draw(hnp.arrays(dtype, (1,), elements=any_numbers(dtype)))[0]
    again = eval(code_number(value, bare=False), {"np": np, "__builtins__": {}})
    assert type(again) is type(value)
    assert bits_agree(again, value)


@given(st.one_of(st.floats(), st.complex_numbers(), st.integers()))
def test_code_of_a_python_number_gives_its_bits_back(value: Any) -> None:
    """Python's own numbers stay Python's own."""
    again = eval(code_number(value, bare=False), {"np": np, "__builtins__": {}})
    assert type(again) is type(value)
    assert again == value if isinstance(value, int) else bits_agree(again, value)


@pytest.mark.parametrize(
    "value", [complex(a, b) for a in (0.0, -0.0, 1.0) for b in (0.0, -0.0, 1.0, -1.0)], ids=repr
)
def test_code_of_a_complex_number_keeps_both_signs(value: complex) -> None:
    """The literal -1j has the real part -0.0, so it cannot stand for every number it prints."""
    for number in (value, np.complex128(value), np.complex64(value)):
        again = eval(code_number(number, bare=False), {"np": np, "__builtins__": {}})
        assert bits_agree(again, number)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (3.0, None, "3"),
        (np.float64(-2.5), None, "-2.5"),
        (np.float32(0.1), None, "0.1"),
        (np.float16(0.1), None, "0.1"),
        (-0.0, None, "-0"),
        (1e-05, None, "1e-05"),
        (1e22, None, "1e+22"),
        (1 / 3, 4, "0.3333"),
        (2 / 3, 4, "0.6667"),
        (0.25, 4, "0.25"),
        (123456789.0, 4, "123456789"),  # no longer than the rounded text
        (1234567891234.0, 4, "1.235e+12"),
        (float("nan"), 4, "nan"),
        (float("-inf"), None, "-inf"),
        (7, None, "7"),
        (np.uint8(7), 2, "7"),
        (1 - 2j, None, "(1-2j)"),
        (np.complex64(0.1 + 2j), None, "(0.1+2j)"),
        (np.timedelta64(2, "D"), None, "2 days"),
        (np.ma.masked, None, "--"),
    ],
)
def test_plain_number_is_what_people_write(value: Any, digits: int | None, text: str) -> None:
    """Short, without the trailing .0, rounded only when digits are given."""
    assert plain_number(value, digits) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-2.5, "−2.5"),
        (1e-05, "1e−05"),
        (-1e-05, "−1e−05"),
        (-0.0, "−0"),
        (-math.inf, "−inf"),
        (np.int8(-7), "−7"),
        (-1 - 2j, "(−1−2j)"),
        (Fraction(-2, 3), "−2/3"),
        (np.timedelta64(-2, "D"), "−2 days"),
        (np.datetime64("2024-01-31"), "2024-01-31"),
        (np.ma.masked, "--"),
    ],
    ids=repr,
)
def test_minus_sign_is_the_one_asked_for(value: Any, text: str) -> None:
    """In front, in the exponent and between two parts; the hyphens of a date are none."""
    assert plain_number(value, minus="−") == text
    assert plain_number(value) == text.replace("−", "-")


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [(0.25, 4, False), (1 / 3, 4, True), (1 / 3, 17, False), (1e6, 4, False), (1j / 3, 4, True)],
)
def test_is_rounded_says_whether_digits_are_missing(value: Any, digits: int, rounded: bool) -> None:
    """So that an equation can say that it is only close."""
    assert is_rounded(value, digits) is rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1e-05, r"1 \times 10^{-5}"),
        (-2.5e22, r"-2.5 \times 10^{22}"),
        (float("inf"), r"\infty"),
        (float("-inf"), r"-\infty"),
        (float("nan"), r"\mathrm{NaN}"),
        (3.0, "3"),
        (1 - 2j, r"\left(1 - 2\mathrm{j}\right)"),
        (np.timedelta64(2, "D"), r"\text{2 days}"),
    ],
)
def test_latex_number_is_valid_latex(value: Any, text: str) -> None:
    """Powers of ten, infinity, NaN, complex numbers and units."""
    assert latex_number(value) == text
