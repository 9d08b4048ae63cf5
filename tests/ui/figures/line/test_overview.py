"""All samples of a long array: nothing is lost, and the index is marked."""

from __future__ import annotations

import numpy as np

from gradient_core import trace_gradient
from gradient_ui.figures.line.overview import overview_figure, overview_of
from gradient_ui.theme import LIGHT
from tests.roles import trace_of


def test_overview_shows_all_samples_and_marks_the_index() -> None:
    """A spike of one sample among many is in the overview, and so is the step's index."""
    samples = np.zeros(30_000)
    samples[12_345] = 5
    trace = trace_gradient(samples)
    step = trace.step(23_456)

    figure = overview_figure(overview_of(trace), trace, step, LIGHT)

    points = trace_of(figure, "all samples")
    assert 5 in points["y"]
    assert points["customdata"][-1] == 29_999
    assert len(points["x"]) < 1000
    assert trace_of(figure, "selected sample")["customdata"] == [23_456]
    assert figure["layout"]["shapes"][0]["x0"] == 23_456
