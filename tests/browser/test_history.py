"""Back, Forward, reload and undo keep what was typed; the address says what is on the screen."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page, wait_settled
from tests.browser.helpers import fill_text, open_view

OWN = "3 5 4 8 9 1"


def expect_samples(page: Page, text: str) -> None:
    """Wait until the box of the samples holds this text."""
    expect(page.get_by_role("textbox", name="Your numbers f", exact=True)).to_have_value(text)


def inputs_in(address: str) -> dict[str, str]:
    """Return what an address says of the inputs."""
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def expect_address(page: Page, **inputs: str) -> None:
    """Wait until the address says this of the inputs, and nothing else."""
    page.wait_for_url(lambda address: inputs_in(address) == inputs)


def entries(page: Page) -> int:
    """Return how many steps the browser's history has."""
    return int(page.evaluate("history.length"))


def go_to(page: Page, title: str) -> None:
    """Open another page by the menu."""
    page.get_by_test_id("stTopNav").get_by_role("link", name=title, exact=True).click()
    wait_settled(page)


def test_back_and_forward_bring_back_what_was_typed(page: Page) -> None:
    """On the page and in the address, over pages with and without inputs; one entry per page."""
    open_page(page, "/")
    fill_text(page, "Your numbers f", OWN)
    wait_settled(page)
    page.get_by_role("button", name="next").click()
    wait_settled(page)
    before = entries(page)
    for title in ("Guide", "Edge order"):
        go_to(page, title)
    assert entries(page) == before + 2
    expect_samples(page, OWN)
    expect_address(page, f=OWN)

    page.go_back()
    wait_settled(page)
    expect(page).to_have_url(re.compile(r"/guide$"))
    page.go_back()
    wait_settled(page)
    expect_samples(page, OWN)
    expect_address(page, f=OWN, i="3")
    expect(page.get_by_text("slope at index 3 ").first).to_be_visible()

    page.go_back()
    wait_settled(page)
    expect_samples(page, "1, 2, 4, 8, 16")
    expect_address(page)
    page.go_forward()
    wait_settled(page)
    expect_samples(page, OWN)
    page.go_forward()
    page.go_forward()
    wait_settled(page)
    expect_samples(page, OWN)
    go_to(page, "Step by step")
    expect_samples(page, OWN)


def test_stepping_adds_no_entry_and_the_address_follows(page: Page) -> None:
    """The way back from a sample leads out of the samples, not through all of them."""
    open_page(page, "/")
    before = entries(page)

    for index in (3, 4):
        page.get_by_role("button", name="next").click()
        wait_settled(page)
        expect_address(page, i=str(index))

    assert entries(page) == before
    page.reload()
    wait_settled(page)
    expect(page.get_by_role("spinbutton", name="index i")).to_have_value("4")


@pytest.mark.parametrize(
    ("address", "label", "text"),
    [
        ("/?case=forgotten-spacing", "Your numbers f", "0, 0.25, 1, 2.25, 4"),
        ("/vector-field?ways=true&field_case=plane", "f(x, y)", "x + 10y"),
    ],
)
def test_link_to_an_example_stays_true(page: Page, address: str, label: str, text: str) -> None:
    """After opening, the address still opens the same example: reload, bookmark, copy."""
    open_page(page, address)
    for _ in range(2):
        expect(page.get_by_role("textbox", name=label, exact=True)).to_have_value(text)
        expect_address(page, **inputs_in(address))
        page.reload()
        wait_settled(page)


def test_undo_and_redo_reach_over_a_page_switch(page: Page) -> None:
    """Typing, a choice, an example and reset are changes, each taken back by one press."""
    open_page(page, "/")
    undo, redo = (page.get_by_role("button", name=name) for name in ("undo", "redo"))
    expect(undo).to_be_disabled()
    fill_text(page, "Your numbers f", OWN)
    wait_settled(page)
    page.get_by_role("radio", name="2", exact=True).click()
    wait_settled(page)
    open_view(page)
    page.get_by_role("radio", name="exact").click()
    wait_settled(page)
    page.keyboard.press("Escape")
    go_to(page, "Guide")
    go_to(page, "Step by step")

    page.get_by_role("button", name="reset").click()
    wait_settled(page)
    expect_samples(page, "1, 2, 4, 8, 16")
    open_view(page)
    expect(page.get_by_role("radio", name="short")).to_be_checked()
    page.keyboard.press("Escape")

    undo.click()
    wait_settled(page)
    expect_address(page, f=OWN, edge_order="2", numbers="exact")
    undo.click()
    wait_settled(page)
    expect(page.get_by_role("radio", name="1", exact=True)).to_be_checked()
    undo.click()
    wait_settled(page)
    expect_samples(page, "1, 2, 4, 8, 16")
    expect(undo).to_be_disabled()

    redo.click()
    wait_settled(page)
    expect_samples(page, OWN)
    expect(redo).to_be_enabled()
    page.get_by_role("heading").first.click()  # out of the text box, where the browser's own works
    page.keyboard.press("Control+Z")
    wait_settled(page)
    expect_samples(page, "1, 2, 4, 8, 16")


def test_an_example_brings_its_index_however_it_is_chosen(page: Page) -> None:
    """What to look for speaks of the index on the screen."""
    open_page(page, "/")

    page.get_by_role("radio", name="formula", exact=True).click()
    wait_settled(page)

    expect(page.get_by_text("index 6, where x is")).to_be_visible()
    expect(page.get_by_text("slope at index 6 ").first).to_be_visible()
    expect_address(page, case="sine")


def test_index_beyond_the_end_becomes_the_last_one(page: Page) -> None:
    """The number box takes what is typed and shows what there is."""
    open_page(page, "/")
    box = page.get_by_role("spinbutton", name="index i")

    box.fill("9")
    box.press("Enter")

    expect(box).to_have_value("4")
    expect(page.get_by_role("button", name="next")).to_be_disabled()
    expect(page.get_by_role("button", name="previous")).to_be_enabled()
    box.fill("-5")
    box.press("Enter")
    expect(box).to_have_value("0")
    expect(page.get_by_role("button", name="previous")).to_be_disabled()


@pytest.mark.parametrize(
    ("address", "said"),
    [("/vector-field?nx=1e999", "nx=1e999"), ("/?spacing=&i=None", "i=None, spacing=")],
)
def test_link_with_any_value_opens_and_says_so(page: Page, address: str, said: str) -> None:
    """A value that no input can hold is named; the page shows what comes nearest."""
    open_page(page, address)

    expect(page.get_by_test_id("stToast")).to_contain_text(said)
    expect(page.locator(".katex-display").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect_address(page)
