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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from math import factorial
from operator import index

from gradient_core.errors import GradientValueError
from gradient_core.insight.taylor import RAISED, TruncationTerm, primed, primed_latex
from gradient_core.limits import FARTHEST_OFFSET, HIGHEST_DERIVATIVE, MOST_OFFSETS, OFFSET_DIGITS
from gradient_core.statements import derivative_coefficients
from gradient_core.text import as_fraction, latex_number


@dataclass(frozen=True)
class DerivationLine:
    r"""One line of a deduction.

    Attributes
    ----------
    latex : str
        What stands there.
    sentence : str
        Why.

    Examples
    --------
    >>> line = derive_stencil((0, 1)).lines[4]
    >>> print(line.latex, line.sentence, sep="\n")
    \boxed{\tfrac{1}{2}h\,f''(x)}
    The first column that does not cancel is the error. With smaller gaps it shrinks like h.
    """

    latex: str
    sentence: str


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
    lines : tuple of DerivationLine
        The deduction: Taylor's series, unknown weights, the sums by column, their solution, the
        error, the formula.

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
    lines: tuple[DerivationLine, ...]

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
    order = _read_derivative(derivative)
    weights = derivative_coefficients(places, order)
    term = _leading_term(places, weights, order)
    accuracy = term.derivative_order - order
    lines = tuple(_lines(places, weights, order, term))
    return Derivation(places, order, weights, accuracy, term, lines)


def _read_offsets(offsets: Sequence[int | float | Fraction]) -> tuple[Fraction, ...]:
    if len(offsets) > MOST_OFFSETS:
        rule, fix = f"at most {MOST_OFFSETS} positions", "Leave the farthest ones out"
        raise _refused("offsets", rule, str(len(offsets)), fix)
    known = []
    for offset in offsets:
        place = as_fraction(offset)
        if place is None or max(abs(place.numerator), place.denominator) >= 10**OFFSET_DIGITS:
            rule = f"fractions or decimals of at most {OFFSET_DIGITS} digits"
            raise _refused("offsets", rule, repr(offset), "Round it")
        if abs(place) > FARTHEST_OFFSET:
            rule = f"at most {FARTHEST_OFFSET} gaps away"
            raise _refused("offsets", rule, repr(offset), "Choose nearer samples")
        known.append(place)
    return tuple(known)


def _read_derivative(derivative: int) -> int:
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
    return tuple(w * _coefficient(o, order) for o, w in zip(offsets, weights, strict=True))


def _coefficient(offset: Fraction, order: int) -> Fraction:
    """Return what multiplies the derivative of this order in the Taylor series of a sample."""
    return offset**order / factorial(order)


def _leading_term(
    offsets: Sequence[Fraction], weights: Sequence[Fraction], derivative: int
) -> TruncationTerm:
    """Return the first row after the conditions that is left over: one of the next n is."""
    sums = ((j, sum(_row(offsets, weights, j), Fraction(0))) for j in count(len(offsets)))
    order, factor = next((j, left) for j, left in sums if left)
    power = order - derivative
    latex = _sum([(factor, rf"{_power(power)}\,{primed_latex(order)}(x)")])
    number = f"{factor} ".replace("-", "−") if abs(factor) != 1 else "−" * (factor < 0)
    return TruncationTerm(order, factor, latex, f"{number}{_raised(power)} · {primed(order)}(x)")


def _lines(
    offsets: Sequence[Fraction],
    weights: Sequence[Fraction],
    derivative: int,
    term: TruncationTerm,
) -> Iterable[DerivationLine]:
    """Yield the six lines of the deduction."""
    names = [_at(offset) for offset in offsets]
    unknown = [f"w_{{{k}}}" for k in range(len(offsets))]
    rows = [[_coefficient(offset, j) for offset in offsets] for j in range(len(offsets))]
    last, divisor = term.derivative_order, _power(derivative)
    yield DerivationLine(
        _aligned([f"{n} &= {_taylor(o, last)}" for n, o in zip(names, offsets, strict=True)]),
        "Taylor's series writes every sample by the value and the derivatives at x.",
    )
    weighted = " + ".join(rf"{w}\,{name}" for w, name in zip(unknown, names, strict=True))
    yield DerivationLine(
        rf"\frac{{{weighted}}}{{{divisor}}}",
        "Each sample gets a weight that is not known yet. With "
        f"{_raised(derivative)} below, the weights are plain numbers.",
    )
    sums = [_sum(zip(row, unknown, strict=True)) for row in rows]
    yield DerivationLine(
        _aligned(
            [rf"{primed_latex(j)}:\quad {s} &= {int(j == derivative)}" for j, s in enumerate(sums)]
        ),
        f"Added up by column, the column of {primed(derivative)} must give 1 and every other 0.",
    )
    yield _solution(rows, unknown, weights, derivative)
    yield DerivationLine(
        rf"\boxed{{{term.latex}}}",
        "The first column that does not cancel is the error. With smaller gaps it shrinks like "
        f"{_raised(last - derivative)}.",
    )
    total = _sum(zip(weights, names, strict=True))
    yield DerivationLine(
        rf"{primed_latex(derivative)}(x) \approx \frac{{{total}}}{{{divisor}}}",
        f"The sum with these weights is {primed(derivative)}, but for that error.",
    )


def _solution(
    rows: Sequence[Sequence[Fraction]],
    unknown: Sequence[str],
    weights: Sequence[Fraction],
    derivative: int,
) -> DerivationLine:
    """Return the conditions as a linear system, with its solution."""
    right = _matrix([str(int(j == derivative))] for j in range(len(rows)))
    left = _matrix([latex_number(cell) for cell in row] for row in rows)
    symbols = _matrix([symbol] for symbol in unknown)
    solved = _matrix([latex_number(weight)] for weight in weights)
    return DerivationLine(
        rf"{left}{symbols} = {right}\quad\Rightarrow\quad{symbols} = {solved}",
        f"{len(rows)} equations for {len(rows)} weights, which have exactly one solution, as "
        "no two samples stand at one place.",
    )


def _power(exponent: int) -> str:
    """Write a power of h as LaTeX, nothing for 0."""
    return {0: "", 1: "h"}.get(exponent, f"h^{{{exponent}}}")


def _raised(exponent: int) -> str:
    """Write a power of h as plain text."""
    return "h" if exponent == 1 else "h" + str(exponent).translate(RAISED)


def _at(offset: Fraction) -> str:
    """Write the sample at an offset: ``f(x+2h)``."""
    return f"f(x{_signed(offset, 'h')})" if offset else "f(x)"


def _taylor(offset: Fraction, last: int) -> str:
    """Write Taylor's series as far as the derivative of order `last`; at x itself it is f."""
    terms = ((_coefficient(offset, j), _power(j) + primed_latex(j)) for j in range(last + 1))
    return _sum(terms) + (r" + \cdots" if offset else "")


def _sum(terms: Iterable[tuple[Fraction, str]]) -> str:
    """Write a sum without its zeros, and without the 1 of a factor."""
    written = " ".join(_signed(factor, symbol, " ") for factor, symbol in terms if factor)
    return written.removeprefix("+ ") if written.startswith("+") else written.replace("- ", "-", 1)


def _signed(factor: Fraction, symbol: str, space: str = "") -> str:
    number = "" if abs(factor) == 1 else latex_number(abs(factor))
    return f"{'-' if factor < 0 else '+'}{space}{number}{symbol}"


def _aligned(rows: Sequence[str]) -> str:
    written = r" \\ ".join(rows)
    return rf"\begin{{aligned}}{written}\end{{aligned}}"


def _matrix(rows: Iterable[Sequence[str]]) -> str:
    written = r"\\".join("&".join(row) for row in rows)
    return rf"\begin{{pmatrix}}{written}\end{{pmatrix}}"
