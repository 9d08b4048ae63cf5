"""The stencil strip in the browser, whose cells are clicked, and typed into.

No chart: its numbers are text of the page, in a size that fits, there before any figure is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeGuard

import streamlit as st

from gradient_ui.figures.line.strip import Strip
from gradient_ui.limits import LONGEST_NUMBER

_HERE = Path(__file__)
_COMPONENT = st.components.v2.component(
    "strip",
    html='<div class="strip" role="group"><div class="names" aria-hidden="true"></div>'
    '<div class="track"></div></div>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Edit:
    """What was typed into a cell of the samples."""

    index: int
    text: str


@dataclass(frozen=True)
class Editing:
    """What becomes of what is typed into a cell.

    Attributes
    ----------
    take : callable
        Called with the edit.
    taken : int
        How many came before: after a refused one too the strip draws its cells again.
    """

    take: Callable[[Edit], None]
    taken: int


def strip(
    shown: Strip,
    *,
    key: str,
    alt: str,
    on_select: Callable[[int], None] | None = None,
    editing: Editing | None = None,
) -> None:
    """Show a strip.

    Parameters
    ----------
    shown : Strip
    key : str
    alt : str
        What is to be seen, for those who do not see it.
    on_select : callable, optional
        Called with the index of the cell that was clicked.
    editing : Editing, optional
        What becomes of what is typed into a cell; without it none can be typed into.
    """

    def selected() -> None:
        index = (st.session_state.get(key) or {}).get("select")
        if on_select is not None and _is_index(index, shown.length):
            on_select(index)

    def edited() -> None:
        found = edit_of((st.session_state.get(key) or {}).get("edit"), shown.length)
        if editing is not None and found is not None:
            editing.take(found)

    made = next(cell.index for cell in shown.lanes[-1].cells if cell.lit)
    data = {
        **asdict(shown),
        "key": key,
        "shown": None,  # a range is no JSON
        "start": shown.shown.start,
        "stop": shown.shown.stop,
        "made": made,
        "alt": alt,
        "editable": editing is not None,
        "longest": LONGEST_NUMBER,
        "edits": editing.taken if editing is not None else 0,
    }
    _COMPONENT(key=key, data=data, on_select_change=selected, on_edit_change=edited)


def edit_of(payload: Any, length: int) -> Edit | None:
    """Return the edit that a browser reports, or None if it is not one."""
    if not isinstance(payload, dict):
        return None
    index, text = payload.get("index"), payload.get("text")
    if not _is_index(index, length) or not isinstance(text, str) or len(text) > LONGEST_NUMBER:
        return None
    return Edit(index, text)


def _is_index(value: Any, length: int) -> TypeGuard[int]:
    return type(value) is int and 0 <= value < length
