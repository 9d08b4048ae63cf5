"""What the tests of formulas share: reading and running them, and random ones."""

from __future__ import annotations

from functools import cache
from random import Random

import numpy as np

from gradient_core.formula import ExpressionError, SymbolicFunction, parse_function
from gradient_core.limits import MAX_FORMULA_CHARACTERS
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


def run(code: str, **variables: np.ndarray) -> np.ndarray:
    """Run Python with np as the only name besides the variables."""
    with np.errstate(all="ignore"):
        return np.asarray(eval(code, {"np": np, "__builtins__": {}, **variables}))


@cache
def random_functions() -> list[tuple[Plan, SymbolicFunction]]:
    """Make 300 random formulas in x and y, with the plans that they were written from."""
    random, found = Random(20230523), []
    while len(found) < 300:
        plan = random_plan(random, random.randint(2, 14))
        text = write(random, plan)
        function = read_or_refusal(text)
        if isinstance(function, SymbolicFunction):
            found.append((plan, function))
        else:  # a constant outside of a domain, such as asin(10), or too long
            assert "finite real constants" in str(function) or len(text) > MAX_FORMULA_CHARACTERS
    return found


def points(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Make five points, none of them special."""
    random = np.random.default_rng(seed)
    return random.uniform(-3, 3, 5), random.uniform(-3, 3, 5)


def is_stable(plan: Plan, exact: object, x: float, y: float) -> bool:
    """Tell whether 13 digits are enough to compute a plan to 9."""
    with mp.workdps(13):
        rough = value(plan, mp.mpf(x), mp.mpf(y))
    return bool(abs(rough - exact) <= 1e-9 * max(1, abs(exact)))
