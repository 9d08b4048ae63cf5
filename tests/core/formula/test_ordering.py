"""Sums and products put in order."""

from __future__ import annotations

import math

import pytest

from gradient_core.formula.ordering import put_in_order
from gradient_core.formula.python import formula_text
from gradient_core.formula.tree import Binary, Number, Variable
from tests.core.formula.reading import read

ORDERED = [
    ("x + x", "2*x"),
    ("x x^2 / y", "x^3/y"),
    ("2(x + 1) - 2x", "2"),
    ("y x*3", "3*x*y"),
    ("-1 + x", "x - 1"),
    ("sin(x + x) - sin(2x)", "0"),
    ("sin(y) x + x sin(y)", "2*x*sin(y)"),
    ("x sqrt(x)", "x^(3/2)"),
    ("1/(2/x)", "x/2"),
    ("2π x + pi x", "3*pi*x"),
    ("x^(1+1) x", "x^3"),
    ("x^y x", "x*x^y"),
    ("max(y + y, x x)", "max(2*y, x^2)"),
    ("where(x + x < y, x - x, 1)", "where(2*x < y, 0, 1)"),
    ("2^0.5 x / 2^0.5", "x"),
]


@pytest.mark.parametrize(("text", "ordered"), ORDERED)
def test_put_in_order_collects_joins_and_sorts(text: str, ordered: str) -> None:
    """Equal terms are counted, powers of one base joined, the arguments of functions too."""
    assert formula_text(put_in_order(read(text)._tree)) == ordered


def test_put_in_order_has_no_value_where_there_is_none() -> None:
    """Division by what cancels to zero is undefined, not an error."""
    x = Variable("x")
    found = put_in_order(Binary("/", Number(1), Binary("-", x, x)))
    assert isinstance(found, Number)
    assert math.isnan(found.value)


def test_put_in_order_leaves_exponents_that_are_no_plain_numbers() -> None:
    """An exponent that cancels to 10^18 is not raised to: the power stays as it is."""
    assert formula_text(put_in_order(read("(2x)^(y - y + 10^18)")._tree)).startswith("(2*x)^")
