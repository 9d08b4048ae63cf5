"""Samples, differences and gradient as three lanes: the differences sit between the samples.

`np.diff` makes one slope per interval, half a sample away from both ends of it;
`np.gradient` mixes the slopes beside a sample into one output.
"""

from __future__ import annotations

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_ui.figures.labels import short, weight
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.strip import Lane, cells_shown, lanes_figure
from gradient_ui.figures.places import indices_read
from gradient_ui.theme import Palette


def slopes_read(step: DifferenceStep) -> list[tuple[float, str]]:
    """Return the slopes that make an output: place of each on the index axis, and its weight.

    With weights ``a`` and ``c`` on the outermost samples, the first slope counts ``-a*h1`` and
    the last one ``c*h2``.
    """
    terms = step.terms
    first, last = terms[0], terms[-1]
    gaps = (step.gaps[0], step.gaps[-1])
    exact = step.exact_gaps or (None, None)
    shares = [(first, -1, gaps[0], exact[0]), (last, 1, gaps[1], exact[-1])]
    labels = []
    for term, sign, gap, exact_gap in shares:
        exact_share = None
        if term.exact_weight is not None and exact_gap is not None:
            exact_share = sign * term.exact_weight * exact_gap
        with np.errstate(all="ignore"):
            labels.append(weight(sign * term.weight * gap, exact_share))
    read = indices_read(step)
    places = [read[0] + 0.5, read[-1] - 0.5]
    if places[0] == places[1]:
        return [(places[1], labels[1])]
    return list(zip(places, labels, strict=True))


def slopes_figure(trace: GradientTrace, step: DifferenceStep, palette: Palette) -> Figure:
    """Draw the three lanes for one difference step of a 1-D trace."""
    shown = cells_shown(trace, step)
    (values,) = trace.outputs
    (reading,) = trace.spacing
    read = dict(slopes_read(step))
    between = shown[:-1]
    gaps = np.asarray([reading.gap(int(i)) for i in between])
    with np.errstate(all="ignore"):
        slopes = np.diff(trace.samples[shown].astype(values.dtype)) / gaps
    lanes = [
        Lane("f", shown, trace.samples[shown], frozenset()),
        Lane("diff / h", between + 0.5, slopes, frozenset(read)),
        Lane("gradient", shown, values[shown], {step.position}),
    ]
    links = [(place, step.position, text) for place, text in read.items()]
    return lanes_figure(lanes, links, trace, step, palette)


def slopes_alt(step: DifferenceStep) -> str:
    """Return the figure's takeaway in one sentence."""
    read = " and ".join(
        f"{text} times the slope between samples {int(place)} and {int(place) + 1}"
        for place, text in slopes_read(step)
    )
    return (
        "Samples, the slopes of the intervals between them, and the gradient: "
        f"gradient[{step.position}] = {short(step.value)} is {read}."
    )
