"""The ruler: where NumPy believes the samples are, to scale, and the hops from each to the next.

A hop onwards runs above the samples. A hop back, which unsorted coordinates make, runs below
them, dashed and in the colour of alarm; samples that share a place have a ring of that colour.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.calls import SpacingReport
from gradient_ui.figures.labels import in_a_row
from gradient_ui.figures.layout import Figure, axis, base_layout, most_numbers, padded_range
from gradient_ui.figures.places import indices_read
from gradient_ui.figures.thinning import window
from gradient_ui.figures.traces import labelled, note, scatter, shape, stems
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
    trace: GradientTrace, step: DifferenceStep, palette: Palette, title: str = "x"
) -> Figure:
    """Draw the ruler of a 1-D trace, one sample selected.

    Parameters
    ----------
    trace : GradientTrace
    step : DifferenceStep
        Of the selected sample.
    palette : Palette
    title : str
        What the coordinates count.
    """
    view = _View(trace, step, palette)
    edge, height = {"color": palette.line, "width": 1}, (view.top - _BODY, view.top)
    look = {
        "line": edge,
        "fillcolor": palette.grid,
        "opacity": 0.55,
        "layer": "below",
        "name": "body",
    }
    layout = base_layout(
        palette,
        HEIGHT_WITH_HOPS_BACK if view.has_back else HEIGHT,
        {"l": 8, "r": 8, "t": 4, "b": 44},
        xaxis=_scale(view, title),
        yaxis={"range": [view.top - _BODY, 1.3], "visible": False, "fixedrange": True},
        shapes=[shape("rect", (0, 1), height, xref="paper", **look)],
        annotations=[*_shared_names(view), *_gap_names(view)],
    )
    return {"data": [*_stems(view), *_hops(view), *_rings(view), _pins(view)], "layout": layout}


def ruler_alt(report: SpacingReport, step: DifferenceStep) -> str:
    """Return the takeaway of the ruler in one sentence."""
    return (
        f"The samples on a ruler, {report.order}: {report.how}; sample {step.position} is selected."
    )


@dataclass(frozen=True)
class _Hop:
    """The way from one sample to the next.

    Attributes
    ----------
    index : int
        Of the sample where it starts.
    middle, gap : float
        Where its middle is, and how far it goes; negative to the left.
    height : float
        Wider ones are higher; negative below the samples.
    is_back, is_lit : bool
        Whether it goes back, and whether the step reads its interval.
    """

    index: int
    middle: float
    gap: float
    height: float
    is_back: bool
    is_lit: bool


class _View:
    """What is shown: samples and hops, the width of the ruler, where it lies."""

    def __init__(self, trace: GradientTrace, step: DifferenceStep, palette: Palette) -> None:
        self.trace, self.step, self.palette = trace, step, palette
        self.style = palette.schemes[step.scheme]
        self.read = indices_read(step)
        self.x = trace.spacing[0].positions
        self.near = window(len(self.x), step.position, MOST_SAMPLES)
        self.shown = self.x[self.near.start : self.near.stop]
        self.across = padded_range(self.shown, _SIDE, 0.5)
        self.named = len(self.near) <= _MOST_NAMED
        self.onwards = -1.0 if self.x[0] > self.x[-1] else 1.0
        self.hops = self._all_hops()
        self.has_back = any(hop.is_back for hop in self.hops)
        self.top = -_DEEPEST if self.has_back else 0.0

    def _all_hops(self) -> list[_Hop]:
        """Return the hops between the samples shown, where there is a way to go."""
        gaps = np.diff(self.shown)
        widest = float(np.abs(gaps[np.isfinite(gaps)]).max(initial=0.0))
        hops = []
        for k, gap in enumerate(gaps.tolist(), self.near.start):
            if np.isfinite(gap) and gap != 0:
                is_back = gap * self.onwards < 0
                size = 0.38 + 0.5 * abs(gap) / widest
                is_lit = self.read[0] <= k < self.read[-1]
                middle = float(self.x[k] + gap / 2)
                hops.append(
                    _Hop(k, middle, gap, -0.75 * size if is_back else size, is_back, is_lit)
                )
        return hops

    def width_of(self, text: str) -> float:
        """Return how much of a narrow screen a text takes, in units of the coordinates."""
        return _LETTER * len(text) * (self.across[1] - self.across[0]) / _NARROWEST


def _scale(view: _View, title: str) -> Figure:
    """Return the axis: long ticks with numbers and short ones between, as on a ruler."""
    if len(view.shown) < len(view.x):
        title += f", samples {view.near[0]:,} to {view.near[-1]:,} of {len(view.x):,}"
    ticks = {"ticks": "inside", "tickcolor": view.palette.muted}
    span = view.across[1] - view.across[0]
    at_whole = bool((view.shown == np.round(view.shown)).all()) and span <= _MOST_WHOLE
    most = most_numbers(view.across, _NARROWEST, 9)
    found = axis(view.palette, title, range=view.across, showgrid=False, **ticks, ticklen=10)
    found["title"]["standoff"] = 4
    return (
        found
        | {"minor": {**ticks, "ticklen": 5}}
        | ({"dtick": 1} if at_whole else {"nticks": most})
    )


def _stems(view: _View) -> list[Figure]:
    """Return lines from the samples down to the ruler, where it does not lie just under them."""
    if not view.has_back:
        return []
    line = {"color": view.palette.line, "width": 1, "dash": "dot"}
    return [scatter("stems", *stems(view.shown, 0.0, view.top), line=line)]


def _hops(view: _View) -> list[Figure]:
    """Return one line for the hops onwards, one for those of the step, one for those back."""
    lines = {
        "hops onwards": {"color": view.palette.line, "width": 2},
        "lit hops": {"color": view.style.colour, "width": 3.5},
        "hops back": {"color": view.palette.alarm, "width": 3, "dash": "dash"},
    }
    groups: dict[str, list[_Hop]] = {role: [] for role in lines}
    for hop in view.hops:
        is_lit = "lit hops" if hop.is_lit else "hops onwards"
        groups["hops back" if hop.is_back else is_lit].append(hop)
    return [scatter(role, *_arcs(hops), line=lines[role]) for role, hops in groups.items() if hops]


def _arcs(hops: list[_Hop]) -> tuple[np.ndarray, np.ndarray]:
    """Return half ellipses from sample to sample, as one line with gaps."""
    angle = np.append(np.linspace(0, np.pi, _HOP_POINTS), np.nan)
    x = [hop.middle - hop.gap / 2 * np.cos(angle) for hop in hops]
    return np.concatenate(x), np.concatenate([hop.height * np.sin(angle) for hop in hops])


def _rings(view: _View) -> list[Figure]:
    """Return a ring around every place that neighbouring samples share."""
    shared = np.unique(view.shown[:-1][np.diff(view.shown) == 0])
    if not shared.size:
        return []
    rim = {"width": 3, "color": view.palette.alarm}
    size = 48 if view.named else 22
    ring = {"size": size, "symbol": "circle-open", "color": view.palette.alarm, "line": rim}
    return [scatter("rings", shared, np.zeros(len(shared)), marker=ring, cliponaxis=False)]


def _pins(view: _View) -> Figure:
    """Return the samples: each with its index, the selected one in its scheme's shape."""
    here, palette, style = view.step.position, view.palette, view.style
    others = [i for i in view.near if i != here]
    drawn = [*others, here]  # so that the selected one lies on top of others at the same place
    fills = [style.tint if i in view.read else palette.background for i in others]
    edges = [style.colour if i in view.read else palette.line for i in others]
    inks = [palette.text] * len(others) + [palette.background]
    size = 24 if view.named else 9
    is_alone = [np.count_nonzero(view.shown == view.x[i]) == 1 for i in drawn]
    names = [f"<b>{i}</b>" if alone else "" for i, alone in zip(drawn, is_alone, strict=True)]
    return scatter(
        "samples",
        view.x[drawn],
        np.zeros(len(drawn)),
        marker={
            "size": [size] * len(others) + [size * 1.45],
            "symbol": ["circle"] * len(others) + [style.symbol],
            "color": [*fills, style.colour],
            "line": {"color": [*edges, palette.text], "width": 2},
            "opacity": 1,
        },
        **(labelled(names, inks, 13) if view.named else {}),
        cliponaxis=False,
        customdata=np.array(drawn),
        hovertext=[
            f"f[{i}] = {text}"
            for i, text in zip(drawn, in_a_row(view.trace.samples[drawn]), strict=True)
        ],
        hovertemplate="x[%{customdata}] = %{x}, %{hovertext}<extra></extra>",
    )


def _gap_names(view: _View) -> list[Figure]:
    """Return the gaps over their hops: those with room, and always those that the step reads."""
    notes = []
    for hop, text in zip(view.hops, in_a_row([hop.gap for hop in view.hops]), strict=True):
        x, anchor = hop.middle, "center"
        if not view.named or abs(hop.gap) <= view.width_of(text):
            if not hop.is_lit:
                continue
            x, anchor = _away(hop, view, text)
        lit = view.style.ink if hop.is_lit else view.palette.muted
        name = f"<b>{text}</b>" if hop.is_back or hop.is_lit else text
        side = ("top", -4) if hop.is_back else ("bottom", 1)
        clear = {"xanchor": anchor, **dict(zip(("yanchor", "yshift"), side, strict=True))}
        ink = view.palette.alarm if hop.is_back else lit
        notes.append(note(x, hop.height, name, ink, name="name") | clear)
    return notes


def _away(hop: _Hop, view: _View, text: str) -> tuple[float, str]:
    """Return where the name of a narrow hop is clear of its neighbour's, and of the edges."""
    low, high = view.across
    x, width = hop.middle, view.width_of(text)
    is_before = hop.index < view.step.position
    if is_before == (view.onwards > 0):
        return (x, "right") if x - width > low else (low, "left")
    return (x, "left") if x + width < high else (high, "right")


def _shared_names(view: _View) -> list[Figure]:
    """Return the indices that share a place, above it."""
    notes = []
    above: Figure = {"yshift": 36, "bgcolor": view.palette.background, "name": "name"}
    for place in np.unique(view.shown[np.isfinite(view.shown)]) if view.named else ():
        here = view.near.start + np.flatnonzero(view.shown == place)
        if len(here) > 1:
            gap = ": gap 0" if (np.diff(here) == 1).any() else ""
            text = f"samples <b>{', '.join(map(str, here))}</b>{gap}"
            notes.append(note(float(place), 0, text, view.palette.alarm, **above))
    return notes
