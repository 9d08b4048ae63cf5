"""A typed N-D call: its script, its refusals by box, and a refused call that is still read."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.calls.call import Answer
from gradient_core.errors import Refusal
from gradient_core.oracle import bits_agree
from gradient_ui.problems.axes import (
    ARRAY,
    AXIS,
    NAMES,
    RAMP,
    SHAPE,
    SPACING,
    AxesProblem,
    names_of,
    reading_of,
    solve,
)


def test_script_of_a_ramp_defines_its_samples_first() -> None:
    """The program is that of the page, with ``f`` for the samples."""
    answer = solve(AxesProblem(RAMP, axis="(2, 0)", spacing="1/3; 0, 5"))
    assert isinstance(answer, Answer)
    made: dict[str, object] = {"np": np}
    exec(answer.call.script_to("out"), made)

    assert answer.call.script.splitlines()[:2] == [
        "i, j, k = np.indices((2, 3, 4))",
        "f = i + 10*j + 100*k",
    ]
    assert bits_agree(made["out"], answer.numpy_values)


@pytest.mark.parametrize(
    ("problem", "box"),
    [
        (AxesProblem(f="[[1, 2], [3]]"), ARRAY),
        (AxesProblem(RAMP, shape="0"), SHAPE),
        (AxesProblem(axis="rows"), AXIS),
        (AxesProblem(spacing="1; oops"), SPACING),
    ],
)
def test_text_that_cannot_be_read_is_refused_at_its_box(problem: AxesProblem, box: str) -> None:
    """Each text has a box of its own."""
    refusal = solve(problem)

    assert isinstance(refusal, Refusal)
    assert refusal.argument == box


def test_refused_call_and_unusable_names_are_still_read() -> None:
    """The rows stand, without the names."""
    problem = AxesProblem(f="[[1, 2, 4]]", names="x, x")
    answer = solve(problem)
    assert isinstance(answer, Answer)
    names = names_of(problem, answer)

    assert answer.refusal is not None
    assert isinstance(names, Refusal)
    assert names.argument == NAMES
    assert [row.label for row in reading_of(problem, answer).rows] == ["axis 0", "axis 1"]
