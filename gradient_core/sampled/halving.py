"""What halving the spacing does to the error, inside and at the ends.

The three meanings of "second order" come apart here: the derivative is the first everywhere; its
error falls with the square of the spacing inside and, with ``edge_order=2``, at the ends, but
only in proportion to it at the ends with ``edge_order=1``.

Where the error is ``C*h**p + O(h**(p+1))``, halving ``h`` divides it by ``2**p`` in the limit, so
``p = log2(error(h) / error(h/2))`` is the observed order (Roache 1998):

==================  ===================  ===========
where               leading error        error ratio
==================  ===================  ===========
interior            ``h**2/6 * f3``      4
end, edge_order=1   ``+-h/2 * f2``       2
end, edge_order=2   ``-h**2/3 * f3``     4
==================  ===================  ===========

with ``f2`` and ``f3`` the second and the third derivative at the sample.

References
----------
Roache, P. J. (1998). Verification and Validation in Computational Science and Engineering.
"""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core.formula import SymbolicFunction
from gradient_core.sampled.axis import refused, uniform_axis
from gradient_core.sampled.line import SampledFunction, sample_line
from gradient_core.trace import trace_gradient


@dataclass(frozen=True)
class HalvingRow:
    """Errors with one number of intervals.

    Attributes
    ----------
    intervals : int
    interior, edge_1, edge_2 : float, units [F]/[X]
        Size of the error in the middle; at the left end with ``edge_order=1`` and 2.
    """

    intervals: int
    interior: float
    edge_1: float
    edge_2: float


def halving_rows(
    function: SymbolicFunction, start: float, stop: float, intervals: int, times: int
) -> list[HalvingRow]:
    """Return the errors with `intervals`, and after each of `times` halvings of the spacing.

    Parameters
    ----------
    function : SymbolicFunction
        Of x, with a derivative in the middle and at the left end.
    start, stop : float, units [X]
    intervals : int
        Even, so that the middle is a sample.
    times : int

    Raises
    ------
    GradientValueError
        An odd number of intervals (argument ``"intervals"``), or a range that `uniform_axis`
        refuses.

    Examples
    --------
    >>> from gradient_core import parse_function
    >>> for row in halving_rows(parse_function("exp(x)", ["x"]), 0, 1, 10, 2):
    ...     print(row.intervals, f"{row.interior:.1e} {row.edge_1:.1e} {row.edge_2:.1e}")
    10 2.7e-03 5.2e-02 3.6e-03
    20 6.9e-04 2.5e-02 8.7e-04
    40 1.7e-04 1.3e-02 2.1e-04
    """
    if intervals % 2:
        rule = "be even, so that the middle is a sample"
        raise refused("intervals", rule, str(intervals), f"Take {intervals + 1}")
    counts = [intervals * 2**k for k in range(times + 1)]
    axes = [uniform_axis("x", start, stop, n + 1) for n in counts]
    return [_row(sample_line(function, axis), n) for axis, n in zip(axes, counts, strict=True)]


def _row(sampled: SampledFunction, intervals: int) -> HalvingRow:
    exact = sampled.function.derivative("x").evaluate(sampled.x)
    one, two = (
        abs(trace_gradient(sampled.samples, sampled.spacing, edge_order=order).values - exact)
        for order in (1, 2)
    )
    return HalvingRow(intervals, float(one[intervals // 2]), float(one[0]), float(two[0]))
