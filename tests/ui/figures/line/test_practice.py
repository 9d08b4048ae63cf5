"""The pictures of items: what is asked is not drawn, a slip is drawn as it was made."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import plotly.graph_objects as go
import pytest

from gradient_core.practice import (
    BUGS,
    LAST_LEVEL,
    PAPERS,
    PULL,
    SPACING,
    Bug,
    Item,
    LineData,
    draw_item,
)
from gradient_ui.figures.layout import Figure
from gradient_ui.figures.line.before_after import before_after_alt, before_after_figure
from gradient_ui.figures.line.practice import (
    WRONG,
    asked_alt,
    asked_strip,
    rule_alt,
    rule_strip,
    slopes_alt,
    slopes_figure,
)
from gradient_ui.figures.line.strip import Strip
from gradient_ui.theme import DARK, LIGHT


def on_lines() -> Iterator[tuple[Item, LineData]]:
    """Yield items of all levels whose samples are on a line."""
    for level in range(LAST_LEVEL + 1):
        for number in range(1, 25):
            item = draw_item("pictures", level, number)
            if isinstance(item.data, LineData) and item.kind != SPACING:
                yield item, item.data


def traces(figure: Figure) -> dict[str, Figure]:
    """Return the traces by their roles, after Plotly has taken all of it."""
    go.Figure(figure)
    return {trace["meta"]: trace for trace in figure["data"]}


def lit(strip: Strip) -> list[float]:
    """Return the places of the lit samples."""
    return [cell.place for cell in strip.lanes[-2].cells if cell.lit]


def test_hidden_step_is_not_on_the_strip() -> None:
    """No sample is lit and no weight told where it is asked; the value is a "?" where it is."""
    for item, data in on_lines():
        if item.kind == PULL:  # it has no strip before the answer
            continue
        strip = asked_strip(item)
        (made,) = strip.lanes[-1].cells
        assert made.place == data.index
        if item.hidden == "weight":
            assert lit(strip) == sorted(data.weights)
            assert {link.weight for link in strip.links} == {"?"}
        elif item.hidden:
            assert lit(strip) == []
            assert strip.links == ()
        else:
            assert len(strip.links) == 3
        assert (made.text == "?") == (
            item.hidden != "" and item.kind in ("next value", "edge_order=2")
        )
        assert [lane.symbol for lane in strip.lanes][:1] == [
            "x" if data.spacing == "coordinates" else "f"
        ]
        assert asked_alt(item).endswith(f"; the slope at {data.index} is asked.")


def test_slip_has_its_own_weights_and_its_own_number() -> None:
    """What is drawn adds up to what it gives."""
    for item, data in on_lines():
        for wrong in item.wrong:
            strip = rule_strip(data, wrong.rule.weights, WRONG)
            value = wrong.rule.value(data)
            total = sum((w * data.sample(k) for k, w in wrong.rule.weights.items()), Fraction(0))
            assert total == value
            assert lit(strip) == sorted(wrong.rule.weights)
            assert strip.lanes[-1].cells[0].text in (str(value).replace("-", "−"), "0")
            assert len(rule_alt(wrong.rule.weights).split("f[")) - 1 == len(strip.links)


def test_slopes_are_drawn_when_they_may_be_seen() -> None:
    """Before, only the samples; after, a line with each slope."""
    for item, data in on_lines():
        before = traces(slopes_figure(data, LIGHT, None, told_right=False))
        assert set(before) == {"samples"}
        assert "slope" not in slopes_alt(data, None, told_right=False)
        rule = item.wrong[0].rule if item.wrong and item.asked is None else None
        after = traces(slopes_figure(data, DARK, rule, told_right=True))
        expected = {"right slope": data.right}
        if rule is not None:
            expected["wrong slope"] = rule.value(data)
        assert set(after) == {"samples", *expected}
        for role, slope in expected.items():
            (x0, x1), (y0, y1) = after[role]["x"], after[role]["y"]
            assert (y1 - y0) / (x1 - x0) == pytest.approx(float(slope))


def test_slope_that_is_printed_does_not_tell_how_it_is_made() -> None:
    """It goes through the sample, where every slope could stand, until it is found."""
    for paper in PAPERS:
        data = paper.data
        here = float(data.x[data.index])
        asked, found = (
            traces(slopes_figure(data, LIGHT, paper.rule, told_right=told_right))["wrong slope"]
            for told_right in (False, True)
        )
        height = np.interp(here, asked["x"], asked["y"])
        assert height == pytest.approx(float(data.samples[data.index]))
        assert np.allclose(np.diff(asked["y"]), np.diff(found["y"]))
        assert slopes_alt(data, paper.rule, told_right=False).endswith("of a wrong rule.")


def test_right_line_goes_through_its_sample() -> None:
    """The tangent stands at the index that is asked for."""
    for _, data in on_lines():
        line = traces(slopes_figure(data, LIGHT, None, told_right=True))["right slope"]
        at = float(data.x[data.index])
        height = np.interp(at, line["x"], line["y"])
        assert height == pytest.approx(float(data.samples[data.index]))


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_before_and_after_have_their_own_scales(bug: Bug) -> None:
    """Both are seen, however far they are apart; the sentence has both."""
    figure = before_after_figure(bug, LIGHT)
    found = traces(figure)

    for (_, values), role, axis in zip(
        bug.values, ("as it stands", "mended"), ("yaxis", "yaxis2"), strict=True
    ):
        np.testing.assert_allclose(found[role]["y"], values)
        low, high = figure["layout"][axis]["range"]
        assert low < values.min()
        assert values.max() < high
    assert "As it stands" in before_after_alt(bug)
