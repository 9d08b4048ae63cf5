"""The stencil strip: cells that were read, lines with weights, the cell that was made.

One look answers what np.gradient did: samples above, outputs below, a line from
every sample that was read to the output it made, carrying its weight.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_ui.figures.labels import short, weight
from gradient_ui.figures.layout import Figure, base_layout
from gradient_ui.theme import Palette, SchemeStyle

MOST_CELLS = 7
HEIGHT = 176
# Room left and right of the outermost cells, in cells; the curve below leaves the same.
EDGE_ROOM = 0.62
_FEW_CELLS = 5
_HALF_WIDTH = 0.38
_HALF_HEIGHT = 0.19
# Pixels across all cells on a phone; width of a letter as a share of its size.
_NARROWEST = 300
_LETTER_WIDTH = 0.58
_SAMPLES, _OUTPUTS = 1.0, 0.0


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
    style = palette.schemes[step.scheme]
    read = {term.index for term in step.terms}
    layout = base_layout(palette, HEIGHT)
    layout["xaxis"] = {"range": [shown[0] - EDGE_ROOM, shown[-1] + EDGE_ROOM], "visible": False}
    layout["yaxis"] = {
        "range": [-0.3, 1.42],
        "tickvals": [_OUTPUTS, _SAMPLES],
        "ticktext": ["<b>gradient</b>", "<b>f</b>"],
        "tickfont": {"size": 14, "color": palette.text},
        "showgrid": False,
        "zeroline": False,
    }
    cells = [_cell(i, _SAMPLES, i in read, style, palette) for i in shown]
    cells += [_cell(i, _OUTPUTS, i == step.position, style, palette) for i in shown]
    layout["shapes"] = [*cells, *_connections(step, style)]
    layout["annotations"] = [*_weights(step, style, palette), *_ellipses(trace, shown, palette)]
    return {"data": [_texts(trace, shown, read, step, palette)], "layout": layout}


def _cell(x: int, y: float, lit: bool, style: SchemeStyle, palette: Palette) -> Figure:
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


def _connections(step: DifferenceStep, style: SchemeStyle) -> list[Figure]:
    return [
        {
            "type": "line",
            "x0": term.index,
            "y0": _SAMPLES - _HALF_HEIGHT,
            "x1": step.position,
            "y1": _OUTPUTS + _HALF_HEIGHT,
            "line": {"color": style.colour, "width": 2.5},
            "layer": "below",
        }
        for term in step.terms
    ]


def _weights(step: DifferenceStep, style: SchemeStyle, palette: Palette) -> list[Figure]:
    """Write each weight on its line; the middle one of three lower, so that none overlap."""
    room = _SAMPLES - _OUTPUTS - 2 * _HALF_HEIGHT
    along = [0.22, 0.58, 0.22] if len(step.terms) == 3 else [0.36, 0.36]
    return [
        {
            "x": term.index + share * (step.position - term.index),
            "y": _SAMPLES - _HALF_HEIGHT - share * room,
            "text": f"<b>{weight(term.weight, term.exact_weight)}</b>",
            "showarrow": False,
            "bgcolor": palette.background,
            "borderpad": 1,
            "font": {"size": 14, "color": style.ink},
        }
        for term, share in zip(step.terms, along, strict=True)
    ]


def _ellipses(trace: GradientTrace, shown: range, palette: Palette) -> list[Figure]:
    ends = []
    if shown[0] > 0:
        ends.append(shown[0] - 0.5)
    if shown[-1] < len(trace.samples) - 1:
        ends.append(shown[-1] + 0.5)
    return [
        {"x": x, "y": y, "text": "…", "showarrow": False, "font": {"color": palette.muted}}
        for x in ends
        for y in (_SAMPLES, _OUTPUTS)
    ]


def _font_size(text: str, cells: int) -> float:
    """Return the size at which `text` fits into one of so many cells, on a phone too."""
    cell = _NARROWEST * 2 * _HALF_WIDTH / (cells + 2 * EDGE_ROOM - 1)
    return float(np.clip((cell - 4) / (_LETTER_WIDTH * max(1, len(text))), 9, 16))


def _texts(
    trace: GradientTrace,
    shown: range,
    read: set[Any],
    step: DifferenceStep,
    palette: Palette,
) -> Figure:
    """Return indices, samples and outputs as one trace, which also takes the clicks."""
    (values,) = trace.outputs
    count = len(shown)
    lit = [False] * count + [i in read for i in shown] + [i == step.position for i in shown]
    texts = [str(i) for i in shown]
    digits = 4 if count <= _FEW_CELLS else 3
    texts += [short(line[i], digits) for line in (trace.samples, values) for i in shown]
    hover = [f"index {i}" for i in shown]
    hover += [f"f[{i}] = {trace.samples[i]}" for i in shown]
    hover += [f"gradient[{i}] = {values[i]}" for i in shown]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": np.tile(np.asarray(shown), 3),
        "y": np.repeat([1.33, _SAMPLES, _OUTPUTS], count),
        "text": [f"<b>{t}</b>" if on else t for t, on in zip(texts, lit, strict=True)],
        "textfont": {
            "size": [12] * count + [_font_size(text, count) for text in texts[count:]],
            "color": [palette.text if on else palette.muted for on in lit],
        },
        # Invisible squares over the cells: a click anywhere in a cell selects its index.
        "marker": {"size": 40, "symbol": "square", "opacity": 0},
        "customdata": np.tile(np.asarray(shown), 3),
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
