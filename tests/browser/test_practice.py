"""The page of questions in a real Chromium: keys, the slip that is named, a phone, both themes."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from gradient_core.practice import LAST_LEVEL, PAPERS, WHERE_WRONG, draw_item
from tests.browser.conftest import NewPage, open_page
from tests.browser.helpers import figure_widths, sideways
from tests.browser.test_accessibility import THEMES, violations

# A value between gaps that differ: the secant is wrong there.
NUMBER = next(
    number
    for number in range(1, 99)
    if (item := draw_item("1", LAST_LEVEL, number)).kind == "next value"
    and "secant" in item.wrong[0].slip.name
)
LINK = f"/practice?pr_level={LAST_LEVEL}&pr_item={NUMBER}"


def secant() -> str:
    """Return what the secant gives there."""
    return str(draw_item("1", LAST_LEVEL, NUMBER).wrong[0].answer)


def test_wrong_answer_is_named_and_asked_again_by_keys(page: Page) -> None:
    """Enter checks; the slip has its name, its weights and its number; Enter asks once more."""
    open_page(page, LINK)
    strip = page.locator(".st-key-practice_strip")
    asked = strip.locator(".lane").last.get_by_role("button")
    expect(asked).to_have_text("?")
    expect(strip.locator(".weight")).to_have_count(0)

    box = page.get_by_label("Your answer", exact=True)
    box.fill(secant())
    box.press("Enter")

    expect(page.get_by_text("is what comes of the secant across both gaps")).to_be_visible()
    expect(page.get_by_text("0 of 1 right")).to_be_visible()
    expect(strip.locator(".weight")).to_have_count(2)
    expect(asked).to_have_text(secant().replace("-", "−"))
    expect(page.get_by_text("What NumPy does")).to_be_visible()
    expect(box).to_have_count(0)

    page.keyboard.press("Enter")
    expect(page.get_by_text("second try")).to_be_visible()
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    expect(asked).to_have_text("?")
    again = draw_item("1", LAST_LEVEL, NUMBER, again=True)
    box.fill(str(again.right))
    box.press("Enter")
    expect(page.get_by_text("0 of 1 right at once, 1 at a later try")).to_be_visible()


def test_choice_is_made_by_keys(page: Page) -> None:
    """Space chooses, Enter checks; then Enter goes on."""
    item = draw_item("1", 2, 3)
    right = [choice.text for choice in item.choices].index(str(item.right))
    open_page(page, "/practice?pr_level=2&pr_item=3")
    radios = page.get_by_role("radiogroup", name="Your answer").get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("Space")
    for _ in range(right):
        page.keyboard.press("ArrowDown")
    expect(radios.nth(right)).to_be_checked()

    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{item.right} is right.")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radiogroup", name=WHERE_WRONG)).to_be_visible()
    page.get_by_role("button", name="skip").click()
    expect(page.get_by_text("Which statement does NumPy execute")).to_be_visible()


@THEMES
def test_published_answer_is_judged_by_keys(new_page: NewPage, theme: str) -> None:
    """Arrows choose, Enter checks; a wrong one has its number; then Enter on the page goes on."""
    page = new_page(color_scheme=theme)
    item, paper = draw_item("1", 1, 2), PAPERS[0]
    open_page(page, "/practice?pr_level=1&pr_item=2")
    box = page.get_by_label("Your answer", exact=True)
    box.fill(str(item.right))
    box.press("Enter")
    expect(page.get_by_text("1 of 1 right")).to_be_visible()
    page.keyboard.press("Enter")
    radios = page.get_by_role("radiogroup", name=WHERE_WRONG).get_by_role("radio")
    expect(radios).to_have_count(len(paper.choices))
    assert violations(page) == []

    radios.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That rule would give 0.6; printed is 0.47.")).to_be_visible()
    expect(radios.first).to_be_checked()
    radios.first.focus()
    page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text("NumPy: 11/15")).to_be_visible()
    expect(page.get_by_text("1 of 2 right at once, 1 at a later try")).to_be_visible()
    assert violations(page) == []
    page.get_by_text("NumPy: 11/15").click()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Which samples does NumPy read")).to_be_visible()


@THEMES
def test_question_and_named_slip_break_no_rule(new_page: NewPage, theme: str) -> None:
    """As it asks, and with the slip in its colour."""
    page = new_page(color_scheme=theme)
    open_page(page, LINK)
    assert violations(page) == []

    box = page.get_by_label("Your answer", exact=True)
    box.fill(secant())
    box.press("Enter")
    expect(page.get_by_text("is what comes of the secant across both gaps")).to_be_visible()
    assert violations(page) == []


def test_next_question_is_seen_from_its_beginning(new_page: NewPage) -> None:
    """However far down the answer of the one before was read."""
    page = new_page(390, 600)
    open_page(page, "/practice")
    button = page.get_by_role("button", name="next")
    button.scroll_into_view_if_needed()
    page.mouse.wheel(0, 2000)
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 100")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Item 2")).to_be_visible()
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop < 10")


def test_phone_has_question_and_check_on_one_screen(new_page: NewPage) -> None:
    """Strip, box and button above the fold; nothing sticks out, and no rule is broken."""
    page = new_page(390, 844, color_scheme="dark")
    open_page(page, "/practice?pr_level=1&pr_item=2")

    assert sideways(page) == []
    assert min(figure_widths(page)) > 300
    parts = (page.locator(".st-key-practice_strip"), page.get_by_role("button", name="check"))
    boxes = [part.bounding_box() for part in parts]
    ends = [box["y"] + box["height"] for box in boxes if box is not None]
    assert len(ends) == len(parts)
    assert ends == sorted(ends)
    assert ends[-1] <= 844
    assert violations(page) == []
