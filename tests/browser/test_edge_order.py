"""The page about edge_order in a real Chromium: typing, both ends, a phone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, open_page
from tests.browser.helpers import fill_text, sideways, wait_for_figures


def test_typing_shows_both_ends_with_both_orders(page: Page) -> None:
    """Type rising samples: the slope of the wrong sign is in the figure and in the red note."""
    open_page(page, "/edge-order")
    expect(page.get_by_test_id("stMetricValue")).to_have_text(["1", "0.5", "8", "10"])

    fill_text(page, "Samples f", "0, 10, 11")

    expect(page.get_by_test_id("stMetricValue")).to_have_text(["10", "14.5", "1", "−3.5"])
    expect(page.get_by_text("edge_order=2 overshoots")).to_be_visible()
    expect(page.locator(".st-key-right_end")).to_contain_text("slope −3.5")
    page.reload()
    expect(page.get_by_label("Samples f", exact=True)).to_have_value("0, 10, 11")


def test_both_end_values_are_above_the_fold(page: Page) -> None:
    """At 1280 x 720 the answer and its two pictures are seen without scrolling."""
    open_page(page, "/edge-order")
    wait_for_figures(page)

    for key in ("left_end", "right_end"):
        box = page.locator(f".st-key-{key} .live-figure").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 720


def test_dark_phone_does_not_scroll_sideways(new_page: NewPage) -> None:
    """On a narrow screen both ends stand under each other, inside the page."""
    page = new_page(390, 844, color_scheme="dark")
    open_page(page, "/edge-order?f=0,%2010,%2011")
    expect(page.get_by_test_id("stMetricValue").first).to_be_visible()

    assert sideways(page) == []
    left = page.locator(".st-key-left_end .live-figure").bounding_box()
    right = page.locator(".st-key-right_end .live-figure").bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] + left["height"] < right["y"]
