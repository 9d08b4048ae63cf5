"""Fixes of a call that is refused: the obvious one first, each of them accepted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core.calls import (
    COMPONENT,
    SPACE,
    Fix,
    axes_for_meaning,
    call_for_axes,
    fixes_for,
    read_axis,
    read_ramp,
    read_spacings,
)
from gradient_core.calls.axes import TIME
from tests.core.calls.helpers import read


@pytest.mark.parametrize(
    ("axis", "changed", "meaning", "axes"),
    [
        (None, 1, COMPONENT, [0, 2]),
        ((2, 0), 0, COMPONENT, [2]),
        (0, 0, COMPONENT, []),
        ((0, 1), 2, SPACE, [0, 1, 2]),
        ((2, 0), 1, SPACE, [2, 0, 1]),
        ((2, 0), 0, TIME, [2, 0]),
        ((), 1, SPACE, [1]),
    ],
)
def test_changed_meaning_rewrites_the_axes(
    axis: Any, changed: int, meaning: str, axes: list[int]
) -> None:
    """A component is crossed out, anything else comes back, and the order asked for stays."""
    meanings = [SPACE] * 3
    meanings[changed] = meaning
    reading = read(np.zeros((2, 3, 4)), axis=axis, meanings=meanings)

    assert axes_for_meaning(reading, changed) == axes


@pytest.mark.parametrize(
    ("axis", "spacing", "axes", "texts"),
    [
        (None, "1; 2; 3", [0, 2], ("(0, 2)", "1; 3")),
        (None, "0.5", [1], ("1", "0.5")),
        (None, "1; 2; 3", [2, 0], ("(2, 0)", "3; 1")),
        ((0, 2), "1; 0 1 3 4", [0, 1, 2], ("None", "1; 1; [0, 1, 3, 4]")),
        (0, "[0, 1]", [0, 1], ("(0, 1)", "[0, 1]; 1")),
        (None, "", [], ("()", "")),
    ],
)
def test_each_axis_keeps_its_spacing_when_axes_change(
    axis: Any, spacing: str, axes: list[int], texts: tuple[str, str]
) -> None:
    """The spacing of an axis that goes goes with it; one that comes gets 1."""
    reading = read(np.zeros((2, 3, 4)), axis=axis, spacings=read_spacings(spacing))

    assert Fix("", call_for_axes(reading, axes)).typed[:2] == texts


REFUSED: tuple[tuple[str, str, str, int, tuple[str, str, int]], ...] = (
    # shape, axis, spacing, edge_order -> the first fix
    ("1, 5", "None", "", 1, ("1", "", 1)),
    ("1, 5", "None", "0.5; 2", 1, ("1", "2", 1)),
    ("2, 5", "None", "", 2, ("1", "", 2)),
    ("2, 2", "None", "", 2, ("None", "", 1)),
    ("2, 5", "2", "", 1, ("1", "", 1)),
    ("5", "2", "", 1, ("None", "", 1)),
    ("2, 5", "-3", "", 1, ("0", "", 1)),
    ("2, 5", "(0, 0)", "", 1, ("0", "", 1)),
    ("3, 4", "None", "0 1 2 3; 0 1 2", 1, ("None", "[0, 1, 2]; [0, 1, 2, 3]", 1)),
    ("3, 4", "None", "1 2; 1", 1, ("None", "[0, 1, 3]; 1", 1)),
    ("3, 4", "None", "0.5, 2", 1, ("None", "0.5; 2.0", 1)),
    ("3, 4", "None", "0, 1, 3", 1, ("None", "[0, 1, 3]; 1", 1)),
    ("3, 3", "None", "0, 1, 3", 1, ("None", "[0, 1, 3]; [0, 1, 3]", 1)),
    ("3, 4, 2", "(0, 1)", "1; 2; 3", 1, ("(0, 1)", "1; 2", 1)),
    ("3, 4", "None", "1; 2; 3", 1, ("None", "", 1)),
    ("1, 5", "None", "[1]; 1", 1, ("1", "1", 1)),
)


@pytest.mark.parametrize(("shape", "axis", "spacing", "edge_order", "first"), REFUSED)
def test_first_fix_is_the_obvious_one_and_numpy_accepts_all(
    shape: str, axis: str, spacing: str, edge_order: int, first: tuple[str, str, int]
) -> None:
    """The first button writes what most people meant; none leads to another refusal."""
    reading = read(read_ramp(shape), read_axis(axis), read_spacings(spacing), edge_order)
    assert reading.answer.refusal is not None
    fixes = fixes_for(reading)

    assert fixes[0].typed == first
    assert len({fix.typed for fix in fixes}) == len(fixes)
    for fix in fixes:
        axis_text, spacing_typed, order = fix.typed
        values = [entry.value for entry in read_spacings(spacing_typed)]
        np.gradient(reading.call.f.value, *values, axis=read_axis(axis_text), edge_order=order)


@pytest.mark.parametrize("shape", [(3, 4), (4, 3), (3, 3)])
@pytest.mark.parametrize("order", ["xy", "yx"])
def test_grids_are_cut_down_to_the_line_of_their_axis(shape: tuple[int, int], order: str) -> None:
    """Grids of meshgrid, in either order, become y for the rows and x for the columns."""
    y, x = (np.array([0.0, 1.0, 4.0, 9.0])[: shape[0]], np.arange(shape[1]) * 2.0)
    grids = dict(zip("xy", np.meshgrid(x, y), strict=True))
    reading = read(np.ones(shape), spacings=[grids[name] for name in order])
    first = fixes_for(reading)[0].call

    assert [entry.value.tolist() for entry in first.spacings] == [y.tolist(), x.tolist()]


def test_call_that_cannot_be_mended_has_no_fix() -> None:
    """A single sample stays a single sample."""
    assert fixes_for(read([5.0])) == ()
