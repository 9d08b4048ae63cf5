"""The home page in a real Chromium: typing, clicking, the link, the headers."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from gradient_ui.stage.live_figure import SCRIPT_NAME
from tests.browser.conftest import open_page, wait_settled
from tests.browser.helpers import card, click_figure, expect_slope, fill_text


def test_typing_clicking_and_reloading_the_link_keep_one_state(page: Page) -> None:
    """Type an array, click a sample, read the formula, reload the link: the same state."""
    open_page(page, "/")
    expect_slope(page, 2, "3")

    fill_text(page, "Your numbers f", "0, 1, 4, 9, 16, 25")
    expect(page.get_by_text("np.gradient([0, 1, 4, 9, 16, 25])")).to_be_visible()
    wait_settled(page)
    click_figure(page, "curve", "y", 4, 16)

    expect_slope(page, 4, "8")
    expect(page.get_by_text("(25.0 - 9.0) / (2.0 * 1.0)", exact=True)).to_be_visible()
    expect(page.get_by_text("NumPy's own result is the same, to the last bit: 8")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]i=4\b"))
    formula = card(page).inner_text()

    page.reload()
    wait_settled(page)
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("0, 1, 4, 9, 16, 25")
    expect_slope(page, 4, "8")
    assert card(page).inner_text() == formula


def test_clicks_and_arrow_keys_select_and_no_label_is_lost(page: Page) -> None:
    """A cell, an output, Right and Left move the index; each other output keeps its value."""
    open_page(page, "/")

    click_figure(page, "strip", "y", 0, 1)
    expect_slope(page, 0, "1")
    wait_settled(page)
    click_figure(page, "curve", "y2", 3, 6)
    expect_slope(page, 3, "6")
    wait_settled(page)

    page.keyboard.press("ArrowLeft")
    expect_slope(page, 2, "3")
    wait_settled(page)
    page.keyboard.press("ArrowRight")
    expect_slope(page, 3, "6")
    labels = page.locator(".st-key-curve .textpoint text")
    for value in ("1", "1.5", "3", "8"):
        expect(labels.filter(has_text=re.compile(rf"^{value}$")).last).to_be_visible()


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


def test_all_steps_come_as_a_file(page: Page) -> None:
    """The link below the table gives every step, a row each, as a file to keep."""
    open_page(page, "/?below=As a table")
    link = page.get_by_role("link", name="all 5 steps as CSV")

    href = link.get_attribute("href")
    answer = page.request.get(urljoin(page.url, str(href)))

    assert answer.status == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text().count("\n") == 6
