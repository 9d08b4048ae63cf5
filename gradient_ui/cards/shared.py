"""Shows one record: step card, call card, error card, and figures with their alt text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gradient_core import DifferenceStep, GradientTrace, Note, Term
from gradient_core.calls import Answer
from gradient_core.differences import dtype_note
from gradient_core.errors import Refusal
from gradient_core.insight import is_round_off
from gradient_core.oracle import bits_agree
from gradient_core.sampled import SampledFunction, compare_with_exact
from gradient_core.statements import CENTRAL
from gradient_core.text import is_rounded, plain_number
from gradient_core.trace import (
    StepNumbers,
    in_fractions,
    is_shown_rounded,
    line,
    readable_digits,
    sentence,
)
from gradient_ui.cards import readings
from gradient_ui.cards.ledger import ledger, textbook_display
from gradient_ui.controls import shared as controls
from gradient_ui.figures.labels import MINUS, among, in_a_row, short, value_of, weight
from gradient_ui.figures.layout import Figure, enlarge
from gradient_ui.figures.line.strip import Strip
from gradient_ui.figures.thinning import window
from gradient_ui.inputs import session
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.screens import IN_SIDEBAR
from gradient_ui.stage.address import write_address
from gradient_ui.stage.live_figure import Click, live_figure
from gradient_ui.stage.live_stage import look_of
from gradient_ui.theme import Palette, palette

INPUT_NAMES = {
    "fxy": "Formula f(x, y)",
    "F": "Array F",
    "x0": "x from",
    "x1": "x to",
    "nx": "Samples in x",
    "y0": "y from",
    "y1": "y to",
    "ny": "Samples in y",
    "xs": "Coordinates x",
    "ys": "Coordinates y",
    "offsets": "Offsets",
    "m": "Derivative",
    "f": "Your numbers f",
    "h": "Distance h",
    "x": "Coordinates x",
    "fx": "Formula f(x)",
    "from": "From",
    "to": "To",
    "n": "Number of samples",
    "sp_f": "Your numbers f",
    "sp_x": "Spacing (second argument)",
    "ax_f": "Array f",
    "ax_shape": "Shape",
    "ax_axis": "axis=",
    "ax_spacing": "Spacing",
}
# Under which a live stage finds the value and the formula.
VALUE_KEY, FORMULA_KEY = "stage_value", "stage_formula"
# A caution is shown in the card of the steps this near to where it bites.
_NEAR = 2
_LONG_CALL = 600
_ERROR_DIGITS = 4
_LONG_VALUE = 13  # signs
_SMALLER = f"<style>.st-key-{VALUE_KEY} [data-testid=stMetricValue]{{font-size:1.5rem}}</style>"
_TYPE = 16  # pixels
_AROUND = 7  # samples whose size says how large rounding is
_EQUALS = {False: "=", True: "≈"}


def current_palette() -> Palette:
    """Return the colours of the theme that the visitor sees."""
    return palette(dark=st.context.theme.type == "dark")


def stage_look() -> dict[str, Any]:
    """Return the colours, shapes and size that a live stage draws with."""
    return {**look_of(current_palette()), "scale": controls.type_scale()}


def show_figure(
    figure: Figure,
    *,
    key: str,
    alt: str,
    on_click: Callable[[Click], None] | None = None,
    is_table: bool = False,
) -> None:
    """Show a figure; its points can be clicked if something is to happen then."""
    if controls.projector_is_on():
        figure = enlarge(figure, controls.type_scale(), is_table=is_table)
    height = int(figure["layout"]["height"])
    live_figure(figure, key=key, alt=alt, height=height, on_click=on_click)


def room_for(shown: Strip) -> DeltaGenerator:
    """Return a place as high as a strip will be, so that nothing moves when it is drawn."""
    return st.container(height=round(shown.height * _TYPE * controls.type_scale()), border=False)


@contextmanager
def card() -> Iterator[None]:
    """Draw a border around what is shown inside."""
    with st.container(border=True):
        yield


def summit(trace: GradientTrace, step: DifferenceStep, form: str) -> None:
    """Show the value, the largest thing on the page, and name its place and its scheme.

    What rounding alone has made is called 0, and said to be flat.
    """
    around = window(len(trace.samples), step.position, _AROUND)
    is_flat = is_round_off(step, trace.samples[around.start : around.stop])
    with st.container(key=VALUE_KEY, gap="xsmall"):
        _value(step, form, is_flat=is_flat)


def _value(step: DifferenceStep, form: str, *, is_flat: bool) -> None:
    style = current_palette().schemes[step.scheme]
    shown, digits = _in_form(step, form)
    relation = "≈ " if is_rounded(shown.value, digits) else ""
    value = f"{relation}{plain_number(shown.value, digits, minus=MINUS)}"
    if len(value) > _LONG_VALUE and not is_flat:
        st.html(_SMALLER)  # else its last digits are cut off
    st.metric(
        f"slope at index {step.position} · "
        f":{style.markdown}[{style.glyph} **{step.scheme} difference**]",
        "≈ 0" if is_flat else value,
    )
    if is_flat:
        st.caption(f"Flat: what is left, {short(step.value, 2)}, is rounding.")


def step_heading(step: DifferenceStep) -> None:
    """Name the value and its scheme, with the scheme's colour and shape."""
    style = current_palette().schemes[step.scheme]
    relation = "≈" if is_rounded(step.value, readable_digits(step)) else "="
    st.markdown(
        f"**{step.name} {relation} {value_of(step)}** · "
        f":{style.markdown}[{style.glyph} **{step.scheme} difference**]"
    )


def whole_step(answer: Answer, step: DifferenceStep, title: str = "", beside: str = "") -> None:
    """Show one step in a card of its own, with a title above its heading where there is one."""
    with card():
        if title:
            st.markdown(title)
        step_heading(step)
        step_card(answer, step, beside=beside)
        executed(step)
        in_books(step)


def step_card(
    answer: Answer,
    step: DifferenceStep,
    form: str = "short",
    beside: str = "",
    key: str | None = None,
) -> None:
    """Show formula, sentence and tick of one step; what was executed comes after it.

    Parameters
    ----------
    answer : Answer
        Whose trace made the step.
    step : DifferenceStep
    form : str
        How numbers are shown in the formula: ``"short"``, ``"full"`` or ``"exact"``.
    beside : str
        Markdown to show below the sentence: what `how_wrong` says.
    key : str, optional
        Under which a live stage finds the formula.
    """
    shown, digits = _in_form(step, form)
    ink = current_palette().schemes[step.scheme].ink
    with st.container(key=key, gap="xsmall") if key else nullcontext():
        st.latex(ledger(shown, digits, ink=ink), width="content")
        st.caption(spacing_line(step, digits))
    if is_shown_rounded(shown, digits):
        st.caption(f"Rounded to {digits} digits for reading; NumPy has all of them.")
    elif form == "exact" and shown is step:
        st.caption("No exact fractions here: a sample or the spacing is not a simple fraction.")
    st.markdown(f"{sentence(step, digits)}\n\n{beside}")
    tick(answer, step)


def in_books(step: DifferenceStep, form: str = "short") -> None:
    """Show the form of a step in books, where it is another one."""
    if book_form := textbook_display(*_in_form(step, form)):
        st.caption("The form in books: equal on paper, but not what NumPy executed:")
        st.latex(book_form)


def spacing_line(step: DifferenceStep, digits: int | None = None) -> str:
    """Return what the letters of the formula are: the gaps, and what the weights have of them."""
    gaps = [plain_number(gap, digits, minus=MINUS) for gap in step.gaps]
    signs = [_EQUALS[is_rounded(gap, digits)] for gap in step.gaps]
    if len(gaps) == 2:
        one, two = (f"{sign} {gap}" for sign, gap in zip(signs, gaps, strict=True))
        return f"*h₁* {one} and *h₂* {two}, the gaps between these three, in their order."
    weights = ""
    if step.made_by.is_quotient:
        of_h = "1/(2*h*)" if step.scheme == CENTRAL else "1/*h*"
        (size,) = {weight(abs(term.weight), _size(term)) for term in step.terms}
        is_exact = all(term.exact_weight or not is_rounded(term.weight, 3) for term in step.terms)
        weights = f"; ±{size[1:]} {_EQUALS[not is_exact]} {of_h}"
    return f"*h* {signs[0]} {gaps[0]}, the distance between neighbours{weights}."


def _size(term: Term) -> Fraction | None:
    return None if term.exact_weight is None else abs(term.exact_weight)


def executed(step: DifferenceStep, *, side_by_side: bool = False) -> None:
    """Show the statement, and the same with numbers; a sum breaks before each of its terms."""
    st.caption("What NumPy executed, and the same with your numbers:")
    places = st.columns(2, gap="small") if side_by_side else (st.container(), st.container())
    for place, expression in zip(places, (step.statement, step.code), strict=True):
        place.code(expression.replace(" + (", "\n+ ("), language=None, wrap_lines=True)


def how_wrong(step: DifferenceStep, sampled: SampledFunction | None) -> str:
    """Return the exact derivative, the error and the predicted error of one step, as Markdown."""
    if sampled is None:
        return ""
    found = compare_with_exact(sampled, step)
    if found.exact is None:
        return ":small[The exact derivative is too long to be of use.]"
    rows = []
    if found.term is not None and found.predicted is not None:
        vanishes = found.predicted == 0 and found.error != 0
        note = ", 0 here: later terms, a kink nearby or round-off are left" if vanishes else ""
        rows.append((f"predicted error: {found.term.text}{note}", found.predicted))
    near = sampled.x[max(0, step.position - 1) : step.position + 2]
    where = f"at {sampled.axis.name} = {among(sampled.x[step.position], near, 6)}"
    return error_table(where, found.value, found.exact, rows)


def error_table(
    where: str, value: float, exact: float, more: Sequence[tuple[str, float]] = ()
) -> str:
    """Return exact slope and error, and `more` rows, as a table in Markdown."""
    if np.isnan(exact):
        return "**The exact derivative does not exist here**; NumPy does not know that."
    rows = [("exact slope, not known to NumPy", exact), ("error: gradient − exact", value - exact)]
    lines = [f"| {name} | {short(number, _ERROR_DIGITS)} |" for name, number in (*rows, *more)]
    return "\n".join([f"| {where} | |", "|:--|--:|", *lines])


def pipeline(sampled: SampledFunction) -> None:
    """Show the way from the function to the gradient, and what is lost on it."""
    spacing = sampled.axis.spacing_code()
    first, last = in_a_row(sampled.x[[0, -1]], however_near=True)
    distance = f", h = {short(sampled.spacing)}" if sampled.axis.has_distance else ""
    st.markdown(
        f"$f({sampled.axis.name}) = {sampled.function.latex}$ :material/arrow_forward: "
        f"**{len(sampled.x):,} samples**, {sampled.axis.name} from {first} to {last}{distance} "
        f":material/arrow_forward: `np.gradient(f, {spacing})` sees the samples only."
    )


def _in_form(step: DifferenceStep, form: str) -> tuple[StepNumbers, int | None]:
    """Return the numbers to write out and how many digits to show."""
    if form == "short":
        return step, readable_digits(step)
    exact = in_fractions(step) if form == "exact" else None
    return exact or step, None


def step_line(step: DifferenceStep, form: str) -> str:
    """Return one line of the listing, in the form in which numbers are shown."""
    if form == "full":
        return step.line
    return line(*_in_form(step, form))


def tick(answer: Answer, step: DifferenceStep) -> None:
    """Say whether the installed NumPy returns the same bits.

    It is praise only where the value is a number and no caution bites.
    """
    theirs = answer.numpy_outputs[answer.trace.axes.index(step.axis)][step.index]
    shown = plain_number(theirs, minus=MINUS)
    if not bits_agree(step.value, theirs):
        ours = plain_number(step.value, minus=MINUS)
        st.error(f"NumPy's own result is {shown}, and this page found {ours}: a bug in this page.")
    elif np.isfinite(theirs) and not split_cautions(answer.trace, step)[0]:
        same = f"✓ NumPy's own result is the same, to the last bit: {shown}"
        st.markdown(f":small[:green-background[{same}]]")
    else:
        st.markdown(f":small[:gray-background[NumPy's own result is the same: {shown}]]")


def tick_all(answer: Answer, steps: Sequence[DifferenceStep]) -> None:
    """Say at once whether the installed NumPy returns the same bits for several steps."""
    theirs = [answer.numpy_outputs[answer.trace.axes.index(s.axis)][s.index] for s in steps]
    if all(bits_agree(step.value, value) for step, value in zip(steps, theirs, strict=True)):
        shown = ", ".join(plain_number(value, minus=MINUS) for value in theirs)
        same = f"✓ NumPy's own results are the same, to the last bit: {shown}"
        st.markdown(f":small[:green-background[{same}]]")
    else:
        for step in steps:
            tick(answer, step)


def dtype_chip(samples: Any) -> None:
    """Say what NumPy does to the dtype first, where it does anything people trip over."""
    if (note := dtype_note(samples)) is not None and samples.dtype != np.int64:
        st.markdown(f":violet-background[{note}]")


def call_card(answer: Answer) -> None:
    """Show the exact call that was run, its result and NumPy's version."""
    with np.printoptions(threshold=40, edgeitems=5, linewidth=88):
        result = repr(answer.numpy_values)
    commented = "\n".join(f"# {line}" for line in result.splitlines())
    script = answer.call.script
    with st.container(height=240 if len(script) >= _LONG_CALL else "content", border=False):
        st.code(
            f"import numpy as np  # {np.__version__}\n\n{script}\n{commented}",
            language=None,
            wrap_lines=True,
        )


def caution_cards(cautions: Sequence[Note]) -> None:
    """Show what NumPy did silently in this call."""
    for caution in cautions:
        st.warning(caution.text, icon=":material/warning:")


def split_cautions(trace: GradientTrace, step: DifferenceStep) -> tuple[list[Note], list[Note]]:
    """Return the cautions that bite at a step, and all others."""
    here = [caution for caution in trace.cautions if _bites(caution, step, trace.samples.shape)]
    return here, [caution for caution in trace.cautions if caution not in here]


def _bites(caution: Note, step: DifferenceStep, shape: tuple[int, ...]) -> bool:
    """Whether a step stands near one of the places of a caution, on the line it is taken along."""
    if caution.axis not in (None, step.axis):
        return False
    if not caution.where:
        return True
    along = np.array(caution.where)
    if caution.axis is None:  # places in the flattened samples
        places = np.stack(np.unravel_index(along, shape))
        away = np.abs(places - np.reshape(step.index, (-1, 1)))
        along = places[step.axis, np.delete(away, step.axis, 0).sum(axis=0) == 0]
    return bool((np.abs(along - step.position) <= _NEAR).any())


READ_BEFORE = "Below are the last numbers that could be read."


def error_card(
    refusal: Refusal, page: InputSet, ways_out: Callable[[], None] | None = None
) -> None:
    """Say why there is no answer, and show ways out; what was typed stays where it is."""
    st.error(f"**{INPUT_NAMES[refusal.argument]}.** {refusal.message}")
    if refusal.pointer:
        st.code(refusal.pointer, language=None)
    readings.offer(refusal, page)
    if ways_out is not None:
        ways_out()
    st.markdown(
        f"What you typed is still in the sidebar (on a phone, » *{IN_SIDEBAR}* opens it). Change "
        "it there, or start again."
    )
    st.button("start again", on_click=session.reset, args=(page,))


def address(page: InputSet) -> None:
    """Keep what the inputs of the page hold, and say it in the address of the browser.

    Drawn once in every run, after all inputs; in a fragment, where it runs alone.
    """
    settled = session.settle(page)
    with st.container(gap=None):  # the script takes no room
        write_address(
            settled.link, is_new=settled.is_new, on_return=partial(session.load_address, page)
        )
