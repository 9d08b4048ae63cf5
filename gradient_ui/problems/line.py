"""What a person asked for on a line, as plain values, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from gradient_core import GradientCoreError, ParseError, parse_function
from gradient_core.arrays import Argument, as_argument, read_argument, read_one_number
from gradient_core.calls import Answer, Call
from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_core.errors import Refusal
from gradient_core.sampled import AXIS_BETWEEN, TYPED, SampledFunction, sample_line, typed_axis
from gradient_ui.problems.refusals import Asked, refusal_of

Read: TypeAlias = Callable[[str, str], Argument]

SOURCE, FROM_NUMBERS, FROM_FORMULA = "source", "numbers", "formula"
SAMPLES, SPACING, H, X, ROW = "f", "spacing", "h", "x", "row"
FORMULA, SAMPLING, START, STOP, COUNT = "fx", "sampling", "from", "to", "n"
EDGE_ORDER = "edge_order"
SPACING_KINDS = (UNIT, DISTANCE, COORDINATES)


def solve(asked: Asked, read: Read = read_argument) -> Answer | Refusal:
    """Read the texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.

    Parameters
    ----------
    asked : mapping from key to value
        The inputs that count, and edge_order.
    read : callable
        Reads the text of an array under a name, as `read_argument`.
    """
    is_formula = asked[SOURCE] == FROM_FORMULA
    try:
        call = _call_of_formula(asked) if is_formula else _call_of_numbers(asked, read)
    except GradientCoreError as error:
        return refusal_of(error, _blame(asked), asked)
    answer = call.answer()
    return answer if answer.refusal is None else refusal_of(answer.refusal, _blame(asked))


def _blame(asked: Asked) -> dict[str, str]:
    """Return which input is to blame for which argument."""
    if asked[SOURCE] == FROM_NUMBERS:
        return {"spacing": {COORDINATES: X, DISTANCE: H}.get(asked[SPACING], SAMPLES)}
    grid = X if asked[SAMPLING] == TYPED else COUNT
    return {"f": grid, "spacing": grid, "count": COUNT, "coordinates": X, "formula": FORMULA}


def sampled_of(answer: Answer) -> SampledFunction | None:
    """Return the function that the samples come from, if it is known."""
    made_of = answer.call.f.made_of
    return made_of if isinstance(made_of, SampledFunction) else None


def _call_of_numbers(asked: Asked, read: Read) -> Call:
    samples = read_samples(asked[SAMPLES], asked[ROW], read)
    spacings: tuple[Argument, ...] = ()
    if asked[SPACING] == COORDINATES:
        spacings = (one_row(read(asked[X], X), X),)
    elif asked[SPACING] == DISTANCE:
        fix = "Choose coordinates to give one position per sample."
        spacings = (read_one_number(asked[H], H, fix),)
    return Call(samples, spacings, edge_order=asked[EDGE_ORDER])


def _call_of_formula(asked: Asked) -> Call:
    sampled = _sample(asked)
    for order in (1, 2, 3):  # may take a second each: better here than at the first card
        sampled.derivative(order)
    f = Argument(sampled.samples, "f", "\n".join(sampled.code), sampled)
    spacing = Argument(sampled.spacing, sampled.axis.spacing_code())
    return Call(f, (spacing,), edge_order=asked[EDGE_ORDER])


def _sample(asked: Asked) -> SampledFunction:
    function = parse_function(asked[FORMULA], ["x"])
    if asked[SAMPLING] == TYPED:
        x = one_row(read_argument(asked[X], "x"), "x")
        return sample_line(function, typed_axis("x", x.value, "" if x.before else x.code))
    start, stop = read_one_number(asked[START], START), read_one_number(asked[STOP], STOP)
    axis = AXIS_BETWEEN[asked[SAMPLING]]("x", start.value, stop.value, asked[COUNT])
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
