"""The texts of the ten statements, letter by letter."""

from __future__ import annotations

from gradient_core import trace_gradient
from gradient_core.statements.statement import STATEMENTS
from tests.core.trace.golden_statements import PATH, F, X, golden_text


def test_texts_of_all_statements_are_those_of_the_golden_file() -> None:
    """A changed text is a decision: look at it, then write the file anew."""
    hint = "python -m tests.core.trace.golden_statements writes the file anew"
    assert golden_text() == PATH.read_text(encoding="utf-8"), hint


def test_golden_file_has_all_ten_statements() -> None:
    """Its inputs reach every statement."""
    rules = {
        step.made_by
        for edge_order in (1, 2)
        for spacing in (0.5, X)
        for step in trace_gradient(F, spacing, edge_order=edge_order).steps()
    }
    assert rules == set(STATEMENTS)
