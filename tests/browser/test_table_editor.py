"""The editable table, in a real browser: it is a canvas, which no simulated page draws."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.conftest import open_page
from tests.browser.helpers import expect_slope

ROW_HEIGHT = 35
ATTEMPTS = 20
ATTEMPT_MILLISECONDS = 500


def open_cell(page: Page, row: int) -> Locator:
    """Open the first cell of a row for typing and return its box.

    The first click selects the cell and the second opens it; the canvas is there before it takes
    clicks, and nothing on the page tells when it does.
    """
    grid = page.get_by_test_id("stExpanderDetails").locator(".dvn-scroller")
    box = page.locator(".gdg-input")
    for _ in range(ATTEMPTS):
        grid.click(position={"x": 100, "y": ROW_HEIGHT * (row + 1.5)})
        try:
            box.wait_for(timeout=ATTEMPT_MILLISECONDS)
        except TimeoutError:
            continue
        return box
    raise AssertionError(f"the cell in row {row} did not open")


def test_cell_edited_in_the_table_rewrites_the_text_until_undo(page: Page) -> None:
    """A number typed into a cell is in the text and in the formula; undo takes it back."""
    open_page(page, "/")
    samples = page.get_by_label("Your numbers f", exact=True)

    page.get_by_text("Edit as a table").click()
    cell = open_cell(page, 1)
    expect(cell).to_have_value("2")
    cell.fill("7")
    cell.press("Enter")
    expect(samples).to_have_value("1, 7, 4, 8, 16")
    expect_slope(page, 2, "0.5")

    page.get_by_role("button", name="undo").click()
    expect(samples).to_have_value("1, 2, 4, 8, 16")
    expect_slope(page, 2, "3")
