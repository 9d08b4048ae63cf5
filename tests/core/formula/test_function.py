"""Formulas: how they are read, computed, written, differentiated, and where they have gaps."""

from __future__ import annotations

import math
import pickle
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import numpy as np
import pytest

from gradient_core.errors import GradientTypeError, GradientValueError
from gradient_core.formula import worker as formula_worker
from gradient_core.formula.function import (
    MAX_CHARACTERS,
    DerivativeError,
    ExpressionError,
    SymbolicFunction,
    parse_function,
    warm_up,
)
from gradient_core.formula.functions import FUNCTIONS, SPELLINGS
from gradient_core.formula.tree import count_nodes
from gradient_core.formula.worker import IN_PLACE_NODES
from tests.core.formula.random_formulas import Plan, mp, random_plan, value, write

SAMPLES = np.array([-2.5, -1.0, -0.3, 0.0, 0.4, 1.0, 2.0, 3.75])


def read(text: str) -> SymbolicFunction:
    """Read a formula in x and y."""
    return parse_function(text, ["x", "y"])


def read_or_refusal(text: str) -> SymbolicFunction | ExpressionError:
    """Read a formula in x and y; give the refusal back, and let any other exception out."""
    try:
        return read(text)
    except ExpressionError as refusal:
        return refusal


def values(text: str) -> np.ndarray:
    """Compute a formula in x at the samples."""
    return parse_function(text, ["x"]).evaluate(SAMPLES)


def run(code: str, **variables: np.ndarray) -> np.ndarray:
    """Run Python with np as the only name besides the variables."""
    with np.errstate(all="ignore"):
        return np.asarray(eval(code, {"np": np, "__builtins__": {}, **variables}))


def same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    """Compare values where any NaN equals any NaN, and -0.0 and 0.0 differ."""
    both_nan = np.isnan(a) & np.isnan(b)
    return bool(np.all(both_nan | ((a == b) & (np.signbit(a) == np.signbit(b)))))


# --- reading ------------------------------------------------------------------------------

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


NOTES = [
    ("1/2x", "1/2x was read as (1/2)·x; write 1/(2x) for the other."),
    ("x/2(y+1)", "x/2(y+1) was read as (x/2)·(y+1); write x/(2(y+1)) for the other."),
    ("e^2x", "e^2x was read as (e^2)·x; write e^(2x) for the other."),
    ("3e^-2x", "3e^-2x was read as (3e^-2)·x; write e^(-2x) for the other."),
    ("x^1/3", "x^1/3 was read as (x^1)/3; write x^(1/3) for the other."),
    ("2^3^x", "2^3^x was read as 2^(3^x)."),
    ("sin x/2", "sin x/2 was read as (sin x)/2; write sin(x/2) for the other."),
    ("sin 2*x", "sin 2*x was read as (sin 2)*x; write sin(2*x) for the other."),
    ("sin x y", "sin x y was read as sin(x y)."),
    ("√2x", "√2x was read as sqrt(2x)."),
    ("log2x", "log2x was read as log2(x)."),
    ("sin^-1 x", "sin^-1 x was read as asin(x); write 1/sin(x) for the other."),
    ("log(x)", "log is the natural logarithm; log10 and log2 are the others."),
    ("xy", "xy was read as x·y."),
    ("sinx", "sinx was read as sin x."),
    ("step(x)", "step(0) is 1/2."),
    (
        "x^(1/3)",
        "x^(1/3) is real only where x >= 0, as in NumPy; cbrt(x) is the real cube root everywhere.",
    ),
    ("(x+1)^(2/5)", "(x+1)^(2/5) is real only where x+1 >= 0, as in NumPy."),
]


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_notes_say_how_doubtful_text_was_read(text: str, note: str) -> None:
    """Text that two readers take differently has exactly one sentence."""
    assert read(text).notes == (note,)


CLEAR = [
    *("-x^2", "2x", "1/2*x", "1/(2x)", "(1/2)x", "e^(2x)", "e^{2}x", "2x^2 y", "x^(y/3)"),
    *("sin 2x", "sin x cos x", "sin(x)/2", "sin 2πx", "x/2/3", "ln x", "√2", "√(2x)", "cbrt(x)"),
    *("sin²x", "cos^2 x", "|x|y", "x^0.5", "(2^3)^x", "log2(x)", "log10 x", r"\frac{1}{2}x"),
]


@pytest.mark.parametrize("text", CLEAR)
def test_notes_are_silent_on_clear_text(text: str) -> None:
    """Text that every book reads the same way has no note."""
    assert read(text).notes == ()


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


def test_constants_are_folded_exactly() -> None:
    """Whole numbers and fractions are exact up to 64 bits, and floats beyond."""
    assert read("1/3 + 1/6").python == "1/2"
    assert read("0.1 + 0.2").python == "0.3"
    assert read("2^63 - 1").python == str(2**63 - 1)
    assert read("3^64").python == repr(3.0**64)
    assert read("x^(2/4)").python == "x**(1/2)"
    assert read("2^0.5").python == "2**0.5"


# --- values -------------------------------------------------------------------------------


def test_evaluate_broadcasts_constants_and_arguments() -> None:
    """The shape is that of all arguments together, whatever the formula uses of them."""
    x, y = np.arange(3.0), np.arange(2.0)[:, None]
    for text in ("7", "x", "y", "x y", "where(1 < 2, 3, 4)", "erf(1)"):
        result = read(text).evaluate(x, y)
        assert result.shape == (2, 3)
        assert result.dtype == np.float64
    assert read("x + y").evaluate(1, 2).shape == ()
    assert read("x erf(y)").evaluate(np.empty((0, 1)), 1).shape == (0, 1)


def test_evaluate_returns_an_array_of_its_own() -> None:
    """Writing to the result changes neither the argument nor the next result."""
    x = np.arange(3.0)
    result = parse_function("x", ["x"]).evaluate(x)
    result[:] = 9
    assert x.tolist() == [0, 1, 2]


def test_evaluate_takes_lists_integers_and_bools() -> None:
    """Arguments are computed in float64, so that whole numbers do not overflow or truncate."""
    f = parse_function("x^-1 + 10^18 x", ["x"])
    assert f.evaluate([1, 2]).tolist() == [1e18 + 1, 2e18 + 0.5]
    assert f.evaluate(np.array([True])).tolist() == [1e18 + 1]


def test_evaluate_is_not_finite_where_undefined_and_never_warns() -> None:
    """Outside of its domain a formula is NaN or infinite; warnings are errors in the tests."""
    assert np.isnan(values("ln(x)")[0])
    assert values("1/x")[3] == np.inf
    assert np.isnan(values("x^(1/3)")[:3]).all()
    assert values("cbrt(x)")[0] == np.cbrt(-2.5)
    assert values("exp(999x)")[-1] == np.inf


def test_evaluate_of_step_and_sign_at_zero() -> None:
    """A step is 1/2 where it jumps, and the sign of zero is zero."""
    assert parse_function("step(x)", ["x"]).evaluate([-1, 0, 1]).tolist() == [0, 0.5, 1]
    assert parse_function("sign(x)", ["x"]).evaluate([-1, 0, 1]).tolist() == [-1, 0, 1]


def test_evaluate_of_erf_is_that_of_the_library() -> None:
    """The error function is math.erf for each sample; its Python text is within 1e-14."""
    x = np.linspace(-8, 8, 4001).reshape(1, -1)
    f = parse_function("erf(x)", ["x"])
    exact = np.vectorize(math.erf)(x)
    assert np.array_equal(f.evaluate(x), exact)
    np.testing.assert_allclose(run(f.python, x=x), exact, rtol=1e-14)


@pytest.mark.parametrize(
    ("arrays", "error", "words"),
    [
        (([1.0],), GradientTypeError, "must be 2, one for each of x, y; got 1"),
        (([1.0], [2j]), GradientTypeError, "`y` must be real numbers; got dtype `complex128`"),
        ((["a"], [1.0]), GradientTypeError, "`x` must be real numbers"),
        (([1.0, 2], [1.0, 2, 3]), GradientValueError, r"must broadcast .* \(2,\), \(3,\)"),
    ],
)
def test_evaluate_refuses_arguments(
    arrays: tuple[object, ...], error: type[Exception], words: str
) -> None:
    """Wrong numbers, types and shapes of arguments are named."""
    with pytest.raises(error, match=words):
        read("x + y").evaluate(*arrays)


# --- random formulas ----------------------------------------------------------------------


def formulas(count: int, seed: int) -> list[tuple[Plan, SymbolicFunction]]:
    """Make random formulas in x and y, with the plans that they were written from."""
    random, found = Random(seed), []
    while len(found) < count:
        plan = random_plan(random, random.randint(2, 14))
        text = write(random, plan)
        function = read_or_refusal(text)
        if isinstance(function, SymbolicFunction):
            found.append((plan, function))
        else:  # a constant outside of a domain, such as asin(10), or too long
            assert "finite real constants" in str(function) or len(text) > MAX_CHARACTERS
    return found


RANDOM = formulas(300, seed=20230523)


def points(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Make five points, none of them special."""
    random = np.random.default_rng(seed)
    return random.uniform(-3, 3, 5), random.uniform(-3, 3, 5)


def is_stable(plan: Plan, exact: object, x: float, y: float) -> bool:
    """Tell whether 13 digits are enough to compute a plan to 9."""
    with mp.workdps(13):
        rough = value(plan, mp.mpf(x), mp.mpf(y))
    return bool(abs(rough - exact) <= 1e-9 * max(1, abs(exact)))


def test_random_formulas_have_the_values_of_another_evaluator() -> None:
    """300 random texts agree with 40-digit arithmetic on the plans they were written from."""
    compared = 0
    for number, (plan, function) in enumerate(RANDOM):
        for x, y in zip(*points(number), strict=True):
            exact = value(plan, mp.mpf(x), mp.mpf(y))
            if mp.isnan(exact) or not is_stable(plan, exact, x, y):
                continue
            compared += 1
            ours = function.evaluate(x, y)
            assert abs(ours - exact) <= 1e-9 * max(1, abs(exact)), function
    assert compared > 900


def test_random_derivatives_agree_with_central_differences() -> None:
    """300 exact derivatives agree with central differences taken with 40 digits."""
    compared = 0
    h = mp.mpf(10) ** -12
    for number, (plan, function) in enumerate(RANDOM):
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


def test_random_python_gives_the_same_bits() -> None:
    """The Python text of 300 formulas and their derivatives gives the values bit for bit."""
    x, y = np.vstack([np.column_stack(points(number)) for number in range(8)]).T
    x, y = np.append(x, [0, 0, 1, 2]), np.append(y, [0, 1, 0, 2])
    for _, function in RANDOM:
        for shown in (function, function.derivative("x"), function.derivative("y")):
            ours, theirs = shown.evaluate(x, y), run(shown.python, x=x, y=y)
            theirs = np.broadcast_to(theirs, ours.shape)
            if "erf" in shown.text:  # erf itself is a rule of Gauss in the text
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
    for _, function in RANDOM:
        slope = function.derivative("x")
        if len(slope.text) > MAX_CHARACTERS or "nan" in slope.text:
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


def test_random_latex_has_balanced_braces() -> None:
    """Every brace and every left bracket has its partner."""
    for _, function in RANDOM:
        for latex in (function.latex, function.derivative("x").latex):
            assert latex.count("{") == latex.count("}")
            assert latex.count(r"\left") == latex.count(r"\right")


# --- derivatives --------------------------------------------------------------------------

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


GAPS = [
    ("abs(x)", [3]),
    ("|x-1|", [5]),
    ("||x|-1|", [1, 3, 5]),
    ("sign(x)", [3]),
    ("step(x-2)", [6]),
    ("x|x|", [3]),
    ("min(x, 1)", [5]),
    ("max(x, 1, x^2)", [1, 5]),
    ("max(x, -x, 2)", [6]),
    ("where(x < 1, x, x^2)", [5]),
    ("where(x < 1, |x|, |x-1|)", [3, 5]),
    ("where(x < 0, |x-2|, x)", [3]),
    ("atan2(x, -1)", [3]),
    ("atan2(x, 1)", []),
    ("1/x", [3]),
    ("ln(x)", [0, 1, 2, 3]),
    ("sqrt(x)", [0, 1, 2, 3]),
    ("x^(1/3)", [0, 1, 2, 3]),
    ("cbrt(x)", [3]),
    ("x/x", [3]),
    ("sqrt(x)^2", [0, 1, 2]),
    ("exp(400x)", [6, 7]),
    ("x^2", []),
    ("|2|x", []),
]


@pytest.mark.parametrize(("text", "gaps"), GAPS)
def test_derivative_has_gaps_where_there_is_none(text: str, gaps: list[int]) -> None:
    """At kinks, jumps and where the value is not finite there is NaN, and nowhere else."""
    slope = parse_function(text, ["x"]).derivative("x")
    assert np.flatnonzero(np.isnan(slope.evaluate(SAMPLES))).tolist() == gaps
    python = np.broadcast_to(run(slope.python, x=SAMPLES), SAMPLES.shape)
    if "400" not in text:  # overflow is a gap in `evaluate` alone
        assert np.flatnonzero(np.isnan(python)).tolist() == gaps


def test_derivative_has_gaps_along_its_own_variable_alone() -> None:
    """|y| x has a slope in x where y is zero, and none in y."""
    f = read("|y| x")
    assert f.derivative("x").evaluate(3, 0) == 0
    assert np.isnan(f.derivative("y").evaluate(3, 0))


def test_derivative_keeps_the_gaps_of_the_one_before() -> None:
    """The second derivative of |x| is 0, but not at 0."""
    second = parse_function("|x|", ["x"]).derivative("x").derivative("x")
    assert np.isnan(second.evaluate([-1, 0, 1])).tolist() == [False, True, False]
    assert second.notes == ("There is no derivative where x = 0: a kink or a jump.",)


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


# --- the worker ---------------------------------------------------------------------------

LONG = "+".join(f"sin({k}x)" for k in range(1, 12))


def test_worker_differentiates_larger_formulas() -> None:
    """More than 25 nodes go to the worker, with the same answer as in place."""
    f = parse_function(LONG, ["x"])
    assert count_nodes(f._tree) > IN_PLACE_NODES
    x = np.linspace(-1, 1, 5)
    exact = sum(k * np.cos(k * x) for k in range(1, 12))
    np.testing.assert_allclose(f.derivative("x").evaluate(x), exact, rtol=1e-12)


def test_worker_is_killed_after_its_time_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes too long is a sentence; the next formula finds a new worker."""
    assert warm_up()
    monkeypatch.setattr(formula_worker, "SECONDS", 0.3)
    with pytest.raises(DerivativeError, match=r"takes longer than 0.3 second. Shorten it"):
        formula_worker.in_worker(time.sleep, 60)
    monkeypatch.undo()
    assert parse_function(f"{LONG}+x", ["x"]).derivative("x").evaluate(0.0) == 67


def test_worker_that_cannot_start_leaves_small_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without processes small formulas have derivatives and large ones a sentence."""

    def no_pool() -> None:
        raise OSError("no processes here")

    monkeypatch.setattr(formula_worker, "_running_pool", no_pool)
    assert parse_function("x^2 + 3.25", ["x"]).derivative("x").text == "2*x"
    with pytest.raises(DerivativeError, match="none can be started here"):
        parse_function(f"{LONG}+2x", ["x"]).derivative("x")
    assert not warm_up()


def test_derivatives_in_many_threads_agree() -> None:
    """Sessions of a server differentiate at the same time."""
    texts = [f"sin({k}x) x^{k} + |x| e^(x/{k})" for k in range(2, 30)]
    alone = [parse_function(text, ["x"]).derivative("x").text for text in texts]
    formula_worker._derivative_tree.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        together = threads.map(lambda t: parse_function(t, ["x"]).derivative("x").text, texts)
    assert list(together) == alone


# --- the record ---------------------------------------------------------------------------


def test_record_is_frozen_hashable_and_pickled() -> None:
    """A function can be a key of a cache and travel to another process."""
    f = read("x^2 + |y|").derivative("y")
    assert pickle.loads(pickle.dumps(f)) == f
    assert hash(f) == hash(read("x^2 + |y|").derivative("y"))
    with pytest.raises(AttributeError):
        f.text = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    "names", [["sin"], ["pi"], ["x", "x"], ["lambda"], ["x1"], ["\u0430"], [3]]
)
def test_variables_are_checked(names: list[str]) -> None:
    """A variable is no function, no constant but e, no word of Python, and named once."""
    with pytest.raises(GradientValueError, match="`variables` must be"):
        parse_function("1", names)


def test_import_is_light() -> None:
    """Reading and computing formulas load neither SymPy nor a process pool."""
    code = (
        "import sys; from gradient_core.formula.function import parse_function;"
        "f = parse_function('sin(x)/x', ['x']); f.evaluate([1.0]); f.latex, f.python;"
        "assert not {'sympy', 'pebble'} & set(sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
