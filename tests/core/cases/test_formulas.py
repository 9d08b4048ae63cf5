"""The functions of x: the errors that their sentences speak of."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.cases import FORMULA_EXAMPLES
from gradient_core.sampled import compare_with_exact
from gradient_core.sampled.line import ExactComparison
from tests.core.cases.examples import sampled_of, traced


def compared(name: str, index: int | None = None) -> ExactComparison:
    """Compare the value at an index, by default the selected one, with the exact slope."""
    example = FORMULA_EXAMPLES[name]
    step = traced(example).step(example.index if index is None else index)
    return compare_with_exact(sampled_of(example), step)


@pytest.mark.parametrize(
    ("name", "exact", "error"),
    [("sine", -1.0, 0.0451), ("cubic-ends", 0.0, -2.0), ("growing-gaps", 2.8558, 0.0809)],
)
def test_example_opens_at_the_error_it_speaks_of(name: str, exact: float, error: float) -> None:
    """Exact slope and error at the selected index, to four digits behind the point."""
    found = compared(name)
    assert found.exact is not None
    assert found.error is not None
    assert (round(found.exact, 4), round(found.error, 4)) == (exact, error)


@pytest.mark.parametrize("name", ["kink-of-abs", "pole"])
def test_example_without_a_derivative_has_a_gap_there(name: str) -> None:
    """At the kink and at the pole the exact derivative is a gap, never a number."""
    found = compared(name)
    assert found.exact is not None
    assert np.isnan(found.exact)


def test_growing_gaps_have_the_error_that_the_leading_term_predicts() -> None:
    """Predicted and true error agree to a twentieth, and the errors grow with the gaps."""
    errors = [compared("growing-gaps", i).error or 0.0 for i in range(1, 7)]
    assert errors == sorted(errors)
    selected = compared("growing-gaps")
    assert selected.predicted == pytest.approx(selected.error, rel=0.05)
