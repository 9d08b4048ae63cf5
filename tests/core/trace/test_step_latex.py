"""The display on the card: rounded where it says so, exact where it can be, never too wide."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.trace.step_latex import exact_twin, ledger, readable_digits, textbook_display


def test_quotient_reads_symbols_numbers_value() -> None:
    """One line where it is short."""
    step = trace_gradient([1, 2, 4, 8, 16]).step(2)

    assert ledger(step, 4) == r"\frac{f_{3} - f_{1}}{2\,h} = \frac{8 - 2}{2 \cdot 1} = \mathbf{3}"


def test_long_quotient_is_broken_into_lines() -> None:
    """All digits of both samples do not fit into one line of the card."""
    step = trace_gradient([0.1234567891, 0, 0.9876543219]).step(1)

    assert ledger(step).count(r"\\") == 2
    assert "0.9876543219" in ledger(step)


def test_weighted_sum_works_out_weights_products_and_sum() -> None:
    """Weights a, b, c, the sum in symbols, numbers, products, value."""
    step = trace_gradient([1, 2, 4, 8, 16], edge_order=2).step(0)

    text = ledger(step, 4)

    for part in (
        r"a &= \textstyle \frac{-1.5}{h} = \frac{-1.5}{1} = -1.5",
        r"g_{0} &= a\,f_{0} + b\,f_{1} + c\,f_{2}",
        r"&= (-1.5) \cdot 1 + 2 \cdot 2 + (-0.5) \cdot 4",
        r"&= -1.5 + 4 - 2",
        r"&= \mathbf{0.5}",
    ):
        assert part in text


def test_rounding_is_marked_where_it_happens() -> None:
    """A rounded number is never behind an equals sign."""
    step = trace_gradient([0, 1 / 3, 1 / 7]).step(1)

    assert r"\approx" in ledger(step, 4)
    assert r"\approx" not in ledger(step)


def test_readable_digits_tell_close_samples_apart() -> None:
    """Samples that differ in the seventh digit are shown with seven."""
    assert readable_digits(trace_gradient([1.0, 0.0, 1.000001]).step(1)) == 7
    assert readable_digits(trace_gradient([1.0, 0.0, 1.0]).step(1)) == 4


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("coordinates", [None, [0, 0.1, 1 / 3, 1]])
def test_exact_twin_adds_up_in_fractions(edge_order: int, coordinates: list[float] | None) -> None:
    """Every number of the twin is a fraction, and its value is the step's exact value."""
    arguments = () if coordinates is None else (coordinates,)
    trace = trace_gradient([1 / 3, 2 / 3, 5 / 3, 0.1], *arguments, edge_order=edge_order)

    for step in trace.steps():
        twin = exact_twin(step)
        assert twin is not None
        assert twin.value == step.exact
        assert all(isinstance(number, Fraction) for number in (*twin.samples, *twin.gaps))
        assert r"\approx" not in ledger(twin, None)


def test_exact_twin_is_none_for_numbers_that_are_no_fractions() -> None:
    """Irrational numbers and nan have no exact twin."""
    assert exact_twin(trace_gradient([0, 1, np.pi]).step(1)) is None
    assert exact_twin(trace_gradient([0, 1, np.nan]).step(1)) is None


def test_textbook_display_is_left_out_where_books_print_the_same() -> None:
    """Only weighted sums have another form in books."""
    trace = trace_gradient([1, 2, 4, 8, 16], edge_order=2)

    assert textbook_display(trace.step(2)) is None
    left = textbook_display(trace.step(0), 4)
    assert left is not None
    assert r"\frac{4\,f_{1} - f_{2} - 3\,f_{0}}{2\,h}" in left
    assert r"\frac{4 \cdot 2 - 4 - 3 \cdot 1}{2 \cdot 1}" in left
