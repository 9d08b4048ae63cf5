"""The page about edge_order in a real Chromium: both ends in sight, and typing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page, wait_settled
from tests.browser.helpers import fill_text, wait_for_figures


def test_both_ends_are_in_sight_and_follow_what_is_typed(page: Page) -> None:
    """At 1280 x 720 nothing is scrolled to; the slope of the wrong sign is said in red."""
    open_page(page, "/edge-order")
    expect(page.get_by_test_id("stMetricValue")).to_have_text(["1", "0.5", "8", "10"])
    wait_for_figures(page)
    for key in ("left_end", "right_end"):
        box = page.locator(f".st-key-{key} .live-figure").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 720

    fill_text(page, "Your numbers f", "0, 10, 11")

    expect(page.get_by_test_id("stMetricValue")).to_have_text(["10", "14.5", "1", "−3.5"])
    expect(page.get_by_text("edge_order=2 overshoots")).to_be_visible()
    expect(page.locator(".st-key-right_end")).to_contain_text("slope −3.5")
    wait_settled(page)  # the address holds it
    page.reload()
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("0, 10, 11")
