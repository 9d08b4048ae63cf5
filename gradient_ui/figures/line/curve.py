"""The samples with the stencil lit, and under them the gradient with the same index lit.

Above: the samples that were read, the secant or parabola through them, and the line
whose slope is the answer. Below: the outputs, each with the marker of its scheme.
"""

from __future__ import annotations

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.insight import (
    MidpointSlopes,
    largest_around,
    parabola_through,
    round_off_bound,
)
from gradient_core.sampled import SampledFunction
from gradient_core.statements import BACKWARD, CENTRAL, FORWARD, INTERIOR
from gradient_ui.figures.labels import in_a_row, value_of
from gradient_ui.figures.layout import (
    CLEAR_LABELS,
    Figure,
    axis,
    base_layout,
    left_margin,
    most_numbers,
    padded_range,
    upright,
)
from gradient_ui.figures.line.curve_view import CurveView
from gradient_ui.figures.line.exact_curves import exact_slope, function_curve
from gradient_ui.figures.places import indices_read, real_numbers
from gradient_ui.figures.thinning import extremes
from gradient_ui.figures.traces import cursor, labelled, scatter, stems, told
from gradient_ui.theme import Palette

HEIGHT = 300
_MOST_MARKERS = 200
_PARABOLA_POINTS = 41
# What the gradient and the samples take of the height.
_LOW, _HIGH = (0.0, 0.40), (0.47, 1.0)
_END_ROOM = 0.4  # left and right of the outermost samples, in gaps
# As a share of the width: nearer labels would overlap.
_CLOSE = 0.12
# Of the numbers under it, on a phone.
_NARROWEST, _MOST_NUMBERS = 300, 9


def curve_figure(view: CurveView, ladder: MidpointSlopes | None = None) -> Figure:
    """Draw samples and gradient of a 1-D trace, one step lit in both.

    Parameters
    ----------
    view : CurveView
    ladder : MidpointSlopes, optional
        The midpoint ladder, drawn into the gradient.
    """
    data = [
        *_exact_curves(view),
        _samples(view),
        *_stencil(view),
        *(_ladder(ladder, view.palette) if ladder else []),
        *_gradient(view),
        _selected_output(view),
    ]
    return {"data": data, "layout": _layout(view)}


def _exact_curves(view: CurveView) -> list[Figure]:
    """Return the function above and its exact slope below, where they are known."""
    if view.sampled is None:
        return []
    shown, palette = view.x[view.shown], view.palette
    slopes = [trace | {"yaxis": "y2"} for trace in exact_slope(view.sampled, shown, palette)]
    return [function_curve(view.sampled, shown, palette), *slopes]


def _layout(view: CurveView) -> Figure:
    (reading,) = view.trace.spacing
    palette, shown = view.palette, view.shown
    room = _END_ROOM / max(1, len(shown) - 1)
    title = view.names.x if reading.has_places or view.sampled else "index i"
    of_part = f", {view.part}" if view.part else ""
    x, f, g = padded_range(view.x[shown], room), view.f[shown], np.append(view.g[shown], 0.0)
    whole = {"dtick": 1} if not reading.has_places and view.few else {}
    up, down = padded_range(f, 0.16), padded_range(g, 0.25)
    most = max(2, most_numbers(x, _NARROWEST, _MOST_NUMBERS))
    if most < _MOST_NUMBERS and not whole:
        whole = {"nticks": most}
    below = upright(palette, f"{view.names.gradient}{of_part}", down, domain=_LOW)
    above = upright(palette, f"{view.names.f}{of_part}", up, domain=_HIGH)
    here = view.x[view.step.position]
    return base_layout(
        palette,
        HEIGHT,
        {"b": 50, "l": left_margin(up, down)},
        xaxis=axis(palette, title, range=x, anchor="y2", **whole),
        yaxis=above,
        yaxis2=below | {"zeroline": True, "zerolinecolor": palette.line},
        **CLEAR_LABELS,
        shapes=[cursor(here, palette.line, part, width=1.5, dash="dot") for part in (_LOW, _HIGH)],
    )


def _samples(view: CurveView) -> Figure:
    palette, at = view.palette, view.shown
    rim = {"color": palette.line, "width": 2}
    sides = _beside_curve(view.f, at, above=True)
    return scatter(
        "samples",
        view.x[at],
        view.f[at],
        line={"color": palette.line, "width": 1.5} if view.sampled is None else None,
        marker={"size": 10, "color": palette.background, "line": rim},
        **(
            labelled(in_a_row(view.f[at], however_near=True), palette.muted, textposition=sides)
            if view.few
            else {}
        ),
        cliponaxis=not view.few,
        **told("f", at),
    )


def _beside_curve(f: np.ndarray, indices: np.ndarray, *, above: bool) -> list[str]:
    """Return where a label is clear of the curve: it depends on whether the curve rises."""
    right = f[np.minimum(indices + 1, len(f) - 1)]
    left = f[np.maximum(indices - 1, 0)]
    row = "top" if above else "bottom"
    return [f"{row} {'left' if up == above else 'right'}" for up in ~(right < left)]


def _apart(places: list[str], read_x: np.ndarray, x: np.ndarray) -> list[str]:
    """Return `places`, with the left one of two close labels moved to the left."""
    close = np.abs(np.diff(read_x)) < _CLOSE * np.ptp(x[np.isfinite(x)])
    moved = [place.replace("right", "left") for place in places]
    return [*(m if c else p for m, p, c in zip(moved, places, close, strict=False)), places[-1]]


def _stencil(view: CurveView) -> list[Figure]:
    """Return the curve through the samples read, the slope line, and the samples themselves."""
    at = np.array(indices_read(view.step))
    x, f = view.x[at], view.f[at]
    rim = {"color": view.palette.background, "width": 1.5}
    dot = {"size": 14, "color": view.style.colour, "line": rim}
    sides = _apart(_beside_curve(view.f, at, above=False), x, view.x)
    names = labelled([f"<b>f[{i}]</b>" for i in at], view.style.ink, 13, textposition=sides)
    on = names if view.few else {}
    read = scatter(
        "lit samples", x, f, marker=dot, cliponaxis=False, **on, **told("f", at, ", read")
    )
    return [*(_secant(view, x, f) if len(at) == 2 else _parabola(view, x, f)), read]


def _secant(view: CurveView, x: np.ndarray, f: np.ndarray) -> list[Figure]:
    """Return the line through two samples, with the slope of the step."""
    ends = _beyond(x, 2)
    with np.errstate(all="ignore"):
        y = f[0] + _slope(view) * (ends - x[0])
    return [scatter("secant", ends, y, line={"color": view.style.colour, "width": 3.5})]


def _parabola(view: CurveView, x: np.ndarray, f: np.ndarray) -> list[Figure]:
    """Return the parabola through three samples, and its tangent at the index."""
    here, half = view.x[view.step.position], 0.42 * np.ptp(x)
    wide, ends = _beyond(x, _PARABOLA_POINTS), np.array([here - half, here + half])
    with np.errstate(all="ignore"):
        parabola = parabola_through(list(x), list(f), wide)
        tangent = parabola_through(list(x), list(f), here) + _slope(view) * (ends - here)
    colour = view.style.colour
    return [
        scatter("parabola", wide, parabola, line={"color": colour, "width": 2}),
        scatter("tangent", ends, tangent, line={"color": colour, "width": 3.5}),
    ]


def _beyond(x: np.ndarray, count: int) -> np.ndarray:
    """Return places from a little before the samples to a little behind them."""
    reach = 0.18 * np.ptp(x)
    return np.linspace(x.min() - reach, x.max() + reach, count)


def _slope(view: CurveView) -> float:
    return float(real_numbers(view.step.value, view.part))


def _gradient(view: CurveView) -> list[Figure]:
    """Return a stem and a marker for each output."""
    palette, at = view.palette, view.shown
    x, g = view.x[at], view.g[at]
    by_index = {0: FORWARD, len(view.x) - 1: BACKWARD}
    styles = [palette.schemes[by_index.get(i, CENTRAL)] for i in at.tolist()]
    symbols = {"color": [s.colour for s in styles], "symbol": [s.symbol for s in styles]}
    texts = _output_texts(view)
    texts[view.step.position - int(at[0])] = ""  # it has a label of its own
    sides = ["top center" if value >= 0 else "bottom center" for value in g]
    on = labelled(texts, palette.muted, textposition=sides) if view.few else {}
    look: Figure = {"marker": {"size": 11, **symbols}, "yaxis": "y2", "cliponaxis": not view.few}
    stroke = {"color": palette.line, "width": 1.5}
    return [
        scatter("stems", *stems(x, 0.0, g), line=stroke, yaxis="y2"),
        scatter("gradient", x, g, **look, **on, **told("gradient", at)),
    ]


def _output_texts(view: CurveView) -> list[str]:
    """Return the outputs that are drawn as text, what rounding has made told as such."""
    f = view.f[view.shown]
    return in_a_row(view.g[view.shown], round_off_bound(largest_around(f), view.step.weights))


def _ladder(ladder: MidpointSlopes, palette: Palette) -> list[Figure]:
    """Return the line that is read at the samples, and the slopes it joins."""
    kept = extremes(ladder.slopes, range(len(ladder.slopes)))
    few = len(kept) <= _MOST_MARKERS
    slopes = scatter(
        "midpoint slopes",
        ladder.midpoints[kept],
        ladder.slopes[kept],
        yaxis="y2",
        marker={"size": 8, "symbol": "square-open", "color": palette.text} if few else None,
        line=None if few else {"color": palette.text, "width": 1},
        hovertemplate="slope of the interval %{y}<extra></extra>",
    )
    if not few:
        return [slopes]
    dashed = {"color": palette.text, "width": 1.5, "dash": "dash"}
    line = scatter("midpoint ladder", ladder.line_x, ladder.line_y, line=dashed, yaxis="y2")
    return [line, slopes]


def _selected_output(view: CurveView) -> Figure:
    """Return the output of the selected step: a thick stem and a large marker."""
    i, style = view.step.position, view.style
    x, value = view.x[i], view.g[i]
    rim = {"color": view.palette.text, "width": 2}
    side = "bottom center" if value < 0 else "top center"
    text = _output_texts(view)[i - int(view.shown[0])]
    return scatter(
        "selected output",
        np.array([x, x]),
        np.array([0.0, value]),
        yaxis="y2",
        line={"color": style.colour, "width": 4},
        # of sizes that differ Plotly would make the marks transparent
        marker={
            "size": [0, 17],
            "opacity": 1,
            "color": style.colour,
            "symbol": style.symbol,
            "line": rim,
        },
        **labelled(["", f"<b>{text}</b>"], style.ink, 15, textposition=side),
        cliponaxis=False,
        **told("gradient", np.array([i, i])),
    )


def curve_alt(
    trace: GradientTrace, step: DifferenceStep, sampled: SampledFunction | None = None
) -> str:
    """Return the figure's takeaway in one sentence."""
    what = "secant" if step.made_by.is_quotient else "parabola"
    values = in_a_row([term.sample for term in step.terms], however_near=True)
    read = ", ".join(f"f[{t.index}] = {v}" for t, v in zip(step.terms, values, strict=True))
    where = "between its neighbours" if step.region == INTERIOR else f"at the {step.region}"
    known = "; the function and its exact slope, which NumPy does not know, are drawn behind"
    return (
        f"Samples f, with {read} marked and the {what} through them; its slope "
        f"{value_of(step)} is the gradient at index {step.position}, {where}, marked below"
        f"{known if sampled else ''}."
    )
