"""The samples with the stencil lit, and under them the gradient with the same index lit.

Above: the samples that were read, the secant or parabola through them, and the line
whose slope is the answer. Below: the outputs, each with the marker of its scheme.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.insight.midpoint_slopes import Ladder
from gradient_core.sampled.line import SampledFunction
from gradient_core.statements.schemes import BACKWARD, CENTRAL, FORWARD, INTERIOR
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure, axis, base_layout, cursor
from gradient_ui.figures.line.known import exact_trace, function_trace
from gradient_ui.figures.line.strip import EDGE_ROOM, window
from gradient_ui.figures.thinning import thin
from gradient_ui.theme import Palette, SchemeStyle

HEIGHT = 344
NEAR = 21
_MOST_LABELS = 12
_MOST_MARKERS = 200
_PARABOLA_POINTS = 41
# As a share of the width: nearer labels would overlap.
_CLOSE = 0.12


def positions(trace: GradientTrace, sampled: SampledFunction | None = None) -> np.ndarray:
    """Return where to draw the samples: their coordinates, or index times spacing."""
    if sampled is not None:
        return sampled.x
    (reading,) = trace.spacing
    if reading.coordinates is not None and reading.coordinates.dtype.kind in "iuf":
        return np.asarray(reading.coordinates, dtype=np.float64)
    indices = np.arange(len(trace.samples), dtype=np.float64)
    is_real = np.isrealobj(reading.spacing) and np.isfinite(reading.spacing) and reading.uniform
    return indices * float(reading.spacing) if is_real and reading.spacing != 0 else indices


def curve_figure(
    trace: GradientTrace,
    step: DifferenceStep,
    palette: Palette,
    *,
    near: bool,
    part: str = "",
    ladder: Ladder | None = None,
    sampled: SampledFunction | None = None,
) -> Figure:
    """Draw samples and gradient of a 1-D trace, one step lit in both.

    Parameters
    ----------
    trace, step
        What to draw and which index is selected.
    palette : Palette
    near : bool
        Show the neighbourhood of the index instead of all samples.
    part : str
        ``"real"`` or ``"imag"`` of complex samples.
    ladder : Ladder, optional
        The midpoint ladder, drawn into the gradient.
    sampled : SampledFunction, optional
        The function the samples come from; it and its exact slope are drawn behind them.
    """
    x = positions(trace, sampled)
    shown = window(len(x), step.position, NEAR) if near else range(len(x))
    f = drawn(trace.samples, part)
    g = drawn(trace.outputs[0], part)
    style = palette.schemes[step.scheme]
    few = len(shown) <= _MOST_LABELS
    known = known_traces(sampled, x[shown.start : shown.stop], palette)
    data = [
        *known,
        _samples(x, f, shown, palette, few, joined=sampled is None),
        *_stencil(x, f, step, style, palette, few, part),
        *_ladder(ladder, palette),
        *_gradient(x, g, shown, step.position, palette),
        _selected_output(x, g, step, style, palette),
    ]
    return {"data": data, "layout": _layout(trace, step, palette, x, f, g, shown, part)}


def known_traces(
    sampled: SampledFunction | None, shown: np.ndarray, palette: Palette
) -> list[Figure]:
    """Return the function above and its exact slope below, where they are known."""
    if sampled is None:
        return []
    exact = [trace | {"yaxis": "y2"} for trace in exact_trace(sampled, shown, palette)]
    return [function_trace(sampled, shown, palette), *exact]


def drawn(values: Any, part: str = "") -> np.ndarray:
    """Return what is drawn of `values`, as float64: themselves, or a part of complex ones."""
    array = np.asarray(values)
    return (array.imag if part == "imag" else array.real).astype(np.float64)


def _layout(
    trace: GradientTrace,
    step: DifferenceStep,
    palette: Palette,
    x: np.ndarray,
    f: np.ndarray,
    g: np.ndarray,
    shown: range,
    part: str,
) -> Figure:
    (reading,) = trace.spacing
    layout = base_layout(palette, HEIGHT)
    layout["margin"] = {**layout["margin"], "b": 50}
    inside = slice(shown.start, shown.stop)
    title = "index i" if reading.kind == "unit" else "x"
    layout["xaxis"] = axis(
        palette, title, range=_padded(x[inside], EDGE_ROOM / max(1, len(shown) - 1)), anchor="y2"
    )
    if reading.kind == "unit" and len(shown) <= _MOST_LABELS:
        layout["xaxis"]["dtick"] = 1
    of_part = f", {part}" if part else ""
    layout["yaxis"] = axis(palette, f"f{of_part}", domain=[0.47, 1], range=_padded(f[inside], 0.16))
    with_zero = np.append(g[inside], 0.0)
    layout["yaxis2"] = axis(
        palette, f"gradient{of_part}", domain=[0, 0.40], range=_padded(with_zero, 0.25)
    )
    layout["yaxis2"]["zeroline"] = True
    layout["yaxis2"]["zerolinecolor"] = palette.line
    layout["shapes"] = [cursor(x[step.position], palette.text, width=1.2, dash="dot")]
    return layout


def _padded(values: np.ndarray, share: float) -> list[float] | None:
    """Return a range around the finite values, with a share of its width added on both sides."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return [-1.0, 1.0]
    low, high = float(finite.min()), float(finite.max())
    with np.errstate(over="ignore"):
        pad = (high - low) * share or max(abs(high), 1.0) * share
    return [low - pad, high + pad]


def _samples(
    x: np.ndarray, f: np.ndarray, shown: range, palette: Palette, few: bool, *, joined: bool
) -> Figure:
    kept = thin(f, shown)
    with_markers = len(shown) <= _MOST_MARKERS
    line = "lines+" if joined else ""
    return {
        "type": "scatter",
        "mode": f"{line}markers" + ("+text" if few else "") if with_markers else "lines",
        "x": x[kept],
        "y": f[kept],
        "customdata": kept,
        "text": [short(value) for value in f[kept]] if few else None,
        "textposition": _beside_curve(f, kept, above=True),
        "textfont": {"color": palette.muted, "size": 12},
        "cliponaxis": not few,
        "line": {"color": palette.line, "width": 1.5},
        "marker": {
            "size": 10,
            "color": palette.background,
            "line": {"color": palette.line, "width": 2},
        },
        "hovertemplate": "f[%{customdata}] = %{y}<extra></extra>",
    }


def _beside_curve(f: np.ndarray, indices: np.ndarray, *, above: bool) -> list[str]:
    """Return where a label is clear of the curve: it depends on whether the curve rises."""
    right = f[np.minimum(indices + 1, len(f) - 1)]
    left = f[np.maximum(indices - 1, 0)]
    rises = ~(right < left)
    if above:
        return ["top left" if up else "top right" for up in rises]
    return ["bottom right" if up else "bottom left" for up in rises]


def _apart(places: list[str], read_x: np.ndarray, x: np.ndarray) -> list[str]:
    """Return `places`, with the left one of two close labels moved to the left."""
    close = np.abs(np.diff(read_x)) < _CLOSE * np.ptp(x[np.isfinite(x)])
    moved = [place.replace("right", "left") for place in places]
    return [*(m if c else p for m, p, c in zip(moved, places, close, strict=False)), places[-1]]


def _stencil(
    x: np.ndarray,
    f: np.ndarray,
    step: DifferenceStep,
    style: SchemeStyle,
    palette: Palette,
    few: bool,
    part: str,
) -> list[Figure]:
    """Return the curve through the samples read, the slope line, and the samples themselves."""
    terms = step.terms
    at = np.array([term.index for term in terms])
    read_x = x[at]
    read_f = drawn([term.sample for term in terms], part)
    slope = float(drawn(step.value, part))
    through, own = _through(read_x, read_f, x[step.position], slope, is_line=len(terms) == 2)
    line = {"color": style.colour, "width": 3.5}
    data = [_line(*through, {**line, "width": 3.5 if len(terms) == 2 else 2, "dash": "solid"})]
    if len(terms) == 3:
        data.append(_line(*own, line))
    return [
        *data,
        {
            "type": "scatter",
            "mode": "markers+text" if few else "markers",
            "x": read_x,
            "y": read_f,
            "customdata": at,
            "text": [f"<b>f[{i}]</b>" for i in at],
            "textposition": _apart(_beside_curve(f, at, above=False), read_x, x),
            "cliponaxis": False,
            "textfont": {"color": style.ink, "size": 13},
            "marker": {
                "size": 14,
                "color": style.colour,
                "line": {"color": palette.background, "width": 1.5},
            },
            "hovertemplate": "f[%{customdata}] = %{y}, read<extra></extra>",
        },
    ]


def _through(
    x: np.ndarray, f: np.ndarray, here: float, slope: float, *, is_line: bool
) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """Return the secant or parabola through the samples, and the tangent at `here`."""
    reach = 0.18 * (x.max() - x.min())
    wide = np.linspace(x.min() - reach, x.max() + reach, 2 if is_line else _PARABOLA_POINTS)
    with np.errstate(all="ignore"):
        if is_line:
            return (wide, f[0] + slope * (wide - x[0])), (wide, wide)
        curve = _newton(x, f, wide)
        value_here = _newton(x, f, np.array([here]))
        half = 0.42 * (x.max() - x.min())
        ends = np.array([here - half, here + half])
        return (wide, curve), (ends, value_here + slope * (ends - here))


def _newton(x: np.ndarray, f: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Evaluate the parabola through three samples, in Newton's form."""
    first = (f[1] - f[0]) / (x[1] - x[0])
    second = ((f[2] - f[1]) / (x[2] - x[1]) - first) / (x[2] - x[0])
    return f[0] + (at - x[0]) * (first + (at - x[1]) * second)


def _line(x: np.ndarray, y: np.ndarray, style: Figure) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": style,
        "hoverinfo": "skip",
    }


def _gradient(
    x: np.ndarray, g: np.ndarray, shown: range, selected: int, palette: Palette
) -> list[Figure]:
    kept = thin(g, shown)
    few = len(shown) <= _MOST_LABELS
    if len(shown) > _MOST_MARKERS:
        line = {"color": palette.schemes[CENTRAL].colour, "width": 1.5}
        return [{**_line(x[kept], g[kept], line), "yaxis": "y2", "customdata": kept}]
    stems_x = np.column_stack([x[kept], x[kept], np.full(len(kept), np.nan)]).ravel()
    stems_y = np.column_stack([np.zeros(len(kept)), g[kept], np.full(len(kept), np.nan)]).ravel()
    schemes = [_scheme_at(int(i), len(x)) for i in kept]
    styles = [palette.schemes[scheme] for scheme in schemes]
    return [
        {**_line(stems_x, stems_y, {"color": palette.line, "width": 1.5}), "yaxis": "y2"},
        {
            "type": "scatter",
            "mode": "markers+text" if few else "markers",
            "yaxis": "y2",
            "x": x[kept],
            "y": g[kept],
            "customdata": kept,
            "text": ["" if i == selected else short(g[i]) for i in kept] if few else None,
            "textposition": ["top center" if value >= 0 else "bottom center" for value in g[kept]],
            "textfont": {"color": palette.muted, "size": 12},
            "marker": {
                "size": 11,
                "color": [style.colour for style in styles],
                "symbol": [style.symbol for style in styles],
            },
            "hovertemplate": "gradient[%{customdata}] = %{y}<extra></extra>",
        },
    ]


def _ladder(ladder: Ladder | None, palette: Palette) -> list[Figure]:
    """Return the line that is read at the samples, and the slopes it joins."""
    if ladder is None:
        return []
    kept = thin(ladder.slopes, range(len(ladder.slopes)))
    line = {"color": palette.text, "width": 1.5, "dash": "dash"}
    slopes = {
        "type": "scatter",
        "mode": "markers" if len(kept) <= _MOST_MARKERS else "lines",
        "yaxis": "y2",
        "x": ladder.midpoints[kept],
        "y": ladder.slopes[kept],
        "marker": {"size": 8, "symbol": "square-open", "color": palette.text},
        "line": {"color": palette.text, "width": 1},
        "hovertemplate": "slope of the interval %{y}<extra></extra>",
    }
    if len(kept) > _MOST_MARKERS:
        return [slopes]
    return [{**_line(ladder.line_x, ladder.line_y, line), "yaxis": "y2"}, slopes]


def _scheme_at(index: int, length: int) -> str:
    if index == 0:
        return FORWARD
    return BACKWARD if index == length - 1 else CENTRAL


def _selected_output(
    x: np.ndarray,
    g: np.ndarray,
    step: DifferenceStep,
    style: SchemeStyle,
    palette: Palette,
) -> Figure:
    """Return the output of the selected step: a thick stem and a large marker."""
    i = step.position
    label = f"<b>{short(g[i], 3)}</b>"
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "yaxis": "y2",
        "x": np.array([x[i], x[i]]),
        "y": np.array([0.0, g[i]]),
        "customdata": np.array([i, i]),
        "text": ["", label],
        "textposition": "bottom center" if g[i] < 0 else "top center",
        "cliponaxis": False,
        "textfont": {"color": style.ink, "size": 15},
        "line": {"color": style.colour, "width": 4},
        "marker": {
            "size": [0, 17],
            "color": style.colour,
            "symbol": style.symbol,
            "line": {"color": palette.text, "width": 2},
        },
        "hovertemplate": "gradient[%{customdata}] = %{y}<extra></extra>",
    }


def curve_alt(
    trace: GradientTrace, step: DifferenceStep, sampled: SampledFunction | None = None
) -> str:
    """Return the figure's takeaway in one sentence."""
    what = "secant" if step.made_by.is_quotient else "parabola"
    read = ", ".join(f"f[{term.index}] = {short(term.sample)}" for term in step.terms)
    where = "between its neighbours" if step.region == INTERIOR else f"at the {step.region}"
    known = "; the function and its exact slope, which NumPy does not know, are drawn behind"
    return (
        f"Samples f, with {read} marked and the {what} through them; its slope "
        f"{short(step.value)} is the gradient at index {step.position}, {where}, marked below"
        f"{known if sampled else ''}."
    )
