r"""When does ``edge_order=2`` win? One end, with a dial for noise and one for a kink.

The samples are those of ``exp`` at 0, 0.25, ..., 1, and the end is the right one. The kink sits on
the last sample but one, ``k``: beyond it the function rises by less,

    f(x) = exp(x)                               up to x[k]
    f(x) = exp(x[k]) + (1 - kink)*(exp(x) - exp(x[k]))    beyond,

so its slope at the end is known, ``(1 - kink)*exp(1)``. Each sample then gets noise of its own.
Three things make the error of an end:

- the bend of the function: ``h/2 f''`` with 1, ``h**2/3 f'''`` with 2, and 2 wins;
- the kink: 1 reads the last interval alone and does not see it, 2 carries on the steeper slope in
  front of it, and loses ``kink/2`` times that slope;
- the noise, of standard deviation ``sigma``: the errors that it makes have ``sqrt(2)/h * sigma``
  with 1 and ``sqrt(1.5**2 + 2**2 + 0.5**2)/h * sigma = sqrt(6.5)/h * sigma`` with 2, so 2 loses.

With noise one duel is a matter of luck; over many seeds it is a share.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from gradient_core.differences import gradient
from gradient_core.errors import GradientValueError
from gradient_core.insight.edge_comparison import EdgeComparison, compare_edge
from gradient_core.statements import RIGHT
from gradient_core.text import code_number, plain_number
from gradient_core.trace import GradientTrace, trace_gradient

DUEL_SEEDS = 200
_H = 0.25
_COUNT = 5
_FEWEST_DIGITS, _MOST_DIGITS = 3, 17


@dataclass(frozen=True, eq=False)
class Duel:
    """The right end of five samples with both orders, beside the exact slope.

    Attributes
    ----------
    noise : float, units [F]
        Standard deviation of the noise in each sample.
    kink : float
        By which share the slope falls at the last sample but one, 0 to 1.
    seed : int
        Of the noise.
    trace : GradientTrace
        Of the samples, with ``edge_order=1``.
    edge : EdgeComparison
        Its right end with both orders.
    exact : float, units [F]/[X]
        The slope of the function at the end, without noise.
    bend_errors : tuple of 2 float, units [F]/[X]
        The errors of both orders without noise: of the bend and the kink alone.

    Examples
    --------
    >>> duel = edge_duel()
    >>> print(duel.winner, duel.sentence)
    2 2 wins: error 0.0471 against 0.313
    """

    noise: float
    kink: float
    seed: int
    trace: GradientTrace
    edge: EdgeComparison
    exact: float
    bend_errors: tuple[float, float]

    @property
    def values(self) -> tuple[float, float]:
        """The slopes with ``edge_order`` 1 and 2."""
        return float(self.edge.with_1.value), float(self.edge.with_2.value)

    @property
    def errors(self) -> tuple[float, float]:
        """What each of them misses the exact slope by: value minus exact."""
        one, two = self.values
        return one - self.exact, two - self.exact

    @property
    def noise_errors(self) -> tuple[float, float]:
        """Standard deviation of the errors that noise of this size makes, with either order.

        Examples
        --------
        >>> [round(error, 3) for error in edge_duel(noise=0.1).noise_errors]
        [0.566, 1.02]
        """
        one, two = self.edge.noise_gains
        return one * self.noise, two * self.noise

    @property
    def winner(self) -> int:
        """The order with the smaller error, 1 or 2; 0 where both errors are of the same size."""
        one, two = map(abs, self.errors)
        return 0 if one == two else 1 if one < two else 2

    @property
    def overshoots(self) -> bool:
        """Whether the samples rise (or fall) up to the end, and the slope with 2 does not."""
        return self.edge.overshoots

    @property
    def code(self) -> str:
        """The two calls that give both slopes, to the last bit.

        Examples
        --------
        >>> print(edge_duel().code)
        f = [1.0, 1.2840254166877414, 1.6487212707001282, 2.117000016612675, 2.718281828459045]
        np.gradient(f, 0.25)[-1], np.gradient(f, 0.25, edge_order=2)[-1]
        """
        samples = ", ".join(code_number(sample, bare=True) for sample in self.trace.samples)
        return f"f = [{samples}]\nnp.gradient(f, {_H})[-1], np.gradient(f, {_H}, edge_order=2)[-1]"

    @property
    def sentence(self) -> str:
        """Who wins, and by how much; first of all, whether 2 overshoots.

        Examples
        --------
        >>> print(edge_duel(kink=0.5).sentence)
        1 wins: error 0.157 against 0.492
        >>> print(edge_duel(kink=0.9).sentence)
        2 overshoots: slope −0.576 on rising data
        """
        one, two = _apart(*map(abs, self.errors))
        small, large = (one, two) if self.winner == 1 else (two, one)
        if self.overshoots:
            trend = "rising" if self.values[0] > 0 else "falling"
            slope = plain_number(self.values[1], _FEWEST_DIGITS, minus="−")
            but = ", yet it is nearer" if self.winner == 2 else ""
            return f"2 overshoots: slope {slope} on {trend} data{but}"
        if not self.winner:
            return f"A tie: both errors are {small}"
        return f"{self.winner} wins: error {small} against {large}"


def _apart(one: float, two: float) -> tuple[str, str]:
    """Return two sizes with three digits, or as many more as tell them apart."""
    texts = plain_number(one), plain_number(two)
    for digits in range(_FEWEST_DIGITS, _MOST_DIGITS):
        rounded = plain_number(one, digits), plain_number(two, digits)
        if rounded[0] != rounded[1]:
            return rounded
    return texts


@dataclass(frozen=True)
class DuelWins:
    """How many of many duels each order wins.

    Attributes
    ----------
    one, two, ties : int
        Won by ``edge_order=1``, by 2, and by neither.
    """

    one: int
    two: int
    ties: int

    @property
    def seeds(self) -> int:
        """How many duels there were."""
        return self.one + self.two + self.ties


def edge_duel(noise: float = 0.0, kink: float = 0.0, seed: int = 0) -> Duel:
    """Make the samples of one duel, and compare both orders at their right end.

    Parameters
    ----------
    noise : float, units [F]
        Standard deviation of the noise in each sample, 0 or more.
    kink : float
        By which share the slope falls at the last sample but one: 0 or more, less than 1.
    seed : int
        Of the noise, 0 or more. The same seed with twice the noise has the same noise, doubled.

    Returns
    -------
    Duel

    Raises
    ------
    GradientValueError
        A noise, a kink or a seed out of its bounds (argument ``"noise"``, ``"kink"``, ``"seed"``).

    Examples
    --------
    >>> duel = edge_duel(kink=0.5)
    >>> duel.trace.samples.round(3)
    array([1.   , 1.284, 1.649, 2.117, 2.418])
    >>> [round(error, 3) for error in duel.errors], duel.winner
    ([-0.157, -0.492], 1)
    """
    _check(noise, kink)
    if seed < 0:
        raise _refused("seed", "be 0 or more", seed, "Take 0")
    exact, clean = (1 - kink) * math.e, _samples(kink)
    one, two = _both_orders(clean + noise * _noise_of(seed))
    calm = [float(trace.values[-1]) - exact for trace in _both_orders(clean)]
    edge = compare_edge(one, two, RIGHT)
    return Duel(noise, kink, seed, one, edge, exact, (calm[0], calm[1]))


def wins_over_seeds(noise: float, kink: float, seeds: int = DUEL_SEEDS) -> DuelWins:
    """Count who wins the duels of the seeds 0, 1, ..., `seeds` - 1.

    Parameters
    ----------
    noise : float, units [F]
    kink : float
        Both as `edge_duel` takes them.
    seeds : int
        How many duels, 1 or more.

    Returns
    -------
    DuelWins

    Raises
    ------
    GradientValueError
        A noise or a kink out of its bounds, or no seeds (argument ``"noise"``, ``"kink"``,
        ``"seeds"``).

    Examples
    --------
    >>> wins_over_seeds(0.0, 0.0), wins_over_seeds(0.2, 0.0)
    (DuelWins(one=0, two=200, ties=0), DuelWins(one=160, two=40, ties=0))
    """
    _check(noise, kink)
    if seeds < 1:
        raise _refused("seeds", "be 1 or more", seeds, "Take 200")
    samples = _samples(kink) + noise * _noise_of_all(seeds)  # shape (seeds, 5)
    exact = (1 - kink) * math.e
    one, two = (
        np.abs(gradient(samples, _H, axis=1, edge_order=order)[:, -1] - exact) for order in (1, 2)
    )
    return DuelWins(*(int(np.count_nonzero(won)) for won in (one < two, two < one, one == two)))


def duel_function(kink: float, x: Any) -> np.ndarray:
    """Return the function of a duel, without noise, at the places `x`.

    Parameters
    ----------
    kink : float
        As `edge_duel` takes it.
    x : array-like, units [X]

    Returns
    -------
    ndarray, units [F]

    Examples
    --------
    >>> duel_function(0.5, [0.5, 0.75, 1.0]).round(3)
    array([1.649, 2.117, 2.418])
    """
    values = np.exp(np.asarray(x, dtype=np.float64))
    at_kink = math.exp((_COUNT - 2) * _H)
    return np.where(values > at_kink, at_kink + (1 - kink) * (values - at_kink), values)


def _samples(kink: float) -> np.ndarray:
    return duel_function(kink, np.arange(_COUNT) * _H)


def _both_orders(samples: np.ndarray) -> list[GradientTrace]:
    return [trace_gradient(samples, _H, edge_order=order) for order in (1, 2)]


@lru_cache(maxsize=1024)
def _noise_of(seed: int) -> np.ndarray:
    """Return noise of standard deviation 1, shape (5,): what the duel of a seed is made with."""
    noise = np.random.default_rng(seed).normal(size=_COUNT)
    noise.flags.writeable = False
    return noise


@lru_cache(maxsize=2)
def _noise_of_all(seeds: int) -> np.ndarray:
    """Return the same for the first seeds, one row each; making 200 generators takes a while."""
    return np.stack([_noise_of(seed) for seed in range(seeds)])


def _check(noise: float, kink: float) -> None:
    if not 0 <= noise < math.inf:
        raise _refused("noise", "be 0 or more, and finite", noise, "Take 0.05")
    if not 0 <= kink < 1:
        raise _refused("kink", "be 0 or more, and less than 1", kink, "Take 0.5")


def _refused(name: str, rule: str, got: float, fix: str) -> GradientValueError:
    return GradientValueError(f"`{name}` must {rule}; got {got}. {fix}.", argument=name)
