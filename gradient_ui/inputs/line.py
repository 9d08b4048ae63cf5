"""The inputs of the 1-D pages: what they open with, their examples, and their link."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, TypeAlias

from gradient_core.cases.formulas import FORMULA_CASES, FormulaCase
from gradient_core.cases.line import CASES, Case
from gradient_core.differences.spacing import COORDINATES, DISTANCE, UNIT
from gradient_core.sampled.line import TYPED, UNIFORM
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.problems.line import COUNT, FORMULA, SAMPLES, START, STOP, LineProblem

AnyCase: TypeAlias = Case | FormulaCase

# Where the samples come from.
SOURCE, FROM_NUMBERS, FROM_FORMULA = "source", "numbers", "formula"
DEFAULTS: dict[str, Any] = {
    SOURCE: FROM_NUMBERS,
    FORMULA: "sin(x)",
    "sampling": UNIFORM,
    START: "0",
    STOP: "2pi",
    COUNT: 13,
    SAMPLES: "1, 2, 4, 8, 16",
    "spacing": UNIT,
    "h": "0.5",
    "x": "0, 1, 1.5, 3.5, 4",
    "edge_order": 1,
    "row": 0,
    "i": 2,
}


def _inputs_of(case: AnyCase) -> dict[str, object]:
    """Return all inputs that the example sets."""
    if isinstance(case, FormulaCase):
        return {
            SOURCE: FROM_FORMULA,
            FORMULA: case.formula,
            "sampling": case.sampling,
            START: case.start,
            STOP: case.stop,
            COUNT: case.count,
            "edge_order": case.edge_order,
            "i": case.index,
        }
    return {
        SOURCE: FROM_NUMBERS,
        SAMPLES: case.f,
        "spacing": case.spacing,
        "h": case.h,
        "x": case.x,
        "edge_order": case.edge_order,
        "row": 0,
        "i": case.index,
    }


LINE = InputSet(
    defaults=DEFAULTS,
    examples={case.name: case for case in (*CASES, *FORMULA_CASES)},
    inputs_of=_inputs_of,
    parameter="case",
    cursor=("i",),
    looks={"numbers": "short", "ladder": False},
)


def case_shown(problem: LineProblem, *, with_edge_order: bool = True) -> AnyCase | None:
    """Return the example whose inputs are on the screen, or None."""
    ignored = set() if with_edge_order else {"edge_order"}
    shown = _counting(_inputs_in(problem), ignored)
    cases = (
        case for case in LINE.examples.values() if _counting(_inputs_of(case), ignored) == shown
    )
    return next(cases, None)


def _inputs_in(problem: LineProblem) -> dict[str, object]:
    """Return the inputs that make the problem."""
    inputs: dict[str, object] = {
        SOURCE: FROM_FORMULA if problem.formula else FROM_NUMBERS,
        SAMPLES: problem.f,
        "spacing": problem.spacing,
        "h": problem.h,
        "x": problem.formula.x if problem.formula else problem.x,
        "edge_order": problem.edge_order,
        "row": problem.row,
    }
    if problem.formula:
        source = problem.formula
        inputs |= {FORMULA: source.text, "sampling": source.sampling}
        inputs |= {START: source.start, STOP: source.stop, COUNT: source.count}
    return inputs


def _counting(inputs: dict[str, object], ignored: Set[str] = frozenset()) -> dict[str, object]:
    """Return those of the inputs that count for the kind of samples and spacing chosen."""
    if inputs[SOURCE] == FROM_FORMULA:
        keys = [FORMULA, "sampling"]
        keys += ["x"] if inputs["sampling"] == TYPED else [START, STOP, COUNT]
    else:
        keys = [SAMPLES, "spacing", "row"]
        keys += {UNIT: [], DISTANCE: ["h"], COORDINATES: ["x"]}[str(inputs["spacing"])]
    return {key: inputs[key] for key in (SOURCE, *keys, "edge_order") if key not in ignored}


def link(path: str, problem: LineProblem, case: AnyCase | None) -> str:
    """Return the address that opens this page in this state."""
    return LINE.link(path, _counting(_inputs_in(problem)), case)
