"""The card of the matrix: what is looked at, what a click selects, what NumPy returns."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gradient_ui.inputs.derivation import COLUMN, OPERATOR_INDEX, OPERATOR_SEE, ROW, TWICE

SQUARES = [0.0, 1.0, 4.0, 9.0, 16.0, 25.0, 36.0]


def draw(f: list, spacing: tuple, edge_order: int, click: tuple | None) -> None:
    """Draw the card alone, after a click if there was one."""
    import streamlit as st

    from gradient_core import trace_gradient
    from gradient_ui.cards import operator
    from gradient_ui.inputs import session
    from gradient_ui.inputs.derivation import DERIVATION
    from gradient_ui.stage.live_figure import Click

    session.begin("derivation", DERIVATION, [DERIVATION])
    if click is not None and not st.session_state.get("clicked"):
        st.session_state["clicked"] = True
        operator.take_click(Click(0.0, 0.0, tuple(click)), len(f))
    operator.show(trace_gradient(f, *spacing, edge_order=edge_order))


def opened(
    f: Any = SQUARES, *spacing: Any, edge_order: int = 1, click: Any = None, **inputs: Any
) -> AppTest:
    """Open the card with these inputs."""
    app = AppTest.from_function(
        draw,
        default_timeout=60,
        kwargs={"f": f, "spacing": spacing, "edge_order": edge_order, "click": click},
    )
    for name, value in inputs.items():
        app.query_params[name] = str(value)
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """Return all texts."""
    kinds = ("markdown", "latex", "code", "caption", "info")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def components(app: AppTest, key: str) -> list[dict[str, Any]]:
    """Return what the figures, or the strips, are given to show."""
    sent = [json.loads(component.proto.json) for component in app.get("bidi_component")]
    return [data for data in sent if key in data]


def test_row_is_told_as_formula_sentence_and_strip() -> None:
    """All three of the same output."""
    app = opened(SQUARES, 0.1, op=ROW, op_i=3)
    (strip,) = components(app, "lanes")

    assert "Row 3" in said(app)
    assert "gradient[3] reads f[2] and f[4], not its own sample" in said(app)
    assert r"g_{3} = \frac{1}{h}\left(-\textcolor" in app.latex[0].value
    assert strip["made"] == 3
    assert "`np.gradient(np.eye(7), 0.1, axis=0)`" in said(app)


def test_formula_without_simple_fractions_is_said_to_be_rounded() -> None:
    """With a sign of rounding, each term on its own line."""
    app = opened([1.0, 2.0, 4.0, 8.0], [0, 1.2345678, 2.5, 4], op=ROW, op_i=1)

    assert r"g_{1} \approx &" in app.latex[0].value


def test_column_tells_both_kinds_of_grid_with_numbers_of_numpy() -> None:
    """Row 12 of the questions: 60 in the hole with h, nan with linspace."""
    app = opened(SQUARES, 0.1, op=COLUMN, op_i=3)
    here, other = (block.value for block in app.code)

    assert "A bad f[3] hurts gradient[2] and gradient[4]. gradient[3] stays" in said(app)
    assert here.splitlines()[1:] == [
        "np.gradient(f, 0.1)",
        "# [ 10.  20.  nan  60.  nan 100. 110.]",
    ]
    assert "x = np.linspace(0.0, 0.6, 7)" in other
    assert other.endswith("# [ 10.  20.  nan  nan  nan 100. 110.]")
    assert "gradient[3] = 60. As soon as the gaps differ" in said(app)


@pytest.mark.parametrize(
    ("spacing", "named"),
    [
        ((), ["at equal gaps", "gaps that differ in the last bit:"]),
        ((np.linspace(0, 0.6, 7),), ["gaps that differ in the last bit", "at equal gaps:"]),
        (([0, 1, 3, 4, 7, 8, 12],), ["with gaps that differ,", "at equal gaps:"]),
    ],
)
def test_grids_are_named(spacing: tuple[Any, ...], named: list[str]) -> None:
    """Yours first, then the other one."""
    captions = [each.value for each in opened(SQUARES, *spacing, op=COLUMN, op_i=3).caption]

    assert all(name in caption for name, caption in zip(named, captions, strict=True))


def test_end_is_nan_on_every_grid() -> None:
    """It reads its own sample everywhere, so nothing is said of a hole that is filled."""
    app = opened(SQUARES, 0.1, op=COLUMN, op_i=0)

    assert "gradient[0] is nan either way" in said(app)
    assert "is filled" not in said(app)


def test_gradient_twice_stands_beside_the_compact_difference() -> None:
    """Both stencils, and what NumPy returns of the samples."""
    app = opened(op=TWICE, op_i=1)
    left, right = components(app, "figure")

    assert "(1, 0, −2, 0, 1)/4h²" in said(app)
    assert "(1, −2, 1)/h²" in said(app)
    assert "Row 1 is damaged" in left["alt"]
    assert "Row 1 reads f[0], f[1] and f[2], side by side" in right["alt"]
    assert app.code[0].value == ("np.gradient(np.gradient(f))\n# [1.  1.5 2.  2.  2.  1.5 1. ]")


def test_gradient_twice_of_your_samples_is_the_call_that_stands_there() -> None:
    """With distance and edge_order in both calls."""
    app = opened(SQUARES, 0.5, edge_order=2, op=TWICE)
    call, result = app.code[0].value.splitlines()

    f = np.array(SQUARES)
    assert result == f"# {eval(call, {'np': np, 'f': f})}"
    assert call.count("0.5, edge_order=2") == 2


def test_gradient_twice_is_shown_for_equal_gaps_where_yours_differ() -> None:
    """And it is said; nothing is claimed of your samples."""
    app = opened(SQUARES, [0, 1, 3, 4, 7, 8, 12], op=TWICE)

    assert "Your gaps differ" in app.caption[0].value
    assert not app.code


def test_many_samples_at_equal_gaps_show_twelve() -> None:
    """And it is said; an index beyond becomes the last one."""
    app = opened(list(range(40)), op=ROW, op_i=11)

    assert "first 12 of your 40 samples" in app.caption[0].value
    assert "gradient[11] reads f[10] and f[11]." in said(app)


def test_code_of_many_samples_takes_the_first_twelve() -> None:
    """Pasted behind your own numbers, it returns what stands there."""
    f, x = np.arange(40.0) ** 2, np.arange(40.0) / 2
    row, twice = (opened(f.tolist(), x, op=see) for see in (ROW, TWICE))
    call, *result = twice.code[0].value.splitlines()

    assert "`np.gradient(np.eye(12), x[:12], axis=0)`" in said(row)
    assert "f[:12]" in call
    returned = str(eval(call, {"np": np, "f": f}))
    assert "".join(result).replace("#", "").split() == returned.split()


def test_call_without_a_matrix_says_why() -> None:
    """The sentence of the core, and no figure."""
    app = opened(list(range(13)), [k * k for k in range(13)])

    assert "`f` must be at most 12 samples" in app.info[0].value
    assert not components(app, "figure")


def test_index_beyond_the_samples_is_the_last_one() -> None:
    """Three samples have no row 7."""
    assert opened([1.0, 2.0, 4.0], op=ROW, op_i=7).session_state[OPERATOR_INDEX] == 2


@pytest.mark.parametrize(
    ("see", "click", "then"),
    [
        (ROW, (4, 2), (ROW, 4)),
        (COLUMN, (4, 1), (COLUMN, 1)),
        (TWICE, (4, 1), (TWICE, 4)),
        (ROW, (-1, 5), (COLUMN, 5)),
        (COLUMN, (5, -1), (ROW, 5)),
        (TWICE, (6, -1), (TWICE, 6)),
        (TWICE, (-1, 5), (TWICE, 2)),
        (ROW, (9, 1), (ROW, 2)),
        (ROW, (), (ROW, 2)),
    ],
)
def test_click_selects(see: str, click: tuple[int, ...], then: tuple[str, int]) -> None:
    """What is looked at, by its head the other; what is not there changes nothing."""
    app = opened(click=click, op=see, op_i=2)

    assert (app.session_state[OPERATOR_SEE], app.session_state[OPERATOR_INDEX]) == then


def test_number_box_selects_without_a_mouse() -> None:
    """The same index, typed."""
    app = opened(op=COLUMN)
    app.number_input[0].set_value(5).run()

    assert "A bad f[5] hurts gradient[4] and gradient[6]." in said(app)


def test_complex_samples_have_no_nan_but_a_column() -> None:
    """Why is said in place of it."""
    app = opened([1j, 2, 3 + 1j], op=COLUMN, op_i=1)

    assert "A bad f[1] hurts" in said(app)
    assert "`f` must be real numbers" in app.caption[0].value
