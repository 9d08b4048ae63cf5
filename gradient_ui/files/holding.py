"""What is held of files for all visitors together: not more bytes than this server has for it."""

from __future__ import annotations

from threading import Lock
from weakref import WeakSet

from gradient_core.arrays import FileArray
from gradient_core.tables import FileTable
from gradient_ui.limits import MOST_BYTES_HELD

_held: WeakSet[FileArray | FileTable] = WeakSet()
_counting = Lock()  # visitors come at the same time, and a set must not grow while it is added up


def admit(record: FileArray | FileTable) -> bool:
    """Whether there is room for one more; it is counted until nobody holds it."""
    with _counting:
        if record not in _held:
            if sum(each.nbytes for each in _held) + record.nbytes > MOST_BYTES_HELD:
                return False
            _held.add(record)
    return True
