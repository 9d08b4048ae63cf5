"""Samples and a second argument as typed, and the answer to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from gradient_core import GradientCoreError, array_code, format_array, parse_array
from gradient_core.calls.dates import DAY
from gradient_core.calls.spacing_fixes import WrongLength, wrong_length
from gradient_core.calls.spacing_report import SpacingReport, TypedSpacing, read_typed, report_on
from gradient_core.differences.spacing import COORDINATES, DISTANCE
from gradient_ui.problems import line
from gradient_ui.problems.line import LineProblem, Refusal, Solution


@dataclass(frozen=True)
class SpacingProblem:
    """Samples and a second argument, as typed.

    Attributes
    ----------
    f, x : str
        Text of the samples and of the second argument, empty for none.
    unit : str
        What the differences of dates are counted in.
    """

    f: str
    x: str
    unit: str = DAY


@dataclass(frozen=True, eq=False)
class SpacingAnswer:
    """The answer to a problem, and how its second argument was read."""

    solution: Solution
    typed: TypedSpacing
    report: SpacingReport

    @property
    def coordinates(self) -> np.ndarray:
        """The coordinates as typed: dates stay dates."""
        if self.typed.dates is not None:
            return self.typed.dates.dates
        return np.asarray(self.report.reading.coordinates)

    @property
    def per(self) -> str:
        """The unit of the derivative, where it is known: ``per day``."""
        return self.typed.dates.per if self.typed.dates else ""

    @property
    def axis_title(self) -> str:
        """What the ruler counts."""
        if self.typed.dates is not None:
            return self.typed.dates.axis_title
        names = {COORDINATES: "x", DISTANCE: "x, if it starts at 0"}
        return names.get(self.typed.kind, "index i")


@dataclass(frozen=True)
class SpacingRefusal:
    """Why there is no answer, and what is known about the number of coordinates."""

    refusal: Refusal
    wrong: WrongLength | None = None


# --- what was asked for ------------------------------------------------------------------------


def solve(problem: SpacingProblem) -> SpacingAnswer | SpacingRefusal:
    """Read both texts and trace the gradient; nothing is raised for what people type."""
    try:
        typed = read_typed(problem.x, problem.unit)
    except GradientCoreError as error:
        return SpacingRefusal(Refusal("x", str(error)))
    solution = line.solve(_line_problem(problem.f, typed))
    if isinstance(solution, Refusal):
        wrong = _wrong_length(problem, typed) if solution.field == "x" else None
        return SpacingRefusal(Refusal("x", wrong.message) if wrong else solution, wrong)
    if typed.dates is not None:
        samples = array_code(format_array(np.asarray(solution.trace.samples)))
        call = f"{typed.dates.code}\nnp.gradient({samples}, {typed.dates.argument})"
        solution = replace(solution, call=call)
    return SpacingAnswer(solution, typed, report_on(solution.trace, typed))


def _line_problem(f: str, typed: TypedSpacing) -> LineProblem:
    if typed.kind == DISTANCE:
        return LineProblem(f, DISTANCE, h=typed.text)
    x = typed.text if typed.dates is None else format_array(typed.dates.numbers)
    return LineProblem(f, typed.kind, x=x)


def _wrong_length(problem: SpacingProblem, typed: TypedSpacing) -> WrongLength | None:
    try:
        given = parse_array(typed.text) if typed.dates is None else typed.dates.numbers
        return wrong_length(parse_array(problem.f), given)
    except GradientCoreError:
        return None


def index_only(problem: SpacingProblem) -> Solution | None:
    """Return the answer for the same samples without a second argument."""
    solution = line.solve(LineProblem(problem.f))
    return solution if isinstance(solution, Solution) else None
