r"""Where the weights come from, of the statements that NumPy executes and of any samples.

In letters, ``h`` or ``h_1`` and ``h_2``, or with the numbers of the samples put in. `derivation`
has the idea and `deduction` the lines. Here each sample is given its place, and the last line is
the statement itself with the form in which books print it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

from gradient_core.insight.deduction import (
    Deduction,
    Neighbour,
    at_offset,
    is_short,
    number_latex,
    signed_products,
)
from gradient_core.insight.derivation import (
    Derivation,
    derivation_of,
    in_equal_gaps,
    leading_row,
    read_derivative,
)
from gradient_core.insight.stencils import PlacedStencil
from gradient_core.insight.taylor import primed
from gradient_core.statements import (
    Expression,
    Literal,
    Named,
    Sample,
    Statement,
    as_latex,
    derivative_coefficients,
    exact_weights,
)
from gradient_core.text import latex_number

_EXECUTED = "NumPy executes it in just this order."
_IN_FLOATS = "NumPy computes it in this order, in floats."
_IN_BOOKS = " Books print the form below it: the same on paper, not always in the last bit."


@cache
def derive_statement(statement: Statement) -> Derivation:
    r"""Derive the weights of a statement that NumPy executes, in the letters of its gaps.

    Parameters
    ----------
    statement : Statement
        One of the ten. Only its offsets and the names of its gaps are read; its weights are not,
        they are what comes out.

    Returns
    -------
    Derivation
        Weights and leading factor are those for gaps of 1; the lines have ``h``, or ``h_1`` and
        ``h_2``.

    Examples
    --------
    >>> from gradient_core.statements import statements_for
    >>> left, interior, right = statements_for(uniform=False, edge_order=2)
    >>> print(derive_statement(interior).lines[4].latex)
    \boxed{\frac{h_{1} h_{2}}{6}\,f'''(x)}
    >>> print(derive_statement(left).lines[1].latex)
    a\,f_{0} + b\,f_{1} + c\,f_{2}
    """
    if len(statement.gap_names) == 2:
        # SymPy takes a third of a second to import: only now is it needed
        from gradient_core.insight.symbolic_gaps import in_two_gaps

        return in_two_gaps(statement)
    offsets = _reach(statement)
    names = {offset: at_offset(Fraction(offset)) for offset in offsets}

    def leaf(each: Expression) -> str:
        return leaf_text(each, names.__getitem__, lambda _gap: "h")

    places = tuple(map(Fraction, offsets))
    forms = [as_latex(statement.tree, leaf), *book_forms(statement, leaf)]
    closing = closing_of(forms)
    if len(statement.offsets) < len(offsets):
        closing += " The sample at x weighs 0, so it is not read."
    return in_equal_gaps(places, 1, derivative_coefficients(offsets), (tuple(forms), closing))


def derive_on_samples(
    placed: PlacedStencil, derivative: int = 1, statement: Statement | None = None
) -> Derivation:
    r"""Derive the weights of a stencil where it stands, with the numbers put in.

    Parameters
    ----------
    placed : PlacedStencil
    derivative : int
        Its order, 1 to 6 and below the number of samples.
    statement : Statement, optional
        The one that NumPy executes there, for the last line.

    Returns
    -------
    Derivation
        Offsets in units of the coordinates, weights in units of one over them.

    Raises
    ------
    GradientValueError
        A derivative of another order.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.insight import place_stencil
    >>> placed = place_stencil(trace_gradient([1, 2, 4], 0.5), (0, 1, 2), 0)
    >>> found = derive_on_samples(placed)
    >>> print(*found.weights, ";", found.leading_term.text)
    -3 4 -1 ; −1/12 · f‴(x)
    >>> print(found.lines[-1].latex.split("approx")[1])
     -3 \cdot 1 + 4 \cdot 2 - 4 \\ &= 1\end{aligned}
    """
    order = read_derivative(derivative)
    weights = derivative_coefficients(placed.places, order)
    term = leading_row(placed.places, weights, order, "")
    value = sum((w * f for w, f in zip(weights, placed.samples, strict=True)), Fraction(0))
    numbers = [number_latex(sample) for sample in placed.samples]
    neighbours = tuple(
        Neighbour(place, "", f"f_{{{placed.index + offset}}}", number)
        for place, offset, number in zip(placed.places, placed.offsets, numbers, strict=True)
    )
    forms = [signed_products(weights, numbers)]
    closing = f"The sum with these weights is {primed(order)}, but for that error."
    if statement is not None:
        forms, closing = _numbers_in(statement, placed)
    series = [n.coefficient(j) for n in neighbours for j in range(term.derivative_order + 1)]
    deduction = Deduction(
        neighbours=neighbours,
        weights=tuple(map(number_latex, weights)),
        derivative=order,
        divisor="",
        error_order=term.derivative_order,
        error=term.latex,
        formula=(*forms, number_latex(value)),
        closing=closing,
        is_rounded=not all(map(is_short, [*series, *weights, *placed.samples, value])),
    )
    return derivation_of(placed.places, weights, term, deduction)


def _reach(statement: Statement) -> range:
    """Return all offsets between those that a statement reads: its own sample may weigh 0."""
    return range(min(statement.offsets), max(statement.offsets) + 1)


def leaf_text(each: Expression, sample: Callable[[int], str], named: Callable[[str], str]) -> str:
    """Write a leaf of a statement: weights keep their letters."""
    if isinstance(each, Sample):
        return sample(each.offset)
    if isinstance(each, Named):
        return each.name if each.name in "abc" else named(each.name)
    return latex_number(each.value if isinstance(each, Literal) else each)


def book_forms(statement: Statement, leaf: Callable[[Expression], str]) -> list[str]:
    """Return the form of a statement in books, if it has another one."""
    tree = statement.textbook_tree
    return [] if tree is None else [as_latex(tree, leaf)]


def closing_of(forms: Sequence[str]) -> str:
    """Return the sentence of the last line, for one form or two."""
    return _EXECUTED + _IN_BOOKS * (len(forms) > 1)


def _numbers_in(statement: Statement, placed: PlacedStencil) -> tuple[list[str], str]:
    """Return a statement, and its form in books, with samples, gaps and weights put in."""
    samples = dict(zip(placed.offsets, placed.samples, strict=True))
    gaps = dict(zip(statement.gap_names, placed.gaps, strict=False))
    weights = exact_weights(statement, list(gaps.values()))

    def leaf(each: Expression) -> str:
        if isinstance(each, Named):
            return number_latex(gaps[each.name])
        return leaf_text(each, lambda offset: number_latex(samples[offset]), str)

    if statement.is_quotient:
        written_out = as_latex(statement.tree, leaf)
    else:
        written_out = signed_products(weights, [number_latex(f) for f in placed.samples])
    forms = [written_out, *book_forms(statement, leaf)]
    return forms, _IN_FLOATS + _IN_BOOKS * (len(forms) > 1)
