"""Files that were sent and wait to be read: few of one visitor, and not too many bytes in all.

Streamlit keeps what is sent until the visitor leaves, without counting.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from gradient_ui.limits import MOST_BYTES_WAITING, MOST_WAITING

_sizes: dict[str, dict[str, int]] = {}
_lock = threading.Lock()


def admit(session: str, file: str, size: int, is_here: Callable[[str], bool]) -> bool:
    """Whether one more file may come; it is then counted until it is `gone`.

    Parameters
    ----------
    session, file : str
        Whose file it is, and which.
    size : int
        In bytes, as it was said.
    is_here : callable
        Whether a session has not ended: the files of the others are gone.
    """
    with _lock:
        for left in [other for other in _sizes if not is_here(other)]:
            del _sizes[left]
        mine = _sizes.get(session, {})
        waiting = sum(sum(files.values()) for files in _sizes.values())
        if not is_here(session) or file in mine or len(mine) >= MOST_WAITING:
            return False
        if waiting + size > MOST_BYTES_WAITING:
            return False
        _sizes.setdefault(session, {})[file] = size
        return True


def gone(session: str, file: str) -> None:
    """Say that a file is no longer kept."""
    with _lock:
        _sizes.get(session, {}).pop(file, None)
