"""Shows which edge_order wins: the duel, the errors as h halves, and ends that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import streamlit as st

from gradient_core import (
    DifferenceStep,
    GradientCoreError,
    GradientTrace,
    parse_function,
    trace_gradient,
)
from gradient_core.calls import Answer
from gradient_core.insight import (
    ENDS,
    ContinuedEnd,
    ContinuedEnds,
    Duel,
    continued_ends,
    edge_duel,
    largest_around,
    round_off_bound,
    wins_over_seeds,
)
from gradient_core.sampled import SampledFunction, halving_rows, sample_line, uniform_axis
from gradient_core.statements import LEFT
from gradient_ui.cards import shared as cards
from gradient_ui.controls import duel as controls
from gradient_ui.controls.duel import Dials
from gradient_ui.figures.labels import ROUND_OFF, in_a_row, short
from gradient_ui.figures.line.convergence import convergence_alt, convergence_figure
from gradient_ui.figures.line.duel import (
    duel_alt,
    duel_figure,
    slopes_alt,
    slopes_figure,
    wins_alt,
    wins_figure,
)
from gradient_ui.problems.line import sampled_of

_TIMES = 5
_INTERVALS, _MOST_INTERVALS = 10, 200
_READ = 3  # samples at an end
_SUM_OF_WEIGHTS = 4.0  # 1.5 + 2 + 0.5: in size, times h


# --- the duel ----------------------------------------------------------------------------------


def duel() -> None:
    """Show the dials, the picture with both slopes, the verdict, and who wins over many seeds."""
    left, right = st.columns([1, 2.2], gap="medium")
    with left:
        st.markdown(
            "Five samples of eˣ from 0 to 1, and their right end. Turn up the noise, or put a kink "
            "in front of the last gap: does edge_order=2 still win?"
        )
        dials = controls.dials()
    found = edge_duel(dials.noise, dials.kink, dials.seed)
    palette = cards.current_palette()
    with right:
        verdict(found, dials)
        _wins(dials)
        cards.show_figure(duel_figure(found, palette), key="duel_end", alt=duel_alt(found))
        cards.show_figure(slopes_figure(found, palette), key="duel_slopes", alt=slopes_alt(found))
    st.markdown(errors_table(found))
    st.caption(
        "Noise makes errors of typically σ·√2/h with edge_order=1 and σ·√6.5/h with 2; here h is "
        "0.25. Numbers are rounded to 3 digits; these calls return all of them."
    )
    st.code(found.code, language=None, wrap_lines=True)


def verdict(found: Duel, dials: Dials) -> None:
    """Say in one line who wins: green where it is 2, red where 2 loses; of noise, with one seed."""
    wins = found.winner == 2 and not found.overshoots
    colour, mark = ("green", "✓") if wins else ("red", "✗")
    seed = f" :small[:gray[with seed {dials.seed}]]" if dials.noise else ""
    st.header(f":{colour}[{mark} {found.sentence}]{seed}", anchor=False)


def _wins(dials: Dials) -> None:
    """Show how many of many seeds each order wins."""
    wins = wins_over_seeds(dials.noise, dials.kink)
    alike = "Without noise they are all the same." if not dials.noise else "The same σ and kink."
    st.markdown(f"**Over {wins.seeds} seeds.** {alike}")
    figure = wins_figure(wins, cards.current_palette())
    cards.show_figure(figure, key="duel_wins", alt=wins_alt(wins, dials.noise, dials.kink))


def errors_table(found: Duel) -> str:
    """Return where the errors of both orders come from, as a table in Markdown."""
    exact = short(found.exact, 3)
    rows = (
        ("slope", found.values),
        (f"error: slope − exact, {exact}", found.errors),
        ("without noise: bend and kink", found.bend_errors),
        ("from the noise, typically", found.noise_errors),
    )
    lines = [f"| {name} | {' | '.join(short(v, 3) for v in pair)} |" for name, pair in rows]
    return "| | edge_order=1 | edge_order=2 |\n|:--|--:|--:|\n" + "\n".join(lines)


# --- halving the spacing -----------------------------------------------------------------------


def halving(answers: list[Answer]) -> None:
    """Show how the error at the left end falls with both orders as the spacing is halved."""
    found = _halved(sampled_of(answers[0]))
    if found is None:
        st.markdown(
            "The errors of this function are not finite numbers at its left end, so here is eˣ "
            "from 0 to 1."
        )
        found = _halved(None)
    st.markdown(_about_halving(found))
    left, right = st.columns(2, gap="medium")
    with left:
        figure = convergence_figure(found.h, found.errors, cards.current_palette())
        cards.show_figure(figure, key="convergence", alt=convergence_alt(found.h, found.errors))
    with right:
        st.table(
            convergence_table(found),
            hide_index=True,
            alt="Errors at the left end with both orders as h is halved, and observed orders.",
        )
        st.caption(
            "With edge_order 1 and 2: the size of the error, rounded, and the observed order, log₂ "
            "of the error before over this one."
        )


@dataclass(frozen=True, eq=False)
class Halved:
    """The errors at the left end of a function as its spacing is halved.

    Attributes
    ----------
    sampled : SampledFunction
    h : list of float
        The spacings.
    errors : two lists of float
        With ``edge_order`` 1 and 2; 0 where rounding alone is left.
    """

    sampled: SampledFunction
    h: list[float]
    errors: list[list[float]]


def _halved(sampled: SampledFunction | None) -> Halved | None:
    """Return the errors of the page's own function, at equal gaps, or of eˣ where it has none.

    None where they are no numbers.
    """
    if sampled is None:
        axis = uniform_axis("x", 0, 1, _INTERVALS + 1)
        sampled = sample_line(parse_function("exp(x)", ["x"]), axis)
    start, stop = float(sampled.x[0]), float(sampled.x[-1])
    intervals = min(len(sampled.x) - 1, _MOST_INTERVALS)
    try:
        rows = halving_rows(sampled.function, start, stop, intervals + intervals % 2, _TIMES)
    except GradientCoreError:
        return None
    h = [(stop - start) / row.intervals for row in rows]
    errors = [[row.edge_1 for row in rows], [row.edge_2 for row in rows]]
    if not np.isfinite(errors).all():
        return None
    largest = largest_around(sampled.samples[:_READ])
    noise = [float(round_off_bound(largest, [_SUM_OF_WEIGHTS / gap])) for gap in h]
    seen = [[e if e > n else 0.0 for e, n in zip(row, noise, strict=True)] for row in errors]
    return Halved(sampled, h, seen)


def _about_halving(found: Halved) -> str:
    """Say what falls how fast, and where it does not."""
    name, start = found.sampled.axis.name, found.sampled.x[:1]
    text = (
        f"The error of $f({name}) = {found.sampled.function.latex}$ at its left end, "
        f"{name} = {short(start[0])}. Halve h, and with edge_order=1 it falls to about a half, "
        "with 2 to a quarter."
    )
    if not found.sampled.axis.has_distance:
        text += " The samples are at equal gaps here."
    bend = found.sampled.derivative(2)
    if bend is not None and bend.evaluate(start)[0] == 0:
        text += (
            " **Not here:** the bend f″ is 0 at this end, so the error of edge_order=1 falls to a "
            "quarter or less, too."
        )
    if not any(found.errors[1]):
        text += " **With 2 it is 0 here**, but for rounding, and not drawn."
    return text


def convergence_table(found: Halved) -> dict[str, list[str]]:
    """Return spacings, errors and observed orders as columns of text."""
    table = {"h": [short(gap, 3) for gap in found.h]}
    for order, row in enumerate(found.errors, 1):
        table[f"error with {order}"] = [short(e, 2) if e else ROUND_OFF for e in row]
        observed = [_observed(before, after) for before, after in pairwise(row)]
        table[f"observed with {order}"] = ["", *observed]
    return table


def _observed(before: float, after: float) -> str:
    return f"{np.log2(before / after):.2f}" if before > 0 and after > 0 else "–"


# --- beyond NumPy ------------------------------------------------------------------------------


def beyond(answers: list[Answer]) -> None:
    """Show what the ends are where the samples go on, which np.gradient never assumes."""
    st.markdown(
        "**This is not np.gradient.** It knows no samples beyond the ends. Where you know how "
        "yours go on, put one more at each end, and take the central difference there too."
    )
    trace = answers[0].trace
    try:
        found = continued_ends(trace)
    except GradientCoreError as error:
        st.info(f"Not for these samples: {error}")
        return
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        for region in ENDS:
            where = "Left end" if region == LEFT else "Right end"
            by_numpy = trace.step(0 if region == LEFT else -1)
            st.markdown(f"**{where}**")
            table = continued_table(found.at(region), by_numpy)
            alt = f"{where}: slope and formula, by how the samples go on."
            st.table(table, hide_index=True, alt=alt)
        st.caption("Numbers are rounded to 4 digits.")
    with right:
        if found.is_closed:
            _closed(trace, found)
        for end in found.at(LEFT):
            with st.container(gap="xsmall"):
                st.markdown(f"**{end.way.name}**: {end.way.about}")
                st.code(found.code(end.way), language=None, wrap_lines=True)


def continued_table(ends: Sequence[ContinuedEnd], by_numpy: DifferenceStep) -> dict[str, list[str]]:
    """Return one end continued in every way, and NumPy's own slope, as columns of Markdown."""
    slopes = in_a_row([*(end.value for end in ends), by_numpy.value])
    return {
        "goes on": [*(end.way.name for end in ends), "np.gradient"],
        "slope": [f"**{slope}**" for slope in slopes],
        "formula": [f"${latex}$" for latex in (*(end.formula for end in ends), by_numpy.latex)],
        "your numbers": [*(f"${end.numbers}$" for end in ends), "edge_order=1"],
    }


def _closed(trace: GradientTrace, found: ContinuedEnds) -> None:
    """Say that the last sample is the first over again, and what the seam is without it."""
    last = found.length - 1
    open_ = continued_ends(trace_gradient(trace.samples[:-1], found.h))
    with_it, without = (each.at(LEFT)[0].value for each in (found, open_))
    st.warning(
        f"**f[{last}] is f[0] over again.** If it stands for the same place, one period later, "
        f'drop it first: `np.pad(f[:-1], 1, mode="wrap")`. Periodic, the slope at f[0] is '
        f"{short(without)} without it, and {short(with_it)} with it."
    )
