"""The inputs of the Spacing page: samples and a second argument as typed text.

Their keys are also the names in the link. What a button or an example writes over is kept
for one undo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core import GradientCoreError, array_code, format_array, parse_array
from gradient_core.arrays.notation import MAX_CHARACTERS
from gradient_core.calls.dates import DAY, UNITS, looks_like_dates
from gradient_core.calls.spacing_fixes import WrongLength, text_of, wrong_length
from gradient_core.calls.spacing_report import SpacingReport, TypedSpacing, read_typed, report_on
from gradient_core.cases.spacing import SPACING_CASES, SpacingCase
from gradient_core.differences.spacing import COORDINATES, DISTANCE
from gradient_ui import cached
from gradient_ui.controls import shared as controls
from gradient_ui.inputs.input_set import SHARED, InputSet
from gradient_ui.problems.line import LineProblem, Refusal, Solution

F, X, UNIT, INDEX = "sp_f", "sp_x", "sp_unit", "sp_i"
SEE, MIDDLE, PER = "sp_see", "sp_m", "sp_per"
THIS_SAMPLE, TO_MOVE = "This sample", "Move the middle sample"
PER_X, PER_INDEX = "per x", "per index"
DEFAULTS: dict[str, Any] = {
    F: "0, 1, 16, 25, 49",
    X: "0, 1, 4, 5, 7",
    UNIT: DAY,
    INDEX: 1,
}

Mend = Callable[[], tuple[np.ndarray, np.ndarray | None]]


def _inputs_of(case: SpacingCase) -> dict[str, object]:
    return {F: case.f, X: case.x, UNIT: case.unit, INDEX: case.index}


SPACING = InputSet(
    defaults=DEFAULTS,
    examples={case.name: case for case in SPACING_CASES},
    inputs_of=_inputs_of,
    parameter="sp_case",
    cursor=(INDEX,),
    looks={SEE: THIS_SAMPLE, MIDDLE: 1.0, PER: PER_X},
)


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


@dataclass(frozen=True)
class SpacingInputs:
    """What the inputs say, and the places beside them for refusals."""

    problem: SpacingProblem
    places: dict[str, DeltaGenerator]

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the input that caused it why there is no answer."""
        self.places["f" if refusal.field == "f" else "x"].error(refusal.message)


# --- what was asked for ------------------------------------------------------------------------


def solve(problem: SpacingProblem) -> SpacingAnswer | SpacingRefusal:
    """Read both texts and trace the gradient; nothing is raised for what people type."""
    try:
        typed = read_typed(problem.x, problem.unit)
    except GradientCoreError as error:
        return SpacingRefusal(Refusal("x", str(error)))
    solution = cached.solve(_line_problem(problem.f, typed))
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
    solution = cached.solve(LineProblem(problem.f))
    return solution if isinstance(solution, Solution) else None


# --- the widgets -------------------------------------------------------------------------------


def spacing_inputs() -> SpacingInputs:
    """Draw the inputs of the page."""
    SPACING.take_example_from_link()
    example_place = st.container()
    f = st.text_area(
        "Samples f",
        DEFAULTS[F],
        key=F,
        height=88,
        max_chars=MAX_CHARACTERS + 1,
        help="Numbers with commas, spaces or new lines between them, or linspace(0, 1, 11).",
        **SHARED,
    )
    places = {"f": st.container()}
    rows = cached.row_count(f or "")
    if rows > 1:
        st.caption(f"{rows} rows were pasted; this page takes the first.")
    x = st.text_area(
        "Second argument",
        DEFAULTS[X],
        key=X,
        height=88,
        max_chars=MAX_CHARACTERS + 1,
        help="What follows f in np.gradient(f, ...): nothing; one number, the distance; a list or "
        "linspace(0, 1, 11), the coordinates; or dates such as 2024-01-31.",
        **SHARED,
    )
    places["x"] = st.container()
    problem = SpacingProblem(f or "", x or "", _unit(x or ""))
    if not controls.projector_is_on():
        _buttons(problem)
    with example_place:
        SPACING.example_list(case_shown(problem))
    return SpacingInputs(problem, places)


def _unit(x: str) -> str:
    """Draw the unit that dates are counted in, where there are dates."""
    if not looks_like_dates(x):
        return DAY
    chosen = st.segmented_control(
        "Unit of time",
        list(UNITS),
        default=DAY,
        required=True,
        key=UNIT,
        help="The differences of the dates are divided by this unit; the gradient is per unit.",
        **SHARED,
    )
    return str(chosen or DAY)


def _buttons(problem: SpacingProblem) -> None:
    SPACING.undo_and_reset()
    st.button(
        "swap f and x",
        key="sp_swap",
        on_click=swap,
        args=(problem,),
        disabled=not problem.x.strip() or looks_like_dates(problem.x),
        help="np.gradient(f, x) takes the values first, the reverse of plt.plot(x, y).",
    )


def choose_index(length: int) -> int:
    """Draw the number box of the one index and return it."""
    last = length - 1
    state = st.session_state
    if int(state.get(INDEX) or 0) > last:  # a shorter array came: its last index, not the default
        state[INDEX] = last
    st.markdown("Sample *i* =", width="content")
    chosen = st.number_input(
        "sample i",
        0,
        last,
        min(int(DEFAULTS[INDEX]), last),
        key=INDEX,
        width=190,
        label_visibility="collapsed",
        help="Which output to look at. A click on the ruler selects it, too.",
        **SHARED,
    )
    return int(chosen or 0)


def select(index: float, length: int) -> None:
    """Select the index that was clicked; what the browser sends is checked."""
    if 0 <= index < length:
        st.session_state[INDEX] = int(index)


def choose_middle() -> float:
    """Draw the slider that moves the middle sample of x**2 between 0 and 4."""
    middle = st.slider(
        "Middle sample at x =",
        0.25,
        3.75,
        1.0,
        0.25,
        key=MIDDLE,
        help="The samples are x² at 0, here, and 4. Move it to 2 and all three slopes agree.",
        **SHARED,
    )
    return float(middle)


def choose_per(*, disabled: bool) -> str:
    """Draw the toggle between the gradient without and with the second argument."""
    chosen = st.segmented_control(
        "Gradient",
        [PER_X, PER_INDEX],
        default=PER_X,
        required=True,
        key=PER,
        disabled=disabled,
        help="Per x is np.gradient(f, x); per index is np.gradient(f), as if all were 1 apart.",
        **SHARED,
    )
    return str(chosen)


# --- examples, fixes, links --------------------------------------------------------------------


def write_arrays(mend: Mend) -> None:
    """Write the samples, and the coordinates if there are any, that `mend` returns."""
    f, x = mend()
    write({F: text_of(f)} | ({} if x is None else {X: text_of(x)}))


def write(inputs: Mapping[str, object]) -> None:
    """Write inputs so that it can be undone."""
    SPACING.keep_for_undo()
    st.session_state.update(inputs)


def swap(problem: SpacingProblem) -> None:
    """Write the second argument in the place of the first, and the other way round."""
    write({F: problem.x, X: problem.f})


def case_shown(problem: SpacingProblem) -> SpacingCase | None:
    """Return the example whose inputs are on the screen, or None."""
    shown = (problem.f, problem.x, problem.unit)
    return next((c for c in SPACING_CASES if (c.f, c.x, c.unit) == shown), None)


def link(problem: SpacingProblem) -> str:
    """Return the address that opens this page in this state; short where it is an example."""
    typed = {F: problem.f, X: problem.x, UNIT: problem.unit}
    return SPACING.link("/spacing", typed, case_shown(problem))
