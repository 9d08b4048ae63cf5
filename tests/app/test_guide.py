"""The Guide, run without a browser: its figures, its numbers, and every link it gives."""

from __future__ import annotations

import re
from fractions import Fraction
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_ui.cards.guide import ARGUMENTS
from gradient_ui.cards.guide_entries import ENTRIES, SAMPLES, SQUARES
from tests.app.helpers import alternative_texts, figures, open_link, strips, texts

PAGE = "../pages/guide.py"
FILES = {
    "/": None,
    "/edge-order": "../pages/edge_order.py",
    "/vector-field": "../pages/vector_field.py",
    "/axes": "../pages/axes.py",
    "/spacing": "../pages/spacing.py",
}
LINKS = [entry.link for entry in ENTRIES]
LINKS += [re.search(r"\((/.*)\)", row[-1])[1] for row in ARGUMENTS]  # type: ignore[index]


def test_guide_shows_each_word_with_its_figure() -> None:
    """Each definition stands beside a picture with a sentence of its own."""
    app = open_link(PAGE)

    assert not app.exception
    shown = texts(app)
    assert all(entry.text in shown for entry in ENTRIES)
    assert len(figures(app)) + len(strips(app)) == len(ENTRIES)
    assert all(alt.endswith(".") for alt in alternative_texts(app))


@pytest.mark.parametrize("link", LINKS)
def test_every_link_of_the_guide_opens_what_it_says(link: str) -> None:
    """Page and example exist, and nothing is refused."""
    parts = urlsplit(link)
    app = open_link(FILES[parts.path], **dict(parse_qsl(parts.query)))

    assert not app.exception
    assert not any("does not exist" in note.value for note in app.warning)
    assert not any("must" in error.value for error in app.error)


def test_numbers_of_the_definitions_are_so() -> None:
    """What the texts say of 1, 2, 4, 8, 16 and of the squares is what comes out."""
    trace = trace_gradient(SAMPLES)
    assert trace.step(2).code == "(8.0 - 2.0) / (2.0 * 1.0)"
    weights = [term.exact_weight for term in trace_gradient(SAMPLES, edge_order=2).step(0).terms]
    assert weights == [Fraction(-3, 2), 2, Fraction(-1, 2)]
    assert sum(weights) == 0
    assert trace_gradient(SQUARES, edge_order=2).values.tolist() == [0, 2, 4, 6, 8]
    assert len(np.diff(SAMPLES)) == len(SAMPLES) - 1


def test_numpy_gradient_of_a_function_is_an_empty_tuple() -> None:
    """As the guide says: no error, nothing computed."""
    assert trace_gradient(lambda x: x**2).values == ()


def test_table_of_errors_has_their_ratios() -> None:
    """A quarter inside and with edge_order=2, a half with edge_order=1."""
    (table,) = open_link(PAGE).table
    last = table.value.iloc[-1]

    assert last["inside"] == "4.3e−05 (1/4.0)"
    assert last["left end, edge_order=1"] == "0.0063 (1/2.0)"
    assert last["left end, edge_order=2"] == "5.3e−05 (1/4.0)"
