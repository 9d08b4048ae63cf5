"""Notes on how doubtful text was read."""

from __future__ import annotations

import pytest

from tests.core.formula.reading import read

NOTES = [
    ("1/2x", "1/2x was read as (1/2)·x; write 1/(2x) for the other."),
    ("x/2(y+1)", "x/2(y+1) was read as (x/2)·(y+1); write x/(2(y+1)) for the other."),
    ("e^2x", "e^2x was read as (e^2)·x; write e^(2x) for the other."),
    ("3e^-2x", "3e^-2x was read as (3e^-2)·x; write e^(-2x) for the other."),
    ("x^1/3", "x^1/3 was read as (x^1)/3; write x^(1/3) for the other."),
    ("2^3^x", "2^3^x was read as 2^(3^x)."),
    ("sin x/2", "sin x/2 was read as (sin x)/2; write sin(x/2) for the other."),
    ("sin 2*x", "sin 2*x was read as (sin 2)*x; write sin(2*x) for the other."),
    ("sin x y", "sin x y was read as sin(x y)."),
    ("√2x", "√2x was read as sqrt(2x)."),
    ("log2x", "log2x was read as log2(x)."),
    ("sin^-1 x", "sin^-1 x was read as asin(x); write 1/sin(x) for the other."),
    ("log(x)", "log is the natural logarithm; log10 and log2 are the others."),
    ("xy", "xy was read as x·y."),
    ("sinx", "sinx was read as sin x."),
    ("step(x)", "step(0) is 1/2."),
    (
        "x^(1/3)",
        "x^(1/3) is real only where x >= 0, as in NumPy; cbrt(x) is the real cube root everywhere.",
    ),
    ("(x+1)^(2/5)", "(x+1)^(2/5) is real only where x+1 >= 0, as in NumPy."),
]


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_notes_say_how_doubtful_text_was_read(text: str, note: str) -> None:
    """Text that two readers take differently has exactly one sentence."""
    assert read(text).notes == (note,)


CLEAR = [
    *("-x^2", "2x", "1/2*x", "1/(2x)", "(1/2)x", "e^(2x)", "e^{2}x", "2x^2 y", "x^(y/3)"),
    *("sin 2x", "sin x cos x", "sin(x)/2", "sin 2πx", "x/2/3", "ln x", "√2", "√(2x)", "cbrt(x)"),
    *(
        "e²x",
        "x¹/3",
        "cos^2(2) x",
        "sin²x",
        "cos^2 x",
        "|x|y",
        "x^0.5",
        "(2^3)^x",
        "log2(x)",
        "log10 x",
        r"\frac{1}{2}x",
    ),
]


@pytest.mark.parametrize("text", CLEAR)
def test_notes_are_silent_on_clear_text(text: str) -> None:
    """Text that every book reads the same way has no note."""
    assert read(text).notes == ()
