"""`DifferenceStep`: the record of one output value on one axis, with its texts.

It holds the numbers that one statement read and the value it made; every text
about them is made when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.statements import Stencil, exact_coefficients, exact_weights
from gradient_core.trace import sentences, step_latex, step_text
from gradient_core.trace.step_numbers import StepNumbers, exact_gaps, in_fractions


@dataclass(frozen=True, eq=False)
class Term:
    """One sample that a difference step reads, with what multiplies it.

    Attributes
    ----------
    offset : int
        Offset from the output along the axis.
    index : int or tuple of int
        Where the sample stands in ``f``.
    coordinate : scalar, units [X]
        Where NumPy takes it to be: ``x[i]``, or ``i * h`` without coordinates.
    sample : scalar, units [F]
        The sample as NumPy computes with it (integers are float64).
    weight : scalar, units 1/[X]
        What multiplies it.
    exact_weight : Fraction or None, units 1/[X]
        The same without rounding, where the gaps are rational.
    product : scalar, units [F]/[X]
        ``weight * sample``. The products add up to the value bit for bit for a
        weighted sum; for a difference quotient only up to round-off.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> term = trace_gradient([1, 2, 4, 8, 16]).step(2).terms[0]
    >>> term.offset, term.index, float(term.sample), str(term.exact_weight), float(term.product)
    (-1, 1, 2.0, '-1/2', -1.0)
    """

    offset: int
    index: int | tuple[int, ...]
    coordinate: Any
    sample: Any
    weight: Any
    exact_weight: Fraction | None
    product: Any


def _product(weight: Any, sample: Any) -> Any:
    """Return ``weight * sample``, as floats where the types do not mix."""
    try:
        return weight * sample
    except TypeError:
        return float(weight) * float(sample)


@dataclass(frozen=True, eq=False, repr=False)
class DifferenceStep(StepNumbers):
    """How NumPy made one output value.

    Attributes
    ----------
    axis : int
        The differentiated axis, not negative.
    index : int or tuple of int
        Where the value stands in the output; an int for 1-D samples.
    value : scalar, units [F]/[X]
        The value, in the dtype of the output.
    made_by : Statement
        The statement that made it.
    name : str
        How the value is addressed in what NumPy returns, such as ``gradient[2]``.
    samples : tuple of 2 or 3 scalar, units [F]
        The samples read, in the order of ``made_by.offsets``.
    gaps : tuple of 1 or 2 scalar, units [X]
        The gaps read, in the order of ``made_by.gap_names``.
    gap_ends : tuple of pairs of scalar, units [X], or None
        The coordinates each gap is the difference of; None without coordinates.
    coordinates : tuple of 2 or 3 scalar, units [X]
        Where the samples read are, in the order of ``made_by.offsets``.

    Notes
    -----
    `trace_gradient` makes these records; nobody else needs to. With gaps ``h`` (``h1`` and
    ``h2``, in index order, where they are not all equal) the truncation error is

    =======================  ==============  ====================================
    where                    accuracy order  leading term
    =======================  ==============  ====================================
    an end, edge_order=1     1               ``h/2 * f''``, minus at the last one
    interior                 2               ``h1*h2/6 * f'''``
    an end, edge_order=2     2               ``-h**2/3 * f'''`` for equal gaps
    =======================  ==============  ====================================

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> step = trace_gradient([1, 2, 4, 8, 16]).step(2)
    >>> step.statement
    '(f[3] - f[1]) / (2. * h)'
    >>> step.code
    '(8.0 - 2.0) / (2.0 * 1.0)'
    >>> float(step.value)
    3.0
    """

    @property
    def stencil(self) -> Stencil:
        """Offsets and weights, ascending by offset."""
        pairs = sorted(
            zip(self.made_by.offsets, self.weights, strict=True), key=lambda pair: pair[0]
        )
        return Stencil(
            offsets=tuple(offset for offset, _ in pairs),
            weights=tuple(weight for _, weight in pairs),
            coefficients=exact_coefficients(self.made_by) if self.uniform else None,
            accuracy_order=self.accuracy_order,
        )

    @property
    def terms(self) -> tuple[Term, ...]:
        """The samples the statement reads, ascending by offset."""
        numbers = zip(
            self.made_by.offsets,
            self.coordinates,
            self.samples,
            self.weights,
            self._exact_weights(),
            strict=True,
        )
        with np.errstate(all="ignore"):
            terms = [
                Term(offset, self.sample_index(offset), x, f, weight, exact, _product(weight, f))
                for offset, x, f, weight, exact in numbers
            ]
        return tuple(sorted(terms, key=lambda term: term.offset))

    def _exact_weights(self) -> tuple[Fraction | None, ...]:
        gaps = self.exact_gaps
        try:
            return exact_weights(self.made_by, gaps) if gaps else (None,) * len(self.samples)
        except ZeroDivisionError:
            return (None,) * len(self.samples)

    @property
    def exact(self) -> Fraction | None:
        """The value without rounding, where samples and spacing are rational."""
        exact = in_fractions(self)
        return None if exact is None else exact.value

    @property
    def exact_gaps(self) -> tuple[Fraction, ...] | None:
        """The gaps without rounding, from the coordinates where there are any, or None."""
        return exact_gaps(self)

    @property
    def statement(self) -> str:
        """The statement NumPy executed, with indices: ``(f[2] - f[0]) / (2. * h)``."""
        return step_text.statement(self)

    @property
    def code(self) -> str:
        """The statement with the numbers put in; with ``np`` it evaluates to the value."""
        return step_text.code(self)

    @property
    def textbook(self) -> str | None:
        """The form in books, where it differs: equal on paper, not in bits."""
        return step_text.textbook(self)

    @property
    def latex(self) -> str:
        """The statement as LaTeX, in symbols."""
        return step_latex.latex_symbols(self, self.made_by.tree)

    @property
    def latex_numbers(self) -> str:
        """The statement as LaTeX, with the numbers put in."""
        return step_latex.latex_numbers(self, self.made_by.tree)

    @property
    def sentence(self) -> str:
        """What happened, in plain English."""
        return sentences.sentence(self)

    @property
    def line(self) -> str:
        """One line of the listing: name, statement, numbers, value."""
        return step_text.line(self)

    def __repr__(self) -> str:
        return f"<DifferenceStep {self.line}>"

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {step_latex.latex_equation(self)}$"

    def _repr_html_(self) -> str:
        return step_text.html_card(self)
