"""Play, in a real browser: it moves the index by itself and stops at the last sample."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page
from tests.browser.helpers import expect_slope


def test_play_asks_moves_and_stops_at_the_last_sample(page: Page) -> None:
    """From index 2 of 5: a question for each step, then the end, the button and the link."""
    open_page(page, "/")
    expect_slope(page, 2, "3")

    page.get_by_role("button", name="play").click()
    expect(page.get_by_role("button", name="pause")).to_be_visible()
    expect(page.get_by_text("Next comes gradient[3]: which samples will it read?")).to_be_visible()
    expect_slope(page, 4, "8")
    expect(page.get_by_role("button", name="play")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]i=4\b"))
    expect_slope(page, 4, "8")
