r"""A difference step as one LaTeX display, for the card.

A difference quotient reads symbols = numbers = value. A weighted sum first works out
its weights a, b, c, as NumPy does, and then adds up the weighted samples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.text.fractions import as_fraction
from gradient_core.text.numbers import is_rounded, latex_number, plain_number
from gradient_core.trace.step_text import (
    exact_weights,
    index_text,
    latex,
    latex_numbers,
    latex_operand,
)
from gradient_core.trace.steps import DifferenceStep

_MOST_ON_ONE_LINE = 30
_MOST_PUT_IN = 21
_MOST_PRODUCTS = 22
_MOST_WORKED_OUT = 24
_MOST_ON_TWO_ROWS = 36
_MOST_IN_BOOKS = 48
_FEWEST_DIGITS = 4
_MOST_DIGITS = 10


def readable_digits(step: DifferenceStep) -> int:
    """Return how many digits to show: few, but enough to tell the samples apart.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> [readable_digits(trace_gradient(f).step(1)) for f in ([0, 1, 1/3], [1, 1, 1.000001])]
    [4, 7]
    """
    for digits in range(_FEWEST_DIGITS, _MOST_DIGITS):
        shown = {plain_number(sample, digits) for sample in step.samples}
        if len(shown) == len({plain_number(sample) for sample in step.samples}):
            return digits
    return _FEWEST_DIGITS  # they differ by round-off: no number of digits is readable


def ledger(step: DifferenceStep, digits: int | None = None) -> str:
    r"""Return the step as LaTeX for display.

    Parameters
    ----------
    step : DifferenceStep
    digits : int, optional
        Round what is shown to so many significant digits; ``\approx`` says where.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(ledger(trace_gradient([1, 2, 4, 8, 16]).step(2)))
    \frac{f_{3} - f_{1}}{2\,h} = \frac{8 - 2}{2 \cdot 1} = \mathbf{3}
    """
    return _quotient(step, digits) if step.rule.is_quotient else _weighted_sum(step, digits)


def _relation(numbers: Sequence[object], digits: int | None) -> str:
    return r"\approx" if any(is_rounded(number, digits) for number in numbers) else "="


def _bold(step: DifferenceStep, digits: int | None) -> str:
    return rf"\mathbf{{{latex_number(step.value, digits)}}}"


def _quotient(step: DifferenceStep, digits: int | None) -> str:
    given = (*step.samples, *step.gaps)
    put_in = f"{_relation(given, digits)} {latex_numbers(step, digits)}"
    value = f"{_relation((*given, step.value), digits)} {_bold(step, digits)}"
    one_line = f"{latex(step)} {put_in} {value}"
    if shown_length(put_in) <= _MOST_PUT_IN and shown_length(one_line) <= _MOST_ON_ONE_LINE:
        return one_line
    return _aligned([f"g_{{{index_text(step.index)}}} &= {latex(step)}", f"&{put_in}", f"&{value}"])


def shown_length(latex_text: str) -> int:
    """Return about how many signs of `latex_text` are seen."""
    return len(re.sub(r"\\[a-z]+|[{}\\ ]", "", latex_text))


def _aligned(rows: Sequence[str], room: str = "0.35em") -> str:
    # KaTeX draws the block two pixels wider than its box; the thin space keeps it from scrolling.
    return r"\begin{aligned} " + rf" \\[{room}] ".join(rows) + r" \end{aligned}\,"


def textbook_display(step: DifferenceStep, digits: int | None = None) -> str | None:
    """Return the form in books as LaTeX, None if it is the same; numbers only where they fit."""
    tree = step.rule.textbook_tree
    if tree is None:
        return None
    relation = _relation((*step.samples, *step.gaps), digits)
    numbers = latex_operand(step, tree, digits, numbers=True)
    rows = [f"&{latex_operand(step, tree)}"]
    if shown_length(numbers) <= _MOST_IN_BOOKS:
        rows.append(f"{relation}{{}} &{numbers}")
    return _aligned(rows, room="1.2em")


def exact_twin(step: DifferenceStep) -> DifferenceStep | None:
    r"""Return the same step with fractions for numbers, or None where some are not rational.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> twin = exact_twin(trace_gradient([1/3, 2/3, 5/3]).step(1))
    >>> print(*twin.samples, twin.value)
    5/3 1/3 2/3
    """
    value, gaps = step.exact, step.exact_gaps
    if value is None or gaps is None:
        return None
    return replace(
        step, value=value, gaps=gaps, samples=tuple(as_fraction(sample) for sample in step.samples)
    )


def _weights(step: DifferenceStep) -> Sequence[Any]:
    """Return the weights as computed, or as fractions for an exact twin."""
    if isinstance(step.value, Fraction):
        return exact_weights(step.rule, dict(zip(step.rule.gap_symbols, step.gaps, strict=True)))
    return step.weights


def _weighted_sum(step: DifferenceStep, digits: int | None) -> str:
    rule = step.rule
    weights = _weights(step)
    with np.errstate(all="ignore"):
        products = [weight * sample for weight, sample in zip(weights, step.samples, strict=True)]
    rows = _weight_rows(step, weights, digits)
    added = [
        rf"{name}\,{latex_operand(step, symbol)}"
        for name, symbol in zip(rule.coefficient_names, rule.sample_symbols, strict=True)
    ]
    put_in = [
        rf"{_factor(weight, digits)} \cdot {_factor(sample, digits)}"
        for weight, sample in zip(weights, step.samples, strict=True)
    ]
    rows += [
        rf"g_{{{index_text(step.index)}}} &= {' + '.join(added)}",
        *_put_in_rows(put_in, _relation((*weights, *step.samples), digits)),
        *_sum_rows(products, digits),
        rf"&{_relation((step.value,), digits)} {_bold(step, digits)}",
    ]
    return _aligned(rows)


def _put_in_rows(products: Sequence[str], relation: str) -> list[str]:
    """Return the sum of products on one line, or on one line each where that is too long."""
    if sum(map(shown_length, products)) <= _MOST_PRODUCTS:
        return [f"&{relation} {' + '.join(products)}"]
    return [f"&{relation} {products[0]}", *(rf"&\quad + {product}" for product in products[1:])]


def _weight_rows(step: DifferenceStep, weights: Sequence[Any], digits: int | None) -> list[str]:
    """Return a row for each weight, or several where one would be too long for a phone."""
    worked_out = [_worked_out(step, k, weights[k], digits) for k in range(len(weights))]
    longest = max(shown_length("".join(parts)) for parts in worked_out)
    new_row = r" \\[0.35em] & \textstyle "
    before_numbers = new_row if longest > _MOST_WORKED_OUT else " "
    before_made = new_row if longest > _MOST_ON_TWO_ROWS else " "
    return [
        rf"{name} &= \textstyle {latex_operand(step, tree)}{before_numbers}{put_in}"
        f"{before_made}{made}"
        for name, tree, (put_in, made) in zip(
            step.rule.coefficient_names, step.rule.coefficient_trees, worked_out, strict=True
        )
    ]


def _worked_out(step: DifferenceStep, k: int, weight: Any, digits: int | None) -> tuple[str, str]:
    """Return a weight with the gaps put in, and what that makes."""
    numbers = latex_operand(step, step.rule.coefficient_trees[k], digits, numbers=True)
    made = f"{_relation((*step.gaps, weight), digits)} {latex_number(weight, digits)}"
    return f"{_relation(step.gaps, digits)} {numbers}", made


def _factor(number: object, digits: int | None) -> str:
    text = latex_number(number, digits)
    return rf"({text})" if text.startswith("-") else text


def _sum_rows(products: Sequence[object], digits: int | None) -> list[str]:
    """Return the sum of the numbers on one line, or on one line each where that is too long."""
    first, *rest = [latex_number(product, digits) for product in products]
    signed = [f"- {text[1:]}" if text.startswith("-") else f"+ {text}" for text in rest]
    relation = _relation(products, digits)
    if sum(map(shown_length, (first, *signed))) <= _MOST_PRODUCTS:
        return [f"&{relation} {' '.join((first, *signed))}"]
    return [f"&{relation} {first}", *(rf"&\quad {text}" for text in signed)]
