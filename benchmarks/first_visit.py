"""A first visit, cold browser: until title, formula and picture are drawn, against a blank page.

``python -m benchmarks.first_visit`` opens each page in a browser that has nothing in its cache,
in turn with a blank Streamlit page with one chart, and tells how much jumps while it loads
(`layout shift <https://web.dev/articles/cls>`_, which the browser measures itself).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.measuring import Row
from benchmarks.pages import BLANK, PAGES
from benchmarks.serving import ROOT, serving
from tests.browser import chromium
from tests.browser.conftest import CHROMIUM_FLAGS

RATIO, SHIFT, VIEW_RATIO = 2.5, 0.05, 2.0
VISITS = 5

_SHIFTS = """
window.shift = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""
_BLANK_IS_DRAWN = """
() => document.querySelector(".katex-html") && document.querySelector(".js-plotly-plot .trace")
"""
# Everything that is seen: the title, formulas where there are any, and every figure in the window.
_IS_DRAWN = """
() => {
  const figures = [...document.querySelectorAll(".live-figure")]
  const inSight = figures.filter((figure) => figure.getBoundingClientRect().top < innerHeight)
  const app = document.querySelector('[data-testid="stApp"]')
  return document.querySelector("h1") && inSight.length > 0
    && getComputedStyle(app).visibility === "visible"
    && inSight.every((figure) => figure.ariaBusy === "false")
    && app.dataset.testScriptState === "notRunning"
}
"""


def rows(visits: int) -> Iterator[Row]:
    """Yield time and layout shift of each page."""
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.MISSING)
    with (
        serving(ROOT / "app.py") as app,
        serving(BLANK) as blank,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        for title, _, name in PAGES:
            ours: list[float] = []
            theirs: list[float] = []
            shifts: list[float] = []
            for _ in range(visits):
                seconds, _ = visit(browser, f"http://{blank.address}/?chart=true", _BLANK_IS_DRAWN)
                theirs.append(seconds)
                seconds, shift = visit(browser, f"http://{app.address}/{name}", _IS_DRAWN)
                ours.append(seconds)
                shifts.append(shift)
            ratio = median(ours) / median(theirs)
            told = f"{title}, first visit {median(ours):.2f} s, blank {median(theirs):.2f} s"
            yield Row(told, ratio, RATIO)
            yield Row(f"{title}, layout shift", max(shifts), SHIFT, "")
        browser.close()


def visit(browser: Browser, url: str, is_drawn: str) -> tuple[float, float]:
    """Open a page with an empty cache; return seconds until it is drawn, and what has jumped."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.add_init_script(_SHIFTS)
    page.goto(url, wait_until="commit")
    page.wait_for_function(is_drawn, timeout=60_000, polling="raf")
    seconds = page.evaluate("performance.now() / 1000")
    page.wait_for_load_state("networkidle")
    shift = float(page.evaluate("window.shift"))
    context.close()
    return float(seconds), shift


def main() -> int:
    """Measure, print, and return 1 if a row misses."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_visit", description=__doc__)
    parser.add_argument("--visits", type=int, default=VISITS)
    options = parser.parse_args()
    misses = 0
    for row in rows(options.visits):
        what, measured, must_be, verdict = row.cells()
        print(f"{what:<58} {measured:>10}  {must_be:<16} {verdict}", flush=True)
        misses += not row.holds
    return int(bool(misses))


if __name__ == "__main__":
    sys.exit(main())
