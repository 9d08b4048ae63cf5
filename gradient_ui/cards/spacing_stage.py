"""Connects the parts of the Spacing page, so that they follow a hand in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np
import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import Answer
from gradient_core.cases import spacing_goals
from gradient_core.differences import COORDINATES
from gradient_ui import cached
from gradient_ui.cards import shared as cards
from gradient_ui.cards.spacing import TRUTHS
from gradient_ui.controls import cells, goals
from gradient_ui.controls import spacing as inputs
from gradient_ui.controls.cells import Typed
from gradient_ui.figures.line.curve_view import NEAR
from gradient_ui.figures.live import why_not_live
from gradient_ui.inputs import session
from gradient_ui.inputs.spacing import MIDDLE, PER, PER_X, SEE, SPACING, TO_MOVE, F, X
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.live_stage import Drop, Moves, live_stage
from gradient_ui.stage.strip import Edit

_RULER = ("sp_ruler",)
_OTHERS = ("sp_tangents", "sp_curve", "sp_seesaw", "sp_seesaw_moved", "sp_tangents_moved")


def show_stage(answer: Answer, asked: Asked, step: DifferenceStep) -> None:
    """Connect what was drawn; nothing where no sample can be moved.

    Only where all samples are seen, and the browser computes with the same numbers.
    """
    trace = answer.trace
    why_not = why_not_live(trace)
    if why_not is not None:
        st.caption(why_not)
        return
    length = len(trace.samples)
    movable = movable_in(answer, asked) if asked == session.asked(SPACING) else {}
    if not movable or length > NEAR:
        return
    wanted = spacing_goals(step.position) if _can_be_asked(answer, step, movable) else ()
    near = trace.samples[max(0, step.position - 1) : step.position + 2]
    weights = dict(zip(step.made_by.offsets, step.weights, strict=True))
    numbers = {
        "f": near.tolist(),
        "w": [float(weights.get(offset, 0.0)) for offset in (-1, 0, 1)],
        "d": [float(step.value)],
    }
    data = {
        **cached.live_spacing(asked, answer),
        "index": step.position,
        "look": cards.stage_look(),
        "draggable": {"f": F in movable, "x": X in movable},
        "per_x": session.value(SPACING, PER) == PER_X,
        "share": _share(),
        "truths": TRUTHS,
        "goal": goals.goal_data(SPACING.path, wanted, numbers["f"], numbers),
    }
    moves = Moves(
        # beside the first it is said that there is something to drag
        _RULER + _OTHERS if X in movable else _OTHERS + _RULER,
        length,
        cells.taken(),
        drop=partial(take_drop, asked=asked),
        another=partial(goals.another, SPACING.path, wanted),
        go=partial(inputs.select, length=length),
    )
    live_stage("spacing_stage", data, moves)


def _can_be_asked(answer: Answer, step: DifferenceStep, movable: Mapping[str, Typed]) -> bool:
    """Whether the weights of a step can become what is asked: of three samples in their order."""
    here = step.position
    around = answer.trace.spacing[0].positions[max(0, here - 1) : here + 2]
    rises = np.sign(np.diff(around))
    return len(movable) == 2 and len(around) == 3 and abs(rises.sum()) == 2


def _share() -> float | None:
    """Return where the middle sample was moved to, None where it is at its own place."""
    is_moved = session.value(SPACING, SEE) == TO_MOVE
    return float(session.value(SPACING, MIDDLE)) if is_moved else None


def movable_in(answer: Answer, asked: Asked) -> dict[str, Typed]:
    """Return the arrays whose numbers can be moved one at a time, by the keys of their boxes."""
    return {typed.key: typed for typed in _typed(answer, asked) if typed.is_plain}


def _typed(answer: Answer, asked: Asked) -> Iterator[Typed]:
    """Yield the arrays that were typed as numbers: not the columns of a table, no dates."""
    yield Typed(F, "samples", asked[F], answer.trace.samples)
    (reading,) = answer.trace.spacing
    places = reading.coordinates
    is_typed = all(spacing.made_of is None for spacing in answer.call.spacings)
    if reading.kind == COORDINATES and is_typed and np.isfinite(places).all():
        yield Typed(X, "coordinates", asked[X], places)


def take_drop(drop: Drop, asked: Asked) -> None:
    """Write what was let go: a coordinate, a sample, or both."""
    answer = cached.solve_spacing(asked)
    if not isinstance(answer, Answer) or answer.refusal is not None:
        return
    movable = movable_in(answer, asked)
    keys = {"f": F, "x": X}
    if not all(keys.get(letter) in movable for letter in drop.texts):
        return
    goals.dropped()
    cells.write(
        [(movable[keys[letter]], Edit(drop.index, text)) for letter, text in drop.texts.items()]
    )
