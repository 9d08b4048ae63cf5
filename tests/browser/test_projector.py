"""The projector view in a real Chromium: its keys, and what is seen without scrolling."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page, wait_settled
from tests.browser.helpers import wait_for_figures
from tests.browser.test_accessibility import violations

# The terms of the formula that are covered.
COVERED = """
() => [...document.querySelectorAll(".katex-display")].find(each => each.checkVisibility())
  .querySelectorAll('[style*="visibility: hidden"]').length
"""


def test_keys_of_the_projector_view(page: Page) -> None:
    """P turns it on and off, the link knows; B blanks; N covers and shows term by term; votes."""
    open_page(page, "/")
    wait_for_figures(page)
    bar = page.get_by_role("toolbar", name="Projector")
    expect(bar).to_be_hidden()
    page.keyboard.press("p")
    expect(bar).to_be_visible()
    wait_settled(page)
    assert page.url.endswith("projector=true")
    wait_for_figures(page)
    for seen in (
        ".st-key-strip",
        ".st-key-stage_value",
        ".st-key-stage_formula",
        ".x2title, .xtitle",
    ):
        box = page.locator(seen).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 720, seen

    blank = page.get_by_label("Blank: any key shows the page")
    page.keyboard.press("b")
    expect(blank).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(blank).to_be_hidden()

    counts = []
    for _ in range(4):
        page.keyboard.press("n")
        counts.append(page.evaluate(COVERED))
    assert counts[0] > counts[1] > counts[2] == 0
    assert counts[3] == counts[0]  # from the beginning
    page.keyboard.press("ArrowRight")  # the next formula is covered too
    expect(page.get_by_test_id("stMetric")).to_contain_text("slope at index 3")
    wait_settled(page)
    page.wait_for_function("() => !document.querySelector('.stage-twin')")
    assert page.evaluate(COVERED) == counts[0]
    page.keyboard.press("Escape")
    assert page.evaluate(COVERED) == 0

    for key in "1122333":
        page.keyboard.press(key)
    vote = page.get_by_role("region", name="Vote")
    expect(vote).to_contain_text("Vote, round 1: 7 hands")
    expect(vote).not_to_contain_text("3 hands")
    page.get_by_role("button", name="second round").click()
    for key in "33334":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(vote.locator(".before")).to_have_text(["2", "2", "3", "0"])
    expect(vote.locator(".after")).to_have_text(["0", "0", "4", "1"])
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(vote).to_be_hidden()
    page.keyboard.press("1")
    expect(vote).to_be_visible()
    page.keyboard.press("p")
    expect(bar).to_be_hidden()
    expect(vote).to_be_hidden()
    assert page.evaluate(COVERED) == 0
    page.get_by_label("Your numbers f", exact=True).fill("1, 2, 4")
    page.keyboard.type("p1bn")  # letters in a box are letters
    expect(bar).to_be_hidden()


def test_ruler_and_seesaw_are_on_one_screen(page: Page) -> None:
    """Side by side; on a desk they stand one above the other."""
    open_page(page, "/spacing?sp_f=0,1,16&sp_x=0,1,4&projector=true")
    wait_for_figures(page)
    boxes = [page.locator(f".st-key-{key}").bounding_box() for key in ("sp_ruler", "sp_seesaw")]
    ruler, seesaw = (box for box in boxes if box is not None)
    assert ruler["x"] + ruler["width"] <= seesaw["x"]
    assert max(box["y"] + box["height"] for box in (ruler, seesaw)) <= 720
