"""Numbers typed into the cells of the strip: the text of the samples follows."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.helpers import open_link, strips


def edited(f: str, index: int, text: str) -> AppTest:
    """Return a page after a number was typed into a cell."""

    def script(f: str, index: int, text: str) -> None:
        import streamlit as st

        from gradient_ui.controls import cells
        from gradient_ui.inputs import session
        from gradient_ui.inputs.line import LINE
        from gradient_ui.stage.strip import Edit

        session.begin("", LINE, [LINE])
        st.session_state["f"] = f
        asked = {**LINE.counting(LINE.defaults), "f": f}
        cells.take(Edit(index, text), asked)

    app = AppTest.from_function(script, kwargs={"f": f, "index": index, "text": text})
    app.run()
    assert not app.exception
    return app


def after_edit(f: str, index: int, text: str) -> str:
    """Return the text of the samples after a number was typed into a cell."""
    return str(edited(f, index, text).session_state["f"])


@pytest.mark.parametrize(
    ("f", "index", "text", "expected"),
    [
        ("1, 2, 4, 8, 16", 3, "20", "1, 2, 4, 20, 16"),
        ("1/3, 2/3, 5/3", 1, "1", "1/3, 1, 5/3"),
        ("1, 2, 4", 0, "1/3", "1/3, 2, 4"),
        ("1 2 4", 1, "3", "1, 3, 4"),
        ("linspace(0, 4, 3)", 2, "5", "0, 2, 5"),
        ("[1, 2, 4]", 2, "2.5", "1.0, 2.0, 2.5"),
        ("1, 2, 4", 1, "nan", "1, nan, 4"),
        ("1, 2, 4", 1, "x", "1, 2, 4"),
        ("1, 2, 4", 1, "", "1, 2, 4"),
        ("1, 2, 4", 1, "5, 6", "1, 2, 4"),
    ],
)
def test_typed_number_takes_its_place_in_the_text(
    f: str, index: int, text: str, expected: str
) -> None:
    """The others stay as they were typed where they stand between commas; nonsense is refused."""
    assert after_edit(f, index, text) == expected


@pytest.mark.parametrize(
    ("link", "editable"),
    [
        ({"f": "1, 2, 4"}, True),
        ({"f": "linspace(0, 1, 5)"}, True),
        ({"f": "arange(201)"}, False),
        ({"f": "1j, 2, 3"}, False),
        ({"f": "array([1, 2, 250], dtype=uint8)"}, False),
        ({"f": "1, 2, 4; 3, 6, 12"}, False),
        ({"source": "formula"}, False),
    ],
)
def test_cells_can_be_typed_into_where_nothing_would_be_lost(
    link: dict[str, str], editable: bool
) -> None:
    """Not a dtype, not the other rows, not a formula, and not hundreds of numbers."""
    (strip,) = strips(open_link(**link))

    assert strip["editable"] == editable


def test_edit_of_what_is_no_longer_asked_does_nothing() -> None:
    """A message may come late: then there is no answer, or another one."""
    assert after_edit("oops", 0, "20") == "oops"


@pytest.mark.parametrize(
    ("f", "told"),
    [
        (
            "linspace(0, 4, 3)",
            ["The samples are typed numbers now; undo brings linspace(0, 4, 3) back."],
        ),
        (f"linspace(0, 4, 3{' ' * 40})", ["undo brings what was there back."]),
        ("1, 2, 4", []),
        ("[1, 2, 4]", []),
        ("1 2 4", []),
    ],
)
def test_who_typed_a_call_is_told_that_it_became_numbers(f: str, told: list[str]) -> None:
    """A long one is not repeated; who typed a list is told nothing."""
    toasts = [toast.value for toast in edited(f, 1, "5").toast]

    assert len(toasts) == len(told)
    for said, expected in zip(toasts, told, strict=True):
        assert expected in said.replace("\\", "")
