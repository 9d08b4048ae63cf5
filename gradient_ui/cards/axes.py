"""Shows an N-D call: the reader, what comes back, refusals with their fixes, maps and steps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import COMPONENT, Answer, AxesReading, AxisRow, Fix, ReturnCard, fixes_for
from gradient_core.statements import INTERIOR
from gradient_core.text import is_rounded, plain_number
from gradient_core.trace import readable_digits
from gradient_ui.cards.shared import (
    card,
    current_palette,
    executed,
    show_figure,
    step_card,
    step_heading,
    tick,
)
from gradient_ui.controls import axes as axes_controls
from gradient_ui.figures.cells.array_cells import Plane
from gradient_ui.figures.cells.array_map import input_alt, input_figure, output_alt, output_figure
from gradient_ui.figures.labels import MINUS, in_a_row, value_of, weight
from gradient_ui.inputs import session
from gradient_ui.inputs.axes import inputs_of_fix

_LONG_CALL = 200
_LONG_PROGRAM = 900
_STEPS_SIDE_BY_SIDE = 2
# In a formula on a phone.
_MOST_DIGITS = 18
_MOST_DIGITS_OF_SUM = 12


def call_line(reading: AxesReading, returned: ReturnCard | None) -> None:
    """Show the call, and in a few words what comes back."""
    code = reading.call.code
    left, right = st.columns([1.1, 1], gap="medium", vertical_alignment="center")
    with left, st.container(height=160 if len(code) >= _LONG_CALL else "content", border=False):
        st.code(f"out = {code}", language=None, wrap_lines=True)
    if returned is not None:
        right.markdown(f"`out`: **{returned.text}**")


def refusal_card(reading: AxesReading) -> None:
    """Show why NumPy refuses the call, in its own words too, and buttons that mend it."""
    refusal = reading.answer.refusal
    if refusal is None:
        return
    with card():
        st.error(f"**NumPy refuses this call.** {refusal.message}")
        if refusal.numpy_message:
            name = type(refusal).__name__.removeprefix("Gradient")
            st.code(f"{name}: {refusal.numpy_message}", language=None, wrap_lines=True)
        fix_buttons(fixes_for(reading))


def fix_buttons(fixes: Sequence[Fix]) -> None:
    """Draw a button for each fix."""
    with st.container(horizontal=True, gap="small"):
        for place, fix in enumerate(fixes):
            st.button(
                f"Fix: {fix.label}",
                key=f"ax_fix_{place}",
                on_click=session.write,
                args=(inputs_of_fix(fix),),
            )


def reader_table(reading: AxesReading) -> None:
    """Show what the call does with each axis."""
    st.table(
        {
            "axis": [_axis(row) for row in reading.rows],
            "output": [_output(reading, row) for row in reading.rows],
            "spacing": [row.spacing_sentence for row in reading.rows],
            "samples": [_samples(row) for row in reading.rows],
        },
        alt="What the call does with each axis: output, spacing, samples needed and there.",
        hide_index=True,
    )


def _axis(row: AxisRow) -> str:
    return f"**{row.axis}**{f' ({row.name})' if row.name else ''}: {row.direction}"


def _output(reading: AxesReading, row: AxisRow) -> str:
    if row.is_differentiated:
        return f"`{reading.output_name(row)}`"
    return "crossed out: component" if row.meaning == COMPONENT else "none"


def _samples(row: AxisRow) -> str:
    if not row.is_differentiated:
        return f"has {row.length:,}"
    colour, mark = ("red", "✗") if row.is_too_short else ("green", "✓")
    return f":{colour}-background[needs {row.needs}, has {row.length:,} {mark}]"


def returns(reading: AxesReading, returned: ReturnCard) -> None:
    """Show which output is which, and what arithmetic on the result itself does."""
    st.markdown(f"`out`: **{returned.text}**")
    for row in reading.differentiated:
        st.markdown(f"`{reading.output_name(row)}` is {row.derivative}: {row.direction}")
    for surprise in returned.surprises:
        mark = ":red-background[✗]" if surprise.fails else ":gray-background[→]"
        st.markdown(f"`{surprise.code}` {mark} {surprise.happens}")


def program(reading: AxesReading, returned: ReturnCard | None) -> None:
    """Show the whole program with lines that use the result, ready to copy."""
    parts = [f"import numpy as np  # {np.__version__}", reading.call.script_to("out")]
    if returned is not None:
        parts += [f"# {line.purpose}: {line.makes}\n{line.code}" for line in returned.lines]
    text = "\n\n".join(parts)
    with st.container(height=420 if len(text) >= _LONG_PROGRAM else "content", border=False):
        st.code(text, language=None, wrap_lines=True)


def arrow_name(row: AxisRow, ndim: int) -> str:
    """Return what stands at the arrow of an axis: number, name, direction."""
    words = [f"axis {row.axis}", row.name]
    words += [row.direction.split(",")[0]] if ndim <= 2 else []
    return ", ".join(word for word in words if word)


def samples_map(reading: AxesReading, plane: Plane, steps: Sequence[DifferenceStep]) -> None:
    """Show the samples with the selected cell, and what its steps read."""
    array = reading.call.f.value
    names = [arrow_name(row, len(reading.shape)) for row in reading.rows]
    on_click = partial(axes_controls.take_click, shape=reading.shape)

    def show(part: Plane, shown: Sequence[DifferenceStep], key: str) -> None:
        figure = input_figure(array, part, names, shown, current_palette())
        alt = input_alt(part, shown, array)
        show_figure(figure, key=key, alt=alt, on_click=on_click)

    what = "shape" if plane.subscript == "f" else "of shape"
    st.markdown(f"**The samples**, `{plane.subscript}` {what} {reading.shape}")
    show(plane, steps, "ax_input")
    for step in steps:
        if step.axis not in plane.axes:
            line = Plane(reading.shape, plane.index, step.axis)
            st.markdown(f"Along axis {step.axis} it reads other slices: `{line.subscript}`")
            show(line, [step], f"ax_line_{step.axis}")


def output_maps(reading: AxesReading, plane: Plane, steps: Sequence[DifferenceStep]) -> None:
    """Show each output with the same cell selected, and the numbers that made it."""
    on_click = partial(axes_controls.take_click, shape=reading.shape)
    for row, step in zip(reading.differentiated, steps, strict=True):
        output = reading.answer.numpy_outputs[row.output or 0]
        title = reading.output_title(row)
        figure = output_figure(output, plane, title, step, current_palette())
        alt = output_alt(title, plane, step)
        key = f"ax_out_{row.output}"
        show_figure(figure, key=key, alt=alt, on_click=on_click, is_table=True)
        style = current_palette().schemes[step.scheme]
        st.markdown(f":{style.markdown}[{style.glyph}] {_arithmetic(step)}")


def _arithmetic(step: DifferenceStep) -> str:
    """Return in one line what made a value; a weighted sum by its weights."""
    made = value_of(step)
    if step.made_by.is_quotient:
        return f"`{step.code}` makes {made}"
    weights = [weight(term.weight, term.exact_weight) for term in step.terms]
    values = [term.sample for term in step.terms]
    samples = in_a_row(values)
    products = " ".join(f"{w}·{f}" for w, f in zip(weights, samples, strict=True))
    is_exact = samples == [plain_number(value, minus=MINUS) for value in values] and not any(
        "." in text and is_rounded(term.weight, 3)
        for text, term in zip(weights, step.terms, strict=True)
    )
    return f"`{products}` makes {made}" + ("" if is_exact else ", rounded for reading")


def steps_of_cell(reading: AxesReading, steps: Sequence[DifferenceStep]) -> None:
    """Show how the selected cell was made, one card per differentiated axis."""
    for start in range(0, len(steps), _STEPS_SIDE_BY_SIDE):
        columns = st.columns(min(len(steps), _STEPS_SIDE_BY_SIDE), gap="small")
        for place, column in enumerate(columns, start):
            if place < len(steps):
                row = reading.differentiated[place]
                with column, card():
                    st.markdown(f"`{reading.output_title(row)}`")
                    step_heading(steps[place])
                    _step(reading.answer, steps[place])


def _step(answer: Answer, step: DifferenceStep) -> None:
    """Show one step; without formulas where a phone could not show them whole."""
    if _formulas_fit(step):
        step_card(answer, step)
        return
    tick(answer, step)
    st.markdown(step.sentence)
    executed(step)


def _formulas_fit(step: DifferenceStep) -> bool:
    """Whether a phone has room for the formulas: every index is written out in them."""
    flat = isinstance(step.index, int) or len(step.index) == 2
    if step.made_by.is_quotient:
        indices = [term.index for term in step.terms]
        return flat or _digits([*indices, *step.samples, step.value], step) <= _MOST_DIGITS
    if step.region == INTERIOR:
        return flat
    numbers = [*step.weights, *step.samples]
    return flat and step.uniform and _digits(numbers, step) <= _MOST_DIGITS_OF_SUM


def _digits(numbers: Sequence[Any], step: DifferenceStep) -> int:
    most = readable_digits(step)
    texts = [str(n) if isinstance(n, tuple) else plain_number(n, most) for n in numbers]
    return sum(character.isdigit() for text in texts for character in text)
