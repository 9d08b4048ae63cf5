"""Tables that are pasted into the box of numbers, run without a browser."""

from __future__ import annotations

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gradient_core import read_data
from tests.app.helpers import figures, follow, open_link, strips, texts

CAR = "t(s) s(ft)\n0 0\n.2 0.35\n.4 1.8\n.6 3.8\n.8 6.5\n1 9.6"
COMMAS = "0,435\n1,286\n0,118"
CHOOSE = "This is what I mean"


def titles(app: AppTest) -> list[str]:
    """Return what stands at the axes of the curve."""
    layout = figures(app)[0]["layout"]
    return [layout[name]["title"]["text"] for name in ("xaxis", "yaxis", "yaxis2")]


def test_a_table_is_samples_and_coordinates_with_their_units() -> None:
    """The second column is f, the first x; the sentence says how it was read."""
    app = open_link(f=CAR, i="0")

    assert not app.exception
    assert "Read as: 6 rows, 2 columns, separated by white space, decimal point" in texts(app)
    assert "slope at index 0: ≈ 1.75" in texts(app)
    assert titles(app) == ["t (s)", "s (ft)", "gradient (ft per s)"]
    assert "[0.0, 0.35, 1.8, 3.8, 6.5, 9.6], [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])" in texts(app)
    assert not strips(app)[0].get("editable")


def test_other_columns_can_be_chosen_and_follow_in_the_link() -> None:
    """The first column is f, and no column is x: then the spacing is typed as ever."""
    app = open_link(f=CAR)
    app.selectbox(key="column").select(1).run()
    app.selectbox(key="xcolumn").select(0).run()

    assert not app.exception
    assert titles(app) == ["index i", "t (s)", "gradient"]
    assert app.get("button_group")
    again = open_link(f=CAR, column="1", xcolumn="0")
    assert titles(again) == titles(app)


@pytest.mark.parametrize(("column", "xcolumn"), [("9", "9"), ("-3", "-1"), ("1", "1"), ("x", "")])
def test_columns_that_there_are_not_are_the_nearest(column: str, xcolumn: str) -> None:
    """A link can ask for any."""
    assert not open_link(f=CAR, column=column, xcolumn=xcolumn).exception


def test_two_readings_are_shown_and_one_is_taken_and_undone() -> None:
    """The first three rows of each; a press writes text that has one reading."""
    app = open_link(f=COMMAS)
    assert len(app.table) == 2
    shown = [text.replace("\\", "") for text in app.table[0].value["f"]]
    assert shown == ["0.435", "1.286", "0.118"]

    chosen = [button for button in app.button if button.label == CHOOSE]
    chosen[0].click().run()
    assert not app.error
    assert app.text_area(key="f").value == "0.435\n1.2860\n0.118"
    assert "≈ −0.1585" not in texts(app)
    assert "slope at index 2: ≈ −1.168" in texts(app)

    app.button(key="undo").click().run()
    assert app.text_area(key="f").value == COMMAS
    assert len(app.table) == 2


def test_dates_are_coordinates_in_days() -> None:
    """A value that is missing is nan, and said."""
    table = "date;ppm\n2024-01-01;420.5\n2024-02-01;421\n2024-03-01;NA\n2024-04-01;424"
    app = open_link(f=table, i="0")

    assert "1 value missing" in texts(app)
    assert titles(app) == ["days since 2024-01-01", "ppm", "gradient (ppm per day)"]
    assert "slope at index 0: ≈ 0.01613" in texts(app)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("t;f\n0;1\n1;abc\n2;3", "got `abc` at line 3, column 2"),
        ("city;pop\nOslo;1\nRome;2", "got words in the column `city`. Choose another column."),
        ("1 2\n3 4\n5", "got 1 value at line 3 where most have 2"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, said: str) -> None:
    """Nothing is lost."""
    app = open_link(f=text)
    assert not app.exception
    assert any(said in error.value for error in app.error)
    assert app.text_area(key="f").value == text


def test_the_other_pages_read_the_same_lines_or_say_why_not() -> None:
    """Decimal commas on Axes, a table on Spacing, names on Vector field."""
    matrix = open_link("../pages/axes.py", ax_f="0,5;1,5\n2,25;4,5")
    assert not matrix.exception
    assert "np.array([[0.5, 1.5], [2.25, 4.5]])" in texts(matrix)
    for table in ("1;2\n2;3\n3;4", "t;f\n1;2\n2;3\n3;4"):
        spacing = open_link("../pages/spacing.py", sp_f=table)
        assert not spacing.exception
        assert "np.gradient([2, 3, 4], [1, 2, 3])" in texts(spacing)
    asked = open_link("../pages/axes.py", ax_f="1,2\n3,4\n5,6")
    assert len(asked.table) == 2


def test_columns_go_to_other_pages_as_numbers() -> None:
    """To Axes; to Spacing as the table they stand in, with names and units."""
    app = open_link(f=CAR)
    follow(app, "Spacing")
    assert not app.exception
    assert app.text_area(key="sp_f").value == CAR
    layouts = [figure["layout"] for figure in figures(app)]
    assert layouts[0]["xaxis"]["title"]["text"] == "t (s)"
    assert layouts[-1]["yaxis2"]["title"]["text"] == "gradient (ft per s)"
    follow(app, "Step by step")
    assert titles(app) == ["t (s)", "s (ft)", "gradient (ft per s)"]

    follow(app, "Axes")
    assert np.isin(["0.0, 0.35, 1.8, 3.8, 6.5, 9.6"], [box.value for box in app.text_area]).all()


def test_the_unit_of_time_goes_along() -> None:
    """A table of dates is the same on both pages."""
    app = open_link(f="day;f\n2024-01-01;0\n2024-01-02;48\n2024-01-03;96", xunit="h")
    follow(app, "Spacing")
    assert not app.exception
    assert app.get("button_group") is not None
    assert "per hour" in figures(app)[-1]["layout"]["yaxis2"]["title"]["text"]


def test_a_formula_among_the_numbers_is_taken_over_with_one_press() -> None:
    """What was typed is in the other box then; undo brings it back."""
    app = open_link(f="s(t) = t^2")
    app.button(key="as_formula").click().run()
    assert not app.error
    assert app.text_input(key="fx").value == "s(t) = t^2"
    assert "$f(t) = t^{2}$" in texts(app)
    assert "t from 0 to 6.283" in texts(app)
    assert figures(app)[0]["layout"]["xaxis"]["title"]["text"] == "t"
    assert "f = t**2" in texts(app)
    app.button(key="undo").click().run()
    assert app.text_area(key="f").value == "s(t) = t^2"


def test_a_pasted_call_fills_all_inputs() -> None:
    """Samples, spacing and edge_order; on Axes the spacing of each axis."""
    app = open_link(f="d = np.gradient([1, 2, 4, 8], [0, 1, 3, 4], edge_order=2)")
    app.button(key="fill_in").click().run()
    assert not app.error
    assert "np.gradient([1, 2, 4, 8], [0, 1, 3, 4], edge_order=2)" in texts(app)

    app = open_link("../pages/axes.py", ax_f="gy, gx = np.gradient([[1, 2], [3, 5]], 0.5, 2)")
    app.button(key="fill_in").click().run()
    assert not app.error
    assert "np.gradient(f, 0.5, 2)" in texts(app)


def test_names_in_a_pasted_call_leave_boxes_to_fill() -> None:
    """What they hold is not known."""
    app = open_link(f="np.gradient(y, 0.1)")
    assert "type it into the boxes that stay empty" in texts(app)
    app.button(key="fill_in").click().run()
    assert app.text_area(key="f").value == ""
    assert app.text_input(key="h").value == "0.1"
    assert app.error


GAP = "t;f\n0;1\n1;NA\n4;5"


@pytest.mark.parametrize(
    ("key", "slopes"), [("missing_out", [1, 1]), ("missing_filled", [1, 1, 1])]
)
def test_missing_values_are_named_and_mended_with_one_press(key: str, slopes: list[int]) -> None:
    """By their column and line; undo brings them back."""
    app = open_link(f=GAP)
    assert "Missing: f in line 3" in texts(app)
    app.button(key=key).click().run()
    assert not app.exception
    assert "Missing" not in texts(app)
    data = read_data(app.text_area(key="f").value)
    np.testing.assert_allclose(np.gradient(data.columns["f"], data.columns["t"]), slopes)
    app.button(key="undo").click().run()
    assert app.text_area(key="f").value == GAP


NAMES = ("<a href=//e.c>zqj</a>", "x [zqj](//e.c)", "**zqj** $zqj$ :red[zqj]")


@pytest.mark.parametrize("name", NAMES)
def test_names_of_columns_open_nothing(name: str) -> None:
    """In figures, sentences, refusals and the tables of two readings they are plain words."""
    app = open_link(f=f"{name};t\n1;0\nNA;1\n4;2", column="1", xcolumn="2")
    assert not app.exception
    assert "<a" not in titles(app)[1]
    said = next(line for line in texts(app).splitlines() if "Missing" in line)
    assert name not in said

    words = open_link(f=f"{name};t\na;1\nb;2", column="1", xcolumn="0")
    assert any("in the column `" in error.value for error in words.error)

    asked = open_link(f=f"{name};t\n03/04/2024;1\n05/06/2024;2")
    assert len(asked.table) == 2
    assert name not in asked.table[0].value.columns


@pytest.mark.parametrize(
    ("text", "said", "key", "slopes"),
    [
        ("t;f\n0;0\n2;4\n1;1\n3;9", "t goes back in line 4", "table_sorted", [1, 2, 4, 5]),
        ("t;f\n0;0\n1;0\n1;2\n2;4", "t stands a second time in line 4", "table_merged", [1, 2, 3]),
        ("t;f\n0;7\n1;\n2;4\n3;9\n4;16", "Missing: f in line 3", "missing_part_0", [5, 6, 7]),
    ],
)
def test_rows_are_sorted_merged_and_split_with_one_press(
    text: str, said: str, key: str, slopes: list[float]
) -> None:
    """They are named by their lines, and undo brings the table back."""
    app = open_link(f=text)
    assert said in texts(app)

    app.button(key=key).click().run()
    assert not app.exception
    assert said not in texts(app)
    data = read_data(app.text_area(key="f").value)
    assert np.gradient(data.columns["f"], data.columns["t"]).tolist() == slopes

    app.button(key="undo").click().run()
    assert said in texts(app)
