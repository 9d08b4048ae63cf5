"""Two readers of formulas, made apart, find the same values."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.formula import SymbolicFunction
from tests.core.formula.reading import random_functions, read_or_refusal
from tests.core.formula.second_reader import second_values
from tests.core.formula.test_derivative import DERIVATIVES
from tests.core.formula.test_hostile import EXPLOSIVE, REFUSED
from tests.core.formula.test_kinks import GAPS
from tests.core.formula.test_latex import LATEX
from tests.core.formula.test_notes import CLEAR, NOTES
from tests.core.formula.test_ordering import ORDERED
from tests.core.formula.test_parser import SAME

X = np.array([-2.5, -1, -0.3, 0.4, 1.0, 2, 3.75])
Y = np.array([0.7, -1.2, 2, 0.1, -0.4, 3, 1.1])

PAIRS = (*SAME, *DERIVATIVES, *ORDERED)
TYPED = [
    *(text for pair in PAIRS for text in pair),
    *(text for text, _ in (*NOTES, *LATEX, *GAPS)),
    *(*CLEAR, *EXPLOSIVE, *(text for text, _, _ in REFUSED)),
]


@pytest.mark.parametrize("source", ["typed", "random"])
def test_second_reader_agrees_wherever_ours_reads(source: str) -> None:
    """Every accepted text of these tests, and 300 random ones, has the same values in both."""
    random = [function.text for _, function in random_functions()]
    compared = 0
    for text in TYPED if source == "typed" else random:
        ours = read_or_refusal(text)
        if isinstance(ours, SymbolicFunction):
            compared += 1
            theirs = np.broadcast_to(second_values(text, X, Y), X.shape)
            np.testing.assert_allclose(
                theirs, ours.evaluate(X, Y), rtol=1e-9, atol=1e-12, err_msg=text
            )
    assert compared >= 300
