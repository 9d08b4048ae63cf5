"""The pictures of an item: the strip with a "?" where it asks, the strip of a rule, the slopes."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import numpy as np

from gradient_core.differences import COORDINATES
from gradient_core.practice import EDGE, VALUE, WEIGHT, Item, LineData, Weights, WrongRule
from gradient_core.text import nearest_float
from gradient_ui.figures.labels import exact_weight, fraction_text, in_a_row
from gradient_ui.figures.layout import (
    CLEAR_LABELS,
    Ends,
    Figure,
    axis,
    base_layout,
    left_margin,
    padded_range,
    upright,
)
from gradient_ui.figures.line.strip import Cell, Lane, Link, Strip, lane
from gradient_ui.figures.traces import cursor, labelled, note, scatter, told
from gradient_ui.theme import Palette

ASKED = "?"
WRONG = "wrong"
"""The scheme of a strip that shows a slip."""

HEIGHT = 264
_REACH = 0.9  # of a line beside its sample, in gaps


def asked_strip(item: Item) -> Strip:
    """Return the samples of an item with its output, a "?" where it is asked for.

    Of a worked example, and where one weight is asked for, it is lit what is read.
    """
    data = item.data
    if not isinstance(data, LineData):
        raise TypeError("only samples on a line have a strip")
    if not item.hidden:
        return rule_strip(data, data.weights, data.step.scheme)
    is_value = item.kind in (VALUE, EDGE)
    text = ASKED if is_value else fraction_text(data.right)
    read = sorted(data.weights) if item.hidden == WEIGHT else []
    links = tuple(Link(index, data.index, ASKED) for index in read)
    return _strip(data, read, links, text, data.step.scheme if read else "")


def rule_strip(data: LineData, weights: Weights, scheme: str) -> Strip:
    """Return the samples that a rule reads, what it multiplies them by, and what comes of it."""
    links = tuple(Link(k, data.index, exact_weight(w)) for k, w in sorted(weights.items()))
    value = sum((w * data.sample(k) for k, w in weights.items()), Fraction(0))
    return _strip(data, list(weights), links, fraction_text(value), scheme)


def _strip(
    data: LineData, read: Collection[int], links: tuple[Link, ...], text: str, scheme: str
) -> Strip:
    shown = range(len(data.samples))
    here = data.index
    lanes = [
        lane(("numbers f", "f"), shown, _floats(data.samples), read),
        Lane("slope here", "g", (Cell(here, here, text, text, lit=True),)),
    ]
    if data.spacing == COORDINATES:
        lanes.insert(0, lane(("places x", "x"), shown, _floats(data.x), ()))
    return Strip(tuple(lanes), links, shown, len(shown), scheme)


def _floats(values: Collection[int | Fraction]) -> np.ndarray:
    return np.array([float(value) for value in values])


def asked_alt(item: Item) -> str:
    """Return what is to be seen of a question, in one sentence."""
    data = item.data
    if not isinstance(data, LineData):
        raise TypeError("only samples on a line have a strip")
    return f"The samples {', '.join(map(str, data.samples))}; the slope at {data.index} is asked."


def rule_alt(weights: Weights) -> str:
    """Return what a rule reads and multiplies by, in one sentence."""
    parts = ", ".join(f"f[{k}] by {exact_weight(w)}" for k, w in sorted(weights.items()))
    return f"It multiplies {parts}, and adds up."


# --- slopes --------------------------------------------------------------------------------------


def slopes_figure(
    data: LineData, palette: Palette, wrong: WrongRule | None, *, told_right: bool
) -> Figure:
    """Draw the samples to scale, and the slopes of the right rule and of a slip when told.

    Parameters
    ----------
    data : LineData
    palette : Palette
    wrong : WrongRule or None
        The slip whose slope may be seen.
    told_right : bool
        Whether the right slope may be seen, and how the slip is made.
    """
    x, f = _floats(data.x), _floats(data.samples)
    up = padded_range(f, 0.3)
    layout = frame(data, palette, up)
    traces = [samples_trace(x, f, palette)]
    if told_right:
        style = palette.schemes[data.step.scheme]
        traces.insert(
            0, _line("right slope", data, data.right, (style.colour, "solid"), data.index)
        )
    if wrong is not None:
        look = palette.alarm, "dash"
        at = _start_of(wrong, data) if told_right else data.index
        traces.insert(0, _line("wrong slope", data, wrong.value(data), look, at))
    if wrong is None and not told_right:
        layout["annotations"] = [_question(x[data.index], up[1], palette)]
    return {"data": traces, "layout": layout}


def frame(data: LineData, palette: Palette, up: Ends) -> Figure:
    """Return the layout of samples over their places, with a line where the slope is asked."""
    x = _floats(data.x)
    title = "x" if data.spacing == COORDINATES or data.h != 1 else "index i"
    return base_layout(
        palette,
        HEIGHT,
        {"l": left_margin(up) - 8, "t": 8, "b": 46},
        xaxis=axis(palette, title, range=padded_range(x, 0.08), tickvals=x, nticks=8),
        yaxis=upright(palette, "f", up, nticks=5),
        shapes=[cursor(x[data.index], palette.line, width=1.5, dash="dot")],
        **CLEAR_LABELS,
    )


def _start_of(wrong: WrongRule, data: LineData) -> int:
    """Return the sample that the line of a slip begins at: it tells how the slip is made."""
    start = wrong.quotients[0].start if len(wrong.quotients) == 1 else None
    return start if isinstance(start, int) else data.index


def _question(x: float, top: float, palette: Palette) -> Figure:
    clear = {"yanchor": "top", "bgcolor": palette.background}
    return note(x, top, f"<b>{ASKED}</b>", palette.text, 18, **clear)


def samples_trace(x: np.ndarray, f: np.ndarray, palette: Palette) -> Figure:
    """Return the samples with their numbers, joined by lines."""
    rim = {"color": palette.line, "width": 2}
    return scatter(
        "samples",
        x,
        f,
        line={"color": palette.line, "width": 1.5},
        marker={"size": 10, "color": palette.background, "line": rim},
        **labelled(in_a_row(f), palette.muted, textposition="top center"),
        cliponaxis=False,
        **told("f", np.arange(len(f))),
    )


def _line(role: str, data: LineData, slope: Fraction, look: tuple[str, str], at: int) -> Figure:
    """Return a line of a slope through a sample, as long as the gaps beside the index."""
    x, f = _floats(data.x), _floats(data.samples)
    near = x[max(data.index - 1, 0) : data.index + 2]
    reach = _REACH * float(np.diff(near).max())
    ends = np.array([x[data.index] - reach, x[data.index] + reach])
    y = f[at] + nearest_float(slope) * (ends - x[at])
    return scatter(role, ends, y, line={"color": look[0], "width": 3.5, "dash": look[1]})


def slopes_legend(wrong: WrongRule | None) -> str:
    """Return what the lines are, once they may be seen."""
    dashed = "" if wrong is None else " Dashed: the slope of the rule that gives your answer."
    return f"Solid: the slope that NumPy returns.{dashed}"


def slopes_alt(data: LineData, wrong: WrongRule | None, *, told_right: bool) -> str:
    """Return the takeaway of the slopes in one sentence."""
    slopes = []
    if told_right:
        slopes.append(f"the slope {fraction_text(data.right)} at index {data.index}")
    if wrong is not None:
        slopes.append(f"dashed the slope {fraction_text(wrong.value(data))} of a wrong rule")
    return f"The samples over their places, to scale{''.join(', ' + each for each in slopes)}."
