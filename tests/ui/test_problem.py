"""From what is typed to the answer: calls that run, refusals that name the input."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.cases import CASES, Case
from gradient_core.oracle import bits_agree
from gradient_ui.problem import LineProblem, Refusal, Solution, solve


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_call_of_every_case_runs_and_gives_the_values_shown(case: Case) -> None:
    """The code on the page, run as it stands, gives the bits on the page."""
    solution = solve(LineProblem(case.f, case.spacing, case.h, case.x, case.edge_order))

    assert isinstance(solution, Solution)
    with np.errstate(all="ignore"):
        again = eval(solution.call, {"np": np})
    assert bits_agree(solution.trace.values, again)
    assert bits_agree(solution.trace.values, solution.numpy_values)


@pytest.mark.parametrize("row", [0, 1, 99])
def test_row_of_several_is_taken(row: int) -> None:
    """A row number beyond the last one takes the last one."""
    solution = solve(LineProblem("1 2 4; 10 20 50", row=row))

    assert isinstance(solution, Solution)
    assert solution.trace.samples.tolist() == [[1, 2, 4], [10, 20, 50]][min(row, 1)]


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
    assert refusal.field == field
    assert "must" in refusal.message
