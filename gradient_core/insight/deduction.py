r"""The lines of a deduction, as LaTeX and as sentences, whatever its gaps are written with.

The gaps are multiples of one ``h``, or ``h_1`` and ``h_2``, or numbers. Only how far a sample is
away is written in another way; the six lines are made by the same functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import factorial

from gradient_core.insight.taylor import RAISED, primed, primed_latex
from gradient_core.text import latex_number, nearest_float

# A fraction with more digits is written as a decimal, rounded.
_MOST_DIGITS = 9
_DIGITS = 4
_LETTERS = "abc"
_FALLS = {1: "half", 2: "a quarter", 3: "an eighth"}


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
    >>> from gradient_core import derive_stencil
    >>> line = derive_stencil((0, 1)).lines[4]
    >>> print(line.latex, line.sentence, sep="\n")
    \boxed{\tfrac{1}{2}h\,f''(x)}
    The first column that does not cancel is the error. Halve the gaps, and it falls to half.
    """

    latex: str
    sentence: str


@dataclass(frozen=True)
class Neighbour:
    """A sample as Taylor's series sees it.

    Attributes
    ----------
    factor : Fraction
        How many units it is away from the output.
    unit : str
        LaTeX of one of them: ``h``, ``h_1``, ``(h_1+h_2)``; empty where `factor` is the distance.
    name : str
        LaTeX of the sample.
    number : str
        LaTeX of its value; empty in symbols.
    """

    factor: Fraction
    unit: str
    name: str
    number: str = ""

    def coefficient(self, order: int) -> Fraction:
        """Return what multiplies the derivative of this order, and the unit to that power."""
        return taylor_coefficient(self.factor, order)


@dataclass(frozen=True)
class Deduction:
    """What the six lines are made of.

    Attributes
    ----------
    neighbours : tuple of Neighbour
    weights : tuple of str
        LaTeX of the weights that solve the conditions.
    derivative : int
    divisor : str
        LaTeX of what all weights are divided by: a power of ``h``, or nothing.
    error_order : int
        The derivative that leads the error.
    error : str
        LaTeX of the error.
    formula : tuple of str
        LaTeX of the right sides of the last line.
    closing : str
        The sentence of the last line.
    is_rounded : bool
        Whether a number is shown with fewer digits than it has.
    """

    neighbours: tuple[Neighbour, ...]
    weights: tuple[str, ...]
    derivative: int
    divisor: str
    error_order: int
    error: str
    formula: tuple[str, ...]
    closing: str
    is_rounded: bool = False

    @cached_property
    def lines(self) -> tuple[DerivationLine, ...]:
        """The six lines."""
        return (
            self._series(),
            self._weighted(),
            self._sums(),
            self._solution(),
            self._left_over(),
            self._written(),
        )

    @property
    def _equals(self) -> str:
        return r"\approx" if self.is_rounded else "="

    @property
    def _unknown(self) -> list[str]:
        count = len(self.neighbours)
        return list(_LETTERS[:count]) if count <= 3 else [f"w_{{{k}}}" for k in range(count)]

    def _series(self) -> DerivationLine:
        others = [n for n in self.neighbours if n.factor]
        rows = [f"{n.name} &{self._equals} {self._taylor(n)}" for n in others]
        about = "Taylor's series: every neighbour, seen from x."
        return DerivationLine(_aligned(rows), about)

    def _taylor(self, neighbour: Neighbour) -> str:
        """Write Taylor's series as far as the error."""
        orders = range(self.error_order + 1)
        units = (_power(neighbour.unit, j) + primed_latex(j) for j in orders)
        terms = zip(map(neighbour.coefficient, orders), units, strict=True)
        return signed_sum(terms) + r" + \cdots"

    def _weighted(self) -> DerivationLine:
        pairs = list(zip(self._unknown, self.neighbours, strict=True))
        total = " + ".join(rf"{w}\,{n.name}" for w, n in pairs)
        about = "Each sample gets a weight that is not known yet."
        if self.divisor:
            about = f"Each gets a weight; with {raised_h(self.derivative)} below, a plain number."
            return DerivationLine(rf"\frac{{{total}}}{{{self.divisor}}}", about)
        numbers = [rf"{w} \cdot {_in_brackets(n.number)}" for w, n in pairs if n.number]
        return DerivationLine(" = ".join([total, *filter(None, [" + ".join(numbers)])]), about)

    def _cells(self, order: int) -> list[tuple[Fraction, str]]:
        """Return what stands before the weights in the column of a derivative."""
        return [
            (n.coefficient(order), "" if self.divisor else _power(n.unit, order))
            for n in self.neighbours
        ]

    def _sums(self) -> DerivationLine:
        rows = []
        for order in range(len(self.neighbours)):
            cells = zip(self._cells(order), self._unknown, strict=True)
            total = signed_sum((factor, unit + weight) for (factor, unit), weight in cells)
            wanted = int(order == self.derivative)
            rows.append(rf"{primed_latex(order)}:\;&& {total} &{self._equals} {wanted}")
        about = (
            f"Added up by column: that of {primed(self.derivative)} must give 1, the others here 0."
        )
        return DerivationLine(_aligned(rows), about)

    def _solution(self) -> DerivationLine:
        """Return the conditions as a linear system, with its solution."""
        count = len(self.neighbours)
        rows = [[written(*cell) for cell in self._cells(order)] for order in range(count)]
        right = _matrix([str(int(order == self.derivative))] for order in range(count))
        symbols = _matrix([symbol] for symbol in self._unknown)
        solved = (
            rf"{{{symbol} {self._equals} {weight}}}"
            for symbol, weight in zip(self._unknown, self.weights, strict=True)
        )
        about = "As many equations as weights. They have one solution, for no two samples coincide."
        system = rf"{_matrix(rows)}{symbols} {self._equals} {right}"
        solution = r",\; ".join(solved)
        return DerivationLine(rf"{system} \;\Rightarrow\; {solution}", about)

    def _left_over(self) -> DerivationLine:
        power = self.error_order - self.derivative
        falls = _FALLS.get(power, f"1/{2**power}")
        about = (
            "The first column that does not cancel is the error. Halve the gaps, and it falls to "
            f"{falls}."
        )
        return DerivationLine(rf"\boxed{{{self.error}}}", about)

    def _written(self) -> DerivationLine:
        first, *others = self.formula
        left = rf"{primed_latex(self.derivative)}(x)"
        rows = [rf"{left} &\approx {first}", *(rf"&{self._equals} {form}" for form in others)]
        latex = _aligned(rows) if others else rf"{left} \approx {first}"
        return DerivationLine(latex, self.closing)


def taylor_coefficient(offset: Fraction, order: int) -> Fraction:
    """Return what multiplies the derivative of this order in the Taylor series of a sample."""
    return offset**order / factorial(order)


def is_short(value: Fraction) -> bool:
    """Whether a fraction is written as one; a longer one is written as a rounded decimal."""
    return len(f"{abs(value.numerator)}{value.denominator}") <= _MOST_DIGITS


def number_latex(value: Fraction) -> str:
    r"""Write a number: a fraction that is short, else a decimal.

    Examples
    --------
    >>> print(number_latex(Fraction(-1, 2)), number_latex(Fraction(10**9 + 1, 3 * 10**9)))
    -\tfrac{1}{2} 0.3333
    """
    return latex_number(value) if is_short(value) else latex_number(nearest_float(value), _DIGITS)


def signed_sum(terms: Iterable[tuple[Fraction, str]]) -> str:
    """Write a sum without its zeros, and without the 1 of a factor; 0 where nothing is left."""
    text = " ".join(_signed(factor, symbol, " ") for factor, symbol in terms if factor)
    return (text.removeprefix("+ ") if text.startswith("+") else text.replace("- ", "-", 1)) or "0"


def signed_products(weights: Sequence[Fraction], numbers: Sequence[str]) -> str:
    """Write the sum of weights times samples, with the numbers of both."""
    terms = []
    for weight, number in zip(weights, numbers, strict=True):
        sign = "-" if weight < 0 else "+"
        factor = "" if abs(weight) == 1 else rf"{number_latex(abs(weight))} \cdot "
        terms.append(f"{sign} {factor}{_in_brackets(number)}")
    text = " ".join(terms)
    return text.removeprefix("+ ") if text.startswith("+") else text.replace("- ", "-", 1)


def difference(left: Fraction, right: Fraction) -> str:
    """Write one number minus another."""
    return f"{number_latex(left)} - {_in_brackets(number_latex(right))}"


def written(factor: Fraction, symbol: str) -> str:
    """Write one product."""
    if not symbol or not factor:
        return number_latex(factor)
    return _signed(factor, symbol).removeprefix("+")


def at_offset(offset: Fraction, unit: str = "h") -> str:
    """Write the sample at an offset: ``f(x+2h)``."""
    return f"f(x{_signed(offset, unit)})" if offset else "f(x)"


def power_of_h(exponent: int) -> str:
    """Write a power of h as LaTeX, nothing for 0."""
    return _power("h", exponent)


def _signed(factor: Fraction, symbol: str, space: str = "") -> str:
    number = "" if abs(factor) == 1 and symbol else number_latex(abs(factor))
    dot = r" \cdot " if number and symbol[:1].isdigit() else ""
    return f"{'-' if factor < 0 else '+'}{space}{number}{dot}{symbol}"


def _in_brackets(number: str) -> str:
    return rf"\left({number}\right)" if number.startswith("-") else number


def _power(unit: str, exponent: int) -> str:
    if not unit or exponent == 0:
        return ""
    return unit if exponent == 1 else f"{unit}^{{{exponent}}}"


def raised_h(exponent: int) -> str:
    """Write a power of h as plain text."""
    return "h" if exponent == 1 else "h" + str(exponent).translate(RAISED)


def _aligned(rows: Sequence[str]) -> str:
    written_rows = r" \\ ".join(rows)
    return rf"\begin{{aligned}}{written_rows}\end{{aligned}}"


def _matrix(rows: Iterable[Sequence[str]]) -> str:
    written_rows = r"\\".join("&".join(row) for row in rows)
    return rf"\begin{{pmatrix}}{written_rows}\end{{pmatrix}}"
