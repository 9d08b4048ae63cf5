"""The ruler: where NumPy believes the samples are, to scale, and the hops from each to the next.

A hop onwards runs above the samples. A hop back, which unsorted coordinates make, runs below
them, dashed and in the colour of alarm; samples that share a place have a ring of that colour.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.calls.spacing_report import SpacingReport
from gradient_ui.figures.labels import fitting, short
from gradient_ui.figures.layout import Figure, base_layout, padded_range
from gradient_ui.figures.places import indices_read, positions
from gradient_ui.figures.thinning import window
from gradient_ui.figures.traces import note, scatter
from gradient_ui.theme import Palette

HEIGHT, HEIGHT_WITH_HOPS_BACK = 168, 232
MOST_SAMPLES = 31
_MOST_NAMED = 12
_MOST_WHOLE = 11  # numbers under the ruler, where all coordinates are whole
_HOP_POINTS = 21
_NARROWEST = 310  # pixels across the ruler on a phone
_LETTER = 7.5
_BODY = 0.30  # height of the ruler's body; a hop is at most 1 high
_DEEPEST = 0.95  # how far below the samples the ruler lies where there are hops back
_SIDE = 0.06  # free at both ends, as a share of the ruler


@np.errstate(all="ignore")  # coordinates may be anything
def ruler_figure(
    trace: GradientTrace,
    report: SpacingReport,
    step: DifferenceStep,
    palette: Palette,
    title: str = "x",
) -> Figure:
    """Draw the ruler of a 1-D trace, one sample selected.

    Parameters
    ----------
    trace : GradientTrace
    report : SpacingReport
        What is certain about the spacing of `trace`.
    step : DifferenceStep
        Of the selected sample.
    palette : Palette
    title : str
        What the coordinates count.
    """
    x = positions(trace)
    near = window(len(x), step.position, MOST_SAMPLES)
    view = _View(x, near, padded_range(x[near.start : near.stop], _SIDE, 0.5))
    layout = base_layout(palette, HEIGHT_WITH_HOPS_BACK if view.has_back else HEIGHT)
    layout["margin"] = {"l": 8, "r": 8, "t": 4, "b": 44}
    layout["xaxis"] = _scale(view, f"{title}{view.part_name}", palette)
    top = -_DEEPEST if view.has_back else 0.0
    layout["yaxis"] = {"range": [top - _BODY, 1.3], "visible": False, "fixedrange": True}
    layout["shapes"] = [_body(top, palette)]
    data = [
        *_stems(view, top, palette),
        *_hops(view, step, palette),
        *_rings(view, palette),
        _pins(trace, view, step, palette),
    ]
    layout["annotations"] = [
        *_shared_names(view, palette),
        *_gap_names(view, step, palette),
    ]
    return {"data": data, "layout": layout}


def ruler_alt(report: SpacingReport, step: DifferenceStep) -> str:
    """Return the takeaway of the ruler in one sentence."""
    return (
        f"The samples on a ruler, {report.order}: {report.how}; sample {step.position} is selected."
    )


class _View:
    """What is shown: the samples, the width of the ruler, and which way is onwards."""

    def __init__(self, x: np.ndarray, near: range, across: list[float]) -> None:
        self.x = x
        self.near = near
        self.across = across
        self.shown = x[near.start : near.stop]
        self.named = len(near) <= _MOST_NAMED
        self.onwards = -1.0 if x[0] > x[-1] else 1.0
        gaps = np.diff(self.shown)
        self.has_back = bool((gaps * self.onwards < 0).any())
        self.widest = float(np.abs(gaps[np.isfinite(gaps)]).max(initial=0.0)) or 1.0

    @property
    def part_name(self) -> str:
        """Which part of many samples is shown, for the title of the axis."""
        if len(self.shown) == len(self.x):
            return ""
        return f", samples {self.near[0]:,} to {self.near[-1]:,} of {len(self.x):,}"

    @property
    def intervals(self) -> range:
        """The intervals between the samples shown."""
        return range(self.near.start, self.near.stop - 1)

    def gap(self, k: int) -> float:
        """Return the gap between sample `k` and the next."""
        return float(self.x[k + 1] - self.x[k])

    def is_back(self, k: int) -> bool:
        """Whether the hop from sample `k` to the next goes back."""
        return self.gap(k) * self.onwards < 0

    def height(self, k: int) -> float:
        """Return how high the hop from `k` is: wider ones are higher; negative below."""
        size = 0.38 + 0.5 * abs(self.gap(k)) / self.widest
        return -0.75 * size if self.is_back(k) else size

    def has_room(self, k: int, text: str) -> bool:
        """Whether a text fits over the hop from `k` on a narrow screen."""
        return self.named and abs(self.gap(k)) > self.width_of(text)

    def width_of(self, text: str) -> float:
        """Return how much of a narrow screen a text takes, in units of the coordinates."""
        return _LETTER * len(text) * (self.across[1] - self.across[0]) / _NARROWEST


def _scale(view: _View, title: str, palette: Palette) -> Figure:
    """Return the axis: long ticks with numbers and short ones between, as on a ruler."""
    ticks = {"ticks": "inside", "tickcolor": palette.muted}
    span = view.across[1] - view.across[0]
    at_whole = bool((view.shown == np.round(view.shown)).all()) and span <= _MOST_WHOLE
    return {
        "range": view.across,
        "title": {"text": title, "font": {"size": 14, "color": palette.text}, "standoff": 4},
        "tickfont": {"size": 12, "color": palette.muted},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        **({"dtick": 1} if at_whole else {"nticks": 9}),
        **ticks,
        "ticklen": 10,
        "minor": {**ticks, "ticklen": 5},
    }


def _body(top: float, palette: Palette) -> Figure:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": top - _BODY,
        "y1": top,
        "line": {"color": palette.line, "width": 1},
        "fillcolor": palette.grid,
        "opacity": 0.55,
        "layer": "below",
    }


def _stems(view: _View, top: float, palette: Palette) -> list[Figure]:
    """Return lines from the samples down to the ruler, where it does not lie just under them."""
    if top == 0:
        return []
    count = len(view.shown)
    x = np.column_stack([view.shown, view.shown, np.full(count, np.nan)]).ravel()
    y = np.tile([0.0, top, np.nan], count)
    return [scatter("stems", x, y, line={"color": palette.line, "width": 1, "dash": "dot"})]


def _hops(view: _View, step: DifferenceStep, palette: Palette) -> list[Figure]:
    """Return one line for the hops onwards, one for those of the step, one for those back."""
    style = palette.schemes[step.scheme]
    beside = _beside(step)
    lines = {
        "hops onwards": {"color": palette.line, "width": 2},
        "lit hops": {"color": style.colour, "width": 3.5},
        "hops back": {"color": palette.alarm, "width": 3, "dash": "dash"},
    }
    groups: dict[str, list[int]] = {role: [] for role in lines}
    for k in view.intervals:
        if np.isfinite(view.gap(k)) and view.gap(k) != 0:
            is_lit = "lit hops" if k in beside else "hops onwards"
            groups["hops back" if view.is_back(k) else is_lit].append(k)
    return [scatter(role, *_arcs(view, ks), line=lines[role]) for role, ks in groups.items() if ks]


def _beside(step: DifferenceStep) -> range:
    """Return the intervals that the step reads."""
    read = indices_read(step)
    return range(read[0], read[-1])


def _arcs(view: _View, hops: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return half ellipses from sample to sample, as one line with gaps."""
    angle = np.linspace(0, np.pi, _HOP_POINTS)
    x, y = [], []
    for k in hops:
        middle, half = view.x[k] + view.gap(k) / 2, view.gap(k) / 2
        x.append(np.append(middle - half * np.cos(angle), np.nan))
        y.append(np.append(view.height(k) * np.sin(angle), np.nan))
    return np.concatenate(x), np.concatenate(y)


def _rings(view: _View, palette: Palette) -> list[Figure]:
    """Return a ring around every place that neighbouring samples share."""
    shared = np.unique(view.shown[:-1][np.diff(view.shown) == 0])
    if not shared.size:
        return []
    rim = {"width": 3, "color": palette.alarm}
    size = 48 if view.named else 22
    ring = {"size": size, "symbol": "circle-open", "color": palette.alarm, "line": rim}
    return [scatter("rings", shared, np.zeros(len(shared)), marker=ring, cliponaxis=False)]


def _pins(trace: GradientTrace, view: _View, step: DifferenceStep, palette: Palette) -> Figure:
    """Return the samples: each with its index, the selected one in its scheme's shape."""
    # The selected sample comes last, so that it lies on top of others at the same place.
    drawn = np.array([*(i for i in view.near if i != step.position), step.position])
    read = indices_read(step)
    looks = [_look(int(i), step, read, palette, view.named) for i in drawn]
    alone = [(i, np.count_nonzero(view.shown == view.x[i]) == 1) for i in drawn]
    return scatter(
        "samples",
        view.x[drawn],
        np.zeros(len(drawn)),
        marker={
            "size": [look["size"] for look in looks],
            "symbol": [look["symbol"] for look in looks],
            "color": [look["fill"] for look in looks],
            "line": {"color": [look["edge"] for look in looks], "width": 2},
            "opacity": 1,
        },
        text=[f"<b>{i}</b>" if one else "" for i, one in alone] if view.named else None,
        textfont={"size": 13, "color": [look["ink"] for look in looks]},
        cliponaxis=False,
        customdata=drawn,
        hovertext=[f"f[{i}] = {short(trace.samples[i])}" for i in drawn],
        hovertemplate="x[%{customdata}] = %{x}, %{hovertext}<extra></extra>",
    )


def _look(
    index: int, step: DifferenceStep, read: list[int], palette: Palette, named: bool
) -> dict[str, Any]:
    style = palette.schemes[step.scheme]
    size = 24 if named else 9
    if index == step.position:
        return {
            "size": size * 1.45,
            "symbol": style.symbol,
            "fill": style.colour,
            "edge": palette.text,
            "ink": palette.background,
        }
    is_read = index in read
    return {
        "size": size,
        "symbol": "circle",
        "fill": style.tint if is_read else palette.background,
        "edge": style.colour if is_read else palette.line,
        "ink": palette.text,
    }


def _gap_names(view: _View, step: DifferenceStep, palette: Palette) -> list[Figure]:
    """Return the gaps over their hops: those with room, and always those that the step reads."""
    style = palette.schemes[step.scheme]
    beside = _beside(step)
    notes = []
    for k in view.intervals:
        gap = view.gap(k)
        text = fitting(gap, 6)
        has_room = view.has_room(k, text)
        if not np.isfinite(gap) or gap == 0 or not (has_room or k in beside):
            continue
        back = view.is_back(k)
        ink = palette.alarm if back else style.ink if k in beside else palette.muted
        x, anchor = float(view.x[k] + gap / 2), "center"
        if not has_room:
            x, anchor = _away(x, k, step, view, text)
        name = f"<b>{text}</b>" if back or k in beside else text
        clear: Figure = (
            {"yanchor": "top", "yshift": -4} if back else {"yanchor": "bottom", "yshift": 1}
        )
        notes.append(note(x, view.height(k), name, ink, xanchor=anchor, **clear))
    return notes


def _away(x: float, k: int, step: DifferenceStep, view: _View, text: str) -> tuple[float, str]:
    """Return where the name of a narrow hop is clear of its neighbour's, and of the edges."""
    low, high = view.across
    is_before = k < step.position
    if is_before == (view.onwards > 0):
        return (x, "right") if x - view.width_of(text) > low else (low, "left")
    return (x, "left") if x + view.width_of(text) < high else (high, "right")


def _shared_names(view: _View, palette: Palette) -> list[Figure]:
    """Return the indices that share a place, above it."""
    notes = []
    for place in np.unique(view.shown[np.isfinite(view.shown)]) if view.named else ():
        here = view.near.start + np.flatnonzero(view.shown == place)
        if len(here) > 1:
            gap = ": gap 0" if (np.diff(here) == 1).any() else ""
            text = f"<b>{', '.join(map(str, here))}</b>{gap}"
            above: Figure = {"yshift": 36, "bgcolor": palette.background}
            notes.append(note(float(place), 0, text, palette.alarm, **above))
    return notes
