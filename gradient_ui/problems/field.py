"""What a person asked for of a field f(x, y), as plain values, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core import GradientCoreError, ParseError, parse_function
from gradient_core.arrays.argument import Argument, read_argument, read_one_number
from gradient_core.calls.call import Answer, Call
from gradient_core.cases.elevation import elevation_field
from gradient_core.cases.fields import ELEVATION, FORMULA
from gradient_core.errors import Refusal
from gradient_core.sampled.axis import SampledAxis, typed_axis, uniform_axis
from gradient_core.sampled.field import Field, field_of_array, sample_function
from gradient_core.sampled.script import samples_code
from gradient_ui.problems.refusals import refusal_of

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


def solve(problem: FieldProblem) -> Answer | Refusal:
    """Read the texts, take the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.
    """
    try:
        field = _read(problem)
    except GradientCoreError as error:
        return refusal_of(error, *_blame(problem))
    f = Argument(field.samples, "F", "\n".join(samples_code(field)), field)
    spaced = [] if all(axis.kind == INDEX for axis in field.axes) else field.axes
    spacings = tuple(Argument(axis.spacing, axis.spacing_code(f"h{axis.name}")) for axis in spaced)
    return Call(f, spacings, edge_order=problem.edge_order).answer_of(field.trace)


def field_of(answer: Answer) -> Field:
    """Return the field that an answer of `solve` is about."""
    field = answer.call.f.made_of
    if not isinstance(field, Field):
        raise TypeError(f"the samples are made of no field, but of {field!r}")
    return field


def _blame(problem: FieldProblem) -> tuple[dict[str, str], dict[str, str]]:
    """Return which input is to blame for which argument, and what was typed into each."""
    inputs = {"formula": "fxy", "array": "F", "f": "F"}
    texts = {"fxy": problem.formula, "F": problem.array}
    for axis in (problem.x, problem.y):
        name = axis.name
        inputs |= {name: {UNIFORM: f"n{name}", TYPED: f"{name}s", INDEX: "F"}[axis.kind]}
        inputs |= {f"{name} from": f"{name}0", f"{name} to": f"{name}1", f"{name} n": f"n{name}"}
        texts |= {f"{name}s": axis.coordinates, f"{name}0": axis.start, f"{name}1": axis.stop}
    return inputs, texts


def _read(problem: FieldProblem) -> Field:
    if problem.source == ELEVATION:
        return elevation_field(problem.relief, problem.edge_order)
    if problem.source == FORMULA:
        function = parse_function(problem.formula, ["x", "y"])
        x, y = _axis(problem.x), _axis(problem.y)
        try:
            field = sample_function(function, x, y, problem.indexing, problem.edge_order)
        except GradientCoreError as error:
            if error.argument == "f":  # too few samples for edge_order: along the shorter axis
                shorter = min(x, y, key=lambda axis: len(axis.coordinates))
                error.argument = shorter.name
            raise
        _ = field.error  # the exact slopes may take a second: better here than in a figure
        return field
    samples = read_argument(problem.array, "F").value
    if samples.ndim != 2:
        raise ParseError(
            f"`F` must have rows and columns on this page; got shape {samples.shape}. "
            "Write one row per line.",
            argument="F",
        )
    own_x, own_y = (None if a.kind == INDEX else _axis(a) for a in (problem.x, problem.y))
    return field_of_array(samples, own_x, own_y, problem.indexing, problem.edge_order)


def _axis(inputs: AxisInputs) -> SampledAxis:
    name = inputs.name
    if inputs.kind == TYPED:
        return typed_axis(name, read_argument(inputs.coordinates, name).value)
    start = read_one_number(inputs.start, f"{name} from").value
    stop = read_one_number(inputs.stop, f"{name} to").value
    if isinstance(start, complex) or isinstance(stop, complex):
        message = f"`{name}` must run between real numbers; got a complex one. Leave out j."
        raise ParseError(message, argument=f"{name} from")
    try:
        return uniform_axis(name, start, stop, inputs.count)
    except GradientCoreError as error:
        error.argument = f"{name} {error.argument}"  # "from", "to" or "n", which both axes have
        raise
