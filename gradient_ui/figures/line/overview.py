"""All samples of a long array in one low figure: where the step above belongs, and a way there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.sampled import SampledFunction
from gradient_ui.figures.layout import Figure, axis, base_layout
from gradient_ui.figures.places import positions, real_numbers
from gradient_ui.figures.thinning import extremes
from gradient_ui.figures.traces import cursor, scatter, told
from gradient_ui.theme import Palette

HEIGHT = 112
_MOST_POINTS = 800


@dataclass(frozen=True, eq=False)
class Overview:
    """The points that are drawn of a long array: lowest, highest and holes of every stretch.

    Attributes
    ----------
    indices : ndarray of int, shape (m,)
    x, f : ndarray, shape (m,)
        Positions and samples there; the real parts of complex samples.
    """

    indices: np.ndarray
    x: np.ndarray
    f: np.ndarray


def overview_of(trace: GradientTrace, sampled: SampledFunction | None = None) -> Overview:
    """Return the points to draw of a 1-D trace."""
    samples = np.asarray(trace.samples).real  # no copy: there may be ten million
    indices = extremes(samples, range(len(samples)), _MOST_POINTS)
    return Overview(indices, positions(trace, sampled)[indices], real_numbers(samples[indices]))


def overview_figure(
    overview: Overview,
    trace: GradientTrace,
    step: DifferenceStep,
    palette: Palette,
    sampled: SampledFunction | None = None,
) -> Figure:
    """Draw all samples, with the index of the step marked."""
    style = palette.schemes[step.scheme]
    here = float(positions(trace, sampled)[step.position])
    layout = base_layout(
        palette,
        HEIGHT,
        {"b": 24},
        xaxis=axis(palette, "", showgrid=False),
        yaxis=axis(palette, "all of f", nticks=3),
        shapes=[cursor(here, style.colour)],
    )
    points = scatter(
        "all samples",
        overview.x,
        overview.f,
        line={"color": palette.line, "width": 1.2},
        marker={"size": 9, "opacity": 0},  # invisible, but only markers take clicks
        **told("f", overview.indices),
    )
    selected = scatter(
        "selected sample",
        [here],
        [float(real_numbers(trace.samples[step.position]))],
        marker={"size": 12, "color": style.colour, "symbol": style.symbol},
        customdata=[step.position],
    )
    return {"data": [points, selected], "layout": layout}


def overview_alt(step: DifferenceStep, length: int) -> str:
    """Return the figure's takeaway in one sentence."""
    return f"All {length:,} samples; index {step.position}, shown above, is marked."
