"""Step by step under a hand: samples are dragged, the index moves, and the server follows."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import card, cell, expect_slope, sideways, wait_for_figures
from tests.browser.staging import dragged, handle, nothing_sent, sent_by, touched
from tests.browser.test_accessibility import violations

BOX = "Your numbers f"

# What tells of the samples and of the selected slope, as it is seen at this moment.
SEEN = """
() => {
  const shown = selector => [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility()).map(element => element.textContent)
  const strip = document.querySelector(".st-key-strip [data-testid=stBidiComponentIsolated]")
  const cells = [...strip.shadowRoot.querySelectorAll(".cell")].map(each => each.textContent)
  return [cells, shown(".st-key-stage_value p"), shown(".st-key-stage_formula")]
}
"""
IS_LIVE = "() => document.documentElement.hasAttribute('data-stage-moving')"
AT_REST = "() => !document.documentElement.hasAttribute('data-stage-moving')"


def at_rest(page: Page) -> None:
    """Wait until the page shows what the server drew."""
    page.wait_for_function(AT_REST)
    wait_settled(page)
    wait_for_figures(page)


def formula_of(page: Page) -> str:
    """Return the LaTeX of the formula that is seen."""
    return str(page.locator(".st-key-stage_formula annotation").first.text_content())


def test_all_that_tells_of_a_sample_follows_the_mouse(page: Page) -> None:
    """Nothing is sent on the way; what is seen then stays; box, link and undo know it."""
    sent = sent_by(page)
    open_page(page, "/")
    wait_for_figures(page)
    grip = handle(page, "f[3]")
    with dragged(page, grip, 0, 40):
        before = len(sent)
        assert page.evaluate(IS_LIVE)
        text = grip.get_attribute("aria-valuetext")
        with nothing_sent(page, sent):
            moving = page.evaluate(SEEN)
        assert len(sent) == before
        assert moving[0][3] == text
        assert text not in (None, "8")
        assert page.locator(".st-key-curve .stage-marks text", has_text=str(text)).count() == 1
    at_rest(page)

    assert page.evaluate(SEEN) == moving
    expect(page.get_by_label(BOX, exact=True)).to_have_value(f"1, 2, 4, {text}, 16")
    assert f"f=1%2C+2%2C+4%2C+{text}%2C+16" in page.url
    expect(page.locator(".stage-marks *")).to_have_count(0)
    expect(page.get_by_text(f"differ by {text} − 2")).to_be_visible()
    page.get_by_role("button", name="undo").click()
    expect(page.get_by_label(BOX, exact=True)).to_have_value("1, 2, 4, 8, 16")
    expect_slope(page, 2, "3")


def test_sample_in_the_middle_does_not_move_its_own_slope(page: Page) -> None:
    """By keys: up, finer, ten at once; Escape takes it back; then the question is answered."""
    open_page(page, "/")
    wait_for_figures(page)
    expect(page.get_by_text("Make gradient[2] zero without touching f[2].")).to_be_visible()
    grip = handle(page, "f[2]")
    grip.focus()
    page.keyboard.down("PageUp")
    assert grip.get_attribute("aria-valuetext") == "6"
    assert page.evaluate(SEEN)[0][2:8:5] == ["6", "3"]  # f[2] and, below, gradient[2]
    page.keyboard.press("Escape")
    page.keyboard.up("PageUp")
    at_rest(page)
    expect(page.get_by_label(BOX, exact=True)).to_have_value("1, 2, 4, 8, 16")

    last = handle(page, "f[3]")
    last.focus()
    for _ in range(3):
        page.keyboard.press("PageDown")
        at_rest(page)
    expect(page.get_by_label(BOX, exact=True)).to_have_value("1, 2, 4, 2, 16")
    expect(page.get_by_text("✓ That is it.")).to_be_visible()

    grip.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(BOX, exact=True)).to_have_value("1, 2, 3.8, 2, 16")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_label(BOX, exact=True)).to_have_value("1, 2, 3.82, 2, 16")
    expect_slope(page, 2, "0")
    expect(page.get_by_text("✓ That is it.")).to_have_count(0)
    page.get_by_role("button", name="another question; this is 1 of 3").click()
    expect(page.get_by_text("Make f[2] a peak")).to_be_visible()


def test_finger_drags_on_a_phone(new_page: NewPage) -> None:
    """The page does not scroll along, nothing sticks out, and no rule is broken."""
    page = new_page(390, 844, color_scheme="dark", has_touch=True)
    open_page(page, "/")
    wait_for_figures(page)
    grip = handle(page, "f[1]")
    grip.scroll_into_view_if_needed()
    where = page.locator(".st-key-curve").bounding_box()
    with touched(page, grip, 0, -30):
        moving = page.evaluate(SEEN)
        assert moving[0][1] == grip.get_attribute("aria-valuetext") != "2"
        assert page.locator(".st-key-curve").bounding_box() == where
    at_rest(page)
    assert page.evaluate(SEEN) == moving
    assert sideways(page) == []
    assert violations(page) == []


def test_index_moves_in_the_same_frame(page: Page) -> None:
    """By an arrow key the formula is another one before the browser has drawn anything."""
    open_page(page, "/?edge_order=2")
    wait_for_figures(page)
    handle(page, "f[2]")
    before = formula_of(page)
    at_once = page.evaluate(
        """() => {
          const right = { key: "ArrowRight", bubbles: true }
          document.body.dispatchEvent(new KeyboardEvent("keydown", right))
          return document.querySelector(".stage-twin annotation").textContent
        }"""
    )
    assert at_once != before
    assert "16 - 4" in at_once

    for _ in range(3):  # more than there are
        page.keyboard.press("ArrowRight")
    expect_slope(page, 4, "10")
    at_rest(page)
    assert r"g_{4} &= a\,\textcolor" in formula_of(page)
    assert page.url.endswith("i=4")
    cell(page, "slopes, index 0").click()
    expect_slope(page, 0, "0.5")
    page.get_by_role("button", name="next").click()
    expect_slope(page, 1, "1.5")
    at_rest(page)
    expect(card(page)).to_have_text(re.compile("4−1"))


def test_press_on_a_handle_selects_its_index(page: Page) -> None:
    """Who clicks a sample and does not drag it goes there."""
    open_page(page, "/")
    wait_for_figures(page)
    handle(page, "f[0]").click()

    expect_slope(page, 0, "1")
    at_rest(page)
    assert page.url.endswith("i=0")
