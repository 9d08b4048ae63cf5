"""Each kind of end has its own sentence."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.insight import edge_sentence
from gradient_core.statements import LEFT
from tests.core.insight.test_edge_comparison import compare


@pytest.mark.parametrize(
    ("f", "sentence"),
    [
        (
            [1, 2, 4, 8, 16],
            "They differ by 2: edge_order=1 keeps the slope of the last interval, 8",
        ),
        (
            [11, 1, 0],
            "edge_order=2 overshoots: the last three samples fall, 11, 1, 0, but",
        ),
        ([0, 1, 4, 9], "2 is exact here: the last four samples lie on one parabola, whose slope"),
        ([5, 0, 1, 2], "Both give 1: the slope does not change here."),
        ([0, 1, 2, 3], "The last four samples lie on a straight line, so both are exact."),
        ([1, 2, np.nan, 4, 5], "edge_order=2 gives nan: it also reads f[2] = nan"),
        ([1, 2, -np.inf], "edge_order=1 gives −inf, edge_order=2 gives −inf: no slope here."),
        ([1, 2, np.nan], "edge_order=1 gives nan, edge_order=2 gives nan: no slope here."),
        ([1, 1j, 3j], "They differ by"),
        ([5, 0.1, 0.2, 0.3], "Both give 0.1, but for a difference of"),
        ([-1.3e308, 5e307, 5e307], "They differ by 9e+307: edge_order=1 keeps the slope of the"),
    ],
)
def test_sentence_says_what_is_certain(f: list[complex], sentence: str) -> None:
    """What is certain about it comes first, with the numbers in it."""
    assert edge_sentence(compare(f)).startswith(sentence)


def test_sentence_says_why_an_exact_slope_has_another_sign() -> None:
    """The parabola turns in the last gap."""
    assert "turns inside the last gap" in edge_sentence(compare([8.41, 3.61, 0.81, 0.01]))


def test_sentence_names_the_end() -> None:
    """The same samples, mirrored: the first ones in place of the last, in the order of x."""
    text = edge_sentence(compare([0, 10, 11]))
    mirrored = edge_sentence(compare([11, 10, 0], [2, 1, 0], region=LEFT))

    assert mirrored == text.replace("last", "first")
