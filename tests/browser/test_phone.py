"""At 390 pixels nothing sticks out sideways."""

from __future__ import annotations

from tests.browser.conftest import NewPage, open_page
from tests.browser.helpers import sideways

STATES = (
    "/",
    "/?ladder=true",
    "/?edge_order=2&i=0&spacing=coordinates",
    "/edge-order",
    "/edge-order?spacing=coordinates",
)


def test_phone_does_not_scroll_sideways(new_page: NewPage) -> None:
    """Both pages fit as they open, and where they show most."""
    page = new_page(390, 844)
    for address in STATES:
        open_page(page, address)
        assert sideways(page) == [], address
