"""The Vector field page, run without a browser."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gradient_core.cases import FIELD_EXAMPLES, FieldExample
from gradient_ui.inputs.field import VIEWS
from tests.app.helpers import (
    PRAISE,
    SAME,
    address,
    alternative_texts,
    figures,
    numbers,
    open_link,
    texts,
)

PAGE = "../pages/vector_field.py"


def open_field(**parameters: str) -> AppTest:
    """Open the page as a link with these parameters does."""
    return open_link(PAGE, **parameters)


def test_page_opens_on_the_guides_surface_with_a_node_selected() -> None:
    """The surface with its arrows, both steps with their numbers, and the call that makes them."""
    app = open_field()

    assert not app.exception
    assert not app.error
    shown = texts(app)
    assert "**Node F[4, 14]**" in shown
    assert shown.count(PRAISE) == 2
    assert "results are the same, to the last bit: 2.29" in shown
    assert "steepness, uphill at −47.5°: 3.401" in shown
    assert "dF_dy, dF_dx = np.gradient(F, hy, hx)" in shown
    assert "F = -(np.cos(X)**2 + np.cos(Y)**2)**2" in shown
    assert "**uphill** is to larger x and to smaller y" in shown
    (surface,) = figures(app)
    assert {trace["type"] for trace in surface["data"]} >= {"surface", "scatter3d"}


@pytest.mark.parametrize(("case", "view"), list(zip(FIELD_EXAMPLES.values(), cycle(VIEWS))))
def test_every_field_case_and_every_picture_opens(case: FieldExample, view: str) -> None:
    """The link sets formula, grid and node; each figure has its sentence."""
    app = open_field(field_case=case.name, view=view)

    assert not app.exception
    assert not app.error
    assert case.look_for in texts(app)
    ix, iy = case.node
    assert f"**Node F[{iy}, {ix}]**" in texts(app)
    assert all(alt.endswith(".") for alt in alternative_texts(app))
    assert app.selectbox(key="field_case_list").value == case.name


@pytest.mark.parametrize("view", ["contours", "steepness", "streamlines"])
@pytest.mark.parametrize("node", [(0, 0), (20, 16), (7, 3)])
def test_every_figure_lights_the_node_of_the_card(view: str, node: tuple[int, int]) -> None:
    """The lines through the selected node cross where the card says it is."""
    ix, iy = node
    app = open_field(view=view, ix=str(ix), iy=str(iy))
    (figure,) = figures(app)
    x, y = -1.4 + 0.14 * ix, -1.4 + 0.175 * iy

    lines = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert any(s["x0"] == s["x1"] == pytest.approx(x, abs=1e-6) for s in lines)
    assert any(s["y0"] == s["y1"] == pytest.approx(y, abs=1e-6) for s in lines)
    assert f"**Node F[{iy}, {ix}]**" in texts(app)


def test_surface_lights_the_node_of_the_card() -> None:
    """The marker on the surface stands at the node."""
    app = open_field(ix="3", iy="5")
    (figure,) = figures(app)
    x, y = -1.4 + 0.14 * 3, -1.4 + 0.175 * 5
    dots = [trace for trace in figure["data"] if trace.get("mode") == "markers"]
    places = [(np.ravel(numbers(d["x"])), np.ravel(numbers(d["y"]))) for d in dots]
    alone = [(px[0], py[0]) for px, py in places if len(px) == 1]

    assert (pytest.approx(x, abs=1e-6), pytest.approx(y, abs=1e-6)) in alone


def test_other_indexing_exchanges_the_outputs() -> None:
    """With ij the rows are x, and the first output is the slope along x."""
    app = open_field(fxy="x + 10y", indexing="ij", ix="14", iy="4")

    assert not app.exception
    shown = texts(app)
    assert "dF_dx, dF_dy = np.gradient(F, hx, hy)" in shown
    assert "**Node F[14, 4]**" in shown
    assert "**∂f/∂x** = out[0], along axis 0 (rows)" in shown


def test_right_way_keeps_the_own_field_and_offers_one_without_symmetry() -> None:
    """The switch shows both orders of what was typed; a button opens x + 10y, and undo."""
    app = open_field(fxy="x y", x0="-1", x1="1", nx="9", y0="-1", y1="1", ny="9")
    app.toggle(key="ways").set_value(True).run()
    assert app.text_input(key="fxy").value == "x y"
    assert "cannot be told apart" not in texts(app)

    app.button(key="plane").click().run()
    shown = texts(app)
    assert app.text_input(key="fxy").value == "x + 10y"
    assert "**Right**: 100% of arrows uphill" in shown
    assert "**Wrong order**: 0% of arrows uphill" in shown
    assert "**axis 0 (rows) = d/dy**" in shown
    assert "dF_dx, dF_dy = np.gradient(F, hy, hx)" in shown

    app.button(key="undo").click().run()
    assert app.text_input(key="fxy").value == "x y"
    app.toggle(key="ways").set_value(False).run()
    assert "Wrong order" not in texts(app)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"fxy": "sin(x"}, "must close every bracket"),
        ({"fxy": "__import__('os')"}, "must"),
        ({"fxy": "z"}, "must"),
        ({"x0": "3", "x1": "1"}, "`x` must run from a smaller number to a larger one"),
        ({"y0": "a"}, "must"),
        ({"y1": "inf"}, "must"),
        ({"x0": "1j"}, "must run between real numbers"),
        ({"xgrid": "typed", "xs": "1"}, "samples"),
        ({"xgrid": "typed", "xs": "0, nan"}, "must"),
        ({"nx": "2", "edge_order": "2"}, "at least 3 samples"),
        ({"field": "array", "F": "1, 2, 3"}, "rows and columns"),
        ({"field": "array", "F": "1, 2\n3"}, "must"),
        ({"field": "array", "arraygrid": "typed", "xs": "0, 1"}, "must"),
        ({"field": "array", "F": "1 2; 3 4", "edge_order": "2"}, "at least 3 samples"),
    ],
)
def test_refused_input_is_said_beside_it_and_the_page_still_shows(
    parameters: dict[str, str], message: str
) -> None:
    """A sentence beside the box and above; what was typed stays; a field is still to be seen."""
    app = open_field(**parameters)

    assert not app.exception
    assert sum(message in error.value for error in app.error) == 2
    assert "Below is the opening field." in texts(app)
    assert "Below is the opening field." in texts(app.run())
    assert figures(app)
    for key, typed in parameters.items():
        assert str(app.session_state[key]) == typed
    app.button[-1].click().run()
    assert not app.error


@pytest.mark.parametrize(
    "parameters",
    [
        {"field_case": "nope"},
        {"view": "map"},
        {"nx": "1e9"},
        {"ny": "1"},
        {"ix": "999"},
        {"iy": "-5"},
        {"indexing": "yx"},
        {"relief": "miles", "field": "elevation"},
        {"operator": "all", "view": "Laplacian, curl"},
    ],
)
def test_odd_links_still_show_a_node_that_agrees(parameters: dict[str, str]) -> None:
    """Values that no box can hold fall back to its default."""
    app = open_field(**parameters)

    assert not app.exception
    assert not app.error
    assert SAME in texts(app)


def test_unknown_example_is_noted() -> None:
    """A link to an example that does not exist says so, and shows the opening field."""
    app = open_field(field_case="nope")

    assert "field\\_case=nope" in app.toast[0].value


def test_pole_is_a_sentence_and_the_rest_is_drawn() -> None:
    """Samples that are not finite are counted, with a way out."""
    app = open_field(**{"fxy": "1/x", "x0": "-2", "x1": "2", "nx": "5", "ix": "2", "iy": "0"})

    assert not app.exception
    assert any("Not finite: 17 of 85 samples" in note.value for note in app.warning)
    assert figures(app)


def test_elevation_model_says_each_trap_and_mends_it() -> None:
    """From the index over degrees to metres, each fix is one click."""
    app = open_field(field_case="elevation", relief="index")
    for fix in ("degrees", "metres"):
        app.button(key=f"fix_{fix}").click().run()
        assert app.session_state["relief"] == fix
    assert [note.value for note in app.warning if "per degree" in note.value] == []
    assert any("int16" in note.value for note in app.warning)


def test_array_has_slopes_per_index_and_no_exact_field() -> None:
    """Typed rows are differentiated as they stand."""
    app = open_field(field="array", view="against exact", ix="1", iy="1")

    assert "np.gradient(F)" in texts(app)
    assert "The exact field is unknown" in texts(app)


def test_link_reopens_the_same_state_and_is_short_for_an_example() -> None:
    """An example is named, anything else is spelt out."""
    assert address(open_field()) == "/vector-field"
    assert address(open_field(field_case="plane")) == "/vector-field?field_case=plane"

    app = open_field(fxy="x y", view="contours", ix="2")
    assert address(app) == "/vector-field?fxy=x+y&ix=2&view=contours"


def test_a_click_that_no_browser_sends_does_no_harm() -> None:
    """What the browser says about a click is checked before it moves the node."""
    from gradient_core.sampled import field_of_array
    from gradient_ui.figures.field.nodes import clicked_node

    field = field_of_array(np.zeros((3, 4)))
    for forged in ([9, 9], [-1, 0], [0.5, 0], ["0", "0"], [], None):
        assert clicked_node(field, forged) is None
