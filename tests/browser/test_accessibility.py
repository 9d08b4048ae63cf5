"""No rule of WCAG 2.2 A and AA that axe-core can check is broken, in either theme.

One tab per theme walks through the states, because opening a page costs more than checking it.
"""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import fill_text, open_view, wait_for_figures

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def violations(page: Page) -> list[str]:
    """Return what breaks a rule: the rule, the element, and what is wrong with it."""
    page.mouse.move(0, 0)  # a help text that is fading out has no contrast for a moment
    expect(page.get_by_test_id("stTooltipContent")).to_have_count(0)
    wait_settled(page)
    wait_for_figures(page)
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [describe(rule, node) for rule in found for node in rule["nodes"]]


def describe(rule: dict[str, Any], node: dict[str, Any]) -> str:
    """Return one breach in one line."""
    why = "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
    return f"{rule['id']} at {' '.join(map(str, node['target']))}: {why}"


@THEMES
def test_home_page_breaks_no_accessibility_rule(new_page: NewPage, theme: str) -> None:
    """With its table and the ladder, with a refusal, and for the projector (light alone)."""
    page = new_page(color_scheme=theme)
    open_page(page, "/")
    page.get_by_role("tab", name="As a table").click()
    open_view(page)
    page.get_by_text("Show the steps between samples").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Each square is the slope of one interval")).to_be_visible()
    expect(page.get_by_role("link", name="all 5 steps as CSV")).to_be_visible()
    assert violations(page) == []
    if theme == "dark":
        return

    fill_text(page, "Your numbers f", "1, 2, oops")
    expect(page.get_by_text("got oops at row 1, value 3").first).to_be_visible()
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("1, 2, oops")
    assert violations(page) == []

    page.get_by_role("button", name="start again").click()
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("1, 2, 4, 8, 16")
    wait_settled(page)
    open_view(page)
    page.get_by_text("Projector", exact=True).click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("The call", exact=True)).to_be_hidden()
    assert violations(page) == []


@THEMES
def test_edge_order_breaks_no_accessibility_rule(new_page: NewPage, theme: str) -> None:
    """With a verdict, and in light with one order refused; as it opens: see the phone."""
    page = new_page(color_scheme=theme)
    open_page(page, "/edge-order")
    page.get_by_role("button", name="2 loses").click()
    expect(page.get_by_test_id("stAlert").first).to_be_visible()
    assert violations(page) == []
    if theme == "dark":
        return

    fill_text(page, "Your numbers f", "1, 2")
    expect(page.get_by_text("No edge_order=2 here.")).to_be_visible()
    assert violations(page) == []


@THEMES
def test_vector_field_breaks_no_accessibility_rule(new_page: NewPage, theme: str) -> None:
    """The view with most controls, and in light with both orders and a refused formula.

    The surface, which this browser draws without a graphics card, is checked on the phone alone.
    """
    page = new_page(color_scheme=theme)
    open_page(page, "/vector-field?view=Laplacian,+curl")
    assert violations(page) == []
    if theme == "dark":
        return

    page.get_by_text("Do my arrows point the right way?").click()
    page.get_by_role("button", name="show it on x + 10y").click()
    expect(page.get_by_text("Right: 100% of arrows uphill")).to_be_visible()
    expect(page.get_by_text("Wrong order: 0% of arrows uphill")).to_be_visible()
    assert violations(page) == []

    fill_text(page, "f(x, y)", "sin(x")
    expect(page.get_by_role("button", name="start again")).to_be_visible()
    assert violations(page) == []
