r"""All formulas of a call at once: the operator as a banded matrix.

Every output is a weighted sum of samples, so the whole call is one matrix, ``g = D f``:

    row i     the formula of gradient[i]
    column j  everyone who reads f[j], and with which weight: whom a bad f[j] hurts

For equal gaps, ``h*D`` has the rows ``(-1, 1, 0, ...)``, ``(-1/2, 0, 1/2, 0, ...)``, ... and the
diagonal inside is empty: no formula there reads its own sample. For gaps that differ, be it in the
last bit, each does, perhaps with the weight 0. NaN sees that: ``0 * NaN`` is NaN.

References
----------
.. [1] LeVeque, R. J. (2007). Finite Difference Methods for Ordinary and Partial Differential
   Equations. SIAM. Section 2.4: all formulas of a grid as one matrix.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, TypeAlias

import numpy as np

from gradient_core.differences import COORDINATES, UNIT, SpacingReading
from gradient_core.errors import GradientValueError
from gradient_core.statements import Statement, Stencil, exact_weights, statements_for
from gradient_core.text import (
    as_fraction,
    as_fractions,
    in_columns,
    literal_fraction,
    nearest_float,
    plain_number,
)
from gradient_core.trace import GradientTrace, trace_gradient

Row: TypeAlias = tuple[Fraction, ...]

MOST_MATRIX_SAMPLES: Final = 12
"""A larger matrix is not read any more; its rows inside are all the same."""

_DIGITS = 4


@dataclass(frozen=True, eq=False)
class Operator:
    """The matrix of a 1-D call, without rounding.

    Attributes
    ----------
    trace : GradientTrace
        The call whose formulas the rows are.
    statements : tuple of Statement, shape (n,)
        The statement behind each row.
    rows : tuple of tuple of Fraction, shape (n, n), units 1/[X]
        ``rows[i][j]`` is what multiplies ``f[j]`` in ``gradient[i]``.
    gap : Fraction or None, units [X]
        ``h``, where NumPy computes with one.
    is_literal : bool
        Whether the fractions are those that the floats are, to the last bit, for lack of simple
        ones that they stand for: to be shown rounded.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> operator = operator_of(trace_gradient([1, 2, 4, 8, 16]))
    >>> print(operator)
      -1    1    0    0    0
    -1/2    0  1/2    0    0
       0 -1/2    0  1/2    0
       0    0 -1/2    0  1/2
       0    0    0   -1    1
    >>> print(*operator.apply([1, 2, 4, 8, 16]))
    1 3/2 3 6 8
    """

    trace: GradientTrace
    statements: tuple[Statement, ...]
    rows: tuple[Row, ...]
    gap: Fraction | None
    is_literal: bool

    def __len__(self) -> int:
        """Return the number of samples."""
        return len(self.rows)

    @property
    def uniform(self) -> bool:
        """Whether NumPy computes with one ``h``."""
        return self.gap is not None

    @property
    def regions(self) -> tuple[str, ...]:
        """Left boundary, interior or right boundary, for each row."""
        return tuple(statement.region for statement in self.statements)

    @property
    def schemes(self) -> tuple[str, ...]:
        """Forward, central or backward, for each row."""
        return tuple(statement.scheme for statement in self.statements)

    @property
    def coefficients(self) -> tuple[Row, ...]:
        """The rows times ``h``; as they are where the gaps differ."""
        return tuple(tuple((self.gap or 1) * weight for weight in row) for row in self.rows)

    @property
    def reads(self) -> tuple[tuple[bool, ...], ...]:
        """Whether the statement of row i reads ``f[j]``, be it with the weight 0; shape (n, n)."""
        return tuple(
            tuple(j - i in statement.offsets for j in range(len(self)))
            for i, statement in enumerate(self.statements)
        )

    def row(self, i: int) -> Stencil:
        """Return the formula of ``gradient[i]``: offsets and exact weights.

        Parameters
        ----------
        i : int
            From 0 to n - 1.

        Returns
        -------
        Stencil
            Of the samples that are read; a weight may be 0 where the gaps differ.

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> formula = operator_of(trace_gradient([0, 1, 16], [0, 1, 4])).row(1)
        >>> formula.offsets, [str(weight) for weight in formula.weights]
        ((-1, 0, 1), ['-3/4', '2/3', '1/12'])
        """
        offsets = tuple(sorted(self.statements[i].offsets))
        weights = tuple(self.rows[i][i + offset] for offset in offsets)
        of_h = None if self.gap is None else tuple(self.gap * weight for weight in weights)
        return Stencil(offsets, weights, of_h, self.statements[i].accuracy_order)

    def column(self, j: int) -> tuple[tuple[int, Fraction], ...]:
        """Return which outputs read ``f[j]``, each with its weight.

        Parameters
        ----------
        j : int
            From 0 to n - 1.

        Returns
        -------
        tuple of pairs of int and Fraction, units 1/[X]

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> operator = operator_of(trace_gradient([1, 2, 4, 8, 16]))
        >>> [(i, str(weight)) for i, weight in operator.column(2)]
        [(1, '1/2'), (3, '-1/2')]
        """
        return tuple((i, self.rows[i][j]) for i, reads in enumerate(self.reads) if reads[j])

    def influence(self, j: int) -> frozenset[int]:
        """Return which outputs become NaN if ``f[j]`` is NaN: all that read it.

        Parameters
        ----------
        j : int
            From 0 to n - 1.

        Returns
        -------
        frozenset of int

        Examples
        --------
        The hole itself gets a number, unless the gaps differ in the last bit:

        >>> import numpy as np
        >>> from gradient_core import trace_gradient
        >>> f = [0, 1, 4, np.nan, 16, 25, 36]
        >>> sorted(operator_of(trace_gradient(f, 0.1)).influence(3))
        [2, 4]
        >>> sorted(operator_of(trace_gradient(f, np.linspace(0, 0.6, 7))).influence(3))
        [2, 3, 4]
        """
        return frozenset(i for i, _ in self.column(j))

    def apply(self, samples: Iterable[Any]) -> Row:
        """Return the matrix times samples, without rounding.

        Parameters
        ----------
        samples : iterable of int or Fraction, shape (n,), units [F]

        Returns
        -------
        tuple of Fraction, shape (n,), units [F]/[X]

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> print(*operator_of(trace_gradient([0, 0, 5, 0, 0])).apply([0, 0, 5, 0, 0]))
        0 5/2 0 -5/2 0
        """
        return times(self.rows, samples)

    def __str__(self) -> str:
        """Return the weights in columns: fractions, or decimals where these are not simple."""
        if self.is_literal:
            shown = [[plain_number(np.float64(w), _DIGITS) for w in row] for row in self.rows]
        else:
            shown = [list(map(str, row)) for row in self.rows]
        return in_columns(shown)


def shown_call(trace: GradientTrace) -> GradientTrace:
    """Return the call whose matrix is shown: `trace`, or for equal gaps its first 12 samples.

    A longer matrix of equal gaps only has more rows like those inside.

    Parameters
    ----------
    trace : GradientTrace

    Returns
    -------
    GradientTrace
        Of at most 12 samples, with the same gaps and the same ``edge_order``.

    Raises
    ------
    GradientValueError
        More than 12 samples whose gaps differ; samples that are not on one line.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> len(shown_call(trace_gradient(range(100), 0.5)))
    12
    """
    if trace.samples.ndim != 1 or len(trace.axes) != 1:
        rule, got = "samples on one line, with a gradient", f"the shape {trace.samples.shape}"
        raise _refused("f", rule, got, "Take one line of it")
    (reading,) = trace.spacing
    if reading.length <= MOST_MATRIX_SAMPLES:
        return trace
    if not reading.uniform:
        rule = f"at most {MOST_MATRIX_SAMPLES} samples for a matrix where the gaps differ"
        fix = "Take a few of them, or equal gaps: then all rows inside are the same"
        raise _refused("f", rule, f"{reading.length:,}", fix)
    first = slice(MOST_MATRIX_SAMPLES)
    spacing: Any = () if reading.kind == UNIT else (reading.spacing,)
    if reading.kind == COORDINATES and reading.coordinates is not None:
        spacing = (reading.coordinates[first],)
    return trace_gradient(trace.samples[first], *spacing, edge_order=trace.edge_order)


def operator_of(trace: GradientTrace) -> Operator:
    """Return the matrix of a 1-D call.

    Parameters
    ----------
    trace : GradientTrace
        Of 2 to 12 samples; of more at equal gaps, its first 12 (see `shown_call`).

    Returns
    -------
    Operator

    Raises
    ------
    GradientValueError
        More than 12 samples whose gaps differ; gaps that are 0, not real and finite, or so small
        that a weight is beyond all floats; samples that are not on one line.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(operator_of(trace_gradient([0, 1, 16], [0, 1, 4], edge_order=2)))
    -5/4   4/3 -1/12
    -3/4   2/3  1/12
     3/4  -4/3  7/12
    """
    shown = shown_call(trace)
    (reading,) = shown.spacing
    gaps, is_literal = _exact_gaps(reading)
    n = reading.length
    left, interior, right = statements_for(uniform=reading.uniform, edge_order=shown.edge_order)
    statements = (left, *[interior] * (n - 2), right)
    try:
        rows = tuple(_row(statement, i, gaps) for i, statement in enumerate(statements))
    except ZeroDivisionError:
        rows = ()
    if not rows or not all(math.isfinite(nearest_float(w)) for row in rows for w in row):
        rule = "gaps that can be divided by: not 0, not too small, no two that cancel"
        got = ", ".join(dict.fromkeys(plain_number(nearest_float(gap), _DIGITS) for gap in gaps))
        raise _refused("spacing", rule, f"the gaps {got}", "Move the samples apart")
    return Operator(shown, statements, rows, gaps[0] if reading.uniform else None, is_literal)


def _row(statement: Statement, i: int, gaps: Sequence[Fraction]) -> Row:
    """Return the weights of one output in all columns."""
    start = i + min(statement.offsets)
    known = gaps[start : start + len(statement.gap_names)]
    row = [Fraction(0)] * (len(gaps) + 1)
    for offset, weight in zip(statement.offsets, exact_weights(statement, known), strict=True):
        row[i + offset] = weight
    return tuple(row)


def _exact_gaps(reading: SpacingReading) -> tuple[list[Fraction], bool]:
    """Return the gap of every interval, and whether they are those of the very floats.

    All stand for simple fractions or none does: rows of two kinds would not go together.
    """
    count = reading.length - 1
    meant = _meant_gaps(reading)
    if meant is not None:
        return meant, False
    literal = [literal_fraction(1 * reading.gap(k)) for k in range(count)]
    known = [gap for gap in literal if gap is not None]
    if len(known) < count:
        got = ", ".join(dict.fromkeys(str(reading.gap(k)) for k in range(count)))
        rule = "gaps that are real and finite numbers"
        raise _refused("spacing", rule, f"the gaps {got}", "Write numbers as coordinates")
    return known, True


def _meant_gaps(reading: SpacingReading) -> list[Fraction] | None:
    """Return the gaps that simple fractions have, where coordinates or distance stand for them."""
    count = reading.length - 1
    if reading.coordinates is None:
        gap = as_fraction(1 * reading.spacing)  # which makes a number of an array without axes
        return None if gap is None else [gap] * count
    places = as_fractions(list(reading.coordinates))
    if places is None:
        return None
    gaps = [after - before for before, after in pairwise(places)]
    # Where NumPy sees one gap, there must be one here as well.
    return gaps if not reading.uniform or len(set(gaps)) == 1 else None


def dot(row: Iterable[Fraction], column: Iterable[Any]) -> Fraction:
    """Return the sum of the products, without rounding."""
    return sum((a * b for a, b in zip(row, column, strict=True)), start=Fraction(0))


def times(rows: Iterable[Row], samples: Iterable[Any]) -> Row:
    """Return a matrix times samples, without rounding."""
    column = list(samples)
    return tuple(dot(row, column) for row in rows)


def _refused(argument: str, rule: str, got: str, fix: str) -> GradientValueError:
    return GradientValueError(f"`{argument}` must be {rule}; got {got}. {fix}.", argument=argument)
