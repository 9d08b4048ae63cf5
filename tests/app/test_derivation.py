"""The page about where weights come from, run without a browser: lines, numbers, own weights."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.helpers import (
    PRAISE,
    address,
    alternative_texts,
    figures,
    follow,
    numbers,
    open_link,
    strips,
    texts,
)

PAGE = "../pages/derivation.py"
EDGES = "../pages/edge_order.py"
WHY = "Where do these weights come from?"
LINES = (
    "Taylor's series:",
    "gets a weight",
    "Added up",
    "equations as weights",
    "does not cancel is",
    "NumPy ",
)


def open_derivation(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it."""
    app = open_link(PAGE, **parameters)
    assert not app.exception
    return app


def told(app: AppTest) -> list[int]:
    """Return which lines of the deduction are told in full."""
    shown = [element.value for element in (*app.markdown, *app.latex)]
    return [k for k, line in enumerate(LINES, 1) if any(line in text for text in shown)]


def test_page_opens_on_the_central_difference_half_told() -> None:
    """Four lines, the names of the other two, what cancels, and the statement with its tick."""
    app = open_derivation()

    assert app.title[0].value == "Where do −½ and +½ come from?"
    assert told(app) == [1, 2, 3, 4]
    shown = texts(app)
    assert "What is left over]" in shown
    assert all(part in shown for part in (r"{a = -\tfrac{1}{2}}", "{b = 0}", r"{c = \tfrac{1}{2}}"))
    assert "**Left over: 1/6 h² · f‴(x)**" in shown
    assert "(f[2] - f[0]) / (2. * h)" in shown
    assert "np.gradient([2, 4, 8])[1]" in shown
    assert PRAISE in shown


def test_lines_are_told_one_by_one_and_the_link_has_them() -> None:
    """Next, previous and all; at the last one there is no next."""
    app = open_derivation()

    app.button(key="next_line").click().run()
    assert told(app) == [3, 4, 5]
    assert "line=5" in address(app)
    app.button(key="previous").click().run()
    app.button(key="previous").click().run()
    assert told(app) == [1, 2, 3]
    app.button(key="all_lines").click().run()
    assert told(app) == [1, 2, 3, 4, 5, 6]
    assert app.button(key="next_line").disabled
    app.button(key="previous").click().run()
    assert told(app) == [3, 4, 5]


@pytest.mark.parametrize(
    ("offsets", "index", "form"),
    [
        ("0, 1, 2", "0", r"\frac{4 \cdot 2 - 4 - 3 \cdot 1}{2 \cdot 1}"),
        ("-2, -1, 0", "4", r"\frac{3 \cdot 16 + 4 - 4 \cdot 8}{2 \cdot 1}"),
    ],
)
def test_numbers_of_the_guide_are_put_in(offsets: str, index: str, form: str) -> None:
    """Both ends with edge_order=2, in the form of books, and NumPy's own value beside them."""
    app = open_derivation(offsets=offsets, at=index, show="my numbers", line="6")

    assert form in texts(app)
    assert f"{PRAISE}: {'0.5' if index == '0' else '10'}" in texts(app)


@pytest.mark.parametrize(("index", "order"), [("0", "2"), ("3", "1")])
def test_a_step_card_leads_to_its_deduction(index: str, order: str) -> None:
    """With the same samples, at the same index, in numbers, as far as the end."""
    app = open_link(f="3, 1, 4, 1, 5", i=index, edge_order=order)

    follow(app, WHY)

    assert not app.exception
    assert app.text_input(key="offsets").value == ("0, 1, 2" if index == "0" else "-1, 0, 1")
    assert app.session_state["at"] == int(index)
    assert told(app)[-1] == 6
    assert r"\tfrac{1}{2}" in texts(app)


def test_own_weights_are_there_when_their_tab_is_opened_again() -> None:
    """Also where the page was opened at another one."""
    app = open_derivation()
    app.session_state["under"] = "Check your own weights"
    app.run()
    app.text_input(key="w").set_value("-1, 1, 0").run()
    for tab in ("Taylor ledger", "Check your own weights"):
        app.session_state["under"] = tab
        app.run()

    assert app.text_input(key="w").value == "-1, 1, 0"


def test_many_samples_are_carried_by_a_button() -> None:
    """No link holds them; they are there all the same."""
    app = open_link(f=", ".join(str(k * k % 1009) for k in range(1200)), i="7")

    app.button(key="why_step").click().run()

    assert not app.exception
    assert app.session_state["at"] == 7
    assert told(app)[-1] == 6


def test_an_end_card_leads_to_its_deduction() -> None:
    """The right end with edge_order=2 of the guide's samples: 10."""
    app = open_link(EDGES, end="Right end")

    links = [each.proto for each in app.get("page_link") if each.proto.label == WHY]
    assert [dict(parse_qsl(link.query_string))["offsets"] for link in links] == [
        "-1, 0",
        "-2, -1, 0",
    ]
    app = open_derivation(**dict(parse_qsl(links[1].query_string)))

    assert app.text_input(key="offsets").value == "-2, -1, 0"
    assert f"{PRAISE}: 10" in texts(app)


def test_uneven_gaps_are_letters_or_numbers() -> None:
    """Coordinates make h1 and h2 of h; with the numbers put in the weights are fractions."""
    app = open_derivation(spacing="coordinates", line="6")
    assert r"{b = \frac{h_{2} - h_{1}}{h_{1} h_{2}}}" in texts(app)
    assert "h₁h₂/6 · f‴(x)" in texts(app)

    app = open_derivation(spacing="coordinates", line="6", show="my numbers")
    weights = r"{a = -\tfrac{8}{5}}", r"{b = \tfrac{3}{2}}", r"{c = \tfrac{1}{10}}"
    assert all(weight in texts(app) for weight in weights)


def test_choices_write_the_offsets_and_offsets_light_the_choices() -> None:
    """One thing is asked for: the offsets. What has no name lights nothing."""
    app = open_derivation()

    app.button_group(key="dv_sides").set_value("forward").run()
    assert app.text_input(key="offsets").value == "0, 1, 2"
    app.button_group(key="dv_accuracy").set_value(1).run()
    assert app.text_input(key="offsets").value == "0, 1"
    app.text_input(key="offsets").set_value("-2, -1, 0, 1, 2").run()
    assert app.button_group(key="dv_sides").value is None
    assert "(f[i-2] - 8*f[i-1] + 8*f[i+1] - f[i+2]) / (12*h)" in texts(app)
    app.button_group(key="dv_sides").set_value("central").run()
    assert app.text_input(key="offsets").value == "-1, 0, 1"


def test_strip_and_bars_are_those_of_the_stencil() -> None:
    """Read samples are lit, their weights beside the lines; the bars add up as the ledger says."""
    app = open_derivation(offsets="0, 1, 2", at="1")

    (strip,) = strips(app)
    assert [cell["index"] for cell in strip["lanes"][0]["cells"] if cell["lit"]] == [1, 2, 3]
    assert [link["weight"] for link in strip["links"]] == ["−3/2", "+2", "−½"]
    bars = [trace for trace in figures(app)[0]["data"] if trace["type"] == "bar"]
    heights = [numbers(trace["y"]) for trace in bars]
    assert [sum(column) for column in zip(*heights, strict=True)] == pytest.approx(
        [0, 1, 0, -1 / 3]
    )
    assert "those of f, f″ cancel" in alternative_texts(app)[-1]
    table = app.table[0].value
    assert list(table["f‴"]) == ["0", "1/3", "−2/3", "−1/3"]
    assert list(table["f′"]) == ["0", "2", "−1", "1 ✓"]


@pytest.mark.parametrize("show", ["symbols", "my numbers"])
def test_all_parts_have_the_numbers_of_the_same_gaps(show: str) -> None:
    """Uneven gaps without letters: lines, strip, bars, ledger and code, also in symbols."""
    link = {"spacing": "coordinates", "x": "0, 0.1, 0.4, 1, 3", "offsets": "-2, -1, 0, 1"}
    app = open_derivation(**link, show=show, line="7")
    shown = texts(app)

    assert r"{w_{0} = \tfrac{9}{2}}" in shown
    assert [each["weight"] for each in strips(app)[0]["links"]] == [
        "+9/2",
        "−80/9",
        "+25/6",
        "+2/9",
    ]
    assert app.table[0].value["weight"].tolist()[:4] == ["9/2", "−80/9", "25/6", "2/9"]
    assert "(9/2) * f[0] + (-80/9) * f[1] + (25/6) * f[2] + (2/9) * f[3]" in shown
    names = [trace["name"] for trace in figures(app)[0]["data"]]
    assert names[0] == "x − 0.4, weight +9/2"
    assert eval(app.code[0].value, {"f": [1, 2, 4, 8, 16]}) == pytest.approx(31 / 6)


def test_distance_is_in_all_parts() -> None:
    """With h = 0.5 and the numbers put in each weight is ±1; in symbols each is over h."""
    app = open_derivation(spacing="distance", h="0.5", show="my numbers")
    assert app.title[0].value == "Where do −1 and +1 come from?"
    assert [each["weight"] for each in strips(app)[0]["links"]] == ["−1", "0", "+1"]
    assert app.table[0].value["weight"].tolist()[:3] == ["−1", "0", "1"]
    assert "**Left over: 1/24 · f‴(x)**" in texts(app)

    app = open_derivation(spacing="distance", h="0.5")
    assert app.title[0].value == "Where do −½ and +½ come from?"
    assert [each["weight"] for each in strips(app)[0]["links"]] == ["−½/h", "0", "+½/h"]
    assert "*h* = 1/2" in texts(app)


@pytest.mark.parametrize("offsets", ["-1, 1", "0, 2", "-2, 0, 1"])
def test_h_is_the_distance_of_neighbours_whatever_is_left_out(offsets: str) -> None:
    """Not the distance between the samples that are read; weights over h only where h is not 1."""
    app = open_derivation(offsets=offsets)
    assert "*h* = 1. " in texts(app)
    assert not any("/h" in each["weight"] for each in strips(app)[0]["links"])

    app = open_derivation(offsets=offsets, spacing="distance", h="0.5")
    assert "*h* = 1/2. " in texts(app)


def test_offsets_between_uneven_samples_stay_in_symbols() -> None:
    """No number stands there, and none is said to be put in."""
    app = open_derivation(offsets="0, 0.3, 1", spacing="coordinates", show="symbols")

    assert "are put in" not in texts(app)
    assert "f(x+h)" in texts(app)


def test_index_of_step_by_step_is_left_alone() -> None:
    """Where the stencil has no room another index is used here, and there the first one is kept."""
    app = open_link(i="0")
    app.switch_page(PAGE).run()
    assert not app.exception
    app.switch_page("../pages/step_by_step.py").run()

    assert app.session_state["i"] == 0


def test_index_in_the_box_is_the_one_that_is_used() -> None:
    """At an end there is no room for a central stencil: box, strip and link say where it is."""
    app = open_derivation(at="0")

    assert app.session_state["at"] == 1
    assert "at=1" in address(app)
    assert f"{PRAISE}: 1.5" in texts(app)


@pytest.mark.parametrize(
    ("offsets", "derivative", "says"),
    [
        ("0", "1", "two or more different positions; got 0"),
        ("0, 0, 1", "1", "two or more different positions"),
        ("0, 9", "1", "at most 8 gaps away; got 9"),
        ("0, 1, x", "1", "got `x`"),
        ("", "1", "must"),
        ("0,1,2,3,4,5,6,7,8,-1", "1", "at most 9 positions; got 10"),
        ("0, 1.23456789012", "1", "at most 10 digits"),
        ("0, nan", "1", "at most 10 digits; got nan"),
        ("0, 1, 2", "3", "must be below the number of offsets, 3; got 3"),
    ],
)
def test_what_is_no_stencil_is_refused_and_stays(offsets: str, derivative: str, says: str) -> None:
    """The sentence stands beside the box and on the page; no figure of anything else is drawn."""
    app = open_derivation(offsets=offsets, m=derivative)

    assert sum(says in error.value for error in app.error) == 2
    assert app.text_input(key="offsets").value == offsets
    assert figures(app) == []
    app.text_input(key="offsets").set_value("-1, 0, 1").run()
    app.selectbox(key="m").set_value(1).run()
    assert not app.error


def test_two_refusals_at_once_are_both_said() -> None:
    """Of the samples and of the offsets, each beside its box."""
    app = open_derivation(f="1, oops", offsets="0, x")

    assert any("`oops`" in error.value for error in app.sidebar.error)
    assert any("`x`" in error.value for error in app.sidebar.error)


@pytest.mark.parametrize(
    "inputs",
    [
        {"f": "1, 2, oops"},
        {"f": "1, nan, 4, 8, 16"},
        {"f": "1j, 2, 4, 8, 16"},
        {"f": "1, 2"},
        {"offsets": "0, 0.5"},
        {"spacing": "coordinates", "x": "0, 1, 1, 2, 3"},
    ],
)
def test_without_numbers_the_deduction_is_told_in_symbols(inputs: dict[str, str]) -> None:
    """And why: nothing is put in that is not there."""
    app = open_derivation(**{"show": "my numbers", "line": "6", **inputs})

    assert strips(app) == []
    assert "Still in symbols." in texts(app)
    assert app.info or app.error
    assert "f(x+" in texts(app) or "f_{1}" in texts(app)


@pytest.mark.parametrize("under", ["Taylor ledger", "The other way: a parabola"])
@pytest.mark.parametrize("f", ["1e308, -1e308, 1e308", "0.1, 0.123456789, 7.77777777", "0, 0, 0"])
def test_any_numbers_are_put_in(f: str, under: str) -> None:
    """Huge ones, long fractions and zeros: shown, and said to be rounded where they are."""
    app = open_derivation(f=f, at="1", show="my numbers", line="6", under=under)

    assert ("≈ says where" in texts(app)) is (f != "0, 0, 0")


def test_parabola_gives_the_same_weights() -> None:
    """Newton's form, line by line, and the tick in exact fractions; of four samples none."""
    app = open_derivation(offsets="0, 1, 2", at="0", under="The other way: a parabola")
    assert "✓ The same weights, as exact fractions: −3/2, 2, −1/2" in texts(app)
    assert r"p(t) = 1 + t + \tfrac{1}{2}t\,(t - 1)" in texts(app)

    app = open_derivation(offsets="1, 2", at="0", under="The other way: a parabola")
    assert "The line through the two samples" in alternative_texts(app)[-1]

    app = open_derivation(offsets="0, 1, 2, 3", at="0", under="The other way: a parabola")
    assert any("two or three" in info.value for info in app.info)


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ("-1/2, 0, 1/2", "All columns are right"),
        ("-1, 0, 1", "The column of f′ gives 2, not 1"),
        ("0, 1", "as many as there are offsets, 3; got 2"),
        ("a, b, c", "got `a`"),
        ("1j, 0, 0", "must be fractions or decimals"),
        ("", "must"),
    ],
)
def test_own_weights_are_judged(weights: str, says: str) -> None:
    """The column that fails is named; what was typed stays."""
    app = open_derivation(under="Check your own weights", w=weights)

    assert says in texts(app)
    assert app.text_input(key="w").value == weights


@pytest.mark.parametrize("see", ["row", "column", "gradient twice"])
@pytest.mark.parametrize("f", ["1, 2, 4, 8, 16", "linspace(0, 1, 40)"])
def test_matrix_is_there_for_every_call(see: str, f: str) -> None:
    """All formulas at once, a bad sample, and the gradient of the gradient."""
    app = open_derivation(f=f, under="All formulas as a matrix", op=see)

    assert len(figures(app)) >= 2


def test_edge_order_of_the_matrix_is_chosen_beside_it() -> None:
    """Both ends change, and the link has it."""
    app = open_derivation(under="All formulas as a matrix", op_i="0")
    assert "gradient[0] reads f[0] and f[1]" in texts(app)

    app.button_group(key="edge_order").set_value(2).run()

    assert "gradient[0] reads f[0], f[1] and f[2]" in texts(app)
    assert "edge_order=2" in address(app)


def test_a_change_of_the_stencil_is_taken_back() -> None:
    """By the choices, by typing: undo brings the offsets back."""
    app = open_derivation()
    app.button_group(key="dv_sides").set_value("forward").run()
    app.text_input(key="offsets").set_value("0, 1, 2, 3").run()

    app.button(key="undo").click().run()
    assert app.text_input(key="offsets").value == "0, 1, 2"
    app.button(key="undo").click().run()
    assert app.text_input(key="offsets").value == "-1, 0, 1"
    app.button(key="redo").click().run()
    assert app.text_input(key="offsets").value == "0, 1, 2"
