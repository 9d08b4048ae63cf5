"""Formulas as they are written elsewhere: read where the meaning is certain, else refused."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import ExpressionError, gradient, parse_function
from gradient_core.limits import MAX_FORMULA_CHARACTERS

X = np.linspace(0.25, 4, 16)

# Text, the same in our notation, a part of what is said of it.
SAME = {
    "y = x^2": ("x^2", "y = was left out."),
    "f(x) = x^2": ("x^2", "f(x) = was left out."),
    "y = f(x) = 2x": ("2x", "y = f(x) = was left out."),
    "s(t) = t^3 - 3t^2 + 4": ("x^3 - 3x^2 + 4", "s(t) = was left out."),
    "t^3-3t^2+4": ("x^3-3x^2+4", ""),
    "sin(2u) + e^-u": ("sin(2x) + e^-x", ""),
    "2t sin t": ("2x sin x", ""),
    "x.^2 .* exp(-x) ./ 2": ("x^2 * exp(-x) / 2", ""),
    "2.*x + 3./x": ("2*x + 3/x", ""),
    "x.^2 + ...\n 1": ("x^2 + 1", ""),
    "2x*(x<2) + 4x*(x>=2)": ("where(x<2, 2x, 4x)", ""),
    "(x > 1)": ("where(x > 1, 1, 0)", ""),
    "x<2 ? 2x : 4x": ("where(x<2, 2x, 4x)", "Read as where(x<2, 2x, 4x)."),
    "x<1 ? 1 : x<2 ? x : 4": ("where(x<1, 1, where(x<2, x, 4))", "Read as"),
    "t<2 ? 2t : 4t": ("where(x<2, 2x, 4x)", ""),
    "{x<2: 2x, 4x}": ("where(x<2, 2x, 4x)", "Read as"),
    "{x<2: max(x, 1), x>=2: 4x}": ("where(x<2, max(x, 1), 4x)", "Read as"),
    "Piecewise((2*x, x < 2), (4*x, True))": ("where(x<2, 2x, 4x)", "Read as"),
    r"\begin{cases} 2x & x<2 \\ 4x & x \ge 2 \end{cases}": ("where(x<2, 2x, 4x)", "Read as"),
    r"\begin{cases} 2x, & \text{if } x<2 \\ 4x, & \text{otherwise} \end{cases}": (
        "where(x<2, 2x, 4x)",
        "Read as",
    ),
    r"\left(x^{2} - 2 x + 2\right) \exp \left(x\right)": ("(x^2-2x+2) exp(x)", ""),
}


@pytest.mark.parametrize("text", SAME)
def test_another_form_is_the_same_function(text: str) -> None:
    """To the last bit, with its slope, and said where anything was left out or put in."""
    same, said = SAME[text]
    read, plain = parse_function(text, ["x"]), parse_function(same, ["x"])
    np.testing.assert_array_equal(read.evaluate(X), plain.evaluate(X))
    assert said in " ".join(read.notes)
    assert read.text == text
    np.testing.assert_allclose(
        read.derivative(read.variables[0]).evaluate(X),
        plain.derivative("x").evaluate(X),
        rtol=1e-14,
    )


def test_the_variable_is_the_letter_that_was_written() -> None:
    """In Python and in LaTeX too; but f and h are what the code calls samples and distance."""
    found = parse_function("s(t) = t^3 - 3t^2 + 4", ["x"])

    assert found.variables == ("t",)
    assert found.python == "t**3 - 3*t**2 + 4"
    assert parse_function("x^2", ["x"]).variables == ("x",)
    assert parse_function("5", ["x"]).variables == ("x",)
    assert parse_function("2h", ["x"]).notes == ("h was read as x.",)


def test_two_other_letters_are_x_and_y_in_the_order_of_the_alphabet() -> None:
    """It is said which is which; a letter beside x is a parameter and stays refused."""
    found = parse_function("z = v^2 - 2u v", ["x", "y"])
    plain = parse_function("y^2 - 2x y", ["x", "y"])

    assert found.notes[-2:] == ("u was read as x.", "v was read as y.")
    assert found.evaluate(0.5, 2.0) == plain.evaluate(0.5, 2.0)
    for text in ("a x^2", "a b c", "u^2", "nan", "ab"):
        with pytest.raises(ExpressionError):
            parse_function(text, ["x", "y"])


REFUSED = {
    "d/dx (x^3+x^2+1)": (0, "Type the function only. Its exact slope is drawn beside"),
    r"\frac{d}{dx}(x^3+x^2+1)": (0, "Type the function only"),
    r"2 + \int x dx": (4, "Type the function only"),
    "f'(x)": (0, "Type the function only"),
    "diff(x^2, x)": (0, "Type the function only"),
    "x = 2": (2, "Leave out the sign"),
    "a*x^2": (0, "got `a`"),
    "a t^2": (0, "got `a`"),
    "1j": (1, "got `j`"),
    "1 + x + ... + x^9": (8, "got `.`"),
    "{x<2: 2x, x>3: 4x}": (0, ""),
    "0 < x < 1 ? x : 2": (0, ""),
    r"\begin{cases} 2x & x<2 \\ 4x & x > 2 \end{cases}": (0, ""),
    "(0 < x < 1)": (7, "one comparison"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_certain_is_refused(text: str) -> None:
    """At its place, and no letter is taken for a function that has two."""
    place, said = REFUSED[text]
    with pytest.raises(ExpressionError) as caught:
        parse_function(text, ["x"])
    assert said in caught.value.message
    assert not said or caught.value.position == place
    assert "`tg`" not in caught.value.message


def test_two_left_sides_and_typeset_dashes() -> None:
    """Himmelblau's function: at its minimum the gradient of eleven samples is not zero."""
    dash = "\u2013"
    f = parse_function(f"z = f(x, y) = (x^2 + y {dash} 11)^2 + (x + y^2 {dash} 7)^2", ["x", "y"])
    x = np.linspace(-5, 5, 11)
    by_y, by_x = gradient(f.evaluate(x, x[:, None]), 1.0, 1.0)
    assert (by_x[7, 8], by_y[7, 8]) == (12, 8)


def test_peaks_with_dots() -> None:
    """As its help prints it."""
    text = (
        "3*(1-x).^2.*exp(-(x.^2) - (y+1).^2) - 10*(x/5 - x.^3 - y.^5).*exp(-x.^2-y.^2) "
        "- 1/3*exp(-(x+1).^2 - y.^2)"
    )
    assert len(text) <= MAX_FORMULA_CHARACTERS
    assert parse_function(text, ["x", "y"]).evaluate(-1, -1) == pytest.approx(1.8559, abs=5e-5)


def test_a_jump_between_branches_has_no_slope() -> None:
    """As the product of conditions has it."""
    slope = parse_function("2x*(x<2) + 4x*(x>=2)", ["x"]).derivative("x")
    np.testing.assert_array_equal(slope.evaluate([1.0, 2.0, 3.0]), [2, np.nan, 4])
