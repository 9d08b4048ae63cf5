"""The pages against a blank Streamlit page: a rerun, the first paint, a key press."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.client import visitor
from benchmarks.measuring import Row
from benchmarks.serving import ROOT, serving
from gradient_ui.inputs.field import VIEWS
from tests.browser import chromium
from tests.browser.conftest import CHROMIUM_FLAGS, open_page, wait_settled

APP = ROOT / "app.py"
ROUTER = ROOT / "gradient_ui" / "router.py"
BLANK = ROOT / "benchmarks" / "blank_page.py"
# As named in the menu, the file, and what stands behind the slash in the address.
PAGES = (
    ("Step by step", "pages/step_by_step.py", ""),
    ("Edge order", "pages/edge_order.py", "edge-order"),
    ("Spacing", "pages/spacing.py", "spacing"),
    ("Axes", "pages/axes.py", "axes"),
    ("Vector field", "pages/vector_field.py", "vector-field"),
    ("Derivation", "pages/derivation.py", "derivation"),
    ("Practice", "pages/practice.py", "practice"),
    ("Classroom", "pages/classroom.py", "classroom"),
    ("Guide", "pages/guide.py", "guide"),
)
MANY = {"f": "linspace(0,1,1000000)"}
WITH_MANY = ("Step by step", "Edge order")
# Samples along each axis of a field, the milliseconds of a rerun and the kilobytes that are sent.
FIELDS = ((100, 60, 600), (400, 400, 3_000))

NO_SERVER = "streamlit.runtime.scriptrunner_utils.script_run_context"

WARM_RUNS, RUNS, PRESSES = 5, 40, 16
RERUN_MILLISECONDS = 40
FIRST_PAINT_KILOBYTES, MANY_KILOBYTES = 150, 500
KEY_PRESS_RATIO = 0.7
# There and back between the samples 2 and 4, so that every press changes the formula.
KEYS = ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft")

# From the key to the first change of the formula, both seen inside the browser.
ARM = """
() => {
  const formulas = () => [...document.querySelectorAll(".katex-display")]
  const text = () => formulas().find(formula => formula.checkVisibility())?.textContent
  const before = text()
  window.pressToFormula = new Promise(resolve => {
    let pressed
    const note = () => { pressed = performance.now() }
    addEventListener("keydown", note, { capture: true, once: true })
    const watch = new MutationObserver(() => {
      const now = text()
      if (now === undefined || now === before) return
      watch.disconnect()
      resolve(performance.now() - pressed)
    })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}
"""


def rows(full: bool) -> Iterator[Row]:
    """Yield the rows of the pages; `full` adds none."""
    yield from _reruns()
    yield from _field_reruns()
    with serving(APP) as app, serving(BLANK) as blank:
        yield from _first_paints(app.address, blank.address)
        yield from _field_paints(app.address)
        yield from _key_presses(app.address, blank.address)


# --- one rerun ---------------------------------------------------------------------------------


def _reruns() -> Iterator[Row]:
    """Yield how long the script of each page runs, without a browser."""
    logging.getLogger(NO_SERVER).setLevel(logging.ERROR)  # it warns that there is none; right so
    blank = AppTest.from_file(str(BLANK), default_timeout=60)
    app = AppTest.from_file(str(ROUTER), default_timeout=60).run()
    for name, file, _ in PAGES:
        app.switch_page(str(ROOT / file)).run()
        taken, floor = _medians([app.run, blank.run])
        what = f"rerun of {name}, {taken / floor:.0f} x a blank page: p50"
        yield Row(what, 1e3 * taken, RERUN_MILLISECONDS, " ms")


def _field_reruns() -> Iterator[Row]:
    """Yield how long the Vector field page runs on large fields, in its slowest picture."""
    for count, limit, _ in FIELDS:
        app = AppTest.from_file(str(ROUTER), default_timeout=60)
        app.query_params["nx"] = app.query_params["ny"] = str(count)
        app.run().switch_page(str(ROOT / "pages/vector_field.py")).run()
        taken = {}
        for view in VIEWS:
            app.session_state["view"] = view
            (taken[view],) = _medians([app.run])
        slowest = max(taken, key=lambda view: taken[view])
        what = f"rerun of a {count} x {count} field, slowest picture ({slowest}): p50"
        yield Row(what, 1e3 * taken[slowest], limit, " ms")


def _medians(actions: list[Callable[[], object]]) -> list[float]:
    """Return the median time of each action, the actions taking turns."""
    times: list[list[float]] = [[] for _ in actions]
    for run in range(WARM_RUNS + RUNS):
        for action, taken in zip(actions, times, strict=True):
            start = time.perf_counter()
            action()
            if run >= WARM_RUNS:
                taken.append(time.perf_counter() - start)
    return [median(taken) for taken in times]


# --- bytes of a first paint --------------------------------------------------------------------


def _first_paints(app: str, blank: str) -> Iterator[Row]:
    """Yield how much more than a blank page with one chart the server sends at first."""
    floor = first_paint(blank, "", {"chart": "true"})
    for name, _, path in PAGES:
        queries = [("", {}, FIRST_PAINT_KILOBYTES)]
        if name in WITH_MANY:
            queries.append((", 1e+06 samples", MANY, MANY_KILOBYTES))
        for of, query, limit in queries:
            sent = first_paint(app, path, query)
            yield Row(f"first paint of {name}{of}", (sent - floor) / 1e3, limit, " kB")


def _field_paints(app: str) -> Iterator[Row]:
    """Yield all that is sent for large fields, in the picture that needs most."""
    for count, _, limit in FIELDS:
        sent = {}
        for view in VIEWS:
            query = {"nx": str(count), "ny": str(count), "view": view}
            sent[view] = first_paint(app, "vector-field", query)
        largest = max(sent, key=lambda view: sent[view])
        what = f"all sent for a {count} x {count} field, largest picture ({largest})"
        yield Row(what, sent[largest] / 1e3, limit, " kB")


def first_paint(address: str, path: str, query: dict[str, str]) -> int:
    """Open a page as a browser does and return how many bytes the server sends."""

    async def paint() -> int:
        async with visitor(address) as here:
            return (await here.open(f"/{path}?{urlencode(query)}")).size

    return asyncio.run(paint())


# --- from a key to the formula -----------------------------------------------------------------


def _key_presses(app: str, blank: str) -> Iterator[Row]:
    """Yield how long a key takes to change the formula, as a ratio to the blank page."""
    path = chromium.find()
    if path is None:
        print(f"No key presses: {chromium.MISSING}", file=sys.stderr)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        tabs = [browser.new_page(base_url=f"http://{address}") for address in (app, blank)]
        for tab in tabs:
            open_page(tab, "/")
        taken, floor = _medians_of_presses(tabs)
        browser.close()
    what = f"from key to formula, {taken:.0f} ms / blank page, {floor:.0f} ms: p50"
    yield Row(what, taken / floor, KEY_PRESS_RATIO)


def _medians_of_presses(tabs: list[Page]) -> list[float]:
    """Return the median milliseconds of each tab, the tabs taking turns."""
    times: list[list[float]] = [[] for _ in tabs]
    for press in range(PRESSES + len(KEYS)):
        for tab, taken in zip(tabs, times, strict=True):
            tab.bring_to_front()
            tab.evaluate(ARM)
            tab.keyboard.press(KEYS[press % len(KEYS)])
            milliseconds = float(tab.evaluate("window.pressToFormula"))
            wait_settled(tab)
            if press >= len(KEYS):  # the first round warms up
                taken.append(milliseconds)
    return [median(taken) for taken in times]


def main() -> None:
    """Print the rows of the pages alone: ``python -m benchmarks.pages``."""
    for row in rows(full=False):
        what, measured, must_be, verdict = row.cells()
        print(f"{what:<58} {measured:>10}  {must_be:<16} {verdict}", flush=True)


if __name__ == "__main__":
    main()
