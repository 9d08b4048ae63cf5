"""The stencil strip: cells that were read, lines with weights, the cell that was made.

One look answers what np.gradient did: samples above, outputs below, a line from
every sample that was read to the output it made, carrying its weight.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_ui.figures.labels import fitting, weight
from gradient_ui.figures.layout import Figure, axis, base_layout
from gradient_ui.figures.places import indices_read
from gradient_ui.figures.thinning import window
from gradient_ui.figures.traces import labelled, note, scatter, shape
from gradient_ui.theme import Palette, SchemeStyle

MOST_CELLS = 7
_ROW_HEIGHT, _AROUND = 62, 40  # pixels
# Room left and right of the outermost cells, in cells; the curve below leaves the same.
EDGE_ROOM = 0.62
_FEW_CELLS = 5
_HALF_WIDTH = 0.38
_HALF_HEIGHT = 0.19
# Pixels across all cells on a phone; width of a letter as a share of its size.
_NARROWEST = 300
_LETTER_WIDTH = 0.58

Link = tuple[float, int, str]


@dataclass(frozen=True, eq=False)
class Lane:
    """One row of cells.

    Attributes
    ----------
    name : str
        What stands at its left.
    places : ndarray
        Centre of each cell on the index axis.
    values : sequence
        What stands in the cells.
    lit : set of float
        Places of the cells that take part in the step.
    """

    name: str
    places: np.ndarray
    values: Sequence[Any]
    lit: Set[float]


def strip_figure(trace: GradientTrace, step: DifferenceStep, palette: Palette) -> Figure:
    """Draw the strip for one difference step of a 1-D trace."""
    shown = cells_shown(trace, step)
    (values,) = trace.outputs
    read = indices_read(step)
    lanes = [
        Lane("f", shown, trace.samples[shown], set(read)),
        Lane("gradient", shown, values[shown], {step.position}),
    ]
    weights = [weight(term.weight, term.exact_weight) for term in step.terms]
    links = [(i, step.position, text) for i, text in zip(read, weights, strict=True)]
    return lanes_figure(lanes, links, trace, step, palette)


def cells_shown(trace: GradientTrace, step: DifferenceStep) -> np.ndarray:
    """Return the indices that have a cell: all of a short array, else the neighbourhood."""
    return np.array(window(len(trace.samples), step.position, MOST_CELLS))


def lanes_figure(
    lanes: Sequence[Lane],
    links: Sequence[Link],
    trace: GradientTrace,
    step: DifferenceStep,
    palette: Palette,
) -> Figure:
    """Draw lanes of cells from top to bottom, and links into the lowest lane.

    Parameters
    ----------
    lanes : sequence of Lane
    links : sequence of (place above, place below, weight)
        Lines from the last lane but one to the last.
    trace, step, palette
        What is drawn, which index is selected, and how.
    """
    style = palette.schemes[step.scheme]
    shown = cells_shown(trace, step)
    heights = [float(k) for k in reversed(range(len(lanes)))]
    names = {"tickvals": heights, "ticktext": [f"<b>{lane.name}</b>" for lane in lanes]}
    ink = {"size": 13, "color": palette.text}
    up = (-0.3, heights[0] + 0.42)
    cells = [
        _cell(float(place), y, place in lane.lit, style, palette)
        for lane, y in zip(lanes, heights, strict=True)
        for place in lane.places
    ]
    cut = _ellipses(len(trace.samples), shown, heights, palette)
    layout = base_layout(
        palette,
        _ROW_HEIGHT * len(lanes) + _AROUND,
        {},
        xaxis={"range": [shown[0] - EDGE_ROOM, shown[-1] + EDGE_ROOM], "visible": False},
        yaxis=axis(palette, "", range=up, showgrid=False, tickfont=ink, **names),
        shapes=[*cells, *(_line(link, style) for link in links)],
        annotations=[*_weights(links, style, palette), *cut],
    )
    on_top = np.full(len(shown), heights[0] + 0.33)
    indices = scatter("indices", shown, on_top, **labelled(map(str, shown), palette.muted))
    texts = [_lane_text(lane, y, palette) for lane, y in zip(lanes, heights, strict=True)]
    return {"data": [indices, *texts], "layout": layout}


def _cell(x: float, y: float, lit: bool, style: SchemeStyle, palette: Palette) -> Figure:
    name, fill = ("lit", style.tint) if lit else ("cell", palette.background)
    line = {"color": style.colour, "width": 3} if lit else {"color": palette.line, "width": 1}
    across, up = (x - _HALF_WIDTH, x + _HALF_WIDTH), (y - _HALF_HEIGHT, y + _HALF_HEIGHT)
    return shape("rect", across, up, name=name, line=line, fillcolor=fill, layer="below")


def _line(link: Link, style: SchemeStyle) -> Figure:
    up, line = (1 - _HALF_HEIGHT, _HALF_HEIGHT), {"color": style.colour, "width": 2.5}
    return shape("line", link[:2], up, name="link", line=line, layer="below")


def _weights(links: Sequence[Link], style: SchemeStyle, palette: Palette) -> list[Figure]:
    """Write each weight on its line; the middle one of three lower, so that none overlap."""
    along = [0.22, 0.58, 0.22] if len(links) == 3 else [0.36] * len(links)
    ink, page = style.ink, palette.background
    notes = []
    for (above, below, text), share in zip(links, along, strict=True):
        y = 1 - _HALF_HEIGHT - share * (1 - 2 * _HALF_HEIGHT)
        x = above + share * (below - above)
        notes.append(note(x, y, f"<b>{text}</b>", ink, bgcolor=page, borderpad=1))
    return notes


def _ellipses(
    length: int, shown: np.ndarray, heights: Sequence[float], palette: Palette
) -> list[Figure]:
    ends = [shown[0] - 0.5] if shown[0] > 0 else []
    ends += [shown[-1] + 0.5] if shown[-1] < length - 1 else []
    return [note(x, y, "…", palette.muted, 13) for x in ends for y in heights]


def _lane_text(lane: Lane, y: float, palette: Palette) -> Figure:
    """Return the values of a lane; invisible squares take the clicks anywhere in a cell."""
    count = len(lane.places)
    texts = [fitting(value, 7 if count <= _FEW_CELLS else 6) for value in lane.values]
    lit = [place in lane.lit for place in lane.places]
    shown = [f"<b>{text}</b>" if on else text for text, on in zip(texts, lit, strict=True)]
    inks = [palette.text if on else palette.muted for on in lit]
    return scatter(
        lane.name,
        lane.places,
        np.full(count, y),
        marker={"size": 40, "symbol": "square", "opacity": 0},
        **labelled(shown, inks, [_font_size(text, count) for text in texts]),
        customdata=np.floor(lane.places).astype(np.int64),
        hovertext=[f"{lane.name} {value}" for value in lane.values],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _font_size(text: str, cells: int) -> float:
    """Return the size at which `text` fits into one of so many cells, on a phone too."""
    cell = _NARROWEST * 2 * _HALF_WIDTH / (cells + 2 * EDGE_ROOM - 1)
    return float(np.clip((cell - 4) / (_LETTER_WIDTH * max(1, len(text))), 9, 16))
