"""Shows all formulas of a call as a matrix: a row, a column, and the gradient taken twice."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import partial

import numpy as np
import streamlit as st

from gradient_core import GradientTrace, GradientValueError
from gradient_core.differences import COORDINATES, UNIT
from gradient_core.insight import (
    DIFFERENT,
    EQUAL,
    LAST_BITS,
    NanSpread,
    Operator,
    SecondDerivative,
    column_sentence,
    operator_of,
    row_sentence,
    second_difference,
    second_sentence,
    spread_of_nan,
    twice,
)
from gradient_core.oracle import numpy_gradient
from gradient_core.statements import Stencil
from gradient_core.text import code_number, is_rounded, latex_number, nearest_float, plain_number
from gradient_core.trace import trace_gradient
from gradient_ui.cards.shared import current_palette, room_for, show_figure
from gradient_ui.controls import shared as controls
from gradient_ui.figures.cells.operator import (
    Picked,
    operator_alt,
    operator_figure,
    second_alt,
    second_figure,
)
from gradient_ui.figures.labels import shown_length
from gradient_ui.figures.line.strip import strip_alt, strip_of
from gradient_ui.inputs import session
from gradient_ui.inputs.derivation import (
    COLUMN,
    DERIVATION,
    OPERATOR_INDEX,
    OPERATOR_SEE,
    ROW,
    TWICE,
)
from gradient_ui.stage.live_figure import Click
from gradient_ui.stage.strip import strip

_ABOUT = (
    "row: the formula of one slope. column: everyone whom one bad number hurts. gradient twice: "
    "the second derivative that two calls make."
)
_GAPS = {
    EQUAL: "at equal gaps",
    LAST_BITS: "with gaps that differ in the last bit",
    DIFFERENT: "with gaps that differ",
}
_DIGITS = 4
_LARGEST_DENOMINATOR = 1000
_ON_ONE_LINE = 24  # signs of a formula on a phone
_TWICE_NAME, _COMPACT_NAME = "The gradient of the gradient", "The compact second difference"
_TWICE_LATEX = r"\frac{f_{i-2} - 2f_i + f_{i+2}}{4h^2} = f'' + \tfrac{h^2}{3} f'''' + \dots"
_COMPACT_LATEX = r"\frac{f_{i-1} - 2f_i + f_{i+1}}{h^2} = f'' + \tfrac{h^2}{12} f'''' + \dots"


def show(trace: GradientTrace) -> None:
    """Show the matrix of a 1-D call, and what the selected row or column of it says."""
    try:
        operator = operator_of(trace)
    except GradientValueError as refused:
        st.info(refused.message)
        return
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        see = controls.choice(DERIVATION, OPERATOR_SEE, "Look at", _ABOUT, width="content")
        name = "column j" if see == COLUMN else "row i"
        index = controls.index(DERIVATION, OPERATOR_INDEX, len(operator), name, width=96)
        controls.edge_order(DERIVATION, on_change=session.write, args=({},))  # the whole page
    part = f"[:{len(operator)}]" if len(operator) < len(trace.samples) else ""
    if part:
        st.caption(
            f"Shown for the first {len(operator)} of your {len(trace.samples):,} samples: at equal "
            "gaps a larger matrix only has more rows like those inside."
        )
    if see == TWICE:
        _show_twice(operator, index, part)
    else:
        _show_once(operator, see, index, part)


def take_click(click: Click, length: int) -> None:
    """Select what was clicked in a matrix: by its head a row or a column, else what is looked at.

    Parameters
    ----------
    click : Click
        Its customdata are row and column, -1 for a head.
    length : int
        How many rows there are.
    """
    if len(click.customdata) < 2:
        return
    row, column = (int(place) for place in click.customdata[:2])
    see = session.value(DERIVATION, OPERATOR_SEE)
    if see != TWICE and min(row, column) < 0:
        see = COLUMN if row < 0 else ROW
    index = column if see == COLUMN else row
    if 0 <= index < length:
        st.session_state[OPERATOR_SEE] = see
        _select(index)


def _select(index: int) -> None:
    st.session_state[OPERATOR_INDEX] = index


def _show_once(operator: Operator, see: str, index: int, part: str) -> None:
    """Show the matrix, and beside it its selected row or column in words.

    What is called `part` here is the Python that takes the shown samples from all.
    """
    left, right = st.columns([1.2, 1], gap="medium")
    picked = Picked(column=index) if see == COLUMN else Picked(row=index)
    with left:
        show_figure(
            operator_figure(operator, picked, current_palette()),
            key="operator",
            alt=operator_alt(operator, picked),
            on_click=partial(take_click, length=len(operator)),
        )
        st.markdown(f":small[NumPy prints it as well: `{_own_call(operator.trace, part)}`]")
    with right:
        if see == COLUMN:
            st.markdown(f"**{column_sentence(operator, index)}**")
            _show_nan(operator, index)
        else:
            _show_row(operator, index)


def _show_row(operator: Operator, i: int) -> None:
    """Show a row as a formula, as a sentence and as the strip."""
    step = operator.trace.step(i)
    style = current_palette().schemes[step.scheme]
    st.markdown(f"**Row {i}** · :{style.markdown}[{style.glyph} **{step.scheme} difference**]")
    st.latex(_formula(operator, i, style.ink))
    st.markdown(row_sentence(operator, i))
    shown = strip_of(operator.trace, step)
    with room_for(shown):
        strip(shown, key="operator_strip", alt=strip_alt(step), on_select=_select)


def _show_nan(operator: Operator, j: int) -> None:
    """Show what NumPy returns with nan in place of a sample, on both kinds of grid."""
    try:
        here, other = spread_of_nan(operator, j)
    except GradientValueError as refused:
        st.caption(refused.message)
        return
    st.caption(f"With nan as f[{j}], {_GAPS[here.gaps]}, NumPy returns:")
    _show_run(here)
    if other is not None:
        st.caption(f"The same {_GAPS[other.gaps]}:")
        _show_run(other)
        st.markdown(_compared(here, other))


def _show_run(spread: NanSpread) -> None:
    """Show a call, and what NumPy returned."""
    with np.printoptions(precision=_DIGITS, suppress=True):
        result = str(spread.values).replace("\n", "\n#")
    st.code(f"{spread.code}\n# {result}", language=None, wrap_lines=True)


def _compared(here: NanSpread, other: NanSpread) -> str:
    """Return what becomes of the hole itself on both kinds of grid, and why."""
    j, equal, different = here.index, *sorted((here, other), key=lambda run: run.gaps != EQUAL)
    if (j in equal.hurt) == (j in different.hurt):
        return f"gradient[{j}] is nan either way: this end reads its own sample on every grid."
    filled = plain_number(equal.values[j], _DIGITS, minus="−")
    relation = "≈" if is_rounded(equal.values[j], _DIGITS) else "="
    return (
        "At equal gaps no formula inside reads its own sample, so the hole is filled: "
        f"gradient[{j}] {relation} {filled}. As soon as the gaps differ, even in the last bit, "
        "each reads it, and nan times any weight, even 0, is nan: the hole stays."
    )


def _formula(operator: Operator, i: int, ink: str) -> str:
    r"""Return a row as LaTeX, where it is long with each term on a line of its own."""
    stencil = operator.row(i)
    weights = stencil.coefficients or stencil.weights
    pairs = zip(stencil.offsets, weights, strict=True)
    terms = [_term(weight, i + offset, ink) for offset, weight in pairs]
    is_exact = all(weight.denominator <= _LARGEST_DENOMINATOR for weight in weights)
    name = rf"g_{{{i}}} {'=' if is_exact else chr(92) + 'approx'}"
    total = "".join(terms).removeprefix("+")
    if operator.uniform:
        return rf"{name} \frac{{1}}{{h}}\left({total}\right)"
    if shown_length(total) <= _ON_ONE_LINE:
        return f"{name} {total}"
    rows = r" \\ & ".join(terms).removeprefix("+")
    return rf"\begin{{aligned}} {name} & {rows} \end{{aligned}}"


def _term(weight: Fraction, j: int, ink: str) -> str:
    sign = "-" if weight < 0 else "+"
    size = abs(weight)
    number = "" if size == 1 else latex_number(size)
    if size.denominator > _LARGEST_DENOMINATOR:
        number = latex_number(nearest_float(size), _DIGITS)
    thin = r"\," if number else ""
    return rf"{sign}\textcolor{{{ink}}}{{{number}{thin}f_{{{j}}}}}"


def _own_call(trace: GradientTrace, part: str) -> str:
    """Return the call in which NumPy prints the matrix."""
    (reading,) = trace.spacing
    parts = [f"np.eye({reading.length})"]
    if reading.kind != UNIT:
        is_x = reading.kind == COORDINATES
        parts.append(f"x{part}" if is_x else code_number(1 * reading.spacing, bare=True))
    parts.append("axis=0")
    if trace.edge_order != 1:
        parts.append(f"edge_order={trace.edge_order}")
    return f"np.gradient({', '.join(parts)})"


def _show_twice(operator: Operator, row: int, part: str) -> None:
    """Show the gradient of the gradient beside the compact second difference."""
    n = len(operator)
    equal = operator
    if not operator.uniform:
        st.caption(
            "Your gaps differ, so each row of the gradient of the gradient has weights of its own. "
            "Here are both for equal gaps."
        )
        equal = operator_of(trace_gradient(np.zeros(n), edge_order=operator.trace.edge_order))
    left, right = st.columns(2, gap="medium")
    with left:
        _show_second(twice(equal), _TWICE_NAME, _TWICE_LATEX, row)
    with right:
        _show_second(second_difference(n), _COMPACT_NAME, _COMPACT_LATEX, row)
    st.markdown(
        "The first is twice as wide and has four times the error. Inside, samples of even and of "
        "odd index never meet in it: of a zigzag 1, −1, 1, … it makes 0 there, the compact one "
        "±4/*h*². Its rows with **!** are others, as one of the two gradients was one-sided there."
    )
    if operator.uniform:
        _show_own_twice(operator.trace, part)


def _show_own_twice(trace: GradientTrace, part: str) -> None:
    """Show what NumPy returns for the samples on the page."""
    (reading,) = trace.spacing
    spacing = () if reading.kind == UNIT else (reading.spacing,)
    order = trace.edge_order
    values = numpy_gradient(trace.outputs[0], *spacing, edge_order=order)
    h = "".join(f", {code_number(1 * each, bare=True)}" for each in spacing)
    rest = h if order == 1 else f"{h}, edge_order={order}"
    with np.printoptions(precision=_DIGITS, suppress=True):
        result = str(values).replace("\n", "\n#")
    st.caption("What NumPy returns for these samples:")
    st.code(
        f"np.gradient(np.gradient(f{part}{rest}){rest})\n# {result}", language=None, wrap_lines=True
    )


def _show_second(second: SecondDerivative, name: str, latex: str, row: int) -> None:
    st.markdown(f"**{name}**: {_named(second.inner)}")
    show_figure(
        second_figure(second, row, current_palette()),
        key="second_" + name.split()[1],
        alt=second_alt(second, name, row),
        on_click=partial(take_click, length=len(second.rows)),
    )
    st.latex(latex)
    st.markdown(second_sentence(second, row))


def _named(stencil: Stencil) -> str:
    """Return a stencil as whole numbers over a power of h: (1, −2, 1)/h²."""
    factor = math.lcm(*(weight.denominator for weight in stencil.weights))
    whole = ", ".join(plain_number(int(factor * w), minus="−") for w in stencil.weights)
    return f"({whole})/{factor if factor > 1 else ''}h²"
