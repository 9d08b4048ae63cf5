"""What a call gives back: its outputs, lines to copy, and expressions that surprise."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gradient_core.calls import return_card
from gradient_core.oracle import bits_agree
from tests.core.calls.helpers import CALLS, numpy_result, program, read, run


@pytest.mark.parametrize(("array", "options"), CALLS)
def test_lines_to_copy_make_what_they_say(array: Any, options: dict[str, Any]) -> None:
    """Unpacking, negating, length and stacking run, and have the values they should."""
    reading = read(array, **options)
    card = return_card(reading)
    assert card is not None
    lines = "\n".join(line.code for line in card.lines)
    names = run(f"{program(reading)}\n{lines}")
    assert reading.answer.trace is not None
    outputs = reading.answer.trace.outputs

    if not outputs:
        assert names["out"] == ()
        return
    several = len(outputs) > 1
    assert bits_agree(names["minus"], tuple(-g for g in outputs) if several else -outputs[0])
    squares = sum(np.abs(g) ** 2 for g in outputs)
    assert np.allclose(names["size"] ** 2, squares, equal_nan=True)
    if several:
        assert bits_agree(names["stacked"], np.stack(outputs))
        for row, output in zip(reading.differentiated, outputs, strict=True):
            name = f"df_d{row.name}" if row.name else f"df_axis{row.axis}"
            assert bits_agree(names[name], output)


@pytest.mark.parametrize(("array", "options"), [CALLS[0], CALLS[2], CALLS[3], CALLS[6]])
def test_surprises_happen_as_said(array: Any, options: dict[str, Any]) -> None:
    """What is said to fail fails with these words; what is said to repeat has so many arrays."""
    reading = read(array, **options)
    card = return_card(reading)
    assert card is not None
    assert card.surprises
    for surprise in card.surprises:
        lines = f"{program(reading)}\nresult = {surprise.code}"
        if surprise.fails:
            kind, _, message = surprise.happens.partition(": ")
            with pytest.raises(TypeError, match=re.escape(message)):
                run(lines)
            assert kind == "TypeError"
        elif surprise.happens.startswith("the array"):
            assert run(lines)["result"].shape == reading.shape
        else:
            count, repeated = re.findall(r"\d+", surprise.happens)[:2]
            result = run(lines)["result"]
            assert len(result) == int(count) == 2 * int(repeated)
            assert bits_agree(result[: int(repeated)], numpy_result(reading))


@pytest.mark.parametrize(
    ("axis", "text"),
    [
        (None, "tuple of 2 arrays, each (2, 5)"),
        ((1, 0), "tuple of 2 arrays, each (2, 5)"),
        (0, "one array (2, 5), not a tuple"),
        ((-1,), "one array (2, 5), not a tuple"),
        ((), "an empty tuple: no axis is left to differentiate"),
    ],
)
def test_return_card_names_the_container(axis: Any, text: str) -> None:
    """One axis gives a bare array, several a tuple, none an empty one."""
    card = return_card(read(np.ones((2, 5)), axis=axis))

    assert card is not None
    assert card.text == text


def test_outputs_are_named_in_the_order_asked_for() -> None:
    """With axis=(1, 0) the first output is along axis 1."""
    reading = read(np.ones((2, 5)), axis=(1, 0), names=("y", "x"))

    assert [(reading.output_title(row), row.direction) for row in reading.differentiated] == [
        ("out[0] = d/d(axis 1) = df/dx", "columns, to the right"),
        ("out[1] = d/d(axis 0) = df/dy", "rows, downwards"),
    ]


def test_refused_call_returns_nothing() -> None:
    """There is no card of a call that NumPy refuses."""
    assert return_card(read([5.0])) is None
