"""Shows what edge_order changes: the counter, one end with both orders, the table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import streamlit as st

from gradient_core import DifferenceStep, GradientCoreError, GradientTrace
from gradient_core.calls import Answer
from gradient_core.cases import end_goals
from gradient_core.insight import (
    ENDS,
    EdgeComparison,
    compare_edge,
    edge_sentence,
    interior_agrees,
    samples_needed,
)
from gradient_core.statements import LEFT, RIGHT
from gradient_core.text import plain_number
from gradient_ui import cached
from gradient_ui.cards.header import to_deduction
from gradient_ui.cards.shared import (
    call_card,
    card,
    current_palette,
    how_wrong,
    show_figure,
    stage_look,
    whole_step,
)
from gradient_ui.controls import cells, goals
from gradient_ui.controls import shared as controls
from gradient_ui.figures.labels import MINUS, in_a_row
from gradient_ui.figures.line.curve_view import NEAR
from gradient_ui.figures.line.edges import (
    end_alt,
    end_figure,
    gradient_alt,
    gradient_figure,
)
from gradient_ui.figures.line.noise import noise_alt, noise_figure
from gradient_ui.figures.live import why_not_live
from gradient_ui.inputs import session
from gradient_ui.inputs.line import EDGES, END, LEFT_END
from gradient_ui.problems.line import (
    EDGE_ORDER,
    FROM_FORMULA,
    SAMPLES,
    SOURCE,
    axis_names,
    sampled_of,
)
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.live_stage import Drop, Moves, live_stage
from gradient_ui.stage.strip import Edit

_MOST_ROWS = 12
_ROWS_AT_AN_END = 5
_DIGITS = 6
# Of the figures, by which a live stage finds what else tells of an end.
_KEYS = {LEFT: "left_end", RIGHT: "right_end"}


def what_to_look_for(otherwise: str) -> str:
    """Return what to look for at the ends: as the example says, where it is one about both."""
    example = EDGES.shown(session.values_of(EDGES))
    return example.look_for if example and example.edge_order == 2 else otherwise


def count_samples(asked: Asked) -> int | None:
    """Return how many samples were typed, None if they cannot be read."""
    if asked[SOURCE] == FROM_FORMULA:
        return None
    try:
        return int(cached.read(asked[SAMPLES], SAMPLES).value.shape[-1])
    except GradientCoreError:
        return None


def counter(length: int | None) -> None:
    """Say for both orders how many samples they need, and whether so many are known to be there."""
    if length is None:
        return
    parts = []
    for order in (1, 2):
        needs = samples_needed(order)
        colour, mark = ("green", "✓") if length >= needs else ("red", "✗")
        text = f"edge_order={order} needs {needs} samples, has {length:,} {mark}"
        parts.append(f":{colour}-background[{text}]")
    st.markdown(" ".join(parts))


def end_values(steps: Sequence[DifferenceStep]) -> None:
    """Name an end in its scheme's colour and shape, and show its value with both orders."""
    style = current_palette().schemes[steps[0].scheme]
    where = "Left end" if steps[0].region == LEFT else "Right end"
    with st.container(key=f"stage_{_KEYS[steps[0].region]}_values", gap="xsmall"):
        st.markdown(
            f"**{where}, {steps[0].name}** · "
            f":{style.markdown}[{style.glyph} **{steps[0].scheme} difference**]"
        )
        with st.container(horizontal=True, gap="medium"):
            for order, text in enumerate(in_a_row([step.value for step in steps]), 1):
                st.metric(f"edge_order={order}", text, width="content")


def end_view(answer: Answer, steps: Sequence[DifferenceStep]) -> None:
    """Show one end: both values and the picture they come from."""
    end_values(steps)
    look = current_palette(), sampled_of(answer), axis_names(answer)
    figure = end_figure(answer.trace, steps, *look)
    show_figure(figure, key=_KEYS[steps[0].region], alt=end_alt(steps))


def verdict(comparison: EdgeComparison) -> None:
    """Say what is certain about one end: red where 2 overshoots, green where it is exact."""
    with st.container(key=f"stage_{_KEYS[comparison.region]}_verdict"):
        if comparison.overshoots:
            st.error(edge_sentence(comparison))
        elif comparison.is_exact:
            st.success(edge_sentence(comparison))
        else:
            st.markdown(edge_sentence(comparison))


def show_stage(answers: list[Answer], asked: Asked) -> None:
    """Connect both ends, so that their samples can be dragged in the browser.

    Only those that are typed, and so few that on Step by step all of them are seen.
    """
    trace = answers[0].trace
    length = len(trace.samples)
    why_not = why_not_live(trace)
    if why_not is not None:
        st.caption(why_not)
        return
    call = {**asked, EDGE_ORDER: 1}
    is_typed = cells.can_edit(call, answers[0]) and asked == session.asked(EDGES)
    if length > NEAR or not is_typed:
        return
    wanted = end_goals(length)
    # the first one says that there is something to drag
    asked_for = _KEYS[LEFT if session.value(EDGES, END) == LEFT_END else RIGHT]
    by_order = zip(("one", "two"), answers, strict=False)  # without one that is refused
    slopes = {name: answer.numpy_values.tolist() for name, answer in by_order}
    numbers = {"f": trace.samples.tolist(), **slopes}
    data = {
        **cached.live_ends(asked, answers),
        "look": stage_look(),
        "goal": goals.goal_data(EDGES.path, wanted, numbers["f"], numbers),
    }
    moves = Moves(
        (asked_for, *(key for key in _KEYS.values() if key != asked_for)),
        length,
        cells.taken(),
        drop=partial(_take_drop, call=call),
        another=partial(goals.another, EDGES.path, wanted),
    )
    live_stage("edges_stage", data, moves)


def _take_drop(drop: Drop, call: Asked) -> None:
    if "f" in drop.texts:
        goals.dropped()
        cells.take(Edit(drop.index, drop.texts["f"]), call)


def ends(answers: list[Answer]) -> None:
    """Show both ends enlarged, each with its values and what is certain about it."""
    traces = [answer.trace for answer in answers]
    for column, region in zip(st.columns(2, gap="small"), ENDS, strict=True):
        with column, card():
            index = 0 if region == LEFT else -1
            steps = [trace.step(index) for trace in traces]
            end_view(answers[0], steps)
            if len(traces) == 2:
                verdict(compare_edge(traces[0], traces[1], region))


def outputs(answers: list[Answer]) -> None:
    """Show all outputs of both orders, as a curve and as numbers, and the calls."""
    traces = [answer.trace for answer in answers]
    look = current_palette(), sampled_of(answers[0]), axis_names(answers[0])
    show_figure(gradient_figure(traces, *look), key="gradient", alt=gradient_alt(traces))
    if len(traces) == 2:
        outputs_table(traces[0], traces[1])
    for column, answer in zip(st.columns(2, gap="small"), answers, strict=False):
        with column:
            call_card(answer)


def formulas(answers: list[Answer]) -> None:
    """Show the formulas of the chosen end, the two orders side by side."""
    end = controls.choice(EDGES, END, "Which end", label_visibility="collapsed")
    index = 0 if end == LEFT_END else -1
    for column, answer in zip(st.columns(2, gap="small"), answers, strict=False):
        with column:
            step = answer.trace.step(index)
            beside = how_wrong(step, sampled_of(answer))
            order = answer.trace.edge_order
            whole_step(answer, step, f"**edge_order={order}**", beside)
            to_deduction(step, f"{step.region}_{order}")


def rule_of_thumb(comparison: EdgeComparison) -> None:
    """Say when 2 wins and when it loses, with the noise it passes on at these gaps."""
    st.markdown(
        "Inside nothing changes. At the ends **2 wins** where the samples are smooth: halve the "
        "spacing, and the error of 2 falls to about a quarter, that of 1 only to about a half. "
        "**2 loses** at kinks, jumps and noise."
    )
    if np.isfinite(comparison.noise_ratio):
        figure = noise_figure(comparison, current_palette())
        show_figure(figure, key="noise", alt=noise_alt(comparison))


def outputs_table(with_1: GradientTrace, with_2: GradientTrace) -> None:
    """Show all outputs of both orders and what they differ by; of many the ends."""
    one, two = with_1.outputs[0], with_2.outputs[0]
    length = len(one)
    hidden = length - 2 * _ROWS_AT_AN_END if length > _MOST_ROWS else 0
    head = range((length - hidden) // 2)
    tail = range(len(head) + hidden, length)
    same = interior_agrees(with_1, with_2)
    if same and length > 2:
        st.markdown(f"All {length - 2:,} outputs between the ends agree in every bit.")
    gap = [[f"… {hidden:,} more", "…", "…", "0 in all of them" if same else "…"]] if hidden else []
    rows, is_rounded = _rows([*head, *tail], one, two)
    rows[len(head) : len(head)] = gap
    names = ("index", "edge_order=1", "edge_order=2", "difference")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    st.table(columns, alt="Outputs with edge_order 1 and 2, and their difference.", hide_index=True)
    if is_rounded:
        st.caption("Rounded for reading; the calls below return all digits.")


def _rows(shown: list[int], one: np.ndarray, two: np.ndarray) -> tuple[list[list[str]], bool]:
    """Return the rows of some indices, and whether a number in them is rounded."""
    with np.errstate(all="ignore"):
        differences = two[shown] - one[shown]
    both = [*one[shown], *two[shown]]
    texts = in_a_row(both, digits=_DIGITS)
    halves = texts[: len(shown)], texts[len(shown) :]
    columns = (map(str, shown), *halves, in_a_row(differences, digits=_DIGITS))
    is_rounded = texts != [plain_number(value, minus=MINUS) for value in both]
    return [list(row) for row in zip(*columns, strict=True)], is_rounded
