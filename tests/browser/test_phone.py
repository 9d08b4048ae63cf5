"""At 390 pixels nothing sticks out sideways, and no rule of accessibility is broken."""

from __future__ import annotations

import pytest

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
    ],
)
def test_phone_shows_all_of_it_and_breaks_no_rule(new_page: NewPage, theme: str, link: str) -> None:
    """Where little fits, nothing is cut off, and nothing scrolls that no key reaches."""
    page = new_page(390, 844, color_scheme=theme)
    open_page(page, link)

    assert sideways(page) == []
    assert min(figure_widths(page)) > 300
    assert violations(page) == []


def test_dark_phone_shows_the_card_before_the_figures(new_page: NewPage) -> None:
    """On the home page the formula comes first."""
    page = new_page(390, 844, color_scheme="dark")
    open_page(page, "/?case=sine")
    assert sideways(page) == []

    formula_box = card(page).bounding_box()
    strip_box = page.locator(".st-key-strip .live-figure").bounding_box()
    assert formula_box is not None
    assert strip_box is not None
    assert formula_box["y"] < strip_box["y"]
    assert violations(page) == []
