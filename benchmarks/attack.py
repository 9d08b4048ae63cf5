"""What a hostile visitor can do to the others: links, messages and requests against a server.

``python -m benchmarks.attack [--only WORD] [--root OTHER_CHECKOUT]``. While each attack runs,
another visitor presses next and previous five times a second in a process of its own; a row says
what the attack cost that visitor at worst, and the server in processor time and memory.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import multiprocessing
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.client import Run, visitor
from benchmarks.serving import ROOT, Server, serving

MEGABYTES = 6_000
WORST_MILLISECONDS, MOST_GROWTH, MOST_LEFT = 500, 300, 100
SECONDS, SECONDS_ALONE = 120.0, 35.0

Attack = Callable[[str], Coroutine[Any, Any, str]]


@dataclass(frozen=True)
class Suffered:
    """What one attack did.

    Attributes
    ----------
    what, outcome : str
    worst : float
        The longest click of the other visitor, in milliseconds.
    seconds : float
        Of the server's processor.
    grown : float
        Megabytes, at the peak.
    """

    what: str
    outcome: str
    worst: float
    seconds: float
    grown: float

    @property
    def holds(self) -> bool:
        """Whether the others hardly noticed, and nothing broke."""
        is_well = "exception" not in self.outcome and "killed" not in self.outcome
        return is_well and self.worst <= WORST_MILLISECONDS and self.grown <= MOST_GROWTH

    def line(self) -> str:
        """Return the row."""
        verdict = "ok" if self.holds else "MISS"
        numbers = f"{self.worst:8.0f} ms {self.seconds:7.1f} s {self.grown:+7.0f} MB"
        return f"{self.what:<46} {numbers}  {verdict:<5} {self.outcome[:60]}"


# --- the attacks ---------------------------------------------------------------------------------


def link(page: str, **query: str) -> Attack:
    """Open one link."""

    async def attack(address: str) -> str:
        async with visitor(address) as here:
            return told(await here.open(f"/{page}?{urlencode(query)}"))

    return attack


def links(*queries: tuple[str, dict[str, str]]) -> Attack:
    """Open links one after the other, each in a session of its own."""

    async def attack(address: str) -> str:
        found: list[str] = []
        for page, query in queries:
            found.append(await link(page, **query)(address))
        return worst_of(found)

    return attack


def told(run: Run) -> str:
    """Return in a word or a sentence how a page answered."""
    if run.failures:
        return f"exception {run.failures[0]}"
    return f"refused: {run.refusals[0]}" if run.refusals else "fine"


def worst_of(found: list[str]) -> str:
    """Return the outcome that says most, and how often it came."""
    for sign in ("exception", "killed", "refused"):
        count = sum(sign in outcome for outcome in found)
        if count:
            first = next(outcome for outcome in found if sign in outcome)
            return f"{count} of {len(found)} {first}"
    return f"{len(found)} fine"


def burst(count: int) -> Attack:
    """Send so many messages at once, and wait for as long as the server reads them."""

    async def attack(address: str) -> str:
        async with visitor(address) as here:
            await here.open("/")
            message = here.asked().SerializeToString()
            try:
                async with asyncio.timeout(20):
                    for _ in range(count):
                        await here.socket.send(message)
                    await asyncio.sleep(5)
            except TimeoutError:
                return "held up"
            except Exception as error:  # the connection was closed
                return f"closed: {type(error).__name__}"
            finally:
                here.socket.transport.abort()  # who reads nothing cannot say goodbye either
            return "delayed"

    return attack


def messages(kind: str, count: int) -> Attack:
    """Send messages that no page sends."""

    async def attack(address: str) -> str:
        async with visitor(address) as here:
            await here.open("/")
            for _ in range(count):
                await here.socket.send(BackMsg(**{kind: True}).SerializeToString())
            return told(await here.press("next"))

    return attack


async def clicks_on_figures_that_have_gone(address: str) -> str:
    """Click in every figure of every page while the page changes: both messages on their way."""
    found: list[str] = []
    figures = {"": ("strip", "curve"), "vector-field": ("surface",), "axes": ("ax_input",)}
    async with visitor(address) as here:
        await here.open("/")
        for page, keys in figures.items():
            for key in keys * 10:
                await here.go(page)
                state = here.clicked(key, {"x": 1, "y": 1, "customdata": [1, 1, 1]})
                click = here.asked(state)
                change = here.asked()
                change.rerun_script.page_script_hash = here.hashes["guide"]
                await here.socket.send(change.SerializeToString())
                # The second message stops the run of the first: there may be one end, or two.
                found.append(told(await here.send(click)))
    return worst_of(found)


def slow_formulas(count: int) -> Attack:
    """So many visitors who ask for formulas with long derivatives, again and again."""

    async def one(address: str, number: int) -> str:
        async with visitor(address) as here:
            found = []
            for k in range(6):
                text = "1" + f"/(x+{number}.{k})" * 15
                query = urlencode({"source": "formula", "fx": text})
                found.append(told(await here.open(f"/?{query}")))
            return worst_of(found)

    async def attack(address: str) -> str:
        return worst_of(await asyncio.gather(*(one(address, k) for k in range(count))))

    return attack


def files(count: int) -> Attack:
    """Ask for all steps of a million samples, so many times at once."""

    async def attack(address: str) -> str:
        query = {"source": "formula", "fx": "sin(x)", "n": "1000000", "sampling": "jittered"}
        async with visitor(address) as here:
            run = await here.open(f"/?{urlencode({**query, 'below': 'As a table'})}")
            urls = [e.url for kind, e in run.elements if kind == "link_button"]
            if not urls:
                return f"no link to the file; {told(run)}"
            asked = (asyncio.to_thread(get, address, f"/{urls[0]}") for _ in range(count))
            answers = await asyncio.gather(*asked)
        served = [size for status, size in answers if status == 200]
        busy = sum(status == 503 for status, _ in answers)
        return f"{len(served)} files of {max(served, default=0) / 1e6:.0f} MB, {busy} told to wait"

    return attack


def get(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, int]:
    """Ask for a path and return status and size of the answer."""
    connection = http.client.HTTPConnection(address, timeout=SECONDS)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    size = 0
    while part := answer.read(1 << 16):
        size += len(part)
    connection.close()
    return answer.status, size


def requests(path: str, count: int, **headers: str) -> Attack:
    """Ask for a path so many times."""

    async def attack(address: str) -> str:
        answers = [await asyncio.to_thread(get, address, path, **headers) for _ in range(count)]
        return f"{count} answers {answers[0][0]}"

    return attack


async def uploads(address: str) -> str:
    """Send 40 files of 19 MB to one's own session, and 40 to one that is not there."""
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body = head + bytes(19_000_000) + b"\r\n--b--\r\n"

    def put(number: int, session: str) -> int:
        connection = http.client.HTTPConnection(address, timeout=SECONDS)
        try:
            connection.request("GET", "/_stcore/health")
            cookie = (answer := connection.getresponse()).getheader("Set-Cookie") or ""
            answer.read()
            token = cookie.partition("=")[2].partition(";")[0]
            headers = {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token}
            headers["Content-Type"] = "multipart/form-data; boundary=b"
            connection.request("PUT", f"/_stcore/upload_file/{session}/{number}", body, headers)
            return connection.getresponse().status
        except OSError:
            return 0  # the server answered before it had read all of it
        finally:
            connection.close()

    async with visitor(address) as guest:
        await guest.open("")
        statuses = [
            await asyncio.to_thread(put, number, session)
            for session in (guest.session, "s")
            for number in range(40)
        ]
    counts = {status: statuses.count(status) for status in sorted(set(statuses))}
    return f"answers {counts}"


async def idle_sockets(address: str) -> str:
    """Open 1,500 connections and say nothing."""
    came = turned_away = 0
    async with AsyncExitStack() as stack:
        for _ in range(1_500):
            try:
                await stack.enter_async_context(visitor(address))
                came += 1
            except Exception:  # an answer that is no websocket
                turned_away += 1
        await asyncio.sleep(2)
    return f"{came} came in, {turned_away} turned away"


def forged(key: str, value: str) -> Attack:
    """Send a state that no browser sends."""

    async def attack(address: str) -> str:
        async with visitor(address) as here:
            await here.open("/?table_opened=true")
            state = here.clicked("strip", 0)
            state.Clear()
            state.id, state.json_value = here.id_of(key), value
            run = await here.send(here.asked(state))
            return "fine" if not run.failures else f"our page: {run.failures[0][:30]}"

    return attack


async def forged_address(address: str) -> str:
    """Say that the page has an address that is none."""
    async with visitor(address) as here:
        await here.open("/")
        ask = here.asked()
        ask.rerun_script.context_info.url = "http://[::1"
        return told(await here.send(ask))


DATES = ", ".join(str(np.datetime64("2000-01-01") + k) for k in range(5_000))
ODD = [
    *(("", {key: value}) for key in ("i", "row", "n") for value in ("1e999", "-1e999", "9" * 400)),
    *(("vector-field", {key: "1e999"}) for key in ("nx", "ny", "ix", "iy")),
    ("", {"spacing": ""}),
    ("edge-order", {"spacing": ""}),
    ("vector-field", {"field": ""}),
    ("vector-field", {"view": "Laplacian, curl", "operator": ""}),
    ("", {"f": "linspace(0,1,5000);linspace(0,1,5000)"}),
    ("spacing", {"sp_f": "linspace(0,1,5000)", "sp_x": DATES}),
    ("", {"source": "formula", "sampling": "typed", "x": "linspace(0,1,1000000)"}),
    ("axes", {"ax_f": "linspace(0,1,500000);linspace(0,1,500000)"}),
]
MILLION = [("", {"f": f"linspace(0,{k},1000000)"}) for k in range(1, 37)]
MILLION += [("vector-field", {"fxy": f"x^2+{k}y", "nx": "400", "ny": "400"}) for k in range(1, 19)]


def erf(depth: int, inside: str = "x") -> str:
    """Return erf of erf of ..."""
    return "erf(" * depth + inside + ")" * depth


ATTACKS: dict[str, Attack] = {
    "1 erf nested 14 deep": link("", source="formula", fx=erf(14)),
    "1 erf nested 22 deep": link("", source="formula", fx=erf(22)),
    "1 erf nested 38 deep, a million samples": link("", source="formula", fx=erf(38), n="1000000"),
    "1 erf nested 22 deep, a field": link("vector-field", fxy=erf(22, "x*y")),
    "2 166 spacings of a million": link("axes", ax_spacing="arange(1e6);" * 166),
    "2 8 spacings of a million": link("axes", ax_spacing="arange(1e6);" * 8),
    "3 all steps of a million as CSV": files(1),
    "3 the same six times at once": files(6),
    "4 clicks on figures that have gone": clicks_on_figures_that_have_gone,
    "5 500 messages at once": burst(500),
    "5 2,000 messages at once": burst(2_000),
    "5 8,000 messages at once": burst(8_000),
    "6 16 visitors with slow formulas": slow_formulas(16),
    "7 36 million samples and 18 fields": links(*MILLION),
    "8 80 uploads of 19 MB": uploads,
    "9 links with an exception": links(*ODD),
    "10 words of a link in a warning": links(
        ("", {"case": "`[Your session expired](//evil.com/a)"}),
        ("", {"edge_order": "[click](//evil.com)"}),
    ),
    "11 twenty erf, a million samples": link(
        "", source="formula", fx="*".join(["erf(x)"] * 20), n="1000000"
    ),
    "11 a field of erf, nested 17 deep": link(
        "vector-field", fxy=erf(17, "x*y"), nx="400", ny="400"
    ),
    "12 25,000 fractions": link("", f="1/3 " * 25_000),
    "12 7,600 fractions of tiny and huge": link("edge-order", f="1e-999/3e999 " * 7_600),
    "13 200 messages that empty the caches": messages("clear_cache", 200),
    "13 30 messages that run git": messages("load_git_info", 30),
    "14 an edit of a row that is not there": forged("table", '{"edited_rows":{"999":{"f":5}}}'),
    "15 an edit of 400 digits": forged("table", json.dumps({"edited_rows": {"0": {"f": 10**400}}})),
    "15 a state nested 100,000 deep": forged("strip", "[" * 100_000),
    "15 a number of 5,000 digits": forged("strip", "1" * 5_000),
    "15 an address that is none": forged_address,
    "15 plotly.js without gzip, 50 times": requests(
        "/plotly-7.1.0.min.js", 50, **{"Accept-Encoding": "identity"}
    ),
    "15 metrics": requests("/_stcore/metrics", 20),
    "15 1,500 silent connections": idle_sockets,
}


# --- the other visitor ---------------------------------------------------------------------------


def click_along(address: str, stop: Event, worst: Any) -> None:
    """Press next and previous until told to stop; note the longest answer, in milliseconds."""

    async def click() -> None:
        async with visitor(address, light=True) as here:
            await here.open("/")
            number = 0
            while not stop.is_set():
                began = time.perf_counter()
                await here.press("next" if number % 2 == 0 else "previous")
                worst.value = max(worst.value, 1e3 * (time.perf_counter() - began))
                number += 1
                await asyncio.sleep(0.2)

    try:
        asyncio.run(click())
    except Exception:
        worst.value = float("inf")  # the connection broke: the server is gone


async def suffer(server: Server, what: str, attack: Attack) -> Suffered:
    """Let an attack happen, and look what it does."""
    context = multiprocessing.get_context("spawn")
    stop, worst = context.Event(), context.Value("d", 0.0)
    other = context.Process(target=click_along, args=(server.address, stop, worst), daemon=True)
    other.start()
    while worst.value == 0.0 and other.is_alive():
        await asyncio.sleep(0.05)
    worst.value = 1e-9
    before, used, peak = server.megabytes, server.processor_seconds, server.megabytes
    task: asyncio.Future[str] = asyncio.ensure_future(attack(server.address))
    end = time.perf_counter() + SECONDS
    while not task.done() and time.perf_counter() < end and server.is_alive:
        await asyncio.wait([task], timeout=0.05)
        peak = max(peak, server.megabytes)
    outcome = await _outcome(server, task)
    await asyncio.sleep(1.0)
    stop.set()
    await asyncio.to_thread(other.join, 20)
    seconds = server.processor_seconds - used
    return Suffered(what, outcome, worst.value, seconds, peak - before)


async def _outcome(server: Server, task: Awaitable[str]) -> str:
    if not server.is_alive:
        return "killed: the server is gone"
    if not isinstance(task, asyncio.Future) or not task.done():
        task.cancel()  # type: ignore[attr-defined]
        with suppress(asyncio.CancelledError):
            await task
        return f"not over after {SECONDS:.0f} s"
    try:
        return await task
    except Exception as error:
        return f"exception of the attack: {type(error).__name__} {error}"


def main() -> int:
    """Print the table; 1 if a row misses."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attack", description=__doc__)
    parser.add_argument("--only", default="", help="attacks whose name has this in it")
    parser.add_argument("--root", type=Path, default=ROOT, help="another checkout")
    options = parser.parse_args()
    root, waiting = options.root.resolve(), [name for name in ATTACKS if options.only in name]
    misses = 0
    while waiting:
        with serving(root / "app.py", root=root, megabytes=MEGABYTES) as server:
            begun = server.megabytes
            while waiting and server.is_alive:
                name = waiting.pop(0)
                found = asyncio.run(suffer(server, name, ATTACKS[name]))
                print(found.line(), flush=True)
                misses += not found.holds
            if server.is_alive:
                time.sleep(SECONDS_ALONE)
                left = server.megabytes - begun
                verdict = "ok" if left <= MOST_LEFT else "MISS"
                print(f"{'after everybody has left':<46} {left:+30.0f} MB  {verdict}")
                misses += left > MOST_LEFT
    return int(bool(misses))


if __name__ == "__main__":
    sys.exit(main())
