"""The JavaScript modules of the stages in an empty page, without the app, and what they are asked.

A script gets the modules and what a test gives it; arrays go as the base64 of float64.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from playwright.sync_api import Page, Route

from tests.browser.conftest import ROOT

MODULES = ROOT / "gradient_ui" / "stage" / "modules"
SITE = "http://localhost:1"

Floats = np.ndarray
Ask = Callable[..., Any]

# What every script of a test begins with; `floats` reads the base64 of float64.
HEAD = """
async (given) => {
  const load = (name) => import(`/${name}.js`)
  const [interpreter, fractions, decimals, numbers, formula] = await Promise.all(
    ["interpreter", "fractions", "decimals", "numbers", "formula"].map(load),
  )
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  const floats = (text) => new Float64Array(bytes(text).buffer)
"""


def asking(page: Page) -> Ask:
    """Return a function that runs a script with the modules, and returns what it returns."""
    page.route(f"{SITE}/**", serve)
    page.goto(f"{SITE}/")

    def answer(script: str, **given: Any) -> Any:
        sent = {name: packed(value) for name, value in given.items()}
        return page.evaluate(HEAD + script + "}", sent)

    return answer


def serve(route: Route) -> None:
    """Answer with a module, or with an empty page."""
    path = MODULES / Path(urlsplit(route.request.url).path).name
    if path.suffix == ".js":
        route.fulfill(body=path.read_text(encoding="utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")


def packed(value: Any) -> Any:
    """Return arrays as base64; everything else as it is."""
    return base64.b64encode(value.tobytes()).decode() if isinstance(value, np.ndarray) else value


# --- answers -----------------------------------------------------------------------------------


def assert_same(theirs: list[Any], ours: list[Any], asked: Sequence[Any]) -> None:
    """Assert that two lists are equal; name the first that differ, and what they are about."""
    assert len(theirs) == len(ours)
    wrong = [
        f"{what!r}: {a!r}, but Python {b!r}"
        for a, b, what in zip(theirs, ours, asked, strict=True)
        if a != b
    ]
    assert not wrong, f"{len(wrong)} of {len(ours)} differ: " + "\n".join(wrong[:5])


def bits_of(values: Sequence[Any]) -> list[str]:
    """Return numbers so that the same bits are equal, and NaN is NaN.

    A float that is whole may come from the browser as an int of its shortest digits.
    """
    return [float(value).hex() for value in values]


# --- numbers as people give them ---------------------------------------------------------------

TINY, HUGE = 5e-324, float(np.finfo(np.float64).max)
STRANGE = (math.inf, -math.inf, math.nan, 0.0, -0.0, TINY, -3e-310, 2.5e-308, HUGE, -HUGE)
TIES = (0.5, 1.5, 2.5, 0.15625, 0.25, 0.375, 0.125, 1.00005e5, 123456.5, 12345.5, 2.5e9, 1e22, 1e23)
WHOLE = (1e9, 1e9 - 1, 1e9 + 1, 1e9 + 0.5, 123456789.0, 1e15, 1e16, 1e16 - 2, 1e16 + 2, 1e21, 2e20)
TURNS = (1e-4, 9.9995e-5, 99999.5, 9999.5, 0.00010005, 1e-5, 1e-7, 1.0, 10.0, 1e5, 1e17, 1 / 3)


def kinds(rng: np.random.Generator, count: int) -> tuple[Floats, ...]:
    """Return so many whole numbers, decimals, floats with all digits, exponents and fractions."""
    ints = rng.integers(-60, 60, count).astype(np.float64)
    decimals = (rng.integers(-9999, 9999, count) / 10.0 ** rng.integers(1, 4, count)).astype(float)
    full = rng.normal(size=count) * 10.0 ** rng.integers(-3, 7, count)
    exponents = np.round(rng.uniform(-10, 10, count), 2) * 10.0 ** rng.integers(-307, 306, count)
    ratios = rng.integers(-50, 50, count) / rng.choice([3, 7, 9, 11, 13], count)
    return ints, decimals, full, exponents, ratios


def strange(rng: np.random.Generator, values: Floats, share: float) -> Floats:
    """Return the values with some of them made infinite, NaN, signed zeros, subnormal or huge."""
    odd = rng.choice(STRANGE, len(values))
    return np.where(rng.random(len(values)) < share, odd, values)


def pool(rng: np.random.Generator, count: int) -> Floats:
    """Return numbers of all kinds, and of all bit patterns, shuffled, the known hard ones first."""
    bits = rng.integers(0, 2**64, count // 4, dtype=np.uint64).view(np.float64)
    # Halfway between two numbers of fewer digits, and next to it.
    halves = (rng.integers(0, 10 ** rng.integers(1, 8, count // 4)) + 0.5) / 2.0 ** rng.integers(
        0, 4, count // 4
    )
    near = np.nextafter(halves, rng.choice([-np.inf, np.inf], len(halves)))
    known = np.array([*STRANGE, *TIES, *WHOLE, *TURNS])
    drawn = np.concatenate([*kinds(rng, count // 4), bits, halves, near, -halves])
    return np.concatenate([known, -known, rng.permutation(drawn)])[:count]


class Call(NamedTuple):
    """What np.gradient is called with: a distance or coordinates."""

    f: Floats
    spacing: Floats
    edge_order: int

    @property
    def argument(self) -> Any:
        """The spacing as NumPy takes it."""
        return self.spacing if len(self.spacing) > 1 else self.spacing[0]

    @property
    def numbers(self) -> tuple[Any, ...]:
        """The call as numbers in a row: three that say how many follow, spacing, samples."""
        return ([len(self.f), self.edge_order, len(self.spacing)], self.spacing, self.f)


def calls(rng: np.random.Generator, count: int, share: float = 0.03) -> Iterator[Call]:
    """Yield random calls; in `share` of their numbers something is odd."""
    drawn = [strange(rng, values, share) for values in kinds(rng, count * 9)]
    lengths = rng.integers(2, 10, count)
    orders = np.where(lengths > 2, rng.integers(1, 3, count), 1)
    of_f, of_x, ways = (rng.integers(0, top, count) for top in (5, 5, 4))
    nudges = rng.integers(-1, 2, (count, 9)) * (rng.random((count, 9)) < 0.2)
    for k, n in enumerate(lengths.tolist()):
        f = drawn[of_f[k]][9 * k : 9 * k + n]
        x = drawn[of_x[k]][count * 9 - 9 * k - n :][:n]
        spacing = spacing_like(x, int(ways[k]), nudges[k, :n])
        yield Call(f, spacing, int(orders[k]))


def spacing_like(x: Floats, way: int, nudges: Floats) -> Floats:
    """Return a distance, coordinates as they are, or coordinates that are nearly even."""
    if way < 2:
        return x[:1] if way == 0 else x
    steps = np.arange(len(x))
    with np.errstate(all="ignore"):
        if way == 2:  # but for what rounding leaves
            return np.asarray(x[0] + steps * x[1])
        # whole numbers, some of them one bit beside
        return (steps - 3) * np.round(x[1]) * (1 + nudges * np.finfo(float).eps)


def in_one(found: Sequence[Call]) -> Floats:
    """Return all numbers of the calls in one array."""
    return np.concatenate([part for call in found for part in call.numbers], dtype=np.float64)
