"""Shows a sample that is pulled: the picture with its handle, then what became of it."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import streamlit as st

from gradient_core.practice import Item, LineData, pulled_to, told
from gradient_ui.cards.shared import current_palette, show_figure, stage_look
from gradient_ui.controls import practice as controls
from gradient_ui.controls.practice import Given
from gradient_ui.figures.line.practice import slopes_legend
from gradient_ui.figures.line.pull import (
    pull_alt,
    pull_data,
    pull_figure,
    pulled_alt,
    pulled_figure,
)
from gradient_ui.problems.practice import Place
from gradient_ui.stage.live_stage import Moves, live_stage

HOW = "Pull it in the picture, or type its number."
_FIGURE = "practice_slopes"


def to_pull(place: Place, item: Item) -> None:
    """Show the samples, one of which follows the hand; the slope is not told."""
    value = controls.sample_at(place, item)
    show_figure(pull_figure(item, current_palette(), value), key=_FIGURE, alt=pull_alt(item, value))
    data = {
        **pull_data(item, value),
        "box": controls.box_of_answer(place),
        "look": stage_look(),
        "goal": None,
    }
    moves = Moves(
        (_FIGURE,),
        len(data["f"]),
        controls.pulls_taken(),
        drop=partial(controls.take_pull, place=place),
        another=lambda: None,
    )
    live_stage("pull_stage", data, moves)


def answered(item: Item, given: Given) -> LineData:
    """Return the samples as they were answered; the right ones where that cannot be drawn."""
    found = pulled_to(item, given.typed)
    return item.solved if found is None else found


def pulled(item: Item, given: Given) -> None:
    """Show the slope that NumPy returns with the answer, and that of a slip."""
    data, wrong = answered(item, given), given.verdict.rule
    figure = pulled_figure(item, data, current_palette(), wrong)
    show_figure(figure, key=_FIGURE, alt=pulled_alt(item, data, wrong))
    st.markdown(f":small[:gray[{slopes_legend(wrong)}]]")


def what_numpy_says(item: Item, given: Given) -> str:
    """Return what the slope is with a wrong answer, empty where that cannot be told."""
    found = pulled_to(item, given.typed)
    if found is None or item.asked is None:
        return ""
    sample = told(Fraction(found.sample(item.asked))).rpartition(" = ")[2]
    return f"With f[{item.asked}] = {sample} NumPy returns {told(found.right)}."
