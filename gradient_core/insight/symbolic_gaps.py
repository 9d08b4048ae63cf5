"""The deduction of a statement with two gaps, in their letters: SymPy solves the conditions.

References
----------
.. [1] Fornberg, B. (1988). Generation of finite difference formulas on arbitrarily spaced grids.
   Math. Comp. 51, 699-706. The recursion that SymPy follows.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import sympy  # type: ignore[import-untyped]  # ships no types

from gradient_core.insight.deduction import Deduction, Neighbour
from gradient_core.insight.derivation import Derivation, derivation_of
from gradient_core.insight.statement_derivation import book_forms, closing_of, leaf_text
from gradient_core.insight.taylor import TruncationTerm, distances, primed_latex, term_text
from gradient_core.statements import Expression, Statement, as_latex, derivative_coefficients


def symbolic_weights(statement: Statement) -> tuple[list[Any], list[Any], Any]:
    """Return the places, the weights and the factor of the error in SymPy's symbols of the gaps.

    SymPy solves the conditions by Fornberg's recursion; the weights of the statement are not read.
    """
    gaps = [sympy.Symbol(f"h_{name[1:]}", positive=True) for name in statement.gap_names]
    symbols = list(distances(statement, gaps))
    solved = sympy.finite_diff_weights(1, symbols, 0)[1][-1]
    weights = [sympy.factor(weight) for weight in solved]
    order = len(symbols)
    left_over = sum(w * place**order for w, place in zip(weights, symbols, strict=True))
    return symbols, weights, sympy.factor(left_over / sympy.factorial(order))


def in_two_gaps(statement: Statement) -> Derivation:
    """Return the derivation in h_1 and h_2."""
    symbols, weights, factor = symbolic_weights(statement)
    order = len(symbols)
    error = rf"{_symbolic(factor)}\,{primed_latex(order)}(x)"
    places = distances(statement, [Fraction(1), Fraction(1)])
    names = {offset: f"f_{{{offset}}}" for offset in statement.offsets}
    neighbours = tuple(
        _neighbour(place, name) for place, name in zip(symbols, names.values(), strict=True)
    )

    def leaf(each: Expression) -> str:
        return leaf_text(each, names.__getitem__, lambda name: f"h_{{{name[1:]}}}")

    forms = [as_latex(statement.combine_tree, leaf), *book_forms(statement, leaf)]
    deduction = Deduction(
        neighbours=neighbours,
        weights=tuple(map(_symbolic, weights)),
        derivative=1,
        divisor="",
        error_order=order,
        error=error,
        formula=tuple(forms),
        closing=closing_of(forms),
    )
    at_one = factor.subs(dict.fromkeys(factor.free_symbols, 1))
    term = TruncationTerm(order, Fraction(at_one.p, at_one.q), error, term_text(statement))
    return derivation_of(places, derivative_coefficients(places), term, deduction)


def _neighbour(place: Any, name: str) -> Neighbour:
    """Return a sample whose place is a sum of gaps."""
    if place == 0:
        return Neighbour(Fraction(0), "", name)
    is_left = place.could_extract_minus_sign()
    away = -place if is_left else place
    unit = sympy.latex(away).replace(" ", "")
    return Neighbour(Fraction(-1 if is_left else 1), f"({unit})" if away.is_Add else unit, name)


def _symbolic(expression: Any) -> str:
    r"""Write a quotient of gaps: a minus sign before it only where all of it is negative."""
    above, below = sympy.fraction(expression)
    terms = sympy.Add.make_args(sympy.expand(above))
    is_negative = all(term.could_extract_minus_sign() for term in terms)
    shown = -above if is_negative else above
    starts_with_minus = sympy.latex(shown).startswith("-")
    text = sympy.latex(shown, order="rev-lex" if starts_with_minus else "lex")
    sign = "-" if is_negative else ""
    return f"{sign}{text}" if below == 1 else rf"{sign}\frac{{{text}}}{{{sympy.latex(below)}}}"
