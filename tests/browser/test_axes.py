"""The page about axes in a real Chromium: clicks, keys, a mended call, accessibility."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import click_figure, sideways, wait_for_figures
from tests.browser.test_accessibility import violations


def test_cell_is_selected_by_click_and_key_in_every_map(page: Page) -> None:
    """At 1280 x 720 all maps are in sight; a click into one, or a number, moves the cell."""
    open_page(page, "/axes")
    expect(page.get_by_role("heading", name="How cell [0, 2] was made")).to_be_visible()
    wait_for_figures(page)
    for key in ("ax_input", "ax_out_0", "ax_out_1"):
        place = page.locator(f".st-key-{key} .js-plotly-plot").bounding_box()
        assert place is not None
        assert place["y"] + place["height"] <= 720

    click_figure(page, "ax_input", "y", 3.3, 0.7)
    expect(page.get_by_role("heading", name="How cell [1, 3] was made")).to_be_visible()
    expect(page.get_by_label("index on axis 1")).to_have_value("3")
    click_figure(page, "ax_out_1", "y", 0, 0)
    expect(page.get_by_role("heading", name="How cell [0, 0] was made")).to_be_visible()
    wait_settled(page)
    assert "ax_i1=0" in page.url
    faded = page.locator(".st-key-ax_input .textpoint text").evaluate_all(
        "texts => texts.filter(text => text.style.fillOpacity < 1).length"
    )
    assert faded == 0

    box = page.get_by_label("index on axis 0")
    box.press("ArrowUp")
    box.press("Enter")
    expect(page.get_by_role("heading", name="How cell [1, 0] was made")).to_be_visible()
    assert violations(page) == []
    assert sideways(page) == []


def test_refused_call_is_mended_by_one_click_and_survives_reload(page: Page) -> None:
    """The button writes the spacing; the link remembers it."""
    open_page(page, "/axes?ax_case=x-before-y")
    expect(page.get_by_text("NumPy refuses this call.")).to_be_visible()

    page.get_by_role("button", name="Fix: exchange the spacings").click()
    expect(page.get_by_text("NumPy refuses this call.")).to_be_hidden()
    expect(page.get_by_label("Spacing", exact=True)).to_have_value("[0, 10, 20, 30]; [0, 1, 2]")
    wait_settled(page)
    page.reload()
    expect(page.get_by_label("Spacing", exact=True)).to_have_value("[0, 10, 20, 30]; [0, 1, 2]")


def test_component_is_crossed_out_by_a_click(page: Page) -> None:
    """The meaning of an axis rewrites the call."""
    open_page(page, "/axes?ax_case=trajectory")

    page.get_by_role("radiogroup", name="Axis 1").get_by_text("component").click()

    expect(page.get_by_label("axis=", exact=True)).to_have_value("0")
    expect(page.get_by_text("Axis 1 (x) holds components")).to_be_visible()


@pytest.mark.parametrize(
    ("theme", "width", "case"),
    [("light", 1280, "meshgrid"), ("dark", 1280, "velocity"), ("dark", 390, "four-axes")],
)
def test_axes_break_no_accessibility_rule_and_stay_inside(
    new_page: NewPage, theme: str, width: int, case: str
) -> None:
    """Refused, with a note, and with four axes on a phone."""
    page = new_page(width, color_scheme=theme)
    open_page(page, f"/axes?ax_case={case}")

    assert violations(page) == []
    assert sideways(page) == []
