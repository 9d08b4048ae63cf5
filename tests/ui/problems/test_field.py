"""A typed field becomes a call: its script, and refusals that name the box."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gradient_core.calls.call import Answer
from gradient_core.errors import Refusal
from gradient_core.oracle import bits_agree
from gradient_ui.problems.field import INDEX, TYPED, AxisInputs, FieldProblem, field_of, solve

X, Y = AxisInputs("x", count=5), AxisInputs("y", count=3)
PROBLEM = FieldProblem("formula", "x^2 + x y", "1 2 4; 3 5 9", X, Y, "metres", "xy", 1)
ARRAY = replace(PROBLEM, source="array", x=AxisInputs("x", INDEX), y=AxisInputs("y", INDEX))


@pytest.mark.parametrize(
    "problem",
    [
        PROBLEM,
        replace(PROBLEM, indexing="ij", x=AxisInputs("x", TYPED, coordinates="0, 1, 4")),
        ARRAY,
        replace(ARRAY, x=AxisInputs("x", TYPED, coordinates="0, 1, 4")),
    ],
)
def test_script_gives_the_gradient_of_the_field(problem: FieldProblem) -> None:
    """The lines that make the samples, then the call: the bits of the page."""
    answer = solve(problem)
    assert isinstance(answer, Answer)
    made: dict[str, Any] = {"np": np}
    exec(answer.call.script_to("made"), made)

    assert all(map(bits_agree, made["made"], answer.numpy_outputs))
    assert all(map(bits_agree, made["made"], field_of(answer).trace.outputs))


@pytest.mark.parametrize(
    ("problem", "box"),
    [
        (replace(PROBLEM, formula="sin(x"), "fxy"),
        (replace(PROBLEM, x=replace(X, start="a")), "x0"),
        (replace(PROBLEM, y=replace(Y, stop="1, 2")), "y1"),
        (replace(PROBLEM, x=replace(X, start="1j")), "x0"),
        (replace(PROBLEM, x=replace(X, start="3")), "x0"),
        (replace(PROBLEM, y=replace(Y, count=401)), "ny"),
        (replace(PROBLEM, y=replace(Y, count=2), edge_order=2), "ny"),
        (replace(PROBLEM, x=replace(X, count=2), edge_order=2), "nx"),
        (replace(PROBLEM, x=AxisInputs("x", TYPED, coordinates="0, oops")), "xs"),
        (replace(PROBLEM, x=AxisInputs("x", TYPED, coordinates="0, nan")), "xs"),
        (replace(PROBLEM, x=AxisInputs("x", TYPED, coordinates="1")), "xs"),
        (replace(ARRAY, array="1, 2, 3"), "F"),
        (replace(ARRAY, array="1 2; 3"), "F"),
        (replace(ARRAY, array="1 2; 3 4", edge_order=2), "F"),
        (replace(ARRAY, x=AxisInputs("x", TYPED, coordinates="0, 1")), "xs"),
    ],
)
def test_refusal_names_the_input_to_mend(problem: FieldProblem, box: str) -> None:
    """Each refusal points at the box that caused it."""
    refusal = solve(problem)

    assert isinstance(refusal, Refusal)
    assert refusal.argument == box
    assert "must" in refusal.message
