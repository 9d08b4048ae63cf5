"""A function of x becomes samples, and a value of its gradient meets the exact derivative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from gradient_core.formula import DerivativeError, SymbolicFunction
from gradient_core.insight import TruncationTerm, leading_term
from gradient_core.sampled.axis import Array, SampledAxis, read_only, refused
from gradient_core.trace import DifferenceStep


@dataclass(frozen=True, eq=False)
class SampledFunction:
    """A function, and its samples along a line.

    Made by `sample_line`.

    Attributes
    ----------
    function : SymbolicFunction
        Of one variable.
    axis : SampledAxis
        Along that variable.
    samples : ndarray of float64, shape (n,), units [F]
        The function at the coordinates, read-only; may hold NaN and infinities.

    Examples
    --------
    >>> from gradient_core import parse_function
    >>> from gradient_core.sampled.axis import uniform_axis
    >>> sampled = sample_line(parse_function("x^2", ["x"]), uniform_axis("x", 0, 2, 5))
    >>> print(sampled.samples, sampled.spacing, sampled.derivative(1).text)
    [0.   0.25 1.   2.25 4.  ] 0.5 2*x
    """

    function: SymbolicFunction
    axis: SampledAxis
    samples: Array

    @property
    def x(self) -> Array:
        """The coordinates, shape (n,), units [X]."""
        return self.axis.coordinates

    @property
    def spacing(self) -> Any:
        """What `numpy.gradient` is given beside the samples, units [X]: ``h`` or ``x``."""
        return self.axis.spacing

    def script(self, edge_order: int = 1) -> str:
        """Return a Python script that makes ``x``, ``f`` and ``gradient`` bit for bit.

        Of a function with ``erf``, ``f`` is within 1e-14.

        Examples
        --------
        >>> from gradient_core import parse_function
        >>> from gradient_core.sampled.axis import uniform_axis
        >>> square = parse_function("x^2", ["x"])
        >>> print(sample_line(square, uniform_axis("x", 0, 2, 5)).script(2))
        import numpy as np
        <BLANKLINE>
        x, h = np.linspace(0, 2, 5, retstep=True)
        f = x**2
        gradient = np.gradient(f, h, edge_order=2)
        """
        call = f"np.gradient(f, {self.axis.spacing_code()}, edge_order={edge_order})"
        return "\n".join(("import numpy as np", "", *self.code, f"gradient = {call}"))

    @property
    def code(self) -> tuple[str, ...]:
        """The lines that make ``x`` and ``f``, with ``np`` the only name."""
        python = self.function.python
        name = self.axis.name
        is_constant = re.search(rf"\b{name}\b", python) is None
        values = f"np.full_like({name}, {python})" if is_constant else python
        return (*self.axis.code(), f"f = {values}")

    @cached_property
    def _derivatives(self) -> dict[int, SymbolicFunction | None]:
        return {0: self.function}

    def derivative(self, order: int) -> SymbolicFunction | None:
        """Return a derivative of the function, or None where it is not found.

        Looked for once for each record, also where it is not found.

        Parameters
        ----------
        order : int
            0 for the function itself.

        Raises
        ------
        GradientValueError
            If the order is negative (argument ``"order"``).
        """
        if order < 0:
            raise refused("order", "be 0 or more", str(order), "Take 1 or more")
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
        return None if slope is None else read_only(slope.evaluate(self.x))

    @cached_property
    def nonfinite(self) -> int:
        """How many samples are NaN or infinite."""
        return int(np.count_nonzero(~np.isfinite(self.samples)))


def _differentiated(function: SymbolicFunction | None) -> SymbolicFunction | None:
    try:
        return None if function is None else function.derivative(function.variables[0])
    except DerivativeError:
        return None


def sample_line(function: SymbolicFunction, axis: SampledAxis) -> SampledFunction:
    """Sample a function of x along a line.

    Parameters
    ----------
    function : SymbolicFunction
        Of one variable.
    axis : SampledAxis, n samples, units [X]
        Along that variable, as `uniform_axis` and its neighbours make it.

    Returns
    -------
    SampledFunction

    Raises
    ------
    GradientValueError
        Several variables (argument ``"function"``), or an axis of another name (``"axis"``).

    Examples
    --------
    >>> from gradient_core import parse_function
    >>> from gradient_core.sampled.axis import geometric_axis
    >>> sampled = sample_line(parse_function("x^2", ["x"]), geometric_axis("x", 0, 15, 5))
    >>> sampled.x, sampled.samples
    (array([ 0.,  1.,  3.,  7., 15.]), array([  0.,   1.,   9.,  49., 225.]))
    """
    if len(function.variables) != 1:
        fix = 'Read it with parse_function(text, ["x"])'
        got = " and ".join(function.variables)
        raise refused("function", "have one variable", got, fix)
    (name,) = function.variables
    if axis.name != name:
        raise refused("axis", f"be along {name}", axis.name, f"Name it {name}")
    return SampledFunction(function, axis, read_only(function.evaluate(axis.coordinates)))


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
    >>> from gradient_core.sampled.axis import uniform_axis
    >>> sampled = sample_line(parse_function("x^3", ["x"]), uniform_axis("x", 0, 4, 5))
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
