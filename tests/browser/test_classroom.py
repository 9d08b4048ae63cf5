"""The page for teachers in a real Chromium: keys, a file, paper, codes, and both themes."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from gradient_core.lessons import PREDICTION
from gradient_core.worksheets import Worksheet, draw_worksheet
from gradient_core.worksheets.blocks import Code
from gradient_ui.files.lessons import LESSONS
from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import sideways, wait_for_figures
from tests.browser.test_accessibility import THEMES, violations

MINE = """# My lesson

- minutes: 5
- level: any

## Prompt: Mine

Say it.
"""
# What is not black on white, of all that is printed.
COLOURED = """
() => [...document.querySelectorAll(".st-key-paper, .st-key-paper *")]
  .filter(each => each.checkVisibility())
  .filter(each => getComputedStyle(each).color !== "rgb(0, 0, 0)")
  .map(each => `${each.tagName}: ${getComputedStyle(each).color}`)
"""


def expect_step(page: Page, title: str) -> None:
    """Wait until a step of a lesson is shown."""
    expect(page.get_by_role("heading", name=title, level=3)).to_be_visible()


def test_a_lesson_is_taught_by_keys(page: Page) -> None:
    """Arrows walk; digits count raised hands, hidden until both rounds are in; the link knows."""
    lesson = LESSONS["what-it-does"].steps
    assert (lesson[1].kind, bool(lesson[2].link)) == (PREDICTION, True)
    open_page(page, "/classroom?projector=true")
    expect_step(page, lesson[0].title)
    page.keyboard.press("ArrowRight")
    expect_step(page, lesson[1].title)
    wait_settled(page)
    page.keyboard.type("133233")  # as fast as they come
    said = page.get_by_role("status").filter(has_text="so far")
    expect(said).to_have_text("6 hands so far")
    for _ in range(2):
        page.keyboard.press("Backspace")
    expect(said).to_have_text("4 hands so far")
    # the hands are counted here, and not by the view for the back row as well
    expect(page.get_by_role("region", name="Vote")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(said).to_have_text("0 hands so far")
    page.get_by_text("type the counts").click()
    page.get_by_label("3", exact=True).fill("12")
    expect(said).to_have_text("12 hands so far")
    page.get_by_role("button", name="one hand for answer 4").click()
    expect(said).to_have_text("13 hands so far")
    page.keyboard.press("Enter")  # ends the round, whatever was clicked last
    expect(page.get_by_role("button", name="vote again")).to_be_visible()
    wait_for_figures(page)
    counts = page.locator(".st-key-tally .bartext")
    expect(counts).to_have_text(["1", "1", "2", "0", "0", "0", "12", "1"])
    page.keyboard.press("ArrowRight")
    expect_step(page, lesson[2].title)
    wait_settled(page)
    assert "step=3" in page.url

    page.keyboard.press("Enter")  # as the link
    expect(page.get_by_label("Your numbers f", exact=True)).to_have_value("0, 5, 20, 30, 30")
    wait_settled(page)
    assert "projector=true" in page.url  # still for the room
    expect(page.get_by_role("link", name="lesson")).to_be_visible()
    page.keyboard.press("l")
    expect_step(page, lesson[2].title)
    wait_settled(page)
    page.keyboard.press("1")  # nothing is asked here: no hands are counted
    expect(page.get_by_role("region", name="Vote")).to_be_hidden()


def test_what_was_clicked_lets_go_of_the_keys(page: Page) -> None:
    """A popover that is closed, a switch and a list: then Enter, arrows and P are the page's."""
    lesson = LESSONS["what-it-does"].steps
    open_page(page, "/classroom?step=2")
    expect_step(page, lesson[1].title)
    wait_settled(page)
    view = page.get_by_role("button", name="View")
    view.click()
    expect(view).to_have_attribute("aria-expanded", "true")
    view.click()
    expect_body_focused(page)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Now convince your neighbour.")).to_be_visible()
    expect(view).to_have_attribute("aria-expanded", "false")

    page.get_by_text("Notes for the teacher").click()
    expect_body_focused(page)
    page.keyboard.press("ArrowRight")
    expect_step(page, lesson[2].title)

    page.get_by_role("combobox", name="Lesson").click()
    page.get_by_role("option", name="The two ends").click()
    expect_body_focused(page)
    expect_step(page, LESSONS["the-ends"].steps[0].title)
    page.keyboard.press("p")
    expect(page.get_by_role("toolbar", name="Projector")).to_be_visible()


def test_a_lesson_stays_where_it_is_when_the_view_changes(page: Page) -> None:
    """P, an arrow key, P and P; and after a picture the switch in View tells what is so."""
    lesson = LESSONS["the-ends"].steps
    open_page(page, "/classroom?lesson=the-ends&step=2")
    wait_settled(page)
    for key, title in (("p", 1), ("ArrowRight", 2), ("p", 2), ("p", 2)):
        page.keyboard.press(key)
        wait_settled(page)
        expect_step(page, lesson[title].title)
    expect(page.get_by_role("heading", name="The two ends", level=1)).to_be_visible()

    page.get_by_role("link", name="show it").click()
    expect(page.get_by_text("Left end, gradient[0]")).to_be_visible()
    wait_settled(page)
    page.go_back()
    expect_step(page, lesson[2].title)
    wait_settled(page)
    page.keyboard.press("ArrowRight")
    expect_step(page, lesson[3].title)
    wait_settled(page)
    page.get_by_role("button", name="View").click()
    expect(page.get_by_role("switch", name="Projector")).to_be_checked()


def expect_body_focused(page: Page) -> None:
    """Wait until nothing has the focus: a key is for the whole page then."""
    page.wait_for_function("() => document.activeElement === document.body")


def test_a_button_keeps_the_focus_of_who_came_by_keys(page: Page) -> None:
    """Tab and Space: whoever uses no mouse must know where they are."""
    open_page(page, "/classroom?step=2")
    wait_settled(page)
    switch = page.get_by_role("switch", name="Notes for the teacher")
    switch.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(switch).to_be_checked()
    wait_settled(page)
    expect(switch).to_be_focused()


def test_a_file_with_a_slip_is_told_its_line(page: Page, tmp_path: Path) -> None:
    """The lesson goes on meanwhile; mended, the file is the lesson."""
    wrong, right = tmp_path / "wrong.md", tmp_path / "right.md"
    wrong.write_text(MINE.replace("Prompt", "Quiz"), encoding="utf-8")
    right.write_text(MINE, encoding="utf-8")
    open_page(page, "/classroom?lesson=the-ends")
    choose(page, wrong)
    expect(
        page.get_by_text("Line 6: a step of the kind Quiz is not known. Use prediction.")
    ).to_be_visible()
    expect_step(page, LESSONS["the-ends"].steps[0].title)

    choose(page, right)
    expect_step(page, "Mine")
    expect(page.get_by_text("Line 6")).to_have_count(0)


def choose(page: Page, file: Path) -> None:
    """Open a lesson of this computer."""
    wait_settled(page)
    page.get_by_role("button", name="Open a lesson").click()
    wait_settled(page)
    page.locator("input[type=file]").set_input_files(file)


def squeezed(text: str) -> str:
    """Return a text without blanks and ligatures: they are up to the paper and the font."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(page: Page, size: str) -> list[str]:
    """Return the text of each page as it is printed on paper of a size."""
    return [each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format=size))).pages]


def test_only_the_sheet_is_on_paper_and_in_files(new_page: NewPage) -> None:
    """Black on white from a dark screen, on both papers; the key begins on a page of its own."""
    sheet = draw_worksheet("class-7b", 6)
    page = new_page(color_scheme="dark")
    open_page(page, "/classroom?part=Worksheet&print=both")
    expect(page.get_by_text("They make this sheet again.")).to_be_visible()
    page.evaluate("() => { window.print = () => { window.printed = true } }")
    page.get_by_role("button", name="print", exact=True).click()
    page.wait_for_function("() => window.printed")
    page.get_by_role("button", name="Files").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Moodle XML, with the answers").click()
    assert downloading.value.suggested_filename == "worksheet-class-7b-both.xml"
    assert len(ET.parse(downloading.value.path()).findall("question")) == 7

    for size in ("A4", "Letter"):
        expect_on_paper(sheet, printed(page, size))
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(COLOURED) == []


def expect_on_paper(sheet: Worksheet, pages: list[str]) -> None:
    """Find the questions first, then the key with every step, and nothing else."""
    key_at = next(k for k, text in enumerate(pages) if "worksheet class-7b: key" in text)
    asked, key = (squeezed("".join(part)) for part in (pages[:key_at], pages[key_at:]))
    for exercise in sheet.exercises:
        item = exercise.item
        (code,) = [block for block in exercise.question if isinstance(block, Code)]
        assert squeezed(item.on_paper) in asked
        assert squeezed(code.shown) in asked
        assert squeezed(f"{exercise.number}. {exercise.answer}") in key
        assert all(squeezed(line.text) in key for line in item.solution)
        assert not any(squeezed(line.text) in asked for line in item.solution)
    assert pages[key_at].lstrip().startswith("np.gradient, worksheet")
    for other in ("Step by step", "Word", "Files", "How is this taught", "Next:"):
        assert other not in pages[0]


@THEMES
def test_classroom_breaks_no_accessibility_rule(new_page: NewPage, theme: str) -> None:
    """A vote with notes (light alone), its answer, the paper, and the code."""
    page = new_page(color_scheme=theme)
    open_page(page, "/classroom?step=2&notes=true")
    wait_settled(page)
    page.keyboard.press("1")
    expect(page.get_by_text("1 hand so far")).to_be_visible()
    page.get_by_text("type the counts").click()
    if theme == "light":
        assert violations(page) == []
    page.get_by_role("button", name="first vote is in").click()
    expect(page.get_by_text("Now convince your neighbour.")).to_be_visible()
    page.get_by_role("button", name="second vote is in").click()
    expect(page.get_by_role("button", name="vote again")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("tab", name="Worksheet").click()
    expect(page.get_by_text("np.gradient, worksheet class-7b")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("tab", name="Link for the room").click()
    code = page.get_by_role("img", name="QR code of")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.complete && image.naturalWidth > 0")
    assert violations(page) == []


def test_classroom_fits_a_phone(new_page: NewPage) -> None:
    """Nothing is wider than the screen, the key and its formulas neither."""
    page = new_page(width=390, height=844)
    open_page(page, "/classroom?step=2&notes=true")
    assert sideways(page) == []
    page.get_by_role("tab", name="Worksheet").click()
    page.get_by_text("both", exact=True).click()
    expect(page.get_by_text("They make this sheet again.")).to_be_visible()
    assert sideways(page) == []
    page.get_by_role("tab", name="Link for the room").click()
    expect(page.get_by_role("img", name="QR code of")).to_be_visible()
    assert sideways(page) == []
