r"""The leading truncation term of a difference step, for its very gaps.

Expand every sample around the coordinate ``x`` of the output, ``d_k`` away from it:

    sum_k w_k f(x + d_k) = f'(x) + sum_{m >= 2} c_m f^(m)(x),    c_m = sum_k w_k d_k^m / m!

The first ``c_m`` that is not zero leads when the gaps are small: that of ``m = p + 1`` for
accuracy order ``p``. `statements.schemes` derives
it for each of the ten statements; here it is computed from the weights of one step, without
rounding, and set beside the derived symbols.

References
----------
.. [1] LeVeque, R. J. (2007). Finite Difference Methods for Ordinary and Partial Differential
   Equations. SIAM. Chapter 1: truncation errors.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any, Final

import numpy as np

from gradient_core.statements import INTERIOR, LEFT, RIGHT, Statement, exact_weights
from gradient_core.text import literal_fraction, nearest_float
from gradient_core.trace import DifferenceStep

_ONE_GAP, _TWO_GAPS = ("h",), ("h1", "h2")

_FORMS: Final[Mapping[tuple[str, int, tuple[str, ...]], tuple[str, str]]] = {
    (LEFT, 1, _ONE_GAP): (r"\frac{h}{2}", "h/2"),
    (RIGHT, 1, _ONE_GAP): (r"-\frac{h}{2}", "−h/2"),
    (INTERIOR, 2, _ONE_GAP): (r"\frac{h^{2}}{6}", "h²/6"),
    (LEFT, 2, _ONE_GAP): (r"-\frac{h^{2}}{3}", "−h²/3"),
    (RIGHT, 2, _ONE_GAP): (r"-\frac{h^{2}}{3}", "−h²/3"),
    (INTERIOR, 2, _TWO_GAPS): (r"\frac{h_1h_2}{6}", "h₁h₂/6"),
    (LEFT, 2, _TWO_GAPS): (r"-\frac{h_1(h_1+h_2)}{6}", "−h₁(h₁ + h₂)/6"),
    (RIGHT, 2, _TWO_GAPS): (r"-\frac{h_2(h_1+h_2)}{6}", "−h₂(h₁ + h₂)/6"),
}
"""Region, accuracy order and names of the gaps -> the factor as LaTeX and as text."""

_PRIMES: Final = {0: "", 1: "′", 2: "″", 3: "‴"}
RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class TruncationTerm:
    """The leading term of what a formula gives minus the derivative.

    Attributes
    ----------
    derivative_order : int
        Which derivative of ``f`` it multiplies: one more than the accuracy order.
    factor : Fraction, units [X]**(derivative_order - 1)
        What multiplies it, exact: of a step for the gaps NumPy computed with, of a stencil for the
        gap 1.
    latex, text : str
        The term in symbols, as LaTeX and as plain text. ``h_1`` and ``h_2`` are the gaps to the
        left and right of ``x``, at a boundary the two nearest to it in index order.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> step = trace_gradient([0, 0.5, 4], 0.5).step(1)
    >>> leading_term(step)  # doctest: +ELLIPSIS
    TruncationTerm(derivative_order=3, factor=Fraction(1, 24), latex=..., text='h²/6 · f‴(x)')
    """

    derivative_order: int
    factor: Fraction
    latex: str
    text: str

    def predicted(self, derivative_value: float) -> float:
        """Return the term for the value of the derivative at ``x``; NaN for NaN.

        Parameters
        ----------
        derivative_value : float, units [F]/[X]**derivative_order
            The derivative of `derivative_order` at ``x``.

        Returns
        -------
        float, units [F]/[X]
            The rounded product, an infinity where it is beyond all floats.

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> term = leading_term(trace_gradient([0, 1, 8], edge_order=2).step(0))
        >>> print(term.text, term.predicted(6.0))
        −h²/3 · f‴(x) -2.0
        """
        value = float(derivative_value)
        if not math.isfinite(value):
            return value if self.factor > 0 else -value
        return nearest_float(self.factor * Fraction(value))


def leading_term(step: DifferenceStep) -> TruncationTerm | None:
    r"""Return the leading truncation term of a difference step.

    Parameters
    ----------
    step : DifferenceStep
        Its statement and gaps are read, the samples only for their type.

    Returns
    -------
    TruncationTerm or None
        None where there is no Taylor series to speak of: samples that are complex or dates;
        gaps that are not real and finite; coordinates that coincide, so that a weight is
        infinite.

    Notes
    -----
    The gaps are the floats NumPy computed with, taken as exact fractions: 0.1 is not one tenth
    here. The weights follow from them without rounding. Gaps may be negative.

    ======================  ==========================  =====================
    statement               uniform                     non-uniform
    ======================  ==========================  =====================
    left, edge_order=1      ``h/2 f''``                 ``h/2 f''``
    right, edge_order=1     ``-h/2 f''``                ``-h/2 f''``
    interior                ``h**2/6 f'''``             ``h1*h2/6 f'''``
    left, edge_order=2      ``-h**2/3 f'''``            ``-h1*(h1+h2)/6 f'''``
    right, edge_order=2     ``-h**2/3 f'''``            ``-h2*(h1+h2)/6 f'''``
    ======================  ==========================  =====================

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> term = leading_term(trace_gradient([0, 1, 27], [0, 1, 3]).step(1))
    >>> term.derivative_order, str(term.factor), term.text
    (3, '1/3', 'h₁h₂/6 · f‴(x)')
    >>> print(term.latex)
    \frac{h_1h_2}{6}\,f'''(x)

    Of ``x**3`` nothing comes after it, so it is the whole error; the derivative at 1 is 3:

    >>> step = trace_gradient([0, 1, 27], [0, 1, 3]).step(1)
    >>> print(step.value, float(step.value) - term.predicted(6.0))
    5.0 3.0
    """
    known = [exact for gap in step.gaps if (exact := literal_fraction(gap)) is not None]
    is_real = all(np.asarray(sample).dtype.kind not in "cmM" for sample in step.samples)
    if not is_real or len(known) < len(step.gaps):
        return None
    try:
        weights = exact_weights(step.made_by, known)
    except ZeroDivisionError:
        return None
    # All rows up to the accuracy order cancel, and the next one never does (see `schemes`).
    order = step.accuracy_order + 1
    pairs = zip(weights, distances(step.made_by, known), strict=True)
    factor = sum((w * d**order for w, d in pairs), start=Fraction(0)) / math.factorial(order)
    latex, _ = _form(step.made_by)
    return TruncationTerm(
        derivative_order=order,
        factor=factor,
        latex=rf"{latex}\,{primed_latex(order)}(x)",
        text=term_text(step.made_by),
    )


def term_text(rule: Statement) -> str:
    """Return the leading term of a statement as plain text.

    Examples
    --------
    >>> from gradient_core.statements import statements_for
    >>> print(*map(term_text, statements_for(uniform=True, edge_order=1)), sep="; ")
    h/2 · f″(x); h²/6 · f‴(x); −h/2 · f″(x)
    """
    _, text = _form(rule)
    return f"{text} · {primed(rule.accuracy_order + 1)}(x)"


def _form(rule: Statement) -> tuple[str, str]:
    return _FORMS[rule.region, rule.accuracy_order, rule.gap_names]


def primed(order: int) -> str:
    """Write a derivative of f as plain text, f itself for order 0.

    Examples
    --------
    >>> primed(2), primed(4)
    ('f″', 'f⁽⁴⁾')
    """
    return "f" + _PRIMES.get(order, f"⁽{str(order).translate(RAISED)}⁾")


def primed_latex(order: int) -> str:
    """Write a derivative of f as LaTeX, f itself for order 0.

    Examples
    --------
    >>> primed_latex(2), primed_latex(4)
    ("f''", 'f^{(4)}')
    """
    return "f" + ("'" * order if order < 4 else f"^{{({order})}}")


def distances(rule: Statement, gaps: Sequence[Any]) -> tuple[Any, ...]:
    """Return where the samples are, seen from the output, in the order of ``rule.offsets``.

    Parameters
    ----------
    rule : Statement
    gaps : sequence of Fraction, or of symbols, units [X]
        In the order of ``rule.gap_names``.

    Returns
    -------
    tuple, units [X]
    """
    if len(gaps) == 1:
        return tuple(offset * gaps[0] for offset in rule.offsets)
    places = list(accumulate(gaps, initial=0 * gaps[0]))
    return tuple(place - places[rule.offsets.index(0)] for place in places)
