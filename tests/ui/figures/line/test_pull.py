"""The picture of a sample that is pulled: it tells nothing before the answer, and all after it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core.practice import LAST_LEVEL, PULL, Item, draw_item
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.pull import (
    pull_alt,
    pull_data,
    pull_figure,
    pulled_alt,
    pulled_figure,
)
from gradient_ui.theme import DARK, LIGHT


def pulls() -> Iterator[Item]:
    """Yield items that are answered by pulling a sample."""
    drawn = (draw_item(f"pull-{n}", LAST_LEVEL, m) for n in range(12) for m in range(1, 9))
    return (item for item in drawn if item.kind == PULL)


def traces(figure: Figure) -> dict[str, Figure]:
    """Return the traces by their roles, after Plotly has taken all of it."""
    go.Figure(figure)
    return {trace["meta"]: trace for trace in figure["data"]}


def test_nothing_that_is_shown_with_the_question_knows_the_answer() -> None:
    """Figure, sentence and what the browser is told are of the sample where it stands."""
    for item in pulls():
        value = Fraction(item.start or 0)
        found = traces(pull_figure(item, LIGHT, value))
        assert set(found) == {"samples", "pulled sample"}
        moved = item.asked
        assert moved is not None
        assert found["samples"]["y"][moved] == found["pulled sample"]["y"][0] == float(value)
        assert found["samples"]["text"][moved] == " "
        told = pull_data(item, value)
        assert set(told) == {"f", "x", "moved", "name", "texts", "reach", "per_one"}
        assert told["f"][moved] == float(value)
        others = [float(f) for k, f in enumerate(item.solved.samples) if k != moved]
        assert np.delete(told["f"], moved).tolist() == others
        assert "slope" not in pull_alt(item, value)


def test_axis_is_that_of_the_reach_wherever_the_answer_is() -> None:
    """A range around the samples would tell where the right one is."""
    ranges = {
        tuple(pull_figure(item, LIGHT, Fraction(item.start or 0))["layout"]["yaxis"]["range"])
        for item in pulls()
    }
    assert len(ranges) == 1
    low, high = ranges.pop()
    assert low < -4
    assert high > 20


def test_answer_is_drawn_with_the_slope_that_numpy_returns_for_it() -> None:
    """That of a slip is the one that was asked for; where the sample is right is told too."""
    for item in pulls():
        for wrong in item.wrong:
            answered = item.with_sample(wrong.answer)
            found = traces(pulled_figure(item, answered, DARK, wrong.rule))
            assert set(found) == {"samples", "right slope", "wrong slope", "right sample"}
            for role, slope in (("right slope", answered.right), ("wrong slope", item.target)):
                (x0, x1), (y0, y1) = found[role]["x"], found[role]["y"]
                assert (y1 - y0) / (x1 - x0) == pytest.approx(float(slope), abs=1e-9)
            assert answered.right != item.target
            assert found["right sample"]["y"].tolist() == [float(Fraction(item.right))]
            assert f"f[{item.asked}] = " in pulled_alt(item, answered, wrong.rule)
        right = traces(pulled_figure(item, item.solved, DARK, None))
        assert set(right) == {"samples", "right slope"}
