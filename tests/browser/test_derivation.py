"""The page about where weights come from in a real Chromium: keys, the strip, the matrix."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import click_figure, wait_for_figures
from tests.browser.test_accessibility import THEMES, violations


def test_deduction_is_told_by_keys(page: Page) -> None:
    """The arrow keys tell line by line; the link has the line, and a reload opens there."""
    open_page(page, "/derivation")
    left_over = page.get_by_text("The first column that does not cancel is the error.")
    expect(page.get_by_text("They have one solution")).to_be_visible()
    expect(left_over).to_have_count(0)
    wait_for_figures(page)

    page.keyboard.press("ArrowRight")
    expect(left_over).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("NumPy executes it in just this order.")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("NumPy executes it in just this order.")).to_have_count(0)
    wait_settled(page)
    page.reload()
    expect(left_over).to_be_visible()
    expect(page.get_by_text("NumPy executes it in just this order.")).to_have_count(0)


def test_clicked_samples_choose_the_stencil(page: Page) -> None:
    """Taken in, one more; taken out, none of the three that NumPy has: the boxes follow."""
    open_page(page, "/derivation")
    strip = page.locator(".st-key-stencil")
    expect(strip.locator(".links .weight")).to_have_text(["−½", "0", "+½"])

    strip.get_by_role("button", name="numbers f, index 4").click()
    expect(page.get_by_label("Offsets", exact=True)).to_have_value("-1, 0, 1, 2")
    expect(strip.locator(".links .weight")).to_have_text(["−⅓", "−½", "+1", "−1/6"])

    strip.get_by_role("button", name="numbers f, index 1").click()
    expect(page.get_by_label("Offsets", exact=True)).to_have_value("0, 1, 2")
    expect(page.get_by_role("heading", name="Where do −3/2, +2 and −½ come from?")).to_be_visible()


@THEMES
def test_clicked_column_of_the_matrix_breaks_no_rule(new_page: NewPage, theme: str) -> None:
    """A bad sample hurts both neighbours of the uniform inside, and not its own output."""
    page = new_page(color_scheme=theme)
    open_page(page, "/derivation")
    assert violations(page) == []

    page.get_by_role("tab", name="All formulas as a matrix").click()
    page.get_by_role("radio", name="column", exact=True).click()
    wait_settled(page)
    wait_for_figures(page)
    page.locator(".st-key-operator").scroll_into_view_if_needed()
    click_figure(page, "operator", "y", 1, 0)
    expect(page.get_by_text("A bad f[1]").first).to_be_visible()
    assert violations(page) == []
