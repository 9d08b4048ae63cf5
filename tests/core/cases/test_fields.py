"""The instructive fields and the elevation model: their numbers and their sentences."""

from __future__ import annotations

import re

import numpy as np
import pytest

from gradient_core import parse_array, parse_function
from gradient_core.cases.elevation import (
    DEGREES,
    INDEX,
    METRES,
    METRES_PER_DEGREE,
    SPACINGS,
    east_shrinks,
    elevation_field,
    traps,
)
from gradient_core.cases.fields import ELEVATION, FIELD_EXAMPLES, FieldExample
from gradient_core.sampled.field import Field, GridAxis, sample_function, uniform_axis

each_case = pytest.mark.parametrize("case", FIELD_EXAMPLES, ids=lambda case: case.name)


def axis_of(name: str, texts: tuple[str, str, int]) -> GridAxis:
    """Return the axis that a case describes."""
    start, stop = (parse_array(text).item() for text in texts[:2])
    return uniform_axis(name, start, stop, texts[2])


def field_of(case: FieldExample) -> Field:
    """Return the field of a case."""
    if case.source == ELEVATION:
        return elevation_field(case.relief, case.edge_order)
    function = parse_function(case.formula, ["x", "y"])
    axes = axis_of("x", case.x), axis_of("y", case.y)
    return sample_function(function, *axes, case.indexing, case.edge_order)


@each_case
def test_field_case_has_the_expected_slopes(case: FieldExample) -> None:
    """The slopes it names are those of the field, to 12 digits, the selected node among them."""
    field = field_of(case)
    assert case.node in case.expected
    for (ix, iy), slopes in case.expected.items():
        found = field.dx[iy, ix], field.dy[iy, ix]
        assert found == pytest.approx(slopes, rel=1e-11, abs=1e-14)


@each_case
def test_field_case_is_said_in_one_short_sentence(case: FieldExample) -> None:
    """Name, title and sentence fit a link, a list and a line, and Markdown leaves them alone."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", case.name)
    assert 0 < len(case.title) <= 34
    assert len(case.look_for) <= 170
    assert re.findall(r"[.!?](?= |$)", case.look_for) == ["."]
    assert not set(case.look_for) & set("*`$<>[]")


def test_field_case_names_and_titles_are_unique() -> None:
    """A link leads to one case."""
    assert len({case.name for case in FIELD_EXAMPLES}) == len(FIELD_EXAMPLES)
    assert len({case.title for case in FIELD_EXAMPLES}) == len(FIELD_EXAMPLES)


def test_checkerboard_is_flat_inside_for_the_gradient() -> None:
    """Every inner slope is exactly 0, though neighbours differ by 2."""
    (case,) = (case for case in FIELD_EXAMPLES if case.name == "checkerboard")
    field = field_of(case)
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
    per_row, per_degree = elevation_field(INDEX).dy, elevation_field(DEGREES).dy
    is_slope = per_row != 0
    assert is_slope.mean() > 0.9
    assert (np.sign(per_row) == -np.sign(per_degree))[is_slope].all()


def test_elevation_in_degrees_leans_to_the_north() -> None:
    """Slopes per degree are too small along x by the cosine of the latitude, and only there."""
    degrees, metres = elevation_field(DEGREES), elevation_field(METRES)
    assert degrees.dy == pytest.approx(metres.dy * METRES_PER_DEGREE, rel=1e-9, abs=1e-6)
    east = METRES_PER_DEGREE * east_shrinks()
    assert degrees.dx == pytest.approx(metres.dx * east, rel=1e-9, abs=1e-6)


def test_elevation_traps_lead_to_a_spacing_without_one() -> None:
    """Each fix is another spacing, and in metres nothing is left to mend."""
    fixes = {spacing: [trap.fix for trap in traps(spacing) if trap.fix] for spacing in SPACINGS}
    assert fixes == {INDEX: [DEGREES], DEGREES: [METRES], METRES: []}
    assert all("int16" in traps(spacing)[0].sentence for spacing in SPACINGS)
