"""A call: its code and script, run as they stand, and the answer to it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gradient_core.arrays import as_argument
from gradient_core.calls import Call
from gradient_core.cases import AXES_EXAMPLES, AxesExample
from gradient_core.oracle import bits_agree
from tests.core.calls.helpers import CALLS, numpy_result, program, read, reading_of, run

each_case = pytest.mark.parametrize("case", AXES_EXAMPLES.values(), ids=lambda case: case.name)
accepted_case = pytest.mark.parametrize(
    "case",
    [case for case in AXES_EXAMPLES.values() if not case.refused],
    ids=lambda case: case.name,
)
refused_case = pytest.mark.parametrize(
    "case", [case for case in AXES_EXAMPLES.values() if case.refused], ids=lambda case: case.name
)


@pytest.mark.parametrize(("array", "options"), CALLS)
def test_program_gives_numpys_result_bit_for_bit(array: Any, options: dict[str, Any]) -> None:
    """The lines to copy, run as they stand, are the call that was read."""
    reading = read(array, **options)
    theirs = numpy_result(reading)

    assert bits_agree(run(program(reading))["out"], theirs)
    assert reading.answer.trace is not None
    assert bits_agree(reading.answer.trace.values, theirs)


@accepted_case
def test_program_of_a_case_gives_numpys_result(case: AxesExample) -> None:
    """The program of every case is its call."""
    reading = reading_of(case)

    assert bits_agree(run(program(reading))["out"], numpy_result(reading))


@refused_case
def test_program_of_a_refused_case_is_refused_by_numpy(case: AxesExample) -> None:
    """The very lines that are shown raise what is shown."""
    with pytest.raises((ValueError, TypeError), match=re.escape(case.refused)):
        run(program(reading_of(case)))


@pytest.mark.parametrize(
    ("f", "spacings", "options", "argument"),
    [
        ([5.0], (), {}, "f"),
        ([5.0, 7.0], (), {"edge_order": 2}, "f"),
        ([1.0, 2.0], ([0, 1, 2],), {}, "spacing"),
        ([1.0], ([0],), {}, "spacing"),
        (np.ones((2, 2)), (np.ones((2, 2)), 1), {}, "spacing"),
        ([1.0, 2.0], (1, 1), {}, "spacing"),
        ([1.0, 2.0, 4.0], (0,), {"edge_order": 2}, "spacing"),
        ([1.0, 2.0], (), {"axis": 1}, "axis"),
        ([1.0, 2.0], (), {"axis": (0, 0)}, "axis"),
        ([1.0, 2.0], (), {"axis": 0.5}, "axis"),
        ([1.0, 2.0], (), {"edge_order": 3}, "edge_order"),
        ([1.0, 2.0], (), {"edge_order": "1"}, "edge_order"),
    ],
)
def test_refused_call_says_which_argument_is_to_blame(
    f: Any, spacings: tuple[Any, ...], options: dict[str, Any], argument: str
) -> None:
    """Nothing is raised, and nobody has to read the message to know where to mend it."""
    answer = Call(as_argument(f), tuple(map(as_argument, spacings)), **options).answer()

    assert answer.refusal is not None
    assert answer.refusal.argument == argument
    assert (answer.trace, answer.numpy_outputs) == (None, ())


@pytest.mark.parametrize(
    ("given", "fix"),
    [
        (4, "Did you give np.diff(x)?"),
        (3, "Give 5 coordinates, or a single distance"),
        (6, "Give 5 coordinates, or a single distance"),
        (1, "For one distance leave the brackets out."),
    ],
)
def test_wrong_number_of_coordinates_says_what_may_have_happened(given: int, fix: str) -> None:
    """One wording, with the two numbers, and a fix for each way to get there."""
    answer = Call(as_argument(np.zeros(5)), (as_argument(np.ones(given)),)).answer()

    assert answer.refusal is not None
    assert f"got {given} for the 5 samples of axis 0. {fix}" in answer.refusal.message


@pytest.mark.parametrize("count", [2, 3])
def test_code_and_script_are_the_call(count: int) -> None:
    """Lines that define names come first, in the order of the arguments."""
    f = as_argument(np.arange(count**2).reshape(count, count)).named("f")
    call = Call(f, (as_argument(0.5), as_argument(np.arange(count)).named("x")), edge_order=1)

    assert call.code == "np.gradient(f, 0.5, x)"
    assert call.script.splitlines()[-2:] == [f"x = {list(range(count))}", call.code]
    assert bits_agree(run(call.script_to("made"))["made"], call.answer().numpy_values)


@pytest.mark.parametrize("edge_order", [0, 2, 3])
def test_code_names_every_edge_order_but_the_one_numpy_takes_anyway(edge_order: int) -> None:
    """NumPy reads other numbers as 2, and the code is the call that was asked for."""
    f = as_argument([1, 2, 4])

    assert Call(f, edge_order=edge_order).code == f"np.gradient([1, 2, 4], edge_order={edge_order})"
    assert Call(f).code == "np.gradient([1, 2, 4])"
