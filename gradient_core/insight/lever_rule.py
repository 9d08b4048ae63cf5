"""The seesaw: why the nearer neighbour counts more where the gaps differ.

The two slopes beside a sample sit on a beam whose arms are the *opposite* gaps. With gaps
``h_left`` and ``h_right`` and slopes ``s_left`` and ``s_right``,

    value = (h_right * s_left + h_left * s_right) / (h_left + h_right)

is the height at which the beam is level: ``h_right * (value - s_left)`` on one side equals
``h_left * (s_right - value)`` on the other. It is also the slope of the parabola through the
three samples, so it is exact for x**2, which the two rivals shown beside it are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.errors import GradientIndexError, GradientValueError
from gradient_core.text.fractions import as_fraction
from gradient_core.trace.trace import GradientTrace, trace_gradient

NUMPY, SECANT, MEAN = "NumPy", "secant", "plain mean"

FORMULAS = {
    NUMPY: r"\frac{h_R\,s_L + h_L\,s_R}{h_L + h_R}",
    SECANT: r"\frac{f_{i+1} - f_{i-1}}{x_{i+1} - x_{i-1}}",
    MEAN: r"\frac{s_L + s_R}{2}",
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
    error, exact_error : float or Fraction, or None
        What it misses the slope of x**2 by, where the samples lie on x**2.
    """

    name: str
    value: float
    exact: Fraction | None
    error: float | None
    exact_error: Fraction | None

    @property
    def formula(self) -> str:
        """How it is made, as LaTeX in the letters of the figures."""
        return FORMULAS[self.name]


@dataclass(frozen=True, eq=False)
class Seesaw:
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
    >>> seesaw = square_seesaw(1.0)
    >>> seesaw.h_left, seesaw.h_right, seesaw.s_left, seesaw.s_right
    (1.0, 3.0, 1.0, 5.0)
    >>> [(c.name, str(c.exact), str(c.exact_error)) for c in seesaw.candidates]
    [('NumPy', '2', '0'), ('secant', '4', '2'), ('plain mean', '3', '1')]
    """

    index: int
    x: tuple[float, float, float]
    f: tuple[float, float, float]
    value: Any

    @property
    def h_left(self) -> float:
        """The gap to the sample before; negative for descending coordinates."""
        return self.x[1] - self.x[0]

    @property
    def h_right(self) -> float:
        """The gap to the sample after."""
        return self.x[2] - self.x[1]

    @property
    def s_left(self) -> float:
        """The slope of the interval before, the backward difference."""
        return (self.f[1] - self.f[0]) / self.h_left

    @property
    def s_right(self) -> float:
        """The slope of the interval after, the forward difference."""
        return (self.f[2] - self.f[1]) / self.h_right

    @property
    def shares(self) -> tuple[float | Fraction, float | Fraction]:
        """What the slopes before and after count: the arm of each is the gap of the other.

        Fractions where the coordinates are rational.
        """
        x0, x1, x2 = (as_fraction(value) for value in self.x)
        if x0 is None or x1 is None or x2 is None or x0 == x2:
            whole = self.h_left + self.h_right
            return self.h_right / whole, self.h_left / whole
        return (x2 - x1) / (x2 - x0), (x1 - x0) / (x2 - x0)

    @property
    def tilt(self) -> float:
        """How far the beam tips to the left with the secant in place of the value, -1 to 1.

        Leverage at the secant, over what it could be at most.
        """
        if self.s_left == self.s_right:
            return 0.0
        return (self.h_right - self.h_left) / (self.h_left + self.h_right)

    @property
    def lies_on_square(self) -> bool:
        """Whether the three samples are x**2, so that the slope is known: 2*x."""
        return all(f == x * x for f, x in zip(self.f, self.x, strict=True))

    @property
    def candidates(self) -> tuple[Candidate, Candidate, Candidate]:
        """NumPy's value, the secant and the plain mean, with their errors on x**2."""
        exact = self._exact_values()
        values = (float(self.value), self._secant, (self.s_left + self.s_right) / 2)
        truth = 2 * self.x[1] if self.lies_on_square else None
        exact_truth = as_fraction(truth)
        return tuple(  # type: ignore[return-value]
            Candidate(
                name,
                value,
                fraction,
                None if truth is None else value - truth,
                None if fraction is None or exact_truth is None else fraction - exact_truth,
            )
            for name, value, fraction in zip((NUMPY, SECANT, MEAN), values, exact, strict=True)
        )

    @property
    def _secant(self) -> float:
        return (self.f[2] - self.f[0]) / (self.x[2] - self.x[0])

    def _exact_values(self) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        x = [as_fraction(value) for value in self.x]
        f = [as_fraction(value) for value in self.f]
        if None in x or None in f:
            return None, None, None
        (x0, x1, x2), (f0, f1, f2) = x, f
        h_left, h_right = x1 - x0, x2 - x1  # type: ignore[operator]
        if not h_left or not h_right or not h_left + h_right:
            return None, None, None
        s_left, s_right = (f1 - f0) / h_left, (f2 - f1) / h_right  # type: ignore[operator]
        balance = (h_right * s_left + h_left * s_right) / (h_left + h_right)
        return balance, (f2 - f0) / (x2 - x0), (s_left + s_right) / 2  # type: ignore[operator]


def seesaw_at(trace: GradientTrace, index: int) -> Seesaw:
    """Return the seesaw of an interior sample of a 1-D trace.

    Raises
    ------
    GradientIndexError
        A sample at an end: it has one slope only.
    GradientValueError
        Samples or coordinates that are complex or not finite; gaps that are 0 or of both signs.

    Examples
    --------
    >>> x = np.array([0, 1, 4, 5, 7])
    >>> seesaw = seesaw_at(trace_gradient(x**2, x), 3)
    >>> str(seesaw.shares[0]), float(seesaw.value), seesaw.lies_on_square
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
    return Seesaw(index, (x0, x1, x2), (f0, f1, f2), trace.outputs[0][index])


def square_seesaw(middle: float, left: float = 0.0, right: float = 4.0) -> Seesaw:
    """Return the seesaw of x**2 at `left`, `middle` and `right`.

    Examples
    --------
    In the middle all three agree:

    >>> [candidate.value for candidate in square_seesaw(2.0).candidates]
    [4.0, 4.0, 4.0]
    """
    x = np.array([left, middle, right])
    return seesaw_at(trace_gradient(x * x, x), 1)
