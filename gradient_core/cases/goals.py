"""What to reach by pulling at samples: questions whose answer is seen to be reached.

A goal is a question and conditions on numbers: ``(relation, left, right)``. Each side is a number,
a place such as ``("g", 2)``, or an operation on two sides, ``("*", 4, ("w", 0))``. The same
conditions are checked here and, while something moves, in the browser.

=========  ====================================================
name       numbers
=========  ====================================================
``f``      the samples
``start``  the samples as they were when the question was asked
``g``      the outputs; ``one`` and ``two`` with edge_order 1 and 2
``w``      the weights of the selected step, from left to right
``d``      the components of the gradient at the selected node
=========  ====================================================
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

# A number, a place, or an operation on two sides: as JSON has it.
Side: TypeAlias = "float | tuple[str, int] | tuple[str, Side, Side]"
Condition: TypeAlias = "tuple[str, Side, Side]"
Numbers: TypeAlias = Mapping[str, Sequence[float]]

_OPERATIONS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}
# Decimals that a hand can reach are no binary fractions: 0.1 + 0.2 counts as 0.3.
TOLERANCE = 1e-9
_ENOUGH = 5


@dataclass(frozen=True)
class Goal:
    """A question, and when it is answered.

    Attributes
    ----------
    question : str
        Plain text.
    conditions : tuple of Condition
        All of them are to hold.
    """

    question: str
    conditions: tuple[Condition, ...]

    def is_reached(self, numbers: Numbers) -> bool:
        """Whether all conditions hold; numbers that are not finite reach nothing.

        Parameters
        ----------
        numbers : mapping from name to sequence of float

        Examples
        --------
        >>> zero, *_ = line_goals(5)
        >>> zero.question
        'Make gradient[2] zero without touching f[2].'
        >>> before = {"f": [1, 2, 4, 8, 16], "start": [1, 2, 4, 8, 16], "g": [1, 1.5, 3, 6, 8]}
        >>> after = {**before, "f": [1, 2, 4, 2, 16], "g": [1, 1.5, 0, 6, 14]}
        >>> zero.is_reached(before), zero.is_reached(after)
        (False, True)
        """
        return all(_holds(condition, numbers) for condition in self.conditions)


def _holds(condition: Condition, numbers: Numbers) -> bool:
    relation, *sides = condition
    left, right = (_number(side, numbers) for side in sides)
    if not (math.isfinite(left) and math.isfinite(right)):
        return False
    slack = TOLERANCE * max(1.0, abs(left), abs(right))
    if relation == "=":
        return abs(left - right) <= slack
    return left - right > slack if relation == ">" else right - left > slack


def _number(side: Side, numbers: Numbers) -> float:
    if not isinstance(side, tuple):
        return float(side)
    if len(side) == 2:
        name, index = side
        return float(numbers[name][index])
    symbol, left, right = side
    return _OPERATIONS[symbol](_number(left, numbers), _number(right, numbers))


def line_goals(length: int) -> tuple[Goal, ...]:
    """Return what to reach with so many samples on a line; nothing with fewer than five.

    Parameters
    ----------
    length : int

    Examples
    --------
    >>> [len(line_goals(length)) for length in (4, 5)]
    [0, 3]
    """
    if length < _ENOUGH:
        return ()
    m = length // 2
    peak: tuple[Condition, ...] = (
        (">", ("f", m), ("f", m - 1)),
        (">", ("f", m), ("f", m + 1)),
        (">", ("g", m), 0.0),
    )
    return (
        Goal(
            f"Make gradient[{m}] zero without touching f[{m}].",
            (("=", ("g", m), 0.0), ("=", ("f", m), ("start", m))),
        ),
        Goal(f"Make f[{m}] a peak, higher than both neighbours, whose slope is positive.", peak),
        Goal(
            "Make the first three slopes equal.",
            (("=", ("g", 0), ("g", 1)), ("=", ("g", 1), ("g", 2))),
        ),
    )


def end_goals(length: int) -> tuple[Goal, ...]:
    """Return what to reach at the ends with so many samples; nothing with fewer than five.

    Parameters
    ----------
    length : int

    Examples
    --------
    >>> agree, *_ = end_goals(5)
    >>> agree.question, agree.is_reached({"one": [2.0] * 5, "two": [2.0] * 5})
    ('Make both orders agree at the left end.', True)
    """
    if length < _ENOUGH:
        return ()
    last = length - 1
    rising: tuple[Condition, ...] = (
        (">", ("f", last - 1), ("f", last - 2)),
        (">", ("f", last), ("f", last - 1)),
        ("<", ("two", last), 0.0),
    )
    return (
        Goal("Make both orders agree at the left end.", (("=", ("one", 0), ("two", 0)),)),
        Goal(
            "Keep the last three samples rising, and let edge_order=2 say that they fall.", rising
        ),
        Goal(
            "Make the left slope zero with edge_order=2, and not with 1.",
            (("=", ("two", 0), 0.0), (">", ("one", 0), 0.0)),
        ),
    )


def spacing_goals(index: int) -> tuple[Goal, ...]:
    """Return what to reach at a sample that has a neighbour on each side.

    ``w``, ``f`` and ``d`` are those of the selected step: three weights, three samples, the value.

    Parameters
    ----------
    index : int
        Of the sample.

    Examples
    --------
    >>> even, ratio, peak = spacing_goals(1)
    >>> even.question, even.is_reached({"w": [-0.5, 0.0, 0.5]})
    ('Give f[1] the weight 0 in gradient[1].', True)
    >>> peak.is_reached({"f": [0.0, 1.0, -3.0], "d": [0.0]})
    True
    """
    here = f"gradient[{index}]"
    apart: Side = ("-", ("f", 0), ("f", 2))
    peak: tuple[Condition, ...] = (
        (">", ("f", 1), ("f", 0)),
        (">", ("f", 1), ("f", 2)),
        (">", ("*", apart, apart), 0.0),
        ("=", ("d", 0), 0.0),
    )
    return (
        Goal(f"Give f[{index}] the weight 0 in {here}.", (("=", ("w", 1), 0.0),)),
        Goal(
            f"Let f[{index - 1}] count four times as much as f[{index + 1}] in {here}.",
            (("=", ("w", 0), ("*", -4.0, ("w", 2))),),
        ),
        Goal(f"Make f[{index}] a peak with slope 0 between neighbours of different heights.", peak),
    )


def field_goals() -> tuple[Goal, ...]:
    """Return what to find in a field by moving the node.

    Not all fields have such a node; a component says nothing of its size, so its unit is free.

    Examples
    --------
    >>> level, *_ = field_goals()
    >>> level.is_reached({"d": [0.0, 0.0]}), level.is_reached({"d": [0.0, 1.0]})
    (True, False)
    >>> [goal.is_reached({"d": [-0.5, 1.0]}) for goal in field_goals()]
    [False, False, True]
    """
    x, y = ("d", 0), ("d", 1)
    some_y: Condition = (">", ("*", y, y), 0.0)
    turned: tuple[Condition, ...] = (("<", x, 0.0), (">", y, 0.0))
    return (
        Goal("Find a node where the arrow has no length.", (("=", x, 0.0), ("=", y, 0.0))),
        Goal("Find a node whose arrow points straight along y.", (("=", x, 0.0), some_y)),
        Goal("Find a node whose arrow points to smaller x and to larger y.", turned),
    )
