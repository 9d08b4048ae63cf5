"""Formulas as LaTeX."""

from __future__ import annotations

import pytest

from tests.core.formula.reading import random_functions, read

LATEX = [
    ("1/2x", r"\frac{1}{2} \, x"),
    ("1/(2x)", r"\frac{1}{2 \, x}"),
    ("-x^2", "-x^{2}"),
    ("(-x)^2", r"\left(-x\right)^{2}"),
    ("2*3", r"2 \cdot 3"),
    ("x*3", r"x \cdot 3"),
    ("0.1x", r"0.1 \, x"),
    ("1e-20x", r"1 \cdot 10^{-20} \, x"),
    ("x^(1/3)", r"\sqrt[3]{x}"),
    ("x^(1/2)", r"\sqrt{x}"),
    ("cbrt(x)", r"\sqrt[3]{x}"),
    ("x^(2/3)", r"x^{\frac{2}{3}}"),
    ("(x/2)^2", r"\left(\frac{x}{2}\right)^{2}"),
    ("e^-x", "e^{-x}"),
    ("exp(x)^2", r"\left(e^{x}\right)^{2}"),
    ("sin^2 x", r"\sin^{2}\left(x\right)"),
    ("sin(x)^-1", r"\left(\sin\left(x\right)\right)^{-1}"),
    ("log x", r"\ln\left(x\right)"),
    ("|x-1|", r"\left|x - 1\right|"),
    ("x-(y-1)", r"x - \left(y - 1\right)"),
    ("x-(-y)", r"x - \left(-y\right)"),
    ("tau*π", r"\tau \, \pi"),
    (
        "where(x<=0, 1, x)",
        r"\begin{cases} 1 & \text{if } x \le 0 \\ x & \text{otherwise} \end{cases}",
    ),
]


@pytest.mark.parametrize(("text", "latex"), LATEX)
def test_latex_shows_the_formula_as_read(text: str, latex: str) -> None:
    """The preview keeps the order and the form of what was typed, with brackets as read."""
    assert read(text).latex == latex


def test_random_latex_has_balanced_braces() -> None:
    """Every brace and every left bracket has its partner."""
    for _, function in random_functions():
        for latex in (function.latex, function.derivative("x").latex):
            assert latex.count("{") == latex.count("}")
            assert latex.count(r"\left") == latex.count(r"\right")
