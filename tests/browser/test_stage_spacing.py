"""Spacing under a hand: ruler, seesaw, tangents and texts follow, and say what the server says."""

from __future__ import annotations

from typing import Any

import numpy as np
from playwright.sync_api import Page, expect

from gradient_core import GradientCoreError, GradientTrace, trace_gradient
from gradient_core.calls import report_on
from gradient_core.insight import LeverRule, lever_rule_at, moved_along_parabola
from gradient_core.statements import program_data
from gradient_ui.cards.spacing import candidate_rows
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.lanes import slopes_of
from gradient_ui.figures.line.ruler import ruler_figure
from gradient_ui.figures.line.seesaw import seesaw_figure
from gradient_ui.stage.live_stage import look_of
from gradient_ui.theme import LIGHT
from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import sideways, wait_for_figures
from tests.browser.modules import Call, asking, assert_same, calls, in_one
from tests.browser.staging import dragged, handle, nothing_sent, sent_by, touched
from tests.browser.test_accessibility import violations

SEED = 20269
CALLS = 250
LEAST = 1e-6  # below it a place is 0: what two ways of rounding leave

# --- what is said and drawn ----------------------------------------------------------------------

TOLD = """
  const { gradient, readSpacing, stepAt } = interpreter
  const { leverRule, movedAlongParabola } = await load("lever")
  const { spacingInWords, uniformity } = await load("spacing_words")
  const { candidateTexts } = await load("candidates")
  const { seesawMarks } = await load("seesaw")
  const { rulerMarks } = await load("ruler")
  const { slopesData } = await load("slopes_data")
  const { program, look } = given
  const written = (marks) => marks.filter(({ kind }) => kind === "text").flatMap(
    ({ text, x, y }) => text.map((each, k) => [each, x[k], y[k]]))
  const told = (rule, range) => rule && [
    candidateTexts(rule), rule.tilt, written(seesawMarks(rule, look, range))]
  const values = floats(given.calls)
  let at = 0
  return given.asked.map(({ i, share, across, reach, apart }) => {
    const [n, , length] = values.subarray(at, at + 3)
    const x = [...values.subarray(at + 3, at + 3 + length)]
    const f = [...values.subarray(at + 3 + length, at + 3 + length + n)]
    at += 3 + length + n
    const reading = readSpacing(x)
    const step = stepAt(program, f, reading, i)
    const three = (row) => row.slice(Math.max(0, i - 1), i + 2)
    const rule = leverRule(i, three(x), three(f), step.value)
    const moved = rule && movedAlongParabola(rule, share)
    const made = moved && stepAt(program, moved.f, readSpacing(moved.x), 1).value
    const strip = slopesData({ lanes: [{}, {}, {}] },
      { f, g: gradient(program, f, reading), step, reading, isWhole: false })
    return [
      [spacingInWords(reading), uniformity(reading, false)],
      told(rule, reach),
      moved && told(leverRule(i, moved.x, moved.f, made), apart),
      strip.lanes.map(({ cells }) => cells.map(({ text, number, lit }) => [text, number, lit])),
      strip.links.map(({ above, below, weight }) => [above, below, weight]),
      written(rulerMarks({ x, step, look, across })).filter(([text]) => text !== ""),
    ]
  })
"""


def test_what_is_said_and_drawn_is_that_of_the_server(new_page: NewPage) -> None:
    """Sentence, candidates, seesaw, lanes and ruler, of numbers of all kinds in any order."""
    rng = np.random.default_rng(SEED)
    found = [call for call in calls(rng, CALLS, 0.02) if len(call.spacing) > 1]
    found += [tidy(rng) for _ in range(CALLS)]
    asked, ours = zip(*(in_python(call, rng) for call in found), strict=True)
    ask = asking(new_page())
    programs = {"program": program_data(1), "look": look_of(LIGHT)}

    theirs = ask(TOLD, calls=in_one(found), asked=list(asked), **programs)

    assert_same(
        rounded(theirs), rounded(list(ours)), [(c.f.tolist(), c.spacing.tolist()) for c in found]
    )
    assert sum(row[1] is not None for row in ours) > CALLS / 2
    assert sum("Uniform" in row[0][1] for row in ours) > CALLS / 20
    assert sum("ulp apart" in row[0][1] for row in ours) > CALLS / 50
    assert sum("of about" in row[0][0] for row in ours) > CALLS / 50
    assert sum(bool(row[1]) and row[1][0]["errors"] != [] for row in ours) > CALLS / 20


def tidy(rng: np.random.Generator) -> Call:
    """Return a call as people make them: few digits, gaps that are nearly even or shared, x²."""
    n = int(rng.integers(3, 11))
    gaps = rng.integers(1, 6, n) if rng.random() < 0.6 else np.ones(n)
    x = np.cumsum(gaps) / rng.choice([1.0, 2.0, 10.0, 3.0])
    if rng.random() < 0.2:
        x[rng.integers(0, n - 1)] = x[-1]  # they turn back, or share a place
    f = x * x if rng.random() < 0.3 else rng.integers(-12, 13, n) / rng.choice([1.0, 4.0, 10.0])
    return Call(f, x[:: rng.choice([1, -1])].copy(), 1)


@np.errstate(all="ignore")
def in_python(call: Call, rng: np.random.Generator) -> tuple[dict[str, Any], list[Any]]:
    """Return what the script is asked of a call, and what it is to answer."""
    trace = trace_gradient(call.f, call.spacing)
    i, share = int(rng.integers(0, len(call.f))), float(rng.choice([0.25, 0.5, 0.85]))
    report, step = report_on(trace), trace.step(i)
    rule, moved = rules_at(trace, i, share)
    ruler = ruler_figure(trace, step, LIGHT)
    strip = slopes_of(trace, step)
    asked = {"i": i, "share": share, "across": ruler["layout"]["xaxis"]["range"]}
    asked |= {"reach": reach_of(rule), "apart": reach_of(moved)}
    lanes = [[[c.text, c.number, c.lit] for c in lane.cells] for lane in strip.lanes]
    pins = ruler["data"][-1]
    named = [name.strip() for name in pins.get("text", ())]
    places = [[name, x, 0.0] for name, x in zip(named, pins["x"], strict=bool(named)) if name]
    return asked, [
        [report.how, report.uniformity],
        told(rule),
        told(moved),
        lanes,
        [[link.above, link.below, link.weight] for link in strip.links],
        [[bare(text), x, y] for text, x, y in [*places, *notes_of(ruler)]],
    ]


def rules_at(trace: GradientTrace, i: int, share: float) -> tuple[LeverRule | None, ...]:
    """Return the rule at a sample, and with the sample moved; None where there is none."""
    try:
        rule = lever_rule_at(trace, i)
    except GradientCoreError:
        return None, None
    try:
        return rule, moved_along_parabola(rule, share)
    except GradientCoreError:  # the three became one
        return rule, None


def told(rule: LeverRule | None) -> list[Any] | None:
    """Return what the page tells of a rule."""
    if rule is None:
        return None
    rows = candidate_rows(rule.candidates)
    errors = [row[3] for row in rows] if rule.lies_on_square else []
    candidates = {"values": [row[2] for row in rows], "errors": errors}
    names = []
    for text, x, y in notes_of(seesaw_figure(rule, LIGHT)):
        names += [[bare(line), x, y] for line in text.split("<br>")]
    reach = reach_of(rule)
    for name in names[-3 if "<br>" in str(text) else -2 :]:  # across the paper
        name[1] = reach[0] + name[1] * (reach[1] - reach[0])
    return [candidates, rule.tilt, names]


def reach_of(rule: LeverRule | None) -> list[float]:
    """Return from where to where the seesaw of a rule is drawn."""
    return (
        [0.0, 1.0] if rule is None else list(seesaw_figure(rule, LIGHT)["layout"]["xaxis"]["range"])
    )


def notes_of(figure: Figure) -> list[tuple[str, float, float]]:
    """Return the notes of a figure with their places."""
    notes = figure["layout"]["annotations"]
    return [(note["text"], float(note["x"]), float(note["y"])) for note in notes]


def bare(text: str) -> str:
    """Return a text without how it is set."""
    return text.replace("<b>", "").replace("</b>", "")


def rounded(value: Any) -> Any:
    """Return what is compared, places and numbers to ten digits."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number:
        return value
    return "0" if abs(value) < LEAST else f"{float(value):.10g}"


# --- in the app ----------------------------------------------------------------------------------

# What tells of the numbers, as it is seen at this moment.
SEEN = """
() => {
  const isSeen = (element) =>
    element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true })
  const shown = (selector) => [...document.querySelectorAll(selector)]
    .filter(isSeen).map((element) => element.textContent.trim())
  const strip = document.querySelector(".st-key-sp_lanes [data-testid=stBidiComponentIsolated]")
  const lanes = [...strip.shadowRoot.querySelectorAll(".cell, .weight")]
    .map((each) => each.textContent)
  const drawn = (key) => {
    const inside = `.st-key-${key} `
    const texts = [".annotation-text", ".legendtext", ".textpoint text", ".stage-label"]
    return [...document.querySelectorAll(texts.map((each) => inside + each).join(","))]
      .filter(isSeen)
      .flatMap((text) => {
        const lines = [...text.querySelectorAll("tspan.line")]
        return lines.length ? lines.map((line) => line.textContent) : [text.textContent]
      })
      .filter((text) => text.trim()).sort()
  }
  const plain = ["reading", "heading", "truth"].map((key) => shown(`.st-key-sp_${key} p`))
  const tables = ["candidates", "rows"].map((key) => shown(`.st-key-sp_${key} :is(td, th)`))
  const figures = ["sp_ruler", "sp_seesaw", "sp_tangents"].map(drawn)
  return [...plain, ...tables, ...figures, lanes, shown(".st-key-stage_formula")]
}
"""
AT_REST = "() => !document.documentElement.hasAttribute('data-stage-moving')"
SAMPLES, PLACES = "Your numbers f", "Spacing (second argument)"


def at_rest(page: Page) -> None:
    """Wait until the page shows what the server drew."""
    page.wait_for_function(AT_REST)
    wait_settled(page)
    wait_for_figures(page)


def boxes(page: Page) -> list[str]:
    """Return what stands in both boxes."""
    return [page.get_by_label(name, exact=True).input_value() for name in (SAMPLES, PLACES)]


def in_figure(page: Page, key: str, name: str) -> Any:
    """Return a handle of one of the figures."""
    found = page.locator(f".st-key-{key}").get_by_role("slider", name=name, exact=True)
    expect(found).to_have_count(1)
    return found


def test_all_that_tells_of_a_place_follows_the_mouse(page: Page) -> None:
    """Nothing is sent on the way; what is seen then stays; box, link and undo know it."""
    sent = sent_by(page)
    open_page(page, "/spacing")
    wait_for_figures(page)
    grip = handle(page, "x[1]")
    before = page.evaluate(SEEN)
    with dragged(page, grip, 60, 25), nothing_sent(page, sent):
        moving = page.evaluate(SEEN)
        assert moving[0] == [
            "Read as: coordinates of 5 samples, gaps 1.6, 2.4, 1, 2. Not uniform: gap 0 is 1.6, "
            "gap 1 is 2.4."
        ]
        assert "3/5 · 0.625 + 2/5 · 6.25 = 2.875" in moving[6]
        assert not any(one == other for one, other in zip(before, moving, strict=True))
        expect(page.locator(".st-key-stage_faded_call")).to_have_css("opacity", "0.3")
    at_rest(page)

    assert page.evaluate(SEEN) == moving
    assert boxes(page) == ["0, 1, 16, 25, 49", "0, 1.6, 4, 5, 7"]
    assert page.url.endswith("sp_x=0%2C+1.6%2C+4%2C+5%2C+7")
    expect(page.locator(".stage-marks *")).to_have_count(0)
    page.get_by_role("button", name="undo").click()
    expect(page.get_by_label(PLACES, exact=True)).to_have_value("0, 1, 4, 5, 7")
    at_rest(page)
    assert page.evaluate(SEEN) == before

    # it stays on its side of the next one, however far the hand goes
    with dragged(page, grip, 400, 0):
        assert grip.get_attribute("aria-valuetext") == "3.9"
        page.keyboard.press("Escape")
    at_rest(page)
    assert page.evaluate(SEEN) == before
    assert boxes(page)[1] == "0, 1, 4, 5, 7"


def test_keys_move_a_sample_until_all_gaps_are_equal(page: Page) -> None:
    """Bit by bit: then another formula is shown, and the question is answered, at once."""
    open_page(page, "/spacing?sp_f=0,1,4,9,20&sp_x=0,1,2.5,3,4&sp_i=2")
    wait_for_figures(page)
    grip = handle(page, "x[2]")
    assert grip.get_attribute("aria-orientation") == "horizontal"
    grip.focus()
    page.keyboard.down("ArrowRight")
    assert grip.get_attribute("aria-valuetext") == "2.55"
    page.keyboard.press("Escape")
    page.keyboard.up("ArrowRight")
    at_rest(page)
    assert boxes(page)[1] == "0,1,2.5,3,4"

    grip.focus()
    page.keyboard.down("PageDown")
    moving = page.evaluate(SEEN)
    assert "all gaps are equal bit for bit" in moving[0][0]
    assert "2h" in moving[-1][0].replace(" ", "").replace("\u2009", "")
    expect(page.get_by_text("✓ That is it.")).to_be_visible()
    page.keyboard.up("PageDown")
    at_rest(page)
    assert page.evaluate(SEEN) == moving
    expect(page.get_by_text("✓ That is it.")).to_be_visible()
    assert boxes(page)[1] == "0,1, 2,3,4"

    # where the sample is at its place both ways are open
    free = in_figure(page, "sp_tangents", "f[2]")
    free.focus()
    page.keyboard.press("ArrowUp")
    at_rest(page)
    free.focus()
    page.keyboard.press("Shift+ArrowLeft")
    at_rest(page)
    assert boxes(page) == ["0,1, 4.1,9,20", "0,1, 1.998,3,4"]
    expect(page.get_by_text("✓ That is it.")).to_have_count(0)
    free.click()
    expect(page.get_by_label("sample i", exact=True)).to_have_value("2")
    in_figure(page, "sp_curve", "f[3]").click()
    expect(page.get_by_label("sample i", exact=True)).to_have_value("3")


def test_finger_drags_up_and_across_on_a_phone(new_page: NewPage) -> None:
    """The page does not scroll along, nothing sticks out, and no rule is broken."""
    page = new_page(390, 844, color_scheme="dark", has_touch=True)
    open_page(page, "/spacing")
    wait_for_figures(page)
    grip = in_figure(page, "sp_tangents", "f[1]")
    grip.scroll_into_view_if_needed()
    where = page.locator(".st-key-sp_tangents").bounding_box()
    with touched(page, grip, 3, -40):  # a hand that goes up does not mean to the side
        moving = page.evaluate(SEEN)
        text = grip.get_attribute("aria-valuetext")
        assert page.locator(".st-key-sp_tangents").bounding_box() == where
    at_rest(page)
    assert text is not None
    assert text.endswith(" at x = 1")
    value = text.removesuffix(" at x = 1")
    assert page.evaluate(SEEN) == moving
    assert boxes(page) == [f"0, {value}, 16, 25, 49", "0, 1, 4, 5, 7"]
    with touched(page, grip, 60, -30):
        assert "at x = 1" not in (grip.get_attribute("aria-valuetext") or "at x = 1")
    at_rest(page)
    assert boxes(page)[0] != f"0, {value}, 16, 25, 49"
    assert boxes(page)[1] != "0, 1, 4, 5, 7"
    assert sideways(page) == []
    assert violations(page) == []
