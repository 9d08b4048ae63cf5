"""Answers kept for all visitors: a budget of bytes, the least recently used out first.

Streamlit's own caches count entries, and an entry here can be a number or fifty megabytes.
"""

from __future__ import annotations

import ctypes
import gc
import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np
import streamlit as st
from cachetools import LRUCache

from gradient_ui.limits import CACHE_MEGABYTES, COMPUTED_AT_ONCE, LARGEST_SHARE

P = ParamSpec("P")
T = TypeVar("T")

_BYTES = CACHE_MEGABYTES * 1e6
# An object of Python: what its attributes are written in, about.
_OBJECT = 200
_LARGE = 1_000_000


@dataclass(frozen=True)
class _Entry:
    value: Any
    size: int


_entries: LRUCache[Hashable, _Entry] = LRUCache(_BYTES, getsizeof=lambda entry: entry.size)
_lock = threading.RLock()
_making: dict[Hashable, threading.Lock] = {}
_turns = threading.BoundedSemaphore(COMPUTED_AT_ONCE)
_computing = threading.local()


def kept(by: int = 1, spinner: str = "") -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function returns; what it raises is never kept.

    Parameters
    ----------
    by : int
        How many arguments, from the first on, decide what is returned.
    spinner : str
        What to show while somebody waits.

    Returns
    -------
    callable
        A decorator. Visitors who ask for the same at the same time wait for the first of them.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (function.__module__, function.__qualname__, *map(_hashable, args[:by]))
            found = _found(key)
            if found is not None:
                return cast(T, found.value)
            with _alone(key):
                found = _found(key)
                if found is not None:
                    return cast(T, found.value)
                with st.spinner(spinner) if spinner else nullcontext(), _in_turn():
                    value = function(*args, **kwargs)
                if _keep(key, value) > _LARGE:
                    _trim()  # what was read and thrown away on the way is as large
                return value

        return wrapper

    return decorate


def forget() -> None:
    """Forget everything, and give the memory back to the system."""
    with _lock:
        _entries.clear()
    gc.collect()
    _trim()


def bytes_kept() -> int:
    """Return how many bytes are kept."""
    return int(_entries.currsize)


def size_of(value: Any) -> int:
    """Return about how many bytes a value holds: its arrays, each once, its texts and records.

    Examples
    --------
    >>> numbers = np.zeros(1000)
    >>> size_of(numbers), size_of([numbers, numbers[::2], numbers.reshape(10, 100)]) < 8800
    (8000, True)
    """
    total, seen, left = 0, set(), [value]
    while left:
        item = left.pop()
        while isinstance(item, np.ndarray) and isinstance(item.base, np.ndarray):
            item = item.base
        if id(item) in seen or callable(item):
            continue
        seen.add(id(item))
        if isinstance(item, np.ndarray):
            total += item.nbytes
        elif isinstance(item, str | bytes):
            total += len(item)
        else:
            total += _OBJECT
            left.extend(_parts(item))
    return total


def _parts(item: Any) -> Iterator[Any]:
    """Yield what an object is made of."""
    if isinstance(item, Mapping):
        yield from item.values()
    elif isinstance(item, list | tuple | set | frozenset):
        yield from item
    elif hasattr(item, "__dict__"):
        yield from vars(item).values()


def _hashable(argument: Any) -> Hashable:
    return frozenset(argument.items()) if isinstance(argument, Mapping) else argument


def _found(key: Hashable) -> _Entry | None:
    with _lock:
        found: _Entry | None = _entries.get(key)
    if found is not None and found.size > _LARGE:
        _keep(key, found.value)  # it may have grown: records work things out when they are asked
    return found


def _keep(key: Hashable, value: Any) -> int:
    """Keep a value if it is not too large, and return its size."""
    size = size_of(value)
    with _lock:
        if size <= LARGEST_SHARE * _BYTES:
            _entries[key] = _Entry(value, size)
        else:
            _entries.pop(key, None)
    return size


@contextmanager
def _alone(key: Hashable) -> Iterator[None]:
    """Let one thread at a time make what a key stands for."""
    with _lock:
        mine = _making.setdefault(key, threading.Lock())
    try:
        with mine:
            yield
    finally:
        with _lock:
            if _making.get(key) is mine and not mine.locked():
                del _making[key]


@contextmanager
def _in_turn() -> Iterator[None]:
    """Wait until few others compute: who only looks at an answer shares the processor with them."""
    if getattr(_computing, "now", False):  # part of an answer that has its turn
        yield
        return
    with _turns:
        _computing.now = True
        try:
            yield
        finally:
            _computing.now = False


def _trim() -> None:
    """Give freed memory back: glibc keeps it else."""
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):  # another system, another allocator
        return
