"""The worked solution of an item, step by step, from the record of the call.

The steps come in the order in which NumPy decides: which statement, which samples, which weights,
and what that makes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from gradient_core.practice.data import GridData, LineData, exact_step
from gradient_core.practice.slips import ALL, INDICES, STATEMENT, WEIGHT
from gradient_core.statements import (
    INTERIOR,
    LEFT,
    Expression,
    Named,
    Sample,
    as_python,
)
from gradient_core.text import plain_number
from gradient_core.trace import DifferenceStep, sentence
from gradient_core.trace.step_latex import latex_equation

SLOTS = (STATEMENT, INDICES, WEIGHT, ALL)
"""The steps in their order; the last one is the value."""


@dataclass(frozen=True)
class WorkedLine:
    """One step of a solution.

    Attributes
    ----------
    slot : {"statement", "indices", "weight", "all"}
        Which step it is; with "all" hidden nothing of the solution is shown.
    text : str
        What is done, in plain English.
    code, latex : str
        The same as NumPy writes it, and as a formula; empty where there is nothing to add.
    """

    slot: str
    text: str
    code: str = ""
    latex: str = ""


def worked_lines(data: LineData | GridData) -> tuple[WorkedLine, ...]:
    """Return the solution line by line.

    Parameters
    ----------
    data : LineData or GridData

    Returns
    -------
    tuple of WorkedLine

    Examples
    --------
    >>> from fractions import Fraction
    >>> data = LineData((1, 2, 4, 8, 16), tuple(map(Fraction, (0, 1, 3, 4, 6))), "coordinates", 2)
    >>> for line in worked_lines(data)[:3]:
    ...     print(line.slot, line.text, line.code, sep="; ")
    statement; Inside, with gaps that differ: three samples, each with its own weight.; a * f[1] +
    b * f[2] + c * f[3]
    indices; It reads f[1] = 2, f[2] = 4, f[3] = 8.;
    weight; The weights are −1/6 for f[1], −1/2 for f[2], 2/3 for f[3].;
    """
    step = data.step
    exact = exact_step(step)
    reads = ", ".join(f"{name(t.index)} = {plain_number(t.sample, minus='−')}" for t in step.terms)
    weights = ", ".join(
        f"{str(t.exact_weight).replace('-', '−')} for {name(t.index)}" for t in step.terms
    )
    return (
        WorkedLine(STATEMENT, which_statement(step), short_statement(step)),
        WorkedLine(INDICES, f"It reads {reads}."),
        WorkedLine(WEIGHT, f"The weights are {weights}."),
        WorkedLine(ALL, sentence(exact), step.statement, latex_equation(exact)),
    )


def gap_lines(data: LineData) -> tuple[WorkedLine, ...]:
    """Return how the second argument of a call is read.

    Parameters
    ----------
    data : LineData
        Of a call with a second argument.

    Examples
    --------
    >>> from fractions import Fraction
    >>> data = LineData((1, 2, 4), tuple(map(Fraction, (3, 1, 2))), "coordinates", 1)
    >>> print(gap_lines(data)[0].text)
    A list says where the samples are. The gaps are what its neighbours differ by: 1 − 3 = −2,
    2 − 1 = 1.
    """
    if data.is_even:
        h = plain_number(float(data.h))
        text = f"A single number is the distance between neighbours: {h}, everywhere."
        return (WorkedLine(ALL, text),)
    gaps = ", ".join(f"{b} − {a} = {b - a}".replace("-", "−") for a, b in pairwise(data.x))
    text = f"A list says where the samples are. The gaps are what its neighbours differ by: {gaps}."
    return (WorkedLine(ALL, text),)


def lines_before(lines: tuple[WorkedLine, ...], hidden: str) -> tuple[WorkedLine, ...]:
    """Return the lines before the one that is hidden; all of them where none is.

    Examples
    --------
    >>> lines = tuple(WorkedLine(slot, "", "f[1]") for slot in SLOTS)
    >>> [line.slot for line in lines_before(lines, "weight")], len(lines_before(lines, "all"))
    (['statement', 'indices'], 0)

    The statement has indices in its code, so that goes where these are hidden:

    >>> lines_before(lines, "indices")
    (WorkedLine(slot='statement', text='', code='', latex=''),)
    """
    if hidden == ALL:
        return ()
    if hidden == INDICES:
        return tuple(replace(line, code="") for line in lines[: SLOTS.index(hidden)])
    return lines if not hidden else lines[: SLOTS.index(hidden)]


def name(index: int | tuple[int, ...]) -> str:
    """Return how a sample is addressed: ``f[2]``, ``f[1, 2]``."""
    return f"f[{index if isinstance(index, int) else ', '.join(map(str, index))}]"


def which_statement(step: DifferenceStep) -> str:
    """Return which statement NumPy takes at a place, without naming its samples.

    Parameters
    ----------
    step : DifferenceStep

    Examples
    --------
    >>> from gradient_core.trace import trace_gradient
    >>> print(which_statement(trace_gradient([1, 2, 4]).step(0)))
    The left end, with edge_order=1: the forward difference of the interval there.
    """
    if step.region == INTERIOR:
        if step.uniform:
            return "Inside, with equal gaps: the difference of the two neighbours over two gaps."
        return "Inside, with gaps that differ: three samples, each with its own weight."
    side = "left" if step.region == LEFT else "right"
    at = f"The {side} end, with edge_order={step.accuracy_order}"
    if step.made_by.is_quotient:
        return f"{at}: the {step.scheme} difference of the interval there."
    return f"{at}: three samples, each with its own weight."


def short_statement(step: DifferenceStep) -> str:
    """Return the statement with its weights as letters.

    Parameters
    ----------
    step : DifferenceStep

    Examples
    --------
    >>> from gradient_core.trace import trace_gradient
    >>> short_statement(trace_gradient([1, 2, 4], edge_order=2).step(0))
    'a * f[0] + b * f[1] + c * f[2]'
    """
    if step.made_by.is_quotient:
        return step.statement
    return as_python(step.made_by.combine_tree, lambda leaf: _letter(step, leaf))


def _letter(step: DifferenceStep, leaf: Expression) -> str:
    if isinstance(leaf, Sample):
        return name(step.sample_index(leaf.offset))
    return leaf.name if isinstance(leaf, Named) else str(leaf)
