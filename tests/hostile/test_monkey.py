"""A monkey at the keyboard, for twenty seconds; for as long as one likes by the environment."""

from __future__ import annotations

import asyncio
import os

from benchmarks.monkey import play
from benchmarks.serving import ROOT, serving

SECONDS = float(os.environ.get("GRADIENT_LENS_MONKEY_SECONDS", "20"))
SEED = int(os.environ.get("GRADIENT_LENS_MONKEY_SEED", "1"))


def test_monkey_breaks_nothing() -> None:
    """No exception, and no growth beyond what is kept of answers."""
    with serving(ROOT / "app.py") as server:
        seen = asyncio.run(play(server, SECONDS, SEED))

    assert seen.failures == [], f"seed {SEED}"
    assert seen.count > SECONDS
    assert seen.grown < 300, f"{seen.grown:.0f} MB"
