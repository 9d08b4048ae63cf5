"""Constants are folded."""

from __future__ import annotations

from tests.core.formula.reading import read


def test_constants_are_folded_exactly() -> None:
    """Whole numbers and fractions are exact up to 64 bits, and floats beyond."""
    assert read("1/3 + 1/6").python == "1/2"
    assert read("0.1 + 0.2").python == "0.3"
    assert read("2^63 - 1").python == str(2**63 - 1)
    assert read("3^64").python == repr(3.0**64)
    assert read("x^(2/4)").python == "x**(1/2)"
    assert read("2^0.5").python == "2**0.5"
