"""Items that are answered by pulling: one sample may move until a slope is a given number.

Every rule, the right one and the wrong ones, is a sum of weights times samples, so each has one
place of that sample where it gives the number: what is left of it, over the sample's weight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from gradient_core.practice.chance import Chance
from gradient_core.practice.data import LineData, Weights
from gradient_core.practice.making import is_told_apart, random_line
from gradient_core.practice.rules import WrongRule, wrong_rules

REACH = (Fraction(-4), Fraction(20))
"""Between these a sample can be pulled; those that stay are between 0 and 16."""

PULL_STEP = Fraction(1, 2)
"""Whatever is right is a multiple of it, and so is each place where a sample comes to rest."""

_TARGETS = tuple(map(Fraction, (0, 0, 1, -1, 2, -2, 3, -3)))
_FEWEST_RULES = 3
_NEAREST = 2  # the start is not so near to the answer that a touch will do
_MOST_TRIES = 5000


@dataclass(frozen=True)
class Pull:
    """A sample to be pulled.

    Attributes
    ----------
    data : LineData
        With the sample where it is right.
    moved : int
        Which sample it is.
    start : Fraction, units [F]
        Where it stands before anybody has pulled it.
    wrong : tuple of (WrongRule, Fraction)
        Where each slip has it.
    """

    data: LineData
    moved: int
    start: Fraction
    wrong: tuple[tuple[WrongRule, Fraction], ...]

    @property
    def right(self) -> Fraction:
        """Where the sample is right."""
        return Fraction(self.data.sample(self.moved))


def with_sample(data: LineData, index: int, value: Fraction) -> LineData:
    """Return the same samples with another one at an index.

    Examples
    --------
    >>> data = LineData((1, 2, 4), tuple(map(Fraction, range(3))), "unit", 1)
    >>> with_sample(data, 2, Fraction(9, 2)).code
    'np.gradient([1.0, 2.0, 4.5])[1]'
    """
    samples = list(data.samples)
    samples[index] = int(value) if value.denominator == 1 else value
    return replace(data, samples=tuple(samples))


def sample_for(target: Fraction, weights: Weights, data: LineData, index: int) -> Fraction | None:
    """Return which sample at an index makes a rule give a number, None where it does not read it.

    Parameters
    ----------
    target : Fraction
        What the rule has to give.
    weights : mapping of int to Fraction
        Of the rule.
    data : LineData
        The sample at the index does not count.
    index : int

    Examples
    --------
    >>> data = LineData((1, 2, 4), tuple(map(Fraction, range(3))), "unit", 1)
    >>> print(sample_for(Fraction(3), data.weights, data, 2))
    7
    >>> print(sample_for(Fraction(3), data.weights, data, 1))
    None
    """
    if not weights.get(index):
        return None
    others = sum((w * data.sample(k) for k, w in weights.items() if k != index), Fraction(0))
    return (target - others) / weights[index]


def pulled(chance: Chance, regime: str) -> Pull:
    """Draw samples, one of which is to be pulled: no wrong rule has it at the right place.

    Parameters
    ----------
    chance : Chance
    regime : str
        Which statement they are for: one of the constants of `gradient_core.practice.making`.

    Examples
    --------
    >>> pull = pulled(Chance("class-7b"), "inside, uneven")
    >>> print(pull.data.code, pull.data.right, f"f[{pull.moved}]", pull.start, pull.right)
    np.gradient([9.0, 3.5, 11.0, 7.0, 1.0], [0, 1, 4, 8, 9])[2] 1 f[1] 6 7/2
    """
    for _ in range(_MOST_TRIES):
        data = random_line(chance, regime)
        target = chance.pick(_TARGETS)
        moved = chance.pick([index for index in data.weights if isinstance(index, int)])
        found = _pull(data, moved, target)
        if found is not None:
            return found
    raise RuntimeError("no sample to pull without a wrong rule that is right by luck")


def _pull(data: LineData, moved: int, target: Fraction) -> Pull | None:
    """Return the item of a draw, None where it is none: its answer is long, or not its own."""
    right = sample_for(target, data.weights, data, moved)
    start = Fraction(data.sample(moved))
    if right is None or not _is_within_reach(right) or abs(right - start) < _NEAREST:
        return None
    wrong = [
        (rule, place)
        for rule in _different(data, target)
        if (place := sample_for(target, rule.weights, data, moved)) is not None
    ]
    is_clear = is_told_apart([right, *(place for _, place in wrong)])
    if len(wrong) < _FEWEST_RULES or not is_clear:
        return None
    return Pull(with_sample(data, moved, right), moved, start, tuple(wrong))


def _is_within_reach(value: Fraction) -> bool:
    low, high = REACH
    return low <= value <= high and (value / PULL_STEP).denominator == 1


def _different(data: LineData, target: Fraction) -> list[WrongRule]:
    """Return the rules that can be told from the right one, and from each other.

    A slope of 0 stays 0 whatever it is divided by, and with its sign turned round: of rules whose
    weights are those of another one, times a number, only the first is left then.
    """
    rules = wrong_rules(data)
    if target:
        return list(rules)
    seen = [_shape(data.weights)]
    found = []
    for rule in rules:
        if (shape := _shape(rule.weights)) not in seen:
            seen.append(shape)
            found.append(rule)
    return found


def _shape(weights: Weights) -> dict[int, Fraction]:
    """Return the weights over the first of them, so that a factor makes no difference."""
    read = {index: weight for index, weight in sorted(weights.items()) if weight}
    first = next(iter(read.values()))
    return {index: weight / first for index, weight in read.items()}
