"""A formula as a record: its values, what it refuses, how it is kept."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gradient_core.errors import GradientTypeError, GradientValueError
from gradient_core.formula import parse_function
from tests.core.formula.random_formulas import mp, value
from tests.core.formula.reading import SAMPLES, is_stable, points, random_functions, read


def values(text: str) -> np.ndarray:
    """Compute a formula in x at the samples."""
    return parse_function(text, ["x"]).evaluate(SAMPLES)


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


def test_random_formulas_have_the_values_of_another_evaluator() -> None:
    """300 random texts agree with 40-digit arithmetic on the plans they were written from."""
    compared = 0
    for number, (plan, function) in enumerate(random_functions()):
        for x, y in zip(*points(number), strict=True):
            exact = value(plan, mp.mpf(x), mp.mpf(y))
            if mp.isnan(exact) or not is_stable(plan, exact, x, y):
                continue
            compared += 1
            ours = function.evaluate(x, y)
            assert abs(ours - exact) <= 1e-9 * max(1, abs(exact)), function
    assert compared > 900


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
    """Reading and computing formulas do not load SymPy."""
    code = (
        "import sys; from gradient_core.formula.function import parse_function;"
        "f = parse_function('sin(x)/x', ['x']); f.evaluate([1.0]); f.latex, f.python;"
        "assert 'sympy' not in sys.modules"
    )
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
