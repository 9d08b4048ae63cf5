"""Fair timings: interleaved, best of many, on an allocator that is warm."""

from __future__ import annotations

import time
import tracemalloc
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

Action = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, and what it must be.

    Attributes
    ----------
    what : str
    measured : float
    limit : float
    unit : str
        Written behind both numbers: ``"x"``, ``" us"``.
    at_least : bool
        Whether `limit` is a lower bound, otherwise an upper one.
    """

    what: str
    measured: float
    limit: float
    unit: str = "x"
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the measured number keeps the limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def cells(self) -> tuple[str, str, str, str]:
        """Return the row as text."""
        bound = "at least" if self.at_least else "at most"
        return (
            self.what,
            f"{self.measured:.2f}{self.unit}",
            f"{bound} {self.limit:g}{self.unit}",
            "ok" if self.holds else "MISS",
        )


@contextmanager
def quiet() -> Iterator[None]:
    """Silence floating-point and cast warnings: they are the same on both sides."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield


def warm_allocator() -> None:
    """Allocate and free 3 x 24 MB, after which glibc keeps large blocks for reuse."""
    for _ in range(3):
        block = np.ones(3_000_000)
        del block


def best_times(actions: Sequence[Action], seconds: float = 1.0) -> list[float]:
    """Return the best time of each action, the actions taking turns.

    Parameters
    ----------
    actions : sequence of callable
    seconds : float
        About how long to measure all of them together; at least five rounds.
    """
    with quiet():
        once = [_time(action, 1) for action in actions]
        number = max(1, int(2e-3 / min(once)))
        best = [float("inf")] * len(actions)
        rounds = 0
        end = time.perf_counter() + seconds
        while rounds < 5 or time.perf_counter() < end:
            for k, action in enumerate(actions):
                best[k] = min(best[k], _time(action, number))
            rounds += 1
    return best


def _time(action: Action, number: int) -> float:
    start = time.perf_counter()
    for _ in range(number):
        action()
    return (time.perf_counter() - start) / number


def peak_memory(action: Action) -> int:
    """Return the peak of what NumPy and Python allocate during `action`, in bytes."""
    with quiet():
        action()
        tracemalloc.start()
        try:
            kept = action()
            return tracemalloc.get_traced_memory()[1]
        finally:
            del kept
            tracemalloc.stop()
