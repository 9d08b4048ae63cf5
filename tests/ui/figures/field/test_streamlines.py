"""Streamlines as one light trace."""

from __future__ import annotations

import numpy as np

from gradient_core.sampled import streamlines
from gradient_ui.figures.field.streamlines import streamline_alt, streamline_figure
from gradient_ui.theme import LIGHT
from tests.roles import trace_of
from tests.ui.figures.field.fields import GUIDE, PLANE


def test_streamlines_are_one_trace_with_gaps() -> None:
    """A gap and one arrowhead for each line, whose places are those of the line."""
    paths = streamlines(GUIDE)
    trace = trace_of(streamline_figure(GUIDE, paths, (14, 5), LIGHT), "streamlines")

    assert np.isnan(trace["x"]).sum() == len(paths)
    assert np.count_nonzero(trace["marker"]["size"]) == len(paths)
    drawn = np.stack([trace["x"], trace["y"]], axis=1)
    assert (drawn[: len(paths[0])] == paths[0].astype(np.float32)).all()


def test_figure_without_streamlines_is_drawn() -> None:
    """A flat field has none."""
    trace = trace_of(streamline_figure(PLANE, [], (1, 1), LIGHT), "streamlines")

    assert np.isnan(trace["x"]).all()


def test_alternative_text_has_the_range_of_the_samples() -> None:
    """Lowest and highest sample are in the sentence."""
    assert streamline_alt(PLANE).endswith("range from 0 to 23.")
