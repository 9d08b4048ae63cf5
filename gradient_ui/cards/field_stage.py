"""Lets the selected node of a field be dragged in the flat pictures."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from gradient_core.calls import Answer
from gradient_ui import cached
from gradient_ui.cards import shared as cards
from gradient_ui.cards.field import CONTOURS_EXACT
from gradient_ui.controls import field as field_controls
from gradient_ui.controls import goals
from gradient_ui.figures.field.compass import compass
from gradient_ui.figures.field.live import why_not_dragged
from gradient_ui.figures.field.nodes import Node
from gradient_ui.inputs.field import CONTOURS, FIELD, SURFACE
from gradient_ui.problems.field import field_of
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.live_stage import Drop, Moves, live_stage
from gradient_ui.theme import Palette


def caption(answer: Answer, view: str, figure: str | None) -> None:
    """Say below a picture how the node is moved, where it cannot be dragged."""
    why_not = why_not_dragged(field_of(answer))
    if why_not is not None:
        st.caption(why_not)
    elif view == SURFACE and figure is not None:
        st.caption("A click selects a node. In the flat pictures it can be dragged.")


def show_stage(answer: Answer, asked: Asked, node: Node, figure: str | None) -> None:
    """Connect what was drawn, so that it follows the node in the browser.

    Parameters
    ----------
    answer : Answer
    asked : mapping from key to value
    node : (int, int)
        Column and row of the selected node.
    figure : str or None
        The key of the picture.
    """
    field = field_of(answer)
    if why_not_dragged(field) is not None:
        return
    numbers, asking = cached.live_field(asked, answer)
    ix, iy = node
    data = {
        **numbers,
        **_arrow(asked, answer, figure),
        "ix": ix,
        "iy": iy,
        "look": _look(cards.current_palette()),
        "goal": goals.goal_data(FIELD.path, asking, (), {}),
    }
    moves = Moves(
        (figure,) if figure not in (None, SURFACE) else (),
        field.samples.size,
        field_controls.taken(),
        drop=_no_drop,
        another=partial(goals.another, FIELD.path, asking),
        go=partial(field_controls.go, columns=len(field.x.coordinates)),
    )
    live_stage("field_stage", data, moves)


def _no_drop(_drop: Drop) -> None:
    """Do nothing: no number of the field is dragged."""


def _arrow(asked: Asked, answer: Answer, figure: str | None) -> dict[str, Any]:
    if figure not in (CONTOURS, CONTOURS_EXACT):
        return {}
    return cached.live_arrow(asked, figure == CONTOURS_EXACT, answer)


def _look(palette: Palette) -> dict[str, Any]:
    names = ("selected", "along_x", "along_y")
    return {
        **cards.stage_look(),
        **{name: getattr(palette.field, name) for name in names},
        "compass": compass(0.0, palette),
    }
