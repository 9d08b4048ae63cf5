"""The duel of both edge orders: its samples, its errors, its verdicts, and who wins how often."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from gradient_core import trace_gradient
from gradient_core.cases import FORMULA_EXAMPLES, LINE_EXAMPLES
from gradient_core.errors import GradientValueError
from gradient_core.insight import (
    DUEL_SEEDS,
    DuelWins,
    duel_function,
    edge_duel,
    wins_over_seeds,
)
from gradient_core.oracle import bits_agree, numpy_gradient
from tests.core.cases.examples import arguments

# Rows 5 and 6 of the questions: samples, outputs with edge_order 1 and 2, the exact slopes.
ROWS = [
    ("squares", 5, [1, 2, 4, 6, 7], [0, 2, 4, 6, 8], {0: 0, 4: 8}),
    ("overshoot", 6, [10, 5.5, 1], [14.5, 5.5, -3.5], {}),
    ("cubic-ends", 6, [1, 4, 13, 28, 37], [-2, 4, 13, 28, 46], {0: 0, 4: 48}),
]
DIALS = [(0.0, 0.0), (0.05, 0.0), (0.02, 0.25), (0.2, 0.5), (0.1, 0.9)]


@pytest.mark.parametrize(("name", "question", "with_1", "with_2", "exact"), ROWS)
def test_rows_5_and_6_of_the_questions_to_the_letter(
    name: str, question: int, with_1: list[float], with_2: list[float], exact: dict[int, float]
) -> None:
    """They are examples: where 2 wins, where it overshoots, and where each wins one end."""
    example = {**LINE_EXAMPLES, **FORMULA_EXAMPLES}[name]
    given = arguments(example)
    one, two = (numpy_gradient(*given, edge_order=order) for order in (1, 2))

    assert example.question == question
    assert (one.tolist(), two.tolist()) == (with_1, with_2)
    winners = {5: [2, 2], 6: [1, 2]}[question]
    nearer = [1 + (abs(two[i] - v) < abs(one[i] - v)) for i, v in exact.items()]
    assert nearer == (winners if exact else [])


def test_noise_of_row_13_of_the_questions() -> None:
    """Standard deviations per unit of noise for h = 1: .71 inside, 1.41 and 2.55 at the ends."""
    inside = trace_gradient(np.zeros(5)).step(2)
    gains = [gain * 0.25 for gain in edge_duel().edge.noise_gains]

    assert [round(x, 2) for x in (math.hypot(*inside.weights), *gains)] == [0.71, 1.41, 2.55]


@pytest.mark.parametrize(
    ("noise", "kink", "sentence"),
    [
        (0.0, 0.0, "2 wins: error 0.0471 against 0.313"),
        (0.0, 0.25, "1 wins: error 0.235 against 0.27"),
        (0.0, 0.7, "1 wins: error 0.0939 against 0.67"),
        (0.0, 0.75, "2 overshoots: slope −0.0346 on rising data"),
        (0.0, 0.9, "2 overshoots: slope −0.576 on rising data"),
    ],
)
def test_verdict_flips_as_the_kink_grows(noise: float, kink: float, sentence: str) -> None:
    """2 wins on the smooth function, then 1 does, and then 2 gives a slope of the other sign."""
    assert edge_duel(noise, kink).sentence == sentence


def test_noise_alone_can_make_1_win() -> None:
    """The same smooth function, another seed, another winner."""
    assert [edge_duel(0.05, seed=seed).winner for seed in (0, 1)] == [2, 1]


@pytest.mark.parametrize(("noise", "kink"), DIALS)
def test_duel_is_what_numpy_makes_of_its_samples(noise: float, kink: float) -> None:
    """Both slopes have NumPy's bits, and the errors are those against the exact slope."""
    duel = edge_duel(noise, kink, 7)

    ends = [numpy_gradient(duel.trace.samples, 0.25, edge_order=order)[-1] for order in (1, 2)]
    assert bits_agree(np.array(duel.values), np.array(ends))
    assert duel.exact == pytest.approx((1 - kink) * math.e)
    assert duel.errors == pytest.approx([end - (1 - kink) * math.e for end in ends])
    assert duel.winner == 1 + (abs(duel.errors[1]) < abs(duel.errors[0]))


@pytest.mark.parametrize(("noise", "kink"), DIALS)
def test_code_of_a_duel_gives_its_slopes(noise: float, kink: float) -> None:
    """The samples are written with all their digits."""
    duel = edge_duel(noise, kink, 7)
    samples, calls = duel.code.splitlines()
    f = eval(samples.removeprefix("f = "))

    assert bits_agree(np.array(eval(calls, {"np": np, "f": f})), np.array(duel.values))


@pytest.mark.parametrize("kink", [0.0, 0.4, 0.9])
def test_exact_slope_is_that_of_the_function(kink: float) -> None:
    """A fine difference up to the end finds the slope that the errors are measured against."""
    before, end = duel_function(kink, [1 - 1e-6, 1.0])

    assert (end - before) / 1e-6 == pytest.approx(edge_duel(kink=kink).exact, rel=1e-5)


@pytest.mark.parametrize("kink", [0.0, 0.4, 0.9])
def test_function_is_exp_up_to_the_kink_and_continuous_there(kink: float) -> None:
    """The kink sits on the last sample but one, and rises by the rest of the slope beyond."""
    x = np.array([0.0, 0.3, 0.75])
    assert duel_function(kink, x) == pytest.approx(np.exp(x))

    rise = duel_function(kink, [0.75, 1.0])
    assert rise[1] - rise[0] == pytest.approx((1 - kink) * (math.e - math.exp(0.75)))


@pytest.mark.parametrize("kink", [0.1, 0.5, 0.9])
def test_kink_costs_2_half_of_the_slope_in_front_of_it_and_1_nothing(kink: float) -> None:
    """What is left of both errors is that of the bend, less steep by the kink."""
    smooth, kinked = edge_duel(), edge_duel(kink=kink)
    in_front = (math.exp(0.75) - math.exp(0.5)) / 0.25
    one, two = ((1 - kink) * error for error in smooth.errors)

    assert kinked.errors == pytest.approx((one, two - kink / 2 * in_front))


@pytest.mark.parametrize("order", [1, 2])
def test_noise_makes_errors_of_the_size_that_is_said(order: int) -> None:
    """The standard deviation over 2000 seeds is sqrt(2)/h sigma with 1 and sqrt(6.5)/h with 2."""
    duels = [edge_duel(0.1, 0.3, seed) for seed in range(2000)]
    spread = np.std([duel.values[order - 1] for duel in duels])
    expected = 0.1 * math.sqrt({1: 2.0, 2: 6.5}[order]) / 0.25

    assert duels[0].noise_errors[order - 1] == pytest.approx(expected)
    assert spread == pytest.approx(expected, rel=0.05)
    mean = np.mean([duel.errors[order - 1] for duel in duels])
    assert mean == pytest.approx(duels[0].bend_errors[order - 1], abs=0.05)


def test_twice_the_noise_is_the_same_noise_doubled() -> None:
    """The dial moves the samples of one seed along, and does not shuffle them."""
    calm, once, twice = (edge_duel(noise, 0.0, 3).trace.samples for noise in (0, 0.05, 0.1))

    assert twice - calm == pytest.approx(2 * (once - calm))
    assert (once != calm).all()


@pytest.mark.parametrize(("noise", "kink"), DIALS)
def test_count_over_seeds_is_of_the_very_duels_that_are_shown(noise: float, kink: float) -> None:
    """Seed by seed, the duel that a seed shows is the one that is counted for it."""
    winners = [edge_duel(noise, kink, seed).winner for seed in range(DUEL_SEEDS)]

    for seeds in (1, 17, DUEL_SEEDS):
        first = winners[:seeds]
        counted = DuelWins(first.count(1), first.count(2), first.count(0))
        assert wins_over_seeds(noise, kink, seeds) == counted
        assert counted.seeds == seeds


def test_more_noise_takes_wins_from_2() -> None:
    """Smooth samples: all are won by 2 without noise, half at some noise, few at much."""
    wins = [wins_over_seeds(noise, 0.0).two for noise in (0.0, 0.02, 0.05, 0.2)]

    assert wins[0] == DUEL_SEEDS
    assert wins == sorted(wins, reverse=True)
    assert wins[-1] < DUEL_SEEDS / 4


def test_overshoot_that_is_nearer_says_so() -> None:
    """The wrong sign can have the smaller error, where noise has misled 1 even more."""
    duels = [edge_duel(0.2, 0.9, seed) for seed in range(DUEL_SEEDS)]
    found = [duel for duel in duels if duel.overshoots and duel.winner == 2]

    assert found
    assert all(duel.sentence.endswith(" data, yet it is nearer") for duel in found)


def test_overshoot_on_falling_data_says_falling() -> None:
    """Noise can turn the last three samples round."""
    duels = [edge_duel(0.2, 0.9, seed) for seed in range(DUEL_SEEDS)]
    falls = [duel for duel in duels if duel.overshoots and duel.values[0] < 0]

    assert falls
    for duel in falls:
        assert (np.diff(duel.trace.samples[-3:]) < 0).all()
        assert duel.values[1] > 0
        assert "on falling data" in duel.sentence


def test_errors_of_a_verdict_are_told_apart() -> None:
    """Whatever the dials, the two numbers of a verdict differ, the smaller first."""
    for noise, kink in DIALS:
        for seed in range(DUEL_SEEDS):
            duel = edge_duel(noise, kink, seed)
            numbers = re.findall(r"error (\S+) against (\S+)", duel.sentence)
            assert duel.overshoots or float(numbers[0][0]) < float(numbers[0][1])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"noise": -0.1}, r"`noise` must be 0 or more, and finite; got -0.1\. Take 0.05"),
        ({"noise": math.nan}, "`noise` must be 0 or more, and finite; got nan"),
        ({"noise": math.inf}, "`noise` must be 0 or more, and finite; got inf"),
        ({"kink": 1.0}, r"`kink` must be 0 or more, and less than 1; got 1.0\. Take 0.5"),
        ({"kink": -0.5}, "`kink` must be 0 or more, and less than 1; got -0.5"),
        ({"seed": -1}, r"`seed` must be 0 or more; got -1\. Take 0"),
    ],
)
def test_dial_out_of_bounds_is_refused(arguments: dict[str, float], message: str) -> None:
    """It says which, what it may be, and what it was."""
    with pytest.raises(GradientValueError, match=message) as caught:
        edge_duel(**arguments)  # type: ignore[arg-type]
    assert [caught.value.argument] == list(arguments)


def test_count_over_no_seeds_is_refused() -> None:
    """There is nothing to count."""
    with pytest.raises(GradientValueError, match=r"`seeds` must be 1 or more; got 0\. Take 200"):
        wins_over_seeds(0.1, 0.1, 0)
    with pytest.raises(GradientValueError, match="`kink` must be"):
        wins_over_seeds(0.1, 1.5)
