"""Which one wins? The duel, halving h and the ends beyond NumPy, run without a browser."""

from __future__ import annotations

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.helpers import address, alternative_texts, open_link, texts

PAGE = "../pages/edge_order.py"
DUEL, BEYOND, HALVING = "Which one wins?", "Beyond NumPy", "Halving h"


def open_edges(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it; without a tab named, the duel's."""
    app = open_link(PAGE, **{"closer": DUEL, **parameters})
    assert not app.exception
    return app


def verdict(app: AppTest) -> str:
    """Return the line that says who wins."""
    (line,) = (
        each.value for each in app.header if ":green[" in each.value or ":red[" in each.value
    )
    return str(line)


def bar_of(app: AppTest) -> str:
    """Return what the bar of many seeds says."""
    (said,) = (text for text in alternative_texts(app) if "duels" in text)
    return said


def tables(app: AppTest) -> list[dict[str, list[str]]]:
    """Return the tables of the page, each column by column."""
    return [{str(name): list(c) for name, c in each.value.items()} for each in app.table]


def table_with(app: AppTest, column: str) -> dict[str, list[str]]:
    """Return the table that has a column of this name."""
    return next(table for table in tables(app) if column in table)


def test_kink_dial_flips_the_verdict() -> None:
    """Smooth: 2 wins, in green. A kink: 2 gives a slope of the wrong sign, in red."""
    app = open_edges()
    assert verdict(app) == ":green[✓ 2 wins: error 0.0471 against 0.313]"

    app.slider(key="kink").set_value(0.9).run()

    assert not app.exception
    assert verdict(app) == ":red[✗ 2 overshoots: slope −0.576 on rising data]"
    assert "| slope | 0.241 | −0.576 |" in texts(app)
    assert "np.gradient(f, 0.25)[-1], np.gradient(f, 0.25, edge_order=2)[-1]" in texts(app)
    app.slider(key="kink").set_value(0.5).run()
    assert verdict(app) == ":red[✗ 1 wins: error 0.157 against 0.492]"


def test_noise_and_seed_move_the_duel_and_the_bar() -> None:
    """The bar is of this noise and kink, whatever the seed; the verdict is of the seed."""
    app = open_edges(sigma="0.05")
    first, bar = verdict(app), bar_of(app)
    assert "of 200 duels with noise 0.05 and kink 0, edge_order=1 wins 100 and" in bar

    app.number_input(key="seed").set_value(1).run()
    assert verdict(app) != first
    assert bar_of(app) == bar
    app.slider(key="sigma").set_value(0.2).run()
    assert "wins 160 and edge_order=2 wins 40" in bar_of(app)


def test_errors_are_said_with_what_they_come_from() -> None:
    """Those of the noise are sigma times sqrt(2)/h and sqrt(6.5)/h."""
    said = texts(open_edges(sigma="0.1"))

    assert "| without noise: bend and kink | −0.313 | −0.0471 |" in said
    assert "| from the noise, typically | 0.566 | 1.02 |" in said
    assert "σ·√2/h with edge_order=1 and σ·√6.5/h with 2" in said


def test_seed_waits_for_noise() -> None:
    """Without noise every seed is the same, and the dial does not pretend otherwise."""
    assert open_edges().number_input(key="seed").disabled
    assert not open_edges(sigma="0.05").number_input(key="seed").disabled


def test_dials_are_in_the_link() -> None:
    """A copied link opens this duel."""
    app = open_edges(sigma="0.15", kink="0.3", seed="42")

    assert app.slider(key="sigma").value == 0.15
    assert app.slider(key="kink").value == 0.3
    assert app.number_input(key="seed").value == 42
    assert address(app) == "/edge-order?closer=Which+one+wins%3F&sigma=0.15&kink=0.3&seed=42"


@pytest.mark.parametrize(("name", "value"), [("sigma", "9"), ("kink", "1"), ("seed", "200")])
def test_dial_out_of_bounds_falls_back_with_a_note(name: str, value: str) -> None:
    """The page opens as without it, and says what was not to be had."""
    app = open_edges(**{name: value})

    assert app.session_state[name] == 0
    assert [f"{name}={value}" in toast.value for toast in app.toast] == [True]


def test_only_the_open_tab_is_made() -> None:
    """The others cost nothing until they are asked for."""
    duel, halving, beyond = (open_edges(closer=t) for t in (DUEL, HALVING, BEYOND))
    marks = ("Five samples of eˣ", "Halve h, and with", "This is not np.gradient")

    for app, mark in zip((duel, halving, beyond), marks, strict=True):
        assert [each in texts(app) for each in marks] == [each == mark for each in marks]


def test_halving_shows_the_observed_orders_of_both() -> None:
    """Typed numbers have no function, so it is that of exp: near to 1 and to 2."""
    table = table_with(open_edges(closer=HALVING), "error with 1")

    assert table["h"][0] == "0.1"
    assert table["observed with 1"][1:] == ["1.02", "1.01", "1.01", "1.00", "1.00"]
    assert table["observed with 2"][1:] == ["2.05", "2.03", "2.01", "2.01", "2.00"]


def test_halving_is_of_the_function_of_the_page() -> None:
    """A sine begins with no bend, so 1 is of second order there, and this is said."""
    app = open_edges(closer=HALVING, source="formula")
    table = table_with(app, "error with 1")

    assert table["h"][0] == "0.524"
    assert table["observed with 1"][-1] == "2.00"
    assert "**Not here:** the bend f″ is 0 at this end" in texts(app)
    assert "Not here" not in texts(open_edges(closer=HALVING, source="formula", fx="exp(x)"))


def test_halving_is_at_equal_gaps_whatever_the_sampling() -> None:
    """Where the samples of the page are not, it says that these are."""
    link = {"closer": HALVING, "source": "formula"}

    assert "at equal gaps" in texts(open_edges(**link, sampling="typed", x="0, 1, 3"))
    assert "at equal gaps" not in texts(open_edges(**link))


def test_halving_of_a_parabola_has_no_error_with_2() -> None:
    """What rounding leaves is called that, and has no order."""
    app = open_edges(closer=HALVING, source="formula", fx="x^2 + x/3", to="3")
    table = table_with(app, "error with 1")

    assert table["error with 2"] == ["≈0"] * 6
    assert table["observed with 2"][1:] == ["–"] * 5
    assert "**With 2 it is 0 here**" in texts(app)


@pytest.mark.parametrize("formula", ["sqrt(x)", "1/x", "log(x)", "abs(x)"])
def test_halving_of_a_function_without_a_slope_at_its_end_shows_another(formula: str) -> None:
    """It says so, and shows exp."""
    app = open_edges(closer=HALVING, source="formula", fx=formula, **{"from": "0", "to": "1"})

    assert "not finite numbers at its left end" in texts(app)
    assert table_with(app, "error with 1")["h"][0] == "0.1"


def test_ends_beyond_numpy_are_shown_with_formula_and_value() -> None:
    """The seam of a cosine: 0 and .637 as a period, half and whole of edge_order=1."""
    app = open_edges(closer=BEYOND, case="periodic-seam")
    left, right = (each for each in tables(app) if "goes on" in each)

    names = ["periodic", "mirrored", "held", "straight on", "np.gradient"]
    assert left["goes on"] == right["goes on"] == names
    assert left["slope"] == ["**0**", "**0**", "**−0.1865**", "**−0.3729**", "**−0.3729**"]
    assert right["slope"][0] == "**0.6366**"
    assert left["formula"][0] == r"$\frac{f_{1} - f_{7}}{2h}$"
    assert right["formula"][0] == r"$\frac{f_{0} - f_{6}}{2h}$"
    assert right["your numbers"][0] == r"$\frac{1 - 0}{2 \cdot 0.7854}$"
    said = texts(app)
    assert f'np.gradient(np.pad(f, 1, mode="wrap"), {np.pi / 4})[1:-1]' in said
    assert "This is not np.gradient" in said
    assert "over again" not in said


def test_repeated_end_sample_is_noticed() -> None:
    """13 samples of a whole sine end where they began."""
    said = texts(open_edges(closer=BEYOND, source="formula"))

    assert "**f[12] is f[0] over again.**" in said
    assert "0.9549 without it, and 0.4775 with it" in said


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"case": "non-uniform"}, "`spacing` must be the same everywhere to go on; got gaps from"),
        ({"f": "1, 2j, 4"}, "`f` must be real numbers"),
        ({"f": "1, 2"}, "`f` must have at least 3 samples"),
    ],
)
def test_samples_that_cannot_go_on_are_said(parameters: dict[str, str], why: str) -> None:
    """A sentence in place of the tables."""
    app = open_edges(closer=BEYOND, **parameters)

    (info,) = app.info
    assert info.value.startswith("Not for these samples: ")
    assert why in info.value
    assert not [table for table in tables(app) if "goes on" in table]


@pytest.mark.parametrize("tab", [HALVING, BEYOND])
@pytest.mark.parametrize(
    "parameters",
    [
        {"f": "nan, 1, inf, -inf"},
        {"f": "1e308, -1e308, 1e308"},
        {"f": "1, 2, 4", "spacing": "distance", "h": "0"},
        {"f": "array([1, 2, 250], dtype=uint8)"},
        {"f": "linspace(0, 1, 10000)"},
        {"source": "formula", "fx": "5"},
        {"source": "formula", "n": "2"},
        {"source": "formula", "n": "100000"},
        {"source": "formula", "sampling": "typed", "x": "3, 1, 2"},
        {"source": "formula", "from": "3", "to": "1"},
        {"source": "formula", "fx": "1e300 * exp(x)"},
        {"f": "1, 2, oops"},
    ],
)
def test_odd_inputs_are_no_fault(tab: str, parameters: dict[str, str]) -> None:
    """Whatever is typed, each tab shows something."""
    open_edges(closer=tab, **parameters)
