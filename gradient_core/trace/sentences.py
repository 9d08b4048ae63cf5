"""A difference step in plain English: why these samples, and what they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gradient_core.statements.schemes import INTERIOR, LEFT
from gradient_core.text.numbers import plain_number

if TYPE_CHECKING:
    from gradient_core.trace.steps import DifferenceStep

Say: TypeAlias = "Callable[[object], str]"


def sentence(step: DifferenceStep, digits: int | None = None) -> str:
    """Return what happened at `step`, in one or two sentences.

    Parameters
    ----------
    step : DifferenceStep
    digits : int, optional
        Round the numbers to so many significant digits.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(trace_gradient([1, 2, 4, 8, 16]).step(2).sentence)
    Sample 2 has a neighbour on both sides, so NumPy takes the difference of the two \
neighbours, 8 minus 2, over two spacings of 1: that makes 3. Its own value is not used.
    """
    if step.region == INTERIOR:
        write = _interior_uniform if step.uniform else _interior_non_uniform
    else:
        write = _boundary_quotient if step.rule.is_quotient else _boundary_parabola
    return write(step, lambda number: plain_number(number, digits))


def _subject(step: DifferenceStep) -> str:
    if isinstance(step.index, int):
        return f"Sample {step.index}"
    return f"Along axis {step.axis}, sample {list(step.index)}"


def _interior_uniform(step: DifferenceStep, say: Say) -> str:
    after, before = map(say, step.samples)
    return (
        f"{_subject(step)} has a neighbour on both sides, so NumPy takes the difference of the "
        f"two neighbours, {after} minus {before}, over two spacings of "
        f"{say(step.gaps[0])}: that makes {say(step.value)}. "
        "Its own value is not used."
    )


def _interior_non_uniform(step: DifferenceStep, say: Say) -> str:
    left, right = map(say, step.gaps)
    return (
        f"{_subject(step)} has a neighbour on both sides, at gaps of {left} and {right}. The gaps "
        "of this axis are not all equal, so NumPy takes the slope of the parabola through the "
        f"three samples {_three(step, say)}: that makes {say(step.value)}. {_balance(step)}"
    )


def _balance(step: DifferenceStep) -> str:
    """Return who counts more: the weights are those of a seesaw."""
    left, right = step.gaps
    if not _same_direction(left, right):
        return "The coordinates do not go on in one direction here."
    if left == right:
        return "These two gaps are equal, so both neighbours count the same."
    return (
        f"The {'left' if abs(left) < abs(right) else 'right'} neighbour is nearer and counts more."
    )


def _same_direction(left: object, right: object) -> bool:
    signs = np.sign(np.asarray([left, right]))
    return bool((signs == 1).all() or (signs == -1).all())


def _three(step: DifferenceStep, say: Say) -> str:
    first, second, third = map(say, step.samples)
    return f"{first}, {second} and {third}"


def _side(step: DifferenceStep) -> tuple[str, str]:
    return ("left", "first") if step.region == LEFT else ("right", "last")


def _boundary_quotient(step: DifferenceStep, say: Say) -> str:
    side, place = _side(step)
    after, before = map(say, step.samples)
    return (
        f"{_subject(step)} has no neighbour on the {side}, so with edge_order=1 NumPy takes the "
        f"slope of the {place} interval: {after} minus {before}, over the gap "
        f"{say(step.gaps[0])}, makes {say(step.value)}."
    )


def _boundary_parabola(step: DifferenceStep, say: Say) -> str:
    side, place = _side(step)
    return (
        f"{_subject(step)} has no neighbour on the {side}, so with edge_order=2 NumPy puts a "
        f"parabola through the {place} three samples, {_three(step, say)}, and takes its slope "
        f"at the {place} one: {say(step.value)}."
    )
