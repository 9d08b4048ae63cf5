"""What a person asked for of a field f(x, y), as plain values, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core import GradientCoreError, ParseError, parse_array, parse_function
from gradient_core.cases.elevation import elevation_field
from gradient_core.cases.fields import ELEVATION, FORMULA
from gradient_core.oracle import numpy_gradient
from gradient_core.sampled.axis import SampledAxis, typed_axis, uniform_axis
from gradient_core.sampled.field import Field, field_of_array, sample_function
from gradient_ui.problems.line import Refusal, RefusedError, blaming, one_number

UNIFORM, TYPED, INDEX = "uniform", "typed", "index"


@dataclass(frozen=True)
class AxisInputs:
    """Where the samples are along one axis, as typed.

    Attributes
    ----------
    name : {"x", "y"}
    kind : {"uniform", "typed", "index"}
        Which of the others count.
    start, stop : str
        Texts of the first and the last coordinate.
    count : int
    coordinates : str
    """

    name: str
    kind: str = UNIFORM
    start: str = "0"
    stop: str = "1"
    count: int = 2
    coordinates: str = ""


@dataclass(frozen=True)
class FieldProblem:
    """A call of np.gradient on 2-D samples, as typed.

    Attributes
    ----------
    source : {"formula", "array", "elevation"}
    formula, array : str
        Texts; only the one that is asked for counts.
    x, y : AxisInputs
    relief : str
        Spacing of the elevation model.
    indexing : {"xy", "ij"}
    edge_order : int
    """

    source: str
    formula: str
    array: str
    x: AxisInputs
    y: AxisInputs
    relief: str
    indexing: str
    edge_order: int


@dataclass(frozen=True, eq=False)
class FieldSolution:
    """A field with its gradient, and what NumPy returned for the same call.

    Attributes
    ----------
    field : Field
    numpy_values : tuple of ndarray
        One output per axis of the array.
    """

    field: Field
    numpy_values: tuple[np.ndarray, ...]


def solve(problem: FieldProblem) -> FieldSolution | Refusal:
    """Read the texts, take the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.
    """
    try:
        field = _read(problem)
    except RefusedError as error:
        return error.refusal
    spacing = [axis.spacing for axis in field.axes]
    theirs = numpy_gradient(field.samples, *spacing, edge_order=problem.edge_order)
    return FieldSolution(field, theirs)


def _read(problem: FieldProblem) -> Field:
    if problem.source == ELEVATION:
        return elevation_field(problem.relief, problem.edge_order)
    if problem.source == FORMULA:
        with blaming("fxy", problem.formula):
            function = parse_function(problem.formula, ["x", "y"])
        x, y = _axis(problem.x), _axis(problem.y)
        boxes = {
            axis.name: f"{axis.name}s" if axis.kind == TYPED else f"n{axis.name}"
            for axis in (problem.x, problem.y)
        }
        try:
            field = sample_function(function, x, y, problem.indexing, problem.edge_order)
        except GradientCoreError as error:
            shorter = x.name if len(x.coordinates) <= len(y.coordinates) else y.name
            box = boxes.get(str(error.argument), boxes[shorter])
            raise RefusedError(Refusal(box, str(error))) from error
        _ = field.error  # the exact slopes may take a second: better here than in a figure
        return field
    with blaming("F"):
        samples = _matrix(problem.array)
    x, y = (None if axis.kind == INDEX else _axis(axis) for axis in (problem.x, problem.y))
    with blaming("F"):
        return field_of_array(samples, x, y, problem.indexing, problem.edge_order)


def _matrix(text: str) -> np.ndarray[Any, Any]:
    values = parse_array(text)
    if values.ndim != 2:
        raise ParseError(
            f"`F` must have rows and columns on this page; got shape {values.shape}. "
            "Write one row per line."
        )
    return values


def _axis(inputs: AxisInputs) -> SampledAxis:
    """Return the axis; a refusal names the box that it comes from."""
    name = inputs.name
    if inputs.kind == TYPED:
        with blaming(f"{name}s"):
            return typed_axis(name, parse_array(inputs.coordinates))
    with blaming(f"{name}0"):
        start = one_number(inputs.start, f"{name} from")
    with blaming(f"{name}1"):
        stop = one_number(inputs.stop, f"{name} to")
    if isinstance(start, complex) or isinstance(stop, complex):
        raise RefusedError(Refusal(f"{name}0", f"`{name}` must run between real numbers."))
    try:
        return uniform_axis(name, start, stop, inputs.count)
    except GradientCoreError as error:
        box = {"from": f"{name}0", "to": f"{name}1"}.get(str(error.argument), f"n{name}")
        raise RefusedError(Refusal(box, str(error))) from error
