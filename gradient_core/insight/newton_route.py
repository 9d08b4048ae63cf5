r"""The second way to the weights: the slope of the parabola through the samples.

Newton's form of the polynomial through samples at ``t_0``, ``t_1``, ``t_2``, counted from ``x``, is

    p(t) = f[t_0] + (t - t_0)*f[t_0, t_1] + (t - t_0)*(t - t_1)*f[t_0, t_1, t_2]

with the divided differences of `divided_differences`. Its slope at ``x``, where ``t`` is 0,

    p'(0) = f[t_0, t_1] - (t_0 + t_1)*f[t_0, t_1, t_2]

is a sum of the samples. What multiplies them there are the weights, by linearity what comes out for
samples that are 1 at one place and 0 at the others. The polynomial of degree n - 1 makes Taylor's
first n columns right, and there is one set of weights that does: so both ways end at the same.

References
----------
.. [1] Quarteroni, A., Sacco, R., Saleri, F. (2007). Numerical Mathematics. Springer. Chapter 8:
   Newton's form of the interpolating polynomial; chapter 10: its derivative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from gradient_core.errors import GradientValueError
from gradient_core.insight.deduction import (
    DerivationLine,
    difference,
    number_latex,
    signed_products,
    signed_sum,
)
from gradient_core.insight.divided_differences import divided_differences
from gradient_core.insight.stencils import PlacedStencil

_NAMES = {2: "line", 3: "parabola"}


@dataclass(frozen=True)
class NewtonRoute:
    """The line or the parabola through two or three samples, and its slope.

    Attributes
    ----------
    lines : tuple of DerivationLine
        Slopes of the intervals, their change, Newton's form, its slope, the weights in it.
    weights : tuple of Fraction, units 1/[X]
        What multiplies the samples in that slope.
    height, slope : Fraction, units [F] and [F]/[X]
        Of the line or the parabola at the output.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight import place_stencil
    >>> route = newton_route(place_stencil(trace_gradient([1, 2, 4]), (0, 1, 2), 0))
    >>> print(*route.weights, ";", route.slope)
    -3/2 2 -1/2 ; 1/2
    """

    lines: tuple[DerivationLine, ...]
    weights: tuple[Fraction, ...]
    height: Fraction
    slope: Fraction


def newton_route(placed: PlacedStencil) -> NewtonRoute:
    r"""Return the weights as the slope of Newton's form, line by line.

    Parameters
    ----------
    placed : PlacedStencil
        Two or three samples.

    Returns
    -------
    NewtonRoute

    Raises
    ------
    GradientValueError
        More samples: they make no parabola.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight import place_stencil
    >>> route = newton_route(place_stencil(trace_gradient([1, 2, 4]), (-1, 0, 1), 1))
    >>> for line in route.lines[1:4]:
    ...     print(line.latex)
    f[x_{0},x_{1},x_{2}] = \frac{2 - 1}{2} = \tfrac{1}{2}
    p(t) = 1 + (t + 1) + \tfrac{1}{2}(t + 1)\,t
    p'(0) = 1 + \tfrac{1}{2} \cdot 1 = \tfrac{3}{2}
    """
    places, count = placed.places, len(placed.places)
    if count not in _NAMES:
        raise GradientValueError(
            f"`offsets` must be two or three for a line or a parabola; got {count}. Choose "
            "forward, central or backward.",
            argument="offsets",
        )
    units = [[Fraction(int(j == k)) for j in range(count)] for k in range(count)]
    weights = tuple(_at_x(places, unit)[1] for unit in units)
    height, slope = _at_x(places, placed.samples)
    return NewtonRoute(tuple(_lines(placed, weights, slope)), weights, height, slope)


def _at_x(places: Sequence[Fraction], samples: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return height and slope at 0 of the line or the parabola through two or three samples."""
    first, slope, *rest = divided_differences(places, samples)
    second = rest[0] if rest else Fraction(0)
    height = first - places[0] * (slope - places[1] * second)
    return Fraction(height), Fraction(slope - (places[0] + places[1]) * second)


def _lines(
    placed: PlacedStencil, weights: Sequence[Fraction], slope: Fraction
) -> list[DerivationLine]:
    places, samples = placed.places, placed.samples
    indices = [placed.index + offset for offset in placed.offsets]
    differences = divided_differences(places, samples)
    is_line = len(places) == 2
    lines = [_intervals(indices, placed)]
    if not is_line:
        lines.append(_change(indices, placed, differences[2]))
    lines.append(_newton_form(places, differences, _NAMES[len(places)]))
    lines.append(_slope_at_x(places, differences, slope))
    total = signed_products(weights, [number_latex(sample) for sample in samples])
    about = "The same slope as a sum of the samples. What multiplies them are the weights."
    lines.append(DerivationLine(rf"p'(0) = {total} = {number_latex(slope)}", about))
    return lines


def _named(indices: Sequence[int]) -> str:
    return f"f[{','.join(f'x_{{{i}}}' for i in indices)}]"


def _intervals(indices: Sequence[int], placed: PlacedStencil) -> DerivationLine:
    """Return the slopes of the intervals: the first divided differences."""
    parts = []
    for k in range(len(indices) - 1):
        x, f = placed.places[k : k + 2], placed.samples[k : k + 2]
        rise = difference(f[1], f[0])
        slope = (f[1] - f[0]) / (x[1] - x[0])
        quotient = rf"\frac{{{rise}}}{{{number_latex(x[1] - x[0])}}}"
        parts.append(f"{{{_named(indices[k : k + 2])} = {quotient} = {number_latex(slope)}}}")
    about = "The slope of the interval." if len(parts) == 1 else "The slopes of the two intervals."
    return DerivationLine(r",\; ".join(parts), about)


def _change(indices: Sequence[int], placed: PlacedStencil, second: Fraction) -> DerivationLine:
    """Return how fast the slope changes: the second divided difference."""
    x, f = placed.places, placed.samples
    slopes = [(f[k + 1] - f[k]) / (x[k + 1] - x[k]) for k in (1, 0)]
    latex = rf"{_named(indices)} = \frac{{{difference(*slopes)}}}{{{number_latex(x[2] - x[0])}}}"
    about = "How fast the slope changes: half the second derivative of the parabola."
    return DerivationLine(f"{latex} = {number_latex(second)}", about)


def _newton_form(
    places: Sequence[Fraction], differences: Sequence[Fraction], name: str
) -> DerivationLine:
    factors = accumulate(map(_from, places), _times, initial="")
    text = signed_sum(zip(differences, factors, strict=False))
    about = f"Newton's form of the {name} through the samples. t is counted from x."
    return DerivationLine(f"p(t) = {text}", about)


def _times(factors: str, factor: str) -> str:
    return rf"{factors}\,{factor}" if factors else factor


def _from(place: Fraction) -> str:
    if not place:
        return "t"
    return f"(t {'-' if place > 0 else '+'} {number_latex(abs(place))})"


def _slope_at_x(
    places: Sequence[Fraction], differences: Sequence[Fraction], slope: Fraction
) -> DerivationLine:
    _, first, *second = differences
    about = "Its slope at x, where t is 0."
    if not second:
        return DerivationLine(f"p'(0) = {number_latex(first)}", about)
    numbers = [number_latex(-(places[0] + places[1]))]
    change = signed_products(second[:1], numbers)
    joined = f"{number_latex(first)} + {change}".replace("+ -", "- ")
    return DerivationLine(f"p'(0) = {joined} = {number_latex(slope)}", about)
