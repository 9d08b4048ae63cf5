"""A difference step in plain English: why these samples, and what they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from gradient_core.statements import INTERIOR, LEFT
from gradient_core.text import plain_number
from gradient_core.trace.step_numbers import StepNumbers

Say: TypeAlias = Callable[[object], str]


def sentence(step: StepNumbers, digits: int | None = None) -> str:
    """Return what happened at `step`, in two or three sentences.

    Parameters
    ----------
    step : StepNumbers
    digits : int, optional
        Round the numbers to so many significant digits.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(trace_gradient([1, 2, 4, 8, 16]).step(2).sentence)
    Sample 2 has a neighbour on both sides, so NumPy divides the difference of the two neighbours, \
8 minus 2, by two spacings of 1. The result is 3. The sample itself is not used.
    """
    if step.region == INTERIOR:
        write = _interior_uniform if step.uniform else _interior_non_uniform
    else:
        write = _boundary_quotient if step.made_by.is_quotient else _boundary_parabola
    return write(step, lambda number: plain_number(number, digits, minus="−"))


def _subject(step: StepNumbers) -> str:
    if isinstance(step.index, int):
        return f"Sample {step.index}"
    return f"Along axis {step.axis}, sample {list(step.index)}"


def _is_left_to_right(step: StepNumbers) -> bool:
    """Whether neighbours stand left and right: along the last axis, the columns of a table."""
    return isinstance(step.index, int) or step.axis == len(step.index) - 1


def _interior_uniform(step: StepNumbers, say: Say) -> str:
    after, before = map(say, step.samples)
    return (
        f"{_subject(step)} has a neighbour on both sides, so NumPy divides the difference of the "
        f"two neighbours, {after} minus {before}, by two spacings of {say(step.gaps[0])}. The "
        f"result is {say(step.value)}. The sample itself is not used."
    )


def _interior_non_uniform(step: StepNumbers, say: Say) -> str:
    h1, h2 = map(say, step.gaps)
    return (
        f"{_subject(step)} has a neighbour on both sides, at gaps of {h1} and {h2}. The gaps "
        "of this axis are not all equal, so NumPy takes the slope of the parabola through the "
        f"three samples {_three(step, say)}. The result is {say(step.value)}. {_balance(step)}"
    )


def _balance(step: StepNumbers) -> str:
    """Return which neighbour counts more: the nearer one, where there is one."""
    h1, h2 = step.gaps
    if not _same_direction(h1, h2):
        return "The coordinates do not keep one direction here."
    if h1 == h2:
        return "These two gaps are equal, so both neighbours count the same."
    is_before = abs(h1) < abs(h2)
    if _is_left_to_right(step):
        return f"The {'left' if is_before else 'right'} neighbour is nearer and counts more."
    return f"The neighbour {'before' if is_before else 'after'} it is nearer and counts more."


def _same_direction(h1: object, h2: object) -> bool:
    signs = np.sign(np.asarray([h1, h2]))
    return bool((signs == 1).all() or (signs == -1).all())


def _three(step: StepNumbers, say: Say) -> str:
    first, second, third = map(say, step.samples)
    return f"{first}, {second} and {third}"


def _alone(step: StepNumbers) -> tuple[str, str]:
    """Return where the sample has no neighbour, and which samples or interval are taken."""
    is_left = step.region == LEFT
    if _is_left_to_right(step):
        side = "on the left" if is_left else "on the right"
    else:
        side = "before it" if is_left else "after it"
    return f"{_subject(step)} has no neighbour {side}", "first" if is_left else "last"


def _boundary_quotient(step: StepNumbers, say: Say) -> str:
    alone, place = _alone(step)
    after, before = map(say, step.samples)
    return (
        f"{alone}, so with edge_order=1 NumPy takes the slope of the {place} interval: {after} "
        f"minus {before}, divided by the gap {say(step.gaps[0])}. The result is {say(step.value)}."
    )


def _boundary_parabola(step: StepNumbers, say: Say) -> str:
    alone, place = _alone(step)
    return (
        f"{alone}, so with edge_order=2 NumPy takes the parabola through the {place} three "
        f"samples, {_three(step, say)}, and its slope at the {place} one. The result is "
        f"{say(step.value)}."
    )
