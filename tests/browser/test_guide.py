"""The Guide in a real Chromium: a pitfall is found, opened, followed and come back to."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import expect_slope
from tests.browser.test_accessibility import THEMES, violations


def top_of(element: Locator) -> float:
    """Return how far below the top of the screen an element begins."""
    box = element.bounding_box()
    assert box is not None
    return box["y"]


def card(page: Page, number: int) -> Locator:
    """Return the card of a pitfall, closed or open."""
    return page.locator(f".st-key-pitfall_{number}")


def test_pitfall_is_found_opened_followed_and_come_back_to(page: Page) -> None:
    """Letters narrow the list; the address has the open card; back from a page it is open again."""
    open_page(page, "/guide")
    page.get_by_role("tab", name="Pitfalls").click()
    expect(card(page, 1)).to_be_visible()

    page.get_by_label("What surprises you?").fill("Spikes")
    expect(page.locator("[class*=st-key-pitfall_]")).to_have_count(1)
    card(page, 22).locator("summary").click()
    expect(card(page, 22).get_by_text("print(np.gradient([0, 0, 5, 0, 0]))")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/guide\?pitfall=22&find=Spikes$"))

    card(page, 22).get_by_role("link", name="Open it").click()
    expect_slope(page, 2, "0")
    assert page.url.endswith("/?case=spike")
    page.go_back()
    expect(card(page, 22).get_by_text("What is true.")).to_be_visible()
    expect(page.get_by_label("What surprises you?")).to_have_value("Spikes")


def test_linked_pitfall_is_in_sight_and_one_is_open_at_a_time(page: Page) -> None:
    """A link scrolls to its card; another one that is opened closes it, and stays in sight."""
    open_page(page, "/guide?pitfall=27")
    first, second = card(page, 27), card(page, 30)
    expect(first.locator("summary")).to_be_in_viewport()
    expect(first.get_by_text("What is true.")).to_be_in_viewport()
    expect(card(page, 1).locator("summary")).not_to_be_in_viewport()

    second.evaluate("card => card.scrollIntoView({ block: 'center' })")
    before = top_of(second)
    second.locator("summary").click()
    expect(second.get_by_text("What is true.")).to_be_visible()
    expect(first.get_by_text("What is true.")).to_be_hidden()
    wait_settled(page)
    assert abs(top_of(second) - before) <= 2  # the one above it has closed
    expect(page).to_have_url(re.compile(r"/guide\?pitfall=30$"))

    second.locator("summary").click()
    expect(second.get_by_text("What is true.")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/guide\?see=Pitfalls$"))


@THEMES
def test_parts_of_the_guide_break_no_accessibility_rule(new_page: NewPage, theme: str) -> None:
    """The cards with one open, an explained message, the releases."""
    page = new_page(color_scheme=theme)
    open_page(page, "/guide?pitfall=18")
    expect(card(page, 18).get_by_text("What is true.")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("tab", name="NumPy versions").click()
    expect(page.get_by_text("installed here")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("tab", name="Your error").click()
    page.get_by_role("button", name="show one").click()
    expect(page.get_by_text("What it means.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Array or tuple").click()
    expect(card(page, 18).get_by_text("What is true.")).to_be_in_viewport()
