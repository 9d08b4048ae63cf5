"""What a refusal says to write is accepted when it is written."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import ParseError, parse_array, parse_function
from gradient_core.errors import GradientCoreError
from gradient_core.tables import read_lines

# What was typed, what the refusal says, and what that gives.
NUMBERS = [
    ("1,5 2,5", "1.5", [1.5]),
    ("1,5 2,5", "1, 5", [1, 5]),
    ("1.234,5 6", "1234.5", [1234.5]),
    ("1.234,5 6", "1.234, 5", [1.234, 5]),
    ("1,200 7,000", "1200", [1200]),
    ("1 000 2 000", "1000", [1000]),
    ("1 000 2 000", "1, 0", [1, 0]),
    ("12 050", "12050", [12050]),
    ("[1 2\n3 4]", "[1 2; 3 4]", [[1, 2], [3, 4]]),
    ("a = [1 2\n 3 4\n]", "[1 2 3 4]", [1, 2, 3, 4]),
    ("1,2,,3", "nan", [float("nan")]),
    ("", "1, 4, 9, 16", [1, 4, 9, 16]),
    ("[1, [2, 3]]", "[1, 2]", [1, 2]),
    ("[1, [2, 3]]", "[[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
    ("[1 2; 3 [4]]", "[[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
    ("2**3", "1/3", [1 / 3]),
    ("2**3", "2*pi", [2 * 3.141592653589793]),
    ("1e999", "inf", [float("inf")]),
    ("1/0", "inf", [float("inf")]),
    ("1, NA", "nan", [float("nan")]),
    ("1, None", "nan", [float("nan")]),
    ("True, False", "1", [1]),
    ("$5 $6", "5", [5]),
    ("5%", "5", [5]),
    ("3i", "j", None),
    ("abc", "linspace(a, b, n)", None),
    ("linspace(0, 1, 0)", "linspace(0, 1, 11)", None),
    ("range(5)", "arange", None),
    ("array([1, 2], dtype=object)", "array([1, 2], dtype=float32)", [1, 2]),
    ("1+2 j", "1+2j", [1 + 2j]),
    ("1;2;3\n4;5;6\n7", "nan", [float("nan")]),
]
FORMULAS = [
    ("where(x<0)", "where(x < 0, a, b)", "where(x < 0, 1, 2)"),
    ("max(x)", "max(a, b, ...)", "max(x, 1)"),
    ("atan2(x)", "atan2(a, b)", "atan2(x, 1)"),
    ("|x", "abs(...)", "abs(x)"),
    ("(x", "Add )", "(x)"),
    ("2x +", "a value after `+`", "2x + 1"),
    ("t + x", "The variable here is x", "x + x"),
    ("t + x", "a number, for t", "3 + x"),
    ("abc", "The variable here is x", "x"),
    ("sinn(x)", "`sin`", "sin(x)"),
    ("2,5x", "decimals with a point", "2.5x"),
    ("d/dx x^2", "the function only", "x^2"),
    ("x^100", "exp(n*log(x))", "exp(100*log(x))"),
    ("", "sin(x)", "sin(x)"),
]


@pytest.mark.parametrize(("text", "fix", "values"), NUMBERS)
def test_what_is_to_be_written_for_numbers_is_read(
    text: str, fix: str, values: list[float] | None
) -> None:
    """Pasted as the refusal has it, with the values that it promises."""
    with pytest.raises(ParseError) as refused:
        read_lines(text, "f")
    assert fix in refused.value.message
    if values is not None:
        np.testing.assert_array_equal(parse_array(fix), values)


@pytest.mark.parametrize(("text", "fix", "mended"), FORMULAS)
def test_what_is_to_be_written_in_a_formula_is_read(text: str, fix: str, mended: str) -> None:
    """The refusal's words, and the formula with them done."""
    with pytest.raises(GradientCoreError) as refused:
        parse_function(text, ["x"])
    assert fix in refused.value.message
    parse_function(mended, ["x"])
