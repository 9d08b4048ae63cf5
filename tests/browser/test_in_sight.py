"""What a link asks for is on the first screen, in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page, wait_settled

SCREEN = 720
# Below the bar with the pages, and in the upper half of the screen.
AT_THE_TOP = """
key => {
  const { top } = document.querySelector(`.st-key-${key}`)?.getBoundingClientRect() ?? {}
  return top >= 60 && top < 300
}
"""
TABS = {
    "/?below=Against+np.diff": "below",
    "/edge-order?closer=Halving+h": "closer",
    "/spacing?sp_see=Move+the+middle+sample": "sp_see",
    "/derivation?under=Check+your+own+weights": "under",
}


def bottom_of(page: Page, seen: str) -> float:
    """Return where the first element of a selector ends, from the top of the screen."""
    expect(page.locator(seen).first).to_be_visible()
    wait_settled(page)
    box = page.locator(seen).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("link", TABS)
def test_a_link_to_a_lower_tab_opens_there(page: Page, link: str) -> None:
    """What is typed on the page afterwards moves nothing."""
    open_page(page, link)
    page.wait_for_function(AT_THE_TOP, arg=TABS[link])


def test_a_page_without_such_a_link_opens_at_its_top(page: Page) -> None:
    """A tab that was left open is where it was: nobody has asked for it now."""
    open_page(page, "/edge-order?closer=Halving+h")
    page.wait_for_function(AT_THE_TOP, arg="closer")
    page.get_by_role("link", name="Spacing", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("spacing")
    wait_settled(page)
    page.get_by_role("link", name="Edge order", exact=True).first.click()
    expect(page.get_by_role("tab", name="Halving h")).to_have_attribute("aria-selected", "true")
    wait_settled(page)
    assert page.locator("h1").bounding_box()["y"] > 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("link", "seen"),
    [
        ("/derivation?line=5", ".st-key-cancelling .xaxislayer-above"),
        ("/derivation?line=5&projector=true", ".st-key-cancelling .xaxislayer-above"),
        ("/vector-field?projector=true", ".st-key-stage_slopes"),
    ],
)
def test_what_a_lesson_points_at_is_seen_at_once(page: Page, link: str, seen: str) -> None:
    """The sums under the bars beside their line; both slopes of a node."""
    open_page(page, link)
    assert bottom_of(page, seen) <= SCREEN


@pytest.mark.parametrize("view", ["", "&projector=true"])
@pytest.mark.parametrize("step", ["what-it-does&step=2", "the-ends&step=5"])
def test_hands_are_counted_below_the_question(page: Page, step: str, view: str) -> None:
    """The two longest questions of the lessons, and the button that ends the vote."""
    open_page(page, f"/classroom?lesson={step}{view}")
    assert bottom_of(page, ".hands .in") <= SCREEN
