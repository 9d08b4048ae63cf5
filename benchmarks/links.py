"""Every input of every page, in a link, with every value that nobody would type.

``python -m benchmarks.links`` opens some five thousand links against a server, runs each page once
more, and counts the exceptions: there must be none. A sample of them is a test.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from urllib.parse import urlencode

from benchmarks.client import visitor
from benchmarks.serving import ROOT, serving
from gradient_ui.inputs.declared import LOOK
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.router import INPUTS

AT_ONCE = 4

# Empty, odd numbers, odd texts, odd signs, words of other places, and much of everything.
VALUES = (
    *("", " ", "0", "-1", "1", "2", "1.5", "-0", "007", "1e999", "-1e999", "1e-999", "nan", "inf"),
    *("-inf", "9" * 400, "-" + "9" * 30, "0x10", "1_000", "\u0663", "\uff11", "½", "1/0", "1,2"),
    *("1;2", "[[]]", "None", "null", "true", "False", "undefined", "NaN", "{}", "[1, 2", "sin("),
    *("x" * 300, "linspace(0,1,1000000)", "arange(1e9)", "array([1., 2.])", "1 " * 2_000),
    *("(" * 5_000, "\x00", "\u202e1, 2", "💥", "\ud83d", "<script>alert(1)</script>", "`](//e.c)"),
    *("%FF", "../../etc/passwd", "__import__('os')", "2024-02-30", "1e308, -1e308, 1e308"),
)


def links() -> list[str]:
    """Return all links: each input with each value, alone and where it counts."""
    return list(dict.fromkeys((*_links(), *choices())))


def choices() -> list[str]:
    """Return a link to each pair of choices, one of them how the answer is shown."""
    found: list[str] = []
    for path, page in INPUTS.items():
        given = [each for each in page.by_key.values() if each.options or each.default is False]
        for one, other in combinations(given, 2):
            if LOOK not in (one.role, other.role):
                continue
            for pair in product(one.options or (False, True), other.options or (False, True)):
                texts = {each.key: each.text(v) for each, v in zip((one, other), pair, strict=True)}
                found.append(f"/{path}?{urlencode(texts)}")
    return found


def some_choices(seed: int = 1) -> list[str]:
    """Return fewer links with the same pairs of choices: many of them stand in one link.

    Beside them each choice alone, for one may hide another.
    """
    draw = random.Random(seed)
    found: list[str] = []
    for path, page in INPUTS.items():
        given = [each for each in page.by_key.values() if each.options or each.default is False]
        options = {
            each.key: [each.text(o) for o in each.options or (False, True)] for each in given
        }
        alone = [{key: text} for key, texts in options.items() for text in texts]
        left = {
            ((one, a), (other, b))
            for one, other in combinations(options, 2)
            for a, b in product(options[one], options[other])
        }
        together = []
        while left:
            tried = [{key: draw.choice(texts) for key, texts in options.items()} for _ in range(30)]
            best = max(
                tried, key=lambda link: len(left.intersection(combinations(link.items(), 2)))
            )
            left.difference_update(combinations(best.items(), 2))
            together.append(best)
        found += [f"/{path}?{urlencode(link)}" for link in (*alone, *together)]
    return found


def _links() -> Iterator[str]:
    for path, page in INPUTS.items():
        for key in (*page.by_key, page.parameter):
            for others in ways_to_count(page, key):
                for value in VALUES:
                    yield f"/{path}?{urlencode({**others, key: value}, errors='replace')}"


def ways_to_count(page: InputSet, key: str) -> Sequence[dict[str, str]]:
    """Return choices beside an input: none, and the first with which it counts."""
    given = page.by_key.get(key)
    if given is None or given.counts(page.defaults):
        return ({},)
    chosen = [other for other in page.inputs if other.options and other.key != key]
    for options in product(*(other.options for other in chosen)):
        names = {other.key: option for other, option in zip(chosen, options, strict=True)}
        if given.counts({**page.defaults, **names}):
            changed = {k: v for k, v in names.items() if v != page.defaults[k]}
            return ({}, {k: page.by_key[k].text(v) for k, v in changed.items()})
    return ({},)


async def failures(address: str, opened: Sequence[str]) -> Counter[str]:
    """Open links, run each page again, and return the exceptions with their number."""
    found: Counter[str] = Counter()
    waiting = iter(opened)

    async def open_some() -> None:
        for link in waiting:
            async with visitor(address) as here:
                run = await here.open(link)
                again = await here.send(here.asked())
                for failure in (*run.failures, *again.failures):
                    found[f"{failure[:60]} {link[:80]}"] += 1

    await asyncio.gather(*(open_some() for _ in range(AT_ONCE)))
    return found


def main() -> int:
    """Open all links and print what failed."""
    opened = links()
    with serving(ROOT / "app.py") as server:
        found = asyncio.run(failures(server.address, opened))
    for failure, count in found.most_common():
        print(f"{count:>5} {failure}")
    print(f"{len(opened):,} links, each run twice: {found.total()} exceptions")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
