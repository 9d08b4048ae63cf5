"""A typed field becomes a call: its script, and refusals that name the box."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_core.oracle import bits_agree
from gradient_ui.inputs.declared import Value
from gradient_ui.inputs.field import FIELD
from gradient_ui.problems.field import field_of, solve
from tests.ui.problems.asked import asked

FORMULA: dict[str, Value] = {"fxy": "x^2 + x y", "nx": 5, "ny": 3}
ARRAY: dict[str, Value] = {"field": "array", "F": "1 2 4; 3 5 9"}
TYPED: dict[str, Value] = {**ARRAY, "arraygrid": "typed", "xs": "0, 1, 4", "ys": "0, 2"}


@pytest.mark.parametrize(
    "changed",
    [FORMULA, {**FORMULA, "indexing": "ij", "xgrid": "typed", "xs": "0, 1, 4"}, ARRAY, TYPED],
)
def test_script_gives_the_gradient_of_the_field(changed: dict[str, Value]) -> None:
    """The lines that make the samples, then the call: the bits of the page."""
    answer = solve(asked(FIELD, **changed))
    assert isinstance(answer, Answer)
    made: dict[str, Any] = {"np": np}
    exec(answer.call.script_to("made"), made)

    assert all(map(bits_agree, made["made"], answer.numpy_outputs))
    assert all(map(bits_agree, made["made"], field_of(answer).trace.outputs))


@pytest.mark.parametrize(
    ("changed", "box"),
    [
        ({"fxy": "sin(x"}, "fxy"),
        ({"x0": "a"}, "x0"),
        ({"y1": "1, 2"}, "y1"),
        ({"x0": "1j"}, "x0"),
        ({"x0": "3"}, "x0"),
        ({"ny": 401}, "ny"),
        ({"ny": 2, "edge_order": 2}, "ny"),
        ({"nx": 2, "edge_order": 2}, "nx"),
        ({"xgrid": "typed", "xs": "0, oops"}, "xs"),
        ({"xgrid": "typed", "xs": "0, nan"}, "xs"),
        ({"xgrid": "typed", "xs": "1"}, "xs"),
        ({**ARRAY, "F": "1, 2, 3"}, "F"),
        ({**ARRAY, "F": "1 2; 3"}, "F"),
        ({**ARRAY, "F": "1 2; 3 4", "edge_order": 2}, "F"),
        ({**TYPED, "xs": "0, 1"}, "xs"),
    ],
)
def test_refusal_names_the_input_to_mend(changed: dict[str, Value], box: str) -> None:
    """Each refusal points at the box that caused it."""
    refusal = solve(asked(FIELD, **changed))

    assert isinstance(refusal, Refusal)
    assert refusal.argument == box
    assert "must" in refusal.message
