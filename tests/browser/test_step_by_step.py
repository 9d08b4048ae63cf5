"""The home page in a real Chromium: typing, clicking, the link, the headers."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from gradient_ui.stage.live_figure import SCRIPT_NAME
from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import card, click_figure, fill_text


def test_typing_clicking_and_reloading_the_link_keep_one_state(page: Page) -> None:
    """Type an array, click a sample, read the formula, reload the link: the same state."""
    open_page(page, "/")
    expect(page.get_by_text("gradient[2] = 3")).to_be_visible()

    fill_text(page, "Samples f", "0, 1, 4, 9, 16, 25")
    expect(page.get_by_text("np.gradient([0, 1, 4, 9, 16, 25])")).to_be_visible()
    wait_settled(page)
    click_figure(page, "curve", "y", 4, 16)

    expect(page.get_by_text("gradient[4] = 8")).to_be_visible()
    expect(page.get_by_text("(25.0 - 9.0) / (2.0 * 1.0)", exact=True)).to_be_visible()
    expect(page.get_by_text("np.gradient returns 8: all 64 bits agree")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]i=4\b"))
    formula = card(page).inner_text()

    page.reload()
    wait_settled(page)
    expect(page.get_by_label("Samples f", exact=True)).to_have_value("0, 1, 4, 9, 16, 25")
    expect(page.get_by_text("gradient[4] = 8")).to_be_visible()
    assert card(page).inner_text() == formula


def test_cells_and_outputs_can_be_clicked(page: Page) -> None:
    """A click on a cell of the strip or on an output selects its index."""
    open_page(page, "/")

    click_figure(page, "strip", "y", 0, 1)
    expect(page.get_by_text("gradient[0] = 1")).to_be_visible()
    wait_settled(page)
    click_figure(page, "curve", "y2", 3, 6)
    expect(page.get_by_text("gradient[3] = 6")).to_be_visible()


def test_arrow_keys_step_through_the_indices(page: Page) -> None:
    """Right and Left move the index when no text box has the focus."""
    open_page(page, "/")
    expect(page.get_by_text("gradient[2] = 3")).to_be_visible()

    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("gradient[3] = 6")).to_be_visible()
    wait_settled(page)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("gradient[2] = 3")).to_be_visible()


def test_refused_text_stays_and_can_be_mended(page: Page) -> None:
    """After a slip the text is still there; mending it brings the answer back."""
    open_page(page, "/")

    fill_text(page, "Samples f", "1, 2, oops")
    expect(page.get_by_text("got oops at row 1, value 3").first).to_be_visible()
    expect(page.get_by_label("Samples f", exact=True)).to_have_value("1, 2, oops")
    fill_text(page, "Samples f", "1, 2, 7")
    expect(page.get_by_text("gradient[2] = 5")).to_be_visible()


def test_dark_phone_shows_the_card_before_the_figures(new_page: NewPage) -> None:
    """On a narrow dark screen nothing sticks out sideways and the formula comes first."""
    page = new_page(390, 844, color_scheme="dark")
    open_page(page, "/?edge_order=2&i=0")
    expect(page.get_by_text("gradient[0] = 0.5")).to_be_visible()
    strip = page.locator(".st-key-strip .live-figure")
    expect(strip.locator(".main-svg").first).to_be_visible()

    formula_box, strip_box = card(page).bounding_box(), strip.bounding_box()
    assert formula_box is not None
    assert strip_box is not None
    assert formula_box["y"] < strip_box["y"]
    main = page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_server_sends_security_headers_and_says_when_it_is_ready(page: Page) -> None:
    """Every response carries the policy that forbids outside requests; /readyz answers."""
    ready = page.request.get("/readyz")

    assert ready.ok
    policy = ready.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert ready.headers["x-content-type-options"] == "nosniff"


def test_server_sends_plotly_under_a_name_that_can_be_kept(page: Page) -> None:
    """The script of the figures that keep their view: compressed, and the headers as anywhere."""
    script = page.request.get(f"/{SCRIPT_NAME}")

    assert script.ok
    assert script.headers["content-encoding"] == "gzip"
    assert "immutable" in script.headers["cache-control"]
    assert "default-src 'none'" in script.headers["content-security-policy"]
    assert b"plotly.js v" in script.body()[:100]
