"""A step in LaTeX: rounded where it says so, in parts that add up."""

from __future__ import annotations

import pytest

from gradient_core import trace_gradient
from gradient_core.trace import (
    in_fractions,
    readable_digits,
    textbook_worked_out,
    value_worked_out,
    weights_worked_out,
)
from gradient_core.trace.step_latex import latex_equation


def test_equation_says_where_digits_are_left_out() -> None:
    """A rounded number is not shown as equal; one that is not read does not matter."""
    step = trace_gradient([1 / 3, 1, 4]).step(1)
    assert r"\approx" in latex_equation(step, 3)
    assert "0.333" in latex_equation(step, 3)
    assert r"\approx" not in latex_equation(step)
    assert r"\approx" not in latex_equation(trace_gradient([0, 1 / 3, 4]).step(1), 3)


def test_each_line_says_for_itself_whether_it_is_rounded() -> None:
    """Thirds: the samples are rounded, the weights are not, and the sum of fractions is exact."""
    step = trace_gradient([1 / 3, 1, 4], edge_order=2).step(0)

    products, summands, value = value_worked_out(step, 4).lines

    assert [line.relation for line in (products, summands)] == [r"\approx", "="]
    assert products.terms[0] == r"(-1.5) \cdot 0.3333"
    assert summands.terms == ("-0.5", "+ 2", "- 2")
    assert value.terms == ("-0.5",)
    assert {line.relation for w in weights_worked_out(step, 4) for line in w.lines} == {"="}
    assert {line.relation for line in value_worked_out(step).lines} == {"="}


def test_weights_are_rounded_where_their_digits_are_left_out() -> None:
    """Gaps 1 and 2 give thirds and sixths."""
    step = trace_gradient([0, 1, 9], [0, 1, 3]).step(1)
    relations = [[line.relation for line in w.lines] for w in weights_worked_out(step, 4)]
    assert relations == [["=", r"\approx"], ["=", "="], ["=", r"\approx"]]


def test_rounded_gaps_are_marked_in_weights_and_in_the_form_in_books() -> None:
    """A third of a gap is not shown as if it were 0.3333."""
    step = trace_gradient([0, 1, 9], 1 / 3, edge_order=2).step(0)
    in_books = textbook_worked_out(step, 4)
    assert in_books is not None
    assert in_books.lines[0].relation == r"\approx"
    assert {w.lines[0].relation for w in weights_worked_out(step, 4)} == {r"\approx"}


def test_readable_digits_tell_close_samples_apart() -> None:
    """Samples that differ in the seventh digit are shown with seven."""
    assert readable_digits(trace_gradient([1.0, 0.0, 1.000001]).step(1)) == 7
    assert readable_digits(trace_gradient([1.0, 0.0, 1.0]).step(1)) == 4


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("varargs", [(), ([0, 0.1, 1 / 3, 1],)], ids=["uniform", "non-uniform"])
def test_fractions_are_shown_as_they_are(varargs: tuple[list[float]], edge_order: int) -> None:
    """Nothing is rounded, and the weights are fractions too."""
    trace = trace_gradient([1 / 3, 2 / 3, 5 / 3, 0.1], *varargs, edge_order=edge_order)
    for step in trace.steps():
        exact = in_fractions(step)
        assert exact is not None
        parts = (*weights_worked_out(exact), value_worked_out(exact))
        lines = [line for worked_out in parts for line in worked_out.lines]
        assert {line.relation for line in lines} == {"="}
        assert not any("." in term for worked_out in parts for term in worked_out.lines[-1].terms)


def test_form_in_books_is_left_out_where_books_print_the_same() -> None:
    """Only weighted sums have another form in books."""
    trace = trace_gradient([1, 2, 4, 8, 16], edge_order=2)
    assert textbook_worked_out(trace.step(2)) is None
    assert textbook_worked_out(trace.step(0)) is not None
