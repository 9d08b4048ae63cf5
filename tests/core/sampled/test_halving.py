"""What halving the spacing does to the error."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gradient_core import GradientValueError, parse_function
from gradient_core.sampled import halving_rows

EXP = parse_function("exp(x)", ["x"])


def test_halving_quarters_the_error_inside_and_halves_it_at_the_ends() -> None:
    """The ratios of exp on 0 to 1 come near to 4, 2 and 4, each nearer than the one before."""
    rows = halving_rows(EXP, 0, 1, 10, 5)
    for name, limit in (("interior", 4.0), ("edge_1", 2.0), ("edge_2", 4.0)):
        ratios = [getattr(a, name) / getattr(b, name) for a, b in pairwise(rows)]
        away = [abs(ratio - limit) for ratio in ratios]
        assert away == sorted(away, reverse=True)
        assert away[-1] < 0.02 * limit


def test_halving_doubles_the_intervals() -> None:
    """The first row has as many intervals as asked for, each other twice those before."""
    assert [row.intervals for row in halving_rows(EXP, 0, 1, 4, 3)] == [4, 8, 16, 32]


def test_halving_of_a_parabola_leaves_an_error_with_edge_order_1_alone() -> None:
    """x² is exact inside and with edge_order=2; the plain difference is off by h."""
    for row in halving_rows(parse_function("x^2", ["x"]), 0, 1, 4, 2):
        assert (row.interior, row.edge_1, row.edge_2) == (0.0, 1 / row.intervals, 0.0)


def test_halving_needs_a_sample_in_the_middle() -> None:
    """An odd number of intervals has none."""
    with pytest.raises(GradientValueError, match=r"`intervals` must be even.*got 5\. Take 6"):
        halving_rows(EXP, 0, 1, 5, 1)
