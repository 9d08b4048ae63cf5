"""A typed second argument becomes a call; refusals name the box, calls that NumPy refuses stay."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.calls import Answer
from gradient_core.cases import SPACING_EXAMPLES, SpacingExample
from gradient_core.errors import Refusal
from gradient_core.oracle import bits_agree
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.problems.spacing import dates_of, solve
from tests.ui.problems.asked import asked


@pytest.mark.parametrize("case", SPACING_EXAMPLES.values(), ids=lambda case: case.name)
def test_script_of_every_case_gives_the_values_shown(case: SpacingExample) -> None:
    """The program on the page, dates included, gives the bits on the page."""
    answer = solve(asked(SPACING, **SPACING.example(case.name)))
    assert isinstance(answer, Answer)
    assert answer.trace is not None
    made: dict[str, object] = {"np": np}
    with np.errstate(all="ignore"):
        exec(answer.call.script_to("made"), made)

    assert bits_agree(made["made"], answer.trace.values)
    assert bits_agree(made["made"], answer.numpy_values)


@pytest.mark.parametrize(
    ("f", "x", "box", "pointer"),
    [
        ("1, 2, oops", "", "sp_f", "1, 2, oops\n      ^"),
        ("1, 2", "0, oops", "sp_x", "0, oops\n   ^"),
        ("1, 2", "[[0, 1], [2, 3]]", "sp_x", ""),
        ("1, 2", "2024-02-30", "sp_x", ""),
        ("[[[1, 2]]]", "", "sp_f", ""),
    ],
)
def test_text_that_cannot_be_read_is_refused_at_its_box(
    f: str, x: str, box: str, pointer: str
) -> None:
    """Under what was typed stands a mark where it goes wrong."""
    refusal = solve(asked(SPACING, sp_f=f, sp_x=x))

    assert isinstance(refusal, Refusal)
    assert (refusal.argument, refusal.pointer) == (box, pointer)


def test_call_that_numpy_refuses_keeps_what_was_given() -> None:
    """The lengths are known, so that they can be mended."""
    answer = solve(asked(SPACING, sp_f="0, 1, 9, 36, 100", sp_x="1, 2, 3, 4"))

    assert isinstance(answer, Answer)
    assert answer.trace is None
    assert answer.refusal is not None
    assert answer.refusal.argument == "spacing"
    assert answer.call.spacings[0].value.tolist() == [1, 2, 3, 4]


def test_dates_are_known_to_be_what_the_argument_is_made_of() -> None:
    """Numbers are made of nothing else."""
    dates, numbers = (
        solve(asked(SPACING, sp_f="1, 2", sp_x=x)) for x in ("2024-01-01 2024-01-05", "0, 4")
    )
    assert isinstance(dates, Answer)
    assert isinstance(numbers, Answer)
    found = dates_of(dates)

    assert found is not None
    assert found.numbers.tolist() == [0, 4]
    assert dates_of(numbers) is None
