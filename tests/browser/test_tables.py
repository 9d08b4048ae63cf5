"""Tables in a real Chromium: pasted, chosen from, asked about."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page, wait_settled
from tests.browser.helpers import expect_slope, fill_text, sideways

CAR = "t(s) s(ft)\n0 0\n.2 0.35\n.4 1.8\n.6 3.8\n.8 6.5\n1 9.6"
BOX = "Your numbers f"


def test_a_pasted_table_has_columns_and_units_at_the_axes(page: Page) -> None:
    """Paste, read how it was read, choose another column, reload the link."""
    open_page(page, "/")
    fill_text(page, BOX, CAR)
    expect_slope(page, 2, "≈ 8.625")
    expect(page.get_by_text("Read as: 6 rows, 2 columns, separated by white space")).to_be_visible()
    figure = page.locator(".live-figure").nth(0)
    expect(figure.get_by_text("gradient (ft per s)")).to_be_visible()
    expect(figure.get_by_text("t (s)", exact=True)).to_be_visible()

    page.get_by_role("combobox", name=re.compile("x is column")).click()
    page.get_by_role("option", name="none of them").click()
    expect_slope(page, 2, "≈ 1.725")
    expect(page).to_have_url(re.compile(r"[?&]xcolumn=0\b"))
    wait_settled(page)
    page.reload()
    wait_settled(page)
    expect_slope(page, 2, "≈ 1.725")


def test_decimal_commas_are_asked_about_and_undo_brings_the_question_back(page: Page) -> None:
    """A press writes what is meant into the box."""
    open_page(page, "/")
    fill_text(page, BOX, "0,435\n1,286\n0,118")
    expect(page.get_by_text("Read as: 3 rows, 1 column, decimal comma.")).to_be_visible()
    assert not sideways(page)
    page.get_by_role("button", name="This is what I mean").first.click()
    expect_slope(page, 2, "≈ −1.168")
    expect(page.get_by_label(BOX, exact=True)).to_have_value("0.435\n1.2860\n0.118")
    wait_settled(page)
    page.get_by_role("button", name=re.compile("^undo")).click()
    expect(page.get_by_role("button", name="This is what I mean")).to_have_count(2)
