"""The Spacing page, run without a browser: readings, flags, fixes, the seesaw, links."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gradient_core.cases import SPACING_EXAMPLES, SpacingExample
from tests.app.helpers import PRAISE, address, alternative_texts, figures, numbers, open_link, texts
from tests.roles import roles_in, trace_of

PAGE = "../pages/spacing.py"
MOVE = "Move the middle sample"


def open_spacing(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it."""
    return open_link(PAGE, **parameters)


def reading(app: AppTest) -> str:
    """Return the sentence that says how the argument was read."""
    return next(m.value for m in app.markdown if m.value.startswith("Read as:"))


def ruler(app: AppTest) -> dict[str, Any]:
    """Return the first figure."""
    return figures(app)[0]


def table(app: AppTest, which: int) -> dict[str, list[str]]:
    """Return a table column by column."""
    return {str(name): list(column) for name, column in app.table[which].value.items()}


def keys(app: AppTest) -> set[str]:
    """Return the keys of the buttons on the page."""
    return {str(button.key) for button in app.button}


def test_page_opens_with_uneven_squares_and_the_seesaw_of_row_8() -> None:
    """One sentence, the ruler first, then 2 against the secant 4 and the mean 3."""
    app = open_spacing()

    assert not app.exception
    assert not app.error
    assert reading(app) == (
        "Read as: **coordinates of 5 samples, gaps 1, 3, 1, 2.** Not uniform: gap 0 is 1, gap 1 "
        "is 3."
    )
    alts = alternative_texts(app)
    assert alts[0].startswith("The samples on a ruler, increasing")
    assert alts[1].startswith("A seesaw")
    candidates = table(app, 0)
    assert candidates["slope"] == ["NumPy", "secant", "plain mean"]
    assert candidates["value"] == ["2", "4", "3"]
    assert candidates["error on x²"] == ["0", "2", "1"]
    assert "gradient[1] = 2" in texts(app)
    assert PRAISE in texts(app)
    assert (
        "np.gradient([0, 1, 16, 25, 49], [0, 1, 4, 5, 7])\n# array([ 1.,  2.,  8., 10., 12.])"
        in (texts(app))
    )


@pytest.mark.parametrize(
    ("x", "said"),
    [
        ("", "Read as: **nothing given, so one distance of 1 for all intervals.** Uniform"),
        ("0.5", "Read as: **one distance for all intervals, 0.5.** Uniform"),
        ("[1,1,1,1,1]", "Read as: **coordinates of 5 samples, all gaps 0.** Uniform"),
        ("linspace(0, 1, 5)", "all gaps 0.25.** Uniform: all gaps are equal bit for bit"),
    ],
)
def test_sentence_over_the_ruler_follows_the_text(x: str, said: str) -> None:
    """A number is a distance, a list are coordinates, however odd."""
    assert said in reading(open_spacing(sp_x=x))


def test_linspace_of_11_is_not_uniform_and_of_9_is() -> None:
    """The two gaps, and by how many ulp they differ."""
    eleven = open_spacing(sp_f="arange(11)", sp_x="linspace(0, 1, 11)")
    nine = open_spacing(sp_f="arange(9)", sp_x="linspace(0, 1, 9)")

    assert "gap 0 is 0.1, gap 2 is 0.10000000000000003, 2 ulp apart." in reading(eleven)
    assert any(note.value.startswith("Nearly uniform") for note in eleven.info)
    assert "Uniform: all gaps are equal bit for bit" in reading(nine)
    assert not nine.info


# --- flags and their fixes ---------------------------------------------------------------------


def test_unsorted_coordinates_fold_back_and_can_be_sorted_and_undone() -> None:
    """The button writes both texts in order of x; undo brings back what was typed."""
    app = open_spacing(sp_f="0, 8, 1, 27", sp_x="0, 2, 1, 3")
    assert "not sorted" in app.warning[0].value
    assert "hops back" in roles_in(ruler(app))

    app.button(key="sp_sort").click().run()
    assert (app.text_area(key="sp_f").value, app.text_area(key="sp_x").value) == (
        "0, 1, 8, 27",
        "0, 1, 2, 3",
    )
    assert not app.warning
    assert "sp_sort" not in keys(app)

    app.button(key="undo").click().run()
    assert app.text_area(key="sp_x").value == "0, 2, 1, 3"
    assert app.text_area(key="sp_f").value == "0, 8, 1, 27"


def test_repeated_coordinates_name_the_outputs_they_spoil_and_can_be_merged() -> None:
    """0, 1, 1, 4 at 0, 1, 1, 2: outputs 1 and 2 are lost; merged there are three samples."""
    app = open_spacing(sp_f="0, 1, 3, 4", sp_x="0, 1, 1, 2")
    assert "These outputs are nan or inf: **gradient[1], gradient[2]**." in texts(app)

    app.button(key="sp_merge").click().run()
    assert app.text_area(key="sp_f").value == "0, 2, 4"
    assert app.text_area(key="sp_x").value == "0, 1, 2"
    assert "nan or inf" not in texts(app)
    app.button(key="undo").click().run()
    assert app.text_area(key="sp_x").value == "0, 1, 1, 2"


def test_unsorted_dates_are_sorted_as_dates() -> None:
    """The text that is written is dates again."""
    app = open_spacing(sp_f="4, 1, 9", sp_x="2024-01-02, 2024-01-01, 2024-01-05")

    app.button(key="sp_sort").click().run()
    assert app.text_area(key="sp_x").value == "2024-01-01, 2024-01-02, 2024-01-05"
    assert app.text_area(key="sp_f").value == "1, 4, 9"


def test_angles_that_jump_can_be_unwrapped() -> None:
    """340, 350, 0 becomes 340, 350, 360, and the slope is 10 everywhere."""
    app = open_spacing(sp_f="340, 350, 0, 10, 20", sp_x="")
    assert any("If they are angles in degrees" in note.value for note in app.info)

    app.button(key="sp_unwrap").click().run()
    assert app.text_area(key="sp_f").value == "340, 350, 360, 370, 380"
    assert "sp_unwrap" not in keys(app)
    assert "# array([10., 10., 10., 10., 10.])" in texts(app)
    app.button(key="undo").click().run()
    assert app.text_area(key="sp_f").value == "340, 350, 0, 10, 20"


def test_certain_things_alone_are_flagged() -> None:
    """Step sizes that look like coordinates get their gaps drawn and nothing else."""
    app = open_spacing(sp_f="0, 1, 9, 36, 100", sp_x="1, 1.5, 2.5, 3.5, 4")

    assert "gaps 0.5, 1, 1, 0.5" in reading(app)
    assert not app.warning
    assert not app.info


def test_descending_coordinates_are_explained() -> None:
    """Every gap is negative; the slope is that along increasing x."""
    app = open_spacing(sp_f="9, 4, 1, 0", sp_x="3, 2, 1, 0")

    assert any(note.value.startswith("Descending") for note in app.info)
    assert "# array([5., 4., 2., 1.])" in texts(app)


def test_one_coordinate_too_few_asks_for_np_diff_and_adds_up() -> None:
    """NumPy's words, ours, and a button that writes the running sum."""
    app = open_spacing(sp_f="0, 1, 9, 36, 100", sp_x="1, 2, 3, 4")
    assert not app.exception
    assert "Did you give np.diff(x)?" in app.error[-1].value
    assert "when 1d, distances must match the length" in texts(app)
    assert len(app.sidebar.error) == 1

    app.button(key="sp_add").click().run()
    assert app.text_area(key="sp_x").value == "0, 1, 3, 6, 10"
    assert not app.error
    app.button(key="undo").click().run()
    assert app.text_area(key="sp_x").value == "1, 2, 3, 4"


def test_one_number_first_can_be_swapped() -> None:
    """np.gradient(0.5, f) was meant to be np.gradient(f, 0.5)."""
    app = open_spacing(sp_f="0.5", sp_x="0, 1, 4")
    assert "Did you swap f and x?" in app.error[-1].value

    app.button(key="sp_swap_fix").click().run()
    assert not app.error
    assert "np.gradient([0, 1, 4], 0.5)" in texts(app)


def test_swap_in_the_sidebar_goes_there_and_back() -> None:
    """gradient(x, y) for gradient(y, x): the numbers of row 34."""
    app = open_spacing(sp_f="1, 4, 9", sp_x="1, 2, 3")
    assert "# array([3., 4., 5.])" in texts(app)

    app.button(key="sp_swap").click().run()
    assert "# array([0.33333333, 0.28333333, 0.2       ])" in texts(app)
    app.button(key="undo").click().run()
    assert "# array([3., 4., 5.])" in texts(app)


# --- dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "per", "value"),
    [
        ("day", "per day", "2.666"),
        ("h", "per hour", "0.111"),
        ("min", "per minute", "0.00185"),
        ("s", "per second", "3.0864"),
    ],
)
def test_dates_take_a_unit_that_stands_on_the_axis(unit: str, per: str, value: str) -> None:
    """NumPy's refusal, what it was given instead, and the unit of the derivative."""
    app = open_spacing(sp_f="1, 4, 9", sp_x="2024-01-01, 2024-01-02, 2024-01-05", sp_unit=unit)
    curve = next(f for f in figures(app) if "yaxis2" in f["layout"])

    assert not app.exception
    assert curve["layout"]["yaxis2"]["title"]["text"] == f"gradient {per}"
    assert f"{per[4:]}s since 2024-01-01" in curve["layout"]["xaxis"]["title"]["text"]
    assert "ufunc 'multiply' cannot use operands" in app.info[0].value
    assert f"**{per}**" in app.info[0].value
    assert table(app, 1)[per][1].startswith(value)
    assert table(app, 1)["x"][1] == "2024-01-02"
    assert '(t - t[0]) / np.timedelta64(1, "' in texts(app)


def test_unit_is_asked_for_where_there_are_dates_alone() -> None:
    """Numbers carry no unit."""
    groups = [group.key for group in open_spacing().get("button_group")]

    assert "sp_unit" not in groups


def test_code_for_dates_runs_and_returns_what_is_shown() -> None:
    """The call can be pasted into Python as it stands."""
    app = open_spacing(sp_case="dates-per-hour")
    program = next(c.value for c in app.code if c.value.startswith("import numpy"))
    *lines, call = [line for line in program.splitlines() if not line.startswith("#")]
    names: dict[str, Any] = {}
    exec("\n".join(lines), names)

    assert eval(call, names).tolist() == [0.125, 0.1111111111111111, 0.06944444444444445]


# --- the seesaw and the selected sample --------------------------------------------------------


@pytest.mark.parametrize("index", ["1", "2", "3"])
def test_one_cursor_in_every_figure_and_card(index: str) -> None:
    """Ruler, seesaw, tangents, lanes, curve and card show the same sample."""
    app = open_spacing(sp_i=index)
    drawn = trace_of(ruler(app), "samples")
    value = [1, 2, 8, 10, 12][int(index)]

    assert numbers(drawn["customdata"])[-1] == int(index)
    assert f"gradient[{index}] = {value}" in texts(app)
    assert f"together they make NumPy's {value}." in alternative_texts(app)[1]
    assert f"NumPy {value}," in alternative_texts(app)[2]
    assert f"gradient[{index}] = {value}" in alternative_texts(app)[3]
    assert f"index {index}" in alternative_texts(app)[4]
    assert table(app, 0)["value"][0] == str(value)


@pytest.mark.parametrize("index", ["0", "4"])
def test_an_end_has_a_step_but_no_seesaw(index: str) -> None:
    """One slope has nothing to balance, and the page says so."""
    app = open_spacing(sp_i=index)

    assert any("nothing to balance" in note.value for note in app.info)
    assert f"gradient[{index}] = " in texts(app)
    assert not any(alt.startswith("A seesaw") for alt in alternative_texts(app))


def test_slider_moves_the_middle_sample_and_everything_follows() -> None:
    """At x = 1 the errors are 0, 2, 1; half way all agree; at 3.8 they are exact fractions."""
    app = open_spacing(sp_see=MOVE)
    assert table(app, 0)["error on x²"] == ["0", "2", "1"]

    app.slider(key="sp_m").set_value(0.5).run()
    assert table(app, 0)["value"] == ["4", "4", "4"]
    assert "equal arms: both gaps are 2" in alternative_texts(app)[1]

    app.slider(key="sp_m").set_value(0.75).run()
    assert table(app, 0)["value"] == ["6", "4", "5"]
    assert table(app, 0)["error on x²"] == ["0", "−2", "−1"]
    assert "at x = 3, " in alternative_texts(app)[2]


def test_slider_moves_the_sample_that_is_selected() -> None:
    """No tab shows another triple: at index 3 it is between x = 4 and x = 7."""
    app = open_spacing(sp_see=MOVE, sp_i="3", sp_m="0.5")

    assert "x = 4 and 7" in app.slider(key="sp_m").label
    assert "at x = 5.5, " in alternative_texts(app)[2]
    ends = open_spacing(sp_see=MOVE, sp_i="0")
    assert not ends.slider
    assert any("nothing to balance" in note.value for note in ends.info)


def test_errors_are_told_on_squares_alone() -> None:
    """Other samples do not say which function they come from."""
    app = open_spacing(sp_f="3, 1, 2, 5, 4")

    assert "error on x²" not in table(app, 0)
    assert any("cannot be known" in caption.value for caption in app.caption)


def test_shorter_samples_pull_the_index_in() -> None:
    """The last index is shown, not the default, and nothing is raised."""
    app = open_spacing(sp_i="4")

    app.text_area(key="sp_x").set_value("")
    app.text_area(key="sp_f").set_value("1, 2, 4").run()
    assert not app.exception
    assert app.number_input(key="sp_i").value == 2


def test_toggle_shows_the_gradient_per_index() -> None:
    """Values and slopes differ: the curve moves to indices, and its gradient with it."""
    app = open_spacing()
    per_x = next(f for f in figures(app) if "yaxis2" in f["layout"])
    app.button_group(key="sp_per").set_value("per index").run()
    per_index = next(f for f in figures(app) if "yaxis2" in f["layout"])

    assert numbers(trace_of(per_x, "samples")["x"]) == [0, 1, 4, 5, 7]
    assert numbers(trace_of(per_index, "samples")["x"]) == [0, 1, 2, 3, 4]
    assert per_x["layout"]["yaxis2"]["title"]["text"] == "gradient per x"
    assert per_index["layout"]["yaxis2"]["title"]["text"] == "gradient per index"
    both = table(app, 1)
    assert both["per index"] == ["1", "8", "12", "16.5", "24"]
    assert both["per x"] == ["1", "2", "8", "10", "12"]


def test_without_second_argument_there_is_one_gradient_only() -> None:
    """The toggle is there but has nothing to choose, and no table compares."""
    app = open_spacing(sp_f="0, 1, 4", sp_x="")
    curve = next(f for f in figures(app) if "yaxis2" in f["layout"])

    assert app.button_group(key="sp_per").disabled
    assert curve["layout"]["yaxis2"]["title"]["text"] == "gradient per index"
    assert len(app.table) == 1


# --- examples and links ------------------------------------------------------------------------


@pytest.mark.parametrize("case", SPACING_EXAMPLES.values(), ids=lambda case: case.name)
def test_every_example_opens_by_its_link(case: SpacingExample) -> None:
    """Inputs, index and sentence are those of the case, and its own link leads back."""
    app = open_spacing(sp_case=case.name)

    assert not app.exception
    assert not app.error
    assert app.text_area(key="sp_f").value == case.f
    assert app.text_area(key="sp_x").value == case.x
    assert app.number_input(key="sp_i").value == case.index
    assert case.look_for in texts(app)
    is_opening = case is next(iter(SPACING_EXAMPLES.values()))
    assert address(app) == ("/spacing" if is_opening else f"/spacing?sp_case={case.name}")


def test_list_of_examples_writes_the_inputs_and_can_be_undone() -> None:
    """Choosing is one click, and so is going back."""
    app = open_spacing(sp_f="3, 1, 2", sp_x="0, 1, 5")

    app.selectbox(key="sp_case_list").select("unsorted").run()
    assert app.text_area(key="sp_x").value == "0, 2, 1, 3"
    app.button(key="undo").click().run()
    assert app.text_area(key="sp_f").value == "3, 1, 2"
    assert app.text_area(key="sp_x").value == "0, 1, 5"


def test_unknown_example_is_said_and_the_page_opens() -> None:
    """A bad link falls back with a note."""
    app = open_spacing(sp_case="<b>")

    assert not app.exception
    assert "sp\\_case=\\<b\\>" in app.toast[0].value
    assert "gaps 1, 3, 1, 2" in reading(app)


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"sp_f": "1, 2, oops"}, "sp_f"),
        ({"sp_f": ""}, "sp_f"),
        ({"sp_f": "5", "sp_x": ""}, "sp_f"),
        ({"sp_f": "x" * 100_001}, "sp_f"),
        ({"sp_x": "abc"}, "sp_x"),
        ({"sp_x": "[[0, 1], [2, 3]]"}, "sp_x"),
        ({"sp_x": "[0.5]"}, "sp_x"),
        ({"sp_x": "0, 1"}, "sp_x"),
        ({"sp_x": "2024-02-30"}, "sp_x"),
        ({"sp_x": "2024-01-01, 5, 6, 7, 8"}, "sp_x"),
        ({"sp_x": "__import__('os').getpid()"}, "sp_x"),
    ],
)
def test_refused_input_is_said_beside_it_and_kept(parameters: dict[str, str], field: str) -> None:
    """What cannot be read gives a sentence in the inputs and on the page; the text stays."""
    app = open_spacing(**parameters)

    assert not app.exception
    assert len(app.sidebar.error) == 1
    assert len(app.error) == 2
    assert app.text_area(key=field).value == parameters[field]
    next(button for button in app.button if button.label == "start again").click().run()
    assert not app.error
    assert "gaps 1, 3, 1, 2" in reading(app)


@pytest.mark.parametrize(
    "parameters",
    [
        {"sp_f": "nan, nan, nan", "sp_x": ""},
        {"sp_f": "1+2j, 3, 4j", "sp_x": "0, 1, 3"},
        {"sp_f": "1, 2, 3", "sp_x": "0, nan, 1"},
        {"sp_f": "1, 2, 3", "sp_x": "nan"},
        {"sp_f": "1, 2, 3", "sp_x": "0"},
        {"sp_f": "1, 2, 3", "sp_x": "-1"},
        {"sp_f": "1+0j, 2, 3", "sp_x": "0, 1j, 3"},
        {"sp_f": "1, 2; 3, 4", "sp_x": ""},
        {"sp_f": "5, 7", "sp_x": "0, 1"},
        {"sp_f": "linspace(0, 1, 100000)", "sp_x": "linspace(0, 1, 100000)"},
        {"sp_f": "array([1, 2, 250], dtype=uint8)", "sp_x": "0, 2, 1"},
        {"sp_f": "array([1, 2, 250], dtype=uint8)", "sp_x": "0, 1, 1"},
        {"sp_f": "1, 2, 3", "sp_x": "array([0, 1, 3], dtype=float16)"},
        {"sp_f": "1, 2, 3", "sp_x": "1e308, 0, -1e307"},
        {"sp_f": "1, 2, 3", "sp_x": "2024-01-01, 2024-01-01, 2024-01-01"},
        {"sp_i": "99", "sp_m": "nan", "sp_unit": "year", "sp_per": "x", "sp_see": "<b>"},
        {"projector": "true"},
    ],
)
def test_odd_links_still_show_the_ruler(parameters: dict[str, str]) -> None:
    """Odd numbers and bad parameters are shown as NumPy has them, never a fault."""
    app = open_spacing(**parameters)

    assert not app.exception
    has_places = parameters.get("sp_x") not in ("0", "nan")
    assert alternative_texts(app)[0].startswith("The samples on a ruler") == has_places
    assert "a bug here" not in texts(app)


def test_numbers_of_the_ruler_are_numpys() -> None:
    """The places on the ruler and the gaps of the sentence come from the same coordinates."""
    app = open_spacing(sp_f="0, 3, 6, 9", sp_x="0, 0.1, 1.1, 1.2")
    drawn = trace_of(ruler(app), "samples")
    places = dict(zip(numbers(drawn["customdata"]), numbers(drawn["x"]), strict=True))

    assert [places[i] for i in range(4)] == [0, 0.1, 1.1, 1.2]
    gaps = [f"{gap:.6g}" for gap in np.diff([0, 0.1, 1.1, 1.2])]
    assert f"gaps {', '.join(gaps)}" in reading(app)


def test_a_data_set_takes_the_place_of_samples_and_coordinates() -> None:
    """What belonged to the numbers before is gone; undo brings it back."""
    app = open_spacing(sp_f="1, 2, 4", sp_x="0, 1, 3")
    app.session_state["files_popover"] = True
    app.run()
    app.button(key="open_global-temp.csv").click().run()

    assert not app.exception
    assert not app.error
    assert ruler(app)["layout"]["xaxis"]["title"]["text"].startswith("year")
    app.button(key="undo").click().run()
    assert app.text_area(key="sp_x").value == "0, 1, 3"
