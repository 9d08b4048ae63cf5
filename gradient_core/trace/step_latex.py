r"""A difference step as LaTeX: as one equation, and in parts for a card to lay out.

A difference quotient reads symbols = numbers = value. A weighted sum first works out
its weights a, b, c, as NumPy does, and then adds up the weighted samples.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from gradient_core.statements import Expression, Named, Operation, Sample, as_latex
from gradient_core.text import digits_apart, is_rounded, latex_number
from gradient_core.trace.step_numbers import StepNumbers
from gradient_core.trace.step_text import index_text

# Dresses the LaTeX of a sample, and of a term of a sum, in a colour, say.
Paint: TypeAlias = Callable[[str], str]


def latex_symbols(step: StepNumbers, tree: Expression) -> str:
    """Return a tree over samples and gaps as LaTeX, in symbols."""
    return as_latex(tree, lambda leaf: _symbol(step, leaf))


def latex_numbers(step: StepNumbers, tree: Expression, digits: int | None = None) -> str:
    """Return a tree over samples and gaps as LaTeX, with the numbers put in."""
    return as_latex(tree, lambda leaf: latex_number(step.number(leaf), digits))


def _painted(tree: Expression, text: Callable[[Expression], str], paint: Paint) -> str:
    """Return a difference quotient as LaTeX with its difference, all that is read, painted."""
    if not isinstance(tree, Operation):
        return as_latex(tree, text)
    above, below = (as_latex(part, text) for part in tree.operands)
    return rf"\frac{{{paint(above)}}}{{{below}}}"


def _symbol(step: StepNumbers, leaf: Expression) -> str:
    if isinstance(leaf, Sample):
        return f"f_{{{index_text(step.sample_index(leaf.offset))}}}"
    if isinstance(leaf, Named):
        return leaf.name if len(leaf.name) == 1 else f"{leaf.name[0]}_{{{leaf.name[1:]}}}"
    return latex_number(step.number(leaf))


def _value_name(step: StepNumbers) -> str:
    return f"g_{{{index_text(step.index)}}}"


def is_shown_rounded(step: StepNumbers, digits: int | None) -> bool:
    """Whether a sample, a gap or the value has more digits than are shown."""
    return _relation((*step.samples, *step.gaps, step.value), digits) != "="


def _relation(numbers: Sequence[object], digits: int | None) -> str:
    return r"\approx" if any(is_rounded(number, digits) for number in numbers) else "="


def latex_equation(step: StepNumbers, digits: int | None = None) -> str:
    """Return name, symbols, numbers and value as one equation."""
    tree = step.made_by.tree
    relation = _relation((*step.samples, *step.gaps, step.value), digits)
    symbols, numbers = latex_symbols(step, tree), latex_numbers(step, tree, digits)
    value = latex_number(step.value, digits)
    return f"{_value_name(step)} = {symbols} {relation} {numbers} {relation} {value}"


def readable_digits(step: StepNumbers) -> int:
    """Return how many digits to show: few, but enough to tell samples, and gaps, apart.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> [readable_digits(trace_gradient(f).step(1)) for f in ([0, 1, 1/3], [1, 1, 1.000001])]
    [4, 7]
    """
    return max(digits_apart(step.samples, however_near=True), digits_apart(step.gaps))


@dataclass(frozen=True)
class Equals:
    r"""One thing that a quantity equals: ``= 8 - 2``, ``\approx 0.3333``.

    Attributes
    ----------
    relation : str
        ``=``, or ``\approx`` where a number is shown rounded.
    terms : tuple of str
        LaTeX of the summands, all but the first with their sign.
    """

    relation: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class WorkedOut:
    """A quantity in symbols and, line by line, what that makes.

    Attributes
    ----------
    name : str
        LaTeX of its name: ``g_{2}``, ``a``; empty for a form in books.
    symbols : str
        LaTeX of what it is.
    lines : tuple of Equals
        First the numbers put in.
    """

    name: str
    symbols: str
    lines: tuple[Equals, ...]


def weights_worked_out(step: StepNumbers, digits: int | None = None) -> tuple[WorkedOut, ...]:
    r"""Return how the weights of a weighted sum come from the gaps; none for a quotient.

    Parameters
    ----------
    step : StepNumbers
    digits : int, optional
        Round what is shown to so many significant digits; ``\approx`` says where.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> first, *_ = weights_worked_out(trace_gradient([1, 2, 4], edge_order=2).step(0))
    >>> print(first.name, first.symbols, *(line.terms[0] for line in first.lines))
    a \frac{-1.5}{h} \frac{-1.5}{1} -1.5
    """
    if step.made_by.is_quotient:
        return ()
    trees = step.made_by.part_trees
    return tuple(
        WorkedOut(
            name,
            latex_symbols(step, tree),
            (
                Equals(_relation(step.gaps, digits), (latex_numbers(step, tree, digits),)),
                Equals(_relation((*step.gaps, weight), digits), (latex_number(weight, digits),)),
            ),
        )
        for name, tree, weight in zip(step.made_by.part_names, trees, step.weights, strict=True)
    )


def value_worked_out(step: StepNumbers, digits: int | None = None, paint: Paint = str) -> WorkedOut:
    r"""Return how the value comes from the samples and, in a weighted sum, from the weights.

    Parameters
    ----------
    step : StepNumbers
    digits : int, optional
        Round what is shown to so many significant digits; ``\approx`` says where.
    paint : callable, optional
        Dresses the LaTeX of what is read: the difference of a quotient, the samples of a sum.

    Returns
    -------
    WorkedOut
        The last of its lines is the value. A weighted sum has the products and the sum before
        it, a quotient the numbers put in.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> found = value_worked_out(trace_gradient([1, 2, 4, 8, 16]).step(2))
    >>> print(found.name, found.symbols, *(line.terms[0] for line in found.lines))
    g_{2} \frac{f_{3} - f_{1}}{2\,h} \frac{8 - 2}{2 \cdot 1} 3
    """
    value = (latex_number(step.value, digits),)
    if step.made_by.is_quotient:
        read, tree = (*step.samples, *step.gaps), step.made_by.tree
        symbols = _painted(tree, lambda leaf: _symbol(step, leaf), paint)
        put_in = _painted(tree, lambda leaf: latex_number(step.number(leaf), digits), paint)
        numbers = Equals(_relation(read, digits), (put_in,))
        made = Equals(_relation((*read, step.value), digits), value)
        return WorkedOut(_value_name(step), symbols, (numbers, made))
    named = [
        rf"{name}\,{paint(_symbol(step, sample))}"
        for name, sample in zip(step.made_by.part_names, step.made_by.sample_symbols, strict=True)
    ]
    products, summed = _products_and_sum(step, digits, paint)
    lines = (products, summed, Equals(_relation((step.value,), digits), value))
    return WorkedOut(_value_name(step), " + ".join(named), lines)


def _products_and_sum(step: StepNumbers, digits: int | None, paint: Paint) -> tuple[Equals, Equals]:
    pairs = list(zip(step.weights, step.samples, strict=True))
    with np.errstate(all="ignore"):
        summands = [weight * sample for weight, sample in pairs]
    products = [rf"{_factor(w, digits)} \cdot {paint(_factor(f, digits))}" for w, f in pairs]
    return (
        Equals(_relation((*step.weights, *step.samples), digits), _signed(products)),
        Equals(_relation(summands, digits), _signed([latex_number(s, digits) for s in summands])),
    )


def _factor(number: object, digits: int | None) -> str:
    text = latex_number(number, digits)
    return f"({text})" if text.startswith("-") else text


def _signed(summands: Sequence[str]) -> tuple[str, ...]:
    first, *rest = summands
    return first, *(f"- {text[1:]}" if text.startswith("-") else f"+ {text}" for text in rest)


def textbook_worked_out(step: StepNumbers, digits: int | None = None) -> WorkedOut | None:
    """Return the form in books in symbols and with the numbers put in, None if it is the same."""
    tree = step.made_by.textbook_tree
    if tree is None:
        return None
    relation = _relation((*step.samples, *step.gaps), digits)
    numbers = Equals(relation, (latex_numbers(step, tree, digits),))
    return WorkedOut("", latex_symbols(step, tree), (numbers,))
