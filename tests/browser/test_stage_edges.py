"""Edge order under a hand: both ends follow in the browser, and say what the server will say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from playwright.sync_api import Locator, Page, expect

from gradient_core import trace_gradient
from gradient_core.insight import ENDS, compare_edge, edge_sentence
from gradient_core.statements import LEFT, program_data
from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import sideways, wait_for_figures
from tests.browser.modules import Call, asking, assert_same, calls, in_one
from tests.browser.staging import dragged, nothing_sent, sent_by, touched
from tests.browser.test_accessibility import violations

SEED = 20268
ENDS_ASKED = 2000
PROGRAMS = [program_data(order) for order in (1, 2)]

# --- the sentences -----------------------------------------------------------------------------

VERDICTS = """
  const { readSpacing, stepAt } = interpreter
  const { compareEdge } = await load("edge_comparison")
  const { verdictOf } = await load("edge_sentences")
  const calls = floats(given.calls)
  let at = 0
  return given.ends.map((isLeft) => {
    const [n, , length] = calls.subarray(at, at + 3)
    const spacing = calls.subarray(at + 3, at + 3 + length)
    const f = calls.subarray(at + 3 + length, at + 3 + length + n)
    at += 3 + length + n
    const reading = readSpacing(length > 1 ? spacing : spacing[0])
    const index = isLeft ? 0 : n - 1
    const [one, two] = given.programs.map((program) => stepAt(program, f, reading, index))
    const { kind, sentence } = verdictOf(compareEdge(one, two, f, reading))
    return [kind, sentence]
  })
"""


def telling(rng: np.random.Generator) -> Call:
    """Return a call about whose ends something is certain: few whole numbers, or a parabola."""
    n = int(rng.integers(3, 7))
    is_even = rng.random() < 0.4
    x = np.cumsum(np.ones(n) if is_even else rng.integers(1, 4, n)) / rng.choice([1.0, 2.0, 10.0])
    f = rng.integers(-12, 13, n).astype(float)
    if rng.random() < 0.4:
        near = x[0] + (x[1] - x[0]) / 4, x[-1] - (x[-1] - x[-2]) / 4  # it turns in a gap of an end
        f = rng.integers(-2, 3) * (x - rng.choice([*near, 0.0])) ** 2 + rng.integers(-2, 3) * x
    spacing = x[:1] if is_even else x[:: rng.choice([1, -1])]
    return Call(f * rng.choice([1.0, 0.1, 1e3, 1e9]), spacing.copy(), 2)


def verdict(call: Call, region: str) -> list[str]:
    """Return the kind and the sentence of an end, in Python."""
    with np.errstate(all="ignore"):
        one, two = (trace_gradient(call.f, call.argument, edge_order=order) for order in (1, 2))
        edge = compare_edge(one, two, region)
        kind = "error" if edge.overshoots else "success" if edge.is_exact else "plain"
        return [kind, edge_sentence(edge)]


def as_given(call: Call) -> Call:
    """Return the call with integers where all samples are whole, and not too large for them."""
    f = call.f
    whole = np.isfinite(f).all() and (f == np.trunc(f)).all() and np.abs(f).max() < 2**53
    return Call(f.astype(np.int64) if whole else f, call.spacing, 2)


def test_verdicts_are_those_of_the_server(new_page: NewPage) -> None:
    """The sentence and its kind, of numbers of all kinds and of ends that are certain."""
    rng = np.random.default_rng(SEED)
    found = [call for call in calls(rng, ENDS_ASKED, 0.02) if len(call.f) > 2]
    found += [telling(rng) for _ in range(ENDS_ASKED)]
    found = [as_given(call) if rng.random() < 0.5 else call for call in found]
    regions = [ENDS[k] for k in rng.integers(0, 2, len(found))]
    ours: list[Any] = [verdict(*each) for each in zip(found, regions, strict=True)]
    ends = [region == LEFT for region in regions]

    theirs = asking(new_page())(VERDICTS, calls=in_one(found), ends=ends, programs=PROGRAMS)

    asked = [(call.f, call.spacing, region) for call, region in zip(found, regions, strict=True)]
    assert_same(theirs, ours, asked)
    seen = Counter(kind for kind, _ in ours)
    assert min(seen["error"], seen["success"], seen["plain"]) > ENDS_ASKED / 20
    parts = ("It turns inside", "straight line", "no slope here", "it also reads", "Both give")
    told = {part: sum(part in sentence for _, sentence in ours) for part in parts}
    assert min(told.values()) > 5, told


# --- under a hand ------------------------------------------------------------------------------

BOX = "Your numbers f"
AT_REST = "() => !document.documentElement.hasAttribute('data-stage-moving')"

# What tells of both ends, as it is seen at this moment: large numbers, sentences in their colours,
# and what is written in the figures.
SEEN = """
() => {
  const isSeen = element => // of a text in a hidden drawing there is no more than a box of nothing
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width
  const shown = selector => [...document.querySelectorAll(selector)].filter(isSeen)
  const texts = selector => shown(selector).map(element => element.textContent)
  const look = sentence => {
    const box = sentence.closest("[role=alert], [role=status], .stage-alert") ?? sentence
    const { backgroundColor, color } = getComputedStyle(box)
    return [backgroundColor, color, box.clientWidth, box.clientHeight]
  }
  const verdicts = ["left", "right"].map(end => shown(`.st-key-stage_${end}_end_verdict p`)[0])
  const written = ["left", "right"].map(end => texts(`.st-key-${end}_end ` +
    ":is(.annotation-text, .stage-end-name, .textpoint text, .stage-label)").sort())
  const values = texts(":is(.st-key-stage_left_end_values, .st-key-stage_right_end_values) " +
    ":is([data-testid=stMetricValue], [data-part=stMetricValue])")
  return [values, verdicts.map(each => each.textContent), verdicts.map(look), written]
}
"""

# The slopes of the lines that are drawn while something moves, as they are seen: a dashed one
# first; and whether they leave the plot.
SLOPES = """
key => {
  const figure = document.querySelector(`.st-key-${key} .live-figure`)
  const { xaxis, yaxis } = figure._fullLayout
  const lines = [...figure.parentElement.querySelectorAll(".stage-marks svg path")].slice(1)
  return lines.map(line => {
    const ends = line.getAttribute("d").slice(1).split("L").map(at => at.split(",").map(Number))
    const [[x, y], [toX, toY]] = ends.map(([left, top]) => [xaxis.p2d(left), yaxis.p2d(top)])
    return (toY - y) / (toX - x)
  })
}
"""

# Where names and labels stand.
WRITTEN = """
() => Object.fromEntries([...document.querySelectorAll(".live-figure")].flatMap(figure => {
  const all = [...figure.parentElement.querySelectorAll(
    ".annotation-text, .stage-end-name, .textpoint text, .stage-label")]
  const end = figure.closest("[class*=_end]").className.match(/(left|right)_end/)[0]
  const seen = all.filter(text => text.checkVisibility({ visibilityProperty: true }))
  return seen.map(text => [text, text.getBoundingClientRect()]).filter(([, box]) => box.width)
    .map(([text, { left, right, top, bottom }]) =>
      [`${end}: ${text.textContent}`, [(left + right) / 2, (top + bottom) / 2]])
}))
"""

PRESSED = """
handles => handles.forEach(handle => {
  handle.focus()
  for (const type of ["keydown", "keyup"]) {
    handle.dispatchEvent(new KeyboardEvent(type, { key: "PageUp", bubbles: true }))
  }
})
"""


def handle(page: Page, end: str, index: int) -> Locator:
    """Return a handle; wait until it is there. A sample may be in both ends."""
    found = page.locator(f".st-key-{end}_end").get_by_role("slider", name=f"f[{index}]", exact=True)
    expect(found).to_have_count(1)
    return found


def at_rest(page: Page) -> None:
    """Wait until the page shows what the server drew."""
    page.wait_for_function(AT_REST)
    wait_settled(page)
    wait_for_figures(page)


def test_both_ends_follow_the_mouse(page: Page) -> None:
    """Nothing is sent on the way; what is seen then stays; box, link and undo know it."""
    sent = sent_by(page)
    open_page(page, "/edge-order")
    wait_for_figures(page)
    expect(page.get_by_text("Make both orders agree at the left end.")).to_be_visible()
    grip = handle(page, "right", 4)
    plain = page.evaluate(SEEN)[2][1]
    with dragged(page, grip, 0, 52):
        text = grip.get_attribute("aria-valuetext")
        with nothing_sent(page, sent):
            moving, slopes = page.evaluate(SEEN), page.evaluate(SLOPES, "right_end")
        expect(page.locator(".st-key-right_end .scatterlayer .trace:visible")).to_have_count(0)
        assert page.url.endswith("/edge-order")
    at_rest(page)

    one, two = (trace_gradient([1, 2, 4, 8, float(str(text))], edge_order=k) for k in (1, 2))
    assert np.allclose(slopes, [one.values[-1], two.values[-1]], rtol=0.005)
    assert moving[1][1] == edge_sentence(compare_edge(one, two, ENDS[1]))
    assert "overshoots" in moving[1][1]
    assert moving[2][1] != plain
    after = page.evaluate(SEEN)
    assert after == moving
    assert f"f[4] = {text}" in after[3][1]
    expect(page.locator(".stage-marks *")).to_have_count(0)
    expect(page.get_by_label(BOX, exact=True)).to_have_value(f"1, 2, 4, 8, {text}")
    assert page.url.endswith(f"/edge-order?f=1%2C+2%2C+4%2C+8%2C+{text}")
    page.get_by_role("button", name="undo").click()
    expect(page.get_by_label(BOX, exact=True)).to_have_value("1, 2, 4, 8, 16")
    at_rest(page)

    middle = handle(page, "left", 2)  # in both ends
    middle.focus()
    page.keyboard.press("PageDown")
    at_rest(page)
    expect(page.get_by_text("✓ That is it.")).to_have_count(0)
    page.keyboard.down("PageDown")
    assert page.evaluate(SEEN)[0] == ["1", "1", "8", "9.5"]
    expect(page.get_by_text("✓ That is it.")).to_be_visible()
    page.keyboard.up("PageDown")
    at_rest(page)
    expect(page.get_by_label(BOX, exact=True)).to_have_value("1, 2, 3, 8, 16")
    expect(page.get_by_text("✓ That is it.")).to_be_visible()
    page.get_by_role("button", name="another question; this is 1 of 3").click()
    expect(page.get_by_text("Keep the last three samples rising")).to_be_visible()


def test_nothing_jumps_as_a_drag_begins(page: Page) -> None:
    """What is drawn for the same numbers stands in the same places; Escape takes a move back."""
    f, x = "3, 1, 2, 0.333, -12.25", "5, 4, 2, 1, 0"
    open_page(page, f"/edge-order?f={f}&spacing=coordinates&x={x}")
    wait_for_figures(page)
    handle(page, "left", 0).focus()
    before = page.evaluate(WRITTEN)
    assert len(before) == 12
    page.keyboard.down("Shift")
    page.keyboard.down("ArrowUp")
    page.keyboard.down("ArrowDown")  # none is let go: the numbers are those before
    assert page.locator(".stage-end-name").count() == 4
    moved = page.evaluate(WRITTEN)
    assert sorted(moved) == sorted(before)
    assert max(np.abs(np.subtract(moved[name], before[name])).max() for name in before) < 1
    page.keyboard.up("Shift")
    page.keyboard.down("PageUp")
    assert page.evaluate(SEEN)[0] != ["2", "2.8333", "12.583", "18.041"]
    page.keyboard.press("Escape")
    for key in ("ArrowUp", "ArrowDown", "PageUp"):
        page.keyboard.up(key)
    at_rest(page)
    assert page.evaluate(SEEN)[0] == ["2", "2.8333", "12.583", "18.041"]
    expect(page.get_by_label(BOX, exact=True)).to_have_value(f)

    first, last = handle(page, "left", 0), handle(page, "right", 4)
    ends = [each.element_handle() for each in (first, last)]
    page.evaluate(PRESSED, ends)  # the second before the first is answered
    expect(page.get_by_label(BOX, exact=True)).to_have_value("3.5, 1, 2, 0.333, -10.2")


def test_finger_drags_an_end_on_a_phone(new_page: NewPage) -> None:
    """The page does not scroll along, nothing sticks out, and no rule is broken."""
    page = new_page(390, 844, color_scheme="dark", has_touch=True)
    open_page(page, "/edge-order?f=0, 1, 4, 9, 16")
    wait_for_figures(page)
    grip = handle(page, "left", 0)
    grip.scroll_into_view_if_needed()
    where = page.locator(".st-key-left_end").bounding_box()
    exact = page.evaluate(SEEN)
    with touched(page, grip, 0, -40):
        moving = page.evaluate(SEEN)
        assert page.locator(".st-key-left_end").bounding_box() == where
        assert sideways(page) == []
    assert moving[1][0].startswith("They differ by")
    assert moving[2][0] != exact[2][0]
    assert moving[1][1] == exact[1][1]
    at_rest(page)
    assert page.evaluate(SEEN) == moving
    assert violations(page) == []
