"""What a person asked for on a line, as plain values, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from gradient_core import GradientCoreError, ParseError, parse_function
from gradient_core.arrays.argument import Argument, as_argument, read_argument, read_one_number
from gradient_core.calls.call import Answer, Call
from gradient_core.differences.spacing import COORDINATES, DISTANCE, UNIT
from gradient_core.errors import Refusal
from gradient_core.sampled.axis import AXIS_BETWEEN, TYPED, typed_axis
from gradient_core.sampled.line import SampledFunction, sample_line
from gradient_ui.problems.refusals import refusal_of

Read: TypeAlias = Callable[[str, str], Argument]

SAMPLES, FORMULA = "f", "fx"
START, STOP, COUNT = "from", "to", "n"
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


def solve(problem: LineProblem, read: Read = read_argument) -> Answer | Refusal:
    """Read the texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.

    Parameters
    ----------
    problem : LineProblem
    read : callable
        Reads the text of an array under a name, as `read_argument`.
    """
    inputs, texts = _blame(problem)
    try:
        if problem.formula is None:
            call = _call_of_numbers(problem, read)
        else:
            call = _call_of_formula(problem.formula, problem.edge_order)
    except GradientCoreError as error:
        return refusal_of(error, inputs, texts)
    answer = call.answer()
    return answer if answer.refusal is None else refusal_of(answer.refusal, inputs)


def _blame(problem: LineProblem) -> tuple[dict[str, str], dict[str, str]]:
    """Return which input is to blame for which argument, and what was typed into each."""
    source = problem.formula
    if source is None:
        texts = {SAMPLES: problem.f, "x": problem.x, "h": problem.h}
        return {"spacing": problem.spacing_field}, texts
    grid = "x" if source.sampling == TYPED else COUNT
    inputs = {"f": grid, "spacing": grid, "formula": FORMULA}
    return inputs, {FORMULA: source.text, "x": source.x, START: source.start, STOP: source.stop}


def sampled_of(answer: Answer) -> SampledFunction | None:
    """Return the function that the samples come from, if it is known."""
    made_of = answer.call.f.made_of
    return made_of if isinstance(made_of, SampledFunction) else None


def _call_of_numbers(problem: LineProblem, read: Read) -> Call:
    samples = read_samples(problem.f, problem.row, read)
    spacings: tuple[Argument, ...] = ()
    if problem.spacing == COORDINATES:
        spacings = (one_row(read(problem.x, "x"), "x"),)
    elif problem.spacing == DISTANCE:
        fix = "Choose coordinates to give one position per sample."
        spacings = (read_one_number(problem.h, "h", fix),)
    return Call(samples, spacings, edge_order=problem.edge_order)


def _call_of_formula(source: FormulaSource, edge_order: int) -> Call:
    sampled = _sample(source)
    for order in (1, 2, 3):  # may take a second each: better here than at the first card
        sampled.derivative(order)
    f = Argument(sampled.samples, "f", "\n".join(sampled.code), sampled)
    spacing = Argument(sampled.spacing, sampled.axis.spacing_code())
    return Call(f, (spacing,), edge_order=edge_order)


def _sample(source: FormulaSource) -> SampledFunction:
    function = parse_function(source.text, ["x"])
    if source.sampling == TYPED:
        x = one_row(read_argument(source.x, "x"), "x")
        return sample_line(function, typed_axis("x", x.value))
    start, stop = read_one_number(source.start, START), read_one_number(source.stop, STOP)
    axis = AXIS_BETWEEN[source.sampling]("x", start.value, stop.value, source.count)
    return sample_line(function, axis)


def read_samples(text: str, row: int = 0, read: Read = read_argument) -> Argument:
    """Read 1-D samples, or one row of several; a row beyond the last one is the last one."""
    samples = read(text, SAMPLES)
    if samples.value.ndim == 2:
        return as_argument(samples.value[min(row, len(samples.value) - 1)])
    return one_row(samples, SAMPLES)


def one_row(argument: Argument, name: str) -> Argument:
    """Return the argument if it is 1-D, or a number; ParseError if not."""
    if np.ndim(argument.value) > 1:
        raise ParseError(
            f"`{name}` must be one row of numbers on this page; got an array of shape "
            f"{argument.value.shape}. Keep a single row.",
            argument=name,
        )
    return argument
