"""What holds for every figure of samples and cells, whatever the numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core import GradientCoreError, parse_function, trace_gradient
from gradient_core.insight import lever_rule_at, midpoint_slopes_of, square_lever_rule
from gradient_core.sampled import sample_line, uniform_axis
from gradient_ui.figures.cells.array_cells import Plane, plane_through
from gradient_ui.figures.cells.array_map import input_figure, output_figure
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.curve import curve_figure
from gradient_ui.figures.line.curve_view import CurveView
from gradient_ui.figures.line.edges import end_figure, gradient_figure
from gradient_ui.figures.line.overview import overview_figure, overview_of
from gradient_ui.figures.line.ruler import ruler_figure
from gradient_ui.figures.line.seesaw import seesaw_figure
from gradient_ui.figures.line.tangents import tangents_figure
from gradient_ui.stage.live_figure import json_ready
from gradient_ui.theme import DARK, LIGHT, Palette

GUIDE = [1, 2, 4, 8, 16]
LINES: dict[str, tuple[Any, ...]] = {
    "unit": (GUIDE,),
    "two samples": ([5, 7],),
    "negative distance": (GUIDE, -0.5),
    "distance nan": ([1, 2, 3], np.nan),
    "coordinates": ([0, 1, 16, 25, 49], [0, 1, 4, 5, 7]),
    "descending": (GUIDE, [7, 5, 4, 1, 0]),
    "unsorted": ([0, 8, 1, 27], [0, 2, 1, 3]),
    "repeated": ([0, 1, 1, 4], [0, 1, 1, 2]),
    "all at one place": ([1, 1, 1], [0, 0, 0]),
    "all at one place, many": (np.arange(100.0), np.zeros(100)),
    "coordinates nan and inf": (GUIDE, [0, np.nan, 2, np.inf, 4]),
    "huge coordinates": (GUIDE, [0, 1e300, -1e300, 1e308, 0]),
    "nan": ([np.nan] * 4,),
    "inf": ([np.inf, 0, -np.inf],),
    "huge": ([1e308, -1e308, 1e308],),
    "flat": ([2, 2, 2, 2],),
    "complex": ([1 + 2j, 3, 4j], [0, 1, 3]),
    "small integers": (np.array([1, 2, 250], dtype=np.uint8),),
    "long": (np.sin(np.arange(300.0)), np.arange(300.0)[::-1]),
}
ARRAYS: dict[str, Any] = {
    "sloped": [[0, 1, 2], [10, 11, 12], [20, 21, 22], [30, 31, 32]],
    "one axis": [1, 2, 4],
    "flat": np.full((3, 3), 7.0),
    "nan": np.full((3, 3), np.nan),
    "inf": [[np.inf, 1], [-np.inf, np.nan]],
    "complex": [[1 + 2j, 3], [4j, 5]],
    "three axes": np.arange(60.0).reshape(3, 4, 5),
    "four axes": np.arange(81).reshape(3, 3, 3, 3),
    "huge": np.array([[1e300, 2], [3, -1e300]]),
    "large": np.zeros((100, 200), dtype=np.float16),
}


def line_figures(palette: Palette, f: Any, *spacing: Any) -> Iterator[Figure]:
    """Draw all figures of some samples, with both orders where they allow it."""
    orders = (1, 2) if len(f) > 2 else (1,)
    traces = [trace_gradient(f, *spacing, edge_order=order) for order in orders]
    yield gradient_figure(traces, palette)
    for trace in traces:
        for index in (0, 1, len(f) - 1):
            step = trace.step(index)
            yield overview_figure(overview_of(trace), trace, step, palette)
            yield ruler_figure(trace, step, palette)
            yield end_figure(trace, [t.step(index and -1) for t in traces], palette)
            for part in ("real", "imag") if np.iscomplexobj(trace.samples) else ("",):
                yield curve_figure(CurveView(trace, step, palette, part=part))
            try:
                seesaw = lever_rule_at(trace, index)
            except GradientCoreError:
                continue
            yield seesaw_figure(seesaw, palette)
            yield tangents_figure(seesaw, palette)


def taught_figures(palette: Palette) -> Iterator[Figure]:
    """Draw figures of a function with a pole, of the midpoint ladder, and of squares."""
    sampled = sample_line(parse_function("tan(x)", ["x"]), uniform_axis("x", 0, 3, 7))
    trace = trace_gradient(sampled.samples, sampled.spacing)
    step = trace.step(3)
    yield curve_figure(CurveView(trace, step, palette, sampled))
    yield overview_figure(overview_of(trace, sampled), trace, step, palette, sampled)
    yield gradient_figure([trace], palette, sampled)
    yield end_figure(trace, [trace.step(0)], palette, sampled)
    for samples in (GUIDE, np.sin(np.arange(3000.0))):
        ladder = midpoint_slopes_of(samples, np.arange(len(samples)))
        trace = trace_gradient(samples)
        yield curve_figure(CurveView(trace, trace.step(2), palette), ladder)
    for middle in (1e-9, 0.25, 2.0, 3.99):
        yield seesaw_figure(square_lever_rule(middle), palette)
        yield tangents_figure(square_lever_rule(middle), palette)


def cell_figures(palette: Palette, array: Any) -> Iterator[Figure]:
    """Draw all figures of an array, its last cell selected."""
    shape, names = np.shape(array), [f"axis {k}, a name" for k in range(np.ndim(array))]
    trace = trace_gradient(array)
    index = tuple(n - 1 for n in shape)
    plane = plane_through(index, shape, trace.axes)
    steps = [trace.step(index, axis) for axis in trace.axes]
    yield input_figure(trace.samples, plane, names, steps, palette)
    yield input_figure(trace.samples, plane, names, [], palette)
    yield input_figure(trace.samples, Plane(shape, index, 0), names, steps[:1], palette)
    for output, step in zip(trace.outputs, steps, strict=True):
        yield output_figure(output, plane, "out", step, palette)


def both_palettes(draw: Any, *arguments: Any) -> list[tuple[Figure, Figure]]:
    """Draw the figures light and dark."""
    with np.errstate(all="ignore"):
        light, dark = (list(draw(palette, *arguments)) for palette in (LIGHT, DARK))
    assert light
    return list(zip(light, dark, strict=True))


def check(light: Figure, dark: Figure) -> None:
    """Check what holds for every figure."""
    go.Figure(light)
    for trace in light["data"]:
        assert trace["meta"], "a trace without a role"
        assert "" not in list(trace.get("text") or []), f"{trace['meta']} has an empty label"
    assert named(light, LIGHT) == named(dark, DARK)


def named(figure: Figure, palette: Palette) -> str:
    """Return the figure as JSON, its colours replaced by their names in the palette."""
    text = json.dumps(json_ready(figure), sort_keys=True)
    for colour, name in names_of(asdict(palette)):
        text = text.replace(f'"{colour}"', f'"{name}"')
    assert not re.search(r'"#\w{3,8}"', text), "a colour that is not in the theme"
    return text


def names_of(part: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield each colour of a part of the theme, and where it stands."""
    if isinstance(part, str):
        yield part, name
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from names_of(value, f"{name}.{key}")
    else:
        for number, value in enumerate(part):
            yield from names_of(value, f"{name}[{number}]")


@pytest.mark.parametrize("name", LINES)
def test_figures_of_any_samples_are_sound(name: str) -> None:
    """Plotly accepts them, no label is empty, and in dark nothing differs but the colours.

    Plotly never draws a label again that was an empty text once.
    """
    for light, dark in both_palettes(line_figures, *LINES[name]):
        check(light, dark)


def test_figures_of_functions_ladders_and_squares_are_sound() -> None:
    """The same, for what is drawn of a function, of the midpoint ladder and of x²."""
    for light, dark in both_palettes(taught_figures):
        check(light, dark)


@pytest.mark.parametrize("name", ARRAYS)
def test_figures_of_any_array_are_sound(name: str) -> None:
    """The same, cell by cell."""
    for light, dark in both_palettes(cell_figures, ARRAYS[name]):
        check(light, dark)
