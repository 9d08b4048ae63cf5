"""Numbers as short labels."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gradient_ui.figures.labels import fitting, weight


@pytest.mark.parametrize(
    ("value", "exact", "text"),
    [
        (0.5, Fraction(1, 2), "+½"),
        (-1.5, Fraction(-3, 2), "−3/2"),
        (2.0, Fraction(2), "+2"),
        (0.123456, None, "+0.123"),
        (-0.123456, Fraction(-1, 81), "−0.123"),
    ],
)
def test_weight_labels_have_a_sign_and_are_short(
    value: float, exact: Fraction | None, text: str
) -> None:
    """Simple fractions are written as such, all else with three digits."""
    assert weight(value, exact) == text


def test_labels_lose_digits_before_they_overflow() -> None:
    """A cell shows as many digits as fit."""
    assert [fitting(-0.0049672, most) for most in (9, 7, 6)] == ["−0.004967", "−0.005", "−0.005"]
