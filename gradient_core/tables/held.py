"""What is read where the text is one that stands for a file's table."""

from __future__ import annotations

import re
from typing import Any
from weakref import WeakValueDictionary

from gradient_core.errors import ParseError
from gradient_core.text import quote

_TEXT = re.compile(r'\s*table\("[^"\n]*"\)\s*(?:#\s*([0-9a-f]{16}))?\s*')
_LONGEST = 400  # characters: the name of a file, and what is around it

_held: WeakValueDictionary[str, Any] = WeakValueDictionary()


def hold_data(key: str, data: Any) -> Any:
    """Return what is held under a key: this, or what is already held."""
    return _held.setdefault(key, data)


def stands_for_table(text: str) -> bool:
    """Whether a text is meant as the table of a file."""
    return len(text) < _LONGEST and _TEXT.fullmatch(text) is not None


def held_data(text: str, name: str) -> Any:
    """Return the table that a text stands for; ParseError where nobody holds it."""
    found = _TEXT.fullmatch(text)
    data = _held.get(found[1]) if found and found[1] else None
    if data is None:
        raise ParseError(
            f"`{name}` must be numbers, or a file that was opened here; got {quote(text.strip())}. "
            "Open the file again: a link or another visit does not bring it along.",
            argument=name,
        )
    return data
