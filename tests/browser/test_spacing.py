"""The Spacing page in a real Chromium: typing, clicking the ruler, moving the sample, a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import click_figure, fill_text, wait_for_figures
from tests.browser.test_accessibility import violations


def notes(page: Page, key: str) -> list[str]:
    """Return the texts that stand in a figure, once it is drawn."""
    texts = page.locator(f".st-key-{key} .annotation-text")
    expect(texts.first).to_be_visible()
    return texts.all_text_contents()


def test_ruler_comes_first_and_a_click_on_it_selects_the_sample(page: Page) -> None:
    """At 1280 x 720 its sentence, the ruler and the seesaw's beginning are in sight; all follow."""
    open_page(page, "/spacing")
    wait_for_figures(page)
    sentence = page.get_by_text("Read as:").bounding_box()
    ruler = page.locator(".st-key-sp_ruler .live-figure").bounding_box()
    assert sentence is not None
    assert ruler is not None
    assert sentence["y"] + sentence["height"] <= ruler["y"] + 1
    assert ruler["y"] - sentence["y"] < 80  # what can be tried is between them
    seesaw = page.locator(".st-key-sp_seesaw .live-figure").bounding_box()
    assert seesaw is not None
    assert seesaw["y"] < 540

    click_figure(page, "sp_ruler", "y", 5, 0)

    expect(page.get_by_label("sample i", exact=True)).to_have_value("3")
    expect(page.get_by_role("heading", name="The step at sample 3")).to_be_visible()
    expect(page.locator(".st-key-sp_seesaw")).to_contain_text("2/3 · 9 + 1/3 · 12 = 10")


def test_typing_and_one_click_sort_and_undo(page: Page) -> None:
    """Unsorted coordinates fold back; sorted they do not; undo brings them back."""
    open_page(page, "/spacing?sp_f=0,8,1,27")
    fill_text(page, "Spacing (second argument)", "0, 2, 1, 3")
    expect(page.get_by_text("are not sorted")).to_be_visible()
    wait_for_figures(page)
    assert "−1" in notes(page, "sp_ruler")

    page.get_by_role("button", name="sort by x").click()
    expect(page.get_by_label("Spacing (second argument)", exact=True)).to_have_value("0, 1, 2, 3")
    expect(page.get_by_text("are not sorted")).to_have_count(0)
    page.get_by_role("button", name="undo").click()
    expect(page.get_by_label("Spacing (second argument)", exact=True)).to_have_value("0, 2, 1, 3")
    wait_settled(page)  # the address is written last
    page.reload()
    expect(page.get_by_label("Spacing (second argument)", exact=True)).to_have_value("0, 2, 1, 3")


def test_keys_on_the_slider_move_the_middle_sample(page: Page) -> None:
    """From a quarter of the way to a half, where all three slopes are 4."""
    open_page(page, "/spacing")
    page.get_by_role("tab", name="Move the middle sample").click()
    slider = page.get_by_role("slider", name="Middle sample, between")
    expect(slider).to_be_visible()
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        wait_settled(page)

    expect(page.locator(".st-key-sp_seesaw_moved")).to_contain_text("the secant is 4 too")
    expect(page.get_by_role("table").first).to_contain_text("4")
    expect(page).to_have_url(re.compile(r"sp_m=0\.5"))
    assert violations(page) == []


@pytest.mark.parametrize(
    ("theme", "query"), [("light", "?sp_x=1,2,3,4"), ("dark", "?sp_case=dates")]
)
def test_spacing_breaks_no_accessibility_rule(new_page: NewPage, theme: str, query: str) -> None:
    """With a refusal, and with dates; with the slider and unsorted: see its keys, and the phone."""
    page = new_page(color_scheme=theme)
    open_page(page, f"/spacing{query}")

    assert violations(page) == []
