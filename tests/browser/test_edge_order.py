"""The page about edge_order in a real Chromium: both ends in sight, typing, and the duel."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import fill_text, sideways, wait_for_figures
from tests.browser.test_accessibility import THEMES, violations


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


def verdict(page: Page) -> Locator:
    """Return the line that says who wins the duel."""
    return page.get_by_role("heading", name=re.compile("wins: error|overshoots: slope"))


def test_verdict_of_the_duel_flips_as_the_dials_move(page: Page) -> None:
    """2 wins; with a kink it gives a slope of the wrong sign; a reload keeps the dials."""
    open_page(page, "/edge-order")
    page.get_by_role("tab", name="Which one wins?").click()
    expect(verdict(page)).to_have_text("✓ 2 wins: error 0.0471 against 0.313")
    wait_for_figures(page)
    errors = page.locator(".st-key-duel_slopes .live-figure")
    errors.evaluate("figure => figure.scrollIntoView({ block: 'end' })")
    seen = [verdict(page), page.get_by_text("Noise σ in every sample"), errors]
    boxes = [part.bounding_box() for part in seen]  # all of it at once, at 1280 x 720
    assert all(box and box["y"] >= 0 and box["y"] + box["height"] <= 721 for box in boxes)

    page.get_by_role("slider", name="Kink in front of the last gap").focus()
    page.keyboard.press("End")

    expect(verdict(page)).to_have_text("✗ 2 overshoots: slope −0.576 on rising data")
    expect(page.locator(".st-key-duel_end")).to_contain_text("slope −0.5758")
    expect(page.locator(".st-key-duel_wins")).to_contain_text("1 wins 200")
    wait_settled(page)
    assert page.url.endswith("/edge-order?closer=Which+one+wins%3F&kink=0.9")
    page.reload()
    expect(verdict(page)).to_have_text("✗ 2 overshoots: slope −0.576 on rising data")


@THEMES
def test_duel_breaks_no_rule_and_fits_on_a_phone(new_page: NewPage, theme: str) -> None:
    """With a verdict in green or red, and with the other two tabs."""
    size = (390, 844) if theme == "dark" else (1280, 720)
    page = new_page(*size, color_scheme=theme)
    kink, shown = (0, "2 wins") if theme == "light" else (0.9, "overshoots")
    open_page(page, f"/edge-order?closer=Which+one+wins%3F&source=formula&sigma=0.05&kink={kink}")
    expect(verdict(page)).to_contain_text(shown)
    assert violations(page) == []
    assert sideways(page) == []

    for tab, shown in (("Halving h", "Halve h, and with"), ("Beyond NumPy", "over again.")):
        page.get_by_role("tab", name=tab).click()
        expect(page.get_by_text(shown).first).to_be_visible()
        assert violations(page) == []
        assert sideways(page) == []
