"""Where a derivative has gaps."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.formula import parse_function
from tests.core.formula.reading import SAMPLES, read, run

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
