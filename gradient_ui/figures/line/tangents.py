"""The three candidates for the slope at a sample, as lines through it over the curve."""

from __future__ import annotations

import numpy as np

from gradient_core.insight import MEAN, NUMPY, SECANT, LeverRule, parabola_through
from gradient_core.statements import CENTRAL
from gradient_ui.figures.labels import among, in_a_row
from gradient_ui.figures.layout import (
    Figure,
    axis,
    base_layout,
    left_margin,
    legend_above,
    padded_range,
    upright,
)
from gradient_ui.figures.line.seesaw import three_marks
from gradient_ui.figures.traces import scatter, told
from gradient_ui.theme import Palette

HEIGHT = 316
_LEGEND = 62  # pixels: one line for each candidate, whatever its number
_CURVE_POINTS = 61
_CANDIDATE_LINES = {
    NUMPY: {"width": 4, "dash": "solid"},
    SECANT: {"width": 2.5, "dash": "dash"},
    MEAN: {"width": 2.5, "dash": "dot"},
}


def tangents_figure(seesaw: LeverRule, palette: Palette, title: str = "x") -> Figure:
    """Draw the three candidates as lines through the middle sample, over the curve."""
    x, f = np.array(seesaw.x), np.array(seesaw.f)
    across = padded_range(x, 0.1)
    ends, wide = np.array(across), np.linspace(*across, _CURVE_POINTS)
    with np.errstate(all="ignore"):
        curve = parabola_through(list(x), list(f), wide)
    # by the samples alone: the picture keeps its scale while one of them moves to the side
    up = padded_range(f, 0.25)
    layout = base_layout(
        palette,
        HEIGHT,
        {"l": left_margin(up) - 8, "t": _LEGEND, "b": 46},
        xaxis=axis(palette, title, range=across),
        yaxis=upright(palette, "f", up),
        **legend_above(palette, orientation="v", traceorder="reversed"),
    )
    colour = palette.schemes[CENTRAL].colour
    colours = {NUMPY: colour, SECANT: palette.text, MEAN: palette.muted}
    line = {"color": palette.line, "width": 2}
    data = [scatter("parabola", wide, curve, line=line, showlegend=False)]
    slopes = in_a_row([candidate.value for candidate in seesaw.candidates])
    for candidate, slope in reversed([*zip(seesaw.candidates, slopes, strict=True)]):
        y = f[1] + candidate.value * (ends - x[1])
        style = {"color": colours[candidate.name], **_CANDIDATE_LINES[candidate.name]}
        name = f"{candidate.name} {slope}"
        data.append(scatter(candidate.name, ends, y, line=style, name=name))
    marks = three_marks(12, (colour, colour), palette)
    indices = np.arange(seesaw.index - 1, seesaw.index + 2)
    samples = scatter("samples", x, f, marker=marks, showlegend=False, **told("f", indices))
    return {"data": [*data, samples], "layout": layout}


def tangents_alt(seesaw: LeverRule) -> str:
    """Return the takeaway of the tangents in one sentence."""
    values = in_a_row([candidate.value for candidate in seesaw.candidates])
    named = zip(seesaw.candidates, values, strict=True)
    slopes = ", ".join(f"{candidate.name} {value}" for candidate, value in named)
    what = "x²" if seesaw.lies_on_square else "the parabola through the three samples"
    return (
        f"Three lines through the middle sample at x = {among(seesaw.x[1], seesaw.x)}, with the "
        f"slopes {slopes}; NumPy's touches {what}."
    )
