"""What edge_order changes: the gradient with 1 and with 2, and both ends enlarged.

With 1 a line is dashed and a marker hollow, with 2 a line is thick and a marker filled; each
carries its name beside the end, where there are no samples.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.insight import parabola_through
from gradient_core.sampled import SampledFunction
from gradient_core.statements import BACKWARD, CENTRAL, FORWARD, LEFT
from gradient_ui.figures.labels import in_a_row
from gradient_ui.figures.layout import (
    CLEAR_LABELS,
    Ends,
    Figure,
    axis,
    base_layout,
    most_numbers,
    padded_range,
    room_of_numbers,
    upright,
)
from gradient_ui.figures.line.end_names import EndNames, margins
from gradient_ui.figures.line.exact_curves import exact_slope, function_curve
from gradient_ui.figures.places import positions, real_numbers
from gradient_ui.figures.thinning import extremes
from gradient_ui.figures.traces import labelled, scatter, told
from gradient_ui.problems.line import PLAIN_NAMES, AxisNames
from gradient_ui.theme import Palette, SchemeStyle

END_HEIGHT = 204
GRADIENT_HEIGHT = 208
# How far the lines reach outside and inside, as shares of the width of three samples.
_OUTSIDE, _INSIDE = 0.16, 0.45
_PARABOLA_POINTS = 41
_MOST_VALUES = 12
_AT_MARK = 8
_MOST_MARKERS = 200
_TICK = 6  # pixels between the plot and the numbers of its axis
_NARROWEST = 210  # pixels across an end on a phone
_LONGEST = 8  # signs of a slope in the room for names


def end_figure(
    trace: GradientTrace,
    steps: Sequence[DifferenceStep],
    palette: Palette,
    sampled: SampledFunction | None = None,
    names: AxisNames = PLAIN_NAMES,
) -> Figure:
    """Draw one end enlarged: the chord of 1, the parabola of 2 and its tangent at the end.

    Parameters
    ----------
    trace : GradientTrace
        Of 1-D samples, with either order.
    steps : sequence of DifferenceStep
        The steps at this end with ``edge_order=1`` and, where there are enough samples, 2.
    palette : Palette
    sampled : SampledFunction, optional
        The function the samples come from, drawn behind them.
    names : AxisNames
        What is written at the axis.
    """
    style = palette.schemes[steps[0].scheme]
    # From the end inwards, up to three.
    inwards = slice(3) if steps[0].region == LEFT else slice(None, -4, -1)
    x, f = positions(trace, sampled)[inwards], real_numbers(trace.samples)[inwards]
    on_left = bool(x[0] <= x[1])  # on the screen: descending coordinates swap the sides
    lines = [_slope_line(x, f, step, order, style) for order, step in enumerate(steps, 1)]
    curves = [*_parabola(x, f, style), *lines] if len(steps) == 2 else lines
    across = padded_range(np.concatenate([x, *(curve["x"] for curve in curves)]), 0.03)
    up = padded_range(np.concatenate([f, *(curve["y"] for curve in curves)]), 0.17)
    apart = {
        "ticks": "outside",
        "ticklen": _TICK,
        "tickcolor": palette.background,
    }  # from the marks
    layout = base_layout(
        palette,
        END_HEIGHT,
        margins(left=on_left, right=not on_left, numbers=room_of_numbers(up) + _TICK),
        xaxis=_across(trace, palette, across, names.x, few=True),
        # On the side where no names are.
        yaxis=upright(palette, "", up, nticks=5, side="right" if on_left else "left", **apart),
        **CLEAR_LABELS,
        annotations=EndNames(on_left, up, END_HEIGHT, style, palette).beside(
            lines, [_slope_name(text) for text in in_a_row([step.value for step in steps])]
        ),
    )
    behind = [function_curve(sampled, x, palette)] if sampled else []
    return {"data": [*behind, *curves, _read(x, f, steps, palette)], "layout": layout}


def end_alt(steps: Sequence[DifferenceStep]) -> str:
    """Return the takeaway of an enlarged end in one sentence."""
    which = "first" if steps[0].region == LEFT else "last"
    slopes = in_a_row([step.value for step in steps])
    text = (
        f"The {which} samples enlarged: with edge_order=1 a dashed line through the {which} two, "
        f"slope {slopes[0]}"
    )
    if len(steps) == 1:
        return f"{text}."
    return (
        f"{text}; with edge_order=2 a thick line that touches the parabola through the {which} "
        f"three at the end, slope {slopes[1]}."
    )


def gradient_figure(
    traces: Sequence[GradientTrace],
    palette: Palette,
    sampled: SampledFunction | None = None,
    names: AxisNames = PLAIN_NAMES,
) -> Figure:
    """Draw the gradient with both orders on the same axes: only the two ends differ.

    Parameters
    ----------
    traces : sequence of GradientTrace
        With ``edge_order=1`` and, where there are enough samples, 2.
    palette : Palette
    sampled : SampledFunction, optional
        The function the samples come from; its exact slope is drawn behind the outputs.
    names : AxisNames
        What is written at the axis.
    """
    x = positions(traces[0], sampled)
    outputs = [real_numbers(trace.outputs[0]) for trace in traces]
    up = padded_range(np.concatenate([[0.0], outputs[0], *(g[[0, -1]] for g in outputs)]), 0.2)
    # Inside, for on both sides are names.
    inside = {"ticklabelposition": "inside top"}
    yaxis = upright(palette, "", up, nticks=5, **inside)
    few = len(x) <= _MOST_VALUES
    layout = base_layout(
        palette,
        GRADIENT_HEIGHT,
        margins(left=True, right=True),
        xaxis=_across(traces[0], palette, padded_range(x, 0.02), names.x, few=few),
        yaxis=yaxis | {"zeroline": True, "zerolinecolor": palette.line},
        annotations=[],
        **CLEAR_LABELS,
    )
    data = exact_slope(sampled, x, palette) if sampled else []
    inner = _values_told(outputs[0])
    values = [g[k] for k in (0, -1) for g in (trace.outputs[0] for trace in traces)]
    texts = in_a_row([*outputs[0][inner], *values])
    named = _interior_values(x, outputs[0], inner, texts[: len(inner)], palette)
    data += [_interior(x, outputs[0], palette), named]
    of_ends = texts[len(inner) : -len(traces)], texts[-len(traces) :]
    for index, said in zip((0, len(x) - 1), of_ends, strict=True):
        inwards = slice(None, -3, -1) if index else slice(2)
        on_left = bool(x[0] <= x[-1]) == (index == 0)
        style = palette.schemes[BACKWARD if index else FORWARD]
        ends = [
            _end_output(x[inwards], g[inwards], index, order, palette)
            for order, g in enumerate(outputs, 1)
        ]
        data += ends
        layout["annotations"] += EndNames(
            on_left, up, GRADIENT_HEIGHT, style, palette, _AT_MARK
        ).beside(ends, [f"<b>{text}</b>" for text in said])
    return {"data": data, "layout": layout}


def gradient_alt(traces: Sequence[GradientTrace]) -> str:
    """Return the takeaway of the gradient with both orders in one sentence."""
    pairs = [in_a_row([trace.outputs[0][k] for trace in traces]) for k in (0, -1)]
    if len(traces) == 1:
        return f"The gradient with edge_order=1, from {pairs[0][0]} to {pairs[1][0]}."
    (left_1, left_2), (right_1, right_2) = pairs
    return (
        "The gradient with both orders on the same axes: inside they are the same, the left end "
        f"is {left_1} with edge_order=1 and {left_2} with 2, the right end {right_1} and {right_2}."
    )


def _slope_name(text: str) -> str:
    return f"slope <b>{text}</b>" if len(text) <= _LONGEST else f"<b>{text}</b>"


def _slope_line(
    x: np.ndarray, f: np.ndarray, step: DifferenceStep, order: int, style: SchemeStyle
) -> Figure:
    """Return the line through the end whose slope is the value, its outer point first."""
    width = x[min(2, len(x) - 1)] - x[0]
    inside = 1.12 * (x[1] - x[0]) if step.made_by.is_quotient else _INSIDE * width
    at = np.array([x[0] - _OUTSIDE * width, x[0] + inside])
    with np.errstate(all="ignore"):
        y = f[0] + float(real_numbers(step.value)) * (at - x[0])
    return scatter(f"slope, edge_order={order}", at, y, line=_stroke(style, order, (3, 4)))


def _parabola(x: np.ndarray, f: np.ndarray, style: SchemeStyle) -> list[Figure]:
    """Return the parabola through three samples, and its name in the wider gap inside."""
    at = np.linspace(x[0] + 0.06 * (x[0] - x[2]), x[2], _PARABOLA_POINTS)
    with np.errstate(all="ignore"):
        parabola = parabola_through(list(x), list(f), at)
    middle = 3 * _PARABOLA_POINTS // 4
    name = labelled(["parabola"], style.ink, textposition="middle center", cliponaxis=False)
    return [
        scatter("parabola", at, parabola, line={"color": style.colour, "width": 1.5}),
        scatter("parabola name", at[[middle]], parabola[[middle]], **name),
    ]


def _across(trace: GradientTrace, palette: Palette, shown: Ends, name: str, *, few: bool) -> Figure:
    """Return the horizontal axis: indices, or coordinates."""
    (reading,) = trace.spacing
    is_index = not reading.has_places
    part = ", real part drawn" if np.iscomplexobj(trace.samples) else ""
    title = ("index i" if is_index else name) + part
    numbers = {"exponentformat": "none", "separatethousands": True} if is_index else {}
    whole = {"dtick": 1} if is_index and few else {}
    most = most_numbers(shown, _NARROWEST, 6)
    return axis(palette, title, range=shown, nticks=most, **numbers, **whole)


def _stroke(style: SchemeStyle, order: int, widths: tuple[float, float]) -> Figure:
    """Return a dashed line for 1 and a thicker, solid one for 2."""
    dash = "7px,5px" if order == 1 else "solid"
    return {"color": style.colour, "width": widths[order - 1], "dash": dash}


def _read(
    x: np.ndarray, f: np.ndarray, steps: Sequence[DifferenceStep], palette: Palette
) -> Figure:
    """Return the samples with name and value; those that only 2 reads are hollow."""
    style = palette.schemes[steps[0].scheme]
    inwards = 1 if steps[0].region == LEFT else -1
    indices = steps[0].position + inwards * np.arange(len(x))
    slopes = [float(real_numbers(step.value)) for step in steps]
    fills = [style.colour] * 2 + [palette.background] * (len(x) - 2)
    dot = {"size": 12, "color": fills, "line": {"color": style.colour, "width": 2.5}}
    texts = [f"f[{i}] = {value}" for i, value in zip(indices, in_a_row(f), strict=True)]
    names = labelled(texts, palette.text, textposition=_clear_of_lines(x, f, slopes))
    return scatter("lit samples", x, f, marker=dot, cliponaxis=False, **names, **told("f", indices))


def _clear_of_lines(x: np.ndarray, f: np.ndarray, slopes: Sequence[float]) -> list[str]:
    """Return where the label of each sample, from the end inwards, is clear of the lines.

    The lines run between the samples, so there is room across the one that a label lies beside:
    under a line that goes up. Names of lines stand outside the end. Where the parabola turns, a
    steep tangent takes the room of the sample at the end.
    """
    inner, outer = ("right", "left") if x[0] <= x[1] else ("left", "right")
    goes_up = [bool(after >= before) for before, after in pairwise(f)]
    is_taken = slopes[0] * slopes[-1] < 0 and abs(slopes[-1]) > abs(slopes[0])
    under = [goes_up[0] != is_taken, goes_up[-1], not goes_up[-1]]
    sides = [inner, inner, outer]
    places = [f"{'bottom' if u else 'top'} {s}" for u, s in zip(under, sides, strict=True)]
    return places[: len(x)]


def _interior(x: np.ndarray, g: np.ndarray, palette: Palette) -> Figure:
    """Return the outputs that both orders share."""
    style = palette.schemes[CENTRAL]
    kept = extremes(g, range(1, max(1, len(g) - 1)))
    size = 11 if len(kept) <= _MOST_VALUES else 7
    mark = {"size": size, "color": style.colour, "symbol": style.symbol}
    return scatter(
        "interior",
        x[kept],
        g[kept],
        line={"color": style.colour, "width": 1.5},
        marker=mark if len(kept) <= _MOST_MARKERS else None,
        cliponaxis=False,
        **told("gradient", kept, ", with both"),
    )


def _values_told(g: np.ndarray) -> np.ndarray:
    """Return the indices inside whose values stand as text; of many the highest and the lowest."""
    inner = np.arange(1, max(1, len(g) - 1))
    if len(inner) > _MOST_VALUES:
        finite = inner[np.isfinite(g[inner])]
        ends = [g[finite].argmin(), g[finite].argmax()] if finite.size else []
        inner = np.unique(finite[ends])
    return inner


def _interior_values(
    x: np.ndarray, g: np.ndarray, inner: np.ndarray, texts: Sequence[str], palette: Palette
) -> Figure:
    """Return values of the interior as text."""
    middle = g[inner].mean() if len(g) > _MOST_VALUES and inner.size else -np.inf
    sides = ["top center" if v >= middle else "bottom center" for v in g[inner]]
    ink = palette.schemes[CENTRAL].ink
    names = labelled(texts, ink, textposition=sides)
    unseen = {"size": 11, "opacity": 0}  # keeps the text off the mark
    return scatter("interior values", x[inner], g[inner], marker=unseen, cliponaxis=False, **names)


def _end_output(x: np.ndarray, g: np.ndarray, index: int, order: int, palette: Palette) -> Figure:
    """Return the output of one order at an end, with a line to its neighbour inside."""
    style = palette.schemes[BACKWARD if index else FORWARD]
    hollow = order == 1
    return scatter(
        f"output, edge_order={order}",
        x,
        g,
        line=_stroke(style, order, (1.5, 2.5)),
        marker={
            "size": [14, 0],
            "symbol": style.symbol,
            "color": palette.background if hollow else style.colour,
            "line": {"color": style.colour, "width": 2.5 if hollow else 0},
        },
        cliponaxis=False,
        **told("gradient", np.array([index, index]), f", edge_order={order}"),
    )
