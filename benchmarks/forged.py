"""Widget states that no browser sends, for every widget of every page.

``python -m benchmarks.forged``. No exception may come from our own code; where Streamlit itself
fails, the visitor sees our sentence.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.client import FAILED, visitor
from benchmarks.serving import ROOT, serving
from gradient_ui.router import INPUTS

AT_ONCE = 4
STATES: tuple[dict[str, Any], ...] = (
    *({"bool_value": value} for value in (True, False)),
    *({"double_value": value} for value in (float("inf"), float("nan"), -1e308, 1e30, 0.5)),
    *({"int_value": value} for value in (-(2**63), 2**63 - 1)),
    *({"string_value": value} for value in ("", "\0", "x" * 200_000, "None", "[1, 2")),
    *(
        {"string_array_value": {"data": value}}
        for value in ([], ["nothing"], ["1", "2"], ["x"] * 999)
    ),
    *({"double_array_value": {"data": value}} for value in ([], [1e300], [3, 1], [float("nan")])),
    *({"int_array_value": {"data": value}} for value in ([], [-1], [99])),
    *(
        {"json_value": value}
        for value in ("", "{}", "[1]", "null", '{"edited_rows": 7}', "[" * 5_000)
    ),
    *({"json_trigger_value": value} for value in ("", "[]", '[{"event": "click", "value": 1}]')),
    *({"bytes_value": value} for value in (b"", b"\xff")),
    {"trigger_value": True},
    {"string_trigger_value": {"data": "x"}},
)


async def forge(address: str) -> Counter[str]:
    """Send every state to every widget; return how the pages answered."""
    told: Counter[str] = Counter()
    waiting = iter([(page, number) for page in INPUTS for number in range(len(STATES))])

    async def forge_some() -> None:
        for page, number in waiting:
            await _to_all_widgets(address, f"/{page}?below=As+a+table", STATES[number], told)

    await asyncio.gather(*(forge_some() for _ in range(AT_ONCE)))
    return told


async def _to_all_widgets(
    address: str, link: str, given: dict[str, Any], told: Counter[str]
) -> None:
    """Send one state to every widget of a page; after a failure the next one is a new session."""
    done: set[str] = set()
    while True:
        async with visitor(address) as here:
            await here.open(link)
            left = [id_ for id_ in here.fragments if id_.rpartition("-")[2] not in done]
            for id_ in left:
                done.add(id_.rpartition("-")[2])
                ask = here.asked(WidgetState(id=id_, **given))
                ask.rerun_script.fragment_id = ""
                run = await here.send(ask)
                ours = all(FAILED in failure for failure in run.failures)
                told["fine" if not run.failures else "our sentence" if ours else "other"] += 1
                if run.failures:
                    break
            else:
                return


def raised_by_us(log: str) -> Counter[str]:
    """Return the places in our own code where exceptions of a log were raised."""
    found: Counter[str] = Counter()
    for trace in log.split("Traceback (most recent call last):")[1:]:
        frames = re.findall(r'File "([^"]+)", line (\d+)', trace)
        path, number = frames[-1] if frames else ("", "")
        if Path(path).is_relative_to(ROOT) and "site-packages" not in path:
            found[f"{Path(path).relative_to(ROOT)}:{number}"] += 1
    return found


def main() -> int:
    """Forge, and print what came of it."""
    log = ROOT / ".forged.log"
    with serving(ROOT / "app.py", log=log) as server:
        told = asyncio.run(forge(server.address))
    text = log.read_text(errors="replace")
    ours, logged = raised_by_us(text), text.count("Traceback (most recent call last):")
    log.unlink()
    for place, count in ours.most_common():
        print(f"{count:>5} {place}")
    answers = ", ".join(f"{count:,} {how}" for how, count in told.items())
    print(f"{told.total():,} forged states: {answers}")
    print(f"{ours.total()} of {logged:,} exceptions in the log were raised by our own code")
    return int(bool(ours) or bool(told["other"]))


if __name__ == "__main__":
    sys.exit(main())
