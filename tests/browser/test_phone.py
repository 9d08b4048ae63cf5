"""At 390 pixels nothing sticks out sideways, and no rule of accessibility is broken."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from gradient_ui.screens import IN_SIDEBAR
from tests.browser.conftest import NewPage, open_page
from tests.browser.helpers import card, figure_widths, sideways
from tests.browser.test_accessibility import violations


@pytest.mark.parametrize(
    ("theme", "link"),
    [
        ("light", "/?case=co2&ladder=true"),
        ("dark", "/edge-order?f=0,+10,+11"),
        ("light", "/spacing?sp_case=unsorted"),
        ("dark", "/vector-field"),
        ("light", "/vector-field?field_case=elevation&view=contours"),
        ("light", "/guide"),
        ("dark", "/derivation?line=6&spacing=coordinates&offsets=0,+1,+2"),
    ],
)
def test_phone_shows_all_of_it_and_breaks_no_rule(new_page: NewPage, theme: str, link: str) -> None:
    """Where little fits, nothing is cut off, and nothing scrolls that no key reaches."""
    page = new_page(390, 844, color_scheme=theme)
    open_page(page, link)

    assert sideways(page) == []
    assert min(figure_widths(page)) > 300
    assert violations(page) == []


def test_dark_phone_has_strip_value_and_buttons_on_one_screen(new_page: NewPage) -> None:
    """And the formula, in this order, without scrolling."""
    page = new_page(390, 844, color_scheme="dark")
    open_page(page, "/")
    assert sideways(page) == []

    parts = (
        page.locator(".st-key-strip"),
        page.get_by_test_id("stMetric"),
        page.get_by_role("button", name="next"),
        card(page),
    )
    boxes = [part.bounding_box() for part in parts]
    edges = [(box["y"], box["y"] + box["height"]) for box in boxes if box is not None]
    assert len(edges) == len(parts)
    assert edges == sorted(edges)
    assert edges[-1][1] <= 844
    assert violations(page) == []


def test_way_to_the_pages_has_a_name_on_a_phone(new_page: NewPage) -> None:
    """It stands beside the arrow heads, and Streamlit's menu beside it, on the screen."""
    page = new_page(390, 844)
    open_page(page, "/axes")
    way = page.get_by_test_id("stExpandSidebarButton")
    shown = way.evaluate("button => getComputedStyle(button, '::after').content")
    assert shown == f'"{IN_SIDEBAR}"'
    places = [way.bounding_box(), page.get_by_test_id("stMainMenuButton").bounding_box()]
    ends = [(box["x"], box["x"] + box["width"]) for box in places if box is not None]
    assert ends[0][1] - ends[0][0] > 120
    assert ends[0][1] <= ends[1][0]
    assert ends[1][1] <= 390
    assert sideways(page) == []

    way.click()
    expect(page.get_by_role("link", name="Vector field").first).to_be_visible()
