"""Samples, differences and gradient as three lanes: the differences sit between the samples.

`np.diff` makes one slope per interval, half a sample away from both ends of it;
`np.gradient` mixes the slopes beside a sample into one output.
"""

from __future__ import annotations

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.insight import SlopeShare, slope_shares
from gradient_ui.figures.labels import short, weight
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.strip import Lane, cells_shown, lanes_figure
from gradient_ui.theme import Palette


def slopes_figure(trace: GradientTrace, step: DifferenceStep, palette: Palette) -> Figure:
    """Draw the three lanes for one difference step of a 1-D trace."""
    shown = cells_shown(trace, step)
    (values,) = trace.outputs
    (reading,) = trace.spacing
    read = [(part.interval + 0.5, _counts(part)) for part in slope_shares(step)]
    between = shown[:-1]
    gaps = np.asarray([reading.gap(int(i)) for i in between])
    with np.errstate(all="ignore"):
        slopes = np.diff(trace.samples[shown].astype(values.dtype)) / gaps
    lanes = [
        Lane("f", shown, trace.samples[shown], frozenset()),
        Lane("diff / h", between + 0.5, slopes, {place for place, _ in read}),
        Lane("gradient", shown, values[shown], {step.position}),
    ]
    links = [(place, step.position, text) for place, text in read]
    return lanes_figure(lanes, links, trace, step, palette)


def _counts(part: SlopeShare) -> str:
    return weight(part.share, part.exact)


def slopes_alt(step: DifferenceStep) -> str:
    """Return the figure's takeaway in one sentence."""
    read = " and ".join(
        f"{_counts(part)} times the slope between samples {part.interval} and {part.interval + 1}"
        for part in slope_shares(step)
    )
    return (
        "Samples, the slopes of the intervals between them, and the gradient: "
        f"gradient[{step.position}] = {short(step.value)} is {read}."
    )
