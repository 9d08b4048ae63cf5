"""Arrows unpacked in the right and in the wrong order, judged against uphill."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core import DerivativeError, SymbolicFunction, parse_function
from gradient_core.oracle import bits_agree
from gradient_core.sampled import (
    IJ,
    WITHIN_DEGREES,
    XY,
    Field,
    compare_directions,
    field_of_array,
    sample_function,
    script,
    typed_axis,
    uniform_axis,
)
from gradient_core.sampled.axis import index_axis

INDEXINGS = (XY, IJ)
both_indexings = pytest.mark.parametrize("indexing", INDEXINGS)


def field_of(text: str, indexing: str = XY, shape: tuple[int, int] = (3, 4)) -> Field:
    """Sample a function at 0, 1, 2, ... with `shape` (rows, columns) of the drawing."""
    ny, nx = shape
    x, y = uniform_axis("x", 0, nx - 1, nx), uniform_axis("y", 0, ny - 1, ny)
    return sample_function(parse_function(text, ["x", "y"]), x, y, indexing)


@both_indexings
def test_plane_points_right_or_wrong_everywhere(indexing: str) -> None:
    """All 12 arrows of x + 10y are right in the one order and 79 degrees off in the other."""
    found = compare_directions(field_of("x + 10y", indexing))

    assert (found.judged, found.exact) == (12, True)
    assert (found.right_share, found.wrong_share) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("indexing", "right", "wrong"),
    [
        (XY, "dF_dy, dF_dx = np.gradient(F, hy, hx)", "dF_dx, dF_dy = np.gradient(F, hy, hx)"),
        (IJ, "dF_dx, dF_dy = np.gradient(F, hx, hy)", "dF_dy, dF_dx = np.gradient(F, hx, hy)"),
    ],
)
def test_wrong_code_makes_the_right_call(indexing: str, right: str, wrong: str) -> None:
    """Only the names are exchanged; the right line is the one in the program."""
    field = field_of("x + 10y", indexing)
    found = compare_directions(field)

    assert (found.right_code, found.wrong_code) == (right, wrong)
    assert found.right_code in script(field).splitlines()


@both_indexings
def test_arrows_are_what_the_lines_of_code_give(indexing: str) -> None:
    """Run each line: the arrows are its dF_dx and dF_dy, drawn with rows y."""
    x, y = typed_axis("x", [0, 1, 1.5, 4]), uniform_axis("y", 0, 1, 3)
    function = parse_function("x^2 + x y + 10y", ["x", "y"])
    field = sample_function(function, x, y, indexing, edge_order=2)
    found = compare_directions(field)

    for line, u, v in (
        (found.right_code, field.df_dx, field.df_dy),
        (found.wrong_code, field.df_dy, field.df_dx),
    ):
        names: dict[str, Any] = {"np": np, "F": field.samples, "x": x.coordinates, "hy": y.spacing}
        exec(line, names)
        drawn = [names[name] if indexing == XY else names[name].T for name in ("dF_dx", "dF_dy")]
        assert bits_agree(drawn, [u, v]), line


def test_symmetric_field_hides_the_mistake_on_its_diagonals() -> None:
    """Of -(x² + y²) the wrong arrows are right where x = y, and nowhere where x = -y."""
    axes = [uniform_axis(name, -2, 2, 5) for name in "xy"]
    field = sample_function(parse_function("-(x^2 + y^2)", ["x", "y"]), *axes)

    found = compare_directions(field)

    # the 4 nodes of x = y that are no peak, of 24: in the middle ring and at the corners;
    # at (2, 1) and (1, 2) the arrow is atan(2) - atan(1/2) = 37 degrees off
    assert (found.judged, found.right_share) == (24, 1.0)
    assert found.wrong_share == 4 / 24
    assert (field.df_dy[1, 3], field.df_dx[1, 3]) == (2, -2)


def test_arrow_is_judged_within_15_degrees() -> None:
    """The wrong arrow of x + c·y is off by twice the distance from the diagonal."""
    assert WITHIN_DEGREES == 15
    for degrees, share in ((0, 1.0), (7, 1.0), (8, 0.0), (44, 0.0)):
        slope = np.tan(np.radians(45 + degrees))
        found = compare_directions(field_of(f"x + {slope:.9f}y"))
        assert found.wrong_share == share, degrees
        assert found.right_share == 1.0


def test_angles_are_taken_the_short_way_round() -> None:
    """Arrows to the left, just above and just below the x axis, are close to each other."""
    x, y = typed_axis("x", [0, 1]), typed_axis("y", [0, 1e-4])
    function = parse_function("-x + y^2 - 0.00005y", ["x", "y"])
    found = compare_directions(sample_function(function, x, y))

    # exact d/dy is -0.00005 and 0.00015, the difference 0.00005
    assert found.right_share == 1.0


def test_flat_and_missing_arrows_are_not_judged() -> None:
    """Nodes with a zero, infinite or missing arrow, or no exact direction, do not count."""
    assert compare_directions(field_of("7")).judged == 0
    assert np.isnan(compare_directions(field_of("7")).right_share)
    # at x = 0 the sample is infinite, at x = 1 the difference reads it
    assert compare_directions(field_of("1/x + y")).judged == 2 * 3
    assert compare_directions(field_of("x + 1/y", shape=(4, 3))).judged == 2 * 3
    # a kink: d/dx is 0 at x = 1 by central differences, and exactly there is none
    assert compare_directions(field_of("|x - 1|")).judged == 3 * 3
    # exactly flat at x = 0, where the forward difference is 1
    assert compare_directions(field_of("x^2")).judged == 3 * 3


def test_very_long_and_very_short_arrows_are_judged() -> None:
    """Lengths that float64 cannot hold the square of do not matter."""
    for factor in ("1e-300", "1e300"):
        found = compare_directions(field_of(f"{factor}(x + 10y)"))
        assert (found.judged, found.right_share, found.wrong_share) == (12, 1.0, 0.0)


def test_coarse_samples_can_point_the_wrong_way() -> None:
    """The right order is no promise: the differences of a wave that is too fast are all off."""
    found = compare_directions(field_of("sin(3x) + y/10"))

    assert (found.judged, found.exact, found.right_share) == (12, True, 0.0)


def test_array_is_its_own_judge() -> None:
    """Without a function the right arrows are uphill, and the record says so."""
    i, j = np.indices((3, 4))
    found = compare_directions(field_of_array(10 * i + j))

    assert (found.judged, found.exact) == (12, False)
    assert (found.right_share, found.wrong_share) == (1.0, 0.0)


def test_derivative_that_is_not_found_makes_the_field_its_own_judge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As for an array."""

    def refuse(self: SymbolicFunction, variable: str) -> SymbolicFunction:
        raise DerivativeError("`formula` must have a derivative that is quickly found.")

    monkeypatch.setattr(SymbolicFunction, "derivative", refuse)

    assert not compare_directions(field_of("x + 10y")).exact


def test_bare_array_has_a_bare_call() -> None:
    """No spacing is written for indices alone; beside another axis it is 1.0."""
    bare = compare_directions(field_of_array(np.eye(3)))
    mixed = compare_directions(
        field_of_array(np.eye(3), index_axis("x", 3), typed_axis("y", [0, 1, 3]), edge_order=2)
    )

    assert bare.right_code == "dF_dy, dF_dx = np.gradient(F)"
    assert mixed.wrong_code == "dF_dx, dF_dy = np.gradient(F, y, 1.0, edge_order=2)"
