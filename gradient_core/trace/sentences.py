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
    """Return where the value of `step` comes from, in two or three short sentences.

    Parameters
    ----------
    step : StepNumbers
    digits : int, optional
        Round the numbers to so many significant digits.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(trace_gradient([1, 2, 4, 8, 16]).step(2).sentence)
    The neighbours of sample 2 differ by 8 − 2 over two spacings of 1. Its own value is not used.
    """
    if step.region == INTERIOR:
        write = _interior_uniform if step.uniform else _interior_non_uniform
    else:
        write = _boundary_quotient if step.made_by.is_quotient else _boundary_parabola
    return write(step, lambda number: plain_number(number, digits, minus="−"))


def _sample(step: StepNumbers) -> str:
    return f"sample {step.index if isinstance(step.index, int) else list(step.index)}"


def _subject(step: StepNumbers) -> str:
    along = "" if isinstance(step.index, int) else f"Along axis {step.axis}, "
    text = along + _sample(step)
    return text[0].upper() + text[1:]


def _sides(step: StepNumbers) -> tuple[str, str]:
    """Return where the neighbours stand before and after: as the array is written down."""
    if isinstance(step.index, int) or step.axis == len(step.index) - 1:
        return "on the left", "on the right"
    if step.axis == len(step.index) - 2:
        return "above", "below"
    return "before it", "after it"


def _difference(step: StepNumbers, say: Say) -> str:
    after, before = map(say, step.samples)
    return f"{after} − {f'({before})' if before.startswith('−') else before}"


def _interior_uniform(step: StepNumbers, say: Say) -> str:
    along = "The" if isinstance(step.index, int) else f"Along axis {step.axis}, the"
    return (
        f"{along} neighbours of {_sample(step)} differ by {_difference(step, say)} over two "
        f"spacings of {say(step.gaps[0])}. Its own value is not used."
    )


def _interior_non_uniform(step: StepNumbers, say: Say) -> str:
    h1, h2 = map(say, step.gaps)
    return (
        f"{_subject(step)} has neighbours at gaps of {h1} and {h2}. The gaps of this axis are not "
        f"all equal, so NumPy takes the slope of the parabola through {_three(step, say)}. "
        f"{_balance(step)}"
    )


def _balance(step: StepNumbers) -> str:
    """Return which neighbour counts more: the nearer one, where there is one."""
    h1, h2 = step.gaps
    if not _same_direction(h1, h2):
        return "The coordinates do not keep one direction here."
    if h1 == h2:
        return "These two gaps are equal, so both neighbours count the same."
    side = _sides(step)[0 if abs(h1) < abs(h2) else 1]
    return f"The neighbour {side} is nearer and counts more."


def _same_direction(h1: object, h2: object) -> bool:
    signs = np.sign(np.asarray([h1, h2]))
    return bool((signs == 1).all() or (signs == -1).all())


def _three(step: StepNumbers, say: Say) -> str:
    first, second, third = map(say, step.samples)
    return f"{first}, {second} and {third}"


def _alone(step: StepNumbers) -> tuple[str, str]:
    """Return where the sample has no neighbour, and which samples or interval are taken."""
    is_left = step.region == LEFT
    side = _sides(step)[0 if is_left else 1]
    return f"{_subject(step)} has no neighbour {side}", "first" if is_left else "last"


def _boundary_quotient(step: StepNumbers, say: Say) -> str:
    alone, place = _alone(step)
    return (
        f"{alone}, so edge_order=1 takes the slope of the {place} interval: "
        f"{_difference(step, say)} over the gap of {say(step.gaps[0])}."
    )


def _boundary_parabola(step: StepNumbers, say: Say) -> str:
    alone, place = _alone(step)
    return (
        f"{alone}, so edge_order=2 takes the parabola through the {place} three samples, "
        f"{_three(step, say)}, and its slope at the {place} one."
    )
