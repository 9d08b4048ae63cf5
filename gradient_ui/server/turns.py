"""Whose page runs next: few at once, and the short runs first.

Python runs one thread after the other. With sixteen pages being made at the same time, somebody
else's click, a short run, would get a seventeenth of the processor. So few run at once, and a click
that redraws a part of a page goes before pages that are opened.
"""

from __future__ import annotations

import asyncio
from collections import deque

# With three, a click beside sixteen visitors who open pages took 300 to 840 ms, with two 80 to 150.
AT_ONCE = 2
# A run that goes on says so at once. A message that starts none (for a part of a page that has
# gone) must not keep a place from others.
SECONDS_TO_START = 0.05
# A run that has taken so long is no reason to let others wait: it goes on beside them.
SECONDS = 2.0
# One turn in so many goes to the pages that are opened, however many clicks there are.
_EVERY = 4


class Turns:
    """The places of runs that go on at the same time.

    Parameters
    ----------
    places : int
    """

    def __init__(self, places: int = AT_ONCE) -> None:
        self.free = places
        self.given = 0
        self.short: deque[asyncio.Future[None]] = deque()
        self.long: deque[asyncio.Future[None]] = deque()

    async def take(self, *, is_short: bool) -> None:
        """Wait for a place."""
        if self.free:
            self.free -= 1
            return
        place = asyncio.get_running_loop().create_future()
        (self.short if is_short else self.long).append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.give()  # it was given in the same moment
            raise

    def give(self) -> None:
        """Give a place to whoever is next."""
        self.given += 1
        first = self.long if self.given % _EVERY == 0 else self.short
        for waiting in (first, self.short, self.long):
            while waiting:
                place = waiting.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self.free += 1


class Turn:
    """The place of one connection, if it has one."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.over: asyncio.TimerHandle | None = None
        self.has_started = False

    async def begin(self, *, is_short: bool) -> None:
        """Wait for a place; a run that replaces one of the same connection has it already."""
        if self.over is not None:
            return
        await self.turns.take(is_short=is_short)
        self.over = asyncio.get_running_loop().call_later(SECONDS_TO_START, self.end)
        self.has_started = False

    def go_on(self) -> None:
        """Keep the place: something of the run has come."""
        if self.over is not None and not self.has_started:
            self.over.cancel()
            self.over = asyncio.get_running_loop().call_later(SECONDS, self.end)
            self.has_started = True

    def end(self) -> None:
        """Give the place back."""
        if self.over is not None:
            self.over.cancel()
            self.over = None
            self.turns.give()
