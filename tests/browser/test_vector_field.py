"""The Vector field page in a real Chromium: clicking nodes, turning the surface, the phone."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import open_page, wait_settled
from tests.browser.helpers import click_figure, fill_text, wait_for_figures

CAMERA = "div => JSON.stringify(div._fullLayout.scene._scene.getCamera())"
# On a busy machine the surface turns for some frames after the hand has stopped.
CAMERA_AT_REST = f"""async div => {{
  let camera = null
  for (let still = 0; still < 20; ) {{
    await new Promise(requestAnimationFrame)
    const now = ({CAMERA})(div)
    still = now === camera ? still + 1 : 0
    camera = now
  }}
  return camera
}}"""


def figure(page: Page, key: str) -> Locator:
    """Return the drawn figure with this key."""
    wait_for_figures(page)
    return page.locator(f".st-key-{key} .live-figure")


def test_click_on_a_node_shows_both_steps_of_its_arrow(page: Page) -> None:
    """A click in the contours selects the nearest node; both cards tell its numbers."""
    open_page(page, "/vector-field?field_case=bowl&view=contours")
    expect(page.get_by_text("Node F[1, 5]")).to_be_visible()

    click_figure(page, "contours", "y", 1, 1)
    expect(page).to_have_url(re.compile(r"[?&]ix=4\b"))
    expect(page.locator(".stage-twin")).to_have_count(0)
    expect(page.get_by_text("Node F[3, 4]")).to_be_visible()
    expect(page.get_by_text("gradient[1][3, 4] = 2")).to_be_visible()
    expect(page.get_by_text("gradient[0][3, 4] = 2")).to_be_visible()
    expect(page.get_by_text("(5.0 - 1.0) / (2.0 * 1.0)", exact=True)).to_have_count(2)
    expect(page).to_have_url(re.compile(r"[?&]ix=4\b"))


def test_surface_keeps_its_camera_when_the_field_changes(page: Page) -> None:
    """Turned by hand, the surface stays turned when a formula, a node or the view changes."""
    open_page(page, "/vector-field")
    surface = figure(page, "surface")
    opening = surface.evaluate(CAMERA)
    box = surface.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 90, middle[1] + 20, steps=6)
    page.mouse.up()
    turned = surface.evaluate(CAMERA_AT_REST)
    assert turned != opening

    fill_text(page, "f(x, y)", "x^2 - y^2")
    expect(page.get_by_text("F = X**2 - Y**2")).to_be_visible()
    wait_settled(page)
    page.get_by_label("x index").fill("3")
    page.get_by_label("x index").press("Enter")
    expect(page.get_by_text("Node F[4, 3]")).to_be_visible()
    wait_settled(page)

    def rounded(camera: str) -> str:
        return re.sub(r"\d+\.\d+(e-?\d+)?", lambda n: f"{float(n[0]):.9f}", camera)

    assert rounded(surface.evaluate(CAMERA)) == rounded(turned)

    page.get_by_role("radio", name="contours").click()
    expect(surface).to_have_count(0)
    wait_settled(page)
    page.get_by_role("radio", name="surface").click()
    wait_settled(page)
    expect(surface).to_be_visible()
    assert rounded(surface.evaluate(CAMERA)) == rounded(turned)
