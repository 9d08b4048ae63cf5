"""A typed N-D call: its script, its refusals by box, and a refused call that is still read."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.calls import Answer
from gradient_core.errors import Refusal
from gradient_core.oracle import bits_agree
from gradient_ui.inputs.axes import AXES
from gradient_ui.inputs.declared import Value
from gradient_ui.problems.axes import NAMES, names_of, reading_of, solve
from tests.ui.problems.asked import asked


def test_script_of_a_ramp_defines_its_samples_first() -> None:
    """The program is that of the page, with ``f`` for the samples."""
    answer = solve(asked(AXES, ax_from="ramp", ax_axis="(2, 0)", ax_spacing="1/3; 0, 5"))
    assert isinstance(answer, Answer)
    made: dict[str, object] = {"np": np}
    exec(answer.call.script_to("out"), made)

    assert answer.call.script.splitlines()[:2] == [
        "i, j, k = np.indices((2, 3, 4))",
        "f = i + 10*j + 100*k",
    ]
    assert bits_agree(made["out"], answer.numpy_values)


@pytest.mark.parametrize(
    ("changed", "box"),
    [
        ({"ax_f": "[[1, 2], [3]]"}, "ax_f"),
        ({"ax_from": "ramp", "ax_shape": "0"}, "ax_shape"),
        ({"ax_axis": "rows"}, "ax_axis"),
        ({"ax_spacing": "1; oops"}, "ax_spacing"),
    ],
)
def test_text_that_cannot_be_read_is_refused_at_its_box(
    changed: dict[str, Value], box: str
) -> None:
    """Each text has a box of its own."""
    refusal = solve(asked(AXES, **changed))

    assert isinstance(refusal, Refusal)
    assert refusal.argument == box


def test_refused_call_and_unusable_names_are_still_read() -> None:
    """The rows stand, without the names."""
    typed = asked(AXES, ax_f="[[1, 2, 4]]", ax_names="x, x")
    answer = solve(typed)
    assert isinstance(answer, Answer)
    names = names_of(typed, answer)

    assert answer.refusal is not None
    assert isinstance(names, Refusal)
    assert names.argument == NAMES
    assert [row.label for row in reading_of(typed, answer).rows] == ["axis 0", "axis 1"]
