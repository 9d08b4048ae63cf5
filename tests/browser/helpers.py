"""What several browser tests do to a page: type, click into a figure, open the sidebar."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 50  # on a page, all parts of Streamlit around it included

# Seen from the page the focus is on the component, whatever it is on inside.
HAS_FOCUS = """
element => {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return element === focused
}
"""

FIGURES_DRAWN = """
() => [...document.querySelectorAll('.live-figure')].every(
  chart => chart.ariaBusy === "false"
)
"""

# Streamlit scrolls inside its main element, so the document alone would never tell.
SCROLLS_SIDEWAYS = """
() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
  .filter(element => element.scrollWidth > element.clientWidth)
  .map(element => `${element.tagName}: ${element.scrollWidth} > ${element.clientWidth}`)
"""


def fill_text(page: Page, label: str, text: str) -> None:
    """Type into a text area and send it as Streamlit wants: with Control and Enter."""
    area = page.get_by_label(label, exact=True)
    area.fill(text)
    area.press("Control+Enter")


def card(page: Page) -> Locator:
    """Return the formula of the step card."""
    return page.locator(".katex-display").first


def open_view(page: Page) -> None:
    """Open what says how the answer is shown."""
    page.get_by_role("button", name="View").click()
    expect(page.get_by_text("Projector", exact=True)).to_be_visible()


def cell(page: Page, name: str) -> Locator:
    """Return a cell of the strip by the begin of its name: ``numbers f, index 3``."""
    return page.locator(".st-key-strip").get_by_role("button", name=name)


def expect_slope(page: Page, index: int, value: str) -> None:
    """Wait until the summit of the home page names this index and this value."""
    summit = page.get_by_test_id("stMetric").filter(has_text=f"slope at index {index} ")
    expect(summit.get_by_test_id("stMetricValue")).to_have_text(value)


def click_figure(page: Page, key: str, panel: str, x: float, y: float) -> None:
    """Click at data coordinates of one panel of a figure."""
    plot = page.locator(f".st-key-{key} .live-figure")
    expect(plot.locator(".main-svg").first).to_be_visible()
    box = plot.bounding_box()
    assert box is not None
    place = plot.evaluate(
        """(div, [panel, x, y]) => {
          const { xaxis, yaxis, yaxis2, _size } = div._fullLayout
          const vertical = panel === "y2" ? yaxis2 : yaxis
          return [xaxis._offset + xaxis.l2p(x), vertical._offset + vertical.l2p(y)]
        }""",
        [panel, x, y],
    )
    page.mouse.click(box["x"] + place[0], box["y"] + place[1])


def wait_for_figures(page: Page) -> None:
    """Wait until every figure on the page is drawn, which comes after the script has run."""
    page.wait_for_function(FIGURES_DRAWN)


def sideways(page: Page) -> list[str]:
    """Return what is wider than the screen: the document, or the main part of the page."""
    wait_for_figures(page)
    return list(page.evaluate(SCROLLS_SIDEWAYS))


def figure_widths(page: Page) -> list[float]:
    """Return how wide each figure is, in pixels; side by side on a phone they would be narrow."""
    widths = "figures => figures.map(figure => figure.clientWidth)"
    return list(page.locator(".live-figure").evaluate_all(widths))


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is where it should be, as somebody without a mouse does."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate(HAS_FOCUS):
            return
    raise AssertionError(f"{MOST_STOPS} times Tab did not lead to {target}")
