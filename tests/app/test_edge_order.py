"""The page about edge_order, run without a browser: both ends, verdicts, counter, links."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gradient_ui.figures.labels import short
from tests.app.helpers import PRAISE, alternative_texts, figures, numbers, open_link, texts
from tests.roles import traces_of

PAGE = "../pages/edge_order.py"
HOME = "../pages/step_by_step.py"
OUTPUTS, DUEL = "All outputs", "Which one wins?"


def open_edges(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it."""
    return open_link(PAGE, **parameters)


def end_values(app: AppTest) -> list[str]:
    """Return the large numbers: left end with 1 and 2, right end with 1 and 2."""
    return [metric.value for metric in app.metric]


def table_of(app: AppTest) -> dict[str, list[str]]:
    """Return the table of all outputs, column by column."""
    return {str(name): list(column) for name, column in app.table[0].value.items()}


def test_page_opens_with_both_ends_and_both_orders() -> None:
    """Without a link the guide's samples show 1 against 0.5 and 8 against 10."""
    app = open_edges()

    assert not app.exception
    assert not app.error
    assert end_values(app) == ["1", "0.5", "8", "10"]
    shown = texts(app)
    assert shown.count(PRAISE) == 2
    assert "(2.0 - 1.0) / 1.0" in shown
    assert "(-1.5 / 1.0) * 1.0\n+ (2.0 / 1.0) * 2.0\n+ (-0.5 / 1.0) * 4.0" in shown
    shown = texts(open_edges(closer=OUTPUTS))
    assert "np.gradient([1, 2, 4, 8, 16])\n" in shown
    assert "np.gradient([1, 2, 4, 8, 16], edge_order=2)\n" in shown


@pytest.mark.parametrize(
    ("end", "form"),
    [("Left end", "4\\,f_{1} - f_{2} - 3\\,f_{0}"), ("Right end", "3\\,f_{4} + f_{2} - 4\\,f_{3}")],
)
def test_formulas_come_with_their_textbook_form(end: str, form: str) -> None:
    """Only the parabola has another form in books, one at each end."""
    latex = [element.value for element in open_edges(end=end).latex]

    assert sum(form in text for text in latex) == 1


def test_interior_never_moves_in_the_table() -> None:
    """Between the ends the difference is exactly 0, at the ends it is not."""
    table = table_of(open_edges(closer=OUTPUTS))

    assert table["index"] == ["0", "1", "2", "3", "4"]
    assert table["edge_order=1"] == ["1", "1.5", "3", "6", "8"]
    assert table["edge_order=2"] == ["0.5", "1.5", "3", "6", "10"]
    assert table["difference"] == ["−0.5", "0", "0", "0", "2"]


def test_long_table_shows_both_ends_and_says_that_the_rest_agrees() -> None:
    """Of many rows five at each end are shown, and one for all others."""
    app = open_edges(f="arange(100000)", closer=OUTPUTS)
    table = table_of(app)

    assert not app.exception
    assert len(table["index"]) == 11
    assert table["index"][5] == "… 99,990 more"
    assert table["difference"][5] == "0 in all of them"
    assert table["index"][-1] == "99999"
    assert "All 99,998 outputs between the ends agree in every bit." in texts(app)


def test_where_2_loses_is_said_in_red() -> None:
    """0, 10, 11 rises, and edge_order=2 ends at -3.5."""
    app = open_edges(f="0, 10, 11")

    assert end_values(app)[2:] == ["1", "−3.5"]
    (error,) = app.error
    assert "edge_order=2 overshoots: the last three samples rise, 0, 10, 11" in error.value


def test_where_2_wins_is_said_in_green() -> None:
    """The squares have the exact slopes 0 and 8 with edge_order=2."""
    app = open_edges(f="0, 1, 4, 9, 16")

    assert end_values(app) == ["1", "0", "7", "8"]
    assert [note.value[:15] for note in app.success] == ["2 is exact here"] * 2
    assert not app.error


@pytest.mark.parametrize(
    ("key", "values"), [("wins", ["1", "0", "7", "8"]), ("loses", ["10", "14.5", "1", "−3.5"])]
)
def test_buttons_lead_to_the_telling_examples_and_can_be_undone(
    key: str, values: list[str]
) -> None:
    """One click writes the samples and the unit spacing, another takes it back."""
    app = open_edges(f="3, 1, 2", spacing="distance", h="0.1")

    app.button(key=key).click().run()
    assert end_values(app) == values
    assert app.session_state["spacing"] == "unit"
    app.button(key="undo").click().run()
    assert app.session_state["f"] == "3, 1, 2"
    assert app.session_state["spacing"] == "distance"


def test_two_samples_are_counted_and_shown_with_edge_order_1() -> None:
    """edge_order=2 is refused with a sentence, 1 is shown."""
    app = open_edges(f="5, 7")

    assert not app.exception
    assert not app.error
    shown = texts(app)
    assert "edge_order=1 needs 2 samples, has 2 ✓" in shown
    assert "edge_order=2 needs 3 samples, has 2 ✗" in shown
    assert "No edge_order=2 here." in app.warning[0].value
    assert end_values(app) == ["2", "2"]
    assert len(figures(app)) == 2
    assert [len(figures(open_edges(f="5, 7", closer=tab))) for tab in (OUTPUTS, DUEL)] == [3, 5]


def test_one_sample_is_counted_and_refused() -> None:
    """Neither order has enough, which the counter says before NumPy's rule does."""
    app = open_edges(f="5")

    shown = texts(app)
    assert "edge_order=1 needs 2 samples, has 1 ✗" in shown
    assert "edge_order=2 needs 3 samples, has 1 ✗" in shown
    assert len(app.error) == 2
    assert len(app.sidebar.error) == 1


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"f": "1, 2, oops"}, "got `oops` at row 1, value 3"),
        ({"spacing": "coordinates", "x": "0, 1, 2"}, "one coordinate per sample"),
    ],
)
def test_refused_input_is_said_beside_it_and_kept(parameters: dict[str, str], message: str) -> None:
    """What cannot be read gives a sentence in the inputs and on the page; the text stays."""
    app = open_edges(**parameters)

    assert not app.exception
    assert [message in error.value for error in app.error] == [True, True]
    assert all(app.session_state[name] == text for name, text in parameters.items())


@pytest.mark.parametrize(
    "parameters",
    [
        {"f": "nan, nan, nan"},
        {"f": "1, 2, nan, 4"},
        {"f": "inf, -inf, 0"},
        {"f": "1e308, -1e308, 1e308"},
        {"f": "1+2j, 3, 4j"},
        {"f": "1, 2; 3, 4"},
        {"f": "linspace(0, 1, 10000)"},
        {"f": "1, 1, 1", "spacing": "coordinates", "x": "0, 0, 0"},
        {"f": "1, 2, 3", "spacing": "coordinates", "x": "0, nan, 1"},
        {"f": "1, 2, 3, 4", "spacing": "coordinates", "x": "3, 1, 2, 0"},
        {"f": "1, 2, 3", "spacing": "distance", "h": "0"},
        {"f": "1, 2, 3", "spacing": "distance", "h": "nan"},
        {"f": "array([1, 2, 250], dtype=uint8)"},
        {"f": "array([1, 2, 250], dtype=float16)", "spacing": "coordinates", "x": "0 1 3"},
        {"edge_order": "3", "i": "99", "case": "<b>", "unknown": "1"},
        {"projector": "true"},
    ],
)
def test_odd_links_still_show_both_ends(parameters: dict[str, str]) -> None:
    """Odd numbers and bad parameters are shown as NumPy has them, never a fault."""
    app = open_edges(**parameters)

    assert not app.exception
    assert len(end_values(app)) in (2, 4)
    assert "a bug here" not in texts(app)


@pytest.mark.parametrize("name", ["co2", "float16-overflow", "growing-gaps"])
def test_examples_of_the_home_page_open_here(name: str) -> None:
    """A long one, a short float and a function: the name means the same on both pages."""
    app = open_edges(case=name)

    assert not app.exception
    assert len(end_values(app)) == 4
    assert "edge_order=1 needs 2 samples" in texts(app)


@pytest.mark.parametrize("end", ["Left end", "Right end"])
@pytest.mark.parametrize("f", ["1, 2, 4, 8, 16", "0, 10, 11", "0.1, 0.7, -0.2, 3"])
def test_end_values_of_figures_are_those_of_the_cards(f: str, end: str) -> None:
    """Large numbers, labels, markers and cards tell the same four values."""
    app = open_edges(f=f, end=end)
    left, right = figures(app)
    *_, gradient = figures(open_edges(f=f, closer=OUTPUTS))
    values = end_values(app)
    lines = [note["text"] for figure in (left, right) for note in figure["layout"]["annotations"]]
    names = [note["text"] for note in gradient["layout"]["annotations"]]
    outputs = (traces_of(gradient, f"output, edge_order={order}") for order in (1, 2))
    markers = [numbers(t["y"])[0] for end in zip(*outputs, strict=True) for t in end]
    cards = [text for text in (m.value for m in app.markdown) if text.startswith("**gradient[")]

    assert lines == [f"edge_order={k % 2 + 1}<br>slope <b>{v}</b>" for k, v in enumerate(values)]
    assert names == [f"edge_order={k % 2 + 1}<br><b>{v}</b>" for k, v in enumerate(values)]
    assert [short(y) for y in markers] == values
    shown = [card.split("** ·")[0].split()[-1] for card in cards]
    assert shown == (values[:2] if end == "Left end" else values[2:])


def test_every_figure_has_a_sentence_as_its_alternative_text() -> None:
    """The alternative texts name the slopes of both orders."""
    left, right, gradient = alternative_texts(open_edges(closer=OUTPUTS))
    *_, noise = alternative_texts(open_edges(closer=DUEL))

    assert left.endswith("slope 0.5.")
    assert right.endswith("slope 10.")
    assert "the left end is 1 with edge_order=1 and 0.5 with 2" in gradient
    assert "1.41 times as large with edge_order=1 and 2.55 times with edge_order=2" in noise


def test_edge_order_is_not_asked_for_but_kept_for_the_home_page() -> None:
    """Both are compared here; the choice made at home is still there afterwards."""
    app = open_link(f="0, 1, 4, 9", edge_order="2", i="3")

    app.switch_page(PAGE).run()
    assert "edge_order" not in [group.key for group in app.get("button_group")]
    assert end_values(app) == ["1", "0", "5", "6"]
    app.text_area(key="f").set_value("0, 10, 11, 12").run()
    app.switch_page(HOME).run()
    assert app.text_area(key="f").value == "0, 10, 11, 12"
    assert "np.gradient([0, 10, 11, 12], edge_order=2)" in texts(app)


def test_start_again_brings_back_the_example() -> None:
    """One click after a refused input shows the opening example."""
    app = open_edges(f="oops")

    next(button for button in app.button if button.label == "start again").click().run()

    assert end_values(app) == ["1", "0.5", "8", "10"]


def test_what_to_look_for_is_about_both_orders() -> None:
    """Not what an example says about edge_order=1 alone; of one about 2 its own sentence."""
    assert "how far apart the two slopes at each end are" in texts(open_edges())
    assert "the parabola of edge_order=2 says −2" in texts(open_edges(case="cubic-ends"))
