"""A monkey at the keyboard: random widgets, values, pages and clicks, for as long as wanted.

``python -m benchmarks.monkey [--seconds 600] [--seed 1]``. It clicks in figures that are there and
in figures of the page it has just left, goes back, presses undo, and opens links. Nothing it does
may raise an exception, and the server may not grow.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from benchmarks.client import Run, Visitor, visitor
from benchmarks.links import VALUES
from benchmarks.serving import ROOT, Server, serving
from gradient_ui.router import INPUTS

TYPED = (
    *VALUES,
    "1, 4, 9",
    "0 1 4 9 16",
    "linspace(0, 1, 11)",
    "x^2",
    "sin(x) y",
    "0.5",
    "2, 3, 4",
)
FIGURES = (
    *("strip", "curve", "curve_real", "overview", "gradient", "surface", "contours", "steepness"),
    *(
        "streamlines",
        "ruler",
        "seesaw",
        "ax_input",
        "ax_output_0",
        "address",
        "sp_lanes",
        "sp_curve",
    ),
)
PAYLOADS = (
    *(None, 0, -1, 10**30, "x", [], {}, {"x": 1}, {"x": None, "y": 2}, {"x": "a", "y": "b"}),
    *({"x": 0.5, "y": 1, "customdata": [k]} for k in (0, 1, 7, 10**9, -1, 0.5, "1", None)),
    {"x": 1, "y": 1, "customdata": [1, 1, 1]},
    {"index": 1, "text": "20"},
)
OPTIONS = {
    key: [given.text(option) for option in given.options]
    for page in INPUTS.values()
    for key, given in page.by_key.items()
    if given.options
}
ACTIONS_A_SECOND = 10.0


@dataclass
class Seen:
    """What the monkey has seen.

    Attributes
    ----------
    failures : list of str
    count : int
        Of its actions.
    slowest : float
        Seconds of the longest.
    grown : float
        Megabytes, from after the first ten seconds on.
    """

    failures: list[str] = field(default_factory=list)
    count: int = 0
    slowest: float = 0.0
    grown: float = 0.0


class Monkey:
    """One visitor who does anything."""

    def __init__(self, here: Visitor, choose: random.Random) -> None:
        self.here, self.choose = here, choose

    async def act(self) -> tuple[str, Run]:
        """Do one thing; return what, and what came of it."""
        actions: tuple[Callable[[], Coroutine[Any, Any, tuple[str, Run]]], ...] = (
            *(self.change,) * 4,
            *(self.press,) * 3,
            *(self.click,) * 3,
            self.go,
            self.open,
        )
        return await self.choose.choice(actions)()

    async def change(self) -> tuple[str, Run]:
        """Give some widget of the page some value of its kind, or of another."""
        here = self.here
        if not here.states:
            return await self.go()
        state = here.states[self.choose.choice(list(here.states))]
        key, kind = state.id.rpartition("-")[2], str(state.WhichOneof("value"))
        value: Any = self.choose.choice(TYPED).encode("utf-8", "replace").decode()
        if kind == "bool_value":
            value = self.choose.random() < 0.5
        elif kind.startswith("double"):
            value = self.choose.choice((0, 1, 2, -1, 3.5, 1e9, 1e308))
        elif kind == "string_array_value" and self.choose.random() < 0.8:
            value = self.choose.choice(OPTIONS.get(key, TYPED))
        return f"{key} = {str(value)[:40]!r}", await here.set(key, value)

    async def press(self) -> tuple[str, Run]:
        """Press some button, of this page or of another."""
        buttons = [id_ for id_ in self.here.fragments if self.here.kinds[id_] == "button"]
        keys = [id_.rpartition("-")[2] for id_ in buttons]
        key = self.choose.choice([*keys, "undo", "redo", "reset"])
        return f"press {key}", await self.here.press(key)

    async def click(self) -> tuple[str, Run]:
        """Click in a figure, on this page or on one that has gone."""
        key, payload = self.choose.choice(FIGURES), self.choose.choice(PAYLOADS)
        event = self.choose.choice(("click", "click", "select", "edit", "search"))
        return f"click {key} {payload}", await self.here.click(key, payload, event)

    async def go(self) -> tuple[str, Run]:
        """Change to some page."""
        page = self.choose.choice(list(INPUTS))
        return f"go to {page}", await self.here.go(page)

    async def open(self) -> tuple[str, Run]:
        """Open some link, or go back to it."""
        path, page = self.choose.choice(list(INPUTS.items()))
        keys = self.choose.sample([*page.by_key, page.parameter], 2)
        query = urlencode({key: self.choose.choice(TYPED) for key in keys}, errors="replace")
        is_back = self.choose.random() < 0.5
        link = f"/{path}?{query}"
        return f"open {link[:60]}", await self.here.open(link, is_back=is_back)


async def play(server: Server, seconds: float, seed: int) -> Seen:
    """Let a monkey play, not faster than a lively person could."""
    seen = Seen()
    began = time.perf_counter()
    settled: float | None = None
    async with visitor(server.address) as here:
        monkey = Monkey(here, random.Random(seed))
        await here.open("/")
        while (now := time.perf_counter() - began) < seconds:
            what, run = await monkey.act()
            seen.count += 1
            seen.failures += [f"{failure} after {what}" for failure in run.failures]
            seen.slowest = max(seen.slowest, run.seconds)
            if settled is None and now > min(10.0, seconds / 4):
                settled = server.megabytes
            await asyncio.sleep(max(0.0, 1 / ACTIONS_A_SECOND - run.seconds))
    seen.grown = server.megabytes - (settled or server.megabytes)
    return seen


def main() -> int:
    """Let it play and print what it has seen."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monkey", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with serving(ROOT / "app.py") as server:
        seen = asyncio.run(play(server, options.seconds, options.seed))
    for failure in seen.failures:
        print(failure)
    print(
        f"seed {options.seed}: {seen.count:,} actions, {len(seen.failures)} exceptions, slowest "
        f"{seen.slowest:.2f} s, memory {seen.grown:+.0f} MB"
    )
    return int(bool(seen.failures))


if __name__ == "__main__":
    sys.exit(main())
