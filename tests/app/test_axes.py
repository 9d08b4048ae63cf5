"""The page about axes, run without a browser: maps, reader, fixes, meanings, links."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gradient_core.cases import AXES_EXAMPLES, AxesExample
from gradient_ui.controls import axes as axes_controls
from gradient_ui.stage.live_figure import Click
from tests.app.helpers import PRAISE, address, alternative_texts, figures, open_link, texts

PAGE = "../pages/axes.py"
HOME = "../pages/step_by_step.py"


def open_axes(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it."""
    return open_link(PAGE, **parameters)


def table_of(app: AppTest) -> dict[str, list[str]]:
    """Return the call reader, column by column."""
    return {str(name): list(column) for name, column in app.table[0].value.items()}


def labels(app: AppTest) -> list[str]:
    """Return what stands on the buttons."""
    return [button.label for button in app.button]


def fix(app: AppTest, label: str) -> AppTest:
    """Click the button of a fix."""
    next(button for button in app.button if button.label == f"Fix: {label}").click().run()
    return app


def mean(app: AppTest, axis: int, meaning: str) -> AppTest:
    """Choose what an axis means."""
    next(group for group in app.segmented_control if group.key == f"ax_m{axis}").set_value(
        meaning
    ).run()
    return app


def test_page_opens_with_an_array_that_is_not_square() -> None:
    """Two outputs, two steps, the call and what comes back are there without a link."""
    app = open_axes()

    assert not app.exception
    assert not app.error
    shown = texts(app)
    assert "out = np.gradient(f)" in shown
    assert "**tuple of 2 arrays, each (2, 5)**" in shown
    assert "f = np.array([[1, 2, 4, 8, 16], [3, 6, 12, 24, 48]])" in shown
    assert "(12.0 - 4.0) / 1.0` makes 8" in shown
    assert "(8.0 - 2.0) / (2.0 * 1.0)` makes 3" in shown
    assert shown.count(PRAISE) == 2
    assert "**Look for:**" in shown
    assert table_of(app)["output"] == ["`out[0]`", "`out[1]`"]


@pytest.mark.parametrize(
    ("spacing", "line"),
    [
        ("1; 0, 1, 3, 4, 6", "−1/6·2 −½·4 +⅔·8` makes 3"),
        ("1; 0, 1, 3.7, 4, 6", "rounded for reading"),
    ],
)
def test_weighted_sum_under_an_output_is_written_by_its_weights(spacing: str, line: str) -> None:
    """Exact weights are fractions; others are said to be rounded."""
    assert line in texts(open_axes(ax_spacing=spacing))


def test_figures_say_which_output_is_along_which_axis() -> None:
    """The alternative texts and the titles agree, and each figure has its sentence."""
    app = open_axes(ax_case="x-plus-10y")
    samples, first, second = alternative_texts(app)

    assert samples.startswith("The samples f, selected f[1, 1] = 11: along axis 0")
    assert first.startswith("out[0] = d/d(axis 0) = df/dy: the selected cell [1, 1] is 10")
    assert second.startswith("out[1] = d/d(axis 1) = df/dx: the selected cell [1, 1] is 1")
    titles = [figure["layout"]["annotations"][-1]["text"] for figure in figures(app)[1:]]
    assert titles == [
        "<b>out[0] = d/d(axis 0) = df/dy</b> ↓",
        "<b>out[1] = d/d(axis 1) = df/dx</b> →",
    ]


@pytest.mark.parametrize("case", AXES_EXAMPLES.values(), ids=lambda case: case.name)
def test_every_example_opens(case: AxesExample) -> None:
    """All cases show their sentence, and their maps or their refusal."""
    app = open_axes(ax_case=case.name)

    assert not app.exception
    assert case.look_for in texts(app)
    assert "a bug here" not in texts(app)
    assert bool(app.error) == bool(case.refused)
    assert case.refused in texts(app)
    assert app.session_state["ax_axis"] == case.axis


@pytest.mark.parametrize(
    ("case", "label", "call"),
    [
        ("one-row", "axis=1: leave axis 0 out", "np.gradient(f, axis=1)"),
        ("two-samples", "edge_order=1", "np.gradient(f)"),
        ("three-for-two", "2 spacings: those of axis=(0, 1)", "np.gradient(f, 1, 2, axis=(0, 1))"),
        ("x-before-y", "exchange the spacings", "np.gradient(f, [0, 10, 20, 30], [0, 1, 2])"),
        ("meshgrid", "one line of each grid", "np.gradient(f, [0, 10, 20, 30], [0, 1, 2])"),
        ("one-array", "the same for every axis", "np.gradient(f, [0, 1, 2], [0, 1, 2])"),
    ],
)
def test_one_click_mends_a_refused_call_and_undo_takes_it_back(
    case: str, label: str, call: str
) -> None:
    """The button writes inputs that NumPy accepts."""
    app = open_axes(ax_case=case)
    assert "NumPy refuses this call" in app.error[0].value
    before = app.session_state["ax_spacing"], app.session_state["ax_axis"]

    fix(app, label)
    assert not app.exception
    assert not app.error
    assert f"out = {call}" in texts(app)
    app.button(key="undo").click().run()
    assert (app.session_state["ax_spacing"], app.session_state["ax_axis"]) == before


def test_component_is_crossed_out_of_the_call_and_comes_back() -> None:
    """Marking the columns as components rewrites axis=, with a sentence; space brings them back."""
    app = open_axes(ax_case="trajectory")
    assert len(figures(app)) == 3

    mean(app, 1, "component")
    assert app.session_state["ax_axis"] == "0"
    assert len(figures(app)) == 2
    assert "Axis 1 (x) holds components" in app.info[0].value
    assert table_of(app)["output"] == ["`out`", "crossed out: component"]
    mean(app, 1, "space")
    assert app.session_state["ax_axis"] == "None"
    assert not app.info


def test_crossing_out_takes_the_spacing_with_it_and_can_be_undone() -> None:
    """Each axis keeps its own spacing; one undo brings axis, spacing and meaning back."""
    app = open_axes(ax_f="1, 2, 4; 3, 6, 12", ax_spacing="0.5; 0, 1, 4")

    mean(app, 0, "component")
    assert app.session_state["ax_axis"] == "1"
    assert app.session_state["ax_spacing"] == "[0, 1, 4]"
    app.button(key="undo").click().run()
    assert app.session_state["ax_axis"] == "None"
    assert app.session_state["ax_spacing"] == "0.5; 0, 1, 4"
    assert app.session_state["ax_m0"] == "space"


def test_component_that_is_still_differentiated_offers_to_leave_it_out() -> None:
    """A link may mark an axis and ask for it all the same: that is said, and one click mends it."""
    app = open_axes(ax_f="0, 0; 1, 1; 2, 4", ax_m1="component")

    assert "`out[1]` is not a slope" in app.info[0].value
    fix(app, "axis=0: leave axis 1 out")
    assert app.session_state["ax_axis"] == "0"


@pytest.mark.parametrize(
    ("axis", "outputs"),
    [
        ("None", ["`out[0]`", "`out[1]`", "`out[2]`"]),
        ("(2, 0)", ["`out[1]`", "none", "`out[0]`"]),
        ("-1", ["none", "none", "`out`"]),
        ("0, 1", ["`out[0]`", "`out[1]`", "none"]),
    ],
)
def test_reader_follows_the_order_of_axis(axis: str, outputs: list[str]) -> None:
    """Which output belongs to an axis is what axis= says."""
    app = open_axes(ax_from="ramp", ax_shape="2, 3, 4", ax_axis=axis)

    assert not app.exception
    assert table_of(app)["output"] == outputs
    last = alternative_texts(app)[-1]
    assert last.startswith("out")


def test_slice_follows_number_and_slider() -> None:
    """The axis that is not drawn has a slider beside its number; both move the slice."""
    app = open_axes(ax_case="image")
    assert alternative_texts(app)[0].startswith("The samples f[1, :, :]")

    app.slider(key="ax_i0_slider").set_value(3).run()
    assert alternative_texts(app)[0].startswith("The samples f[3, :, :]")
    assert app.number_input(key="ax_i0").value == 3
    app.number_input(key="ax_i0").set_value(0).run()
    assert alternative_texts(app)[0].startswith("The samples f[0, :, :]")
    assert app.slider(key="ax_i0_slider").value == 0


def test_out_of_plane_axis_has_a_row_of_its_own() -> None:
    """Three differentiated axes: a plane, a row through the cell, and three outputs."""
    app = open_axes(ax_case="image")

    assert len(figures(app)) == 5
    assert alternative_texts(app)[1].startswith("The samples f[:, 2, 0], selected f[1, 2, 0] = 21")


def test_cell_of_a_smaller_array_is_its_last_one() -> None:
    """A selected cell that the new array does not have moves inside."""
    app = open_axes(ax_case="x-plus-10y", ax_i0="3", ax_i1="2")
    assert "How cell [3, 2] was made" in [header.value for header in app.header]

    app.text_area(key="ax_f").set_value("1, 2; 3, 4").run()
    assert not app.exception
    assert "How cell [1, 1] was made" in [header.value for header in app.header]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"ax_f": "[[1, 2], [3]]"}, "must"),
        ({"ax_f": "oops"}, "got `oops`"),
        ({"ax_f": ""}, "must"),
        ({"ax_f": "[[[[[1, 2]]]]]"}, "1 to 4 dimensions"),
        ({"ax_f": "x" * 100_001}, "100,000 characters"),
        ({"ax_f": "__import__('os').getpid()"}, "must"),
        ({"ax_f": "<script>alert(1)</script>"}, "must"),
        ({"ax_axis": "rows"}, "`axis` must be None"),
        ({"ax_spacing": "1; oops"}, "`spacing`, entry 2, must"),
        ({"ax_from": "ramp", "ax_shape": "999999, 9"}, "`shape` must have"),
        ({"ax_from": "ramp", "ax_shape": "0"}, "`shape` must have"),
    ],
)
def test_text_that_cannot_be_read_is_said_twice_and_kept(
    parameters: dict[str, str], message: str
) -> None:
    """There is a sentence beside the input and on the page; start again leads out."""
    app = open_axes(**parameters)

    assert not app.exception
    assert [message in error.value for error in app.error] == [True, True]
    assert all(app.session_state[name] == text for name, text in parameters.items())
    next(button for button in app.button if button.label == "start again").click().run()
    assert not app.error


def test_names_that_do_not_fit_are_said_and_left_out() -> None:
    """The page goes on without them."""
    app = open_axes(ax_names="x, y, z")

    assert not app.exception
    assert ["`names` must be 2 different names" in error.value for error in app.error] == [True]
    assert len(figures(app)) == 3


@pytest.mark.parametrize(
    "parameters",
    [
        {"ax_f": "5"},
        {"ax_f": "1, 2, 4, 8"},
        {"ax_f": "nan, inf; 1, 2"},
        {"ax_f": "[[1+2j, 3], [4j, 5]]"},
        {"ax_f": "array([[1, 2], [250, 3]], dtype=uint8)"},
        {"ax_f": "arange(100000)"},
        {"ax_f": "1, 2; 3, 4", "ax_spacing": "0"},
        {"ax_f": "1, 2; 3, 4", "ax_spacing": "1, 1; nan"},
        {"ax_axis": "()"},
        {"ax_axis": "7"},
        {"ax_axis": "(0, 0)"},
        {"ax_from": "ramp", "ax_shape": "1"},
        {"ax_from": "ramp", "ax_shape": "1, 1, 1, 1"},
        {"ax_from": "ramp", "ax_shape": "10, 10, 10, 10", "ax_edge_order": "2", "ax_i3": "9"},
        {"ax_m0": "component", "ax_m1": "component"},
        {"ax_m0": "<b>", "ax_i0": "-1", "ax_i1": "99", "ax_edge_order": "3", "ax_case": "<b>"},
        {"projector": "true", "ax_case": "image"},
    ],
)
def test_odd_links_show_something_and_never_a_fault(parameters: dict[str, str]) -> None:
    """Odd numbers and bad parameters give maps or a sentence."""
    app = open_axes(**parameters)

    assert not app.exception
    assert "a bug here" not in texts(app)
    assert figures(app)


@pytest.mark.parametrize(
    ("customdata", "cell"),
    [
        ((1.0, 3.0), {"ax_i0": 1, "ax_i1": 3}),
        ((2.0, 3.0), {}),
        ((1.0, -1.0), {}),
        ((0.5, 1.0), {}),
        ((1.0,), {}),
        ((), {}),
        ((1.0, 3.0, 0.0), {}),
    ],
)
def test_click_selects_only_cells_that_there_are(
    monkeypatch: pytest.MonkeyPatch, customdata: tuple[float, ...], cell: dict[str, int]
) -> None:
    """A browser can send anything: only an index inside the array counts."""
    state: dict[str, int] = {}
    monkeypatch.setattr(axes_controls.st, "session_state", state)
    axes_controls.take_click(Click(0.0, 0.0, customdata), (2, 5))

    assert state == cell


def test_unknown_example_in_a_link_is_said() -> None:
    """A link to an example that does not exist opens the page with a note."""
    app = open_axes(ax_case="no-such-case")

    assert "ax\\_case=no\\-such\\-case" in app.toast[0].value
    assert len(figures(app)) == 3


def test_link_opens_the_same_call_at_the_same_cell() -> None:
    """What is copied holds all that was typed and chosen, and no more."""
    typed = {"ax_f": "[[1, 2, 3], [4, 5, 7]]", "ax_axis": "(1, 0)", "ax_names": "y, x"}
    app = open_axes(**typed, ax_i0="1", ax_i1="2", ax_m0="time")

    assert address(app) == (
        "/axes?ax_f=%5B%5B1%2C+2%2C+3%5D%2C+%5B4%2C+5%2C+7%5D%5D&ax_axis=%281%2C+0%29&"
        "ax_names=y%2C+x&ax_m0=time&ax_i0=1"
    )
    assert address(open_axes(ax_case="matlab", ax_i1="2")) == "/axes?ax_case=matlab&ax_i1=2"


def test_inputs_of_this_page_and_of_home_do_not_mix() -> None:
    """Home keeps its samples while this page has its own."""
    app = open_link(HOME, f="0, 10, 11")

    app.switch_page(PAGE).run()
    assert app.text_area(key="ax_f").value == open_axes().text_area(key="ax_f").value
    app.text_area(key="ax_f").set_value("1, 2; 3, 4").run()
    app.switch_page(HOME).run()
    assert app.text_area(key="f").value == "0, 10, 11"


def test_projector_leaves_out_what_is_read_at_a_desk() -> None:
    """Maps, reader and steps stay; the program, undo and the link go."""
    app = open_axes(projector="true")

    assert "To copy" not in [header.value for header in app.header]
    assert "undo" not in labels(app)
    assert len(figures(app)) == 3


VOXELS = (
    "[[[0,.8,1.6,2.4],[.8,1.6,2.4,3.2],[1.6,2.4,3.2,4]],"
    "[[5,5.8,6.6,7.4],[5.8,6.6,7.4,8.2],[6.6,7.4,8.2,9]]]"
)


@pytest.mark.parametrize(
    ("spacing", "slopes"),
    [("5; 0.8; 0.8", ["1", "1", "1"]), ("0.8; 0.8; 5", ["6.25", "1", "0.16"])],
)
def test_spacing_of_a_volume_is_named_by_its_axes(spacing: str, slopes: list[str]) -> None:
    """A header says x, y, z, and the array is z, y, x: the middle axis hides it."""
    app = open_axes(ax_f=VOXELS, ax_spacing=spacing)

    assert not app.exception
    shown = texts(app)
    for axis, slope in enumerate(slopes):
        assert f"out[{axis}] = d/d(axis {axis})" in shown
        assert f"makes {slope}" in shown


def test_a_real_relief_is_opened_whole() -> None:
    """138,632 numbers are held, not written out; the call reads them from their file."""
    app = open_axes()
    app.session_state["files_popover"] = True
    app.run()
    app.button(key="open_jacksboro_fault_dem.npz").click().run()

    assert not app.exception
    assert app.text_area(key="ax_f").value.startswith('np.load("jacksboro_fault_dem.npz")')
    assert 'f = np.load("jacksboro_fault_dem.npz")["elevation"]' in texts(app)
    assert "(344, 403)" in texts(app)
    app.button(key="undo").click().run()
    assert "np.load" not in app.text_area(key="ax_f").value


def test_columns_of_a_table_make_an_array_and_dates_are_left_out() -> None:
    """With their names said, as they are read."""
    app = open_axes(ax_f="day;a;b\n2024-01-01;1;2\n2024-01-02;3;5\n2024-01-03;7;9")

    assert not app.exception
    assert "The columns of the array are **a**, **b**. Left out: **day**." in texts(app)
    assert "np.array([[1, 2], [3, 5], [7, 9]])" in texts(app)


def test_numbers_too_many_to_write_are_said_to_be_left_out() -> None:
    """In the program to copy, where they belong."""
    rows = "\n".join(", ".join("0.123456" for _ in range(30)) for _ in range(200))
    shown = texts(open_axes(ax_f=rows))

    assert "f = [...]  # 6,000 numbers, too many to write here" in shown
    assert "f = np.array(f)" in shown
