"""From what is typed to the answer: calls that run, refusals that name the input."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.calls import Answer
from gradient_core.cases import LINE_EXAMPLES, LineExample
from gradient_core.errors import Refusal
from gradient_core.oracle import bits_agree
from gradient_core.sampled import SAMPLINGS
from gradient_ui.inputs.declared import Value
from gradient_ui.inputs.line import LINE
from gradient_ui.problems.line import sampled_of, solve
from tests.ui.problems.asked import asked


@pytest.mark.parametrize("case", LINE_EXAMPLES.values(), ids=lambda case: case.name)
def test_call_of_every_case_runs_and_gives_the_values_shown(case: LineExample) -> None:
    """The code on the page, run as it stands, gives the bits on the page."""
    answer = solve(asked(LINE, **LINE.example(case.name)))

    assert isinstance(answer, Answer)
    with np.errstate(all="ignore"):
        again = eval(answer.call.script, {"np": np})
    assert bits_agree(answer.trace.values, again)
    assert bits_agree(answer.trace.values, answer.numpy_values)


@pytest.mark.parametrize("row", [0, 1, 98])
def test_row_of_several_is_taken(row: int) -> None:
    """A row number beyond the last one takes the last one."""
    answer = solve(asked(LINE, f="1 2 4; 10 20 50", row=row))

    assert isinstance(answer, Answer)
    assert answer.trace.samples.tolist() == [[1, 2, 4], [10, 20, 50]][min(row, 1)]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"f": "oops"}, "f"),
        ({"f": "1"}, "f"),
        ({"f": "1, 2", "edge_order": 2}, "f"),
        ({"spacing": "distance", "h": "x"}, "h"),
        ({"spacing": "distance", "h": "1 2"}, "h"),
        ({"spacing": "coordinates", "x": "0, 1, 2"}, "x"),
        ({"spacing": "coordinates", "x": "[[0, 1]]"}, "x"),
        ({"spacing": "distance", "h": "0", "edge_order": 2}, "h"),
    ],
)
def test_refusal_names_the_input_to_mend(changed: dict[str, Value], field: str) -> None:
    """Each refusal points at the box that caused it."""
    refusal = solve(asked(LINE, **changed))

    assert isinstance(refusal, Refusal)
    assert refusal.argument == field
    assert "must" in refusal.message


def from_formula(**changed: Value) -> dict[str, Value]:
    """Return what the page asks for where the samples come from a function."""
    return asked(LINE, source="formula", **{"x": "0, 1, 3", **changed})


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_call_on_a_formula_runs_and_gives_the_values_shown(sampling: str, edge_order: int) -> None:
    """The lines on the page make the samples and the gradient of the page, bit for bit."""
    answer = solve(from_formula(fx="x^2 exp(-x)", edge_order=edge_order, sampling=sampling))

    assert isinstance(answer, Answer)
    sampled = sampled_of(answer)
    made: dict[str, np.ndarray] = {}
    lines = answer.call.script_to("gradient")
    exec(f"import numpy as np\n{lines}", made)
    assert bits_agree(answer.trace.values, made["gradient"])
    assert bits_agree(answer.trace.values, answer.numpy_values)
    assert sampled is not None
    assert bits_agree(sampled.samples, made["f"])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"fx": "sin(x"}, "fx"),
        ({"fx": "x" * 201}, "fx"),
        ({"from": "a"}, "from"),
        ({"from": "0, 1"}, "from"),
        ({"to": ""}, "to"),
        ({"from": "3", "to": "1"}, "from"),
        ({"from": "1", "to": "1"}, "from"),
        ({"from": "1j"}, "from"),
        ({"n": 1}, "n"),
        ({"n": 2, "edge_order": 2}, "n"),
        ({"sampling": "typed", "x": "0, oops"}, "x"),
        ({"sampling": "typed", "x": "0, 0, 1", "edge_order": 2}, "x"),
    ],
)
def test_refusal_of_a_formula_names_the_input_to_mend(
    changed: dict[str, Value], field: str
) -> None:
    """Formula, range, count and coordinates each have a place of their own."""
    refusal = solve(from_formula(**changed))

    if isinstance(refusal, Answer):  # NumPy takes repeated coordinates, with a caution
        assert [caution.code for caution in refusal.trace.cautions] == ["repeated_coordinates"]
        return
    assert refusal.argument == field
    assert "must" in refusal.message


def test_refused_formula_points_at_the_character() -> None:
    """Under the formula stands a mark where it goes wrong."""
    refusal = solve(from_formula(fx="2 + foo(x)"))

    assert isinstance(refusal, Refusal)
    assert refusal.pointer == "2 + foo(x)\n    ^"
