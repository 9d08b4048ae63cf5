"""A function of x becomes samples, and a value of its gradient meets the exact derivative."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral, Real
from typing import Any, Final

import numpy as np

from gradient_core.arrays.tokens import quote
from gradient_core.errors import GradientValueError
from gradient_core.formula.function import DerivativeError, SymbolicFunction
from gradient_core.insight.taylor import TruncationTerm, leading_term
from gradient_core.text.numbers import plain_number
from gradient_core.trace.steps import DifferenceStep

UNIFORM = "uniform"
GEOMETRIC = "geometric"
JITTERED = "jittered"
TYPED = "typed"
SAMPLINGS = (UNIFORM, GEOMETRIC, JITTERED, TYPED)

MAX_SAMPLES: Final = 1_000_000
GROWTH: Final = 8  # the last gap of a geometric sampling is so many times the first
JITTER: Final = 0.35  # of the distance; from 0.5 on, neighbours could change places
SEED: Final = 7

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class SampledFunction:
    """A function, and its samples along a line.

    Made by `sample_line`.

    Attributes
    ----------
    function : SymbolicFunction
        Of ``x``.
    kind : str
        One of `SAMPLINGS`.
    x : ndarray of float64, shape (n,), units [X]
        The coordinates, read-only.
    h : float or None, units [X]
        The distance `numpy.gradient` is given; None where it is given the coordinates.
    samples : ndarray of float64, shape (n,), units [F]
        The function at the coordinates, read-only; may hold NaN and infinities.
    """

    function: SymbolicFunction
    kind: str
    x: Array
    h: float | None
    samples: Array

    @property
    def spacing(self) -> Any:
        """What `numpy.gradient` is given beside the samples: ``h`` or ``x``."""
        return self.x if self.h is None else self.h

    @cached_property
    def code(self) -> tuple[str, ...]:
        """The Python lines that make ``x`` and ``f``, with ``np`` the only name needed."""
        python = self.function.python
        is_constant = re.search(r"\bx\b", python) is None
        values = f"np.full_like(x, {python})" if is_constant else python
        return (*self._x_code(), f"f = {values}")

    def _x_code(self) -> tuple[str, ...]:
        """Return what `_coordinates` does, as Python: the same operations, so the same bits."""
        if self.kind == TYPED:
            return (f"x = np.array({self.x.tolist()})",)
        start, stop = (plain_number(float(end)) for end in self.x[[0, -1]])
        n = len(self.x)
        if self.kind == GEOMETRIC:
            return (
                f"t = np.append(0, np.cumsum(np.geomspace(1, {GROWTH}, {n - 1})))",
                "t /= t[-1]",
                f"x = (1 - t) * {start} + t * {stop}",
            )
        moved = (
            f"rng = np.random.default_rng({SEED})",
            f"x[1:-1] += rng.uniform(-{JITTER}, {JITTER}, {n - 2}) * h",
        )
        linspace = f"x, h = np.linspace({start}, {stop}, {n}, retstep=True)"
        return (linspace, *moved) if self.kind == JITTERED else (linspace,)

    def program(self, edge_order: int = 1) -> str:
        """Return a Python program that makes ``x``, ``f`` and ``gradient`` bit for bit.

        Of a function with ``erf``, ``f`` is within 1e-14.

        Examples
        --------
        >>> from gradient_core import parse_function
        >>> print(sample_line(parse_function("x^2", ["x"]), "uniform", 0, 2, 5).program(2))
        import numpy as np
        <BLANKLINE>
        x, h = np.linspace(0, 2, 5, retstep=True)
        f = x**2
        gradient = np.gradient(f, h, edge_order=2)
        """
        spacing = "x" if self.h is None else "h"
        call = f"gradient = np.gradient(f, {spacing}, edge_order={edge_order})"
        return "\n".join(("import numpy as np", "", *self.code, call))

    @cached_property
    def _derivatives(self) -> dict[int, SymbolicFunction | None]:
        return {0: self.function}

    def derivative(self, order: int) -> SymbolicFunction | None:
        """Return a derivative of the function, or None where it is not found.

        Found once for each record, be it in vain.

        Raises
        ------
        GradientValueError
            If the order is negative.
        """
        if order < 0:
            raise GradientValueError(f"`order` must be 0 or more; got {order}. Take 1 or more.")
        known = self._derivatives
        for k in range(1, order + 1):
            if k not in known:
                known[k] = _differentiated(known[k - 1])
        return known[order]

    @cached_property
    def exact(self) -> Array | None:
        """The exact derivative at ``x``, read-only, units [F]/[X].

        NaN where there is no derivative; None if it is not found at all.
        """
        slope = self.derivative(1)
        return None if slope is None else _read_only(slope.evaluate(self.x))

    @cached_property
    def nonfinite(self) -> int:
        """How many samples are NaN or infinite."""
        return int(np.count_nonzero(~np.isfinite(self.samples)))


def _differentiated(function: SymbolicFunction | None) -> SymbolicFunction | None:
    try:
        return None if function is None else function.derivative("x")
    except DerivativeError:
        return None


def _read_only(array: Array) -> Array:
    array.flags.writeable = False
    return array


def sample_line(
    function: SymbolicFunction,
    kind: str,
    start: Any = None,
    stop: Any = None,
    count: Any = None,
    coordinates: Any = None,
) -> SampledFunction:
    """Sample a function of x along a line.

    Parameters
    ----------
    function : SymbolicFunction
        With ``x`` as its only variable.
    kind : str
        ``"uniform"``: equal distances. ``"geometric"``: each gap is the same multiple of the one
        before, the last 8 times the first. ``"jittered"``: equal distances, then each inner
        coordinate moved by at most 0.35 of the distance, at random but always the same.
        ``"typed"``: the coordinates as given.
    start, stop : float, units [X]
        The first and the last coordinate, ``start < stop``. Not read for ``"typed"``.
    count : int
        Number of samples, 2 to `MAX_SAMPLES`. Not read for ``"typed"``.
    coordinates : array_like, shape (n,), units [X]
        For ``"typed"`` alone: 2 to `MAX_SAMPLES` finite real numbers in any order, for NumPy
        does not check the order.

    Returns
    -------
    SampledFunction

    Raises
    ------
    GradientValueError
        An unknown kind; other variables than ``x``; a range or a count that is refused; so many
        samples in so narrow a range that two coordinates would be the same float; coordinates
        that are not 1-D, real and finite.

    Notes
    -----
    A uniform sampling goes to `numpy.gradient` as one distance ``h``, not as coordinates: those
    of ``np.linspace`` are rounded, mostly to gaps that differ in their last bits, and NumPy
    takes the non-uniform statements for them.

    Examples
    --------
    >>> from gradient_core import parse_function
    >>> square = parse_function("x^2", ["x"])
    >>> sampled = sample_line(square, "uniform", 0, 2, 5)
    >>> sampled.samples, sampled.spacing
    (array([0.  , 0.25, 1.  , 2.25, 4.  ]), 0.5)
    >>> sample_line(square, "geometric", 0, 15, 5).x
    array([ 0.,  1.,  3.,  7., 15.])
    """
    if kind not in SAMPLINGS:
        raise GradientValueError(
            f"`kind` must be uniform, geometric, jittered or typed; got {quote(str(kind))}. "
            "Choose one of these."
        )
    if function.variables != ("x",):
        raise GradientValueError(
            "`function` must have x as its only variable; got "
            f'{" and ".join(function.variables)}. Read it with parse_function(text, ["x"]).'
        )
    h = None
    if kind == TYPED:
        x = _typed(coordinates)
    else:
        x, h = _coordinates(kind, *_checked_range(start, stop), _checked_count(count))
    return SampledFunction(function, kind, _read_only(x), h, _read_only(function.evaluate(x)))


def _coordinates(kind: str, start: float, stop: float, n: int) -> tuple[Array, float | None]:
    """Return the coordinates, and the distance where NumPy is to be given one."""
    x, h = np.linspace(start, stop, n, retstep=True)
    if kind == GEOMETRIC:
        t = np.append(0, np.cumsum(np.geomspace(1, GROWTH, n - 1)))
        t /= t[-1]
        x = (1 - t) * start + t * stop  # both ends without rounding
    if kind == JITTERED:
        x[1:-1] += np.random.default_rng(SEED).uniform(-JITTER, JITTER, n - 2) * h
    if not (np.diff(x) > 0).all():
        raise GradientValueError(
            f"`count` must leave a gap between any two coordinates; got {n:,} from "
            f"{plain_number(start)} to {plain_number(stop)}, where floats are not that close. "
            "Take fewer samples or a wider range."
        )
    return x, float(h) if kind == UNIFORM else None


def _checked_range(start: Any, stop: Any) -> tuple[float, float]:
    first, last = _finite("from", start), _finite("to", stop)
    got = f"got {plain_number(first)} and {plain_number(last)}"
    if first >= last:
        fix = "Swap them" if first > last else "Make `to` larger"
        raise GradientValueError(f"`from` must be smaller than `to`; {got}. {fix}.")
    if not math.isfinite(last - first):
        raise GradientValueError(f"`to` minus `from` must be finite; {got}. Narrow the range.")
    return first, last


def _finite(name: str, value: Any) -> float:
    try:
        number = float(value) if isinstance(value, Real) else math.nan
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        got = plain_number(number) if isinstance(value, Real) else quote(str(value))
        raise GradientValueError(
            f"`{name}` must be a finite real number; got {got}. Write a number such as 0 or 6.28."
        )
    return number + 0.0  # makes 0.0 of -0.0, as np.linspace does


def _checked_count(count: Any) -> int:
    if not isinstance(count, Integral) or not 2 <= int(count) <= MAX_SAMPLES:
        raise GradientValueError(
            f"`count` must be a whole number from 2 to {MAX_SAMPLES:,}; got {quote(str(count))}. "
            "Choose one in this range."
        )
    return int(count)


def _typed(coordinates: Any) -> Array:
    """Check coordinates as given, and copy them to float64."""
    try:
        given = np.asarray(coordinates)
    except ValueError:  # rows of different lengths
        given = np.asarray(None)
    if given.dtype.kind not in "iuf":
        raise GradientValueError(
            f"`coordinates` must be real numbers; got dtype {quote(str(given.dtype))}. "
            "Give a list of numbers."
        )
    if given.ndim != 1 or not 2 <= len(given) <= MAX_SAMPLES:
        raise GradientValueError(
            f"`coordinates` must be 1-D, 2 to {MAX_SAMPLES:,} of them; got shape {given.shape}. "
            "Give one coordinate per sample."
        )
    with np.errstate(over="ignore"):
        x = given.astype(np.float64)
    wrong = np.flatnonzero(~np.isfinite(x))
    if len(wrong):
        raise GradientValueError(
            f"`coordinates` must be finite; got {x[wrong[0]]} at index {wrong[0]}. Leave it out."
        )
    return x


@dataclass(frozen=True)
class ExactComparison:
    """One value of the gradient beside the exact derivative.

    Attributes
    ----------
    value : float, units [F]/[X]
        What `numpy.gradient` gives.
    exact : float or None, units [F]/[X]
        The derivative; NaN where there is none, None if it is not found.
    term : TruncationTerm or None
        The leading truncation term of the step.
    predicted : float or None, units [F]/[X]
        The term in numbers; NaN where the function has no such derivative, None if the term or
        the derivative is not found.
    """

    value: float
    exact: float | None
    term: TruncationTerm | None
    predicted: float | None

    @property
    def error(self) -> float | None:
        """Value minus exact: truncation error and round-off error together."""
        return None if self.exact is None else self.value - self.exact


def compare_with_exact(sampled: SampledFunction, step: DifferenceStep) -> ExactComparison:
    """Compare one difference step with the exact derivative.

    Parameters
    ----------
    sampled : SampledFunction
    step : DifferenceStep
        Of a trace of ``sampled.samples`` with ``sampled.spacing``.

    Returns
    -------
    ExactComparison

    Notes
    -----
    Derivatives are evaluated at this one coordinate, however many samples there are.

    Examples
    --------
    >>> from gradient_core import parse_function, trace_gradient
    >>> sampled = sample_line(parse_function("x^3", ["x"]), "uniform", 0, 4, 5)
    >>> step = trace_gradient(sampled.samples, sampled.spacing).step(2)
    >>> found = compare_with_exact(sampled, step)
    >>> print(found.value, found.exact, found.error, found.term.text, found.predicted)
    13.0 12.0 1.0 h²/6 · f‴(x) 1.0
    """
    x = sampled.x[[step.position]]  # an array, whose arithmetic is that of all the samples
    exact = _value(sampled.derivative(1), x)
    term = leading_term(step)
    higher = None if term is None else _value(sampled.derivative(term.derivative_order), x)
    predicted = None if term is None or higher is None else term.predicted(higher)
    return ExactComparison(float(step.value), exact, term, predicted)


def _value(function: SymbolicFunction | None, x: Array) -> float | None:
    return None if function is None else float(function.evaluate(x)[0])
