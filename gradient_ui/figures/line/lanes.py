"""Samples, differences and gradient as three lanes: the differences sit between the samples.

`np.diff` makes one slope per interval, half a sample away from both ends of it;
`np.gradient` mixes the slopes beside a sample into one output.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.insight import SlopeShare, slope_shares
from gradient_ui.figures.labels import value_of, weight
from gradient_ui.figures.line.strip import Link, Strip, cells_shown, lane, strip_of


def slopes_of(trace: GradientTrace, step: DifferenceStep) -> Strip:
    """Return the strip of one difference step of a 1-D trace, by way of the steps between."""
    two = strip_of(trace, step)
    samples, slopes = two.lanes
    unlit = tuple(replace(cell, lit=False) for cell in samples.cells)
    shares = [(part.interval + 0.5, _counts(part)) for part in slope_shares(step)]
    places = [i + 0.5 for i in two.shown[:-1]]
    between = lane(("steps / h", "Δ/h"), places, _steps(trace, step), [at for at, _ in shares])
    links = tuple(Link(place, step.position, text) for place, text in shares)
    lanes = (replace(samples, cells=unlit), between, slopes)
    return replace(two, lanes=lanes, links=links, meaning="")


def _steps(trace: GradientTrace, step: DifferenceStep) -> np.ndarray:
    """Return the slope of each interval between the samples that have a cell."""
    shown = cells_shown(trace, step)
    (values,), (reading,) = trace.outputs, trace.spacing
    gaps = np.asarray([reading.gap(i) for i in shown[:-1]])
    samples = trace.samples[shown.start : shown.stop].astype(values.dtype)
    with np.errstate(all="ignore"):
        slopes: np.ndarray = np.diff(samples) / gaps
    return slopes


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
        f"gradient[{step.position}] = {value_of(step)} is {read}."
    )
