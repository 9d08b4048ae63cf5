"""Functions of x on the 1-D pages, run without a browser."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gradient_core.cases import FORMULA_EXAMPLES, FormulaExample
from tests.app.helpers import SAME, address, figures, numbers, open_link, texts
from tests.roles import roles_in, trace_of

EDGES = "../pages/edge_order.py"


def open_formula(page: str | None = None, **parameters: str) -> AppTest:
    """Open a page whose samples come from a function."""
    return open_link(page, source="formula", **parameters)


@pytest.mark.parametrize("case", FORMULA_EXAMPLES.values(), ids=lambda case: case.name)
def test_every_formula_case_opens_by_its_name(case: FormulaExample) -> None:
    """The link sets formula, sampling and range; the page says what it is made of."""
    app = open_link(case=case.name)

    assert not app.exception
    assert not any("must" in error.value for error in app.error)
    shown = texts(app)
    assert f"**{case.count} samples**" in shown
    assert SAME in shown
    assert app.text_input(key="fx").value == case.formula
    assert case.look_for in shown
    assert f"slope at index {case.index}: " in shown


def test_card_shows_exact_slope_error_and_predicted_error() -> None:
    """For x³ with h = 1 the gradient at 2 is 13, the slope 12, and h²/6 · f‴ is 1."""
    app = open_formula(**{"fx": "x^3", "from": "0", "to": "4", "n": "5", "i": "2"})

    shown = texts(app)
    assert "| exact slope, not known to NumPy | 12 |" in shown
    assert "| error: gradient − exact | 1 |" in shown
    assert "| predicted error: h²/6 · f‴(x) | 1 |" in shown


def test_card_says_where_the_leading_term_vanishes() -> None:
    """At the left end of x³ the second derivative is 0, and yet the plain difference is off."""
    app = open_formula(**{"fx": "x^3", "from": "0", "to": "4", "n": "5", "i": "0"})

    assert "h/2 · f″(x), 0 here: later terms, a kink nearby or round-off are left | 0 |" in texts(
        app
    )


def test_card_says_that_a_derivative_does_not_exist() -> None:
    """At the kink there is no number to compare with."""
    assert "**The exact derivative does not exist here**" in texts(open_link(case="kink-of-abs"))


def test_curve_passes_through_the_samples_and_exact_slope_is_dashed() -> None:
    """The function is drawn behind its samples, the exact slope behind the outputs."""
    app = open_link(case="sine")
    (curve,) = figures(app)
    function, exact, samples = curve["data"][:3]  # what is exact lies behind the samples
    assert roles_in(curve)[:3] == ["function", "exact slope", "samples"]

    at = np.array(numbers(function["x"]))
    assert np.allclose(numbers(function["y"]), np.sin(at))
    assert set(numbers(samples["x"])) <= set(at)
    assert samples["mode"] == "markers"
    assert exact["line"]["dash"] == "dash"
    assert exact["yaxis"] == "y2"
    assert np.allclose(numbers(exact["y"]), np.cos(numbers(exact["x"])))
    assert "not known to NumPy" in exact["hovertemplate"]


def test_curve_is_broken_at_a_pole() -> None:
    """No line leads from minus to plus infinity."""
    function = trace_of(figures(open_link(case="pole"))[0], "function")
    values = np.array(numbers(function["y"]), dtype=float)
    at = np.array(numbers(function["x"]))

    assert np.isnan(values[at == 0]).all()
    assert not any(a < -50 and b > 50 for a, b in pairwise(values))


@pytest.mark.parametrize(
    ("parameters", "message", "pointer"),
    [
        ({"fx": "sin(x"}, "must close every bracket", "sin(x\n   ^"),
        ({"fx": ""}, "must", None),
        ({"fx": "__import__('os')"}, "must", None),
        ({"fx": "9**9**9**9"}, "must", None),
        (
            {"from": "3", "to": "1"},
            "`x` must run from a smaller number to a larger one; got 3 to 1",
            None,
        ),
        ({"from": "x"}, "must", None),
        ({"to": "nan"}, "`x` must run to a finite real number", None),
        ({"n": "2", "edge_order": "2"}, "at least 3 samples", None),
        ({"sampling": "typed", "x": "1"}, "must", None),
    ],
)
def test_refused_formula_input_is_said_and_kept(
    parameters: dict[str, str], message: str, pointer: str | None
) -> None:
    """A sentence beside the box and on the page; what was typed stays; start again helps."""
    app = open_formula(**parameters)

    assert not app.exception
    assert any(message in error.value for error in app.error)
    assert app.session_state["source"] == "formula"
    for key, typed in parameters.items():
        assert str(app.session_state[key]) == typed
    if pointer:
        assert pointer in [code.value for code in app.code]
    app.button[-1].click().run()
    assert not app.error


@pytest.mark.parametrize(
    "parameters",
    [{"n": "1e9"}, {"n": "-3"}, {"sampling": "random"}, {"source": "file"}, {"fx": "x\n+1"}],
)
def test_odd_formula_links_still_show_a_page(parameters: dict[str, str]) -> None:
    """Values that no box can hold fall back to its default."""
    app = open_link(**{"source": "formula", **parameters})

    assert not app.exception
    assert SAME in texts(app)


def test_formula_is_kept_on_the_way_to_the_other_page_and_in_its_link() -> None:
    """A switch of pages keeps formula, sampling and range; the link names them."""
    app = open_formula(fx="x^2", sampling="geometric", n="7")
    app.switch_page(EDGES).run()

    assert not app.exception
    assert app.text_input(key="fx").value == "x^2"
    assert "**7 samples**" in texts(app)
    assert "sampling=geometric" in address(app)


def test_ambiguous_formula_says_how_it_was_read() -> None:
    """1/2x is (1/2)·x, and the page says so, without reading the stars as Markdown."""
    app = open_formula(fx="1/2x")

    assert any("was read as \\(1\\/2\\)·x" in caption.value for caption in app.caption)


def test_choosing_a_formula_case_over_numbers_can_be_undone() -> None:
    """Undo brings the typed samples back."""
    app = open_link(f="3, 1, 4, 1, 5")
    app.selectbox[0].select("sine").run()
    assert "**13 samples**" in texts(app)

    app.button(key="undo").click().run()
    assert app.session_state["source"] == "numbers"
    assert "np.gradient([3, 1, 4, 1, 5])" in texts(app)


def test_many_samples_of_a_formula_open_at_any_index() -> None:
    """The curve is drawn for the neighbourhood alone."""
    app = open_formula(n="100000", i="50000")

    assert not app.exception
    assert "slope at index 50000: " in texts(app)
