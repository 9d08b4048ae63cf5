"""What a person asked for of a field f(x, y), as plain values, and the answer to it."""

from __future__ import annotations

from gradient_core import GradientCoreError, ParseError, parse_function
from gradient_core.arrays import Argument, read_one_number
from gradient_core.calls import Answer, Call
from gradient_core.cases import ELEVATION, FORMULA, elevation_field
from gradient_core.errors import Refusal
from gradient_core.sampled import (
    Field,
    SampledAxis,
    field_of_array,
    sample_function,
    samples_code,
    typed_axis,
    uniform_axis,
)
from gradient_core.tables import read_lines
from gradient_ui.problems.refusals import Asked, refusal_of

UNIFORM, TYPED, INDEX = "uniform", "typed", "index"


SOURCE, FXY, F, ARRAY_GRID = "field", "fxy", "F", "arraygrid"
RELIEF, INDEXING, EDGE_ORDER = "relief", "indexing", "edge_order"


def grid(name: str) -> str:
    """Return the key of how the samples along an axis are given."""
    return f"{name}grid"


def coordinates(name: str) -> str:
    """Return the key of the typed coordinates of an axis."""
    return f"{name}s"


def ends(name: str) -> tuple[str, str, str]:
    """Return the keys of the first and last coordinate of an axis and the number of samples."""
    return f"{name}0", f"{name}1", f"n{name}"


def solve(asked: Asked) -> Answer | Refusal:
    """Read the texts, take the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.
    """
    try:
        field = _read(asked)
    except GradientCoreError as error:
        return refusal_of(error, _blame(asked), asked)
    f = Argument(field.samples, "F", "\n".join(samples_code(field)), field)
    spaced = [] if all(axis.kind == INDEX for axis in field.axes) else field.axes
    spacings = tuple(Argument(axis.spacing, axis.spacing_code(f"h{axis.name}")) for axis in spaced)
    return Call(f, spacings, edge_order=asked[EDGE_ORDER]).answer_of(field.trace)


def field_of(answer: Answer) -> Field:
    """Return the field that an answer of `solve` is about."""
    field = answer.call.f.made_of
    if not isinstance(field, Field):
        raise TypeError(f"the samples are made of no field, but of {field!r}")
    return field


def _blame(asked: Asked) -> dict[str, str]:
    """Return which input is to blame for which argument."""
    inputs = {"formula": FXY, "array": F, "f": F}
    for name in ("x", "y"):
        first, last, count = ends(name)
        of_kind = {UNIFORM: count, TYPED: coordinates(name), INDEX: F}
        inputs |= {name: of_kind[_kind(name, asked)]}
        inputs |= {f"{name} from": first, f"{name} to": last, f"{name} n": count}
    return inputs


def _kind(name: str, asked: Asked) -> str:
    """Return how the samples along an axis are given."""
    return str(asked.get(grid(name), asked.get(ARRAY_GRID, INDEX)))


def _read(asked: Asked) -> Field:
    order = asked[EDGE_ORDER]
    if asked[SOURCE] == ELEVATION:
        return elevation_field(asked[RELIEF], order)
    if asked[SOURCE] == FORMULA:
        function = parse_function(asked[FXY], ["x", "y"])
        x, y = _axis("x", asked), _axis("y", asked)
        try:
            field = sample_function(function, x, y, asked[INDEXING], order)
        except GradientCoreError as error:
            if error.argument == "f":  # too few samples for edge_order: along the shorter axis
                shorter = min(x, y, key=lambda axis: len(axis.coordinates))
                error.argument = shorter.name
            raise
        _ = field.error  # the exact slopes may take a second: better here than in a figure
        return field
    samples = read_lines(asked[F], F).value
    if samples.ndim != 2:
        raise ParseError(
            f"`F` must have rows and columns on this page; got shape {samples.shape}. "
            "Write one row per line.",
            argument=F,
        )
    is_index = asked[ARRAY_GRID] == INDEX
    own_x, own_y = (None if is_index else _axis(name, asked) for name in ("x", "y"))
    return field_of_array(samples, own_x, own_y, asked[INDEXING], order)


def _axis(name: str, asked: Asked) -> SampledAxis:
    if _kind(name, asked) == TYPED:
        read = read_lines(asked[coordinates(name)], name)
        return typed_axis(name, read.value, "" if read.before else read.code)
    first, last, count = ends(name)
    start = read_one_number(asked[first], f"{name} from").value
    stop = read_one_number(asked[last], f"{name} to").value
    if isinstance(start, complex) or isinstance(stop, complex):
        message = f"`{name}` must run between real numbers; got a complex one. Leave out j."
        raise ParseError(message, argument=f"{name} from")
    try:
        return uniform_axis(name, start, stop, asked[count])
    except GradientCoreError as error:
        error.argument = f"{name} {error.argument}"  # "from", "to" or "n", which both axes have
        raise
