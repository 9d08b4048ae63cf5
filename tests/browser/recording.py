"""A short film of a sample that is dragged, for the README: ``make screenshots`` takes it."""

from __future__ import annotations

from io import BytesIO
from math import cos, pi, sin
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Page

from tests.browser.conftest import open_page
from tests.browser.helpers import wait_for_figures
from tests.browser.staging import handle, middle

FRAMES, MILLISECONDS = 60, 100
DOWN, UP = 60, 30  # pixels
SHARE = 0.75  # of the size on the screen
COLOURS = 128


def film(page: Page, path: Path) -> None:
    """Drag a sample down, up and back in six seconds, and write what is seen.

    Parameters
    ----------
    page : Page
        Of 1280 x 720.
    path : Path
        Of the GIF.
    """
    open_page(page, "/?f=1,+2,+4,+8,+16&case=guide")
    wait_for_figures(page)
    x, y = middle(handle(page, "f[3]"))
    page.mouse.move(x, y)
    page.mouse.down()
    frames = []
    for k in range(FRAMES):
        phase = 2 * pi * k / FRAMES
        page.mouse.move(x, y + DOWN * (1 - cos(phase)) / 2 - UP * sin(phase))
        frames.append(_frame(page))
    page.mouse.up()
    first, *others = frames
    first.save(
        path, save_all=True, append_images=others, duration=MILLISECONDS, loop=0, optimize=True
    )


def _frame(page: Page) -> Image.Image:
    seen: FloatRect = {"x": 392, "y": 176, "width": 816, "height": 520}
    picture = Image.open(BytesIO(page.screenshot(clip=seen, animations="disabled", caret="hide")))
    width, height = picture.size
    small = picture.convert("RGB").resize((int(width * SHARE), int(height * SHARE)))
    return small.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
