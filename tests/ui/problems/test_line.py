"""From what is typed to the answer: calls that run, refusals that name the input."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.calls.call import Answer
from gradient_core.cases.line import LINE_EXAMPLES, LineExample
from gradient_core.errors import Refusal
from gradient_core.oracle import bits_agree
from gradient_core.sampled.axis import SAMPLINGS
from gradient_ui.problems.line import FormulaSource, LineProblem, sampled_of, solve


@pytest.mark.parametrize("case", LINE_EXAMPLES.values(), ids=lambda case: case.name)
def test_call_of_every_case_runs_and_gives_the_values_shown(case: LineExample) -> None:
    """The code on the page, run as it stands, gives the bits on the page."""
    answer = solve(LineProblem(case.f, case.spacing, case.h, case.x, case.edge_order))

    assert isinstance(answer, Answer)
    with np.errstate(all="ignore"):
        again = eval(answer.call.script, {"np": np})
    assert bits_agree(answer.trace.values, again)
    assert bits_agree(answer.trace.values, answer.numpy_values)


@pytest.mark.parametrize("row", [0, 1, 99])
def test_row_of_several_is_taken(row: int) -> None:
    """A row number beyond the last one takes the last one."""
    answer = solve(LineProblem("1 2 4; 10 20 50", row=row))

    assert isinstance(answer, Answer)
    assert answer.trace.samples.tolist() == [[1, 2, 4], [10, 20, 50]][min(row, 1)]


@pytest.mark.parametrize(
    ("problem", "field"),
    [
        (LineProblem("oops"), "f"),
        (LineProblem("1"), "f"),
        (LineProblem("1, 2", edge_order=2), "f"),
        (LineProblem("1, 2", "distance", h="x"), "h"),
        (LineProblem("1, 2", "distance", h="1 2"), "h"),
        (LineProblem("1, 2", "coordinates", x="0, 1, 2"), "x"),
        (LineProblem("1, 2", "coordinates", x="[[0, 1]]"), "x"),
        (LineProblem("1, 2, 4", "distance", h="0", edge_order=2), "h"),
    ],
)
def test_refusal_names_the_input_to_mend(problem: LineProblem, field: str) -> None:
    """Each refusal points at the box that caused it."""
    refusal = solve(problem)

    assert isinstance(refusal, Refusal)
    assert refusal.argument == field
    assert "must" in refusal.message


def from_formula(text: str = "sin(x)", edge_order: int = 1, **changed: object) -> LineProblem:
    """Return a problem whose samples come from a function."""
    given = {"sampling": "uniform", "start": "0", "stop": "2pi", "count": 13, "x": "0, 1, 3"}
    source = FormulaSource(text, **{**given, **changed})  # type: ignore[arg-type]
    return LineProblem("", edge_order=edge_order, formula=source)


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_call_on_a_formula_runs_and_gives_the_values_shown(sampling: str, edge_order: int) -> None:
    """The lines on the page make the samples and the gradient of the page, bit for bit."""
    answer = solve(from_formula("x^2 exp(-x)", edge_order, sampling=sampling))

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
        ({"text": "sin(x"}, "fx"),
        ({"text": "x" * 201}, "fx"),
        ({"start": "a"}, "from"),
        ({"start": "0, 1"}, "from"),
        ({"stop": ""}, "to"),
        ({"start": "3", "stop": "1"}, "from"),
        ({"start": "1", "stop": "1"}, "from"),
        ({"start": "1j"}, "from"),
        ({"count": 1}, "n"),
        ({"count": 2, "edge_order": 2}, "n"),
        ({"sampling": "typed", "x": "0, oops"}, "x"),
        ({"sampling": "typed", "x": "0, 0, 1", "edge_order": 2}, "x"),
    ],
)
def test_refusal_of_a_formula_names_the_input_to_mend(
    changed: dict[str, object], field: str
) -> None:
    """Formula, range, count and coordinates each have a place of their own."""
    refusal = solve(from_formula(**changed))  # type: ignore[arg-type]

    if isinstance(refusal, Answer):  # NumPy takes repeated coordinates, with a caution
        assert [caution.code for caution in refusal.trace.cautions] == ["repeated_coordinates"]
        return
    assert refusal.argument == field
    assert "must" in refusal.message


def test_refused_formula_points_at_the_character() -> None:
    """Under the formula stands a mark where it goes wrong."""
    refusal = solve(from_formula("2 + foo(x)"))

    assert isinstance(refusal, Refusal)
    assert refusal.pointer == "2 + foo(x)\n    ^"
