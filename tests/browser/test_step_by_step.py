"""The home page in a real Chromium: typing, clicking, the link, the headers."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from gradient_ui.inputs.line import DIFF, LISTING, TABLE
from gradient_ui.stage.live_figure import SCRIPT_NAME
from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import card, cell, click_figure, expect_slope, fill_text, open_view
from tests.browser.staging import handle


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

    cell(page, "slopes, index 0").click()
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


def test_number_is_typed_into_its_cell(page: Page) -> None:
    """Enter takes it, Escape does not; what is no number is refused; undo takes it back."""
    open_page(page, "/")
    eight = cell(page, "numbers f, index 3")
    typed = page.get_by_label("number at index 3")

    eight.click()
    typed.fill("20")
    page.keyboard.press("ArrowLeft")  # in the text, not to another index
    typed.press("Enter")
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("1, 2, 4, 20, 16")
    expect_slope(page, 2, "9")
    expect(eight).to_have_text("20")
    wait_settled(page)

    eight.click()
    typed.fill("7")
    typed.press("Escape")
    expect(eight).to_have_text("20")
    eight.click()
    typed.fill("x")
    typed.press("Enter")
    expect(page.get_by_test_id("stToast")).to_contain_text("That number was not taken")
    expect(eight).to_have_text("20")
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("1, 2, 4, 20, 16")

    page.get_by_role("button", name="undo").click()
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("1, 2, 4, 8, 16")


def test_line_of_the_listing_leads_to_its_step(page: Page) -> None:
    """The current one is lit, and the lines have the digits that the formula has."""
    open_page(page, "/?f=0,+1/3,+1,+2")
    lines = page.locator(".st-key-listing").get_by_role("button")
    expect(lines).to_have_count(4)
    expect(lines.nth(2)).to_have_attribute("aria-current", "true")

    lines.nth(1).click()
    expect(lines.nth(1)).to_have_attribute("aria-current", "true")
    expect(page.get_by_text("slope at index 1 ").first).to_be_visible()
    expect(lines.nth(0)).to_contain_text("≈ 0.3333")
    open_view(page)
    page.get_by_role("radio", name="exact").click()
    expect(lines.nth(0)).to_contain_text("= 1/3")


def test_first_path_is_ticked_and_gone_for_good(page: Page) -> None:
    """Four things to do, each ticked when it is done; not for whoever comes by a link."""
    open_page(page, "/?i=3")
    expect_slope(page, 3, "6")
    expect(page.get_by_text("First time here?")).to_have_count(0)
    page.context.clear_cookies()

    open_page(page, "/")
    bar = page.get_by_label("First steps")
    expect(bar.get_by_role("listitem")).to_have_count(4)
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_text("✓ press next →")).to_be_visible()
    cell(page, "numbers f, index 3").click()
    page.get_by_label("number at index 3").fill("20")
    page.keyboard.press("Enter")
    expect(bar.get_by_text("✓ make the 8 a 20")).to_be_visible()
    handle(page, "f[2]").focus()
    page.keyboard.press("ArrowUp")
    expect(bar.get_by_text("✓ drag a dot up or down")).to_be_visible()
    page.get_by_role("radio", name="2", exact=True).click()
    expect(bar.get_by_text("That is how it works.")).to_be_visible()

    bar.get_by_role("button", name="hide").click()
    expect(bar).to_have_count(0)
    open_page(page, "/")
    expect_slope(page, 2, "3")
    expect(bar).to_be_hidden()


def test_link_is_copied(page: Page) -> None:
    """One press, and the address of what is on the screen is there to paste."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, "/?f=1,+4,+9&i=0")

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_text("copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_theme_menu_changes_figures_at_once_and_all_pages(page: Page) -> None:
    """What is drawn follows without another click, and a page that is opened next is dark too."""
    open_page(page, "/")
    background = "svg => svg.style.background"
    plot = page.locator(".st-key-curve .main-svg").first
    for theme, colour in (("Dark", "rgb(23, 22, 20)"), ("Light", "rgb(255, 255, 255)")):
        page.get_by_test_id("stMainMenu").click()
        page.get_by_test_id(f"stMainMenuItem-theme-{theme}").click()
        expect(plot).to_have_css("background-color", colour)
        page.keyboard.press("Escape")
        assert plot.evaluate(background) == colour
        other = page.context.new_page()
        open_page(other, "/spacing")
        expect(other.get_by_test_id("stApp")).to_have_css("background-color", colour)
        other.close()


def test_numbers_go_along_to_other_pages(page: Page) -> None:
    """Samples, coordinates and edge_order arrive on Axes; undo there brings back the old ones.

    One step back is the page they came from, as it was.
    """
    open_page(page, "/?f=0,+1,+9&spacing=coordinates&x=0,+1,+3&edge_order=2&i=0")
    expect_slope(page, 0, "0")
    page.get_by_role("link", name="Where do these weights come from?").click()
    expect(page.get_by_label("Offsets", exact=True)).to_have_value("0, 1, 2")
    expect(page.get_by_text("NumPy computes it in this order, in floats.")).to_be_visible()
    wait_settled(page)
    page.go_back()
    expect_slope(page, 0, "0")
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("0, 1, 9")

    page.get_by_test_id("stMain").get_by_role("link", name="Axes", exact=True).click()
    expect(page.get_by_label("Array f", exact=True)).to_have_value("0, 1, 9")
    expect(page.get_by_label("Spacing", exact=True)).to_have_value("0, 1, 3")
    expect(page.get_by_text("out = np.gradient(f, [0, 1, 3], edge_order=2)").first).to_be_visible()
    page.get_by_role("button", name="undo").click()
    expect(page.get_by_label("Spacing", exact=True)).to_have_value("")

    page.get_by_role("link", name="Next: Vector field").click()
    expect(page.get_by_role("heading", name="Which way is uphill")).to_be_visible()


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


def test_other_numbers_for_the_steps_are_one_press_away(page: Page) -> None:
    """The button stands in the part of the page that runs alone, and changes all of it."""
    open_page(page, "/?ladder=true")

    page.get_by_role("button", name="These steps are the numbers again").click()

    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("1, 2, 4, 7, 11, 16")
    expect_slope(page, 1, "1.5")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_another_view_of_the_steps_does_not_move_the_page(
    new_page: NewPage, width: int, height: int
) -> None:
    """Lines, table and sums take the same room: what is read stays where it is."""
    page = new_page(width, height)
    open_page(page, "/")
    main, tabs = page.get_by_test_id("stMain"), page.get_by_role("tab")
    # The tabs near the top, so that as much as can be is below them.
    top = tabs.first.evaluate("tab => tab.getBoundingClientRect().top")
    main.evaluate("(main, by) => { main.scrollTop += by }", top - 100)
    place = main.evaluate("main => main.scrollTop")
    for name in (TABLE, DIFF, LISTING):
        page.get_by_role("tab", name=name).click()
        panel = page.get_by_role("tabpanel", name=name)
        shown = panel.get_by_test_id("stDataFrame") if name != LISTING else panel
        expect(shown).to_be_visible()
        wait_settled(page)
        assert main.evaluate("main => main.scrollTop") == place
