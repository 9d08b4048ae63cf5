"""Arrows as returned and exchanged: the same arrows, mirrored, in the same axes."""

from __future__ import annotations

import numpy as np

from gradient_ui.figures.field.directions import (
    AS_RETURNED,
    EXCHANGED,
    directions_alt,
    directions_figure,
)
from gradient_ui.theme import LIGHT
from tests.roles import trace_of
from tests.ui.figures.field.fields import PLANE
from tests.ui.figures.field.test_contours import shown_vectors


def test_orders_share_scale_and_axes_and_differ_in_colour() -> None:
    """Exchanged arrows have exchanged components; those as returned point along the gradient."""
    figures = [directions_figure(PLANE, LIGHT, which) for which in (AS_RETURNED, EXCHANGED)]
    right, wrong = (trace_of(figure, "arrows") for figure in figures)

    u, v = shown_vectors(right).T
    np.testing.assert_allclose(v, 10 * u, rtol=1e-6)
    np.testing.assert_array_equal(shown_vectors(right), shown_vectors(wrong)[:, ::-1])
    assert len(right["x"]) == 12
    colours = [trace["marker"]["color"] for trace in (right, wrong)]
    assert colours == [LIGHT.field.right, LIGHT.field.wrong]
    for axis in ("xaxis", "yaxis"):
        assert figures[0]["layout"][axis]["range"] == figures[1]["layout"][axis]["range"]


def test_alternative_texts_say_which_order_it_is() -> None:
    """One is uphill, the other need not be."""
    assert "they point uphill, at right angles" in directions_alt(PLANE, AS_RETURNED)
    assert "exchanged: they need not point uphill." in directions_alt(PLANE, EXCHANGED)
