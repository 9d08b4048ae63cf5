"""What is held of files for all visitors together: not more bytes than this server has for it."""

from __future__ import annotations

from threading import Lock
from typing import Protocol
from weakref import WeakSet

from gradient_ui.limits import MOST_BYTES_HELD


class Held(Protocol):
    """An array, a table or a lesson of a file."""

    @property
    def nbytes(self) -> int:
        """What it takes up."""


_held: WeakSet[Held] = WeakSet()
_counting = Lock()  # visitors come at the same time, and a set must not grow while it is added up


def admit(record: Held) -> bool:
    """Whether there is room for one more; it is counted until nobody holds it."""
    with _counting:
        if record not in _held:
            if sum(each.nbytes for each in _held) + record.nbytes > MOST_BYTES_HELD:
                return False
            _held.add(record)
    return True
