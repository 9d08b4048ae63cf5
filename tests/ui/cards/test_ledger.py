"""The display of a step on the card: complete, and never wider than a phone's screen."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.trace import in_fractions
from gradient_ui.cards.ledger import ledger, textbook_display
from gradient_ui.figures.labels import shown_length


def rows(display: str) -> list[str]:
    """Return the rows of an aligned display."""
    body = display.removeprefix(r"\begin{aligned} ").removesuffix(r" \end{aligned}\,")
    return body.split(r" \\[0.35em] ")


def test_short_quotient_stands_on_one_line() -> None:
    """Symbols, numbers, value; the name is left to the heading of the card."""
    step = trace_gradient([1, 2, 4, 8, 16]).step(2)
    assert ledger(step, 4) == r"\frac{f_{3} - f_{1}}{2\,h} = \frac{8 - 2}{2 \cdot 1} = \mathbf{3}"


def test_long_quotient_is_broken_before_numbers_and_value() -> None:
    """All digits of both samples do not fit into one line of the card; now it has a name."""
    step = trace_gradient([0.1234567891, 0, 0.9876543219]).step(1)
    assert [row.split("&")[0] for row in rows(ledger(step))] == ["g_{1} ", "", ""]
    assert "0.9876543219" in ledger(step)


def test_weighted_sum_works_out_weights_products_and_sum() -> None:
    """Weights a, b, c, the sum in symbols, numbers, products, value: a row for each."""
    step = trace_gradient([1, 2, 4, 8, 16], edge_order=2).step(0)
    assert rows(ledger(step, 4)) == [
        r"a &= \textstyle \frac{-1.5}{h} = \frac{-1.5}{1} = -1.5",
        r"b &= \textstyle \frac{2}{h} = \frac{2}{1} = 2",
        r"c &= \textstyle \frac{-0.5}{h} = \frac{-0.5}{1} = -0.5",
        r"g_{0} &= a\,f_{0} + b\,f_{1} + c\,f_{2}",
        r"&= (-1.5) \cdot 1 + 2 \cdot 2 + (-0.5) \cdot 4",
        r"&= -1.5 + 4 - 2",
        r"&= \mathbf{0.5}",
    ]


def test_long_sum_has_a_row_for_each_term() -> None:
    """Products and summands are set below each other, the sign in front."""
    step = trace_gradient([12345.5, -22222.25, 99999.125], edge_order=2).step(0)
    assert rows(ledger(step, 8))[4:] == [
        r"&= (-1.5) \cdot 12345.5",
        r"&\quad + 2 \cdot (-22222.25)",
        r"&\quad + (-0.5) \cdot 99999.125",
        r"&\approx -18518.25",
        r"&\quad - 44444.5",
        r"&\quad - 49999.562",
        r"&\approx \mathbf{-112962.31}",
    ]


@pytest.mark.parametrize(
    ("x", "digits", "rows_each"),
    [([0, 1, 3], 4, 1), ([0, 1.25, 3.75], 4, 2), ([0, 1234.56, 1239.1], 6, 3)],
)
def test_weights_have_as_many_rows_as_the_longest_needs(
    x: list[float], digits: int, rows_each: int
) -> None:
    """All three break alike: before the numbers put in, then before what they make."""
    step = trace_gradient([1, 2, 4], x).step(1)
    weights = [row for row in rows(ledger(step, digits)) if "textstyle" in row]
    assert len(weights) == 3 * rows_each
    assert [row[:4] for row in weights[::rows_each]] == ["a &=", "b &=", "c &="]


@pytest.mark.parametrize("varargs", [(), ([1000, 1234.5, 2222.25, 3333.125, 4444.5],)])
def test_no_row_is_wider_than_a_phone(varargs: tuple[list[float]]) -> None:
    """30 signs and, in the smaller letters of the weights, 36, whatever the size of numbers."""
    sizes = 10.0 ** np.arange(-4, 4)
    samples = np.random.default_rng(2).normal(size=(5, 8, 5)) * sizes[:, np.newaxis]
    for f in samples.reshape(-1, 5):
        for step in trace_gradient(f, *varargs, edge_order=2).steps():
            for row in rows(ledger(step, 4)):
                assert shown_length(row) <= (36 if "textstyle" in row else 30), row


def test_name_of_the_value_can_be_given() -> None:
    """Both slopes of a field would be g with the same index."""
    step = trace_gradient([1, 2, 4], edge_order=2).step(0)
    assert r" f_x &= a\,f_{0}" in ledger(step, 4, name="f_x")
    assert "g_" not in ledger(step, 4, name="f_x")


def test_fractions_stay_fractions() -> None:
    """The exact form has no decimals but those of NumPy's own statement."""
    exact = in_fractions(trace_gradient([1 / 3, 2 / 3, 5 / 3], edge_order=2).step(0))
    assert exact is not None
    assert rows(ledger(exact))[-2:] == [
        r"&= -\tfrac{1}{2} + \tfrac{4}{3} - \tfrac{5}{6}",
        r"&= \mathbf{0}",
    ]


def test_form_in_books_has_numbers_only_where_they_fit() -> None:
    """Symbols always; what is already in books is not shown twice."""
    assert textbook_display(trace_gradient([1, 2, 4]).step(1)) is None
    short = textbook_display(trace_gradient([1, 2, 4], edge_order=2).step(0), 4)
    assert short == (
        r"\begin{aligned} &\frac{4\,f_{1} - f_{2} - 3\,f_{0}}{2\,h} "
        r"\\[1.2em] ={} &\frac{4 \cdot 2 - 4 - 3 \cdot 1}{2 \cdot 1} \end{aligned}\,"
    )
    for f, fits in (([1.5, 2.5, 4.5], True), ([12.5, 23.5, 34.75], False)):
        display = textbook_display(trace_gradient(f, [0, 1.5, 4], edge_order=2).step(0))
        assert display is not None
        assert (str(f[0]) in display) == fits, display
