"""The refusal of an input: whose it is, and where a long text goes wrong."""

from __future__ import annotations

import pytest

from gradient_core import GradientValueError, ParseError
from gradient_ui.problems.refusals import refusal_of


@pytest.mark.parametrize(
    ("text", "position", "pointer"),
    [
        ("1, x", 3, "1, x\n   ^"),
        ("1,\n2, x", 6, "1, 2, x\n      ^"),
        ("[1", 2, "[1\n  ^"),
        ("7" * 500 + "x" + "8" * 500, 500, "7" * 30 + "x" + "8" * 29 + "\n" + " " * 30 + "^"),
        ("1, x", None, ""),
        ("", 0, ""),
    ],
)
def test_pointer_stands_under_the_character(text: str, position: int | None, pointer: str) -> None:
    """On one line, and of a long text only what is around it."""
    error = ParseError("`f` must be numbers.", argument="f", position=position)

    assert refusal_of(error, asked={"f": text}).pointer == pointer


def test_argument_becomes_the_key_of_its_input() -> None:
    """What no input stands for keeps its name."""
    error = GradientValueError("`f` must be long.", argument="f")

    assert refusal_of(error, {"f": "sp_f"}).argument == "sp_f"
    assert refusal_of(error).argument == "f"
