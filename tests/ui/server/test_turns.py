"""Whose page runs next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from gradient_ui.server import turns
from gradient_ui.server.turns import Turn, Turns


def run(walk: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a walk that must not take long."""
    asyncio.run(asyncio.wait_for(walk(), 10))


async def ask(places: Turns, name: str, order: list[str], *, is_short: bool) -> None:
    """Wait for a place, and say when it comes."""
    await places.take(is_short=is_short)
    order.append(name)


def test_clicks_go_before_pages_and_pages_are_not_forgotten() -> None:
    """Short runs first, in the order they came; every fourth place is for a long one."""

    async def walk() -> None:
        places, order = Turns(1), []
        await places.take(is_short=False)
        waiting = [("long 1", False), *((f"short {k}", True) for k in range(5)), ("long 2", False)]
        async with asyncio.TaskGroup() as group:
            for name, is_short in waiting:
                group.create_task(ask(places, name, order, is_short=is_short))
            for _ in waiting:
                await asyncio.sleep(0)
            for _ in waiting:
                places.give()
                await asyncio.sleep(0)
        assert order == ["short 0", "short 1", "short 2", "long 1", "short 3", "short 4", "long 2"]
        places.give()
        assert places.free == 1

    run(walk)


def test_so_many_run_at_once_and_no_more() -> None:
    """The place of one that ends goes to one that waits."""

    async def walk() -> None:
        places, order = Turns(2), []
        tasks = [asyncio.ensure_future(ask(places, str(k), order, is_short=True)) for k in range(3)]
        await asyncio.sleep(0)
        assert order == ["0", "1"]
        places.give()
        await tasks[2]
        assert order == ["0", "1", "2"]

    run(walk)


def test_place_of_somebody_who_has_left_goes_to_the_next() -> None:
    """Who stops waiting takes no place, not even in the moment it is given."""

    async def walk() -> None:
        places, order = Turns(1), []
        await places.take(is_short=True)
        gone = asyncio.ensure_future(ask(places, "gone", order, is_short=True))
        here = asyncio.ensure_future(ask(places, "here", order, is_short=True))
        await asyncio.sleep(0)
        places.give()
        gone.cancel()
        await here
        assert order == ["here"]

    run(walk)


def test_connection_has_one_place_and_gives_it_back_once() -> None:
    """A run that replaces another keeps its place; ends that come twice count once."""

    async def walk() -> None:
        places = Turns(2)
        turn = Turn(places)
        await turn.begin(is_short=True)
        await turn.begin(is_short=True)
        assert places.free == 1
        turn.end()
        turn.end()
        assert places.free == 2

    run(walk)


def test_run_that_takes_long_lets_others_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on beside them, and so do those beside a message that starts no run."""
    monkeypatch.setattr(turns, "SECONDS", 0.0)

    async def walk() -> None:
        places = Turns(1)
        first, second = Turn(places), Turn(places)
        await first.begin(is_short=False)
        first.go_on()
        await second.begin(is_short=False)
        await Turn(places).begin(is_short=True)

    run(walk)


def test_run_that_has_started_keeps_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first message is the sign: without it the place would be free at once."""
    monkeypatch.setattr(turns, "SECONDS_TO_START", 0.0)

    async def walk() -> None:
        places, order = Turns(1), []
        first = Turn(places)
        await first.begin(is_short=True)
        first.go_on()
        waiting = asyncio.ensure_future(ask(places, "next", order, is_short=True))
        for _ in range(5):
            await asyncio.sleep(0)
        assert order == []
        first.end()
        await waiting

    run(walk)
