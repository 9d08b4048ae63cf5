"""Numbers go along from page to page: as they were typed, or written out."""

from __future__ import annotations

import pytest

from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.inputs.axes import AXES
from gradient_ui.inputs.carried import carried, takers
from gradient_ui.inputs.field import FIELD
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.line import LINE
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.problems.refusals import Asked
from tests.app.helpers import follow, open_link

SOLVE = {
    LINE.path: cached.solve,
    SPACING.path: cached.solve_spacing,
    AXES.path: cached.solve_axes,
    FIELD.path: cached.solve_field,
}
NUMBERS = {"source": "numbers", "f": "0, 1, 9, 16"}


def asked_on(page: InputSet, **values: str | int) -> Asked:
    """Return what a page asks for with some inputs set."""
    return page.counting({**page.defaults, **values})


@pytest.mark.parametrize(
    ("page", "values"),
    [
        (LINE, NUMBERS),
        (LINE, {**NUMBERS, "spacing": "distance", "h": "1/4", "edge_order": 2}),
        (LINE, {**NUMBERS, "spacing": "coordinates", "x": "0, 1, 3, 4", "edge_order": 2}),
        (LINE, {"source": "formula", "fx": "sin(x)"}),
        (SPACING, {"sp_f": "0, 1, 9", "sp_x": "0, 1, 3"}),
        (SPACING, {"sp_f": "0, 1, 9", "sp_x": "0.5"}),
        (SPACING, {"sp_f": "0, 1j, 9", "sp_x": "1+2j"}),
        (AXES, {"ax_f": "0, 1, 9", "ax_spacing": "2"}),
        (AXES, {"ax_f": "[[0, 1, 5], [10, 11, 19]]", "ax_edge_order": 1}),
        (AXES, {"ax_f": "[[0, 1, 5], [10, 11, 19]]", "ax_spacing": "0, 2; 1"}),
        (FIELD, {"field": "array", "F": "0, 1, 5\n10, 11, 19"}),
    ],
)
def test_other_pages_find_the_same_gradient(page: InputSet, values: dict[str, str | int]) -> None:
    """Samples, coordinates and edge_order arrive: what is computed there is the same."""
    asked = asked_on(page, **values)
    answer = SOLVE[page.path](asked)
    assert not isinstance(answer, Refusal)
    others = [other for other in takers(answer) if other.path != page.path]

    assert others
    for other in others:
        inputs = carried(other, answer, asked)
        assert inputs is not None
        there = SOLVE[other.path](asked_on(other, **inputs))
        assert not isinstance(there, Refusal)
        assert there.trace is not None
        order = {} if other is SPACING else {"edge_order": answer.trace.edge_order}
        assert order.items() <= {"edge_order": there.trace.edge_order}.items()
        same_order = there.trace.edge_order == answer.trace.edge_order
        for one, two in zip(answer.trace.outputs, there.trace.outputs, strict=True):
            inside = (slice(1, -1),) if not same_order else (slice(None),)
            assert (one[inside] == two[inside]).all()


def test_page_that_cannot_hold_the_numbers_says_so() -> None:
    """Nothing is cut."""
    asked = asked_on(LINE, source="formula", fx="sin(x)", n=100_000)
    answer = cached.solve(asked)
    assert not isinstance(answer, Refusal)

    assert carried(SPACING, answer, asked) is None


def test_pages_that_take_an_array_depend_on_its_axes() -> None:
    """A table goes to Axes and Vector field, a row to all but the field."""
    table = cached.solve_axes(asked_on(AXES))
    row = cached.solve(asked_on(LINE))
    assert not isinstance(table, Refusal)
    assert not isinstance(row, Refusal)

    assert takers(table) == [AXES, FIELD]
    assert takers(row) == [LINE, SPACING, AXES]


def test_sent_numbers_arrive_and_can_be_taken_back() -> None:
    """The button leads there; undo brings back what was on that page."""
    app = open_link(f="0, 1, 9", edge_order="2")

    follow(app, "Axes")
    assert app.text_area(key="ax_f").value == "0, 1, 9"
    assert app.session_state["ax_edge_order"] == 2
    app.button(key="undo").click().run()
    assert app.text_area(key="ax_f").value == AXES.defaults["ax_f"]
