r"""Where the weights of any stencil come from, line by line.

Samples stand at ``x + o_k h``. With a weight ``w_k / h**m`` for each, and Taylor's series of each
around ``x``, the sum is

    sum_k w_k/h^m f(x + o_k h) = sum_j c_j h^(j-m) f^(j)(x),    c_j = sum_k w_k o_k^j / j!

It is the derivative of order ``m`` where ``c_m`` is 1 and the other ``c_j`` are 0. With ``n``
samples the first ``n`` of these conditions can be met, in one way; the first ``c_j`` after them
that is not 0 is the error.

References
----------
.. [1] Fornberg, B. (1988). Generation of finite difference formulas on arbitrarily spaced grids.
   Math. Comp. 51, 699-706.
.. [2] LeVeque, R. J. (2007). Finite Difference Methods for Ordinary and Partial Differential
   Equations. SIAM. Chapter 1, section 1.5: the method of undetermined coefficients.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from math import lcm
from operator import index
from typing import Any

from gradient_core.errors import GradientValueError
from gradient_core.insight.deduction import (
    Deduction,
    DerivationLine,
    Neighbour,
    at_offset,
    is_short,
    number_latex,
    power_of_h,
    raised_h,
    signed_sum,
    taylor_coefficient,
    written,
)
from gradient_core.insight.taylor import TruncationTerm, primed, primed_latex
from gradient_core.limits import FARTHEST_OFFSET, HIGHEST_DERIVATIVE, MOST_OFFSETS, OFFSET_DIGITS
from gradient_core.statements import derivative_coefficients
from gradient_core.text import as_fraction, in_columns, literal_fraction


@dataclass(frozen=True)
class Derivation:
    """The weights of a stencil, and where they come from.

    Attributes
    ----------
    offsets : tuple of Fraction, shape (n,), units h
        Where the samples are, seen from the output.
    derivative : int
        Which derivative the weighted sum gives.
    weights : tuple of Fraction, shape (n,), units 1/h**derivative
        In the order of the offsets.
    accuracy_order : int
        Power of ``h`` with which the truncation error vanishes.
    leading_term : TruncationTerm
        The first row of Taylor's series that does not cancel, for ``h = 1``.
    deduction : Deduction
        What the lines are made of.

    Examples
    --------
    >>> found = derive_stencil((0, 1, 2))
    >>> [str(weight) for weight in found.weights], found.accuracy_order
    (['-3/2', '2', '-1/2'], 2)
    """

    offsets: tuple[Fraction, ...]
    derivative: int
    weights: tuple[Fraction, ...]
    accuracy_order: int
    leading_term: TruncationTerm
    deduction: Deduction = field(repr=False)

    @property
    def lines(self) -> tuple[DerivationLine, ...]:
        r"""The deduction, line by line.

        Taylor's series, unknown weights, the sums by column, their solution, the error, the
        formula.

        Examples
        --------
        >>> print(derive_stencil((0, 1)).lines[1].latex)
        \frac{a\,f(x) + b\,f(x+h)}{h}
        """
        return self.deduction.lines

    def taylor_row(self, order: int) -> tuple[Fraction, ...]:
        """Return what each sample adds to the derivative of this order: weight times coefficient.

        Parameters
        ----------
        order : int
            0 for the row of ``f`` itself.

        Returns
        -------
        tuple of Fraction, shape (n,)

        Examples
        --------
        >>> [sum(derive_stencil((0, 1, 2)).taylor_row(j)) for j in range(3)]
        [Fraction(0, 1), Fraction(1, 1), Fraction(0, 1)]
        """
        return _row(self.offsets, self.weights, order)

    def __str__(self) -> str:
        """Return the Taylor ledger: what each sample adds to each column, and the sums.

        Examples
        --------
        >>> print(derive_stencil((0, 1, 2)))
        offset weight      f     f′     f″     f‴
             0   -3/2   -3/2      0      0      0
             1      2      2      2      1    1/3
             2   -1/2   -1/2     -1     -1   -2/3
           sum             0      1      0   -1/3
        """
        orders = range(self.leading_term.derivative_order + 1)
        columns = [self.taylor_row(order) for order in orders]
        rows = zip(self.offsets, self.weights, *columns, strict=True)
        sums = (str(sum(column, Fraction(0))) for column in columns)
        head = ["offset", "weight", *map(primed, orders)]
        return in_columns([head, *([*map(str, row)] for row in rows), ["sum", "", *sums]])

    @property
    def code(self) -> str:
        """The weighted sum as Python, over one denominator.

        Examples
        --------
        >>> print(derive_stencil((-2, -1, 0, 1, 2)).code)
        (f[i-2] - 8*f[i-1] + 8*f[i+1] - f[i+2]) / (12*h)
        >>> print(derive_stencil((0, 0.5, 1), 2).code)
        (4*f(x) - 8*f(x + h/2) + 4*f(x + h)) / h**2
        """
        below = lcm(*(weight.denominator for weight in self.weights))
        by_index = all(offset.denominator == 1 for offset in self.offsets)
        names = [_python_sample(offset, by_index=by_index) for offset in self.offsets]
        terms = [
            f"{'-' if w < 0 else '+'} {'' if abs(w * below) == 1 else f'{abs(w * below)}*'}{name}"
            for w, name in zip(self.weights, names, strict=True)
            if w
        ]
        total = " ".join(terms)
        total = total.removeprefix("+ ") if total[0] == "+" else total.replace("- ", "-", 1)
        power = "h" if self.derivative == 1 else f"h**{self.derivative}"
        return f"({total}) / {power if below == 1 else f'({below}*{power})'}"


def _python_sample(offset: Fraction, *, by_index: bool) -> str:
    if not offset:
        return "f[i]" if by_index else "f(x)"
    sign = "-" if offset < 0 else "+"
    if by_index:
        return f"f[i{sign}{abs(offset)}]"
    above, below = abs(offset.numerator), offset.denominator
    return f"f(x {sign} {'' if above == 1 else f'{above}*'}h{'' if below == 1 else f'/{below}'})"


def derive_stencil(offsets: Sequence[int | float | Fraction], derivative: int = 1) -> Derivation:
    r"""Derive the weights of a stencil by Taylor's series, without rounding.

    Parameters
    ----------
    offsets : sequence of int, float or Fraction, shape (n,), units h
        Where the samples are, seen from the output: two to nine different positions, at most eight
        gaps away. A float is the fraction that its digits mean: 0.3 is 3/10.
    derivative : int
        Order of the derivative, 1 to 6 and below n.

    Returns
    -------
    Derivation

    Raises
    ------
    GradientValueError
        Offsets that are too few, too many, too far away, no numbers or not all different; a
        derivative of another order.

    Examples
    --------
    >>> central = derive_stencil((-1, 0, 1))
    >>> print(*central.weights, "; order", central.accuracy_order, ";", central.leading_term.text)
    -1/2 0 1/2 ; order 2 ; 1/6 h² · f‴(x)
    >>> print(central.lines[-1].latex)
    f'(x) \approx \frac{-\tfrac{1}{2}f(x-h) + \tfrac{1}{2}f(x+h)}{h}

    Uneven gaps, and a second derivative:

    >>> print(*derive_stencil((0, 0.3, 1), 2).weights)
    20/3 -200/21 20/7
    """
    places = _read_offsets(offsets)
    order = read_derivative(derivative)
    weights = derivative_coefficients(places, order)
    names = [at_offset(place) for place in places]
    total = signed_sum(zip(weights, names, strict=True))
    closing = f"The sum with these weights is {primed(order)}, but for that error."
    formula = (rf"\frac{{{total}}}{{{power_of_h(order)}}}",)
    return in_equal_gaps(places, order, weights, (formula, closing))


def in_equal_gaps(
    places: tuple[Fraction, ...],
    order: int,
    weights: tuple[Fraction, ...],
    written_out: tuple[tuple[str, ...], str],
) -> Derivation:
    """Return the derivation for equal gaps h; `written_out` is the last line."""
    term = leading_row(places, weights, order, "h")
    neighbours = tuple(Neighbour(place, "h", at_offset(place)) for place in places)
    series = [n.coefficient(j) for n in neighbours for j in range(term.derivative_order + 1)]
    formula, closing = written_out
    deduction = Deduction(
        neighbours=neighbours,
        weights=tuple(map(number_latex, weights)),
        derivative=order,
        divisor=power_of_h(order),
        error_order=term.derivative_order,
        error=term.latex,
        formula=formula,
        closing=closing,
        is_rounded=not all(map(is_short, [*series, *weights])),
    )
    return derivation_of(places, weights, term, deduction)


def derivation_of(
    places: tuple[Fraction, ...],
    weights: tuple[Fraction, ...],
    term: TruncationTerm,
    deduction: Deduction,
) -> Derivation:
    """Return the record of a deduction."""
    accuracy = term.derivative_order - deduction.derivative
    return Derivation(places, deduction.derivative, weights, accuracy, term, deduction)


def _read_offsets(offsets: Sequence[int | float | Fraction]) -> tuple[Fraction, ...]:
    if len(offsets) > MOST_OFFSETS:
        rule, fix = f"at most {MOST_OFFSETS} positions", "Leave the farthest ones out"
        raise _refused("offsets", rule, str(len(offsets)), fix)
    known = []
    for offset in offsets:
        place = short_fraction(offset)
        if place is None:
            rule = f"fractions or decimals of at most {OFFSET_DIGITS} digits"
            raise _refused("offsets", rule, repr(offset), "Write one such as 1/2")
        if abs(place) > FARTHEST_OFFSET:
            rule = f"at most {FARTHEST_OFFSET} gaps away"
            raise _refused("offsets", rule, repr(offset), "Choose nearer samples")
        known.append(place)
    return tuple(known)


def short_fraction(value: Any) -> Fraction | None:
    """Return the fraction that a number stands for, or that its digits are; None for a long one."""
    meant = as_fraction(value)
    if meant is None and literal_fraction(value) is not None:
        meant = Fraction(repr(float(value)))
    if meant is None or max(abs(meant.numerator), meant.denominator) >= 10**OFFSET_DIGITS:
        return None
    return meant


def read_derivative(derivative: int) -> int:
    """Return the order of a derivative if it is one of those that are derived."""
    try:
        order = index(derivative)
    except TypeError:
        order = 0
    if not 1 <= order <= HIGHEST_DERIVATIVE:
        rule = f"a whole number from 1 to {HIGHEST_DERIVATIVE}"
        raise _refused("derivative", rule, repr(derivative), "Write 1 for the slope")
    return order


def _refused(argument: str, rule: str, got: str, fix: str) -> GradientValueError:
    return GradientValueError(f"`{argument}` must be {rule}; got {got}. {fix}.", argument=argument)


def _row(
    offsets: Sequence[Fraction], weights: Sequence[Fraction], order: int
) -> tuple[Fraction, ...]:
    return tuple(w * taylor_coefficient(o, order) for o, w in zip(offsets, weights, strict=True))


def leading_row(
    offsets: Sequence[Fraction], weights: Sequence[Fraction], derivative: int, unit: str
) -> TruncationTerm:
    """Return the first row after the conditions that is left over: one of the next n is."""
    sums = ((j, sum(_row(offsets, weights, j), Fraction(0))) for j in count(len(offsets)))
    order, factor = next((j, left) for j, left in sums if left)
    power = order - derivative
    units = rf"{power_of_h(power)}\," if unit else ""
    latex = written(factor, rf"{units}{primed_latex(order)}(x)")
    number = f"{factor} ".replace("-", "−") if abs(factor) != 1 else "−" * (factor < 0)
    text = f"{number}{f'{raised_h(power)} ' if unit else ''}· {primed(order)}(x)"
    return TruncationTerm(order, factor, latex, text)
