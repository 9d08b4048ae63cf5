"""What a person asked for, as plain values, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from gradient_core import (
    GradientCoreError,
    GradientTrace,
    ParseError,
    array_code,
    format_array,
    parse_array,
    trace_gradient,
)
from gradient_core.oracle import numpy_gradient
from gradient_core.spacing import COORDINATES, DISTANCE, UNIT

SAMPLES = "f"
MOST_LINES = 200
SPACING_KINDS = (UNIT, DISTANCE, COORDINATES)


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
    """

    f: str
    spacing: str = UNIT
    h: str = "1"
    x: str = ""
    edge_order: int = 1
    row: int = 0

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
        The input that caused it: ``"f"``, ``"h"`` or ``"x"``.
    message : str
        The rule, what was given, and the fix.
    """

    field: str
    message: str


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
    """

    trace: GradientTrace
    numpy_values: np.ndarray
    call: str

    @cached_property
    def listing(self) -> str | None:
        """One line per difference step; None where there are too many to show at once."""
        return str(self.trace) if len(self.trace) <= MOST_LINES else None


def solve(problem: LineProblem) -> Solution | Refusal:
    """Read the texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.
    """
    field = SAMPLES
    try:
        samples = _read_samples(problem)
        field = problem.spacing_field
        arguments = _read_spacing(problem)
        with np.errstate(all="ignore"):  # the cautions say it in words
            trace = trace_gradient(samples, *arguments, edge_order=problem.edge_order)
    except GradientCoreError as error:
        too_few = "samples along a differentiated axis" in str(error)
        return Refusal(SAMPLES if too_few else field, str(error))
    theirs = numpy_gradient(samples, *arguments, edge_order=problem.edge_order)
    return Solution(trace, theirs, call_code(problem, samples))


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
    values = parse_array(problem.h)
    if values.size != 1:
        raise ParseError(
            f"`h` must be one number; got {values.size}. Choose coordinates to give one "
            "position per sample."
        )
    return (values.reshape(-1)[0].item(),)


def call_code(problem: LineProblem, samples: np.ndarray[Any, Any]) -> str:
    """Return the call of np.gradient that the problem stands for, as Python."""
    is_one_of_several = parse_array(problem.f).ndim == 2
    arguments = [array_code(format_array(samples) if is_one_of_several else problem.f)]
    if problem.spacing == COORDINATES:
        arguments.append(array_code(problem.x))
    elif problem.spacing == DISTANCE:
        arguments.append(array_code(problem.h).strip("[]"))
    if problem.edge_order != 1:
        arguments.append(f"edge_order={problem.edge_order}")
    return f"np.gradient({', '.join(arguments)})"
