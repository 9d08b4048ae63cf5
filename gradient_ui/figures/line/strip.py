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
from gradient_ui.figures.layout import Figure, base_layout
from gradient_ui.theme import Palette, SchemeStyle

MOST_CELLS = 7
HEIGHT = 164
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


def window(length: int, position: int, most: int = MOST_CELLS) -> range:
    """Return the indices to show: all of a short array, else the neighbourhood.

    Examples
    --------
    >>> window(5, 2), window(100, 50), window(100, 99)
    (range(0, 5), range(47, 54), range(93, 100))
    """
    start = max(0, min(position - most // 2, length - most))
    return range(start, min(length, start + most))


def strip_figure(trace: GradientTrace, step: DifferenceStep, palette: Palette) -> Figure:
    """Draw the strip for one difference step of a 1-D trace."""
    shown = window(len(trace.samples), step.position)
    (values,) = trace.outputs
    read = {term.index for term in step.terms}
    lanes = [
        Lane("f", np.asarray(shown), [trace.samples[i] for i in shown], read),  # type: ignore[arg-type]
        Lane("gradient", np.asarray(shown), [values[i] for i in shown], {step.position}),
    ]
    links = [
        (float(term.index), step.position, weight(term.weight, term.exact_weight))  # type: ignore[arg-type]
        for term in step.terms
    ]
    return lanes_figure(lanes, links, trace, step, palette, HEIGHT)


def lanes_figure(
    lanes: Sequence[Lane],
    links: Sequence[Link],
    trace: GradientTrace,
    step: DifferenceStep,
    palette: Palette,
    height: int,
) -> Figure:
    """Draw lanes of cells from top to bottom, and links into the lowest lane.

    Parameters
    ----------
    lanes : sequence of Lane
    links : sequence of (place above, place below, weight)
        Lines from the last lane but one to the last.
    trace, step, palette, height
        What is drawn, which index is selected, and how.
    """
    style = palette.schemes[step.scheme]
    shown = window(len(trace.samples), step.position)
    heights = [float(k) for k in reversed(range(len(lanes)))]
    layout = base_layout(palette, height)
    layout["xaxis"] = {"range": [shown[0] - EDGE_ROOM, shown[-1] + EDGE_ROOM], "visible": False}
    layout["yaxis"] = {
        "range": [-0.3, heights[0] + 0.42],
        "tickvals": heights,
        "ticktext": [f"<b>{lane.name}</b>" for lane in lanes],
        "tickfont": {"size": 13, "color": palette.text},
        "showgrid": False,
        "zeroline": False,
    }
    cells = [
        _cell(float(place), y, place in lane.lit, style, palette)
        for lane, y in zip(lanes, heights, strict=True)
        for place in lane.places
    ]
    layout["shapes"] = [*cells, *(_line(link, style) for link in links)]
    layout["annotations"] = [
        *_weights(links, style, palette),
        *_ellipses(len(trace.samples), shown, heights, palette),
    ]
    texts = [_lane_text(lane, y, palette) for lane, y in zip(lanes, heights, strict=True)]
    return {"data": [_index_text(shown, heights[0], palette), *texts], "layout": layout}


def _cell(x: float, y: float, lit: bool, style: SchemeStyle, palette: Palette) -> Figure:
    return {
        "type": "rect",
        "x0": x - _HALF_WIDTH,
        "x1": x + _HALF_WIDTH,
        "y0": y - _HALF_HEIGHT,
        "y1": y + _HALF_HEIGHT,
        "line": {"color": style.colour if lit else palette.line, "width": 3 if lit else 1},
        "fillcolor": style.tint if lit else palette.background,
        "layer": "below",
    }


def _line(link: Link, style: SchemeStyle) -> Figure:
    above, below, _ = link
    return {
        "type": "line",
        "x0": above,
        "y0": 1 - _HALF_HEIGHT,
        "x1": below,
        "y1": _HALF_HEIGHT,
        "line": {"color": style.colour, "width": 2.5},
        "layer": "below",
    }


def _weights(links: Sequence[Link], style: SchemeStyle, palette: Palette) -> list[Figure]:
    """Write each weight on its line; the middle one of three lower, so that none overlap."""
    along = [0.22, 0.58, 0.22] if len(links) == 3 else [0.36] * len(links)
    return [
        {
            "x": above + share * (below - above),
            "y": 1 - _HALF_HEIGHT - share * (1 - 2 * _HALF_HEIGHT),
            "text": f"<b>{text}</b>",
            "showarrow": False,
            "bgcolor": palette.background,
            "borderpad": 1,
            "font": {"size": 14, "color": style.ink},
        }
        for (above, below, text), share in zip(links, along, strict=True)
    ]


def _ellipses(
    length: int, shown: range, heights: Sequence[float], palette: Palette
) -> list[Figure]:
    ends = [shown[0] - 0.5] if shown[0] > 0 else []
    ends += [shown[-1] + 0.5] if shown[-1] < length - 1 else []
    return [
        {"x": x, "y": y, "text": "…", "showarrow": False, "font": {"color": palette.muted}}
        for x in ends
        for y in heights
    ]


def _index_text(shown: range, top: float, palette: Palette) -> Figure:
    return {
        "type": "scatter",
        "mode": "text",
        "x": np.asarray(shown),
        "y": np.full(len(shown), top + 0.33),
        "text": [str(i) for i in shown],
        "textfont": {"size": 12, "color": palette.muted},
        "hoverinfo": "skip",
    }


def _lane_text(lane: Lane, y: float, palette: Palette) -> Figure:
    """Return the values of a lane; invisible squares take the clicks anywhere in a cell."""
    count = len(lane.places)
    texts = [fitting(value, 7 if count <= _FEW_CELLS else 6) for value in lane.values]
    lit = [place in lane.lit for place in lane.places]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": lane.places,
        "y": np.full(count, y),
        "text": [f"<b>{text}</b>" if on else text for text, on in zip(texts, lit, strict=True)],
        "textfont": {
            "size": [_font_size(text, count) for text in texts],
            "color": [palette.text if on else palette.muted for on in lit],
        },
        "marker": {"size": 40, "symbol": "square", "opacity": 0},
        "customdata": np.floor(lane.places).astype(np.int64),
        "hovertext": [f"{lane.name} {value}" for value in lane.values],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _font_size(text: str, cells: int) -> float:
    """Return the size at which `text` fits into one of so many cells, on a phone too."""
    cell = _NARROWEST * 2 * _HALF_WIDTH / (cells + 2 * EDGE_ROOM - 1)
    return float(np.clip((cell - 4) / (_LETTER_WIDTH * max(1, len(text))), 9, 16))
