"""Vector field under a hand: the node is dragged, and both of its slopes follow."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from playwright.sync_api import Page, expect

from gradient_core.calls import Answer
from gradient_core.cases import FIELD_EXAMPLES
from gradient_core.sampled import Field
from gradient_core.trace import readable_digits
from gradient_ui.cards import field_words as words
from gradient_ui.cards.ledger import short_ledger
from gradient_ui.figures.field.live import field_data, why_not_dragged
from gradient_ui.figures.field.nodes import Node
from gradient_ui.inputs.field import FIELD
from gradient_ui.problems.field import field_of, solve
from tests.browser.conftest import NewPage, open_page, wait_settled
from tests.browser.helpers import sideways, wait_for_figures
from tests.browser.modules import asking, assert_same, bits_of
from tests.browser.staging import dragged, handle, sent_by, touched
from tests.browser.test_accessibility import violations

NODE = "selected node"
AT_REST = "() => !document.documentElement.hasAttribute('data-stage-moving')"

# What tells of the node, as it is seen at this moment.
SEEN = """
() => {
  const shown = selector => [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility())
  const texts = selector => shown(selector).map(element => element.textContent)
  const boxes = [".st-key-ix input", ".st-key-iy input"].flatMap(shown).map(box => box.value)
  return [texts(".st-key-stage_node p"), texts(".st-key-stage_slopes"), boxes]
}
"""

# Where the dot, the tip of the arrow and the names of its components are drawn, in pixels: over
# Plotly's figure, or in it.
DRAWN = """
isLive => {
  const all = selector => [...document.querySelectorAll(selector)]
  const isOf = (point, role) => point.closest(".trace").__data__[0].trace.meta === role
  const points = all(".live-figure .trace.scatter path.point")
  const over = all(".stage-marks > path[transform]").reverse() // the dot is drawn last
  const plotted = ["cursor", "selected"].map(role => points.filter(each => isOf(each, role)).at(-1))
  const names = all(".live-figure .annotation").filter(each => each.textContent.includes("∂"))
  const drawn = isLive ? [...over, ...all(".stage-marks > g")] : [...plotted, ...names]
  return drawn.map(each => each.getBoundingClientRect())
    .map(({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2])
}
"""
HIDDEN = """
() => [...document.querySelectorAll(".live-figure .trace.scatter")]
  .filter(trace => getComputedStyle(trace).visibility === "hidden")
  .map(trace => trace.__data__[0].trace.meta)
"""


SHAPES = """
() => [...document.querySelectorAll(".live-figure .shapelayer path")]
  .filter(shape => !shape.checkVisibility())
  .map(shape => shape.closest(".live-figure").layout.shapes[shape.dataset.index].name)
"""


def at_rest(page: Page) -> None:
    """Wait until the page shows what the server drew."""
    page.wait_for_function(AT_REST)
    wait_settled(page)
    wait_for_figures(page)


def away(page: Page, x: float, y: float) -> tuple[float, float]:
    """Return how many pixels a change of the coordinates is, to the right and down."""
    right, down = page.evaluate(
        """([x, y]) => {
          const { xaxis, yaxis } = document.querySelector(".live-figure")._fullLayout
          return [xaxis.d2p(x) - xaxis.d2p(0), yaxis.d2p(y) - yaxis.d2p(0)]
        }""",
        [x, y],
    )
    return right, down


def text_of(page: Page) -> str | None:
    """Return what the handle says of the node."""
    return handle(page, NODE).get_attribute("aria-valuetext")


def test_node_follows_the_mouse(page: Page) -> None:
    """Nothing is sent on the way; what is seen then stays, in its place; link and boxes know it."""
    sent = sent_by(page)
    open_page(page, "/vector-field?view=contours")
    wait_for_figures(page)
    expect(page.get_by_text("Find a node where the arrow has no length.")).to_be_visible()
    before = len(sent)
    with dragged(page, handle(page, NODE), *away(page, -1.07, 1.165)):  # beside a node
        moving, drawn = page.evaluate(SEEN), page.evaluate(DRAWN, True)
        assert page.evaluate(HIDDEN) == ["along x", "along y", "selected", "cursor"]
        assert len(sent) == before
        for key in ("stage_faded_tick", "stage_below"):  # of the node before
            expect(page.locator(f".st-key-{key}")).to_have_css("opacity", "0.3")
    assert moving[0][:3] == [
        "Node F[11, 6] · x = −0.56, y = 0.525",
        "steepness, uphill at 136.4°",
        "3.578",
    ]
    assert moving[2] == ["6", "11"]
    at_rest(page)

    assert page.evaluate(SEEN) == moving
    after = page.evaluate(DRAWN, False)
    assert len(drawn) == len(after) == 4
    assert np.abs(np.subtract(drawn, after)).max() <= 1
    assert page.evaluate(HIDDEN) == []
    expect(page.locator(".stage-marks *")).to_have_count(0)
    expect(page.get_by_text("gradient[1][11, 6] ≈ −2.591")).to_be_visible()
    expect(page).to_have_url(re.compile(r"ix=6&iy=11&view=contours$"))
    expect(page.get_by_role("button", name="undo")).to_be_disabled()  # the call is the same

    tick = page.get_by_text("✓ That is it.")
    expect(tick).to_have_count(0)
    with dragged(page, handle(page, NODE), *away(page, 0.56, -0.525)):
        assert text_of(page) == "F[8, 10], x = 0, y = 0"
        assert tick.count() == 1
        assert len(page.evaluate(DRAWN, True)) == 1  # no arrow
        moving = page.evaluate(SEEN)
    at_rest(page)
    assert page.evaluate(SEEN) == moving
    expect(tick).to_be_visible()
    page.get_by_role("button", name="another question; this is 1 of 3").click()
    expect(page.get_by_text("Find a node whose arrow points straight along y.")).to_be_visible()
    expect(tick).to_have_count(0)


def test_keys_move_the_node_over_the_picture(page: Page) -> None:
    """Along axes that turn back, with rows that are x; Escape takes it back; so does no click."""
    array = "field=array&arraygrid=typed&indexing=ij&xs=0,3,1&ys=0,1,3,4"
    open_page(page, f"/vector-field?{array}&ix=1&iy=1&view=contours")
    wait_for_figures(page)
    assert text_of(page) == "F[1, 1], x = 3, y = 1"
    handle(page, NODE).focus()
    page.keyboard.down("ArrowLeft")
    assert text_of(page) == "F[2, 1], x = 1, y = 1"
    assert page.evaluate(SEEN)[2] == ["2", "1"]
    page.keyboard.press("Escape")
    page.keyboard.up("ArrowLeft")
    at_rest(page)
    assert text_of(page) == "F[1, 1], x = 3, y = 1"
    assert "ix=1&iy=1" in page.url

    for key, reached in (
        ("ArrowUp", "F[1, 2], x = 3, y = 3"),
        ("Shift+ArrowLeft", "F[0, 2], x = 0, y = 3"),
        ("PageDown", "F[0, 0], x = 0, y = 0"),
        ("ArrowRight", "F[2, 0], x = 1, y = 0"),
    ):
        page.keyboard.press(key)
        assert text_of(page) == reached
        moving = page.evaluate(SEEN)
        at_rest(page)
        assert page.evaluate(SEEN) == moving
    expect(page.get_by_label("x index")).to_have_value("2")
    expect(page).to_have_url(re.compile("ix=2&iy=0"))

    at_once = page.evaluate(
        """() => {
          const root = document.querySelector(".live-figure")
          const detail = { root, click: { x: 3, y: 4, customdata: [1, 3] } }
          document.dispatchEvent(new CustomEvent("gradient-lens-click", { detail }))
          return document.querySelector(".st-key-stage_node.stage-twin p").textContent
        }"""
    )
    assert at_once == "Node F[1, 3] · x = 3, y = 4"
    expect(page).to_have_url(re.compile("ix=1&iy=3"))  # who has clicked is asked for again


def test_finger_drags_on_a_phone(new_page: NewPage) -> None:
    """The frame in the map stays, the page does not scroll along, and no rule is broken."""
    page = new_page(390, 844, color_scheme="dark", has_touch=True)
    open_page(page, "/vector-field?field_case=bowl&view=Laplacian%2C+curl")
    wait_for_figures(page)
    grip = handle(page, NODE)
    grip.scroll_into_view_if_needed()
    top = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
    with touched(page, grip, *away(page, -4, 2)):
        moving = page.evaluate(SEEN)
        assert text_of(page) == "F[3, 1], x = −2, y = 1"
        assert page.evaluate(SHAPES) == ["cursor", "cursor"]
    at_rest(page)
    assert page.evaluate(SEEN) == moving
    assert page.evaluate(SHAPES) == []
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop") == top
    assert sideways(page) == []
    assert violations(page) == []


# --- words and numbers, without the app --------------------------------------------------------

SEED = 8613
MOST = 80  # nodes of a field
ARRAYS = {
    "whole numbers": {"F": "1, 2, 4, 7\n2, 4, 8, 14\n0, 1, 1, 3"},
    "up to 2^53": {"F": "9007199254740991, 9007199254740990\n9007199254740989, 9007199254740991"},
    "back and forth": {"arraygrid": "typed", "xs": "3, 0, 4, 1.5", "ys": "2, 0.1, -1"},
    "holes": {"F": "1, nan, 3\n4, 5e300, 6\n-1e308, 2, 1e308", "edge_order": 2},
    "one place": {"arraygrid": "typed", "xs": "0, 0, 1, 2", "ys": "0, 1, 1"},
}
FORMULAS = {
    "uneven": {"fxy": "x^2 y + y^3", "xgrid": "typed", "xs": "-1, 0, 0.5, 2, 2.1"},
    "rows are x": {"fxy": "sin(x) + 10y", "indexing": "ij", "edge_order": 2},
    "poles": {"fxy": "1/(x y)", "x0": "-1", "x1": "1", "y0": "-1", "y1": "1"},
    "flat but for rounding": {"fxy": "0.1 + 0.2 + 0 x y", "nx": 5, "ny": 4},
    "steep": {"fxy": "1e200 x + 1e-200 y", "nx": 5, "ny": 4},
}
ALL = {
    **{name: FIELD.example(name) for name in FIELD_EXAMPLES},
    **{name: {"field": "array", **inputs} for name, inputs in ARRAYS.items()},
    **FORMULAS,
}

SAID = """
  const { nameOf, nodeAt, placeTexts, slopeTexts, summitTexts } = await load("field_node")
  const { shortLedger, readableDigits } = formula
  const array = (name) => Array.from(floats(given[name]))
  const arrays = Object.fromEntries(["f", "x", "y", "hx", "hy"].map((name) => [name, array(name)]))
  const field = { ...arrays, ...given.field }
  const slope = (node, name) => {
    const step = node.steps[name]
    const { before, after } = slopeTexts(field, node, name)
    const latex = shortLedger(step, readableDigits(step), { ink: "red", name: `f_${name}` })
    return [before, after, step.statement.scheme, latex]
  }
  return given.nodes.map(([ix, iy]) => {
    const node = nodeAt(field, ix, iy)
    const { angle, label, value, way } = summitTexts(node)
    const [x, y] = placeTexts(field, node)
    const heading = `**Node ${nameOf(node)}** · x = ${x}, y = ${y}`
    const said = [heading, angle === null, label, value, way]
    const values = [node.steps.x.value, node.steps.y.value]
    return [[...said, ...slope(node, "x"), ...slope(node, "y")], values]
  })
"""


def test_nodes_have_the_words_and_the_bits_of_the_server(new_page: NewPage) -> None:
    """Of every example, and of fields whose numbers, axes and coordinates are odd."""
    ask = asking(new_page())
    rng = np.random.default_rng(SEED)
    flat = 0
    for name, inputs in ALL.items():
        field = field_with(inputs)
        data = field_data(field)
        arrays = {key: data.pop(key).astype(float) for key in ("f", "x", "y", "hx", "hy")}
        every = [(ix, iy) for iy in range(len(arrays["y"])) for ix in range(len(arrays["x"]))]
        nodes = [every[k] for k in rng.permutation(len(every))[:MOST]]

        found = ask(SAID, nodes=nodes, field=data, **arrays)

        said, values = zip(*found, strict=True)
        assert_same(
            list(said), [said_of(field, node) for node in nodes], [(name, n) for n in nodes]
        )
        ours = [[float(step.value) for step in field.steps_at(*node)] for node in nodes]
        assert [bits_of(pair) for pair in values] == [bits_of(pair) for pair in ours]
        flat += sum("is rounding" in "".join(map(str, row)) for row in said)
    assert flat > 10


def field_with(inputs: dict[str, Any]) -> Field:
    """Return the field that these inputs of the page ask for."""
    answer = solve(FIELD.counting({**FIELD.defaults, **inputs}))
    assert isinstance(answer, Answer), answer
    assert why_not_dragged(field_of(answer)) is None
    return field_of(answer)


def said_of(field: Field, node: Node) -> list[Any]:
    """Return what the script of the test returns, in Python."""
    u, v = words.components(field, node)
    angle, label, value = words.summit(u, v)
    said: list[Any] = [words.heading(field, node), angle is None, label, value, words.way(u, v)]
    for name, step, used in zip("xy", field.steps_at(*node), (u, v), strict=True):
        latex = short_ledger(step, readable_digits(step), f"f_{name}", "red")
        said += [*words.slope(field, name, step, used), step.scheme, latex]
    return said
