"""What a person asked for, as plain values, and the answer to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from gradient_core import (
    ExpressionError,
    GradientCoreError,
    GradientTrace,
    ParseError,
    array_code,
    format_array,
    parse_array,
    parse_function,
    trace_gradient,
)
from gradient_core.differences.spacing import COORDINATES, DISTANCE, UNIT
from gradient_core.oracle import numpy_gradient
from gradient_core.sampled.axis import AXIS_BETWEEN, TYPED, typed_axis
from gradient_core.sampled.line import SampledFunction, sample_line

SAMPLES, FORMULA = "f", "fx"
START, STOP, COUNT = "from", "to", "n"
MOST_LINES = 200
SPACING_KINDS = (UNIT, DISTANCE, COORDINATES)


@dataclass(frozen=True)
class FormulaSource:
    """A function of x and where it is sampled, as typed.

    Attributes
    ----------
    text : str
        The formula.
    sampling : str
        One of `gradient_core.sampled.axis.SAMPLINGS`.
    start, stop : str
        Texts of the first and the last coordinate.
    count : int
    x : str
        Text of the coordinates; counts for typed ones alone.
    """

    text: str
    sampling: str
    start: str
    stop: str
    count: int
    x: str


@dataclass(frozen=True)
class LineProblem:
    """A call of np.gradient on 1-D samples, as typed.

    Attributes
    ----------
    f : str
        Text of the samples.
    spacing : str
        ``"unit"``, ``"distance"`` or ``"coordinates"``.
    h, x : str
        Text of the distance and of the coordinates; only the one that is asked for counts.
    edge_order : int
    row : int
        Which row to take where `f` has several.
    formula : FormulaSource or None
        Where the samples come from instead of `f` and its spacing.
    """

    f: str
    spacing: str = UNIT
    h: str = "1"
    x: str = ""
    edge_order: int = 1
    row: int = 0
    formula: FormulaSource | None = None

    @property
    def spacing_field(self) -> str:
        """The widget that a refused spacing comes from."""
        return "x" if self.spacing == COORDINATES else "h" if self.spacing == DISTANCE else SAMPLES


@dataclass(frozen=True)
class Refusal:
    """Why there is no answer.

    Attributes
    ----------
    field : str
        The input that caused it, by its key.
    message : str
        The rule, what was given, and the fix.
    pointer : str
        The formula, and under it a mark at the offending character; empty for other inputs.
    """

    field: str
    message: str
    pointer: str = ""


@dataclass(frozen=True, eq=False)
class Solution:
    """The trace of a call, what NumPy returned for it, and the call itself.

    Attributes
    ----------
    trace : GradientTrace
    numpy_values : ndarray
        What the installed `numpy.gradient` returned.
    call : str
        The exact call, ready to copy.
    sampled : SampledFunction or None
        The function that the samples come from, if it is known.
    """

    trace: GradientTrace
    numpy_values: np.ndarray
    call: str
    sampled: SampledFunction | None = None

    @cached_property
    def listing(self) -> str | None:
        """One line per difference step; None where there are too many to show at once."""
        return str(self.trace) if len(self.trace) <= MOST_LINES else None


class RefusedError(Exception):
    """Carries a refusal out of the reading of the inputs."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@contextmanager
def blaming(field: str, formula: str = "") -> Iterator[None]:
    """Turn an error of the core into the refusal of an input."""
    try:
        yield
    except GradientCoreError as error:
        pointer = ""
        if isinstance(error, ExpressionError):
            line = " ".join(formula.splitlines())
            pointer = f"{line}\n{' ' * error.position}^"
        raise RefusedError(Refusal(field, str(error), pointer)) from error


def solve(problem: LineProblem) -> Solution | Refusal:
    """Read the texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.
    """
    try:
        if problem.formula is None:
            return _solve_numbers(problem)
        return _solve_formula(problem.formula, problem.edge_order)
    except RefusedError as error:
        return error.refusal


def _solve_numbers(problem: LineProblem) -> Solution:
    with blaming(SAMPLES):
        samples = _read_samples(problem)
    with blaming(problem.spacing_field):
        arguments = _read_spacing(problem)
    trace = _traced(samples, arguments, problem.edge_order, problem.spacing_field, SAMPLES)
    theirs = numpy_gradient(samples, *arguments, edge_order=problem.edge_order)
    return Solution(trace, theirs, call_code(problem, samples))


def _solve_formula(source: FormulaSource, edge_order: int) -> Solution:
    sampled = _sample(source)
    field = "x" if source.sampling == TYPED else COUNT
    trace = _traced(sampled.samples, (sampled.spacing,), edge_order, field, field)
    theirs = numpy_gradient(sampled.samples, sampled.spacing, edge_order=edge_order)
    for order in (1, 2, 3):  # may take a second each: better here than at the first card
        sampled.derivative(order)
    call = sampled.script(edge_order).removeprefix("import numpy as np\n\n")
    return Solution(trace, theirs, call, sampled)


def _traced(
    samples: np.ndarray[Any, Any],
    arguments: tuple[Any, ...],
    edge_order: int,
    field: str,
    field_of_few: str,
) -> GradientTrace:
    """Trace the gradient; too few samples are blamed on `field_of_few`, the rest on `field`."""
    try:
        with np.errstate(all="ignore"):  # the cautions say it in words
            return trace_gradient(samples, *arguments, edge_order=edge_order)
    except GradientCoreError as error:
        too_few = "samples along a differentiated axis" in str(error)
        raise RefusedError(Refusal(field_of_few if too_few else field, str(error))) from error


def _sample(source: FormulaSource) -> SampledFunction:
    with blaming(FORMULA, source.text):
        function = parse_function(source.text, ["x"])
    if source.sampling == TYPED:
        with blaming("x"):
            return sample_line(function, typed_axis("x", _read_line(source.x, "x")))
    with blaming(START):
        start = one_number(source.start, START)
    with blaming(STOP):
        stop = one_number(source.stop, STOP)
    try:
        axis = AXIS_BETWEEN[source.sampling]("x", start, stop, source.count)
    except GradientCoreError as error:
        raise RefusedError(Refusal(error.argument or COUNT, str(error))) from error
    return sample_line(function, axis)


def _read_line(text: str, name: str) -> np.ndarray[Any, Any]:
    return _one_row(parse_array(text), name)


def _one_row(values: np.ndarray[Any, Any], name: str) -> np.ndarray[Any, Any]:
    if values.ndim != 1:
        raise ParseError(
            f"`{name}` must be one row of numbers on this page; got an array of shape "
            f"{values.shape}. Keep a single row."
        )
    return values


def _read_samples(problem: LineProblem) -> np.ndarray[Any, Any]:
    values = parse_array(problem.f)
    if values.ndim == 2:
        return values[min(problem.row, len(values) - 1)]
    return _one_row(values, "f")


def _read_spacing(problem: LineProblem) -> tuple[Any, ...]:
    if problem.spacing == COORDINATES:
        return (_read_line(problem.x, "x"),)
    if problem.spacing == UNIT:
        return ()
    return (one_number(problem.h, "h", "Choose coordinates to give one position per sample."),)


def one_number(text: str, name: str, fix: str = "Write a single one, such as 0 or 2pi.") -> Any:
    """Read a text that must hold a single number."""
    values = parse_array(text)
    if values.size != 1:
        raise ParseError(f"`{name}` must be one number; got {values.size}. {fix}")
    return values.reshape(-1)[0].item()


def call_code(problem: LineProblem, samples: np.ndarray[Any, Any]) -> str:
    """Return the call of np.gradient on typed samples, as Python."""
    is_one_of_several = parse_array(problem.f).ndim == 2
    arguments = [array_code(format_array(samples) if is_one_of_several else problem.f)]
    if problem.spacing == COORDINATES:
        arguments.append(array_code(problem.x))
    elif problem.spacing == DISTANCE:
        arguments.append(array_code(problem.h).strip("[]"))
    if problem.edge_order != 1:
        arguments.append(f"edge_order={problem.edge_order}")
    return f"np.gradient({', '.join(arguments)})"
