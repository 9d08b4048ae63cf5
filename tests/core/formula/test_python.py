"""The Python text of formulas."""

from __future__ import annotations

import math

import numpy as np

from gradient_core.formula import ExpressionError, parse_function
from gradient_core.limits import MAX_FORMULA_CHARACTERS
from tests.core.formula.reading import points, random_functions, read_or_refusal, run


def same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    """Compare values where any NaN equals any NaN, and -0.0 and 0.0 differ."""
    both_nan = np.isnan(a) & np.isnan(b)
    return bool(np.all(both_nan | ((a == b) & (np.signbit(a) == np.signbit(b)))))


def test_random_python_gives_the_same_bits() -> None:
    """The Python text of 300 formulas and their derivatives gives the values bit for bit."""
    x, y = np.vstack([np.column_stack(points(number)) for number in range(8)]).T
    x, y = np.append(x, [0, 0, 1, 2]), np.append(y, [0, 1, 0, 2])
    for _, function in random_functions():
        for shown in (function, function.derivative("x"), function.derivative("y")):
            ours, theirs = shown.evaluate(x, y), run(shown.python, x=x, y=y)
            theirs = np.broadcast_to(theirs, ours.shape)
            if "erf" in shown.text:  # erf itself is a series in the text
                finite = np.isfinite(ours)
                np.testing.assert_allclose(theirs[finite], ours[finite], rtol=1e-7, atol=1e-7)
                continue
            # where a number overflows, only `evaluate` has a gap
            gap = np.isnan(ours) & ~np.isnan(theirs) if shown is not function else ours != ours
            assert same_bits(ours[~gap], theirs[~gap]), shown.python
            assert not np.any(gap & np.isfinite(theirs)) or "exp" in shown.python


def test_random_derivatives_can_be_read_again() -> None:
    """The text of a derivative is a formula with the same Python text."""
    read_again = 0
    for _, function in random_functions():
        slope = function.derivative("x")
        if len(slope.text) > MAX_FORMULA_CHARACTERS or "nan" in slope.text:
            continue
        again = read_or_refusal(slope.text)
        if isinstance(again, ExpressionError):
            assert "80 numbers" in str(again)
            continue
        read_again += 1
        x, y = points(1)
        with np.errstate(all="ignore"):
            plain = again.evaluate(x, y)
        ours = slope.evaluate(x, y)
        finite = np.isfinite(ours)
        np.testing.assert_allclose(ours[finite], plain[finite], rtol=1e-12)
    assert read_again > 200


def test_evaluate_of_erf_is_that_of_the_library() -> None:
    """The error function is close to math.erf; its Python text is within 1e-14."""
    x = np.linspace(-8, 8, 4001).reshape(1, -1)
    f = parse_function("erf(x)", ["x"])
    exact = np.vectorize(math.erf)(x)
    assert np.abs(f.evaluate(x) - exact).max() <= 5 * np.spacing(0.5)
    np.testing.assert_allclose(run(f.python, x=x), exact, rtol=1e-14)
