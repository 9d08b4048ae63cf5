"""How formulas are read."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.formula import parse_function
from gradient_core.formula.functions import FUNCTIONS, SPELLINGS
from tests.core.formula.reading import SAMPLES, read


def values(text: str) -> np.ndarray:
    """Compute a formula in x at the samples."""
    return parse_function(text, ["x"]).evaluate(SAMPLES)


SAME = [
    ("x^2", "x*x"),
    ("x**2", "x*x"),
    ("x²", "x*x"),
    ("x³ − x¹", "x*x*x - x"),
    ("x⁻¹⁰", "1/x^10"),
    ("2x", "2*x"),
    ("2 x", "2*x"),
    ("2πx", "2*pi*x"),
    ("tau", "2*pi"),
    ("xpi", "x*pi"),
    ("x(x+1)", "x*(x + 1)"),
    ("(x+1)(x-1)", "(x + 1)*(x - 1)"),
    ("{x+1}(x-1)", "(x + 1)*(x - 1)"),
    ("-x^2", "-(x^2)"),
    ("-x*3", "(-x)*3"),
    ("2^-x", "2^(-x)"),
    ("2^-x^2", "2^(-(x^2))"),
    ("3*-x", "3*(-x)"),
    ("x - -x", "x + x"),
    ("+x", "x"),
    ("2^3^2", "2^9"),
    ("x/2/4", "(x/2)/4"),
    ("x-2-3", "(x - 2) - 3"),
    ("1/2x", "(1/2)*x"),
    ("sin x", "sin(x)"),
    ("sinx", "sin(x)"),
    ("sin 2x", "sin(2*x)"),
    ("sin2x", "sin(2*x)"),
    ("3sin(2x)", "3*sin(2*x)"),
    ("sin x cos x", "sin(x)*cos(x)"),
    ("sinxcosx", "sin(x)*cos(x)"),
    ("sin x + 1", "sin(x) + 1"),
    ("sin x/2", "sin(x)/2"),
    ("sin -x", "sin(-x)"),
    ("sin x^2", "sin(x^2)"),
    ("sin(x)^2", "(sin(x))^2"),
    ("sin(x)(x+1)", "(sin(x))*(x + 1)"),
    ("sin^2 x", "sin(x)^2"),
    ("sin^2(x) + cos²x", "sin(x)*sin(x) + cos(x)*cos(x)"),
    ("cos(x)**2", "cos(x)*cos(x)"),
    ("sin^-1 0.5", "asin(0.5)"),
    ("tanh⁻¹(0.5)", "atanh(0.5)"),
    ("ln cosh x", "log(cosh(x))"),
    ("xsinx", "x*sin(x)"),
    ("tan2x", "tan(2*x)"),
    ("log2x", "log2(x)"),
    ("xlog2(4)", "2*x"),
    ("log25", "log(25)"),
    ("e^x", "exp(x)"),
    ("2e^x", "2*exp(x)"),
    ("2e3x", "2000*x"),
    ("2e", "2*exp(1)"),
    ("|x|", "abs(x)"),
    ("2|x|", "2*abs(x)"),
    ("||x|-1|", "abs(abs(x) - 1)"),
    ("|x||x-1|", "abs(x)*abs(x - 1)"),
    ("|x|/|x-7|", "abs(x)/abs(x - 7)"),
    ("sin|x|", "sin(abs(x))"),
    ("√x", "sqrt(x)"),
    ("√(2x)", "sqrt(2*x)"),
    ("x · 3 × 2 ÷ 4", "x*3*2/4"),
    ("np.sin(x) + math.pi", "sin(x) + pi"),
    ("arcsin(x/4)", "asin(x/4)"),
    ("arctan2(x, 2)", "atan2(x, 2)"),
    ("arsinh x", "asinh(x)"),
    ("heaviside(x)", "step(x)"),
    ("maximum(x, 0, 1 - x)", "max(x, max(0, 1 - x))"),
    ("where(x ≤ 0, 1, 2)", "where(x <= 0, 1, 2)"),
    (".5x + 2.", "x/2 + 2"),
    # LaTeX
    (r"\frac{x+1}{2}", "(x + 1)/2"),
    (r"\frac{1}{2}x", "0.5*x"),
    (r"2\frac{x}{3}", "2*(x/3)"),
    (r"\sin\left( 2\pi x \right)", "sin(2*pi*x)"),
    (r"\sin x \cdot \cos{x}", "sin(x)*cos(x)"),
    (r"\sqrt{x} + \sqrt[2]{x}", "2*sqrt(x)"),
    (r"\sqrt[3]{x}", "cbrt(x)"),
    (r"\sqrt[4]{x}", "x^(1/4)"),
    (r"e^{-x}", "exp(-x)"),
    (r"x^{2} \, \ln\left|x\right|", "x^2*log(abs(x))"),
    (r"\log_{10}(x) + \log_2 x", "log10(x) + log2(x)"),
    (r"\operatorname{erf}(x)", "erf(x)"),
    (r"\arctan x \times \lvert x \rvert", "atan(x)*abs(x)"),
]


@pytest.mark.parametrize(("text", "plain"), SAME)
def test_reading_is_that_of_mathematicians(text: str, plain: str) -> None:
    """Text with its usual liberties has the values of the same formula written out."""
    np.testing.assert_allclose(values(text), values(plain), rtol=1e-14)


def test_reading_of_nested_bars_closes_first() -> None:
    """A bar that could open or close closes; brackets say otherwise."""
    assert read("|x|y|x|").text == "|x|y|x|"
    assert read("|x|y|x|").python == "np.abs(x)*y*np.abs(x)"
    assert read("|x(|y|)|").python == "np.abs(x*np.abs(y))"


def test_reading_of_variables_wins_over_constants() -> None:
    """A variable called e is the variable, and e is no longer Euler's number."""
    assert parse_function("2e", ["e"]).evaluate([3.0]) == [6.0]


@pytest.mark.parametrize("name", sorted(SPELLINGS))
def test_every_spelling_is_read(name: str) -> None:
    """Each name of the table is read alone, or with as many arguments as it takes."""
    known = FUNCTIONS.get(SPELLINGS[name])
    arguments = ("", "(x)", "(x, y)", "(x < y, x, y)")[known.arity if known else 0]
    assert (
        parse_function(name + arguments, ["x", "y"]).python
        == read(SPELLINGS[name] + arguments).python
    )
