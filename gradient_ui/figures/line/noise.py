"""How strongly an end passes on noise in the samples, with either edge_order, as two bars.

Noise of the same size in every sample comes out multiplied by the root of the sum of the squared
weights: the bars have that length.
"""

from __future__ import annotations

import numpy as np

from gradient_core.insight import EdgeComparison
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure, axis, base_layout
from gradient_ui.figures.traces import note
from gradient_ui.theme import Palette

HEIGHT = 118
_ABOVE = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
_NAMES = ("edge_order=1", "edge_order=2")


def noise_figure(comparison: EdgeComparison, palette: Palette) -> Figure:
    """Draw what comes out of noise of size 1 in the samples, with each order."""
    style = palette.schemes[comparison.with_1.scheme]
    lengths = np.array(comparison.noise_gains)
    bars = {
        "type": "bar",
        "meta": "noise",
        "orientation": "h",
        "x": lengths,
        "y": list(_NAMES),
        "text": [f" {short(gain, 3)} times" for gain in lengths],
        "textposition": "outside",
        "textfont": {"color": palette.text, "size": 13},
        "cliponaxis": False,
        "marker": {
            "color": [palette.background, style.colour],
            "line": {"color": style.colour, "width": 2.5},
        },
        "hoverinfo": "skip",
    }
    layout = base_layout(
        palette,
        HEIGHT,
        {"l": 104, "t": 24, "b": 4},
        xaxis=axis(palette, "", range=(0, 1.4 * float(lengths.max())), visible=False),
        yaxis=axis(palette, "", autorange="reversed", showgrid=False, automargin=False),
        bargap=0.35,
        annotations=[note(0, 1, "noise of the samples comes out", palette.text, 13, **_ABOVE)],
    )
    return {"data": [bars], "layout": layout}


def noise_alt(comparison: EdgeComparison) -> str:
    """Return the takeaway in one sentence."""
    one, two = (short(gain, 3) for gain in comparison.noise_gains)
    return (
        f"Two bars: noise in the samples comes out {one} times as large with edge_order=1 and "
        f"{two} times with edge_order=2, {short(comparison.noise_ratio, 2)} times as strongly."
    )
