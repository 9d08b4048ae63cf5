"""Figures drawn in a bare page, without the app around them: hundreds of them in a minute."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Page

from gradient_ui.figures.layout import CONFIG, Figure
from gradient_ui.stage.live_figure import SCRIPT, SCRIPT_NAME, json_ready
from tests.browser.conftest import NewPage

_HARNESS = """
async ([script, src]) => {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }))
  const { default: show } = await import(url)
  window.draw = async (name, width, figure, height) => {
    let root = document.getElementById(name)
    if (!root) {
      root = document.createElement("div")
      root.id = name
      Object.assign(root.style, { position: "absolute", left: 0, top: 0 }) // all at one place
      root.innerHTML = `<div class="live-figure"></div>
        <button class="live-figure-reset"></button><p class="live-figure-fallback" hidden></p>`
      document.body.append(root)
    }
    root.style.width = `${width}px`
    const div = root.querySelector(".live-figure")
    const data = { figure, height, src, alt: "", config: window.figureConfig, clickable: false }
    show({ data, parentElement: root, setTriggerValue: () => {} })
    while (div.ariaBusy !== "false") await new Promise(requestAnimationFrame)
  }
}
"""

# What a reader sees: texts that are not hidden, with their place, and how much is drawn.
_SEEN = """
async name => {
  // A figure that is new on the page is drawn once more, to its own width.
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
  const div = document.querySelector(`#${name} .live-figure`)
  const frame = div.getBoundingClientRect()
  const texts = [...div.querySelectorAll("text")]
    .filter((text) => text.textContent.trim() && getComputedStyle(text).visibility !== "hidden")
    .map((text) => {
      const box = text.getBoundingClientRect()
      return [text.textContent, Math.round(box.x - frame.x), Math.round(box.y - frame.y)].join(" ")
    })
  const paths = [...div.querySelectorAll("path")]
    .filter((path) => path.getTotalLength() > 0)
    .map((path) => path.getAttribute("d")?.length)
  return [...texts, `${paths.length} paths`]
}
"""

_PICTURE = """
name => document.querySelector(`#${name} .live-figure`)._fullLayout.scene._scene.toImage("png")
"""

_UNREADABLE = """
name => {
  const div = document.querySelector(`#${name} .live-figure`)
  const frame = div.getBoundingClientRect()
  const inner = (box) => ({
    left: box.left + 1, right: box.right - 1, top: box.top + 2, bottom: box.bottom - 2,
  })
  const texts = [...div.querySelectorAll("text")]
    .filter((text) => text.textContent.trim() && getComputedStyle(text).visibility !== "hidden")
    .filter((text) => getComputedStyle(text).opacity !== "0" && text.getClientRects().length)
    .map((text) => ({
      name: text.textContent,
      box: inner(text.getBoundingClientRect()),
      isSample: Boolean(text.closest(".scatterlayer")),
      isNumber: Boolean(text.closest("[class$=tick]")),
      text,
    }))
  const found = []
  for (const { name, box } of texts) {
    const isWhole = box.left >= frame.left - 1 && box.right <= frame.right + 1 &&
      box.top >= frame.top - 2 && box.bottom <= frame.bottom + 2
    if (!isWhole) found.push(`"${name}" is cut off`)
  }
  texts.forEach((one, k) => texts.slice(k + 1).forEach((other) => {
    const [a, b] = [one.box, other.box]
    // Two pixels between them at least: 0.5 and 0.8 side by side are not 0.50.8. A name that the
    // figure itself sets, of a line or an end, may stand closer.
    const apart = one.isSample && other.isSample ? 4 : 0
    const isBeside = a.left < b.right + apart && b.left < a.right + apart
    if (isBeside && a.top < b.bottom && b.top < a.bottom)
      found.push(`"${one.name}" on "${other.name}"`)
  }))
  // A number in its own mark, which covers the line behind it, can be read.
  const marks = [...div.querySelectorAll(".scatterlayer .points path")]
    .filter((mark) => getComputedStyle(mark).fillOpacity === "1")
    .map((mark) => mark.getBoundingClientRect())
  const isInMark = ({ left, right, top, bottom }) => marks.some((mark) =>
    left >= mark.left && right <= mark.right && top >= mark.top && bottom <= mark.bottom)
  const labels = texts.filter((text) => text.isNumber || (text.isSample && !isInMark(text.box)))
  const { l, t, w, h } = div._fullLayout._size // what leaves the plot is cut off there
  for (const { name, box, isNumber } of labels) {
    const isOn = (mark) => box.left < mark.right && mark.left < box.right &&
      box.top + 2 < mark.bottom && mark.top < box.bottom - 2
    if (isNumber && marks.some(isOn)) found.push(`"${name}" on a mark`)
  }
  for (const path of div.querySelectorAll(".scatterlayer .lines path, .zerolinelayer path")) {
    const matrix = path.getScreenCTM()
    const length = path.getTotalLength()
    for (let at = 0; at <= length; at += 2) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(matrix)
      for (const { name, box, isNumber } of labels) {
        const isCut = x < frame.left + l || x > frame.left + l + w || y > frame.top + t + h
        if (isNumber && isCut) continue
        if (x > box.left && x < box.right && y > box.top && y < box.bottom) {
          found.push(`"${name}" on a line`)
          at = length
        }
      }
    }
  }
  return [...new Set(found)]
}
"""


class Board:
    """A bare page on which figures are drawn as on the pages of the app."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def draw(self, figure: Figure, name: str = "board", width: int = 400) -> None:
        """Draw a figure into the place of this name, over what was there."""
        height = int(figure["layout"]["height"])
        self.page.evaluate(
            "async (args) => window.draw(...args)", [name, width, json_ready(figure), height]
        )

    def seen(self, name: str = "board") -> list[str]:
        """Return the texts of a place with where they are, and how many paths there are."""
        return list(self.page.evaluate(_SEEN, name))

    def picture(self, name: str = "board") -> np.ndarray:
        """Return the pixels on the canvas of a surface, as it was drawn there."""
        packed = str(self.page.evaluate(_PICTURE, name)).partition(",")[2]
        with Image.open(BytesIO(base64.b64decode(packed))) as image:
            return np.asarray(image.convert("RGB"))

    def unreadable(self, name: str = "board") -> list[str]:
        """Return the texts that are cut off or covered, by the browser's own boxes."""
        return list(self.page.evaluate(_UNREADABLE, name))

    def clear(self, name: str) -> None:
        """Take a place away."""
        self.page.evaluate("name => document.getElementById(name)?.remove()", name)


@contextmanager
def board(new_page: NewPage) -> Iterator[Board]:
    """Open a bare page of the app's server, where its scripts may run."""
    page = new_page(bypass_csp=True)
    page.goto("/readyz")
    config: Any = CONFIG
    page.evaluate("config => { window.figureConfig = config }", config)
    page.evaluate("() => { document.body.style.fontFamily = 'sans-serif' }")
    page.evaluate(_HARNESS, [SCRIPT, f"/{SCRIPT_NAME}"])
    yield Board(page)
