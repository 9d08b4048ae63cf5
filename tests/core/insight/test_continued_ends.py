"""Ends of samples that go on: the bits of np.pad, the seam of a period, and what is refused."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.cases import LINE_EXAMPLES
from gradient_core.errors import GradientValueError
from gradient_core.insight import (
    CONTINUATIONS,
    ENDS,
    Continuation,
    ContinuedEnds,
    continued_ends,
)
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.statements import LEFT, RIGHT
from tests.core.cases.examples import arguments

NAMES = [way.name for way in CONTINUATIONS]
EACH_WAY = pytest.mark.parametrize("way", CONTINUATIONS, ids=NAMES)


def continued(f: Any, *spacing: Any) -> ContinuedEnds:
    """Continue samples in every way."""
    with np.errstate(all="ignore"):
        return continued_ends(trace_gradient(f, *spacing))


def values(found: ContinuedEnds, region: str) -> dict[str, float]:
    """Return the slopes at one end by the name of the way."""
    return {end.way.name: float(end.value) for end in found.at(region)}


def keywords(way: Continuation) -> dict[str, str]:
    """Return the keywords of np.pad that a way names, as Python reads them."""
    return dict(eval(f"dict({way.pad})"))


@EACH_WAY
@pytest.mark.parametrize("dtype", [np.float64, np.float32, np.float16, np.int64, np.uint8])
@pytest.mark.parametrize("seed", range(5))
def test_slopes_have_the_bits_of_the_padded_samples(
    seed: int, dtype: type, way: Continuation
) -> None:
    """Both ends are those of np.gradient of np.pad, for any samples and gap."""
    random = np.random.default_rng(seed)
    f: Any = (random.normal(size=random.integers(3, 30)) * 50 + 100).astype(dtype)
    h = random.random() + 0.01
    found = continued(f, h)
    made_float = f.astype(float) if f.dtype.kind in "iu" else f  # as NumPy does before anything
    padded = np.pad(made_float, 1, **keywords(way))  # type: ignore[call-overload]
    theirs = numpy_gradient(padded, h)

    for region, place, beyond in ((LEFT, 1, 0), (RIGHT, -2, -1)):
        (end,) = (end for end in found.at(region) if end.way == way)
        assert bits_agree(end.value, theirs[place])
        assert bits_agree(end.beyond, padded[beyond])


@EACH_WAY
def test_code_gives_the_slopes(way: Continuation) -> None:
    """The call that is shown, run, has both values at its ends and leaves the inside alone."""
    f = np.array([3.0, 1.0, 4.0, 1.0, 5.0])
    found = continued(f, 0.1)
    theirs = eval(found.code(way), {"np": np, "f": f})

    assert bits_agree(theirs[1:-1], numpy_gradient(f, 0.1)[1:-1])
    ends = [values(found, region)[way.name] for region in ENDS]
    assert bits_agree(theirs[[0, -1]], np.array(ends))


def test_row_16_of_the_questions_to_the_letter() -> None:
    """A cosine of 8 samples: 0 at the seam where NumPy says -.373 and -.109; .637 at the last."""
    theta = np.arange(8) * np.pi / 4
    f, h = np.cos(theta), np.pi / 4
    found = continued(f, h)
    by_order = [numpy_gradient(f, h, edge_order=order) for order in (1, 2)]

    assert [round(float(g[0]), 3) for g in by_order] == [-0.373, -0.109]
    assert values(found, LEFT)["periodic"] == pytest.approx(0, abs=1e-15)
    assert round(float(by_order[0][-1]), 3) == 0.9
    assert round(values(found, RIGHT)["periodic"], 3) == 0.637
    assert round(-float(np.sin(theta[-1])), 3) == 0.707


def test_example_of_the_seam_is_mended_by_its_period() -> None:
    """The example that answers question 16 goes on as a period: 0 and .637, and is not closed."""
    (example,) = (each for each in LINE_EXAMPLES.values() if each.question == 16)
    found = continued(*arguments(example))

    assert values(found, LEFT)["periodic"] == 0
    assert round(values(found, RIGHT)["periodic"], 3) == 0.637
    assert not found.is_closed


def test_repeated_end_sample_halves_the_slope_at_the_seam() -> None:
    """linspace(0, 2 pi, 9) of a sine: .45 at 0 with the ninth sample, .90 without it."""
    f, h = np.sin(np.linspace(0, 2 * np.pi, 9)), np.pi / 4
    with_it, without = continued(f, h), continued(f[:-1], h)

    assert with_it.is_closed
    assert not without.is_closed
    assert round(values(with_it, LEFT)["periodic"], 2) == 0.45
    assert round(values(without, LEFT)["periodic"], 2) == 0.90


@pytest.mark.parametrize(
    ("f", "is_closed"),
    [
        ([1, 2, 4, 2, 1], True),
        ([0.1 + 0.2, 1, 2, 0.3], True),  # the same but for rounding
        ([1, 2, 4, 2, 1.001], False),
        ([2, 2, 2, 2], False),  # flat: there is no seam
        ([1, 2, 1], False),  # too few for a period
        ([np.nan, 1, 2, np.nan], False),
        ([np.inf, 1, 2, np.inf], False),
    ],
)
def test_closed_samples_are_noticed(f: list[float], is_closed: bool) -> None:
    """The last sample is the first one over again."""
    assert continued(f).is_closed is is_closed


@pytest.mark.parametrize("region", ENDS)
@pytest.mark.parametrize("seed", range(5))
def test_a_line_that_goes_on_is_edge_order_1_and_a_held_end_half_of_it(
    seed: int, region: str
) -> None:
    """Exactly so for whole numbers, whose differences are not rounded."""
    f = np.random.default_rng(seed).integers(-50, 50, size=7)
    found = values(continued(f, 0.5), region)
    one = float(numpy_gradient(f, 0.5)[0 if region == LEFT else -1])

    assert found["straight on"] == one
    assert found["held"] == one / 2
    assert found["mirrored"] == 0


@pytest.mark.parametrize(
    ("region", "formulas"),
    [
        (
            LEFT,
            [
                r"\frac{f_{1} - f_{3}}{2h}",
                r"\frac{f_{1} - f_{1}}{2h}",
                r"\frac{f_{1} - f_{0}}{2h}",
                r"\frac{f_{1} - (2f_{0} - f_{1})}{2h}",
            ],
        ),
        (
            RIGHT,
            [
                r"\frac{f_{0} - f_{2}}{2h}",
                r"\frac{f_{2} - f_{2}}{2h}",
                r"\frac{f_{3} - f_{2}}{2h}",
                r"\frac{(2f_{3} - f_{2}) - f_{2}}{2h}",
            ],
        ),
    ],
)
def test_formula_has_the_indices_of_the_samples(region: str, formulas: list[str]) -> None:
    """The numbers, and the formula, give the value: in the order of the indices."""
    f, h = [1.0, -2.0, 4.0, -7.0], 0.5
    found = continued(f, h).at(region)

    assert [end.formula for end in found] == formulas
    for end in found:
        for latex in (end.formula, end.numbers):
            assert evaluated(latex, f, h) == pytest.approx(float(end.value))


def evaluated(latex: str, f: list[float], h: float) -> float:
    """Return what a fraction of LaTeX comes to."""
    above, below = latex.removeprefix(r"\frac{").removesuffix("}").split("}{")
    above = re.sub(r"f_\{(\d)\}", r"f[\1]", above.replace("2f", "2*f"))
    below = below.replace("2h", "2*h").replace(r"\cdot", "*")
    return float(eval(f"({above}) / ({below})", {"f": f, "h": h}))


def test_negative_numbers_stand_in_brackets_behind_a_minus() -> None:
    """-2 less -7 is written so that it can be read."""
    (periodic, *_) = continued([1.0, -2.0, 4.0, -7.0], -0.5).at(LEFT)

    assert periodic.numbers == r"\frac{-2 - (-7)}{2 \cdot (-0.5)}"


def test_gaps_that_differ_by_rounding_alone_are_one_gap() -> None:
    """linspace(0, 1, 11) as coordinates is not uniform for NumPy, but was meant to be."""
    x = np.linspace(0, 1, 11)
    trace = trace_gradient(x**2, x)

    assert not trace.spacing[0].uniform
    found = continued_ends(trace)
    assert found.h == 0.1
    assert values(found, RIGHT)["straight on"] == pytest.approx(1.9)


@pytest.mark.parametrize(
    ("f", "spacing", "argument", "message"),
    [
        ([0, 1, 4], ([0, 1, 3],), "spacing", "`spacing` must be the same everywhere.*gaps from 1"),
        ([0, 1, 4], ([0, 1, np.nan],), "spacing", "`spacing` must be the same everywhere"),
        ([0, 1j, 4], (), "f", r"`f` must be real numbers; got complex128\. Take f.real"),
        ([0, 1], (), "f", r"`f` must have at least 3 samples to go on; got 2\. Add samples"),
    ],
)
def test_samples_that_cannot_go_on_are_refused(
    f: Any, spacing: tuple[Any, ...], argument: str, message: str
) -> None:
    """A sentence says which rule, and what it was instead."""
    with pytest.raises(GradientValueError, match=message) as caught:
        continued(f, *spacing)
    assert caught.value.argument == argument


def test_samples_of_several_axes_are_refused() -> None:
    """There are many ends there."""
    with pytest.raises(GradientValueError, match=r"`f` must have one axis; got 2\. Take one row"):
        continued_ends(trace_gradient(np.ones((3, 3))))


@pytest.mark.parametrize("h", [0.0, np.nan])
def test_odd_distances_and_samples_give_what_numpy_gives(h: float) -> None:
    """Infinities and nan are told as they are, without a warning."""
    found = continued([0, 1, np.inf, np.nan], h)

    assert len(found.ends) == 8
    assert not np.isfinite(values(found, RIGHT)["held"])
