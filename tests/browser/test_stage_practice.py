"""A sample that is pulled on Practice: by mouse, finger and keys, and by what is typed."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from gradient_core.practice import LAST_LEVEL, PULL, draw_item
from tests.browser.conftest import NewPage, open_page
from tests.browser.helpers import sideways, wait_for_figures
from tests.browser.staging import dragged, handle, nothing_sent, sent_by, touched
from tests.browser.test_accessibility import THEMES, violations
from tests.browser.test_stage import at_rest

NUMBER = next(n for n in range(1, 9) if draw_item("1", LAST_LEVEL, n).kind == PULL)
ITEM = draw_item("1", LAST_LEVEL, NUMBER)
NAME = f"f[{ITEM.asked}]"
LINK = f"/practice?pr_level={LAST_LEVEL}&pr_item={NUMBER}"
BOX = "Your answer"

# Numbers in the picture, and how many lines there are, while a sample moves.
SEEN = """
() => {
  const marks = document.querySelector(".st-key-practice_slopes .stage-marks")
  const texts = [...marks.querySelectorAll("text")].map(each => each.textContent)
  return [texts, marks.querySelectorAll("path[fill=none]").length]
}
"""


def opened(page: Page) -> None:
    """Open the item, and wait until its sample can be pulled."""
    open_page(page, LINK)
    wait_for_figures(page)
    handle(page, NAME)


def test_only_the_sample_moves_and_its_number_is_in_the_box(page: Page) -> None:
    """Nothing is sent on the way; the slope is not told; the box has what was let go."""
    sent = sent_by(page)
    opened(page)
    box = page.get_by_label(BOX, exact=True)
    expect(page.locator(".st-key-practice_strip")).to_have_count(0)
    grip = handle(page, NAME)
    with dragged(page, grip, 0, -40):
        text = str(grip.get_attribute("aria-valuetext"))
        with nothing_sent(page, sent):
            labels, lines = page.evaluate(SEEN)
        assert float(text) * 2 == int(float(text) * 2) != 2 * float(ITEM.start or 0)
        given = [str(f) for k, f in enumerate(ITEM.solved.samples) if k != ITEM.asked]
        assert labels == [*given, f"↕ {NAME} = {text}"]
        assert lines == 1  # the curve through the samples
        expect(box).to_have_value("")
    at_rest(page)

    expect(box).to_have_value(text)
    expect(page.locator(".stage-marks *")).to_have_count(0)
    expect(page.get_by_text("What NumPy does")).to_have_count(0)
    assert handle(page, NAME).get_attribute("aria-valuetext") == text


def test_place_of_a_slip_is_named_by_keys_alone(page: Page) -> None:
    """Arrows move by halves, with Shift by tenths; Escape takes it back; Enter checks."""
    opened(page)
    box = page.get_by_label(BOX, exact=True)
    grip = handle(page, NAME)
    slip = next(w for w in ITEM.wrong if (2 * w.answer).denominator == 1 and 0 < w.answer < 20)
    grip.focus()
    page.keyboard.down("PageUp")
    assert grip.get_attribute("aria-valuetext") == f"{float((ITEM.start or 0) + 5):g}"
    page.keyboard.press("Escape")
    page.keyboard.up("PageUp")
    at_rest(page)
    expect(box).to_have_value("")

    page.keyboard.press("Shift+ArrowUp")
    expect(box).to_have_value(f"{float(ITEM.start or 0) + 0.1:g}")
    page.keyboard.press("Shift+ArrowDown")
    expect(box).to_have_value(f"{float(ITEM.start or 0):g}")
    steps = int(2 * (slip.answer - (ITEM.start or 0)))
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowUp" if steps > 0 else "ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_text(f"is what comes of {slip.slip.name}")).to_be_visible()
    expect(page.get_by_text("0 of 1 right")).to_be_visible()
    expect(page.get_by_text("What NumPy does")).to_be_visible()
    expect(page.get_by_role("slider", name=NAME, exact=True)).to_have_count(0)


def test_picture_follows_what_is_typed_and_a_hand_begins_there(page: Page) -> None:
    """Then Enter checks what was let go, not what was typed before."""
    opened(page)
    box = page.get_by_label(BOX, exact=True)
    grip = handle(page, NAME)
    for text, value in (("7", "7"), ("7/2", "3.5"), ("−1,5", "-1.5"), ("", "-1.5"), ("x", "-1.5")):
        box.fill(text)
        expect(grip).to_have_attribute("aria-valuetext", value)
    grip.focus()
    page.keyboard.press("ArrowUp")
    expect(box).to_have_value("-1")

    right = f"{float(ITEM.right):g}"  # type: ignore[arg-type]
    box.fill(right)
    expect(grip).to_have_attribute("aria-valuetext", right)
    box.press("Enter")
    expect(page.get_by_text("1 of 1 right")).to_be_visible()
    expect(page.locator(".stage-marks *")).to_have_count(0)


def test_finger_pulls_on_a_phone(new_page: NewPage) -> None:
    """The page does not scroll along, nothing sticks out, and no rule is broken."""
    page = new_page(390, 844, color_scheme="dark", has_touch=True)
    opened(page)
    grip, box = handle(page, NAME), page.get_by_label(BOX, exact=True)
    expect(grip).to_be_in_viewport()
    expect(box).to_be_in_viewport()
    where = page.locator(".st-key-practice_slopes").bounding_box()
    with touched(page, grip, 0, -30):
        text = str(grip.get_attribute("aria-valuetext"))
        assert text != f"{float(ITEM.start or 0):g}"
        assert page.locator(".st-key-practice_slopes").bounding_box() == where
    at_rest(page)
    expect(box).to_have_value(text)
    assert sideways(page) == []
    assert violations(page) == []


@THEMES
def test_question_and_answer_break_no_rule(new_page: NewPage, theme: str) -> None:
    """As it asks, and with both slopes."""
    page = new_page(color_scheme=theme)
    opened(page)
    assert violations(page) == []
    box = page.get_by_label(BOX, exact=True)
    box.fill(str(ITEM.wrong[0].answer))
    box.press("Enter")
    expect(page.get_by_text("is what comes of")).to_be_visible()
    assert violations(page) == []
