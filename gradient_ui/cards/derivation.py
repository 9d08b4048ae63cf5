"""Shows where weights come from: the strip, the lines, what cancels, the statement, the ledger."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import streamlit as st

from gradient_core import GradientCoreError, GradientTrace
from gradient_core.errors import Refusal
from gradient_core.insight import newton_route
from gradient_core.insight.taylor import primed
from gradient_ui.cards import shared as cards
from gradient_ui.controls import derivation as controls
from gradient_ui.controls import shared as widgets
from gradient_ui.figures.labels import (
    LARGEST_DENOMINATOR,
    exact_weight,
    fraction_text,
    shown_length,
)
from gradient_ui.figures.line.cancelling import Labels, cancelling_alt, cancelling_figure
from gradient_ui.figures.line.parabola import parabola_alt, parabola_figure
from gradient_ui.figures.line.stencil_strip import (
    over_h,
    sample_names,
    stencil_alt,
    stencil_strip,
)
from gradient_ui.inputs import session
from gradient_ui.inputs.derivation import DERIVATION, MORE, MY_NUMBERS, SHOW, WEIGHTS
from gradient_ui.problems.derivation import Deduced, OnSamples, check_weights, comparable
from gradient_ui.stage.strip import strip

NAMES = (
    "Taylor's series of each sample",
    "Each times a weight",
    "Added up by column",
    "Solved",
    "What is left over",
    "The formula",
)
BETWEEN = "These offsets lie between your samples, so no number stands there."
# Signs of a fraction, and rows of three matrices, that fit on a phone; more get a bar to scroll.
_LONGEST = 36
_MOST_ROWS = 12
_ALIGNED = r"\begin{aligned}", r"\end{aligned}"
_ARROW = r"\Rightarrow\;"
_MOST_NAMED = 3
OPENS_AT, IN_SIGHT = 4, 3  # so many lines are told in full; of more the last ones
_FOR_A_ROOM = 2, 1  # the same in large type


def show_strip(trace: GradientTrace | None, deduced: Deduced) -> None:
    """Show the stencil on the samples: a click on one takes it in, or out."""
    on_samples = deduced.on_samples
    if trace is None:  # it is said why
        return
    if on_samples is None:
        st.info(deduced.missing or BETWEEN)
    else:
        placed = on_samples.placed
        shown = stencil_strip(trace, on_samples, deduced.scheme, _weights(deduced))
        choose = partial(controls.toggle_sample, at=placed.index, offsets=placed.offsets)
        with cards.room_for(shown):
            strip(shown, key="stencil", alt=stencil_alt(deduced.told), on_select=choose)
    index = on_samples.placed.index if on_samples else None
    about = _gaps(deduced, on_samples) if on_samples else ""
    if not widgets.projector_is_on():
        controls.choose_index(len(trace.samples), index, about)


def _weights(deduced: Deduced) -> list[str]:
    """Return the weights as the lines have them: in letters over h, where h is not 1."""
    exact = deduced.exact
    if exact is None:
        return []
    is_one = deduced.on_samples is None or deduced.on_samples.h == 1
    over = "" if is_one or not deduced.unit else over_h(exact.derivative)
    return [exact_weight(w) + over * bool(w) for w in exact.weights]


def _gaps(deduced: Deduced, on_samples: OnSamples) -> str:
    """Return what the letters of the gaps are here."""
    gaps = [fraction_text(gap) for gap in on_samples.placed.gaps]
    if len(deduced.letters) == 2:
        return f"*h₁* = {gaps[0]}, *h₂* = {gaps[1]}."
    if on_samples.h is not None:
        return f"*h* = {fraction_text(on_samples.h)}."
    return f"Distances {', '.join(gaps)}."


def lines(deduced: Deduced, told: int) -> None:
    """Show the deduction as far as it is told; of what comes after only what it is about.

    So that the line that is told last stays on the screen, the first ones are named alone by then.
    """
    wanted = session.value(DERIVATION, SHOW) == MY_NUMBERS
    if wanted and deduced.on_samples is None:
        st.caption("Still in symbols. There are no numbers to put in.")
    if deduced.numbers and not wanted:
        st.caption("These uneven gaps have no letters: your numbers are put in.")
    opens_at, in_sight = _FOR_A_ROOM if widgets.projector_is_on() else (OPENS_AT, IN_SIGHT)
    is_folded = opens_at < told <= len(NAMES)
    in_full = range(told - in_sight + 1 if is_folded else 1, told + 1)
    with st.container(gap="xsmall"):
        for number, line in enumerate(deduced.told.lines, 1):
            if number not in in_full:
                st.markdown(f":small[:gray[**{number}** {NAMES[number - 1]}]]")
            elif number == min(told, len(NAMES)):
                with cards.card():
                    _line(number, line.latex, f"**{line.sentence}**")
            else:
                _line(number, line.latex, line.sentence)
    if r"\approx" in deduced.told.lines[0].latex:
        st.caption("Numbers with many digits are rounded for reading; ≈ says where.")


def _line(number: int, latex: str, sentence: str) -> None:
    """Show one line: number, reason and formula close together, which a block of LaTeX is not.

    In a paragraph a formula also breaks before its operators, where the screen is narrow.
    """
    reason = f":small[:primary[**{number}**] {sentence}]"
    rows = _rows(latex)
    if any(_cannot_break(row) for row in rows):
        st.markdown(reason)
        st.latex(rf"\small {latex}", width="stretch")
    else:
        between = "\n\n" if _ARROW in latex else "  \n"  # a matrix is high
        st.markdown(between.join([reason, *map(_in_paragraph, rows)]))


def _in_paragraph(row: str) -> str:
    """Return a formula in text; between the weights of a solution a line may end."""
    return ", ".join(rf"$\displaystyle {part}$" for part in row.split(r",\; "))


def _rows(latex: str) -> list[str]:
    """Return the rows of an alignment, and a system and its solution as two."""
    if not latex.startswith(_ALIGNED[0]):
        system, arrow, solution = latex.partition(_ARROW)
        return [system, arrow + solution] if arrow else [latex]
    body = latex.removeprefix(_ALIGNED[0]).removesuffix(_ALIGNED[1])
    return [row.replace("&", "") for row in body.split(r" \\ ")]


def _cannot_break(row: str) -> bool:
    """Whether a row is one fraction or matrix that is wider than a phone."""
    is_wide_matrix = row.count(r"\\") > _MOST_ROWS
    is_fraction = row.count("frac{") - row.count("tfrac{") == 1
    return is_wide_matrix or (is_fraction and shown_length(row) > _LONGEST)


def what_cancels(deduced: Deduced) -> None:
    """Show the bars of every column, and what is left over."""
    told, exact = deduced.told, deduced.exact
    bars = "**What cancels** :small[each bar: a weight times its Taylor coefficient]  \n"
    st.markdown(
        f"{bars if exact is not None else ''}**Left over: {told.leading_term.text}** "
        f":small[accuracy order {told.accuracy_order}]"
    )
    if exact is not None:
        shape = comparable(exact)
        labels = Labels(
            sample_names(exact, deduced.unit),
            told.leading_term.text.partition(" · ")[0],
            has_numbers=shape is exact,
        )
        more = bool(session.value(DERIVATION, MORE))
        figure = cancelling_figure(shape, cards.current_palette(), labels, more=more)
        cards.show_figure(figure, key="cancelling", alt=cancelling_alt(shape))
        widgets.toggle(
            DERIVATION, MORE, "Two more columns", "The columns after the error: smaller yet."
        )


def in_numpy(deduced: Deduced) -> None:
    """Show the statement that NumPy executes, and what it gives on these samples."""
    on_samples = deduced.on_samples
    if deduced.statement is None:
        st.markdown("**As Python** :small[to copy]")
        is_own = on_samples is not None and deduced.numbers
        code = on_samples.code if on_samples and is_own else deduced.symbols.code
        st.code(code, language=None, wrap_lines=True)
        return
    if on_samples is None or on_samples.step is None or on_samples.answer is None:
        return
    step, answer = on_samples.step, on_samples.answer
    st.markdown("**In NumPy** :small[on these samples alone, counted from 0]")
    left, right = st.columns(2, gap="small")
    with left:
        st.code(f"{answer.call.code}[{step.index}]", language=None, wrap_lines=True)
        cards.tick(answer, step)
    with right:
        st.code(step.statement.replace(" + (", "\n+ ("), language=None, wrap_lines=True)


def ledger(deduced: Deduced) -> None:
    """Show the bars as a table of exact fractions."""
    derivation = deduced.exact
    if derivation is None:
        st.info(deduced.missing)
        return
    orders = range(derivation.leading_term.derivative_order + 1)
    rows = [derivation.taylor_row(order) for order in orders]
    table = {
        "sample at": [*(fraction_text(offset) for offset in derivation.offsets), "sum"],
        "weight": [*(fraction_text(weight) for weight in derivation.weights), ""],
    }
    for order, row in zip(orders, rows, strict=True):
        total = sum(row, Fraction(0))
        is_met = total == (order == derivation.derivative)
        table[primed(order)] = [*map(fraction_text, row), fraction_text(total) + " ✓" * is_met]
    st.table(table, alt="Weight times Taylor coefficient, by sample and column.", hide_index=True)
    units = "Places in gaps h, weights in 1/h" if deduced.unit else "With your distances"
    st.caption(
        f"{units}. Each number is a weight times the place to the power of the column, over its "
        "factorial. ✓: the sum is what it must be."
    )


def other_way(deduced: Deduced) -> None:
    """Show the parabola through the samples and its slope, line by line."""
    on_samples = deduced.on_samples
    if on_samples is None:
        st.info(deduced.missing or BETWEEN)
        return
    try:
        route = newton_route(on_samples.placed)
    except GradientCoreError as error:
        st.info(error.message)
        return
    left, right = st.columns([1.1, 1], gap="medium")
    with left:
        for number, line in enumerate(route.lines, 1):
            _line(number, line.latex, line.sentence)
        _same_weights(on_samples, route.weights)
    with right:
        figure = parabola_figure(on_samples.placed, route, deduced.scheme, cards.current_palette())
        alt = parabola_alt(on_samples.placed, route)
        cards.show_figure(figure, key="parabola", alt=alt)
        st.markdown(f":small[{alt}]")


def _same_weights(on_samples: OnSamples, weights: tuple[Fraction, ...]) -> None:
    if on_samples.derivation.derivative == 1 and weights == on_samples.derivation.weights:
        told = ", ".join(map(fraction_text, weights))
        st.markdown(f":green-background[✓ The same weights, as exact fractions: {told}]")


def check(deduced: Deduced) -> None:
    """Let a person type weights, and say what they measure."""
    derivation = deduced.exact
    if derivation is None:
        st.info(deduced.missing)
        return
    offsets = ", ".join(fraction_text(offset) for offset in derivation.offsets)
    text = widgets.line(
        DERIVATION,
        WEIGHTS,
        f"Your weights at {offsets}",
        "One for each offset, in units of 1/h (1/h² for a second derivative): -1/2, 0, 1/2. With "
        "your numbers put in, in units of one over the coordinates.",
    )
    found = check_weights(text, derivation.offsets, derivation.derivative)
    if isinstance(found, Refusal):
        st.error(found.message)
        if found.pointer:
            st.code(found.pointer, language=None)
        return
    tell = {True: st.success, False: st.warning}[found.wrong_column is None]
    tell(found.sentence)
    shown = found.columns[: len(derivation.offsets) + 1]
    names = [primed(order) for order in range(len(shown))]
    must = [str(int(order == found.derivative)) for order in range(len(derivation.offsets))]
    table = {
        "column": names,
        "your weights give": [fraction_text(total) for total in shown],
        "must be": [*must, *[""] * (len(names) - len(must))],
    }
    st.table(table, alt="What the weights add up to in each column.", hide_index=True)
    if found.wrong_column is not None:
        st.markdown("With all columns right:")
        st.code(", ".join(map(str, found.best)), language=None)


def title_of(deduced: Deduced) -> str:
    """Return the question of the page, with the weights in it where they are few numbers."""
    weights = [w for w in deduced.told.weights if w]
    shown = [exact_weight(w) for w in weights]
    is_long = any(w.denominator > LARGEST_DENOMINATOR for w in weights)
    if is_long or len(shown) > _MOST_NAMED or (len(deduced.letters) > 1 and not deduced.numbers):
        return "Where do these weights come from?"
    return f"Where do {', '.join(shown[:-1])} and {shown[-1]} come from?"
