"""The ten programs are run as they stand and mended; published answers are worked out again."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.practice import BUGS, PAPERS, Bug

NAMED = pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)


def run(lines: tuple[str, ...]) -> np.ndarray:
    """Run a program, and return what it is about."""
    names: dict[str, Any] = {"np": np}
    exec("\n".join(lines), names)
    return np.asarray(names["slope"])


@NAMED
def test_what_is_drawn_is_what_the_programs_compute(bug: Bug) -> None:
    """As it stands and mended, value by value; places and values are as many."""
    for lines, (x, values) in zip((bug.lines, bug.mended_lines), bug.values, strict=True):
        np.testing.assert_allclose(run(lines), values, rtol=1e-12)
        assert x.shape == np.shape(values)


@NAMED
def test_mended_program_gives_something_else(bug: Bug) -> None:
    """Or nothing would be wrong with the line."""
    (_, before), (_, after) = bug.values
    assert before.shape != after.shape or not np.allclose(before, after, rtol=0.2)


@NAMED
def test_a_program_is_short_and_its_choices_differ(bug: Bug) -> None:
    """No line twice, as it would be right and wrong; three effects; all fit on a phone."""
    assert len(set(bug.lines)) == len(bug.lines) <= 5
    assert bug.mended not in bug.lines
    assert len({bug.effect, *bug.other_effects}) == 3
    assert all(len(line) <= 88 for line in (*bug.lines, bug.mended))
    assert all(text.endswith(".") for text in (bug.about, bug.why, bug.effect))


def test_there_are_ten_programs() -> None:
    """Each with a name of its own."""
    assert len({bug.name for bug in BUGS}) == len(BUGS) == 10


def test_effects_say_what_the_programs_do() -> None:
    """Those with a number in them, held to the values."""
    values = {bug.name: bug.values for bug in BUGS}

    def ratio(name: str) -> np.ndarray:
        (_, before), (_, after) = values[name]
        return np.asarray(before / after)

    np.testing.assert_allclose(ratio("degrees"), 111_320)
    np.testing.assert_allclose(ratio("no-spacing"), 0.5)
    np.testing.assert_allclose(ratio("dates"), 1 / 86_400e9)
    assert ratio("step-sizes")[-2:].min() > 5
    assert values["gradient-twice"][0][1].tolist() == [1, 1.5, 2, 2, 2, 1.5, 1]
    assert values["gradient-twice"][1][1].tolist() == [2] * 7
    assert values["unsigned"][0][1].tolist() == [254, 1]
    seam_before, seam_after = (of[1][0] for of in values["repeated-end"])
    assert seam_before / seam_after == pytest.approx(0.5, abs=0.01)


def test_published_answers_are_wrong_by_the_rule_that_is_named() -> None:
    """What is printed and what is right, from the numbers that are shown."""
    weighting, secant, ends = PAPERS

    f, x = [3, 4, 4.4], [2, 3, 5]
    own = (1 * 1 + 2 * 0.2) / 3
    assert float(weighting.value) == pytest.approx(own)
    assert own == pytest.approx((f[2] - f[0]) / (x[2] - x[0]))
    assert float(weighting.data.right) == pytest.approx(np.gradient(f, x)[1])
    assert weighting.data.right == Fraction(11, 15)

    squares = np.array([1, 2, 4, 7, 11]) ** 2
    assert secant.value == Fraction(16 - 1, 4 - 1)
    assert np.gradient(squares, [1, 2, 4, 7, 11])[1] == secant.data.right == 4

    assert np.gradient([0, 10, 11], edge_order=2)[2] == ends.value
    assert np.gradient([0, 10, 11])[2] == ends.data.right == 1
    assert trace_gradient([0, 10, 11], edge_order=2).outputs[0].tolist() == [14.5, 5.5, -3.5]
