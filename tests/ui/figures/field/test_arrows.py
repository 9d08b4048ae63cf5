"""The scale of arrows, and the room that they need."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gradient_core.sampled import field_of_array, typed_axis
from gradient_ui.figures.field.arrows import arrow_scale
from gradient_ui.figures.field.contours import contour_figure
from gradient_ui.figures.field.directions import AS_RETURNED, EXCHANGED, directions_figure
from gradient_ui.theme import LIGHT
from tests.ui.figures.field.fields import FIELDS
from tests.ui.figures.field.test_contours import shown_vectors

components = arrays(
    np.float64,
    (3, 4),
    elements=st.one_of(
        st.floats(-1e100, 1e100, allow_subnormal=False),
        st.sampled_from([0.0, np.nan, np.inf, -np.inf]),
    ),
)
gaps = st.floats(1e-3, 1e3)


@given(components, components, gaps, gaps)
def test_scaled_arrows_stay_in_their_gaps(
    u: np.ndarray, v: np.ndarray, x_gap: float, y_gap: float
) -> None:
    """No finite arrow is longer than 0.9 gaps along x or y, and one is just as long as that."""
    x, y = np.array([0, 1, 2, 3]) * x_gap, np.array([0, 1, 2]) * y_gap
    field = field_of_array(np.zeros((3, 4)), typed_axis("x", x), typed_axis("y", y))

    scale = arrow_scale(field, (u, v))

    finite = np.isfinite(u) & np.isfinite(v)
    along_x, along_y = np.abs(u[finite]) * scale / x_gap, np.abs(v[finite]) * scale / y_gap
    longest = max([*along_x, *along_y], default=0.0)
    if longest == 0:
        assert scale == 1.0
    else:
        assert longest == pytest.approx(0.9, rel=1e-9)


def test_scale_of_no_arrows_is_one() -> None:
    """All zero, or none finite: nothing is scaled; the smallest float stays finite."""
    field = field_of_array(np.zeros((2, 2)))
    zero, gap = np.zeros((2, 2)), np.full((2, 2), np.nan)

    assert arrow_scale(field, (zero, zero)) == 1.0
    assert arrow_scale(field, (gap, zero + 3)) == 1.0
    assert np.isfinite(arrow_scale(field, (zero + 5e-324, zero)))
    assert arrow_scale(field, (zero + 1, zero), (zero, zero + 9)) == pytest.approx(0.1)


@pytest.mark.parametrize("name", ["plane", "guide", "backwards", "unequal"])
def test_arrows_are_not_clipped(name: str) -> None:
    """Each tip lies inside the axes, in both orders of the outputs too."""
    field = FIELDS[name]
    drawn = [directions_figure(field, LIGHT, which) for which in (AS_RETURNED, EXCHANGED)]
    for figure in (contour_figure(field, (1, 1), LIGHT, with_exact=True), *drawn):
        for trace in (t for t in figure["data"] if t["type"] == "quiver"):
            tips = np.stack([trace["x"], trace["y"]], axis=1) + shown_vectors(trace)
            for k, axis in enumerate(("xaxis", "yaxis")):
                low, high = figure["layout"][axis]["range"]
                assert low < tips[:, k].min() <= tips[:, k].max() < high
