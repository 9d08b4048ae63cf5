"""The picture of a sample that is to be pulled: before an answer, where nothing tells the slope."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.practice import PULL, PULL_STEP, REACH, Item, LineData, WrongRule
from gradient_core.text import plain_number
from gradient_ui.figures.labels import MINUS, fraction_text, in_a_row
from gradient_ui.figures.layout import Figure, padded_range
from gradient_ui.figures.line.practice import frame, samples_trace, slopes_alt, slopes_figure
from gradient_ui.figures.traces import labelled, note, scatter
from gradient_ui.theme import Palette

# So many places are in one unit where a hand comes to rest that holds Shift.
_FINE = 10
_SIZE = 16


def pull_figure(item: Item, palette: Palette, value: Fraction) -> Figure:
    """Draw the samples to scale, one of them to be pulled; the axis says nothing of the answer.

    Parameters
    ----------
    item : Item
        Of the kind ``PULL``.
    palette : Palette
    value : Fraction
        Where the sample stands.
    """
    data = item.with_sample(value)
    moved = _moved(item)
    x, f = (np.array([float(each) for each in row]) for row in (data.x, data.samples))
    up = padded_range(np.array([float(end) for end in REACH]), 0.06)
    layout = frame(data, palette, up)
    slope = plain_number(float(item.target), minus=MINUS)
    clear = {"yanchor": "top", "bgcolor": palette.background}
    layout["shapes"][0]["name"] = "asked"  # with a name it stays while the sample moves
    layout["annotations"] = [
        note(x[data.index], up[1], f"slope <b>{slope}</b>?", palette.text, 14, **clear)
    ]
    samples = samples_trace(x, f, palette)
    samples["text"] = _others(item)
    pulled = scatter(
        "pulled sample",
        x[moved : moved + 1],
        f[moved : moved + 1],
        marker=_mark(palette.text, palette.background),
        **labelled([_label(moved, value)], palette.text, 13, textposition="top center"),
        cliponaxis=False,
    )
    return {"data": [samples, pulled], "layout": layout}


def _moved(item: Item) -> int:
    if item.kind != PULL or item.asked is None:
        raise ValueError("no sample of this item can be pulled")
    return item.asked


def _others(item: Item) -> list[str]:
    """Return the labels of the samples that stay, and none for the one that moves."""
    moved = _moved(item)
    texts = in_a_row(np.array([float(f) for f in item.with_sample(Fraction(0)).samples]))
    return [" " if k == moved else text for k, text in enumerate(texts)]


def _mark(fill: str, rim: str) -> Figure:
    return {"size": _SIZE, "color": fill, "line": {"color": rim, "width": 1.5}}


def _label(moved: int, value: Fraction) -> str:
    return f"<b>↕ f[{moved}] = {plain_number(float(value), minus=MINUS)}</b>"


def pull_alt(item: Item, value: Fraction) -> str:
    """Return what is to be seen before an answer, in one sentence."""
    shown = plain_number(float(value), minus=MINUS)
    return f"The samples over their places; f[{_moved(item)}], which moves, stands at {shown}."


def pull_data(item: Item, value: Fraction) -> dict[str, Any]:
    """Return what the browser is told of a sample to be pulled: nothing that tells the answer.

    Parameters
    ----------
    item : Item
    value : Fraction
        Where the sample stands.
    """
    data = item.with_sample(value)
    moved = _moved(item)
    return {
        "f": np.array([float(each) for each in data.samples]),
        "x": np.array([float(each) for each in data.x]),
        "moved": moved,
        "name": f"f[{moved}]",
        "texts": _others(item),
        "reach": [float(end) for end in REACH],
        "per_one": {"rough": int(1 / PULL_STEP), "fine": _FINE},
    }


# --- after the answer ----------------------------------------------------------------------------


def pulled_figure(
    item: Item, answered: LineData, palette: Palette, wrong: WrongRule | None
) -> Figure:
    """Draw the slope that NumPy returns with a sample as it was answered, and that of a slip.

    Parameters
    ----------
    item : Item
    answered : LineData
        Its samples with the answer among them.
    palette : Palette
    wrong : WrongRule or None
        The slip that was made.
    """
    figure = slopes_figure(answered, palette, wrong, told_right=True)
    moved = _moved(item)
    right = float(answered.x[moved]), float(_right(item))
    if answered == item.solved:
        return figure
    ghost = scatter(
        "right sample",
        np.array(right[:1]),
        np.array(right[1:]),
        marker={"size": _SIZE, "symbol": "circle-open-dot", "color": palette.text},
        **labelled([f"right: {fraction_text(_right(item))}"], palette.text, 13),
        textposition="bottom center" if right[1] < answered.samples[moved] else "top center",
        cliponaxis=False,
    )
    figure["data"].append(ghost)
    heights = np.array([right[1], *(float(each) for each in answered.samples)])
    figure["layout"]["yaxis"]["range"] = padded_range(heights, 0.3)
    return figure


def _right(item: Item) -> Fraction:
    if not isinstance(item.right, Fraction):
        raise TypeError("what is pulled is a number")
    return item.right


def pulled_alt(item: Item, answered: LineData, wrong: WrongRule | None) -> str:
    """Return the takeaway of a sample that was pulled, in one sentence."""
    said = slopes_alt(answered, wrong, told_right=True)
    return f"{said} With f[{_moved(item)}] = {fraction_text(_right(item))} it is what was asked."
