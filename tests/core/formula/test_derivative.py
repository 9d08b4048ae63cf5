"""Exact derivatives."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from gradient_core.errors import GradientValueError
from gradient_core.formula import DerivativeError, parse_function
from gradient_core.formula.derivative import differentiate
from gradient_core.formula.functions import FUNCTIONS
from tests.core.formula.random_formulas import mp, value
from tests.core.formula.reading import SAMPLES, is_stable, points, random_functions, read

DERIVATIVES = [
    ("x^2", "2*x"),
    ("7", "0"),
    ("y", "0"),
    ("x y", "y"),
    ("sin x", "cos(x)"),
    ("e^(2x)", "2*exp(2*x)"),
    ("ln x", "1/x"),
    ("1/x", "-1/x^2"),
    ("x^x", "x*x^(x - 1) + x^x*ln(x)"),
    ("x^y", "y*x^(y - 1)"),
    ("x^pi", "pi*x^(pi - 1)"),
    ("cbrt(x)", "1/(3*cbrt(x)^2)"),
    ("2^x", "2^x*ln(2)"),
    ("sin(2πx)", "2*pi*cos(2*pi*x)"),
    ("x^3/3 - x/2", "x^2 - 1/2"),
    ("max(x, y)", "where(x >= y, 1, 0)"),
    ("where(x < 0, -x, x^2)", "where(x < 0, -1, 2*x)"),
    ("atan2(x, y)", "y/(x^2 + y^2)"),
]


@pytest.mark.parametrize(("text", "slope"), DERIVATIVES)
def test_derivative_is_the_one_in_books(text: str, slope: str) -> None:
    """Derivatives that everyone knows come out in the form that everyone knows."""
    assert read(text).derivative("x").text == slope


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_derivative_of_every_function(name: str) -> None:
    """Each row of the table has the slope of its own values, by each argument."""
    arity = FUNCTIONS[name].arity
    text = {1: f"{name}(x)", 2: f"{name}(x, y)", 3: f"{name}(x < y, x^2, y^2)"}[arity]
    x, y, h = (1.4 if name == "acosh" else 0.7), 0.3, 1e-5
    for variable, dx, dy in (("x", h, 0), ("y", 0, h)):
        central = (read(text).evaluate(x + dx, y + dy) - read(text).evaluate(x - dx, y - dy)) / (
            2 * h
        )
        exact = read(text).derivative(variable).evaluate(x, y)
        assert abs(exact - central) < 1e-8


def test_derivative_of_the_cube_root_at_minus_eight() -> None:
    """At -8 the real root cbrt has the slope 1/12; x^(1/3) has neither value nor slope there."""
    assert parse_function("cbrt(x)", ["x"]).derivative("x").evaluate(-8.0) == 1 / 12
    assert np.isnan(parse_function("x^(1/3)", ["x"]).derivative("x").evaluate(-8.0))


def test_random_derivatives_agree_with_central_differences() -> None:
    """300 exact derivatives agree with central differences taken with 40 digits."""
    compared = 0
    h = mp.mpf(10) ** -12
    for number, (plan, function) in enumerate(random_functions()):
        slope = function.derivative("x")
        for x, y in zip(*points(number), strict=True):
            exact = value(plan, mp.mpf(x), mp.mpf(y))
            right, left = (value(plan, x + side, mp.mpf(y)) for side in (h, -h))
            central = (right - left) / (2 * h)
            if any(map(mp.isnan, (exact, central))) or not is_stable(plan, exact, x, y):
                continue
            compared += 1
            ours = slope.evaluate(x, y)
            assert abs(ours - central) <= 1e-7 * max(1, abs(central)), (function, slope, x, y)
    assert compared > 900


def test_derivative_with_a_constant_that_is_not_real_is_undefined() -> None:
    """The slope of (-2)^x needs the logarithm of -2: NaN everywhere."""
    slope = parse_function("(-2)^x", ["x"]).derivative("x")
    assert np.isnan(slope.evaluate(SAMPLES)).all()
    assert "np.nan" in slope.python
    assert "undefined" in slope.latex


def test_derivative_by_another_name_is_refused() -> None:
    """Only the variables of the formula can be differentiated by."""
    with pytest.raises(GradientValueError, match="`variable` must be x or y; got `z`"):
        read("x").derivative("z")


def test_derivatives_in_many_threads_agree() -> None:
    """Sessions of a server differentiate at the same time."""
    texts = [f"sin({k}x) x^{k} + |x| e^(x/{k})" for k in range(2, 30)]
    alone = [parse_function(text, ["x"]).derivative("x").text for text in texts]
    differentiate.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        together = threads.map(lambda t: parse_function(t, ["x"]).derivative("x").text, texts)
    assert list(together) == alone


def test_derivative_beyond_the_limits_is_refused_in_words() -> None:
    """A derivative that is too long or too deep to be of use is a sentence, at once."""
    slope = read("*".join(f"(x+{k})" for k in range(1, 21)))
    slope = slope.derivative("x")
    with pytest.raises(DerivativeError, match="has more than 2,500 numbers, names and signs"):
        slope.derivative("x")
    slope = read("sqrt(" * 9 + "x+1" + ")+1" * 9)
    with pytest.raises(DerivativeError, match=r"moderate size; got one that .* Shorten it\."):
        slope.derivative("x").derivative("x").derivative("x").derivative("x")


def test_derivative_of_a_large_formula_is_that_of_its_parts() -> None:
    """Eleven terms come out as eleven terms, in order and without leftovers."""
    slope = read("+".join(f"sin({k}x)" for k in range(1, 12))).derivative("x")
    assert slope.text.count("cos") == 11
    assert slope.evaluate(0.0, 0.0) == 66
