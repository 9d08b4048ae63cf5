"""What multiplies the samples of a statement: as NumPy computes it, and without rounding.

A weighted sum names its weights ``a``, ``b``, ``c``. A difference quotient has a divisor
instead; its samples count ``1/divisor`` and ``-1/divisor``.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.statements.statement import Statement
from gradient_core.statements.symbols import Expression, evaluate_exactly


def computed_parts(statement: Statement, gaps: Sequence[Any]) -> tuple[Any, ...]:
    """Return what the statement makes of the gaps: ``(divisor,)`` or the weights.

    Python's own numbers stay, because NumPy lets them follow the dtype of the samples. Only
    where Python refuses to divide by zero, NumPy's inf takes over.
    """
    try:
        return tuple(statement.divisor_or_weights(*gaps))
    except ZeroDivisionError:
        return tuple(statement.divisor_or_weights(*(np.asarray(gap)[()] for gap in gaps)))


def sample_weights(statement: Statement, gaps: Sequence[Any]) -> tuple[Any, ...]:
    """Return what multiplies the samples, in the order of ``statement.offsets``.

    Parameters
    ----------
    statement : Statement
    gaps : sequence of scalar, units [X]
        In the order of ``statement.gap_names``.

    Returns
    -------
    tuple of scalar, units 1/[X]
        NaN where the gap is a time difference, which has no reciprocal.

    Examples
    --------
    >>> from gradient_core.statements.statement import INTERIOR_UNIFORM, LEFT_ORDER_2_UNIFORM
    >>> sample_weights(INTERIOR_UNIFORM, [0.5]), sample_weights(LEFT_ORDER_2_UNIFORM, [0.5])
    ((1.0, -1.0), (-3.0, 4.0, -1.0))
    """
    parts = computed_parts(statement, gaps)
    if not statement.is_quotient:
        return parts
    (divisor,) = parts
    if np.asarray(divisor).dtype.kind == "m":
        return np.nan, np.nan
    divisor = divisor if divisor else np.asarray(divisor)[()]
    return 1 / divisor, -1 / divisor


def exact_weights(statement: Statement, gaps: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return the weights of the samples without rounding, in the order of ``statement.offsets``.

    Parameters
    ----------
    statement : Statement
    gaps : sequence of Fraction, units [X]
        In the order of ``statement.gap_names``.

    Returns
    -------
    tuple of Fraction, units 1/[X]

    Raises
    ------
    ZeroDivisionError
        Where a gap, or the sum of two, is zero.

    Examples
    --------
    >>> from gradient_core.statements.statement import INTERIOR_NON_UNIFORM
    >>> print(*exact_weights(INTERIOR_NON_UNIFORM, [Fraction(1), Fraction(3)]))
    -3/4 2/3 1/12
    """
    known: dict[Expression, Fraction] = dict(zip(statement.gap_symbols, gaps, strict=True))
    parts = [evaluate_exactly(tree, known) for tree in statement.part_trees]
    return (1 / parts[0], -1 / parts[0]) if statement.is_quotient else tuple(parts)


def exact_coefficients(statement: Statement) -> tuple[Fraction, ...]:
    """Return the weights of a uniform statement times ``h``, ascending by offset.

    Examples
    --------
    >>> from gradient_core.statements.statement import LEFT_ORDER_2_UNIFORM
    >>> print(*exact_coefficients(LEFT_ORDER_2_UNIFORM))
    -3/2 2 -1/2
    """
    weights = exact_weights(statement, [Fraction(1) for _ in statement.gap_names])
    return tuple(weight for _, weight in sorted(zip(statement.offsets, weights, strict=True)))
