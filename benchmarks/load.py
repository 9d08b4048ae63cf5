"""A class, a hall, a crowd: how long a click takes when so many people use the app.

``python -m benchmarks.load [--people 50,150,300] [--seconds 90] [--root OTHER_CHECKOUT]``. Each has
a think time of ten seconds and mostly presses next and previous, sometimes changes ``edge_order``,
types another array or goes to another page. The people run on the processors of the server.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.client import Run, Visitor, visitor
from benchmarks.measuring import Row
from benchmarks.serving import ROOT, Server, serving

THINK_SECONDS = 10.0
PAGES = ("edge-order", "spacing", "axes", "vector-field", "guide")
ARRAYS = ("1, 4, 9, 16, 25", "3 1 4 1 5 9 2 6", "linspace(0, 1, 11)", "0, 0, 6, 0, 0")
# People, and the milliseconds within which 95 of 100 presses of "next" must be answered.
LIMITS = {50: 150, 150: 300, 300: 2_000}
NEXT, SWITCH = "next", "page switch"


@dataclass
class Found:
    """What the people saw.

    Attributes
    ----------
    seconds : dict of str to list of float
        By what was done.
    failures : list of str
    """

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)

    def note(self, what: str, run: Run) -> None:
        """Add an answer."""
        self.seconds[what].append(run.seconds)
        self.failures += run.failures

    def milliseconds(self, what: str, share: float) -> float:
        """Return what so many of the answers took at most."""
        taken = sorted(self.seconds[what]) or [float("nan")]
        return 1e3 * taken[min(len(taken) - 1, int(share * len(taken)))]


def rows(people: int, seconds: float, root: Path = ROOT) -> Iterator[Row]:
    """Yield what so many people wait for."""
    with serving(root / "app.py", root=root) as server:
        before, used, own = server.megabytes, server.processor_seconds, time.process_time()
        began = time.perf_counter()
        found = asyncio.run(_class(server, people, seconds))
        took = time.perf_counter() - began
        server_share = (server.processor_seconds - used) / took
        grown = server.megabytes - before
    count = sum(map(len, found.seconds.values()))
    limit = LIMITS.get(people, 2_000)
    for what in (NEXT, SWITCH):
        shares = [found.milliseconds(what, share) for share in (0.5, 0.95, 1.0)]
        text = f"{people} people, {what}: p50 {shares[0]:.0f}, max {shares[2]:.0f} ms; p95"
        yield Row(text, shares[1], limit, " ms")
    own_share = (time.process_time() - own) / took
    shares_of_time = f"processor {server_share:.0%} + {own_share:.0%} for the people"
    text = f"{people} people, {count / took:.1f} runs/s, {shares_of_time}"
    yield Row(f"{text}: memory each", 1e3 * grown / people, 800, " kB")
    yield Row(f"{people} people: errors", len(found.failures), 0, "")


async def _class(server: Server, people: int, seconds: float) -> Found:
    found = Found()
    async with asyncio.TaskGroup() as group:
        for number in range(people):
            group.create_task(_person(server.address, number, people, seconds, found))
    return found


async def _person(address: str, number: int, people: int, seconds: float, found: Found) -> None:
    """Come within the first think time, stay, and leave."""
    choose = random.Random(number)
    await asyncio.sleep(THINK_SECONDS * number / people)
    end = time.perf_counter() + seconds
    async with visitor(address, light=True) as here:
        found.note("first page", await here.open("/"))
        while time.perf_counter() < end:
            await asyncio.sleep(choose.uniform(0.5, 1.5) * THINK_SECONDS)
            what, run = await _act(here, choose)
            found.note(what, run)


async def _act(here: Visitor, choose: random.Random) -> tuple[str, Run]:
    """Do one thing of those that people do."""
    if here.page:
        return SWITCH, await here.go("")
    chance = choose.random()
    if chance < 0.8:
        return NEXT, await here.press(choose.choice(("next", "next", "previous")))
    if chance < 0.87:
        return "other", await here.set("edge_order", choose.choice("12"))
    if chance < 0.92:
        return "other", await here.set("f", choose.choice(ARRAYS))
    return SWITCH, await here.go(choose.choice(PAGES))


def main() -> int:
    """Print the table; 1 if a row misses."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--people", default="50,150,300")
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--root", type=Path, default=ROOT, help="another checkout")
    options = parser.parse_args()
    misses = 0
    for people in map(int, options.people.split(",")):
        for row in rows(people, options.seconds, options.root.resolve()):
            what, measured, must_be, verdict = row.cells()
            print(f"{what:<74} {measured:>10}  {must_be:<16} {verdict}", flush=True)
            misses += not row.holds
    return int(bool(misses))


if __name__ == "__main__":
    sys.exit(main())
