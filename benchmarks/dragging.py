"""A sample under the hand: redraws a second, script time of a move, bytes sent on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from statistics import quantiles

from playwright.sync_api import Page, sync_playwright

from benchmarks.measuring import Row
from benchmarks.serving import ROOT, serving
from tests.browser import chromium
from tests.browser.conftest import CHROMIUM_FLAGS, open_page
from tests.browser.helpers import wait_for_figures

SAMPLES, SAMPLE = 24, "f[5]"  # in the middle of the axis
REDRAWS, MOVE_MILLISECONDS = 55, 4
SECONDS = 4

# One move in each frame, as a browser hands them out: up and down by forty pixels, so fast that
# each of them reaches another number of the grid.
DRAG = """
async ([name, seconds]) => {
  const handle = [...document.querySelectorAll('[role=slider]')]
    .find(element => element.getAttribute('aria-label') === name)
  const box = handle.getBoundingClientRect()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const tell = (kind, down) => {
    const place = { clientX: x, clientY: y + down }
    const press = { pointerId: 1, isPrimary: true, button: 0, buttons: 1, bubbles: true }
    handle.dispatchEvent(new PointerEvent(kind, { ...press, ...place }))
  }
  handle.setPointerCapture = () => {} // of a pointer that there is not
  const marks = document.querySelector('.st-key-curve .stage-marks')
  const taken = []
  let redrawn = 0
  tell('pointerdown', 0)
  const start = performance.now()
  for (let k = 0; performance.now() - start < 1000 * seconds; k++) {
    await new Promise(requestAnimationFrame)
    const before = marks.innerHTML
    const begin = performance.now()
    tell('pointermove', Math.abs((3 * k) % 160 - 80) - 40)
    taken.push(performance.now() - begin)
    redrawn += marks.innerHTML !== before
  }
  const elapsed = (performance.now() - start) / 1000
  return [redrawn / elapsed, taken.slice(10)]
}
"""


def rows(full: bool) -> Iterator[Row]:
    """Yield the rows of dragging; `full` adds none."""
    path = chromium.find()
    if path is None:
        print(f"No dragging: {chromium.MISSING}", file=sys.stderr)
        return
    numbers = ",".join(str(k * k % 17) for k in range(SAMPLES))
    with serving(ROOT / "app.py") as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        tab = browser.new_page(base_url=f"http://{app.address}")
        sent: list[int] = []
        tab.on(
            "websocket",
            lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame))),
        )
        open_page(tab, f"/?f={numbers}&i=6")
        wait_for_figures(tab)
        tab.get_by_role("slider", name=SAMPLE, exact=True).wait_for(state="attached")
        before = sum(sent)
        yield from _moves(tab)
        yield Row("bytes sent while a sample is dragged", sum(sent) - before, 0, " bytes")
        browser.close()


def _moves(tab: Page) -> Iterator[Row]:
    redraws, taken = tab.evaluate(DRAG, [SAMPLE, SECONDS])
    what = f"redraws a second while one of {SAMPLES} samples is dragged"
    yield Row(what, redraws, REDRAWS, "", at_least=True)
    p95 = quantiles(taken, n=20)[-1]
    yield Row("script time of a move: p95", p95, MOVE_MILLISECONDS, " ms")


def main() -> None:
    """Print the rows of dragging alone: ``python -m benchmarks.dragging``."""
    for row in rows(full=False):
        what, measured, must_be, verdict = row.cells()
        print(f"{what:<58} {measured:>10}  {must_be:<16} {verdict}", flush=True)


if __name__ == "__main__":
    main()
