"""The fields and the elevation model: their slopes, and what their sentences say."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import parse_array, parse_function
from gradient_core.cases import (
    BETTER_SPACING,
    ELEVATION,
    FIELD_EXAMPLES,
    METRES,
    SPACINGS,
    FieldExample,
    elevation_field,
    elevation_notes,
)
from gradient_core.cases.elevation import DEGREES, INDEX, METRES_PER_DEGREE, east_shrinks
from gradient_core.sampled import Field, SampledAxis, sample_function, uniform_axis

each_example = pytest.mark.parametrize("example", FIELD_EXAMPLES.values(), ids=FIELD_EXAMPLES)


def axis_of(name: str, texts: tuple[str, str, int]) -> SampledAxis:
    """Return the axis that an example describes."""
    start, stop = (parse_array(text).item() for text in texts[:2])
    return uniform_axis(name, start, stop, texts[2])


def field_of(example: FieldExample) -> Field:
    """Return the field of a example."""
    if example.source == ELEVATION:
        return elevation_field(example.relief, example.edge_order)
    function = parse_function(example.formula, ["x", "y"])
    axes = axis_of("x", example.x), axis_of("y", example.y)
    return sample_function(function, *axes, example.indexing, example.edge_order)


@each_example
def test_example_has_the_expected_slopes(example: FieldExample) -> None:
    """The slopes it names are those of the field, to 12 digits, the selected node among them."""
    field = field_of(example)
    assert example.node in example.expected
    for (ix, iy), slopes in example.expected.items():
        found = field.df_dx[iy, ix], field.df_dy[iy, ix]
        assert found == pytest.approx(slopes, rel=1e-11, abs=1e-14)


def test_checkerboard_is_flat_inside_for_the_gradient() -> None:
    """Every inner slope is exactly 0, though neighbours differ by 2."""
    field = field_of(FIELD_EXAMPLES["checkerboard"])
    assert np.abs(np.diff(field.height)).tolist() == np.full((6, 7), 2.0).tolist()
    assert not field.magnitude[1:-1, 1:-1].any()


def test_elevation_model_is_whole_metres_on_rows_that_run_southwards() -> None:
    """Every fourth of 344 x 403 samples, int16, with falling latitudes."""
    field = elevation_field(DEGREES)
    assert (field.samples.shape, field.samples.dtype) == ((86, 101), np.int16)
    assert (np.diff(field.y.coordinates) < 0).all()
    assert (np.diff(field.x.coordinates) > 0).all()
    assert (field.samples.min() >= 236, field.samples.max() <= 1076) == (True, True)


def test_elevation_without_coordinates_has_the_wrong_sign_along_y() -> None:
    """The slope per row is that of a walk to the south; with latitudes the sign turns."""
    per_row, per_degree = elevation_field(INDEX).df_dy, elevation_field(DEGREES).df_dy
    is_slope = per_row != 0
    assert is_slope.mean() > 0.9
    assert (np.sign(per_row) == -np.sign(per_degree))[is_slope].all()


def test_elevation_in_degrees_leans_to_the_north() -> None:
    """Slopes per degree are too small along x by the cosine of the latitude, and only there."""
    degrees, metres = elevation_field(DEGREES), elevation_field(METRES)
    assert degrees.df_dy == pytest.approx(metres.df_dy * METRES_PER_DEGREE, rel=1e-9, abs=1e-6)
    east = METRES_PER_DEGREE * east_shrinks()
    assert degrees.df_dx == pytest.approx(metres.df_dx * east, rel=1e-9, abs=1e-6)


def test_elevation_notes_lead_to_a_spacing_without_one() -> None:
    """Each fix leads to another spacing, and in metres nothing is left to fix."""
    fixes = {
        spacing: [BETTER_SPACING[note.code] for note in elevation_notes(spacing) if note.fix]
        for spacing in SPACINGS
    }
    assert fixes == {INDEX: [DEGREES], DEGREES: [METRES], METRES: []}
    assert all("int16" in elevation_notes(spacing)[0].message for spacing in SPACINGS)
