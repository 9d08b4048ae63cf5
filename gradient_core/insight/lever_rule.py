"""The lever rule: why the nearer neighbour counts more where the gaps differ.

With ``s1 = (f1 - f0)/h1`` and ``s2 = (f2 - f1)/h2``, the slopes of the intervals to the left and
right of a sample, and ``a + b + c = 0``, NumPy's weighted sum is a mean of two slopes:

    a*f0 + b*f1 + c*f2 = -a*h1*s1 + c*h2*s2 = (h2*s1 + h1*s2)/(h1 + h2)

Each slope counts with the *opposite* gap, ``w1 = h2/(h1 + h2)`` and ``w2 = h1/(h1 + h2)``, as two
weights balance on a beam: each stands under the middle of its interval, on an arm of half its gap,
and ``w1 * h1/2 = w2 * h2/2``. It is the slope of the parabola through the three
samples, so it is exact for ``x**2``. Its two rivals are not; by their Taylor rows

    secant      (f2 - f0)/(h1 + h2) = f' + (h2 - h1)/2 f'' + ...
    plain mean  (s1 + s2)/2         = f' + (h2 - h1)/4 f'' + ...

so they miss ``x**2``, where ``f'' = 2``, by ``h2 - h1`` and by half of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.errors import GradientIndexError, GradientValueError
from gradient_core.insight.divided_differences import parabola_through
from gradient_core.text import as_fraction, as_fractions
from gradient_core.trace import GradientTrace, trace_gradient

NUMPY, SECANT, MEAN = "NumPy", "secant", "plain mean"

FORMULAS = {
    NUMPY: r"\frac{h_2\,s_1 + h_1\,s_2}{h_1 + h_2}",
    SECANT: r"\frac{f_{i+1} - f_{i-1}}{x_{i+1} - x_{i-1}}",
    MEAN: r"\frac{s_1 + s_2}{2}",
}


@dataclass(frozen=True, eq=False)
class Candidate:
    """One way to make a slope of the two beside a sample.

    Attributes
    ----------
    name : str
        ``"NumPy"``, ``"secant"`` or ``"plain mean"``.
    value : float, units [F]/[X]
    exact : Fraction or None
        The same without rounding, where the samples and coordinates are rational.
    truth : float or None, units [F]/[X]
        The slope of x**2, where the samples lie on x**2.
    """

    name: str
    value: float
    exact: Fraction | None
    truth: float | None

    @property
    def formula(self) -> str:
        """How it is made, as LaTeX."""
        return FORMULAS[self.name]

    @property
    def error(self) -> float | None:
        """What it misses the truth by, where that is known."""
        return None if self.truth is None else self.value - self.truth

    @property
    def exact_error(self) -> Fraction | None:
        """The same without rounding."""
        truth = as_fraction(self.truth)
        return None if self.exact is None or truth is None else self.exact - truth


@dataclass(frozen=True, eq=False)
class LeverRule:
    """Three neighbouring samples and the slope that NumPy makes of them.

    Attributes
    ----------
    index : int
        Index of the middle sample.
    x : tuple of 3 float, units [X]
    f : tuple of 3 float, units [F]
    value : scalar, units [F]/[X]
        What NumPy's statement gives, bit for bit.

    Examples
    --------
    >>> rule = square_lever_rule(1.0)
    >>> rule.h1, rule.h2, rule.s1, rule.s2
    (1.0, 3.0, 1.0, 5.0)
    >>> [(c.name, str(c.exact), str(c.exact_error)) for c in rule.candidates]
    [('NumPy', '2', '0'), ('secant', '4', '2'), ('plain mean', '3', '1')]
    """

    index: int
    x: tuple[float, float, float]
    f: tuple[float, float, float]
    value: Any

    @property
    def h1(self) -> float:
        """The gap to the sample before; negative for descending coordinates."""
        return self.x[1] - self.x[0]

    @property
    def h2(self) -> float:
        """The gap to the sample after."""
        return self.x[2] - self.x[1]

    @property
    def s1(self) -> float:
        """The slope of the interval before, the backward difference."""
        return (self.f[1] - self.f[0]) / self.h1

    @property
    def s2(self) -> float:
        """The slope of the interval after, the forward difference."""
        return (self.f[2] - self.f[1]) / self.h2

    @property
    def shares(self) -> tuple[float | Fraction, float | Fraction]:
        """What ``s1`` and ``s2`` count, ``h2/(h1 + h2)`` and ``h1/(h1 + h2)``.

        Fractions where the coordinates are rational.
        """
        x0, x1, x2 = as_fractions(self.x) or self.x
        return (x2 - x1) / (x2 - x0), (x1 - x0) / (x2 - x0)

    @property
    def tilt(self) -> float:
        """How far the beam tips to the side after, -1 to 1, with the weights of the secant.

        They are ``h1/(h1 + h2)`` and ``h2/(h1 + h2)``, so that the longer interval weighs more.
        """
        return 0.0 if self.s1 == self.s2 else (self.h2 - self.h1) / (self.h1 + self.h2)

    @property
    def lies_on_square(self) -> bool:
        """Whether the three samples are x**2, so that the slope is known: 2*x."""
        return all(f == x * x for f, x in zip(self.f, self.x, strict=True))

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """NumPy's value, the secant and the plain mean, with their errors on x**2."""
        _, secant, mean = _candidates(self.x, self.f)
        values = {NUMPY: float(self.value), SECANT: secant, MEAN: mean}
        known = as_fractions((*self.x, *self.f))
        exact = (None,) * 3 if known is None else _candidates(known[:3], known[3:])
        truth = 2 * self.x[1] if self.lies_on_square else None
        return tuple(
            Candidate(name, value, fraction, truth)
            for (name, value), fraction in zip(values.items(), exact, strict=True)
        )


def _candidates(x: Sequence[Any], f: Sequence[Any]) -> tuple[Any, Any, Any]:
    """Return the balance, the secant and the plain mean, of floats or of fractions."""
    h1, h2 = x[1] - x[0], x[2] - x[1]
    s1, s2 = (f[1] - f[0]) / h1, (f[2] - f[1]) / h2
    balance = (h2 * s1 + h1 * s2) / (h1 + h2)
    return balance, (f[2] - f[0]) / (x[2] - x[0]), (s1 + s2) / 2


def lever_rule_at(trace: GradientTrace, index: int) -> LeverRule:
    """Return the lever rule at an interior sample of a 1-D trace.

    Parameters
    ----------
    trace : GradientTrace
        Of 1-D samples.
    index : int
        Of the middle one of three samples; not negative.

    Returns
    -------
    LeverRule

    Raises
    ------
    GradientIndexError
        A sample at an end: it has one slope only.
    GradientValueError
        Samples or coordinates that are complex or not finite; gaps that are 0 or of both signs.

    Examples
    --------
    >>> x = np.array([0, 1, 4, 5, 7])
    >>> rule = lever_rule_at(trace_gradient(x**2, x), 3)
    >>> str(rule.shares[0]), float(rule.value), rule.lies_on_square
    ('2/3', 10.0, True)
    """
    last = len(trace.samples) - 1
    if not 0 < index < last:
        raise GradientIndexError(
            f"`index` must be a sample with two neighbours; got {index} of 0 to {last}. An end has "
            "one slope only, so there is nothing to balance."
        )
    (reading,) = trace.spacing
    around = range(index - 1, index + 2)
    x = [reading.coordinate(k) for k in around]
    f = [trace.samples[k] for k in around]
    kinds = {np.asarray(value).dtype.kind for value in (*x, *f)}
    if not kinds <= set("iuf") or not np.isfinite([float(value) for value in (*x, *f)]).all():
        raise GradientValueError(
            f"`f` and `x` must be real and finite around index {index} for a seesaw; got nan, inf "
            "or complex numbers. Select another sample."
        )
    x0, x1, x2 = (float(value) for value in x)
    f0, f1, f2 = (float(value) for value in f)
    if not (x0 < x1 < x2 or x0 > x1 > x2):
        raise GradientValueError(
            f"`x` must go on in one direction around index {index} for a seesaw; got "
            f"{x0:g}, {x1:g}, {x2:g}. Select another sample, or sort or merge first."
        )
    return LeverRule(index, (x0, x1, x2), (f0, f1, f2), trace.outputs[0][index])


def moved_along_parabola(rule: LeverRule, share: float) -> LeverRule:
    """Return the rule with its middle sample elsewhere on the parabola through all three.

    Parameters
    ----------
    rule : LeverRule
    share : float
        Where the middle sample is, of the way from the sample before to the one after: 0 to 1.

    Examples
    --------
    Half way all three candidates agree:

    >>> moved = moved_along_parabola(square_lever_rule(1.0), 0.5)
    >>> moved.x, moved.f, [candidate.value for candidate in moved.candidates]
    ((0.0, 2.0, 4.0), (0.0, 4.0, 16.0), [4.0, 4.0, 4.0])
    """
    x0, _, x2 = rule.x
    middle = x0 + share * (x2 - x0)
    on_curve = parabola_through(list(rule.x), list(rule.f), np.array([middle]))[0]
    f = [rule.f[0], middle * middle if rule.lies_on_square else float(on_curve), rule.f[2]]
    return replace(lever_rule_at(trace_gradient(f, [x0, middle, x2]), 1), index=rule.index)


def square_lever_rule(middle: float) -> LeverRule:
    """Return the lever rule of x**2 at 0, `middle` and 4.

    Parameters
    ----------
    middle : float
        Between 0 and 4.

    Returns
    -------
    LeverRule

    Examples
    --------
    In the middle all three agree:

    >>> [candidate.value for candidate in square_lever_rule(2.0).candidates]
    [4.0, 4.0, 4.0]
    """
    x = np.array([0.0, middle, 4.0])
    return lever_rule_at(trace_gradient(x * x, x), 1)
