"""What edge_order changes: the gradient with 1 and with 2, and both ends enlarged.

With 1 a line is dashed and a marker hollow, with 2 a line is thick and a marker filled; each
carries its name beside the end, where there are no samples.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.sampled.line import SampledFunction
from gradient_core.statements.schemes import BACKWARD, CENTRAL, FORWARD, LEFT
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure, axis, base_layout
from gradient_ui.figures.line.curve import drawn, positions
from gradient_ui.figures.line.known import exact_trace, function_trace
from gradient_ui.figures.thinning import thin
from gradient_ui.theme import Palette, SchemeStyle

END_HEIGHT = 204
GRADIENT_HEIGHT = 208
# Pixels: beside an end for its two labels; the least distance between their middles; the rest.
_LABEL_ROOM = 104
_LABEL_DISTANCE = 36.0
_OTHER_ROOM = 30
_TOP, _BOTTOM = 6, 46
# How far the lines reach outside and inside, as shares of the width of three samples.
_OUTSIDE, _INSIDE = 0.16, 0.45
_CURVE_POINTS = 41
_MOST_VALUES = 12
_MOST_MARKERS = 200

Curve = tuple[np.ndarray, np.ndarray]


def end_figure(
    trace: GradientTrace,
    steps: Sequence[DifferenceStep],
    palette: Palette,
    sampled: SampledFunction | None = None,
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
    """
    is_left = steps[0].region == LEFT
    style = palette.schemes[steps[0].scheme]
    x, f = (
        _inwards(values, is_left) for values in (positions(trace, sampled), drawn(trace.samples))
    )
    on_left = bool(x[0] <= x[1])  # on the screen: descending coordinates swap the sides
    lines = [_slope_line(x, f, step) for step in steps]
    data = [function_trace(sampled, x, palette)] if sampled else []
    curves = [*lines, (x, f)]
    if len(steps) == 2:
        parabola = _parabola(x, f)
        curves.append(parabola)
        data.append(_line(*parabola, {"color": style.colour, "width": 1.5}))
    data += [_line(*line, _stroke(style, order)) for order, line in enumerate(lines, 1)]
    data.append(_read(x, f, steps, style, palette))
    layout = base_layout(palette, END_HEIGHT)
    layout["margin"] = _margin(left=on_left, right=not on_left)
    across = _padded(np.concatenate([curve[0] for curve in curves]), 0.03)
    up = _padded(np.concatenate([curve[1] for curve in curves]), 0.17)
    layout["xaxis"] = _across(trace, palette, across, few=True)
    layout["yaxis"] = axis(palette, "", range=up, showticklabels=False)
    layout["annotations"] = _labels(
        [(float(line[0][0]), float(line[1][0])) for line in lines],
        [f"slope <b>{short(step.value)}</b>" for step in steps],
        up,
        END_HEIGHT,
        on_left,
        style,
        palette,
    )
    return {"data": data, "layout": layout}


def end_alt(steps: Sequence[DifferenceStep]) -> str:
    """Return the takeaway of an enlarged end in one sentence."""
    which = "first" if steps[0].region == LEFT else "last"
    text = (
        f"The {which} samples enlarged: with edge_order=1 a dashed line through the {which} two, "
        f"slope {short(steps[0].value)}"
    )
    if len(steps) == 1:
        return f"{text}."
    return (
        f"{text}; with edge_order=2 a thick line that touches the parabola through the {which} "
        f"three at the end, slope {short(steps[1].value)}."
    )


def gradient_figure(
    traces: Sequence[GradientTrace], palette: Palette, sampled: SampledFunction | None = None
) -> Figure:
    """Draw the gradient with both orders on the same axes: only the two ends differ.

    Parameters
    ----------
    traces : sequence of GradientTrace
        With ``edge_order=1`` and, where there are enough samples, 2.
    palette : Palette
    sampled : SampledFunction, optional
        The function the samples come from; its exact slope is drawn behind the outputs.
    """
    x = positions(traces[0], sampled)
    outputs = [drawn(trace.outputs[0]) for trace in traces]
    few = len(x) <= _MOST_VALUES
    ends = [np.array([output[0], output[-1]]) for output in outputs]
    up = _padded(np.concatenate([*outputs[:1], *ends, [0.0]]), 0.2)
    layout = base_layout(palette, GRADIENT_HEIGHT)
    layout["margin"] = _margin(left=True, right=True)
    layout["xaxis"] = _across(traces[0], palette, _padded(x, 0.02), few=few)
    layout["yaxis"] = axis(palette, "", range=up, showticklabels=False, nticks=5)
    layout["yaxis"] |= {"zeroline": True, "zerolinecolor": palette.line}
    data = exact_trace(sampled, x, palette) if sampled else []
    data += [_interior(x, outputs[0], palette), _interior_values(x, outputs[0], palette)]
    layout["annotations"] = []
    for is_left in (True, False):
        style = palette.schemes[FORWARD if is_left else BACKWARD]
        on_left = bool(x[0] <= x[-1]) == is_left
        here = [_inwards(output, is_left)[:2] for output in outputs]
        at = _inwards(x, is_left)[:2]
        index = 0 if is_left else len(x) - 1
        for order, pair in enumerate(here, 1):
            data.append(_end_output(at, pair, index, order, style, palette))
        layout["annotations"] += _labels(
            [(float(at[0]), float(pair[0])) for pair in here],
            [f"<b>{short(_inwards(trace.outputs[0], is_left)[0])}</b>" for trace in traces],
            up,
            GRADIENT_HEIGHT,
            on_left,
            style,
            palette,
        )
    return {"data": data, "layout": layout}


def gradient_alt(traces: Sequence[GradientTrace]) -> str:
    """Return the takeaway of the gradient with both orders in one sentence."""
    pairs = [[short(trace.outputs[0][k]) for trace in traces] for k in (0, -1)]
    if len(traces) == 1:
        return f"The gradient with edge_order=1, from {pairs[0][0]} to {pairs[1][0]}."
    (left_1, left_2), (right_1, right_2) = pairs
    return (
        "The gradient with both orders on the same axes: inside they are the same, the left end "
        f"is {left_1} with edge_order=1 and {left_2} with 2, the right end {right_1} and {right_2}."
    )


def _inwards(values: Any, is_left: bool) -> Any:
    """Return up to three values from an end inwards."""
    return values[:3] if is_left else values[:-4:-1]


def _slope_line(x: np.ndarray, f: np.ndarray, step: DifferenceStep) -> Curve:
    """Return the line through the end whose slope is the value, its outer point first."""
    width = x[min(2, len(x) - 1)] - x[0]
    inside = 1.12 * (x[1] - x[0]) if step.made_by.is_quotient else _INSIDE * width
    at = np.array([x[0] - _OUTSIDE * width, x[0] + inside])
    with np.errstate(all="ignore"):
        return at, f[0] + float(drawn(step.value)) * (at - x[0])


def _parabola(x: np.ndarray, f: np.ndarray) -> Curve:
    """Return the parabola through three samples, in Newton's form."""
    at = np.linspace(x[0] + 0.06 * (x[0] - x[2]), x[2], _CURVE_POINTS)
    with np.errstate(all="ignore"):
        first = (f[1] - f[0]) / (x[1] - x[0])
        second = ((f[2] - f[1]) / (x[2] - x[1]) - first) / (x[2] - x[0])
        return at, f[0] + (at - x[0]) * (first + (at - x[1]) * second)


def _padded(values: np.ndarray, share: float) -> list[float]:
    """Return a range around the finite values, with a share of its width added on both sides."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return [-1.0, 1.0]
    low, high = float(finite.min()), float(finite.max())
    pad = (high - low) * share or max(abs(high), 1.0) * share
    return [low - pad, high + pad] if np.isfinite([low - pad, high + pad]).all() else [low, high]


def _margin(*, left: bool, right: bool) -> Figure:
    """Return the margins, with room for labels on the sides where an end is."""
    sides = [_LABEL_ROOM if wide else _OTHER_ROOM for wide in (left, right)]
    return {"l": sides[0], "r": sides[1], "t": _TOP, "b": _BOTTOM}


def _across(trace: GradientTrace, palette: Palette, shown: list[float], *, few: bool) -> Figure:
    """Return the horizontal axis: indices, or coordinates."""
    (reading,) = trace.spacing
    is_index = reading.kind == "unit"
    part = ", real part drawn" if np.iscomplexobj(trace.samples) else ""
    title = ("index i" if is_index else "x") + part
    found = axis(palette, title, range=shown, nticks=6)
    if is_index:
        found |= {"exponentformat": "none", "separatethousands": True}
    if is_index and few:
        found["dtick"] = 1
    return found


def _stroke(style: SchemeStyle, order: int) -> Figure:
    if order == 1:
        return {"color": style.colour, "width": 3, "dash": "7px,5px"}
    return {"color": style.colour, "width": 4, "dash": "solid"}


def _line(x: np.ndarray, y: np.ndarray, stroke: Figure) -> Figure:
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": stroke, "hoverinfo": "skip"}


def _read(
    x: np.ndarray,
    f: np.ndarray,
    steps: Sequence[DifferenceStep],
    style: SchemeStyle,
    palette: Palette,
) -> Figure:
    """Return the samples with name and value; those that only 2 reads are hollow."""
    is_left = steps[0].region == LEFT
    indices = steps[0].position + (1 if is_left else -1) * np.arange(len(x))
    slopes = [float(drawn(step.value)) for step in steps]
    fills = [style.colour] * 2 + [palette.background] * (len(x) - 2)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x,
        "y": f,
        "customdata": indices,
        "text": [f"f[{i}] = {short(value)}" for i, value in zip(indices, f, strict=True)],
        "textposition": _clear_of_lines(x, f, slopes),
        "textfont": {"size": 12, "color": palette.text},
        "cliponaxis": False,
        "marker": {"size": 12, "color": fills, "line": {"color": style.colour, "width": 2.5}},
        "hovertemplate": "f[%{customdata}] = %{y}<extra></extra>",
    }


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
    kept = thin(g, range(1, max(1, len(g) - 1)))
    return {
        "type": "scatter",
        "mode": "lines" if len(kept) > _MOST_MARKERS else "lines+markers",
        "x": x[kept],
        "y": g[kept],
        "customdata": kept,
        "cliponaxis": False,
        "line": {"color": style.colour, "width": 1.5},
        "marker": {
            "size": 11 if len(kept) <= _MOST_VALUES else 7,
            "color": style.colour,
            "symbol": style.symbol,
        },
        "hovertemplate": "gradient[%{customdata}] = %{y}, with both<extra></extra>",
    }


def _interior_values(x: np.ndarray, g: np.ndarray, palette: Palette) -> Figure:
    """Return the values of the interior as text; of many only the highest and the lowest."""
    inner = np.arange(1, max(1, len(g) - 1))
    if len(inner) > _MOST_VALUES:
        finite = inner[np.isfinite(g[inner])]
        inner = (
            np.unique(finite[[g[finite].argmin(), g[finite].argmax()]]) if finite.size else finite
        )
    middle = g[inner].mean() if len(g) > _MOST_VALUES and inner.size else -np.inf
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x[inner],
        "y": g[inner],
        "text": [short(value) for value in g[inner]],
        "textposition": ["top center" if v >= middle else "bottom center" for v in g[inner]],
        "textfont": {"size": 12, "color": palette.schemes[CENTRAL].ink},
        "marker": {"size": 11, "opacity": 0},  # keeps the text off the mark
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _end_output(
    x: np.ndarray, g: np.ndarray, index: int, order: int, style: SchemeStyle, palette: Palette
) -> Figure:
    """Return the output of one order at an end, with a line to its neighbour inside."""
    stroke = _stroke(style, order)
    return {
        **_line(x, g, {**stroke, "width": 1.5 if order == 1 else 2.5}),
        "mode": "lines+markers",
        "customdata": np.array([index] * len(x)),
        "cliponaxis": False,
        "marker": {
            "size": [14, 0],
            "symbol": style.symbol,
            "color": palette.background if order == 1 else style.colour,
            "line": {"color": style.colour, "width": 2.5 if order == 1 else 0},
        },
        "hoverinfo": "all",
        "hovertemplate": f"gradient[{index}] = %{{y}}, edge_order={order}<extra></extra>",
    }


def _labels(
    places: Sequence[tuple[float, float]],
    texts: Sequence[str],
    shown: Sequence[float],
    height: int,
    on_left: bool,
    style: SchemeStyle,
    palette: Palette,
) -> list[Figure]:
    """Name lines or markers outside their end, moved apart where they would overlap."""
    if len(places) == 2 and places[0] == places[1] and texts[0] == texts[1]:
        named = [(*places[0], f"both<br>{texts[0]}")]
    else:
        pairs = zip(places, texts, strict=True)
        named = [(*p, f"edge_order={k}<br>{text}") for k, (p, text) in enumerate(pairs, 1)]
    named = [label for label in named if np.isfinite(label[:2]).all()]
    room = height - _TOP - _BOTTOM
    pixels = [room * (shown[1] - y) / (shown[1] - shown[0]) for _, y, _ in named]
    side = "right" if on_left else "left"
    return [
        {
            "x": x,
            "y": y,
            "text": text,
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": palette.line,
            "standoff": 9,
            "ax": -18 if on_left else 18,
            "ay": shown[1] - target / room * (shown[1] - shown[0]),
            "ayref": "y",
            "xanchor": side,
            "align": side,
            "font": {"size": 13, "color": style.ink},
        }
        for (x, y, text), target in zip(named, _apart(pixels, room), strict=True)
    ]


def _apart(pixels: Sequence[float], room: float) -> list[float]:
    """Return heights at least a label apart and inside the figure, in the same order.

    Examples
    --------
    >>> _apart([52.0, 50.0], 160.0), _apart([2.0, 90.0], 160.0)
    ([69.0, 33.0], [9.0, 97.0])
    """
    if len(pixels) < 2:
        return list(pixels)
    apart = max(0.0, _LABEL_DISTANCE - abs(pixels[1] - pixels[0])) / 2
    first, second = (-apart, apart) if pixels[0] <= pixels[1] else (apart, -apart)
    moved = [pixels[0] + first, pixels[1] + second]
    quarter = _LABEL_DISTANCE / 4
    shift = max(0.0, quarter - min(moved)) + min(0.0, room - quarter - max(moved))
    return [height + shift for height in moved]
