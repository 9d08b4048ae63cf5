"""Maps of one number per node: its value, the colours at their ends, the damaged border."""

from __future__ import annotations

import numpy as np

from gradient_core.sampled import field_of_array, typed_axis
from gradient_core.sampled.operators import damaged_border, divergence
from gradient_ui.figures.field.maps import (
    OperatorMap,
    error_alt,
    error_figure,
    magnitude_alt,
    magnitude_figure,
    operator_alt,
    operator_figure,
)
from gradient_ui.theme import LIGHT
from tests.roles import trace_of, traces_of
from tests.ui.figures.field.fields import ALL_NAN, GUIDE, HOLED, PLANE, sampled


def test_maps_hold_the_values_of_their_nodes() -> None:
    """A cell has the value of its node, gaps are NaN, descending coordinates are sorted."""
    cells = trace_of(magnitude_figure(HOLED, (1, 1), LIGHT), "cells")
    known = np.isfinite(HOLED.magnitude)
    assert np.isnan(cells["z"][~known]).all()
    assert cells["z"][known].tolist() == np.float32(HOLED.magnitude[known]).tolist()

    field = field_of_array([[0, 1, 4], [0, 1, 4]], x=typed_axis("x", [2, 1, 0]))
    cells = trace_of(magnitude_figure(field, (0, 0), LIGHT), "cells")
    assert cells["x"].tolist() == [0, 1, 2]
    assert cells["z"][0].tolist() == [3, 2, 1]


def test_error_is_drawn_by_powers_of_ten() -> None:
    """Colours are logarithms over five powers; 0 has the lowest, and the hover has the number."""
    error = GUIDE.error
    assert error is not None
    figure = error_figure(GUIDE, error, (14, 5), LIGHT)
    cells = trace_of(figure, "cells")

    assert cells["zmax"] - cells["zmin"] <= 5
    np.testing.assert_allclose(
        cells["z"], np.maximum(np.log10(np.maximum(error, 1e-300)), cells["zmin"]), rtol=1e-6
    )
    assert cells["colorbar"]["ticktext"][0] == "≤ 10<sup>−5</sup>"
    row = trace_of(figure, "overlay")["customdata"][5 * 21 + 14]
    assert row.tolist() == [14, 5, np.float32(error[5, 14])]


def test_error_that_is_zero_everywhere_is_drawn() -> None:
    """A plane has no error; its map has one colour, and the text says 0."""
    field = sampled("x + 2y", (0, 4, 5), (0, 4, 5))
    assert field.error is not None

    assert np.ptp(trace_of(error_figure(field, field.error, (1, 1), LIGHT), "cells")["z"]) == 0
    assert error_alt(field, field.error, (1, 1)).endswith(
        "from 0 to 0; at the selected node x = 1, y = 1 it is 0."
    )


def test_operator_is_centred_at_zero_with_its_border_marked() -> None:
    """Colours reach as far below 0 as above; a frame and crosses mark the border."""
    values, mask = divergence(GUIDE), damaged_border(GUIDE)
    shown = OperatorMap("divergence", values, mask)
    figure = operator_figure(GUIDE, shown, (14, 5), LIGHT)
    cells, crosses = trace_of(figure, "cells"), trace_of(figure, "crosses")
    frame = figure["layout"]["shapes"][-1]

    assert cells["zmin"] == -cells["zmax"] == -np.abs(values).max()
    assert len(crosses["x"]) == mask.sum()
    x, y = GUIDE.x.coordinates, GUIDE.y.coordinates
    assert [frame["x0"], frame["x1"]] == [(x[1] + x[2]) / 2, (x[-3] + x[-2]) / 2]
    assert [frame["y0"], frame["y1"]] == [(y[1] + y[2]) / 2, (y[-3] + y[-2]) / 2]
    assert operator_alt(GUIDE, shown, (0, 5)).endswith(", in the damaged border.")
    assert "damaged" not in operator_alt(GUIDE, shown, (14, 5))


def test_large_border_has_a_frame_and_no_crosses() -> None:
    """More than 400 crosses would be a texture."""
    field = sampled("x*y", (0, 1, 100), (0, 1, 100))
    mask = damaged_border(field)
    shown = OperatorMap("divergence", divergence(field), mask)
    figure = operator_figure(field, shown, (1, 1), LIGHT)

    assert mask.sum() > 400
    assert traces_of(figure, "crosses") == []
    assert figure["layout"]["shapes"][-1]["type"] == "rect"


def test_alternative_text_holds_the_value_of_the_selected_node() -> None:
    """Or says that there is none to hold."""
    assert magnitude_alt(PLANE, (0, 0)).endswith("x = 0, y = 0 it is 10.05.")
    assert magnitude_alt(ALL_NAN, (0, 0)) == "The length of the gradient: no value is finite."
