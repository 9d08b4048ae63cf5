"""Messages are found in what people copy from a terminal: tracebacks, warnings, broken lines."""

from __future__ import annotations

import textwrap
import traceback
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from gradient_core.calls.messages import EMPTY_RESULT
from gradient_core.calls.tracebacks import MOST_EXPLAINED, explain_text
from tests.core.calls.test_messages import MISTAKES, Wrong


def shown(wrong: Wrong, function: Callable[..., Any]) -> str:
    """Return what a terminal shows of a mistake: warnings with their places, then the traceback."""
    lines: list[str] = []
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            wrong(function)
        except Exception:
            lines = [traceback.format_exc()]
    places = [
        warnings.formatwarning(each.message, each.category, each.filename, each.lineno)
        for each in warned
    ]
    return "".join([*places, *lines])


def codes(text: str) -> list[str]:
    """Return the codes of what is explained of a text."""
    return [each.note.code if each.note else "" for each in explain_text(text)]


@pytest.mark.parametrize(
    ("wrong", "theirs", "ours"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_traceback_of_the_installed_numpy_is_explained(
    wrong: Wrong, theirs: str, ours: str
) -> None:
    """Whole, with colours in it, and with its lines broken, its message is found and explained."""
    text = shown(wrong, np.gradient)
    found = explain_text(text)

    assert found[0].note is not None
    assert theirs in text
    assert ours in found[0].note.message
    assert codes("\x1b[0;31m" + text.replace(":", "\x1b[0m:")) == codes(text)
    *before, message = text.strip().splitlines()
    broken = textwrap.wrap(message, 60, break_on_hyphens=False, break_long_words=False)
    assert codes("\n".join([*before, *broken])) == codes(text)


def test_message_without_a_class_is_recognised() -> None:
    """As it is told to somebody else; and the empty tuple, which is no message."""
    assert codes("  when 1d, distances must match the length of\nthe corresponding dimension ") == [
        "wrong_number_of_coordinates"
    ]
    assert codes(EMPTY_RESULT) == ["nothing_to_differentiate"]


def test_several_warnings_are_explained_once_each() -> None:
    """NumPy warns four times of one gap of 0: of the division, and of what comes of it."""
    text = shown(lambda g: g([0.0, 1, 1, 4], [0.0, 1, 1, 2]), np.gradient)

    assert text.count("RuntimeWarning") > 2
    assert codes(text) == ["zero_gap", "not_a_number"]


def test_unknown_message_is_handed_back_without_an_explanation() -> None:
    """Of several the last one, which is what stopped the program; cut where it is long."""
    text = "KeyError: 'x'\n\nDuring handling of the above\nmod.OwnError: " + "no " * 200
    (found,) = explain_text(text)

    assert found.note is None
    assert found.said.startswith("OwnError: no no")
    assert len(found.said) == 200
    assert explain_text(" \n ") == []
    assert [each.note for each in explain_text("hello")] == [None]


def test_code_in_a_traceback_is_no_message() -> None:
    """A line that handles an error, or raises one, is not what went wrong."""
    text = (
        "  File 'a.py', line 1\n    except ValueError: pass\n"
        '    raise ValueError("invalid number of arguments")\n'
        "TypeError: bad operand type for unary -: 'tuple'"
    )
    assert codes(text) == ["minus_tuple"]


def test_no_more_are_explained_than_a_person_reads() -> None:
    """A log may hold a hundred different ones."""
    text = "\n".join(f"ValueError: {row[2]}" for row in MISTAKES)
    assert len(explain_text(text)) == MOST_EXPLAINED


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "Error: " * 3_000, "aError" * 3_000, "a.\n" * 6_000, ":(" * 10_000]
)
def test_hostile_text_is_no_more_than_unknown(text: str) -> None:
    """Texts on which patterns that go back and forth never end."""
    assert [each.note for each in explain_text(text)] == [None]
