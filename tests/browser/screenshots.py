"""Pictures of every page, for the README and for looking at: ``make screenshots``.

``docs/screenshots`` gets the few that are kept with the code; ``docs/screenshots/all``, which is
not, gets every page and telling state in both themes and on both screens, and under ``full`` the
same down to the last line.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import (
    CHROMIUM_FLAGS,
    ROOT,
    free_port,
    open_page,
    start_app,
    stop,
    wait_settled,
    wait_until_ready,
)
from tests.browser.helpers import wait_for_figures
from tests.browser.recording import film

PAGES = (
    ("step-by-step", "/"),
    ("edge-order", "/edge-order"),
    ("spacing", "/spacing"),
    ("axes", "/axes"),
    ("vector-field", "/vector-field"),
    ("derivation", "/derivation"),
    ("practice", "/practice?pr_level=1&pr_item=2"),
    ("classroom", "/classroom"),
    ("guide", "/guide"),
)
STATES = (
    ("non-uniform-ladder", "/?case=non-uniform&ladder=true"),
    ("spike", "/?case=spike"),
    ("projector", "/?projector=true"),
    ("error", "/?f=1, 2, oops"),
    ("formula", "/?case=sine"),
    ("formula-error", "/?source=formula&fx=sin(x"),
    ("formula-at-the-ends", "/edge-order?case=cubic-ends"),
    ("spacing-unsorted", "/spacing?sp_case=unsorted"),
    ("spacing-dates", "/spacing?sp_case=dates"),
    ("axes-plane", "/axes?ax_case=x-plus-10y"),
    ("axes-refused", "/axes?ax_case=meshgrid"),
    ("axes-image", "/axes?ax_case=image"),
    ("derivation-numbers", "/derivation?spacing=coordinates&show=my numbers&line=6"),
    ("derivation-parabola", "/derivation?offsets=0, 1, 2&at=0&under=The other way: a parabola"),
    ("derivation-matrix", "/derivation?under=All formulas as a matrix&op=column"),
    ("classroom-vote", "/classroom?step=2&notes=true"),
    ("classroom-worksheet", "/classroom?part=Worksheet&print=both"),
    ("classroom-room", "/classroom?part=Link for the room"),
    ("practice-example", "/practice"),
    ("practice-output", "/practice?pr_level=4&pr_item=6"),
    ("practice-pull", "/practice?pr_level=4&pr_item=4"),
    ("practice-bug", "/practice?pr_level=4&pr_item=8"),
    ("field-contours", "/vector-field?view=contours"),
    ("field-steepness", "/vector-field?view=steepness&field_case=ring"),
    ("field-streamlines", "/vector-field?view=streamlines&field_case=saddle"),
    ("field-exact", "/vector-field?view=against exact&field_case=bowl"),
    ("field-error", "/vector-field?view=against exact&exact_view=error"),
    ("field-laplacian", "/vector-field?view=Laplacian, curl&field_case=checkerboard"),
    ("field-right-way", "/vector-field?field_case=plane&ways=true"),
    ("field-elevation", "/vector-field?field_case=elevation"),
)
THEMES = ("light", "dark")
SCREENS = ((1280, 720), (390, 844))
# The theme and width in which a page is kept with the code.
KEPT = (("light", 1280), ("dark", 1280), ("light", 390))

FOLDER = ROOT / "docs" / "screenshots"
ALL = FOLDER / "all"
FULL = ALL / "full"


def main() -> int:
    """Take all pictures and print where they are; 1 if there is no browser to take them with."""
    path = chromium.find()
    if path is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    shutil.rmtree(ALL, ignore_errors=True)
    FULL.mkdir(parents=True)
    with running_app() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        for theme in THEMES:
            for size in SCREENS:
                take_all(browser, url, theme, size)
        context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 720})
        film(context.new_page(), FOLDER / "dragging.gif")
        browser.close()
    print(f"Kept: {FOLDER.relative_to(ROOT)}; all: {ALL.relative_to(ROOT)}")
    return 0


@contextmanager
def running_app() -> Iterator[str]:
    """Run the app as a user does; give its address."""
    url = f"http://localhost:{free_port()}"
    with tempfile.TemporaryFile() as log, start_app(url, log) as process:
        try:
            wait_until_ready(url, process, log)
            yield url
        finally:
            stop(process)


def take_all(browser: Browser, url: str, theme: str, size: tuple[int, int]) -> None:
    """Take every page and state in one theme and on one screen."""
    width, height = size
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for name, address in PAGES + STATES:
        file = f"{name}-{theme}-{width}.png"
        is_kept = (name, address) in PAGES and (theme, width) in KEPT
        open_page(page, address)
        take(page, (FOLDER if is_kept else ALL) / file)
        show_to_the_end(page)
        take(page, FULL / file)
        page.set_viewport_size({"width": width, "height": height})
    context.close()


def take(page: Page, path: Path) -> None:
    """Write what the window shows, with nothing in it that moves."""
    wait_for_figures(page)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path, animations="disabled", caret="hide", scale="css")


def show_to_the_end(page: Page) -> None:
    """Make the window as high as the page: Playwright cannot, for only a part of it scrolls."""
    size = page.viewport_size
    assert size is not None
    main = page.get_by_test_id("stMain")
    needed = int(
        main.evaluate("element => element.scrollHeight + innerHeight - element.clientHeight")
    )
    page.set_viewport_size({"width": size["width"], "height": max(needed, size["height"])})
    wait_settled(page)


if __name__ == "__main__":
    sys.exit(main())
