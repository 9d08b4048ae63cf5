"""What a row and a column of the matrix say, in one to three sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from gradient_core.insight.matrix import Operator
from gradient_core.insight.second_derivative import SecondDerivative
from gradient_core.text import nearest_float, plain_number

_NEXT_TO_NOTHING = Fraction(1, 10**9)  # of the largest weight of a row: what rounding leaves


def row_sentence(operator: Operator, i: int) -> str:
    """Return which samples an output reads, and whether its own is among them.

    Parameters
    ----------
    operator : Operator
    i : int
        From 0 to n - 1.

    Returns
    -------
    str

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.matrix import operator_of
    >>> print(row_sentence(operator_of(trace_gradient([1, 2, 4, 8, 16])), 2))
    gradient[2] reads f[1] and f[3], not its own sample: change f[2], and gradient[2] stays.
    >>> print(row_sentence(operator_of(trace_gradient([1, 2, 4, 8], [0, 0.1, 0.2, 0.3])), 2))
    gradient[2] reads f[1], f[2] and f[3]. f[2] counts with weight 0: a wrong number there changes
    nothing here, but nan does, for 0 · nan is nan.
    """
    read = operator.row(i).offsets
    sentence = f"gradient[{i}] reads {_samples(i + offset for offset in read)}"
    if 0 not in read:
        return f"{sentence}, not its own sample: change f[{i}], and gradient[{i}] stays."
    nothing = next((i + o for o in read if is_next_to_nothing(operator, i, i + o)), None)
    if nothing is None:
        return f"{sentence}."
    return (
        f"{sentence}. f[{nothing}] counts with {_weight_of(operator, i, nothing)}: a wrong number "
        "there changes nothing here, but nan does, for 0 · nan is nan."
    )


def column_sentence(operator: Operator, j: int) -> str:
    """Return which outputs a bad sample hurts, and which beside it stays.

    Parameters
    ----------
    operator : Operator
    j : int
        From 0 to n - 1.

    Returns
    -------
    str

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.matrix import operator_of
    >>> print(column_sentence(operator_of(trace_gradient([1, 2, 4, 8, 16])), 2))
    A bad f[2] hurts gradient[1] and gradient[3]. gradient[2] stays, for its formula does not read
    f[2].
    """
    hurt = sorted(operator.influence(j))
    nothing = [i for i in hurt if is_next_to_nothing(operator, i, j)]
    sentence = f"A bad f[{j}] hurts {_outputs(i for i in hurt if i not in nothing)}."
    if j not in hurt:
        return f"{sentence} gradient[{j}] stays, for its formula does not read f[{j}]."
    if not nothing:
        return sentence
    return (
        f"{sentence} {_outputs(nothing)} reads it with {_weight_of(operator, nothing[0], j)}: a "
        "wrong number changes nothing there, but nan does, for 0 · nan is nan."
    )


def second_sentence(second: SecondDerivative, i: int) -> str:
    """Return which samples a row of a second derivative reads, and what it makes of ``x**2``.

    Parameters
    ----------
    second : SecondDerivative
    i : int
        From 0 to n - 1.

    Returns
    -------
    str

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.matrix import operator_of
    >>> from gradient_core.insight.second_derivative import twice
    >>> second = twice(operator_of(trace_gradient(range(7))))
    >>> print(second_sentence(second, 3))
    Row 3 reads f[1], f[3] and f[5]: it is blind to its neighbours f[2] and f[4].
    >>> print(second_sentence(second, 0))
    Row 0 is damaged: it reads f[0], f[1] and f[2]. Of x² it makes 1; the second derivative is 2.
    """
    row = second.rows[i]
    if i in second.missing:
        return f"Row {i} has no formula: it would read a sample beyond the end."
    read = [j for j, weight in enumerate(row) if weight]
    if not read:
        return f"Row {i} reads nothing: the gradient is the same everywhere, so its gradient is 0."
    if i in second.damaged:
        return f"Row {i} is damaged: it reads {_samples(read)}{_miss(second, i)}."
    blind = [j for j in range(read[0], read[-1] + 1) if j not in read]
    note = f": it is blind to its neighbours {_samples(blind)}" if blind else ", side by side"
    return f"Row {i} reads {_samples(read)}{note}."


def _miss(second: SecondDerivative, i: int) -> str:
    """Say what a row makes of the first power of x, as the samples 0, 1, 2, ..., that it misses."""
    for power, raised in ((2, "x²"), (3, "x³")):
        made = second.apply([Fraction(j**power) for j in range(len(second.rows))])[i]
        truth = power * (power - 1) * i ** (power - 2)
        if made != truth:
            where = "" if power == 2 else f" at x = {i}"
            number = plain_number(nearest_float(made), minus="−")
            return f". Of {raised} it makes {number}; the second derivative{where} is {truth}"
    return ""


def is_next_to_nothing(operator: Operator, i: int, j: int) -> bool:
    """Whether ``gradient[i]`` reads ``f[j]`` with a weight that is 0, or only rounding.

    Parameters
    ----------
    operator : Operator
    i, j : int
        From 0 to n - 1.

    Returns
    -------
    bool

    Examples
    --------
    >>> import numpy as np
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight.matrix import operator_of
    >>> operator = operator_of(trace_gradient(np.zeros(7), np.linspace(0, 0.6, 7)))
    >>> is_next_to_nothing(operator, 3, 3), is_next_to_nothing(operator, 3, 4)
    (True, False)
    """
    row = operator.rows[i]
    return operator.reads[i][j] and abs(row[j]) <= _NEXT_TO_NOTHING * max(map(abs, row))


def _weight_of(operator: Operator, i: int, j: int) -> str:
    return "a weight of almost 0" if operator.rows[i][j] else "weight 0"


def _samples(indices: Iterable[int]) -> str:
    return _listed([f"f[{j}]" for j in indices])


def _outputs(indices: Iterable[int]) -> str:
    return _listed([f"gradient[{i}]" for i in indices])


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "nothing"
