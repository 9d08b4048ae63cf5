r"""Stencils on samples, those that have a name, and weights that somebody typed.

A formula ``sum w_k f(x + o_k h) / h**m`` gives, by Taylor's series of each sample,

    sum_j c_j h**(j - m) f^(j)(x),    c_j = sum_k w_k o_k**j / j!

It is the derivative of order ``m`` with accuracy order ``p`` where ``c_m`` is 1, and every other
``c_j`` up to ``j = m + p - 1`` is 0. `diagnose_weights` looks at the ``c_j`` one by one.

References
----------
.. [1] LeVeque, R. J. (2007). Finite Difference Methods for Ordinary and Partial Differential
   Equations. SIAM. Chapter 1, section 1.5: the method of undetermined coefficients.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gradient_core.errors import GradientIndexError, GradientValueError
from gradient_core.insight.deduction import raised_h, taylor_coefficient
from gradient_core.insight.derivation import Derivation, derive_stencil, short_fraction
from gradient_core.insight.taylor import primed
from gradient_core.limits import OFFSET_DIGITS
from gradient_core.statements import INTERIOR, LEFT, RIGHT, Statement, statements_for
from gradient_core.text import exact_fraction
from gradient_core.trace import GradientTrace

_NAMED = {
    tuple(map(Fraction, offsets)): used
    for offsets, used in (
        ((0, 1), (LEFT, 1)),
        ((-1, 0), (RIGHT, 1)),
        ((-1, 0, 1), (INTERIOR, 2)),
        ((0, 1, 2), (LEFT, 2)),
        ((-2, -1, 0), (RIGHT, 2)),
    )
}
"""Offsets that NumPy uses -> the region in which it does, and their accuracy order."""


@dataclass(frozen=True)
class PlacedStencil:
    """A stencil on samples, without rounding.

    Attributes
    ----------
    index : int
        Of the sample at which the derivative is taken.
    offsets : tuple of int, shape (n,)
        Which samples are read, seen from there.
    places : tuple of Fraction, shape (n,), units [X]
        Where these are, seen from there.
    samples : tuple of Fraction, shape (n,), units [F]

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> placed = place_stencil(trace_gradient([1, 2, 4], [0, 1, 3]), (-1, 0, 1), 1)
    >>> print(*placed.places, ";", *placed.samples, ";", *placed.gaps)
    -1 0 2 ; 1 2 4 ; 1 2
    """

    index: int
    offsets: tuple[int, ...]
    places: tuple[Fraction, ...]
    samples: tuple[Fraction, ...]

    @property
    def gaps(self) -> tuple[Fraction, ...]:
        """The distances between the samples that follow each other, units [X]."""
        return tuple(after - before for before, after in pairwise(self.places))


def place_stencil(trace: GradientTrace, offsets: Sequence[int], index: int) -> PlacedStencil:
    """Put a stencil on the samples of a 1-D trace.

    Parameters
    ----------
    trace : GradientTrace
    offsets : sequence of int, shape (n,)
        Ascending, all different.
    index : int
        Where offset 0 is; not negative.

    Returns
    -------
    PlacedStencil

    Raises
    ------
    GradientIndexError
        A sample that there is not.
    GradientValueError
        Samples or coordinates that are not real and finite; two samples at one place.
    """
    read = [index + offset for offset in offsets]
    last = len(trace.samples) - 1
    if not 0 <= min(read) <= max(read) <= last:
        raise GradientIndexError(
            f"`offsets` must find their samples at index {index}; got {min(read)} to {max(read)} "
            f"of 0 to {last}. Choose nearer ones, or type more samples."
        )
    (reading,) = trace.spacing
    at = reading.exact_coordinate(index)
    known = [(reading.exact_coordinate(i), exact_fraction(trace.samples[i])) for i in read]
    places = [x - at for x, _ in known if x is not None and at is not None]
    samples = [f for _, f in known if f is not None]
    if len(places) < len(read) or len(samples) < len(read):
        raise GradientValueError(
            f"`f` and `x` must be real and finite around index {index} for a deduction with "
            "numbers; got nan, inf, complex numbers or dates. Choose another sample."
        )
    if len(set(places)) < len(places):
        raise GradientValueError(
            f"`x` must differ from sample to sample around index {index}; got two at one place. "
            "Choose another sample, or merge them."
        )
    return PlacedStencil(index, tuple(offsets), tuple(places), tuple(samples))


def statement_of(offsets: Sequence[Fraction | int], *, uniform: bool) -> Statement | None:
    """Return the statement that NumPy executes on these samples, None if it has none.

    Parameters
    ----------
    offsets : sequence of int or Fraction
        Ascending.
    uniform : bool

    Returns
    -------
    Statement or None

    Examples
    --------
    >>> found = statement_of((0, 1, 2), uniform=True)
    >>> found.scheme, found.accuracy_order, statement_of((0, 1, 3), uniform=True)
    ('forward', 2, None)
    """
    named = _NAMED.get(tuple(map(Fraction, offsets)))
    if named is None:
        return None
    region, order = named
    rules = statements_for(uniform=uniform, edge_order=order)
    return next(rule for rule in rules if rule.region == region)


@dataclass(frozen=True)
class WeightDiagnosis:
    """What weights that somebody typed measure.

    Attributes
    ----------
    columns : tuple of Fraction
        What the weights add up to in each column of Taylor's series, from that of ``f`` on.
    derivative : int
        The one that was meant.
    wrong_column : int or None
        The first column that should cancel, or give 1, and does not; None where these samples
        allow nothing better.
    accuracy_order : int or None
        None where the formula is not that derivative at all.
    best : tuple of Fraction
        The weights with which all columns are right.
    sentence : str

    Examples
    --------
    >>> found = diagnose_weights((-1, 0, 1), (-1, 0, 1))
    >>> found.wrong_column, found.accuracy_order, [str(c) for c in found.columns]
    (1, None, ['0', '2', '0', '1/3', '0'])
    >>> print(found.sentence)
    The column of f′ gives 2, not 1: the formula measures 2 · f′. Divide every weight by 2.
    """

    columns: tuple[Fraction, ...]
    derivative: int
    wrong_column: int | None
    accuracy_order: int | None
    best: tuple[Fraction, ...]
    sentence: str


def diagnose_weights(
    offsets: Sequence[int | float | Fraction],
    weights: Sequence[int | float | Fraction],
    derivative: int = 1,
) -> WeightDiagnosis:
    """Say which column of Taylor's series fails, and what the formula measures instead.

    Parameters
    ----------
    offsets : sequence of int, float or Fraction, shape (n,), units h
        As `derive_stencil` takes them.
    weights : sequence of int, float or Fraction, shape (n,), units 1/h**derivative
    derivative : int
        The one that is meant.

    Returns
    -------
    WeightDiagnosis

    Raises
    ------
    GradientValueError
        Offsets or a derivative that `derive_stencil` refuses; weights that are not as many, or no
        numbers.

    Examples
    --------
    >>> print(diagnose_weights((-1, 0, 1), (1, -2, 1)).sentence)
    The column of f′ gives 0, not 1: there is no f′ in this formula. It measures h · f″.
    >>> print(diagnose_weights((0, 1, 2), (-1, 1, 0)).sentence)
    It is f′, but the column of f″ does not cancel. The error is 1/2 h · f″, accuracy order 1; the
    best weights on these samples have accuracy order 2.
    >>> print(diagnose_weights((0, 1), (1, 1)).sentence)
    The column of f does not cancel, it gives 2: the formula measures 2 · f/h, and grows as h
    shrinks.
    """
    found = derive_stencil(offsets, derivative)
    order, count = found.derivative, len(found.offsets)
    known = _read_weights(weights, count)
    # Of n columns that follow each other one is not 0, unless all weights are.
    pairs = list(zip(known, found.offsets, strict=True))
    columns = tuple(
        sum((w * taylor_coefficient(o, j) for w, o in pairs), Fraction(0))
        for j in range(order + count + 1)
    )
    wrong = next((j for j in range(count) if columns[j] != (j == order)), None)
    about = _verdict(columns, found, wrong)
    return WeightDiagnosis(columns, order, wrong, _accuracy(found, wrong), found.weights, about)


def _accuracy(found: Derivation, wrong: int | None) -> int | None:
    if wrong is None:
        return found.accuracy_order
    return wrong - found.derivative if wrong > found.derivative else None


def _verdict(columns: Sequence[Fraction], found: Derivation, wrong: int | None) -> str:
    """Return what the first wrong column means, in one to three sentences."""
    order, meant = found.derivative, primed(found.derivative)
    if not any(columns):
        return f"All weights are 0: the column of {meant} gives 0, not 1, and nothing is measured."
    if wrong is None:
        return (
            f"All columns are right: it is {meant}, with accuracy order {found.accuracy_order} and "
            f"the error {found.leading_term.text}. No other weights on these samples do better."
        )
    gives, name = columns[wrong], primed(wrong)
    measured = _term(gives, wrong, order)
    if wrong < order:
        return (
            f"The column of {name} does not cancel, it gives {_told(gives)}: the formula measures "
            f"{measured}, and grows as h shrinks."
        )
    if wrong > order:
        return (
            f"It is {meant}, but the column of {name} does not cancel. The error is {measured}, "
            f"accuracy order {wrong - order}; the best weights on these samples have accuracy "
            f"order {found.accuracy_order}."
        )
    if gives:
        return (
            f"The column of {name} gives {_told(gives)}, not 1: the formula measures {measured}. "
            f"Divide every weight by {_told(gives)}."
        )
    left = next(j for j in range(order, len(columns)) if columns[j])
    return (
        f"The column of {name} gives 0, not 1: there is no {name} in this formula. It measures "
        f"{_term(columns[left], left, order)}."
    )


def _told(number: Fraction) -> str:
    return str(number).replace("-", "−")


def _term(factor: Fraction, column: int, derivative: int) -> str:
    """Write what a column measures: ``2 · f/h``, ``1/2 h · f″``."""
    power = column - derivative
    number = {1: "", -1: "−"}.get(int(factor) if factor.denominator == 1 else 0, _told(factor))
    below = f"/{raised_h(-power)}" if power < 0 else ""
    before = " ".join(part for part in (number, raised_h(power) if power > 0 else "") if part)
    return f"{before}{' · ' if before.strip('−') else ''}{primed(column)}{below}"


def _read_weights(weights: Sequence[int | float | Fraction], count: int) -> list[Fraction]:
    if len(weights) != count:
        raise GradientValueError(
            f"`weights` must be as many as there are offsets, {count}; got {len(weights)}. Write a "
            "0 for a sample that does not count.",
            argument="weights",
        )
    known = []
    for weight in weights:
        meant = short_fraction(weight)
        if meant is None:
            raise GradientValueError(
                f"`weights` must be fractions or decimals of at most {OFFSET_DIGITS} digits; got "
                f"{weight!r}. Write one such as 1/2.",
                argument="weights",
            )
        known.append(meant)
    return known
