"""What is kept for all visitors: counted in bytes, made once, and never an error."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pytest

from gradient_ui import cached, kept
from gradient_ui.inputs.field import FIELD
from gradient_ui.inputs.line import LINE

MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Begin and end with nothing."""
    kept.forget()
    yield
    kept.forget()


def counted(size: int) -> tuple[Callable[[object], np.ndarray], list[object]]:
    """Return a kept function that makes so many bytes, and the list of what it was called with."""
    calls: list[object] = []

    @kept.kept()
    def make(argument: object) -> np.ndarray:
        calls.append(argument)
        return np.zeros(size, np.int8)

    return make, calls


def test_answer_is_made_once() -> None:
    """The same argument gives the same object; a mapping counts by its items."""
    make, calls = counted(10)

    assert make({"a": 1, "b": 2}) is make({"b": 2, "a": 1})
    assert make({"a": 1, "b": 3}) is not make({"a": 1, "b": 2})
    assert len(calls) == 2


def test_bytes_kept_stay_below_the_budget() -> None:
    """The least recently used goes first; one that is too large for its share is not kept."""
    share = int(kept._BYTES / 4)
    make, calls = counted(share)

    for k in (1, 2, 3, 1, 4, 5, 1):
        make(k)
        assert kept.bytes_kept() <= kept._BYTES
    assert calls == [1, 2, 3, 4, 5]

    large, _ = counted(int(kept._BYTES * 0.8))
    before = kept.bytes_kept()
    large(0)
    assert kept.bytes_kept() == before


def test_error_is_never_kept() -> None:
    """What failed once is tried again."""
    calls = []

    @kept.kept()
    def fail(argument: int) -> None:
        calls.append(argument)
        raise ValueError("not now")

    for _ in range(2):
        with pytest.raises(ValueError, match="not now"):
            fail(1)
    assert calls == [1, 1]


def test_visitors_who_ask_at_the_same_time_wait_for_the_first() -> None:
    """Eight threads, one computation."""
    calls, all_there = [], threading.Barrier(8)

    @kept.kept()
    def make(argument: int) -> np.ndarray:
        calls.append(argument)
        return np.zeros(1000)

    def visit(_: int) -> np.ndarray:
        all_there.wait()
        return make(7)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(visit, range(8)))

    assert calls == [7]
    assert all(one is found[0] for one in found)


def test_size_counts_shared_memory_once() -> None:
    """Views count as what they look at; records as what they hold."""

    @dataclass
    class Record:
        samples: np.ndarray
        text: str

        @cached_property
        def later(self) -> np.ndarray:
            return self.samples * 2

    record = Record(np.zeros(MEGABYTE, np.int8), "x" * 1000)
    assert 1_001_000 <= kept.size_of((record, record.samples[::2], record)) < 1_003_000
    assert kept.size_of(record) + MEGABYTE == kept.size_of((record.later, record)) - 200


def test_record_that_grows_is_counted_again() -> None:
    """What an answer works out later, when it is asked, belongs to it."""

    class Record:
        def __init__(self) -> None:
            self.samples = np.zeros(2 * MEGABYTE, np.int8)

    make = kept.kept()(lambda argument: Record())
    record = make(1)
    before = kept.bytes_kept()
    record.more = np.zeros(3 * MEGABYTE, np.int8)  # type: ignore[attr-defined]
    make(1)

    assert kept.bytes_kept() >= before + 3 * MEGABYTE


def test_answers_of_pages_are_counted_as_what_they_hold() -> None:
    """A million samples of a formula: samples, coordinates, both gradients."""
    call = {"source": "formula", "fx": "sin(x)", "n": 1_000_000, "sampling": "jittered"}
    answer = cached.solve(LINE.counting({**LINE.defaults, **call}))

    assert 32 * MEGABYTE <= kept.size_of(answer) < 60 * MEGABYTE
    field = cached.solve_field(FIELD.counting({**FIELD.defaults, "nx": 400, "ny": 400}))
    assert 5 * MEGABYTE <= kept.size_of(field) < 20 * MEGABYTE


def test_few_answers_are_computed_at_once() -> None:
    """Others wait for their turn; what is part of an answer does not, or it would wait for ever."""
    at_once, most, lock = 0, 0, threading.Lock()

    @kept.kept()
    def part(argument: int) -> int:
        return argument

    @kept.kept()
    def answer(argument: int) -> int:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        found = part(argument)
        threading.Event().wait(0.01)
        with lock:
            at_once -= 1
        return found

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(answer, range(16)))

    assert found == list(range(16))
    assert most == kept.COMPUTED_AT_ONCE
