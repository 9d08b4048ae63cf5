"""The home page, run without a browser: what is shown for good, odd and hostile links."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from gradient_core import parse_array
from gradient_core.cases import LINE_EXAMPLES, LineExample
from gradient_ui.cards.shared import READ_BEFORE
from gradient_ui.controls.table import apply_edits, text_of
from gradient_ui.theme import LIGHT
from tests.app.helpers import (
    PRAISE,
    SAME,
    address,
    alternative_texts,
    figures,
    numbers,
    open_link,
    strips,
    texts,
)
from tests.roles import trace_of

TABLE = "Edit as a table"


def test_home_opens_on_the_guides_example_with_a_step_selected() -> None:
    """Without a link the page shows the central difference at index 2 of 1, 2, 4, 8, 16."""
    app = open_link()

    assert not app.exception
    shown = texts(app)
    assert "slope at index 2: 3" in shown
    blue = LIGHT.schemes["central"].ink
    assert (
        rf"\frac{{\textcolor{{{blue}}}{{f_{{3}} - f_{{1}}}}}}{{2\,h}} = "
        rf"\frac{{\textcolor{{{blue}}}{{8 - 2}}}}{{2 \cdot 1}} = \mathbf{{3}}"
    ) in shown
    assert "*h* = 1, the distance between neighbours; ±½ = 1/(2*h*)." in shown
    assert "(f[3] - f[1]) / (2. * h)" in shown
    assert "(8.0 - 2.0) / (2.0 * 1.0)" in shown
    assert f"{PRAISE}: 3" in shown
    assert "np.gradient([1, 2, 4, 8, 16])" in shown
    assert "gradient[4] = (f[4] - f[3]) / 1 = (16 - 8) / 1 = 8" in shown


SAMPLES_ON = {
    None: "f",
    "../pages/edge_order.py": "f",
    "../pages/spacing.py": "sp_f",
    "../pages/axes.py": "ax_f",
}


@pytest.mark.parametrize(("page", "key"), SAMPLES_ON.items())
def test_below_a_refusal_are_the_last_numbers_that_could_be_read(
    page: str | None, key: str
) -> None:
    """They are said to be that, and their cells are closed."""
    app = open_link(page, **{key: "1, 2, 4, 8, 20", "closer": "All outputs"})
    assert page or all(strip["editable"] for strip in strips(app))
    app.session_state[key] = "1, 2, 4, x"
    app.run()

    assert not app.exception
    assert app.error
    assert READ_BEFORE in texts(app)
    assert "[1, 2, 4, 8, 20]" in texts(app)
    assert figures(app)
    assert not any(strip.get("editable") for strip in strips(app))


@pytest.mark.parametrize(("page", "key"), SAMPLES_ON.items())
def test_numbers_that_cannot_be_read_are_not_replaced_by_others(page: str | None, key: str) -> None:
    """A link that is refused shows no figure: there is none of these numbers."""
    app = open_link(page, **{key: "1, 2, 4, x"})

    assert app.error
    assert READ_BEFORE not in texts(app)
    assert not figures(app)


def test_home_opens_a_link_at_its_step() -> None:
    """A link restores samples, coordinates, edge_order and index."""
    app = open_link(f="0, 1, 4", spacing="coordinates", x="0, 1, 3", edge_order="2", i="0")

    assert not app.exception
    assert not app.warning
    shown = texts(app)
    assert "slope at index 0: " in shown
    assert "(-(2. * h1 + h2) / (h1 * (h1 + h2))) * f[0]" in shown
    assert "np.gradient([0, 1, 4], [0, 1, 3], edge_order=2)" in shown


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"f": "1, 2, oops"}, "got `oops` at row 1, value 3"),
        ({"f": ""}, "must"),
        ({"f": "5"}, "`f` must have at least 2 samples"),
        ({"f": "1 2", "edge_order": "2"}, "`f` must have at least 3 samples"),
        ({"f": "[[[1, 2]]]"}, "`f` must be one row of numbers on this page"),
        ({"f": "1,5 2,5 3,5"}, "decimal point"),
        ({"f": "x" * 100_001}, "100,000 characters"),
        ({"f": "linspace(0, 1, 2000000)"}, "1,000,000"),
        ({"f": "__import__('os').getpid()"}, "must"),
        ({"f": "<script>alert(1)</script>"}, "must"),
        ({"spacing": "distance", "h": "1, 2"}, "`h` must be one number; got 2"),
        ({"spacing": "distance", "h": "abc"}, "got `abc`"),
        ({"spacing": "coordinates", "x": "0, 1, 2"}, "one coordinate per sample"),
        ({"spacing": "coordinates", "x": ""}, "must"),
    ],
)
def test_refused_input_is_said_beside_it_and_kept(parameters: dict[str, str], message: str) -> None:
    """What cannot be read gives a sentence in the inputs and on the page; the text stays."""
    app = open_link(**parameters)

    assert not app.exception
    assert len(app.error) == 2
    assert len(app.sidebar.error) == 1
    assert all(message in error.value for error in app.error)
    for name in ("f", "h", "x"):
        if name in parameters:
            assert app.session_state[name] == parameters[name]


@pytest.mark.parametrize(
    "parameters",
    [
        {"i": "99"},
        {"i": "-1"},
        {"i": "nan"},
        {"i": "1e9"},
        {"i": "<b>"},
        {"f": "1, 2", "i": "7"},
        {"edge_order": "3"},
        {"spacing": "nonsense"},
        {"unknown": "1"},
        {"f": "nan, nan, nan"},
        {"f": "inf, -inf, 0"},
        {"f": "1e308, -1e308, 1e308"},
        {"f": "1+2j, 3, 4j"},
        {"f": "1, 1, 1", "spacing": "coordinates", "x": "0, 0, 0"},
        {"f": "1, 2, 3", "spacing": "distance", "h": "0"},
        {"f": "1, 2, 3", "spacing": "distance", "h": "nan"},
        {"f": "1, 2, 3", "spacing": "coordinates", "x": "0, nan, 1", "i": "1"},
        {"f": "1, 2, 3, 4", "spacing": "coordinates", "x": "3, 1, 2, 0", "edge_order": "2"},
        {"f": "array([1, 2, 250], dtype=uint8)"},
        {"f": "array([1, 2, 250], dtype=float16)", "spacing": "coordinates", "x": "0 1 3"},
    ],
)
def test_odd_links_still_show_a_step_that_agrees(parameters: dict[str, str]) -> None:
    """Odd numbers and bad parameters fall back or are shown as NumPy has them, never a fault."""
    app = open_link(**parameters)

    assert not app.exception
    assert not app.error
    assert SAME in texts(app)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"i": "99"}, "i=99"),
        ({"i": "x"}, "i=x"),
        ({"numbers": "all", "i": "-1"}, "i=-1, numbers=all"),
        ({"source": "formula", "n": "1", "sampling": "random"}, "n=1, sampling=random"),
    ],
)
def test_value_in_a_link_that_no_input_takes_is_noted_once(
    parameters: dict[str, str], said: str
) -> None:
    """A bad link says what it asked for and shows something else; then the note is gone."""
    app = open_link(**parameters)

    (toast,) = app.toast
    assert f"asks for {said}, which does not exist here" in toast.value.replace("\\", "")
    assert not app.run().toast


def test_good_link_is_opened_without_a_note() -> None:
    """Numbers, choices, switches and texts of a link are taken as they are."""
    app = open_link(f="3, 1, 4", spacing="distance", h="0.5", edge_order="2", i="1", ladder="true")

    assert not app.toast
    assert not app.warning


def test_previous_and_next_stop_at_the_ends() -> None:
    """Stepping moves the one index and stays inside the samples."""
    app = open_link(i="0")

    assert app.button(key="previous").disabled
    for _ in range(4):
        app.button(key="next").click().run()
    assert app.session_state["i"] == 4
    assert app.button(key="next").disabled
    assert "backward difference" in texts(app)


def test_slider_and_number_move_together() -> None:
    """The slider is the twin of the number box, both ways."""
    app = open_link()

    app.slider(key="i_slider").set_value(4).run()
    assert app.number_input(key="i").value == 4
    app.number_input(key="i").set_value(1).run()
    assert app.slider(key="i_slider").value == 1


def test_shorter_samples_keep_the_nearest_index() -> None:
    """When the array becomes too short for the index, its last sample is shown."""
    app = open_link(i="4")

    app.text_area(key="f").set_value("1, 2, 4").run()

    assert not app.exception
    assert app.session_state["i"] == 2


@pytest.mark.parametrize(("index", "edge_order"), [(0, "1"), (2, "1"), (0, "2"), (4, "2")])
def test_every_figure_lights_the_index_of_the_card(index: int, edge_order: str) -> None:
    """The cell made, the large marker and the samples read are those of the step card."""
    app = open_link(i=str(index), edge_order=edge_order)
    (strip,), (curve,) = strips(app), figures(app)
    read, made = (
        [cell["index"] for cell in lane["cells"] if cell["lit"]] for lane in strip["lanes"]
    )

    assert f"slope at index {index}: " in texts(app)
    assert made == [strip["made"]] == [index]
    assert numbers(trace_of(curve, "lit samples")["customdata"]) == read
    assert numbers(trace_of(curve, "selected output")["customdata"]) == [index, index]
    assert curve["layout"]["shapes"][0]["x0"] == index


def test_every_figure_has_a_sentence_as_its_alternative_text() -> None:
    """The alternative texts name the value and the samples it was made from."""
    strip, curve, lines = alternative_texts(open_link())

    assert strip.startswith("gradient[2] = 3. The neighbours of sample 2 differ by 8 − 2")
    assert "a click on a line goes there" in lines
    assert "f[1] = 2" in curve
    assert curve.endswith("marked below.")


def test_caution_is_shown_where_numpy_is_silent() -> None:
    """Unsorted coordinates give finite nonsense without a warning; the page warns."""
    app = open_link(f="0, 8, 1, 27", spacing="coordinates", x="0, 2, 1, 3")

    assert "not sorted" in app.warning[0].value


def test_long_samples_open_at_any_index() -> None:
    """A million samples show the lines around the index, and a strip of its neighbourhood."""
    app = open_link(f="arange(1000000)", i="765432")

    assert not app.exception
    assert "slope at index 765432: " in texts(app)
    assert "765481 of 1000000" in texts(app)
    assert not app.slider


def test_start_again_brings_back_the_example() -> None:
    """One click after a refused input shows the opening example."""
    app = open_link(f="oops")

    app.button[0].click().run()

    assert "slope at index 2: 3" in texts(app)


@pytest.mark.parametrize("case", LINE_EXAMPLES.values(), ids=lambda case: case.name)
def test_every_case_opens_by_its_name(case: LineExample) -> None:
    """A link with the name of a case shows its step, what to look for, and agrees with NumPy."""
    app = open_link(case=case.name)

    assert not app.exception
    assert not app.error
    shown = texts(app)
    assert f"slope at index {case.index}: " in shown
    assert case.look_for in shown
    assert SAME in shown
    assert app.selectbox(key="case_list").value == case.name
    assert address(app) == ("/" if case.name == "guide" else f"/?case={case.name}")


def test_unknown_case_is_noted_and_nothing_is_lost() -> None:
    """A link that names no known case says so and shows the rest of the link."""
    app = open_link(case="nope", f="3, 4, 8")

    assert "case=nope" in app.toast[0].value
    assert app.text_area(key="f").value == "3, 4, 8"


def test_case_in_a_link_keeps_the_index_of_the_link() -> None:
    """A link may open a case at another step."""
    app = open_link(case="zigzag", i="0")

    assert "slope at index 0: −2" in texts(app)


def test_choosing_an_example_can_be_undone() -> None:
    """What was typed before an example comes back with one click, spacing and index too."""
    app = open_link(f="5, 6, 8", spacing="distance", h="1/4", i="1")

    app.selectbox(key="case_list").set_value("spike").run()
    assert app.text_area(key="f").value == "0, 0, 5, 0, 0"
    app.button(key="undo").click().run()

    assert app.text_area(key="f").value == "5, 6, 8"
    assert app.text_input(key="h").value == "1/4"
    assert app.session_state["i"] == 1
    assert app.button(key="undo").disabled


def test_reset_brings_back_the_opening_example_and_can_be_undone() -> None:
    """Reset is a change like any other."""
    app = open_link(f="5, 6, 8", edge_order="2")

    app.button(key="reset").click().run()
    assert app.text_area(key="f").value == "1, 2, 4, 8, 16"
    app.button(key="undo").click().run()
    assert app.text_area(key="f").value == "5, 6, 8"


def test_typing_over_an_example_shows_that_it_is_your_own() -> None:
    """The list of examples follows the inputs."""
    app = open_link(case="spike")

    app.text_area(key="f").set_value("0, 0, 6, 0, 0").run()

    assert app.selectbox(key="case_list").value == "your own"


def open_table(app: AppTest) -> pd.DataFrame:
    """Open the table of the samples and return it."""
    app.session_state["table_opened"] = True
    app.run()
    return app.dataframe[0].value


def test_table_is_made_when_it_is_opened() -> None:
    """A closed table costs nothing: its expander is there, and the table comes with its opening."""
    app = open_link(f="1, 2, 4")

    assert [each.label for each in app.expander] == [TABLE]
    assert not app.dataframe
    assert open_table(app)["f"].tolist() == [1, 2, 4]


def test_table_edit_rewrites_the_text() -> None:
    """The table is the twin of the text: an edit in it is an edit of the text."""
    table = open_table(open_link(f="1, 2, 4"))
    edits = {"edited_rows": {1: {"f": 2.5}}, "added_rows": [{"f": 9}], "deleted_rows": [0]}

    assert parse_array(text_of(apply_edits(table, edits)["f"])).tolist() == [2.5, 4, 9]


def test_text_edit_rewrites_the_table() -> None:
    """Typing in the text changes the rows of the table, coordinates included."""
    app = open_link(f="1, 2, 4", spacing="coordinates", x="0, 1, 3")

    app.text_area(key="f").set_value("linspace(0, 1, 3)").run()

    table = open_table(app)
    assert table["f"].tolist() == [0, 0.5, 1]
    assert table["x"].tolist() == [0, 1, 3]


@pytest.mark.parametrize("f", ["arange(201)", "1j, 2, 3", "1, nan, 3"])
def test_table_is_left_out_where_it_could_not_hold_the_samples(f: str) -> None:
    """No table above 200 rows, none for complex and none for non-finite samples."""
    app = open_link(f=f)

    assert not app.exception
    assert not app.expander


@pytest.mark.parametrize(
    "edits",
    [
        {"edited_rows": {7: {"f": 1}, -1: {"f": 1}}},
        {"added_rows": [{"f": "inf"}, {"f": None}, {"g": 1}, {}]},
        {"edited_rows": {0: {"f": "abc"}}, "deleted_rows": [99]},
    ],
)
def test_forged_table_edits_do_no_harm(edits: dict[str, object]) -> None:
    """Rows and columns that do not exist, and what is no finite number, are left out."""
    table = pd.DataFrame({"f": [1.0, 2.0, 4.0]})

    result = apply_edits(table, edits)  # type: ignore[arg-type]

    assert list(result.columns) == ["f"]
    assert np.isfinite(result["f"]).all()
    assert set(result["f"]) <= {1.0, 2.0, 4.0}


def test_table_text_writes_whole_numbers_as_people_do() -> None:
    """A column of whole numbers reads back as integers, another one as it is."""
    assert text_of(pd.Series([1.0, 2.0])) == "1, 2"
    assert parse_array(text_of(pd.Series([0.1, 2.0]))).tolist() == [0.1, 2.0]


def test_ladder_is_drawn_through_the_outputs() -> None:
    """With the ladder on, the dashed line passes through every marker of the gradient."""
    app = open_link(ladder="true", edge_order="2", f="0, 1, 4, 9, 16")
    (curve,), (strip,) = figures(app), strips(app)
    line = trace_of(curve, "midpoint ladder")

    heights = np.interp(range(5), numbers(line["x"]), numbers(line["y"]))
    assert heights.tolist() == [0, 2, 4, 6, 8]
    assert [lane["name"] for lane in strip["lanes"]] == ["numbers f", "steps / h", "slopes"]


def test_ladder_says_why_there_is_none() -> None:
    """Unsorted coordinates have no ladder, and the page says so."""
    app = open_link(case="unsorted", ladder="true")

    assert "No ladder here" in app.info[0].value


def test_exact_numbers_are_fractions() -> None:
    """With exact numbers the formula is written in fractions."""
    app = open_link(case="fractions", numbers="exact")

    formula = app.latex[0].value
    assert formula.strip("$\n").endswith(r"= \mathbf{\tfrac{2}{3}}")
    assert r"\approx" not in formula


def test_full_numbers_show_every_digit() -> None:
    """Short numbers are marked as rounded; full ones are not rounded."""
    short = open_link(f="0, 1/3, 1/7")
    full = open_link(f="0, 1/3, 1/7", numbers="full")

    assert r"\approx" in short.latex[0].value
    assert "0.14285714285714285" in full.latex[0].value
    assert not any("Rounded" in caption.value for caption in full.caption)


def test_one_row_of_several_can_be_picked() -> None:
    """Several pasted rows give a row picker; the call is that of the row."""
    app = open_link(f="1, 2, 4; 10, 20, 50", row="1")

    assert not app.error
    assert "np.gradient([10, 20, 50])" in texts(app)
    app.number_input(key="row").set_value(0).run()
    assert "np.gradient([1, 2, 4])" in texts(app)


def test_complex_samples_have_two_lanes() -> None:
    """Real and imaginary parts are drawn apart, each with its own alternative text."""
    app = open_link(f="0, 1j, 4j, 2+9j")

    titles = [figure["layout"]["yaxis"].get("title", {}).get("text") for figure in figures(app)]
    assert titles == ["f, real", "f, imag"]


def test_projector_shows_larger_type_and_fewer_controls() -> None:
    """For the back row: larger marks, no table and no listing."""
    small, large = open_link(), open_link(projector="true")

    assert figures(large)[0]["layout"]["height"] > figures(small)[0]["layout"]["height"]
    assert not large.dataframe
    assert "gradient[4] = (f[4]" not in texts(large)
    assert "slope at index 2: 3" in texts(large)


def test_dtype_chip_says_what_numpy_does_first() -> None:
    """Unsigned samples: the conversion, and what np.diff would give."""
    assert "np.diff would wrap round: 1 − 3 = 254" in texts(open_link(case="uint8"))


def test_tables_show_the_steps_and_the_round_trip() -> None:
    """The other tabs hold the numbers of the figures."""
    steps, trip = open_link(), open_link(f="0, 1, 4, 9, 16")
    steps.session_state["below"] = "As a table"
    trip.session_state["below"] = "Against np.diff"
    steps.run()
    trip.run()

    assert not steps.exception
    assert not trip.exception
    frame = steps.main.dataframe[0].value
    assert frame["value"].tolist() == [1, 1.5, 3, 6, 8]
    assert frame["weight 1"].tolist() == [-1, -0.5, -0.5, -0.5, -1]
    back = trip.main.dataframe[0].value
    assert back["f[0] + sum(diff[:i])"].tolist() == [0, 1, 4, 9, 16]
    assert back["f[0] + sum(gradient[:i])"].tolist() == [0, 1, 3, 7, 13]


def test_link_reopens_the_same_state_and_is_short_for_a_case() -> None:
    """The link to copy holds what differs from the opening state; a case goes by its name."""
    own = open_link(f="1, 4, 9", edge_order="2", i="0")
    named = open_link(case="overshoot")

    assert address(own).split("?")[1] == "f=1%2C+4%2C+9&edge_order=2&i=0"
    assert address(named).split("?")[1] == "case=overshoot"


def test_table_has_no_column_that_is_empty_throughout() -> None:
    """Two samples are read everywhere with edge_order=1; with 2 the ends read a third one."""
    one = open_link(below="As a table").main.dataframe[0].value
    two = open_link(below="As a table", edge_order="2").main.dataframe[0].value

    assert "read 2" in one
    assert "read 3" not in one
    assert "weight 3" in two


def test_slope_that_rounding_has_made_is_called_flat() -> None:
    """The number is told, and what it is."""
    app = open_link(case="sine", i="3")

    assert "slope at index 3: ≈ 0" in texts(app)
    assert any(caption.value.startswith("Flat: what is left") for caption in app.caption)


def test_ladder_offers_numbers_whose_steps_are_others() -> None:
    """The steps of 1, 2, 4, 8, 16 are 1, 2, 4, 8: nobody could tell the rows apart."""
    app = open_link(ladder="true")
    app.button(key="other_numbers").click().run()

    assert app.text_area(key="f").value == "1, 2, 4, 7, 11, 16"
    assert not [button for button in app.button if button.key == "other_numbers"]
