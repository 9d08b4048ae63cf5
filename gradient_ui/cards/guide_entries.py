"""The words of the field, one by one: a definition, a figure, and where to try it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gradient_core import parse_function, trace_gradient
from gradient_core.sampled import Field, sample_function, sample_line, uniform_axis
from gradient_ui.figures.field.contours import contour_alt, contour_figure
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import curve_alt, curve_figure
from gradient_ui.figures.line.curve_view import CurveView
from gradient_ui.figures.line.edges import gradient_alt, gradient_figure
from gradient_ui.figures.line.lanes import slopes_alt, slopes_of
from gradient_ui.figures.line.strip import Strip, strip_alt, strip_of
from gradient_ui.theme import Palette

SAMPLES = [1, 2, 4, 8, 16]
SQUARES = [0, 1, 4, 9, 16]
Drawing = tuple[Figure | Strip, str]


@dataclass(frozen=True)
class Entry:
    """One word.

    Attributes
    ----------
    key : str
        For the figure.
    word : str
    text : str
        What it means, in Markdown.
    draw : callable
        From a palette to the figure and its alternative text.
    link, try_it : str
        Where it can be tried, and what is to be seen there.
    """

    key: str
    word: str
    text: str
    draw: Callable[[Palette], Drawing]
    link: str
    try_it: str


def _hill() -> Field:
    function = parse_function("-(x^2) - 2y^2", ["x", "y"])
    return sample_function(function, uniform_axis("x", -2, 2, 9), uniform_axis("y", -2, 2, 9))


def _arrows(palette: Palette) -> Drawing:
    field = _hill()
    return contour_figure(field, (6, 3), palette), contour_alt(field, (6, 3))


def _strip(index: int, edge_order: int = 1) -> Callable[[Palette], Drawing]:
    def draw(_palette: Palette) -> Drawing:
        trace = trace_gradient(SAMPLES, edge_order=edge_order)
        step = trace.step(index)
        return strip_of(trace, step), strip_alt(step)

    return draw


def _curve(palette: Palette) -> Drawing:
    trace = trace_gradient(SAMPLES)
    step = trace.step(2)
    return curve_figure(CurveView(trace, step, palette)), curve_alt(trace, step)


def _lanes(_palette: Palette) -> Drawing:
    trace = trace_gradient(SQUARES)
    step = trace.step(2)
    return slopes_of(trace, step), slopes_alt(step)


def _ends(palette: Palette) -> Drawing:
    traces = [trace_gradient(SQUARES, edge_order=order) for order in (1, 2)]
    return gradient_figure(traces, palette), gradient_alt(traces)


def _sampled(palette: Palette) -> Drawing:
    sampled = sample_line(parse_function("sin(x)", ["x"]), uniform_axis("x", 0, 6, 7))
    trace = trace_gradient(sampled.samples, sampled.spacing)
    step = trace.step(3)
    figure = curve_figure(CurveView(trace, step, palette, sampled))
    return figure, curve_alt(trace, step, sampled)


ENTRIES = (
    Entry(
        "difference",
        "Finite difference and difference quotient",
        "A **finite difference** is one sample minus another, such as 8 − 2. Divided by the "
        "distance between the two samples it is a **difference quotient**: a slope, that of the "
        "straight line through both. That line is all a computer has in place of a tangent.",
        _curve,
        "/?case=guide",
        "8 minus 2 over two spacings, step by step",
    ),
    Entry(
        "forward",
        "Forward",
        "At the left end there is no neighbour on the left, so the difference looks **forward**: "
        "the next sample minus this one. It is the slope half a spacing further on, and so its "
        "error shrinks only as fast as the spacing.",
        _strip(0),
        "/?case=guide&i=0",
        "the left end",
    ),
    Entry(
        "central",
        "Central",
        "Inside there is a neighbour on both sides. The **central** difference takes the right one "
        "minus the left one, over two spacings; its own sample is not read. Because both sides "
        "count the same, the error shrinks with the square of the spacing.",
        _strip(2),
        "/?case=guide&i=2",
        "a sample inside",
    ),
    Entry(
        "backward",
        "Backward",
        "At the right end the difference looks **backward**: this sample minus the one before it.",
        _strip(4),
        "/?case=guide&i=4",
        "the right end",
    ),
    Entry(
        "stencil",
        "Stencil",
        "A **stencil** says which samples are read, as offsets from the index, and what each is "
        "multiplied by, its *weight*. Here, with `edge_order=2`, the left end reads three samples "
        "with the weights −3/2, 2 and −1/2. The weights of a slope always add up to 0.",
        _strip(0, 2),
        "/?case=guide&edge_order=2&i=0",
        "the three weights at work",
    ),
    Entry(
        "diff",
        "np.diff and np.gradient",
        "`np.diff` gives one raw difference for each *interval*: one value fewer than samples, "
        "each belonging halfway between two of them. `np.gradient` gives one slope for each "
        "*sample*: inside, the mean of the two beside it, if the spacing is equal.",
        _lanes,
        "/?case=classic&ladder=true",
        "both, and what sums them up again",
    ),
    Entry(
        "ends",
        "edge_order",
        "It sets the rule for the two ends, and nothing else. `edge_order=1` takes the slope of "
        "the last interval; `edge_order=2` the slope of the parabola through the last three "
        "samples. For the squares 0, 1, 4, 9, 16 the second is exact.",
        _ends,
        "/edge-order?case=squares",
        "where 2 wins, and where it loses",
    ),
    Entry(
        "gradient",
        "Partial derivative and gradient",
        "For f(x, y) the slope along one axis, the other held still, is a **partial derivative**. "
        "Both side by side are the **gradient**: an arrow that points where f grows fastest; the "
        "steeper f is, the longer the arrow. `np.gradient` returns its components one by one, in "
        "the order of the array's axes: first down the rows, then along the columns.",
        _arrows,
        "/vector-field?ways=true&field_case=plane",
        "do my arrows point the right way?",
    ),
    Entry(
        "samples",
        "What it is not",
        "`np.gradient` never sees a function, only samples of it. It is not automatic "
        "differentiation and not gradient descent. It gives slopes at the samples only, and does "
        "not know the exact slope (dashed). Give it a function and it returns `()`, without an "
        "error.",
        _sampled,
        "/?case=sine",
        "how far off it is",
    ),
)
