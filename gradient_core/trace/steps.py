"""`DifferenceStep`: the record of one output value on one axis.

It holds the numbers that one statement read and the value it made; every text
about them is made when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.statements.schemes import Statement
from gradient_core.statements.stencils import Stencil
from gradient_core.statements.symbols import Expression, evaluate_exactly
from gradient_core.text.fractions import as_fraction
from gradient_core.trace import sentences
from gradient_core.trace import step_text as formulas


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
        Where NumPy believes it to be.
    sample : scalar, units [F]
        The sample as NumPy computes with it (integers are float64).
    weight : scalar, units 1/[X]
        What multiplies it.
    exact_weight : Fraction or None
        The same without rounding, where the gaps are rational.
    product : scalar, units [F]/[X]
        ``weight * sample``. The products add up to the value bit for bit for a
        weighted sum; for a difference quotient only up to round-off.
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
class DifferenceStep:
    """How NumPy made one output value.

    Attributes
    ----------
    axis : int
        The differentiated axis, not negative.
    index : int or tuple of int
        Where the value stands in the output; an int for 1-D samples.
    value : scalar, units [F]/[X]
        The value, in the dtype of the output.
    rule : Statement
        The statement that made it.
    name : str
        How the value is addressed in what NumPy returns, such as ``gradient[2]``.
    samples : tuple of scalar, units [F]
        The samples read, in the order of ``rule.offsets``.
    gaps : tuple of scalar, units [X]
        The gaps read, in the order of ``rule.gap_names``.
    gap_ends : tuple of pairs of scalar, units [X], or None
        The coordinates each gap is the difference of; None without coordinates.
    coordinates : tuple of scalar, units [X]
        Where the samples read are, in the order of ``rule.offsets``.

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

    axis: int
    index: int | tuple[int, ...]
    value: Any
    rule: Statement
    name: str
    samples: tuple[Any, ...]
    gaps: tuple[Any, ...]
    gap_ends: tuple[tuple[Any, Any], ...] | None
    coordinates: tuple[Any, ...]

    @property
    def position(self) -> int:
        """The index along the differentiated axis."""
        return self.index if isinstance(self.index, int) else self.index[self.axis]

    @property
    def region(self) -> str:
        """Left boundary, interior or right boundary."""
        return self.rule.region

    @property
    def scheme(self) -> str:
        """Forward, central or backward."""
        return self.rule.scheme

    @property
    def uniform(self) -> bool:
        """Whether NumPy computed with one ``h`` for the whole axis."""
        return self.rule.uniform

    @property
    def accuracy_order(self) -> int:
        """Power of the gap with which the truncation error vanishes."""
        return self.rule.accuracy_order

    def sample_index(self, offset: int) -> int | tuple[int, ...]:
        """Return where the sample at `offset` stands in ``f``."""
        if isinstance(self.index, int):
            return self.index + offset
        return (*self.index[: self.axis], self.position + offset, *self.index[self.axis + 1 :])

    @property
    def weights(self) -> tuple[Any, ...]:
        """What multiplies the samples, units 1/[X], in the order of ``rule.offsets``."""
        with np.errstate(all="ignore"):
            return formulas.weights(self.rule, self.gaps)

    @property
    def stencil(self) -> Stencil:
        """Offsets and weights, ascending by offset."""
        pairs = sorted(zip(self.rule.offsets, self.weights, strict=True), key=lambda pair: pair[0])
        return Stencil(
            offsets=tuple(offset for offset, _ in pairs),
            weights=tuple(weight for _, weight in pairs),
            coefficients=formulas.exact_coefficients(self.rule) if self.uniform else None,
            accuracy_order=self.accuracy_order,
        )

    @property
    def terms(self) -> tuple[Term, ...]:
        """The samples the statement reads, ascending by offset."""
        exact = self._exact_weights()
        with np.errstate(all="ignore"):
            terms = [
                Term(
                    offset,
                    self.sample_index(offset),
                    x,
                    f,
                    weight,
                    exact_weight,
                    _product(weight, f),
                )
                for offset, x, f, weight, exact_weight in zip(
                    self.rule.offsets,
                    self.coordinates,
                    self.samples,
                    self.weights,
                    exact,
                    strict=True,
                )
            ]
        return tuple(sorted(terms, key=lambda term: term.offset))

    @property
    def exact(self) -> Fraction | None:
        """The value without rounding, where samples and spacing are rational."""
        samples = [as_fraction(sample) for sample in self.samples]
        gaps = self.exact_gaps
        if gaps is None or None in samples:
            return None
        symbols = (*self.rule.sample_symbols, *self.rule.gap_symbols)
        known: dict[Expression, Any] = dict(zip(symbols, (*samples, *gaps), strict=True))
        try:
            return evaluate_exactly(self.rule.tree, known)
        except ZeroDivisionError:
            return None

    @property
    def exact_gaps(self) -> tuple[Fraction, ...] | None:
        """The gaps without rounding, from the coordinates where there are any, or None."""
        if self.gap_ends is None:
            gaps = [as_fraction(gap) for gap in self.gaps]
        else:
            ends = [(as_fraction(start), as_fraction(stop)) for start, stop in self.gap_ends]
            gaps = [None if a is None or b is None else b - a for a, b in ends]
        known = tuple(gap for gap in gaps if gap is not None)
        return known if len(known) == len(gaps) else None

    def _exact_weights(self) -> tuple[Fraction | None, ...]:
        gaps = self.exact_gaps
        if gaps is None:
            return (None,) * len(self.samples)
        try:
            return formulas.exact_weights(
                self.rule, dict(zip(self.rule.gap_symbols, gaps, strict=True))
            )
        except ZeroDivisionError:
            return (None,) * len(self.samples)

    @property
    def statement(self) -> str:
        """The statement NumPy executed, with indices: ``(f[2] - f[0]) / (2. * h)``."""
        return formulas.statement(self)

    @property
    def code(self) -> str:
        """The statement with the numbers put in; with ``np`` it evaluates to the value."""
        return formulas.code(self)

    @property
    def textbook(self) -> str | None:
        """The form in books, where it differs: equal on paper, not in bits."""
        return formulas.textbook(self)

    @property
    def latex(self) -> str:
        """The statement as LaTeX, in symbols."""
        return formulas.latex(self)

    @property
    def latex_numbers(self) -> str:
        """The statement as LaTeX, with the numbers put in."""
        return formulas.latex_numbers(self)

    @property
    def sentence(self) -> str:
        """What happened, in plain English."""
        return sentences.sentence(self)

    @property
    def line(self) -> str:
        """One line of the listing: name, statement, numbers, value."""
        return formulas.line(self)

    def __repr__(self) -> str:
        return f"<DifferenceStep {self.line}>"

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {formulas.latex_equation(self)}$"

    def _repr_html_(self) -> str:
        return formulas.html_card(self)
