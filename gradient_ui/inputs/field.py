"""The inputs of the Vector field page: what it opens with, its examples, and its link."""

from __future__ import annotations

from typing import Any

from gradient_core.cases.elevation import METRES
from gradient_core.cases.fields import ARRAY, ELEVATION, FIELD_CASES, FORMULA, FieldCase
from gradient_core.sampled.field import XY
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.problems.field import INDEX, TYPED, UNIFORM, AxisInputs, FieldProblem

SOURCES = (FORMULA, ARRAY, ELEVATION)
GRIDS = (UNIFORM, TYPED)
ARRAY_GRIDS = (INDEX, TYPED)
SURFACE, CONTOURS, STEEPNESS, STREAMLINES = "surface", "contours", "steepness", "streamlines"
EXACT, SECOND = "against exact", "Laplacian, curl"
VIEWS = (SURFACE, CONTOURS, STEEPNESS, STREAMLINES, EXACT, SECOND)
TWICE, COMPACT, CURL = "gradient twice", "five-point", "curl"
OPERATORS = (TWICE, COMPACT, CURL)
ARROWS, ERROR = "arrows", "error"
EXACT_VIEWS = (ARROWS, ERROR)

_OPENING = next(case for case in FIELD_CASES if case.name == "guide-field")


def _inputs_of(case: FieldCase) -> dict[str, object]:
    """Return all inputs that the example sets."""
    inputs: dict[str, object] = {"field": case.source, "edge_order": case.edge_order}
    inputs |= {"ix": case.node[0], "iy": case.node[1]}
    if case.source == ELEVATION:
        return inputs | {"relief": case.relief}
    inputs |= {"fxy": case.formula, "indexing": case.indexing}
    for name, (start, stop, count) in (("x", case.x), ("y", case.y)):
        inputs |= {f"{name}grid": UNIFORM, f"{name}0": start, f"{name}1": stop, f"n{name}": count}
    return inputs


DEFAULTS: dict[str, Any] = {
    **_inputs_of(_OPENING),
    "F": "1, 2, 4, 7\n2, 4, 8, 14\n0, 1, 1, 3",
    "arraygrid": INDEX,
    "xs": "0, 1, 3, 4",
    "ys": "0, 1, 2",
    "relief": METRES,
    "indexing": XY,
}
FIELD = InputSet(
    defaults=DEFAULTS,
    examples={case.name: case for case in FIELD_CASES},
    inputs_of=_inputs_of,
    parameter="field_case",
    cursor=("ix", "iy"),
    looks={"view": SURFACE, "operator": TWICE, "exact_view": ARROWS, "ways": False},
)


def case_shown(problem: FieldProblem) -> FieldCase | None:
    """Return the example whose inputs are on the screen, or None."""
    shown = _counting(_inputs_in(problem))
    found = [case for case in FIELD_CASES if _counting({**DEFAULTS, **_inputs_of(case)}) == shown]
    return found[0] if found else None


def opening() -> FieldProblem:
    """Return the problem that the page opens with."""
    axes = (
        AxisInputs(name, UNIFORM, DEFAULTS[f"{name}0"], DEFAULTS[f"{name}1"], DEFAULTS[f"n{name}"])
        for name in ("x", "y")
    )
    return FieldProblem(
        DEFAULTS["field"],
        DEFAULTS["fxy"],
        "",
        *axes,
        DEFAULTS["relief"],
        DEFAULTS["indexing"],
        DEFAULTS["edge_order"],
    )


def _inputs_in(problem: FieldProblem) -> dict[str, object]:
    """Return the inputs that make the problem."""
    inputs: dict[str, object] = {
        "field": problem.source,
        "fxy": problem.formula,
        "F": problem.array,
        "arraygrid": problem.x.kind,
        "relief": problem.relief,
        "indexing": problem.indexing,
        "edge_order": problem.edge_order,
    }
    for axis in (problem.x, problem.y):
        inputs |= {f"{axis.name}grid": axis.kind, f"{axis.name}s": axis.coordinates}
        inputs |= {f"{axis.name}0": axis.start, f"{axis.name}1": axis.stop}
        inputs |= {f"n{axis.name}": axis.count}
    return inputs


def _counting(inputs: dict[str, object]) -> dict[str, object]:
    """Return those of the inputs that count for the kind of field and of grid chosen."""
    keys = ["field", "edge_order"]
    if inputs["field"] == ELEVATION:
        keys += ["relief"]
    elif inputs["field"] == ARRAY:
        keys += ["F", "indexing", "arraygrid"]
        keys += ["xs", "ys"] if inputs["arraygrid"] == TYPED else []
    else:
        keys += ["fxy", "indexing"]
        for name in ("x", "y"):
            typed = inputs[f"{name}grid"] == TYPED
            keys += [f"{name}grid"]
            keys += [f"{name}s"] if typed else [f"{name}0", f"{name}1", f"n{name}"]
    return {key: inputs[key] for key in keys}


def link(problem: FieldProblem, case: FieldCase | None) -> str:
    """Return the address that opens the page in this state."""
    return FIELD.link("/vector-field", _counting(_inputs_in(problem)), case)
