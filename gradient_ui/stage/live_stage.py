"""A live stage: parts of a page that answer in the browser while a hand moves them.

Python sends the statements as data; modules in JavaScript execute them, with the same bits. While
something is dragged nothing is sent; what was dropped comes back as a text, and is typed into its
box like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from gradient_ui.limits import LONGEST_NUMBER
from gradient_ui.stage.live_figure import json_ready
from gradient_ui.stage.served import folder, katex_path
from gradient_ui.theme import Palette

KEY = "live_stage"
_HERE = Path(__file__)
_COMPONENT = st.components.v2.component(
    KEY,
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    html='<p class="stage-goal" hidden><strong>Try it:</strong> '
    '<span class="stage-question"></span> <button type="button">another</button> '
    '<span class="stage-tick" role="status"></span></p>',
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,  # what moves is all over the page
)


@dataclass(frozen=True)
class Drop:
    """A sample that was let go.

    Attributes
    ----------
    index : int
        Which one.
    texts : dict of str to str
        Its numbers as they were written while it moved, by the letter of the array.
    """

    index: int
    texts: dict[str, str]


@dataclass(frozen=True)
class Moves:
    """What can be moved on a page, and what becomes of it.

    Attributes
    ----------
    figures : tuple of str
        Keys of the figures that have handles.
    length : int
        How many samples there are.
    taken : int
        How many drops were taken before: after a refused one too the stage shows the server's
        numbers.
    drop : callable
        Called with what was let go.
    another : callable
        Called when another question is asked for.
    go : callable, optional
        Called with an index that was reached in the browser.
    """

    figures: tuple[str, ...]
    length: int
    taken: int
    drop: Callable[[Drop], None]
    another: Callable[[], None]
    go: Callable[[int], None] | None = None


def live_stage(module: str, data: Mapping[str, Any], moves: Moves) -> None:
    """Connect a stage to the parts of the page that were drawn before it.

    Parameters
    ----------
    module : str
        The JavaScript module of the stage, without its ending.
    data : mapping
        What it is told; arrays come as bytes. ``goal`` is the question beside it, or None.
    moves : Moves
    """

    def dropped() -> None:
        found = drop_of((st.session_state.get(KEY) or {}).get("drop"), moves.length)
        if found is not None:
            moves.drop(found)

    def gone() -> None:
        index = (st.session_state.get(KEY) or {}).get("go")
        if moves.go is not None and type(index) is int and 0 <= index < moves.length:
            moves.go(index)

    sent = {
        **json_ready(dict(data)),
        "src": f"{folder()}/{module}.js",
        "katex": katex_path(),
        "of_figures": moves.figures,
        "taken": moves.taken,
    }
    _COMPONENT(
        key=KEY,
        data=sent,
        on_drop_change=dropped,
        on_go_change=gone,
        on_another_change=moves.another,
    )


def drop_of(payload: Any, length: int) -> Drop | None:
    """Return the drop that a browser reports, or None if it is not one.

    Anybody can send anything here: only an index of the samples and short texts pass.
    """
    if not isinstance(payload, dict):
        return None
    index, texts = payload.get("index"), payload.get("texts")
    if type(index) is not int or not 0 <= index < length or not isinstance(texts, dict):
        return None
    pairs = list(texts.items())
    if not 0 < len(pairs) <= 2 or not all(_is_short(part) for pair in pairs for part in pair):
        return None
    return Drop(index, dict(pairs))


def _is_short(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NUMBER


def look_of(palette: Palette) -> dict[str, Any]:
    """Return the colours and shapes that a stage draws with."""
    told = ("colour", "ink", "tint", "symbol", "glyph")
    schemes = {
        name: {key: getattr(style, key) for key in told} for name, style in palette.schemes.items()
    }
    return {
        "text": palette.text,
        "muted": palette.muted,
        "line": palette.line,
        "background": palette.background,
        "alarm": palette.alarm,
        "schemes": schemes,
    }
