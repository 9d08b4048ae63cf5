"""The functions and constants of a formula: one row each, and nothing outside the table.

A row says how many arguments the function takes, the NumPy that computes it (as a callable
and as text: the same operations in the same order), its LaTeX, and its derivative by each
argument, as formulas in ``u`` and ``v``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final, TypeAlias

import numpy as np

from gradient_core.formula.erf import erf

Value: TypeAlias = Any
"""A Python number or an array: the operators of both are the same."""

# With np alone, and the argument named once, so that nested ones do not double the text. A square
# wave of period 24, smoothed by exp(-t**2), differs from erf by no more than erfc(6) = 2e-17
# between -6 and 6; beyond, erf is 1 to the last bit. The wave is its Fourier series, the sum over
# odd n of 4/(pi*n) * exp(-(n*pi/24)**2) * sin(n*pi*x/12).
_ODD = "np.arange(1, 53, 2)"
_ERF_CODE = (
    f"(np.sin(np.expand_dims(np.clip({{}}, -6.0, 6.0), -1)*({_ODD}*np.pi/12))"
    f" @ (4/np.pi/{_ODD}*np.exp(-({_ODD}*np.pi/24)**2)))"
)


@dataclass(frozen=True)
class KnownFunction:
    """One function of the table.

    Attributes
    ----------
    arity : int
        How many arguments it takes, or at least takes if `more`.
    compute : callable
        Arguments to value, Python floats and float64 arrays alike.
    code : str
        The same as Python, with a placeholder per argument; for a function of two or more
        arguments that takes `more`, the code of two.
    latex : str
        What stands before the bracket.
    derivatives : tuple of str
        By the first and the second argument ``u`` and ``v``; empty where the derivative is
        a case by case matter.
    more : bool
    """

    arity: int
    compute: Callable[..., Value]
    code: str
    latex: str
    derivatives: tuple[str, ...] = ()
    more: bool = False


def _ufunc(name: str, latex: str, *derivatives: str) -> KnownFunction:
    """Make the row of a NumPy function with one argument for each derivative."""
    places = ", ".join(["{}"] * len(derivatives))
    return KnownFunction(
        len(derivatives), getattr(np, name), f"np.{name}({places})", latex, derivatives
    )


def _one_over(name: str, latex: str, derivative: str) -> KnownFunction:
    """Make the row of a function that is one over a NumPy function."""
    below: Callable[[Value], Value] = getattr(np, name)
    return KnownFunction(1, lambda u: 1 / below(u), f"(1/np.{name}({{}}))", latex, (derivative,))


def _extreme(name: str, latex: str) -> KnownFunction:
    """Make the row of minimum and maximum, which NumPy takes two arguments at a time."""
    two: Callable[[Value, Value], Value] = getattr(np, name)
    return KnownFunction(
        2, lambda *values: reduce(two, values), f"np.{name}({{}}, {{}})", latex, more=True
    )


FUNCTIONS: Final[dict[str, KnownFunction]] = {
    "sin": _ufunc("sin", r"\sin", "cos(u)"),
    "cos": _ufunc("cos", r"\cos", "-sin(u)"),
    "tan": _ufunc("tan", r"\tan", "sec(u)^2"),
    "sec": _one_over("cos", r"\sec", "sec(u)*tan(u)"),
    "csc": _one_over("sin", r"\csc", "-csc(u)*cot(u)"),
    "cot": _one_over("tan", r"\cot", "-csc(u)^2"),
    "asin": _ufunc("arcsin", r"\arcsin", "1/sqrt(1 - u^2)"),
    "acos": _ufunc("arccos", r"\arccos", "-1/sqrt(1 - u^2)"),
    "atan": _ufunc("arctan", r"\arctan", "1/(u^2 + 1)"),
    "atan2": _ufunc("arctan2", r"\operatorname{atan2}", "v/(u^2 + v^2)", "-u/(u^2 + v^2)"),
    "sinh": _ufunc("sinh", r"\sinh", "cosh(u)"),
    "cosh": _ufunc("cosh", r"\cosh", "sinh(u)"),
    "tanh": _ufunc("tanh", r"\tanh", "sech(u)^2"),
    "sech": _one_over("cosh", r"\operatorname{sech}", "-sech(u)*tanh(u)"),
    "csch": _one_over("sinh", r"\operatorname{csch}", "-csch(u)*coth(u)"),
    "coth": _one_over("tanh", r"\coth", "-csch(u)^2"),
    "asinh": _ufunc("arcsinh", r"\operatorname{arsinh}", "1/sqrt(u^2 + 1)"),
    "acosh": _ufunc("arccosh", r"\operatorname{arcosh}", "1/sqrt(u^2 - 1)"),
    "atanh": _ufunc("arctanh", r"\operatorname{artanh}", "1/(1 - u^2)"),
    "exp": _ufunc("exp", r"\exp", "exp(u)"),
    "log": _ufunc("log", r"\ln", "1/u"),
    "log2": _ufunc("log2", r"\log_{2}", "1/(u*log(2))"),
    "log10": _ufunc("log10", r"\log_{10}", "1/(u*log(10))"),
    "sqrt": _ufunc("sqrt", r"\sqrt", "1/(2*sqrt(u))"),
    "cbrt": _ufunc("cbrt", r"\sqrt[3]", "1/(3*cbrt(u)^2)"),
    "abs": _ufunc("abs", r"\operatorname{abs}", "sign(u)"),
    "sign": _ufunc("sign", r"\operatorname{sign}", "0"),
    "step": KnownFunction(
        *(1, lambda u: np.heaviside(u, 0.5), "np.heaviside({}, 0.5)"),
        *(r"\operatorname{step}", ("0",)),
    ),
    "erf": KnownFunction(1, erf, _ERF_CODE, r"\operatorname{erf}", ("2/sqrt(pi)*exp(-u^2)",)),
    "hypot": _ufunc("hypot", r"\operatorname{hypot}", "u/hypot(u, v)", "v/hypot(u, v)"),
    "min": _extreme("minimum", r"\min"),
    "max": _extreme("maximum", r"\max"),
    "where": KnownFunction(3, np.where, "np.where({}, {}, {})", r"\operatorname{where}"),
}

CONSTANTS: Final[dict[str, tuple[float, str, str]]] = {
    "pi": (math.pi, "np.pi", r"\pi"),
    "e": (math.e, "np.e", "e"),
    "tau": (2 * math.pi, "(2*np.pi)", r"\tau"),
}
"""Value, Python and LaTeX; NumPy has no tau, and doubling is exact."""

SPELLINGS: Final[dict[str, str]] = {
    **{name: name for name in (*FUNCTIONS, *CONSTANTS)},
    **{f"arc{name}": f"a{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "tan2")},
    **{"arsinh": "asinh", "arcosh": "acosh", "artanh": "atanh", "tg": "tan", "ctg": "cot"},
    **{"ln": "log", "cosec": "csc", "absolute": "abs", "fabs": "abs", "sgn": "sign"},
    **{"heaviside": "step", "minimum": "min", "maximum": "max", "π": "pi", "τ": "tau", "√": "sqrt"},
}
"""Every way to write a function or a constant, and its name in the tree."""

INVERSES: Final[dict[str, str]] = {
    name: f"a{name}" for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh")
}
"""What ``sin^-1`` means on paper."""
