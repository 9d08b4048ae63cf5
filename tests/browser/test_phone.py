"""At 390 pixels nothing sticks out sideways, and no rule of accessibility is broken."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NewPage, open_page
from tests.browser.helpers import sideways
from tests.browser.test_accessibility import violations


@pytest.mark.parametrize(
    ("theme", "link"),
    [
        ("dark", "/?case=sine"),
        ("light", "/?case=co2&ladder=true"),
        ("dark", "/edge-order?spacing=coordinates"),
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
    assert violations(page) == []
