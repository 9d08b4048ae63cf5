"""An error of the core becomes the refusal of the input that it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from gradient_core import GradientCoreError
from gradient_core.errors import Refusal

Asked: TypeAlias = Mapping[str, Any]
"""The inputs that count, by their keys."""

_AROUND = 30
"""So many characters before and after the offending one are shown."""


def refusal_of(
    error: GradientCoreError,
    inputs: Mapping[str, str] | None = None,
    asked: Asked | None = None,
) -> Refusal:
    """Return why there is no answer, for the input to mend.

    Parameters
    ----------
    error : GradientCoreError
    inputs : mapping from argument to key of an input
        Where the two are called differently.
    asked : mapping from key of an input to its value
        What was typed, to point at the character.

    Examples
    --------
    >>> from gradient_core import ParseError
    >>> error = ParseError("`f` must be numbers", argument="f", position=3)
    >>> print(refusal_of(error, {"f": "samples"}, {"samples": "1, x"}).pointer)
    1, x
       ^
    """
    key = (inputs or {}).get(error.argument, error.argument)
    text = (asked or {}).get(key, "")
    return Refusal(key, error.message, _pointer(str(text), error.position))


def _pointer(text: str, position: int | None) -> str:
    """Return the text around a position on one line, and under it a mark."""
    if position is None or not text:
        return ""
    start = max(0, position - _AROUND)
    shown = text[start : position + _AROUND]
    line = "".join(c if c.isprintable() else " " for c in shown)
    return f"{line}\n{' ' * (position - start)}^"
