"""Shows how a second argument was read, what mends it, and why near neighbours count more."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core import DifferenceStep, GradientCoreError
from gradient_core.calls import (
    REPEATED,
    UNSORTED,
    Answer,
    Call,
    SpacingReport,
    angle_jumps,
    coordinates_of_steps,
    merged_by_mean,
    report_on,
    sorted_by_coordinates,
    unwrapped,
)
from gradient_core.differences import COORDINATES, DISTANCE
from gradient_core.insight import Candidate, LeverRule, lever_rule_at, moved_along_parabola
from gradient_core.tables import ColumnName
from gradient_core.text import plain_number
from gradient_ui import cached
from gradient_ui.cards import ladders
from gradient_ui.cards import shared as cards
from gradient_ui.controls import spacing as inputs
from gradient_ui.controls.shared import projector_is_on
from gradient_ui.figures.labels import MINUS, in_a_row
from gradient_ui.figures.line.curve import curve_alt, curve_figure
from gradient_ui.figures.line.curve_view import CurveView
from gradient_ui.figures.line.lanes import slopes_alt, slopes_of
from gradient_ui.figures.line.ruler import ruler_alt, ruler_figure
from gradient_ui.figures.line.seesaw import seesaw_alt, seesaw_figure
from gradient_ui.figures.line.tangents import tangents_alt, tangents_figure
from gradient_ui.figures.thinning import window
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.problems.line import PLAIN_NAMES, axis_names
from gradient_ui.problems.refusals import Asked, refusal_of
from gradient_ui.problems.spacing import BLAMED, SPACING_COLUMNS, X, dates_of
from gradient_ui.stage.strip import strip

# Under the candidates, by whether the slope is known.
TRUTHS = (
    "Which slope is right cannot be known: samples do not say which function they come from; on "
    "x² it can.",
    "These three samples lie on x², so the right slope is known to be 2x, and every error too.",
)
_ROWS = 9
_DIGITS = 6
_NAMES_SHOWN = 5


# --- how it was read ---------------------------------------------------------------------------


def report_of(answer: Answer) -> SpacingReport:
    """Return what is certain about the second argument of an answer."""
    return report_on(answer.trace, dates_of(answer))


def _axis_title(answer: Answer, report: SpacingReport) -> str:
    """Return what the ruler counts."""
    if report.dates is not None:
        return report.dates.axis_title
    if answer.call.spacings and isinstance(answer.call.spacings[0].made_of, ColumnName):
        return axis_names(answer).x
    names = {COORDINATES: "x", DISTANCE: "x, if it starts at 0"}
    return names.get(report.reading.kind, "index i")


def _per(report: SpacingReport) -> str:
    """Return the unit of the derivative."""
    return report.dates.per if report.dates else "per x"


def reading(
    answer: Answer, report: SpacingReport, asked: Asked, shown: DifferenceStep
) -> DeltaGenerator:
    """Show in one sentence how the spacing was read, the cautions, and the ruler under them.

    Returns
    -------
    DeltaGenerator
        The place above the ruler, for what is to be tried with it.
    """
    with st.container(gap="xsmall"):
        with st.container(key="sp_reading"):
            st.markdown(f"Read as: **{report.how}.** {report.uniformity}")
        with st.container(key="stage_faded_cautions"):
            _cautions(answer, report, asked)
        above = st.container()
        _ruler(answer, report, shown)
    return above


def _ruler(answer: Answer, report: SpacingReport, shown: DifferenceStep) -> None:
    length = len(answer.trace.samples)

    def take_click(click: Any) -> None:
        if click.customdata:
            inputs.select(click.customdata[0], length)

    given = answer.trace.spacing[0]
    if given.kind == DISTANCE and not given.has_places:
        st.info("No ruler here: a distance like this puts the samples at no places of their own.")
        return
    palette, title = cards.current_palette(), _axis_title(answer, report)
    figure = ruler_figure(answer.trace, shown, palette, title)
    cards.show_figure(figure, key="sp_ruler", alt=ruler_alt(report, shown), on_click=take_click)


def _cautions(answer: Answer, report: SpacingReport, asked: Asked) -> None:
    """Show what NumPy did silently, with a button where something helps."""
    cards.caution_cards(answer.trace.cautions)
    if report.order == UNSORTED:
        _fix("sort by x", "sort", asked, _sorted)
    if report.not_finite:
        names = ", ".join(f"gradient[{i}]" for i in report.not_finite[:_NAMES_SHOWN])
        more = len(report.not_finite) - _NAMES_SHOWN
        rest = f" and {more:,} more" if more > 0 else ""
        st.markdown(f"These outputs are nan or inf: **{names}{rest}**.")
    if report.order == REPEATED:
        _fix("merge by mean", "merge", asked, _merged)


def notes(answer: Answer, report: SpacingReport, asked: Asked) -> None:
    """Show what else is worth knowing about this call, with a button where something helps."""
    with st.container(key="stage_faded_notes"):
        _notes(answer, report, asked)


def _notes(answer: Answer, report: SpacingReport, asked: Asked) -> None:
    for note in report.notes:
        st.info(note.text)
    samples = answer.trace.samples
    jumps = angle_jumps(samples)
    if jumps:
        st.info(
            f"The samples jump by more than 180 from index {jumps[0]} to the next. If they are "
            "angles in degrees, unwrap them first; NumPy takes them as plain numbers."
        )
        _fix("np.unwrap(f, period=360)", "unwrap", asked, _unwrapped)
    if report.dates is not None:
        theirs = Call(answer.call.f, (report.dates.as_they_are,)).answer().refusal.numpy_message
        st.info(
            "NumPy refuses dates as coordinates, because it multiplies and divides gaps: "
            f"“{theirs}”. So it got `{report.dates.argument.code}`, which is plain numbers, and "
            f"the gradient is **{report.dates.per}**. Choose the unit in the sidebar."
        )


def _fix(label: str, name: str, asked: Asked, mend: inputs.Mend) -> None:
    st.button(label, key=f"sp_{name}", on_click=inputs.write_arrays, args=(asked, mend))


def _sorted(answer: Answer) -> inputs.Arrays:
    return sorted_by_coordinates(answer.trace.samples, report_of(answer).coordinates)


def _merged(answer: Answer) -> inputs.Arrays:
    return merged_by_mean(answer.trace.samples, report_of(answer).coordinates)


def _unwrapped(answer: Answer) -> inputs.Arrays:
    return unwrapped(answer.trace.samples), None


def _added_up(answer: Answer) -> inputs.Arrays:
    return None, coordinates_of_steps(_given(answer)[0])


def _given(answer: Answer) -> list[np.ndarray]:
    """Return the second argument as numbers, nothing where there is none or where it is dates."""
    return [spacing.value for spacing in answer.call.spacings if spacing.made_of is None]


def refused(answer: Answer, asked: Asked) -> None:
    """Say why NumPy refuses the call, in its own words too, and offer what helps."""
    refusal = refusal_of(answer.refusal, BLAMED)
    cards.error_card(refusal, SPACING, lambda: _ways_out(answer, asked))


def _ways_out(answer: Answer, asked: Asked) -> None:
    if answer.refusal.numpy_message:
        st.caption("What NumPy says:")
        st.code(answer.refusal.numpy_message, language=None, wrap_lines=True)
    samples = answer.call.f.value
    given = _given(answer)
    if given and np.shape(given[0]) == (len(samples) - 1,):
        st.button(
            "add these steps up to coordinates",
            key="sp_add",
            on_click=inputs.write_arrays,
            args=(asked, _added_up),
            help="Starts at 0 and adds the steps one by one. This undoes np.diff; the true start "
            "is unknown.",
        )
    if given and len(samples) == 1 and np.size(given[0]) > 1:
        st.button("swap f and x", key="sp_swap_fix", on_click=inputs.swap, args=(asked,))


# --- the seesaw --------------------------------------------------------------------------------


def seesaw_of_sample(answer: Answer, report: SpacingReport, index: int) -> None:
    """Show the seesaw of a sample, or why there is none."""
    seesaw = _rule_at(answer, index)
    if seesaw is None:
        return
    _seesaw(seesaw, "sp_seesaw", "sp_tangents", _title_of(answer, report))
    with st.container(key="sp_truth"):
        st.caption(TRUTHS[seesaw.lies_on_square])


def seesaw_to_move(answer: Answer, report: SpacingReport, index: int) -> None:
    """Show the seesaw of a sample at a place to choose, on the parabola through these three."""
    seesaw = _rule_at(answer, index)
    if seesaw is None:
        return
    with st.container(key="stage_faded_slider"):
        share = inputs.choose_middle(seesaw.x)
    moved = moved_along_parabola(seesaw, share)
    _seesaw(moved, "sp_seesaw_moved", "sp_tangents_moved", _title_of(answer, report))


def _rule_at(answer: Answer, index: int) -> LeverRule | None:
    """Return the lever rule of a sample; say why where there is none."""
    try:
        return lever_rule_at(answer.trace, index)
    except GradientCoreError as error:
        with st.container(key="stage_faded_rule"):
            st.info(str(error))
        return None


def _title_of(answer: Answer, report: SpacingReport) -> str:
    return _axis_title(answer, report) if report.reading.kind == COORDINATES else "x"


def _seesaw(seesaw: LeverRule, key: str, key_of_tangents: str, title: str = "x") -> None:
    palette = cards.current_palette()
    in_room = projector_is_on()  # there the ruler is beside them
    left, right = (st.container(), st.container()) if in_room else st.columns(2, gap="small")
    with left:
        cards.show_figure(seesaw_figure(seesaw, palette), key=key, alt=seesaw_alt(seesaw))
    with right:
        figure = tangents_figure(seesaw, palette, title)
        cards.show_figure(figure, key=key_of_tangents, alt=tangents_alt(seesaw))
    rows = candidate_rows(seesaw.candidates)
    names = ("slope", "how", "value", "error on x²")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    if not seesaw.lies_on_square:
        del columns["error on x²"]
    with st.container(key="sp_candidates"):
        st.table(columns, alt="Three candidates for the slope, and their errors.", hide_index=True)


def candidate_rows(candidates: Sequence[Candidate]) -> list[list[str]]:
    """Return a row for each candidate: its name, how it is made, its value and its error on x²."""
    values = _exactly([each.value for each in candidates], [each.exact for each in candidates])
    exact_errors = [each.exact_error for each in candidates]
    errors = _exactly([each.error for each in candidates], exact_errors)
    return [
        [each.name, f"${each.formula}$", value, error]
        for each, value, error in zip(candidates, values, errors, strict=True)
    ]


def _exactly(values: Sequence[float | None], exact: Sequence[Fraction | None]) -> list[str]:
    """Return numbers as fractions where they are, with their decimals if they are needed."""
    known = [value for value in values if value is not None]
    texts = iter(in_a_row(known, digits=_DIGITS))
    return [
        "" if value is None else _with_fraction(value, next(texts), fraction)
        for value, fraction in zip(values, exact, strict=True)
    ]


def _with_fraction(value: float, text: str, exact: Fraction | None) -> str:
    if exact is None:
        return text
    fraction = plain_number(exact, minus=MINUS)
    relation = "=" if text == plain_number(value, minus=MINUS) else "≈"
    return fraction if exact.denominator == 1 else f"{fraction} {relation} {text}"


# --- step, call, ladder ------------------------------------------------------------------------


def the_step(answer: Answer, step: DifferenceStep) -> None:
    """Show the whole step, so that a live stage finds its parts."""
    with cards.card():
        with st.container(key="sp_heading"):
            cards.step_heading(step)
        cards.step_card(answer, step, key=cards.FORMULA_KEY)
        cards.executed(step)
        cards.in_books(step)


def call(answer: Answer) -> None:
    """Show the call, and what its two arguments are to each other."""
    with st.container(key="stage_faded_call"):
        cards.call_card(answer)
    st.markdown(
        "`np.gradient(f, x)` is the change of the **first** argument along the **second**: "
        "values first, the reverse of `plt.plot(x, y)`."
    )


def ladder(answer: Answer, report: SpacingReport, asked: Asked, index: int) -> None:
    """Show the midpoint ladder, per x or per index, and both gradients as a table."""
    # the same samples, no second argument
    without = cached.answered(cached.solve_spacing({**asked, X: "", SPACING_COLUMNS.x: 0}))
    has_argument = bool(answer.call.spacings)
    with_x = inputs.is_per_x(disabled=not has_argument)
    trace, palette = (answer if with_x else without).trace, cards.current_palette()
    shown, steps = trace.step(index), ladders.ladder_of(trace)
    figure = curve_figure(CurveView(trace, shown, palette), steps)
    along = _axis_title(answer, report) if with_x else "index i"
    figure["layout"]["xaxis"]["title"]["text"] = along
    named = axis_names(answer)
    per = _per(report) if with_x and has_argument else "per index"
    is_named = with_x and named.gradient != PLAIN_NAMES.gradient
    figure["layout"]["yaxis2"]["title"]["text"] = named.gradient if is_named else f"gradient {per}"
    figure["layout"]["yaxis"]["title"]["text"] = named.f
    lanes = slopes_of(trace, shown)
    with cards.room_for(lanes):
        strip(lanes, key="sp_lanes", alt=slopes_alt(shown))
    cards.show_figure(figure, key="sp_curve", alt=curve_alt(trace, shown))
    ladders.explain(
        steps, "The nearer midpoint is that of the shorter interval, so it counts more."
    )
    if has_argument:
        _both(answer, report, without, index)


def _both(answer: Answer, report: SpacingReport, without: Answer, index: int) -> None:
    """Show the gradient with and without the second argument, in the rows around the index."""
    samples = answer.trace.samples
    shown = window(len(samples), index, _ROWS)
    part = slice(shown.start, shown.stop)
    if report.dates is not None:
        places = [str(report.dates.dates[i]) for i in shown]
    else:
        places = in_a_row([report.reading.coordinate(i) for i in shown], digits=_DIGITS)
    columns = {
        "i": [str(i) for i in shown],
        "x": places,
        "f": in_a_row(samples[part], digits=_DIGITS),
        "per index": in_a_row(without.numpy_values[part], digits=_DIGITS),
        _per(report): in_a_row(answer.numpy_values[part], digits=_DIGITS),
    }
    about = "Samples, and their gradient without and with the second argument."
    with st.container(key="sp_rows"):
        st.table(columns, alt=about, hide_index=True)
