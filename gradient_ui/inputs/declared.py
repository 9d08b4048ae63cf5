"""An input, declared once: its key, what it opens with, what it can hold, when it counts.

The key is the widget's key and the name in the link. Whatever comes from outside, a link or a
message of a browser, is held against the declaration before a widget is drawn with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool
Values: TypeAlias = Mapping[str, Value]

# What an input is for: it makes the call; it selects one value of the answer; or it says how the
# answer is shown.
ASKED, CURSOR, LOOK = "asked", "cursor", "look"

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")


def always(_values: Values) -> bool:
    """Count, whatever the other inputs are."""
    return True


@dataclass(frozen=True)
class Input:
    """One input of a page.

    Attributes
    ----------
    key : str
        Of its widget, and in the link.
    default : str, int, float or bool
        What the page opens with; an input holds values of this type alone.
    options : tuple
        What can be chosen; empty where anything of the type and within the bounds can.
    least, most : float
        Bounds of a number; of a text, `most` is the number of characters that is read. Of a
        longer one a character more is kept, so that the reader refuses it and says so.
    counts : callable
        Tells by the values of all inputs whether this one is asked for.
    role : {"asked", "cursor", "look"}
    live : bool
        Whether it changes with each letter that is typed.

    Examples
    --------
    >>> order = Input("edge_order", 1, options=(1, 2))
    >>> order.read("2"), order.read("3"), order.holds(None), order.text(2)
    (2, None, False, '2')
    """

    key: str
    default: Value
    options: tuple[Value, ...] = ()
    least: float = 0
    most: float = 0
    counts: Callable[[Values], bool] = always
    role: str = ASKED
    live: bool = False

    def holds(self, value: object) -> bool:
        """Whether a widget of this input can be drawn with the value."""
        if type(value) is not type(self.default):
            return False
        if self.options:
            return value in self.options
        if isinstance(value, str):
            return len(value) <= self.most + 1
        return isinstance(value, bool) or (
            isinstance(value, int | float) and self.least <= value <= self.most
        )

    def read(self, text: str) -> Value | None:
        """Return the value that a link gives, None if the input cannot hold it."""
        if self.options:
            return next((option for option in self.options if self.text(option) == text), None)
        if isinstance(self.default, bool):
            return {"true": True, "false": False}.get(text)
        if isinstance(self.default, str):
            return text[: int(self.most) + 1]
        number = _number(text, type(self.default))
        return number if number is not None and self.holds(number) else None

    def text(self, value: Value) -> str:
        """Return a value as a link gives it."""
        return str(value).lower() if isinstance(value, bool) else str(value)


def _number(text: str, kind: type) -> int | float | None:
    pattern = _WHOLE if kind is int else _DECIMAL
    return kind(text) if pattern.fullmatch(text) else None
