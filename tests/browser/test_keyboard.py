"""The home page without a mouse: Tab reaches every control, and shows where it is."""

from __future__ import annotations

import re
import tomllib

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, open_page, wait_settled
from tests.browser.helpers import expect_slope, tab_to

# A ring around the focused element or around what it is drawn in; a box to type into has its
# border in the accent colour instead.
FOCUS_IS_SEEN = """
accent => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  const isBox = element.matches("input, textarea")
  for (let up = 0; up < 4; up++, element = element.parentElement) {
    const { outlineStyle, boxShadow, borderTopColor } = getComputedStyle(element)
    if (outlineStyle !== "none" || boxShadow !== "none") return true
    if (isBox && borderTopColor === accent) return true
  }
  return false
}
"""


def accent() -> str:
    """Return the accent colour of the light theme as browsers write it."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    code = config["theme"]["light"]["primaryColor"].removeprefix("#")
    return f"rgb({', '.join(str(byte) for byte in bytes.fromhex(code))})"


def reach(page: Page, target: Locator) -> None:
    """Go to a control with Tab; the focus must be seen there."""
    tab_to(page, target)
    page.wait_for_function(FOCUS_IS_SEEN, arg=accent())


def test_home_page_is_operated_by_keyboard(page: Page) -> None:
    """From a fresh page: type an array, choose a spacing, step, slide, and open a table."""
    open_page(page, "/")

    reach(page, page.get_by_role("link", name="Skip to main content"))
    reach(page, page.get_by_label("Your numbers f", exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type("0, 1, 4, 9, 16")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("np.gradient([0, 1, 4, 9, 16])")).to_be_visible()
    expect_slope(page, 2, "4")

    reach(page, page.get_by_role("radio", name="unit"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_text("np.gradient([0, 1, 4, 9, 16], 0.5)")).to_be_visible()
    expect_slope(page, 2, "8")

    reach(page, page.get_by_role("button", name="next"))
    page.keyboard.press("Enter")
    expect_slope(page, 3, "12")
    reach(page, page.locator(".st-key-i_slider").get_by_role("slider"))
    wait_settled(page)
    page.keyboard.press("ArrowLeft")  # by one: the shortcut of `previous` must not act as well
    expect_slope(page, 2, "8")
    wait_settled(page)
    expect(page.get_by_label("index i", exact=True)).to_have_value("2")

    reach(page, page.get_by_role("tab", name="Every difference step"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="As a table")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("link", name="all 5 steps as CSV")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]below=As\+a\+table"))


def test_focus_is_seen_on_every_control_of_the_home_page(page: Page) -> None:
    """In the order of the page, each control is reached and marked."""
    open_page(page, "/")

    for role, name in (
        ("radio", "unit"),
        ("radio", "1"),
        ("combobox", "Example"),
        ("button", "reset"),
        ("button", "View"),
        ("button", "Copy link"),
        ("button", "numbers f, index 0"),
        ("button", "previous"),
        ("spinbutton", "index i"),
        ("button", "next"),
        ("button", "play"),
        ("slider", "index"),
        ("tab", "Every difference step"),
    ):
        reach(page, page.get_by_role(role, name=name))  # type: ignore[arg-type]
